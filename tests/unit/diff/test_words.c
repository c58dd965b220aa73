#include <criterion/criterion.h>

#include "base/buf.h"
#include "diff/redline.h"

/* The runs as "kept[-gone-]{+come+}". */
static void show(struct zd_buf *out, const struct zd_runs *runs,
	struct zd_slice from, struct zd_slice to)
{
	for (size_t i = 0; i < runs->len; i++) {
		const struct zd_run *r = &runs->at[i];

		if (r->mark == ZD_KEPT)
			zd_buf_put_slice(out,
				zd_slice_sub(from, r->from_start, r->from_end));
		else if (r->mark == ZD_DELETED)
			zd_buf_printf(out, "[-%.*s-]",
				ZD_FMT(zd_slice_sub(
					from, r->from_start, r->from_end)));
		else
			zd_buf_printf(out, "{+%.*s+}",
				ZD_FMT(zd_slice_sub(
					to, r->to_start, r->to_end)));
	}
}

/* The law: the ranges of either side follow one another without a gap, and
 * what was kept is the same bytes. */
static void check_law(
	const struct zd_runs *runs, struct zd_slice from, struct zd_slice to)
{
	uint32_t a = 0, b = 0;

	for (size_t i = 0; i < runs->len; i++) {
		const struct zd_run *r = &runs->at[i];

		if (r->mark == ZD_KEPT)
			cr_assert(zd_slice_eq(
				zd_slice_sub(from, r->from_start, r->from_end),
				zd_slice_sub(to, r->to_start, r->to_end)));
		if (r->mark != ZD_INSERTED) {
			cr_assert_eq(r->from_start, a);
			cr_assert_gt(r->from_end, a);
			a = r->from_end;
		}
		if (r->mark != ZD_DELETED) {
			cr_assert_eq(r->to_start, b);
			cr_assert_gt(r->to_end, b);
			b = r->to_end;
		}
		cr_assert_eq(r->from, ZD_NONE);
		cr_assert_eq(r->to, ZD_NONE);
	}
	cr_assert_eq(a, from.len);
	cr_assert_eq(b, to.len);
}

static void check(const char *from, const char *to, const char *want)
{
	struct zd_slice a = zd_slice_str(from), b = zd_slice_str(to);
	struct zd_runs runs = {0};
	struct zd_buf got = ZD_BUF_INIT;

	zd_words_diff(&runs, a, b, NULL);
	check_law(&runs, a, b);
	show(&got, &runs, a, b);
	cr_expect_str_eq(zd_buf_str(&got), want, "\n got %s\nwant %s",
		zd_buf_str(&got), want);
	zd_buf_clear(&got);
	zd_vec_clear(&runs);
}

Test(words, single_words)
{
	check("", "", "");
	check("a", "a", "a");
	check("", "new text", "{+new text+}");
	check("old text", "", "[-old text-]");
	check("States shall report", "States should report",
		"States [-shall-]{+should+} report");
	check("States shall report.", "States shall duly report.",
		"States shall {+duly +}report.");
	check("States shall duly report.", "States shall report.",
		"States shall [-duly -]report.");
	check("States report", "States report, as appropriate",
		"States report{+, as appropriate+}");
}

Test(words, spaces_and_markup_stay_with_the_words)
{
	check("*Recalling* the Charter", "*Reaffirming* the Charter",
		"*[-Recalling-]{+Reaffirming+}* the Charter");
	check("Recalling the Charter", "*Recalling* the Charter",
		"{+*+}Recalling{+*+} the Charter");
	check("two  spaces", "two spaces", "two [- -]spaces");
	check("**a** b", "*a* b", "[-**-]{+*+}a[-**-]{+*+} b");
	check("see \\(a) b", "see \\[a) b", "see [-\\(-]{+\\[+}a) b");
	check("x \\# y", "x y", "x [-\\# -]y");
}

/* Where a little word stands twice, the one that leaves fewer changes, and
 * changes that end where a phrase does. */
Test(words, little_words_lie_where_they_read_best)
{
	check("on the third day, in a session held here",
		"on the third day, in in a balanced manner, a session held "
		"here",
		"on the third day, in {+in a balanced manner, +}a session held "
		"here");
	check("in consultation with Member States",
		"in consultation in accordance with national law, with due "
		"care, Member States",
		"in consultation {+in accordance with national law, +}with "
		"{+due care, +}Member States");
	check("Each roundtable shall result in a summary prepared",
		"Each roundtable in a balanced manner, result a summary "
		"prepared",
		"Each roundtable [-shall-]{+in a balanced manner,+} result "
		"[-in -]a summary prepared");
	check("sings on 30 June to 3 July in Bergen, and tours its lovely "
	      "country, the Vale of Bergamo, led by",
		"sings from 30 June to 3 July in Bergamo, Italy, and tours its "
		"lovely country, the Bergamo Vale, led by",
		"sings [-on-]{+from+} 30 June to 3 July in [-Bergen-]"
		"{+Bergamo, Italy+}, and tours its lovely country, the "
		"[-Vale of -]Bergamo{+ Vale+}, led by");
	check("Requests the Secretary-General, with input from all",
		"Requests the voluntary basis, input from all",
		"Requests the [-Secretary-General, with-]{+voluntary basis,+} "
		"input from all");
}

Test(words, changes_stand_where_a_phrase_begins)
{
	check("access to health, education, and work",
		"access to health, housing, education, and work",
		"access to health, {+housing, +}education, and work");
	check("Decides to meet. Decides to report.",
		"Decides to meet. Decides to wait. Decides to report.",
		"Decides to meet. {+Decides to wait. +}Decides to report.");
	check("shall [agree] and", "shall [[wait][agree] and",
		"shall {+[[wait]+}[agree] and");
}

Test(words, a_rewritten_clause_has_no_islands)
{
	check("the growing concern of the poorest countries in debt",
		"the serious distress and the burden of developing States in "
		"need",
		"the [-growing concern of the poorest countries in debt-]"
		"{+serious distress and the burden of developing States in "
		"need+}");
	/* The second one that is given up makes the first an island. */
	check("The fair is held by the lake, with the blessing of four village "
	      "elders, and ends at dusk",
		"The fair is held by the lake, marking the end of winter and a "
		"long night in snowbound huts, and ends at dusk",
		"The fair is held by the lake, [-with the blessing of four "
		"village elders-]{+marking the end of winter and a long night "
		"in snowbound huts+}, and ends at dusk");
}

/* What stood beside an island is one when that has sunk. */
Test(words, an_island_beside_an_island)
{
	check("Welcoming the report of the Board on new ways to pay for "
	      "harbours, and finding it a step towards a fund to widen trade",
		"Emphasizing the importance of more spending by banks, guilds "
		"and charities to widen trade",
		"[-Welcoming the report of the Board on new ways to pay for "
		"harbours, and finding it a step towards a fund-]{+Emphasizing "
		"the importance of more spending by banks, guilds and "
		"charities+} to widen trade");
	/* A verb alone is a change of its own. */
	check("Welcoming the report of the Board on harbours",
		"Noting the reports of the Board on harbours",
		"[-Welcoming-]{+Noting+} the [-report-]{+reports+} of the "
		"Board on harbours");
}

/* A word that both texts have where all around it was replaced. */
Test(words, one_word_in_a_rewritten_clause)
{
	check("the harbour as a ground for stronger trade and wider markets "
	      "(salt, timber, wool) and drawing distant buyers, as agreed",
		"the harbour, and to open long-term grain and timber "
		"exchanges, coin houses and a reserve, as agreed",
		"the harbour[- as a ground for stronger trade and wider "
		"markets (salt, timber, wool) and drawing distant buyers-]{+, "
		"and to open long-term grain and timber exchanges, coin "
		"houses and a reserve+}, as agreed");
	check("to build a strong harbour and to dredge the timber canal",
		"to keep a wide harbour and to clear the timber canal",
		"to [-build-]{+keep+} a [-strong-]{+wide+} harbour and to "
		"[-dredge-]{+clear+} the timber canal");
}

/* A few words that stay far apart where a clause was written anew. */
Test(words, scattered_words_go_with_their_clause)
{
	check("the ships sail home, and look out for the letter of the Warden "
	      "on the price of rope",
		"the ships sail home, and remember the task for the Warden to "
		"bring a letter to all islands before spring and, having heard "
		"of the storm told by fishers along every northern coast in a "
		"long and bitter winter that nobody alive had seen before, ask "
		"the Warden to speak at their next great feast on the price of "
		"rope",
		"the ships sail home, and [-look out for the letter of the "
		"Warden-]{+remember the task for the Warden to bring a letter "
		"to all islands before spring and, having heard of the storm "
		"told by fishers along every northern coast in a long and "
		"bitter winter that nobody alive had seen before, ask the "
		"Warden to speak at their next great feast+} on the price of "
		"rope");
	/* What is only added leaves the words between as they are. */
	check("the ships bring a letter home",
		"the ships of seven northern islands bring a very long and "
		"tearful letter about their many storms home",
		"the ships {+of seven northern islands +}bring a {+very long "
		"and tearful +}letter {+about their many storms +}home");
}

/* A footnote's mark rewrites nothing: the sign before it stays. */
Test(words, a_mark_beside_a_change)
{
	check("the plan of the Third Conference on Harbours, to close the gap",
		"the plan,[^n] to close the gap",
		"the plan[- of the Third Conference on Harbours-],{+[^n]+} to "
		"close the gap");
	check("as the Board said in its letter of 15 May,[^n]",
		"in which it asked all to keep their harbours open,",
		"[-as the Board said in its letter of 15 May-]{+in which it "
		"asked all to keep their harbours open+},[-[^n]-]");
}

Test(words, other_scripts)
{
	check("联合国大会", "联合国安理会", "联合国[-大-]{+安理+}会");
	check("Права человека", "Право человека",
		"[-Права-]{+Право+} человека");
}

static const struct {
	const char *from, *to;
	enum zd_change_kind kind;
} kinds[] = {
	{"the states meet", "the States meet", ZD_CHANGE_CASE},
	{"report,", "report;", ZD_CHANGE_PUNCTUATION},
	{"the “text” of", "the \"text\" of", ZD_CHANGE_PUNCTUATION},
	{"the co-operation of", "the cooperation of", ZD_CHANGE_PUNCTUATION},
	{"shall report", "[shall] report", ZD_CHANGE_BRACKET},
	{"(based on 73/195, para 7)", "(based on 77/1, para 7)",
		ZD_CHANGE_CITATION},
	{"(73/195, para 7)", "(73/195, para 9)", ZD_CHANGE_CITATION},
	{"report (73/195)", "report", ZD_CHANGE_CITATION},
	{"in 2025 we", "in 2026 we", ZD_CHANGE_WORDS},
	{"*Recalling* it", "Recalling it", ZD_CHANGE_MARKUP},
	{"a  b", "a b", ZD_CHANGE_SPACE},
	{"Charter[^un] of", "Charter[^ch] of", ZD_CHANGE_NOTE},
	{"shall report", "should report", ZD_CHANGE_WORDS},
	{"report", "report [now]", ZD_CHANGE_WORDS},
};

static void check_kind(struct zd_slice from, struct zd_slice to,
	const struct zd_diff_options *o, enum zd_change_kind kind)
{
	struct zd_runs runs = {0};
	size_t changes = 0;

	zd_words_diff(&runs, from, to, o);
	check_law(&runs, from, to);
	for (size_t i = 0; i < runs.len; i++) {
		if (runs.at[i].mark == ZD_KEPT)
			continue;
		changes++;
		cr_expect_eq(runs.at[i].kind, kind, "%.*s -> %.*s: kind %d",
			ZD_FMT(from), ZD_FMT(to), runs.at[i].kind);
	}
	cr_expect_gt(changes, 0);
	zd_vec_clear(&runs);
}

Test(words, kinds)
{
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
		check_kind(zd_slice_str(kinds[k].from),
			zd_slice_str(kinds[k].to), NULL, kinds[k].kind);
}

/* 300 times a word between two that stay, and one behind them. */
static void put_many(struct zd_buf *b, const char *word, const char *last)
{
	zd_buf_truncate(b, 0);
	zd_buf_puts(b, "before");
	for (uint32_t i = 0; i < 300; i++)
		zd_buf_printf(b, " %s", word);
	zd_buf_printf(b, "%s behind", last);
}

/* A long change is looked at to its end before it is called less than one of
 * words. */
Test(words, kinds_of_long_changes)
{
	static const struct {
		const char *from, *to, *from_last, *to_last;
		enum zd_change_kind kind;
	} many[] = {
		{"shall", "SHALL", " be", " BE", ZD_CHANGE_CASE},
		{"shall", "SHALL", " be", " may", ZD_CHANGE_WORDS},
		{"shall", "SHALL", "", " BE", ZD_CHANGE_WORDS},
		{"co-op", "coop", "", "", ZD_CHANGE_PUNCTUATION},
		{"co-op", "coop", " be", " may", ZD_CHANGE_WORDS},
		{"73/1", "74/1", "", "", ZD_CHANGE_CITATION},
		{"73/1", "74/1", "", " [now]", ZD_CHANGE_WORDS},
		{"[", "]", "", "", ZD_CHANGE_BRACKET},
		{"[", "]", "", " now", ZD_CHANGE_WORDS},
		{"one", "two", "", "", ZD_CHANGE_WORDS},
	};
	struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;

	for (size_t k = 0; k < sizeof(many) / sizeof(many[0]); k++) {
		put_many(&a, many[k].from, many[k].from_last);
		put_many(&b, many[k].to, many[k].to_last);
		check_kind(
			zd_buf_slice(&a), zd_buf_slice(&b), NULL, many[k].kind);
	}
	zd_buf_clear(&a);
	zd_buf_clear(&b);
}

Test(words, how_far_a_citation_reaches)
{
	struct zd_slice from = ZD_LIT("resolution 73/195, paras. 4 and 7");
	struct zd_slice to = ZD_LIT("resolution 73/195, paras. 4 and 9");
	struct zd_diff_options o;

	zd_diff_options_init(&o);
	check_kind(from, to, &o, ZD_CHANGE_CITATION);
	o.citation_reach = 5;
	check_kind(from, to, &o, ZD_CHANGE_WORDS);
	o.citation_reach = 6;
	check_kind(from, to, &o, ZD_CHANGE_CITATION);
}

static uint32_t random_next(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 16;
}

/* Any bytes of a small alphabet that has every sign with a meaning. */
static void random_text(struct zd_buf *b, uint32_t *state, uint32_t len)
{
	static const char *const parts[] = {"the ", "States ", "a", " ", "*",
		"**", "\\", "[", "]", "[^n]", "(", ", ", "’", "é", "国", "73/1",
		"  ", "-", "\\*", "shall "};

	zd_buf_truncate(b, 0);
	while (len--)
		zd_buf_puts(b, parts[random_next(state) % 20]);
}

Test(words, the_law_holds_for_any_text)
{
	struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;
	uint32_t state = 7;

	for (uint32_t i = 0; i < 20000; i++) {
		struct zd_runs runs = {0};

		random_text(&a, &state, random_next(&state) % 30);
		random_text(&b, &state, random_next(&state) % 30);
		zd_words_diff(&runs, zd_buf_slice(&a), zd_buf_slice(&b), NULL);
		check_law(&runs, zd_buf_slice(&a), zd_buf_slice(&b));
		zd_vec_clear(&runs);
	}
	zd_buf_clear(&a);
	zd_buf_clear(&b);
}
