#include "amend/overlap.h"

#include <stdlib.h>

#include "amend/overlap_pieces.h"
#include "text/token.h"

/* Bytes [from, to) of the base, to be written with the pieces inside. */
struct job {
	uint32_t from, to;
	size_t first, end; /* sorted pieces */
	uint32_t owner;    /* the alternative it is inside of, or ZD_NONE */
	unsigned depth;
};

/* What one version has at a place; `order` is the place in the list of those
 * that say the same, then of all. */
struct wording {
	struct zd_slice text;
	uint32_t version;
};

/* Versions with the same wording: wordings [first, end). */
struct group {
	struct zd_slice text;
	uint32_t version; /* the first */
	size_t first, end;
};

struct overlap {
	struct zd_compilation *c;
	struct zd_slice base;
	const struct zd_version *versions;
	struct zd_pieces pieces;
	ZD_VEC(struct job) jobs;
	ZD_VEC(struct wording) wordings;
	ZD_VEC(struct group) groups;
};

static int compare_wordings(const void *left, const void *right)
{
	const struct wording *a = left, *b = right;
	int order = zd_slice_cmp(a->text, b->text);

	if (order)
		return order;
	return a->version == b->version ? 0 : a->version < b->version ? -1 : 1;
}

static int compare_groups(const void *left, const void *right)
{
	const struct group *a = left, *b = right;

	if (!a->text.len != !b->text.len)
		return a->text.len ? -1 : 1;
	return a->version == b->version ? 0 : a->version < b->version ? -1 : 1;
}

static int compare_versions(const void *left, const void *right)
{
	const struct zd_piece *a = left, *b = right;

	if (a->version != b->version)
		return a->version < b->version ? -1 : 1;
	return a->edit.from_start < b->edit.from_start
		? -1
		: a->edit.from_start > b->edit.from_start;
}

/* What each version says for the base's bytes [from, to), where pieces
 * [first, end) are all that change them. */
static void gather(struct overlap *o, size_t first, size_t end,
	const struct zd_cluster *place)
{
	struct zd_piece *at = o->pieces.at;

	qsort(at + first, end - first, sizeof(*at), compare_versions);
	for (size_t i = first, last; i < end; i = last + 1) {
		struct zd_slice mine = o->versions[at[i].version].text;
		struct wording w = {.version = at[i].version};

		for (last = i; last + 1 < end; last++)
			if (at[last + 1].version != at[i].version)
				break;
		w.text = zd_slice_sub(mine,
			at[i].edit.to_start -
				(at[i].edit.from_start - place->from),
			at[last].edit.to_end +
				(place->to - at[last].edit.from_end));
		zd_vec_push(&o->wordings, w);
	}
}

/* Puts equal wordings together; the base's own are nobody's change. */
static void group(struct overlap *o, struct zd_slice base)
{
	struct wording *w;

	if (o->wordings.len > 1)
		qsort(o->wordings.at, o->wordings.len, sizeof(*w),
			compare_wordings);
	o->groups.len = 0;
	for (size_t i = 0, end; i < o->wordings.len; i = end) {
		struct group g = {.first = i};

		w = &o->wordings.at[i];
		for (end = i + 1; end < o->wordings.len; end++)
			if (!zd_slice_eq(o->wordings.at[end].text, w->text))
				break;
		g.text = w->text;
		g.version = w->version;
		g.end = end;
		if (!zd_slice_eq(g.text, base))
			zd_vec_push(&o->groups, g);
	}
	if (o->groups.len > 1)
		qsort(o->groups.at, o->groups.len, sizeof(*o->groups.at),
			compare_groups);
}

static void put_group(struct overlap *o, const struct group *g)
{
	struct zd_compilation *c = o->c;
	struct zd_alternative alt = {.text = g->text};

	alt.first_party = zd_u32(c->names.len);
	alt.parties = zd_u32(g->end - g->first);
	for (size_t i = g->first; i < g->end; i++)
		zd_vec_push(&c->names,
			o->versions[o->wordings.at[i].version].party);
	zd_vec_push(&c->alternatives, alt);
}

/* How many words of the place no piece of [first, end) touches. */
static size_t untouched(const struct overlap *o, size_t first, size_t end,
	const struct zd_cluster *place)
{
	uint32_t at = place->from;
	size_t words = 0;

	for (size_t i = first; i < end;) {
		struct zd_cluster c = zd_pieces_cluster(&o->pieces, i, end);

		words += zd_words_count(zd_slice_sub(o->base, at, c.from));
		at = c.to;
		i = c.end;
	}
	return words + zd_words_count(zd_slice_sub(o->base, at, place->to));
}

/* Appends the pieces that do not cover the whole place, still sorted. */
static size_t split_off(struct overlap *o, const struct zd_cluster *place)
{
	size_t first = o->pieces.len;

	for (size_t i = place->first; i < place->end; i++) {
		struct zd_piece p = o->pieces.at[i];

		if (p.edit.from_start != place->from ||
			p.edit.from_end != place->to)
			zd_vec_push(&o->pieces, p);
	}
	return first;
}

/* Keeps, at the front of the place, the pieces that cover it; their end. */
static size_t keep_covering(struct overlap *o, const struct zd_cluster *place)
{
	size_t end = place->first;

	for (size_t i = place->first; i < place->end; i++) {
		struct zd_piece p = o->pieces.at[i];

		if (p.edit.from_start == place->from &&
			p.edit.from_end == place->to)
			o->pieces.at[end++] = p;
	}
	return end;
}

/*
 * Smaller changes stand inside the base's alternative when that leaves many
 * words to be said once. Queues them and returns the end of what is left.
 */
static size_t nest(struct overlap *o, const struct zd_cluster *place,
	const struct job *job, uint32_t alternative)
{
	size_t inner = split_off(o, place), n = o->pieces.len - inner;
	struct job next = {place->from, place->to, inner, o->pieces.len,
		alternative, job->depth + 1};

	if (!n || n == place->end - place->first ||
		next.depth > ZD_COMPILE_DEPTH ||
		untouched(o, inner, o->pieces.len, place) <
			ZD_COMPILE_NEST_WORDS) {
		o->pieces.len = inner;
		return place->end;
	}
	zd_vec_push(&o->jobs, next);
	return keep_covering(o, place);
}

/* One place: the base's words, then what others want. False, and nothing is
 * written, when nobody wants anything else after all. */
static bool put_place(struct overlap *o, const struct zd_cluster *place,
	const struct job *job)
{
	struct zd_compilation *c = o->c;
	struct zd_alternative base = {.base = true};
	struct zd_segment s = {.first = zd_u32(c->alternatives.len)};
	size_t end;

	base.text = zd_slice_sub(o->base, place->from, place->to);
	end = nest(o, place, job, s.first);
	o->wordings.len = 0;
	gather(o, place->first, end, place);
	group(o, base.text);
	if (!o->groups.len)
		return false;
	zd_vec_push(&c->alternatives, base);
	for (size_t i = 0; i < o->groups.len; i++)
		put_group(o, &o->groups.at[i]);
	s.text = base.text;
	s.alternatives = zd_u32(c->alternatives.len) - s.first;
	zd_vec_push(&c->segments, s);
	return true;
}

static void put_agreed(struct overlap *o, uint32_t from, uint32_t to)
{
	struct zd_segment s = {.text = zd_slice_sub(o->base, from, to)};

	if (s.text.len)
		zd_vec_push(&o->c->segments, s);
}

static void run_job(struct overlap *o, const struct job *job)
{
	struct zd_compilation *c = o->c;
	uint32_t first = zd_u32(c->segments.len), at = job->from;

	for (size_t i = job->first; i < job->end;) {
		struct zd_cluster place =
			zd_pieces_cluster(&o->pieces, i, job->end);

		i = place.end;
		put_agreed(o, at, place.from);
		at = place.from;
		if (put_place(o, &place, job))
			at = place.to;
	}
	put_agreed(o, at, job->to);
	if (job->owner != ZD_NONE) {
		c->alternatives.at[job->owner].first_segment = first;
		c->alternatives.at[job->owner].segments =
			zd_u32(c->segments.len) - first;
	}
}

/* An edit may put back what it takes out; then it is nobody's change. */
static bool says_nothing(const struct overlap *o, const struct zd_version *v,
	const struct zd_edit *e)
{
	return zd_slice_eq(zd_slice_sub(o->base, e->from_start, e->from_end),
		zd_slice_sub(v->text, e->to_start, e->to_end));
}

/* Edits from which a text may be a rewritten one. */
#define REWRITTEN_EDITS 5
/* … when they are this part of both texts, in thirds. */
#define REWRITTEN_THIRDS 1

/* A text that is rewritten from end to end reads best whole, beside the
 * other: one edit of all of it. */
static void join_rewritten(
	struct zd_edits *edits, struct zd_slice base, struct zd_slice text)
{
	size_t changed = 0;

	for (size_t i = 0; i < edits->len; i++)
		changed += edits->at[i].from_end - edits->at[i].from_start +
			edits->at[i].to_end - edits->at[i].to_start;
	if (edits->len < REWRITTEN_EDITS ||
		3 * changed < REWRITTEN_THIRDS * (base.len + text.len))
		return;
	edits->at[0] =
		(struct zd_edit){0, zd_u32(base.len), 0, zd_u32(text.len)};
	edits->len = 1;
}

static void read_edits(
	struct overlap *o, const struct zd_version *versions, size_t n)
{
	struct zd_edits edits = {0};

	for (size_t v = 0; v < n; v++) {
		edits.len = 0;
		zd_edits_between(&edits, o->base, versions[v].text);
		join_rewritten(&edits, o->base, versions[v].text);
		for (size_t i = 0; i < edits.len; i++) {
			struct zd_piece p = {edits.at[i], (uint32_t)v};

			if (!says_nothing(o, &versions[v], &p.edit))
				zd_vec_push(&o->pieces, p);
		}
	}
	zd_vec_clear(&edits);
	zd_pieces_sort(o->pieces.at, o->pieces.len);
	zd_pieces_join(&o->pieces, o->base, versions);
	zd_pieces_cut(&o->pieces, o->base);
}

uint32_t zd_overlap_segments(struct zd_compilation *c, struct zd_slice base,
	const struct zd_version *versions, size_t n, uint32_t *count)
{
	struct overlap o = {.c = c, .base = base, .versions = versions};
	struct job all = {0, zd_u32(base.len), 0, 0, ZD_NONE, 0};
	uint32_t first = zd_u32(c->segments.len);

	read_edits(&o, versions, n);
	all.end = o.pieces.len;
	run_job(&o, &all);
	*count = zd_u32(c->segments.len) - first;
	for (size_t i = 0; i < o.jobs.len; i++) {
		struct job job = o.jobs.at[i];

		run_job(&o, &job);
	}
	zd_vec_clear(&o.pieces);
	zd_vec_clear(&o.jobs);
	zd_vec_clear(&o.wordings);
	zd_vec_clear(&o.groups);
	return first;
}
