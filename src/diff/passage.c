/*
 * Stage passage: sentences and clauses that went elsewhere. Among the words
 * that nobody answers to yet, runs that stand once on either side are grown
 * as far as they go. A passage that makes up most of an open block makes the
 * block a part; any other has moved.
 */
#include "diff/align.h"
#include "diff/bigram.h"

/* Open words that stand together: the place of their mark, and their first
 * token. */
struct open_run {
	uint32_t mark, token, piece;
};

/* The open words of a side, joined; a mark of their own before each
 * run of them. */
struct loose {
	ZD_VEC(uint32_t) words;
	ZD_VEC(struct open_run) runs;
};

struct passage {
	uint32_t from, to; /* pieces */
	uint32_t from_token, to_token, len;
};

/* The passage that is looked at, and what the search needs. */
struct taker {
	struct zd_alignment *x;
	struct passage passage;
	struct zd_bigrams pairs;
};

/* Words that a passage is found by. */
static uint32_t seed_of(const struct zd_alignment *x)
{
	uint32_t words = x->options->passage_seed;

	return words ? words : 1;
}

/* Marks count on from `mark`, where no word's number comes. */
static void gather(struct loose *out, const struct zd_aligned *a,
	const uint8_t *skip, uint32_t mark, uint32_t seed)
{
	for (uint32_t i = 0; i < a->side.pieces.len; i++) {
		const struct zd_piece *p = &a->side.pieces.at[i];
		uint32_t gap = 1;

		if (!p->read || p->count < seed || (skip && skip[i]))
			continue;
		for (uint32_t t = p->first; t < p->first + p->count; t++) {
			if (a->side.other.at[t] != ZD_NOBODY) {
				gap++;
				continue;
			}
			if (gap) {
				zd_vec_push(&out->runs,
					((struct open_run){
						zd_u32(out->words.len), t, i}));
				zd_vec_push(&out->words, mark++);
			}
			gap = 0;
			zd_vec_push(&out->words, a->side.tokens.at[t].word);
		}
	}
}

/* The run that word i stands in, which is no mark. */
static const struct open_run *run_at(const struct loose *l, uint32_t i)
{
	size_t low = 0, high = l->runs.len;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (l->runs.at[mid].mark < i)
			low = mid;
		else
			high = mid;
	}
	return &l->runs.at[low];
}

static void loose_clear(struct loose *l)
{
	zd_vec_clear(&l->words);
	zd_vec_clear(&l->runs);
}

static bool is_open_word(
	const struct zd_aligned *a, uint32_t piece, uint32_t token)
{
	const struct zd_piece *p = &a->side.pieces.at[piece];

	return token >= p->first && token < p->first + p->count &&
		a->side.other.at[token] == ZD_NOBODY;
}

/* Whether nothing stands between a token and the one before it, and they are
 * not words beside signs: "2024–" is torn off "2024–2034". */
static bool is_torn(const struct zd_aligned *a, uint32_t piece, uint32_t token)
{
	const struct zd_piece *p = &a->side.pieces.at[piece];
	const struct zd_token *t = &a->side.tokens.at[token];

	return token > p->first && token < p->first + p->count &&
		t[0].start == t[-1].end && t[0].kind <= ZD_TOKEN_NUMBER;
}

static bool answers(const struct zd_alignment *x, const struct passage *p,
	uint32_t i, uint32_t j)
{
	return is_open_word(&x->from, p->from, i) &&
		is_open_word(&x->to, p->to, j) &&
		x->from.side.tokens.at[i].word == x->to.side.tokens.at[j].word;
}

static bool is_stop(const struct zd_alignment *x, const struct zd_aligned *a,
	uint32_t token)
{
	return zd_lexicon_flags(&x->lexicon, a->side.tokens.at[token].word) &
		ZD_WORD_STOP;
}

/* Grows the passage in both directions, over words that are still open. */
static void stretch(const struct zd_alignment *x, struct passage *p)
{
	p->len = 0;
	while (answers(x, p, p->from_token + p->len, p->to_token + p->len))
		p->len++;
	while (p->len && p->from_token && p->to_token &&
		answers(x, p, p->from_token - 1, p->to_token - 1)) {
		p->from_token--;
		p->to_token--;
		p->len++;
	}
	while (p->len &&
		(is_torn(&x->from, p->from, p->from_token + p->len) ||
			is_torn(&x->to, p->to, p->to_token + p->len)))
		p->len--;
	/* The stop before it is of another sentence. */
	while (p->len && is_stop(x, &x->from, p->from_token)) {
		p->from_token++;
		p->to_token++;
		p->len--;
	}
}

/* Words of a passage that have none of these flags. */
static uint32_t count_words(
	const struct zd_alignment *x, const struct passage *p, uint8_t without)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->len; i++)
		n += !(zd_lexicon_flags(&x->lexicon,
			       x->from.side.tokens.at[p->from_token + i].word) &
			without);
	return n;
}

/* Whether it says enough: a few words of weight between little ones are part
 * of a name or a turn of phrase, and come again by themselves. */
static bool has_weight(const struct zd_alignment *x, const struct passage *p)
{
	bool together = x->from.group[p->from] != ZD_NOBODY &&
		x->from.group[p->from] == x->to.group[p->to];

	return count_words(x, p, ZD_WORD_LITTLE | ZD_WORD_SIGN) >=
		x->options->least_passage_weight +
		(together ? 0 : x->options->passage_weight_apart);
}

static bool is_most_of(const struct zd_alignment *x, const struct zd_aligned *a,
	uint32_t piece, uint32_t len)
{
	return (float)len >=
		x->options->least_part * (float)a->side.pieces.at[piece].count;
}

/* Whether the passage makes its blocks belong together. */
static bool unites(struct zd_alignment *x, const struct passage *p)
{
	uint32_t *from = &x->from.group[p->from], *to = &x->to.group[p->to];
	bool most_from = is_most_of(x, &x->from, p->from, p->len);
	bool most_to = is_most_of(x, &x->to, p->to, p->len);

	if ((*from != ZD_NOBODY && *from == *to) ||
		!zd_align_are_kin(x, p->from, p->to))
		return false;
	if (*from == ZD_NOBODY && *to == ZD_NOBODY && (most_from || most_to)) {
		zd_align_settle(x, p->from, p->to, 0, false);
		*from = *to = x->groups++;
		return true;
	}
	if (*to == ZD_NOBODY && *from != ZD_NOBODY && most_to &&
		x->from.at.pair[p->from] != ZD_NOBODY) {
		x->to.at.joins[p->to] = p->from;
		*to = *from;
		return true;
	}
	if (*from == ZD_NOBODY && *to != ZD_NOBODY && most_from &&
		x->to.at.pair[p->to] != ZD_NOBODY) {
		x->from.at.joins[p->from] = p->to;
		*from = *to;
		return true;
	}
	return false;
}

/* Whether a block stands in the other nearly as it was. */
static bool is_whole(const struct zd_alignment *x, const struct passage *p)
{
	uint32_t n = x->from.side.pieces.at[p->from].count;
	uint32_t m = x->to.side.pieces.at[p->to].count;

	return (float)p->len >= x->options->least_sure * (float)(n < m ? n : m);
}

/* Whether a neighbour of block i belongs to a group. */
static bool is_beside(const struct zd_aligned *a, uint32_t i, uint32_t group)
{
	return group != ZD_NOBODY &&
		((i && a->group[i - 1] == group) ||
			(i + 1 < a->side.pieces.len &&
				a->group[i + 1] == group));
}

/* Whether it went to what stands beside its own paragraph, or came from
 * there, and is more than a name. */
static bool is_next_door(const struct zd_alignment *x, const struct passage *p)
{
	uint32_t weight = count_words(
		x, p, ZD_WORD_LITTLE | ZD_WORD_SIGN | ZD_WORD_CAPITAL);

	return weight >= x->options->least_passage_weight +
			x->options->passage_weight_apart &&
		(is_beside(&x->to, p->to, x->from.group[p->from]) ||
			is_beside(&x->from, p->from, x->to.group[p->to]));
}

/* Whether the passage is a good part of block i of a, which nobody answers
 * to, or goes with most of what block j of b says too. */
static bool is_sense_of(struct taker *k, const struct zd_aligned *a, uint32_t i,
	const struct zd_aligned *b, uint32_t j)
{
	const struct zd_diff_options *o = k->x->options;
	uint32_t n = a->side.pieces.at[i].count;

	if (a->group[i] != ZD_NOBODY || is_most_of(k->x, a, i, k->passage.len))
		return true;
	if ((float)k->passage.len < o->least_passage_share * (float)n ||
		!zd_align_may_search(k->x, a, i, b, j))
		return false;
	zd_bigrams_set(&k->pairs, &b->side, j);
	return (float)zd_bigrams_shared(&k->pairs, &a->side, i) >=
		o->least_part_far * (float)zd_bigrams_count(&a->side, i);
}

/* Whether tokens [first, first + len) of a block begin and end a sentence, or
 * what stands between two semicolons. */
static bool is_set_off(const struct zd_alignment *x, const struct zd_aligned *a,
	uint32_t piece, uint32_t first, uint32_t len)
{
	const struct zd_piece *p = &a->side.pieces.at[piece];
	uint32_t end = first + len;

	return (first == p->first || is_stop(x, a, first - 1)) &&
		(end == p->first + p->count || is_stop(x, a, end) ||
			is_stop(x, a, end - 1));
}

static bool is_sentence(const struct zd_alignment *x, const struct passage *p)
{
	return is_set_off(x, &x->from, p->from, p->from_token, p->len) &&
		is_set_off(x, &x->to, p->to, p->to_token, p->len);
}

/* Whether it is long enough: one from or to a block that nobody answers to
 * may be chance. */
static bool is_passage(struct taker *k)
{
	const struct zd_alignment *x = k->x;
	const struct passage *p = &k->passage;
	uint32_t words = count_words(x, p, ZD_WORD_SIGN);

	if (words < x->options->least_passage || !has_weight(x, p))
		return false;
	if (words >= x->options->least_passage_open || is_whole(x, p) ||
		(words >= x->options->least_passage_sentence &&
			is_sentence(x, p)) ||
		is_next_door(x, p))
		return true;
	return is_sense_of(k, &x->from, p->from, &x->to, p->to) &&
		is_sense_of(k, &x->to, p->to, &x->from, p->from);
}

static void settle(struct zd_alignment *x, const struct passage *p)
{
	bool moved = !unites(x, p);

	if (x->from.at.pair[p->from] != ZD_NOBODY)
		x->close[x->from.at.pair[p->from]] = 0;
	x->close[p->to] = 0;
	for (uint32_t i = 0; i < p->len; i++) {
		x->from.side.other.at[p->from_token + i] = p->to_token + i;
		x->to.side.other.at[p->to_token + i] = p->from_token + i;
		x->moved[p->to_token + i] = moved;
	}
}

static void take_all(struct taker *k, const struct zd_anchors *seeds,
	const struct loose *a, const struct loose *b)
{
	struct passage *p = &k->passage;

	for (size_t n = 0; n < seeds->found.len; n++) {
		uint32_t i = seeds->found.at[n].a, j = seeds->found.at[n].b;
		const struct open_run *s = run_at(a, i);
		const struct open_run *t = run_at(b, j);

		p->from = s->piece;
		p->to = t->piece;
		p->from_token = s->token + i - s->mark - 1;
		p->to_token = t->token + j - t->mark - 1;
		stretch(k->x, p);
		if (p->len && is_passage(k))
			settle(k->x, p);
	}
}

void zd_align_passages(struct zd_alignment *x)
{
	struct taker k = {.x = x};
	struct loose a = {0}, b = {0};
	struct zd_anchors seeds = {0};

	x->moved = zd_arena_calloc(x->arena, x->to.side.tokens.len + 1, 1);
	gather(&a, &x->from, NULL, 0x80000000u, seed_of(x));
	gather(&b, &x->to, x->same, 0xc0000000u, seed_of(x));
	zd_anchors_unique(&seeds, a.words.at, zd_u32(a.words.len), b.words.at,
		zd_u32(b.words.len), seed_of(x));
	take_all(&k, &seeds, &a, &b);
	x->work += seeds.work + k.pairs.work;
	zd_anchors_clear(&seeds);
	zd_bigrams_clear(&k.pairs);
	loose_clear(&a);
	loose_clear(&b);
}
