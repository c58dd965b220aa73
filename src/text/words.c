#include "text/words.h"

#include <assert.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "base/vec.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

/* A word that is no longer is kept as it is. */
#define SHORT 8u

/* In texts without a word in common there are as many of these as words. */
struct entry {
	char is[SHORT]; /* the bytes, filled with 0, or where they are */
	uint32_t len;
};

static_assert(sizeof(const char *) <= SHORT, "a place is kept like a word");

struct zd_words {
	uint32_t *slots; /* 0: free; else the number */
	size_t mask;
	ZD_VEC(struct entry) entries; /* entry of number k at k - 1 */
};

/* A table of fewer places is left emptier: it costs nothing. */
#define MANY 65536u

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

static inline uint64_t eight_bytes(const char *p)
{
	uint64_t v;

	memcpy(&v, p, 8);
	return v;
}

/* Of eight bytes those of a word of `len`, which it begins with. */
static inline uint64_t own_bytes(uint64_t v, size_t len)
{
	const uint64_t all = UINT64_MAX;

	if (len >= 8)
		return v;
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	return v & ~(all >> 8 * len);
#else
	return v & ~(all << 8 * len);
#endif
}

/* The first eight bytes of a word, or all that it has. */
static uint64_t first_bytes(struct zd_slice word)
{
	uint64_t v = 0;

	if (word.len >= 8)
		return eight_bytes(word.ptr);
	memcpy(&v, word.len ? word.ptr : "", word.len);
	return v;
}

/* What stands behind the first eight bytes of a longer word, as a number. */
static inline uint64_t rest_of(const char *p, size_t len)
{
	return len <= 16 ? eight_bytes(p + len - 8)
			 : XXH3_64bits(p + 8, len - 8);
}

static inline uint32_t hash_of(uint64_t first, uint64_t rest, size_t len)
{
	uint64_t h = (first ^ len * 0x9e3779b97f4a7c15u) * 0xff51afd7ed558ccdu;

	h ^= rest * 0xc4ceb9fe1a85ec53u;
	return (uint32_t)(h >> 32) ^ (uint32_t)h;
}

static const char *place_of(const struct entry *e)
{
	const char *p;

	memcpy(&p, e->is, sizeof(p));
	return p;
}

static uint32_t hash_again(const struct entry *e)
{
	const char *p;

	if (e->len <= SHORT)
		return hash_of(eight_bytes(e->is), 0, e->len);
	p = place_of(e);
	return hash_of(eight_bytes(p), rest_of(p, e->len), e->len);
}

static void grow(struct zd_words *w)
{
	size_t n = (w->mask + 1) * 2, at;

	zd_free(w->slots);
	w->slots = zd_calloc(n, sizeof(*w->slots));
	w->mask = n - 1;
	for (size_t i = 0; i < w->entries.len; i++) {
		at = hash_again(&w->entries.at[i]) & w->mask;
		while (w->slots[at])
			at = (at + 1) & w->mask;
		w->slots[at] = (uint32_t)i + 1;
	}
}

/* Whether a word is the one of an entry. */
static inline bool is_word(
	const struct entry *e, uint64_t first, const char *p, uint32_t len)
{
	const char *q;

	if (e->len != len)
		return false;
	if (len <= SHORT)
		return eight_bytes(e->is) == first;
	q = place_of(e);
	return len <= 16 ? eight_bytes(q) == first &&
			eight_bytes(q + len - 8) == eight_bytes(p + len - 8)
			 : !memcmp(q, p, len);
}

static uint32_t add(struct zd_words *w, size_t at, struct entry word)
{
	uint32_t number;

	zd_vec_push(&w->entries, word);
	number = (uint32_t)w->entries.len;
	assert(number <= ZD_MAX_WORD);
	w->slots[at] = number;
	if (w->entries.len > w->mask / 4 * (w->mask < MANY ? 2 : 3))
		grow(w);
	return number;
}

/* Out of line, for what is not the first in its place or is long. */
__attribute__((noinline)) static uint32_t search(
	struct zd_words *w, uint64_t first, const char *p, uint32_t len)
{
	uint32_t hash = hash_of(first, len > SHORT ? rest_of(p, len) : 0, len);
	struct entry word = {.len = len};
	size_t at = hash & w->mask;
	uint32_t number;

	for (; (number = w->slots[at]); at = (at + 1) & w->mask) {
		const struct entry *e = &w->entries.at[number - 1];

		if (is_word(e, first, p, len))
			return number;
	}
	if (len > SHORT)
		memcpy(word.is, &p, sizeof(p));
	else
		memcpy(word.is, &first, sizeof(first));
	return add(w, at, word);
}

static inline uint32_t intern(
	struct zd_words *w, uint64_t first, const char *p, uint32_t len)
{
	const struct entry *e;
	uint32_t number;

	if (len <= SHORT) {
		number = w->slots[hash_of(first, 0, len) & w->mask];
		if (number) {
			e = &w->entries.at[number - 1];
			if (eight_bytes(e->is) == first && e->len == len)
				return number;
		}
	}
	return search(w, first, p, len);
}

uint32_t zd_words_intern(struct zd_words *w, struct zd_slice word)
{
	return intern(w, first_bytes(word), word.ptr, (uint32_t)word.len);
}

size_t zd_words_number(struct zd_words *w, struct zd_token *tokens, size_t len,
	struct zd_slice stored)
{
	size_t known = w->entries.len, i = 0;

	while (i < len && w->entries.len == known) {
		struct zd_token *t = &tokens[i++];
		const char *p = stored.ptr + t->start;
		uint32_t n = t->end - t->start;
		uint64_t first = t->start + (size_t)8 <= stored.len
			? own_bytes(eight_bytes(p), n)
			: first_bytes(zd_slice(p, n));

		t->word = intern(w, first, p, n) & ZD_MAX_WORD;
	}
	return i;
}

struct zd_slice zd_words_text(const struct zd_words *w, uint32_t word)
{
	const struct entry *e;

	assert(word > 0 && word <= w->entries.len);
	e = &w->entries.at[word - 1];
	return zd_slice(e->len > SHORT ? place_of(e) : e->is, e->len);
}

size_t zd_words_size(const struct zd_words *w)
{
	return w->entries.len;
}

/* Bytes of the longest little word. */
#define STOP 18

/* Of the six official languages of the United Nations; none that is another
 * word in English, such as "para". Sorted by bytes, lower case. */
static const char stops[][STOP] = {"a", "al", "all", "also", "an", "and", "any",
	"are", "as", "at", "au", "aux", "avec", "be", "been", "by", "ce", "ces",
	"cette", "como", "con", "cuando", "dans", "de", "del", "des", "desde",
	"dont", "du", "durante", "el", "elle", "elles", "en", "entre", "esta",
	"estas", "este", "estos", "et", "for", "from", "has", "hasta", "have",
	"il", "ils", "in", "into", "is", "it", "its", "la", "las", "le", "les",
	"leur", "leurs", "los", "may", "mediante", "más", "notamment", "of",
	"on", "or", "other", "ou", "où", "par", "por", "qu", "que", "qui", "se",
	"según", "ses", "shall", "should", "sobre", "sont", "su", "such", "sur",
	"sus", "también", "that", "the", "their", "them", "these", "they",
	"this", "those", "through", "to", "todas", "todos", "tous", "toutes",
	"towards", "una", "unas", "une", "unos", "upon", "was", "were", "which",
	"will", "with", "within", "y", "à", "été", "être", "а", "без", "в",
	"во", "для", "до", "его", "ее", "же", "за", "и", "из", "или", "им",
	"их", "к", "как", "ко", "которые", "на", "над", "не", "них", "о", "об",
	"от", "по", "под", "при", "с", "со", "так", "также", "то", "у", "что",
	"этих", "это", "أن", "أو", "أي", "إلى", "إن", "التي", "الذي", "الذين",
	"بأن", "بشأن", "بما", "بين", "ثم", "ذلك", "على", "عن", "عند", "في",
	"قد", "كل", "كما", "لا", "لدى", "لم", "ما", "مع", "من", "هذا", "هذه",
	"هو", "هي", "و", "وأن", "وإلى", "وعلى", "وفي", "ومن", "与", "並", "中",
	"为", "之", "了", "于", "从", "以", "內", "其", "内", "及", "向", "和",
	"在", "对", "将", "對", "就", "并", "從", "或", "所", "於", "為", "由",
	"的", "等", "至", "與", "该"};

bool zd_word_is_stop(struct zd_slice word)
{
	size_t low = 0, high = sizeof(stops) / sizeof(stops[0]);
	char lower[STOP] = {0};

	if (!word.len || word.len >= sizeof(lower))
		return false;
	for (size_t i = 0; i < word.len; i++)
		lower[i] = zd_is_upper(word.ptr[i])
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
