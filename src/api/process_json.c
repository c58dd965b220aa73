/* Where a negotiation stands, for machines. */
#include "api/process_json.h"

#include "api/json_put.h"
#include "history/standing.h"
#include "negotiation/silence.h"
#include "view/speech.h"

static void put_name(struct zd_buf *out, const char *key, const char *name)
{
	zd_json_text(out, key, zd_slice_str(name));
}

/* --- status ------------------------------------------------------------- */

static void put_sum(struct zd_buf *out, const struct zd_standing_sum *sum)
{
	zd_json_number(out, "paragraphs", sum->paragraphs);
	zd_json_number(out, "agreed", sum->agreed);
	zd_json_number(out, "reopened", sum->reopened);
	zd_json_number(out, "brackets", sum->brackets);
	zd_json_number(out, "amendments", sum->amendments);
	zd_json_number(out, "pending", sum->pending);
}

static void put_agreed(struct zd_buf *out, const struct zd_agreed *g)
{
	zd_json_open(out, "agreed", '{');
	zd_json_text(out, "level", g->level);
	zd_json_text(out, "date", g->date);
	zd_json_some(out, "remark", g->remark);
	if (g->reopened) {
		zd_json_text(out, "reopened_by", g->by);
		zd_json_text(out, "reopened_in", g->commit);
	}
	zd_json_close(out, '}');
}

static void put_paragraph(struct zd_buf *out, const struct zd_standing *s,
	const struct zd_standing_of *p)
{
	static const char *const states[] = {"open", "agreed", "reopened"};

	zd_json_open(out, NULL, '{');
	zd_json_text(out, "paragraph", p->name);
	zd_json_text(out, "id", s->draft->paragraphs.at[p->at].id);
	if (p->part)
		zd_json_stored(out, "part", s->parts.at[p->part]);
	put_name(out, "state", states[p->state]);
	if (p->agreed)
		put_agreed(out, p->agreed);
	zd_json_number(out, "brackets", p->brackets);
	zd_json_number(out, "pending", p->pending);
	zd_json_list(out, "whose", p->whose, ',');
	zd_json_list(out, "reserved", p->reserved, ',');
	zd_json_text(out, "since", s->rounds.at[p->since].name);
	zd_json_close(out, '}');
}

void zd_status_json(struct zd_buf *out, const void *value)
{
	const struct zd_standing *s = value;

	zd_json_open(out, NULL, '{');
	zd_json_text(out, "round", s->amendments->round);
	put_sum(out, &s->sum);
	zd_json_number(out, "elsewhere", s->elsewhere);
	zd_json_open(out, "rounds", '[');
	for (size_t i = 0; i < s->rounds.len; i++) {
		zd_json_open(out, NULL, '{');
		zd_json_text(out, "round", s->rounds.at[i].name);
		put_sum(out, &s->rounds.at[i].sum);
		zd_json_close(out, '}');
	}
	zd_json_close(out, ']');
	zd_json_open(out, "list", '[');
	for (size_t i = 0; i < s->list.len; i++)
		put_paragraph(out, s, &s->list.at[i]);
	zd_json_close(out, ']');
	zd_json_open(out, "oldest", '[');
	for (size_t i = 0; i < s->oldest_len; i++)
		zd_json_text(out, NULL, s->list.at[s->oldest[i]].name);
	zd_json_close(out, ']');
	zd_json_close(out, '}');
}

/* --- silence ------------------------------------------------------------ */

static void put_moment(
	struct zd_buf *out, const char *key, struct zd_moment moment)
{
	char text[ZD_MOMENT_ROOM];

	zd_moment_write(text, moment);
	put_name(out, key, text);
}

static void put_objection(struct zd_buf *out, const struct zd_objection *o)
{
	zd_json_open(out, NULL, '{');
	zd_json_text(out, "party", o->party);
	zd_json_list(out, "ids", o->ids, ' ');
	put_moment(out, "received", o->at);
	zd_json_bool(out, "late", o->late);
	zd_json_some(out, "remark", o->remark);
	zd_json_close(out, '}');
}

static void put_silence(struct zd_buf *out, const struct zd_silence *s)
{
	static const char *const states[] = {"runs", "held", "broken"};
	char hex[41];

	zd_oid_hex(&s->commit, hex);
	zd_json_open(out, NULL, '{');
	zd_json_text(out, "text", s->name);
	put_name(out, "commit", hex);
	put_name(out, "state", states[s->state]);
	zd_json_open(out, "terms", '[');
	for (size_t i = 0; i < s->terms.len; i++) {
		zd_json_open(out, NULL, '{');
		put_moment(out, "from", s->terms.at[i].from);
		put_moment(out, "until", s->terms.at[i].until);
		zd_json_some(out, "remark", s->terms.at[i].remark);
		zd_json_close(out, '}');
	}
	zd_json_close(out, ']');
	zd_json_open(out, "objections", '[');
	for (size_t i = 0; i < s->objections.len; i++)
		put_objection(out, &s->objections.at[i]);
	zd_json_close(out, ']');
	zd_json_number(out, "in_time", s->in_time);
	if (s->state != ZD_SILENCE_RUNS) {
		put_moment(out, "closed", s->closed);
		zd_json_some(out, "remark", s->remark);
	}
	zd_json_close(out, '}');
}

void zd_silence_json(struct zd_buf *out, const void *value)
{
	const struct zd_silences *all = value;

	zd_json_open(out, NULL, '[');
	for (size_t i = 0; i < all->list.len; i++)
		put_silence(out, &all->list.at[i]);
	zd_json_close(out, ']');
}

/* --- speak -------------------------------------------------------------- */

static void put_side(
	struct zd_buf *out, const char *key, const struct zd_speech_side *side)
{
	zd_json_open(out, key, '{');
	zd_json_list(out, "parties", side->parties, ' ');
	zd_json_number(out, "states", side->behind.states);
	zd_json_bool(out, "at_least", side->behind.at_least);
	zd_json_close(out, '}');
}

static void put_word(struct zd_buf *out, const struct zd_speech_word *word)
{
	zd_json_open(out, NULL, '{');
	zd_json_bool(out, "ours", word->ours);
	zd_json_text(out, "party", word->party);
	if (word->amendment.len) {
		zd_json_text(out, "amendment", word->amendment);
		put_name(out, "fate", word->outcome);
		zd_json_text(out, "wants", word->text);
	} else {
		zd_json_text(out, "stance", word->stance);
		zd_json_text(out, "on", word->on);
		zd_json_some(out, "remark", word->text);
	}
	zd_json_close(out, '}');
}

static void put_speech(struct zd_buf *out, const struct zd_speech *speech,
	const struct zd_speech_of *one)
{
	zd_json_open(out, NULL, '{');
	zd_json_text(out, "paragraph", one->name);
	zd_json_some(out, "id", one->id);
	zd_json_open(out, "table", '[');
	for (uint32_t i = 0; i < one->count; i++)
		put_word(out, &speech->words.at[one->first + i]);
	zd_json_close(out, ']');
	put_side(out, "with", &one->with);
	put_side(out, "against", &one->against);
	zd_json_some(out, "say", one->say);
	zd_json_close(out, '}');
}

void zd_speak_json(struct zd_buf *out, const void *value)
{
	const struct zd_speech *speech = value;

	zd_json_open(out, NULL, '{');
	zd_json_text(out, "party", speech->party);
	zd_json_text(out, "round", speech->round);
	zd_json_open(out, "paragraphs", '[');
	for (size_t i = 0; i < speech->list.len; i++)
		put_speech(out, speech, &speech->list.at[i]);
	zd_json_close(out, ']');
	zd_json_open(out, "became", '[');
	for (size_t i = 0; i < speech->became.len; i++) {
		const struct zd_speech_became *one = &speech->became.at[i];

		zd_json_open(out, NULL, '{');
		zd_json_text(out, "amendment", one->amendment);
		zd_json_text(out, "paragraph", one->paragraph);
		put_name(out, "verdict", zd_taken_name(one->verdict));
		zd_json_number(out, "words", one->words);
		zd_json_number(out, "taken", one->taken);
		zd_json_close(out, '}');
	}
	zd_json_close(out, ']');
	zd_json_close(out, '}');
}
