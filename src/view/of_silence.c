/* The silence procedure: what is under silence until when, and what came. */
#include "negotiation/fingerprint.h"
#include "negotiation/names.h"
#include "negotiation/silence.h"
#include "negotiation/speaking.h"
#include "negotiation/tree.h"
#include "view/of.h"

struct telling {
	struct zd_view *v;
	struct zd_negotiation *n;
	const struct zd_parties *parties;
	struct zd_oid tip;
	const struct zd_silence *s;
	bool last; /* of all: main may still be that text */
};

/* --- who ------------------------------------------------------------------ */

/* How many parties objected in time, and how many States that is. */
static struct zd_slice who_objected(struct telling *t)
{
	size_t n = 0, k;
	const struct zd_party **speakers = zd_arena_calloc(
		&t->v->arena, t->s->objections.len + 1, sizeof(*speakers));
	struct zd_floor floor = {.speakers = speakers};
	struct zd_moment until = zd_silence_until(t->s);

	for (size_t i = 0; i < t->s->objections.len; i++) {
		const struct zd_objection *o = &t->s->objections.at[i];
		const struct zd_party *p =
			zd_party_find(t->parties, o->party, NULL);

		for (k = 0; k < n && speakers[k] != p; k++)
			;
		if (!o->late && p && k == n)
			speakers[n++] = p;
	}
	floor.len = floor.in_favour = n;
	floor.day = zd_day(&t->v->arena, until.when, until.offset);
	return zd_arena_printf(&t->v->arena, "%zu part%s, %.*s", n,
		n == 1 ? "y" : "ies",
		ZD_FMT(zd_behind_text(
			&t->v->arena, zd_states_behind(t->parties, &floor))));
}

/* --- the lines ------------------------------------------------------------ */

static void put_fact(struct telling *t, const char *key, struct zd_slice text)
{
	zd_view_add(t->v, ZD_VIEW_LINE)->label = zd_slice_str(key);
	zd_view_run(t->v, ZD_VIEW_KEPT, text);
}

static void put_remark(struct telling *t, struct zd_slice text)
{
	zd_view_add(t->v, ZD_VIEW_REMARK);
	zd_view_run(t->v, ZD_VIEW_KEPT, text);
}

static struct zd_slice when(struct telling *t, struct zd_moment m)
{
	return zd_moment_text(&t->v->arena, m);
}

static void put_terms(struct telling *t)
{
	struct zd_arena *a = &t->v->arena;

	for (size_t i = 0; i < t->s->terms.len; i++) {
		const struct zd_silence_term *m = &t->s->terms.at[i];
		int64_t left = m->until.when - m->from.when;

		put_fact(t, i ? "Extended" : "Opened",
			m->remark.len
				? zd_arena_printf(a, "%.*s: %.*s",
					  ZD_FMT(when(t, m->from)),
					  ZD_FMT(zd_arena_slice(a, m->remark)))
				: when(t, m->from));
		put_fact(t, "Deadline", when(t, m->until));
		if (left < ZD_SILENCE_HOURS * 3600)
			put_remark(t,
				zd_arena_printf(a,
					"That is %lld hours after; the usual "
					"is at least %d.",
					(long long)(left / 3600),
					ZD_SILENCE_HOURS));
	}
}

static void put_result(struct telling *t)
{
	const struct zd_silence *s = t->s;
	size_t late = s->objections.len - s->in_time;
	struct zd_buf b = ZD_BUF_INIT;

	if (s->state == ZD_SILENCE_RUNS)
		zd_buf_puts(&b,
			s->in_time ? "broken, not closed yet"
				   : "no objection so far");
	else
		zd_buf_printf(&b, "%s, closed on %.*s",
			s->state == ZD_SILENCE_HELD ? "held" : "broken",
			ZD_FMT(when(t, s->closed)));
	if (s->in_time)
		zd_buf_printf(
			&b, "; objections of %.*s", ZD_FMT(who_objected(t)));
	if (late)
		zd_buf_printf(&b, "; %zu late, which %s nothing", late,
			late == 1 ? "changes" : "change");
	if (s->remark.len)
		zd_buf_printf(&b, ": %.*s", ZD_FMT(s->remark));
	put_fact(t, "Result", zd_arena_slice(&t->v->arena, zd_buf_slice(&b)));
	zd_buf_clear(&b);
}

/* --- the objections ------------------------------------------------------- */

static struct zd_slice names_of(
	struct telling *t, const struct zd_draft *d, struct zd_slice ids)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice id, out;
	uint32_t at;

	if (!ids.len)
		return ZD_LIT("the text");
	while (ids.len) {
		id = zd_slice_cut(&ids, ' ');
		at = zd_draft_find_id(d, id);
		zd_buf_printf(&b, "%s%.*s", b.len ? ", " : "",
			ZD_FMT(at == ZD_NONE ? id
					     : zd_paragraph_name(
						       &t->v->arena, d, at)));
	}
	out = zd_arena_slice(&t->v->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return out;
}

static void put_objections(struct telling *t, const struct zd_draft *d)
{
	static const char *const head[] = {
		"Party", "Paragraphs", "Received", "Objection", NULL};
	struct zd_arena *a = &t->v->arena;

	if (!t->s->objections.len)
		return;
	zd_view_head(t->v, head);
	for (size_t i = 0; i < t->s->objections.len; i++) {
		const struct zd_objection *o = &t->s->objections.at[i];

		zd_view_add(t->v, ZD_VIEW_ROW);
		zd_view_cell_text(t->v, zd_arena_slice(a, o->party));
		zd_view_cell_text(t->v, names_of(t, d, o->ids));
		zd_view_cell_text(t->v,
			zd_arena_printf(a, "%.*s%s", ZD_FMT(when(t, o->at)),
				o->late ? ", late" : ""));
		zd_view_cell_text(t->v, zd_arena_slice(a, o->remark));
	}
}

/* Silence holds for those words; what broke it may well be revised. */
static int put_changed(struct telling *t, struct zd_error *err)
{
	struct zd_arena *a = &t->v->arena;
	struct zd_slice names;
	int code;

	if (!t->last || t->s->state == ZD_SILENCE_BROKEN)
		return 0;
	code = zd_silence_changed(&names, a, t->n, &t->s->commit, &t->tip, err);
	if (!code && names.len)
		put_remark(t,
			zd_arena_printf(a,
				"The text of main is not the one that was put "
				"under silence: %.*s.",
				ZD_FMT(names)));
	return code;
}

static int put_silence(struct telling *t, struct zd_error *err)
{
	struct zd_arena *a = &t->v->arena;
	struct zd_draft *draft;
	char hex[41], mark[ZD_FINGERPRINT_ROOM];
	int code = zd_tree_read(&draft, t->n->store, &t->s->commit, err);

	if (code)
		return code;
	zd_view_add(t->v, ZD_VIEW_HEADING)->level = 2;
	zd_view_run(t->v, ZD_VIEW_KEPT,
		zd_arena_slice(a, zd_round_title(a, t->s->name)));
	zd_oid_hex(&t->s->commit, hex);
	zd_fingerprint(mark, draft);
	put_fact(t, "Text",
		zd_arena_printf(a, "commit %s, fingerprint %s", hex, mark));
	put_terms(t);
	put_result(t);
	put_objections(t, draft);
	zd_draft_free(draft);
	return put_changed(t, err);
}

static void free_silences(void *value)
{
	zd_silences_clear(value);
	zd_free(value);
}

int zd_view_of_silence(struct zd_view **out, struct zd_negotiation *n,
	bool last, struct zd_error *err)
{
	struct telling t = {.n = n, .v = zd_view_new("silence")};
	struct zd_silences *all = zd_calloc(1, sizeof(*all));
	int code = zd_store_ref(n->store, ZD_MAIN, &t.tip, err);

	t.v->value = all;
	t.v->value_free = free_silences;

	if (!code)
		code = zd_negotiation_parties(&t.parties, n, err);
	if (!code)
		code = zd_silences_read(all, n, &t.tip, err);
	if (!code && !all->list.len)
		code = zd_error_set(err, ZD_ENOTFOUND,
			"no text was put under silence: zerodraft silence "
			"open does it");
	for (size_t i = 0; !code && i < all->list.len; i++) {
		t.s = &all->list.at[i];
		t.last = i + 1 == all->list.len;
		if (!last || t.last)
			code = put_silence(&t, err);
	}
	if (code)
		zd_view_free(t.v);
	*out = code ? NULL : t.v;
	return code;
}
