/* What lifting and choosing make of a text. */
#include "base/ascii.h"
#include "negotiation/settle.h"
#include "text/markup.h"

#define CANDIDATES 12u /* shown in a message */

static struct zd_slice plain_of(struct zd_arena *a, struct zd_slice stored)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice s;

	zd_markup_plain(&b, stored);
	s = zd_arena_slice(a, zd_slice_trim(zd_buf_slice(&b)));
	zd_buf_clear(&b);
	return s;
}

/* Appends "OP7[1] “shall”, OP7[2] “should”": those in blocks from .. to. */
static void list_candidates(struct zd_buf *out, const struct zd_brackets *b,
	uint32_t first, uint32_t end)
{
	struct zd_buf text = ZD_BUF_INIT;
	struct zd_arena a = {0};
	uint32_t shown = 0, more = 0;

	for (uint32_t i = first; i < end; i++) {
		const struct zd_bracket *one = &b->list.at[i];

		if (!one->nth)
			continue;
		if (shown++ >= CANDIDATES) {
			more++;
			continue;
		}
		zd_buf_truncate(&text, 0);
		zd_bracket_text(&text, b, one, 40);
		zd_buf_puts(out, shown > 1 ? ", " : "");
		zd_bracket_name(out, b, one);
		zd_buf_printf(out, " “%.*s”",
			ZD_FMT(plain_of(&a, zd_buf_slice(&text))));
	}
	if (more)
		zd_buf_printf(out, " and %u more", more);
	zd_buf_clear(&text);
	zd_arena_clear(&a);
}

/* The paragraph of a label; says what else there is. */
static int find_paragraph(const struct zd_paragraph **out,
	const struct zd_brackets *b, struct zd_slice label,
	struct zd_error *err)
{
	uint32_t matches, block;
	uint32_t i = zd_draft_find(b->draft, label, &block, &matches);

	if (matches != 1)
		return zd_error_set(err, matches ? ZD_EAMBIGUOUS : ZD_ENOTFOUND,
			matches ? "'%.*s' stands more than once in the text: "
				  "name the paragraph by its id"
				: "no paragraph '%.*s' in the text",
			ZD_FMT(label));
	*out = &b->draft->paragraphs.at[i];
	return 0;
}

/* A bracket by its name; says which the paragraph has. */
static int find_bracket(uint32_t *out, const struct zd_brackets *b,
	struct zd_slice name, struct zd_error *err)
{
	struct zd_slice label = zd_slice_trim(name);
	const struct zd_paragraph *p;
	struct zd_buf list = ZD_BUF_INIT;
	uint32_t matches;
	int code;

	*out = zd_bracket_find(b, name, &matches);
	if (*out != ZD_NONE)
		return 0;
	if (zd_bracket_is_name(name))
		while (label.len && label.ptr[--label.len] != '[')
			;
	code = find_paragraph(&p, b, zd_slice_trim(label), err);
	if (code)
		return code;
	list_candidates(&list, b, b->by_block[p->first],
		b->by_block[p->first + p->count]);
	code = zd_error_set(err,
		zd_bracket_is_name(name) ? ZD_ENOTFOUND : ZD_EAMBIGUOUS,
		list.len ? "no one bracket '%.*s': there are %s"
			 : "nothing is in brackets in '%.*s'%s",
		ZD_FMT(name), zd_buf_str(&list));
	zd_buf_clear(&list);
	return code;
}

static void report_one(struct zd_bracket_act_report *r,
	const struct zd_brackets *b, uint32_t i, struct zd_slice words)
{
	struct zd_settled_bracket one;
	struct zd_buf name = ZD_BUF_INIT;

	zd_bracket_name(&name, b, &b->list.at[i]);
	one.name = zd_arena_slice(&r->arena, zd_buf_slice(&name));
	one.words = plain_of(&r->arena, words);
	zd_vec_push(&r->list, one);
	zd_buf_clear(&name);
}

/* --- lift ---------------------------------------------------------------- */

/* Why a bracket cannot be lifted, or NULL. */
static const char *keeps(const struct zd_bracket *one)
{
	if (one->group != ZD_NONE || one->parts > 1)
		return "is one of several alternatives: choose one of them";
	switch (one->kind) {
	case ZD_BRACKET_PLACEHOLDER: return "waits to be filled in: amend it";
	case ZD_BRACKET_REMARK:
	case ZD_BRACKET_ATTRIBUTION:
		return "is no text of the draft: amend it away";
	default: return NULL;
	}
}

static int refuse(const struct zd_brackets *b, uint32_t i, const char *why,
	struct zd_error *err)
{
	struct zd_buf name = ZD_BUF_INIT, text = ZD_BUF_INIT;
	struct zd_arena a = {0};
	int code;

	zd_bracket_name(&name, b, &b->list.at[i]);
	zd_bracket_text(&text, b, &b->list.at[i], 60);
	code = zd_error_set(err, ZD_EUSAGE, "%s “%.*s” %s", zd_buf_str(&name),
		ZD_FMT(plain_of(&a, zd_buf_slice(&text))), why);
	zd_buf_clear(&name);
	zd_buf_clear(&text);
	zd_arena_clear(&a);
	return code;
}

/* The signs go, and at the end who wanted it. */
static int lift_one(struct zd_cuts *cuts, struct zd_bracket_act_report *r,
	const struct zd_brackets *b, uint32_t i, struct zd_error *err)
{
	const struct zd_bracket *one = &b->list.at[i];
	struct zd_bracket_at behind = one->open, end = one->close;
	struct zd_buf words = ZD_BUF_INIT;
	const char *why = keeps(one);
	struct zd_cut cut = {0};

	if (why)
		return refuse(b, i, why, err);
	behind.at++;
	end.at += !one->no_close;
	cut.start = one->open;
	cut.end = behind;
	if (!one->no_open)
		zd_vec_push(cuts, cut);
	cut.start = b->parts.at[one->first].end;
	cut.end = end;
	zd_vec_push(cuts, cut);
	zd_bracket_text(&words, b, one, 80);
	report_one(r, b, i, zd_buf_slice(&words));
	zd_buf_clear(&words);
	return 0;
}

/* All that open in a paragraph. Remarks stay, for they are no text. */
static int lift_all(struct zd_cuts *cuts, struct zd_bracket_act_report *r,
	const struct zd_brackets *b, struct zd_slice label,
	struct zd_error *err)
{
	const struct zd_paragraph *p;
	uint32_t end, n = 0;
	int code = find_paragraph(&p, b, label, err);

	if (code)
		return code;
	end = b->by_block[p->first + p->count];
	for (uint32_t i = b->by_block[p->first]; !code && i < end; i++) {
		enum zd_bracket_kind kind = b->list.at[i].kind;

		if (!b->list.at[i].nth || kind == ZD_BRACKET_REMARK ||
			kind == ZD_BRACKET_ATTRIBUTION)
			continue;
		n++;
		code = lift_one(cuts, r, b, i, err);
	}
	if (!code && !n)
		code = zd_error_set(err, ZD_ENOTFOUND,
			"nothing is in brackets in '%.*s'", ZD_FMT(label));
	return code;
}

static int check_twice(
	const struct zd_bracket_act_report *r, struct zd_error *err)
{
	for (size_t i = 1; i < r->list.len; i++)
		for (size_t k = 0; k < i; k++)
			if (zd_slice_eq(r->list.at[i].name, r->list.at[k].name))
				return zd_error_set(err, ZD_EUSAGE,
					"'%.*s' is named twice",
					ZD_FMT(r->list.at[i].name));
	return 0;
}

int zd_settle_lift(struct zd_cuts *cuts, struct zd_bracket_act_report *r,
	const struct zd_brackets *b, const struct zd_bracket_act_options *o,
	struct zd_error *err)
{
	int code = 0;

	for (size_t k = 0; !code && k < o->operands_len; k++) {
		struct zd_slice name = zd_slice_str(o->operands[k]);
		uint32_t i;

		if (!zd_bracket_is_name(name)) {
			code = lift_all(cuts, r, b, name, err);
			continue;
		}
		code = find_bracket(&i, b, name, err);
		if (!code)
			code = lift_one(cuts, r, b, i, err);
	}
	return code ? code : check_twice(r, err);
}

/* --- choose -------------------------------------------------------------- */

/* The alternatives of a bracket: the parts of it and of those beside it. */
struct choice {
	const struct zd_brackets *b;
	ZD_VEC(struct zd_bracket_part) parts;
	uint32_t first, last; /* brackets */
};

static void find_choice(struct choice *c, uint32_t i)
{
	const struct zd_brackets *b = c->b;
	uint32_t group = b->list.at[i].group;
	uint32_t first = group == ZD_NONE ? i : group;

	c->first = c->last = first;
	for (uint32_t k = first; k < b->list.len; k++) {
		const struct zd_bracket *one = &b->list.at[k];

		if (k != i && (group == ZD_NONE || one->group != group)) {
			if (one->depth <= b->list.at[first].depth)
				break;
			continue;
		}
		c->last = k;
		for (uint32_t n = 0; n < one->parts; n++)
			zd_vec_push(&c->parts, b->parts.at[one->first + n]);
	}
}

static struct zd_slice words_of(
	struct zd_buf *room, const struct choice *c, uint32_t part)
{
	const struct zd_bracket_part *p = &c->parts.at[part];
	struct zd_bracket as = {
		.open = p->start, .close = p->end, .no_open = true};

	zd_buf_truncate(room, 0);
	zd_bracket_text(room, c->b, &as, 0);
	return zd_buf_slice(room);
}

/* "1 “shall”, 2 “should”" */
static void list_parts(struct zd_buf *out, const struct choice *c)
{
	struct zd_buf room = ZD_BUF_INIT;
	struct zd_arena a = {0};

	for (uint32_t k = 0; k < c->parts.len && k < CANDIDATES; k++)
		zd_buf_printf(out, "%s%u “%.*s”", k ? ", " : "", k + 1,
			ZD_FMT(plain_of(&a, words_of(&room, c, k))));
	zd_buf_clear(&room);
	zd_arena_clear(&a);
}

/* By number, else by words. */
static int pick(uint32_t *out, const struct choice *c, const char *said,
	struct zd_error *err)
{
	struct zd_slice want = zd_slice_trim(zd_slice_str(said));
	struct zd_buf room = ZD_BUF_INIT, list = ZD_BUF_INIT;
	struct zd_arena a = {0};
	uint32_t hits = 0, number = 0;
	int code = 0;

	for (size_t i = 0; i < want.len && number < 100000; i++) {
		if (!zd_is_digit(want.ptr[i])) {
			number = 0;
			break;
		}
		number = number * 10 + (uint32_t)(want.ptr[i] - '0');
	}
	for (uint32_t k = 0; k < c->parts.len; k++)
		if (zd_slice_eq(plain_of(&a, words_of(&room, c, k)), want)) {
			*out = k;
			hits++;
		}
	if (!hits && number && number <= c->parts.len) {
		*out = number - 1;
		hits = 1;
	}
	if (hits != 1) {
		list_parts(&list, c);
		code = zd_error_set(err, hits ? ZD_EAMBIGUOUS : ZD_ENOTFOUND,
			hits ? "'%.*s' is more than one of the alternatives: "
			       "%s"
			     : "no alternative '%.*s': there are %s",
			ZD_FMT(want), zd_buf_str(&list));
	}
	zd_buf_clear(&room);
	zd_buf_clear(&list);
	zd_arena_clear(&a);
	return code;
}

/* "Option 1: " names an alternative and is none of its words. */
static uint32_t option_bytes(struct zd_slice s)
{
	size_t colon;

	if (!zd_slice_starts(s, "Option ") &&
		!zd_slice_starts(s, "Alternative "))
		return 0;
	colon = zd_slice_chr(s, ':', 0);
	if (colon == SIZE_MAX || colon > 20)
		return 0;
	while (colon + 1 < s.len && s.ptr[colon + 1] == ' ')
		colon++;
	return zd_u32(colon + 1);
}

/* All from the first sign to the last goes but for one part. */
static void cut_others(
	struct zd_cuts *cuts, const struct choice *c, uint32_t part)
{
	const struct zd_bracket *first = &c->b->list.at[c->first];
	const struct zd_bracket *last = &c->b->list.at[c->last];
	const struct zd_bracket_part *p = &c->parts.at[part];
	struct zd_slice s = c->b->draft->blocks.at[p->start.block].text;
	struct zd_cut before = {.start = first->open, .end = p->start};
	struct zd_cut behind = {.start = p->end, .end = last->close};

	before.end.at += option_bytes(zd_slice_sub(s, p->start.at, s.len));
	behind.end.at += !last->no_close;
	zd_vec_push(cuts, before);
	zd_vec_push(cuts, behind);
}

int zd_settle_choose(struct zd_cuts *cuts, struct zd_bracket_act_report *r,
	const struct zd_brackets *b, const struct zd_bracket_act_options *o,
	struct zd_error *err)
{
	struct choice c = {.b = b};
	struct zd_buf room = ZD_BUF_INIT;
	uint32_t i, part = 0;
	int code;

	if (o->operands_len != 2)
		return zd_error_set(err, ZD_EUSAGE,
			"choose takes a bracket and one of its alternatives");
	code = find_bracket(&i, b, zd_slice_str(o->operands[0]), err);
	if (code)
		return code;
	find_choice(&c, i);
	if (c.parts.len < 2)
		code = refuse(b, i,
			"has no alternative: lift it, or amend it away", err);
	if (!code)
		code = pick(&part, &c, o->operands[1], err);
	if (!code) {
		cut_others(cuts, &c, part);
		report_one(r, b, c.first, words_of(&room, &c, part));
	}
	zd_buf_clear(&room);
	zd_vec_clear(&c.parts);
	return code;
}
