/* How many Member States stand behind something. */
#include <criterion/criterion.h>

#include "negotiation/speaking.h"

static const char registry[] =
	"AAA | Aland | state | |\n"
	"BBB | Bland | state | |\n"
	"CCC | Cland | state | |\n"
	"DDD | Dland | state | |\n"
	"OBS | An observer | observer | |\n"
	"ABC | Group of three | group | | AAA, BBB, CCC\n"
	"CD | Group of two | group | | CCC, DDD from 2026-03-01\n"
	"VAST | Group of many | group | | ? AAA\n";

static struct zd_parties *parties;

static void begin(void)
{
	cr_assert_eq(zd_parties_parse(
			     &parties, zd_slice_str(registry), "parties", NULL),
		0);
}

static void end(void)
{
	zd_parties_free(parties);
}

/* Those before the bar are in favour. */
static struct zd_behind behind(const char *speakers, const char *day)
{
	const struct zd_party *list[8];
	struct zd_floor floor = {.speakers = list, .day = zd_slice_str(day)};
	struct zd_slice rest = zd_slice_str(speakers), one;
	bool against = false;

	while (rest.ptr && rest.len) {
		one = zd_slice_cut(&rest, ' ');
		if (zd_slice_is(one, "|")) {
			against = true;
			continue;
		}
		list[floor.len] = zd_party_find(parties, one, NULL);
		cr_assert_not_null(list[floor.len]);
		floor.len++;
		floor.in_favour += !against;
	}
	return zd_states_behind(parties, &floor);
}

TestSuite(speaking, .init = begin, .fini = end);

Test(speaking, nobody)
{
	cr_assert_eq(behind("", "2026-03-02").states, 0);
	cr_assert_eq(behind("| AAA", "2026-03-02").states, 0);
}

Test(speaking, an_observer_is_no_member_state)
{
	cr_assert_eq(behind("OBS AAA", "2026-03-02").states, 1);
}

Test(speaking, a_group_speaks_for_its_members)
{
	cr_assert_eq(behind("ABC", "2026-03-02").states, 3);
	cr_assert(!behind("ABC", "2026-03-02").at_least);
}

Test(speaking, a_member_that_speaks_for_itself_counts_once)
{
	cr_assert_eq(behind("ABC AAA", "2026-03-02").states, 3);
}

Test(speaking, a_member_that_dissents_is_not_behind_its_group)
{
	cr_assert_eq(behind("ABC | BBB", "2026-03-02").states, 2);
	cr_assert_eq(behind("BBB | ABC", "2026-03-02").states, 1);
}

/* C is in both: once where both want it, not at all where one does not. */
Test(speaking, two_groups)
{
	cr_assert_eq(behind("ABC CD", "2026-03-02").states, 4);
	cr_assert_eq(behind("ABC | CD", "2026-03-02").states, 2);
}

Test(speaking, members_of_that_day)
{
	cr_assert_eq(behind("CD", "2026-02-28").states, 1);
	cr_assert_eq(behind("CD", "2026-03-01").states, 2);
}

Test(speaking, a_group_whose_members_nobody_checked)
{
	struct zd_behind b = behind("VAST", "2026-03-02");
	struct zd_arena a = {0};

	cr_assert(b.at_least);
	cr_assert(
		zd_slice_is(zd_behind_text(&a, b), "at least 1 Member State"));
	zd_arena_clear(&a);
}
