/*
 * Paragraphs, footnotes and who changed what in them. Elements are met one
 * by one: what a run or a paragraph is like is kept until it closes.
 */
#include <string.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "codec/word.h"
#include "codec/xml.h"

/* A change that is open around runs. */
struct change {
	unsigned depth; /* of its element */
	uint32_t ins, del;
};

struct body {
	struct zd_word *w;
	struct zd_xml *x;
	struct zd_findings *f;
	struct zd_error *err;
	ZD_VEC(struct change) changes;
	struct zd_word_piece run;            /* as the next piece will be */
	struct zd_word_paragraph *paragraph; /* NULL between them */
	struct zd_buf text; /* of the newest piece, while it grows */
	struct zd_buf hidden;
	struct zd_buf changer;    /* of the paragraph's properties */
	bool words;               /* inside of t or delText */
	bool vanish;              /* the run is hidden */
	bool properties;          /* inside of pPr */
	bool old;                 /* and of what they were before a change */
	bool numbering;           /* and of numPr, which may have changed too */
	bool notes;               /* this is the part of the footnotes */
	bool note_text;           /* a footnote that is one is open */
	struct zd_slice bookmark; /* a note's name, for the next mark */
	uint32_t places[2];       /* and its places among the notes */
	struct zd_slice restyler; /* inside of rPrChange: whose */
	unsigned tables, pictures, boxes, formulas;
	size_t note_hint, comment_hint;
};

/* --- Pieces --------------------------------------------------------------- */

static bool same_look(
	const struct zd_word_piece *a, const struct zd_word_piece *b)
{
	return !a->note && !b->note && a->ins == b->ins && a->del == b->del &&
		a->emph == b->emph && a->strong == b->strong &&
		a->restyled == b->restyled && a->was_emph == b->was_emph &&
		a->was_strong == b->was_strong && a->mark == b->mark;
}

static bool is_inside(const struct body *b)
{
	return b->paragraph || b->note_text;
}

static uint32_t *count_of(struct body *b)
{
	return b->paragraph ? &b->paragraph->count
			    : &b->w->notes.at[b->w->notes.len - 1].count;
}

/* Ends the piece that grows: its text is kept. */
static void end_piece(struct body *b)
{
	struct zd_word *w = b->w;

	if (!b->text.len)
		return;
	w->pieces.at[w->pieces.len - 1].text =
		zd_arena_slice(&w->arena, zd_buf_slice(&b->text));
	zd_buf_truncate(&b->text, 0);
}

static void put_text(struct body *b, struct zd_slice text)
{
	struct zd_word *w = b->w;

	if (!is_inside(b) || !text.len)
		return;
	if (b->vanish) {
		if (b->hidden.len < 200)
			zd_buf_put_slice(&b->hidden, text);
		return;
	}
	if (!b->text.len ||
		!same_look(&w->pieces.at[w->pieces.len - 1], &b->run)) {
		end_piece(b);
		zd_vec_push(&w->pieces, b->run);
		++*count_of(b);
	}
	zd_buf_put_slice(&b->text, text);
}

static void put_note(struct body *b, bool end)
{
	struct zd_word *w = b->w;
	struct zd_slice id = zd_xml_attribute(b->x, "id");
	struct zd_word_piece piece = b->run;

	if (!is_inside(b) || b->vanish)
		return;
	for (size_t i = 0; i < w->notes.len; i++) {
		size_t at = (b->note_hint + i) % w->notes.len;
		struct zd_word_note *n = &w->notes.at[at];

		if (n->end != end || !zd_slice_eq(n->id, id))
			continue;
		if (!n->name.len) {
			n->name = b->bookmark;
			memcpy(n->places, b->places, sizeof(n->places));
		}
		b->note_hint = at + 1;
		end_piece(b);
		piece.note = zd_u32(at + 1);
		zd_vec_push(&w->pieces, piece);
		++*count_of(b);
		break;
	}
	b->bookmark = (struct zd_slice){0};
}

static void put_comment(struct body *b)
{
	struct zd_word *w = b->w;
	struct zd_slice id = zd_xml_attribute(b->x, "id");

	for (size_t i = 0; i < w->comments.len; i++) {
		size_t at = (b->comment_hint + i) % w->comments.len;

		if (!zd_slice_eq(w->comments.at[at].id, id))
			continue;
		w->comments.at[at].paragraph = zd_u32(w->paragraphs.len);
		b->comment_hint = at + 1;
		return;
	}
}

/* A character of a font of signs: only those that Unicode knows are kept. */
static void put_symbol(struct body *b)
{
	struct zd_slice hex = zd_xml_attribute(b->x, "char");
	struct zd_buf out = ZD_BUF_INIT;
	uint32_t c = 0;

	for (size_t i = 0; i < hex.len && i < 6; i++) {
		char d = hex.ptr[i];

		c = c * 16 +
			(uint32_t)(d <= '9' ? d - '0' : (d | 0x20) - 'a' + 10);
	}
	zd_utf8_put(&out, c >= 0xe000 && c < 0xf900 ? 0xfffd : c);
	put_text(b, zd_buf_slice(&out));
	zd_buf_clear(&out);
}

/* --- Changes -------------------------------------------------------------- */

static bool is_change(struct zd_slice name, bool *comes)
{
	*comes = zd_slice_is(name, "ins") || zd_slice_is(name, "moveTo");
	return *comes || zd_slice_is(name, "del") ||
		zd_slice_is(name, "moveFrom");
}

static uint32_t count_change(struct body *b, struct zd_slice author)
{
	uint32_t a = zd_word_author(b->w, author);

	b->w->authors.at[a - 1].changes++;
	b->w->changes++;
	return a;
}

static uint32_t author_of(struct body *b)
{
	return count_change(b, zd_xml_attribute(b->x, "author"));
}

static void open_change(struct body *b, bool comes)
{
	struct change c = {zd_xml_depth(b->x), b->run.ins, b->run.del};
	uint32_t author = author_of(b);

	zd_vec_push(&b->changes, c);
	if (comes)
		b->run.ins = author;
	else
		b->run.del = author;
	if (b->run.ins && b->run.del && b->run.ins != b->run.del)
		b->w->authors.at[b->run.del - 1].nested = true;
}

static void close_change(struct body *b)
{
	struct change c;

	if (!b->changes.len ||
		b->changes.at[b->changes.len - 1].depth != zd_xml_depth(b->x))
		return;
	c = b->changes.at[--b->changes.len];
	b->run.ins = c.ins;
	b->run.del = c.del;
}

/* --- Properties ----------------------------------------------------------- */

static bool has_word(struct zd_slice s, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i + n <= s.len; i++)
		if (zd_slice_caseeq(
			    zd_slice_sub(s, i, i + n), zd_slice_str(word)))
			return true;
	return false;
}

/* Our own styles, by their ids or by the names that LibreOffice makes ids
 * of. */
static void our_style(struct zd_word_paragraph *p, struct zd_slice id)
{
	id = zd_slice_sub(id, 2, id.len);
	if (zd_slice_starts(id, "Field-")) {
		p->kind = ZD_WORD_FIELD;
		p->key = zd_slice_sub(id, 6, id.len);
	} else if (zd_slice_is(id, "Field")) {
		p->kind = ZD_WORD_FIELD;
	} else if (zd_slice_is(id, "Paragraph")) {
		p->kind = ZD_WORD_LABELLED;
	} else if (zd_slice_starts(id, "Sub")) {
		p->kind = ZD_WORD_SUB;
	}
}

static void set_style(struct body *b, struct zd_slice id)
{
	struct zd_word_paragraph *p = b->paragraph;
	const struct zd_word_style *s = zd_word_style_find(b->w, id);

	if (!s)
		return;
	if (zd_slice_starts(s->id, "zd")) {
		our_style(p, s->id);
	} else if (zd_slice_caseeq(s->name, ZD_LIT("title"))) {
		p->kind = ZD_WORD_TITLE;
	} else if (s->outline || has_word(s->name, "heading ")) {
		p->kind = ZD_WORD_HEADING;
		p->level = s->outline ? s->outline : 1;
	}
	if (!p->list && s->list.len) {
		p->list = zd_word_list_find(b->w, s->list);
		p->depth = s->depth;
	}
}

/* What the paragraph was: all of it is said anew. */
static void open_old(struct body *b)
{
	struct zd_word_paragraph *p = b->paragraph;

	zd_buf_truncate(&b->changer, 0);
	zd_buf_put_slice(&b->changer, zd_xml_attribute(b->x, "author"));
	p->was = p->kind;
	p->was_level = p->level;
	p->kind = ZD_WORD_TEXT;
	p->level = 0;
	b->old = true;
}

/* Only another kind or level is a change of the text. */
static void close_old(struct body *b)
{
	struct zd_word_paragraph *p = b->paragraph;
	enum zd_word_kind kind = p->kind;
	uint32_t level = p->level;

	b->old = false;
	p->kind = p->was;
	p->level = p->was_level;
	p->was = kind;
	p->was_level = level;
	if (p->kind == p->was && p->level == p->was_level)
		return;
	p->changed = zd_word_author(b->w, zd_buf_slice(&b->changer));
	b->w->authors.at[p->changed - 1].changes++;
	b->w->changes++;
}

static void paragraph_property(struct body *b, struct zd_slice name)
{
	struct zd_slice value = zd_xml_attribute(b->x, "val");
	bool comes;

	if (zd_slice_is(name, "pPrChange") && !b->old) {
		open_old(b);
	} else if (zd_slice_is(name, "pStyle")) {
		set_style(b, value);
	} else if (b->old) {
		return;
	} else if (zd_slice_is(name, "numId")) {
		b->paragraph->list = zd_word_list_find(b->w, value);
	} else if (zd_slice_is(name, "ilvl") && value.len) {
		b->paragraph->depth = (uint32_t)(value.ptr[0] - '0') % 10;
	} else if (zd_slice_is(name, "outlineLvl") && value.len &&
		value.ptr[0] < '6') {
		b->paragraph->kind = ZD_WORD_HEADING;
		b->paragraph->level = (uint32_t)(value.ptr[0] - '0') % 6 + 1;
	} else if (zd_slice_is(name, "numPr")) {
		b->numbering = true;
	} else if (!b->numbering && is_change(name, &comes)) {
		if (comes)
			b->paragraph->ins = author_of(b);
		else
			b->paragraph->del = author_of(b);
	}
}

static void run_property(struct body *b, struct zd_slice name)
{
	struct zd_slice value = zd_xml_attribute(b->x, "val");
	const struct zd_word_style *s;
	bool old = b->restyler.ptr;
	bool *emph = old ? &b->run.was_emph : &b->run.emph;
	bool *strong = old ? &b->run.was_strong : &b->run.strong;

	if (zd_slice_is(name, "i"))
		*emph = zd_word_on(value);
	else if (zd_slice_is(name, "b"))
		*strong = zd_word_on(value);
	else if (zd_slice_is(name, "vanish"))
		b->vanish |= !old && zd_word_on(value);
	else if (zd_slice_is(name, "rStyle") &&
		(s = zd_word_style_find(b->w, value)) != NULL) {
		b->vanish |= !old && s->vanish;
		*emph |= s->emph;
		*strong |= s->strong;
		b->run.mark |=
			zd_slice_caseeq(value, ZD_LIT("FootnoteReference"));
	}
}

/* How the run looked before somebody changed it. */
static int open_restyle(struct body *b)
{
	if (b->properties || !is_inside(b))
		return zd_xml_skip(b->x, b->err);
	b->run.was_emph = b->run.was_strong = false;
	b->restyler =
		zd_arena_slice(&b->w->arena, zd_xml_attribute(b->x, "author"));
	if (!b->restyler.ptr)
		b->restyler = ZD_LIT("");
	return 0;
}

/* Only emphasis is kept in a text: another font is no change of it. */
static void close_restyle(struct body *b)
{
	struct zd_slice author = b->restyler;

	if (!author.ptr)
		return;
	b->restyler = (struct zd_slice){0};
	if (b->run.emph != b->run.was_emph ||
		b->run.strong != b->run.was_strong)
		b->run.restyled = count_change(b, author);
	else
		b->run.was_emph = b->run.was_strong = false;
}

static void clear_look(struct body *b)
{
	b->run.emph = b->run.strong = b->run.mark = false;
	b->run.was_emph = b->run.was_strong = false;
	b->run.restyled = 0;
}

/* --- Elements ------------------------------------------------------------- */

static void open_paragraph(struct body *b)
{
	struct zd_word_paragraph p = {0};

	if (b->notes)
		return;
	end_piece(b);
	p.first = zd_u32(b->w->pieces.len);
	zd_vec_push(&b->w->paragraphs, p);
	b->paragraph = &b->w->paragraphs.at[b->w->paragraphs.len - 1];
	clear_look(b);
}

static void open_note(struct body *b, bool end)
{
	struct zd_word_note n = {0};
	struct zd_slice type = zd_xml_attribute(b->x, "type");

	b->note_text = !type.len || zd_slice_is(type, "normal");
	if (!b->note_text)
		return;
	end_piece(b);
	n.id = zd_arena_slice(&b->w->arena, zd_xml_attribute(b->x, "id"));
	n.end = end;
	n.first = zd_u32(b->w->pieces.len);
	zd_vec_push(&b->w->notes, n);
}

/* "12": a place among notes, and *at behind it. */
static uint32_t place_at(struct zd_slice s, size_t *at)
{
	uint32_t n = 0;

	for (; zd_is_digit(zd_slice_at(s, *at)) && n < 100000; ++*at)
		n = n * 10 + (uint32_t)(s.ptr[*at] - '0');
	return n;
}

/* "_zd3f2_res_70_1" → "res-70-1", third of the notes now, second before. The
 * names of notes that are gone begin with "_zf"; "_zp3f2", "_zq2" are places
 * of notes that stand as paragraphs. */
static void open_bookmark(struct body *b)
{
	struct zd_slice name = zd_xml_attribute(b->x, "name");
	char sign = zd_slice_at(name, 2);
	uint32_t *places = b->places;
	size_t at = 3;
	char *p;

	if (!zd_slice_starts(name, "_z") || !sign || !strchr("dfpq", sign) ||
		name.len > ZD_MAX_NAME)
		return;
	if ((sign == 'p' || sign == 'q') && !b->paragraph)
		return;
	if (sign == 'p' || sign == 'q')
		places = b->paragraph->places;
	places[0] = places[1] = 0;
	places[sign == 'd' || sign == 'p'] = place_at(name, &at);
	if ((sign == 'd' || sign == 'p') && zd_slice_at(name, at) == 'f') {
		at++;
		places[0] = place_at(name, &at);
	}
	if (zd_slice_at(name, at++) != '_')
		return;
	name = zd_slice_sub(name, at, name.len);
	p = zd_arena_strndup(&b->w->arena, name.ptr, name.len);
	for (size_t i = 0; i < name.len; i++)
		if (p[i] == '_')
			p[i] = '-';
	b->bookmark = zd_slice(p, name.len);
}

/* What is left out with all that is in it; true when it was. */
static bool is_left_out(struct body *b, struct zd_slice name)
{
	if (zd_slice_is(name, "txbxContent"))
		b->boxes++;
	else if (zd_slice_is(name, "drawing") || zd_slice_is(name, "pict") ||
		zd_slice_is(name, "object"))
		b->pictures++;
	else if (zd_slice_is(name, "oMath"))
		b->formulas++;
	else
		return zd_slice_is(name, "Fallback") ||
			(zd_slice_is(name, "pPrChange") && !b->paragraph) ||
			zd_slice_is(name, "sectPr") ||
			zd_slice_is(name, "tblPr") ||
			zd_slice_is(name, "trPr") ||
			zd_slice_is(name, "tcPr") ||
			zd_slice_is(name, "rubyPr") ||
			zd_slice_is(name, "rt") || zd_slice_is(name, "sdtPr");
	return true;
}

/* What stands for a character. */
static bool open_character(struct body *b, struct zd_slice name)
{
	if (zd_slice_is(name, "tab") || zd_slice_is(name, "br") ||
		zd_slice_is(name, "cr") || zd_slice_is(name, "ptab"))
		put_text(b, ZD_LIT(" "));
	else if (zd_slice_is(name, "noBreakHyphen"))
		put_text(b, ZD_LIT("-"));
	else if (zd_slice_is(name, "sym"))
		put_symbol(b);
	else if (zd_slice_is(name, "footnoteReference"))
		put_note(b, false);
	else if (zd_slice_is(name, "endnoteReference"))
		put_note(b, true);
	else if (zd_slice_is(name, "commentReference"))
		put_comment(b);
	else
		return false;
	return true;
}

static int open_element(struct body *b, struct zd_slice name)
{
	bool comes;

	if (is_left_out(b, name))
		return zd_xml_skip(b->x, b->err);
	if (zd_slice_is(name, "rPrChange"))
		return open_restyle(b);
	if (b->properties && b->paragraph) {
		paragraph_property(b, name);
	} else if (zd_slice_is(name, "pPr")) {
		b->properties = true;
	} else if (zd_slice_is(name, "p")) {
		open_paragraph(b);
	} else if (zd_slice_is(name, "r")) {
		clear_look(b);
		b->vanish = false;
	} else if (zd_slice_is(name, "t") || zd_slice_is(name, "delText")) {
		b->words = true;
	} else if (is_change(name, &comes)) {
		open_change(b, comes);
	} else if (zd_slice_is(name, "footnote")) {
		open_note(b, false);
	} else if (zd_slice_is(name, "endnote")) {
		open_note(b, true);
	} else if (zd_slice_is(name, "tbl")) {
		b->tables++;
	} else if (zd_slice_is(name, "bookmarkStart")) {
		open_bookmark(b);
	} else if (!open_character(b, name)) {
		run_property(b, name);
	}
	return 0;
}

static void close_paragraph(struct body *b)
{
	end_piece(b);
	if (b->note_text)
		put_text(b, ZD_LIT(" ")); /* its paragraphs follow closely */
	if (b->hidden.len)
		zd_finding_add(b->f, ZD_WARNING, "hidden-text",
			(struct zd_slice){0}, zd_u32(b->w->paragraphs.len),
			"hidden text is left out: \"%.*s\"",
			(int)(b->hidden.len < 80 ? b->hidden.len : 80),
			b->hidden.ptr);
	zd_buf_truncate(&b->hidden, 0);
	b->paragraph = NULL;
}

static void close_element(struct body *b, struct zd_slice name)
{
	bool comes;

	if (b->old && zd_slice_is(name, "pPrChange"))
		close_old(b);
	else if (zd_slice_is(name, "pPr"))
		b->properties = b->old;
	else if (zd_slice_is(name, "numPr"))
		b->numbering = false;
	if (b->properties)
		return;
	if (zd_slice_is(name, "pPr"))
		return;
	if (zd_slice_is(name, "p"))
		close_paragraph(b);
	else if (zd_slice_is(name, "t") || zd_slice_is(name, "delText"))
		b->words = false;
	else if (is_change(name, &comes))
		close_change(b);
	else if (zd_slice_is(name, "rPrChange"))
		close_restyle(b);
	else if (zd_slice_is(name, "footnote") ||
		zd_slice_is(name, "endnote")) {
		end_piece(b);
		b->note_text = false;
	}
}

static int read_events(struct body *b)
{
	int event, code = 0;

	while (!code && (event = zd_xml_next(b->x, b->err)) > 0) {
		if (event == ZD_XML_TEXT) {
			if (b->words)
				put_text(b, zd_xml_text(b->x));
		} else if (event == ZD_XML_OPEN) {
			code = open_element(b, zd_xml_name(b->x));
		} else {
			close_element(b, zd_xml_name(b->x));
		}
		if (b->w->pieces.len > ZD_MAX_WORD_PIECES ||
			b->w->paragraphs.len > ZD_MAX_PARAGRAPHS)
			code = zd_error_set(b->err, ZD_ELIMIT,
				"more than %u paragraphs, or %u pieces of "
				"text",
				ZD_MAX_PARAGRAPHS, ZD_MAX_WORD_PIECES);
	}
	return code ? code : event;
}

static void say(struct body *b, unsigned n, const char *code, const char *one,
	const char *many)
{
	if (n)
		zd_finding_add(b->f, ZD_WARNING, code, (struct zd_slice){0}, 0,
			"%u %s", n, n == 1 ? one : many);
}

static int read_part(struct zd_word *w, struct zd_slice part, bool notes,
	struct zd_findings *f, struct zd_error *err)
{
	struct body b = {.w = w, .f = f, .err = err, .notes = notes};
	int code =
		zd_xml_open(&b.x, part, notes ? "footnotes" : "document", err);

	if (code)
		return code;
	code = read_events(&b);
	end_piece(&b);
	if (!code) {
		say(&b, b.tables, "table",
			"table is read as paragraphs, cell by cell",
			"tables are read as paragraphs, cell by cell");
		say(&b, b.pictures, "picture", "picture is left out",
			"pictures, and what is written in them, are left out");
		say(&b, b.boxes, "text-box", "text box is left out",
			"text boxes are left out");
		say(&b, b.formulas, "formula", "formula is left out",
			"formulas are left out");
	}
	zd_vec_clear(&b.changes);
	zd_buf_clear(&b.text);
	zd_buf_clear(&b.hidden);
	zd_buf_clear(&b.changer);
	zd_xml_free(b.x);
	return code;
}

int zd_word_read_body(struct zd_word *w, struct zd_slice document,
	struct zd_findings *f, struct zd_error *err)
{
	return read_part(w, document, false, f, err);
}

int zd_word_read_notes(struct zd_word *w, struct zd_slice part, bool end,
	struct zd_findings *f, struct zd_error *err)
{
	(void)end; /* each note says what it is */
	return read_part(w, part, true, f, err);
}
