/*
 * Whose the words of an act are. A commit says in its message which amendment
 * it brings, and a message can be written by anybody: a word is the party's
 * where its amendment, as it stands on its own branch, asks for it at that
 * place. What else the commit brings or takes, nobody asked for.
 */
#include "history/story_private.h"
#include "negotiation/decide.h"

/* The round of "zero/EU/3". */
static struct zd_slice round_of(struct zd_slice name)
{
	size_t at = name.len, slashes = 0;

	while (at && slashes < 2)
		slashes += name.ptr[--at] == '/';
	return zd_slice_sub(name, 0, at);
}

static const struct zd_story_round *find_round(
	const struct zd_story *s, struct zd_slice name)
{
	for (size_t i = 0; i < s->rounds.len; i++)
		if (zd_slice_eq(s->rounds.at[i].name, name))
			return &s->rounds.at[i];
	return NULL;
}

static const struct zd_asked *find_amendment(
	const struct zd_asks *asks, struct zd_slice name)
{
	for (size_t i = 0; i < asks->amendments.len; i++)
		if (zd_slice_eq(asks->amendments.at[i].name, name))
			return &asks->amendments.at[i];
	return NULL;
}

/* What stands in brackets already, accepted: the way from there. */
static void add_open(struct zd_asks *k, struct zd_ask one)
{
	struct zd_buf b = ZD_BUF_INIT;

	if (one.kind != ZD_ASK_WORDS)
		return;
	zd_bracketed_words(&b, one.before, one.after);
	if (b.len && b.ptr[b.len - 1] != '\n')
		zd_buf_putc(&b, '\n');
	one.before = zd_arena_slice(&k->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	zd_vec_push(&k->list, one);
	k->amendments.at[0].count++;
}

/* The amendment alone; borrows the rest. */
static struct zd_asks *alone(
	const struct zd_asks *asks, const struct zd_asked *a, bool accept)
{
	struct zd_asks *k = zd_calloc(1, sizeof(*k));
	struct zd_asked only = *a;

	only.first = 0;
	k->round = asks->round;
	zd_vec_push(&k->amendments, only);
	for (uint32_t i = a->first; i < a->first + a->count; i++) {
		zd_vec_push(&k->list, asks->list.at[i]);
		k->list.at[k->list.len - 1].amendment = 0;
	}
	for (uint32_t i = 0; accept && i < a->count; i++)
		add_open(k, k->list.at[i]);
	zd_asks_index(k);
	return k;
}

static bool has_brackets(const struct zd_draft *d)
{
	for (size_t i = 0; i < d->blocks.len; i++)
		if (zd_slice_chr(d->blocks.at[i].text, '[', 0) != SIZE_MAX)
			return true;
	return false;
}

static void put_asked(struct zd_telling *t, const struct zd_asks *asks,
	const struct zd_asked *a)
{
	const struct zd_story_act *act = &t->s->acts.at[t->act];
	struct zd_draft *from = zd_telling_side(t, true);
	struct zd_draft *to = zd_telling_side(t, false);
	struct zd_asks *k = alone(
		asks, a, act->kind == ZD_ACT_ACCEPT && has_brackets(from));
	struct zd_account *x = zd_account_make(from, to, k);

	zd_telling_put(t, x, act->claim);
	zd_account_free(x);
	zd_draft_free(from);
	zd_draft_free(to);
	zd_asks_free(k);
}

int zd_telling_credit(struct zd_telling *t, struct zd_error *err)
{
	const struct zd_story_act *act = &t->s->acts.at[t->act];
	const struct zd_story_round *round =
		find_round(t->s, round_of(act->amendment));
	const struct zd_asked *a = NULL;
	struct zd_asks *asks;
	int code = 0;

	if (!act->party.len)
		return 0;
	if (round)
		code = zd_telling_asks(&asks, t, round, err);
	if (code)
		return code;
	if (round)
		a = find_amendment(asks, act->amendment);
	/* On its party's branch it is the amendment itself. */
	if (a && zd_oid_eq(&a->commit, &act->commit))
		return 0;
	t->rest =
		zd_telling_claim(t, (struct zd_claim){.kind = ZD_CLAIM_NOBODY});
	if (a && act->kind != ZD_ACT_REJECT)
		put_asked(t, asks, a);
	return 0;
}
