/* What an act is, by its commit alone. */
#include "history/story_private.h"

static const char *const names[] = {"begin", "import", "accept", "bracket",
	"reject", "round", "amendment", "other"};

uint32_t zd_telling_claim(struct zd_telling *t, struct zd_claim claim)
{
	claim.act = t->act;
	zd_vec_push(&t->s->claims, claim);
	return zd_u32(t->s->claims.len - 1);
}

static enum zd_act_kind kind_of(const struct zd_commit *c, struct zd_slice verb)
{
	if (zd_slice_is(verb, "accept"))
		return ZD_ACT_ACCEPT;
	if (zd_slice_is(verb, "bracket"))
		return ZD_ACT_BRACKET;
	if (zd_slice_is(verb, "reject"))
		return ZD_ACT_REJECT;
	if (zd_slice_is(verb, "round"))
		return ZD_ACT_ROUND;
	if (verb.len)
		return ZD_ACT_OTHER;
	if (zd_trailer(c->message, "Round").len)
		return ZD_ACT_IMPORT;
	if (zd_trailer(c->message, "Amendment").len)
		return ZD_ACT_AMENDMENT;
	return c->nparents ? ZD_ACT_OTHER : ZD_ACT_BEGIN;
}

/* The party of "zero/EU/3" and of "EU/3". */
static struct zd_slice party_of(struct zd_slice name)
{
	size_t end = name.len, at;

	while (end && name.ptr[end - 1] != '/')
		end--;
	if (!end)
		return (struct zd_slice){0};
	for (at = --end; at && name.ptr[at - 1] != '/'; at--)
		;
	return zd_slice_sub(name, at, end);
}

/* All values of a trailer, ", " between. */
static struct zd_slice all_of(
	struct zd_arena *a, struct zd_slice message, const char *key)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice line, name, all;

	while (message.ptr) {
		line = zd_slice_cut(&message, '\n');
		name = zd_slice_cut(&line, ':');
		if (line.ptr && zd_slice_is(name, key))
			zd_buf_printf(&b, "%s%.*s", b.len ? ", " : "",
				ZD_FMT(zd_slice_trim(line)));
	}
	all = zd_arena_slice(a, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return all;
}

/* On a party's branch the round is that of its base. */
static struct zd_slice whole_name(struct zd_telling *t, struct zd_slice name)
{
	const struct zd_story *s = t->s;
	size_t slashes = 0;

	for (size_t i = 0; i < name.len; i++)
		slashes += name.ptr[i] == '/';
	if (!name.len || slashes > 1 || !s->rounds.len)
		return zd_arena_slice(&t->s->arena, name);
	return zd_arena_printf(&t->s->arena, "%.*s/%.*s",
		ZD_FMT(s->rounds.at[s->rounds.len - 1].name), ZD_FMT(name));
}

void zd_telling_act(struct zd_telling *t, const struct zd_commit *c)
{
	struct zd_arena *a = &t->s->arena;
	struct zd_slice verb = zd_trailer(c->message, "Act");
	struct zd_story_act one = {.kind = kind_of(c, verb),
		.commit = c->id,
		.when = c->author_when,
		.offset = c->author_offset,
		.rounds = zd_u32(t->s->rounds.len),
		.first_touch = zd_u32(t->s->touches.len)};

	one.verb = verb.len ? zd_arena_slice(a, verb)
			    : zd_slice_str(names[one.kind]);
	one.subject = zd_arena_slice(a, zd_subject(c->message));
	one.author = zd_arena_slice(a, c->author);
	one.round = zd_arena_slice(a, zd_trailer(c->message, "Round"));
	one.amendment = whole_name(t, zd_trailer(c->message, "Amendment"));
	if (!one.amendment.len)
		one.amendment =
			whole_name(t, zd_trailer(c->message, "Withdraws"));
	if (one.kind != ZD_ACT_OTHER || zd_trailer(c->message, "Withdraws").len)
		one.party = party_of(one.amendment);
	one.supporters = all_of(a, c->message, "Supported-by");
	t->act = zd_u32(t->s->acts.len);
	one.claim =
		zd_telling_claim(t, (struct zd_claim){.kind = ZD_CLAIM_ACT});
	t->signs = one.kind == ZD_ACT_BRACKET
		? zd_telling_claim(t,
			  (struct zd_claim){.kind = ZD_CLAIM_ACT, .words = 1})
		: 0;
	zd_vec_push(&t->s->acts, one);
}
