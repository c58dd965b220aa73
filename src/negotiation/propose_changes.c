#include "negotiation/propose.h"

#include "codec/tracked.h"

/* The people in a file, and who they are. */
struct people {
	struct zd_negotiation *n;
	const struct zd_propose_options *o;
	struct zd_tracked_authors authors;
	const struct zd_party **party; /* of each author */
	/* One a party that has something to propose. */
	ZD_VEC(struct zd_propose_options) each;
};

/* "J. Smith=EU" for this name, or the name itself. */
static struct zd_slice known_as(const struct people *p, struct zd_slice name)
{
	for (size_t i = 0; i < p->o->people_len; i++) {
		struct zd_slice s = zd_slice_str(p->o->people[i]);
		size_t at = zd_slice_chr(s, '=', 0);

		if (at != SIZE_MAX &&
			zd_slice_eq(
				zd_slice_trim(zd_slice_sub(s, 0, at)), name))
			return zd_slice_trim(zd_slice_sub(s, at + 1, s.len));
	}
	return name;
}

/* Everybody must be somebody; who is not is asked for, all at once. Those who
 * only comment may be anybody. */
static int find_parties(struct people *p, struct zd_error *err)
{
	struct zd_buf unknown = ZD_BUF_INIT, name = ZD_BUF_INIT;
	size_t n = p->authors.list.len;
	int code = 0;

	p->party = zd_calloc(n + 1, sizeof(*p->party));
	for (size_t i = 0; i < n; i++) {
		struct zd_tracked_author *a = &p->authors.list.at[i];

		zd_buf_truncate(&name, 0);
		zd_buf_put_slice(&name, known_as(p, a->name));
		if (zd_negotiation_party(
			    &p->party[i], p->n, zd_buf_str(&name), NULL))
			p->party[i] = NULL;
		if (!p->party[i] && a->changes)
			zd_buf_printf(&unknown, "%s'%.*s' (%u change%s)",
				unknown.len ? ", " : "", ZD_FMT(a->name),
				a->changes, a->changes == 1 ? "" : "s");
	}
	if (unknown.len)
		code = zd_error_set(err, ZD_ENOTFOUND,
			"who is this: %.600s? Say it with --person "
			"'NAME=PARTY', or give --as PARTY where all changes "
			"are one party's",
			zd_buf_str(&unknown));
	zd_buf_clear(&unknown);
	zd_buf_clear(&name);
	return code;
}

/* The amendments of the party that author i is, with all its people. */
static struct zd_propose_options options_of(struct people *p, size_t i)
{
	struct zd_propose_options o = *p->o;
	size_t n = p->authors.list.len;
	const char **names =
		zd_arena_alloc(&p->authors.arena, (n + 1) * sizeof(*names));

	o.changes_of = names;
	o.changes_of_len = 0;
	for (size_t k = 0; k < n; k++)
		if (p->party[k] == p->party[i])
			names[o.changes_of_len++] =
				p->authors.list.at[k].name.ptr;
	o.party = zd_arena_slice(&p->authors.arena, p->party[i]->code).ptr;
	return o;
}

static bool is_first(const struct people *p, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (p->party[k] == p->party[i] && p->authors.list.at[k].changes)
			return false;
	return p->party[i] && p->authors.list.at[i].changes;
}

/* Tries what each party would do; who has nothing left is left out: they
 * spoke of others' words. */
static int try_each(struct people *p, size_t room, struct zd_error *err)
{
	int code = 0;

	for (size_t i = 0; !code && i < p->authors.list.len; i++) {
		struct zd_propose_report *r = NULL;
		struct zd_propose_options o;

		if (!is_first(p, i))
			continue;
		o = options_of(p, i);
		o.dry_run = true;
		code = zd_propose(&r, p->n, &o, err);
		zd_propose_report_free(r);
		o.dry_run = p->o->dry_run;
		if (!code)
			zd_vec_push(&p->each, o);
		if (code == ZD_ESAME)
			code = 0;
		if (p->each.len > room)
			code = zd_error_set(err, ZD_ELIMIT,
				"changes of more than %zu parties in one file",
				room);
	}
	if (!code && !p->each.len)
		code = zd_error_set(err, ZD_ESAME,
			"there is no tracked change in this file that would "
			"change the text");
	return code;
}

static bool is_heard(const struct people *p, struct zd_slice name)
{
	for (size_t i = 0; i < p->each.len; i++)
		for (size_t k = 0; k < p->each.at[i].changes_of_len; k++)
			if (zd_slice_is(name, p->each.at[i].changes_of[k]))
				return true;
	return false;
}

/* What is said by those who propose nothing. */
static void say_others(const struct people *p, struct zd_findings *f)
{
	struct zd_tracked_comments c;

	if (zd_tracked_comments(
		    &c, zd_slice(p->o->bytes, p->o->len), NULL, 0, NULL))
		return;
	for (size_t i = 0; i < c.list.len; i++)
		if (!is_heard(p, c.list.at[i].author))
			zd_tracked_comment_say(f, &c.list.at[i]);
	zd_tracked_comments_clear(&c);
}

int zd_propose_changes(struct zd_propose_report **out, size_t room, size_t *len,
	struct zd_negotiation *n, const struct zd_propose_options *options,
	struct zd_error *err)
{
	struct people p = {.n = n, .o = options};
	int code = zd_tracked_authors(
		&p.authors, zd_slice(options->bytes, options->len), err);

	*len = 0;
	if (!code)
		code = find_parties(&p, err);
	if (!code)
		code = try_each(&p, room, err);
	if (!code)
		code = zd_propose_each(out, n, p.each.at, p.each.len, err);
	if (!code) {
		*len = p.each.len;
		say_others(&p, out[0]->findings);
	}
	zd_tracked_authors_clear(&p.authors);
	zd_vec_clear(&p.each);
	zd_free(p.party);
	return code;
}

bool zd_propose_has_changes(const char *bytes, size_t len)
{
	struct zd_tracked_authors a;
	bool any = false;

	if (zd_tracked_authors(&a, zd_slice(bytes, len), NULL))
		return false;
	for (size_t i = 0; i < a.list.len; i++)
		any |= a.list.at[i].changes > 0;
	zd_tracked_authors_clear(&a);
	return any;
}
