/* The dashboard: a summary on one screen, and the details that are asked
 * for. */
#include "history/standing.h"
#include "negotiation/names.h"
#include "negotiation/order.h"
#include "negotiation/silence.h"
#include "text/markup.h"
#include "view/of.h"
#include "view/picture.h"

#define MOST_PARTIES 10u /* in the summary */
#define BAR 20u

static void put_line(struct zd_view *v, struct zd_slice text)
{
	zd_view_add(v, ZD_VIEW_LINE);
	zd_view_run(v, ZD_VIEW_KEPT, text);
}

static void put_buf(struct zd_view *v, struct zd_buf *b)
{
	put_line(v, zd_arena_slice(&v->arena, zd_buf_slice(b)));
	zd_buf_clear(b);
}

static const char *s_of(uint32_t n)
{
	return n == 1 ? "" : "s";
}

static uint32_t open_of(const struct zd_standing_sum *sum)
{
	uint32_t done = sum->agreed + sum->reopened;

	return sum->paragraphs > done ? sum->paragraphs - done : 0;
}

/* --- the summary --------------------------------------------------------- */

/* Agreed, reopened and open as one bar; what there is of has a sign. */
static struct zd_slice bar(
	struct zd_arena *a, const struct zd_standing_sum *sum)
{
	uint32_t all = sum->paragraphs ? sum->paragraphs : 1;
	uint32_t full = sum->agreed * BAR / all;
	uint32_t half = (sum->agreed + sum->reopened) * BAR / all - full;
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice out;

	if (!full && sum->agreed)
		full = 1;
	if (!half && sum->reopened)
		half = 1;
	for (uint32_t i = 0; i < BAR; i++)
		zd_buf_puts(&b, i < full ? "█" : i < full + half ? "▒" : "░");
	out = zd_arena_slice(a, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return out;
}

static bool contested(const struct zd_standing_of *p)
{
	return p->brackets || p->pending || p->reserved.len ||
		p->state == ZD_STANDS_REOPENED;
}

static void put_sums(struct zd_view *v, const struct zd_standing *s)
{
	const struct zd_standing_sum *sum = &s->sum;
	uint32_t against = 0, amended = 0, open = 0;

	for (size_t i = 0; i < s->list.len; i++) {
		const struct zd_standing_of *p = &s->list.at[i];

		amended += p->pending > 0;
		open += p->state != ZD_STANDS_AGREED;
		against += p->state != ZD_STANDS_AGREED && contested(p);
	}
	put_line(v,
		zd_arena_printf(&v->arena,
			"%u paragraphs, %u agreed, %u reopened, %u open  "
			"%.*s",
			sum->paragraphs, sum->agreed, sum->reopened,
			open_of(sum), ZD_FMT(bar(&v->arena, sum))));
	put_line(v,
		zd_arena_printf(&v->arena,
			"%u bracket%s, %u pending amendment%s on %u "
			"paragraph%s%s",
			sum->brackets, s_of(sum->brackets), sum->pending,
			s_of(sum->pending), amended, s_of(amended),
			!s->elsewhere ? ""
				: s->elsewhere == 1
				? ", 1 to new ones or to several"
				: zd_arena_printf(&v->arena,
					  ", %u to new ones or to several",
					  s->elsewhere)
					  .ptr));
	put_line(v,
		zd_arena_printf(&v->arena,
			"To agreement: %u paragraph%s to settle, %u with "
			"nothing against %s",
			against, s_of(against), open - against,
			open - against == 1 ? "it" : "them"));
}

/* "ad ref" is agreed ad ref; "agreed in principle" says so itself. */
static const char *agreed(const struct zd_agreed *g)
{
	return zd_slice_starts(g->level, "agreed") ? "" : "agreed ";
}

/* Of the paragraphs, by their ids. */
struct names {
	struct zd_order_index ids;
	struct zd_slice *all;
};

static struct zd_slice name_of(
	struct zd_view *v, const struct names *names, struct zd_slice id)
{
	uint32_t at = zd_order_index_find(&names->ids, id);

	return at == ZD_NONE ? zd_arena_slice(&v->arena, id) : names->all[at];
}

static bool same_mark(const struct zd_agreed *a, const struct zd_agreed *b)
{
	return !b->reopened && zd_slice_eq(a->level, b->level) &&
		zd_slice_eq(a->date, b->date);
}

/* A line for those agreed together, one for each that was reopened. */
static void put_agreement(struct zd_view *v, const struct zd_standing *s)
{
	const struct zd_agreed *all = s->agreement.list.at;
	size_t n = s->agreement.list.len, k;
	struct names names;

	if (!n)
		return;
	names.ids = zd_order_index(&v->arena, s->draft);
	names.all = zd_paragraph_names(&v->arena, s->draft);

	for (size_t i = 0; i < n; i = k) {
		const struct zd_agreed *g = &all[i];
		struct zd_buf b = ZD_BUF_INIT;

		k = i + 1;
		zd_buf_printf(&b, "%.*s", ZD_FMT(name_of(v, &names, g->id)));
		for (; !g->reopened && k < n && same_mark(g, &all[k]); k++)
			zd_buf_printf(&b, ", %.*s",
				ZD_FMT(name_of(v, &names, all[k].id)));
		zd_buf_printf(&b, ": %s%.*s on %.*s", agreed(g),
			ZD_FMT(g->level), ZD_FMT(g->date));
		if (g->reopened)
			zd_buf_printf(&b, ", reopened by %.*s in %.*s (%.*s)",
				ZD_FMT(g->by), ZD_FMT(g->commit),
				ZD_FMT(g->act));
		put_buf(v, &b);
	}
}

static int put_silence(
	struct zd_view *v, struct zd_negotiation *n, struct zd_error *err)
{
	static const char *const said[] = {
		"no objection so far", "held", "broken"};
	const struct zd_silence *last;
	struct zd_silences all;
	struct zd_oid tip;
	int code = zd_store_ref(n->store, ZD_MAIN, &tip, err);

	if (!code)
		code = zd_silences_read(&all, n, &tip, err);
	if (code)
		return code;
	last = all.list.len ? &all.list.at[all.list.len - 1] : NULL;
	if (last)
		put_line(v,
			zd_arena_printf(&v->arena,
				"Silence on %.*s until %.*s: %s",
				ZD_FMT(last->name),
				ZD_FMT(zd_moment_text(
					&v->arena, zd_silence_until(last))),
				last->state == ZD_SILENCE_RUNS && last->in_time
					? "broken, not closed yet"
					: said[last->state]));
	zd_silences_clear(&all);
	return 0;
}

/* --- parties ------------------------------------------------------------- */

struct tally {
	struct zd_slice party;
	uint32_t all, by[ZD_OUTCOME_CARRIED + 1];
};

/* Amendments are listed by party. */
static size_t count_parties(struct tally **out, const struct zd_amendments *m)
{
	struct tally *all = zd_calloc(m->list.len + 1, sizeof(*all));
	size_t n = 0;

	for (size_t i = 0; i < m->list.len; i++) {
		const struct zd_amendment *one = &m->list.at[i];

		if (!n || !zd_slice_eq(all[n - 1].party, one->party))
			all[n++].party = one->party;
		all[n - 1].all++;
		all[n - 1].by[one->outcome]++;
	}
	*out = all;
	return n;
}

static void put_parties(struct zd_view *v, const struct zd_standing *s)
{
	static const char *const names[] = {
		"party", "amendments", "pending", NULL};
	struct tally *all;
	size_t n = count_parties(&all, s->amendments);

	if (n)
		zd_view_head(v, names);
	for (size_t i = 0; i < n && i < MOST_PARTIES; i++) {
		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_copy(v, all[i].party);
		zd_view_cell_number(v, all[i].all);
		zd_view_cell_number(v, all[i].by[ZD_OUTCOME_PENDING]);
	}
	if (n > MOST_PARTIES) {
		zd_view_add(v, ZD_VIEW_REMARK);
		zd_view_printf(v, ZD_VIEW_KEPT,
			"%zu more parties: --by-party shows all",
			n - MOST_PARTIES);
	}
	zd_free(all);
}

static void put_by_party(struct zd_view *v, const struct zd_standing *s)
{
	static const char *const names[] = {"Party", "Amendments", "Pending",
		"Accepted", "Bracketed", "Rejected", "Withdrawn", "Carried",
		"Paragraphs it holds open", NULL};
	struct tally *all;
	size_t n = count_parties(&all, s->amendments);

	zd_view_head(v, names);
	for (size_t i = 0; i < n; i++) {
		struct zd_buf b = ZD_BUF_INIT;

		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_copy(v, all[i].party);
		zd_view_cell_number(v, all[i].all);
		for (int k = 0; k <= ZD_OUTCOME_CARRIED; k++)
			zd_view_cell_number(v, all[i].by[k]);
		for (size_t k = 0; k < s->list.len; k++) {
			struct zd_slice rest = s->list.at[k].whose, one;

			while (rest.len) {
				one = zd_slice_trim(zd_slice_cut(&rest, ','));
				if (zd_slice_eq(one, all[i].party))
					zd_buf_printf(&b, "%s%.*s",
						b.len ? ", " : "",
						ZD_FMT(s->list.at[k].name));
			}
		}
		zd_view_cell_copy(v, zd_buf_slice(&b));
		zd_buf_clear(&b);
	}
	zd_free(all);
}

/* --- parts --------------------------------------------------------------- */

static void put_by_part(struct zd_view *v, const struct zd_standing *s)
{
	static const char *const names[] = {"Part", "Paragraphs", "Agreed",
		"Reopened", "Open", "Brackets", "Pending", "Share", NULL};
	size_t k = 0;

	zd_view_head(v, names);
	for (size_t i = 0; i < s->parts.len; i++) {
		struct zd_standing_sum sum = {0};
		struct zd_buf plain = ZD_BUF_INIT;

		for (; k < s->list.len && s->list.at[k].part == i; k++) {
			const struct zd_standing_of *p = &s->list.at[k];

			sum.paragraphs++;
			sum.agreed += p->state == ZD_STANDS_AGREED;
			sum.reopened += p->state == ZD_STANDS_REOPENED;
			sum.brackets += p->brackets;
			sum.pending += p->pending;
		}
		if (!sum.paragraphs)
			continue;
		zd_markup_plain(&plain, s->parts.at[i]);
		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_copy(v,
			i ? zd_buf_slice(&plain)
			  : ZD_LIT("(before the first heading)"));
		zd_view_cell_number(v, sum.paragraphs);
		zd_view_cell_number(v, sum.agreed);
		zd_view_cell_number(v, sum.reopened);
		zd_view_cell_number(v, open_of(&sum));
		zd_view_cell_number(v, sum.brackets);
		zd_view_cell_number(v, sum.pending);
		zd_view_cell_text(v, bar(&v->arena, &sum));
		zd_buf_clear(&plain);
	}
}

/* --- rounds -------------------------------------------------------------- */

static void put_round(struct zd_view *v, struct zd_slice name,
	const struct zd_standing_sum *r)
{
	zd_view_add(v, ZD_VIEW_ROW);
	zd_view_cell_copy(v, name);
	zd_view_cell_number(v, r->paragraphs);
	zd_view_cell_number(v, r->agreed);
	zd_view_cell_number(v, r->reopened);
	zd_view_cell_number(v, open_of(r));
	zd_view_cell_number(v, r->brackets);
	zd_view_cell_number(v, r->amendments);
	zd_view_cell_number(v, r->pending);
	zd_view_cell_text(v, bar(&v->arena, r));
}

static void put_box(struct zd_picture *p, enum zd_shape_look look,
	const uint32_t at[4], struct zd_slice tip)
{
	struct zd_shape box = {.kind = ZD_SHAPE_BOX,
		.look = look,
		.x = at[0],
		.y = at[1],
		.x2 = at[2],
		.y2 = at[3],
		.tip = tip};

	if (at[3])
		zd_picture_add(p, box);
}

/* A column: agreed below, then reopened, then open. */
static void plot_round(struct zd_view *v, uint32_t i, struct zd_slice name,
	const struct zd_standing_sum *r, uint32_t most)
{
	static const enum zd_shape_look looks[] = {
		ZD_LOOK_NEW, ZD_LOOK_MOVED, ZD_LOOK_PLAIN};
	static const char *const words[] = {"agreed", "reopened", "open"};
	uint32_t counts[] = {r->agreed, r->reopened, open_of(r)};
	uint32_t y = 230, x = 40 + i * 90;
	struct zd_shape text = {.kind = ZD_SHAPE_TEXT,
		.look = ZD_LOOK_HEAD,
		.anchor = ZD_ANCHOR_MIDDLE,
		.x = x + 30,
		.y = 250,
		.text = zd_arena_slice(&v->arena, name)};

	for (size_t k = 0; k < 3; k++) {
		uint32_t high = counts[k] * 190 / (most ? most : 1);
		uint32_t at[4] = {x, y - high, 60, high};

		put_box(v->picture, looks[k], at,
			zd_arena_printf(&v->arena, "%.*s: %u %s", ZD_FMT(name),
				counts[k], words[k]));
		y -= high;
	}
	zd_picture_add(v->picture, text);
}

static void plot(struct zd_view *v, const struct zd_standing *s)
{
	uint32_t most = s->sum.paragraphs, n = zd_u32(s->rounds.len);

	zd_view_picture(v, ZD_LIT("Agreement, round after round"),
		ZD_LIT("Each column is a round, and the last the text as it "
		       "is now: paragraphs agreed below, then reopened, then "
		       "open."));
	v->picture->width = 80 + (n + 1) * 90;
	if (v->picture->width < 400)
		v->picture->width = 400;
	v->picture->height = 270;
	for (uint32_t i = 0; i < n; i++)
		if (s->rounds.at[i].sum.paragraphs > most)
			most = s->rounds.at[i].sum.paragraphs;
	for (uint32_t i = 0; i < n; i++)
		plot_round(
			v, i, s->rounds.at[i].name, &s->rounds.at[i].sum, most);
	plot_round(v, n, ZD_LIT("now"), &s->sum, most);
}

static void put_rounds(struct zd_view *v, const struct zd_standing *s)
{
	static const char *const names[] = {"Round", "Paragraphs", "Agreed",
		"Reopened", "Open", "Brackets", "Amendments", "Pending",
		"Share", NULL};

	zd_view_head(v, names);
	for (size_t i = 0; i < s->rounds.len; i++)
		put_round(v, s->rounds.at[i].name, &s->rounds.at[i].sum);
	put_round(v, ZD_LIT("now"), &s->sum);
	plot(v, s);
}

/* --- what must be settled ------------------------------------------------ */

static struct zd_slice why(struct zd_view *v, const struct zd_standing_of *p)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice out;

	if (p->state == ZD_STANDS_REOPENED)
		zd_buf_printf(&b, "reopened by %.*s", ZD_FMT(p->agreed->by));
	if (p->brackets)
		zd_buf_printf(&b, "%s%u bracket%s", b.len ? "; " : "",
			p->brackets, s_of(p->brackets));
	if (p->pending)
		zd_buf_printf(&b, "%s%u amendment%s (%.*s)", b.len ? "; " : "",
			p->pending, s_of(p->pending), ZD_FMT(p->whose));
	if (p->reserved.len)
		zd_buf_printf(&b, "%sreserved by %.*s", b.len ? "; " : "",
			ZD_FMT(p->reserved));
	if (!b.len)
		zd_buf_puts(&b, "nothing against it: not marked as agreed");
	out = zd_arena_slice(&v->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return out;
}

static void put_open(struct zd_view *v, const struct zd_standing *s)
{
	static const char *const names[] = {
		"Paragraph", "Open since", "Why", NULL};

	if (!s->oldest_len)
		put_line(v, ZD_LIT("Every paragraph is agreed."));
	else
		zd_view_head(v, names);
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < s->oldest_len; i++) {
			const struct zd_standing_of *p =
				&s->list.at[s->oldest[i]];

			if (contested(p) == pass)
				continue;
			zd_view_add(v, ZD_VIEW_ROW);
			zd_view_cell_copy(v, p->name);
			zd_view_cell_copy(v, s->rounds.at[p->since].name);
			zd_view_cell_text(v, why(v, p));
		}
}

/* --- the whole ----------------------------------------------------------- */

static int put_summary(struct zd_view *v, struct zd_negotiation *n,
	const struct zd_standing *s, struct zd_error *err)
{
	int code;

	put_sums(v, s);
	put_agreement(v, s);
	code = put_silence(v, n, err);
	if (!code)
		put_parties(v, s);
	return code ? code : zd_view_put_profile_of(v, n, s->draft, err);
}

static void free_standing(void *value)
{
	zd_standing_clear(value);
	zd_free(value);
}

int zd_view_of_status(struct zd_view **out, struct zd_negotiation *n,
	const struct zd_status_options *options, struct zd_error *err)
{
	static const struct zd_status_options none;
	const struct zd_status_options *o = options ? options : &none;
	struct zd_view *v = zd_view_new("status");
	struct zd_standing *s = zd_calloc(1, sizeof(*s));
	int code = zd_standing_read(s, n, err);

	*out = NULL;
	if (code) {
		zd_free(s);
		zd_view_free(v);
		return code;
	}
	v->value = s;
	v->value_free = free_standing;
	zd_view_fact(
		v, "round", zd_arena_slice(&v->arena, s->amendments->round));
	put_line(v, zd_round_title(&v->arena, s->amendments->round));
	if (o->by_part)
		put_by_part(v, s);
	if (o->by_party)
		put_by_party(v, s);
	if (o->rounds)
		put_rounds(v, s);
	if (o->open)
		put_open(v, s);
	if (!o->by_part && !o->by_party && !o->rounds && !o->open)
		code = put_summary(v, n, s, err);
	if (code)
		zd_view_free(v);
	else
		*out = v;
	return code;
}
