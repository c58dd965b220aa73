#include "history/grams.h"

#include "base/limits.h"

static size_t hash_of(const uint32_t *w)
{
	uint64_t h = w[0];

	for (unsigned i = 1; i < ZD_GRAM; i++)
		h = (h ^ w[i] * 0x9e3779b97f4a7c15u) * 0xff51afd7ed558ccdu;
	return (size_t)(h >> 29);
}

static void grow(struct zd_grams *g)
{
	size_t n = g->slots ? (g->mask + 1) * 2 : 1024;

	zd_free(g->slots);
	g->slots = zd_calloc(n, sizeof(*g->slots));
	g->mask = n - 1;
	for (size_t i = 0; i < g->words.len; i++)
		g->next.at[i] = 0;
	for (uint32_t i = 0; i + ZD_GRAM <= g->words.len; i++) {
		uint32_t *slot;

		if (!g->words.at[i] || !g->words.at[i + 1] ||
			!g->words.at[i + 2])
			continue;
		slot = &g->slots[hash_of(g->words.at + i) & g->mask];
		g->next.at[i] = *slot;
		*slot = i + 1;
	}
}

uint32_t zd_grams_add(struct zd_grams *g, const uint32_t *words, uint32_t len)
{
	uint32_t first = zd_u32(g->words.len);

	for (uint32_t i = 0; i < len; i++) {
		zd_vec_push(&g->words, words[i]);
		zd_vec_push(&g->next, 0);
	}
	zd_vec_push(&g->words, 0);
	zd_vec_push(&g->next, 0);
	g->runs = zd_add(g->runs, len);
	if (!g->slots || g->runs > g->mask / 2) {
		grow(g);
		return first;
	}
	for (uint32_t i = 0; i + ZD_GRAM <= len; i++) {
		uint32_t *slot = &g->slots[hash_of(words + i) & g->mask];

		g->next.at[first + i] = *slot;
		*slot = first + i + 1;
	}
	return first;
}

uint32_t zd_grams_find(const struct zd_grams *g, const uint32_t *words,
	uint32_t len, bool (*ok)(const void *ctx, uint32_t at), const void *ctx,
	uint32_t *at)
{
	uint32_t best = 0, tries = 0, n;

	if (len < ZD_GRAM || !g->slots)
		return 0;
	for (uint32_t p = g->slots[hash_of(words) & g->mask];
		p && tries < ZD_MAX_GRAM_TRIES; p = g->next.at[p - 1]) {
		const uint32_t *w = g->words.at + p - 1;

		tries++;
		for (n = 0; n < len && w[n] == words[n]; n++)
			;
		if (n < ZD_GRAM || n <= best || (ok && !ok(ctx, p - 1)))
			continue;
		best = n;
		*at = p - 1;
	}
	return best;
}

void zd_grams_clear(struct zd_grams *g)
{
	zd_vec_clear(&g->words);
	zd_vec_clear(&g->next);
	zd_free(g->slots);
	g->slots = NULL;
}
