/* What in a view is contested, as the reader of brackets sees it. */
#include "text/bracket.h"
#include "view/view.h"

/* What nobody contests, though it stands in square brackets. Who would have
 * it so is a part of the contest. */
static bool is_settled(enum zd_bracket_kind kind)
{
	return kind != ZD_BRACKET_CONTESTED && kind != ZD_BRACKET_ATTRIBUTION;
}

/* By block of the draft: is contested text in it? Its settled signs go to
 * the view. */
static bool *look(struct zd_view *v, const struct zd_brackets *b)
{
	const struct zd_draft *d = b->draft;
	int32_t *steps = zd_calloc(d->blocks.len + 2, sizeof(*steps));
	bool *contested = zd_calloc(d->blocks.len + 1, sizeof(*contested));
	int32_t inside = 0;

	for (size_t i = 0; i < b->list.len; i++) {
		const struct zd_bracket *one = &b->list.at[i];

		if (!is_settled(one->kind)) {
			steps[one->open.block]++;
			steps[one->close.block + 1]--;
		} else if (!one->no_open) {
			zd_vec_push(&v->settled,
				d->blocks.at[one->open.block].text.ptr +
					one->open.at);
		}
	}
	for (size_t i = 0; i < d->blocks.len; i++) {
		inside += steps[i];
		contested[i] = inside > 0;
	}
	zd_free(steps);
	return contested;
}

static int by_place(const void *x, const void *y)
{
	const char *const *a = x, *const *b = y;

	return *a < *b ? -1 : *a > *b;
}

/* Nothing comes out in the order of addresses. */
void zd_view_sort_settled(struct zd_view *v)
{
	if (v->settled.len)
		qsort(v->settled.at, v->settled.len, sizeof(*v->settled.at),
			by_place);
}

void zd_view_contest_by(struct zd_view *v, const struct zd_brackets *from,
	const struct zd_brackets *to)
{
	bool *old = from ? look(v, from) : NULL, *new = look(v, to);

	for (size_t i = 0; i < v->blocks.len; i++) {
		struct zd_view_block *b = &v->blocks.at[i];

		if (b->to < to->draft->blocks.len)
			b->contested = new[b->to];
		else if (old && b->from < from->draft->blocks.len)
			b->contested = old[b->from];
	}
	zd_view_sort_settled(v);
	zd_free(old);
	zd_free(new);
}

void zd_view_contest(struct zd_view *v, const struct zd_draft *from,
	const struct zd_draft *to)
{
	struct zd_brackets *old = NULL;
	struct zd_brackets *new = zd_brackets_new_uncounted(to, NULL);

	if (from)
		old = zd_brackets_new_uncounted(from, NULL);
	zd_view_contest_by(v, old, new);
	zd_brackets_free(old);
	zd_brackets_free(new);
}

bool zd_view_is_settled(const struct zd_view *v, const char *sign)
{
	return v->settled.len &&
		bsearch(&sign, v->settled.at, v->settled.len,
			sizeof(*v->settled.at), by_place);
}
