#include "diff/kind.h"

#include "base/utf8.h"

/* Longer changes are changes of words without looking closer. */
#define MAX_LOOK 64

/* How far before a number its resolution is looked for: "73/195, paras. 4
 * and 7". */
#define CITATION_REACH 8

struct counts {
	uint32_t words, numbers, signs, brackets, notes, slashed, other;
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
		word.ptr[word.len - 1] >= '0' && word.ptr[word.len - 1] <= '9';
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

static void count(struct counts *c, const struct zd_side *s,
	const struct zd_region *r)
{
	for (uint32_t i = r->token; i < r->token_end; i++) {
		uint32_t kind = s->tokens.at[i].kind;
		struct zd_slice text = text_of(s, r, i);

		c->words += kind == ZD_TOKEN_WORD;
		c->numbers += kind == ZD_TOKEN_NUMBER;
		c->signs += kind == ZD_TOKEN_PUNCT;
		c->brackets += kind == ZD_TOKEN_BRACKET;
		c->notes += kind == ZD_TOKEN_NOTE;
		if (kind == ZD_TOKEN_WORD || kind == ZD_TOKEN_NUMBER) {
			c->slashed += is_symbol(text);
			c->other += kind == ZD_TOKEN_WORD &&
				!is_symbol(text) && !belongs_to_citation(text);
		}
	}
}

/* A symbol stands shortly before: what changed is its paragraph number. */
static bool behind_symbol(const struct zd_side *s, const struct zd_region *r)
{
	uint32_t first = s->pieces.at[r->piece].first, i = r->token;

	for (uint32_t n = 0; i > first && n < CITATION_REACH; n++) {
		struct zd_slice text = text_of(s, r, --i);

		if (is_symbol(text))
			return true;
		if (s->tokens.at[i].kind == ZD_TOKEN_WORD &&
			!belongs_to_citation(text))
			return false;
	}
	return false;
}

static bool is_citation(const struct counts *c, const struct zd_side *from,
	const struct zd_region *gone, const struct zd_side *to,
	const struct zd_region *come)
{
	if (c->other || c->brackets || (!c->numbers && !c->slashed))
		return false;
	return c->slashed || (gone && behind_symbol(from, gone)) ||
		(come && behind_symbol(to, come));
}

/* What is left of a region's words when case, spaces and signs are gone. */
static void bare(struct zd_buf *out, const struct zd_side *s,
	const struct zd_region *r, bool fold)
{
	for (uint32_t i = r->token; i < r->token_end; i++) {
		struct zd_slice text = text_of(s, r, i);
		size_t len;

		if (fold) {
			zd_utf8_fold(out, text);
			zd_buf_putc(out, ' ');
			continue;
		}
		for (size_t at = 0; at < text.len; at += len)
			if (zd_utf8_is_word(zd_utf8_decode(text, at, &len)))
				zd_buf_put(out, text.ptr + at, len);
	}
}

static bool same_bare(const struct zd_side *from,
	const struct zd_region *gone, const struct zd_side *to,
	const struct zd_region *come, bool fold)
{
	struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;
	bool same;

	bare(&a, from, gone, fold);
	bare(&b, to, come, fold);
	same = zd_slice_eq(zd_buf_slice(&a), zd_buf_slice(&b));
	zd_buf_clear(&a);
	zd_buf_clear(&b);
	return same;
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

enum zd_change_kind zd_change_kind(const struct zd_side *from,
	const struct zd_region *gone, const struct zd_side *to,
	const struct zd_region *come)
{
	uint32_t out = gone ? gone->token_end - gone->token : 0;
	uint32_t in = come ? come->token_end - come->token : 0;
	struct counts c = {0};

	if (!out && !in)
		return has_markup(from, gone) || has_markup(to, come)
			? ZD_CHANGE_MARKUP
			: ZD_CHANGE_SPACE;
	if (out + in > MAX_LOOK)
		return ZD_CHANGE_WORDS;
	if (gone)
		count(&c, from, gone);
	if (come)
		count(&c, to, come);
	if (c.notes == out + in)
		return ZD_CHANGE_NOTE;
	if (c.brackets == out + in)
		return ZD_CHANGE_BRACKET;
	if (c.brackets + c.signs == out + in)
		return ZD_CHANGE_PUNCTUATION;
	if (is_citation(&c, from, gone, to, come))
		return ZD_CHANGE_CITATION;
	if (!out || !in || c.brackets || c.notes)
		return ZD_CHANGE_WORDS;
	if (out == in && same_bare(from, gone, to, come, true))
		return ZD_CHANGE_CASE;
	if (same_bare(from, gone, to, come, false))
		return ZD_CHANGE_PUNCTUATION;
	return ZD_CHANGE_WORDS;
}
