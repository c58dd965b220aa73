/* What a text did with a paragraph: made texts, and real ones that were judged
 * by eye. */
#include "language/verdict.h"

#include "text/cites.h"
#include "texts.h"

static void check(struct zd_slice source, struct zd_slice text,
	const char *want, const char *name)
{
	struct zd_buf said = ZD_BUF_INIT;
	struct zd_verdict v;

	zd_verdict_judge(&v, source, text);
	zd_verdict_write(&said, &v);
	cr_expect(zd_slice_starts(zd_buf_slice(&said), want), "%s: %s, not %s",
		name, zd_buf_str(&said), want);
	zd_buf_clear(&said);
}

#define LONG                                                                   \
	"States to protect every child who crosses a border, to keep families" \
	" together and to end detention"

/* Source, text, the whole verdict. */
static const char *const made[][3] = {
	{"Requests " LONG ";", "Requests " LONG ";", "verbatim"},
	{"Requests " LONG ";", "Requests " LONG ".",
		"verbatim but for punctuation"},
	{"Requests " LONG ";", "Urges " LONG ";",
		"verbatim but for opening verb"},
	{"We request " LONG ";", "Recalling also our request to " LONG ",",
		"verbatim but for opening verb and punctuation"},
	{"Noting " LONG ";", "Noting with concern also " LONG ";",
		"verbatim but for opening verb"},
	{"Notes that it endorses the plan for States and calls for " LONG ";",
		"Notes that it endorsed the plan for States and called "
		"for " LONG ";",
		"verbatim but for tense"},
	{"Notes that all are invited to support " LONG ";",
		"Notes that all have been invited to support " LONG ";",
		"verbatim but for tense"},
	{"Requests the states of the world and " LONG ";",
		"Requests the States of the world and " LONG ";",
		"verbatim but for capitals"},
	/* One word in a long paragraph is an adaptation all the same. */
	{"Requests " LONG " of children;", "Requests " LONG " of minors;",
		"adapted: 95 % kept, 1 word added, 1 word left out"},
	/* Another number is no other opening. */
	{"Recalling its resolution 76/209 on the rights of migrant workers and "
	 "their families,",
		"Recalling its resolution 78/156 on the rights of migrant "
		"workers and their families,",
		"adapted"},
	/* "shall" for "should" is no tense, and forums are no forum. */
	{"Decides that the plan should serve " LONG ";",
		"Decides that the plan shall serve " LONG ";", "adapted"},
	{"Decides that in the end the forum serves " LONG ";",
		"Decides that in the end the forums serve " LONG ";",
		"adapted"},
	/* Not all within the first words is an opening. */
	{"Asks States to collect and to share data on migration every year;",
		"Asks States to collect data on migration every year;",
		"adapted"},
	{"Invites all States to collect data on migration; requests the Fund "
	 "to publish them every year; and decides to return to the matter "
	 "later.",
		"Invites all States to collect data on migration; and decides "
		"to return to the matter later.",
		"partial: 2 of 3 sentences"},
	{"Invites all States to collect data, to publish them every year, and "
	 "to return to the matter later on.",
		"Invites all States to collect data, and to return to the "
		"matter later on.",
		"partial: 2 of 3 clauses"},
	{"Decides to convene a conference in the first half of next year;",
		"Notes the report of the Fund on loans to small islands;",
		"not found"},
	{"", "Notes the report of the Fund;", "not found"},
	{"Notes the report of the Fund;", "", "not found"},
};

Test(verdict, made_texts)
{
	for (size_t i = 0; i < sizeof(made) / sizeof(made[0]); i++)
		check(zd_slice_str(made[i][0]), zd_slice_str(made[i][1]),
			made[i][2], made[i][1]);
}

/* A long text has any short one's words here and there. */
Test(verdict, scattered_words_are_no_source)
{
	struct zd_buf text = ZD_BUF_INIT;
	struct zd_verdict v;

	for (int i = 0; i < 60; i++)
		zd_buf_puts(&text,
			"migration data remain, in very many words, the main "
			"concern of those who share the work of the Fund; ");
	zd_verdict_judge(&v,
		ZD_LIT("Invites States to share migration data "
		       "with the Fund on the main concern of "
		       "work, remain and words"),
		zd_buf_slice(&text));
	cr_expect_eq(v.kind, ZD_VERDICT_NOT_FOUND);
	zd_buf_clear(&text);
}

/* --- Real texts ----------------------------------------------------------- */

/*
 * Paragraphs of four resolutions of 2025 and what they were made of, each
 * read by eye, source beside text, before the verdict was written here.
 */
static const struct {
	const char *text, *label, *source, *from, *verdict;
} judged[] = {
	{"80_141", "PP1", "78/A_RES_78_156", "PP1", "adapted"},
	{"80_141", "PP2", "78/A_RES_78_156", "PP2", "verbatim"},
	{"80_141", "PP3", "78/A_RES_78_156", "PP3", "adapted"},
	{"80_141", "PP4", "78/A_RES_78_156", "PP4", "verbatim"},
	{"80_141", "PP5", "78/A_RES_78_156", "PP7", "not found"},
	{"80_141", "PP6", "78/A_RES_78_156", "PP5", "adapted"},
	{"80_141", "PP7", "78/A_RES_78_156", "PP6", "adapted"},
	{"80_141", "PP8", "78/A_RES_78_156", "PP7", "verbatim"},
	{"80_141", "PP12", "78/A_RES_78_156", "PP10", "verbatim"},
	{"80_141", "PP13", "78/A_RES_78_156", "PP11", "verbatim"},
	{"80_141", "PP14", "78/A_RES_78_156", "PP12",
		"verbatim but for punctuation"},
	{"80_141", "PP28", "78/A_RES_78_156", "PP24",
		"verbatim but for opening verb"},
	{"80_141", "PP29", "78/A_RES_78_156", "PP25", "adapted"},
	{"80_141", "OP1", "78/A_RES_78_156", "OP1", "verbatim"},
	{"80_141", "OP2", "78/A_RES_78_156", "OP3", "verbatim"},
	{"80_141", "OP3", "78/A_RES_78_156", "PP9", "not found"},
	{"80_141", "OP4", "78/A_RES_78_156", "OP4",
		"verbatim but for punctuation"},
	{"80_141", "OP8", "78/A_RES_78_156", "OP7", "adapted"},
	{"80_141", "OP13", "78/A_RES_78_156", "OP10", "partial"},
	{"80_141", "OP20", "78/A_RES_78_156", "OP15",
		"verbatim but for punctuation and capitals"},
	{"80_150", "OP23", "79/A_RES_79_218", "OP24",
		"verbatim but for opening verb"},
	{"80_150", "OP39", "79/A_RES_79_218", "OP43", "partial"},
	{"80_150", "OP44", "79/A_RES_79_218", "OP45", "adapted"},
	{"80_150", "OP47", "79/A_RES_79_218", "OP48",
		"verbatim but for punctuation"},
	{"80_150", "OP57", "79/A_RES_79_218", "OP56", "partial"},
	{"80_151", "PP10", "79/A_RES_79_219", "PP11",
		"verbatim but for opening verb"},
	{"80_151", "PP12", "79/A_RES_79_219", "PP13",
		"verbatim but for capitals"},
	{"80_151", "PP14", "79/A_RES_79_219", "PP15",
		"verbatim but for opening verb"},
	{"80_124", "PP4", "78/A_RES_78_138", "PP7",
		"verbatim but for opening verb"},
	{"80_124", "PP13", "78/A_RES_78_138", "PP15", "partial"},
	{"80_124", "PP16", "78/A_RES_78_138", "PP18",
		"verbatim but for opening verb"},
	{"80_124", "PP22", "78/A_RES_78_138", "PP25",
		"verbatim but for opening verb and tense"},
	{"80_124", "PP28", "78/A_RES_78_138", "PP31", "partial"},
};

#define JUDGED (sizeof(judged) / sizeof(judged[0]))

static void put_bare(
	struct zd_buf *out, const struct zd_draft *d, const char *label)
{
	struct zd_citation_reader *r = zd_citation_reader_new();
	uint32_t at = zd_draft_find(d, zd_slice_str(label), NULL, NULL);
	const struct zd_paragraph *p;

	cr_assert_neq(at, ZD_NONE, "%s", label);
	p = &d->paragraphs.at[at];
	for (uint32_t b = p->first; b < p->first + p->count; b++) {
		if (out->len)
			zd_buf_putc(out, ' ');
		zd_cites_bare(out, r, d->blocks.at[b].text);
	}
	zd_citation_reader_free(r);
}

Test(verdict, real_texts_judged_by_eye)
{
	for (size_t i = 0; i < JUDGED; i++) {
		struct zd_buf name = ZD_BUF_INIT, from = ZD_BUF_INIT;
		struct zd_buf to = ZD_BUF_INIT;
		struct zd_draft *text, *source;

		zd_buf_printf(
			&name, "unga/labelled/A_RES_%s.txt", judged[i].text);
		text = text_file(name.ptr);
		zd_buf_truncate(&name, 0);
		zd_buf_printf(&name, "sources/%s.txt", judged[i].source);
		source = text_file(name.ptr);
		put_bare(&to, text, judged[i].label);
		put_bare(&from, source, judged[i].from);
		zd_buf_truncate(&name, 0);
		zd_buf_printf(&name, "%s %s", judged[i].text, judged[i].label);
		check(zd_buf_slice(&from), zd_buf_slice(&to), judged[i].verdict,
			name.ptr);
		zd_draft_free(text);
		zd_draft_free(source);
		zd_buf_clear(&name);
		zd_buf_clear(&from);
		zd_buf_clear(&to);
	}
}

/* A megabyte on either side, and nothing but the same word. */
Test(verdict, hostile_texts, .timeout = 20 * ZD_PATIENCE)
{
	static const char *const pieces[][2] = {
		{"a ", "a "}, {"a; ", "a, "}, {"one two ", "two one "}};

	for (size_t i = 0; i < 3; i++) {
		struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;
		struct zd_verdict v;

		for (int k = 0; k < 200000; k++) {
			zd_buf_puts(&a, pieces[i][0]);
			zd_buf_puts(&b, pieces[i][1]);
		}
		zd_verdict_judge(&v, zd_buf_slice(&a), zd_buf_slice(&b));
		cr_expect(v.kind < ZD_VERDICT_NOT_THIS || i == 2, "%zu %d", i,
			(int)v.kind);
		zd_buf_clear(&a);
		zd_buf_clear(&b);
	}
}
