#include "negotiation/edited.h"

#include <stdlib.h>

#include "negotiation/order.h"

#define CONTENTS "draft/contents"

struct zd_edited {
	const struct zd_tree *tree;
	struct zd_store *store;
	struct zd_walk *walk;
	struct zd_order_index index; /* of the tree's draft */
	struct zd_arena arena, scratch;
	struct zd_oid last;           /* the commit that the walk is at */
	struct zd_oid contents, base; /* its contents, and the tree's */
};

/* A paragraph and how its file changed. */
struct edit {
	uint32_t at;
	const struct zd_delta *delta;
};

/* --- where the walk is ---------------------------------------------------- */

static int go(struct zd_edited *e, const struct zd_commit *to,
	struct zd_deltas *deltas, struct zd_error *err)
{
	int code = zd_walk_to(e->walk, &to->tree, &e->scratch, deltas, err);

	for (size_t i = 0; !code && i < deltas->len; i++)
		if (zd_slice_is(deltas->at[i].path, CONTENTS))
			e->contents = deltas->at[i].to;
	e->last = to->id;
	return code;
}

static int go_to(
	struct zd_edited *e, const struct zd_oid *commit, struct zd_error *err)
{
	struct zd_deltas deltas = {0};
	struct zd_commit c;
	int code = zd_store_commit_info(e->store, commit, &e->scratch, &c, err);

	if (!code)
		code = go(e, &c, &deltas, err);
	zd_vec_clear(&deltas);
	return code;
}

int zd_edited_open(struct zd_edited **out, const struct zd_tree *tree,
	struct zd_store *store, const struct zd_oid *from, struct zd_error *err)
{
	struct zd_edited *e = zd_calloc(1, sizeof(*e));
	int code;

	e->tree = tree;
	e->store = store;
	e->walk = zd_walk_new(store);
	e->index = zd_order_index(&e->arena, zd_tree_draft(tree));
	code = go_to(e, from, err);
	e->base = e->contents;
	*out = e;
	if (code) {
		zd_edited_free(e);
		*out = NULL;
	}
	return code;
}

void zd_edited_free(struct zd_edited *e)
{
	if (!e)
		return;
	zd_walk_free(e->walk);
	zd_arena_clear(&e->arena);
	zd_arena_clear(&e->scratch);
	zd_free(e);
}

/* --- what changed --------------------------------------------------------- */

static int by_place(const void *left, const void *right)
{
	const struct edit *a = left, *b = right;

	return (a->at > b->at) - (a->at < b->at);
}

/* The labelled paragraph whose file this is; ZD_NONE where it is another
 * file, one that came or went, or no such paragraph's. */
static uint32_t place_of(const struct zd_edited *e, const struct zd_delta *d)
{
	const struct zd_draft *draft = zd_tree_draft(e->tree);
	uint32_t at;

	if (zd_oid_is_zero(&d->from) || zd_oid_is_zero(&d->to) ||
		!zd_slice_starts(d->path, "draft/") ||
		!zd_slice_ends(d->path, ".md"))
		return ZD_NONE;
	at = zd_order_index_find(
		&e->index, zd_slice_sub(d->path, 6, d->path.len - 3));
	if (at != ZD_NONE && draft->paragraphs.at[at].kind != ZD_PARAGRAPH)
		return ZD_NONE;
	return at;
}

/* NULL where the commit does more than edit paragraphs of the tree. */
static struct edit *edits_of(
	struct zd_edited *e, const struct zd_deltas *deltas)
{
	struct edit *edits =
		zd_arena_alloc(&e->scratch, (deltas->len + 1) * sizeof(*edits));

	if (!zd_oid_eq(&e->contents, &e->base))
		return NULL;
	for (size_t i = 0; i < deltas->len; i++) {
		edits[i].delta = &deltas->at[i];
		edits[i].at = place_of(e, &deltas->at[i]);
		if (edits[i].at == ZD_NONE)
			return NULL;
	}
	if (deltas->len)
		qsort(edits, deltas->len, sizeof(*edits), by_place);
	return edits;
}

static int read_edits(struct zd_edited *e, const struct edit *edits, size_t n,
	struct zd_draft **before, struct zd_draft **after, struct zd_error *err)
{
	struct zd_draft *notes = zd_draft_new();
	int code = 0;

	*before = zd_draft_new();
	*after = zd_draft_new();
	for (size_t i = 0; !code && i < n; i++) {
		code = zd_tree_read_again(*before, notes, e->tree, edits[i].at,
			&edits[i].delta->from, err);
		if (!code)
			code = zd_tree_read_again(*after, notes, e->tree,
				edits[i].at, &edits[i].delta->to, err);
	}
	/* A footnote is a paragraph of its own, elsewhere in the text. */
	if (code || notes->paragraphs.len) {
		zd_draft_free(*before);
		zd_draft_free(*after);
		*before = *after = NULL;
	}
	zd_draft_free(notes);
	return code;
}

int zd_edited_read(struct zd_edited *e, const struct zd_commit *commit,
	struct zd_draft **before, struct zd_draft **after, struct zd_error *err)
{
	struct zd_deltas deltas = {0};
	const struct edit *edits;
	int code = 0;

	*before = *after = NULL;
	if (!zd_oid_eq(&e->last, &commit->parents[0]))
		code = go_to(e, &commit->parents[0], err);
	edits = NULL;
	if (!code)
		code = go(e, commit, &deltas, err);
	if (!code)
		edits = edits_of(e, &deltas);
	if (edits)
		code = read_edits(e, edits, deltas.len, before, after, err);
	zd_vec_clear(&deltas);
	zd_arena_clear(&e->scratch);
	return code;
}
