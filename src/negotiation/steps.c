#include "negotiation/steps.h"

#include "diff/redline.h"
#include "negotiation/order.h"
#include "text/markup.h"

struct zd_steps {
	struct zd_arena arena;
	const struct zd_draft *to;
	struct zd_draft *now;
	struct zd_slice *drops; /* ids to drop, in the order of `from` */
	uint32_t *puts;         /* paragraphs of `to` that are new or changed */
	struct zd_slice *moved; /* ids to move, in the order of `to` */
	size_t drops_len, puts_len, moved_len;
	size_t at;
	size_t phase;
	bool hunks; /* an edited paragraph in as many steps as it has edits */
};

static bool same_whole(const struct zd_draft *a, uint32_t i,
	const struct zd_draft *b, uint32_t j)
{
	const struct zd_paragraph *p = &a->paragraphs.at[i];
	const struct zd_paragraph *q = &b->paragraphs.at[j];

	return zd_slice_eq(p->label, q->label) && p->kind == q->kind &&
		p->level == q->level && zd_slice_eq(p->origin, q->origin) &&
		zd_paragraph_same(a, i, b, j);
}

/* All that is to do, found once: only the doing costs a pass each. */
static void plan(struct zd_steps *s, const struct zd_draft *from)
{
	struct zd_order_index old = zd_order_index(&s->arena, from);
	struct zd_order_index new = zd_order_index(&s->arena, s->to);
	size_t n = from->paragraphs.len, m = s->to->paragraphs.len;
	uint32_t at;

	s->drops = zd_arena_alloc(&s->arena, (n + 1) * sizeof(*s->drops));
	s->puts = zd_arena_alloc(&s->arena, (m + 1) * sizeof(*s->puts));
	for (size_t i = 0; i < n; i++)
		if (zd_order_index_find(&new, from->paragraphs.at[i].id) ==
			ZD_NONE)
			s->drops[s->drops_len++] = zd_arena_slice(
				&s->arena, from->paragraphs.at[i].id);
	for (uint32_t i = 0; i < m; i++) {
		at = zd_order_index_find(&old, s->to->paragraphs.at[i].id);
		if (at == ZD_NONE || !same_whole(from, at, s->to, i))
			s->puts[s->puts_len++] = i;
	}
	s->moved_len = zd_order_moved(&s->moved, &s->arena, from, s->to);
}

struct zd_steps *zd_steps_new(
	const struct zd_draft *from, const struct zd_draft *to, bool hunks)
{
	struct zd_steps *s = zd_calloc(1, sizeof(*s));

	s->to = to;
	s->hunks = hunks;
	s->now = zd_draft_copy(from);
	plan(s, from);
	return s;
}

void zd_steps_free(struct zd_steps *s)
{
	if (!s)
		return;
	zd_draft_free(s->now);
	zd_arena_clear(&s->arena);
	zd_free(s);
}

/* --- one step ------------------------------------------------------------ */

static void put_words(struct zd_buf *out, struct zd_slice stored)
{
	struct zd_buf plain = ZD_BUF_INIT;
	struct zd_slice s;
	size_t cut;

	zd_markup_plain(&plain, stored);
	s = zd_slice_trim(zd_buf_slice(&plain));
	if (s.len > 60) {
		for (cut = 57; cut && (s.ptr[cut] & 0xc0) == 0x80;)
			cut--;
		zd_buf_printf(out, "“%.*s…”", (int)cut, s.ptr);
	} else {
		zd_buf_printf(out, "“%.*s”", ZD_FMT(s));
	}
	zd_buf_clear(&plain);
}

/* One hunk of deleted and inserted words, or how many there are. */
static void say_edit(
	struct zd_buf *out, struct zd_slice from, struct zd_slice to)
{
	struct zd_runs runs = {0};
	struct zd_slice gone = {0}, come = {0};
	size_t hunks = 0;
	bool open = false;

	zd_words_diff(&runs, from, to, NULL);
	for (size_t i = 0; i < runs.len; i++) {
		const struct zd_run *r = &runs.at[i];

		if (r->mark == ZD_KEPT) {
			open = false;
			continue;
		}
		hunks += !open;
		open = true;
		if (r->mark == ZD_DELETED)
			gone = zd_slice_sub(from, r->from_start, r->from_end);
		else
			come = zd_slice_sub(to, r->to_start, r->to_end);
	}
	zd_free(runs.at);
	if (hunks != 1) {
		zd_buf_printf(out, "%zu changes", hunks);
		return;
	}
	zd_buf_puts(out,
		!gone.len           ? "add "
			: !come.len ? "delete "
				    : "replace ");
	put_words(out, gone.len ? gone : come);
	if (gone.len && come.len) {
		zd_buf_puts(out, " with ");
		put_words(out, come);
	}
}

static struct zd_slice say(struct zd_steps *s, const struct zd_draft *d,
	uint32_t i, const char *what)
{
	struct zd_slice name = zd_paragraph_name(&s->arena, d, i);

	return zd_arena_printf(&s->arena, "%.*s: %s", ZD_FMT(name), what);
}

static struct zd_slice say_put(struct zd_steps *s, uint32_t old, uint32_t i)
{
	const struct zd_paragraph *p = &s->to->paragraphs.at[i];
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice summary, name;

	if (old == ZD_NONE)
		return say(s, s->to, i, "new");
	name = zd_paragraph_name(&s->arena, s->now, old);
	if (!zd_slice_eq(s->now->paragraphs.at[old].label, p->label))
		zd_buf_printf(&b, "becomes %.*s", ZD_FMT(p->label));
	if (!zd_paragraph_same(s->now, old, s->to, i)) {
		struct zd_buf x = ZD_BUF_INIT, y = ZD_BUF_INIT;

		zd_paragraph_write(&x, s->now, old);
		zd_paragraph_write(&y, s->to, i);
		zd_buf_puts(&b, b.len ? ", " : "");
		say_edit(&b, zd_buf_slice(&x), zd_buf_slice(&y));
		zd_buf_clear(&x);
		zd_buf_clear(&y);
	}
	summary = zd_arena_printf(
		&s->arena, "%.*s: %s", ZD_FMT(name), zd_buf_str(&b));
	zd_buf_clear(&b);
	return summary;
}

/* A paragraph to put: i of a draft, behind the one at `after`, or in front
 * of all. */
struct put {
	const struct zd_draft *draft; /* NULL: nothing is put */
	uint32_t i, after;
	bool front;
};

/* The text with paragraph `skip` (ZD_NONE: none) left out and another put. */
static void rebuild(struct zd_steps *s, uint32_t skip, const struct put *put)
{
	struct zd_draft *next = zd_draft_new();

	if (put->draft && put->front)
		zd_draft_add_copy(next, put->draft, put->i);
	for (uint32_t k = 0; k < s->now->paragraphs.len; k++) {
		if (k != skip)
			zd_draft_add_copy(next, s->now, k);
		if (put->draft && !put->front && k == put->after)
			zd_draft_add_copy(next, put->draft, put->i);
	}
	zd_draft_free(s->now);
	s->now = next;
}

/* The nearest paragraph before i in `to` that stands in the text now. A
 * footnote goes behind all others. */
static uint32_t predecessor(struct zd_steps *s, uint32_t i)
{
	uint32_t at;

	if (s->to->paragraphs.at[i].kind == ZD_NOTE)
		return zd_u32(s->now->paragraphs.len) - 1;
	while (i-- > 0) {
		at = zd_draft_find_id(s->now, s->to->paragraphs.at[i].id);
		if (at != ZD_NONE)
			return at;
	}
	return ZD_NONE;
}

/* Each phase: seek puts s->at on the next thing to do, act does it. */

static bool seek_drop(struct zd_steps *s)
{
	return s->at < s->drops_len;
}

static void act_drop(struct zd_steps *s, struct zd_step *out)
{
	uint32_t at;

	out->id = s->drops[s->at++];
	at = zd_draft_find_id(s->now, out->id);
	out->summary = say(s, s->now, at, "delete");
	rebuild(s, at, &(struct put){0});
}

static bool seek_put(struct zd_steps *s)
{
	return s->at < s->puts_len;
}

/* The old paragraph with the first of its edits made; NULL when there is
 * one edit only. */
static struct zd_draft *first_edit(struct zd_steps *s, uint32_t old, uint32_t i)
{
	struct zd_buf x = ZD_BUF_INIT, y = ZD_BUF_INIT, z = ZD_BUF_INIT;
	struct zd_runs runs = {0};
	struct zd_draft *d = NULL;
	size_t hunks = 0;
	bool open = false;

	zd_paragraph_write(&x, s->now, old);
	zd_paragraph_write(&y, s->to, i);
	zd_words_diff(&runs, zd_buf_slice(&x), zd_buf_slice(&y), NULL);
	for (size_t k = 0; k < runs.len; k++) {
		const struct zd_run *r = &runs.at[k];

		hunks += r->mark != ZD_KEPT && !open;
		open = r->mark != ZD_KEPT;
		if (r->mark == ZD_INSERTED ? hunks == 1
					   : r->mark == ZD_KEPT || hunks > 1)
			zd_buf_put_slice(&z,
				r->mark == ZD_INSERTED
					? zd_slice_sub(zd_buf_slice(&y),
						  r->to_start, r->to_end)
					: zd_slice_sub(zd_buf_slice(&x),
						  r->from_start, r->from_end));
	}
	if (hunks > 1 && !zd_slice_eq(zd_buf_slice(&z), zd_buf_slice(&x))) {
		d = zd_draft_new();
		zd_draft_add(d, s->now->paragraphs.at[old].kind,
			s->now->paragraphs.at[old].label);
		d->paragraphs.at[0].id = s->now->paragraphs.at[old].id;
		d->paragraphs.at[0].level = s->now->paragraphs.at[old].level;
		d->paragraphs.at[0].origin = s->now->paragraphs.at[old].origin;
		zd_paragraph_read(d, zd_buf_slice(&z));
	}
	zd_free(runs.at);
	zd_buf_clear(&x);
	zd_buf_clear(&y);
	zd_buf_clear(&z);
	return d;
}

static void act_put(struct zd_steps *s, struct zd_step *out)
{
	uint32_t i = s->puts[s->at], old;
	struct put put = {s->to, i, ZD_NONE, false};
	struct zd_draft *part = NULL;
	const struct zd_draft *to = s->to;

	out->id = s->to->paragraphs.at[i].id;
	old = zd_draft_find_id(s->now, out->id);
	if (s->hunks && old != ZD_NONE)
		part = first_edit(s, old, i);
	if (part) {
		s->to = part;
		out->summary = say_put(s, old, 0);
		s->to = to;
		put.draft = part;
		put.i = 0;
	} else {
		out->summary = say_put(s, old, i);
		s->at++;
	}
	put.after = old == ZD_NONE ? predecessor(s, i) : old;
	put.front = put.after == ZD_NONE;
	rebuild(s, old, &put);
	zd_draft_free(part);
}

static bool seek_move(struct zd_steps *s)
{
	return s->at < s->moved_len;
}

static void act_move(struct zd_steps *s, struct zd_step *out)
{
	uint32_t i, old, after;
	struct zd_slice name;

	out->id = s->moved[s->at++];
	i = zd_draft_find_id(s->to, out->id);
	old = zd_draft_find_id(s->now, out->id);
	after = predecessor(s, i);
	name = after == ZD_NONE ? ZD_LIT("the beginning")
				: zd_paragraph_name(&s->arena, s->now, after);
	name = zd_arena_printf(&s->arena, "move %s%.*s",
		after == ZD_NONE ? "to " : "after ", ZD_FMT(name));
	out->summary = say(s, s->to, i, name.ptr);
	rebuild(s, old, &(struct put){s->to, i, after, after == ZD_NONE});
}

static const struct {
	bool (*seek)(struct zd_steps *s);
	void (*act)(struct zd_steps *s, struct zd_step *out);
} phases[] = {
	{seek_drop, act_drop}, {seek_put, act_put}, {seek_move, act_move}};

bool zd_steps_more(struct zd_steps *s)
{
	for (; s->phase < sizeof(phases) / sizeof(*phases);
		s->phase++, s->at = 0)
		if (phases[s->phase].seek(s))
			return true;
	return false;
}

bool zd_steps_next(struct zd_steps *s, struct zd_step *out)
{
	if (!zd_steps_more(s))
		return false;
	phases[s->phase].act(s, out);
	out->draft = s->now;
	return true;
}
