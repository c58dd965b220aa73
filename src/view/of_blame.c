/* Blame: the text with who brought each word, and a line for each share. */
#include "history/blame.h"
#include "negotiation/names.h"
#include "text/markup.h"
#include "view/of.h"
#include "view/redline.h"

struct blame_view {
	struct zd_view *v;
	const struct zd_blame *b;
	struct zd_view_side side;
	uint32_t *abouts; /* by claim: its number in the view, or 0 */
};

/* --- claims in words -------------------------------------------------- */

static struct zd_slice round_of(struct blame_view *x, uint32_t act)
{
	struct zd_slice name = zd_act_round(x->b->story, act);

	return name.len ? zd_round_title(&x->v->arena, name)
			: ZD_LIT("after the last round");
}

/* "accept EU/3", "Import Rev 1" */
static struct zd_slice act_of(struct blame_view *x, uint32_t claim)
{
	const struct zd_story *s = x->b->story;
	const struct zd_story_act *act = &s->acts.at[s->claims.at[claim].act];
	struct zd_slice name = act->amendment;

	if (!name.len)
		return act->subject;
	zd_slice_cut(&name, '/');
	return zd_arena_printf(
		&x->v->arena, "%.*s %.*s", ZD_FMT(act->verb), ZD_FMT(name));
}

static struct zd_slice surety(struct blame_view *x, uint32_t claim)
{
	const struct zd_claim *c = &x->b->story->claims.at[claim];

	switch (c->kind) {
	case ZD_CLAIM_ACT: return ZD_LIT("certain: on record");
	case ZD_CLAIM_NOBODY: return ZD_LIT("nobody proposed it");
	case ZD_CLAIM_ASKED:
		return zd_arena_printf(&x->v->arena,
			"likely: proposed for this place, %u word%s", c->words,
			c->words == 1 ? "" : "s");
	case ZD_CLAIM_ALIKE:
	case ZD_CLAIM_SOURCE: break;
	}
	return zd_arena_printf(
		&x->v->arena, "likely: %u words in a row", c->words);
}

static struct zd_slice who(struct blame_view *x, uint32_t claim)
{
	const struct zd_story *s = x->b->story;
	const struct zd_story_act *act = &s->acts.at[s->claims.at[claim].act];
	struct zd_slice name = zd_claim_who(&x->v->arena, s, claim);

	if (act->supporters.len && claim == act->claim)
		return zd_arena_printf(&x->v->arena, "%.*s (with %.*s)",
			ZD_FMT(name), ZD_FMT(act->supporters));
	return name;
}

static struct zd_slice from(struct blame_view *x, uint32_t claim)
{
	struct zd_slice name = zd_claim_from(&x->v->arena, x->b->story, claim);

	return name.len ? name : ZD_LIT("–");
}

/* For hover: all of it in one line. */
static uint32_t about_of(struct blame_view *x, uint32_t claim, uint32_t gone)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice name = from(x, claim);
	uint32_t about;

	if (!gone && x->abouts[claim])
		return x->abouts[claim];
	zd_buf_printf(&b, "%.*s", ZD_FMT(who(x, claim)));
	if (!zd_slice_is(name, "–"))
		zd_buf_printf(&b, ", %.*s", ZD_FMT(name));
	zd_buf_printf(&b, ", %.*s, %.*s",
		ZD_FMT(round_of(x, x->b->story->claims.at[claim].act)),
		ZD_FMT(surety(x, claim)));
	if (gone)
		zd_buf_printf(&b, "; taken out by %.*s, %.*s",
			ZD_FMT(who(x, gone)),
			ZD_FMT(round_of(x, x->b->story->claims.at[gone].act)));
	about = zd_view_about(x->v,
		zd_arena_slice(&x->v->arena, zd_buf_slice(&b)),
		(struct zd_slice){0});
	zd_buf_clear(&b);
	if (!gone)
		x->abouts[claim] = about;
	return about;
}

/* --- text ------------------------------------------------------------- */

static void put_gone_run(struct blame_view *x, const struct zd_share *s)
{
	struct zd_view_run *r = zd_view_run(x->v, ZD_VIEW_DELETED,
		zd_arena_printf(&x->v->arena, "%.*s ", ZD_FMT(s->text)));

	r->about = about_of(x, s->claim, s->gone);
}

static void put_share(struct blame_view *x, const struct zd_share *s)
{
	struct zd_view_run like = {.mark = ZD_VIEW_KEPT,
		.from_at = ZD_VIEW_NONE,
		.to_at = s->start};

	if (s->gone) {
		put_gone_run(x, s);
		return;
	}
	like.about = about_of(x, s->claim, 0);
	zd_view_side_put(x->v, &x->side, s->block,
		zd_slice_sub(
			x->b->text->blocks.at[s->block].text, s->start, s->end),
		&like);
}

static void put_head(struct blame_view *x, uint32_t block)
{
	const struct zd_draft *d = x->b->text;
	struct zd_view_block *b = zd_view_add(x->v, zd_view_kind_of(d, block));

	b->label = zd_view_label_of(d, block);
	b->level = d->paragraphs.at[d->blocks.at[block].paragraph].level;
	if (b->kind == ZD_VIEW_SUB)
		b->level = zd_block_depth(d, block);
	b->id = d->paragraphs.at[d->blocks.at[block].paragraph].id;
	b->to = block;
}

static void put_text(struct blame_view *x, const struct zd_blamed *one)
{
	uint32_t block = ZD_NONE;

	if (one->paragraph != ZD_NONE) {
		block = x->b->text->paragraphs.at[one->paragraph].first;
		put_head(x, block);
	} else {
		zd_view_add(x->v, ZD_VIEW_PARAGRAPH)->label =
			x->b->story->threads.at[one->thread].label;
		x->v->blocks.at[x->v->blocks.len - 1].mark = ZD_VIEW_DELETED;
	}
	for (uint32_t i = 0; i < one->count; i++) {
		const struct zd_share *s = &x->b->shares.at[one->first + i];

		if (!s->gone && s->block != block) {
			block = s->block;
			put_head(x, block);
		}
		put_share(x, s);
	}
}

/* --- a line for each share -------------------------------------------- */

/* The visible words of a share, without blanks at its ends. */
static struct zd_slice words_of(struct blame_view *x, const struct zd_share *s)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice text = s->text;

	if (!s->gone)
		text = zd_slice_sub(
			x->b->text->blocks.at[s->block].text, s->start, s->end);
	zd_markup_plain(&b, text);
	text = zd_slice_trim(zd_arena_slice(&x->v->arena, zd_buf_slice(&b)));
	zd_buf_clear(&b);
	return text;
}

static void put_row(struct blame_view *x, const struct zd_share *s)
{
	const struct zd_claim *c = &x->b->story->claims.at[s->claim];
	struct zd_slice words = words_of(x, s);

	if (!words.len)
		return;
	zd_view_add(x->v, ZD_VIEW_ROW);
	zd_view_cell(x->v);
	zd_view_run(x->v, s->gone ? ZD_VIEW_DELETED : ZD_VIEW_KEPT, words);
	zd_view_cell_text(x->v, who(x, s->claim));
	zd_view_cell_text(x->v, from(x, s->claim));
	zd_view_cell_text(x->v, round_of(x, c->act));
	zd_view_cell_text(x->v, act_of(x, s->claim));
	zd_view_cell_text(x->v, surety(x, s->claim));
	if (!s->gone)
		return;
	zd_view_cell_text(x->v,
		zd_arena_printf(&x->v->arena, "out: %.*s, %.*s",
			ZD_FMT(who(x, s->gone)), ZD_FMT(act_of(x, s->gone))));
}

static void put_rows(
	struct blame_view *x, const struct zd_blamed *one, bool deleted)
{
	static const char *const names[] = {"Words", "Who", "From", "Round",
		"Act", "How sure", "Taken out"};

	if (!one->count)
		return;
	zd_view_add(x->v, ZD_VIEW_HEAD_ROW);
	for (size_t i = 0; i < 6u + deleted; i++)
		zd_view_cell_text(x->v, zd_slice_str(names[i]));
	for (uint32_t i = 0; i < one->count; i++)
		put_row(x, &x->b->shares.at[one->first + i]);
}

static void put_legend(struct blame_view *x)
{
	const uint32_t *w = x->b->words;

	zd_view_add(x->v, ZD_VIEW_LEGEND);
	zd_view_printf(x->v, ZD_VIEW_KEPT,
		"%u words: %u on record, %u likely from a proposal, %u likely "
		"from a source, %u that nobody proposed.",
		w[0] + w[1] + w[2] + w[3] + w[4], w[ZD_CLAIM_ACT],
		w[ZD_CLAIM_ASKED] + w[ZD_CLAIM_ALIKE], w[ZD_CLAIM_SOURCE],
		w[ZD_CLAIM_NOBODY]);
}

struct zd_view *zd_view_of_blame(const struct zd_blame *b)
{
	struct blame_view x = {.v = zd_view_new("blame"), .b = b};

	x.v->marked = b->deleted;
	x.abouts = zd_calloc(b->story->claims.len + 1, sizeof(*x.abouts));
	zd_view_side_init(&x.side, b->text);
	put_legend(&x);
	for (size_t i = 0; i < b->list.len; i++) {
		put_text(&x, &b->list.at[i]);
		put_rows(&x, &b->list.at[i], b->deleted);
	}
	zd_view_number_notes(x.v);
	zd_view_contest(x.v, NULL, b->text);
	zd_view_side_clear(&x.side);
	zd_free(x.abouts);
	return x.v;
}
