/* What the words say of each bracket, once it is known which half belongs to
 * which: kinds, numbers, alternatives, words inside. */
#include "base/ascii.h"
#include "base/limits.h"
#include "text/bracket_parts.h"
#include "text/citation.h"
#include "text/markup.h"
#include "text/token.h"

/* Bytes inside a bracket that are looked at to tell what it is. */
#define LOOK 600u

static struct zd_slice text_of(const struct zd_brackets *b, uint32_t block)
{
	return b->draft->blocks.at[block].text;
}

/* The first byte inside. */
static struct zd_bracket_at inside(const struct zd_bracket *one)
{
	struct zd_bracket_at at = one->open;

	at.at += !one->no_open;
	return at;
}

bool zd_bracket_begins(struct zd_slice s, uint32_t at)
{
	uint32_t least =
		at > ZD_MAX_BRACKET_SIGNS ? at - ZD_MAX_BRACKET_SIGNS : 0;

	while (at > least && strchr(" [*\"(\\", s.ptr[at - 1]))
		at--;
	return !at || (at == 3 && zd_slice_starts(s, "“"));
}

/* How far a look behind a bracket goes: what is longer is text. */
#define LOOK_BEHIND 64u

bool zd_bracket_ends(struct zd_slice s, uint32_t at)
{
	size_t most = (size_t)at + ZD_MAX_BRACKET_SIGNS;

	while (at < s.len && at < most && s.ptr[at] == ']')
		at++;
	if (s.len - at > LOOK_BEHIND)
		return false;
	s = zd_slice_trim(zd_slice_sub(s, at, s.len));
	if (zd_slice_ends(s, " and"))
		s.len -= 4;
	else if (zd_slice_ends(s, " or"))
		s.len -= 3;
	else if (zd_slice_is(s, "and") || zd_slice_is(s, "or"))
		s.len = 0;
	while (s.len && strchr(" ].,;:*)\"", s.ptr[s.len - 1]))
		s.len--;
	return !s.len || zd_slice_is(s, "”");
}

/* --- kinds --------------------------------------------------------------- */

/* The citations of the bracket that was looked through last, with what stands
 * in it. */
struct citing {
	struct zd_citation_reader **reader; /* NULL: not needed yet */
	struct zd_citations found;          /* places from `start` on */
	uint32_t block, start, end;         /* block: or ZD_NONE */
};

/* A resolution, or anything that words lead in: "[based on …]". A decision
 * of another body alone may as well be what is contested. */
static bool cites_agreed(
	const struct zd_citations *all, const struct zd_citation_group *group)
{
	for (uint32_t i = group->first; i < group->first + group->count; i++)
		if (all->list.at[i].kind != ZD_CITES_RESOLUTION &&
			all->list.at[i].relation == ZD_CITES_PLAINLY)
			return false;
	return group->count > 0;
}

static void look_through(
	struct citing *c, const struct zd_bracket *one, struct zd_slice in)
{
	if (c->block == one->open.block && c->start <= one->open.at &&
		one->close.at < c->end)
		return;
	if (!*c->reader)
		*c->reader = zd_citation_reader_new();
	zd_citations_find_bracketed(&c->found, *c->reader, in, ZD_BODY_GA);
	c->block = one->open.block;
	c->start = one->open.at;
	c->end = one->close.at + 1;
}

/* Does the whole bracket cite? What is not agreed mostly has no number of a
 * resolution, and is not looked through. */
static bool is_citation(struct citing *c, const struct zd_brackets *b,
	const struct zd_bracket *one)
{
	struct zd_slice s = text_of(b, one->open.block);
	struct zd_slice in = zd_slice_sub(s, one->open.at, one->close.at + 1);
	const struct zd_citation_group *group;

	if (one->no_open || one->no_close || in.len > LOOK ||
		one->open.block != one->close.block ||
		!memchr(in.ptr, '/', in.len))
		return false;
	look_through(c, one, in);
	group = zd_citations_group_at(&c->found, one->open.at - c->start);
	return group && group->open == '[' &&
		group->end == one->close.at + 1 - c->start &&
		cites_agreed(&c->found, group);
}

static void judge(struct zd_brackets *b, struct zd_bracket *one,
	struct citing *citing, struct zd_buf *room)
{
	struct zd_buf stored = ZD_BUF_INIT;
	struct zd_slice behind = {0};

	if (one->kind == ZD_BRACKET_FOOTNOTE)
		return;
	if (is_citation(citing, b, one)) {
		one->kind = ZD_BRACKET_CITATION;
		return;
	}
	zd_bracket_text(&stored, b, one, LOOK);
	zd_buf_truncate(room, 0);
	zd_markup_plain(room, zd_buf_slice(&stored));
	if (!one->no_close) {
		behind = text_of(b, one->close.block);
		behind = zd_slice_sub(behind, one->close.at + 1, behind.len);
	}
	one->kind = zd_bracket_judge(zd_buf_slice(room), behind);
	if (one->open.block != one->close.block &&
		one->kind != ZD_BRACKET_REMARK &&
		one->kind != ZD_BRACKET_PLACEHOLDER)
		one->kind = ZD_BRACKET_CONTESTED;
	zd_buf_clear(&stored);
}

/* Of a word: a letter, or the hyphen of "low-[carbon]". */
static bool is_letter(char c)
{
	return zd_is_letter(c) || c == '-';
}

static bool is_in_word(
	const struct zd_brackets *b, const struct zd_bracket *one)
{
	struct zd_slice s = text_of(b, one->open.block);

	if (!one->no_open && one->open.at && is_letter(s.ptr[one->open.at - 1]))
		return true;
	s = text_of(b, one->close.block);
	return !one->no_close && one->close.at + 1 < s.len &&
		is_letter(s.ptr[one->close.at + 1]);
}

static bool is_whole(const struct zd_brackets *b, const struct zd_bracket *one)
{
	const struct zd_paragraph *p =
		&b->draft->paragraphs.at[zd_bracket_paragraph(b, one)];
	uint32_t last = p->first + p->count - 1;

	if (one->open.block != p->first || one->no_close ||
		!zd_bracket_begins(text_of(b, p->first), one->open.at))
		return false;
	return one->close.block > last ||
		(one->close.block == last &&
			zd_bracket_ends(text_of(b, last), one->close.at));
}

/* --- the words of a block that are inside -------------------------------- */

static void add_words(struct zd_brackets *b, const struct zd_bracket *one)
{
	struct zd_bracket_at from = inside(one);
	struct zd_slice s = text_of(b, from.block);

	if (one->open.block == one->close.block) {
		b->words_open[from.block] += one->words;
		return;
	}
	b->words_open[from.block] +=
		zd_u32(zd_words_count(zd_slice_sub(s, from.at, s.len)));
	for (uint32_t k = from.block + 1; k < one->close.block; k++)
		b->words_open[k] = b->words[k];
	s = text_of(b, one->close.block);
	b->words_open[one->close.block] +=
		zd_u32(zd_words_count(zd_slice_sub(s, 0, one->close.at)));
}

/* Those of brackets that no other open one is around. */
static void count_words(struct zd_brackets *b)
{
	const struct zd_bracket *last = NULL;

	for (size_t i = 0; i < b->list.len; i++) {
		const struct zd_bracket *one = &b->list.at[i];

		if (!zd_bracket_is_open(one->kind) ||
			(last && zd_bracket_at_cmp(one->open, last->close) < 0))
			continue;
		add_words(b, one);
		last = one;
	}
}

/* --- alternatives -------------------------------------------------------- */

struct parting {
	struct zd_brackets *b;
	struct zd_bracket *one;
	struct zd_bracket_part part; /* the current one */
	uint32_t own;                /* its block's byte behind the last nested
					bracket or slash */
};

/* Ends the current part at `end` of a block: who wants it stands last. */
static void end_part(struct parting *p, struct zd_bracket_at end)
{
	struct zd_slice s = text_of(p->b, end.block);
	struct zd_slice own = zd_slice_sub(s, p->own, end.at);
	struct zd_buf owners = ZD_BUF_INIT;
	uint32_t at = zd_u32(zd_bracket_owners_start(&owners, own));

	p->part.end = end;
	if (p->one->kind == ZD_BRACKET_ATTRIBUTION && !owners.len)
		at = zd_u32(zd_bracket_owners(&owners, own) ? 0 : own.len);
	if (owners.len) {
		p->part.end.at = p->own + at;
		while (p->part.end.at > p->own &&
			s.ptr[p->part.end.at - 1] == ' ')
			p->part.end.at--;
	}
	p->part.owners = zd_arena_slice(&p->b->arena, zd_buf_slice(&owners));
	zd_vec_push(&p->b->parts, p->part);
	p->one->parts++;
	zd_buf_clear(&owners);
}

/* Cuts the bracket's own text from p->own to `end` at its slashes. */
static void cut(struct parting *p, uint32_t end, bool nested)
{
	uint32_t block = p->one->open.block;
	struct zd_slice s = text_of(p->b, block);
	struct zd_slice own = zd_slice_sub(s, p->own, end);
	uint32_t from = p->own;
	size_t at = 0, start, len, done = 0;

	while ((at = zd_slice_chr(own, '/', at)) != SIZE_MAX) {
		if (!zd_bracket_divides(own, at++, &start, &len) ||
			(nested && len == 1))
			continue;
		/* Two slashes may have one space between. */
		len += start;
		if (start < done)
			start = done;
		end_part(
			p, (struct zd_bracket_at){block, from + zd_u32(start)});
		at = done = len;
		p->own = from + zd_u32(done);
		p->part.start = (struct zd_bracket_at){block, p->own};
	}
}

/* after: by bracket, the first behind all that is inside it. */
static void find_parts(struct zd_brackets *b, uint32_t i, const uint32_t *after)
{
	struct zd_bracket *one = &b->list.at[i];
	struct parting p = {.b = b, .one = one};
	bool single = one->open.block == one->close.block;
	bool nested = after[i] > i + 1, reached = single;

	one->first = zd_u32(b->parts.len);
	p.part.start = inside(one);
	p.own = p.part.start.at;
	for (uint32_t k = i + 1; k < after[i]; k = after[k]) {
		const struct zd_bracket *in = &b->list.at[k];

		if (single)
			cut(&p, in->open.at, nested);
		if (in->close.block != one->close.block)
			continue;
		p.own = in->close.at + !in->no_close;
		reached = true;
	}
	if (single)
		cut(&p, one->close.at, nested);
	else if (!reached)
		p.own = 0;
	end_part(&p, one->close);
}

static bool can_be_alternative(const struct zd_bracket *one)
{
	return one->kind == ZD_BRACKET_CONTESTED ||
		one->kind == ZD_BRACKET_PLACEHOLDER;
}

/* Words that add to what stands before them: no alternative to it. */
static bool adds(struct zd_slice s)
{
	static const char *const words[] = {"and ", "or ", "including",
		"as well as", "in particular", "with ", NULL};

	if (s.len && strchr(",;.:", s.ptr[0]))
		return true;
	for (const char *const *w = words; *w; w++)
		if (zd_slice_starts(s, *w))
			return true;
	return false;
}

static bool starts_option(
	const struct zd_brackets *b, const struct zd_bracket *one)
{
	struct zd_bracket_at from = inside(one);
	struct zd_slice s = text_of(b, from.block);

	return zd_bracket_is_option(
		zd_slice_sub(s, from.at, from.at + LOOK_BEHIND));
}

/* Nothing but space between two brackets, if need be over blocks. */
static bool only_space(const struct zd_brackets *b, const struct zd_bracket *x,
	const struct zd_bracket *y)
{
	struct zd_slice s = text_of(b, x->close.block);
	struct zd_slice t = text_of(b, y->open.block);

	if (x->close.block == y->open.block)
		return !zd_slice_trim(
			zd_slice_sub(s, x->close.at + 1, y->open.at))
				.len;
	return y->open.block - x->close.block == 1 &&
		zd_bracket_ends(s, x->close.at) &&
		zd_bracket_begins(t, y->open.at);
}

/* Is the bracket y another wording for what x holds? */
static bool are_alternatives(const struct zd_brackets *b,
	const struct zd_bracket *x, const struct zd_bracket *y)
{
	struct zd_slice s;
	uint32_t gap;

	if (!can_be_alternative(x) || !can_be_alternative(y) || x->no_open ||
		x->no_close || y->no_open || y->no_close)
		return false;
	if (starts_option(b, x) && starts_option(b, y))
		return only_space(b, x, y);
	if (x->close.block != y->open.block)
		return false;
	s = text_of(b, y->open.block);
	gap = y->open.at - x->close.at - 1;
	if (gap > 1 || (gap && s.ptr[x->close.at + 1] != ' '))
		return false;
	return !adds(zd_slice_sub(s, y->open.at + 1, s.len));
}

static void find_groups(struct zd_brackets *b, const uint32_t *after)
{
	for (uint32_t i = 0; i < b->list.len; i++) {
		struct zd_bracket *x = &b->list.at[i], *y;

		if (after[i] >= b->list.len)
			continue;
		y = &b->list.at[after[i]];
		if (y->parent != x->parent || !are_alternatives(b, x, y))
			continue;
		if (x->group == ZD_NONE)
			x->group = i;
		y->group = x->group;
	}
}

/* By bracket: the first one behind it that is not inside it. */
static uint32_t *find_after(const struct zd_brackets *b)
{
	uint32_t *after = zd_calloc(b->list.len + 1, sizeof(*after));

	for (uint32_t i = zd_u32(b->list.len); i-- > 0;) {
		after[i] = i + 1;
		while (after[i] < b->list.len &&
			b->list.at[after[i]].parent == i)
			after[i] = after[after[i]];
	}
	return after;
}

static void number(struct zd_brackets *b)
{
	uint32_t paragraph = ZD_NONE, nth = 0;

	for (size_t i = 0; i < b->list.len; i++) {
		struct zd_bracket *one = &b->list.at[i];

		if (zd_bracket_paragraph(b, one) != paragraph)
			nth = 0;
		paragraph = zd_bracket_paragraph(b, one);
		if (zd_bracket_is_open(one->kind))
			one->nth = ++nth;
	}
}

void zd_brackets_describe(
	struct zd_brackets *b, struct zd_citation_reader **reader)
{
	uint32_t *after = find_after(b);
	struct zd_buf room = ZD_BUF_INIT;
	struct citing citing = {.reader = reader, .block = ZD_NONE};

	for (uint32_t i = 0; i < b->list.len; i++) {
		struct zd_bracket *one = &b->list.at[i];

		judge(b, one, &citing, &room);
		one->in_word = is_in_word(b, one);
		/* In "[a[n]]" nothing is to be filled in. */
		if (one->in_word && one->kind == ZD_BRACKET_PLACEHOLDER)
			one->kind = ZD_BRACKET_CONTESTED;
		one->whole = is_whole(b, one);
		if (zd_bracket_is_open(one->kind))
			find_parts(b, i, after);
	}
	find_groups(b, after);
	number(b);
	count_words(b);
	zd_citations_clear(&citing.found);
	zd_buf_clear(&room);
	zd_free(after);
}
