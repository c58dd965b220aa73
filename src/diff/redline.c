#include "diff/align.h"
#include "diff/redline.h"
#include "diff/relate.h"
#include "diff/rows.h"
#include "diff/tile.h"

static struct zd_redline *redline_new(
	const struct zd_draft *from, const struct zd_draft *to)
{
	struct zd_redline *r = zd_calloc(1, sizeof(*r));

	r->from = from;
	r->to = to;
	return r;
}

/* What a tiling needs to know of an alignment, by block. */
static void tiles_init(struct zd_tiles *t, struct zd_arena *arena,
	const struct zd_alignment *x)
{
	size_t n = x->from.side.pieces.len, m = x->to.side.pieces.len;
	uint32_t *home = zd_arena_alloc(arena, (n + 1) * sizeof(*home));
	uint32_t *same = zd_arena_alloc(arena, (m + 1) * sizeof(*same));

	for (size_t i = 0; i < n; i++)
		home[i] = x->from.at.pair[i] != ZD_NOBODY ? x->from.at.pair[i]
							  : x->from.at.joins[i];
	for (size_t j = 0; j < m; j++)
		same[j] = x->same[j] ? x->to.at.pair[j] : ZD_NOBODY;
	t->from = &x->from.side;
	t->to = &x->to.side;
	t->lexicon = &x->lexicon;
	t->moved = x->moved;
	t->home = home;
	t->same = same;
	t->options = x->options;
}

/* The caps that were hit, in words, and by the names of their options. */
static void say_coarse(struct zd_redline *r, const bool *coarse)
{
	static const char *const said[ZD_COARSES] = {
		"long passages were compared piece by piece (max_edits)",
		"in long rewritten passages not all ways to match the words "
		"were weighed (max_polish)",
		"a change that may stand in many places was not tried in all "
		"of them (max_slide)",
		"a new paragraph has words that stand in too many to look at "
		"(max_postings)",
		"a new paragraph was not compared with all that share words "
		"with it (max_candidates)",
		"a paragraph was not compared with all that may have copied "
		"it (max_rivals)",
		"a new paragraph and one that is gone were too long to be "
		"weighed word against word (max_left_words)"};
	struct zd_buf why = ZD_BUF_INIT;

	for (size_t i = 0; i < ZD_COARSES; i++)
		if (coarse[i])
			zd_buf_printf(
				&why, "%s%s", why.len ? "; " : "", said[i]);
	r->coarse = why.len > 0;
	if (r->coarse)
		r->coarse_why =
			zd_arena_slice(&r->arena, zd_buf_slice(&why)).ptr;
	zd_buf_clear(&why);
}

/* A redline remembers the options that it was made with. */
static void keep_options(
	struct zd_redline *r, const struct zd_diff_options *options)
{
	struct zd_diff_options *own = zd_arena_alloc(&r->arena, sizeof(*own));

	*own = *options;
	r->options = own;
}

struct zd_redline *zd_redline_make(const struct zd_draft *from,
	const struct zd_draft *to, const struct zd_diff_options *options)
{
	struct zd_redline *r = redline_new(from, to);
	struct zd_arena scratch = {0};
	struct zd_diff_options defaults;
	struct zd_alignment x = {.arena = &scratch, .kept = &r->arena};
	struct zd_tiles t = {0};

	zd_diff_options_init(&defaults);
	x.options = options ? options : &defaults;
	zd_align(&x, from, to);
	tiles_init(&t, &scratch, &x);
	zd_tiles_build(&t);
	zd_relate(r, &x);
	zd_relate_words(r, &x);
	/* The tiles say by now who answers to whom. */
	zd_vec_clear(&x.from.side.other);
	zd_vec_clear(&x.to.side.other);
	zd_rows_make(r, &x, &t);
	zd_relate_conclude(r);
	r->from_settled = x.from.at;
	r->to_settled = x.to.at;
	keep_options(r, x.options);
	r->work = x.work;
	say_coarse(r, x.coarse);
	zd_tiles_clear(&t);
	zd_alignment_clear(&x);
	zd_arena_clear(&scratch);
	return r;
}

struct zd_redline *zd_redline_by_words(
	const struct zd_draft *from, const struct zd_draft *to)
{
	struct zd_diff_options options;

	zd_diff_options_init(&options);
	options.believe_ids = false;
	return zd_redline_make(from, to, &options);
}

void zd_redline_free(struct zd_redline *r)
{
	if (!r)
		return;
	zd_arena_clear(&r->arena);
	zd_vec_clear(&r->rows);
	zd_vec_clear(&r->runs);
	zd_vec_clear(&r->links);
	zd_vec_clear(&r->from_list);
	zd_vec_clear(&r->to_list);
	zd_free(r);
}

bool zd_redline_is_empty(const struct zd_redline *r)
{
	if (r->from->blocks.len != r->to->blocks.len)
		return false;
	if (r->from->paragraphs.len != r->to->paragraphs.len)
		return false;
	for (size_t i = 0; i < r->links.len; i++)
		if (r->links.at[i].relation != ZD_SAME ||
			r->links.at[i].relabelled)
			return false;
	for (size_t i = 0; i < r->to->paragraphs.len; i++)
		if (r->from->paragraphs.at[i].kind !=
				r->to->paragraphs.at[i].kind ||
			r->from->paragraphs.at[i].level !=
				r->to->paragraphs.at[i].level)
			return false;
	return true;
}

const char *zd_relation_name(enum zd_relation relation)
{
	static const char *const names[] = {"same", "edited", "renumbered",
		"moved", "moved and edited", "swapped", "split", "merged",
		"passage moved", "new", "dropped"};
	size_t i = (size_t)relation;

	return i < sizeof(names) / sizeof(*names) ? names[i] : "";
}

const char *zd_change_kind_name(enum zd_change_kind kind)
{
	static const char *const names[] = {"words", "case", "punctuation",
		"bracket", "citation", "markup", "space", "note"};
	size_t i = (size_t)kind;

	return i < sizeof(names) / sizeof(*names) ? names[i] : "";
}
