#include "negotiation/propose.h"

#include "codec/tracked.h"

/* The people in a file, and who they are. */
struct people {
	struct zd_negotiation *n;
	const struct zd_propose_options *o;
	struct zd_tracked_authors authors;
	const struct zd_party **party; /* of each author */
	const char **names;            /* of one party's people */
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

/* Everybody must be somebody; who is not is asked for, all at once. */
static int find_parties(struct people *p, struct zd_error *err)
{
	struct zd_buf unknown = ZD_BUF_INIT, name = ZD_BUF_INIT;
	size_t n = p->authors.list.len;
	int code = 0;

	p->party = zd_calloc(n + 1, sizeof(*p->party));
	p->names = zd_calloc(n + 1, sizeof(*p->names));
	for (size_t i = 0; i < n; i++) {
		struct zd_tracked_author *a = &p->authors.list.at[i];

		if (!a->changes)
			continue;
		zd_buf_truncate(&name, 0);
		zd_buf_put_slice(&name, known_as(p, a->name));
		if (zd_negotiation_party(
			    &p->party[i], p->n, zd_buf_str(&name), NULL))
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
static int propose_one(struct people *p, size_t i, bool dry,
	struct zd_propose_report **out, struct zd_error *err)
{
	struct zd_propose_options o = *p->o;
	size_t n = 0;

	for (size_t k = i; k < p->authors.list.len; k++)
		if (p->party[k] == p->party[i])
			p->names[n++] = p->authors.list.at[k].name.ptr;
	o.party = zd_arena_slice(&p->authors.arena, p->party[i]->code).ptr;
	o.changes_of = p->names;
	o.changes_of_len = n;
	o.dry_run = dry;
	return zd_propose(out, p->n, &o, err);
}

static bool is_first(const struct people *p, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (p->party[k] == p->party[i])
			return false;
	return p->party[i] != NULL;
}

static int propose_all(struct people *p, bool dry,
	struct zd_propose_report **out, size_t room, size_t *len,
	struct zd_error *err)
{
	int code = 0;

	*len = 0;
	for (size_t i = 0; !code && i < p->authors.list.len; i++) {
		struct zd_propose_report *r = NULL;

		if (!is_first(p, i) || *len == room)
			continue;
		code = propose_one(p, i, dry, &r, err);
		/* Nothing of this one's is left: it spoke of others' words. */
		if (code == ZD_ESAME)
			code = 0;
		else if (!code && dry)
			zd_propose_report_free(r), ++*len;
		else if (!code)
			out[(*len)++] = r;
	}
	return code;
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
		code = propose_all(&p, true, out, room, len, err);
	if (!code && !*len)
		code = zd_error_set(err, ZD_ESAME,
			"there is no tracked change in this file that would "
			"change the text");
	if (!code && !options->dry_run)
		code = propose_all(&p, false, out, room, len, err);
	zd_tracked_authors_clear(&p.authors);
	zd_free(p.party);
	zd_free(p.names);
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
