#include "negotiation/negotiation.h"

#include "negotiation/names.h"
#include "negotiation/profile.h"
#include "negotiation/tree.h"

struct zd_slice zd_subject(struct zd_slice message)
{
	return zd_slice_cut(&message, '\n');
}

/* The trailers are the last paragraph of a message, so that what somebody
 * says before them is never taken for one. */
static struct zd_slice trailers_of(struct zd_slice message)
{
	size_t at;

	message = zd_slice_trim(message);
	while ((at = zd_slice_find(message, ZD_LIT("\n\n"))) != SIZE_MAX)
		message = zd_slice_sub(message, at + 2, message.len);
	return message;
}

struct zd_slice zd_trailer(struct zd_slice message, const char *key)
{
	struct zd_slice line, name, found = {0};

	message = trailers_of(message);
	while (message.ptr) {
		line = zd_slice_cut(&message, '\n');
		name = zd_slice_cut(&line, ':');
		if (line.ptr && zd_slice_is(name, key))
			found = zd_slice_trim(line);
	}
	return found;
}

/* The headings that a text of this profile must have, as its first state. */
static void put_skeleton(
	struct zd_changes *files, const char *title, const char *organ)
{
	struct zd_birth birth = {.round = "skeleton"};
	struct zd_draft *d = zd_profile_skeleton(title, organ);
	struct zd_ids taken = {0};

	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		d->paragraphs.at[i].id =
			zd_id_new(&d->arena, &taken, d, i, &birth);
	zd_tree_begin(files, d);
	zd_ids_clear(&taken);
	zd_draft_free(d);
}

struct zd_slice zd_trailers(
	struct zd_arena *a, struct zd_slice message, const char *key)
{
	struct zd_buf all = ZD_BUF_INIT;
	struct zd_slice line, name;

	message = trailers_of(message);
	while (message.ptr) {
		line = zd_slice_cut(&message, '\n');
		name = zd_slice_cut(&line, ':');
		if (line.ptr && zd_slice_is(name, key))
			zd_buf_printf(&all, "%s%.*s", all.len ? ", " : "",
				ZD_FMT(zd_slice_trim(line)));
	}
	line = zd_arena_slice(a, zd_buf_slice(&all));
	zd_buf_clear(&all);
	return line;
}

struct zd_slice zd_body(struct zd_arena *a, struct zd_slice message)
{
	size_t from = zd_slice_find(message, ZD_LIT("\n\n"));
	struct zd_slice last = trailers_of(message), body;
	char *text;

	if (from == SIZE_MAX || last.ptr <= message.ptr + from)
		return (struct zd_slice){0};
	body = zd_slice_trim(zd_slice(
		message.ptr + from, (size_t)(last.ptr - message.ptr) - from));
	text = zd_arena_strndup(a, body.ptr, body.len);
	for (size_t i = 0; i < body.len; i++)
		if (text[i] == '\n')
			text[i] = ' ';
	return zd_slice(text, body.len);
}

int zd_negotiation_init(
	const char *dir, const struct zd_init_options *o, struct zd_error *err)
{
	struct zd_slice profile =
		zd_slice_str(o->profile ? o->profile : "progress-declaration");
	bool skeleton = o->profile && zd_profile_is(profile);
	const char *title = o->title, *organ = o->organ;
	struct zd_changes files = {0};
	struct zd_buf head = ZD_BUF_INIT;
	int code;

	if (!zd_setting_chooses("profile", profile))
		return zd_error_set(err, ZD_EUSAGE,
			"no profile '%s': there are %s", o->profile,
			zd_setting_find(ZD_LIT("profile"))->choices);
	if (skeleton && !title)
		title = "Progress Declaration of the International Migration "
			"Review Forum";
	if (skeleton && !organ)
		organ = "The General Assembly";
	if (title)
		zd_buf_printf(&head, "title: %s\n", title);
	if (organ)
		zd_buf_printf(&head, "organ: %s\n", organ);
	zd_buf_printf(
		&head, "zd-profile: %.*s\nzd-bis: after\n", ZD_FMT(profile));
	zd_changes_put(&files, ZD_LIT("negotiation"), zd_buf_slice(&head));
	zd_changes_put(&files, ZD_LIT("parties"), zd_parties_shipped());
	if (skeleton)
		put_skeleton(&files, title, organ);
	code = zd_store_init(
		dir, &files, "Begin the negotiation\n", &o->who, err);
	zd_changes_clear(&files);
	zd_buf_clear(&head);
	return code;
}

int zd_negotiation_open(struct zd_negotiation **out, const char *dir,
	bool search, struct zd_error *err)
{
	struct zd_negotiation *n = zd_calloc(1, sizeof(*n));
	int code = zd_store_open(&n->store, dir, search, err);

	*out = NULL;
	if (code) {
		zd_free(n);
		return code;
	}
	*out = n;
	return 0;
}

void zd_negotiation_free(struct zd_negotiation *n)
{
	if (!n)
		return;
	zd_parties_free(n->parties);
	zd_store_free(n->store);
	zd_arena_clear(&n->arena);
	zd_free(n);
}

int zd_rounds_read(
	struct zd_rounds *out, struct zd_negotiation *n, struct zd_error *err)
{
	struct zd_commits log = {0};
	struct zd_round round;
	struct zd_oid tip;
	int code;

	memset(out, 0, sizeof(*out));
	code = zd_store_ref(n->store, ZD_MAIN, &tip, err);
	if (!code)
		code = zd_store_log(
			n->store, &tip, NULL, &out->arena, &log, err);
	for (size_t i = log.len; !code && i-- > 0;) {
		round.name = zd_trailer(log.at[i].message, "Round");
		round.commit = log.at[i].id;
		if (round.name.len)
			zd_vec_push(&out->list, round);
	}
	zd_free(log.at);
	if (code)
		zd_rounds_clear(out);
	return code;
}

void zd_rounds_clear(struct zd_rounds *r)
{
	zd_arena_clear(&r->arena);
	zd_vec_clear(&r->list);
}

static int no_round(
	const struct zd_rounds *rounds, const char *name, struct zd_error *err)
{
	struct zd_buf have = ZD_BUF_INIT;
	int code;

	if (!rounds->list.len)
		return zd_error_set(err, ZD_ENOTFOUND,
			"there is no round yet: import the Zero Draft with "
			"'zerodraft import FILE --round zero'");
	for (size_t i = 0; i < rounds->list.len; i++)
		zd_buf_printf(&have, "%s%.*s", i ? ", " : "",
			ZD_FMT(rounds->list.at[i].name));
	code = zd_error_set(err, ZD_ENOTFOUND, "no round '%s': there are %s",
		name, zd_buf_str(&have));
	zd_buf_clear(&have);
	return code;
}

int zd_round_find(struct zd_round *out, struct zd_negotiation *n,
	const char *name, struct zd_error *err)
{
	struct zd_rounds rounds;
	bool current = !name || !*name;
	size_t at;
	int code = zd_rounds_read(&rounds, n, err);

	if (code)
		return code;
	for (at = rounds.list.len; at > 0; at--)
		if (current || zd_slice_is(rounds.list.at[at - 1].name, name))
			break;
	if (!at) {
		code = no_round(&rounds, current ? "" : name, err);
	} else {
		*out = rounds.list.at[at - 1];
		out->name = zd_arena_slice(&n->arena, out->name);
	}
	zd_rounds_clear(&rounds);
	return code;
}

int zd_rounds_heal(struct zd_negotiation *n, const struct zd_identity *who,
	struct zd_error *err)
{
	struct zd_rounds rounds;
	struct zd_oid at;
	int code = zd_rounds_read(&rounds, n, err);

	for (size_t i = 0; !code && i < rounds.list.len; i++) {
		const struct zd_round *r = &rounds.list.at[i];
		struct zd_slice tag = zd_arena_printf(
			&rounds.arena, ZD_TAGS "%.*s", ZD_FMT(r->name));
		struct zd_slice title = zd_round_title(&rounds.arena, r->name);

		if (!zd_store_ref(n->store, tag.ptr, &at, NULL))
			continue;
		title = zd_arena_slice(&rounds.arena, title);
		code = zd_store_tag(
			n->store, tag.ptr, &r->commit, title.ptr, who, err);
	}
	zd_rounds_clear(&rounds);
	return code;
}

int zd_negotiation_parties(const struct zd_parties **out,
	struct zd_negotiation *n, struct zd_error *err)
{
	struct zd_slice file;
	struct zd_oid tip;
	int code = 0;

	if (!n->parties) {
		code = zd_store_ref(n->store, ZD_MAIN, &tip, err);
		if (!code)
			code = zd_store_read(n->store, &tip, ZD_LIT("parties"),
				&n->arena, &file, err);
		if (!code)
			code = zd_parties_parse(
				&n->parties, file, "parties", err);
	}
	*out = code ? NULL : n->parties;
	return code;
}

int zd_negotiation_party(const struct zd_party **out, struct zd_negotiation *n,
	const char *name, struct zd_error *err)
{
	const struct zd_parties *parties;
	int code = zd_negotiation_parties(&parties, n, err);

	*out = NULL;
	if (code)
		return code;
	*out = zd_party_find(parties, zd_slice_str(name), err);
	return *out ? 0 : err && err->code ? err->code : ZD_ENOTFOUND;
}
