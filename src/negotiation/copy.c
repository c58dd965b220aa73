#include "negotiation/copy.h"

#include "codec/codec.h"
#include "negotiation/identify.h"
#include "negotiation/tree.h"

/* Does a line begin with a label that only a draft has: "**OP7.** ", "PP3. "?
 * (Instructions write "OP7: …".) */
static bool is_labelled(struct zd_slice line)
{
	struct zd_label label;
	bool strong = zd_slice_starts(line, "**");
	size_t n;

	if (strong)
		line = zd_slice_sub(line, 2, line.len);
	n = zd_label_parse(line, &label);
	if (!n || n >= line.len || line.ptr[n] != '.')
		return false;
	return strong || label.series == ZD_SERIES_PP ||
		label.series == ZD_SERIES_OP;
}

bool zd_copy_is(struct zd_slice bytes)
{
	struct zd_slice line;

	if (zd_slice_starts(bytes, "---\n"))
		return true;
	while (bytes.ptr) {
		line = zd_slice_trim(zd_slice_cut(&bytes, '\n'));
		if (is_labelled(line) ||
			zd_slice_is(line, "The General Assembly,") ||
			zd_slice_is(line, "*The General Assembly*,"))
			return true;
	}
	return false;
}

int zd_copy_read(struct zd_copy **out, struct zd_findings **findings,
	struct zd_slice bytes, const char *path, struct zd_error *err)
{
	struct zd_read_options options = {.path = path};
	struct zd_copy *c = zd_calloc(1, sizeof(*c));
	int code = zd_draft_decode(&c->read, findings, bytes, &options, err);

	*out = NULL;
	if (code) {
		zd_free(c);
		return code;
	}
	for (size_t i = 0; i < c->read->paragraphs.len; i++)
		c->whole |= c->read->paragraphs.at[i].kind == ZD_FIELD ||
			c->read->paragraphs.at[i].kind == ZD_FORMULA;
	*out = c;
	return 0;
}

void zd_copy_free(struct zd_copy *c)
{
	if (!c)
		return;
	zd_draft_free(c->read);
	if (c->draft != c->read)
		zd_draft_free(c->draft);
	zd_free(c);
}

/* --- which round it was made from ---------------------------------------- */

/* Words that a redline from the round to the copy shows. */
static int distance(uint32_t *out, const struct zd_copy *copy,
	struct zd_negotiation *n, const struct zd_round *round,
	struct zd_error *err)
{
	struct zd_redline *r;
	struct zd_draft *d;
	int code = zd_tree_read(&d, n->store, &round->commit, err);

	*out = 0;
	if (code)
		return code;
	r = zd_redline_make(d, copy->read, NULL);
	for (size_t i = 0; i < r->links.len; i++)
		*out += r->links.at[i].words_out + r->links.at[i].words_in;
	zd_redline_free(r);
	zd_draft_free(d);
	return 0;
}

int zd_copy_check_round(const struct zd_copy *copy, struct zd_negotiation *n,
	struct zd_error *err)
{
	struct zd_rounds rounds;
	uint32_t least = 0, now = 0, one;
	size_t best = 0, last;
	int code = copy->whole ? zd_rounds_read(&rounds, n, err) : 0;

	if (code || !copy->whole)
		return code;
	last = rounds.list.len;
	for (size_t i = rounds.list.len; !code && i-- > 0;) {
		code = distance(&one, copy, n, &rounds.list.at[i], err);
		if (i + 1 == last)
			now = least = one, best = i;
		else if (one < least)
			least = one, best = i;
	}
	if (!code && last && best + 1 != last)
		code = zd_error_set(err, ZD_EUSAGE,
			"this copy was made from %.*s (%u words differ), not "
			"from %.*s (%u): propose it with --on %.*s and carry "
			"it over, or give --on %.*s if it is meant for that",
			ZD_FMT(rounds.list.at[best].name), least,
			ZD_FMT(rounds.list.at[last - 1].name), now,
			ZD_FMT(rounds.list.at[best].name),
			ZD_FMT(rounds.list.at[last - 1].name));
	zd_rounds_clear(&rounds);
	return code;
}

/* --- a part -------------------------------------------------------------- */

/* The paragraph of `now` that paragraph i of the part replaces. */
static uint32_t counterpart(
	const struct zd_draft *now, const struct zd_draft *part, uint32_t i)
{
	const struct zd_paragraph *p = &part->paragraphs.at[i];
	uint32_t matches, at;

	if (p->kind == ZD_NOTE)
		return zd_draft_find_note(now, p->label);
	if (p->kind != ZD_PARAGRAPH)
		return ZD_NONE;
	at = zd_draft_find(now, p->label, NULL, &matches);
	return matches == 1 && now->paragraphs.at[at].kind == ZD_PARAGRAPH
		? at
		: ZD_NONE;
}

/* A new paragraph of a part stands behind the last one of `now` whose label
 * is not greater: "OP12 bis" behind OP12. */
static uint32_t stands_behind(
	const struct zd_draft *now, const struct zd_paragraph *p)
{
	struct zd_label own, other;
	uint32_t after = ZD_NONE;

	if (p->kind == ZD_NOTE)
		return zd_u32(now->paragraphs.len) - 1;
	if (p->kind != ZD_PARAGRAPH || !zd_label_is(p->label, &own))
		return ZD_NONE;
	for (uint32_t i = 0; i < now->paragraphs.len; i++)
		if (now->paragraphs.at[i].kind == ZD_PARAGRAPH &&
			zd_label_is(now->paragraphs.at[i].label, &other) &&
			zd_label_cmp(&other, &own) <= 0)
			after = i;
	return after;
}

static void put_copy(struct zd_draft *d, const struct zd_draft *from,
	uint32_t i, const struct zd_paragraph *like)
{
	uint32_t at = zd_draft_add_copy(d, from, i);

	d->paragraphs.at[at].id = (struct zd_slice){0};
	if (!like)
		return;
	d->paragraphs.at[at].id = zd_arena_slice(&d->arena, like->id);
	d->paragraphs.at[at].origin = zd_arena_slice(&d->arena, like->origin);
}

static struct zd_draft *fit_part(
	const struct zd_draft *part, const struct zd_draft *now)
{
	size_t n = part->paragraphs.len;
	struct zd_draft *d = zd_draft_new();
	uint32_t *same = zd_calloc(n, sizeof(*same));
	uint32_t *behind = zd_calloc(n, sizeof(*behind));
	uint32_t with;

	for (uint32_t k = 0; k < n; k++) {
		same[k] = counterpart(now, part, k);
		behind[k] = same[k] == ZD_NONE
			? stands_behind(now, &part->paragraphs.at[k])
			: ZD_NONE;
	}
	for (uint32_t i = 0; i < now->paragraphs.len; i++) {
		with = ZD_NONE;
		for (uint32_t k = 0; k < n; k++)
			if (same[k] == i)
				with = k;
		if (with == ZD_NONE)
			zd_draft_add_copy(d, now, i);
		else
			put_copy(d, part, with, &now->paragraphs.at[i]);
		for (uint32_t k = 0; k < n; k++)
			if (behind[k] == i)
				put_copy(d, part, k, NULL);
	}
	zd_free(same);
	zd_free(behind);
	return d;
}

/* --- the whole ----------------------------------------------------------- */

/* The next free label behind another: OP12 bis, ter, … */
static void label_behind(struct zd_draft *d, uint32_t i, uint32_t before)
{
	struct zd_buf text = ZD_BUF_INIT;
	struct zd_label label;
	uint32_t matches = 1;

	if (before == ZD_NONE ||
		!zd_label_is(d->paragraphs.at[before].label, &label))
		return;
	while (matches && label.bis < 10) {
		label.bis = label.bis ? label.bis + 1 : 2;
		zd_buf_truncate(&text, 0);
		zd_label_format(&text, &label);
		zd_draft_find(d, zd_buf_slice(&text), NULL, &matches);
	}
	d->paragraphs.at[i].label =
		zd_arena_slice(&d->arena, zd_buf_slice(&text));
	zd_buf_clear(&text);
}

/* Labels are frozen in a round: a copy that was numbered anew (as word
 * processors do) keeps the round's, and what is new is bis, ter, … */
static void keep_labels(struct zd_draft *d, const struct zd_draft *now)
{
	uint32_t before = ZD_NONE, at, matches;

	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		struct zd_paragraph *p = &d->paragraphs.at[i];

		at = p->kind == ZD_PARAGRAPH ? zd_draft_find_id(now, p->id)
					     : ZD_NONE;
		if (at != ZD_NONE)
			p->label = zd_arena_slice(
				&d->arena, now->paragraphs.at[at].label);
	}
	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		struct zd_paragraph *p = &d->paragraphs.at[i];

		if (p->kind != ZD_PARAGRAPH)
			continue;
		if (zd_draft_find_id(now, p->id) == ZD_NONE) {
			zd_draft_find(d, p->label, NULL, &matches);
			if (matches > 1)
				label_behind(d, i, before);
		}
		before = i;
	}
}

static void name_whole(struct zd_copy *c, const struct zd_draft *now,
	struct zd_ids *taken, const struct zd_identify_options *options)
{
	struct zd_redline *r = zd_redline_make(now, c->read, NULL);

	zd_identify(c->read, r, taken, options, NULL);
	zd_redline_free(r);
	keep_labels(c->read, now);
	c->draft = c->read;
}

int zd_copy_fit(struct zd_copy *c, const struct zd_draft *now,
	struct zd_ids *taken, const char *round, const char *suffix)
{
	struct zd_identify_options options = {.round = round, .suffix = suffix};

	if (c->whole) {
		name_whole(c, now, taken, &options);
		return 0;
	}
	c->draft = fit_part(c->read, now);
	for (uint32_t i = 0; i < c->draft->paragraphs.len; i++)
		if (!c->draft->paragraphs.at[i].id.len)
			c->draft->paragraphs.at[i].id =
				zd_id_new(&c->draft->arena, taken, c->draft, i,
					round, suffix);
	return 0;
}
