#include "codec/codec.h"

#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "codec/read.h"
#include "codec/tracked.h"
#include "text/label.h"
#include "text/markup.h"

/* "**OP7.** …", "[^name]: …": lines that only a draft in Markdown has. */
static bool is_markdown_line(struct zd_slice line)
{
	struct zd_label label;
	size_t n;

	if (zd_slice_starts(line, "[^")) {
		n = zd_markup_note(line, 0);
		return n && n < line.len && line.ptr[n] == ':';
	}
	if (!zd_slice_starts(line, "**"))
		return false;
	line = zd_slice_sub(line, 2, line.len);
	n = zd_label_parse(line, &label);
	line = zd_slice_sub(line, n, line.len);
	return n &&
		(zd_slice_starts(line, ".**") || zd_slice_starts(line, "**"));
}

/* "*The General Assembly*," alone on its line. */
static bool is_markdown_formula(struct zd_slice line)
{
	line = zd_slice_trim(line);
	if (line.len < 4 || line.ptr[0] != '*' || !zd_formula_cut(&line))
		return false;
	return line.len > 1 && !memchr(line.ptr + 1, '*', line.len - 1);
}

/* Whether one of the lines that begin so is of a draft in Markdown. */
static bool has_line(struct zd_slice s, char begin)
{
	for (size_t at = 0; (at = zd_slice_chr(s, begin, at)) != SIZE_MAX;
		at++) {
		struct zd_slice line = zd_slice_sub(s, at, s.len);

		if (at && s.ptr[at - 1] != '\n')
			continue;
		line = zd_slice_cut(&line, '\n');
		if (is_markdown_line(line) || is_markdown_formula(line))
			return true;
	}
	return false;
}

enum zd_codec zd_codec_detect(struct zd_slice bytes)
{
	struct zd_slice rest = bytes;

	if (zd_slice_starts(rest, "\xef\xbb\xbf"))
		rest = zd_slice_sub(rest, 3, rest.len);
	if (zd_slice_starts(rest, "---\n") || zd_slice_starts(rest, "---\r\n"))
		return ZD_CODEC_MARKDOWN;
	return has_line(rest, '*') || has_line(rest, '[') ? ZD_CODEC_MARKDOWN
							  : ZD_CODEC_PLAIN;
}

/* Findings stand in the order of their lines, whoever made them. */
static void sort_findings(struct zd_findings *f)
{
	struct zd_finding *from = f->list.at, *to, *spare;
	size_t n = f->list.len;

	spare = zd_calloc(n ? n : 1, sizeof(*spare));
	to = spare;
	for (size_t width = 1; width < n; width *= 2) {
		for (size_t low = 0; low < n; low += 2 * width) {
			size_t mid = low + width < n ? low + width : n;
			size_t high = mid + width < n ? mid + width : n;
			size_t a = low, b = mid, k = low;

			while (a < mid || b < high)
				to[k++] = b >= high ||
						(a < mid &&
							from[a].line <=
								from[b].line)
					? from[a++]
					: from[b++];
		}
		struct zd_finding *swap = from;

		from = to;
		to = swap;
	}
	if (from != f->list.at)
		memcpy(f->list.at, from, n * sizeof(*from));
	zd_free(spare);
}

static bool is_letter(const struct zd_draft *d)
{
	bool salutation = false;

	for (size_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		if (p->kind == ZD_FORMULA ||
			(p->kind == ZD_PARAGRAPH && p->label.ptr[0] > '9'))
			return false;
		salutation = salutation ||
			(p->kind == ZD_TEXT &&
				zd_salutation_is(d->blocks.at[p->first].text));
	}
	return salutation;
}

/* Fields say of a text what it is; they are no part of it. */
static bool is_empty(const struct zd_draft *d)
{
	for (size_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind != ZD_FIELD)
			return false;
	return true;
}

static bool has_paragraph(const struct zd_draft *d)
{
	for (size_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_PARAGRAPH ||
			d->paragraphs.at[i].kind == ZD_TEXT)
			return true;
	return false;
}

/* What is no draft although it could be read. */
static int refuse(const struct zd_draft *d, struct zd_findings *f, bool empty,
	struct zd_error *err)
{
	static const char none[] = "there is no paragraph in this text";

	if (is_empty(d) && !empty)
		return zd_error_set(err, ZD_EFORMAT, none);
	if (!has_paragraph(d))
		zd_finding_add(f, ZD_WARNING, "no-paragraph",
			(struct zd_slice){0}, 0, "%s", none);
	if (d->paragraphs.len > ZD_MAX_PARAGRAPHS)
		return zd_error_set(err, ZD_ELIMIT, "more than %u paragraphs",
			ZD_MAX_PARAGRAPHS);
	if (is_letter(d))
		return zd_error_set(err, ZD_EFORMAT,
			"this is a letter and no draft: it has a salutation, "
			"and neither a formula such as \"The General "
			"Assembly,\" nor labelled paragraphs");
	return 0;
}

static int read_clean(struct zd_draft *d, struct zd_findings *f,
	struct zd_slice bytes, enum zd_codec codec, bool empty,
	struct zd_error *err)
{
	struct zd_reading r = {.draft = d, .findings = f};
	int code;

	if (codec == ZD_CODEC_AUTO)
		codec = zd_codec_detect(bytes);
	code = codec == ZD_CODEC_MARKDOWN ? zd_markdown_decode(d, f, bytes, err)
					  : zd_plain_decode(d, f, bytes, err);
	if (!code)
		code = refuse(d, f, empty, err);
	if (!code)
		zd_reading_check(&r);
	return code;
}

/* Where a line of what a Word file was turned into is, nobody knows. */
static void forget_lines(struct zd_draft *d, struct zd_findings *f)
{
	for (size_t i = 0; i < f->list.len; i++)
		f->list.at[i].line = f->list.at[i].column = 0;
	for (size_t i = 0; i < d->blocks.len; i++)
		d->blocks.at[i].line = 0;
}

/* Reads a text that has changes in it: what its choice leaves is the
 * source. */
static int read_tracked(struct zd_draft *d, struct zd_findings *f,
	struct zd_slice bytes, const struct zd_read_options *options,
	struct zd_error *err)
{
	const struct zd_tracked_options o = {.changes = options->changes,
		.authors = options->authors,
		.authors_len = options->authors_len,
		.codec = options->codec};
	struct zd_tracked_text t;
	struct zd_slice clean;
	bool text = !zd_slice_starts(bytes, "PK");
	int code = text ? zd_bytes_clean(&clean, &d->owned, bytes, f, err) : 0;

	if (!code)
		code = zd_tracked_text(&t, text ? clean : bytes, &o, f, err);
	if (code)
		return code;
	zd_free(d->owned);
	d->owned = NULL;
	code = zd_bytes_clean(&clean, &d->owned, zd_buf_slice(&t.text), f, err);
	if (!d->owned)
		d->owned = t.text.ptr;
	else
		zd_buf_clear(&t.text);
	d->source = clean;
	if (!code)
		code = read_clean(d, f, clean, t.codec, options->empty, err);
	if (!text && err)
		err->line = err->column = 0;
	if (!text)
		forget_lines(d, f);
	return code;
}

static int read_any(struct zd_draft *d, struct zd_findings *f,
	struct zd_slice bytes, const struct zd_read_options *options,
	struct zd_error *err)
{
	struct zd_slice clean;
	int code;

	if (zd_tracked_is(bytes, options->codec))
		return read_tracked(d, f, bytes, options, err);
	code = zd_bytes_clean(&clean, &d->owned, bytes, f, err);
	if (code)
		return code;
	d->source = clean;
	return read_clean(d, f, clean, options->codec, options->empty, err);
}

int zd_draft_decode(struct zd_draft **out, struct zd_findings **findings,
	struct zd_slice bytes, const struct zd_read_options *options,
	struct zd_error *err)
{
	static const struct zd_read_options defaults = {0};
	struct zd_draft *d = zd_draft_new();
	struct zd_findings *f = zd_findings_new();
	int code;

	if (!options)
		options = &defaults;
	*out = NULL;
	if (findings)
		*findings = NULL;
	code = read_any(d, f, bytes, options, err);
	if (code) {
		if (err && options->path)
			zd_error_place(
				err, options->path, err->line, err->column);
		zd_draft_free(d);
		zd_findings_free(f);
		return code;
	}
	/* Clean bytes of its own, or those it was given. */
	if (options->take && d->owned)
		zd_free((char *)(uintptr_t)bytes.ptr);
	else if (options->take)
		d->owned = (char *)(uintptr_t)bytes.ptr;
	sort_findings(f);
	*out = d;
	if (findings)
		*findings = f;
	else
		zd_findings_free(f);
	return 0;
}
