/*
 * Stage similar: candidates for the blocks that are still open, by words
 * that they share.
 *
 * An inverted index of runs of three words finds who shares something rare;
 * what is shared by many says nothing, so long lists are left out. The best
 * few, and who stands where the block would be expected, are then compared
 * by all their pairs of words.
 */
#include <assert.h>
#include <stdlib.h>

#include "diff/align.h"
#include "diff/bigram.h"

/* As many as are listed at a time. */
#define SOME_RUNS 4096u

struct posting {
	uint32_t block, next;
};

struct gram {
	uint32_t hash;
	/* Of postings, 1 more than the index; 0: free. FULL is set when there
	 * are more of them than the options allow. */
	uint32_t head;
};
#define FULL 0x80000000u

/* What one run of words has to give to those that have it, in votes: whole
 * numbers, so that no order of adding matters; divided by up to ten of them
 * nothing is lost. */
#define VOTES 5040u

/* Some words that follow one another, the first of which is `at` in its
 * block. */
struct run {
	uint32_t hash, at;
};

struct index {
	struct zd_alignment *x;
	uint32_t run;     /* words in a run */
	uint32_t sampled; /* words of a block of which not all are looked at */
	uint32_t highest; /* hash of those that are */
	struct gram *grams;
	uint32_t size, used; /* of grams */
	ZD_VEC(struct posting) postings;
	uint64_t *asked; /* a bit by hash: a run of to; NULL: all are wanted */
	uint32_t asked_mask;
	uint32_t *votes;         /* by block of from */
	ZD_VEC(uint32_t) voted;  /* blocks with votes */
	ZD_VEC(struct run) runs; /* some of the block at hand */
	struct zd_bigrams words; /* of a block of to */
};

static inline uint32_t add_word(uint32_t h, uint32_t word)
{
	return (h ^ (h >> 15)) * 0xc2b2ae35u + word * 0x85ebca6bu;
}

/* Of two or three words. */
static inline uint32_t hash_run(const struct zd_token *t, uint32_t words)
{
	uint32_t h = add_word(t[0].word * 0x9e3779b1u, t[1].word);

	if (words == 3)
		h = add_word(h, t[2].word);
	return h ^ (h >> 16);
}

static inline uint32_t place_of(const struct index *g, uint32_t hash)
{
	/* What is sampled has no high bits of its own. */
	uint64_t spread = hash * 0x9e3779b1u;

	return (uint32_t)(spread * g->size >> 32);
}

static struct gram *gram_of(const struct index *g, uint32_t hash)
{
	uint32_t at = place_of(g, hash);

	while (g->grams[at].head && g->grams[at].hash != hash)
		at = at + 1 < g->size ? at + 1 : 0;
	return &g->grams[at];
}

/* Lists the next runs of a block that are looked at, from word *at on; false:
 * there are none. The table is larger than what a processor has at hand: it is
 * told early what will be asked. */
static bool list_runs(struct index *g, const struct zd_side *s,
	const struct zd_piece *p, uint32_t *at)
{
	uint32_t highest = p->count < g->sampled ? UINT32_MAX : g->highest;
	uint32_t end = p->count < g->run ? 0 : p->count - g->run + 1;
	uint32_t i = *at, hash;

	g->runs.len = 0;
	if (i >= end)
		return false;
	if (end - i > SOME_RUNS)
		end = i + SOME_RUNS;
	zd_vec_reserve(&g->runs, end - i);
	for (; i < end; i++) {
		hash = hash_run(&s->tokens.at[p->first + i], g->run);
		if (hash > highest)
			continue;
		g->runs.at[g->runs.len++] = (struct run){hash, i};
		__builtin_prefetch(&g->grams[place_of(g, hash)]);
	}
	*at = end;
	return true;
}

/* Room for the runs of all open blocks of from, which for most drafts is
 * enough: of a long one a part is looked at. Where some are asked for it is
 * mostly few. */
static void make_table(struct index *g)
{
	const struct zd_aligned *a = &g->x->from;
	size_t runs = 1024;

	for (uint32_t i = 0; i < a->side.pieces.len; i++)
		if (zd_align_is_open(a, i)) {
			const struct zd_piece *p = &a->side.pieces.at[i];

			runs += p->count < g->sampled ? p->count : p->count / 3;
		}
	if (g->asked)
		runs /= 4;
	g->size = zd_u32(runs + runs / 2);
	g->grams = zd_calloc(g->size, sizeof(*g->grams));
}

static void grow(struct index *g)
{
	struct gram *old = g->grams;
	uint32_t size = g->size;

	g->size = zd_u32((size_t)size * 2);
	g->grams = zd_calloc(g->size, sizeof(*g->grams));
	for (uint32_t i = 0; i < size; i++)
		if (old[i].head)
			*gram_of(g, old[i].hash) = old[i];
	zd_free(old);
}

/* How many blocks have this run; beyond the cap, one more than it. */
static uint32_t count_of(const struct index *g, const struct gram *e)
{
	uint32_t n = 0;

	if (e->head & FULL)
		return g->x->options->max_postings + 1;
	for (uint32_t k = e->head; k; k = g->postings.at[k - 1].next)
		n++;
	return n;
}

static bool is_asked(const struct index *g, uint32_t hash)
{
	uint32_t at = hash & g->asked_mask;

	return !g->asked || (g->asked[at / 64] >> at % 64 & 1);
}

static void add_run(struct index *g, uint32_t block, uint32_t hash)
{
	struct gram *e = gram_of(g, hash);
	bool full;

	if ((e->head & FULL) ||
		(e->head && g->postings.at[e->head - 1].block == block))
		return;
	full = count_of(g, e) == g->x->options->max_postings;
	g->used += !e->head;
	e->hash = hash;
	zd_vec_push(&g->postings, ((struct posting){block, e->head}));
	e->head = zd_u32(g->postings.len) | (full ? FULL : 0);
	assert(g->postings.len < FULL);
	if (g->used > g->size / 4 * 3)
		grow(g);
}

static void add_block(struct index *g, uint32_t block)
{
	const struct zd_side *s = &g->x->from.side;
	uint32_t at = 0;

	while (list_runs(g, s, &s->pieces.at[block], &at))
		for (size_t i = 0; i < g->runs.len; i++)
			if (is_asked(g, g->runs.at[i].hash))
				add_run(g, block, g->runs.at[i].hash);
}

/* Gives a vote to all who have this run; true: there are too many of them. */
static bool vote_for(struct index *g, uint32_t hash)
{
	const struct gram *e = gram_of(g, hash);
	uint32_t count;

	if (!e->head || (e->head & FULL))
		return e->head != 0;
	count = count_of(g, e);
	g->x->work += count;
	for (uint32_t k = e->head; k; k = g->postings.at[k - 1].next) {
		uint32_t from = g->postings.at[k - 1].block;

		if (!g->votes[from])
			zd_vec_push(&g->voted, from);
		g->votes[from] += (count < VOTES ? VOTES / count : 1);
	}
	return false;
}

static void vote(struct index *g, uint32_t block)
{
	const struct zd_side *s = &g->x->to.side;
	const struct zd_piece *p = &s->pieces.at[block];
	uint32_t common = 0, at = 0;
	size_t all = 0;

	g->x->work += p->count;
	while (list_runs(g, s, p, &at)) {
		all += g->runs.len;
		for (size_t i = 0; i < g->runs.len; i++)
			common += vote_for(g, g->runs.at[i].hash);
	}
	/* Enough to belong to somebody, had they been listed. */
	if (common && (float)common >= g->x->options->least_weak * (float)all)
		g->x->cut[block] |= 1u << ZD_COARSE_POSTINGS;
}

/* Notes which runs of words the open blocks of to have: what else stands in
 * from need not be listed. */
static void note_asked(struct index *g)
{
	const struct zd_aligned *a = &g->x->to;
	size_t words = 0;
	uint32_t hash;

	for (uint32_t j = 0; j < a->side.pieces.len; j++)
		if (zd_align_is_open(a, j))
			words += a->side.pieces.at[j].count;
	g->asked_mask = 1023;
	while (g->asked_mask / 8 < words && g->asked_mask < UINT32_MAX / 2)
		g->asked_mask = g->asked_mask * 2 + 1;
	g->asked = zd_calloc(g->asked_mask / 64 + 1, sizeof(*g->asked));
	for (uint32_t j = 0; j < a->side.pieces.len; j++) {
		const struct zd_piece *p = &a->side.pieces.at[j];

		for (uint32_t i = 0;
			zd_align_is_open(a, j) && i + g->run <= p->count; i++) {
			hash = hash_run(
				&a->side.tokens.at[p->first + i], g->run);
			hash &= g->asked_mask;
			g->asked[hash / 64] |= (uint64_t)1 << hash % 64;
		}
	}
}

/* Takes the blocks with most votes to the front of voted. */
static uint32_t front(struct index *g)
{
	uint32_t n = zd_u32(g->voted.len), best, swap;
	uint32_t most = g->x->options->max_candidates;

	if (most > n)
		most = n;
	g->x->work += (uint64_t)most * n;
	for (uint32_t k = 0; k < most; k++) {
		best = k;
		for (uint32_t i = k + 1; i < n; i++) {
			uint32_t a = g->voted.at[i], b = g->voted.at[best];

			if (g->votes[a] > g->votes[b] ||
				(g->votes[a] == g->votes[b] && a < b))
				best = i;
		}
		swap = g->voted.at[k];
		g->voted.at[k] = g->voted.at[best];
		g->voted.at[best] = swap;
	}
	return most;
}

/* Whether somebody behind the first `count` would be compared but for the
 * cap. */
static bool is_cut(const struct index *g, uint32_t count)
{
	for (size_t k = count; k < g->voted.len; k++)
		if ((uint64_t)g->x->options->vote_share *
				g->votes[g->voted.at[k]] >=
			g->votes[g->voted.at[0]])
			return true;
	return false;
}

/* How far the neighbours speak for two blocks: none, one or both sides. */
static float place_bonus(const struct zd_alignment *x, uint32_t i, uint32_t j)
{
	const struct zd_aligned *a = &x->from, *b = &x->to;
	float bonus = 0;

	if ((!i && !j) || (i && j && a->at.pair[i - 1] == j - 1))
		bonus += x->options->bonus_place;
	if ((i + 1 == a->side.pieces.len && j + 1 == b->side.pieces.len) ||
		(i + 1 < a->side.pieces.len && a->at.pair[i + 1] == j + 1))
		bonus += x->options->bonus_place;
	return bonus;
}

static const struct zd_paragraph *paragraph_of(
	const struct zd_aligned *a, uint32_t i)
{
	return &a->draft->paragraphs.at[a->draft->blocks.at[i].paragraph];
}

static float name_bonus(const struct zd_alignment *x, uint32_t i, uint32_t j)
{
	const struct zd_paragraph *p = paragraph_of(&x->from, i);
	const struct zd_paragraph *q = paragraph_of(&x->to, j);

	if (i - p->first != j - q->first)
		return 0;
	if (p->id.len && zd_slice_eq(p->id, q->id))
		return x->options->bonus_id;
	if (p->label.len && zd_slice_eq(p->label, q->label))
		return x->options->bonus_label;
	return 0;
}

/* Whether the lengths alone rule a candidate out. */
static bool cannot_be_alike(
	const struct zd_alignment *x, uint32_t i, uint32_t j)
{
	float n = (float)zd_bigrams_count(&x->from.side, i);
	float m = (float)zd_bigrams_count(&x->to.side, j);

	return 2 * (n < m ? n : m) < x->options->least_candidate * (n + m);
}

/* Notes that most of the shorter one stands in the longer one. */
static void note_inside(struct index *g, const struct zd_pair *p)
{
	struct zd_alignment *x = g->x;
	const struct zd_diff_options *o = x->options;
	uint32_t n = zd_bigrams_count(&x->from.side, p->from);
	uint32_t m = zd_bigrams_count(&x->to.side, p->to);
	uint32_t least = n < m ? n : m;
	float shared = p->score * (float)(n + m) / 2;

	if (p->score >= o->least_weak ||
		shared < o->least_part_far * (float)least ||
		shared < (float)o->least_part_words ||
		zd_align_evidence(x, p->from, p->to) < o->least_evidence)
		return;
	zd_vec_push(&x->inside,
		((struct zd_inside){
			p->from, p->to, (uint32_t)(shared + 0.5f), n <= m}));
}

/* Whether one may stand in the other, by its length. */
static bool can_be_inside(const struct zd_alignment *x, uint32_t i, uint32_t j)
{
	uint64_t n = zd_bigrams_count(&x->from.side, i);
	uint64_t m = zd_bigrams_count(&x->to.side, j);

	return (n < m ? m : n) <= (n < m ? n : m) * x->options->max_part_times;
}

static float compare(struct index *g, uint32_t i, uint32_t j)
{
	struct zd_alignment *x = g->x;
	struct zd_pair p = {.from = i, .to = j};
	bool last = x->index != NULL;

	if (!zd_align_may(x, i, j))
		return 0;
	if (cannot_be_alike(x, i, j) && !(last && can_be_inside(x, i, j)))
		return 0;
	p.score = zd_bigrams_likeness(
		&g->words, &x->to.side, j, &x->from.side, i);
	if (last)
		note_inside(g, &p);
	if (p.score < x->options->least_candidate)
		return 0;
	p.rank = p.score + place_bonus(x, i, j) + name_bonus(x, i, j);
	zd_vec_push(&x->queue, p);
	return p.score;
}

/* The blocks of from that neighbours and the label lead to. */
static uint32_t expected(
	const struct zd_alignment *x, uint32_t j, uint32_t out[3])
{
	const struct zd_aligned *b = &x->to;
	uint32_t n = 0, i;

	if (j && (i = b->at.pair[j - 1]) != ZD_NOBODY &&
		i + 1 < x->from.side.pieces.len)
		out[n++] = i + 1;
	if (j + 1 < b->side.pieces.len &&
		(i = b->at.pair[j + 1]) != ZD_NOBODY && i &&
		(!n || out[0] != i - 1))
		out[n++] = i - 1;
	return n;
}

static void list_candidates(struct index *g, uint32_t j)
{
	const struct zd_diff_options *o = g->x->options;
	uint32_t count, extra[3], n;

	g->x->cut[j] = 0;
	vote(g, j);
	count = front(g);
	if (is_cut(g, count))
		g->x->cut[j] |= 1u << ZD_COARSE_CANDIDATES;
	for (uint32_t k = 1; k < count; k++)
		if ((uint64_t)o->vote_share * g->votes[g->voted.at[k]] <
			g->votes[g->voted.at[0]])
			count = k;
	for (uint32_t k = 0; k < count; k++)
		if (compare(g, g->voted.at[k], j) >= o->least_sure &&
			(k + 1 == count ||
				(uint64_t)o->vote_lead *
						g->votes[g->voted.at[k + 1]] <
					g->votes[g->voted.at[k]]))
			break; /* nobody else comes near */
	n = expected(g->x, j, extra);
	for (uint32_t k = 0; k < n; k++) {
		bool listed = false;

		for (uint32_t c = 0; c < count; c++)
			listed = listed || g->voted.at[c] == extra[k];
		if (!listed)
			compare(g, extra[k], j);
	}
	for (size_t k = 0; k < g->voted.len; k++)
		g->votes[g->voted.at[k]] = 0;
	g->voted.len = 0;
}

/* The bytes of blocks that are looked at, and how many such blocks. */
#define SAMPLE 2048u
#define SAMPLES 16u

/* How many words and signs there are to a kilobyte, of some blocks. */
static size_t density(const struct zd_side *s)
{
	size_t step = s->pieces.len / SAMPLES + 1, bytes = 1, words;
	struct zd_tokens some = {0};

	for (size_t i = 0; i < s->pieces.len; i += step) {
		struct zd_slice text = s->pieces.at[i].text;

		if (text.len > SAMPLE) {
			text.len = SAMPLE;
			while (text.len && text.ptr[text.len - 1] != ' ')
				text.len--;
		}
		zd_tokenize(&some, text);
		bytes += text.len;
	}
	words = some.len;
	zd_vec_clear(&some);
	return words * 1024 / bytes;
}

/* Room for the words of all blocks that are not the same on both sides: they
 * will be read by one stage or another. */
static void make_room(struct zd_aligned *a)
{
	size_t bytes = 0, words;

	if (a->side.tokens.len)
		return;
	for (uint32_t i = 0; i < a->side.pieces.len; i++)
		if (a->at.score[i] < 1)
			bytes += a->side.pieces.at[i].text.len;
	words = bytes / 1024 * density(&a->side);
	zd_vec_reserve(&a->side.tokens, words + words / 8 + ZD_TOKENS_AHEAD);
}

static void read_open(struct zd_alignment *x, struct zd_aligned *a)
{
	make_room(a);
	for (uint32_t i = 0; i < a->side.pieces.len; i++)
		if (zd_align_is_open(a, i))
			zd_side_read(&a->side, &x->lexicon, i);
}

static void index_free(struct index *g)
{
	if (!g)
		return;
	g->x->work += g->words.work;
	zd_free(g->grams);
	zd_free(g->asked);
	zd_free(g->votes);
	zd_vec_clear(&g->postings);
	zd_vec_clear(&g->voted);
	zd_vec_clear(&g->runs);
	zd_bigrams_clear(&g->words);
	zd_free(g);
}

void zd_align_forget(struct zd_alignment *x)
{
	index_free(x->index);
	x->index = NULL;
}

float zd_align_evidence(struct zd_alignment *x, uint32_t i, uint32_t j)
{
	struct index *g = x->index;
	const struct zd_side *s = &x->from.side;
	const struct zd_piece *p = &s->pieces.at[i];
	float all = 0, shared = 0, weight;
	uint32_t runs = 0, common = 0, at = 0;

	zd_bigrams_set(&g->words, &x->to.side, j);
	while (list_runs(g, s, p, &at)) {
		runs += zd_u32(g->runs.len);
		for (size_t k = 0; k < g->runs.len; k++) {
			const struct run *run = &g->runs.at[k];

			weight = 1 /
				(float)(count_of(g, gram_of(g, run->hash)) + 1);
			all += weight;
			if (zd_bigrams_has(&g->words,
				    s->tokens.at + p->first + run->at,
				    g->run)) {
				shared += weight;
				common++;
			}
		}
	}
	return common ? shared / all * (float)runs / (float)common : 1;
}

void zd_align_similar(struct zd_alignment *x, uint32_t words, bool all)
{
	struct index *g = zd_calloc(1, sizeof(*g));

	/* Threes find who is rare, twos what is left; hash_run knows no
	 * other. */
	assert(words == 2 || words == 3);
	read_open(x, &x->from);
	read_open(x, &x->to);
	g->x = x;
	g->run = words;
	g->sampled = all ? UINT32_MAX : x->options->least_sampled;
	g->highest = UINT32_MAX /
		(x->options->sampled_share ? x->options->sampled_share : 1);
	g->votes = zd_calloc(x->from.side.pieces.len, sizeof(*g->votes));
	/* The first one is asked later how common a run is. */
	if (x->index)
		note_asked(g);
	make_table(g);
	for (uint32_t i = 0; i < x->from.side.pieces.len; i++)
		if (zd_align_is_open(&x->from, i))
			add_block(g, i);
	for (uint32_t j = 0; j < x->to.side.pieces.len; j++)
		if (zd_align_is_open(&x->to, j))
			list_candidates(g, j);
	if (x->index) {
		index_free(g);
		return;
	}
	x->index = g;
	x->work += g->words.work;
	zd_bigrams_clear(&g->words);
}
