/*
 * One act, word by word: which words of the new versions are those of the
 * old ones. One paragraph with as many blocks as before is compared block by
 * block; whatever else changes is compared as two small drafts, so that words
 * are followed through splits, merges and moves.
 */
#include "diff/redline.h"
#include "history/story_private.h"

/* Where a block of a small draft comes from. */
struct place {
	uint32_t step, block;
};

struct side {
	struct zd_draft *draft;
	ZD_VEC(struct place) places; /* by block */
};

static const struct zd_version *version_of(
	const struct zd_story_step *step, bool from)
{
	return from ? step->from : step->to;
}

static void side_make(struct side *side, struct zd_telling *t, bool from)
{
	side->draft = zd_draft_new();
	for (uint32_t i = 0; i < t->steps.len; i++) {
		const struct zd_story_step *step = &t->steps.at[i];
		const struct zd_thread *th = &t->s->threads.at[step->thread];
		const struct zd_version *v = version_of(step, from);
		enum zd_kind kind = th->kind;
		uint32_t at;

		if (!v)
			continue;
		at = zd_version_put(side->draft, v, kind,
			kind == ZD_NOTE || kind == ZD_FIELD ? th->label
				: from                      ? step->old_label
							    : th->label);
		side->draft->paragraphs.at[at].id = th->id;
		side->draft->paragraphs.at[at].level = th->level;
		for (uint32_t b = 0; b < v->blocks_len; b++) {
			struct place one = {i, b};

			zd_vec_push(&side->places, one);
		}
	}
}

struct zd_draft *zd_telling_side(struct zd_telling *t, bool from)
{
	struct side side = {0};

	side_make(&side, t, from);
	zd_vec_clear(&side.places);
	return side.draft;
}

static void side_clear(struct side *side)
{
	zd_draft_free(side->draft);
	zd_vec_clear(&side->places);
}

/* The first token of a block at or behind a byte. */
static uint32_t token_at(
	const struct zd_version *v, uint32_t block, uint32_t byte)
{
	uint32_t lo = v->first[block], hi = v->first[block + 1], mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (v->tokens[mid].start < byte)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* A pair of blocks that a run of the redline is in both of. */
struct pair {
	const struct zd_version *from;
	struct zd_version *to;
	uint32_t from_block, to_block;
	bool *seen; /* by token of from: it has its life in `to` */
};

/* Gives the words of a run their lives. */
static void keep(const struct pair *p, const struct zd_run *run)
{
	const struct zd_version *from = p->from;
	struct zd_version *to = p->to;
	uint32_t i = token_at(from, p->from_block, run->from_start);
	uint32_t k = token_at(to, p->to_block, run->to_start);

	while (i < from->first[p->from_block + 1] &&
		k < to->first[p->to_block + 1] &&
		from->tokens[i].end <= run->from_end &&
		to->tokens[k].end <= run->to_end) {
		if (from->tokens[i].word == to->tokens[k].word) {
			to->lives[k] = from->lives[i];
			p->seen[i] = true;
		}
		i++;
		k++;
	}
}

static void compare_blocks(
	const struct zd_version *from, struct zd_version *to, bool *seen)
{
	struct zd_runs runs = {0};

	for (uint32_t b = 0; b < to->blocks_len; b++) {
		runs.len = 0;
		zd_words_diff(
			&runs, from->blocks[b].text, to->blocks[b].text, NULL);
		for (size_t i = 0; i < runs.len; i++)
			if (runs.at[i].mark == ZD_KEPT)
				keep(&(struct pair){from, to, b, b, seen},
					&runs.at[i]);
	}
	zd_vec_clear(&runs);
}

static void compare_drafts(struct zd_telling *t, bool **seen)
{
	struct side from = {0}, to = {0};
	struct zd_redline *r;

	side_make(&from, t, true);
	side_make(&to, t, false);
	r = zd_redline_by_words(from.draft, to.draft);
	for (size_t i = 0; i < r->runs.len; i++) {
		const struct zd_run *run = &r->runs.at[i];
		struct place x, y;

		if (run->mark != ZD_KEPT && run->mark != ZD_MOVED_TO)
			continue;
		x = from.places.at[run->from];
		y = to.places.at[run->to];
		keep(&(struct pair){t->steps.at[x.step].from,
			     t->steps.at[y.step].to, x.block, y.block,
			     seen[x.step]},
			run);
	}
	zd_redline_free(r);
	side_clear(&from);
	side_clear(&to);
}

/* Buries what went from one version, run by run. */
static uint32_t bury(struct zd_telling *t, const struct zd_story_step *step,
	const bool *seen, uint32_t claim)
{
	const struct zd_version *v = step->from;
	uint32_t words = 0, end;

	for (uint32_t i = 0; i < v->tokens_len; i = end) {
		end = i + 1;
		if (seen[i])
			continue;
		while (end < v->tokens_len && !seen[end])
			end++;
		words += zd_version_words(v, i, end - i);
		zd_telling_bury(t, step, i, end, claim);
	}
	return words;
}

static uint32_t bear(struct zd_telling *t, struct zd_version *v, uint32_t claim)
{
	uint32_t words = 0, end;

	for (uint32_t i = 0; i < v->tokens_len; i = end) {
		end = i + 1;
		if (v->lives[i])
			continue;
		while (end < v->tokens_len && !v->lives[end])
			end++;
		words += zd_version_words(v, i, end - i);
		zd_telling_revive(t, v, i, end - i, claim);
	}
	return words;
}

static void note(struct zd_telling *t, const struct zd_story_step *step,
	uint32_t in, uint32_t out)
{
	struct zd_story_touch *one = zd_telling_touch(t, step->thread);

	one->born |= !step->from && step->to;
	one->gone = !step->to;
	one->words_in += in;
	one->words_out += out;
}

/* All that stood before and all that stands now, of one pair alone. */
static bool is_plain(const struct zd_telling *t)
{
	const struct zd_story_step *one = &t->steps.at[0];

	return t->steps.len == 1 && one->from && one->to &&
		one->from->blocks_len == one->to->blocks_len;
}

void zd_telling_steps(struct zd_telling *t, uint32_t claim)
{
	bool **seen =
		zd_arena_calloc(&t->scratch, t->steps.len + 1, sizeof(*seen));
	uint32_t *out =
		zd_arena_calloc(&t->scratch, t->steps.len + 1, sizeof(*out));

	for (size_t i = 0; i < t->steps.len; i++)
		if (t->steps.at[i].from)
			seen[i] = zd_arena_calloc(&t->scratch,
				t->steps.at[i].from->tokens_len + 1u, 1);
	if (is_plain(t))
		compare_blocks(t->steps.at[0].from, t->steps.at[0].to, seen[0]);
	else
		compare_drafts(t, seen);
	/* What goes from one paragraph may come in another. */
	for (size_t i = 0; i < t->steps.len; i++)
		if (t->steps.at[i].from)
			out[i] = bury(t, &t->steps.at[i], seen[i], claim);
	for (size_t i = 0; i < t->steps.len; i++) {
		const struct zd_story_step *step = &t->steps.at[i];
		uint32_t in = step->to ? bear(t, step->to, claim) : 0;

		t->s->threads.at[step->thread].now = step->to;
		note(t, step, in, out[i]);
	}
	t->steps.len = 0;
}
