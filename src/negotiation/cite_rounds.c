/* The verdict of each citation over the rounds, and the act that brought each
 * turn. */
#include "negotiation/cite.h"
#include "negotiation/tree.h"

#include <zerodraft.h>

struct rounds {
	struct zd_negotiation *n;
	struct zd_cite_rounds *out;
	struct zd_cited_library library;
	const char *const *labels;
	size_t labels_len;
};

/* One state of the text, checked. */
struct state {
	struct zd_draft *draft;
	struct zd_cites *cites;
	struct zd_cited_list *list;
};

static void state_clear(struct state *s)
{
	zd_cited_free(s->list);
	zd_cites_free(s->cites);
	zd_draft_free(s->draft);
	memset(s, 0, sizeof(*s));
}

static int state_read(struct state *s, struct rounds *r,
	const struct zd_oid *commit, struct zd_error *err)
{
	int code = zd_tree_read(&s->draft, r->n->store, commit, err);

	if (code)
		return code;
	s->cites = zd_cites_new(s->draft);
	s->list = zd_cited_new(s->cites, &r->library, (struct zd_slice){0});
	return 0;
}

static const struct zd_cite *cite_at(const struct state *s, size_t i)
{
	return &s->cites->list.at[s->list->list.at[i].cite];
}

static struct zd_slice id_of(const struct state *s, size_t i)
{
	return s->draft->paragraphs.at[cite_at(s, i)->paragraph].id;
}

static bool is_of(
	const struct state *s, size_t i, const struct zd_cite_course *c)
{
	return zd_slice_eq(id_of(s, i), c->id) &&
		zd_slice_eq(cite_at(s, i)->symbol, c->symbol) &&
		zd_slice_eq(cite_at(s, i)->place, c->place);
}

static struct zd_slice in_words(
	struct zd_arena *a, const struct state *s, const struct zd_cited *one)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice out;

	zd_verdict_write(&b, &one->verdict);
	if (one->verdict.kind == ZD_VERDICT_NOT_THIS && one->label.len) {
		zd_buf_puts(&b, ": it is ");
		zd_cited_where(&b, one, s->cites->list.at[one->cite].symbol);
	}
	out = zd_arena_slice(a, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return out;
}

/* The course of a citation; a new one when it is seen first. */
static struct zd_cite_course *course_of(
	struct rounds *r, const struct state *s, size_t i, size_t rounds)
{
	struct zd_arena *a = &r->out->arena;
	struct zd_cite_course c = {0};

	for (size_t k = 0; k < r->out->courses.len; k++)
		if (is_of(s, i, &r->out->courses.at[k]))
			return &r->out->courses.at[k];
	c.id = zd_arena_slice(a, id_of(s, i));
	c.symbol = zd_arena_slice(a, cite_at(s, i)->symbol);
	c.place = zd_arena_slice(a, cite_at(s, i)->place);
	c.verdicts = zd_arena_calloc(a, rounds, sizeof(*c.verdicts));
	c.fails = zd_arena_calloc(a, rounds, sizeof(*c.fails));
	zd_vec_push(&r->out->courses, c);
	return &r->out->courses.at[r->out->courses.len - 1];
}

static void put_state(struct rounds *r, const struct state *s, size_t round)
{
	struct zd_arena *a = &r->out->arena;

	for (size_t i = 0; i < s->list->list.len; i++) {
		const struct zd_cited *one = &s->list->list.at[i];
		struct zd_cite_course *c =
			course_of(r, s, i, r->out->names.len);

		c->label = zd_arena_slice(a,
			zd_paragraph_name(
				a, s->draft, cite_at(s, i)->paragraph));
		c->verdicts[round] = in_words(a, s, one);
		c->fails[round] = one->fails;
	}
	if (round + 1 == r->out->names.len)
		r->out->failing = s->list->failing;
}

/* --- Which act it was ----------------------------------------------------- */

static struct zd_slice verdict_in(
	struct zd_arena *a, const struct state *s, struct zd_cite_course *c)
{
	for (size_t i = 0; i < s->list->list.len; i++)
		if (is_of(s, i, c))
			return in_words(a, s, &s->list->list.at[i]);
	return (struct zd_slice){0};
}

static void put_turns(struct rounds *r, struct zd_slice *last,
	const struct state *s, size_t round, const struct zd_commit *commit)
{
	struct zd_arena *a = &r->out->arena;
	char hex[41];

	zd_oid_hex(&commit->id, hex);
	for (uint32_t i = 0; i < r->out->courses.len; i++) {
		struct zd_slice now = verdict_in(a, s, &r->out->courses.at[i]);
		struct zd_cite_turn t = {.course = i,
			.round = (uint32_t)round,
			.before = last[i],
			.after = now};

		if (zd_slice_eq(now, last[i]))
			continue;
		last[i] = now;
		t.commit = zd_arena_slice(a, zd_slice(hex, 10));
		t.author = zd_arena_slice(a, commit->author);
		t.subject = zd_arena_slice(a, zd_subject(commit->message));
		zd_vec_push(&r->out->turns, t);
	}
}

static bool turned(const struct rounds *r, size_t round)
{
	for (size_t i = 0; i < r->out->courses.len; i++) {
		const struct zd_cite_course *c = &r->out->courses.at[i];

		if (!zd_slice_eq(c->verdicts[round - 1], c->verdicts[round]))
			return true;
	}
	return false;
}

/* Goes through the acts from one round to the next. */
static int find_turns(struct rounds *r, size_t round, struct zd_error *err)
{
	struct zd_arena a = {0};
	struct zd_commits log = {0};
	struct zd_slice *last =
		zd_arena_calloc(&a, r->out->courses.len + 1, sizeof(*last));
	int code = zd_store_log(r->n->store, &r->out->commits.at[round],
		&r->out->commits.at[round - 1], &a, &log, err);

	for (size_t i = 0; i < r->out->courses.len; i++)
		last[i] = r->out->courses.at[i].verdicts[round - 1];
	for (size_t i = log.len; !code && i-- > 0;) {
		struct state s = {0};

		code = state_read(&s, r, &log.at[i].id, err);
		if (!code)
			put_turns(r, last, &s, round, &log.at[i]);
		state_clear(&s);
	}
	zd_vec_clear(&log);
	zd_arena_clear(&a);
	return code;
}

/* --- All rounds ----------------------------------------------------------- */

static int name_rounds(struct rounds *r, struct zd_error *err)
{
	struct zd_rounds all = {0};
	struct zd_oid tip;
	int code = zd_rounds_read(&all, r->n, err);

	if (!code)
		code = zd_store_ref(r->n->store, "refs/heads/main", &tip, err);
	for (size_t i = 0; !code && i < all.list.len; i++) {
		zd_vec_push(&r->out->names,
			zd_arena_slice(&r->out->arena, all.list.at[i].name));
		zd_vec_push(&r->out->commits, all.list.at[i].commit);
	}
	if (!code && all.list.len &&
		memcmp(&tip, &all.list.at[all.list.len - 1].commit,
			sizeof(tip))) {
		zd_vec_push(&r->out->names, ZD_LIT("now"));
		zd_vec_push(&r->out->commits, tip);
	}
	zd_rounds_clear(&all);
	if (!code && !r->out->names.len)
		code = zd_error_set(err, ZD_ENOTFOUND,
			"there is no round yet: import a text first");
	return code;
}

/* Leaves the courses of these paragraphs, by their labels or ids now. */
static int keep_labels(
	struct rounds *r, const struct state *last, struct zd_error *err)
{
	size_t n = 0;
	bool *keep = zd_calloc(r->out->courses.len + 1, sizeof(*keep));
	int code = 0;

	for (size_t i = 0; !code && i < r->labels_len; i++) {
		uint32_t matches,
			at = zd_draft_find(last->draft,
				zd_slice_str(r->labels[i]), NULL, &matches);

		if (matches != 1)
			code = zd_error_set(err,
				matches ? ZD_EAMBIGUOUS : ZD_ENOTFOUND,
				"'%s' is %s in the text as it stands now",
				r->labels[i],
				matches ? "more than one paragraph"
					: "no paragraph");
		for (size_t k = 0; !code && k < r->out->courses.len; k++)
			keep[k] |= zd_slice_eq(r->out->courses.at[k].id,
				last->draft->paragraphs.at[at].id);
	}
	for (size_t k = 0; r->labels_len && k < r->out->courses.len; k++)
		if (keep[k])
			r->out->courses.at[n++] = r->out->courses.at[k];
	if (r->labels_len)
		r->out->courses.len = n;
	zd_free(keep);
	return code;
}

static int read_rounds(struct rounds *r, struct zd_error *err)
{
	int code = name_rounds(r, err);

	for (size_t i = 0; !code && i < r->out->names.len; i++) {
		struct state s = {0};

		code = state_read(&s, r, &r->out->commits.at[i], err);
		if (!code)
			put_state(r, &s, i);
		if (!code && i + 1 == r->out->names.len)
			code = keep_labels(r, &s, err);
		state_clear(&s);
	}
	for (size_t i = 1; !code && i < r->out->names.len; i++)
		if (turned(r, i))
			code = find_turns(r, i, err);
	return code;
}

int zd_cite_rounds(struct zd_cite_rounds **out, struct zd_negotiation *n,
	const char *const *labels, size_t labels_len, struct zd_error *err)
{
	struct zd_cite_rounds *result = zd_calloc(1, sizeof(*result));
	struct rounds r = {.n = n,
		.out = result,
		.labels = labels,
		.labels_len = labels_len};
	int code;

	*out = NULL;
	result->sources.n = n;
	r.library = zd_cite_library(&result->sources);
	code = read_rounds(&r, err);
	if (code) {
		zd_cite_rounds_free(result);
		return code;
	}
	*out = result;
	return 0;
}

void zd_cite_rounds_free(struct zd_cite_rounds *r)
{
	if (!r)
		return;
	zd_vec_clear(&r->names);
	zd_vec_clear(&r->commits);
	zd_vec_clear(&r->courses);
	zd_vec_clear(&r->turns);
	zd_cite_sources_clear(&r->sources);
	zd_arena_clear(&r->arena);
	zd_free(r);
}

size_t zd_cite_rounds_failing(const struct zd_cite_rounds *r)
{
	return r->failing;
}
