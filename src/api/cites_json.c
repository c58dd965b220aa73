#include "api/cites_json.h"

#include "api/json_put.h"
#include "language/cite_diff.h"
#include "negotiation/cite.h"

/* --- a citation ----------------------------------------------------------- */

static const char *kind_name(const struct zd_cite *c)
{
	static const char *const names[] = {
		"resolution", "decision", "document", "words"};

	return names[c->kind];
}

/* "op3" is paragraph 3. */
static void put_label(
	struct zd_buf *out, const char *key, const struct zd_label *label)
{
	struct zd_label plain = *label;
	struct zd_buf b = ZD_BUF_INIT;

	if (plain.series != ZD_SERIES_PP)
		plain.series = ZD_SERIES_PLAIN;
	zd_label_format(&b, &plain);
	zd_json_text(out, key, zd_buf_slice(&b));
	zd_buf_clear(&b);
}

static void put_places(struct zd_buf *out, const struct zd_cite *c)
{
	if (!c->places_len)
		return;
	zd_json_open(out, "paragraphs", '[');
	for (uint32_t i = 0; i < c->places_len; i++) {
		zd_json_open(out, NULL, '{');
		put_label(out, "first", &c->places[i].first);
		put_label(out, "last", &c->places[i].last);
		zd_json_close(out, '}');
	}
	zd_json_close(out, ']');
}

static void put_some(struct zd_buf *out, const char *key, const char *text)
{
	zd_json_some(out, key, zd_slice_str(text));
}

/* names: of the draft's paragraphs. */
static void put_cite(struct zd_buf *out, const char *key,
	const struct zd_slice *names, const struct zd_cite *c)
{
	zd_json_open(out, key, '{');
	zd_json_text(out, "paragraph", names[c->paragraph]);
	if (c->note != ZD_NONE && c->note != c->paragraph)
		zd_json_text(out, "note", names[c->note]);
	zd_json_number(out, "block", c->block);
	zd_json_number(out, "start", c->start);
	zd_json_number(out, "end", c->end);
	zd_json_text(out, "symbol", c->symbol);
	put_some(out, "kind", kind_name(c));
	put_some(out, "body", zd_body_name(c->body));
	put_some(out, "relation", zd_citation_relation_name(c->relation));
	zd_json_some(out, "part", c->part);
	zd_json_some(out, "place", c->place);
	put_places(out, c);
	zd_json_some(out, "date", c->date);
	zd_json_text(out, "written", c->written);
	zd_json_text(out, "proper", c->proper);
	zd_json_close(out, '}');
}

void zd_cites_json(struct zd_buf *out, const void *value)
{
	const struct zd_cites *c = value;
	struct zd_arena a = {0};
	const struct zd_slice *names = zd_paragraph_names(&a, c->draft);

	zd_json_open(out, NULL, '[');
	for (size_t i = 0; i < c->list.len; i++)
		put_cite(out, NULL, names, &c->list.at[i]);
	zd_json_close(out, ']');
	zd_arena_clear(&a);
}

/* --- what changed, what was written anew ---------------------------------- */

void zd_cite_changes_json(struct zd_buf *out, const void *value)
{
	const struct zd_cite_changes *c = value;
	struct zd_arena a = {0};
	const struct zd_slice *from = zd_paragraph_names(&a, c->from->draft);
	const struct zd_slice *to = zd_paragraph_names(&a, c->to->draft);

	zd_json_open(out, NULL, '[');
	for (size_t i = 0; i < c->list.len; i++) {
		const struct zd_cite_change *one = &c->list.at[i];

		zd_json_open(out, NULL, '{');
		put_some(out, "change", zd_cite_fate_name(one->fate));
		if (one->from != ZD_NONE)
			put_cite(out, "from", from,
				&c->from->list.at[one->from]);
		if (one->to != ZD_NONE)
			put_cite(out, "to", to, &c->to->list.at[one->to]);
		zd_json_close(out, '}');
	}
	zd_json_close(out, ']');
	zd_arena_clear(&a);
}

void zd_cite_fixed_json(struct zd_buf *out, const void *value)
{
	const struct zd_cite_fix_report *r = value;

	zd_json_open(out, NULL, '[');
	for (size_t i = 0; i < r->list.len; i++) {
		zd_json_open(out, NULL, '{');
		zd_json_text(out, "paragraph", r->list.at[i].label);
		zd_json_text(out, "before", r->list.at[i].before);
		zd_json_text(out, "after", r->list.at[i].after);
		zd_json_close(out, '}');
	}
	zd_json_close(out, ']');
}

/* --- against the sources -------------------------------------------------- */

/* How much was kept and changed, of what was compared. */
static void put_measure(struct zd_buf *out, const struct zd_verdict *v)
{
	uint32_t all = v->kept + v->added;

	if (v->kind == ZD_VERDICT_BUT_FOR) {
		zd_json_open(out, "but_for", '[');
		for (unsigned i = 0; i < ZD_BUTS; i++)
			if (v->but & 1u << i)
				zd_json_text(out, NULL,
					zd_slice_str(zd_but_name(
						(enum zd_but)(1u << i))));
		zd_json_close(out, ']');
	}
	zd_json_number(out, "kept", v->kept);
	zd_json_number(out, "added", v->added);
	zd_json_number(out, "left_out", v->left_out);
	zd_json_share(out, "share", all ? (float)v->kept / (float)all : 0);
	if (v->kind == ZD_VERDICT_PARTIAL) {
		zd_json_number(out, "taken", v->taken);
		zd_json_number(out, "of", v->parts);
	}
}

static void put_cited(struct zd_buf *out, const struct zd_slice *names,
	const struct zd_cite_report *r, const struct zd_cited *one)
{
	zd_json_open(out, NULL, '{');
	put_cite(out, "citation", names, &r->cites->list.at[one->cite]);
	put_some(out, "verdict", zd_verdict_name(one->verdict.kind));
	zd_json_bool(out, "fails", one->fails);
	if (one->from.ptr) {
		zd_json_text(out, "source", one->source);
		zd_json_some(out, "label", one->label);
		put_measure(out, &one->verdict);
		if (one->verdict.kind == ZD_VERDICT_NOT_THIS)
			zd_json_share(out, "cited_share",
				(float)one->cited_share / 100);
		zd_json_redline(out, "redline", one->from, one->to);
	}
	zd_json_some(out, "remark", one->remark);
	zd_json_close(out, '}');
}

void zd_cite_report_json(struct zd_buf *out, const void *value)
{
	const struct zd_cite_report *r = value;
	struct zd_arena a = {0};
	const struct zd_slice *names = zd_paragraph_names(&a, r->cites->draft);

	zd_json_open(out, NULL, '[');
	for (size_t i = 0; i < r->list->list.len; i++)
		put_cited(out, names, r, &r->list->list.at[i]);
	zd_json_close(out, ']');
	zd_arena_clear(&a);
}

/* --- over the rounds ------------------------------------------------------ */

static void put_course(struct zd_buf *out, const struct zd_cite_rounds *r,
	const struct zd_cite_course *c)
{
	zd_json_open(out, NULL, '{');
	zd_json_text(out, "id", c->id);
	zd_json_text(out, "paragraph", c->label);
	zd_json_text(out, "symbol", c->symbol);
	zd_json_some(out, "place", c->place);
	zd_json_open(out, "verdicts", '[');
	for (size_t i = 0; i < r->names.len; i++) {
		if (!c->verdicts[i].len)
			continue;
		zd_json_open(out, NULL, '{');
		zd_json_text(out, "round", r->names.at[i]);
		zd_json_text(out, "verdict", c->verdicts[i]);
		zd_json_bool(out, "fails", c->fails[i]);
		zd_json_close(out, '}');
	}
	zd_json_close(out, ']');
	zd_json_close(out, '}');
}

/* citation: its index in the list of them, from 0. */
static void put_turn(struct zd_buf *out, const struct zd_cite_rounds *r,
	const struct zd_cite_turn *t)
{
	zd_json_open(out, NULL, '{');
	zd_json_number(out, "citation", t->course);
	zd_json_text(out, "round", r->names.at[t->round]);
	zd_json_some(out, "before", t->before);
	zd_json_some(out, "after", t->after);
	zd_json_text(out, "commit", t->commit);
	zd_json_text(out, "author", t->author);
	zd_json_text(out, "subject", t->subject);
	zd_json_close(out, '}');
}

void zd_cite_rounds_json(struct zd_buf *out, const void *value)
{
	const struct zd_cite_rounds *r = value;

	zd_json_open(out, NULL, '{');
	zd_json_open(out, "rounds", '[');
	for (size_t i = 0; i < r->names.len; i++)
		zd_json_text(out, NULL, r->names.at[i]);
	zd_json_close(out, ']');
	zd_json_open(out, "citations", '[');
	for (size_t i = 0; i < r->courses.len; i++)
		put_course(out, r, &r->courses.at[i]);
	zd_json_close(out, ']');
	zd_json_open(out, "turns", '[');
	for (size_t i = 0; i < r->turns.len; i++)
		put_turn(out, r, &r->turns.at[i]);
	zd_json_close(out, ']');
	zd_json_close(out, '}');
}
