#include "amend/edits.h"

#include "amend/edits_tidy.h"
#include "base/vec.h"
#include "diff/redline.h"

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

/* Edits with nothing but space between them are one. */
static void join_touching(
	struct zd_edits *edits, size_t first, struct zd_slice base)
{
	size_t n = first;

	for (size_t i = first; i < edits->len; i++) {
		const struct zd_edit *e = &edits->at[i];
		struct zd_edit *last = n > first ? &edits->at[n - 1] : NULL;

		if (last &&
			!zd_slice_trim(zd_slice_sub(base, last->from_end,
					       e->from_start))
				 .len) {
			last->from_end = e->from_end;
			last->to_end = e->to_end;
		} else {
			edits->at[n++] = *e;
		}
	}
	edits->len = n;
}

void zd_edits_between(
	struct zd_edits *out, struct zd_slice base, struct zd_slice mine)
{
	struct zd_diff_options options;
	struct zd_runs runs = {0};
	size_t first = out->len;

	if (zd_slice_eq(base, mine))
		return;
	/* Little words laid anew would cut one wording of a place in pieces;
	 * what is given up for its readers would join two; and what is added
	 * behind the last comma is no part of what another party strikes
	 * before it. */
	zd_diff_options_init(&options);
	options.max_polish = 0;
	options.island_flank = UINT32_MAX;
	options.scatter_flank = UINT32_MAX;
	options.last_comma = 0;
	zd_words_diff(&runs, base, mine, &options);
	from_runs(out, &runs, base, mine);
	zd_vec_clear(&runs);
	for (size_t i = first; i < out->len; i++)
		trim(&out->at[i], base, mine);
	join_touching(out, first, base);
	zd_edits_slide(out, first, base, mine);
	zd_edits_balance(out, first, base, mine);
}
