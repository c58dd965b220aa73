#include "api/brackets_json.h"

#include "api/json_put.h"
#include "history/bracket.h"
#include "negotiation/settle.h"

/* --- one bracket ---------------------------------------------------------- */

struct telling {
	struct zd_buf *out;
	const struct zd_brackets *b;
	const struct zd_slice *names;
	const uint32_t *place, *size; /* of alternatives side by side */
};

static void put_name(struct telling *t, const char *key, uint32_t i)
{
	const struct zd_bracket *one = &t->b->list.at[i];
	struct zd_buf name = ZD_BUF_INIT;

	zd_buf_printf(&name, "%.*s[%u]",
		ZD_FMT(t->names[zd_bracket_paragraph(t->b, one)]), one->nth);
	zd_json_text(t->out, key, zd_buf_slice(&name));
	zd_buf_clear(&name);
}

/* The visible words of it. */
static void put_inside(
	struct zd_buf *out, const struct zd_brackets *b, uint32_t i)
{
	struct zd_buf stored = ZD_BUF_INIT;

	zd_bracket_text(&stored, b, &b->list.at[i], ZD_BRACKET_TOLD);
	zd_json_stored(out, "inside", zd_buf_slice(&stored));
	zd_buf_clear(&stored);
}

static void put_at(struct zd_buf *out, const char *key, struct zd_bracket_at at)
{
	zd_json_open(out, key, '{');
	zd_json_number(out, "block", at.block);
	zd_json_number(out, "byte", at.at);
	zd_json_close(out, '}');
}

static void put_alternatives(struct telling *t, uint32_t i)
{
	const struct zd_bracket *one = &t->b->list.at[i];

	if (one->group != ZD_NONE) {
		zd_json_number(t->out, "alternative", t->place[i]);
		zd_json_number(t->out, "alternatives", t->size[one->group]);
	}
	if (one->parts < 2)
		return;
	zd_json_open(t->out, "parts", '[');
	for (uint32_t k = 0; k < one->parts; k++) {
		const struct zd_bracket_part *p =
			&t->b->parts.at[one->first + k];

		zd_json_open(t->out, NULL, '{');
		put_at(t->out, "start", p->start);
		put_at(t->out, "end", p->end);
		zd_json_some(t->out, "owners", p->owners);
		zd_json_close(t->out, '}');
	}
	zd_json_close(t->out, ']');
}

static void put_bracket(struct telling *t, const struct zd_bracket_history *h,
	const struct zd_bracket_state *s, uint32_t i)
{
	const struct zd_bracket *one = &t->b->list.at[i];
	uint32_t paragraph = zd_bracket_paragraph(t->b, one);
	const struct zd_bracket_track *track =
		s->tracks[i] == ZD_NONE ? NULL : &h->tracks.at[s->tracks[i]];

	zd_json_open(t->out, NULL, '{');
	put_name(t, "bracket", i);
	zd_json_text(t->out, "paragraph", t->names[paragraph]);
	zd_json_some(
		t->out, "in", t->b->draft->blocks.at[one->open.block].mark);
	zd_json_number(t->out, "depth", one->depth);
	if (one->parent != ZD_NONE && t->b->list.at[one->parent].nth)
		put_name(t, "within", one->parent);
	zd_json_text(
		t->out, "kind", zd_slice_str(zd_bracket_kind_name(one->kind)));
	zd_json_number(t->out, "words", one->words);
	put_at(t->out, "open", one->open);
	put_at(t->out, "close", one->close);
	if (one->no_open || one->no_close)
		zd_json_text(t->out, "missing",
			one->no_open ? ZD_LIT("open") : ZD_LIT("close"));
	put_alternatives(t, i);
	if (track) {
		zd_json_some(t->out, "owners", track->owners);
		zd_json_some(t->out, "since", h->states.at[track->opened].name);
	}
	put_inside(t->out, t->b, i);
	zd_json_close(t->out, '}');
}

void zd_brackets_json(struct zd_buf *out, const void *value)
{
	const struct zd_shown_brackets *shown = value;
	const struct zd_bracket_state *s =
		zd_bracket_history_last(shown->history);
	const struct zd_brackets *b = s->brackets;
	size_t n = b->list.len;
	struct zd_arena a = {0};
	uint32_t *place = zd_arena_calloc(&a, n + 1, sizeof(*place));
	uint32_t *size = zd_arena_calloc(&a, n + 1, sizeof(*size));
	struct telling t = {
		out, b, zd_paragraph_names(&a, b->draft), place, size};

	zd_brackets_alternatives(b, place, size);
	zd_json_open(out, NULL, '[');
	for (uint32_t i = 0; i < n; i++)
		if (b->list.at[i].nth &&
			(!shown->blocks ||
				shown->blocks[b->list.at[i].open.block]))
			put_bracket(&t, shown->history, s, i);
	zd_json_close(out, ']');
	zd_arena_clear(&a);
}

/* --- through the rounds --------------------------------------------------- */

static void put_rounds(struct zd_buf *out, const struct zd_bracket_history *h)
{
	uint32_t sum[ZD_BRACKET_CHANGES] = {0};

	zd_json_open(out, "rounds", '[');
	for (size_t i = 0; i < h->states.len; i++) {
		const struct zd_bracket_state *s = &h->states.at[i];

		for (size_t k = 0; k < ZD_BRACKET_CHANGES; k++)
			sum[k] += s->count[k];
		if (s->between)
			continue;
		zd_json_open(out, NULL, '{');
		zd_json_text(out, "round", s->name);
		zd_json_number(out, "opened",
			sum[ZD_BRACKET_PUT] + sum[ZD_BRACKET_NEW]);
		zd_json_number(out, "changed", sum[ZD_BRACKET_EDITED]);
		zd_json_number(out, "lifted", sum[ZD_BRACKET_LIFTED]);
		zd_json_number(out, "chosen", sum[ZD_BRACKET_CHOSEN]);
		zd_json_number(out, "struck", sum[ZD_BRACKET_STRUCK]);
		zd_json_number(out, "open", s->open);
		zd_json_close(out, '}');
		memset(sum, 0, sizeof(sum));
	}
	zd_json_close(out, ']');
}

static void put_track(struct zd_buf *out, const struct zd_bracket_history *h,
	const struct zd_bracket_track *track, const struct zd_slice *names)
{
	struct telling t = {.out = out,
		.b = h->states.at[track->state].brackets,
		.names = names};

	zd_json_open(out, NULL, '{');
	put_name(&t, "bracket", track->last);
	zd_json_text(out, "since", h->states.at[track->opened].name);
	zd_json_number(out, "changes", track->changes);
	zd_json_some(out, "owners", track->owners);
	if (track->closed != ZD_NONE) {
		zd_json_text(out, "closed", h->states.at[track->closed].name);
		zd_json_text(out, "how",
			zd_slice_str(zd_bracket_change_name(track->how)));
	}
	put_inside(out, t.b, track->last);
	zd_json_close(out, '}');
}

void zd_bracket_rounds_json(struct zd_buf *out, const void *value)
{
	const struct zd_bracket_history *h = value;
	struct zd_arena a = {0};
	const struct zd_slice **names =
		zd_arena_calloc(&a, h->states.len + 1, sizeof(*names));

	for (size_t i = 0; i < h->states.len; i++)
		names[i] = zd_paragraph_names(&a, h->states.at[i].draft);
	zd_json_open(out, NULL, '{');
	put_rounds(out, h);
	zd_json_open(out, "brackets", '[');
	for (size_t i = 0; i < h->tracks.len; i++)
		put_track(
			out, h, &h->tracks.at[i], names[h->tracks.at[i].state]);
	zd_json_close(out, ']');
	zd_json_close(out, '}');
	zd_arena_clear(&a);
}

/* --- an act --------------------------------------------------------------- */

void zd_bracket_act_json(struct zd_buf *out, const void *value)
{
	const struct zd_bracket_act_report *r = value;
	static const char *const done[] = {"lifted", "put", "chosen"};

	zd_json_open(out, NULL, '[');
	for (size_t i = 0; i < r->list.len; i++) {
		zd_json_open(out, NULL, '{');
		zd_json_text(out, "bracket", r->list.at[i].name);
		zd_json_text(out, "done", zd_slice_str(done[r->kind]));
		zd_json_text(out, "words", r->list.at[i].words);
		zd_json_close(out, '}');
	}
	zd_json_close(out, ']');
}
