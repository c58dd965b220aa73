/*
 * Words that come back. A run of words that an act takes away is buried with
 * the words that stood beside it; new words at that place that are the same
 * are the same lives. Longer runs are known wherever they come back.
 * (Flöck and Acosta, WikiWho, 2014, knows tokens by their sentence; here the
 * neighbours say where a word belongs, so that a single one is known too.)
 */
#include "base/limits.h"
#include "diff/lcs.h"
#include "history/story_private.h"

/* Words of a buried run, and of new text, that are compared in full. */
#define LONGEST 512u

void zd_telling_bury(struct zd_telling *t, const struct zd_story_step *step,
	uint32_t first, uint32_t end, uint32_t claim)
{
	struct zd_story *s = t->s;
	const struct zd_version *v = step->from;
	const uint32_t *lives = v->lives + first;
	uint32_t count = end - first, at = zd_u32(s->gone.len);
	struct zd_run_gone run = {.first = zd_u32(s->dead.len),
		.count = count,
		.thread = step->thread,
		.act = t->act,
		.before = s->threads.at[step->thread].last_run};
	uint32_t words[LONGEST];

	if (first) {
		run.left = v->lives[first - 1];
		run.older_left = s->lives.at[run.left].gone_behind;
		s->lives.at[run.left].gone_behind = at;
	}
	if (end < v->tokens_len) {
		run.right = v->lives[end];
		run.older_right = s->lives.at[run.right].gone_before;
		s->lives.at[run.right].gone_before = at;
	}
	s->threads.at[step->thread].last_run = at;
	for (uint32_t i = 0; i < count; i++) {
		s->lives.at[lives[i]].gone = claim;
		zd_vec_push(&s->dead, lives[i]);
	}
	zd_vec_push(&s->gone, run);
	for (uint32_t i = 0; i < count; i += LONGEST) {
		uint32_t n = count - i < LONGEST ? count - i : LONGEST;

		for (uint32_t k = 0; k < n; k++)
			words[k] = s->lives.at[lives[i + k]].word;
		zd_grams_add(&t->graves, words, n);
		for (uint32_t k = 0; k < n; k++)
			zd_vec_push(&t->grave_run, lives[i + k]);
		zd_vec_push(&t->grave_run, 0);
	}
}

/* A word that says nothing by itself: "the", a sign. */
static bool is_little(const struct zd_telling *t, uint32_t word)
{
	struct zd_slice w = zd_words_text(t->s->lexicon, word);

	return zd_word_is_stop(w) ||
		(w.len <= 3 && !zd_words_count(w)); /* a sign */
}

uint32_t zd_telling_says(
	const struct zd_telling *t, const uint32_t *words, uint32_t n)
{
	uint32_t says = 0;

	for (uint32_t i = 0; i < n; i++)
		says += !is_little(t, words[i]);
	return says;
}

static bool is_dead(const struct zd_story *s, uint32_t life)
{
	return life && s->lives.at[life].gone;
}

static void revive(
	struct zd_story *s, struct zd_version *v, uint32_t token, uint32_t life)
{
	v->lives[token] = life;
	s->lives.at[life].gone = 0;
}

/* Words of the run at this very place that are back. Little words count
 * beside others only, or where all of the run or of the new text is back. */
static void revive_here(struct zd_telling *t, struct zd_version *v,
	uint32_t first, uint32_t count, uint32_t run)
{
	struct zd_story *s = t->s;
	const struct zd_run_gone *g = &s->gone.at[run];
	uint32_t *a, *b, *match, found = 0;
	struct zd_diff_options options;
	struct zd_lcs lcs = {.options = &options};
	bool all;

	zd_diff_options_init(&options);
	options.max_edits = 2 * LONGEST;
	if (count > LONGEST || g->count > LONGEST)
		return;
	a = zd_arena_calloc(&t->scratch, 2u * count + g->count, sizeof(*a));
	match = a + count;
	b = match + count;
	for (uint32_t i = 0; i < count; i++)
		a[i] = v->lives[first + i] ? UINT32_MAX
					   : v->tokens[first + i].word;
	for (uint32_t i = 0; i < g->count; i++) {
		uint32_t life = s->dead.at[g->first + i];

		b[i] = is_dead(s, life) ? s->lives.at[life].word
					: UINT32_MAX - 1;
	}
	zd_lcs_match(&lcs, a, count, b, g->count, match);
	zd_lcs_clear(&lcs);
	for (uint32_t i = 0; i < count; i++)
		found += match[i] != UINT32_MAX;
	all = found == count || found == g->count;
	for (uint32_t i = 0; i < count; i++) {
		bool beside = (i && match[i - 1] != UINT32_MAX &&
				      match[i] == match[i - 1] + 1) ||
			(i + 1 < count && match[i + 1] != UINT32_MAX &&
				match[i] + 1 == match[i + 1]);

		if (match[i] != UINT32_MAX &&
			(all || beside || !is_little(t, a[i])))
			revive(s, v, first + i,
				s->dead.at[g->first + match[i]]);
	}
}

struct grave {
	const struct zd_telling *t;
};

static bool still_dead(const void *ctx, uint32_t at)
{
	const struct grave *g = ctx;

	for (unsigned i = 0; i < ZD_GRAM; i++)
		if (!is_dead(g->t->s, g->t->grave_run.at[at + i]))
			return false;
	return true;
}

/* Runs that stood anywhere once; two words that say something at least. */
static void revive_runs(struct zd_telling *t, struct zd_version *v,
	uint32_t first, uint32_t count)
{
	struct grave g = {t};
	uint32_t words[LONGEST], at, n, say;

	if (count > LONGEST)
		count = LONGEST;
	for (uint32_t i = 0; i < count; i++)
		words[i] = v->lives[first + i] ? UINT32_MAX
					       : v->tokens[first + i].word;
	for (uint32_t i = 0; i < count; i += n) {
		n = zd_grams_find(
			&t->graves, words + i, count - i, still_dead, &g, &at);
		say = 0;
		for (uint32_t k = 0; k < n; k++) {
			if (!is_dead(t->s, t->grave_run.at[at + k]))
				n = k;
			else
				say += !is_little(t, words[i + k]);
		}
		if (n < ZD_GRAM || say < 2) {
			n = 1;
			continue;
		}
		for (uint32_t k = 0; k < n; k++)
			revive(t->s, v, first + i + k, t->grave_run.at[at + k]);
	}
}

void zd_telling_bear(struct zd_telling *t, struct zd_version *v, uint32_t first,
	uint32_t count, uint32_t claim)
{
	for (uint32_t i = first; i < first + count; i++) {
		struct zd_life one = {
			.word = v->tokens[i].word, .claim = claim};

		if (v->lives[i])
			continue;
		if (t->signs && v->tokens[i].kind == ZD_TOKEN_BRACKET)
			one.claim = t->signs;
		v->lives[i] = zd_u32(t->s->lives.len);
		zd_vec_push(&t->s->lives, one);
	}
}

void zd_telling_revive(struct zd_telling *t, struct zd_version *v,
	uint32_t first, uint32_t count, uint32_t claim)
{
	struct zd_story *s = t->s;
	uint32_t left = first ? v->lives[first - 1] : 0;
	uint32_t right =
		first + count < v->tokens_len ? v->lives[first + count] : 0;
	uint32_t behind = left ? s->lives.at[left].gone_behind : 0;
	uint32_t before = right ? s->lives.at[right].gone_before : 0;

	for (unsigned i = 0; behind && i < ZD_MAX_RUNS_BACK; i++) {
		revive_here(t, v, first, count, behind);
		behind = s->gone.at[behind].older_left;
	}
	for (unsigned i = 0; before && i < ZD_MAX_RUNS_BACK; i++) {
		revive_here(t, v, first, count, before);
		before = s->gone.at[before].older_right;
	}
	if (s->gone.len > 1)
		revive_runs(t, v, first, count);
	if (t->nobody && claim == t->nobody)
		zd_telling_find_owner(t, v, first, count);
	zd_telling_bear(t, v, first, count, claim);
}
