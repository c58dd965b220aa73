/*
 * Agreed ad referendum: a mark on a paragraph for those exact words. It
 * names the blob it was given for; when the blob changes the mark says so by
 * itself, and by whom.
 */
#include "negotiation/acts.h"
#include "negotiation/names.h"
#include "negotiation/speaking.h"
#include "negotiation/tree.h"

#define STATUS "draft/status"

struct agreeing {
	struct zd_negotiation *n;
	const struct zd_agree_options *o;
	struct zd_arena arena;
	struct zd_draft *draft;
	struct zd_slice *ids; /* of the labels */
};

static int blob_of(struct zd_slice *out, struct zd_negotiation *n,
	const struct zd_oid *commit, struct zd_arena *a, struct zd_slice id)
{
	struct zd_slice bytes;
	struct zd_oid hash;
	char hex[41];

	if (zd_store_read(n->store, commit, zd_id_path(a, id), a, &bytes, NULL))
		return ZD_ENOTFOUND;
	zd_store_hash(bytes, &hash);
	zd_oid_hex(&hash, hex);
	*out = zd_arena_slice(a, zd_slice_str(hex));
	return 0;
}

/* The ids of the labels, each once. */
static int find_ids(struct agreeing *g, struct zd_error *err)
{
	uint32_t at, matches;

	g->ids = zd_arena_calloc(&g->arena, g->o->labels_len, sizeof(*g->ids));
	for (size_t i = 0; i < g->o->labels_len; i++) {
		at = zd_draft_find(g->draft, zd_slice_str(g->o->labels[i]),
			NULL, &matches);
		if (matches != 1)
			return zd_error_set(err,
				matches ? ZD_EAMBIGUOUS : ZD_ENOTFOUND,
				matches ? "'%s' stands more than once in the "
					  "text: name the paragraph by its id"
					: "no paragraph '%s' in the text",
				g->o->labels[i]);
		g->ids[i] = g->draft->paragraphs.at[at].id;
		for (size_t k = 0; k < i; k++)
			if (zd_slice_eq(g->ids[k], g->ids[i]))
				return zd_error_set(err, ZD_EUSAGE,
					"'%s' is named twice", g->o->labels[i]);
	}
	return 0;
}

static int add_line(struct agreeing *g, const struct zd_oid *tip, size_t i,
	struct zd_buf *file, struct zd_error *err)
{
	struct zd_slice blob;

	if (blob_of(&blob, g->n, tip, &g->arena, g->ids[i]))
		return zd_error_set(err, ZD_EUSAGE,
			"'%s' cannot be marked: only paragraphs, headings and "
			"text can",
			g->o->labels[i]);
	zd_buf_printf(file, "%.*s\t%s\t%.*s\t%.*s\t%s\n", ZD_FMT(g->ids[i]),
		g->o->level ? g->o->level : "ad ref", ZD_FMT(blob),
		ZD_FMT(zd_day(
			&g->arena, g->o->author.when, g->o->author.offset)),
		g->o->remark ? g->o->remark : "");
	return 0;
}

/* Copies the lines of other paragraphs; marked[i] tells whether the i-th
 * named one had a line. */
static void keep_others(struct agreeing *g, struct zd_slice old, bool *marked,
	struct zd_buf *file)
{
	struct zd_slice line, rest, id;
	bool named;

	while (old.ptr) {
		line = zd_slice_cut(&old, '\n');
		rest = line;
		id = zd_slice_cut(&rest, '\t');
		named = false;
		for (size_t i = 0; i < g->o->labels_len; i++)
			if (zd_slice_eq(g->ids[i], id))
				named = marked[i] = true;
		if (line.len && !named)
			zd_buf_printf(file, "%.*s\n", ZD_FMT(line));
	}
}

static int rewrite(struct agreeing *g, const struct zd_oid *tip,
	struct zd_buf *file, struct zd_error *err)
{
	bool *marked =
		zd_arena_calloc(&g->arena, g->o->labels_len, sizeof(*marked));
	struct zd_slice old = {0};
	int code = zd_store_read(
		g->n->store, tip, ZD_LIT(STATUS), &g->arena, &old, err);

	if (code && code != ZD_ENOTFOUND)
		return code;
	keep_others(g, code ? (struct zd_slice){0} : old, marked, file);
	code = 0;
	for (size_t i = 0; !code && i < g->o->labels_len; i++)
		if (!g->o->undo)
			code = add_line(g, tip, i, file, err);
		else if (!marked[i])
			code = zd_error_set(err, ZD_ESAME,
				"'%s' is not marked as agreed",
				g->o->labels[i]);
	return code;
}

static void write_message(const struct agreeing *g, struct zd_buf *message)
{
	zd_buf_puts(message, g->o->undo ? "Reopen" : "Agree");
	for (size_t i = 0; i < g->o->labels_len; i++)
		zd_buf_printf(message, "%s %s", i ? "," : "", g->o->labels[i]);
	zd_buf_puts(message, "\n\n");
	if (g->o->remark && *g->o->remark)
		zd_buf_printf(message, "%s\n\n", g->o->remark);
	zd_buf_printf(message, "Act: %s\n", g->o->undo ? "reopen" : "agree");
}

static int build(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	struct agreeing *g = ctx;
	struct zd_buf file = ZD_BUF_INIT;
	int code;

	(void)exists;
	zd_draft_free(g->draft);
	code = zd_tree_read(&g->draft, g->n->store, tip, err);
	if (!code)
		code = find_ids(g, err);
	if (!code)
		code = rewrite(g, tip, &file, err);
	if (!code)
		zd_changes_put(changes, ZD_LIT(STATUS), zd_buf_slice(&file));
	write_message(g, message);
	zd_buf_clear(&file);
	return code;
}

int zd_agree(struct zd_negotiation *n, const struct zd_agree_options *options,
	struct zd_error *err)
{
	struct agreeing g = {.n = n, .o = options};
	struct zd_act act = {.ref = ZD_MAIN,
		.author = &options->author,
		.committer = &options->committer,
		.build = build,
		.ctx = &g};
	struct zd_oid commit;
	int code;

	if ((options->remark && strpbrk(options->remark, "\t\n\r")) ||
		(options->level && strpbrk(options->level, "\t\n\r")))
		return zd_error_set(err, ZD_EUSAGE,
			"a level and a remark are one line, without tabs");
	if (!options->labels_len)
		return zd_error_set(
			err, ZD_EUSAGE, "which paragraphs are agreed?");
	code = zd_store_act(n->store, &act, &commit, err);
	if (code == ZD_ESAME && !options->undo)
		zd_error_set(err, code, "that is marked so already");
	zd_draft_free(g.draft);
	zd_arena_clear(&g.arena);
	return code;
}

/* --- reading it ---------------------------------------------------------- */

/* The newest commit behind which the blob of this paragraph is another. */
static void find_reopener(struct zd_agreed *g, struct zd_negotiation *n,
	const struct zd_commits *log, struct zd_arena *a)
{
	struct zd_slice blob = {0};
	char hex[41];

	for (size_t i = 0; i < log->len; i++) {
		if (i + 1 < log->len &&
			(blob_of(&blob, n, &log->at[i + 1].id, a, g->id) ||
				!zd_slice_eq(blob, g->blob)))
			continue;
		zd_oid_hex(&log->at[i].id, hex);
		g->by = log->at[i].author;
		g->act = zd_subject(log->at[i].message);
		g->commit = zd_arena_slice(a, zd_slice(hex, 10));
		return;
	}
}

static void read_line(struct zd_agreement *out, struct zd_negotiation *n,
	const struct zd_oid *commit, struct zd_slice line,
	struct zd_commits *log)
{
	struct zd_agreed g = {0};
	struct zd_slice now;

	g.id = zd_slice_cut(&line, '\t');
	g.level = zd_slice_cut(&line, '\t');
	g.blob = zd_slice_cut(&line, '\t');
	g.date = zd_slice_cut(&line, '\t');
	g.remark = line;
	g.reopened = blob_of(&now, n, commit, &out->arena, g.id) ||
		!zd_slice_eq(now, g.blob);
	if (g.reopened && !log->len)
		zd_store_log(n->store, commit, NULL, &out->arena, log, NULL);
	if (g.reopened)
		find_reopener(&g, n, log, &out->arena);
	zd_vec_push(&out->list, g);
}

int zd_agreement_read(struct zd_agreement *out, struct zd_negotiation *n,
	const struct zd_oid *commit, struct zd_error *err)
{
	struct zd_commits log = {0};
	struct zd_slice file, line;
	int code;

	memset(out, 0, sizeof(*out));
	code = zd_store_read(
		n->store, commit, ZD_LIT(STATUS), &out->arena, &file, err);
	if (code)
		return code == ZD_ENOTFOUND ? 0 : code;
	while (file.ptr) {
		line = zd_slice_cut(&file, '\n');
		if (line.len)
			read_line(out, n, commit, line, &log);
	}
	zd_free(log.at);
	return 0;
}

void zd_agreement_clear(struct zd_agreement *a)
{
	zd_vec_clear(&a->list);
	zd_arena_clear(&a->arena);
}
