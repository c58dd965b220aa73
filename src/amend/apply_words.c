#include "amend/match.h"
#include "amend/work.h"
#include "base/utf8.h"
#include "text/markup.h"

#define SHOWN 80

/* The words of one instruction being looked for in a paragraph's blocks. */
struct quest {
	struct zd_work *w;
	const struct zd_instruction *in;
	struct zd_slice words;
	struct zd_work_place place;
	struct zd_matches found;
	enum zd_match_how how;
};

void zd_apply_shorten(struct zd_buf *out, struct zd_slice words)
{
	size_t n, taken = 0;
	uint32_t c;

	words = zd_slice_trim(words);
	for (size_t i = 0; i < words.len; i += n) {
		c = zd_utf8_decode(words, i, &n);
		if (++taken > SHOWN) {
			zd_buf_puts(out, "…");
			return;
		}
		if (zd_utf8_is_space(c) || zd_utf8_is_unsafe(c))
			zd_buf_putc(out, ' ');
		else
			zd_utf8_put(out, c);
	}
}

static void read_block(
	struct zd_passage *p, const struct zd_work_paragraph *of, uint32_t b)
{
	*p = (struct zd_passage){0};
	zd_passage_read(p, of->blocks[b].text);
}

/* Looks in all blocks in one way, then in the next, until one finds. */
static void look(struct quest *q)
{
	const struct zd_work_paragraph *p = &q->w->list.at[q->place.at];
	struct zd_folded plain, folded;
	struct zd_passage text;

	zd_folded_typed(&plain, q->words, false);
	zd_folded_typed(&folded, q->words, true);
	q->found.list.len = 0;
	for (int how = 0; how < ZD_MATCH_WAYS && !q->found.list.len; how++) {
		q->how = (enum zd_match_how)how;
		for (uint32_t b = q->place.from; b < q->place.to; b++) {
			read_block(&text, p, b);
			zd_match_find(&q->found, &text, b,
				how == ZD_MATCH_CASE ? &folded : &plain,
				q->how);
			zd_passage_clear(&text);
		}
	}
	zd_folded_clear(&plain);
	zd_folded_clear(&folded);
}

/* The name of another paragraph where the words stand, or empty. */
static struct zd_slice find_elsewhere(struct quest *q)
{
	struct quest other = *q;
	struct zd_slice name = {0};

	other.found = (struct zd_matches){0};
	for (size_t i = 0; !name.len && i < q->w->list.len; i++) {
		other.place.at = zd_u32(i);
		other.place.from = 0;
		other.place.to = q->w->list.at[i].count;
		look(&other);
		if (other.found.list.len && other.how != ZD_MATCH_INSIDE)
			name = zd_work_name(q->w, i);
	}
	zd_vec_clear(&other.found.list);
	return name;
}

static int say_missing(struct quest *q, struct zd_error *err)
{
	struct zd_buf words = ZD_BUF_INIT, near = ZD_BUF_INIT;
	struct zd_slice name = zd_work_name(q->w, q->place.at);
	struct zd_slice other = find_elsewhere(q);

	zd_apply_shorten(&words, q->words);
	zd_apply_nearest(&near, &q->w->list.at[q->place.at], q->words);
	if (other.len)
		zd_error_set(err, ZD_ENOTFOUND,
			"\"%s\" does not stand in %.*s, but in %.*s",
			zd_buf_str(&words), ZD_FMT(name), ZD_FMT(other));
	else if (near.len)
		zd_error_set(err, ZD_ENOTFOUND,
			"\"%s\" does not stand in %.*s; the nearest there is "
			"\"%s\"",
			zd_buf_str(&words), ZD_FMT(name), zd_buf_str(&near));
	else
		zd_error_set(err, ZD_ENOTFOUND,
			"\"%s\" does not stand in %.*s, and nothing like it",
			zd_buf_str(&words), ZD_FMT(name));
	zd_buf_clear(&words);
	zd_buf_clear(&near);
	return ZD_ENOTFOUND;
}

static int say_inside(struct quest *q, struct zd_error *err)
{
	struct zd_buf words = ZD_BUF_INIT;
	struct zd_slice name = zd_work_name(q->w, q->place.at);

	zd_apply_shorten(&words, q->words);
	zd_error_set(err, ZD_ENOTFOUND,
		"\"%s\" stands in %.*s only as part of a longer word: give "
		"whole words",
		zd_buf_str(&words), ZD_FMT(name));
	zd_buf_clear(&words);
	return ZD_ENOTFOUND;
}

static int say_many(struct quest *q, struct zd_error *err)
{
	struct zd_buf words = ZD_BUF_INIT;
	struct zd_slice name = zd_work_name(q->w, q->place.at);
	size_t n = q->found.list.len;

	zd_apply_shorten(&words, q->words);
	if (q->in->which == ZD_WHICH_NTH)
		zd_error_set(err, ZD_ENOTFOUND,
			"\"%s\" stands only %zu time%s in %.*s, there is no "
			"number %u",
			zd_buf_str(&words), n, n == 1 ? "" : "s", ZD_FMT(name),
			q->in->nth);
	else
		zd_error_set(err, ZD_EAMBIGUOUS,
			"\"%s\" stands %zu times in %.*s: add \"first\", "
			"\"second\", \"all\", or more words",
			zd_buf_str(&words), n, ZD_FMT(name));
	zd_buf_clear(&words);
	return q->in->which == ZD_WHICH_NTH ? ZD_ENOTFOUND : ZD_EAMBIGUOUS;
}

/* Tells what was tolerated to find the words. */
static void say_how(struct quest *q)
{
	struct zd_buf words = ZD_BUF_INIT;
	struct zd_slice name = zd_work_name(q->w, q->place.at);

	zd_apply_shorten(&words, q->words);
	if (q->how == ZD_MATCH_CASE)
		zd_finding_add(q->w->said, ZD_INFO, "other-capitals", name,
			q->in->line, "\"%s\" stands in %.*s in other capitals",
			zd_buf_str(&words), ZD_FMT(name));
	zd_buf_clear(&words);
}

/* Finds the words and leaves in q->found those that are meant. */
static int locate(struct quest *q, struct zd_error *err)
{
	const struct zd_instruction *in = q->in;

	look(q);
	if (!q->found.list.len)
		return say_missing(q, err);
	if (q->how == ZD_MATCH_INSIDE)
		return say_inside(q, err);
	if ((in->which == ZD_WHICH_ONLY && q->found.list.len > 1) ||
		(in->which == ZD_WHICH_NTH && in->nth > q->found.list.len))
		return say_many(q, err);
	if (in->which == ZD_WHICH_NTH) {
		q->found.list.at[0] = q->found.list.at[in->nth - 1];
		q->found.list.len = 1;
	}
	say_how(q);
	return ZD_OK;
}

/* --- Changing blocks ------------------------------------------------------ */

/* A copy of the blocks that may be changed. */
static struct zd_block *own_blocks(
	struct zd_work *w, struct zd_work_paragraph *p)
{
	struct zd_block *copy =
		zd_arena_calloc(&w->arena, p->count + 1, sizeof(*copy));

	if (p->count)
		memcpy(copy, p->blocks, p->count * sizeof(*copy));
	p->blocks = copy;
	return copy;
}

static void store(struct zd_work *w, struct zd_block *block,
	const struct zd_passage *p, size_t from, size_t to)
{
	struct zd_buf b = ZD_BUF_INIT;

	zd_passage_write(&b, p, from, to, !block->mark.len);
	block->text = zd_arena_slice(&w->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
}

static void typed_passage(
	struct zd_work *w, struct zd_passage *p, struct zd_slice typed)
{
	struct zd_buf b = ZD_BUF_INIT;

	/* The names of notes are borrowed: they must outlive the buffer. */
	zd_markup_canonical(&b, typed, false);
	*p = (struct zd_passage){0};
	zd_passage_read(p, zd_arena_slice(&w->arena, zd_buf_slice(&b)));
	zd_buf_clear(&b);
}

/* Where words are to be added at a match: note marks and footnote digits
 * stay with the words before them. */
static size_t behind(const struct zd_passage *p, size_t at)
{
	size_t digits;

	while (at < p->glyphs.len && p->glyphs.at[at].attr & ZD_GLYPH_NOTE)
		at++;
	digits = at < p->glyphs.len ? zd_passage_digits(p, at) : 0;
	return at + digits;
}

/* Before the full stop, comma or semicolon that ends a block. */
static size_t before_end(const struct zd_passage *p, const struct zd_passage *t)
{
	size_t at = p->glyphs.len;
	uint32_t c;

	while (at &&
		(p->glyphs.at[at - 1].attr & ZD_GLYPH_NOTE ||
			zd_utf8_is_space(p->glyphs.at[at - 1].c)))
		at--;
	if (!at || !t->glyphs.len)
		return at;
	c = p->glyphs.at[at - 1].c;
	return c == ',' || c == ';' || c == '.' || c == ':' ? at - 1 : at;
}

/* What one match of an instruction replaces. */
static struct zd_stretch stretch_of(const struct zd_instruction *in,
	const struct zd_passage *p, const struct zd_match *m)
{
	struct zd_stretch s = {m->from, m->to};

	if (in->operation == ZD_OP_ADD) {
		if (!in->before)
			s.from = behind(p, s.to);
		s.to = s.from;
	} else if (in->operation == ZD_OP_DELETE_WORDS &&
		s.to < p->glyphs.len) {
		s.to += zd_passage_digits(p, s.to);
	}
	return s;
}

/* False when the blocks read as before. */
static bool change_all(struct quest *q)
{
	struct zd_work_paragraph *p = &q->w->list.at[q->place.at];
	struct zd_block *blocks = own_blocks(q->w, p);
	struct zd_passage with, text;
	struct zd_stretch *stretches;
	struct zd_slice before;
	bool changed = false;
	uint32_t b;

	typed_passage(q->w, &with, q->in->text);
	stretches = zd_arena_calloc(
		&q->w->arena, q->found.list.len, sizeof(*stretches));
	for (size_t i = 0, n; i < q->found.list.len; i += n) {
		b = q->found.list.at[i].block;
		read_block(&text, p, b);
		for (n = 0; i + n < q->found.list.len &&
			q->found.list.at[i + n].block == b;
			n++)
			stretches[n] = stretch_of(
				q->in, &text, &q->found.list.at[i + n]);
		zd_passage_splice(&text, stretches, n, &with);
		before = blocks[b].text;
		store(q->w, &blocks[b], &text, 0, text.glyphs.len);
		changed = changed || !zd_slice_eq(before, blocks[b].text);
		zd_passage_clear(&text);
	}
	zd_passage_clear(&with);
	return changed;
}

static int add_at_edge(struct zd_work *w, const struct zd_instruction *in,
	const struct zd_work_place *place)
{
	struct zd_work_paragraph *p = &w->list.at[place->at];
	struct zd_block *blocks = own_blocks(w, p);
	uint32_t b = in->before || !place->to ? place->from : place->to - 1;
	struct zd_passage text, with;
	struct zd_stretch at = {0};

	if (!p->count)
		p->count = 1;
	read_block(&text, p, b);
	typed_passage(w, &with, in->text);
	if (!in->before)
		at.from = at.to = before_end(&text, &with);
	zd_passage_splice(&text, &at, 1, &with);
	store(w, &blocks[b], &text, 0, text.glyphs.len);
	zd_passage_clear(&text);
	zd_passage_clear(&with);
	return ZD_OK;
}

static int say_same(struct quest *q, struct zd_error *err)
{
	return zd_error_set(err, ZD_ESAME, "%.*s reads like that already",
		ZD_FMT(q->in->target));
}

/* "all": every paragraph's text, but of the front matter title and organ. */
static bool counts_for_all(const struct zd_work_paragraph *p)
{
	return p->is.kind != ZD_FIELD || zd_slice_is(p->is.label, "title") ||
		zd_slice_is(p->is.label, "organ");
}

static int apply_to_all(struct quest *q, struct zd_error *err)
{
	struct zd_buf words = ZD_BUF_INIT;
	size_t places = 0, changed = 0;

	for (size_t i = 0; i < q->w->list.len; i++) {
		q->place = (struct zd_work_place){
			zd_u32(i), 0, q->w->list.at[i].count, true};
		if (!counts_for_all(&q->w->list.at[i]))
			continue;
		look(q);
		if (q->how > ZD_MATCH_DIGITS || !q->found.list.len)
			continue;
		places += q->found.list.len;
		changed += change_all(q);
	}
	if (changed)
		return ZD_OK;
	if (places)
		return say_same(q, err);
	zd_apply_shorten(&words, q->words);
	zd_error_set(err, ZD_ENOTFOUND, "\"%s\" does not stand in the draft",
		zd_buf_str(&words));
	zd_buf_clear(&words);
	return ZD_ENOTFOUND;
}

int zd_apply_words(struct zd_work *w, const struct zd_instruction *in,
	struct zd_error *err)
{
	struct quest q = {.w = w, .in = in, .words = in->quote};
	int code;

	if (in->operation == ZD_OP_ADD)
		q.words = in->anchor;
	if (zd_slice_is(in->target, "all")) {
		code = apply_to_all(&q, err);
		zd_vec_clear(&q.found.list);
		return code;
	}
	code = zd_work_find(w, in->target, &q.place, err);
	if (code)
		return code;
	if (!q.words.len)
		return add_at_edge(w, in, &q.place);
	code = locate(&q, err);
	if (!code && !change_all(&q))
		code = say_same(&q, err);
	zd_vec_clear(&q.found.list);
	return code;
}

/* --- Splitting ------------------------------------------------------------ */

/* Punctuation and marks that belong to the words before. */
static size_t behind_punctuation(const struct zd_passage *p, size_t at)
{
	size_t was;

	do {
		was = at;
		at = behind(p, at);
		while (at < p->glyphs.len && p->glyphs.at[at].c < 0x80 &&
			p->glyphs.at[at].c &&
			strchr(",;.:)]\"", (int)p->glyphs.at[at].c))
			at++;
		while (at < p->glyphs.len &&
			(p->glyphs.at[at].c == 0x201d ||
				p->glyphs.at[at].c == 0xbb))
			at++;
	} while (at != was);
	return at;
}

/* Puts the second half behind the first: blocks b.. from glyph `at` on. */
static int cut(struct quest *q, struct zd_passage *text, size_t at,
	struct zd_work_paragraph *second)
{
	struct zd_work_paragraph *p = &q->w->list.at[q->place.at];
	uint32_t b = q->found.list.at[0].block, n;
	struct zd_block *first = own_blocks(q->w, p), *rest;

	second->blocks = p->blocks;
	second->count = p->count;
	rest = own_blocks(q->w, second) + b;
	store(q->w, &first[b], text, 0, at);
	rest[0].mark = (struct zd_slice){0};
	store(q->w, &rest[0], text, at, text->glyphs.len);
	/* At a block's edge no half of it is left over. */
	n = p->count - b;
	if (!rest[0].text.len && n > 1) {
		rest[1].mark = (struct zd_slice){0};
		rest++;
		n--;
	}
	p->count = first[b].text.len || !b ? b + 1 : b;
	second->blocks = rest;
	second->count = n;
	return first[0].text.len && rest[0].text.len ? ZD_OK : ZD_ESAME;
}

static int split(
	struct quest *q, struct zd_work_paragraph *second, struct zd_error *err)
{
	struct zd_passage text;
	const struct zd_match *m;
	size_t at;
	int code = locate(q, err);

	if (code)
		return code;
	m = &q->found.list.at[0];
	read_block(&text, &q->w->list.at[q->place.at], m->block);
	at = q->in->before ? m->from : behind_punctuation(&text, m->to);
	code = cut(q, &text, at, second);
	zd_passage_clear(&text);
	if (code)
		zd_error_set(err, code,
			"nothing is left for one of the halves of %.*s",
			ZD_FMT(q->in->target));
	return code;
}

int zd_apply_split(struct zd_work *w, const struct zd_instruction *in,
	size_t *at, struct zd_error *err)
{
	struct quest q = {.w = w, .in = in, .words = in->quote};
	struct zd_work_paragraph second;
	const struct zd_work_paragraph *p;
	int code = zd_work_find(w, in->target, &q.place, err);

	if (code)
		return code;
	p = &w->list.at[q.place.at];
	if (p->is.kind != ZD_PARAGRAPH || !q.place.whole)
		return zd_error_set(err, ZD_EUSAGE,
			"%.*s is no paragraph that can be split",
			ZD_FMT(in->target));
	second = (struct zd_work_paragraph){.is = p->is, .label = p->label};
	second.is.id = (struct zd_slice){0};
	second.is.origin = (struct zd_slice){0};
	if (p->is.id.len)
		second.is.origin = zd_arena_printf(
			&w->arena, "split %.*s", ZD_FMT(p->is.id));
	code = split(&q, &second, err);
	zd_vec_clear(&q.found.list);
	if (code)
		return code;
	*at = q.place.at + (size_t)1;
	zd_work_insert(w, *at, &second);
	return ZD_OK;
}
