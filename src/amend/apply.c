#include "amend/match.h"
#include "amend/work.h"
#include "base/utf8.h"
#include "text/markup.h"

/* --- New text ------------------------------------------------------------- */

/* How many opening words a paragraph in the manner of `like` emphasises:
 * "*Also welcomes* the …"; 0 when it emphasises none. */
static size_t opening_words(struct zd_slice like, const struct zd_passage *p)
{
	char word[16] = {0};
	size_t n = 0;

	if (like.len < 2 || like.ptr[0] != '*' || like.ptr[1] == '*')
		return 0;
	for (size_t i = 0; i < p->glyphs.len; i++)
		if (p->glyphs.at[i].attr & (ZD_GLYPH_EMPH | ZD_GLYPH_STRONG))
			return 0;
	while (n < p->glyphs.len && n + 1 < sizeof(word) &&
		p->glyphs.at[n].c < 0x80 &&
		zd_utf8_is_word(p->glyphs.at[n].c)) {
		word[n] = (char)p->glyphs.at[n].c;
		n++;
	}
	if (!n || !zd_utf8_is_upper((unsigned char)word[0]))
		return 0;
	return zd_slice_is(zd_slice_str(word), "Also") ||
			zd_slice_is(zd_slice_str(word), "Further") ||
			zd_slice_ends(zd_slice_str(word), "ly")
		? 2
		: 1;
}

/* Stored text of one typed line; emphasis as the text around has it. */
static struct zd_slice typed_line(struct zd_work *w, struct zd_slice line,
	bool line_start, struct zd_slice like)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_passage p = {0};
	struct zd_slice out;
	size_t words;

	zd_markup_canonical(&b, line, line_start);
	zd_passage_read(&p, zd_buf_slice(&b));
	words = opening_words(like, &p);
	for (size_t i = 0; words && i < p.glyphs.len; i++) {
		if (!zd_utf8_is_word(p.glyphs.at[i].c) && !--words)
			break;
		p.glyphs.at[i].attr |= ZD_GLYPH_EMPH;
	}
	if (like.len && p.glyphs.len && p.glyphs.at[0].attr & ZD_GLYPH_EMPH) {
		struct zd_buf again = ZD_BUF_INIT;

		zd_passage_write(&again, &p, 0, p.glyphs.len, line_start);
		out = zd_arena_slice(&w->arena, zd_buf_slice(&again));
		zd_buf_clear(&again);
	} else {
		out = zd_arena_slice(&w->arena, zd_buf_slice(&b));
	}
	zd_passage_clear(&p);
	zd_buf_clear(&b);
	return out;
}

/* "\(a) text" or "(a) text": the mark goes into the block. */
static void read_line(struct zd_work *w, struct zd_block *block,
	struct zd_slice line, bool first, struct zd_slice like)
{
	struct zd_slice bare = line;
	size_t n;

	*block = (struct zd_block){0};
	if (bare.len > 1 && bare.ptr[0] == '\\' && bare.ptr[1] == '(')
		bare = zd_slice_sub(bare, 1, bare.len);
	n = first ? 0 : zd_mark_parse(bare, true);
	if (n) {
		block->mark =
			zd_arena_slice(&w->arena, zd_slice_sub(bare, 0, n));
		line = zd_slice_sub(bare, n, bare.len);
		like = (struct zd_slice){0};
	}
	block->text = typed_line(w, zd_slice_trim(line), !n, like);
}

/* The blocks of a whole new text, a line each. The first line of a
 * sub-paragraph's (`sub`) may have its mark too. */
static void read_blocks(struct zd_work *w, struct zd_work_paragraph *p,
	struct zd_slice text, struct zd_slice like, bool sub)
{
	size_t lines = 1;
	struct zd_block *blocks;

	for (size_t i = 0; i < text.len; i++)
		lines += text.ptr[i] == '\n';
	blocks = zd_arena_calloc(&w->arena, lines, sizeof(*blocks));
	p->blocks = blocks;
	p->count = 0;
	while (text.ptr) {
		struct zd_slice line = zd_slice_trim(zd_slice_cut(&text, '\n'));

		if (!line.len)
			continue;
		read_line(w, &blocks[p->count], line, !p->count && !sub, like);
		p->count++;
	}
}

static bool has_note(const struct zd_work *w, struct zd_slice name)
{
	for (size_t k = w->list.len; k > 0; k--)
		if (w->list.at[k - 1].is.kind == ZD_NOTE &&
			zd_slice_eq(w->list.at[k - 1].is.label, name))
			return true;
	return false;
}

/* Every note mark of the new text has its footnote. */
static int check_notes(
	const struct zd_work *w, struct zd_slice text, struct zd_error *err)
{
	struct zd_buf stored = ZD_BUF_INIT;
	struct zd_passage p = {0};
	int code = ZD_OK;

	zd_markup_canonical(&stored, text, false);
	zd_passage_read(&p, zd_buf_slice(&stored));
	for (size_t i = 0; i < p.notes.len && !code; i++)
		if (!has_note(w, p.notes.at[i]))
			code = zd_error_set(err, ZD_ENOTFOUND,
				"the mark [^%.*s] has no footnote: add a line "
				"\"[^%.*s]: …\"",
				ZD_FMT(p.notes.at[i]), ZD_FMT(p.notes.at[i]));
	zd_passage_clear(&p);
	zd_buf_clear(&stored);
	return code;
}

static int add_note(
	struct zd_work *w, const struct zd_new_note *note, struct zd_error *err)
{
	struct zd_work_paragraph p = {.is = {.kind = ZD_NOTE}};
	bool same;

	p.is.label = note->name;
	read_blocks(w, &p, note->text, (struct zd_slice){0}, false);
	for (size_t i = 0; i < w->list.len; i++) {
		const struct zd_work_paragraph *old = &w->list.at[i];

		if (old->is.kind != ZD_NOTE ||
			!zd_slice_eq(old->is.label, note->name))
			continue;
		same = p.count == 1 && old->count == 1 &&
			zd_slice_eq(old->blocks[0].text, p.blocks[0].text);
		return same ? ZD_OK
			    : zd_error_set(err, ZD_EEXISTS,
				      "footnote %.*s is in the draft with "
				      "other words: take another name",
				      ZD_FMT(note->name));
	}
	zd_vec_push(&w->list, p);
	return ZD_OK;
}

/* --- Labels --------------------------------------------------------------- */

/* The next of bis, ter, … that is not taken; false behind decies. */
static bool next_free(const struct zd_work *w, struct zd_label *label)
{
	label->alt = 0;
	label->depth = 0;
	label->chapeau = false;
	if (!label->bis && !zd_work_has(w, label))
		return true;
	for (label->bis = 2; label->bis <= 10; label->bis++)
		if (!zd_work_has(w, label))
			return true;
	return false;
}

static int give_label(struct zd_work *w, struct zd_work_paragraph *p,
	const struct zd_label *after, struct zd_error *err)
{
	struct zd_label label = *after;

	if (!next_free(w, &label))
		return zd_error_set(err, ZD_ELIMIT,
			"there are nine new paragraphs after this number "
			"already: no label is left behind decies");
	zd_work_set_label(w, p, &label);
	return ZD_OK;
}

static bool same_number(const struct zd_label *a, const struct zd_label *b)
{
	return a->series == b->series && a->number == b->number;
}

/* --- Whole paragraphs ----------------------------------------------------- */

static int refuse_field(const struct zd_work *w, const struct zd_work_place *at,
	const char *verb, struct zd_error *err)
{
	const struct zd_work_paragraph *p = &w->list.at[at->at];

	if (p->is.kind != ZD_FIELD && p->is.kind != ZD_FORMULA)
		return ZD_OK;
	return zd_error_set(err, ZD_EUSAGE,
		"%s cannot be %s: replace its words instead",
		p->is.kind == ZD_FIELD ? "the title or organ" : "the formula",
		verb);
}

static int apply_delete(struct zd_work *w, const struct zd_instruction *in,
	struct zd_error *err)
{
	struct zd_work_place at;
	struct zd_work_paragraph *p;
	struct zd_block *blocks;
	int code = zd_work_find(w, in->target, &at, err);

	if (!code)
		code = refuse_field(w, &at, "deleted", err);
	if (!code && in->quote.len)
		code = zd_apply_check_reading(w, &at, in->quote, err);
	if (code)
		return code;
	p = &w->list.at[at.at];
	if (at.whole || (!at.from && at.to == p->count)) {
		zd_work_remove(w, at.at);
		return ZD_OK;
	}
	if (!at.from)
		return zd_error_set(err, ZD_EUSAGE,
			"the chapeau of %.*s cannot go without its "
			"sub-paragraphs",
			ZD_FMT(p->is.label));
	blocks = zd_arena_calloc(&w->arena, p->count, sizeof(*blocks));
	memcpy(blocks, p->blocks, at.from * sizeof(*blocks));
	memcpy(blocks + at.from, p->blocks + at.to,
		(p->count - at.to) * sizeof(*blocks));
	p->blocks = blocks;
	p->count -= at.to - at.from;
	return ZD_OK;
}

static bool same_blocks(
	const struct zd_work_paragraph *a, const struct zd_work_paragraph *b)
{
	for (uint32_t i = 0; a->count == b->count && i < a->count; i++)
		if (!zd_slice_eq(a->blocks[i].text, b->blocks[i].text) ||
			!zd_slice_eq(a->blocks[i].mark, b->blocks[i].mark))
			return false;
	return a->count == b->count;
}

static int say_same(const struct zd_instruction *in, struct zd_error *err)
{
	return zd_error_set(err, ZD_ESAME, "%.*s reads like that already",
		ZD_FMT(in->target));
}

/* The text without the emphasis that it begins with; *words gets that. False
 * when there is other emphasis, or none there. */
static bool open_text(struct zd_work *w, struct zd_slice text,
	struct zd_slice *words, struct zd_slice *plain)
{
	size_t end = zd_slice_chr(text, '*', 1);

	if (!zd_slice_starts(text, "*") || end == SIZE_MAX || end < 2)
		return false;
	*words = zd_slice_sub(text, 1, end);
	*plain = zd_arena_printf(&w->arena, "%.*s%.*s", ZD_FMT(*words),
		ZD_FMT(zd_slice_sub(text, end + 1, text.len)));
	return true;
}

/* Documents print no emphasis: where a new text begins with the very words
 * that the old one has in emphasis, it has them so as well. */
static struct zd_slice keep_opening(
	struct zd_work *w, struct zd_slice text, struct zd_slice old)
{
	struct zd_slice was, mine, plain = text, unused;

	if (!open_text(w, old, &was, &unused) ||
		(zd_slice_starts(text, "*") &&
			!open_text(w, text, &mine, &plain)) ||
		zd_slice_chr(plain, '*', 0) != SIZE_MAX ||
		plain.len <= was.len ||
		!zd_slice_eq(zd_slice_sub(plain, 0, was.len), was) ||
		!strchr(" ,;:.", plain.ptr[was.len]))
		return text;
	return zd_arena_printf(&w->arena, "*%.*s*%.*s", ZD_FMT(was),
		ZD_FMT(zd_slice_sub(plain, was.len, plain.len)));
}

/* REWRITE and ALT; of a sub-paragraph only its blocks change. */
static int apply_rewrite(struct zd_work *w, const struct zd_instruction *in,
	struct zd_error *err)
{
	struct zd_work_place at;
	struct zd_work_paragraph *p, fresh = {0};
	struct zd_block *blocks;
	int code = zd_work_find(w, in->target, &at, err);
	uint32_t rest;

	if (code)
		return code;
	p = &w->list.at[at.at];
	read_blocks(w, &fresh, in->text,
		p->count && !at.from ? p->blocks[0].text : (struct zd_slice){0},
		at.from);
	if (!fresh.count)
		return zd_error_set(err, ZD_EUSAGE, "there is no new text");
	rest = p->count - at.to;
	blocks = zd_arena_calloc(&w->arena,
		(size_t)at.from + fresh.count + rest, sizeof(*blocks));
	if (at.from)
		memcpy(blocks, p->blocks, at.from * sizeof(*blocks));
	memcpy(blocks + at.from, fresh.blocks, fresh.count * sizeof(*blocks));
	if (!at.from && p->count)
		blocks[0].text =
			keep_opening(w, blocks[0].text, p->blocks[0].text);
	if (at.from)
		blocks[at.from].mark = p->blocks[at.from].mark;
	if (rest)
		memcpy(blocks + at.from + fresh.count, p->blocks + at.to,
			rest * sizeof(*blocks));
	fresh.blocks = blocks;
	fresh.count = at.from + fresh.count + rest;
	if (same_blocks(p, &fresh))
		return say_same(in, err);
	p->blocks = fresh.blocks;
	p->count = fresh.count;
	return ZD_OK;
}

/* --- Places in the order -------------------------------------------------- */

/* The label before which a new paragraph is put: the last of the series
 * before `at`, else number 0. */
static struct zd_label label_before(const struct zd_work *w, size_t at)
{
	struct zd_label label = w->list.at[at].label;

	for (size_t i = at; i > 0; i--)
		if (w->list.at[i - 1].label.series == label.series)
			return w->list.at[i - 1].label;
	label.number = 0;
	label.bis = 0;
	return label;
}

/* Behind paragraph `at` and the bis and ter that stand there already. */
static size_t place_after(
	const struct zd_work *w, size_t at, const struct zd_label *label)
{
	for (at++; at < w->list.len; at++)
		if (!same_number(&w->list.at[at].label, label) ||
			zd_label_cmp(&w->list.at[at].label, label) > 0)
			break;
	return at;
}

static int label_new(struct zd_work *w, struct zd_work_paragraph *p,
	const struct zd_instruction *in, const struct zd_work_place *at,
	struct zd_error *err)
{
	struct zd_label label;

	if (!in->target.len) {
		label = in->before ? label_before(w, at->at)
				   : w->list.at[at->at].label;
		return give_label(w, p, &label, err);
	}
	if (!zd_label_is(in->target, &label))
		return zd_error_set(err, ZD_EUSAGE,
			"%.*s is no label for a new paragraph",
			ZD_FMT(in->target));
	if (zd_work_has(w, &label))
		return zd_error_set(err, ZD_EEXISTS,
			"%.*s is in the draft already: \"%.*s: replace with "
			"…\" changes it, the next of bis, ter, … is a new "
			"paragraph",
			ZD_FMT(in->target), ZD_FMT(in->target));
	zd_work_set_label(w, p, &label);
	return ZD_OK;
}

static int apply_sub(struct zd_work *w, const struct zd_instruction *in,
	struct zd_error *err)
{
	struct zd_work_paragraph fresh = {0};

	read_blocks(w, &fresh, in->text, (struct zd_slice){0}, true);
	if (!fresh.count)
		return zd_error_set(err, ZD_EUSAGE, "there is no new text");
	return zd_apply_insert_sub(w, in, &fresh, err);
}

static int apply_insert(struct zd_work *w, const struct zd_instruction *in,
	struct zd_error *err)
{
	struct zd_work_paragraph p = {.is = {.kind = ZD_PARAGRAPH}};
	struct zd_work_place at;
	int code = zd_work_find(w, in->other, &at, err);

	if (!code && w->list.at[at.at].is.kind != ZD_PARAGRAPH)
		code = zd_error_set(err, ZD_EUSAGE,
			"a new paragraph stands after one with a label, and "
			"%.*s has none",
			ZD_FMT(in->other));
	if (!code)
		code = label_new(w, &p, in, &at, err);
	if (code)
		return code;
	read_blocks(w, &p, in->text,
		w->list.at[at.at].count ? w->list.at[at.at].blocks[0].text
					: (struct zd_slice){0},
		false);
	if (!p.count)
		return zd_error_set(err, ZD_EUSAGE, "there is no new text");
	zd_work_insert(
		w, in->before ? at.at : place_after(w, at.at, &p.label), &p);
	return ZD_OK;
}

static int apply_move(struct zd_work *w, const struct zd_instruction *in,
	struct zd_error *err)
{
	struct zd_work_place from, to;
	struct zd_work_paragraph p;
	size_t at;
	int code = zd_work_find(w, in->target, &from, err);

	if (!code)
		code = refuse_field(w, &from, "moved", err);
	if (!code)
		code = zd_work_find(w, in->other, &to, err);
	if (!code)
		code = refuse_field(w, &to, "a place to move to", err);
	if (code)
		return code;
	if (!from.whole)
		return zd_error_set(err, ZD_EUSAGE,
			"%.*s is part of a paragraph and cannot be moved",
			ZD_FMT(in->target));
	at = to.at + (size_t)!in->before;
	if (from.at == to.at || at == from.at || at == from.at + (size_t)1)
		return zd_error_set(err, ZD_ESAME, "%.*s stands there already",
			ZD_FMT(in->target));
	p = w->list.at[from.at];
	zd_work_remove(w, from.at);
	zd_work_insert(w, at > from.at ? at - 1 : at, &p);
	return ZD_OK;
}

/* The texts of two paragraphs one behind the other, in one. */
static void merge_blocks(struct zd_work *w, struct zd_work_paragraph *out,
	const struct zd_work_paragraph *a, const struct zd_work_paragraph *b)
{
	struct zd_block *blocks = zd_arena_calloc(
		&w->arena, (size_t)a->count + b->count, sizeof(*blocks));
	struct zd_buf text = ZD_BUF_INIT;
	uint32_t n = a->count, from = 0;

	memcpy(blocks, a->blocks, a->count * sizeof(*blocks));
	if (a->count == 1 && b->count) {
		zd_buf_put_slice(&text, a->blocks[0].text);
		zd_buf_putc(&text, ' ');
		zd_buf_put_slice(&text, b->blocks[0].text);
		blocks[0].text = typed_line(
			w, zd_buf_slice(&text), true, (struct zd_slice){0});
		from = 1;
	}
	for (uint32_t i = from; i < b->count; i++)
		blocks[n++] = b->blocks[i];
	zd_buf_clear(&text);
	out->blocks = blocks;
	out->count = n;
}

static int apply_merge(struct zd_work *w, const struct zd_instruction *in,
	struct zd_error *err)
{
	struct zd_work_place one, two;
	struct zd_work_paragraph out, *a, *b;
	int code = zd_work_find(w, in->target, &one, err);

	if (!code)
		code = zd_work_find(w, in->other, &two, err);
	if (code)
		return code;
	a = &w->list.at[one.at];
	b = &w->list.at[two.at];
	if (one.at == two.at || !one.whole || !two.whole ||
		a->is.kind != ZD_PARAGRAPH || b->is.kind != ZD_PARAGRAPH ||
		!a->count || !b->count)
		return zd_error_set(err, ZD_EUSAGE,
			"%.*s and %.*s are not two paragraphs",
			ZD_FMT(in->target), ZD_FMT(in->other));
	out = *a;
	merge_blocks(w, &out, a, b);
	out.is.id = (struct zd_slice){0};
	out.is.origin = (struct zd_slice){0};
	if (a->is.id.len && b->is.id.len)
		out.is.origin = zd_arena_printf(&w->arena, "merge %.*s %.*s",
			ZD_FMT(a->is.id), ZD_FMT(b->is.id));
	*a = out;
	zd_work_remove(w, two.at);
	return ZD_OK;
}

static int apply_split(struct zd_work *w, const struct zd_instruction *in,
	struct zd_error *err)
{
	size_t second;
	int code = zd_apply_split(w, in, &second, err);

	if (code)
		return code;
	return give_label(
		w, &w->list.at[second], &w->list.at[second - 1].label, err);
}

/* --- Instructions --------------------------------------------------------- */

static int apply_one(struct zd_work *w, const struct zd_instruction *in,
	struct zd_error *err)
{
	struct zd_label label;

	switch (in->operation) {
	case ZD_OP_REPLACE:
	case ZD_OP_ADD:
	case ZD_OP_DELETE_WORDS: return zd_apply_words(w, in, err);
	case ZD_OP_DELETE: return apply_delete(w, in, err);
	case ZD_OP_REWRITE:
	case ZD_OP_ALT: return apply_rewrite(w, in, err);
	case ZD_OP_INSERT:
		return zd_label_is(in->target, &label) && label.depth
			? apply_sub(w, in, err)
			: apply_insert(w, in, err);
	case ZD_OP_MOVE: return apply_move(w, in, err);
	case ZD_OP_SPLIT: return apply_split(w, in, err);
	case ZD_OP_MERGE: return apply_merge(w, in, err);
	}
	return zd_error_set(err, ZD_EUSAGE, "no such operation");
}

/* The note marks of the paragraph that an instruction is about. */
static void marks_of(
	struct zd_work *w, struct zd_slice target, struct zd_passage *marks)
{
	struct zd_work_place at;

	if (!target.len || zd_work_find(w, target, &at, NULL))
		return;
	for (uint32_t b = at.from; b < at.to; b++)
		zd_passage_read(marks, w->list.at[at.at].blocks[b].text);
}

static void say_unused(struct zd_work *w, const struct zd_instruction *in,
	const struct zd_passage *marks)
{
	for (size_t i = 0; i < marks->notes.len; i++)
		if (!zd_work_refers(w, marks->notes.at[i]))
			zd_finding_add(w->said, ZD_INFO, "note-unused",
				in->target, in->line,
				"nothing refers to footnote %.*s any more",
				ZD_FMT(marks->notes.at[i]));
}

static int apply_with_notes(struct zd_work *w, const struct zd_instruction *in,
	struct zd_error *err)
{
	struct zd_passage marks = {0};
	int code = ZD_OK;

	for (size_t i = 0; i < in->notes_len && !code; i++)
		code = add_note(w, &in->notes[i], err);
	if (!code)
		code = check_notes(w, in->text, err);
	if (code)
		return code;
	if (w->said)
		marks_of(w, in->target, &marks);
	code = apply_one(w, in, err);
	if (!code)
		say_unused(w, in, &marks);
	zd_passage_clear(&marks);
	return code;
}

int zd_instruction_apply(struct zd_draft **out, const struct zd_draft *draft,
	const struct zd_instruction *instruction, struct zd_findings *said,
	struct zd_error *err)
{
	struct zd_work w;
	int code;

	zd_work_init(&w, draft);
	w.said = said;
	code = apply_with_notes(&w, instruction, err);
	*out = code ? NULL : zd_work_draft(&w);
	zd_work_clear(&w);
	return code;
}

/* When an instruction fails whose words stood in the draft as circulated,
 * an earlier one of the list has taken them away: name its line. */
static int blame_earlier(const struct zd_draft *draft,
	const struct zd_instructions *list, size_t failed, struct zd_error *err)
{
	const struct zd_instruction *in = &list->list.at[failed];
	struct zd_draft *alone;
	int code = err ? err->code : ZD_ENOTFOUND;
	size_t i = failed;

	if (!err || zd_instruction_apply(&alone, draft, in, NULL, NULL))
		return code;
	zd_draft_free(alone);
	while (i > 0 && !zd_slice_eq(list->list.at[i - 1].target, in->target))
		i--;
	if (!i)
		return code;
	return zd_error_set(err, ZD_ECONFLICT,
		"this and line %u change the same words of %.*s",
		list->list.at[i - 1].line, ZD_FMT(in->target));
}

int zd_instructions_apply(struct zd_draft **out, const struct zd_draft *draft,
	const struct zd_instructions *list, struct zd_findings *said,
	struct zd_error *err)
{
	const struct zd_instruction *in;
	struct zd_work w;
	int code = ZD_OK;

	zd_work_init(&w, draft);
	w.said = said;
	for (size_t i = 0; i < list->list.len && !code; i++) {
		in = &list->list.at[i];
		code = apply_with_notes(&w, in, err);
		if (code == ZD_ENOTFOUND || code == ZD_EAMBIGUOUS)
			code = blame_earlier(draft, list, i, err);
		if (code)
			zd_error_place(
				err, list->path.ptr, in->line, in->column);
	}
	*out = code ? NULL : zd_work_draft(&w);
	zd_work_clear(&w);
	return code;
}
