#include "view/view.h"

#include "view/picture.h"

#include <stdarg.h>

#include "text/markup.h"

struct zd_view *zd_view_new(const char *what)
{
	struct zd_view *v = zd_calloc(1, sizeof(*v));
	struct zd_view_about none = {0};

	v->what = what;
	zd_vec_push(&v->abouts, none);
	return v;
}

void zd_view_free(struct zd_view *v)
{
	if (!v)
		return;
	zd_vec_clear(&v->blocks);
	zd_vec_clear(&v->runs);
	zd_vec_clear(&v->cells);
	zd_vec_clear(&v->abouts);
	zd_vec_clear(&v->refs);
	zd_vec_clear(&v->facts);
	zd_vec_clear(&v->settled);
	zd_picture_free(v->picture);
	if (v->value_free)
		v->value_free((void *)v->value);
	zd_arena_clear(&v->arena);
	zd_free(v);
}

struct zd_view_block *zd_view_add(struct zd_view *v, enum zd_view_kind kind)
{
	struct zd_view_block b = {0};

	b.kind = kind;
	b.from = b.to = ZD_VIEW_NONE;
	b.first = zd_u32(v->runs.len);
	b.first_cell = zd_u32(v->cells.len);
	zd_vec_push(&v->blocks, b);
	return &v->blocks.at[v->blocks.len - 1];
}

struct zd_view_run *zd_view_run(
	struct zd_view *v, enum zd_view_mark mark, struct zd_slice text)
{
	struct zd_view_block *b;
	struct zd_view_run r = {0};

	assert(v->blocks.len);
	b = &v->blocks.at[v->blocks.len - 1];
	r.text = text;
	r.mark = mark;
	r.from_at = r.to_at = ZD_VIEW_NONE;
	zd_vec_push(&v->runs, r);
	b->count++;
	if (b->cells)
		v->cells.at[v->cells.len - 1].count++;
	return &v->runs.at[v->runs.len - 1];
}

struct zd_view_run *zd_view_printf(
	struct zd_view *v, enum zd_view_mark mark, const char *fmt, ...)
{
	struct zd_slice text;
	va_list ap;

	va_start(ap, fmt);
	text = zd_arena_vprintf(&v->arena, fmt, ap);
	va_end(ap);
	return zd_view_run(v, mark, text);
}

void zd_view_cell(struct zd_view *v)
{
	struct zd_view_cell c = {zd_u32(v->runs.len), 0};

	assert(v->blocks.len);
	zd_vec_push(&v->cells, c);
	v->blocks.at[v->blocks.len - 1].cells++;
}

void zd_view_cell_text(struct zd_view *v, struct zd_slice text)
{
	zd_view_cell(v);
	zd_view_run(v, ZD_VIEW_KEPT, text);
}

void zd_view_cell_copy(struct zd_view *v, struct zd_slice text)
{
	zd_view_cell_text(v, zd_arena_slice(&v->arena, text));
}

void zd_view_cell_number(struct zd_view *v, uint32_t n)
{
	zd_view_cell(v);
	zd_view_printf(v, ZD_VIEW_KEPT, "%u", (unsigned)n);
}

void zd_view_head(struct zd_view *v, const char *const *names)
{
	zd_view_add(v, ZD_VIEW_HEAD_ROW);
	for (; *names; names++)
		zd_view_cell_text(v, zd_slice_str(*names));
}

static void push_like(struct zd_view *v, const struct zd_view_run *like,
	struct zd_slice stored, struct zd_slice text, struct zd_view_run how)
{
	struct zd_view_run *r;
	uint32_t at = zd_u32((size_t)(text.ptr - stored.ptr));

	if (!text.len)
		return;
	r = zd_view_run(v, like->mark, text);
	r->quiet = like->quiet;
	r->proposed = like->proposed;
	r->about = like->about;
	r->emph = like->emph | how.emph;
	r->strong = like->strong | how.strong;
	r->note = how.note;
	if (like->from_at != ZD_VIEW_NONE)
		r->from_at = at;
	if (like->to_at != ZD_VIEW_NONE)
		r->to_at = at;
}

/* True when no markup can stand in s from `at` on. */
static bool is_plain(struct zd_slice s, size_t at)
{
	size_t n = s.len - at;

	return !n ||
		(!memchr(s.ptr + at, '\\', n) && !memchr(s.ptr + at, '*', n) &&
			!memchr(s.ptr + at, '^', n));
}

void zd_view_stored(struct zd_view *v, struct zd_slice stored,
	const struct zd_view_run *like)
{
	struct zd_markup_cursor c = {.text = stored};
	struct zd_markup_piece p;
	struct zd_view_run how = {0};
	bool last = true;

	for (;;) {
		/* Most text is plain behind its opening verb. */
		if (!c.emph && !c.strong && last && is_plain(stored, c.at)) {
			push_like(v, like, stored,
				zd_slice_sub(stored, c.at, stored.len), how);
			return;
		}
		p = zd_markup_next(&c);
		last = p.kind == ZD_MARKUP_EMPH || p.kind == ZD_MARKUP_STRONG;
		if (p.kind == ZD_MARKUP_END)
			return;
		how.note = p.kind == ZD_MARKUP_NOTE;
		if (p.kind == ZD_MARKUP_EMPH)
			how.emph = p.opens;
		else if (p.kind == ZD_MARKUP_STRONG)
			how.strong = p.opens;
		else
			push_like(v, like, stored, p.text, how);
		how.note = false;
	}
}

uint32_t zd_view_about(
	struct zd_view *v, struct zd_slice owner, struct zd_slice aside)
{
	struct zd_view_about about = {.owner = owner, .aside = aside};

	zd_vec_push(&v->abouts, about);
	return zd_u32(v->abouts.len - 1);
}

void zd_view_fact(struct zd_view *v, const char *key, struct zd_slice value)
{
	struct zd_view_fact f = {zd_slice_str(key), value};

	if (value.len)
		zd_vec_push(&v->facts, f);
}

struct zd_slice zd_view_fact_get(const struct zd_view *v, const char *key)
{
	for (size_t i = 0; i < v->facts.len; i++)
		if (zd_slice_is(v->facts.at[i].key, key))
			return v->facts.at[i].value;
	return (struct zd_slice){0};
}

const char *zd_view_kind_name(enum zd_view_kind kind)
{
	static const char *const names[ZD_VIEW_KINDS] = {
		[ZD_VIEW_TITLE] = "title",
		[ZD_VIEW_LINE] = "line",
		[ZD_VIEW_FORMULA] = "formula",
		[ZD_VIEW_HEADING] = "heading",
		[ZD_VIEW_PARAGRAPH] = "paragraph",
		[ZD_VIEW_SUB] = "sub-paragraph",
		[ZD_VIEW_NOTE] = "note",
		[ZD_VIEW_REMARK] = "remark",
		[ZD_VIEW_LEGEND] = "legend",
		[ZD_VIEW_HEAD_ROW] = "head-row",
		[ZD_VIEW_ROW] = "row",
	};

	return names[kind];
}

const char *zd_view_mark_name(enum zd_view_mark mark)
{
	static const char *const names[ZD_VIEW_MARKS] = {
		[ZD_VIEW_KEPT] = "kept",
		[ZD_VIEW_INSERTED] = "inserted",
		[ZD_VIEW_DELETED] = "deleted",
		[ZD_VIEW_MOVED_FROM] = "moved-from",
		[ZD_VIEW_MOVED_TO] = "moved-to",
		[ZD_VIEW_SIGN] = "sign",
		[ZD_VIEW_OWNER] = "owner",
		[ZD_VIEW_SAID] = "said",
	};

	return names[mark];
}
