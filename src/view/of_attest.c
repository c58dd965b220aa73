#include "negotiation/attest.h"
#include "negotiation/names.h"
#include "view/of.h"

static struct zd_slice name_of(
	struct zd_view *v, const struct zd_attestation *a)
{
	if (zd_slice_is(a->round, "main"))
		return ZD_LIT("the text on main, after the last round");
	return zd_round_title(&v->arena, a->round);
}

static void put_verdict(struct zd_view *v, const struct zd_attestation *a)
{
	char hex[41];

	zd_oid_hex(&a->commit, hex);
	zd_view_fact(v, "round", a->round);
	zd_view_fact(v, "commit", zd_arena_slice(&v->arena, zd_slice_str(hex)));
	zd_view_fact(v, "fingerprint", zd_slice_str(a->fingerprint));
	zd_view_fact(v, "exact", a->exact ? ZD_LIT("yes") : ZD_LIT("no"));
	zd_view_add(v, ZD_VIEW_LINE);
	if (a->exact) {
		zd_view_printf(v, ZD_VIEW_KEPT,
			"This is %.*s, word for word (commit %.10s, "
			"fingerprint %s).",
			ZD_FMT(name_of(v, a)), hex, a->fingerprint);
		return;
	}
	zd_view_printf(v, ZD_VIEW_KEPT,
		"This is not word for word what was circulated. It is nearest "
		"to %.*s (commit %.10s, fingerprint %s): %u of its words are "
		"not there, %u others are.",
		ZD_FMT(name_of(v, a)), hex, a->fingerprint, a->words_out,
		a->words_in);
}

/* --- plain words ---------------------------------------------------------- */

/* Which part of the paper a byte is in. */
static size_t part_at(const struct zd_paper *p, size_t at)
{
	size_t lo = 0, hi = p->parts_len;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (p->parts[mid].start <= at)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

static void put_words(struct zd_view *v, enum zd_view_mark mark,
	struct zd_slice text, size_t from, size_t to)
{
	const struct zd_view_run like = {
		.mark = mark, .from_at = ZD_VIEW_NONE, .to_at = ZD_VIEW_NONE};

	zd_view_stored(v, zd_slice_sub(text, from, to), &like);
}

/* The part of a kept run that lies in [start, end) of the paper. */
static void put_kept(struct zd_view *v, const struct zd_attestation *a,
	const struct zd_run *r, size_t start, size_t end)
{
	size_t from = r->from_start > start ? r->from_start : start;
	size_t to = r->from_end < end ? r->from_end : end;

	if (from < to)
		put_words(v, ZD_VIEW_KEPT, zd_buf_slice(&a->paper.text), from,
			to);
}

/* Where a run stands on the from-side: new words stand where the run before
 * them ended. */
static size_t place_of(const struct zd_attestation *a, size_t i)
{
	const struct zd_run *r = &a->runs.at[i];

	if (r->mark != ZD_INSERTED)
		return r->from_start;
	while (i-- > 0)
		if (a->runs.at[i].mark != ZD_INSERTED)
			return a->runs.at[i].from_end
				? a->runs.at[i].from_end - 1
				: 0;
	return 0;
}

/* A paragraph of the paper with what deviates in it. */
static void put_part(
	struct zd_view *v, const struct zd_attestation *a, size_t part)
{
	const struct zd_paper *p = &a->paper;
	size_t start = p->parts[part].start;
	size_t end = part + 1 < p->parts_len ? p->parts[part + 1].start
					     : p->text.len;

	zd_view_add(v, ZD_VIEW_PARAGRAPH);
	for (size_t i = 0; i < a->runs.len; i++) {
		const struct zd_run *r = &a->runs.at[i];

		if (r->mark == ZD_KEPT)
			put_kept(v, a, r, start, end);
		else if (part_at(p, place_of(a, i)) != part)
			continue;
		else if (r->mark == ZD_DELETED)
			put_words(v, ZD_VIEW_DELETED, zd_buf_slice(&p->text),
				r->from_start, r->from_end);
		else
			put_words(v, ZD_VIEW_INSERTED, zd_buf_slice(&a->print),
				r->to_start, r->to_end);
	}
}

static void put_lost(struct zd_view *v, const struct zd_attestation *a)
{
	for (size_t k = 1; k < a->paper.notes_len; k++) {
		if (!a->lost[k])
			continue;
		zd_view_add(v, ZD_VIEW_LINE);
		zd_view_printf(
			v, ZD_VIEW_KEPT, "Footnote %zu is not there: ", k);
		zd_view_run(v, ZD_VIEW_DELETED,
			zd_arena_slice(&v->arena, a->paper.notes[k]));
	}
}

static void put_paper(struct zd_view *v, const struct zd_attestation *a)
{
	bool *deviates = zd_arena_calloc(
		&v->arena, a->paper.parts_len + 1, sizeof(*deviates));

	for (size_t i = 0; i < a->runs.len; i++)
		if (zd_attest_counts(&a->runs.at[i]))
			deviates[part_at(&a->paper, place_of(a, i))] = true;
	zd_view_add(v, ZD_VIEW_LEGEND);
	zd_view_run(v, ZD_VIEW_DELETED, ZD_LIT("words that are not there"));
	zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT(" · "));
	zd_view_run(v, ZD_VIEW_INSERTED, ZD_LIT("words that are"));
	for (size_t i = 0; i < a->paper.parts_len; i++)
		if (deviates[i])
			put_part(v, a, i);
	put_lost(v, a);
	v->marked = true;
}

static int put_redline(
	struct zd_view *v, const struct zd_attestation *a, struct zd_error *err)
{
	struct zd_view_redline_options o = {.changed_only = true,
		.from_name = a->round,
		.to_name = ZD_LIT("what came back"),
		.ignore = ZD_IGNORE_MARKUP | ZD_IGNORE_SPACE | ZD_IGNORE_NOTES};
	struct zd_view *part;
	int code = zd_view_of_redline(&part, a->redline, &o, err);

	if (code)
		return code;
	zd_view_append(v, part, "");
	zd_view_free(part);
	return 0;
}

int zd_view_of_attestation(struct zd_view **out, const struct zd_attestation *a,
	struct zd_error *err)
{
	struct zd_view *v = zd_view_new("attestation");
	int code = 0;

	put_verdict(v, a);
	if (!a->exact && a->on_paper)
		put_paper(v, a);
	else if (!a->exact)
		code = put_redline(v, a, err);
	if (code)
		zd_view_free(v);
	*out = code ? NULL : v;
	return code;
}
