#include "negotiation/copy.h"

#include "codec/codec.h"
#include "codec/tracked.h"
#include "negotiation/identify.h"
#include "negotiation/order.h"
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

	if (zd_slice_starts(bytes, "---\n") ||
		zd_tracked_is(bytes, ZD_CODEC_AUTO))
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
	struct zd_slice bytes, const struct zd_read_options *options,
	struct zd_error *err)
{
	struct zd_copy *c = zd_calloc(1, sizeof(*c));
	int code = zd_draft_decode(&c->read, findings, bytes, options, err);

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

/* Labels and footnotes of the text as it is, for many look-ups. */
struct known {
	struct zd_slice name;
	uint32_t at;
};

struct standing {
	struct zd_label label;
	uint32_t at; /* the last paragraph with this label or a lesser one */
};

struct labels {
	struct known *known;
	struct standing *order;
	size_t known_len, order_len;
};

static int by_name(const void *x, const void *y)
{
	const struct known *a = x, *b = y;
	int c = zd_slice_cmp(a->name, b->name);

	return c ? c : a->at < b->at ? -1 : a->at > b->at;
}

static int by_label(const void *x, const void *y)
{
	const struct standing *a = x, *b = y;
	int c = zd_label_cmp(&a->label, &b->label);

	return c ? c : a->at < b->at ? -1 : a->at > b->at;
}

static void read_labels(
	struct labels *l, struct zd_arena *a, const struct zd_draft *now)
{
	size_t n = now->paragraphs.len + 1;

	l->known = zd_arena_alloc(a, n * sizeof(*l->known));
	l->order = zd_arena_alloc(a, n * sizeof(*l->order));
	for (uint32_t i = 0; i < now->paragraphs.len; i++) {
		const struct zd_paragraph *p = &now->paragraphs.at[i];
		struct standing s = {.at = i};

		if (p->kind == ZD_PARAGRAPH && zd_label_is(p->label, &s.label))
			l->order[l->order_len++] = s;
		if (p->kind == ZD_PARAGRAPH)
			l->known[l->known_len++] = (struct known){p->label, i};
		else if (p->kind == ZD_NOTE)
			l->known[l->known_len++] = (struct known){
				zd_arena_printf(a, "^%.*s", ZD_FMT(p->label)),
				i};
	}
	if (l->known_len)
		qsort(l->known, l->known_len, sizeof(*l->known), by_name);
	if (l->order_len)
		qsort(l->order, l->order_len, sizeof(*l->order), by_label);
	for (size_t i = 1; i < l->order_len; i++)
		if (l->order[i].at < l->order[i - 1].at)
			l->order[i].at = l->order[i - 1].at;
}

/* The one paragraph of that name; ZD_NONE for none, or more than one. */
static uint32_t named(const struct labels *l, struct zd_slice name)
{
	size_t lo = 0, hi = l->known_len, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (zd_slice_cmp(l->known[mid].name, name) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == l->known_len || !zd_slice_eq(l->known[lo].name, name) ||
		(lo + 1 < l->known_len &&
			zd_slice_eq(l->known[lo + 1].name, name)))
		return ZD_NONE;
	return l->known[lo].at;
}

/* The paragraph of the text that paragraph i of the part replaces. A bare
 * "12" means OP12 where the text has such labels. */
static uint32_t counterpart(const struct labels *l, struct zd_arena *a,
	const struct zd_draft *part, uint32_t i)
{
	const struct zd_paragraph *p = &part->paragraphs.at[i];
	uint32_t at;

	if (p->kind == ZD_NOTE)
		return named(l, zd_arena_printf(a, "^%.*s", ZD_FMT(p->label)));
	if (p->kind != ZD_PARAGRAPH)
		return ZD_NONE;
	at = named(l, p->label);
	return at != ZD_NONE
		? at
		: named(l, zd_arena_printf(a, "OP%.*s", ZD_FMT(p->label)));
}

/* A new paragraph of a part stands behind the last one whose label is not
 * greater: "OP12 bis" behind OP12. */
static uint32_t stands_behind(const struct labels *l,
	const struct zd_draft *now, const struct zd_paragraph *p)
{
	struct zd_label own;
	size_t lo = 0, hi = l->order_len, mid;

	if (p->kind == ZD_NOTE)
		return zd_u32(now->paragraphs.len) - 1;
	if (p->kind != ZD_PARAGRAPH || !zd_label_is(p->label, &own))
		return ZD_NONE;
	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (zd_label_cmp(&l->order[mid].label, &own) <= 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo ? l->order[lo - 1].at : ZD_NONE;
}

static void put_copy(struct zd_draft *d, const struct zd_draft *from,
	uint32_t i, const struct zd_paragraph *like)
{
	uint32_t at = zd_draft_add_copy(d, from, i);

	d->paragraphs.at[at].id = (struct zd_slice){0};
	if (!like)
		return;
	d->paragraphs.at[at].label = zd_arena_slice(&d->arena, like->label);
	d->paragraphs.at[at].id = zd_arena_slice(&d->arena, like->id);
	d->paragraphs.at[at].origin = zd_arena_slice(&d->arena, like->origin);
}

/* Where each paragraph of the part goes: in the place of one, or in the
 * list behind one, in the order of the part. */
struct fitting {
	uint32_t *instead;      /* of each of now: of the part, or ZD_NONE */
	uint32_t *first, *next; /* lists behind each of now, by the part */
};

static void place_part(struct fitting *f, struct zd_arena *a,
	const struct zd_draft *part, const struct zd_draft *now)
{
	size_t n = part->paragraphs.len, m = now->paragraphs.len;
	struct labels l = {0};
	uint32_t at;

	read_labels(&l, a, now);
	f->instead = zd_arena_alloc(a, (m + 1) * sizeof(*f->instead));
	f->first = zd_arena_alloc(a, (m + 1) * sizeof(*f->first));
	f->next = zd_arena_alloc(a, (n + 1) * sizeof(*f->next));
	memset(f->instead, 0xff, (m + 1) * sizeof(*f->instead));
	memset(f->first, 0xff, (m + 1) * sizeof(*f->first));
	for (uint32_t k = (uint32_t)n; k-- > 0;) {
		at = counterpart(&l, a, part, k);
		if (at != ZD_NONE) {
			if (f->instead[at] == ZD_NONE)
				f->instead[at] = k;
			continue;
		}
		at = stands_behind(&l, now, &part->paragraphs.at[k]);
		if (at == ZD_NONE)
			continue;
		f->next[k] = f->first[at];
		f->first[at] = k;
	}
}

static struct zd_draft *fit_part(
	const struct zd_draft *part, const struct zd_draft *now)
{
	struct zd_draft *d = zd_draft_new();
	struct zd_arena scratch = {0};
	struct fitting f;

	place_part(&f, &scratch, part, now);
	for (uint32_t i = 0; i < now->paragraphs.len; i++) {
		if (f.instead[i] == ZD_NONE)
			zd_draft_add_copy(d, now, i);
		else
			put_copy(d, part, f.instead[i], &now->paragraphs.at[i]);
		for (uint32_t k = f.first[i]; k != ZD_NONE; k = f.next[k])
			put_copy(d, part, k, NULL);
	}
	zd_arena_clear(&scratch);
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
	while (matches && zd_ordinal_next(&label.bis)) {
		zd_buf_truncate(&text, 0);
		zd_label_format(&text, &label);
		zd_draft_find(d, zd_buf_slice(&text), NULL, &matches);
	}
	d->paragraphs.at[i].label =
		zd_arena_slice(&d->arena, zd_buf_slice(&text));
	zd_buf_clear(&text);
}

/* Labels are frozen in a round: a copy that was numbered anew (as word
 * processors do), or not at all (as preambles are), keeps the round's, and
 * what is new is bis, ter, … */
static void keep_labels(struct zd_draft *d, const struct zd_draft *now)
{
	struct zd_arena scratch = {0};
	struct zd_order_index ids = zd_order_index(&scratch, now);
	struct labels taken = {0};
	uint32_t before = ZD_NONE, at;

	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		struct zd_paragraph *p = &d->paragraphs.at[i];

		at = p->kind == ZD_PARAGRAPH || p->kind == ZD_TEXT
			? zd_order_index_find(&ids, p->id)
			: ZD_NONE;
		if (at == ZD_NONE ||
			now->paragraphs.at[at].kind != ZD_PARAGRAPH)
			continue;
		p->kind = ZD_PARAGRAPH;
		p->label =
			zd_arena_slice(&d->arena, now->paragraphs.at[at].label);
	}
	read_labels(&taken, &scratch, d);
	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		struct zd_paragraph *p = &d->paragraphs.at[i];

		if (p->kind != ZD_PARAGRAPH)
			continue;
		if (zd_order_index_find(&ids, p->id) == ZD_NONE &&
			named(&taken, p->label) == ZD_NONE)
			label_behind(d, i, before);
		before = i;
	}
	zd_arena_clear(&scratch);
}

static bool has_fields(const struct zd_draft *d)
{
	for (size_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_FIELD)
			return true;
	return false;
}

/* A copy without any field came through a mail or a word processor: its head
 * was lost there, and nobody wants it out. */
static void keep_fields(struct zd_copy *c, const struct zd_draft *now)
{
	struct zd_draft *d;

	if (has_fields(c->read) || !has_fields(now))
		return;
	d = zd_draft_new();
	for (uint32_t i = 0; i < now->paragraphs.len; i++)
		if (now->paragraphs.at[i].kind == ZD_FIELD)
			put_copy(d, now, i, NULL);
	for (uint32_t i = 0; i < c->read->paragraphs.len; i++)
		zd_draft_add_copy(d, c->read, i);
	zd_draft_free(c->read);
	c->read = d;
}

static void name_whole(struct zd_copy *c, const struct zd_draft *now,
	struct zd_ids *taken, const struct zd_identify_options *options)
{
	struct zd_redline *r;

	keep_fields(c, now);
	r = zd_redline_make(now, c->read, NULL);
	zd_identify(c->read, r, taken, options, NULL);
	zd_redline_free(r);
	keep_labels(c->read, now);
	c->draft = c->read;
}

int zd_copy_fit(struct zd_copy *c, const struct zd_draft *now,
	struct zd_ids *taken, const char *round, const char *suffix)
{
	struct zd_birth birth = {.round = round, .suffix = suffix};
	struct zd_identify_options options = {.round = round, .suffix = suffix};

	if (c->whole) {
		name_whole(c, now, taken, &options);
		return 0;
	}
	c->draft = fit_part(c->read, now);
	for (uint32_t i = 0; i < c->draft->paragraphs.len; i++)
		if (!c->draft->paragraphs.at[i].id.len)
			c->draft->paragraphs.at[i].id = zd_id_new(
				&c->draft->arena, taken, c->draft, i, &birth);
	return 0;
}
