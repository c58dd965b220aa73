#include "amend/edits.h"

#include "amend/edits_tidy.h"
#include "base/vec.h"
#include "diff/redline.h"
#include "text/token.h"

/* The ranges between what is kept. Only KEPT runs are read, so that the rest
 * of the runs need not come in any order. */
static void from_runs(struct zd_edits *out, const struct zd_runs *runs,
	struct zd_slice base, struct zd_slice mine)
{
	uint32_t f = 0, t = 0;
	struct zd_edit tail;

	for (size_t i = 0; i < runs->len; i++) {
		const struct zd_run *r = &runs->at[i];
		struct zd_edit e = {f, r->from_start, t, r->to_start};

		if (r->mark != ZD_KEPT)
			continue;
		if (e.from_end > f || e.to_end > t)
			zd_vec_push(out, e);
		f = r->from_end;
		t = r->to_end;
	}
	tail = (struct zd_edit){f, zd_u32(base.len), t, zd_u32(mine.len)};
	if (tail.from_end > f || tail.to_end > t)
		zd_vec_push(out, tail);
}

/* Spaces that both sides of an edit begin or end with are not part of it. */
static void trim(struct zd_edit *e, struct zd_slice base, struct zd_slice mine)
{
	while (e->from_start < e->from_end && e->to_start < e->to_end &&
		base.ptr[e->from_start] == ' ' &&
		mine.ptr[e->to_start] == ' ') {
		e->from_start++;
		e->to_start++;
	}
	while (e->from_start < e->from_end && e->to_start < e->to_end &&
		base.ptr[e->from_end - 1] == ' ' &&
		mine.ptr[e->to_end - 1] == ' ') {
		e->from_end--;
		e->to_end--;
	}
}

static bool is_replacement(const struct zd_edit *e)
{
	return e->from_start < e->from_end && e->to_start < e->to_end;
}

/* What is kept between two edits is too little to stand alone: nothing, a
 * space, or between replacements one small word or sign. */
static bool is_island(
	const struct zd_edit *a, const struct zd_edit *b, struct zd_slice base)
{
	struct zd_slice kept = zd_slice_sub(base, a->from_end, b->from_start);
	struct zd_slice word = zd_slice_trim(kept);
	struct zd_tokens tokens = {0};
	bool small = false;

	if (!word.len)
		return true;
	if (word.len > 12 || !is_replacement(a) || !is_replacement(b))
		return false;
	zd_tokenize(&tokens, word);
	if (tokens.len == 1)
		small = tokens.at[0].kind == ZD_TOKEN_PUNCT ||
			zd_word_is_stop(word);
	zd_vec_clear(&tokens);
	return small;
}

static void join_islands(
	struct zd_edits *edits, size_t first, struct zd_slice base)
{
	size_t n = first;

	for (size_t i = first; i < edits->len; i++) {
		struct zd_edit *last = n > first ? &edits->at[n - 1] : NULL;

		if (last && is_island(last, &edits->at[i], base)) {
			last->from_end = edits->at[i].from_end;
			last->to_end = edits->at[i].to_end;
		} else {
			edits->at[n++] = edits->at[i];
		}
	}
	edits->len = n;
}

void zd_edits_between(
	struct zd_edits *out, struct zd_slice base, struct zd_slice mine)
{
	struct zd_runs runs = {0};
	size_t first = out->len;

	if (zd_slice_eq(base, mine))
		return;
	zd_words_diff(&runs, base, mine, NULL);
	from_runs(out, &runs, base, mine);
	zd_vec_clear(&runs);
	for (size_t i = first; i < out->len; i++)
		trim(&out->at[i], base, mine);
	join_islands(out, first, base);
	zd_edits_slide(out, first, base, mine);
	zd_edits_balance(out, first, base, mine);
}
