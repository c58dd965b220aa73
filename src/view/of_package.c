/* A covering letter with the text, the redline, the concordance and what is
 * open: one document. */
#include <stdarg.h>

#include "base/date.h"
#include "text/bracket.h"
#include "view/of.h"
#include "view/package.h"
#include "view/redline.h"

static void say(struct zd_view *v, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* A paragraph of the letter. */
static void say(struct zd_view *v, const char *fmt, ...)
{
	va_list ap;

	zd_view_add(v, ZD_VIEW_PARAGRAPH);
	va_start(ap, fmt);
	zd_view_run(v, ZD_VIEW_KEPT, zd_arena_vprintf(&v->arena, fmt, ap));
	va_end(ap);
}

static void put_line(struct zd_view *v, struct zd_slice text)
{
	zd_view_add(v, ZD_VIEW_LINE);
	zd_view_run(v, ZD_VIEW_KEPT, zd_arena_slice(&v->arena, text));
}

static void put_heading(struct zd_view *v, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

static void put_heading(struct zd_view *v, const char *fmt, ...)
{
	va_list ap;

	zd_view_add(v, ZD_VIEW_HEADING)->level = 1;
	va_start(ap, fmt);
	zd_view_run(v, ZD_VIEW_KEPT, zd_arena_vprintf(&v->arena, fmt, ap));
	va_end(ap);
}

/* --- the letter ---------------------------------------------------------- */

/* "2026-03-27" as "27 March 2026"; anything else as it is. */
static struct zd_slice long_date(struct zd_view *v, struct zd_slice text)
{
	char longer[ZD_DATE_LONG_ROOM];
	struct zd_date date;

	if (!zd_date_parse(&date, text))
		return text;
	zd_date_write_long(longer, date);
	return zd_arena_slice(&v->arena, zd_slice_str(longer));
}

static void put_place(struct zd_view *v, const struct zd_package *p)
{
	struct zd_slice place = zd_settings_get(p->settings, "place");
	struct zd_slice date = long_date(v, p->date);

	put_line(v,
		zd_arena_printf(&v->arena, "%.*s%s%.*s", ZD_FMT(place),
			place.len && date.len ? ", " : "", ZD_FMT(date)));
}

static void put_signatures(struct zd_view *v, struct zd_slice list)
{
	while (list.ptr && list.len) {
		struct zd_slice one = zd_setting_next(&list);

		say(v, "%.*s", ZD_FMT(one));
	}
}

static void put_addressees(struct zd_view *v, struct zd_slice list)
{
	while (list.ptr && list.len)
		put_line(v, zd_setting_next(&list));
}

static void put_enclosures(struct zd_view *v, const struct zd_package *p)
{
	if (p->redline)
		say(v,
			"With the text you will find what changed since "
			"%.*s (annex A), a concordance of the paragraphs "
			"(annex B) and a list of the paragraphs that are still "
			"open (annex C).",
			ZD_FMT(p->before));
	else
		say(v,
			"With the text you will find a list of the paragraphs "
			"that are open (annex A).");
	say(v,
		"The text is commit %.*s of the record of the negotiation; the "
		"fingerprint of its words is %.*s. Whoever holds a copy of the "
		"record can compare any text with it: zerodraft attest.",
		ZD_FMT(p->commit), ZD_FMT(p->fingerprint));
}

static void put_letter(struct zd_view *v, const struct zd_package *p)
{
	struct zd_slice signers = zd_settings_get(p->settings, "facilitators");
	struct zd_slice meeting = zd_settings_get(p->settings, "meeting");
	bool several = zd_slice_chr(signers, '|', 0) != SIZE_MAX;
	const char *who = several ? "We" : "I";

	put_place(v, p);
	say(v, "Excellency,");
	say(v,
		"%s write to you as %s of the negotiations on the text "
		"entitled “%.*s”, and %s pleased to circulate %.*s of it.",
		who, several ? "co-facilitators" : "facilitator",
		ZD_FMT(p->title), several ? "are" : "am", ZD_FMT(p->round));
	for (size_t i = 0; i < p->messages_len; i++)
		say(v, "%s", p->messages[i]);
	if (meeting.len)
		say(v, "The text will be considered next: %.*s.",
			ZD_FMT(meeting));
	put_enclosures(v, p);
	say(v,
		"Please accept, Excellency, the assurances of %s highest "
		"consideration.",
		several ? "our" : "my");
	put_signatures(v, signers);
	put_addressees(v, zd_settings_get(p->settings, "addressees"));
}

/* --- the annexes --------------------------------------------------------- */

static bool is_labelled(
	const struct zd_draft *d, const uint32_t *at, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (d->paragraphs.at[at[i]].kind == ZD_PARAGRAPH)
			return true;
	return false;
}

/* Every labelled paragraph: as it was, as it is, what became of it. */
static void put_concordance(struct zd_view *v, const struct zd_redline *r)
{
	static const char *const head[] = {
		"Was", "Is", "What became of it", NULL};
	struct zd_view_names from, to;

	zd_view_names_init(&from, r->from);
	zd_view_names_init(&to, r->to);
	zd_view_head(v, head);
	for (size_t i = 0; i < r->links.len; i++) {
		const struct zd_link *link = &r->links.at[i];
		const uint32_t *was = r->from_list.at + link->from_first;
		const uint32_t *is = r->to_list.at + link->to_first;

		if (!is_labelled(r->from, was, link->from_count) &&
			!is_labelled(r->to, is, link->to_count))
			continue;
		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(
			v, zd_view_named(v, &from, was, link->from_count));
		zd_view_cell_text(v, zd_view_named(v, &to, is, link->to_count));
		zd_view_cell_text(
			v, zd_slice_str(zd_relation_name(link->relation)));
	}
	zd_view_names_clear(&from);
	zd_view_names_clear(&to);
}

static const struct zd_agreed *agreed(
	const struct zd_agreement *a, struct zd_slice id)
{
	for (size_t i = 0; i < a->list.len; i++)
		if (zd_slice_eq(a->list.at[i].id, id))
			return &a->list.at[i];
	return NULL;
}

/* Brackets that have to go, by paragraph; those across paragraphs count
 * where they open. */
static uint32_t *count_brackets(struct zd_view *v, const struct zd_draft *d)
{
	struct zd_brackets *b = zd_brackets_new(d, NULL);
	uint32_t *counts = zd_arena_calloc(
		&v->arena, d->paragraphs.len + 1, sizeof(*counts));

	for (size_t i = 0; i < b->list.len; i++)
		if (zd_bracket_is_open(b->list.at[i].kind))
			counts[zd_bracket_paragraph(b, &b->list.at[i])]++;
	zd_brackets_free(b);
	return counts;
}

static struct zd_slice why_open(
	struct zd_view *v, const struct zd_agreed *g, uint32_t brackets)
{
	struct zd_slice text = ZD_LIT("not agreed");

	if (g && g->reopened)
		text = zd_arena_printf(&v->arena, "reopened by %.*s (%.*s)",
			ZD_FMT(g->by), ZD_FMT(g->act));
	if (brackets)
		text = zd_arena_printf(&v->arena, "%.*s, %u bracket%s",
			ZD_FMT(text), brackets, brackets == 1 ? "" : "s");
	return text;
}

static void put_open(struct zd_view *v, const struct zd_package *p)
{
	static const char *const head[] = {"Paragraph", "Why it is open", NULL};
	uint32_t *brackets = count_brackets(v, p->draft);
	unsigned open = 0, all = 0;

	zd_view_head(v, head);
	for (uint32_t i = 0; i < p->draft->paragraphs.len; i++) {
		const struct zd_paragraph *g = &p->draft->paragraphs.at[i];
		const struct zd_agreed *mark = agreed(p->agreement, g->id);

		if (g->kind != ZD_PARAGRAPH)
			continue;
		all++;
		if (mark && !mark->reopened && !brackets[i])
			continue;
		open++;
		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v, zd_arena_slice(&v->arena, g->label));
		zd_view_cell_text(v, why_open(v, mark, brackets[i]));
	}
	zd_view_add(v, ZD_VIEW_LINE);
	zd_view_printf(
		v, ZD_VIEW_KEPT, "%u of %u paragraphs are open", open, all);
}

/* --- all of it ----------------------------------------------------------- */

static bool is_head(const struct zd_view_block *b)
{
	return b->kind == ZD_VIEW_TITLE || b->kind == ZD_VIEW_LINE;
}

/* The title is a heading here and the fields are in the letter. Blocks share
 * no runs, so a head is left out by leaving its block out. */
static void drop_heads(struct zd_view *v)
{
	size_t n = 0;

	for (size_t i = 0; i < v->blocks.len; i++)
		if (!is_head(&v->blocks.at[i]))
			v->blocks.at[n++] = v->blocks.at[i];
	v->blocks.len = n;
}

/* Takes the part over. */
static void put_part(
	struct zd_view *v, struct zd_view *part, const char *prefix)
{
	drop_heads(part);
	zd_view_append(v, part, prefix);
	zd_view_free(part);
}

static int put_redline(
	struct zd_view *v, const struct zd_package *p, struct zd_error *err)
{
	struct zd_view_redline_options o = {
		.from_name = p->before, .to_name = p->round};
	struct zd_view *part;
	int code = zd_view_of_redline(&part, p->redline, &o, err);

	if (code)
		return code;
	put_heading(v, "Annex A. Changes since %.*s", ZD_FMT(p->before));
	put_part(v, part, "a-");
	put_heading(v, "Annex B. Concordance");
	put_concordance(v, p->redline);
	return 0;
}

static void put_facts(struct zd_view *v, const struct zd_package *p)
{
	const struct zd_view_fact facts[] = {{ZD_LIT("title"), p->title},
		{ZD_LIT("round"), p->round}, {ZD_LIT("date"), p->date},
		{ZD_LIT("commit"), p->commit},
		{ZD_LIT("fingerprint"), p->fingerprint}};

	for (size_t i = 0; i < sizeof(facts) / sizeof(*facts); i++)
		zd_view_fact(v, facts[i].key.ptr,
			zd_arena_slice(&v->arena, facts[i].value));
}

int zd_view_of_package(
	struct zd_view **out, const struct zd_package *p, struct zd_error *err)
{
	struct zd_view *v = zd_view_new("package"), *part;
	int code;

	put_facts(v, p);
	put_letter(v, p);
	put_heading(v, "%.*s", ZD_FMT(p->title));
	code = zd_view_of_draft(&part, p->draft, NULL, err);
	if (!code)
		put_part(v, part, "");
	if (!code && p->redline)
		code = put_redline(v, p, err);
	if (!code) {
		put_heading(
			v, "Annex %c. Open paragraphs", p->redline ? 'C' : 'A');
		put_open(v, p);
	} else {
		zd_view_free(v);
		v = NULL;
	}
	*out = v;
	return code;
}
