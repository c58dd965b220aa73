/*
 * The whole negotiation as a picture: rounds stand as columns, paragraphs as
 * boxes in their order, and lines lead from each to what it became.
 */
#include "view/of_trace.h"

#include "view/picture.h"

#define MARGIN 24u
#define HEAD 64u
#define ROW 20u
#define BOX_HEIGHT 16u
#define BOX_WIDTH 118u
#define GAP 150u /* between columns: room for the lines */
#define FOOT 56u
#define NAME_ROOM 17

static uint32_t column_x(uint32_t column)
{
	return MARGIN + column * (BOX_WIDTH + GAP);
}

static uint32_t stop_y(const struct zd_trace *t, uint32_t stop)
{
	const struct zd_stop *s = &t->stops.at[stop];

	return HEAD + (stop - t->columns.at[s->column].first) * ROW;
}

static enum zd_shape_look look_of(const struct zd_stop *s)
{
	if (s->last)
		return ZD_LOOK_GONE;
	if (!s->column)
		return ZD_LOOK_PLAIN;
	switch (s->relation) {
	case ZD_NEW: return ZD_LOOK_NEW;
	case ZD_EDITED: return ZD_LOOK_EDITED;
	case ZD_SPLIT:
	case ZD_MERGED: return ZD_LOOK_PARTED;
	case ZD_MOVED:
	case ZD_MOVED_EDITED:
	case ZD_SWAPPED: return ZD_LOOK_MOVED;
	default: return ZD_LOOK_PLAIN;
	}
}

static struct zd_slice tip_of(
	struct zd_view *v, const struct zd_trace *t, uint32_t i)
{
	const struct zd_stop *s = &t->stops.at[i];
	struct zd_slice acts = zd_view_stop_acts(v, t, s);

	return zd_arena_printf(&v->arena, "%.*s, %.*s: %.*s%s%.*s%s",
		ZD_FMT(zd_view_stop_name(v, t, s, 60)),
		ZD_FMT(zd_view_round_name(v, t->columns.at[s->column].name)),
		ZD_FMT(zd_view_stop_said(v, t, s)), acts.len ? " – " : "",
		ZD_FMT(acts), s->last ? "; gone in the next round" : "");
}

static void put_box(struct zd_view *v, const struct zd_trace *t, uint32_t i)
{
	const struct zd_stop *s = &t->stops.at[i];
	uint32_t x = column_x(s->column), y = stop_y(t, i);
	struct zd_shape box = {.kind = ZD_SHAPE_BOX,
		.look = look_of(s),
		.x = x,
		.y = y,
		.x2 = BOX_WIDTH,
		.y2 = BOX_HEIGHT,
		.tip = tip_of(v, t, i)};
	struct zd_shape label = {.kind = ZD_SHAPE_TEXT,
		.look = s->kind == ZD_HEADING ? ZD_LOOK_HEAD : ZD_LOOK_PLAIN,
		.x = x + 6,
		.y = y + 12,
		.text = zd_view_stop_name(v, t, s, NAME_ROOM)};

	zd_picture_add(v->picture, box);
	zd_picture_add(v->picture, label);
}

static void put_line(struct zd_view *v, const struct zd_trace *t, uint32_t i)
{
	const struct zd_trace_link *l = &t->links.at[i];
	const struct zd_stop *from = &t->stops.at[l->from];
	const struct zd_stop *to = &t->stops.at[l->to];
	enum zd_shape_look look = look_of(to);
	struct zd_shape line = {.kind = ZD_SHAPE_CURVE,
		.x = column_x(from->column) + BOX_WIDTH,
		.y = stop_y(t, l->from) + BOX_HEIGHT / 2,
		.x2 = column_x(to->column),
		.y2 = stop_y(t, l->to) + BOX_HEIGHT / 2};

	if (to->last || look == ZD_LOOK_NEW)
		look = to->relation == ZD_EDITED ? ZD_LOOK_EDITED
						 : ZD_LOOK_PLAIN;
	line.look = l->passage ? ZD_LOOK_QUIET : look;
	line.width = l->passage || look == ZD_LOOK_PLAIN ? 12 : 20;
	line.tip = zd_arena_printf(&v->arena, "%.*s → %.*s: %u words",
		ZD_FMT(zd_view_stop_name(v, t, from, 60)),
		ZD_FMT(zd_view_stop_name(v, t, to, 60)), l->words);
	zd_picture_add(v->picture, line);
}

static void put_heads(struct zd_view *v, const struct zd_trace *t)
{
	for (uint32_t c = 0; c < t->columns.len; c++) {
		struct zd_shape name = {.kind = ZD_SHAPE_TEXT,
			.look = ZD_LOOK_HEAD,
			.x = column_x(c),
			.y = 28,
			.text = zd_view_round_name(v, t->columns.at[c].name)};
		struct zd_shape count = {.kind = ZD_SHAPE_TEXT,
			.look = ZD_LOOK_QUIET,
			.x = column_x(c),
			.y = 46,
			.text = zd_arena_printf(&v->arena, "%u paragraphs",
				t->columns.at[c].count)};

		zd_picture_add(v->picture, name);
		zd_picture_add(v->picture, count);
	}
}

/* What the looks mean, in one line below. */
static void put_legend(struct zd_view *v, uint32_t y)
{
	static const struct {
		enum zd_shape_look look;
		const char *name;
	} looks[] = {{ZD_LOOK_PLAIN, "as it was"}, {ZD_LOOK_EDITED, "edited"},
		{ZD_LOOK_MOVED, "moved"}, {ZD_LOOK_PARTED, "split, merged"},
		{ZD_LOOK_NEW, "new"}, {ZD_LOOK_GONE, "gone next"}};
	uint32_t x = MARGIN;

	for (size_t i = 0; i < sizeof(looks) / sizeof(*looks); i++) {
		struct zd_shape box = {.kind = ZD_SHAPE_BOX,
			.look = looks[i].look,
			.x = x,
			.y = y,
			.x2 = 14,
			.y2 = 12};
		struct zd_shape text = {.kind = ZD_SHAPE_TEXT,
			.x = x + 20,
			.y = y + 11,
			.text = zd_slice_str(looks[i].name)};

		zd_picture_add(v->picture, box);
		zd_picture_add(v->picture, text);
		x += 34 + 7 * (uint32_t)text.text.len;
	}
}

static struct zd_slice describe(struct zd_view *v, const struct zd_trace *t)
{
	uint32_t counts[ZD_DROPPED + 1] = {0}, gone = 0;

	for (size_t i = 0; i < t->stops.len; i++) {
		if (t->stops.at[i].column)
			counts[t->stops.at[i].relation]++;
		gone += t->stops.at[i].last;
	}
	return zd_arena_printf(&v->arena,
		"Each column is a round, each box a paragraph in its place, "
		"each line what it became. Over %zu rounds: %u edited, %u "
		"moved, %u split off, %u merged, %u new, %u gone.",
		t->columns.len, counts[ZD_EDITED] + counts[ZD_MOVED_EDITED],
		counts[ZD_MOVED] + counts[ZD_MOVED_EDITED], counts[ZD_SPLIT],
		counts[ZD_MERGED], counts[ZD_NEW], gone);
}

void zd_view_put_trace_picture(struct zd_view *v, const struct zd_trace *t)
{
	struct zd_picture *p = zd_view_picture(v,
		ZD_LIT("The way of every paragraph through the rounds"),
		describe(v, t));
	uint32_t rows = 0;

	for (size_t c = 0; c < t->columns.len; c++)
		if (t->columns.at[c].count > rows)
			rows = t->columns.at[c].count;
	p->width =
		2 * MARGIN + zd_u32(t->columns.len) * (BOX_WIDTH + GAP) - GAP;
	if (p->width < 600)
		p->width = 600;
	p->height = HEAD + rows * ROW + FOOT;
	put_heads(v, t);
	for (uint32_t i = 0; i < t->links.len; i++)
		put_line(v, t, i);
	for (uint32_t i = 0; i < t->stops.len; i++)
		put_box(v, t, i);
	put_legend(v, p->height - FOOT + 24);
}
