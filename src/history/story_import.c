/*
 * A round that was imported whole: nobody recorded who brought which words.
 * What was proposed on the round before and came in is put in first, piece
 * by piece, each with the claim of those who asked for it; what the new text
 * has besides is looked for in older proposals, and else nobody's.
 */
#include "history/account.h"
#include "history/story_private.h"

/* The text before the import, as a draft. */
static struct zd_draft *before(struct zd_telling *t)
{
	struct zd_standings text = {0};
	struct zd_draft *d;

	zd_telling_snapshot(t, &text);
	d = zd_story_draft(t->s, &text);
	zd_vec_clear(&text);
	return d;
}

/* Who asked for a piece, once each. */
static uint32_t claim_of(struct zd_telling *t, const struct zd_account *x,
	const struct zd_account_piece *piece)
{
	struct zd_story *s = t->s;
	struct zd_claim claim = {.kind = ZD_CLAIM_ASKED,
		.first_proposal = zd_u32(s->proposals.len),
		.words = piece->words_in ? piece->words_in : piece->words_out};

	for (uint32_t i = 0; i < piece->count; i++) {
		const struct zd_ask *ask =
			&x->asks->list.at[x->named.at[piece->first + i]];
		const struct zd_asked *a =
			&x->asks->amendments.at[ask->amendment];
		struct zd_story_proposal one = {
			zd_arena_slice(&s->arena, a->name),
			zd_arena_slice(&s->arena, a->party)};
		bool known = false;

		for (uint32_t k = claim.first_proposal; k < s->proposals.len;
			k++)
			known |= zd_slice_eq(s->proposals.at[k].name, one.name);
		if (!known)
			zd_vec_push(&s->proposals, one);
	}
	claim.proposals = zd_u32(s->proposals.len) - claim.first_proposal;
	return zd_telling_claim(t, claim);
}

static struct zd_version *version_of_text(
	struct zd_telling *t, struct zd_slice text)
{
	struct zd_draft *d = zd_draft_new();
	struct zd_version *v;

	zd_draft_add(d, ZD_TEXT, (struct zd_slice){0});
	zd_paragraph_read(d, text);
	v = zd_version_of(t, d, 0);
	zd_draft_free(d);
	return v;
}

static void put_piece(
	struct zd_telling *t, const struct zd_account_piece *piece)
{
	struct zd_story_step one = {.thread = zd_telling_thread(t, piece->id)};

	if (piece->kind == ZD_ASK_MOVE || piece->kind == ZD_ASK_LABEL ||
		zd_slice_eq(piece->before, piece->after))
		return;
	one.from = t->s->threads.at[one.thread].now;
	one.old_label = t->s->threads.at[one.thread].label;
	if (piece->after.len)
		one.to = version_of_text(t, piece->after);
	if (!one.from && !one.to)
		return;
	zd_vec_push(&t->steps, one);
}

/* A piece and those that belong together with it: one step, so that words
 * are followed from one of the paragraphs to another. */
static size_t put_together(struct zd_telling *t, const struct zd_account *x,
	size_t i, uint32_t claim)
{
	put_piece(t, &x->pieces.at[i]);
	for (i++; i < x->pieces.len && x->pieces.at[i].with; i++)
		put_piece(t, &x->pieces.at[i]);
	if (t->steps.len)
		zd_telling_steps(t, claim);
	return i;
}

/* The words asked for, kept for later rounds. */
static void keep_asks(struct zd_telling *t, const struct zd_asks *asks)
{
	struct zd_story *s = t->s;
	struct zd_tokens tokens = {0};
	struct zd_numbers words = {0};

	for (size_t i = 0; i < asks->list.len; i++) {
		const struct zd_ask *ask = &asks->list.at[i];
		const struct zd_asked *a = &asks->amendments.at[ask->amendment];
		struct zd_slice in = zd_arena_slice(&s->arena, ask->in);
		struct zd_story_proposal one = {
			zd_arena_slice(&s->arena, a->name),
			zd_arena_slice(&s->arena, a->party)};

		if (ask->words_in < ZD_GRAM)
			continue;
		tokens.len = words.len = 0;
		zd_tokenize(&tokens, in);
		for (size_t k = 0; k < tokens.len; k++)
			zd_vec_push(&words,
				zd_words_intern(s->lexicon,
					zd_slice_sub(in, tokens.at[k].start,
						tokens.at[k].end)));
		zd_vec_push(&s->proposals, one);
		zd_grams_add(&t->old_asks, words.at, zd_u32(words.len));
		for (size_t k = 0; k <= words.len; k++)
			zd_vec_push(
				&t->old_ask_of, zd_u32(s->proposals.len - 1));
	}
	zd_vec_clear(&tokens);
	zd_vec_clear(&words);
}

void zd_telling_put(
	struct zd_telling *t, const struct zd_account *x, uint32_t claim)
{
	struct zd_story_steps steps = t->steps;

	t->steps = (struct zd_story_steps){0};
	for (size_t i = 0; i < x->pieces.len;)
		i = put_together(t, x, i,
			claim ? claim : claim_of(t, x, &x->pieces.at[i]));
	zd_vec_clear(&t->steps);
	for (size_t i = 0; i < steps.len; i++)
		steps.at[i].from = t->s->threads.at[steps.at[i].thread].now;
	t->steps = steps;
}

int zd_telling_asks(struct zd_asks **out, struct zd_telling *t,
	const struct zd_story_round *round, struct zd_error *err)
{
	struct zd_round one = {round->name, t->s->acts.at[round->act].commit};
	int code;

	*out = NULL;
	for (size_t i = 0; i < t->asks.len; i++)
		if (zd_slice_eq(t->asks.at[i]->round, round->name))
			*out = t->asks.at[i];
	if (*out)
		return 0;
	code = zd_asks_read(out, t->n, &one, err);
	if (!code)
		zd_vec_push(&t->asks, *out);
	return code;
}

/* Who asked on the last round, and what the new text made of it. */
static int account_for(
	struct zd_telling *t, const struct zd_draft *from, struct zd_error *err)
{
	struct zd_account *x;
	struct zd_asks *asks;
	struct zd_draft *to;
	int code = zd_telling_asks(
		&asks, t, &t->s->rounds.at[t->s->rounds.len - 1], err);

	if (!code)
		code = zd_tree_read(
			&to, t->n->store, &t->s->acts.at[t->act].commit, err);
	if (code)
		return code;
	keep_asks(t, asks);
	x = zd_account_make(from, to, asks);
	zd_telling_put(t, x, 0);
	zd_account_free(x);
	zd_draft_free(to);
	return 0;
}

int zd_telling_import(struct zd_telling *t, struct zd_error *err)
{
	struct zd_draft *from = before(t);
	int code = account_for(t, from, err);

	zd_draft_free(from);
	t->nobody =
		zd_telling_claim(t, (struct zd_claim){.kind = ZD_CLAIM_NOBODY});
	return code;
}

/* Who proposed a run of words once. */
static void find_proposal(struct zd_telling *t, struct zd_version *v,
	uint32_t first, uint32_t count)
{
	uint32_t at, n, claim, words[512];

	if (count > 512)
		count = 512;
	for (uint32_t i = 0; i < count; i++)
		words[i] = v->lives[first + i] ? UINT32_MAX
					       : v->tokens[first + i].word;
	for (uint32_t i = 0; i < count; i += n) {
		n = zd_grams_find(
			&t->old_asks, words + i, count - i, NULL, NULL, &at);
		if (n < ZD_GRAM || zd_telling_says(t, words + i, n) < 2) {
			n = 1;
			continue;
		}
		claim = zd_telling_claim(t,
			(struct zd_claim){.kind = ZD_CLAIM_ALIKE,
				.first_proposal = t->old_ask_of.at[at],
				.proposals = 1,
				.words = zd_version_words(v, first + i, n)});
		zd_telling_bear(t, v, first + i, n, claim);
	}
}

/* Who proposed words once, or where they stand; nobody's else. */
void zd_telling_find_owner(struct zd_telling *t, struct zd_version *v,
	uint32_t first, uint32_t count)
{
	find_proposal(t, v, first, count);
	zd_telling_find_source(t, v, first, count);
}
