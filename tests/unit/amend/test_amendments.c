#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>

#include "amend/instruction.h"
#include "codec/codec.h"
#include "text/markup.h"

/* Eight formal amendments, applied as they are to the drafts they amend. */
static const struct {
	const char *amendment, *base;
	size_t instructions;
	int more;            /* paragraphs more than in the base */
	const char *changed; /* labels that differ or are new */
	const char *gone;    /* labels that are gone */
} real[] = {
	{"19", "18", 1, -1, "", "PP38"},
	{"20", "18", 1, -1, "", "OP9"},
	{"29", "22", 1, 0, "OP200", ""},
	{"30", "25", 11, -4, "PP4 PP15 PP41 OP21 OP24 OP33 OP39",
		"PP16 PP20 PP23 OP22"},
	{"31", "25", 1, 0, "OP68", ""},
	{"32", "25", 1, 0, "OP69", ""},
	{"33", "25", 1, 1, "OP70 bis", ""},
	{"36", "25", 1, 1, "OP89 bis", ""},
};

static struct zd_slice read_file(struct zd_buf *b, const char *name)
{
	char path[1024], part[65536];
	size_t n;
	FILE *f;

	snprintf(path, sizeof(path), "%s/amendments/%s",
		getenv("ZERODRAFT_CORPUS"), name);
	f = fopen(path, "rb");
	cr_assert_not_null(f, "%s", path);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		zd_buf_put(b, part, n);
	fclose(f);
	return zd_buf_slice(b);
}

static struct zd_draft *read_draft(struct zd_buf *b, const char *number)
{
	struct zd_error err = {0};
	struct zd_draft *d = NULL;
	char name[64];

	snprintf(name, sizeof(name), "A_80_L.%s.txt", number);
	cr_assert_eq(zd_draft_decode(&d, NULL, read_file(b, name), NULL, &err),
		ZD_OK, "%s: %s", name, err.message);
	return d;
}

static struct zd_instructions *read_amendment(
	struct zd_buf *b, const char *number)
{
	struct zd_instructions *list;
	struct zd_error err = {0};
	char name[64];

	snprintf(name, sizeof(name), "A_80_L.%s.txt", number);
	cr_assert_eq(
		zd_instructions_parse(&list, read_file(b, name), name, &err),
		ZD_OK, "%s:%zu: %s", name, err.line, err.message);
	return list;
}

static uint32_t find(const struct zd_draft *d, struct zd_slice label)
{
	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_PARAGRAPH &&
			zd_slice_eq(d->paragraphs.at[i].label, label))
			return i;
	return ZD_NONE;
}

static void add_label(struct zd_buf *b, struct zd_slice label)
{
	zd_buf_printf(b, "%s%.*s", b->len ? " " : "", ZD_FMT(label));
}

/* Lists what differs, by label. */
static void compare(const struct zd_draft *from, const struct zd_draft *to,
	struct zd_buf *changed, struct zd_buf *gone)
{
	uint32_t k;

	for (uint32_t i = 0; i < from->paragraphs.len; i++)
		if (from->paragraphs.at[i].kind == ZD_PARAGRAPH &&
			find(to, from->paragraphs.at[i].label) == ZD_NONE)
			add_label(gone, from->paragraphs.at[i].label);
	for (uint32_t i = 0; i < to->paragraphs.len; i++) {
		if (to->paragraphs.at[i].kind != ZD_PARAGRAPH)
			continue;
		k = find(from, to->paragraphs.at[i].label);
		if (k == ZD_NONE || !zd_paragraph_same(from, k, to, i))
			add_label(changed, to->paragraphs.at[i].label);
	}
}

static size_t count(const struct zd_draft *d, enum zd_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < d->paragraphs.len; i++)
		n += d->paragraphs.at[i].kind == kind;
	return n;
}

static void check_one(size_t i)
{
	struct zd_buf one = ZD_BUF_INIT, two = ZD_BUF_INIT;
	struct zd_buf changed = ZD_BUF_INIT, gone = ZD_BUF_INIT;
	struct zd_draft *from = read_draft(&one, real[i].base), *to;
	struct zd_instructions *list = read_amendment(&two, real[i].amendment);
	struct zd_findings *said = zd_findings_new();
	struct zd_error err = {0};

	cr_expect_eq(list->list.len, real[i].instructions);
	cr_assert_eq(zd_instructions_apply(&to, from, list, said, &err), ZD_OK,
		"L.%s:%zu: %s", real[i].amendment, err.line, err.message);
	for (size_t k = 0; k < said->list.len; k++)
		cr_expect_str_eq(said->list.at[k].code, "note-unused");
	compare(from, to, &changed, &gone);
	cr_expect_str_eq(zd_buf_str(&changed), real[i].changed);
	cr_expect_str_eq(zd_buf_str(&gone), real[i].gone);
	cr_expect_eq((int)count(to, ZD_PARAGRAPH),
		(int)count(from, ZD_PARAGRAPH) + real[i].more);
	zd_findings_free(said);
	zd_instructions_free(list);
	zd_draft_free(from);
	zd_draft_free(to);
	zd_buf_clear(&one);
	zd_buf_clear(&two);
	zd_buf_clear(&changed);
	zd_buf_clear(&gone);
}

static bool have_corpus(void)
{
	if (getenv("ZERODRAFT_CORPUS"))
		return true;
	cr_skip_test("ZERODRAFT_CORPUS is not set");
	return false;
}

Test(amendments, apply_as_they_are)
{
	if (!have_corpus())
		return;
	for (size_t i = 0; i < sizeof(real) / sizeof(real[0]); i++)
		check_one(i);
}

/* The visible text of a paragraph after an amendment. */
static void amended(struct zd_buf *out, size_t i, const char *label)
{
	struct zd_buf one = ZD_BUF_INIT, two = ZD_BUF_INIT;
	struct zd_draft *from = read_draft(&one, real[i].base), *to;
	struct zd_instructions *list = read_amendment(&two, real[i].amendment);
	uint32_t at;

	cr_assert_eq(zd_instructions_apply(&to, from, list, NULL, NULL), ZD_OK);
	at = find(to, zd_slice_str(label));
	cr_assert_neq(at, ZD_NONE);
	zd_markup_plain(out, to->blocks.at[to->paragraphs.at[at].first].text);
	zd_instructions_free(list);
	zd_draft_free(from);
	zd_draft_free(to);
	zd_buf_clear(&one);
	zd_buf_clear(&two);
}

/* A few words on both sides of each seam, as the amendments have them. */
static const struct {
	size_t which;
	const char *label, *words;
} seams[] = {
	{3, "PP4", "response capacities, the ongoing"},
	{3, "PP15", "man-made hazards, reaffirming the"},
	{3, "PP41", "in humanitarian emergencies,"},
	{3, "OP21", "and of integrating"},
	{3, "OP24", "weather-related hazards, including through"},
	{4, "OP68", "reproductive health in accordance with"},
	{4, "OP68", "Population and Development and its review"},
	{4, "OP68", "by the General Assembly, education"},
	{5, "OP69", "access to emergency healthcare services"},
	{6, "OP70 bis", "essential support services;"},
	{2, "OP200", "the twentieth session of"},
};

Test(amendments, seams_read_well)
{
	if (!have_corpus())
		return;
	for (size_t i = 0; i < sizeof(seams) / sizeof(seams[0]); i++) {
		struct zd_buf b = ZD_BUF_INIT;

		amended(&b, seams[i].which, seams[i].label);
		cr_expect(strstr(zd_buf_str(&b), seams[i].words), "%s: %s",
			seams[i].label, zd_buf_str(&b));
		cr_expect_null(strstr(zd_buf_str(&b), "  "));
		cr_expect_null(strstr(zd_buf_str(&b), " ,"));
		cr_expect_null(strstr(zd_buf_str(&b), ",,"));
		zd_buf_clear(&b);
	}
}

/* The one that was adopted: the resolution has the paragraph word by word. */
Test(amendments, the_adopted_text_has_it)
{
	struct zd_buf b = ZD_BUF_INIT, ours = ZD_BUF_INIT;
	struct zd_buf theirs = ZD_BUF_INIT;
	struct zd_error err = {0};
	struct zd_draft *d;
	uint32_t at;

	if (!have_corpus())
		return;
	amended(&ours, 2, "OP200");
	cr_assert_eq(zd_draft_decode(&d, NULL,
			     read_file(&b, "A_RES_80_110.txt"), NULL, &err),
		ZD_OK, "%s", err.message);
	at = find(d, ZD_LIT("OP200"));
	cr_assert_neq(at, ZD_NONE);
	zd_markup_plain(&theirs, d->blocks.at[d->paragraphs.at[at].first].text);
	cr_expect_str_eq(zd_buf_str(&ours), zd_buf_str(&theirs));
	zd_draft_free(d);
	zd_buf_clear(&b);
	zd_buf_clear(&ours);
	zd_buf_clear(&theirs);
}

/* Five amendments to one draft, one after another: labels do not shift. */
Test(amendments, five_on_one_draft)
{
	struct zd_buf one = ZD_BUF_INIT;
	struct zd_draft *d, *next;
	size_t before;

	if (!have_corpus())
		return;
	d = read_draft(&one, "25");
	before = count(d, ZD_PARAGRAPH);
	for (size_t i = 3; i < 8; i++) {
		struct zd_buf b = ZD_BUF_INIT;
		struct zd_instructions *list =
			read_amendment(&b, real[i].amendment);
		struct zd_error err = {0};

		cr_assert_eq(zd_instructions_apply(&next, d, list, NULL, &err),
			ZD_OK, "%s", err.message);
		zd_draft_free(d);
		d = next;
		zd_instructions_free(list);
		zd_buf_clear(&b);
	}
	cr_expect_eq(count(d, ZD_PARAGRAPH), before - 4 + 2);
	zd_draft_free(d);
	zd_buf_clear(&one);
}
