/* Traces: one paragraph's way as a table, all of them as a concordance. */
#include "view/of_trace.h"

#include "negotiation/names.h"
#include "text/markup.h"

#define NAME_ROOM 40
#define ACTS_SHOWN 4

/* --- names ------------------------------------------------------------ */

static struct zd_slice shortened(
	struct zd_view *v, struct zd_slice s, size_t most)
{
	size_t at = 0, chars = 0, cut = 0;

	while (at < s.len) {
		if (chars == most - 1)
			cut = at;
		if (chars++ == most)
			return zd_arena_printf(&v->arena, "%.*s…",
				ZD_FMT(zd_slice_trim(zd_slice_sub(s, 0, cut))));
		at++;
		while (at < s.len && ((unsigned char)s.ptr[at] & 0xc0) == 0x80)
			at++;
	}
	return s;
}

static struct zd_slice words_of(
	struct zd_view *v, const struct zd_version *version, size_t most)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice s = {0};

	if (version->blocks_len)
		zd_markup_plain(&b, version->blocks[0].text);
	s = shortened(v, zd_arena_slice(&v->arena, zd_buf_slice(&b)), most);
	zd_buf_clear(&b);
	return s;
}

struct zd_slice zd_view_stop_name(struct zd_view *v, const struct zd_trace *t,
	const struct zd_stop *stop, size_t most)
{
	if (stop->label.len)
		return shortened(v, stop->label, most);
	if (stop->kind == ZD_FORMULA)
		return ZD_LIT("formula");
	return words_of(
		v, zd_trace_version(t, (uint32_t)(stop - t->stops.at)), most);
}

struct zd_slice zd_view_round_name(struct zd_view *v, struct zd_slice name)
{
	return zd_round_title(&v->arena, name);
}

static void put_names(struct zd_buf *b, struct zd_view *v,
	const struct zd_trace *t, const struct zd_stop *stop, bool back)
{
	uint32_t n = back ? stop->froms : stop->tos, put = 0, all = 0;

	for (unsigned pass = 0; pass < 2; pass++)
		for (uint32_t i = 0; i < n; i++) {
			uint32_t k = back ? stop->first_from + i
					  : t->by_from.at[stop->first_to + i];
			const struct zd_trace_link *l = &t->links.at[k];

			if (l->passage)
				continue;
			if (!pass) {
				all++;
				continue;
			}
			zd_buf_printf(b, "%s%.*s",
				!put                     ? ""
					: put + 1 == all ? " and "
							 : ", ",
				ZD_FMT(zd_view_stop_name(v, t,
					&t->stops.at[back ? l->from : l->to],
					NAME_ROOM)));
			put++;
		}
}

static void put_passages(struct zd_buf *b, struct zd_view *v,
	const struct zd_trace *t, const struct zd_stop *stop)
{
	for (uint32_t i = 0; i < stop->froms; i++) {
		const struct zd_trace_link *l =
			&t->links.at[stop->first_from + i];

		if (l->passage)
			zd_buf_printf(b, "; %u words from %.*s", l->words,
				ZD_FMT(zd_view_stop_name(v, t,
					&t->stops.at[l->from], NAME_ROOM)));
	}
}

static void put_relation(struct zd_buf *b, struct zd_view *v,
	const struct zd_trace *t, const struct zd_stop *stop)
{
	switch (stop->relation) {
	case ZD_NEW: zd_buf_puts(b, "new"); break;
	case ZD_SAME: zd_buf_puts(b, "as it was"); break;
	case ZD_SPLIT:
	case ZD_MERGED:
		zd_buf_puts(b,
			stop->relation == ZD_SPLIT ? "split from "
						   : "merged from ");
		put_names(b, v, t, stop, true);
		break;
	default: zd_buf_puts(b, zd_relation_name(stop->relation));
	}
}

struct zd_slice zd_view_stop_said(
	struct zd_view *v, const struct zd_trace *t, const struct zd_stop *stop)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice s;

	if (!stop->column) {
		s = zd_arena_printf(&v->arena, "%u word%s", stop->words,
			stop->words == 1 ? "" : "s");
		return s;
	}
	put_relation(&b, v, t, stop);
	if (stop->relabelled && stop->relation != ZD_SPLIT &&
		stop->relation != ZD_MERGED)
		zd_buf_printf(&b, "%s%.*s",
			stop->relation == ZD_RENUMBERED ? " from " : ", was ",
			ZD_FMT(stop->old_label));
	if (stop->relation == ZD_NEW)
		zd_buf_printf(&b, ": %u word%s", stop->words,
			stop->words == 1 ? "" : "s");
	else if (!stop->in && !stop->out &&
		(stop->relation == ZD_EDITED ||
			stop->relation == ZD_MOVED_EDITED))
		zd_buf_puts(&b, ": the words stay");
	else if (stop->in || stop->out)
		zd_buf_printf(&b, ": %u words kept, %u in, %u out", stop->kept,
			stop->in, stop->out);
	put_passages(&b, v, t, stop);
	s = zd_arena_slice(&v->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return s;
}

static void put_act(
	struct zd_buf *b, struct zd_view *v, const struct zd_story_act *act)
{
	struct zd_slice name = act->amendment;

	if (name.len && act->party.len) {
		zd_slice_cut(&name, '/');
		zd_buf_printf(b, "%.*s %.*s", ZD_FMT(act->verb), ZD_FMT(name));
	} else {
		zd_buf_put_slice(b, shortened(v, act->subject, NAME_ROOM));
	}
}

struct zd_slice zd_view_stop_acts(
	struct zd_view *v, const struct zd_trace *t, const struct zd_stop *stop)
{
	const struct zd_story_touch *touches[ACTS_SHOWN];
	size_t n = zd_trace_acts(
		t, (uint32_t)(stop - t->stops.at), touches, ACTS_SHOWN);
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice s;

	for (size_t i = 0; i < n && i < ACTS_SHOWN; i++) {
		if (i)
			zd_buf_puts(&b, ", ");
		put_act(&b, v, &t->story->acts.at[touches[i]->act]);
	}
	if (n > ACTS_SHOWN)
		zd_buf_printf(&b, " and %zu more", n - ACTS_SHOWN);
	s = zd_arena_slice(&v->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return s;
}

/* --- one paragraph ---------------------------------------------------- */

static void put_stop(struct zd_view *v, const struct zd_trace *t, uint32_t i)
{
	const struct zd_stop *s = &t->stops.at[i];
	const struct zd_trace_column *c = &t->columns.at[s->column];

	zd_view_add(v, ZD_VIEW_ROW);
	zd_view_cell_text(v, zd_view_round_name(v, c->name));
	zd_view_cell_text(v, zd_view_stop_name(v, t, s, NAME_ROOM));
	zd_view_cell(v);
	zd_view_printf(v, ZD_VIEW_KEPT, "%u of %u", i - c->first + 1, c->count);
	zd_view_cell_text(v, zd_view_stop_said(v, t, s));
	zd_view_cell_text(v, zd_view_stop_acts(v, t, s));
}

/* Which act took it out. */
static struct zd_slice gone_by(
	struct zd_view *v, const struct zd_trace *t, const struct zd_stop *s)
{
	uint32_t from = t->columns.at[s->column].act;
	const struct zd_story *story = t->story;
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice said = {0};

	for (uint32_t a = from + 1;
		a <= t->columns.at[s->column + 1].act && !b.len; a++)
		for (uint32_t k = 0; k < story->acts.at[a].touches; k++) {
			const struct zd_story_touch *touch =
				&story->touches
					 .at[story->acts.at[a].first_touch + k];

			if (touch->thread == s->thread && touch->gone)
				put_act(&b, v, &story->acts.at[a]);
		}
	said = zd_arena_slice(&v->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return said;
}

static void put_gone(struct zd_view *v, const struct zd_trace *t, uint32_t i)
{
	const struct zd_stop *s = &t->stops.at[i];

	zd_view_add(v, ZD_VIEW_ROW);
	zd_view_cell_text(
		v, zd_view_round_name(v, t->columns.at[s->column + 1].name));
	zd_view_cell_text(v, zd_view_stop_name(v, t, s, NAME_ROOM));
	zd_view_cell_text(v, ZD_LIT("–"));
	zd_view_cell(v);
	zd_view_printf(v, ZD_VIEW_KEPT, "gone: %u word%s", s->words,
		s->words == 1 ? "" : "s");
	zd_view_cell_text(v, gone_by(v, t, s));
}

static void put_one(struct zd_view *v, const struct zd_trace *t, uint32_t stop)
{
	static const char *const names[] = {
		"Round", "Paragraph", "Place", "What became of it", "By", NULL};
	bool *family = zd_calloc(t->stops.len + 1, 1);

	zd_trace_family(t, stop, family);
	zd_view_head(v, names);
	for (uint32_t c = 0; c < t->columns.len; c++) {
		const struct zd_trace_column *col = &t->columns.at[c];

		for (uint32_t i = col->first; i < col->first + col->count; i++)
			if (family[i])
				put_stop(v, t, i);
		for (uint32_t i = col->first; i < col->first + col->count; i++)
			if (family[i] && t->stops.at[i].last)
				put_gone(v, t, i);
	}
	zd_free(family);
}

/* --- all of them ------------------------------------------------------ */

/* Where most of a stop's words stood before; ZD_VIEW_NONE: nowhere. */
static uint32_t stop_before(const struct zd_trace *t, uint32_t stop)
{
	const struct zd_stop *s = &t->stops.at[stop];
	uint32_t best = ZD_VIEW_NONE, most = 0;

	for (uint32_t i = 0; i < s->froms; i++) {
		const struct zd_trace_link *l = &t->links.at[s->first_from + i];

		if (!l->passage && (best == ZD_VIEW_NONE || l->words > most)) {
			best = l->from;
			most = l->words;
		}
	}
	return best;
}

/* What became of it in each round, those aside that left it as it was; of
 * two rounds the second is not named. */
static struct zd_slice said_of_all(
	struct zd_view *v, const struct zd_trace *t, uint32_t stop)
{
	const struct zd_stop *s = &t->stops.at[stop];
	struct zd_slice said = ZD_LIT("as it was"), one;

	if (t->columns.len < 3)
		return zd_view_stop_said(v, t, s);
	for (bool any = false; stop != ZD_VIEW_NONE;
		stop = stop_before(t, stop)) {
		s = &t->stops.at[stop];
		one = zd_view_stop_said(v, t, s);
		if (!s->column || zd_slice_is(one, "as it was"))
			continue;
		said = zd_arena_printf(&v->arena, "%.*s: %.*s%s%.*s",
			ZD_FMT(zd_view_round_name(
				v, t->columns.at[s->column].name)),
			ZD_FMT(one), any ? "; " : "",
			ZD_FMT(any ? said : ZD_LIT("")));
		any = true;
	}
	return said;
}

/* The ancestors of a stop, column by column. */
static void put_way(struct zd_view *v, const struct zd_trace *t, uint32_t stop)
{
	bool *family = zd_calloc(t->stops.len + 1, 1);
	const struct zd_stop *s = &t->stops.at[stop];

	zd_trace_family(t, stop, family);
	zd_view_add(v, ZD_VIEW_ROW);
	for (uint32_t c = 0; c < t->columns.len; c++) {
		const struct zd_trace_column *col = &t->columns.at[c];
		bool any = false;

		zd_view_cell(v);
		for (uint32_t i = col->first;
			c <= s->column && i < col->first + col->count; i++) {
			if (!family[i])
				continue;
			zd_view_printf(v, ZD_VIEW_KEPT, "%s%.*s",
				any ? " + " : "",
				ZD_FMT(zd_view_stop_name(
					v, t, &t->stops.at[i], NAME_ROOM)));
			any = true;
		}
		if (!any)
			zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT("–"));
	}
	zd_view_cell_text(v,
		s->last ? zd_arena_printf(&v->arena, "gone after %.*s",
				  ZD_FMT(zd_view_round_name(
					  v, t->columns.at[s->column].name)))
			: said_of_all(v, t, stop));
	zd_free(family);
}

static void put_all(struct zd_view *v, const struct zd_trace *t)
{
	const struct zd_trace_column *last;

	zd_view_add(v, ZD_VIEW_HEAD_ROW);
	for (size_t c = 0; c < t->columns.len; c++)
		zd_view_cell_text(
			v, zd_view_round_name(v, t->columns.at[c].name));
	zd_view_cell_text(v, ZD_LIT("What became of it"));
	if (!t->columns.len)
		return;
	last = &t->columns.at[t->columns.len - 1];
	for (uint32_t i = last->first; i < last->first + last->count; i++)
		put_way(v, t, i);
	for (uint32_t i = 0; i < t->stops.len; i++)
		if (t->stops.at[i].last)
			put_way(v, t, i);
}

int zd_view_of_trace(struct zd_view **out, const struct zd_trace *t,
	uint32_t stop, struct zd_error *err)
{
	struct zd_view *v = zd_view_new("trace");

	*out = NULL;
	if (!t->columns.len) {
		zd_view_free(v);
		return zd_error_set(err, ZD_ENOTFOUND,
			"there is no round yet: nothing can be traced");
	}
	if (stop == ZD_VIEW_NONE) {
		put_all(v, t);
		zd_view_put_trace_picture(v, t);
	} else {
		put_one(v, t, stop);
	}
	*out = v;
	return 0;
}
