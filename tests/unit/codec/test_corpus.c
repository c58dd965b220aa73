/* Facts about real texts: counts, labels, and a few words. */
#include "reading.h"

#include <dirent.h>

#include "base/mem.h"
#include "text/markup.h"

static char *read_file(const char *path, size_t *len)
{
	struct zd_buf b = ZD_BUF_INIT;
	char part[65536];
	size_t n;
	FILE *f = fopen(path, "rb");

	cr_assert_not_null(f, "%s", path);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		zd_buf_put(&b, part, n);
	fclose(f);
	*len = b.len;
	return b.ptr;
}

static const char *corpus(void)
{
	const char *dir = getenv("ZERODRAFT_CORPUS");

	if (!dir || !*dir)
		cr_skip_test("ZERODRAFT_CORPUS is not set");
	return dir;
}

static struct reading reading_of_file(const char *name)
{
	char path[1024];
	size_t len;
	char *s;
	struct reading r;
	struct zd_read_options options = {.take = true};

	memset(&r, 0, sizeof(r));
	snprintf(path, sizeof(path), "%s/%s", corpus(), name);
	s = read_file(path, &len);
	r.code = zd_draft_decode(
		&r.draft, &r.findings, zd_slice(s, len), &options, &r.err);
	if (r.code)
		zd_free(s);
	else
		zd_draft_encode(&r.file, r.draft);
	return r;
}

static uint32_t count(const struct zd_draft *d, enum zd_kind kind, char series)
{
	uint32_t n = 0;

	for (size_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		n += p->kind == kind && (!series || p->label.ptr[0] == series);
	}
	return n;
}

static const struct zd_paragraph *find(
	const struct zd_draft *d, const char *label)
{
	uint32_t n, i = zd_draft_find(d, zd_slice_str(label), NULL, &n);

	cr_assert_eq(n, 1, "%s: %u", label, n);
	return &d->paragraphs.at[i];
}

Test(corpus, the_real_zero_draft)
{
	static const char *const notes[] = {
		"res-70-1", "res-69-313-annex", "res-71-1", "note-4"};
	struct reading r = reading_of_file("seeds/zero-draft-imrf-2019.txt");
	const struct zd_paragraph *p;
	uint32_t line = 0;

	cr_assert_eq(r.code, 0, "%s", r.err.message);
	cr_assert_eq(count(r.draft, ZD_PARAGRAPH, 'P'), 13);
	cr_assert_eq(count(r.draft, ZD_PARAGRAPH, 'O'), 41);
	cr_assert_eq(count(r.draft, ZD_NOTE, 0), 4);
	cr_assert_eq(count(r.draft, ZD_TEXT, 0), 0);
	cr_assert_eq(count(r.draft, ZD_FORMULA, 0), 1);
	for (size_t i = 0; i < 4; i++)
		cr_assert_neq(
			zd_draft_find_note(r.draft, zd_slice_str(notes[i])),
			ZD_NONE);
	cr_assert(zd_slice_is(
		zd_draft_field(r.draft, "organ"), "The General Assembly"));
	cr_assert(zd_slice_starts(zd_draft_field(r.draft, "title"),
		"Format and organizational aspects"));
	p = find(r.draft, "OP10");
	cr_assert_eq(p->count, 1);
	cr_assert_neq(zd_slice_find(r.draft->blocks.at[p->first].text,
			      ZD_LIT("to review the implementation of")),
		SIZE_MAX);
	cr_assert(
		zd_slice_starts(r.draft->blocks.at[p->first].text, "Invites"));
	cr_assert_eq(find(r.draft, "OP27")->count, 5);
	cr_assert_eq(find(r.draft, "OP40")->count, 4);
	cr_assert_null(strstr(zd_buf_str(&r.file), "Excellency"));
	cr_assert_null(strstr(zd_buf_str(&r.file), "Ambassador"));
	cr_assert_not_null(strstr(
		zd_buf_str(&r.file), "Sustainable Development[^res-70-1],"));
	cr_assert_eq(reading_count(&r, "letter-left-out", &line), 1);
	cr_assert_eq(line, 5);
	cr_assert_eq(reading_count(&r, "note-repeated", NULL), 3);
	cr_assert_eq(reading_count(&r, "emphasis-removed", NULL), 10);
	cr_assert_eq(reading_count(&r, "paragraph-joined", &line), 1);
	cr_assert_eq(line, 88);
	reading_assert_stable(&r);
	reading_clear(&r);
}

Test(corpus, letters_are_no_drafts)
{
	static const char *const letters[] = {
		"seeds/letter-fourth-round-2018.txt",
		"seeds/letter-resident-coordinators-2019.txt"};

	for (size_t i = 0; i < 2; i++) {
		struct reading r = reading_of_file(letters[i]);

		cr_assert_eq(r.code, ZD_EFORMAT);
		cr_assert_not_null(strstr(r.err.message, "letter"));
	}
}

/* --- Texts as extracted, and their labelled twins ---------------------- */

/*
 * Where a twin is wrong. "1.5 degrees" at a line's start was taken for the
 * operative paragraph 1, so that the rest of the preamble is part of it.
 */
static const struct {
	const char *name;
	uint32_t preambular, twin_preambular, operative;
} differ[] = {
	{"A_C.2_80_L.48.txt", 22, 5, 83},
	{"A_C.2_80_L.5.txt", 21, 5, 81},
	{"A_RES_80_150.txt", 22, 5, 83},
};

static bool is_known_to_differ(const char *name)
{
	return strstr(name, "L.48.txt") || strstr(name, "80_L.5.txt") ||
		strstr(name, "80_150.txt");
}

/* Letters alone: without notes, digits, hyphens and the spaces of a PDF. */
static void put_letters(struct zd_buf *out, struct zd_slice s)
{
	struct zd_buf plain = ZD_BUF_INIT;

	zd_markup_plain(&plain, s);
	for (size_t i = 0; i < plain.len; i++) {
		unsigned char c = (unsigned char)plain.ptr[i];

		if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
			zd_buf_putc(out, (char)c);
	}
	zd_buf_clear(&plain);
}

static void assert_same_text(
	const struct reading *raw, const struct reading *twin, const char *name)
{
	const struct zd_draft *a = raw->draft, *b = twin->draft;
	size_t i = 0, j = 0;

	for (;;) {
		struct zd_buf x = ZD_BUF_INIT, y = ZD_BUF_INIT;

		while (i < a->paragraphs.len &&
			a->paragraphs.at[i].kind != ZD_PARAGRAPH)
			i++;
		while (j < b->paragraphs.len &&
			b->paragraphs.at[j].kind != ZD_PARAGRAPH)
			j++;
		if (i == a->paragraphs.len || j == b->paragraphs.len)
			break;
		const struct zd_paragraph *p = &a->paragraphs.at[i++];
		const struct zd_paragraph *q = &b->paragraphs.at[j++];

		cr_assert(zd_slice_eq(p->label, q->label), "%s: %.*s", name,
			ZD_FMT(p->label));
		/* Some twins run sub-paragraphs into one. */
		for (uint32_t k = 0; k < p->count; k++) {
			put_letters(&x, a->blocks.at[p->first + k].mark);
			put_letters(&x, a->blocks.at[p->first + k].text);
		}
		for (uint32_t k = 0; k < q->count; k++) {
			put_letters(&y, b->blocks.at[q->first + k].mark);
			put_letters(&y, b->blocks.at[q->first + k].text);
		}
		cr_assert_str_eq(zd_buf_str(&x), zd_buf_str(&y), "%s: %.*s",
			name, ZD_FMT(p->label));
		zd_buf_clear(&x);
		zd_buf_clear(&y);
	}
	cr_assert(i == a->paragraphs.len && j == b->paragraphs.len, "%s", name);
}

Test(corpus, extracted_texts_give_their_labelled_twins,
	.timeout = 120 * ZD_PATIENCE)
{
	char path[1024];
	struct dirent *entry;
	unsigned compared = 0;
	DIR *dir;

	snprintf(path, sizeof(path), "%s/unga/raw", corpus());
	dir = opendir(path);
	cr_assert_not_null(dir);
	while ((entry = readdir(dir))) {
		struct reading raw, twin;

		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "unga/raw/%s", entry->d_name);
		raw = reading_of_file(path);
		cr_assert_eq(raw.code, 0, "%s", raw.err.message);
		reading_assert_stable(&raw);
		snprintf(path, sizeof(path), "unga/labelled/%s", entry->d_name);
		twin = reading_of_file(path);
		cr_assert_eq(twin.code, 0);
		reading_assert_stable(&twin);
		if (!is_known_to_differ(entry->d_name)) {
			assert_same_text(&raw, &twin, entry->d_name);
			compared++;
		}
		reading_clear(&raw);
		reading_clear(&twin);
	}
	closedir(dir);
	cr_assert_eq(compared, 18);
}

Test(corpus, where_they_differ_the_extracted_text_is_right)
{
	char name[128];

	for (size_t i = 0; i < sizeof(differ) / sizeof(differ[0]); i++) {
		struct reading r;

		snprintf(name, sizeof(name), "unga/raw/%s", differ[i].name);
		r = reading_of_file(name);
		cr_assert_eq(count(r.draft, ZD_PARAGRAPH, 'P'),
			differ[i].preambular);
		cr_assert_eq(
			count(r.draft, ZD_PARAGRAPH, 'O'), differ[i].operative);
		cr_assert_not_null(strstr(zd_buf_str(&r.file),
			"global warming of 1.5 degrees Celsius"));
		reading_clear(&r);
		snprintf(
			name, sizeof(name), "unga/labelled/%s", differ[i].name);
		r = reading_of_file(name);
		cr_assert_eq(count(r.draft, ZD_PARAGRAPH, 'P'),
			differ[i].twin_preambular);
		reading_clear(&r);
	}
}

/* --- Everything else can be read, and stays what it is ----------------- */

static unsigned read_folder(const char *folder)
{
	char path[1024], name[512];
	struct dirent *entry;
	unsigned n = 0;
	DIR *dir;

	snprintf(path, sizeof(path), "%s/%s", corpus(), folder);
	dir = opendir(path);
	cr_assert_not_null(dir, "%s", path);
	while ((entry = readdir(dir))) {
		struct reading r;

		if (!strstr(entry->d_name, ".txt"))
			continue;
		snprintf(name, sizeof(name), "%s/%s", folder, entry->d_name);
		r = reading_of_file(name);
		cr_assert_eq(r.code, 0, "%s: %s", name, r.err.message);
		reading_assert_stable(&r);
		reading_clear(&r);
		n++;
	}
	closedir(dir);
	return n;
}

Test(corpus, amendments_and_climate_texts_can_be_read)
{
	cr_assert_eq(read_folder("amendments"), 18);
	cr_assert_eq(read_folder("climate"), 3);
}

Test(corpus, all_adopted_resolutions_can_be_read)
{
	cr_assert_eq(
		read_folder("sources/78") + read_folder("sources/79"), 644);
}

Test(corpus, a_draft_agreement_keeps_its_preambular_labels)
{
	struct reading r =
		reading_of_file("climate/draft-agreement-2015-12-04.txt");

	cr_assert_geq(count(r.draft, ZD_PARAGRAPH, 'P'), 16);
	cr_assert_gt(reading_count(&r, "label-twice", NULL), 0);
	cr_assert_gt(reading_count(&r, "page-furniture", NULL), 10);
	reading_clear(&r);
}
