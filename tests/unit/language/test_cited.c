/* A draft's citations against their sources. */
#include "language/cited.h"

#include "texts.h"

struct shelf {
	const char *symbol;
	struct zd_draft *draft;
};

struct library {
	struct shelf at[4];
	size_t len;
	bool indexed; /* asked for by the test */
	struct zd_index *index;
	struct zd_buf bytes;
};

static const struct zd_draft *read_source(void *context, struct zd_slice symbol)
{
	struct library *l = context;

	for (size_t i = 0; i < l->len; i++)
		if (zd_slice_is(symbol, l->at[i].symbol))
			return l->at[i].draft;
	return NULL;
}

static void put(struct library *l, const char *symbol, const char *text)
{
	l->at[l->len++] = (struct shelf){symbol, text_draft(text)};
}

/* The index of all of them, made when it is asked for. */
static const struct zd_index *index_of(void *context)
{
	static const unsigned char stamp[ZD_INDEX_STAMP];
	struct library *l = context;
	struct zd_index_writer *w;

	if (!l->indexed || l->index)
		return l->index;
	w = zd_index_writer_new();
	for (size_t i = 0; i < l->len; i++) {
		struct zd_draft *d = l->at[i].draft;

		for (size_t k = 0; k < d->paragraphs.len; k++)
			d->paragraphs.at[k].id =
				zd_arena_printf(&d->arena, "id-%zu", k);
		zd_index_add(w, zd_slice_str(l->at[i].symbol), d);
	}
	zd_index_finish(&l->bytes, w, stamp);
	cr_assert(zd_index_open(&l->index, zd_buf_slice(&l->bytes), stamp));
	return l->index;
}

static void clear(struct library *l)
{
	zd_index_free(l->index);
	zd_buf_clear(&l->bytes);
	for (size_t i = 0; i < l->len; i++)
		zd_draft_free(l->at[i].draft);
}

/* "OP1 verbatim OP7 (remark)!", one after another; ! where it fails. */
static void check(struct library *l, const char *draft, const char *self,
	const char *want)
{
	struct zd_cited_library library = {
		.read = read_source, .context = l, .index = index_of};
	struct zd_draft *d = text_draft(draft);
	struct zd_cites *c = zd_cites_new(d);
	struct zd_cited_list *list =
		zd_cited_new(c, &library, zd_slice_str(self));
	struct zd_buf b = ZD_BUF_INIT;

	for (size_t i = 0; i < list->list.len; i++) {
		const struct zd_cited *one = &list->list.at[i];
		const struct zd_cite *cite = &c->list.at[one->cite];

		zd_buf_printf(&b, "%s%.*s %s", i ? "; " : "",
			ZD_FMT(d->paragraphs.at[cite->paragraph].label),
			zd_verdict_name(one->verdict.kind));
		zd_buf_puts(&b, one->label.len ? " " : "");
		if (one->label.len)
			zd_cited_where(&b, one, cite->symbol);
		if (one->remark.len)
			zd_buf_printf(&b, " (%.*s)", ZD_FMT(one->remark));
		zd_buf_puts(&b, one->fails ? "!" : "");
	}
	cr_expect_str_eq(zd_buf_str(&b), want, "%s", zd_buf_str(&b));
	zd_buf_clear(&b);
	zd_cited_free(list);
	zd_cites_free(c);
	zd_draft_free(d);
	clear(l);
}

#define DATA                                                                   \
	"States to collect and to share data on migration every year, in full" \
	" respect of the right to privacy"
#define ROADS                                                                  \
	"the Fund to lend to the poorest countries, on soft terms, what they " \
	"need to build roads, bridges and harbours"
#define ORGAN "The General Assembly,\n\n"

Test(cited, paragraph_cited_is_the_one)
{
	struct library l = {0};

	put(&l, "73/195",
		ORGAN "1. Invites " ROADS ";\n\n2. Encourages " DATA ".");
	check(&l,
		ORGAN "1. Encourages " DATA " (based on 73/195, para 2);\n\n"
		      "2. Urges " ROADS " [73/195, op1].",
		"", "OP1 verbatim but for OP2; OP2 verbatim but for OP1");
}

Test(cited, another_paragraph_is_the_one)
{
	struct library l = {0};

	put(&l, "73/195",
		ORGAN "1. Invites " ROADS ";\n\n2. Encourages " DATA ".");
	check(&l,
		ORGAN "1. Encourages " DATA " (based on 73/195, para 1);\n\n"
		      "2. Encourages " DATA " (based on 73/195, para 9);\n\n"
		      "3. Encourages " DATA " (see also 73/195, para 1).",
		"",
		"OP1 not this paragraph OP2!; "
		"OP2 not this paragraph OP2 (73/195 has no para. 9)!; "
		"OP3 not this paragraph OP2");
}

Test(cited, nothing_of_it)
{
	struct library l = {0};

	put(&l, "73/195",
		ORGAN "1. Invites " ROADS ";\n\n2. Encourages " DATA ".");
	check(&l,
		ORGAN "1. Thanks the Secretary-General for his report on peace "
		      "and security (based on 73/195, para 1);\n\n"
		      "2. Encourages " DATA " (based on 70/1, para 1);\n\n"
		      "3. Thanks him once more (source: Report of the Fund).",
		"",
		"OP1 not found OP1 (it is there, but none of these words stand "
		"in it)!; OP2 no such source here!; "
		"OP3 no such source here!");
}

Test(cited, whole_source_and_ranges)
{
	struct library l = {0};

	put(&l, "73/195",
		ORGAN "1. Invites " ROADS ";\n\n2. Encourages " DATA ";\n\n"
		      "3. Decides to remain seized of the matter.");
	check(&l,
		ORGAN "1. Encourages " DATA " (based on 73/195);\n\n"
		      "2. Invites " ROADS "; encourages " DATA
		      "; (based on 73/195, paras. 1-2);\n\n"
		      "3. Invites " ROADS " (based on 73/195, paras. 1-9).",
		"",
		"OP1 verbatim OP2; OP2 verbatim but for paras. "
		"1\u20132; OP3 partial paras. 1\u20139");
}

Test(cited, sub_paragraphs_and_annexes)
{
	struct library l = {0};

	put(&l, "73/195",
		ORGAN "1. Decides:\n\n(a) To invite " ROADS
		      ";\n\n(b) To encourage " DATA ";\n\n2. Thanks him.");
	check(&l,
		ORGAN "1. Encourages " DATA " (based on 73/195, para 1b);\n\n"
		      "2. Encourages " DATA " (based on 73/195, para 1c).",
		"",
		"OP1 verbatim but for OP1 (b); "
		"OP2 not this paragraph OP1 (b) (73/195 has no para. 1 (c))!");
}

Test(cited, source_without_numbers)
{
	struct library l = {0};

	put(&l, "73/195",
		"Some words about the world.\n\nWe encourage " DATA ".");
	check(&l, ORGAN "1. Encourages " DATA " (based on 73/195, para 2).", "",
		"OP1 not this paragraph text 2 (the source has no numbered "
		"paragraphs)!");
}

Test(cited, part_of_a_source_by_its_numbers)
{
	struct library l = {0};

	put(&l, "73/195",
		"46. We invite " ROADS ".\n\n54. We encourage " DATA ".");
	check(&l, ORGAN "1. Encouraging " DATA ", (based on 73/195, para 54).",
		"", "OP1 verbatim but for para. 54");
}

Test(cited, itself_and_in_a_circle)
{
	struct library l = {0};

	put(&l, "73/195",
		ORGAN "1. Encourages " DATA " (based on 74/1, para 1).");
	put(&l, "74/1",
		ORGAN "1. Encourages " DATA " (based on 73/195, para 1).");
	check(&l,
		ORGAN "1. Encourages " DATA " (based on 74/1, para 1);\n\n"
		      "2. Encourages " DATA " (based on 73/195, para 1).",
		"73/195",
		"OP1 verbatim but for OP1 (74/1 cites this text in its turn); "
		"OP2 verbatim OP1 (the text cites itself)");
}

Test(cited, wrong_number_of_a_resolution)
{
	struct library l = {.indexed = true};

	put(&l, "73/195",
		ORGAN "1. Thanks all who came to the city for the great "
		      "meeting of the spring;\n\n2. Encourages " DATA ".");
	put(&l, "74/1", ORGAN "1. Thanks him;\n\n4. Invites " ROADS ".");
	put(&l, "75/1", ORGAN "1. Invites " ROADS ";\n\n2. Thanks him.");
	check(&l,
		ORGAN "1. Invites " ROADS " (based on 73/195, para 1);\n\n"
		      "2. Invites " ROADS " (based on 73/195, para 4);\n\n"
		      "3. Invites " ROADS " (based on 73/195, para 9);\n\n"
		      "4. Invites " ROADS " (based on 73/159, para 4);\n\n"
		      "5. Invites " ROADS " (see also 73/195, para 1).",
		"",
		/* One that is there has other words; one that is not has a
		 * namesake; one has not, which proves nothing. */
		"OP1 not this paragraph 75/1, OP1!; "
		"OP2 not this paragraph 74/1, OP4 (73/195 has no para. 4)!; "
		"OP3 not found 75/1, OP1 (73/195 has no para. 9)!; "
		"OP4 no such source here 74/1, OP4!; "
		"OP5 not found OP1 (it is there, but none of these words stand "
		"in it)");
}

Test(cited, adapted_from_the_one_and_nearer_to_another)
{
	struct library l = {.indexed = true};

	put(&l, "73/195",
		ORGAN "1. Invites " ROADS ", and to do so in due time, with "
		      "care for the sea, for the shores and for those who "
		      "live on them, year after year, and to report.");
	put(&l, "74/1", ORGAN "1. Invites " ROADS " and " DATA ".");
	check(&l,
		ORGAN "1. Invites " ROADS " and " DATA
		      " (based on 73/195, para 1).",
		"",
		"OP1 adapted OP1 (nearer is 74/1, OP1, with 100 % of its "
		"words)");
}

Test(cited, annexes_have_numbers_of_their_own)
{
	struct library l = {0};

	put(&l, "71/1",
		"We, who met today, decide:\n\n1. To thank all.\n\nAnnex I\n\n"
		"1. We shall thank them.\n\n5. We encourage " DATA
		".\n\nAnnex II\n\n5. We invite " ROADS ".");
	check(&l,
		ORGAN "1. Invites " ROADS " (71/1, annex II, para. 5);\n\n"
		      "2. Encourages " DATA " (71/1, annex I, para. 5);\n\n"
		      "3. Invites " ROADS " (71/1, annex I, para. 5);\n\n"
		      "4. Invites " ROADS " (71/1, para. 5);\n\n"
		      "5. Invites " ROADS " (71/1, annex III, para. 5).",
		"",
		"OP1 verbatim but for annex II, para. 5; "
		"OP2 verbatim but for annex I, para. 5; "
		"OP3 not this paragraph annex II, para. 5!; "
		"OP4 verbatim but for annex II, para. 5; "
		"OP5 verbatim but for annex II, para. 5");
}

Test(cited, goals_and_targets)
{
	struct library l = {0};

	put(&l, "70/1",
		"We, who met today, decide:\n\n1. To thank all.\n\n"
		"Goal 1. End it\n\n1.7 Ensure what is needed for it, in all "
		"of the countries of the world, soon\n\n"
		"Goal 10. Reduce it\n\n10.7 Invite " ROADS
		"\n\n10.70 Thank him\n\n10.c Encourage " DATA);
	check(&l,
		ORGAN "1. Invites " ROADS " (70/1, target 10.7);\n\n"
		      "2. Encourages " DATA
		      " [70/1, targets 10.1 and 10.c];\n\n"
		      "3. Encourages " DATA " (based on 70/1, Goal 10);\n\n"
		      "4. Encourages " DATA " (based on 70/1, Goal 1);\n\n"
		      "5. Encourages " DATA " (based on 70/1, target 9.1).",
		"",
		"OP1 verbatim but for para. 10.7; "
		"OP2 verbatim but for para. 10.c; "
		"OP3 verbatim but for para. 10.c; "
		"OP4 not this paragraph para. 10.c!; "
		"OP5 not this paragraph para. 10.c (70/1 has no target 9.1)!");
}

Test(cited, symbol_of_two_bodies)
{
	struct library l = {0};

	put(&l, "49/1", ORGAN "1. Invites " ROADS ".");
	put(&l, "A/HRC/RES/49/1",
		"The Human Rights Council,\n\n1. Encourages " DATA ".");
	put(&l, "A/HRC/RES/50/2",
		"The Human Rights Council,\n\n1. Encourages " DATA ".");
	check(&l,
		ORGAN "1. Encourages " DATA " (based on 49/1, para 1);\n\n"
		      "2. Invites " ROADS " (based on 49/1, para 1);\n\n"
		      "3. Encourages " DATA " (based on 50/2, para 1);\n\n"
		      "4. Encourages " DATA " (based on HRC 49/1, para 1).",
		"",
		"OP1 verbatim but for A/HRC/RES/49/1, OP1 (two bodies have a "
		"49/1: say whose); "
		"OP2 verbatim but for OP1 (two bodies have a 49/1: say whose); "
		"OP3 verbatim but for A/HRC/RES/50/2, OP1 (only the Human "
		"Rights Council's "
		"50/2 is here: say whose it is); OP4 verbatim OP1");
}

/* Very many citations of one source, none of them right. */
Test(cited, very_many, .timeout = 60 * ZD_PATIENCE)
{
	struct zd_buf source = ZD_BUF_INIT, draft = ZD_BUF_INIT;
	struct zd_cited_library library = {.read = read_source};
	struct library l = {0};
	struct zd_cited_list *list;
	struct zd_cites *c;
	struct zd_draft *d;

	zd_buf_puts(&source, ORGAN);
	zd_buf_puts(&draft, ORGAN);
	for (int i = 1; i <= 500; i++)
		zd_buf_printf(&source, "%d. Notes case %d of " DATA ";\n\n", i,
			i * 7);
	for (int i = 1; i <= 3000; i++)
		zd_buf_printf(&draft,
			"%d. Notes case %d of " ROADS
			" (based on 73/195, para %d);\n\n",
			i, i, i % 600 + 1);
	put(&l, "73/195", source.ptr);
	library.context = &l;
	d = text_draft(draft.ptr);
	c = zd_cites_new(d);
	list = zd_cited_new(c, &library, (struct zd_slice){0});
	cr_expect_eq(list->list.len, 3000);
	cr_expect_eq(list->failing, 3000);
	zd_cited_free(list);
	zd_cites_free(c);
	zd_draft_free(d);
	clear(&l);
	zd_buf_clear(&source);
	zd_buf_clear(&draft);
}

/* The parts of real sources that there are: what they hold of the zero draft
 * that cites them. */
Test(cited, zero_draft_against_parts_of_its_sources)
{
	static const struct {
		const char *label, *verdict;
	} want[] = {{"PP10", "adapted"},
		{"PP13", "verbatim but for opening verb"}, {"OP7", "adapted"},
		{"OP17", "adapted"}};
	struct library l = {0};
	struct zd_cited_library library = {.read = read_source, .context = &l};
	struct zd_draft *d = text_file("seeds/zero-draft-imrf-2019.txt");
	struct zd_cites *c = zd_cites_new(d);
	struct zd_cited_list *list;
	size_t found = 0;

	l.at[l.len++] = (struct shelf){
		"73/195", text_file("citations/73-195-paras-46-54.txt")};
	l.at[l.len++] = (struct shelf){
		"71/280", text_file("citations/71-280-PARTIAL.txt")};
	list = zd_cited_new(c, &library, (struct zd_slice){0});
	cr_expect_eq(list->list.len, 24);
	for (size_t i = 0; i < list->list.len; i++) {
		const struct zd_cited *one = &list->list.at[i];
		struct zd_slice label =
			d->paragraphs.at[c->list.at[one->cite].paragraph].label;
		struct zd_buf b = ZD_BUF_INIT;

		if (one->verdict.kind > ZD_VERDICT_ADAPTED)
			continue;
		zd_verdict_write(&b, &one->verdict);
		cr_assert_lt(found, 4);
		cr_expect(zd_slice_is(label, want[found].label));
		cr_expect(
			zd_slice_starts(zd_buf_slice(&b), want[found].verdict),
			"%s: %s", want[found].label, b.ptr);
		zd_buf_clear(&b);
		found++;
	}
	cr_expect_eq(found, 4);
	cr_expect_eq(list->counts[ZD_VERDICT_NO_SOURCE], 6);
	cr_expect_eq(list->counts[ZD_VERDICT_NOT_FOUND], 14);
	zd_cited_free(list);
	zd_cites_free(c);
	zd_draft_free(d);
	clear(&l);
}
