#include "text/draft.h"
#include "text/markup.h"
#include "view/of.h"
#include "view/pick.h"
#include "view/redline.h"

static void put_block(
	struct zd_view *v, const struct zd_draft *d, uint32_t block)
{
	const struct zd_block *b = &d->blocks.at[block];
	const struct zd_paragraph *p = &d->paragraphs.at[b->paragraph];
	const struct zd_view_run like = {.from_at = ZD_VIEW_NONE};
	bool chapeau = block == p->first;
	struct zd_view_block *to = zd_view_add(v, zd_view_kind_of(d, block));

	to->level = p->kind == ZD_HEADING ? p->level : zd_block_depth(d, block);
	if (to->kind != ZD_VIEW_TITLE)
		to->label = chapeau ? p->label : b->mark;
	to->id = p->id;
	to->to = block;
	zd_view_stored(v, b->text, &like);
}

/* The fields as facts, their values as they are read. */
static void put_facts(struct zd_view *v, const struct zd_draft *d)
{
	struct zd_buf plain = ZD_BUF_INIT;

	for (size_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];
		struct zd_view_fact f = {p->label, {0}};

		if (p->kind != ZD_FIELD || !p->count)
			continue;
		zd_buf_truncate(&plain, 0);
		zd_markup_plain(&plain, d->blocks.at[p->first].text);
		f.value = zd_arena_slice(&v->arena, zd_buf_slice(&plain));
		zd_vec_push(&v->facts, f);
	}
	zd_buf_clear(&plain);
}

/* Picks the footnotes that the picked blocks mark. */
static void pick_notes(struct zd_view_pick *pick, const struct zd_draft *d)
{
	for (size_t i = 0; i < d->blocks.len; i++) {
		struct zd_markup_cursor c = {.text = d->blocks.at[i].text};
		struct zd_markup_piece piece;
		uint32_t note;

		if (!zd_view_pick_has(pick, (uint32_t)i) ||
			!memchr(c.text.ptr ? c.text.ptr : "", '^', c.text.len))
			continue;
		do {
			piece = zd_markup_next(&c);
			if (piece.kind != ZD_MARKUP_NOTE)
				continue;
			note = zd_draft_find_note(d, piece.text);
			if (note != ZD_NONE && d->paragraphs.at[note].count)
				pick->blocks[d->paragraphs.at[note].first] =
					true;
		} while (piece.kind != ZD_MARKUP_END);
	}
}

static int pick_all(struct zd_view_pick *pick, const struct zd_draft *d,
	const struct zd_view_labels *labels, struct zd_error *err)
{
	int code = 0;

	for (size_t i = 0; i < labels->len && !code; i++)
		code = zd_view_pick_add(pick, d, labels->at[i], err);
	if (!code)
		pick_notes(pick, d);
	return code;
}

int zd_view_of_draft(struct zd_view **out, const struct zd_draft *draft,
	const struct zd_view_labels *labels, struct zd_error *err)
{
	bool all = !labels || !labels->len;
	struct zd_view_pick pick = {0};
	struct zd_view *v;
	int code = 0;

	*out = NULL;
	if (!all)
		code = pick_all(&pick, draft, labels, err);
	if (!code) {
		v = zd_view_new("draft");
		put_facts(v, draft);
		zd_vec_reserve(&v->blocks, draft->blocks.len);
		zd_vec_reserve(&v->runs, draft->blocks.len * 2);
		for (uint32_t i = 0; i < draft->blocks.len; i++)
			if (all || zd_view_pick_has(&pick, i))
				put_block(v, draft, i);
		zd_view_number_notes(v);
		zd_view_contest(v, NULL, draft);
		*out = v;
	}
	zd_view_pick_clear(&pick);
	return code;
}
