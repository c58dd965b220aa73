#include "history/bracket.h"

#include "negotiation/names.h"
#include "negotiation/tree.h"

struct zd_bracket_history *zd_bracket_history_begin(void)
{
	return zd_calloc(1, sizeof(struct zd_bracket_history));
}

void zd_bracket_history_free(struct zd_bracket_history *h)
{
	if (!h)
		return;
	for (size_t i = 0; i < h->states.len; i++) {
		zd_brackets_free(h->states.at[i].brackets);
		zd_draft_free(h->states.at[i].owned);
	}
	zd_vec_clear(&h->states);
	zd_vec_clear(&h->tracks);
	zd_arena_clear(&h->arena);
	zd_free(h);
}

const struct zd_bracket_state *zd_bracket_history_last(
	const struct zd_bracket_history *h)
{
	return h->states.len ? &h->states.at[h->states.len - 1] : NULL;
}

/* Who a bracket says it is of: all its parts. */
static struct zd_slice named_owners(
	struct zd_arena *a, const struct zd_brackets *b, uint32_t i)
{
	const struct zd_bracket *one = &b->list.at[i];
	struct zd_buf all = ZD_BUF_INIT;
	struct zd_slice s;

	for (uint32_t k = one->first; k < one->first + one->parts; k++)
		if (b->parts.at[k].owners.len)
			zd_buf_printf(&all, "%s%.*s", all.len ? " / " : "",
				ZD_FMT(b->parts.at[k].owners));
	s = zd_arena_slice(a, zd_buf_slice(&all));
	zd_buf_clear(&all);
	return s;
}

static void open_track(
	struct zd_bracket_history *h, struct zd_bracket_state *s, uint32_t i)
{
	struct zd_bracket_track t = {.opened = zd_u32(h->states.len),
		.closed = ZD_NONE,
		.owners = named_owners(&h->arena, s->brackets, i)};

	if (!t.owners.len)
		t.owners = s->owner;
	s->tracks[i] = zd_u32(h->tracks.len);
	zd_vec_push(&h->tracks, t);
}

static void close_track(struct zd_bracket_history *h, uint32_t track,
	enum zd_bracket_change how)
{
	if (track == ZD_NONE)
		return;
	h->tracks.at[track].closed = zd_u32(h->states.len);
	h->tracks.at[track].how = how;
}

/* Carries the tracks of the newest state over to the one that comes. */
static void follow(struct zd_bracket_history *h, struct zd_bracket_state *s)
{
	const struct zd_bracket_state *old = zd_bracket_history_last(h);
	struct zd_redline *r = zd_redline_make(old->draft, s->draft, NULL);
	struct zd_bracketing x;

	zd_bracketing_init(&x, r, old->brackets, s->brackets);
	for (uint32_t i = 0; i < old->brackets->list.len; i++) {
		uint32_t track = old->tracks[i], to = x.from[i].other;

		if (to == ZD_NONE) {
			close_track(h, track, x.from[i].change);
			continue;
		}
		s->tracks[to] = track;
		if (track != ZD_NONE && x.from[i].change == ZD_BRACKET_EDITED)
			h->tracks.at[track].changes++;
	}
	memcpy(s->count, x.count, sizeof(s->count));
	zd_bracketing_clear(&x);
	zd_redline_free(r);
}

void zd_bracket_history_put(
	struct zd_bracket_history *h, const struct zd_bracket_state *state)
{
	struct zd_bracket_state s = *state;
	size_t n;

	s.name = zd_arena_slice(&h->arena, s.name);
	s.owner = zd_arena_slice(&h->arena, s.owner);
	s.brackets = zd_brackets_new(s.draft, NULL);
	n = s.brackets->list.len;
	s.tracks = zd_arena_calloc(&h->arena, n + 1, sizeof(*s.tracks));
	for (size_t i = 0; i < n; i++)
		s.tracks[i] = ZD_NONE;
	if (h->states.len)
		follow(h, &s);
	for (uint32_t i = 0; i < n; i++) {
		struct zd_slice owners;

		if (!s.brackets->list.at[i].nth)
			continue;
		s.open++;
		if (s.tracks[i] == ZD_NONE)
			open_track(h, &s, i);
		h->tracks.at[s.tracks[i]].state = zd_u32(h->states.len);
		h->tracks.at[s.tracks[i]].last = i;
		owners = named_owners(&h->arena, s.brackets, i);
		if (owners.len)
			h->tracks.at[s.tracks[i]].owners = owners;
	}
	if (!h->states.len)
		s.count[ZD_BRACKET_NEW] = s.open;
	zd_vec_push(&h->states, s);
}

/* --- out of a negotiation ------------------------------------------------ */

static const struct zd_round *round_at(
	const struct zd_rounds *rounds, const struct zd_oid *commit)
{
	for (size_t i = 0; i < rounds->list.len; i++)
		if (zd_oid_eq(&rounds->list.at[i].commit, commit))
			return &rounds->list.at[i];
	return NULL;
}

/* The party whose amendment an act put in brackets; or its author. */
static struct zd_slice owner_of(const struct zd_commit *c)
{
	struct zd_slice name = zd_trailer(c->message, "Amendment");
	size_t first = zd_slice_chr(name, '/', 0), last = name.len;

	if (!name.len)
		return c->author;
	while (last > first && name.ptr[last - 1] != '/')
		last--;
	return last > first + 1 ? zd_slice_sub(name, first + 1, last - 1)
				: c->author;
}

struct reading {
	struct zd_bracket_history *h;
	struct zd_negotiation *n;
	struct zd_rounds rounds;
	struct zd_commits log; /* newest first */
	struct zd_slice revision;
};

static int put_commit(
	struct reading *rd, const struct zd_commit *c, struct zd_error *err)
{
	const struct zd_round *round = round_at(&rd->rounds, &c->id);
	bool puts = zd_slice_is(zd_trailer(c->message, "Act"), "bracket");
	bool newest = c == rd->log.at;
	struct zd_bracket_state s = {.between = !round && !newest};
	int code;

	if (!round && !newest && !puts)
		return 0;
	s.name = round ? round->name : newest ? rd->revision : ZD_LIT("");
	if (puts)
		s.owner = owner_of(c);
	code = zd_tree_read(&s.owned, rd->n->store, &c->id, err);
	s.draft = s.owned;
	if (!code)
		zd_bracket_history_put(rd->h, &s);
	return code;
}

/* What stands between two rounds belongs to the later one. */
static void name_between(struct zd_bracket_history *h)
{
	for (size_t i = h->states.len; i-- > 1;)
		if (h->states.at[i - 1].between)
			h->states.at[i - 1].name = h->states.at[i].name;
}

int zd_bracket_history_read(struct zd_bracket_history **out,
	struct zd_negotiation *n, const char *revision, struct zd_error *err)
{
	struct reading rd = {.n = n,
		.revision = revision && *revision ? zd_slice_str(revision)
						  : ZD_LIT("main")};
	struct zd_arena a = {0};
	struct zd_oid commit;
	int code = zd_revision_resolve(
		&commit, n, revision && *revision ? revision : "main", err);

	*out = NULL;
	if (!code)
		code = zd_rounds_read(&rd.rounds, n, err);
	if (!code)
		code = zd_store_log(n->store, &commit, NULL, &a, &rd.log, err);
	rd.h = zd_bracket_history_begin();
	for (size_t i = rd.log.len; !code && i-- > 0;)
		code = put_commit(&rd, &rd.log.at[i], err);
	name_between(rd.h);
	zd_rounds_clear(&rd.rounds);
	zd_free(rd.log.at);
	zd_arena_clear(&a);
	if (code)
		zd_bracket_history_free(rd.h);
	else
		*out = rd.h;
	return code;
}
