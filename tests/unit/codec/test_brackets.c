/*
 * The brackets of three real drafts, as they come out of a PDF, against
 * counts made by reading. A page ends at a form feed of the source. On ten
 * pages of each draft every bracket that opens there was counted by hand. The
 * brackets that are found are put back on their pages by their order, which
 * is held to the order in the source by the letters that follow each.
 */
#include "reading.h"

#include "text/bracket.h"

struct page {
	unsigned page, brackets;
};

/* A half that stands alone in the real text: the line where its block
 * begins. */
struct half {
	unsigned line;
	char sign;
};

struct facts {
	const char *file;
	struct page pages[10];
	struct half halves[16];
	size_t halves_len;
};

static const struct facts facts[] = {
	{"climate/draft-agreement-2015-10-05.txt",
		{{1, 5}, {2, 49}, {3, 28}, {4, 10}, {5, 15}, {6, 16}, {7, 3},
			{8, 7}, {10, 5}, {13, 15}},
		{{0, 0}}, 0},
	{"climate/draft-agreement-2015-10-23.txt",
		{{1, 26}, {2, 34}, {3, 52}, {9, 40}, {25, 17}, {27, 55},
			{31, 31}, {37, 50}, {44, 5}, {52, 23}},
		{
			{38, ']'},  /* two signs end PP5, one is open */
			{115, '['}, /* what PP14 recognizes never ends */
			{232, ']'}, /* option 1 ends, and never began */
			{232, ']'}, /* so does a date of option 3 */
			{577, '['}, /* two signs begin the sentence, one ends */
			{1108, ']'}, /* a first alternative never began */
			{1920, ']'}, /* so option 2, before its other one */
			{3048, '['}, /* a platform whose list never ends */
			{3970, '['}, /* the whole of workstream 2 */
		},
		9},
	{"climate/draft-agreement-2015-12-04.txt",
		{{1, 41}, {20, 74}, {27, 37}, {29, 30}, {33, 26}, {36, 39},
			{39, 31}, {41, 20}, {43, 15}, {45, 34}},
		{
			{70, ']'},   /* PP11 ends with one that is not open */
			{95, ']'},   /* PP14 with two, one is open */
			{179, ']'},  /* paragraph 2 with three, two are */
			{691, ']'},  /* "Article 2]": all are closed by then */
			{2157, ']'}, /* a remark in round ones ends so */
			{2257, ']'}, /* option 1 with two, one is open */
			{3264, '['}, /* two begin the list, one ends it */
			{3272, '['}, /* the second wording never ends … */
			{3289, '['}, /* … here too … */
			{3294, '['}, /* … and here */
			{3377, '['}, /* "engage with": ends in a colon */
			{3389, '['}, /* "following": ends with its item */
		},
		12},
};

struct drafts {
	struct zd_buf bytes;
	struct zd_draft *draft;
	struct zd_findings *found; /* about brackets */
	struct zd_brackets *brackets;
};

static void load(struct drafts *d, const char *name)
{
	const char *dir = getenv("ZERODRAFT_CORPUS");
	struct zd_findings *read = NULL;
	struct zd_read_options options = {.path = name};
	struct zd_error err;
	char path[1024], part[65536];
	size_t n;
	FILE *f;

	if (!dir || !*dir)
		cr_skip_test("ZERODRAFT_CORPUS is not set");
	memset(d, 0, sizeof(*d));
	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "rb");
	cr_assert_not_null(f, "%s", path);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		zd_buf_put(&d->bytes, part, n);
	fclose(f);
	cr_assert_eq(zd_draft_decode(&d->draft, &read, zd_buf_slice(&d->bytes),
			     &options, &err),
		0);
	zd_findings_free(read);
	d->found = zd_findings_new();
	d->brackets = zd_brackets_new(d->draft, d->found);
}

static void unload(struct drafts *d)
{
	zd_brackets_free(d->brackets);
	zd_findings_free(d->found);
	zd_draft_free(d->draft);
	zd_buf_clear(&d->bytes);
}

/* The next letters from a byte on, in small letters: "shallshould". */
static void letters_from(char out[7], struct zd_slice s, size_t at)
{
	size_t n = 0;

	for (; at < s.len && n < 6; at++)
		if ((s.ptr[at] | 0x20) >= 'a' && (s.ptr[at] | 0x20) <= 'z')
			out[n++] = (char)(s.ptr[at] | 0x20);
	out[n] = '\0';
}

/* How many brackets open on each page of the source; asserts that they are
 * those found, in their order. */
static void count_pages(const struct drafts *d, unsigned *pages, size_t most)
{
	struct zd_slice s = zd_buf_slice(&d->bytes);
	uint32_t next = 0, differ = 0, all = 0;
	size_t page = 1;
	char want[7], got[7];

	for (size_t i = 0; i < s.len; i++) {
		const struct zd_bracket *one;

		page += s.ptr[i] == '\f';
		if (s.ptr[i] != '[')
			continue;
		while (next < d->brackets->list.len &&
			(d->brackets->list.at[next].no_open ||
				d->brackets->list.at[next].kind ==
					ZD_BRACKET_FOOTNOTE))
			next++;
		cr_assert_lt(next, d->brackets->list.len, "one is lost");
		one = &d->brackets->list.at[next++];
		letters_from(want, s, i);
		letters_from(got, d->draft->blocks.at[one->open.block].text,
			one->open.at);
		differ += strlen(got) == 6 && strcmp(want, got) != 0;
		all++;
		if (page < most)
			pages[page]++;
	}
	/* A page's head may stand between a sign and its words. */
	cr_assert_lt(
		differ * 50, all, "%u of %u are out of order", differ, all);
}

Test(brackets, counted_by_hand_on_ten_pages_each, .timeout = 30)
{
	for (size_t i = 0; i < sizeof(facts) / sizeof(*facts); i++) {
		unsigned pages[64] = {0};
		struct drafts d;

		load(&d, facts[i].file);
		count_pages(&d, pages, 64);
		for (size_t k = 0; k < 10; k++) {
			const struct page *p = &facts[i].pages[k];

			cr_expect_eq(pages[p->page], p->brackets,
				"%s, page %u: %u, by hand %u", facts[i].file,
				p->page, pages[p->page], p->brackets);
		}
		unload(&d);
	}
}

/* Whatever is reported is a slip of the text, and the list is complete. */
Test(brackets, every_half_reported_stands_alone, .timeout = 30)
{
	for (size_t i = 0; i < sizeof(facts) / sizeof(*facts); i++) {
		struct zd_buf got = ZD_BUF_INIT, want = ZD_BUF_INIT;
		struct drafts d;

		load(&d, facts[i].file);
		for (size_t k = 0; k < d.found->list.len; k++)
			zd_buf_printf(&got, "%u%c ", d.found->list.at[k].line,
				strcmp(d.found->list.at[k].code,
					"bracket-not-closed")
					? ']'
					: '[');
		for (size_t k = 0; k < facts[i].halves_len; k++)
			zd_buf_printf(&want, "%u%c ", facts[i].halves[k].line,
				facts[i].halves[k].sign);
		cr_expect_str_eq(zd_buf_str(&got), zd_buf_str(&want), "%s: %s",
			facts[i].file, zd_buf_str(&got));
		zd_buf_clear(&got);
		zd_buf_clear(&want);
		unload(&d);
	}
}
