#include <criterion/criterion.h>

#include "amend/sequence.h"
#include "random_draft.h"

#define MOST 8

static void shuffled(struct dice *d, uint32_t *at, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		uint32_t k = roll(d, i + 1);

		at[i] = at[k];
		at[k] = i;
	}
}

Test(sequence, one_order_keeps_all_orders)
{
	struct dice d = {12};
	size_t split = 0;

	for (unsigned round = 0; round < 3000; round++) {
		struct zd_woven at[4 * MOST];
		uint32_t order[MOST], places, n = 0;
		bool used[4 * MOST] = {false};

		for (uint32_t party = 0; party < 1 + roll(&d, 4); party++) {
			shuffled(&d, order, MOST);
			for (uint32_t i = 0; i < roll(&d, MOST); i++) {
				struct zd_woven w = {party, i, order[i], 0};

				at[n++] = w;
			}
		}
		places = zd_sequence_weave(at, n, MOST);
		for (uint32_t i = 0; i < n; i++) {
			cr_assert_lt(at[i].out, places);
			used[at[i].out] = true;
			if (i && at[i].party == at[i - 1].party)
				cr_assert_gt(at[i].out, at[i - 1].out);
			for (uint32_t k = 0; k < i; k++) {
				if (at[k].out == at[i].out)
					cr_assert_eq(at[k].rank, at[i].rank);
				else
					split += at[k].rank == at[i].rank;
			}
		}
		for (uint32_t i = 0; i < places; i++)
			cr_assert(used[i]);
	}
	cr_assert_gt(split, 0);
}

Test(sequence, orders_that_agree_give_each_thing_one_place)
{
	struct zd_woven at[] = {{0, 0, 1, 0}, {0, 1, 3, 0}, {1, 0, 0, 0},
		{1, 1, 3, 0}, {2, 0, 2, 0}};

	cr_assert_eq(zd_sequence_weave(at, 5, 4), 4);
	cr_expect_eq(at[2].out, 0);
	cr_expect_eq(at[0].out, 1);
	cr_expect_eq(at[4].out, 2);
	cr_expect_eq(at[1].out, 3);
	cr_expect_eq(at[3].out, 3);
}
