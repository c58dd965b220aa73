/* Reading the index. Nothing in the bytes is believed. */
#include "language/file.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

struct zd_index {
	const struct zd_file_head *head;
	const struct zd_file_source *sources;
	const struct zd_file_unit *units;
	const struct zd_file_word *words;
	const uint32_t *sorted;
	const unsigned char *sequences, *postings;
	const char *strings;
};

uint64_t zd_file_checksum(struct zd_slice bytes)
{
	struct zd_file_head head;
	uint64_t rest =
		XXH3_64bits(bytes.ptr + sizeof(head), bytes.len - sizeof(head));

	memcpy(&head, bytes.ptr, sizeof(head));
	head.checksum = 0;
	return XXH3_64bits_withSeed(&head, sizeof(head), rest);
}

/* A section of so many bytes; NULL where the bytes end before it does. */
static const void *take(struct zd_slice *rest, uint64_t bytes)
{
	const void *at = rest->ptr;
	uint64_t whole = (bytes + 3) & ~UINT64_C(3);

	if (whole > rest->len)
		return NULL;
	*rest = zd_slice_sub(*rest, (size_t)whole, rest->len);
	return at;
}

static bool cut(struct zd_index *x, struct zd_slice rest)
{
	const struct zd_file_head *h = x->head;

	x->sources = take(&rest, (uint64_t)h->sources * sizeof(*x->sources));
	x->units = x->sources
		? take(&rest, (uint64_t)h->units * sizeof(*x->units))
		: NULL;
	x->words = x->units
		? take(&rest, (uint64_t)h->words * sizeof(*x->words))
		: NULL;
	x->sorted = x->words
		? take(&rest, (uint64_t)h->words * sizeof(*x->sorted))
		: NULL;
	x->sequences = x->sorted ? take(&rest, h->sequences) : NULL;
	x->postings = x->sequences ? take(&rest, h->postings) : NULL;
	x->strings = x->postings ? take(&rest, h->strings) : NULL;
	return x->strings && !rest.len;
}

bool zd_index_open(struct zd_index **out, struct zd_slice bytes,
	const unsigned char stamp[ZD_INDEX_STAMP])
{
	const struct zd_file_head *h = (const void *)bytes.ptr;
	struct zd_index x = {.head = h};

	*out = NULL;
	if (bytes.len < sizeof(*h) || bytes.len > UINT32_MAX ||
		memcmp(h->magic, ZD_INDEX_MAGIC, sizeof(h->magic)) ||
		h->version != ZD_INDEX_VERSION || h->order != ZD_INDEX_ORDER ||
		memcmp(h->stamp, stamp, sizeof(h->stamp)) ||
		h->size != bytes.len ||
		!cut(&x, zd_slice_sub(bytes, sizeof(*h), bytes.len)) ||
		h->checksum != zd_file_checksum(bytes))
		return false;
	*out = zd_alloc(sizeof(x));
	**out = x;
	return true;
}

void zd_index_free(struct zd_index *x)
{
	zd_free(x);
}

/* --- what stands there ---------------------------------------------------- */

static struct zd_slice string_at(
	const struct zd_index *x, struct zd_file_string s)
{
	if (s.at > x->head->strings || s.len > x->head->strings - s.at)
		return (struct zd_slice){0};
	return zd_slice(x->strings + s.at, s.len);
}

size_t zd_index_sources(const struct zd_index *x)
{
	return x->head->sources;
}

size_t zd_index_units(const struct zd_index *x)
{
	return x->head->units;
}

size_t zd_index_words(const struct zd_index *x)
{
	return x->head->words;
}

void zd_index_source_get(
	struct zd_index_source *out, const struct zd_index *x, size_t i)
{
	memset(out, 0, sizeof(*out));
	if (i >= x->head->sources)
		return;
	out->symbol = string_at(x, x->sources[i].symbol);
	out->title = string_at(x, x->sources[i].title);
	out->date = string_at(x, x->sources[i].date);
}

void zd_index_unit_get(
	struct zd_index_unit *out, const struct zd_index *x, size_t i)
{
	memset(out, 0, sizeof(*out));
	if (i >= x->head->units)
		return;
	out->source = x->units[i].source;
	out->label = string_at(x, x->units[i].label);
	out->id = string_at(x, x->units[i].id);
	out->block = x->units[i].block;
	out->words = x->units[i].words;
}

uint32_t zd_index_spread(const struct zd_index *x, uint32_t word)
{
	return word < x->head->words ? x->words[word].spread : 0;
}

float zd_index_norm(const struct zd_index *x, uint32_t unit)
{
	return unit < x->head->units ? x->units[unit].norm : 0;
}

uint32_t zd_index_word(const struct zd_index *x, struct zd_slice folded)
{
	size_t lo = 0, hi = x->head->words, mid;
	uint32_t word;
	int c;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		word = x->sorted[mid];
		if (word >= x->head->words)
			return ZD_NONE;
		c = zd_slice_cmp(string_at(x, x->words[word].text), folded);
		if (!c)
			return word;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return ZD_NONE;
}

/* --- lists of numbers ----------------------------------------------------- */

void zd_index_walk_units(
	struct zd_index_walk *w, const struct zd_index *x, uint32_t word)
{
	const struct zd_file_word *f;

	memset(w, 0, sizeof(*w));
	if (word >= x->head->words)
		return;
	f = &x->words[word];
	if (f->first > x->head->postings ||
		f->bytes > x->head->postings - f->first)
		return;
	w->at = x->postings + f->first;
	w->end = w->at + f->bytes;
	w->left = f->spread;
	w->below = x->head->units;
	w->gaps = true;
}

void zd_index_walk_words(
	struct zd_index_walk *w, const struct zd_index *x, uint32_t unit)
{
	memset(w, 0, sizeof(*w));
	if (unit >= x->head->units || x->units[unit].first > x->head->sequences)
		return;
	w->at = x->sequences + x->units[unit].first;
	w->end = x->sequences + x->head->sequences;
	w->left = x->units[unit].words;
	w->below = x->head->words;
}

uint32_t zd_index_next(struct zd_index_walk *w)
{
	uint32_t n = 0;
	unsigned shift = 0;

	if (!w->left || w->at == w->end)
		return ZD_NONE;
	w->left--;
	for (; w->at < w->end && shift < 32; shift += 7) {
		unsigned char c = *w->at++;

		n |= (uint32_t)(c & 0x7f) << shift;
		if (c & 0x80)
			break;
	}
	if (w->gaps)
		n = w->last += n;
	/* Out of range: hostile bytes; the list ends here. */
	if (n >= w->below) {
		w->left = 0;
		return ZD_NONE;
	}
	return n;
}
