#include "diff/align.h"

/* What a block is compared with: formulas, labelled and unlabelled text are
 * one kind, and a footnote or a heading another. */
static uint8_t class_of(enum zd_kind kind)
{
	return (uint8_t)(kind == ZD_FORMULA || kind == ZD_TEXT ? ZD_PARAGRAPH
							       : kind);
}

static uint32_t *nobody(struct zd_arena *arena, size_t n)
{
	uint32_t *p = zd_arena_alloc(arena, (n + 1) * sizeof(*p));

	memset(p, 0xff, (n + 1) * sizeof(*p));
	return p;
}

static void open_draft(struct zd_aligned *a, struct zd_alignment *x,
	const struct zd_draft *draft)
{
	struct zd_arena *arena = x->arena;

	size_t n = draft->blocks.len;
	const struct zd_block *b;

	a->draft = draft;
	a->class = zd_arena_alloc(arena, n + 1);
	a->at.pair = nobody(x->kept, n);
	a->at.joins = nobody(x->kept, n);
	a->at.score = zd_arena_calloc(x->kept, n + 1, sizeof(*a->at.score));
	a->group = nobody(arena, n);
	a->left = nobody(arena, n);
	zd_vec_reserve(&a->side.pieces, n);
	for (size_t i = 0; i < n; i++) {
		b = &draft->blocks.at[i];
		zd_vec_push(
			&a->side.pieces, ((struct zd_piece){.text = b->text}));
		a->class[i] = class_of(draft->paragraphs.at[b->paragraph].kind);
	}
}

static inline bool are_open(
	const struct zd_alignment *x, uint32_t i, uint32_t j)
{
	return zd_align_is_open(&x->from, i) && zd_align_is_open(&x->to, j);
}

void zd_align_beside(struct zd_alignment *x, zd_align_try *try, void *aid)
{
	uint32_t n = zd_u32(x->from.side.pieces.len);
	uint32_t m = zd_u32(x->to.side.pieces.len), j;

	for (uint32_t i = 0; i + 1 < n; i++) {
		j = x->from.at.pair[i];
		if (j != ZD_NOBODY && j + 1 < m && are_open(x, i + 1, j + 1))
			try(x, i + 1, j + 1, aid);
	}
	for (uint32_t i = n; i-- > 1;) {
		j = x->from.at.pair[i];
		if (j != ZD_NOBODY && j > 0 && are_open(x, i - 1, j - 1))
			try(x, i - 1, j - 1, aid);
	}
}

/* The caps that were hit. One that kept candidates from a block matters where
 * the block found nobody, and there was somebody left to find. */
static void note_coarse(struct zd_alignment *x)
{
	uint32_t left = 0, cut = 0;

	for (uint32_t i = 0; i < x->from.side.pieces.len; i++)
		left += zd_align_is_open(&x->from, i);
	for (uint32_t j = 0; left && j < x->to.side.pieces.len; j++)
		if (zd_align_is_open(&x->to, j))
			cut |= x->cut[j];
	for (unsigned k = 0; k < ZD_COARSES; k++)
		x->coarse[k] |= (cut >> k & 1) || x->matcher.coarse[k];
	x->coarse[ZD_COARSE_EDITS] = x->matcher.lcs.coarse;
}

void zd_align(struct zd_alignment *x, const struct zd_draft *from,
	const struct zd_draft *to)
{
	open_draft(&x->from, x, from);
	open_draft(&x->to, x, to);
	x->same = zd_arena_calloc(x->arena, to->blocks.len + 1, 1);
	x->close = zd_arena_calloc(x->arena, to->blocks.len + 1, 1);
	x->cut = zd_arena_calloc(x->arena, to->blocks.len + 1, 1);
	zd_lexicon_init(&x->lexicon, 4096);
	x->matcher.lexicon = &x->lexicon;
	x->matcher.options = x->options;
	zd_align_read_told(x);
	zd_align_keys(x, ZD_FIELD);
	zd_align_exact(x);
	zd_align_keys(x, ZD_NOTE);
	zd_align_near(x);
	zd_align_similar(x, 3, false);
	zd_align_assign(x, x->options->least_sure);
	zd_align_gaps(x, x->options->least_gap_sure);
	zd_align_parts(x, x->options->least_part_sure);
	zd_align_assign(x, x->options->least_firm);
	zd_align_parts_queued(x, x->options->least_part_sure);
	zd_align_assign(x, x->options->least_strong);
	zd_align_parts(x, x->options->least_part);
	zd_align_assign(x, x->options->least_weak);
	zd_align_gaps(x, x->options->least_gap);
	zd_align_similar(x, 2, true);
	zd_align_assign(x, x->options->least_weak);
	zd_align_wholes(x);
	zd_align_parts(x, x->options->least_part);
	zd_align_left(x);
	zd_align_forget(x);
	zd_vec_clear(&x->queue);
	zd_align_labels(x);
	zd_align_told(x);
	zd_align_groups(x);
	zd_align_phrases(x);
	zd_lexicon_close(&x->lexicon);
	zd_vec_trim(&x->from.side.tokens);
	zd_vec_trim(&x->to.side.tokens);
	x->work += x->matcher.lcs.work + x->matcher.lcs.anchors.work +
		x->matcher.bits.work;
	zd_matcher_clear(&x->matcher);
	zd_align_passages(x);
	zd_align_scores(x);
	note_coarse(x);
	x->work += x->from.side.tokens.len + x->to.side.tokens.len;
	x->work += from->blocks.len + to->blocks.len;
}

void zd_alignment_clear(struct zd_alignment *x)
{
	zd_side_clear(&x->from.side);
	zd_side_clear(&x->to.side);
	zd_lexicon_clear(&x->lexicon);
	zd_align_forget(x);
	zd_matcher_clear(&x->matcher);
	zd_vec_clear(&x->queue);
	zd_vec_clear(&x->inside);
	zd_vec_clear(&x->told);
}
