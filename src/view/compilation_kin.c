/* What becomes of whole paragraphs in a compilation: moved, merged, split. */
#include <stdlib.h>

#include "base/ascii.h"
#include "base/names.h"
#include "text/markup.h"
#include "view/compilation.h"

/* Longest heading, in bytes, that is said in full where a move goes to. */
#define LONGEST_HEADING 80

/* Letters, digits and single spaces: no sign of the program can be in it. */
static bool is_plain(struct zd_slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!zd_is_alnum(s.ptr[i]) &&
			(s.ptr[i] != ' ' || !i || s.ptr[i - 1] == ' '))
			return false;
	return s.len && s.ptr[s.len - 1] != ' ';
}

/* Which paragraphs of the base their label names alone. */
static void find_named(struct zd_compiled_view *m)
{
	const struct zd_draft *d = m->c->base;
	struct zd_names sorted = {0};

	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		zd_names_add(&sorted, d->paragraphs.at[i].label, i);
	zd_names_sort(&sorted);
	m->named = zd_calloc(sorted.len + 1, sizeof(*m->named));
	for (size_t i = 0; i < sorted.len; i++) {
		const struct zd_name *one = &sorted.at[i];

		m->named[one->is] =
			d->paragraphs.at[one->is].kind == ZD_PARAGRAPH &&
			is_plain(one->name) &&
			!(i && zd_slice_eq(one[-1].name, one->name)) &&
			!(i + 1 < sorted.len &&
				zd_slice_eq(one[1].name, one->name));
	}
	zd_names_clear(&sorted);
}

/* --- Origins -------------------------------------------------------------- */

static uint32_t base_of(const struct zd_compiled_view *m, struct zd_slice id)
{
	return id.len ? zd_order_index_find(&m->ids, id) : ZD_NONE;
}

/* Adds `like` for each paragraph of the base that an origin names:
 * "split ID", "merge ID ID". */
static void add_origin(struct zd_compiled_view *m, struct zd_slice origin,
	struct zd_compiled_kin like)
{
	struct zd_slice word = zd_slice_cut(&origin, ' ');

	if (!zd_slice_is(word, "merge") && !zd_slice_is(word, "split"))
		return;
	like.kind = zd_slice_is(word, "merge") ? ZD_KIN_MERGED : ZD_KIN_SPLIT;
	while (origin.ptr) {
		like.base = base_of(m, zd_slice_cut(&origin, ' '));
		if (like.base != ZD_NONE)
			zd_vec_push(&m->kin, like);
	}
}

static void add_row(struct zd_compiled_view *m, uint32_t row, uint32_t after)
{
	const struct zd_compiled *b = &m->c->blocks.at[row];
	struct zd_compiled_kin kin = {.row = row, .after = after};

	if (b->place == ZD_PLACE_MOVED) {
		kin.base = b->base_paragraph;
		kin.first = b->first_mover;
		kin.count = b->movers;
		zd_vec_push(&m->kin, kin);
	} else if (b->place == ZD_PLACE_NEW) {
		kin.first = b->first_proposer;
		kin.count = b->proposers;
		add_origin(m, b->origin, kin);
	}
	for (uint32_t i = 0; i < b->relabels; i++) {
		const struct zd_relabel *r =
			&m->c->relabels.at[b->first_relabel + i];

		kin.first = r->first_party;
		kin.count = r->parties;
		if (!zd_slice_eq(r->origin, b->origin))
			add_origin(m, r->origin, kin);
	}
}

static int compare_kin(const void *left, const void *right)
{
	const struct zd_compiled_kin *a = left, *b = right;

	if (a->base != b->base)
		return a->base < b->base ? -1 : 1;
	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return a->first < b->first ? -1 : a->first > b->first;
}

void zd_compiled_kin_init(struct zd_compiled_view *m)
{
	const struct zd_compilation *c = m->c;
	uint32_t after = ZD_NONE;

	m->ids = zd_order_index(&m->v->arena, c->base);
	zd_view_names_init(&m->names, c->base);
	find_named(m);
	for (uint32_t i = 0; i < c->blocks.len; i++) {
		const struct zd_compiled *b = &c->blocks.at[i];

		if (!b->chapeau)
			continue;
		add_row(m, i, after);
		if (b->place == ZD_PLACE_BASE)
			after = b->base_paragraph;
	}
	if (m->kin.len > 1)
		qsort(m->kin.at, m->kin.len, sizeof(*m->kin.at), compare_kin);
}

void zd_compiled_kin_clear(struct zd_compiled_view *m)
{
	zd_view_names_clear(&m->names);
	zd_vec_clear(&m->kin);
	zd_free(m->named);
}

size_t zd_compiled_kin_of(const struct zd_compiled_view *m, uint32_t base,
	const struct zd_compiled_kin **first)
{
	size_t low = 0, high = m->kin.len, end;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (m->kin.at[mid].base < base)
			low = mid + 1;
		else
			high = mid;
	}
	*first = m->kin.len ? m->kin.at + low : NULL;
	for (end = low; end < m->kin.len && m->kin.at[end].base == base;)
		end++;
	return end - low;
}

/* --- In words ------------------------------------------------------------- */

static struct zd_slice keep(struct zd_compiled_view *m, struct zd_buf *b)
{
	struct zd_slice s = zd_arena_slice(&m->v->arena, zd_buf_slice(b));

	zd_buf_clear(b);
	return s;
}

/* "the heading “Recommendations”", "OP14". */
static void put_name(
	struct zd_compiled_view *m, struct zd_buf *out, uint32_t paragraph)
{
	const struct zd_draft *d = m->c->base;
	const struct zd_paragraph *p = &d->paragraphs.at[paragraph];
	size_t len = p->count ? d->blocks.at[p->first].text.len : 0;

	if (p->kind != ZD_HEADING || !len || len > LONGEST_HEADING) {
		zd_view_name_paragraph(out, &m->names, paragraph);
		return;
	}
	zd_buf_puts(out, "the heading “");
	zd_markup_plain(out, d->blocks.at[p->first].text);
	zd_buf_puts(out, "”");
}

struct zd_slice zd_compiled_moved_name(
	struct zd_compiled_view *m, const struct zd_compiled *b)
{
	struct zd_buf out = ZD_BUF_INIT;

	put_name(m, &out, b->base_paragraph);
	if (!m->named[b->base_paragraph])
		zd_buf_printf(&out, " (%u)", (unsigned)b->base_paragraph + 1);
	return keep(m, &out);
}

/* Before the first paragraph. */
static bool is_head(const struct zd_draft *d, uint32_t paragraph)
{
	return d->paragraphs.at[paragraph].kind == ZD_FIELD ||
		d->paragraphs.at[paragraph].kind == ZD_FORMULA;
}

struct zd_slice zd_compiled_move_to(
	struct zd_compiled_view *m, const struct zd_compiled_kin *k)
{
	struct zd_buf out = ZD_BUF_INIT;

	zd_buf_puts(&out, "move ");
	if (!m->named[k->base])
		zd_buf_printf(&out, "(%u) ", (unsigned)k->base + 1);
	if (k->after == ZD_NONE || is_head(m->c->base, k->after)) {
		zd_buf_puts(&out, "to the beginning");
		return keep(m, &out);
	}
	zd_buf_puts(&out, "to after ");
	put_name(m, &out, k->after);
	return keep(m, &out);
}

/* The paragraphs of the base that an origin names, `but` left out. */
static uint32_t *parents(struct zd_compiled_view *m, struct zd_slice origin,
	uint32_t but, uint32_t *count)
{
	uint32_t room = 1, *out;

	for (size_t i = 0; i < origin.len; i++)
		room += origin.ptr[i] == ' ';
	out = zd_calloc(room, sizeof(*out));
	*count = 0;
	zd_slice_cut(&origin, ' ');
	while (origin.ptr) {
		uint32_t at = base_of(m, zd_slice_cut(&origin, ' '));

		if (at != ZD_NONE && at != but)
			out[(*count)++] = at;
	}
	return out;
}

static struct zd_slice origin_in(struct zd_compiled_view *m, const char *before,
	struct zd_slice origin, uint32_t but)
{
	struct zd_buf out = ZD_BUF_INIT;
	uint32_t count, *list = parents(m, origin, but, &count);

	if (count) {
		zd_buf_puts(&out, before);
		zd_view_name_list(&out, &m->names, list, count);
	}
	zd_free(list);
	return keep(m, &out);
}

struct zd_slice zd_compiled_origin(
	struct zd_compiled_view *m, struct zd_slice origin)
{
	const char *before = zd_slice_starts(origin, "merge ") ? "merger of "
		: zd_slice_starts(origin, "split ")            ? "split from "
							       : NULL;

	if (!before)
		return (struct zd_slice){0};
	return origin_in(m, before, origin, ZD_NONE);
}

/* The origin by which k's parties have the paragraph. */
static struct zd_slice origin_of(
	const struct zd_compiled_view *m, const struct zd_compiled_kin *k)
{
	const struct zd_compiled *b = &m->c->blocks.at[k->row];

	for (uint32_t i = 0; i < b->relabels; i++) {
		const struct zd_relabel *r =
			&m->c->relabels.at[b->first_relabel + i];

		if (r->first_party == k->first)
			return r->origin;
	}
	return b->origin;
}

struct zd_slice zd_compiled_gone(
	struct zd_compiled_view *m, const struct zd_compiled_kin *k)
{
	struct zd_slice with;

	if (k->kind == ZD_KIN_SPLIT)
		return ZD_LIT("split");
	with = origin_in(m, "merge with ", origin_of(m, k), k->base);
	return with.len ? with : ZD_LIT("merge");
}
