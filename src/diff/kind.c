#include "diff/kind.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "diff/alike.h"

#include <zerodraft.h>

/* Words of a longer change that are looked at first: most that are so long
 * begin with one that went or came. */
#define HEAD 64u

struct counts {
	uint32_t numbers, signs, brackets, notes, slashed;
};

static struct zd_slice text_of(
	const struct zd_side *s, const struct zd_region *r, uint32_t token)
{
	return zd_token_text(s, &s->pieces.at[r->piece], token);
}

/* 73/195, A/RES/70/1: a number with a stroke. */
static bool is_symbol(struct zd_slice word)
{
	size_t stroke = zd_slice_chr(word, '/', 0);

	return stroke != SIZE_MAX && stroke + 1 < word.len &&
		zd_is_digit(word.ptr[word.len - 1]);
}

static bool belongs_to_citation(struct zd_slice word)
{
	static const char *const known[] = {"para", "paras", "paragraph",
		"paragraphs", "resolution", "resolutions", "decision", "based",
		"on", "and", "of", "see", "annex", "OP", "PP", "op", "pp",
		"from", "agreed", "language", "as", "in", "to", "bis",
		"subparagraph"};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (zd_slice_is(word, known[i]))
			return true;
	return false;
}

static void count(
	struct counts *c, const struct zd_side *s, const struct zd_region *r)
{
	for (uint32_t i = r->token; i < r->token_end; i++) {
		uint32_t kind = s->tokens.at[i].kind;
		struct zd_slice text = text_of(s, r, i);

		c->numbers += kind == ZD_TOKEN_NUMBER;
		c->signs += kind == ZD_TOKEN_PUNCT;
		c->brackets += kind == ZD_TOKEN_BRACKET;
		c->notes += kind == ZD_TOKEN_NOTE;
		if (kind <= ZD_TOKEN_NUMBER)
			c->slashed += is_symbol(text);
	}
}

/* Whether only words of a citation stand beside the numbers. */
static bool all_belong(const struct zd_side *s, const struct zd_region *r)
{
	for (uint32_t i = r->token; i < r->token_end; i++) {
		struct zd_slice text = text_of(s, r, i);

		if (s->tokens.at[i].kind == ZD_TOKEN_WORD && !is_symbol(text) &&
			!belongs_to_citation(text))
			return false;
	}
	return true;
}

/* A symbol stands shortly before: what changed is its paragraph number. */
static bool behind_symbol(
	const struct zd_side *s, const struct zd_region *r, uint32_t reach)
{
	uint32_t first = s->pieces.at[r->piece].first, i = r->token;

	for (uint32_t n = 0; i > first && n < reach; n++) {
		struct zd_slice text = text_of(s, r, --i);

		if (is_symbol(text))
			return true;
		if (s->tokens.at[i].kind == ZD_TOKEN_WORD &&
			!belongs_to_citation(text))
			return false;
	}
	return false;
}

/* Whether what went and came may be part of a citation, by its words. */
static bool may_be_citation(const struct zd_side *from,
	const struct zd_region *gone, const struct zd_side *to,
	const struct zd_region *come)
{
	return (!gone || all_belong(from, gone)) &&
		(!come || all_belong(to, come));
}

/* Whether a resolution stands shortly before it. */
static bool has_symbol(const struct zd_side *from, const struct zd_region *gone,
	const struct zd_side *to, const struct zd_region *come, uint32_t reach)
{
	return (gone && behind_symbol(from, gone, reach)) ||
		(come && behind_symbol(to, come, reach));
}

static bool is_ascii(struct zd_slice s)
{
	unsigned char all = 0;

	for (size_t i = 0; i < s.len; i++)
		all |= (unsigned char)s.ptr[i];
	return all < 0x80;
}

static bool same_folded(struct zd_slice a, struct zd_slice b)
{
	struct zd_buf x = ZD_BUF_INIT, y = ZD_BUF_INIT;
	bool same;

	if (zd_slice_caseeq(a, b))
		return true;
	if (is_ascii(a) && is_ascii(b))
		return false;
	if ((unsigned char)a.ptr[0] < 0x80 && (unsigned char)b.ptr[0] < 0x80 &&
		(a.ptr[0] | 0x20) != (b.ptr[0] | 0x20))
		return false;
	zd_utf8_fold(&x, a);
	zd_utf8_fold(&y, b);
	same = zd_slice_eq(zd_buf_slice(&x), zd_buf_slice(&y));
	zd_buf_clear(&x);
	zd_buf_clear(&y);
	return same;
}

/* The same words but for the case of letters. */
static inline bool same_but_case(const struct zd_side *from,
	const struct zd_region *gone, const struct zd_side *to,
	const struct zd_region *come)
{
	uint32_t n = gone->token_end - gone->token;

	if (n != come->token_end - come->token)
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (!same_folded(text_of(from, gone, gone->token + i),
			    text_of(to, come, come->token + i)))
			return false;
	return true;
}

static struct zd_alike part_of(
	const struct zd_side *s, const struct zd_region *r)
{
	struct zd_alike part = {0};

	if (!r)
		return part;
	part.text = s->pieces.at[r->piece].text;
	part.len = r->token_end - r->token;
	if (part.len)
		part.tokens = s->tokens.at + r->token;
	return part;
}

/* The same words, with other signs between them or none. */
static bool same_but_signs(const struct zd_side *from,
	const struct zd_region *gone, const struct zd_side *to,
	const struct zd_region *come)
{
	struct zd_alike a = part_of(from, gone), b = part_of(to, come);

	return zd_alike(&a, &b, ZD_IGNORE_PUNCTUATION);
}

static bool has_markup(const struct zd_side *s, const struct zd_region *r)
{
	const char *text;

	if (!r || r->start == r->end)
		return false;
	text = s->pieces.at[r->piece].text.ptr;
	return memchr(text + r->start, '*', r->end - r->start) ||
		memchr(text + r->start, '\\', r->end - r->start);
}

/* The first words of a region, or nothing; true when it has more. */
static bool take_head(struct zd_region *head, const struct zd_region *r)
{
	*head = r ? *r : (struct zd_region){0};
	if (head->token_end - head->token <= HEAD)
		return false;
	head->token_end = head->token + HEAD;
	return true;
}

/* Whether a long change may be less than one of words, by its first words. */
static bool may_be_less(const struct zd_side *from,
	const struct zd_region *gone, const struct zd_side *to,
	const struct zd_region *come)
{
	struct zd_region out, in;
	bool out_cut = take_head(&out, gone), in_cut = take_head(&in, come);
	struct zd_alike a, b;

	if (may_be_citation(from, &out, to, &in))
		return true;
	if (out.token == out.token_end || in.token == in.token_end)
		return false;
	if (out_cut == in_cut && same_but_case(from, &out, to, &in))
		return true;
	a = part_of(from, &out);
	b = part_of(to, &in);
	a.cut = out_cut;
	b.cut = in_cut;
	return zd_alike(&a, &b, ZD_IGNORE_PUNCTUATION);
}

enum zd_change_kind zd_change_kind(const struct zd_side *from,
	const struct zd_region *gone, const struct zd_side *to,
	const struct zd_region *come, const struct zd_diff_options *o)
{
	uint32_t out = gone ? gone->token_end - gone->token : 0;
	uint32_t in = come ? come->token_end - come->token : 0;
	struct counts c = {0};

	if (!out && !in)
		return has_markup(from, gone) || has_markup(to, come)
			? ZD_CHANGE_MARKUP
			: ZD_CHANGE_SPACE;
	if (out + in > HEAD && !may_be_less(from, gone, to, come))
		return ZD_CHANGE_WORDS;
	if (gone)
		count(&c, from, gone);
	if (come)
		count(&c, to, come);
	if (c.notes == out + in)
		return ZD_CHANGE_NOTE;
	if (c.brackets == out + in)
		return ZD_CHANGE_BRACKET;
	if (c.signs == out + in)
		return same_but_signs(from, gone, to, come)
			? ZD_CHANGE_PUNCTUATION
			: ZD_CHANGE_WORDS;
	if (!c.brackets && (c.numbers || c.slashed) &&
		may_be_citation(from, gone, to, come) &&
		(c.slashed ||
			has_symbol(from, gone, to, come, o->citation_reach)))
		return ZD_CHANGE_CITATION;
	if (!out || !in || c.brackets || c.notes)
		return ZD_CHANGE_WORDS;
	if (same_but_case(from, gone, to, come))
		return ZD_CHANGE_CASE;
	if (same_but_signs(from, gone, to, come))
		return ZD_CHANGE_PUNCTUATION;
	return ZD_CHANGE_WORDS;
}
