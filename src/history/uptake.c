#include "history/uptake.h"

#include "amend/merge.h"
#include "base/mem.h"
#include "history/uptake_private.h"
#include "negotiation/tree.h"
#include "text/markup.h"

const char *zd_taken_name(enum zd_taken verdict)
{
	static const char *const names[ZD_TAKENS] = {"verbatim", "in brackets",
		"in part", "reworded", "overtaken", "not taken", "withdrawn"};

	return names[verdict];
}

/* --- single asks ------------------------------------------------------ */

/* The link of an ask's paragraph, or NULL. */
static const struct zd_link *link_of(
	const struct zd_uptake *u, const struct zd_ask *ask)
{
	const struct zd_redline *r = u->account->redline;
	uint32_t p = zd_draft_find_id(u->before, ask->id);

	return p == ZD_NONE ? NULL : &r->links.at[r->from_link[p]];
}

/* What stood in the text before the place of the change, up to where it ends
 * there: bytes of ask->before. */
static void place_of(const struct zd_ask *ask, uint32_t *start, uint32_t *end)
{
	size_t a = 0, b = ask->before.len, c = ask->after.len;

	while (a < b && a < c && ask->before.ptr[a] == ask->after.ptr[a])
		a++;
	while (b > a && c > a &&
		ask->before.ptr[b - 1] == ask->after.ptr[c - 1]) {
		b--;
		c--;
	}
	*start = zd_u32(a);
	*end = zd_u32(b);
}

/* Moves a byte to the edge of some words before or behind it. */
static uint32_t widen(struct zd_slice s, uint32_t at, bool back)
{
	unsigned words = 0;

	while (back ? at > 0 : at < s.len) {
		char c = back ? s.ptr[at - 1] : s.ptr[at];

		if (c == '\n' || (c == ' ' && ++words > 4))
			break;
		at = back ? at - 1 : at + 1;
	}
	return at;
}

/* The words that stand now where the change would be, with some around. */
static struct zd_slice now_at(struct zd_uptake *u, const struct zd_ask *ask,
	struct zd_slice to, bool *changed)
{
	struct zd_runs runs = {0};
	struct zd_buf b = ZD_BUF_INIT;
	uint32_t start, end, from = 0, until = 0, at = 0;
	struct zd_slice said;

	place_of(ask, &start, &end);
	zd_words_diff(&runs, ask->before, to, NULL);
	for (size_t i = 0; i < runs.len; i++) {
		const struct zd_run *r = &runs.at[i];

		if (r->mark == ZD_INSERTED) {
			if (at >= start && at <= end) {
				*changed = true;
				until = r->to_end;
			}
			continue;
		}
		at = r->from_end;
		if (r->mark == ZD_DELETED) {
			*changed |= r->from_start <= end && at >= start;
			continue;
		}
		if (r->from_start <= start)
			from = r->to_start +
				((at < start ? at : start) - r->from_start);
		if (r->from_start <= end)
			until = r->to_start +
				((at < end ? at : end) - r->from_start);
	}
	from = widen(to, from, true);
	until = widen(to, until, false);
	if (from)
		zd_buf_puts(&b, "… ");
	zd_markup_part(&b, to, from, until);
	if (zd_slice_trim(zd_slice_sub(to, until, to.len)).len)
		zd_buf_puts(&b, " …");
	said = zd_arena_slice(&u->arena, zd_slice_trim(zd_buf_slice(&b)));
	zd_vec_clear(&runs);
	zd_buf_clear(&b);
	return said;
}

/* Whose change came in at the same words. */
static struct zd_slice who_instead(
	struct zd_uptake *u, const struct zd_ask *ask)
{
	const struct zd_account *a = u->account;
	uint32_t start, end, first, last;

	place_of(ask, &start, &end);
	for (size_t i = 0; i < a->pieces.len; i++) {
		const struct zd_ask *other =
			&a->asks->list.at[a->pieces.at[i].ask];

		if (other->kind != ZD_ASK_WORDS ||
			!zd_slice_eq(other->id, ask->id) ||
			other->amendment == ask->amendment)
			continue;
		place_of(other, &first, &last);
		if (first <= end && last >= start)
			return a->asks->amendments.at[other->amendment].name;
	}
	return (struct zd_slice){0};
}

/* The verdict on one ask that is not in. */
static enum zd_taken judge_words(
	struct zd_uptake *u, struct zd_uptaken *one, const struct zd_ask *ask)
{
	const struct zd_link *link = link_of(u, ask);
	const struct zd_redline *r = u->account->redline;
	bool changed = false;
	struct zd_slice who;

	if (!link || !link->to_count) {
		one->why = ZD_LIT("the paragraph is gone");
		return ZD_TAKEN_OVERTAKEN;
	}
	one->now = now_at(u, ask,
		zd_paragraph_text(
			&u->arena, u->after, r->to_list.at[link->to_first]),
		&changed);
	if (!changed)
		return ZD_TAKEN_NOT;
	who = who_instead(u, ask);
	if (!who.len)
		return ZD_TAKEN_REWORDED;
	zd_slice_cut(&who, '/');
	one->why =
		zd_arena_printf(&u->arena, "%.*s came in there", ZD_FMT(who));
	return ZD_TAKEN_OVERTAKEN;
}

static enum zd_taken judge(
	struct zd_uptake *u, struct zd_uptaken *one, const struct zd_ask *ask)
{
	const struct zd_link *link;

	if (ask->kind == ZD_ASK_WORDS)
		return judge_words(u, one, ask);
	if (ask->kind == ZD_ASK_NEW)
		return ZD_TAKEN_NOT;
	link = link_of(u, ask);
	if (!link || !link->to_count) {
		one->why = ZD_LIT("the paragraph is gone");
		return ZD_TAKEN_OVERTAKEN;
	}
	/* Asked to go, and there it stands, whatever others made of it. */
	return ZD_TAKEN_NOT;
}

/* --- amendments ------------------------------------------------------- */

static void judge_amendment(struct zd_uptake *u, struct zd_uptaken *one)
{
	const struct zd_asked *a = &u->asks->amendments.at[one->amendment];
	uint32_t whole = 0, part = 0, marked = 0;
	enum zd_taken worst = ZD_TAKEN_NOT, v;

	for (uint32_t i = a->first; i < a->first + a->count; i++) {
		const struct zd_ask *ask = &u->asks->list.at[i];
		uint32_t piece = u->account->piece_of[i];
		const struct zd_account_piece *p =
			piece ? &u->account->pieces.at[piece - 1] : NULL;

		one->words += ask->words_in + ask->words_out;
		if (!p) {
			v = judge(u, one, ask);
			worst = v < worst ? v : worst;
			continue;
		}
		marked += p->how == ZD_PIECE_BRACKET;
		whole += p->how != ZD_PIECE_PART;
		part += p->how == ZD_PIECE_PART;
		one->taken += p->how == ZD_PIECE_PART
			? p->words_in + p->words_out
			: ask->words_in + ask->words_out;
	}
	if (whole == a->count)
		one->verdict = marked ? ZD_TAKEN_BRACKETED : ZD_TAKEN_VERBATIM;
	else
		one->verdict = whole + part ? ZD_TAKEN_PART : worst;
	if (one->taken > one->words)
		one->taken = one->words;
}

static bool same_asks(const struct zd_asks *k, const struct zd_asked *a,
	const struct zd_asked *b)
{
	if (a->count != b->count)
		return false;
	for (uint32_t i = 0; i < a->count; i++) {
		const struct zd_ask *x = &k->list.at[a->first + i];
		const struct zd_ask *y = &k->list.at[b->first + i];

		if (x->kind != y->kind || !zd_slice_eq(x->after, y->after) ||
			!zd_slice_eq(x->before, y->before) ||
			(x->kind != ZD_ASK_NEW && !zd_slice_eq(x->id, y->id)) ||
			!zd_slice_eq(x->behind, y->behind))
			return false;
	}
	return true;
}

static struct zd_slice label_of(struct zd_uptake *u, const struct zd_asked *a)
{
	uint32_t at = a->id.len ? zd_draft_find_id(u->before, a->id) : ZD_NONE;

	if (at != ZD_NONE)
		return zd_paragraph_name(&u->arena, u->before, at);
	for (uint32_t i = a->first; i < a->first + a->count; i++)
		if (u->asks->list.at[i].label.len)
			return u->asks->list.at[i].label;
	return ZD_LIT("several");
}

static void judge_all(struct zd_uptake *u, const struct zd_outcomes *outcomes)
{
	for (uint32_t i = 0; i < u->asks->amendments.len; i++) {
		const struct zd_asked *a = &u->asks->amendments.at[i];
		struct zd_uptaken one = {
			.amendment = i, .like = i, .label = label_of(u, a)};

		for (uint32_t k = 0; k < i && one.like == i; k++)
			if (u->list.at[k].verdict != ZD_TAKEN_WITHDRAWN &&
				same_asks(
					u->asks, &u->asks->amendments.at[k], a))
				one.like = k;
		judge_amendment(u, &one);
		if (zd_outcomes_get(outcomes, u->asks->round, a->party,
			    a->number) == ZD_OUTCOME_WITHDRAWN)
			one.verdict = ZD_TAKEN_WITHDRAWN;
		zd_vec_push(&u->list, one);
	}
}

/* --- the whole -------------------------------------------------------- */

/* The round and the text that follows it. */
static int find_rounds(struct zd_uptake *u, struct zd_negotiation *n,
	const char *name, struct zd_round *from, struct zd_oid *to,
	struct zd_error *err)
{
	struct zd_rounds rounds;
	int code = zd_rounds_read(&rounds, n, err);
	size_t at = 0;

	if (!code && !rounds.list.len)
		code = zd_round_find(from, n, NULL, err);
	if (!code && name)
		code = zd_round_find(from, n, name, err);
	if (!code) {
		at = rounds.list.len > 1 ? rounds.list.len - 2 : 0;
		for (size_t i = 0; name && i < rounds.list.len; i++)
			if (zd_slice_is(rounds.list.at[i].name, name))
				at = i;
		*from = rounds.list.at[at];
		from->name = u->from = zd_arena_slice(&u->arena, from->name);
		u->to = ZD_LIT("main");
		if (at + 1 < rounds.list.len) {
			*to = rounds.list.at[at + 1].commit;
			u->to = zd_arena_slice(
				&u->arena, rounds.list.at[at + 1].name);
		} else {
			code = zd_revision_resolve(to, n, "main", err);
		}
	}
	zd_rounds_clear(&rounds);
	return code;
}

static int read_texts(struct zd_uptake *u, struct zd_negotiation *n,
	const char *round, struct zd_error *err)
{
	struct zd_outcomes outcomes = {0};
	struct zd_round from;
	struct zd_oid to;
	int code = find_rounds(u, n, round, &from, &to, err);

	if (!code)
		code = zd_tree_read(&u->before, n->store, &from.commit, err);
	if (!code)
		code = zd_tree_read(&u->after, n->store, &to, err);
	if (!code)
		code = zd_asks_read(&u->asks, n, &from, err);
	if (!code)
		code = zd_outcomes_read(
			&outcomes, n, &from, (struct zd_slice){0}, err);
	if (!code) {
		u->account = zd_account_make(u->before, u->after, u->asks);
		judge_all(u, &outcomes);
		code = zd_uptake_sums(u, n, &from, err);
	}
	zd_outcomes_clear(&outcomes);
	return code;
}

static int find_parties(struct zd_uptake *u, struct zd_negotiation *n,
	const struct zd_uptake_options *o, struct zd_error *err)
{
	const struct zd_party *party;
	int code = 0;

	for (size_t i = 0; !code && i < o->parties_len; i++) {
		code = zd_negotiation_party(&party, n, o->parties[i], err);
		if (!code)
			zd_vec_push(&u->wanted,
				zd_arena_slice(&u->arena, party->code));
	}
	return code;
}

int zd_uptake_read(struct zd_uptake **out, struct zd_negotiation *n,
	const struct zd_uptake_options *o, struct zd_error *err)
{
	struct zd_uptake *u = zd_calloc(1, sizeof(*u));
	int code = find_parties(u, n, o, err);

	*out = NULL;
	if (!code)
		code = read_texts(u, n, o->round, err);
	if (code)
		zd_uptake_free(u);
	else
		*out = u;
	return code;
}

void zd_uptake_free(struct zd_uptake *u)
{
	if (!u)
		return;
	zd_account_free(u->account);
	zd_asks_free(u->asks);
	zd_draft_free(u->before);
	zd_draft_free(u->after);
	zd_vec_clear(&u->list);
	zd_vec_clear(&u->sums);
	zd_vec_clear(&u->wanted);
	zd_arena_clear(&u->arena);
	zd_free(u);
}
