#include "diff/match.h"

#include <assert.h>

#include "diff/tidy.h"

/* Appends the words of a piece and the tokens they stand for. */
#define join(words, places, side, piece)                                       \
	do {                                                                   \
		const struct zd_piece *p_ = &(side)->pieces.at[piece];         \
		assert(p_->read);                                              \
		zd_vec_reserve(words, p_->count);                              \
		zd_vec_reserve(places, p_->count);                             \
		for (uint32_t t_ = p_->first; t_ < p_->first + p_->count;      \
			t_++) {                                                \
			(words)->at[(words)->len++] =                          \
				(side)->tokens.at[t_].word;                    \
			(places)->at[(places)->len++] = t_;                    \
		}                                                              \
	} while (0)

static void prepare(struct zd_matcher *m)
{
	m->a.len = m->b.len = m->a_token.len = m->b_token.len = 0;
	m->to_a.len = m->to_b.len = 0;
	m->sunk = false;
	m->lcs.max_edits = m->options->max_edits;
	if (m->lcs.max_edits < 8)
		m->lcs.max_edits = 8;
}

/* Finds the common words into to_b and to_a; false when one is empty. */
static bool find(struct zd_matcher *m, const struct zd_side *from,
	const struct zd_side *to, const struct zd_group *g)
{
	uint32_t n, k;

	prepare(m);
	for (uint32_t i = 0; i < g->from_count; i++)
		join(&m->a, &m->a_token, from, g->from[i]);
	for (uint32_t i = 0; i < g->to_count; i++)
		join(&m->b, &m->b_token, to, g->to[i]);
	n = zd_u32(m->a.len);
	k = zd_u32(m->b.len);
	if (!n || !k)
		return false;
	zd_vec_reserve(&m->to_b, n);
	zd_vec_reserve(&m->to_a, k);
	zd_lcs_match(&m->lcs, m->a.at, n, m->b.at, k, m->to_b.at);
	memset(m->to_a.at, 0xff, k * sizeof(*m->to_a.at));
	for (uint32_t i = 0; i < n; i++)
		if (m->to_b.at[i] != ZD_NOBODY)
			m->to_a.at[m->to_b.at[i]] = i;
	m->sunk = zd_tidy(&(struct zd_pairing){m->a.at, m->b.at, n, k,
				  m->to_b.at, m->to_a.at},
		m->lexicon, m->options);
	return true;
}

struct zd_common zd_match_look(struct zd_matcher *m, const struct zd_side *from,
	const struct zd_side *to, const struct zd_group *g)
{
	struct zd_common c = {0};
	uint32_t run = 0, last = 0;

	if (!find(m, from, to, g))
		return c;
	for (uint32_t i = 0; i < m->a.len; i++) {
		uint32_t j = m->to_b.at[i];

		if (j == ZD_NOBODY) {
			run = 0;
			continue;
		}
		run = run && j == last + 1 ? run + 1 : 1;
		last = j;
		c.words++;
		if (run > c.longest)
			c.longest = run;
	}
	return c;
}

bool zd_match_group(struct zd_matcher *m, struct zd_side *from,
	struct zd_side *to, const struct zd_group *g)
{
	if (!find(m, from, to, g))
		return true;
	for (uint32_t i = 0; i < m->a.len; i++) {
		uint32_t j = m->to_b.at[i];

		if (j == ZD_NOBODY)
			continue;
		from->other.at[m->a_token.at[i]] = m->b_token.at[j];
		to->other.at[m->b_token.at[j]] = m->a_token.at[i];
	}
	return !m->sunk;
}

void zd_matcher_clear(struct zd_matcher *m)
{
	zd_lcs_clear(&m->lcs);
	zd_vec_clear(&m->a);
	zd_vec_clear(&m->b);
	zd_vec_clear(&m->a_token);
	zd_vec_clear(&m->b_token);
	zd_vec_clear(&m->to_b);
	zd_vec_clear(&m->to_a);
}
