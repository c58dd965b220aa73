/* Acts of the silence procedure: each is a commit on main that adds a line to
 * the file "silence". */
#include "negotiation/fingerprint.h"
#include "negotiation/names.h"
#include "negotiation/silence.h"
#include "negotiation/tree.h"

struct acting {
	struct zd_negotiation *n;
	const struct zd_silence_options *o;
	struct zd_arena arena;
	struct zd_moment now, until;
	struct zd_identity author;
	const struct zd_party *party; /* OBJECT */
	struct zd_oid commit;         /* OPEN: of the text */
	char mark[ZD_FINGERPRINT_ROOM];
	struct zd_silences all;
	struct zd_silence *last;
	struct zd_slice ids; /* OBJECT: blanks between */
};

static const char *written(struct acting *g, struct zd_moment m)
{
	char text[ZD_MOMENT_ROOM];

	zd_moment_write(text, m);
	return zd_arena_slice(&g->arena, zd_slice_str(text)).ptr;
}

static struct zd_slice said(struct acting *g, struct zd_moment m)
{
	return zd_moment_text(&g->arena, m);
}

/* --- what can be done as things stand ------------------------------------ */

static int check_open(struct acting *g, struct zd_error *err)
{
	if (g->last && g->last->state == ZD_SILENCE_RUNS)
		return zd_error_set(err, ZD_EUSAGE,
			"silence on %.*s runs until %.*s: close it first",
			ZD_FMT(g->last->name),
			ZD_FMT(said(g, zd_silence_until(g->last))));
	if (g->until.when <= g->now.when)
		return zd_error_set(err, ZD_EUSAGE,
			"the deadline, %.*s, is not after the opening, %.*s",
			ZD_FMT(said(g, g->until)), ZD_FMT(said(g, g->now)));
	return 0;
}

static int check_extend(struct acting *g, struct zd_error *err)
{
	struct zd_moment until = zd_silence_until(g->last);

	if (g->last->in_time)
		return zd_error_set(err, ZD_EUSAGE,
			"silence on %.*s is broken already: close it, and "
			"open it again on the text that follows",
			ZD_FMT(g->last->name));
	if (g->now.when > until.when)
		return zd_error_set(err, ZD_EUSAGE,
			"the deadline passed at %.*s: what is over cannot be "
			"extended",
			ZD_FMT(said(g, until)));
	if (g->until.when <= until.when)
		return zd_error_set(err, ZD_EUSAGE,
			"the deadline is %.*s already, and %.*s is not later",
			ZD_FMT(said(g, until)), ZD_FMT(said(g, g->until)));
	return 0;
}

static int check_close(struct acting *g, struct zd_error *err)
{
	struct zd_moment until = zd_silence_until(g->last);

	if (!g->last->in_time && g->now.when < until.when)
		return zd_error_set(err, ZD_EUSAGE,
			"nobody has objected, and silence runs until %.*s: "
			"it cannot be closed at %.*s",
			ZD_FMT(said(g, until)), ZD_FMT(said(g, g->now)));
	return 0;
}

/* One that is late may come when all is over, but only to what held. */
static int check_object(struct acting *g, struct zd_error *err)
{
	if (g->last->state == ZD_SILENCE_BROKEN)
		return zd_error_set(err, ZD_EUSAGE,
			"silence on %.*s was closed as broken: it is not open "
			"to objections",
			ZD_FMT(g->last->name));
	if (g->last->state == ZD_SILENCE_HELD &&
		g->now.when <= zd_silence_until(g->last).when)
		return zd_error_set(err, ZD_EUSAGE,
			"silence on %.*s was closed as held, and this "
			"objection is dated %.*s, before its deadline: open "
			"it again on that text, and object there",
			ZD_FMT(g->last->name), ZD_FMT(said(g, g->now)));
	return 0;
}

static int check_state(struct acting *g, struct zd_error *err)
{
	enum zd_silence_kind kind = g->o->kind;

	if (kind == ZD_SILENCE_OPEN)
		return check_open(g, err);
	if (!g->last)
		return zd_error_set(
			err, ZD_EUSAGE, "no text is under silence: open it");
	if (kind != ZD_SILENCE_OBJECT && g->last->state != ZD_SILENCE_RUNS)
		return zd_error_set(err, ZD_EUSAGE,
			"silence on %.*s was closed at %.*s already",
			ZD_FMT(g->last->name),
			ZD_FMT(said(g, g->last->closed)));
	if (g->now.when < g->last->terms.at[0].from.when)
		return zd_error_set(err, ZD_EUSAGE,
			"%.*s is before silence was opened, at %.*s",
			ZD_FMT(said(g, g->now)),
			ZD_FMT(said(g, g->last->terms.at[0].from)));
	if (kind == ZD_SILENCE_OBJECT)
		return check_object(g, err);
	return kind == ZD_SILENCE_EXTEND ? check_extend(g, err)
					 : check_close(g, err);
}

/* --- what is objected to -------------------------------------------------- */

/* Labels are those of the text under silence, not of main as it is now. */
static int find_ids(struct acting *g, struct zd_error *err)
{
	struct zd_buf ids = ZD_BUF_INIT;
	struct zd_draft *draft;
	uint32_t at, matches;
	int code = zd_tree_read(&draft, g->n->store, &g->last->commit, err);

	if (code)
		return code;
	for (size_t i = 0; !code && i < g->o->labels_len; i++) {
		at = zd_draft_find(
			draft, zd_slice_str(g->o->labels[i]), NULL, &matches);
		if (matches != 1)
			code = zd_error_set(err,
				matches ? ZD_EAMBIGUOUS : ZD_ENOTFOUND,
				matches ? "'%s' stands more than once in the "
					  "text: name the paragraph by its id"
					: "no paragraph '%s' in the text under "
					  "silence",
				g->o->labels[i]);
		else
			zd_buf_printf(&ids, "%s%.*s", i ? " " : "",
				ZD_FMT(draft->paragraphs.at[at].id));
	}
	g->ids = zd_arena_slice(&g->arena, zd_buf_slice(&ids));
	zd_buf_clear(&ids);
	zd_draft_free(draft);
	return code;
}

/* --- the commit ----------------------------------------------------------- */

static const char *remark(const struct acting *g)
{
	return g->o->remark ? g->o->remark : "";
}

static void add_line(struct acting *g, struct zd_buf *file)
{
	char hex[41];

	switch (g->o->kind) {
	case ZD_SILENCE_OPEN:
		zd_oid_hex(&g->commit, hex);
		zd_buf_printf(file, "open\t%s\t%s\t%s\t%s\t%s\n",
			written(g, g->now), written(g, g->until), hex,
			g->o->revision, remark(g));
		break;
	case ZD_SILENCE_OBJECT:
		zd_buf_printf(file, "object\t%s\t%.*s\t%.*s\t%s\n",
			written(g, g->now), ZD_FMT(g->party->code),
			ZD_FMT(g->ids), remark(g));
		break;
	case ZD_SILENCE_EXTEND:
		zd_buf_printf(file, "extend\t%s\t%s\t%s\n", written(g, g->now),
			written(g, g->until), remark(g));
		break;
	case ZD_SILENCE_CLOSE:
		zd_buf_printf(file, "close\t%s\t%s\t%s\n", written(g, g->now),
			g->last->in_time ? "broken" : "held", remark(g));
		break;
	}
}

static void write_subject(struct acting *g, struct zd_buf *message)
{
	switch (g->o->kind) {
	case ZD_SILENCE_OPEN:
		zd_buf_printf(message, "Put %s under silence until %.*s",
			g->o->revision, ZD_FMT(said(g, g->until)));
		break;
	case ZD_SILENCE_OBJECT:
		zd_buf_printf(message, "Object to %.*s", ZD_FMT(g->last->name));
		for (size_t i = 0; i < g->o->labels_len; i++)
			zd_buf_printf(message, "%s %s", i ? "," : ":",
				g->o->labels[i]);
		break;
	case ZD_SILENCE_EXTEND:
		zd_buf_printf(message, "Extend silence on %.*s until %.*s",
			ZD_FMT(g->last->name), ZD_FMT(said(g, g->until)));
		break;
	case ZD_SILENCE_CLOSE:
		zd_buf_printf(message, "Silence on %.*s %s",
			ZD_FMT(g->last->name),
			g->last->in_time ? "was broken" : "held");
		break;
	}
}

static void write_message(struct acting *g, struct zd_buf *message)
{
	static const char *const verbs[] = {"open", "object", "extend"};
	enum zd_silence_kind kind = g->o->kind;
	struct zd_slice ids = g->ids, id;
	char hex[41];

	write_subject(g, message);
	zd_buf_puts(message, "\n\n");
	if (*remark(g))
		zd_buf_printf(message, "%s\n\n", remark(g));
	zd_buf_printf(message, "Act: silence\nSilence: %s\n",
		kind != ZD_SILENCE_CLOSE   ? verbs[kind]
			: g->last->in_time ? "broken"
					   : "held");
	zd_oid_hex(g->last ? &g->last->commit : &g->commit, hex);
	if (kind == ZD_SILENCE_OPEN)
		zd_oid_hex(&g->commit, hex);
	zd_buf_printf(message, "Text: %s\n", hex);
	if (kind == ZD_SILENCE_OPEN)
		zd_buf_printf(message, "Fingerprint: %s\n", g->mark);
	if (kind == ZD_SILENCE_OPEN || kind == ZD_SILENCE_EXTEND)
		zd_buf_printf(message, "Until: %s\n", written(g, g->until));
	while (ids.len) {
		id = zd_slice_cut(&ids, ' ');
		zd_buf_printf(message, "Paragraph: %.*s\n", ZD_FMT(id));
	}
}

static int build(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	struct acting *g = ctx;
	struct zd_buf file = ZD_BUF_INIT;
	struct zd_slice old;
	int code;

	(void)exists;
	zd_silences_clear(&g->all);
	code = zd_silences_read(&g->all, g->n, tip, err);
	g->last = g->all.list.len ? &g->all.list.at[g->all.list.len - 1] : NULL;
	if (!code)
		code = check_state(g, err);
	if (!code && g->o->kind == ZD_SILENCE_OBJECT)
		code = find_ids(g, err);
	if (code)
		return code;
	if (!zd_store_read(g->n->store, tip, ZD_LIT(ZD_SILENCE_FILE), &g->arena,
		    &old, NULL))
		zd_buf_put(&file, old.ptr, old.len);
	add_line(g, &file);
	zd_changes_put(changes, ZD_LIT(ZD_SILENCE_FILE), zd_buf_slice(&file));
	zd_buf_clear(&file);
	write_message(g, message);
	return 0;
}

/* --- the act -------------------------------------------------------------- */

/* An objection is the party's act. */
static int find_party(struct acting *g, struct zd_error *err)
{
	int code = zd_negotiation_party(
		&g->party, g->n, g->o->party ? g->o->party : "", err);

	if (code)
		return code;
	g->author.name = zd_arena_slice(&g->arena, g->party->name).ptr;
	g->author.email = zd_arena_printf(
		&g->arena, "%.*s@parties.invalid", ZD_FMT(g->party->code))
				  .ptr;
	return 0;
}

static int find_text(struct acting *g, struct zd_error *err)
{
	struct zd_draft *draft;
	int code = zd_revision_resolve(&g->commit, g->n, g->o->revision, err);

	if (!code)
		code = zd_tree_read(&draft, g->n->store, &g->commit, err);
	if (code)
		return code;
	zd_fingerprint(g->mark, draft);
	zd_draft_free(draft);
	return 0;
}

static int prepare(struct acting *g, struct zd_error *err)
{
	if (strpbrk(remark(g), "\t\n\r"))
		return zd_error_set(
			err, ZD_EUSAGE, "a remark is one line, without tabs");
	if (g->o->kind == ZD_SILENCE_OBJECT && !*remark(g))
		return zd_error_set(err, ZD_EUSAGE,
			"an objection says what it objects to: give the words");
	if (g->o->kind == ZD_SILENCE_OBJECT)
		return find_party(g, err);
	return g->o->kind == ZD_SILENCE_OPEN ? find_text(g, err) : 0;
}

int zd_silence_act(struct zd_negotiation *n,
	const struct zd_silence_options *options, struct zd_error *err)
{
	struct zd_silence_options o = *options;
	struct acting g = {.n = n,
		.o = &o,
		.now = {o.author.when, o.author.offset},
		.until = {o.until, o.until_offset},
		.author = o.author};
	struct zd_act act = {.ref = ZD_MAIN,
		.author = &g.author,
		.committer = &o.committer,
		.build = build,
		.ctx = &g};
	struct zd_round round;
	struct zd_oid commit;
	int code = 0;

	if (o.kind == ZD_SILENCE_OPEN && !o.revision) {
		code = zd_round_find(&round, n, NULL, err);
		if (!code)
			o.revision = zd_arena_slice(&g.arena, round.name).ptr;
	}
	if (!code)
		code = prepare(&g, err);
	if (!code)
		code = zd_store_act(n->store, &act, &commit, err);
	zd_silences_clear(&g.all);
	zd_arena_clear(&g.arena);
	return code;
}
