#include "history/blame.h"

#include "base/mem.h"

struct blaming {
	struct zd_blame *b;
	bool deleted;
	bool *picked;          /* by paragraph of the text */
	uint32_t *place;       /* by life: its token in this version, + 1 */
	uint32_t *run_of;      /* by dead life: its run */
	ZD_VEC(uint32_t) runs; /* of one thread */
	ZD_VEC(uint32_t) at;   /* by run: the token it stands behind */
};

/* --- words ------------------------------------------------------------ */

static bool is_word(const struct zd_token *t)
{
	return t->kind <= ZD_TOKEN_NUMBER;
}

static void add_share(struct blaming *x, struct zd_share share)
{
	zd_vec_push(&x->b->shares, share);
	x->b->list.at[x->b->list.len - 1].count++;
}

/* The words of a run that are still away, in one text. */
static void add_gone(struct blaming *x, uint32_t run)
{
	const struct zd_story *s = x->b->story;
	const struct zd_run_gone *g = &s->gone.at[run];
	struct zd_buf text = ZD_BUF_INIT;
	struct zd_share one = {0};

	for (uint32_t i = 0; i <= g->count; i++) {
		const struct zd_life *l = i < g->count
			? &s->lives.at[s->dead.at[g->first + i]]
			: NULL;
		bool ends = !l || !l->gone || l->gone != one.gone ||
			l->claim != one.claim;

		if (one.gone && ends) {
			one.text = zd_arena_slice(
				&x->b->arena, zd_buf_slice(&text));
			one.words = zd_u32(zd_words_count(one.text));
			add_share(x, one);
			zd_buf_truncate(&text, 0);
			one = (struct zd_share){0};
		}
		if (!l || !l->gone ||
			x->run_of[s->dead.at[g->first + i]] != run)
			continue;
		if (!one.gone) {
			one.claim = l->claim;
			one.gone = l->gone;
		}
		if (text.len &&
			zd_words_count(zd_words_text(s->lexicon, l->word)))
			zd_buf_putc(&text, ' ');
		zd_buf_put_slice(&text, zd_words_text(s->lexicon, l->word));
	}
	zd_buf_clear(&text);
}

/* The token that a run stands behind, + 1; 0: at the beginning. What stood
 * before it may itself be gone. */
static uint32_t place_of(const struct blaming *x, uint32_t run)
{
	const struct zd_story *s = x->b->story;

	for (unsigned hops = 0; hops < 64; hops++) {
		const struct zd_run_gone *g = &s->gone.at[run];

		if (!g->left)
			break;
		if (x->place[g->left])
			return x->place[g->left];
		if (!s->lives.at[g->left].gone || !x->run_of[g->left] ||
			x->run_of[g->left] == run)
			break;
		run = x->run_of[g->left];
	}
	return s->gone.at[run].right && x->place[s->gone.at[run].right]
		? x->place[s->gone.at[run].right] - 1
		: 0;
}

static void find_runs(struct blaming *x, uint32_t thread)
{
	const struct zd_story *s = x->b->story;

	x->runs.len = x->at.len = 0;
	for (uint32_t i = s->threads.at[thread].last_run; i;
		i = s->gone.at[i].before) {
		zd_vec_push(&x->runs, i);
		zd_vec_push(&x->at, place_of(x, i));
	}
}

/* Runs behind token k, the oldest first. */
static void add_runs(struct blaming *x, uint32_t k)
{
	for (size_t i = x->runs.len; i-- > 0;)
		if (x->at.at[i] == k)
			add_gone(x, x->runs.at[i]);
}

static bool has_runs(const struct blaming *x, uint32_t k)
{
	for (size_t i = 0; i < x->runs.len; i++)
		if (x->at.at[i] == k)
			return true;
	return false;
}

static void blame_block(struct blaming *x, const struct zd_version *v,
	uint32_t paragraph, uint32_t b)
{
	const struct zd_story *s = x->b->story;
	const struct zd_paragraph *p = &x->b->text->paragraphs.at[paragraph];
	struct zd_share one = {.block = p->first + b};
	uint32_t end = v->first[b + 1];
	size_t len = x->b->text->blocks.at[one.block].text.len;

	for (uint32_t k = v->first[b]; k < end; k++) {
		uint32_t claim = s->lives.at[v->lives[k]].claim;

		if (!one.claim)
			one.claim = claim;
		one.words += is_word(&v->tokens[k]);
		x->b->words[s->claims.at[claim].kind] += is_word(&v->tokens[k]);
		if (k + 1 < end &&
			s->lives.at[v->lives[k + 1]].claim == claim &&
			!has_runs(x, k + 1))
			continue;
		one.end = k + 1 < end ? v->tokens[k + 1].start : zd_u32(len);
		add_share(x, one);
		one.start = one.end;
		one.claim = one.words = 0;
		add_runs(x, k + 1);
	}
}

/* --- paragraphs ------------------------------------------------------- */

static void begin(struct blaming *x, uint32_t paragraph, uint32_t thread)
{
	struct zd_blamed one = {.paragraph = paragraph,
		.thread = thread,
		.first = zd_u32(x->b->shares.len)};

	zd_vec_push(&x->b->list, one);
	if (x->deleted)
		find_runs(x, thread);
}

static void blame_paragraph(struct blaming *x, uint32_t i)
{
	const struct zd_standing *one = &x->b->story->now.at[i];
	const struct zd_version *v = one->version;

	for (uint32_t k = 0; k < v->tokens_len; k++)
		x->place[v->lives[k]] = k + 1;
	begin(x, i, one->thread);
	add_runs(x, 0);
	for (uint32_t b = 0; b < v->blocks_len; b++)
		blame_block(x, v, i, b);
	for (uint32_t k = 0; k < v->tokens_len; k++)
		x->place[v->lives[k]] = 0;
}

static void blame_gone(struct blaming *x)
{
	const struct zd_story *s = x->b->story;

	for (uint32_t i = 0; i < s->threads.len; i++) {
		if (s->threads.at[i].now || !s->threads.at[i].last_run)
			continue;
		begin(x, ZD_NONE, i);
		for (size_t k = x->runs.len; k-- > 0;)
			add_gone(x, x->runs.at[k]);
		if (!x->b->list.at[x->b->list.len - 1].count)
			x->b->list.len--;
	}
}

/* Notes that a paragraph marks are picked with it. */
static void pick_notes(struct blaming *x, uint32_t i)
{
	const struct zd_draft *d = x->b->text;
	const struct zd_paragraph *p = &d->paragraphs.at[i];

	for (uint32_t n = 0; n < d->paragraphs.len; n++) {
		const struct zd_paragraph *note = &d->paragraphs.at[n];
		struct zd_slice mark;

		if (note->kind != ZD_NOTE || x->picked[n])
			continue;
		mark = zd_arena_printf(
			&x->b->arena, "[^%.*s]", ZD_FMT(note->label));
		for (uint32_t b = p->first; b < p->first + p->count; b++)
			x->picked[n] |= zd_slice_find(d->blocks.at[b].text,
						mark) != SIZE_MAX;
	}
}

static int pick(struct blaming *x, const struct zd_slice *labels, size_t len,
	struct zd_error *err)
{
	const struct zd_draft *d = x->b->text;

	for (size_t i = 0; i < len; i++) {
		uint32_t matches;
		uint32_t at = zd_draft_find(d, labels[i], NULL, &matches);

		if (!matches)
			return zd_error_set(err, ZD_ENOTFOUND,
				"no paragraph '%.*s' in this text",
				ZD_FMT(labels[i]));
		if (matches > 1)
			return zd_error_set(err, ZD_EAMBIGUOUS,
				"%u paragraphs answer to '%.*s'", matches,
				ZD_FMT(labels[i]));
		x->picked[at] = true;
		pick_notes(x, at);
	}
	return 0;
}

static void index_dead(struct blaming *x)
{
	const struct zd_story *s = x->b->story;

	for (uint32_t i = 1; i < s->gone.len; i++)
		for (uint32_t k = 0; k < s->gone.at[i].count; k++)
			x->run_of[s->dead.at[s->gone.at[i].first + k]] = i;
}

int zd_blame_make(struct zd_blame **out, const struct zd_story *s,
	const struct zd_slice *labels, size_t len, bool deleted,
	struct zd_error *err)
{
	struct blaming x = {
		.b = zd_calloc(1, sizeof(*x.b)), .deleted = deleted};
	int code;

	*out = NULL;
	x.b->story = s;
	x.b->deleted = deleted;
	x.b->text = zd_story_draft(s, &s->now);
	x.picked = zd_calloc(s->now.len + 1, 1);
	x.place = zd_calloc(s->lives.len + 1, sizeof(*x.place));
	x.run_of = zd_calloc(s->lives.len + 1, sizeof(*x.run_of));
	if (deleted)
		index_dead(&x);
	code = pick(&x, labels, len, err);
	for (uint32_t i = 0; !code && i < s->now.len; i++)
		if (!len || x.picked[i])
			blame_paragraph(&x, i);
	if (!code && deleted && !len)
		blame_gone(&x);
	zd_free(x.picked);
	zd_free(x.place);
	zd_free(x.run_of);
	zd_vec_clear(&x.runs);
	zd_vec_clear(&x.at);
	if (code)
		zd_blame_free(x.b);
	else
		*out = x.b;
	return code;
}

void zd_blame_free(struct zd_blame *b)
{
	if (!b)
		return;
	zd_draft_free(b->text);
	zd_vec_clear(&b->list);
	zd_vec_clear(&b->shares);
	zd_arena_clear(&b->arena);
	zd_story_free(b->owned);
	zd_free(b);
}

/* --- claims in words -------------------------------------------------- */

static struct zd_slice list_proposals(struct zd_arena *a,
	const struct zd_story *s, const struct zd_claim *c, bool parties)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice all;

	for (uint32_t i = 0; i < c->proposals; i++) {
		const struct zd_story_proposal *p =
			&s->proposals.at[c->first_proposal + i];
		bool again = false;

		for (uint32_t k = 0; parties && k < i; k++)
			again |= zd_slice_eq(
				s->proposals.at[c->first_proposal + k].party,
				p->party);
		if (!again)
			zd_buf_printf(&b, "%s%.*s", b.len ? ", " : "",
				ZD_FMT(parties ? p->party : p->name));
	}
	all = zd_arena_slice(a, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return all;
}

struct zd_slice zd_claim_who(
	struct zd_arena *a, const struct zd_story *s, uint32_t claim)
{
	const struct zd_claim *c = &s->claims.at[claim];
	const struct zd_story_act *act = &s->acts.at[c->act];

	switch (c->kind) {
	case ZD_CLAIM_ASKED:
	case ZD_CLAIM_ALIKE: return list_proposals(a, s, c, true);
	case ZD_CLAIM_SOURCE: return ZD_LIT("agreed language");
	case ZD_CLAIM_ACT:
		if (act->party.len && claim == act->claim)
			return act->party;
		break;
	case ZD_CLAIM_NOBODY: break;
	}
	return ZD_LIT("facilitators");
}

struct zd_slice zd_claim_from(
	struct zd_arena *a, const struct zd_story *s, uint32_t claim)
{
	const struct zd_claim *c = &s->claims.at[claim];

	if (c->kind == ZD_CLAIM_ASKED || c->kind == ZD_CLAIM_ALIKE)
		return list_proposals(a, s, c, false);
	if (c->kind == ZD_CLAIM_SOURCE)
		return c->source;
	if (c->kind == ZD_CLAIM_ACT && claim == s->acts.at[c->act].claim &&
		s->acts.at[c->act].party.len)
		return s->acts.at[c->act].amendment;
	return (struct zd_slice){0};
}

struct zd_slice zd_act_round(const struct zd_story *s, uint32_t act)
{
	uint32_t at = s->acts.at[act].rounds;

	return at < s->rounds.len ? s->rounds.at[at].name
				  : (struct zd_slice){0};
}
