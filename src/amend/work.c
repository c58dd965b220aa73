#include "amend/work.h"

#include "text/markup.h"

static bool number_is(const struct zd_label *want, const struct zd_label *own)
{
	bool series = want->series == own->series ||
		(want->series == ZD_SERIES_PLAIN &&
			own->series == ZD_SERIES_OP) ||
		(want->series == ZD_SERIES_OP &&
			own->series == ZD_SERIES_PLAIN);

	return own->series != ZD_SERIES_NONE && series &&
		want->number == own->number && want->bis == own->bis &&
		want->alt == own->alt;
}

void zd_work_init(struct zd_work *w, const struct zd_draft *draft)
{
	struct zd_work_paragraph p;

	*w = (struct zd_work){0};
	zd_vec_reserve(&w->list, draft->paragraphs.len + 1);
	for (size_t i = 0; i < draft->paragraphs.len; i++) {
		p = (struct zd_work_paragraph){.is = draft->paragraphs.at[i]};
		p.count = p.is.count;
		if (p.count)
			p.blocks = draft->blocks.at + p.is.first;
		if (p.is.kind != ZD_PARAGRAPH ||
			!zd_label_is(p.is.label, &p.label))
			p.label.series = ZD_SERIES_NONE;
		zd_vec_push(&w->list, p);
	}
}

void zd_work_clear(struct zd_work *w)
{
	zd_vec_clear(&w->list);
	zd_arena_clear(&w->arena);
}

struct zd_draft *zd_work_draft(const struct zd_work *w)
{
	struct zd_draft *d = zd_draft_new();

	for (size_t i = 0; i < w->list.len; i++) {
		const struct zd_work_paragraph *p = &w->list.at[i];
		uint32_t at = zd_draft_add(d, p->is.kind, p->is.label);
		struct zd_paragraph *q = &d->paragraphs.at[at];

		q->level = p->is.level;
		q->id = zd_arena_slice(&d->arena, p->is.id);
		q->origin = zd_arena_slice(&d->arena, p->is.origin);
		for (uint32_t b = 0; b < p->count; b++)
			zd_draft_add_block(
				d, p->blocks[b].mark, p->blocks[b].text);
	}
	return d;
}

/* --- Finding -------------------------------------------------------------- */

static bool heading_is(const struct zd_work_paragraph *p, struct zd_slice words)
{
	struct zd_buf plain = ZD_BUF_INIT;
	bool same;

	if (p->is.kind != ZD_HEADING || !p->count)
		return false;
	zd_markup_plain(&plain, p->blocks[0].text);
	same = zd_slice_caseeq(zd_buf_slice(&plain), words);
	zd_buf_clear(&plain);
	return same;
}

static bool answers(const struct zd_work_paragraph *p, struct zd_slice target,
	const struct zd_label *want)
{
	const char footnote[] = "footnote ";

	if (want && number_is(want, &p->label))
		return true;
	if (p->is.id.len && zd_slice_eq(p->is.id, target))
		return true;
	if (p->is.kind == ZD_FIELD)
		return zd_slice_caseeq(p->is.label, target);
	if (p->is.kind == ZD_FORMULA)
		return zd_slice_is(target, "formula");
	if (p->is.kind == ZD_NOTE)
		return zd_slice_starts(target, footnote) &&
			zd_slice_eq(p->is.label,
				zd_slice_sub(target, sizeof(footnote) - 1,
					target.len));
	return !want && heading_is(p, target);
}

struct zd_draft *zd_work_alone(const struct zd_work_paragraph *p)
{
	struct zd_draft *one = zd_draft_new();

	zd_draft_add(one, p->is.kind, p->is.label);
	for (uint32_t b = 0; b < p->count; b++)
		zd_draft_add_block_borrowed(
			one, p->blocks[b].mark, p->blocks[b].text);
	return one;
}

/* The blocks of a label's path, by asking a draft of that paragraph alone. */
static bool find_blocks(const struct zd_work_paragraph *p,
	struct zd_slice target, struct zd_work_place *out)
{
	struct zd_draft *one = zd_work_alone(p);
	uint32_t block = 0, matches, end;

	zd_draft_find(one, target, &block, &matches);
	if (matches) {
		end = block + 1;
		while (block && end < p->count &&
			zd_block_depth(one, end) > zd_block_depth(one, block))
			end++;
		out->from = block;
		out->to = end;
	}
	zd_draft_free(one);
	return matches;
}

static int say_missing(const struct zd_work *w, struct zd_slice target,
	const struct zd_label *want, struct zd_error *err)
{
	const struct zd_work_paragraph *last = NULL;

	for (size_t i = 0; want && i < w->list.len; i++)
		if (w->list.at[i].label.series == want->series)
			last = &w->list.at[i];
	if (last)
		return zd_error_set(err, ZD_ENOTFOUND,
			"%.*s is not in the draft, whose last one of this "
			"kind is %.*s",
			ZD_FMT(target), ZD_FMT(last->is.label));
	return zd_error_set(
		err, ZD_ENOTFOUND, "%.*s is not in the draft", ZD_FMT(target));
}

int zd_work_find(const struct zd_work *w, struct zd_slice target,
	struct zd_work_place *out, struct zd_error *err)
{
	struct zd_label want;
	bool label = zd_label_is(target, &want);
	const struct zd_work_paragraph *p;
	uint32_t n = 0;

	for (size_t i = 0; i < w->list.len; i++)
		if (answers(&w->list.at[i], target, label ? &want : NULL) &&
			!n++)
			out->at = zd_u32(i);
	if (!n)
		return say_missing(w, target, label ? &want : NULL, err);
	if (n > 1)
		return zd_error_set(err, ZD_EAMBIGUOUS,
			"%u paragraphs are called %.*s: give the one that is "
			"meant a label of its own first",
			n, ZD_FMT(target));
	p = &w->list.at[out->at];
	out->from = 0;
	out->to = p->count;
	out->whole = true;
	if (!label || (!want.depth && !want.chapeau) || !p->count)
		return ZD_OK;
	out->whole = false;
	if (!find_blocks(p, target, out))
		return zd_error_set(err, ZD_ENOTFOUND,
			"%.*s has no sub-paragraph %.*s", ZD_FMT(p->is.label),
			ZD_FMT(target));
	return ZD_OK;
}

bool zd_work_has(const struct zd_work *w, const struct zd_label *label)
{
	for (size_t i = 0; i < w->list.len; i++)
		if (number_is(label, &w->list.at[i].label))
			return true;
	return false;
}

/* --- Changing ------------------------------------------------------------- */

void zd_work_insert(
	struct zd_work *w, size_t at, const struct zd_work_paragraph *p)
{
	zd_vec_push(&w->list, *p);
	memmove(w->list.at + at + 1, w->list.at + at,
		(w->list.len - 1 - at) * sizeof(*p));
	w->list.at[at] = *p;
}

void zd_work_remove(struct zd_work *w, size_t at)
{
	memmove(w->list.at + at, w->list.at + at + 1,
		(w->list.len - at - 1) * sizeof(*w->list.at));
	w->list.len--;
}

void zd_work_set_label(struct zd_work *w, struct zd_work_paragraph *p,
	const struct zd_label *label)
{
	struct zd_buf b = ZD_BUF_INIT;

	p->label = *label;
	zd_label_format(&b, label);
	p->is.label = zd_arena_slice(&w->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
}

struct zd_slice zd_work_name(struct zd_work *w, size_t at)
{
	const struct zd_work_paragraph *p = &w->list.at[at];

	switch (p->is.kind) {
	case ZD_PARAGRAPH: return p->is.label;
	case ZD_FIELD:
		return zd_arena_printf(
			&w->arena, "the %.*s", ZD_FMT(p->is.label));
	case ZD_NOTE:
		return zd_arena_printf(
			&w->arena, "footnote %.*s", ZD_FMT(p->is.label));
	case ZD_FORMULA: return ZD_LIT("the formula");
	case ZD_HEADING: return ZD_LIT("the heading");
	case ZD_TEXT: break;
	}
	return ZD_LIT("a paragraph without a label");
}

bool zd_work_refers(const struct zd_work *w, struct zd_slice note)
{
	struct zd_buf mark = ZD_BUF_INIT;
	bool found = false;

	zd_buf_printf(&mark, "[^%.*s]", ZD_FMT(note));
	for (size_t i = 0; !found && i < w->list.len; i++)
		for (uint32_t b = 0; !found && b < w->list.at[i].count; b++)
			found = zd_slice_find(w->list.at[i].blocks[b].text,
					zd_buf_slice(&mark)) != SIZE_MAX;
	zd_buf_clear(&mark);
	return found;
}
