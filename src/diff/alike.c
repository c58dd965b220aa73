#include "diff/alike.h"

#include "base/utf8.h"

#include <zerodraft.h>

/* What stands between two characters that count. */
enum gap {
	NOTHING,
	SPACE,
	HYPHEN, /* one or more, or dashes, without a space */
	TIGHT,  /* other signs without a space */
	LOOSE,  /* signs and spaces */
};

/* A character that counts, 0 at the end, with what stands before it. */
struct step {
	uint32_t c;
	enum gap gap;
	uint32_t sign; /* the last sign before it */
};

struct walk {
	const struct zd_alike *in;
	uint32_t but;
	size_t token;
	size_t at;   /* in the token */
	bool opened; /* what stands before the token has been seen */
	bool space, hyphen, other;
	uint32_t sign;
};

static bool is_hyphen(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

static bool is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2018 || c == 0x2019;
}

/* A sign that stands for a word, or changes what a number is. */
static bool has_meaning(uint32_t c)
{
	switch (c) {
	case '%':
	case '&':
	case '@':
	case '#':
	case '/':
	case '*':
	case '\\':
	case 0xa7:   /* § */
	case 0xb6:   /* ¶ */
	case 0x2020: /* † */
	case 0x2021: /* ‡ */
	case 0x2030: /* ‰ */ return true;
	default: return zd_utf8_is_symbol(c);
	}
}

/* A hyphen before a number and behind no word. */
static bool is_minus(struct zd_slice text, const struct zd_token *t, uint32_t c)
{
	size_t at = t->start, len;

	if (!is_hyphen(c) || t->end >= text.len ||
		!zd_utf8_is_digit(zd_utf8_decode(text, t->end, &len)))
		return false;
	while (at && (text.ptr[--at] & 0xc0) == 0x80)
		;
	return t->start == 0 ||
		!zd_utf8_is_word(zd_utf8_decode(text, at, &len));
}

bool zd_alike_is_cited(
	const struct zd_citations *cited, const struct zd_token *t)
{
	size_t low = 0, high = cited ? cited->groups.len : 0;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (cited->groups.at[mid].end <= t->start)
			low = mid + 1;
		else
			high = mid;
	}
	return cited && low < cited->groups.len &&
		cited->groups.at[low].start <= t->start &&
		t->end <= cited->groups.at[low].end;
}

static bool is_skipped(const struct walk *w, const struct zd_token *t)
{
	return (t->kind == ZD_TOKEN_NOTE && w->but & ZD_IGNORE_NOTES) ||
		(t->kind == ZD_TOKEN_BRACKET && w->but & ZD_IGNORE_BRACKETS) ||
		(w->but & ZD_IGNORE_CITATIONS &&
			zd_alike_is_cited(w->in->cited, t));
}

/* Whether the character may differ; then it is part of the gap. */
static bool is_ink(struct walk *w, const struct zd_token *t, uint32_t c)
{
	if (!(w->but & ZD_IGNORE_PUNCTUATION) || t->kind == ZD_TOKEN_NOTE ||
		t->kind == ZD_TOKEN_BRACKET || zd_utf8_is_word(c) ||
		has_meaning(c) ||
		(t->kind == ZD_TOKEN_PUNCT && is_minus(w->in->text, t, c)))
		return false;
	if (is_hyphen(c))
		w->hyphen = true;
	else
		w->other = true;
	w->sign = c;
	return true;
}

/* Is there a space between this token and the one before? */
static bool has_space(const struct walk *w)
{
	const struct zd_token *t = &w->in->tokens[w->token];
	size_t len;

	for (size_t at = w->token ? t[-1].end : t->start; at < t->start;
		at += len)
		if (zd_utf8_is_space(zd_utf8_decode(w->in->text, at, &len)))
			return true;
	return false;
}

static enum gap gap_of(const struct walk *w)
{
	if (!w->hyphen && !w->other)
		return w->space ? SPACE : NOTHING;
	if (w->space)
		return LOOSE;
	return w->other ? TIGHT : HYPHEN;
}

static struct step next(struct walk *w)
{
	size_t len;

	w->space = w->hyphen = w->other = false;
	for (; w->token < w->in->len;
		w->token++, w->at = 0, w->opened = false) {
		const struct zd_token *t = &w->in->tokens[w->token];

		if (!w->opened)
			w->space |= has_space(w);
		w->opened = true;
		if (is_skipped(w, t))
			continue;
		while (t->start + w->at < t->end) {
			uint32_t c = zd_utf8_decode(
				w->in->text, t->start + w->at, &len);

			w->at += len;
			if (is_ink(w, t, c))
				continue;
			if (w->but & ZD_IGNORE_CASE)
				c = zd_utf8_lower(c);
			return (struct step){c, gap_of(w), w->sign};
		}
	}
	return (struct step){0, gap_of(w), w->sign};
}

/* Between two digits signs stay what they are, but for their shape. */
static bool same_in_number(const struct step *a, const struct step *b)
{
	if (a->gap == TIGHT && b->gap == TIGHT)
		return a->sign == b->sign ||
			(is_apostrophe(a->sign) && is_apostrophe(b->sign));
	return a->gap == b->gap || (a->gap == SPACE && b->gap == LOOSE) ||
		(a->gap == LOOSE && b->gap == SPACE);
}

static bool same_gap(
	uint32_t before, const struct step *a, const struct step *b)
{
	static const unsigned char with[] = {
		[NOTHING] = 1 << NOTHING | 1 << HYPHEN,
		[SPACE] = 1 << SPACE | 1 << HYPHEN | 1 << LOOSE,
		[HYPHEN] = 1 << NOTHING | 1 << SPACE | 1 << HYPHEN | 1 << LOOSE,
		[TIGHT] = 1 << TIGHT | 1 << LOOSE,
		[LOOSE] = 1 << SPACE | 1 << HYPHEN | 1 << TIGHT | 1 << LOOSE,
	};

	if (!before || !a->c)
		return true; /* at the ends signs come and go */
	if (zd_utf8_is_digit(before) && zd_utf8_is_digit(a->c))
		return same_in_number(a, b);
	return with[a->gap] >> b->gap & 1;
}

bool zd_alike(
	const struct zd_alike *from, const struct zd_alike *to, uint32_t but)
{
	struct walk x = {.in = from, .but = but}, y = {.in = to, .but = but};
	uint32_t before = 0;
	struct step a, b;

	do {
		a = next(&x);
		b = next(&y);
		/* What goes on behind its end may go on alike. */
		if (a.c != b.c || !same_gap(before, &a, &b))
			return (!a.c && from->cut) || (!b.c && to->cut);
		before = a.c;
	} while (a.c);
	return true;
}
