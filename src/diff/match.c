#include "diff/match.h"

#include <assert.h>

#include "diff/tidy.h"

/* Some pieces of a side, and how far into them one has come. */
struct walk {
	const struct zd_side *side;
	const uint32_t *pieces;
	uint32_t at;    /* the piece that is next */
	uint32_t end;   /* words so far */
	uint32_t token; /* of the words of the last piece, less their number */
};

static inline const struct zd_piece *piece_of(const struct walk *w, uint32_t i)
{
	const struct zd_piece *p = &w->side->pieces.at[w->pieces[i]];

	assert(p->read);
	return p;
}

static uint32_t count_words(const struct walk *w, uint32_t count)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < count; i++)
		n += piece_of(w, i)->count;
	return n;
}

static void join(uint32_t *out, const struct walk *w, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const struct zd_piece *p = piece_of(w, i);
		const struct zd_token *t = w->side->tokens.at + p->first;

		for (uint32_t k = 0; k < p->count; k++)
			*out++ = t[k].word;
	}
}

/* The token of word i; those asked for come in order. */
static inline uint32_t token_of(struct walk *w, uint32_t i)
{
	while (i >= w->end) {
		const struct zd_piece *p = piece_of(w, w->at++);

		w->token = p->first - w->end;
		w->end += p->count;
	}
	return w->token + i;
}

static void prepare(struct zd_matcher *m)
{
	m->a.len = m->b.len = m->to_a.len = m->to_b.len = 0;
	m->lcs.options = m->options;
}

/* Lists the words of the group, with room for the answer; false when one side
 * is empty. */
static bool list_words(struct zd_matcher *m, const struct zd_side *from,
	const struct zd_side *to, const struct zd_group *g)
{
	struct walk old = {.side = from, .pieces = g->from};
	struct walk new = {.side = to, .pieces = g->to};
	uint32_t n = count_words(&old, g->from_count);
	uint32_t k = count_words(&new, g->to_count);

	prepare(m);
	if (!n || !k)
		return false;
	zd_vec_reserve(&m->a, n);
	zd_vec_reserve(&m->b, k);
	join(m->a.at, &old, g->from_count);
	join(m->b.at, &new, g->to_count);
	m->a.len = n;
	m->b.len = k;
	m->lcs.work += n + k;
	zd_vec_reserve(&m->to_b, n);
	return true;
}

/* Finds the common words into to_b. Between texts that are expected to have
 * little in common bits are faster. */
static void find(struct zd_matcher *m, bool alike)
{
	uint32_t n = zd_u32(m->a.len), k = zd_u32(m->b.len);

	if (alike || !zd_bits_can(n, k, m->options->max_bits))
		zd_lcs_match(&m->lcs, m->a.at, n, m->b.at, k, m->to_b.at);
	else
		zd_bits_match(&m->bits, m->a.at, n, m->b.at, k, m->to_b.at);
}

/* With to_a, which says the same as to_b from the other side. */
static struct zd_pairing pairing(struct zd_matcher *m)
{
	uint32_t n = zd_u32(m->a.len), k = zd_u32(m->b.len);

	zd_vec_reserve(&m->to_a, k);
	memset(m->to_a.at, 0xff, k * sizeof(*m->to_a.at));
	for (uint32_t i = 0; i < n; i++)
		if (m->to_b.at[i] != ZD_NOBODY)
			m->to_a.at[m->to_b.at[i]] = i;
	return (struct zd_pairing){
		m->a.at, m->b.at, n, k, m->to_b.at, m->to_a.at};
}

static uint32_t count_weighty(
	const struct zd_matcher *m, const uint32_t *words, size_t n)
{
	uint32_t weighty = 0;

	for (size_t i = 0; i < n; i++)
		weighty += zd_lexicon_is_weighty(m->lexicon, words[i]);
	return weighty;
}

struct zd_common zd_match_look(struct zd_matcher *m, const struct zd_side *from,
	const struct zd_side *to, const struct zd_group *g)
{
	struct zd_common c = {0};
	struct zd_pairing p;
	uint32_t run = 0, last = 0;

	if (!list_words(m, from, to, g))
		return c;
	find(m, false);
	p = pairing(m);
	/* Which of two words stayed matters where there are few. */
	if (m->a.len + m->b.len <= m->options->max_left)
		m->coarse[ZD_COARSE_POLISH] |=
			zd_polish(&p, m->lexicon, m->options);
	zd_sink_islands(&p, m->lexicon, m->options);
	c.from_weighty = count_weighty(m, m->a.at, m->a.len);
	c.to_weighty = count_weighty(m, m->b.at, m->b.len);
	for (uint32_t i = 0; i < m->a.len; i++) {
		uint32_t j = m->to_b.at[i];

		if (j == ZD_NOBODY) {
			run = 0;
			continue;
		}
		run = run && j == last + 1 ? run + 1 : 1;
		last = j;
		c.words++;
		c.weighty += zd_lexicon_is_weighty(m->lexicon, m->a.at[i]);
		if (run > c.longest)
			c.longest = run;
	}
	return c;
}

/* Notes what may be a phrase, or a part of one that was torn. */
static void note_inserted(struct zd_matcher *m, const struct zd_side *to,
	const struct zd_group *g)
{
	struct walk new = {.side = to, .pieces = g->to};
	struct zd_inserted run;

	for (size_t k = 0; k < m->came.list.len; k++) {
		const struct zd_came *c = &m->came.list.at[k];

		run.first = token_of(&new, c->first);
		run.end = run.first + (c->end - c->first);
		run.piece = g->to[new.at - 1];
		run.before = c->before;
		if (run.first - to->pieces.at[run.piece].first < run.before)
			run.before = 0;
		if (c->end <= new.end)
			zd_vec_push(&m->inserted, run);
	}
}

bool zd_match_group(struct zd_matcher *m, struct zd_side *from,
	struct zd_side *to, const struct zd_group *g)
{
	struct walk old = {.side = from, .pieces = g->from};
	struct walk new = {.side = to, .pieces = g->to};
	struct zd_pairing p;
	uint32_t t, u;
	bool sunk;

	if (!list_words(m, from, to, g)) {
		zd_side_answer(from);
		zd_side_answer(to);
		return true;
	}
	find(m, true);
	p = pairing(m);
	m->came.list.len = 0;
	sunk = zd_tidy(&p, m->lexicon, m->options, m->coarse,
		m->options->max_phrase ? &m->came : NULL);
	zd_side_answer(from);
	zd_side_answer(to);
	for (uint32_t i = 0; i < m->a.len; i++) {
		if (m->to_b.at[i] == ZD_NOBODY)
			continue;
		t = token_of(&old, i);
		u = token_of(&new, m->to_b.at[i]);
		from->other.at[t] = u;
		to->other.at[u] = t;
	}
	note_inserted(m, to, g);
	return !sunk;
}

const uint32_t *zd_match_without(
	struct zd_matcher *m, const struct zd_stretch *s)
{
	/* Of what is tried, not of the answer. */
	bool coarse[ZD_COARSES] = {false};
	struct zd_pairing p;

	prepare(m);
	for (uint32_t i = 0; i < s->from_count; i++)
		zd_vec_push(&m->a, s->from[i].word);
	/* No word has the number 0. */
	for (uint32_t i = 0; i < s->to_count; i++)
		zd_vec_push(&m->b,
			i < s->new || i >= s->new_end ? s->to[i].word : 0);
	m->lcs.work += s->from_count + s->to_count;
	zd_vec_reserve(&m->to_b, m->a.len);
	zd_vec_reserve(&m->to_a, m->b.len);
	find(m, true);
	p = pairing(m);
	zd_tidy(&p, m->lexicon, m->options, coarse, NULL);
	return m->to_b.at;
}

void zd_matcher_clear(struct zd_matcher *m)
{
	zd_lcs_clear(&m->lcs);
	zd_bits_clear(&m->bits);
	zd_vec_clear(&m->a);
	zd_vec_clear(&m->b);
	zd_vec_clear(&m->to_b);
	zd_vec_clear(&m->to_a);
	zd_vec_clear(&m->came.list);
	zd_vec_clear(&m->inserted);
}
