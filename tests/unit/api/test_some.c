/* Some of a redline's changes accepted, or rejected. */
#include <stdlib.h>

#include "texts.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const char zero[] =
	"---\ntitle: A draft\n---\n\n"
	"**OP1.** *Decides* that the forum shall meet every four years;\n\n"
	"**OP2.** *Requests* the Secretary-General to report on progress, "
	"with due regard to gender;\n\n"
	"**OP3.** *Notes with concern* the loss of lives in transit at sea "
	"and on land;\n\n"
	"**OP4.** *Invites* States to consider pledges.\n";

static const char one[] =
	"---\ntitle: A revised draft\n---\n\n"
	"**OP1.** *Decides* that the forum should meet every two years;\n\n"
	"**OP2.** *Welcomes* the contribution of local authorities and of "
	"the private sector;\n\n"
	"**OP3.** *Requests* the Secretary-General to report annually on "
	"progress, with due regard to gender;\n\n"
	"**OP4.** *Invites* all States to consider pledges.\n";

/* By labels, "|" between. */
static void some_is(bool accept, const char *from, const char *to,
	const char *labels, const char *expected)
{
	struct texts t = texts_compare(from, to);
	struct zd_redline_some some = {0};
	struct zd_error err = {0};
	struct zd_draft *out;
	const char *list[8];
	char copy[256];
	int code;

	snprintf(copy, sizeof(copy), "%s", labels);
	for (char *s = copy; s; s = strchr(s, '|')) {
		if (some.labels_len)
			*s++ = '\0';
		list[some.labels_len++] = s;
	}
	some.labels = list;
	code = accept ? zd_redline_accept_some(&out, t.redline, &some, &err)
		      : zd_redline_reject_some(&out, t.redline, &some, &err);
	cr_assert_eq(code, 0, "%s", err.message);
	texts_free(&t);
	texts_is(out, expected);
	zd_draft_free(out);
}

#define HEAD "---\ntitle: A draft\n---\n\n"
#define HEAD1 "---\ntitle: A revised draft\n---\n\n"
#define OP1 "**OP1.** *Decides* that the forum shall meet every four years;\n\n"
#define NEW1                                                                   \
	"**OP1.** *Decides* that the forum should meet every two years;\n\n"
#define REQUESTS                                                               \
	" *Requests* the Secretary-General to report on progress, with due "   \
	"regard to gender;\n\n"
#define REQUESTS1                                                              \
	" *Requests* the Secretary-General to report annually on progress, "   \
	"with due regard to gender;\n\n"
#define NOTES                                                                  \
	" *Notes with concern* the loss of lives in transit at sea and on "    \
	"land;\n\n"
#define WELCOMES                                                               \
	" *Welcomes* the contribution of local authorities and of the "        \
	"private sector;\n\n"
#define INVITES "**OP4.** *Invites* States to consider pledges.\n"
#define INVITES1 "**OP4.** *Invites* all States to consider pledges.\n"

Test(some, nothing_is_one_draft_everything_the_other)
{
	struct texts t = texts_compare(zero, one);
	struct zd_redline_some some = {0};
	struct zd_draft *out;
	size_t links[16];

	cr_assert_eq(zd_redline_accept_some(&out, t.redline, NULL, NULL), 0);
	texts_is(out, zero);
	zd_draft_free(out);
	cr_assert_eq(zd_redline_reject_some(&out, t.redline, NULL, NULL), 0);
	texts_is(out, one);
	zd_draft_free(out);
	for (struct zd_link_info l;
		zd_redline_link(t.redline, some.links_len, &l);)
		links[some.links_len] = some.links_len, some.links_len++;
	some.links = links;
	cr_assert_eq(zd_redline_accept_some(&out, t.redline, &some, NULL), 0);
	texts_is(out, one);
	zd_draft_free(out);
	cr_assert_eq(zd_redline_reject_some(&out, t.redline, &some, NULL), 0);
	texts_is(out, zero);
	zd_draft_free(out);
	texts_free(&t);
}

Test(some, an_edited_paragraph)
{
	some_is(true, zero, one, "op 1",
		HEAD NEW1 "**OP2.**" REQUESTS "**OP3.**" NOTES INVITES);
	some_is(false, zero, one, "op 1",
		HEAD1 OP1 "**OP2.**" WELCOMES "**OP3.**" REQUESTS1 INVITES1);
}

Test(some, the_title)
{
	some_is(true, zero, one, "title",
		HEAD1 OP1 "**OP2.**" REQUESTS "**OP3.**" NOTES INVITES);
}

/* OP2, which became OP3, keeps its number: the rest of the text has not moved
 * on. */
Test(some, labels_are_those_of_the_draft_that_is_changed)
{
	some_is(true, zero, one, "from:OP2",
		HEAD OP1 "**OP2.**" REQUESTS1 "**OP3.**" NOTES INVITES);
	some_is(true, zero, one, "to:OP3|OP1",
		HEAD NEW1 "**OP2.**" REQUESTS1 "**OP3.**" NOTES INVITES);
	some_is(false, zero, one, "to:OP3",
		HEAD1 NEW1 "**OP2.**" WELCOMES "**OP3.**" REQUESTS INVITES1);
}

Test(some, a_new_paragraph_is_bis_of_the_one_before)
{
	some_is(true, zero, one, "to:OP2",
		HEAD OP1 "**OP1 bis.**" WELCOMES "**OP2.**" REQUESTS
			 "**OP3.**" NOTES INVITES);
}

Test(some, a_new_paragraph_keeps_a_label_that_is_free)
{
	some_is(true, "**OP1.** *Decides* to meet again;\n",
		"**OP1.** *Decides* to meet;\n\n**OP2.** *Welcomes* the "
		"contribution of local authorities.\n",
		"OP2",
		"**OP1.** *Decides* to meet again;\n\n**OP2.** *Welcomes* the "
		"contribution of local authorities.\n");
}

/* What was dropped comes back behind what it stood behind. */
Test(some, a_dropped_paragraph)
{
	some_is(true, zero, one, "from:OP3",
		HEAD OP1 "**OP2.**" REQUESTS INVITES);
	some_is(false, zero, one, "from:OP3",
		HEAD1 NEW1 "**OP2.**" WELCOMES "**OP3.**" REQUESTS1
			   "**OP3 bis.**" NOTES INVITES1);
}

static void fails(const char *from, const char *to, const char *label,
	int expected, const char *says)
{
	struct texts t = texts_compare(from, to);
	struct zd_redline_some some = {.labels = &label, .labels_len = 1};
	struct zd_error err = {0};
	struct zd_draft *out = (struct zd_draft *)&some;

	cr_assert_eq(zd_redline_accept_some(&out, t.redline, &some, &err),
		expected, "%s: %s", label, err.message);
	cr_assert_null(out);
	cr_assert_not_null(strstr(err.message, says), "%s", err.message);
	texts_free(&t);
}

Test(some, labels_that_do_not_say_what)
{
	fails(zero, one, "OP9", ZD_ENOTFOUND, "no \"OP9\" in either text");
	fails(zero, one, "", ZD_ENOTFOUND, "in either text");
	fails(zero, one, "from:", ZD_ENOTFOUND, "in either text");
	fails(zero, one, "OP2", ZD_EAMBIGUOUS, "say from:OP2 or to:OP2");
	fails("**OP1.** *Decides* to meet;\n", "**OP1.** *Decides* to meet;\n",
		"OP1", ZD_ESAME, "nothing changed in OP1");
	fails("**OP1.** *Decides* to meet;\n\n**OP1.** *Decides* to part;\n",
		"**OP1.** *Decides* to meet;\n", "OP1", ZD_EAMBIGUOUS,
		"stands 2 times in the from-text");
}

/* A sentence that went from one paragraph to another would be there twice, or
 * nowhere. */
#define KEEP1                                                                  \
	"*Recalls* the pledge of all States to spare no effort in the search " \
	"for those who went missing at sea"
#define MOVES                                                                  \
	" and stresses the need for regular, comparable and disaggregated "    \
	"data on every corridor"
#define KEEP2                                                                  \
	"*Requests* the network to assist, within existing resources, the "    \
	"regional commissions in the review of progress made"

Test(some, words_that_moved_are_taken_together)
{
	static const char from[] =
		"**OP1.** " KEEP1 MOVES ";\n\n**OP2.** " KEEP2 ";\n\n"
		"**OP3.** *Invites* States to pledge.\n";
	static const char to[] =
		"**OP1.** " KEEP1 ";\n\n**OP2.** " KEEP2 MOVES ";\n\n"
		"**OP3.** *Invites* all States to pledge.\n";

	fails(from, to, "OP1", ZD_ECONFLICT,
		"words moved between OP1 and OP2: take all of them, or none");
	some_is(true, from, to, "OP1|OP2",
		"**OP1.** " KEEP1 ";\n\n**OP2.** " KEEP2 MOVES ";\n\n"
		"**OP3.** *Invites* States to pledge.\n");
	some_is(true, from, to, "OP3",
		"**OP1.** " KEEP1 MOVES ";\n\n**OP2.** " KEEP2 ";\n\n"
		"**OP3.** *Invites* all States to pledge.\n");
}

Test(some, a_split_is_taken_whole)
{
	static const char from[] = "**OP1.** " KEEP1 MOVES ";\n\n"
				   "**OP2.** *Invites* States to pledge.\n";
	static const char to[] = "**OP1.** " KEEP1 ";\n\n"
				 "**OP2.** *Stresses*" MOVES ";\n\n"
				 "**OP3.** *Invites* all States to pledge.\n";

	some_is(true, from, to, "OP1",
		"**OP1.** " KEEP1 ";\n\n"
		"**OP1 bis.** *Stresses*" MOVES ";\n\n"
		"**OP2.** *Invites* States to pledge.\n");
	some_is(false, from, to, "OP1",
		"**OP1.** " KEEP1 MOVES ";\n\n"
		"**OP3.** *Invites* all States to pledge.\n");
}

/* --- Footnotes ----------------------------------------------------------- */

/* The second footnote is new, and is called as the first one was. */
static const char notes_from[] =
	"**OP1.** *Recalls* the Global Compact for Migration;\n\n"
	"**OP2.** *Recalls* the 2030 Agenda,[^1] and all its goals.\n\n"
	"[^1]: Resolution 70/1.\n";
static const char notes_to[] =
	"**OP1.** *Recalls* the Global Compact for Migration;[^1]\n\n"
	"**OP2.** *Recalls* the 2030 Agenda,[^2] and each of its goals.\n\n"
	"[^1]: Resolution 73/195, annex.\n\n"
	"[^2]: Resolution 70/1.\n";

Test(some, a_footnote_comes_with_its_mark)
{
	some_is(true, notes_from, notes_to, "OP1",
		"**OP1.** *Recalls* the Global Compact for Migration;"
		"[^1-2]\n\n"
		"**OP2.** *Recalls* the 2030 Agenda,[^1] and all its "
		"goals.\n\n"
		"[^1-2]: Resolution 73/195, annex.\n\n"
		"[^1]: Resolution 70/1.\n");
}

Test(some, a_mark_is_called_as_the_footnote_that_stands)
{
	some_is(true, notes_from, notes_to, "OP2",
		"**OP1.** *Recalls* the Global Compact for Migration;\n\n"
		"**OP2.** *Recalls* the 2030 Agenda,[^2] and each of its "
		"goals.\n\n"
		"[^2]: Resolution 70/1.\n");
}

Test(some, a_footnote_goes_with_its_last_mark)
{
	some_is(false, notes_from, notes_to, "OP1",
		"**OP1.** *Recalls* the Global Compact for Migration;\n\n"
		"**OP2.** *Recalls* the 2030 Agenda,[^2] and each of its "
		"goals.\n\n"
		"[^2]: Resolution 70/1.\n");
}

/* --- Whole texts --------------------------------------------------------- */

static struct zd_draft *read_file(const char *name)
{
	const char *src = getenv("ZD_SRC");
	static char bytes[200000];
	char path[1024];
	size_t len;
	FILE *f;

	snprintf(path, sizeof(path), "%s/drafts/%s", src ? src : ".", name);
	f = fopen(path, "rb");
	cr_assert_not_null(f, "%s", path);
	len = fread(bytes, 1, sizeof(bytes) - 1, f);
	fclose(f);
	bytes[len] = '\0';
	return texts_read(bytes);
}

/* It reads back as it was written, and no label stands twice. */
static void is_sound(const struct zd_draft *d)
{
	struct zd_paragraph_info a, b;
	struct zd_draft *again;
	struct zd_text text;

	cr_assert_eq(zd_draft_write(&text, d), 0);
	again = texts_read(text.ptr);
	texts_is(again, text.ptr);
	for (size_t i = 0; zd_draft_paragraph(d, i, &a); i++)
		for (size_t k = 0; k < i && zd_draft_paragraph(d, k, &b); k++)
			cr_assert(!a.label_len || a.label_len != b.label_len ||
					memcmp(a.label, b.label, a.label_len),
				"%.*s", (int)a.label_len, a.label);
	zd_draft_free(again);
	zd_text_clear(&text);
}

/* Each link alone; returns how many go with others only. */
static size_t each_alone(const struct texts *t, bool accept)
{
	size_t torn = 0;
	struct zd_link_info l;

	for (size_t i = 0; zd_redline_link(t->redline, i, &l); i++) {
		struct zd_redline_some some = {.links = &i, .links_len = 1};
		struct zd_draft *d;
		struct zd_error err;
		int code = accept
			? zd_redline_accept_some(&d, t->redline, &some, &err)
			: zd_redline_reject_some(&d, t->redline, &some, &err);

		if (code) {
			cr_assert_eq(code, ZD_ECONFLICT, "%s", err.message);
			torn++;
			continue;
		}
		is_sound(d);
		zd_draft_free(d);
	}
	return torn;
}

Test(some, each_link_of_a_round_alone)
{
	struct texts t = {
		.from = read_file("zero.md"), .to = read_file("rev1.md")};

	t.redline = zd_redline_new(t.from, t.to, NULL);
	cr_assert_eq(each_alone(&t, true), each_alone(&t, false));
	cr_assert_leq(each_alone(&t, true), 4);
	texts_free(&t);
}

/* --- Single changes ------------------------------------------------------ */

/* The number of the run with these words, on its own side. */
static size_t run_of(const struct texts *t, enum zd_mark mark, const char *text)
{
	struct zd_run_info run;
	struct zd_block_info b;

	for (size_t i = 0; zd_redline_run(t->redline, i, &run); i++) {
		bool in = mark == ZD_INSERTED;
		size_t start = in ? run.to_start : run.from_start;
		size_t end = in ? run.to_end : run.from_end;

		if (run.mark != mark)
			continue;
		zd_draft_block(
			in ? t->to : t->from, in ? run.to : run.from, &b);
		if (end - start == strlen(text) &&
			!memcmp(b.text + start, text, end - start))
			return i;
	}
	cr_assert_fail("no run %s", text);
	return SIZE_MAX;
}

static void runs_are(bool accept, const struct texts *t, const size_t *runs,
	size_t len, const char *expected)
{
	struct zd_redline_some some = {.runs = runs, .runs_len = len};
	struct zd_error err = {0};
	struct zd_draft *out;
	int code = accept
		? zd_redline_accept_some(&out, t->redline, &some, &err)
		: zd_redline_reject_some(&out, t->redline, &some, &err);

	cr_assert_eq(code, 0, "%s", err.message);
	texts_is(out, expected);
	zd_draft_free(out);
}

Test(some, single_changes)
{
	struct texts t = texts_compare(zero, one);
	size_t runs[] = {
		run_of(&t, ZD_DELETED, "four"), run_of(&t, ZD_INSERTED, "two")};

	runs_are(true, &t, runs, LEN(runs),
		HEAD "**OP1.** *Decides* that the forum shall meet every two "
		     "years;\n\n"
		     "**OP2.**" REQUESTS "**OP3.**" NOTES INVITES);
	runs_are(false, &t, runs, LEN(runs),
		HEAD1 "**OP1.** *Decides* that the forum should meet every "
		      "four years;\n\n"
		      "**OP2.**" WELCOMES "**OP3.**" REQUESTS1 INVITES1);
	/* Half of it: the word goes, and one of the spaces. */
	runs_are(true, &t, runs, 1,
		HEAD "**OP1.** *Decides* that the forum shall meet every "
		     "years;\n\n"
		     "**OP2.**" REQUESTS "**OP3.**" NOTES INVITES);
	texts_free(&t);
}

Test(some, one_sub_paragraph)
{
	static const char from[] = "**OP1.** *Requests* a report on:\n\n"
				   "\\(a) Progress made by States;\n\n"
				   "\\(b) Challenges and gaps.\n";
	static const char to[] = "**OP1.** *Requests* a short report on:\n\n"
				 "\\(a) Progress made by all States;\n\n"
				 "\\(b) Challenges and many gaps.\n";

	some_is(true, from, to, "OP1 (a)",
		"**OP1.** *Requests* a report on:\n\n"
		"\\(a) Progress made by all States;\n\n"
		"\\(b) Challenges and gaps.\n");
	some_is(false, from, to, "OP1 (a)",
		"**OP1.** *Requests* a short report on:\n\n"
		"\\(a) Progress made by States;\n\n"
		"\\(b) Challenges and many gaps.\n");
}

static int run_code(const struct texts *t, size_t run, struct zd_error *err)
{
	struct zd_redline_some some = {.runs = &run, .runs_len = 1};
	struct zd_draft *out = NULL;
	int code = zd_redline_accept_some(&out, t->redline, &some, err);

	zd_draft_free(out);
	return code;
}

/* One sign of two would be a word of the text. */
Test(some, half_an_emphasis)
{
	struct texts t = texts_compare(
		"**OP1.** Decides that the forum shall meet in New York;\n",
		"**OP1.** *Decides that the forum shall* meet in New York;\n");
	struct zd_error err = {0};
	struct zd_run_info run;
	size_t signs = 0;

	for (size_t i = 0; zd_redline_run(t.redline, i, &run); i++) {
		if (run.mark != ZD_INSERTED || run.to_end - run.to_start != 1)
			continue;
		cr_assert_eq(run_code(&t, i, &err), ZD_ECONFLICT);
		cr_assert_not_null(strstr(err.message, "emphasis"));
		signs++;
	}
	cr_assert_eq(signs, 2);
	texts_free(&t);
}

Test(some, hostile)
{
	struct texts t = texts_compare(zero, one);
	size_t far = SIZE_MAX;
	struct zd_redline_some some = {.links = &far, .links_len = 1};
	struct zd_error err = {0};
	struct zd_draft *out = NULL;

	cr_assert_eq(zd_redline_accept_some(&out, t.redline, &some, &err),
		ZD_EUSAGE);
	cr_assert_null(out);
	cr_assert_eq(run_code(&t, far, &err), ZD_EUSAGE);
	cr_assert_eq(run_code(&t, 0, &err), ZD_EUSAGE); /* it stays */
	cr_assert_eq(run_code(&t, run_of(&t, ZD_INSERTED, "two"), NULL), 0);
	texts_free(&t);
	t = texts_compare("", "");
	cr_assert_eq(zd_redline_accept_some(&out, t.redline, NULL, NULL), 0);
	texts_is(out, "");
	zd_draft_free(out);
	texts_free(&t);
}
