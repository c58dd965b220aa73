#include "language/near.h"

#include <math.h>

#include "text/symbol.h"
#include "text/token.h"

#define MOST 10u

/* A word of the text: its number, or ZD_NONE where the library lacks it. */
struct asked {
	ZD_VEC(uint32_t) words;
};

struct searching {
	const struct zd_index *index;
	const struct zd_near_options *o;
	struct zd_arena arena;
	struct asked asked;
	/* For each word of the index: its row of masks and 1. A mask has a bit
	 * for each place of the text where the word stands. */
	uint32_t *row_of;
	uint64_t *masks, *state;
	size_t width;   /* words of 64 bits in a row */
	float *weights; /* for each unit: what it shares */
	ZD_VEC(struct zd_near) found;
};

/* --- the text ------------------------------------------------------------- */

static void read_text(
	struct searching *s, struct zd_nearest *out, struct zd_slice text)
{
	struct zd_buf folded = ZD_BUF_INIT;
	const char *at, *end;

	zd_index_fold(&folded, text);
	at = folded.ptr;
	end = folded.len ? at + folded.len : at;
	while (at < end) {
		struct zd_slice word = zd_slice_str(at);

		if (s->asked.words.len < ZD_NEAR_WORDS)
			zd_vec_push(
				&s->asked.words, zd_index_word(s->index, word));
		else
			out->coarse = true;
		out->words++;
		at += word.len + 1;
	}
	zd_buf_clear(&folded);
}

/* The rows of masks; returns how many different words there are. */
static size_t make_masks(struct searching *s)
{
	size_t n = s->asked.words.len, rows = 0;

	s->width = (n + 63) / 64;
	s->row_of = zd_arena_calloc(
		&s->arena, zd_index_words(s->index) + 1, sizeof(*s->row_of));
	s->masks =
		zd_arena_calloc(&s->arena, n * s->width + 1, sizeof(*s->masks));
	s->state = zd_arena_calloc(&s->arena, s->width + 1, sizeof(*s->state));
	for (size_t i = 0; i < n; i++) {
		uint32_t word = s->asked.words.at[i];

		if (word == ZD_NONE)
			continue;
		if (!s->row_of[word])
			s->row_of[word] = zd_u32(++rows);
		s->masks[(s->row_of[word] - 1) * s->width + i / 64] |=
			UINT64_C(1) << (i % 64);
	}
	return rows;
}

/* --- candidates ----------------------------------------------------------- */

struct rare {
	uint32_t word, spread;
};

static int by_rarity(const void *x, const void *y)
{
	const struct rare *a = x, *b = y;

	if (a->spread != b->spread)
		return a->spread < b->spread ? -1 : 1;
	return (a->word > b->word) - (a->word < b->word);
}

/* Each different word once, the rarest first. */
static size_t rarest_first(struct searching *s, struct rare *out)
{
	size_t n = 0;
	uint32_t rows = 0;

	for (size_t i = 0; i < s->asked.words.len; i++) {
		uint32_t word = s->asked.words.at[i];

		if (word == ZD_NONE || s->row_of[word] != rows + 1)
			continue;
		rows++;
		out[n++] = (struct rare){word, zd_index_spread(s->index, word)};
	}
	qsort(out, n, sizeof(*out), by_rarity);
	return n;
}

/*
 * Adds up what units share with the text. Words that stand in a quarter of
 * all units come last, and only while rarer ones carry less weight than they
 * would: they say little, and cost most.
 */
static void weigh(struct searching *s)
{
	size_t units = zd_index_units(s->index), n;
	struct rare *words = zd_arena_alloc(
		&s->arena, (s->asked.words.len + 1) * sizeof(*words));
	struct zd_index_walk walk;
	float weight, done = 0;
	uint32_t unit;

	s->weights = zd_arena_calloc(&s->arena, units + 1, sizeof(*s->weights));
	n = rarest_first(s, words);
	for (size_t i = 0; i < n; i++) {
		weight = zd_index_weight(units, words[i].spread);
		weight *= weight;
		if (words[i].spread > units / 4 && done > 12 * weight)
			break;
		done += weight;
		zd_index_walk_units(&walk, s->index, words[i].word);
		while ((unit = zd_index_next(&walk)) != ZD_NONE)
			s->weights[unit] += weight;
	}
}

static bool is_before(const struct zd_near *a, const struct zd_near *b)
{
	return a->score > b->score ||
		(a->score == b->score && a->unit < b->unit);
}

/* Keeps the best of `most` in a heap whose top is the worst. */
static void offer(struct searching *s, struct zd_near one, size_t most)
{
	struct zd_near *heap;
	size_t at, child;

	if (s->found.len < most) {
		zd_vec_push(&s->found, one);
		heap = s->found.at;
		for (at = s->found.len - 1; at; at = (at - 1) / 2) {
			if (!is_before(&heap[(at - 1) / 2], &heap[at]))
				break;
			one = heap[at];
			heap[at] = heap[(at - 1) / 2];
			heap[(at - 1) / 2] = one;
		}
		return;
	}
	heap = s->found.at;
	if (!most || !is_before(&one, &heap[0]))
		return;
	for (at = 0; (child = 2 * at + 1) < s->found.len; at = child) {
		if (child + 1 < s->found.len &&
			is_before(&heap[child], &heap[child + 1]))
			child++;
		if (!is_before(&one, &heap[child]))
			break;
		heap[at] = heap[child];
	}
	heap[at] = one;
}

/* The sources that count, or NULL where all do. */
static bool *sources_wanted(struct searching *s)
{
	size_t n = zd_index_sources(s->index);
	struct zd_index_source source;
	bool *wanted;

	if (!s->o->source.len && !s->o->but.len)
		return NULL;
	wanted = zd_arena_calloc(&s->arena, n + 1, sizeof(*wanted));
	for (size_t i = 0; i < n; i++) {
		zd_index_source_get(&source, s->index, i);
		wanted[i] = (!s->o->source.len ||
				    zd_slice_eq(s->o->source, source.symbol)) &&
			!(s->o->but.len &&
				zd_slice_eq(s->o->but, source.symbol));
	}
	return wanted;
}

static size_t room(const struct searching *s)
{
	size_t each = s->width * (s->asked.words.len + 1);
	size_t most = ZD_NEAR_WORK / (each ? each : 1);

	return most < 8                     ? 8
		: most > ZD_NEAR_CANDIDATES ? ZD_NEAR_CANDIDATES
					    : most;
}

static void choose(struct searching *s, struct zd_nearest *out)
{
	const bool *wanted = sources_wanted(s);
	size_t units = zd_index_units(s->index), most = room(s), met = 0;
	struct zd_index_unit unit;
	float norm;

	for (uint32_t u = 0; u < units; u++) {
		if (s->weights[u] <= 0)
			continue;
		if (wanted) {
			zd_index_unit_get(&unit, s->index, u);
			if (unit.source >= zd_index_sources(s->index) ||
				!wanted[unit.source])
				continue;
		}
		norm = s->o->contained ? 1 : zd_index_norm(s->index, u);
		met++;
		offer(s,
			(struct zd_near){.unit = u,
				.score = s->weights[u] /
					sqrtf(norm > 1 ? norm : 1)},
			most);
	}
	out->coarse |= most < ZD_NEAR_CANDIDATES && met > most;
}

/* --- word by word --------------------------------------------------------- */

/*
 * The longest common subsequence, 64 places at a time: Crochemore and others,
 * A fast and practical bit-vector algorithm for the longest common
 * subsequence problem (2001). A bit that became 0 is a common word.
 */
static uint32_t common_words(struct searching *s, uint32_t unit)
{
	struct zd_index_walk walk;
	uint32_t word, common = 0, steps = 0;

	for (size_t k = 0; k < s->width; k++)
		s->state[k] = ~UINT64_C(0);
	zd_index_walk_words(&walk, s->index, unit);
	while ((word = zd_index_next(&walk)) != ZD_NONE &&
		steps++ < ZD_NEAR_WORDS) {
		const uint64_t *mask;
		uint64_t carry = 0;

		if (!s->row_of[word])
			continue;
		mask = s->masks + (s->row_of[word] - 1) * s->width;
		for (size_t k = 0; k < s->width; k++) {
			uint64_t v = s->state[k], both = v & mask[k], sum;
			bool over = __builtin_add_overflow(v, both, &sum);

			over |= __builtin_add_overflow(sum, carry, &sum);
			s->state[k] = sum | (v & ~mask[k]);
			carry = over;
		}
	}
	for (size_t k = 0; k < s->width; k++)
		common += (uint32_t)__builtin_popcountll(~s->state[k]);
	return common;
}

/* Twice what is common through the words of both; of words that are only to
 * be contained, their share. */
static void compare_all(struct searching *s, const struct zd_nearest *out)
{
	struct zd_index_unit unit;
	float both;

	for (size_t i = 0; i < s->found.len; i++) {
		struct zd_near *one = &s->found.at[i];

		zd_index_unit_get(&unit, s->index, one->unit);
		one->common = common_words(s, one->unit);
		both = ((float)out->words + (float)unit.words) / 2;
		one->density = both > 0 ? (float)one->common / both : 0;
		/* Hostile counts. */
		if (one->density > 1)
			one->density = 1;
		one->score = !s->o->contained ? one->density
			: out->words ? (float)one->common / (float)out->words
				     : 0;
	}
}

/* --- the order ------------------------------------------------------------ */

struct ranked {
	struct zd_near near;
	struct zd_index_source source;
	bool same_title;
};

static int by_rank(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;
	int c;

	if (a->near.score > b->near.score || a->near.score < b->near.score)
		return a->near.score > b->near.score ? -1 : 1;
	if (a->same_title != b->same_title)
		return a->same_title ? -1 : 1;
	if (a->near.density > b->near.density ||
		a->near.density < b->near.density)
		return a->near.density > b->near.density ? -1 : 1;
	c = zd_slice_cmp(b->source.date, a->source.date);
	if (!c)
		c = zd_symbol_cmp(b->source.symbol, a->source.symbol);
	return c
		? c
		: (a->near.unit > b->near.unit) - (a->near.unit < b->near.unit);
}

static void fold_title(struct zd_buf *out, struct zd_slice title)
{
	zd_buf_truncate(out, 0);
	zd_index_fold(out, zd_symbol_skip(title));
}

/* Is another unit of the same paragraph before it? */
static bool repeats(const struct searching *s, const struct zd_nearest *out,
	const struct zd_index_unit *unit)
{
	struct zd_index_unit other;

	for (size_t i = 0; i < out->list.len; i++) {
		zd_index_unit_get(&other, s->index, out->list.at[i].unit);
		if (other.source == unit->source &&
			zd_slice_eq(other.id, unit->id))
			return true;
	}
	return false;
}

/* All that was compared, the best first. */
static struct ranked *rank(struct searching *s)
{
	struct ranked *all =
		zd_arena_calloc(&s->arena, s->found.len + 1, sizeof(*all));
	struct zd_buf mine = ZD_BUF_INIT, other = ZD_BUF_INIT;
	struct zd_index_unit unit;

	fold_title(&mine, s->o->title);
	for (size_t i = 0; i < s->found.len; i++) {
		all[i].near = s->found.at[i];
		zd_index_unit_get(&unit, s->index, all[i].near.unit);
		zd_index_source_get(&all[i].source, s->index, unit.source);
		if (!mine.len || all[i].near.score < s->o->least)
			continue;
		fold_title(&other, all[i].source.title);
		all[i].same_title =
			zd_slice_eq(zd_buf_slice(&mine), zd_buf_slice(&other));
	}
	zd_buf_clear(&mine);
	zd_buf_clear(&other);
	if (s->found.len)
		qsort(all, s->found.len, sizeof(*all), by_rank);
	return all;
}

static void give(struct searching *s, struct zd_nearest *out)
{
	const struct ranked *all = rank(s);
	size_t most = s->o->most ? s->o->most : MOST;
	struct zd_index_unit unit;

	for (size_t i = 0; i < s->found.len && out->list.len < most; i++) {
		if (all[i].near.score < s->o->least || !all[i].near.common)
			break;
		zd_index_unit_get(&unit, s->index, all[i].near.unit);
		if (s->o->parts_alone || !repeats(s, out, &unit))
			zd_vec_push(&out->list, all[i].near);
	}
}

void zd_near_find(struct zd_nearest *out, const struct zd_index *index,
	struct zd_slice text, const struct zd_near_options *options)
{
	static const struct zd_near_options none;
	struct searching s = {.index = index, .o = options ? options : &none};

	memset(out, 0, sizeof(*out));
	read_text(&s, out, text);
	if (make_masks(&s)) {
		weigh(&s);
		choose(&s, out);
		compare_all(&s, out);
		give(&s, out);
	}
	zd_vec_clear(&s.asked.words);
	zd_vec_clear(&s.found);
	zd_arena_clear(&s.arena);
}

void zd_nearest_clear(struct zd_nearest *n)
{
	zd_vec_clear(&n->list);
}
