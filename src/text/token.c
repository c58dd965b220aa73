#include "text/token.h"

#include <assert.h>

#include "base/lanes.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/utf8.h"

enum sort {
	LETTER, /* LETTER and DIGIT come first: "part of a word" is one test */
	DIGIT,
	JOINER, /* joins two parts of a word: - ' / . , ’ */
	SPACE,
	PUNCT,
	BRACKET,
	STAR,
	ESCAPE,
	SPACELESS,
	HIGH, /* to be decoded */
};

#define L LETTER
#define D DIGIT
#define J JOINER
#define S SPACE
#define P PUNCT
#define B BRACKET
#define H HIGH
#define H16 H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H
/* clang-format off */
static const unsigned char classes[256] = {
	S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
	S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
	S, P, P, P, P, P, P, J, P, P, STAR, P, J, J, J, J,
	D, D, D, D, D, D, D, D, D, D, P, P, P, P, P, P,
	P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, B, ESCAPE, B, P, P,
	P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, S,
	H16, H16, H16, H16, H16, H16, H16, H16,
};
/* clang-format on */
#undef L
#undef D
#undef J
#undef S
#undef P
#undef B
#undef H
#undef H16

static enum sort class_decoded(struct zd_slice s, size_t at, size_t *len)
{
	uint32_t c = zd_utf8_decode(s, at, len);

	if (c == 0x2019 || c == 0x2010 || c == 0x2011)
		return JOINER; /* ’, and the hyphens that are no ASCII */
	if (c >= 0x2010 && c <= 0x2027)
		return PUNCT; /* dashes and quotes, the most common */
	if (c >= 0xc0 && c < 0x250 && c != 0xd7 && c != 0xf7)
		return LETTER; /* of Latin, without a look at the tables */
	if (zd_utf8_is_digit(c))
		return DIGIT;
	if (zd_utf8_is_spaceless(c))
		return zd_utf8_is_mark(c) ? LETTER : SPACELESS;
	if (c == 0x200c || c == 0x200d)
		return LETTER; /* they shape a word of Persian or Malayalam */
	if (zd_utf8_is_word(c))
		return LETTER;
	return zd_utf8_is_space(c) ? SPACE : PUNCT;
}

/* The class of the character at `at` and its bytes. */
static inline enum sort class_at(struct zd_slice s, size_t at, size_t *len)
{
	enum sort c = classes[(unsigned char)s.ptr[at]];

	*len = 1;
	return c == HIGH ? class_decoded(s, at, len) : c;
}

/* Which of the 64 bytes from `base` on are ASCII letters or digits, of a text
 * that is read from its beginning to its end. */
struct ahead {
	struct zd_slice text;
	size_t base;
	uint64_t word;
};

static inline uint64_t word_mask(const char *p)
{
	return zd_lanes_mask(zd_lanes_alnum(zd_lanes_load(p)));
}

static void look_ahead(struct ahead *a, size_t at)
{
	const char *p = a->text.ptr + at;
	size_t left = a->text.len - at;
	char edge[ZD_LANES] = {0};
	unsigned shift = 0;

	a->base = at;
	if (left >= 64) {
		a->word = word_mask(p) | word_mask(p + 16) << 16 |
			word_mask(p + 32) << 32 | word_mask(p + 48) << 48;
		return;
	}
	a->word = 0;
	for (; left >= ZD_LANES; left -= ZD_LANES, shift += ZD_LANES)
		a->word |= word_mask(p + shift) << shift;
	memcpy(edge, p + shift, left);
	a->word |= word_mask(edge) << shift;
}

/* The first byte from `at` on that is no ASCII letter or digit. */
static inline size_t skip_word_bytes(struct ahead *a, size_t at)
{
	uint64_t others;

	for (;;) {
		if (at - a->base >= 64) {
			if (at == a->text.len)
				return at;
			look_ahead(a, at);
		}
		others = ~a->word >> (at - a->base);
		if (others)
			return at + zd_lowest_bit(others);
		at = a->base + 64;
	}
}

/* Whether the word goes on behind its joiner or other character at `at`, and
 * where; else 0. */
static size_t word_goes_on(struct zd_slice s, size_t at)
{
	size_t len, next;
	enum sort c = class_at(s, at, &len);

	if (c <= DIGIT)
		return at + len;
	next = at + len;
	if (c != JOINER || next == s.len || class_at(s, next, &len) > DIGIT)
		return 0;
	return next + len;
}

/* The end of the word that begins before `at`, whose first character has
 * been read. */
static inline size_t word_end(struct ahead *a, size_t at)
{
	struct zd_slice s = a->text;
	size_t next;

	for (;; at = next) {
		at = skip_word_bytes(a, at);
		if (at >= s.len)
			return s.len;
		if (s.ptr[at] == ' ')
			return at;
		next = word_goes_on(s, at);
		if (!next)
			return at;
	}
}

/* The end of the note mark that begins at `at`, or 0. */
static size_t note_end(struct zd_slice s, size_t at)
{
	size_t i = at + 2;

	if (i >= s.len || s.ptr[at] != '[' || s.ptr[at + 1] != '^')
		return 0;
	for (; i < s.len && i - at < ZD_MAX_NAME + 2; i++) {
		if (s.ptr[i] == ']')
			return i > at + 2 ? i + 1 : 0;
		if (s.ptr[i] == '[' || s.ptr[i] == ' ' || s.ptr[i] == '\\')
			return 0;
	}
	return 0;
}

/* Stars that stand between spaces are signs; else they are emphasis. */
static bool stars_are_text(struct zd_slice s, size_t at, size_t end)
{
	size_t len;

	if (at > 0 && classes[(unsigned char)s.ptr[at - 1]] != SPACE)
		return false;
	return end == s.len || class_at(s, end, &len) == SPACE;
}

/* There is room: a text has no more tokens than bytes. */
static inline void put(struct zd_tokens *out, size_t start, size_t end,
	enum zd_token_kind kind)
{
	out->at[out->len++] =
		(struct zd_token){(uint32_t)start, (uint32_t)end, kind & 7, 0};
}

/* Whether what ends before `at` may have marks there; ASCII is none. */
static inline bool has_marks(struct zd_slice s, size_t at)
{
	return at < s.len && (s.ptr[at] & 0x80);
}

/* A letter or sign with all that stands on it. */
static __attribute__((noinline)) size_t put_letter(struct zd_tokens *out,
	struct zd_slice s, size_t at, enum zd_token_kind kind)
{
	size_t end = at + zd_utf8_letter(s, at);

	put(out, at, end, kind);
	return end;
}

static size_t put_stars(struct zd_tokens *out, struct zd_slice s, size_t at)
{
	size_t end = at + 1;

	while (end < s.len && s.ptr[end] == '*')
		end++;
	if (!stars_are_text(s, at, end))
		return end;
	zd_vec_reserve(out, end - at); /* a run may go on behind a part */
	for (; at < end; at++)
		put(out, at, at + 1, ZD_TOKEN_PUNCT);
	return end;
}

static size_t put_escape(struct zd_tokens *out, struct zd_slice s, size_t at)
{
	size_t len;
	enum sort c;

	if (at + 1 < s.len) {
		c = class_at(s, at + 1, &len);
		if (c >= JOINER && c <= ESCAPE && c != SPACE && len == 1)
			at++;
		else
			c = PUNCT;
	} else {
		c = PUNCT;
	}
	if (c == BRACKET) {
		put(out, at, at + 1, ZD_TOKEN_BRACKET);
		return at + 1;
	}
	return put_letter(out, s, at, ZD_TOKEN_PUNCT);
}

static size_t put_bracket(struct zd_tokens *out, struct zd_slice s, size_t at)
{
	size_t end = note_end(s, at);

	if (end) {
		put(out, at, end, ZD_TOKEN_NOTE);
		return end;
	}
	put(out, at, at + 1, ZD_TOKEN_BRACKET);
	return at + 1;
}

/* Reads what begins at `at` and is neither letter nor digit, but of class c
 * and `len` bytes; where it ends. */
static size_t put_sign(struct zd_tokens *out, struct zd_slice s, size_t at,
	enum sort c, size_t len)
{
	switch (c) {
	case SPACE: break;
	case STAR: return put_stars(out, s, at);
	case ESCAPE: return put_escape(out, s, at);
	case BRACKET: return put_bracket(out, s, at);
	case LETTER:
	case DIGIT:
	case SPACELESS: return put_letter(out, s, at, ZD_TOKEN_WORD);
	case JOINER:
	case PUNCT:
	case HIGH:
		if (has_marks(s, at + len))
			return put_letter(out, s, at, ZD_TOKEN_PUNCT);
		put(out, at, at + len, ZD_TOKEN_PUNCT);
		break;
	}
	return at + len;
}

/* Reads on from byte `at` to `stop` or a little behind; where it came to. */
static size_t scan_some(
	struct zd_tokens *out, struct ahead *a, size_t at, size_t stop)
{
	struct zd_slice s = a->text;
	size_t end, len;

	zd_vec_reserve(out, stop - at);
	while (at < stop) {
		enum sort c = class_at(s, at, &len);

		if (c > DIGIT) {
			at = put_sign(out, s, at, c, len);
			continue;
		}
		end = word_end(a, at + len);
		put(out, at, end, c == DIGIT ? ZD_TOKEN_NUMBER : ZD_TOKEN_WORD);
		/* As most words are followed. */
		at = end < s.len && s.ptr[end] == ' ' ? end + 1 : end;
	}
	return at;
}

/* From byte `at` to `stop`, both between tokens. A text has no more tokens
 * than bytes, and mostly far fewer: room is made as it goes on. */
static void scan(
	struct zd_tokens *out, struct zd_slice s, size_t at, size_t stop)
{
	struct ahead a = {.text = s};

	assert(s.len < UINT32_MAX);
	if (at < stop)
		look_ahead(&a, at);
	while (at < stop)
		at = scan_some(out, &a, at,
			stop - at > ZD_TOKENS_AHEAD ? at + ZD_TOKENS_AHEAD
						    : stop);
}

void zd_tokenize(struct zd_tokens *out, struct zd_slice stored)
{
	scan(out, stored, 0, stored.len);
}

void zd_tokenize_part(
	struct zd_tokens *out, struct zd_slice stored, size_t start, size_t end)
{
	size_t was = out->len;

	scan(out, stored, start, end);
	/* A run of asterisks is read whole. */
	while (out->len > was && out->at[out->len - 1].start >= end)
		out->len--;
}

/* --- Another version ----------------------------------------------------- */

/* To tell where a token ends, so many bytes behind it are looked at: two
 * characters; and those of a name, to tell a note's mark from a bracket. */
#define AHEAD 8

static bool may_be_note(struct zd_slice s, const struct zd_token *t)
{
	return t->kind == ZD_TOKEN_BRACKET && t->end < s.len &&
		s.ptr[t->start] == '[' && s.ptr[t->end] == '^';
}

/* How many tokens end where nothing that they depend on differs: `head` bytes
 * are alike. Asterisks are told in whole runs. */
static size_t shared_first(const struct zd_tokenized *was, size_t head)
{
	const struct zd_token *t = was->tokens;
	size_t low = 0, high = was->len, n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (t[mid].end + AHEAD <= head)
			low = mid + 1;
		else
			high = mid;
	}
	n = low;
	for (size_t i = n; i-- > 0 && t[i].start + ZD_MAX_NAME + AHEAD > head;)
		if (may_be_note(was->text, &t[i]))
			n = i;
	while (n && was->text.ptr[t[n - 1].start] == '*')
		n--;
	return n;
}

/* The first token that stands behind a space among the last `tail` bytes:
 * every token ends before a space. */
static size_t shared_last(const struct zd_tokenized *was, size_t tail)
{
	const struct zd_token *t = was->tokens;
	const char *text = was->text.ptr;
	size_t low = 0, high = was->len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (t[mid].start > was->text.len - tail)
			high = mid;
		else
			low = mid + 1;
	}
	while (low < was->len &&
		(text[t[low].start - 1] != ' ' || text[t[low].start] == '*'))
		low++;
	return low;
}

void zd_tokenize_like(struct zd_tokens *out, struct zd_slice s,
	const struct zd_tokenized *was, size_t *fresh, size_t *end)
{
	struct zd_slice old = was->text;
	size_t head = zd_slice_head(s, old);
	size_t tail = zd_slice_tail(
		zd_slice_sub(s, head, s.len), zd_slice_sub(old, head, old.len));
	size_t first = shared_first(was, head), last = shared_last(was, tail);
	uint32_t shift = (uint32_t)(s.len - old.len);

	zd_vec_reserve(out, first);
	if (first)
		memcpy(out->at + out->len, was->tokens,
			first * sizeof(*out->at));
	*fresh = out->len += first;
	scan(out, s, first ? was->tokens[first - 1].end : 0,
		last < was->len ? was->tokens[last].start + shift : s.len);
	*end = out->len;
	zd_vec_reserve(out, was->len - last);
	for (size_t i = last; i < was->len; i++) {
		struct zd_token t = was->tokens[i];

		t.start += shift;
		t.end += shift;
		out->at[out->len++] = t;
	}
}

/* --- Counting ------------------------------------------------------------ */

/* Of 64 bytes, or fewer behind which are zeros. */
struct counting {
	uint64_t word, joiner; /* by byte: ASCII letters and digits; joiners */
	zd_lanes odd; /* the highest bit where no byte may be, so far */
};

/* ' , - . / join. What is not ASCII is odd, and so are \\ and ^, which differ
 * in one bit. */
static inline void classify(struct counting *c, const char *p, unsigned shift)
{
	zd_lanes v = zd_lanes_load(p);
	zd_lanes joins = zd_lanes_among(v, ',', 4) | (zd_lanes)(v == '\'');

	c->word |= (uint64_t)zd_lanes_mask(zd_lanes_alnum(v)) << shift;
	c->joiner |= (uint64_t)zd_lanes_mask(joins) << shift;
	c->odd |= v | (zd_lanes)((v | 2) == '^');
}

static inline void classify_all(struct counting *c, struct zd_slice s)
{
	char edge[ZD_LANES] = {0};
	size_t at = 0;

	c->word = c->joiner = 0;
	for (; at + ZD_LANES <= s.len; at += ZD_LANES)
		classify(c, s.ptr + at, (unsigned)at);
	if (at == s.len)
		return;
	memcpy(edge, s.ptr + at, s.len - at);
	classify(c, edge, (unsigned)at);
}

/*
 * Words of plain ASCII without escapes and notes: one begins where a letter or
 * digit follows none, unless a joiner stands there behind another one. False
 * when the text has anything else.
 */
static bool count_plain(struct zd_slice s, size_t *out)
{
	struct counting c = {0};
	uint64_t word = 0, joiner = 0; /* of the 64 bytes before */

	*out = 0;
	for (size_t at = 0; at < s.len; at += 64) {
		uint64_t left, joined;

		classify_all(&c, zd_slice_sub(s, at, at + 64));
		left = c.word << 1 | word >> 63;
		joined = (c.joiner << 1 | joiner >> 63) &
			(c.word << 2 | word >> 62);
		*out += (size_t)__builtin_popcountll(c.word & ~left & ~joined);
		word = c.word;
		joiner = c.joiner;
	}
	return zd_lanes_mask(c.odd) == 0;
}

size_t zd_words_count(struct zd_slice stored)
{
	struct zd_tokens tokens = {0};
	size_t n = 0;

	if (count_plain(stored, &n))
		return n;
	n = 0;
	zd_tokenize(&tokens, stored);
	for (size_t i = 0; i < tokens.len; i++)
		n += tokens.at[i].kind <= ZD_TOKEN_NUMBER;
	zd_vec_clear(&tokens);
	return n;
}
