/* The parties' branches, commit by commit. */
#include "base/mem.h"
#include "history/asks.h"
#include "negotiation/names.h"
#include "negotiation/order.h"
#include "negotiation/tree.h"

struct asking {
	struct zd_negotiation *n;
	struct zd_asks *k;
	struct zd_walk *walk;
	struct zd_arena scratch; /* of one branch */
	struct zd_error *err;
};

/* A file's paragraph and its footnotes, each as text. */
struct file {
	struct zd_draft *d, *notes;
};

static int read_blob(
	struct zd_slice *out, struct asking *x, const struct zd_oid *blob)
{
	*out = (struct zd_slice){0};
	return zd_oid_is_zero(blob)
		? 0
		: zd_store_blob(x->n->store, blob, &x->scratch, out, x->err);
}

static int file_read(
	struct file *f, struct asking *x, const struct zd_oid *blob)
{
	struct zd_slice bytes;
	int code = read_blob(&bytes, x, blob);

	f->d = zd_draft_new();
	f->notes = zd_draft_new();
	if (code || zd_oid_is_zero(blob))
		return code;
	zd_draft_add(f->d, ZD_TEXT, (struct zd_slice){0});
	zd_tree_read_file(f->d, f->notes, bytes);
	return 0;
}

static void file_clear(struct file *f)
{
	zd_draft_free(f->d);
	zd_draft_free(f->notes);
}

/* Paragraphs with the same ids of two small drafts. */
static void compare_drafts(struct asking *x, const struct zd_draft *from,
	const struct zd_draft *to)
{
	struct zd_arena *a = &x->k->arena;

	for (uint32_t i = 0; i < from->paragraphs.len; i++) {
		struct zd_slice id = from->paragraphs.at[i].id;

		zd_asks_compare(x->k, zd_arena_slice(&x->k->arena, id),
			zd_paragraph_text(a, from, i),
			zd_paragraph_text(a, to, zd_draft_find_id(to, id)));
	}
	for (uint32_t i = 0; i < to->paragraphs.len; i++) {
		struct zd_slice id = to->paragraphs.at[i].id;

		if (zd_draft_find_id(from, id) == ZD_NONE)
			zd_asks_compare(x->k, zd_arena_slice(&x->k->arena, id),
				(struct zd_slice){0},
				zd_paragraph_text(a, to, i));
	}
}

static int compare_files(
	struct asking *x, const struct zd_delta *d, struct zd_slice id)
{
	struct file from, to = {0};
	int code = file_read(&from, x, &d->from);

	if (!code)
		code = file_read(&to, x, &d->to);
	if (!code) {
		zd_asks_compare(x->k, zd_arena_slice(&x->k->arena, id),
			zd_paragraph_text(&x->k->arena, from.d, 0),
			zd_paragraph_text(&x->k->arena, to.d, 0));
		compare_drafts(x, from.notes, to.notes);
	}
	file_clear(&from);
	file_clear(&to);
	return code;
}

static int compare_heads(struct asking *x, const struct zd_delta *d)
{
	struct zd_slice from, to;
	struct zd_draft *a, *b;
	int code = read_blob(&from, x, &d->from);

	if (!code)
		code = read_blob(&to, x, &d->to);
	if (code)
		return code;
	a = zd_draft_new();
	b = zd_draft_new();
	zd_tree_read_fields(a, from);
	zd_tree_read_fields(b, to);
	compare_drafts(x, a, b);
	zd_draft_free(a);
	zd_draft_free(b);
	return 0;
}

/* --- order and labels ------------------------------------------------- */

static struct zd_draft *contents_of(struct asking *x, struct zd_slice bytes)
{
	struct zd_draft *d = zd_draft_new();
	struct zd_contents_line c;
	struct zd_slice line;
	uint32_t at;

	while (bytes.ptr) {
		line = zd_slice_cut(&bytes, '\n');
		if (!line.len)
			continue;
		zd_tree_read_line(&c, line);
		at = zd_draft_add(d, c.kind, c.label);
		d->paragraphs.at[at].id = zd_arena_slice(&x->k->arena, c.id);
		d->paragraphs.at[at].level = c.level;
		d->paragraphs.at[at].label =
			zd_arena_slice(&x->k->arena, c.label);
	}
	return d;
}

static struct zd_slice behind(const struct zd_draft *d, uint32_t i)
{
	return i ? d->paragraphs.at[i - 1].id : (struct zd_slice){0};
}

/* What a new paragraph is called, where it stands. */
static void place_new(struct asking *x, const struct zd_draft *to)
{
	const struct zd_asked *one =
		&x->k->amendments.at[x->k->amendments.len - 1];

	for (uint32_t i = one->first; i < x->k->list.len; i++) {
		struct zd_ask *ask = &x->k->list.at[i];
		uint32_t at = zd_draft_find_id(to, ask->id);

		if (at == ZD_NONE)
			continue;
		ask->label = to->paragraphs.at[at].label;
		ask->paragraph_kind = to->paragraphs.at[at].kind;
		if (ask->kind == ZD_ASK_NEW)
			ask->behind = behind(to, at);
	}
}

static void add_place(struct asking *x, enum zd_ask_kind kind,
	const struct zd_draft *to, uint32_t i)
{
	struct zd_ask one = {.kind = kind,
		.amendment = zd_u32(x->k->amendments.len - 1),
		.id = to->paragraphs.at[i].id,
		.label = to->paragraphs.at[i].label,
		.behind = behind(to, i),
		.paragraph_kind = to->paragraphs.at[i].kind};

	zd_vec_push(&x->k->list, one);
	x->k->amendments.at[one.amendment].count++;
}

static int compare_contents(struct asking *x, const struct zd_delta *d)
{
	struct zd_slice from, to, *moved;
	struct zd_draft *a, *b;
	size_t n;
	int code = read_blob(&from, x, &d->from);

	if (!code)
		code = read_blob(&to, x, &d->to);
	if (code)
		return code;
	a = contents_of(x, from);
	b = contents_of(x, to);
	place_new(x, b);
	n = zd_order_moved(&moved, &x->scratch, a, b);
	for (size_t i = 0; i < n; i++)
		add_place(x, ZD_ASK_MOVE, b, zd_draft_find_id(b, moved[i]));
	for (uint32_t i = 0; i < b->paragraphs.len; i++) {
		uint32_t at = zd_draft_find_id(a, b->paragraphs.at[i].id);

		if (at != ZD_NONE &&
			!zd_slice_eq(a->paragraphs.at[at].label,
				b->paragraphs.at[i].label))
			add_place(x, ZD_ASK_LABEL, b, i);
	}
	zd_draft_free(a);
	zd_draft_free(b);
	return 0;
}

/* --- one amendment ---------------------------------------------------- */

static void begin_amendment(struct asking *x, struct zd_slice party,
	unsigned number, const struct zd_commit *c)
{
	struct zd_arena *a = &x->k->arena;
	struct zd_asked one = {.party = party,
		.number = number,
		.commit = c->id,
		.when = c->author_when,
		.offset = c->author_offset,
		.first = zd_u32(x->k->list.len)};

	one.name = zd_arena_printf(
		a, "%.*s/%.*s/%u", ZD_FMT(x->k->round), ZD_FMT(party), number);
	one.summary = zd_arena_slice(a, zd_subject(c->message));
	one.id = zd_arena_slice(a, zd_trailer(c->message, "Paragraph"));
	one.from = zd_arena_slice(a, zd_trailer(c->message, "Carried-from"));
	zd_vec_push(&x->k->amendments, one);
}

static int read_deltas(struct asking *x, const struct zd_deltas *deltas)
{
	const struct zd_delta *contents = NULL;
	int code = 0;

	for (size_t i = 0; !code && i < deltas->len; i++) {
		const struct zd_delta *d = &deltas->at[i];
		struct zd_slice name = zd_slice_sub(d->path, 6, d->path.len);

		if (zd_slice_is(d->path, "negotiation"))
			code = compare_heads(x, d);
		else if (zd_slice_is(d->path, "draft/contents"))
			contents = d;
		else if (zd_slice_starts(d->path, "draft/") &&
			zd_slice_ends(name, ".md"))
			code = compare_files(
				x, d, zd_slice_sub(name, 0, name.len - 3));
	}
	return !code && contents ? compare_contents(x, contents) : code;
}

/* Amendments of this branch, from the first on, that a commit withdraws. */
static void withdraw(struct asking *x, size_t first, const struct zd_commit *c)
{
	struct zd_slice name = zd_trailer(c->message, "Withdraws"), own;

	for (size_t i = first; name.len && i < x->k->amendments.len; i++) {
		own = x->k->amendments.at[i].name;
		zd_slice_cut(&own, '/');
		if (zd_slice_eq(own, name))
			x->k->amendments.at[i].withdrawn = true;
	}
}

static int read_branch(struct asking *x, const struct zd_round *round,
	const struct zd_oid *tree, const struct zd_ref *ref)
{
	struct zd_commits log = {0};
	struct zd_deltas deltas = {0};
	struct zd_slice party = ref->name;
	size_t first = x->k->amendments.len;
	unsigned number;
	int code;

	while (party.len && zd_slice_chr(party, '/', 0) != SIZE_MAX)
		zd_slice_cut(&party, '/');
	party = zd_arena_slice(&x->k->arena, party);
	code = zd_store_log(x->n->store, &ref->commit, &round->commit,
		&x->scratch, &log, x->err);
	if (!code)
		code = zd_walk_to(x->walk, tree, &x->scratch, &deltas, x->err);
	zd_vec_clear(&deltas);
	for (size_t i = log.len; !code && i-- > 0;) {
		code = zd_walk_to(
			x->walk, &log.at[i].tree, &x->scratch, &deltas, x->err);
		if (!code && zd_amendment_is(&log.at[i], &number)) {
			begin_amendment(x, party, number, &log.at[i]);
			code = read_deltas(x, &deltas);
			zd_asks_say_once(x->k);
		}
		withdraw(x, first, &log.at[i]);
		zd_vec_clear(&deltas);
	}
	zd_vec_clear(&log);
	zd_arena_clear(&x->scratch);
	return code;
}

/* A clone with a working tree has the parties' branches as those of its
 * remote only: without them everything would be nobody's. */
static int check_clone(
	struct asking *x, const struct zd_round *round, struct zd_error *err)
{
	struct zd_slice part = zd_arena_printf(
		&x->k->arena, "/proposals/%.*s/", ZD_FMT(round->name));
	struct zd_refs refs = {0};
	struct zd_slice name;
	int code = zd_store_refs(x->n->store, "refs/remotes/", &refs, err);

	for (size_t i = 0; !code && i < refs.len; i++) {
		name = refs.at[i].name;
		if (zd_slice_find(name, part) == SIZE_MAX)
			continue;
		zd_slice_cut(&name, '/');
		zd_slice_cut(&name, '/');
		name = zd_slice_cut(&name, '/');
		code = zd_error_set(err, ZD_ENOTFOUND,
			"this clone has not got the proposals: git fetch %.*s "
			"'refs/heads/proposals/*:refs/heads/proposals/*'",
			ZD_FMT(name));
	}
	zd_refs_clear(&refs);
	return code;
}

int zd_asks_read(struct zd_asks **out, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err)
{
	struct asking x = {.n = n, .err = err};
	struct zd_refs refs = {0};
	struct zd_commit base;
	struct zd_slice prefix;
	int code;

	*out = NULL;
	x.k = zd_calloc(1, sizeof(*x.k));
	x.k->round = zd_arena_slice(&x.k->arena, round->name);
	x.walk = zd_walk_new(n->store);
	prefix = zd_arena_printf(
		&x.k->arena, ZD_PROPOSALS "%.*s/", ZD_FMT(round->name));
	code = zd_store_commit_info(
		n->store, &round->commit, &x.k->arena, &base, err);
	if (!code)
		code = zd_store_refs(n->store, prefix.ptr, &refs, err);
	if (!code && !refs.len)
		code = check_clone(&x, round, err);
	for (size_t i = 0; !code && i < refs.len; i++)
		code = read_branch(&x, round, &base.tree, &refs.at[i]);
	zd_refs_clear(&refs);
	zd_walk_free(x.walk);
	zd_asks_index(x.k);
	if (code)
		zd_asks_free(x.k);
	else
		*out = x.k;
	return code;
}
