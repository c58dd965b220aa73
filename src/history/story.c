#include "history/story.h"

#include "history/story_private.h"
#include "negotiation/names.h"
#include "negotiation/order.h"

/* --- what an act changed ---------------------------------------------- */

static void add_step(
	struct zd_telling *t, uint32_t thread, struct zd_version *to)
{
	struct zd_thread *th = &t->s->threads.at[thread];
	struct zd_story_step one = {thread, th->now, to, th->label};

	for (size_t i = 0; i < t->steps.len; i++)
		if (t->steps.at[i].thread == thread) {
			/* A footnote whose place in the files changed. */
			if (to)
				t->steps.at[i].to = to;
			return;
		}
	zd_vec_push(&t->steps, one);
}

/* The footnotes that the file had and has no more. */
static void drop_notes(
	struct zd_telling *t, uint32_t file, const struct zd_draft *notes)
{
	size_t kept = 0;

	for (size_t i = 0; i < t->notes.len; i++) {
		struct zd_note_of one = t->notes.at[i];

		if (one.file != file ||
			(notes &&
				zd_draft_find_note(notes, one.name) !=
					ZD_NONE)) {
			t->notes.at[kept++] = one;
			continue;
		}
		add_step(t,
			zd_telling_thread(t,
				zd_arena_printf(&t->scratch, "^%.*s",
					ZD_FMT(one.name))),
			NULL);
	}
	t->notes.len = kept;
}

static bool has_note(
	const struct zd_telling *t, struct zd_slice name, uint32_t file)
{
	for (size_t i = 0; i < t->notes.len; i++)
		if (t->notes.at[i].file == file &&
			zd_slice_eq(t->notes.at[i].name, name))
			return true;
	return false;
}

static void take_notes(
	struct zd_telling *t, uint32_t file, const struct zd_draft *notes)
{
	for (uint32_t i = 0; i < notes->paragraphs.len; i++) {
		const struct zd_paragraph *p = &notes->paragraphs.at[i];
		uint32_t thread = zd_telling_thread(t, p->id);
		struct zd_thread *th = &t->s->threads.at[thread];
		struct zd_note_of one = {th->label, file};

		if (!th->label.len)
			th->label = one.name =
				zd_arena_slice(&t->s->arena, p->label);
		th->kind = ZD_NOTE;
		if (!has_note(t, one.name, file))
			zd_vec_push(&t->notes, one);
		if (!zd_version_says(th->now, notes, i))
			add_step(t, thread, zd_version_of(t, notes, i));
		else
			/* It stays, whichever file it left. */
			for (size_t k = 0; k < t->steps.len; k++)
				if (t->steps.at[k].thread == thread)
					t->steps.at[k].to =
						(struct zd_version *)th->now;
	}
	drop_notes(t, file, notes);
}

/* A file of the folder draft. */
static int read_file(
	struct zd_telling *t, const struct zd_delta *delta, struct zd_slice id)
{
	uint32_t thread = zd_telling_thread(t, id);
	struct zd_draft *d, *notes;
	struct zd_slice bytes;
	int code;

	if (zd_oid_is_zero(&delta->to)) {
		add_step(t, thread, NULL);
		drop_notes(t, thread, NULL);
		return 0;
	}
	code = zd_store_blob(
		t->n->store, &delta->to, &t->scratch, &bytes, t->err);
	if (code)
		return code;
	d = zd_draft_new();
	notes = zd_draft_new();
	zd_draft_add(d, ZD_TEXT, (struct zd_slice){0});
	zd_tree_read_file(d, notes, bytes);
	if (!zd_version_says(t->s->threads.at[thread].now, d, 0))
		add_step(t, thread, zd_version_of(t, d, 0));
	take_notes(t, thread, notes);
	zd_draft_free(d);
	zd_draft_free(notes);
	return 0;
}

static int read_head(struct zd_telling *t, const struct zd_delta *delta)
{
	struct zd_draft *d;
	struct zd_slice bytes = {0};
	int code = 0;

	if (!zd_oid_is_zero(&delta->to))
		code = zd_store_blob(
			t->n->store, &delta->to, &t->scratch, &bytes, t->err);
	if (code)
		return code;
	d = zd_draft_new();
	zd_tree_read_fields(d, bytes);
	for (uint32_t i = 0; i < t->s->threads.len; i++)
		if (t->s->threads.at[i].kind == ZD_FIELD &&
			t->s->threads.at[i].now &&
			zd_draft_find_id(d, t->s->threads.at[i].id) == ZD_NONE)
			add_step(t, i, NULL);
	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		uint32_t thread = zd_telling_thread(t, d->paragraphs.at[i].id);

		t->s->threads.at[thread].kind = ZD_FIELD;
		t->s->threads.at[thread].label = t->s->threads.at[thread].id;
		if (!zd_version_says(t->s->threads.at[thread].now, d, i))
			add_step(t, thread, zd_version_of(t, d, i));
	}
	zd_draft_free(d);
	return 0;
}

/* --- order and labels ------------------------------------------------- */

static int read_contents(struct zd_telling *t, const struct zd_delta *delta,
	struct zd_standings *out)
{
	struct zd_slice bytes, line;
	int code = 0;

	if (zd_oid_is_zero(&delta->to))
		return 0;
	code = zd_store_blob(
		t->n->store, &delta->to, &t->s->arena, &bytes, t->err);
	while (!code && bytes.ptr) {
		struct zd_contents_line c;
		struct zd_standing one;

		line = zd_slice_cut(&bytes, '\n');
		if (!line.len)
			continue;
		zd_tree_read_line(&c, line);
		one = (struct zd_standing){zd_telling_thread(t, c.id), c.kind,
			c.level, c.label, c.origin, NULL};
		zd_vec_push(out, one);
	}
	return code;
}

struct zd_story_touch *zd_telling_touch(struct zd_telling *t, uint32_t thread)
{
	struct zd_story_touch one = {.act = t->act, .thread = thread};
	size_t first = t->s->acts.at[t->act].first_touch;

	for (size_t i = t->s->touches.len; i-- > first;)
		if (t->s->touches.at[i].thread == thread)
			return &t->s->touches.at[i];
	zd_vec_push(&t->s->touches, one);
	return &t->s->touches.at[t->s->touches.len - 1];
}

/* Which of the threads that stood before stand in another order: those
 * outside a longest common one. */
static struct zd_draft *order_of(
	const struct zd_telling *t, const struct zd_standings *text)
{
	struct zd_draft *d = zd_draft_new();

	for (size_t i = 0; i < text->len; i++) {
		uint32_t at = zd_draft_add(d, ZD_TEXT, (struct zd_slice){0});

		d->paragraphs.at[at].id =
			t->s->threads.at[text->at[i].thread].id;
	}
	return d;
}

static void note_moves(struct zd_telling *t, const struct zd_standings *old)
{
	struct zd_draft *a = order_of(t, old), *b = order_of(t, &t->s->now);
	struct zd_slice *moved;
	size_t n = zd_order_moved(&moved, &t->scratch, a, b);

	for (size_t i = 0; i < n; i++)
		zd_telling_touch(t, zd_telling_thread(t, moved[i]))->moved =
			true;
	zd_draft_free(a);
	zd_draft_free(b);
}

/* Fields first, as the draft has them. */
static void stand_fields(struct zd_telling *t, struct zd_standings *out)
{
	for (uint32_t i = 0; i < t->s->threads.len; i++) {
		const struct zd_thread *th = &t->s->threads.at[i];
		struct zd_standing one = {i, ZD_FIELD, 0, th->id, {0}, th->now};

		if (th->kind == ZD_FIELD && th->now)
			zd_vec_push(out, one);
	}
}

static void stand_notes(struct zd_telling *t, struct zd_standings *out)
{
	for (size_t i = 0; i < t->notes.len; i++) {
		struct zd_slice id = zd_arena_printf(
			&t->scratch, "^%.*s", ZD_FMT(t->notes.at[i].name));
		uint32_t thread = zd_telling_thread(t, id);
		struct zd_standing one = {thread, ZD_NOTE, 0,
			t->notes.at[i].name, {0}, t->s->threads.at[thread].now};

		if (one.version)
			zd_vec_push(out, one);
	}
}

/* The whole text as it stands after the act. */
void zd_telling_snapshot(struct zd_telling *t, struct zd_standings *out)
{
	out->len = 0;
	stand_fields(t, out);
	for (size_t i = 0; i < t->s->now.len; i++) {
		struct zd_standing one = t->s->now.at[i];

		if (one.kind == ZD_FIELD || one.kind == ZD_NOTE)
			continue;
		one.version = t->s->threads.at[one.thread].now;
		if (one.version)
			zd_vec_push(out, one);
	}
	stand_notes(t, out);
}

static void note_labels(struct zd_telling *t)
{
	for (size_t i = 0; i < t->s->now.len; i++) {
		const struct zd_standing *one = &t->s->now.at[i];
		struct zd_thread *th = &t->s->threads.at[one->thread];
		struct zd_story_touch *touch;

		th->kind = one->kind;
		th->level = one->level;
		if (th->now && th->label.len &&
			!zd_slice_eq(th->label, one->label)) {
			touch = zd_telling_touch(t, one->thread);
			touch->relabelled = true;
			touch->old_label = th->label;
		}
		th->label = one->label;
	}
}

/* --- one act ---------------------------------------------------------- */

static int read_deltas(struct zd_telling *t, const struct zd_deltas *deltas,
	struct zd_standings *contents, bool *reordered)
{
	int code = 0;

	for (size_t i = 0; !code && i < deltas->len; i++) {
		const struct zd_delta *d = &deltas->at[i];
		struct zd_slice name = zd_slice_sub(d->path, 6, d->path.len);

		if (zd_slice_is(d->path, "negotiation")) {
			code = read_head(t, d);
		} else if (zd_slice_is(d->path, "draft/contents")) {
			*reordered = true;
			code = read_contents(t, d, contents);
		} else if (zd_slice_starts(d->path, "draft/") &&
			zd_slice_ends(name, ".md")) {
			code = read_file(
				t, d, zd_slice_sub(name, 0, name.len - 3));
		}
	}
	return code;
}

static int tell(struct zd_telling *t, const struct zd_commit *c)
{
	struct zd_deltas deltas;
	struct zd_standings contents = {0}, old = t->s->now;
	struct zd_story_act *act;
	bool reordered = false;
	int code = zd_walk_to(t->walk, &c->tree, &t->scratch, &deltas, t->err);

	if (code)
		return code;
	zd_telling_act(t, c);
	code = read_deltas(t, &deltas, &contents, &reordered);
	zd_vec_clear(&deltas);
	if (code)
		return code;
	if (t->s->acts.at[t->act].kind == ZD_ACT_IMPORT && t->owners &&
		t->s->rounds.len)
		code = zd_telling_import(t, t->err);
	if (reordered) {
		t->s->now = contents;
		note_labels(t);
	}
	if (!code && t->steps.len && t->owners)
		code = zd_telling_credit(t, t->err);
	if (!code && t->steps.len) {
		zd_telling_steps(t,
			t->nobody         ? t->nobody
				: t->rest ? t->rest
					  : t->s->acts.at[t->act].claim);
		code = t->code;
	}
	t->nobody = t->rest = 0;
	if (!code && reordered) {
		if (old.len)
			note_moves(t, &old);
		zd_vec_clear(&old);
	}
	act = &t->s->acts.at[t->act];
	act->touches = zd_u32(t->s->touches.len - act->first_touch);
	if (!code && act->round.len) {
		struct zd_story_round round = {
			.name = act->round, .act = t->act};

		zd_telling_snapshot(t, &round.text);
		zd_vec_push(&t->s->rounds, round);
	}
	zd_arena_clear(&t->scratch);
	return code;
}

/* --- the whole -------------------------------------------------------- */

static void begin(struct zd_telling *t)
{
	struct zd_story *s = t->s;

	s->lexicon = zd_words_new(4096);
	zd_vec_push(&s->claims, ((struct zd_claim){0}));
	zd_vec_push(&s->lives, ((struct zd_life){0}));
	zd_vec_push(&s->gone, ((struct zd_run_gone){0}));
	t->walk = zd_walk_new(t->n->store);
}

static void end(struct zd_telling *t)
{
	struct zd_standings now = {0};

	zd_telling_snapshot(t, &now);
	zd_vec_clear(&t->s->now);
	t->s->now = now;
	zd_walk_free(t->walk);
	zd_arena_clear(&t->scratch);
	zd_vec_clear(&t->steps);
	zd_vec_clear(&t->notes);
	zd_free(t->slots);
	zd_grams_clear(&t->graves);
	zd_vec_clear(&t->grave_run);
	zd_grams_clear(&t->old_asks);
	zd_vec_clear(&t->old_ask_of);
	for (size_t i = 0; i < t->asks.len; i++)
		zd_asks_free(t->asks.at[i]);
	zd_vec_clear(&t->asks);
	zd_library_free(t->library);
}

int zd_story_read(struct zd_story **out, struct zd_negotiation *n,
	const struct zd_oid *commit, bool owners, struct zd_error *err)
{
	struct zd_telling t = {.n = n, .owners = owners, .err = err};
	struct zd_arena log_arena = {0};
	struct zd_commits log = {0};
	int code = zd_store_log(n->store, commit, NULL, &log_arena, &log, err);

	*out = NULL;
	t.s = zd_calloc(1, sizeof(*t.s));
	begin(&t);
	for (size_t i = log.len; !code && i-- > 0;)
		code = tell(&t, &log.at[i]);
	end(&t);
	zd_vec_clear(&log);
	zd_arena_clear(&log_arena);
	if (code)
		zd_story_free(t.s);
	else
		*out = t.s;
	return code;
}

void zd_story_free(struct zd_story *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->rounds.len; i++)
		zd_vec_clear(&s->rounds.at[i].text);
	zd_vec_clear(&s->acts);
	zd_vec_clear(&s->claims);
	zd_vec_clear(&s->proposals);
	zd_vec_clear(&s->lives);
	zd_vec_clear(&s->threads);
	zd_vec_clear(&s->touches);
	zd_vec_clear(&s->rounds);
	zd_vec_clear(&s->gone);
	zd_vec_clear(&s->dead);
	zd_vec_clear(&s->now);
	zd_words_free(s->lexicon);
	zd_arena_clear(&s->arena);
	zd_free(s);
}
