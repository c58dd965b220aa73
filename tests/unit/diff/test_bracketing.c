#include <criterion/criterion.h>

#include "diff/bracketing.h"

#include <zerodraft.h>

/* One paragraph a line. */
static struct zd_draft *draft_of(const char *text)
{
	struct zd_draft *d = zd_draft_new();
	struct zd_slice rest = zd_slice_str(text);
	char label[16];
	unsigned n = 0;

	while (rest.ptr) {
		struct zd_slice line = zd_slice_cut(&rest, '\n');

		snprintf(label, sizeof(label), "OP%u", ++n);
		zd_draft_add(d, ZD_PARAGRAPH, zd_slice_str(label));
		zd_draft_add_block(d, (struct zd_slice){0}, line);
	}
	return d;
}

/* What became of them: "OP1[1] lifted, +OP2[1] new". */
static void check(const char *from, const char *to, const char *want)
{
	struct zd_draft *a = draft_of(from), *b = draft_of(to);
	struct zd_redline *r = zd_redline_make(a, b, NULL);
	struct zd_brackets *old = zd_brackets_new(a, NULL);
	struct zd_brackets *new = zd_brackets_new(b, NULL);
	struct zd_bracketing x;
	struct zd_buf got = ZD_BUF_INIT;

	zd_bracketing_init(&x, r, old, new);
	for (size_t i = 0; i < old->list.len; i++) {
		if (!old->list.at[i].nth)
			continue;
		zd_buf_puts(&got, got.len ? ", " : "");
		zd_bracket_name(&got, old, &old->list.at[i]);
		zd_buf_printf(
			&got, " %s", zd_bracket_change_name(x.from[i].change));
		if (x.from[i].part)
			zd_buf_printf(&got, " %u", x.from[i].part);
	}
	for (size_t i = 0; i < new->list.len; i++) {
		if (!new->list.at[i].nth || x.to[i].other != ZD_NONE)
			continue;
		zd_buf_puts(&got, got.len ? ", +" : "+");
		zd_bracket_name(&got, new, &new->list.at[i]);
		zd_buf_printf(
			&got, " %s", zd_bracket_change_name(x.to[i].change));
	}
	cr_assert_str_eq(zd_buf_str(&got), want, "%s => %s: %s", from, to,
		zd_buf_str(&got));
	zd_buf_clear(&got);
	zd_bracketing_clear(&x);
	zd_brackets_free(old);
	zd_brackets_free(new);
	zd_redline_free(r);
	zd_draft_free(a);
	zd_draft_free(b);
}

Test(bracketing, lifted_struck_put_new)
{
	check("States [shall] act on this matter in good time",
		"States shall act on this matter in good time",
		"OP1[1] lifted");
	check("States act [soon] on this matter in good time",
		"States act on this matter in good time", "OP1[1] struck");
	check("States shall act on this matter in good time",
		"States [shall] act on this matter in good time",
		"+OP1[1] put in");
	check("States act on this matter in good time",
		"States act [soon] on this matter in good time", "+OP1[1] new");
	check("States act [soon] on this matter in good time",
		"States act [soon] on this matter in good time",
		"OP1[1] unchanged");
	check("States act [soon] on this matter in good time",
		"States act [very soon] on this matter in good time",
		"OP1[1] changed");
}

Test(bracketing, an_alternative_is_chosen)
{
	check("States [shall][should] act on this matter in good time",
		"States shall act on this matter in good time",
		"OP1[1] alternative chosen, OP1[2] struck");
	check("States [shall][should] act on this matter in good time",
		"States should act on this matter in good time",
		"OP1[1] struck, OP1[2] alternative chosen");
	check("States [shall/should] act on this matter in good time",
		"States should act on this matter in good time",
		"OP1[1] alternative chosen 2");
	check("States act [with haste / in good time – EU] on this matter",
		"States act in good time on this matter",
		"OP1[1] alternative chosen 2");
	/* One that goes while its neighbour stays in brackets is struck. */
	check("States [shall][should] act on this matter in good time",
		"States [shall] act on this matter in good time",
		"OP1[1] unchanged, OP1[2] struck");
}

Test(bracketing, citations_and_statuses_are_no_matter)
{
	check("States act [based on 73/195, para 7] on this [agreed ad ref]",
		"States act on this", "");
}

Test(bracketing, followed_through_a_move)
{
	check("First of all, States [shall] act on this matter in time\n"
	      "Second, the Forum meets every four years in New York\n"
	      "Third, the President draws up a list of all speakers",
		"Second, the Forum meets every four years in New York\n"
		"Third, the President draws up a list of all speakers\n"
		"First of all, States [shall] act on this matter in time",
		"OP1[1] unchanged");
}

Test(bracketing, followed_through_a_split)
{
	check("Calls upon States to act on smuggling in good time, and [urges "
	      "them] to report on what was done to the next Forum of States",
		"Calls upon States to act on smuggling in good time;\n"
		"[urges them] to report on what was done to the next Forum "
		"of States",
		"OP1[1] unchanged");
}

Test(bracketing, nested_ones_each_have_their_fate)
{
	check("States act [on [this] matter in good time] and report",
		"States act [on this matter in good time] and report",
		"OP1[1] changed, OP1[2] lifted");
	check("States act [on [this] matter in good time] and report",
		"States act on [this] matter in good time and report",
		"OP1[1] lifted, OP1[2] unchanged");
}

Test(bracketing, one_that_begins_later_is_the_same)
{
	check("States act [soon and well on this matter] in New York",
		"States act soon [and well on this matter] in New York",
		"OP1[1] changed");
	check("States act [soon and well on this matter] in New York",
		"States act [soon and well] on this matter in New York",
		"OP1[1] changed");
}

/* Counts fates into out; true when a cap was hit. */
static bool judge(const struct zd_draft *a, const struct zd_draft *b,
	const struct zd_diff_options *o, uint32_t out[ZD_BRACKET_CHANGES])
{
	struct zd_redline *r = zd_redline_make(a, b, o);
	struct zd_brackets *old = zd_brackets_new(a, NULL);
	struct zd_brackets *new = zd_brackets_new(b, NULL);
	struct zd_bracketing x;
	bool coarse;

	zd_bracketing_init(&x, r, old, new);
	memcpy(out, x.count, sizeof(x.count));
	coarse = x.coarse;
	zd_bracketing_clear(&x);
	zd_brackets_free(old);
	zd_brackets_free(new);
	zd_redline_free(r);
	return coarse;
}

/* Words that stay, behind others or before them. */
static struct zd_draft *beside(uint32_t words, const char *others, bool before)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_draft *d;

	if (before)
		zd_buf_printf(&b, "%s ", others);
	for (uint32_t i = 0; i < words; i++)
		zd_buf_printf(&b, "w%u ", i);
	zd_buf_puts(&b, before ? "end" : others);
	d = draft_of(zd_buf_str(&b));
	zd_buf_clear(&b);
	return d;
}

/* 200 brackets, each of its own words, before what stays or, backwards,
 * behind it. */
static struct zd_draft *in_brackets(const char *word, bool before)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_draft *d;

	for (uint32_t i = 0; i < 200; i++)
		zd_buf_printf(&b, "[%s%u on] ", word, before ? i : 199 - i);
	d = beside(1200, zd_buf_str(&b), before);
	zd_buf_clear(&b);
	return d;
}

Test(bracketing, many_are_found_by_their_words)
{
	struct zd_draft *a = in_brackets("act", true);
	struct zd_draft *b = in_brackets("act", false);
	struct zd_draft *c = in_brackets("stay", false);
	uint32_t count[ZD_BRACKET_CHANGES];
	struct zd_diff_options o;

	zd_diff_options_init(&o);
	cr_expect_not(judge(a, b, &o, count));
	cr_expect_eq(count[ZD_BRACKET_STRUCK] + count[ZD_BRACKET_LIFTED], 0);
	cr_expect_eq(count[ZD_BRACKET_NEW] + count[ZD_BRACKET_PUT], 0);
	/* Where none is the same none was missed. */
	o.max_brackets = 1;
	cr_expect_not(judge(a, c, &o, count));
	o.max_brackets = 0;
	cr_expect_not(judge(a, b, &o, count));
	cr_expect_gt(count[ZD_BRACKET_STRUCK] + count[ZD_BRACKET_LIFTED], 100);
	zd_draft_free(a);
	zd_draft_free(b);
	zd_draft_free(c);
}

/* A few words in n brackets, before or behind what stays. */
static struct zd_draft *nested(uint32_t n, bool before)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_draft *d;

	for (uint32_t i = 0; i < n; i++)
		zd_buf_putc(&b, '[');
	zd_buf_puts(&b, "one two three four five six");
	for (uint32_t i = 0; i < n; i++)
		zd_buf_putc(&b, ']');
	d = beside(3 * n, zd_buf_str(&b), before);
	zd_buf_clear(&b);
	return d;
}

Test(bracketing, nested_ones_are_compared_until_it_is_enough)
{
	struct zd_draft *a = nested(100, true), *b = nested(100, false);
	uint32_t count[ZD_BRACKET_CHANGES];
	struct zd_diff_options o;

	zd_diff_options_init(&o);
	cr_expect_not(judge(a, b, &o, count));
	cr_expect_eq(count[ZD_BRACKET_STRUCK] + count[ZD_BRACKET_LIFTED], 0);
	o.max_brackets = 1;
	cr_expect(judge(a, b, &o, count));
	cr_expect_gt(count[ZD_BRACKET_STRUCK] + count[ZD_BRACKET_LIFTED], 0);
	zd_draft_free(a);
	zd_draft_free(b);
}

Test(bracketing, how_much_must_stay_for_one_to_be_lifted)
{
	struct zd_draft *a = draft_of(
		"States [shall by all means act soon] on this matter in time");
	struct zd_draft *b = draft_of("States act soon on this matter in time");
	uint32_t count[ZD_BRACKET_CHANGES];
	struct zd_diff_options o;

	zd_diff_options_init(&o);
	judge(a, b, &o, count);
	cr_expect_eq(count[ZD_BRACKET_STRUCK], 1);
	o.least_bracket_kept = 0.25f;
	judge(a, b, &o, count);
	cr_expect_eq(count[ZD_BRACKET_LIFTED], 1);
	zd_draft_free(a);
	zd_draft_free(b);
}
