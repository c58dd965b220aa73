#include <criterion/criterion.h>

#include "base/utf8.h"
#include "render/render.h"
#include "view/of.h"

static struct zd_draft *draft(const char *text)
{
	struct zd_draft *d;
	struct zd_error err;

	cr_assert_eq(zd_draft_read(&d, NULL, text, strlen(text),
			     ZD_CODEC_MARKDOWN, "x", &err),
		0, "%s", err.message);
	return d;
}

#define LAND "land, water and the forests of the whole region in every season"
#define SEA "the sea, its currents and its fisheries beyond national waters"
#define SKY "clean air, a stable climate and the ozone layer above all of us"

static const char zero[] = "**OP1.** *Recalls* " LAND ";\n\n"
			   "**OP2.** *Thanks* the host country warmly;\n\n"
			   "**OP3.** *Protects* " SEA ", and invites States "
			   "to defend " SKY ";\n";
/* OP2 dropped, OP3 split, words put in. */
static const char rev1[] = "**OP1.** *Recalls* " LAND " of the year;\n\n"
			   "**OP2.** *Protects* " SEA ";\n\n"
			   "**OP3.** *Invites* States to defend " SKY ";\n";
/* Merged again. */
static const char rev2[] = "**OP1.** *Recalls* " LAND " of the year;\n\n"
			   "**OP2.** *Protects* " SEA ", and invites States "
			   "to defend " SKY ";\n";

struct round {
	struct zd_draft *drafts[3];
	struct zd_redline *redlines[2];
	struct zd_view *v;
};

static const struct zd_slice names[] = {
	ZD_LIT("zero"), ZD_LIT("rev1"), ZD_LIT("rev2")};

static void show(struct round *r, size_t len, struct zd_view_columns_options o)
{
	const char *const texts[] = {zero, rev1, rev2};
	struct zd_error err;

	o.names = names;
	for (size_t i = 0; i <= len; i++)
		if (!r->drafts[i])
			r->drafts[i] = draft(texts[i]);
	for (size_t i = 0; i < len; i++)
		r->redlines[i] =
			zd_redline_new(r->drafts[i], r->drafts[i + 1], NULL);
	cr_assert_eq(zd_view_of_columns(&r->v,
			     (const struct zd_redline *const *)r->redlines, len,
			     &o, &err),
		0, "%s", err.message);
}

static void clear(struct round *r)
{
	zd_view_free(r->v);
	for (size_t i = 0; i < 3; i++)
		zd_draft_free(r->drafts[i]);
	for (size_t i = 0; i < 2; i++)
		zd_redline_free(r->redlines[i]);
}

/* The text of a column, a begun text a line, leaving out marks of one side. */
static void column(
	struct zd_buf *out, const struct zd_view *v, uint32_t nth, bool old)
{
	for (size_t i = 0; i < v->blocks.len; i++) {
		const struct zd_view_block *b = &v->blocks.at[i];
		const struct zd_view_cell *c;

		if (b->kind != ZD_VIEW_ROW)
			continue;
		cr_assert_lt(nth, b->cells);
		c = &v->cells.at[b->first_cell + nth];
		for (uint32_t k = c->first; k < c->first + c->count; k++) {
			const struct zd_view_run *r = &v->runs.at[k];

			if (k == c->first)
				cr_assert(r->begins);
			if (r->begins && r->number == ZD_VIEW_REMARK)
				continue;
			if (r->gap ||
				(old ? zd_view_comes(r->mark)
				     : zd_view_goes(r->mark)))
				continue;
			if (r->begins && r->text.len)
				zd_buf_puts(out, out->len ? "\n" : "");
			zd_buf_put_slice(out, r->text);
			if (r->begins && r->text.len)
				zd_buf_puts(out, ". ");
		}
	}
	zd_buf_putc(out, '\n');
}

/* The same of a draft: without blank lines and emphasis. */
static void assert_reads(struct zd_buf *b, const char *text)
{
	struct zd_buf want = ZD_BUF_INIT;

	for (; *text; text++)
		if (*text != '*' && !(*text == '\n' && text[1] == '\n'))
			zd_buf_putc(&want, *text);
	cr_assert_str_eq(zd_buf_str(b), zd_buf_str(&want));
	zd_buf_clear(&want);
	zd_buf_clear(b);
}

static bool says(const struct zd_view *v, const char *what)
{
	for (size_t i = 0; i < v->runs.len; i++)
		if (zd_slice_find(v->runs.at[i].text, zd_slice_str(what)) !=
			SIZE_MAX)
			return true;
	return false;
}

static size_t rows(const struct zd_view *v)
{
	size_t n = 0;

	for (size_t i = 0; i < v->blocks.len; i++)
		n += v->blocks.at[i].kind == ZD_VIEW_ROW;
	return n;
}

Test(columns, two_columns_are_the_two_texts)
{
	struct round r = {0};
	struct zd_buf b = ZD_BUF_INIT;

	show(&r, 1, (struct zd_view_columns_options){0});
	column(&b, r.v, 0, true);
	assert_reads(&b, zero);
	column(&b, r.v, 1, false);
	assert_reads(&b, rev1);
	cr_assert(says(r.v, "OP2 and OP3 ← OP3, split"));
	clear(&r);
}

Test(columns, more_columns_are_the_texts_of_every_round)
{
	struct round r = {0};
	struct zd_buf b = ZD_BUF_INIT;

	show(&r, 2, (struct zd_view_columns_options){0});
	column(&b, r.v, 0, false);
	assert_reads(&b, zero);
	column(&b, r.v, 1, false);
	assert_reads(&b, rev1);
	column(&b, r.v, 2, false);
	assert_reads(&b, rev2);
	clear(&r);
}

Test(columns, a_family_is_a_row)
{
	struct round r = {0};
	const struct zd_view_block *b;
	uint32_t texts = 0;

	show(&r, 2, (struct zd_view_columns_options){0});
	cr_assert_eq(rows(r.v), 3, "%zu rows", rows(r.v));
	cr_assert(says(r.v, "OP2 and OP3 ← OP3, split"));
	cr_assert(says(r.v, "OP2 ← OP2 and OP3, merged"));
	/* Both parts of what was split stand under one another. */
	b = &r.v->blocks.at[r.v->blocks.len - 1];
	for (uint32_t k = 0; k < r.v->cells.at[b->first_cell + 1].count; k++) {
		const struct zd_view_run *run =
			&r.v->runs.at[r.v->cells.at[b->first_cell + 1].first +
				k];

		texts += run->begins && run->number == ZD_VIEW_PARAGRAPH;
	}
	cr_assert_eq(texts, 2);
	/* What was dropped stands where it stood, shown once more as gone. */
	b = &r.v->blocks.at[r.v->blocks.len - 2];
	cr_assert_gt(r.v->cells.at[b->first_cell].count, 0);
	cr_assert_gt(r.v->cells.at[b->first_cell + 1].count, 0);
	cr_assert_eq(r.v->cells.at[b->first_cell + 2].count, 0);
	clear(&r);
}

Test(columns, redlines_must_follow_one_another)
{
	struct zd_draft *a = draft(zero), *b = draft(rev1), *c = draft(rev2);
	struct zd_redline *x = zd_redline_new(a, b, NULL);
	struct zd_redline *y = zd_redline_new(a, c, NULL);
	const struct zd_redline *const both[] = {x, y};
	struct zd_view_columns_options o = {.names = names};
	struct zd_error err;
	struct zd_view *v;

	cr_assert_eq(zd_view_of_columns(&v, both, 2, &o, &err), ZD_EUSAGE);
	cr_assert_null(v);
	cr_assert_eq(zd_view_of_columns(&v, both, 0, &o, &err), ZD_EUSAGE);
	zd_redline_free(x);
	zd_redline_free(y);
	zd_draft_free(a);
	zd_draft_free(b);
	zd_draft_free(c);
}

Test(columns, labels_restrict_the_rows)
{
	struct zd_slice label = ZD_LIT("OP1");
	struct round r = {0};

	show(&r, 1, (struct zd_view_columns_options){.labels = {&label, 1}});
	cr_assert_eq(rows(r.v), 1);
	clear(&r);
	r = (struct round){0};
	label = ZD_LIT("OP2"); /* of zero, and of both others */
	show(&r, 2, (struct zd_view_columns_options){.labels = {&label, 1}});
	cr_assert_eq(rows(r.v), 2);
	clear(&r);
}

Test(columns, an_unknown_label_is_an_error)
{
	struct zd_slice label = ZD_LIT("OP77");
	struct zd_draft *a = draft(zero), *b = draft(rev1);
	struct zd_redline *x = zd_redline_new(a, b, NULL);
	const struct zd_redline *const one[] = {x};
	struct zd_view_columns_options o = {
		.names = names, .labels = {&label, 1}};
	struct zd_error err;
	struct zd_view *v;

	cr_assert_eq(zd_view_of_columns(&v, one, 1, &o, &err), ZD_ENOTFOUND);
	cr_assert(strstr(err.message, "OP77"));
	zd_redline_free(x);
	zd_draft_free(a);
	zd_draft_free(b);
}

Test(columns, what_moved_says_whence_and_whither)
{
	struct round r = {0};

	r.drafts[0] = draft("**OP1.** *Recalls* " LAND ";\n\n"
			    "**OP2.** *Protects* " SEA ";\n\n"
			    "**OP3.** *Defends* " SKY ";\n\n"
			    "**OP4.** *Thanks* all.\n");
	r.drafts[1] = draft("**OP1.** *Defends* " SKY ";\n\n"
			    "**OP2.** *Recalls* " LAND ";\n\n"
			    "**OP3.** *Protects* " SEA ";\n\n"
			    "**OP4.** *Thanks* all.\n");
	show(&r, 1, (struct zd_view_columns_options){0});
	cr_assert(says(r.v, "OP1 ← OP3, moved"));
	cr_assert(says(r.v, "OP3 → OP1, moved"));
	clear(&r);
}

Test(columns, unchanged_paragraphs_are_counted_when_left_out)
{
	struct round r = {0};

	r.drafts[0] = draft("---\ntitle: Seas\n---\n\n"
			    "**OP1.** Notes the land;\n\n"
			    "**OP2.** Notes the coasts;\n\n"
			    "**OP3.** Notes the currents of the sea;\n");
	r.drafts[1] = draft("---\ntitle: Seas\n---\n\n"
			    "**OP1.** Notes the land;\n\n"
			    "**OP2.** Notes the coasts;\n\n"
			    "**OP3.** Notes the currents of the oceans;\n");
	show(&r, 1, (struct zd_view_columns_options){.changed_only = true});
	cr_assert(says(r.v, "1 unchanged paragraph left out"));
	cr_assert_not(says(r.v, "land"));
	cr_assert(says(r.v, "coasts"), "what stands beside a change");
	cr_assert(says(r.v, "currents"));
	clear(&r);
}

static uint32_t marked(const struct zd_view *v)
{
	uint32_t n = 0;

	for (size_t i = 0; i < v->blocks.len; i++)
		for (uint32_t k = 0; v->blocks.at[i].kind != ZD_VIEW_LEGEND &&
			k < v->blocks.at[i].count;
			k++)
			n += v->runs.at[v->blocks.at[i].first + k].mark !=
				ZD_VIEW_KEPT;
	return n;
}

Test(columns, what_is_ignored_is_counted_and_not_marked)
{
	struct round r = {0};
	uint32_t both = ZD_IGNORE_CASE | ZD_IGNORE_PUNCTUATION;
	struct zd_buf b = ZD_BUF_INIT;

	r.drafts[0] = draft("**OP1.** *Decides* to meet, and to part.\n");
	r.drafts[1] = draft("**OP1.** *Decides* To meet and to part;\n");
	show(&r, 1, (struct zd_view_columns_options){.ignore = both});
	cr_assert_eq(marked(r.v), 0);
	cr_assert(says(r.v, "Ignored: 1 change of case, 2 of punctuation."));
	cr_assert(says(r.v, "Paragraphs: 1 same"));
	column(&b, r.v, 0, true);
	assert_reads(&b, "**OP1.** Decides to meet, and to part.\n");
	cr_assert(zd_redline_same_but(r.redlines[0], both));
	cr_assert_not(
		zd_redline_same_but(r.redlines[0], ZD_IGNORE_PUNCTUATION));
	cr_assert_not(zd_redline_same_but(r.redlines[0], 0));
	zd_view_free(r.v);
	zd_redline_free(r.redlines[0]);
	show(&r, 1, (struct zd_view_columns_options){0});
	cr_assert_gt(marked(r.v), 0);
	clear(&r);
}

Test(columns, a_redline_shows_the_new_side_of_what_is_ignored)
{
	struct zd_view_redline_options o = {.ignore = ZD_IGNORE_CASE};
	struct zd_draft *a = draft("**OP1.** *Decides* to meet, later\n");
	struct zd_draft *b = draft("**OP1.** *Decides* To meet later\n");
	struct zd_redline *x = zd_redline_new(a, b, NULL);
	struct zd_view *v;

	cr_assert_eq(zd_view_of_redline(&v, x, &o, NULL), 0);
	cr_assert(says(v, "Ignored: 1 change of case."));
	cr_assert(says(v, "To"));
	cr_assert_not(says(v, "to"));
	cr_assert_eq(marked(v), 1); /* the comma */
	zd_view_free(v);
	zd_redline_free(x);
	zd_draft_free(a);
	zd_draft_free(b);
}

Test(columns, kinds_are_read_by_name)
{
	struct zd_error err;
	uint32_t kinds;

	cr_assert_eq(zd_ignore_parse(&kinds, "case,notes", &err), 0);
	cr_assert_eq(kinds, ZD_IGNORE_CASE | ZD_IGNORE_NOTES);
	cr_assert_eq(zd_ignore_parse(&kinds, "case,words", &err), ZD_EUSAGE);
	cr_assert_eq(kinds, 0);
	cr_assert(strstr(err.message, "'words'"));
	cr_assert(strstr(err.message, "citations"));
	cr_assert_eq(zd_ignore_parse(&kinds, "", &err), ZD_EUSAGE);
	cr_assert_eq(zd_ignore_parse(&kinds, "case,", &err), ZD_EUSAGE);
}

/* --- Rendered ------------------------------------------------------------ */

static const size_t widths[] = {40, 80, 120, 200};

/* No line of the table is wider than the terminal, in colour or without. */
Test(columns, lines_keep_to_the_width)
{
	struct round r = {0};
	struct zd_buf out = ZD_BUF_INIT;

	r.drafts[0] = draft("**OP1.** *Recalls* 漢字かな交じり文を読む "
			    "https://example.org/averyveryveryveryverylong/"
			    "address/that/no/column/holds " LAND ";\n");
	r.drafts[1] = draft("**OP1.** *Recalls* 漢字かな交じり文を書く "
			    "https://example.org/averyveryveryveryverylong/"
			    "address/that/no/column/held " LAND ";\n");
	show(&r, 1, (struct zd_view_columns_options){0});
	for (size_t i = 0; i < 8; i++) {
		struct zd_render_options o;
		size_t at, end, esc;

		zd_render_options_init(&o);
		o.format = ZD_FORMAT_TERM;
		o.color = i & 1;
		o.columns = (uint32_t)widths[i / 2];
		cr_assert_eq(zd_view_render(&out, r.v, &o, NULL), 0);
		for (at = 0; at < out.len; at = end + 1) {
			struct zd_buf line = ZD_BUF_INIT;

			end = zd_slice_chr(zd_buf_slice(&out), '\n', at);
			for (size_t k = at; k < end; k++) {
				if (out.ptr[k] == '\033') {
					esc = zd_slice_chr(
						zd_buf_slice(&out), 'm', k);
					k = esc;
					continue;
				}
				zd_buf_putc(&line, out.ptr[k]);
			}
			cr_expect_leq(zd_utf8_columns(zd_buf_slice(&line)),
				widths[i / 2], "%s", zd_buf_str(&line));
			zd_buf_clear(&line);
		}
		zd_buf_truncate(&out, 0);
	}
	zd_buf_clear(&out);
	clear(&r);
}

Test(columns, every_format_has_every_word)
{
	static const char *const words[] = {"region", "fisheries", "ozone",
		"warmly", "Protects", "Invites", "split"};
	struct round r = {0};

	show(&r, 2, (struct zd_view_columns_options){0});
	for (size_t i = 0; i < zd_renderers_count; i++) {
		struct zd_buf out = ZD_BUF_INIT;
		struct zd_render_options o;

		zd_render_options_init(&o);
		o.format = zd_renderers[i].format;
		/* A picture is of something else, an archive is packed. */
		if (o.format == ZD_FORMAT_SVG || o.format == ZD_FORMAT_DOCX)
			continue;
		cr_assert_eq(zd_view_render(&out, r.v, &o, NULL), 0);
		for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++)
			cr_expect(strstr(zd_buf_str(&out), words[k]),
				"%s has no %s", zd_renderers[i].name, words[k]);
		zd_buf_clear(&out);
	}
	clear(&r);
}

Test(columns, a_long_chain_is_quick, .timeout = 60 * ZD_PATIENCE)
{
	enum { PARAGRAPHS = 10000 };
	struct zd_buf b[3] = {ZD_BUF_INIT, ZD_BUF_INIT, ZD_BUF_INIT};
	struct round r = {0};

	for (unsigned i = 1; i <= PARAGRAPHS; i++)
		for (unsigned k = 0; k < 3; k++)
			zd_buf_printf(&b[k],
				"**OP%u.** *Recalls* matter %u of %u, "
				"number %u, version %u;\n\n",
				i, i * 7919, i * 104729, i * 31,
				i % (k + 2) ? 0 : k);
	for (size_t k = 0; k < 3; k++)
		r.drafts[k] = draft(zd_buf_str(&b[k]));
	show(&r, 2, (struct zd_view_columns_options){0});
	cr_assert_eq(rows(r.v), PARAGRAPHS);
	for (size_t k = 0; k < 3; k++)
		zd_buf_clear(&b[k]);
	clear(&r);
}
