#include "negotiation/attest.h"

#include "base/num.h"
#include "base/utf8.h"
#include "codec/codec.h"
#include "negotiation/names.h"
#include "negotiation/tree.h"
#include "text/token.h"

/* Annexes of a package begin with this (view/of_package.c). */
static const char annexes[] = "Annex A. Changes since ";

/*
 * The text without the annexes that it was circulated with: they would be
 * read as more of it. Whatever stands before that heading is read.
 */
static struct zd_slice without_annexes(struct zd_slice bytes)
{
	struct zd_slice rest = bytes, line;
	size_t start;

	while (rest.ptr) {
		start = (size_t)(rest.ptr - bytes.ptr);
		line = zd_slice_cut(&rest, '\n');
		while (line.len && strchr("# \f", *line.ptr))
			line = zd_slice_sub(line, 1, line.len);
		if (zd_slice_starts(line, annexes))
			return zd_slice_sub(bytes, 0, start);
	}
	return bytes;
}

/*
 * In a package the title is a heading, and a letter stands before it: where
 * the text begins, or 0.
 */
static uint32_t behind_letter(const struct zd_draft *d)
{
	if (!zd_draft_field(d, "pagetitle").len)
		return 0;
	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_HEADING &&
			d->paragraphs.at[i].level == 1)
			return i;
	return 0;
}

/* The text alone: without the front matter, which paper does not have, but
 * for the title, and without a letter. */
static struct zd_draft *text_of(const struct zd_draft *d)
{
	struct zd_draft *out = zd_draft_new();
	uint32_t start = behind_letter(d), i = start;

	if (start) {
		zd_draft_add(out, ZD_FIELD, ZD_LIT("title"));
		zd_draft_add_block(out, (struct zd_slice){0},
			d->blocks.at[d->paragraphs.at[start].first].text);
		i++;
	}
	for (; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		if (p->kind != ZD_FIELD || zd_slice_is(p->label, "title"))
			zd_draft_add_copy(out, d, i);
	}
	return out;
}

/* Emphasis and spaces do not survive a PDF; note marks become numbers. */
#define IGNORED (ZD_IGNORE_MARKUP | ZD_IGNORE_SPACE | ZD_IGNORE_NOTES)

struct attesting {
	struct zd_negotiation *n;
	struct zd_attestation *best;
	const struct zd_draft *read; /* or NULL for paper */
	struct zd_slice print;
};

static void measure(struct zd_attestation *a)
{
	struct zd_ignoring x;

	zd_ignoring_init(&x, a->redline, IGNORED);
	a->exact = zd_redline_is_empty(&x.redline);
	for (size_t i = 0; i < x.redline.links.len; i++) {
		a->words_out += x.redline.links.at[i].words_out;
		a->words_in += x.redline.links.at[i].words_in;
	}
	zd_ignoring_clear(&x);
}

/* White space and emphasis are no change on paper. */
bool zd_attest_counts(const struct zd_run *run)
{
	return (run->mark == ZD_DELETED || run->mark == ZD_INSERTED) &&
		run->kind != ZD_CHANGE_SPACE && run->kind != ZD_CHANGE_MARKUP;
}

static void measure_paper(struct zd_attestation *a)
{
	a->exact = true;
	for (size_t i = 0; i < a->runs.len; i++) {
		const struct zd_run *r = &a->runs.at[i];

		if (!zd_attest_counts(r))
			continue;
		a->exact = false;
		if (r->mark == ZD_DELETED)
			a->words_out += zd_u32(zd_words_count(
				zd_slice_sub(zd_buf_slice(&a->paper.text),
					r->from_start, r->from_end)));
		else
			a->words_in += zd_u32(zd_words_count(
				zd_slice_sub(zd_buf_slice(&a->print),
					r->to_start, r->to_end)));
	}
	for (size_t k = 1; k < a->paper.notes_len; k++)
		if (a->lost[k]) {
			a->exact = false;
			a->words_out +=
				zd_u32(zd_words_count(a->paper.notes[k]));
		}
}

static void compare_paper(
	struct zd_attestation *a, struct zd_slice print, struct zd_slice round)
{
	a->on_paper = true;
	zd_paper_of_draft(&a->paper, a->draft, round);
	a->lost = zd_arena_calloc(
		&a->arena, a->paper.notes_len + 1, sizeof(*a->lost));
	zd_paper_of_print(&a->print, print, &a->paper, a->lost);
	zd_words_diff(&a->runs, zd_buf_slice(&a->paper.text),
		zd_buf_slice(&a->print), NULL);
	measure_paper(a);
}

static void compare_texts(struct zd_attestation *a, const struct zd_draft *read)
{
	struct zd_draft *whole = a->draft;

	a->draft = text_of(whole);
	a->text = text_of(read);
	zd_draft_free(whole);
	a->redline = zd_redline_by_words(a->draft, a->text);
	measure(a);
}

static bool is_nearer(
	const struct zd_attestation *a, const struct zd_attestation *b)
{
	uint64_t one = (uint64_t)a->words_out + a->words_in;
	uint64_t two = (uint64_t)b->words_out + b->words_in;

	if (a->exact != b->exact)
		return a->exact;
	return one < two;
}

/* Compares with the state of a commit and keeps it when it is nearer. */
static int compare(struct attesting *at, struct zd_slice name,
	const struct zd_oid *commit, struct zd_error *err)
{
	struct zd_attestation *a = zd_calloc(1, sizeof(*a));
	int code = zd_tree_read(&a->draft, at->n->store, commit, err);

	if (code) {
		zd_attestation_free(a);
		return code;
	}
	a->round = zd_arena_slice(&a->arena, name);
	a->commit = *commit;
	zd_fingerprint(a->fingerprint, a->draft);
	if (at->read)
		compare_texts(a, at->read);
	else
		compare_paper(a, at->print, zd_round_title(&a->arena, name));
	if (at->best && !is_nearer(a, at->best)) {
		zd_attestation_free(a);
		return 0;
	}
	zd_attestation_free(at->best);
	at->best = a;
	return 0;
}

static int compare_all(struct attesting *at, struct zd_error *err)
{
	struct zd_rounds rounds;
	struct zd_oid tip;
	int code = zd_rounds_read(&rounds, at->n, err);

	if (!code && !rounds.list.len)
		code = zd_error_set(err, ZD_ENOTFOUND,
			"there is no round yet that a text could be");
	for (size_t i = rounds.list.len; !code && i-- > 0;)
		code = compare(at, rounds.list.at[i].name,
			&rounds.list.at[i].commit, err);
	if (!code)
		code = zd_store_ref(at->n->store, ZD_MAIN, &tip, err);
	if (!code && !at->best->exact)
		code = compare(at, ZD_LIT("main"), &tip, err);
	zd_rounds_clear(&rounds);
	return code;
}

/* Plain words are compared as words: what a PDF's lines and pages made of
 * the paragraphs is not to be guessed at. */
static bool is_paper(const struct zd_attest_options *o, struct zd_slice bytes)
{
	enum zd_codec codec =
		o->codec == ZD_CODEC_AUTO ? zd_codec_detect(bytes) : o->codec;

	return codec == ZD_CODEC_PLAIN;
}

int zd_attest(struct zd_attestation **out, struct zd_negotiation *n,
	const struct zd_attest_options *options, struct zd_error *err)
{
	struct zd_read_options read = {
		.codec = options->codec, .path = options->path};
	struct zd_slice bytes =
		without_annexes(zd_slice(options->bytes, options->len));
	struct attesting at = {.n = n, .print = bytes};
	struct zd_draft *draft = NULL;
	int code = 0;

	*out = NULL;
	if (zd_utf8_check(bytes) != SIZE_MAX)
		code = zd_error_set(err, ZD_EUTF8,
			"%s: this is no text in UTF-8: of a PDF, take its "
			"words with pdftotext -layout",
			options->path ? options->path : "");
	if (!code && !is_paper(options, bytes))
		code = zd_draft_decode(&draft, NULL, bytes, &read, err);
	at.read = draft;
	if (!code)
		code = compare_all(&at, err);
	zd_draft_free(draft);
	if (code)
		zd_attestation_free(at.best);
	else
		*out = at.best;
	return code;
}

bool zd_attestation_exact(const struct zd_attestation *a)
{
	return a->exact;
}

void zd_attestation_free(struct zd_attestation *a)
{
	if (!a)
		return;
	zd_redline_free(a->redline);
	zd_draft_free(a->draft);
	zd_draft_free(a->text);
	zd_paper_clear(&a->paper);
	zd_buf_clear(&a->print);
	zd_vec_clear(&a->runs);
	zd_arena_clear(&a->arena);
	zd_free(a);
}
