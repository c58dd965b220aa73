/* The values of the record for machines. */
#include "api/record_json.h"

#include "api/json_put.h"
#include "history/blame.h"
#include "history/trace.h"
#include "history/uptake_private.h"
#include "history/verify.h"

static void put_name(struct zd_buf *out, const char *key, const char *name)
{
	zd_json_text(out, key, zd_slice_str(name));
}

static void put_commit(
	struct zd_buf *out, const char *key, const struct zd_oid *commit)
{
	char hex[41];

	if (zd_oid_is_zero(commit))
		return;
	zd_oid_hex(commit, hex);
	put_name(out, key, hex);
}

/* --- trace -------------------------------------------------------------- */

static void put_stop(
	struct zd_buf *out, const struct zd_trace *t, const struct zd_stop *s)
{
	uint32_t i = (uint32_t)(s - t->stops.at);

	zd_json_open(out, NULL, '{');
	zd_json_number(out, "round", s->column);
	zd_json_number(out, "place", i - t->columns.at[s->column].first + 1);
	zd_json_text(out, "id", t->story->threads.at[s->thread].id);
	zd_json_text(out, "label", s->label);
	put_name(out, "relation", zd_relation_name(s->relation));
	zd_json_number(out, "words", s->words);
	zd_json_number(out, "kept", s->kept);
	zd_json_number(out, "in", s->in);
	zd_json_number(out, "out", s->out);
	zd_json_close(out, '}');
}

void zd_trace_json(struct zd_buf *out, const void *value)
{
	const struct zd_trace *t = value;

	zd_json_open(out, NULL, '{');
	zd_json_open(out, "rounds", '[');
	for (size_t i = 0; i < t->columns.len; i++)
		zd_json_text(out, NULL, t->columns.at[i].name);
	zd_json_close(out, ']');
	zd_json_open(out, "stops", '[');
	for (size_t i = 0; i < t->stops.len; i++)
		put_stop(out, t, &t->stops.at[i]);
	zd_json_close(out, ']');
	zd_json_open(out, "links", '[');
	for (size_t i = 0; i < t->links.len; i++) {
		zd_json_open(out, NULL, '{');
		zd_json_number(out, "from", t->links.at[i].from);
		zd_json_number(out, "to", t->links.at[i].to);
		zd_json_number(out, "words", t->links.at[i].words);
		zd_json_close(out, '}');
	}
	zd_json_close(out, ']');
	zd_json_close(out, '}');
}

/* --- blame -------------------------------------------------------------- */

static const char *const sure[] = {"act", "asked", "alike", "source", "nobody"};

/* Who stands behind a claim, how sure it is, and by which act. */
static void put_claim(
	struct zd_buf *out, const struct zd_story *s, uint32_t claim)
{
	const struct zd_claim *c = &s->claims.at[claim];
	const struct zd_story_act *act = &s->acts.at[c->act];
	struct zd_arena scratch = {0};

	zd_json_text(out, "who", zd_claim_who(&scratch, s, claim));
	put_name(out, "by", sure[c->kind]);
	zd_json_some(out, "from", zd_claim_from(&scratch, s, claim));
	zd_json_some(out, "round", zd_act_round(s, c->act));
	put_commit(out, "commit", &act->commit);
	zd_json_text(out, "act", act->subject);
	zd_arena_clear(&scratch);
}

static void put_share(struct zd_buf *out, const struct zd_blame *b,
	const struct zd_share *one)
{
	zd_json_open(out, NULL, '{');
	if (!one->gone) {
		zd_json_number(out, "block", one->block);
		zd_json_number(out, "start", one->start);
		zd_json_number(out, "end", one->end);
		zd_json_stored(out, "text",
			zd_slice_sub(b->text->blocks.at[one->block].text,
				one->start, one->end));
	} else {
		zd_json_text(out, "text", one->text);
	}
	zd_json_number(out, "words", one->words);
	put_claim(out, b->story, one->claim);
	if (one->gone) {
		zd_json_open(out, "gone", '{');
		put_claim(out, b->story, one->gone);
		zd_json_close(out, '}');
	}
	zd_json_close(out, '}');
}

void zd_blame_json(struct zd_buf *out, const void *value)
{
	const struct zd_blame *b = value;

	zd_json_open(out, NULL, '{');
	zd_json_open(out, "words", '{');
	for (size_t i = 0; i <= ZD_CLAIM_NOBODY; i++)
		zd_json_number(out, sure[i], b->words[i]);
	zd_json_close(out, '}');
	zd_json_open(out, "paragraphs", '[');
	for (size_t i = 0; i < b->list.len; i++) {
		const struct zd_blamed *one = &b->list.at[i];
		const struct zd_thread *thread =
			&b->story->threads.at[one->thread];

		zd_json_open(out, NULL, '{');
		zd_json_text(out, "id", thread->id);
		zd_json_text(out, "label", thread->label);
		zd_json_bool(out, "stands", one->paragraph != ZD_NONE);
		zd_json_open(out, "shares", '[');
		for (uint32_t k = 0; k < one->count; k++)
			put_share(out, b, &b->shares.at[one->first + k]);
		zd_json_close(out, ']');
		zd_json_close(out, '}');
	}
	zd_json_close(out, ']');
	zd_json_close(out, '}');
}

/* --- certificates --------------------------------------------------------- */

static void put_remains(struct zd_buf *out, const struct zd_remains *r)
{
	zd_json_open(out, NULL, '{');
	put_name(out, "what", zd_remains_name(r->kind));
	zd_json_text(out, "paragraph", r->name);
	zd_json_some(out, "was", r->was);
	zd_json_some(out, "behind", r->before);
	zd_json_some(out, "out", r->out);
	zd_json_some(out, "in", r->in);
	zd_json_number(out, "words_out", r->words_out);
	zd_json_number(out, "words_in", r->words_in);
	zd_json_bool(out, "repeated", r->repeated);
	zd_json_close(out, '}');
}

/* The words of a change, piece by piece. */
static void put_words(struct zd_buf *out, const char *key,
	const struct zd_account *a, const struct zd_certified *one)
{
	zd_json_open(out, key, '[');
	for (uint32_t i = one->first; i < one->first + one->count; i++) {
		const struct zd_account_piece *piece = &a->pieces.at[i];
		struct zd_slice text = *key == 'i' ? piece->in : piece->out;

		if (text.len)
			zd_json_text(out, NULL, text);
	}
	zd_json_close(out, ']');
}

static void put_change(struct zd_buf *out, const struct zd_stage *s,
	const struct zd_certified *one)
{
	zd_json_open(out, NULL, '{');
	zd_json_text(out, "paragraph", one->paragraph);
	if (one->own)
		zd_json_text(out, "act", one->names);
	else
		zd_json_list(out, "amendments", one->names, ',');
	put_name(out, "how", one->how);
	put_words(out, "out", s->account, one);
	put_words(out, "in", s->account, one);
	zd_json_number(out, "words_out", one->words_out);
	zd_json_number(out, "words_in", one->words_in);
	zd_json_close(out, '}');
}

static void put_line(struct zd_buf *out, const struct zd_streamlined *l)
{
	zd_json_open(out, NULL, '{');
	zd_json_text(out, "from", l->from);
	zd_json_text(out, "to", l->to);
	put_name(out, "how", zd_relation_name(l->relation));
	zd_json_number(out, "kept", l->kept);
	zd_json_number(out, "moved", l->moved);
	zd_json_number(out, "covered", l->covered);
	zd_json_some(out, "by", l->by);
	zd_json_number(out, "references", l->followed);
	zd_json_number(out, "said_once", l->repeated);
	zd_json_number(out, "lost", l->lost);
	zd_json_number(out, "not_traced", l->untraced);
	zd_json_close(out, '}');
}

static void put_stage(struct zd_buf *out, const struct zd_certificate *c,
	const struct zd_stage *s)
{
	zd_json_open(out, NULL, '{');
	zd_json_text(out, "from", s->from);
	put_commit(out, "from_commit", &s->from_commit);
	zd_json_text(out, "to", s->to);
	put_commit(out, "to_commit", &s->to_commit);
	zd_json_bool(out, "capped", s->capped);
	zd_json_open(out, "remainder", '[');
	for (uint32_t i = 0; i < s->count; i++)
		put_remains(out, &c->remains.at[s->first + i]);
	zd_json_close(out, ']');
	zd_json_open(out, "changes", '[');
	for (uint32_t i = 0; i < s->changes; i++)
		put_change(out, s, &c->changes.at[s->first_change + i]);
	zd_json_close(out, ']');
	zd_json_open(out, "streamlined", '[');
	for (uint32_t i = 0; i < s->lines; i++)
		put_line(out, &c->lines.at[s->first_line + i]);
	zd_json_close(out, ']');
	zd_json_close(out, '}');
}

void zd_certificate_json(struct zd_buf *out, const void *value)
{
	const struct zd_certificate *c = value;

	zd_json_open(out, NULL, '{');
	zd_json_number(out, "words_out", c->words_out);
	zd_json_number(out, "words_in", c->words_in);
	zd_json_open(out, "stages", '[');
	for (size_t i = 0; i < c->stages.len; i++)
		put_stage(out, c, &c->stages.at[i]);
	zd_json_close(out, ']');
	zd_json_close(out, '}');
}

/* --- uptake --------------------------------------------------------------- */

static void put_asks(
	struct zd_buf *out, const struct zd_asks *k, const struct zd_asked *a)
{
	static const char *const kinds[] = {
		"words", "new", "delete", "move", "label"};

	zd_json_open(out, "asks", '[');
	for (uint32_t i = a->first; i < a->first + a->count; i++) {
		const struct zd_ask *ask = &k->list.at[i];

		zd_json_open(out, NULL, '{');
		put_name(out, "kind", kinds[ask->kind]);
		zd_json_text(out, "id", ask->id);
		zd_json_some(out, "label", ask->label);
		zd_json_some(out, "out", ask->out);
		zd_json_some(out, "in", ask->in);
		zd_json_close(out, '}');
	}
	zd_json_close(out, ']');
}

static void put_proposal(struct zd_buf *out, const struct zd_uptake *u,
	const struct zd_uptaken *one)
{
	const struct zd_asked *a = &u->asks->amendments.at[one->amendment];

	zd_json_open(out, NULL, '{');
	zd_json_text(out, "amendment", a->name);
	zd_json_text(out, "party", a->party);
	zd_json_list(out, "supporters", one->supporters, ',');
	zd_json_text(out, "paragraph", one->label);
	put_name(out, "verdict", zd_taken_name(one->verdict));
	zd_json_number(out, "words", one->words);
	zd_json_number(out, "taken", one->taken);
	put_asks(out, u->asks, a);
	zd_json_some(out, "now", one->now);
	zd_json_some(out, "why", one->why);
	if (one->like != one->amendment)
		zd_json_text(out, "like",
			u->asks->amendments.at[u->list.at[one->like].amendment]
				.name);
	zd_json_close(out, '}');
}

static void put_sum(struct zd_buf *out, const struct zd_uptake_sum *sum)
{
	zd_json_open(out, NULL, '{');
	zd_json_some(out, "party", sum->party);
	zd_json_some(out, "name", sum->name);
	put_name(out, "of",
		!sum->party.len      ? "all"
			: sum->group ? "group"
				     : "party");
	zd_json_number(out, "proposals", sum->proposals);
	zd_json_number(out, "words", sum->words);
	zd_json_number(out, "taken", sum->taken);
	zd_json_open(out, "verdicts", '{');
	for (unsigned v = 0; v < ZD_TAKENS; v++)
		zd_json_number(
			out, zd_taken_name((enum zd_taken)v), sum->verdicts[v]);
	zd_json_close(out, '}');
	zd_json_close(out, '}');
}

void zd_uptake_json(struct zd_buf *out, const void *value)
{
	const struct zd_uptake *u = value;

	zd_json_open(out, NULL, '{');
	zd_json_text(out, "from", u->from);
	zd_json_text(out, "to", u->to);
	zd_json_open(out, "proposals", '[');
	for (uint32_t i = 0; i < u->list.len; i++) {
		bool ours = !u->wanted.len;

		for (size_t k = 0; k < u->wanted.len; k++)
			ours |= zd_uptake_is_of(u, i, u->wanted.at[k]);
		if (ours)
			put_proposal(out, u, &u->list.at[i]);
	}
	zd_json_close(out, ']');
	zd_json_open(out, "sums", '[');
	for (size_t i = 0; i < u->sums.len; i++)
		put_sum(out, &u->sums.at[i]);
	zd_json_close(out, ']');
	zd_json_close(out, '}');
}
