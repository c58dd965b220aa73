#include "text/token.h"

#include <assert.h>

#include "base/limits.h"
#include "base/mem.h"
#include "base/utf8.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

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
	if (zd_utf8_is_spaceless(c))
		return SPACELESS;
	if (zd_utf8_is_digit(c))
		return DIGIT;
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

/* How many of the eight bytes at p, from the first on, are ASCII letters or
 * digits. Each byte is tested in its own eight bits: what is added to seven of
 * them shows in the eighth whether they lie in a range. */
static inline size_t word_bytes(const char *p)
{
	const uint64_t each = 0x0101010101010101u, high = 0x80 * each;
	uint64_t w, seven, lower, is;

	memcpy(&w, p, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	seven = w & ~high;
	lower = seven | 0x20 * each;
	is = (lower + (0x80 - 'a') * each) & ~(lower + (0x7f - 'z') * each);
	is |= (seven + (0x80 - '0') * each) & ~(seven + (0x7f - '9') * each);
	is = ~(is & ~w) & high; /* the others */
	return is ? (size_t)__builtin_ctzll(is) / 8 : 8;
}

static inline size_t skip_word_bytes(struct zd_slice s, size_t at)
{
	size_t n;

	while (at + 8 <= s.len) {
		n = word_bytes(s.ptr + at);
		at += n;
		if (n < 8)
			return at;
	}
	while (at < s.len && classes[(unsigned char)s.ptr[at]] <= DIGIT)
		at++;
	return at;
}

/* The end of the word that begins before `at`, whose first character has
 * been read. */
static size_t word_end(struct zd_slice s, size_t at)
{
	size_t len, next;
	enum sort c;

	for (;;) {
		at = skip_word_bytes(s, at);
		if (at == s.len)
			return at;
		c = class_at(s, at, &len);
		if (c <= DIGIT) {
			at += len;
			continue;
		}
		if (c != JOINER || at + len == s.len)
			return at;
		next = at + len;
		if (class_at(s, next, &len) > DIGIT)
			return at;
		at = next + len;
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

/* Bytes that room is made for at a time. */
#define PART 4096u

/* There is room: a text has no more tokens than bytes. */
static inline void put(struct zd_tokens *out, size_t start, size_t end,
	enum zd_token_kind kind)
{
	out->at[out->len++] =
		(struct zd_token){(uint32_t)start, (uint32_t)end, kind & 7, 0};
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
	put(out, at, at + 1, c == BRACKET ? ZD_TOKEN_BRACKET : ZD_TOKEN_PUNCT);
	return at + 1;
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

/* Reads on from byte `at` to `stop` or a little behind; where it came to. */
static size_t scan_some(
	struct zd_tokens *out, struct zd_slice s, size_t at, size_t stop)
{
	size_t end, len;

	zd_vec_reserve(out, stop - at);
	while (at < stop) {
		enum sort c = class_at(s, at, &len);

		switch (c) {
		case LETTER:
		case DIGIT:
			end = word_end(s, at + len);
			put(out, at, end,
				c == DIGIT ? ZD_TOKEN_NUMBER : ZD_TOKEN_WORD);
			/* As most words are followed. */
			at = end < stop && s.ptr[end] == ' ' ? end + 1 : end;
			break;
		case SPACE: at += len; break;
		case STAR: at = put_stars(out, s, at); break;
		case ESCAPE: at = put_escape(out, s, at); break;
		case BRACKET: at = put_bracket(out, s, at); break;
		case SPACELESS:
			put(out, at, at + len, ZD_TOKEN_WORD);
			at += len;
			break;
		case JOINER:
		case PUNCT:
		case HIGH:
			put(out, at, at + len, ZD_TOKEN_PUNCT);
			at += len;
			break;
		}
	}
	return at;
}

/* From byte `at` to `stop`, both between tokens. A text has no more tokens
 * than bytes, and mostly far fewer: room is made as it goes on. */
static void scan(
	struct zd_tokens *out, struct zd_slice s, size_t at, size_t stop)
{
	assert(s.len < UINT32_MAX);
	while (at < stop)
		at = scan_some(out, s, at, stop - at > PART ? at + PART : stop);
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

/*
 * Words of plain ASCII without escapes and notes, sixteen bytes at a time: a
 * word begins where a word byte follows none, and a joiner between two word
 * bytes joins what they begin. False when the text has anything else.
 */
typedef unsigned char lanes __attribute__((vector_size(16)));

static inline lanes load(const char *p)
{
	lanes v;

	memcpy(&v, p, sizeof(v));
	return v;
}

/* All bits set where the byte is a letter or a digit. */
static inline lanes word_lanes(lanes v)
{
	return (lanes)(((v | 0x20) - 'a' < 26) | (v - '0' < 10));
}

/* ' , - . / */
static inline lanes joiner_lanes(lanes v)
{
	return (lanes)((v - ',' < 4) | (v == '\''));
}

static inline size_t sum(lanes v)
{
	size_t n = 0;

	for (int i = 0; i < 16; i++)
		n += v[i];
	return n;
}

/* Bytes that are read at a time; so few that no lane of a sum is full. */
#define STRIP 512u

/* Part of a text, with what stands around it: which bytes belong to words. */
struct strip {
	unsigned char word[1 + STRIP + 16]; /* from the byte before on */
};

/* Adds one for each word that begins in the sixteen bytes at p, which are
 * those at w of a strip. Adds what is not plain to *odd. */
static inline lanes count_lanes(
	const char *p, const unsigned char *w, lanes *odd)
{
	lanes v = load(p), word = load((const char *)w);
	lanes left = load((const char *)w - 1);
	lanes right = load((const char *)w + 1);

	/* Of what is not ASCII the high bit; \ and ^ differ in one bit. */
	*odd |= (v & 0x80) | (lanes)((v | 2) == '^');
	return (word & ~left & 1) - (joiner_lanes(v) & left & right & 1);
}

/* Counts words that begin in the first `len` bytes at p, a multiple of 16;
 * `behind` says whether a word byte stands behind them. */
static size_t count_strip(
	struct strip *s, const char *p, size_t len, bool behind, lanes *odd)
{
	lanes part = {0}, w;

	for (size_t i = 0; i < len; i += 16) {
		w = word_lanes(load(p + i));
		memcpy(s->word + 1 + i, &w, sizeof(w));
	}
	s->word[1 + len] = behind ? 0xff : 0;
	for (size_t i = 0; i < len; i += 16)
		part += count_lanes(p + i, s->word + 1 + i, odd) + 1;
	s->word[0] = s->word[len];
	return sum(part) - len;
}

static bool count_plain(struct zd_slice s, size_t *out)
{
	struct strip strip;
	char edge[16] = {0};
	lanes odd = {0};
	size_t at = 0, len, rest = s.len % 16;

	*out = 0;
	strip.word[0] = 0;
	for (; at + 16 <= s.len; at += len) {
		len = s.len - at < STRIP ? (s.len - at) / 16 * 16 : STRIP;
		*out += count_strip(&strip, s.ptr + at, len,
			at + len < s.len &&
				classes[(unsigned char)s.ptr[at + len]] <=
					DIGIT,
			&odd);
	}
	if (rest) {
		memcpy(edge, s.ptr + at, rest);
		*out += count_strip(&strip, edge, 16, false, &odd);
	}
	return sum(odd) == 0;
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

struct entry {
	const char *ptr;
	uint32_t len;
	uint32_t hash; /* tells nearly all words apart without a look */
};

struct zd_words {
	uint32_t *slots; /* 0: free; else the number */
	size_t mask;
	ZD_VEC(struct entry) entries; /* entry of number k at k - 1 */
};

static size_t slots_for(size_t expected)
{
	size_t n = 256;

	while (n / 2 < expected && n < (size_t)1 << 31)
		n *= 2;
	return n;
}

struct zd_words *zd_words_new(size_t expected)
{
	struct zd_words *w = zd_calloc(1, sizeof(*w));
	size_t n = slots_for(expected);

	w->slots = zd_calloc(n, sizeof(*w->slots));
	w->mask = n - 1;
	return w;
}

void zd_words_free(struct zd_words *w)
{
	if (!w)
		return;
	zd_free(w->slots);
	zd_vec_clear(&w->entries);
	zd_free(w);
}

static void grow(struct zd_words *w)
{
	size_t n = (w->mask + 1) * 2, at;

	zd_free(w->slots);
	w->slots = zd_calloc(n, sizeof(*w->slots));
	w->mask = n - 1;
	for (size_t i = 0; i < w->entries.len; i++) {
		at = w->entries.at[i].hash & w->mask;
		while (w->slots[at])
			at = (at + 1) & w->mask;
		w->slots[at] = (uint32_t)i + 1;
	}
}

static inline uint64_t first_bytes(struct zd_slice s)
{
	uint32_t low, high;
	uint64_t v = 0;

	if (s.len >= 8) {
		memcpy(&v, s.ptr, 8);
	} else if (s.len >= 4) {
		memcpy(&low, s.ptr, 4);
		memcpy(&high, s.ptr + s.len - 4, 4);
		v = low | (uint64_t)high << 32;
	} else if (s.len) {
		v = (unsigned char)s.ptr[0] |
			(uint64_t)(unsigned char)s.ptr[s.len / 2] << 8 |
			(uint64_t)(unsigned char)s.ptr[s.len - 1] << 16;
	}
	return v;
}

static inline uint32_t hash_of(struct zd_slice s, uint64_t first)
{
	uint64_t h =
		(first ^ s.len * 0x9e3779b97f4a7c15u) * 0xff51afd7ed558ccdu;

	if (s.len > 8)
		h ^= XXH3_64bits(s.ptr + 8, s.len - 8);
	return (uint32_t)(h >> 32) ^ (uint32_t)h;
}

uint32_t zd_words_intern(struct zd_words *w, struct zd_slice word)
{
	uint64_t first = first_bytes(word);
	uint32_t hash = hash_of(word, first), number;
	size_t at = hash & w->mask;
	const struct entry *e;

	for (; (number = w->slots[at]); at = (at + 1) & w->mask) {
		e = &w->entries.at[number - 1];
		if (e->hash == hash && e->len == word.len &&
			first_bytes(zd_slice(e->ptr, e->len)) == first &&
			(word.len <= 8 ||
				!memcmp(e->ptr + 8, word.ptr + 8,
					word.len - 8)))
			return number;
	}
	zd_vec_push(&w->entries,
		((struct entry){word.ptr, (uint32_t)word.len, hash}));
	number = (uint32_t)w->entries.len;
	assert(number <= ZD_MAX_WORD);
	w->slots[at] = number;
	if (w->entries.len > w->mask / 2)
		grow(w);
	return number;
}

struct zd_slice zd_words_text(const struct zd_words *w, uint32_t word)
{
	assert(word > 0 && word <= w->entries.len);
	return zd_slice(
		w->entries.at[word - 1].ptr, w->entries.at[word - 1].len);
}

size_t zd_words_size(const struct zd_words *w)
{
	return w->entries.len;
}

/* Sorted, lower case. */
static const char stops[][10] = {"a", "all", "also", "an", "and", "any", "are",
	"as", "at", "be", "been", "by", "for", "from", "has", "have", "in",
	"into", "is", "it", "its", "may", "of", "on", "or", "other", "shall",
	"should", "such", "that", "the", "their", "them", "these", "they",
	"this", "those", "through", "to", "towards", "upon", "was", "were",
	"which", "will", "with", "within"};

bool zd_word_is_stop(struct zd_slice word)
{
	size_t low = 0, high = sizeof(stops) / sizeof(stops[0]);
	char lower[10] = {0};

	if (!word.len || word.len >= sizeof(lower))
		return false;
	for (size_t i = 0; i < word.len; i++)
		lower[i] = word.ptr[i] >= 'A' && word.ptr[i] <= 'Z'
			? (char)(word.ptr[i] + 'a' - 'A')
			: word.ptr[i];
	while (low < high) {
		size_t mid = (low + high) / 2;
		int cmp = memcmp(lower, stops[mid], sizeof(lower));

		if (!cmp)
			return true;
		if (cmp < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return false;
}
