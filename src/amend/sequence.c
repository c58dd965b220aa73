#include "amend/sequence.h"

#include "base/vec.h"

/* A heap of ranks, the lowest first. */
struct heap {
	uint32_t *at;
	size_t len, cap;
};

static void heap_push(struct heap *h, uint32_t rank)
{
	size_t i = h->len, up;

	zd_vec_push(h, rank);
	for (; i; i = up) {
		up = (i - 1) / 2;
		if (h->at[up] <= rank)
			break;
		h->at[i] = h->at[up];
		h->at[up] = rank;
	}
}

static uint32_t heap_pop(struct heap *h)
{
	uint32_t top = h->at[0], last = h->at[--h->len];
	size_t i = 0, child;

	for (; (child = 2 * i + 1) < h->len; i = child) {
		if (child + 1 < h->len && h->at[child + 1] < h->at[child])
			child++;
		if (h->at[child] >= last)
			break;
		h->at[i] = h->at[child];
	}
	if (h->len)
		h->at[i] = last;
	return top;
}

struct loom {
	struct zd_woven *at;
	size_t n;
	/* Things of one rank stand in `things` from first[rank] on, before
	 * first[rank + 1]. */
	uint32_t *first, *things;
	uint32_t *heads;         /* of a rank: next in their party's order */
	uint32_t *left;          /* of a rank: not placed yet */
	struct heap ready, some; /* all are heads; one is */
	uint32_t places;
};

/* The thing becomes its party's next. */
static void head(struct loom *l, size_t thing)
{
	uint32_t rank = l->at[thing].rank;

	l->at[thing].out = UINT32_MAX - 1;
	if (!l->heads[rank]++)
		heap_push(&l->some, rank);
	if (l->heads[rank] == l->left[rank])
		heap_push(&l->ready, rank);
}

/* Places those things of the rank that are heads. */
static void place(struct loom *l, uint32_t rank)
{
	uint32_t out = l->places++;

	l->left[rank] -= l->heads[rank];
	l->heads[rank] = 0;
	for (uint32_t k = l->first[rank]; k < l->first[rank + 1]; k++)
		if (l->at[l->things[k]].out == UINT32_MAX - 1)
			l->at[l->things[k]].out = out;
	for (uint32_t k = l->first[rank]; k < l->first[rank + 1]; k++) {
		uint32_t i = l->things[k];

		if (l->at[i].out == out && i + 1 < l->n &&
			l->at[i + 1].party == l->at[i].party)
			head(l, i + 1);
	}
}

static void loom_init(struct loom *l, uint32_t ranks)
{
	l->first = zd_calloc((size_t)ranks + 2, sizeof(*l->first));
	l->things = zd_calloc(l->n, sizeof(*l->things));
	l->heads = zd_calloc(ranks, sizeof(*l->heads));
	l->left = zd_calloc(ranks, sizeof(*l->left));
	for (size_t i = 0; i < l->n; i++)
		l->left[l->at[i].rank]++;
	for (uint32_t r = 0; r < ranks; r++)
		l->first[r + 2] = l->first[r + 1] + l->left[r];
	for (uint32_t i = 0; i < l->n; i++) {
		l->things[l->first[l->at[i].rank + 1]++] = i;
		l->at[i].out = UINT32_MAX;
	}
}

static void loom_clear(struct loom *l)
{
	zd_free(l->first);
	zd_free(l->things);
	zd_free(l->heads);
	zd_free(l->left);
	zd_vec_clear(&l->ready);
	zd_vec_clear(&l->some);
}

uint32_t zd_sequence_weave(struct zd_woven *at, size_t n, uint32_t ranks)
{
	struct loom l = {.at = at, .n = n};
	uint32_t rank;

	loom_init(&l, ranks);
	for (size_t i = 0; i < n; i++)
		if (!i || at[i - 1].party != at[i].party)
			head(&l, i);
	/* A rank may stand in a heap after it was placed: then it has no
	 * heads, or other ones, and is passed over. */
	while (l.ready.len || l.some.len) {
		if (l.ready.len) {
			rank = heap_pop(&l.ready);
			if (!l.heads[rank] || l.heads[rank] != l.left[rank])
				continue;
		} else {
			rank = heap_pop(&l.some);
			if (!l.heads[rank])
				continue;
		}
		place(&l, rank);
	}
	loom_clear(&l);
	return l.places;
}
