#include "diff/relate.h"

#define NONE UINT32_MAX

/* A tree of maxima over places (Fenwick 1994): the heaviest chain that ends
 * at or before a place. */
struct best {
	uint64_t weight;
	uint32_t step;
};

static struct best best_before(const struct best *tree, uint32_t place)
{
	struct best b = {0, NONE};

	for (; place; place &= place - 1)
		if (tree[place].weight > b.weight)
			b = tree[place];
	return b;
}

static void note(
	struct best *tree, uint32_t places, uint32_t place, struct best b)
{
	for (place++; place <= places; place += place & -place)
		if (b.weight > tree[place].weight)
			tree[place] = b;
}

static bool is_increasing(const struct zd_step *steps, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++)
		if (steps[i].place < steps[i - 1].place)
			return false;
	return true;
}

void zd_heaviest_increasing(struct zd_step *steps, uint32_t n, uint32_t places)
{
	bool all = is_increasing(steps, n);
	struct best *tree, end, before;
	uint32_t *from;

	for (uint32_t i = 0; i < n; i++)
		steps[i].kept = all;
	if (all)
		return;
	tree = zd_calloc((size_t)places + 1, sizeof(*tree));
	from = zd_alloc(n * sizeof(*from));
	for (uint32_t i = 0; i < n; i++) {
		before = best_before(tree, steps[i].place);
		from[i] = before.step;
		note(tree, places, steps[i].place,
			(struct best){before.weight + steps[i].weight, i});
	}
	end = best_before(tree, places);
	for (uint32_t i = end.step; i != NONE; i = from[i])
		steps[i].kept = true;
	zd_free(tree);
	zd_free(from);
}
