#include "base/ascii.h"
#include "negotiation/close.h"
#include "text/reference.h"

struct renumbering {
	const struct zd_draft *draft;
	struct zd_round_report *report;
	struct zd_slice *labels; /* of each paragraph, new; or empty */
	struct zd_buf text;
};

static void number_all(struct renumbering *r)
{
	uint32_t next[ZD_SERIES_PLAIN + 1] = {0};
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_label label;

	for (size_t i = 0; i < r->draft->paragraphs.len; i++) {
		const struct zd_paragraph *p = &r->draft->paragraphs.at[i];

		if (p->kind != ZD_PARAGRAPH || !zd_label_is(p->label, &label))
			continue;
		label.number = ++next[label.series];
		label.bis = label.alt = 0;
		zd_buf_truncate(&b, 0);
		zd_label_format(&b, &label);
		r->labels[i] =
			zd_arena_slice(&r->report->arena, zd_buf_slice(&b));
		if (!zd_slice_eq(r->labels[i], p->label))
			zd_vec_push(&r->report->list,
				((struct zd_concordance){
					zd_arena_slice(
						&r->report->arena, p->id),
					zd_arena_slice(
						&r->report->arena, p->label),
					r->labels[i]}));
	}
	zd_buf_clear(&b);
}

/* The paragraph a reference means: its label, or its number among the
 * operative (or plain) ones. */
static uint32_t meant(struct renumbering *r, const struct zd_reference *ref)
{
	struct zd_label own;

	for (uint32_t i = 0; i < r->draft->paragraphs.len; i++) {
		if (!r->labels[i].len ||
			!zd_label_is(r->draft->paragraphs.at[i].label, &own))
			continue;
		if (own.number != ref->label.number ||
			own.bis != ref->label.bis || own.alt != ref->label.alt)
			continue;
		if (ref->label.series == ZD_SERIES_NONE
				? own.series != ZD_SERIES_PP
				: own.series == ref->label.series)
			return i;
	}
	return ZD_NONE;
}

/* Only the number is replaced, so that "OP 7" and "paragraph 7" keep their
 * spelling. */
static void put_new(struct renumbering *r, struct zd_slice old,
	const struct zd_reference *ref, uint32_t target)
{
	struct zd_label label;
	size_t at = 0;

	zd_label_is(r->labels[target], &label);
	while (at < old.len && !zd_is_digit(old.ptr[at]))
		at++;
	zd_buf_put(&r->text, old.ptr, at);
	zd_buf_printf(&r->text, "%u", label.number);
	while (at < old.len && zd_is_digit(old.ptr[at]))
		at++;
	/* " bis" goes, "(a)" stays */
	if (ref->label.bis || ref->label.alt)
		while (at < old.len && old.ptr[at] != '(' &&
			old.ptr[at] != '\\')
			at++;
	zd_buf_put(&r->text, old.ptr + at, old.len - at);
}

static void doubt(struct renumbering *r, uint32_t i, const char *why,
	struct zd_slice words)
{
	zd_finding_add(r->report->findings, ZD_WARNING, "doubtful-reference",
		r->labels[i].len ? r->labels[i]
				 : r->draft->paragraphs.at[i].label,
		0, "'%.*s' %s", ZD_FMT(words), why);
}

static void carry_references(struct renumbering *r, uint32_t i,
	struct zd_slice text, struct zd_references *refs)
{
	size_t done = 0;
	uint32_t target, before = ZD_NONE;

	for (size_t k = 0; k < refs->len; k++) {
		const struct zd_reference *ref = &refs->at[k];
		struct zd_slice old = zd_slice_sub(text, ref->start, ref->end);

		target = meant(r, ref);
		zd_buf_put_slice(
			&r->text, zd_slice_sub(text, done, ref->start));
		done = ref->end;
		if (target == ZD_NONE) {
			zd_buf_put_slice(&r->text, old);
			doubt(r, i, "names no paragraph of this text", old);
			continue;
		}
		put_new(r, old, ref, target);
		r->report->references += !zd_slice_eq(r->labels[target],
			r->draft->paragraphs.at[target].label);
		if (ref->doubtful)
			doubt(r, i, "was taken to mean this text: check it",
				old);
		if (ref->range_end && before != ZD_NONE && before > target)
			doubt(r, i, "now ends a range before it begins", old);
		before = target;
	}
	zd_buf_put_slice(&r->text, zd_slice_sub(text, done, text.len));
}

static void put_paragraph(
	struct renumbering *r, struct zd_draft *out, uint32_t i)
{
	const struct zd_paragraph *p = &r->draft->paragraphs.at[i];
	struct zd_references refs = {0};
	uint32_t at;
	bool cut;

	at = zd_draft_add(
		out, p->kind, r->labels[i].len ? r->labels[i] : p->label);
	out->paragraphs.at[at].level = p->level;
	out->paragraphs.at[at].id = zd_arena_slice(&out->arena, p->id);
	out->paragraphs.at[at].origin = zd_arena_slice(&out->arena, p->origin);
	for (uint32_t b = p->first; b < p->first + p->count; b++) {
		struct zd_slice text = r->draft->blocks.at[b].text;

		refs.len = 0;
		if (p->kind != ZD_FIELD)
			zd_references_find(&refs, text, &cut);
		zd_buf_truncate(&r->text, 0);
		carry_references(r, i, text, &refs);
		zd_draft_add_block(out, r->draft->blocks.at[b].mark,
			zd_buf_slice(&r->text));
	}
	zd_free(refs.at);
}

void zd_renumber(struct zd_draft **out, const struct zd_draft *draft,
	struct zd_round_report *report)
{
	struct renumbering r = {
		.draft = draft, .report = report, .text = ZD_BUF_INIT};

	r.labels = zd_calloc(draft->paragraphs.len, sizeof(*r.labels));
	number_all(&r);
	*out = zd_draft_new();
	for (uint32_t i = 0; i < draft->paragraphs.len; i++)
		put_paragraph(&r, *out, i);
	zd_free(r.labels);
	zd_buf_clear(&r.text);
}
