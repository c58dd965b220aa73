#include "diff/take.h"
#include "text/markup.h"

/* Names in a message, at most so many of them. */
#define SAID 8

/* What a label stands for: a link, or the row of a sub-paragraph of it. */
struct target {
	uint32_t link, row;
};

#define NOTHING ((struct target){ZD_NONE, ZD_NONE})

static bool is_note(const struct zd_take *t, uint32_t link)
{
	for (int side = 0; side < 2; side++) {
		uint32_t p = zd_take_first(t, link, side);

		if (p != ZD_NONE)
			return t->draft[side]->paragraphs.at[p].kind == ZD_NOTE;
	}
	return false;
}

bool zd_take_differs(const struct zd_take *t, uint32_t link)
{
	const struct zd_link *l = &t->r->links.at[link];
	uint32_t i = zd_take_first(t, link, ZD_TAKE_FROM);
	uint32_t j = zd_take_first(t, link, ZD_TAKE_TO);
	const struct zd_paragraph *p, *q;

	if (l->relation != ZD_SAME || l->relabelled || l->moved ||
		i == ZD_NONE || j == ZD_NONE)
		return true;
	p = &t->r->from->paragraphs.at[i];
	q = &t->r->to->paragraphs.at[j];
	return p->kind != q->kind || p->level != q->level;
}

/* More than its number, or those of its footnotes. */
static bool changes(const struct zd_take *t, struct target at)
{
	const struct zd_row *row;

	if (at.row == ZD_NONE)
		return zd_take_differs(t, at.link) &&
			t->r->links.at[at.link].relation != ZD_RENUMBERED;
	row = &t->r->rows.at[at.row];
	return row->relation != ZD_SAME && row->relation != ZD_RENUMBERED;
}

/* --- Single runs --------------------------------------------------------- */

static bool on_side(enum zd_mark mark, int side)
{
	return mark == ZD_KEPT ||
		mark == (side == ZD_TAKE_FROM ? ZD_DELETED : ZD_INSERTED);
}

/* Does the row show one block of either draft, from end to end, and nothing
 * else? Then each of its runs can stand or not. */
static bool is_alone(const struct zd_take *t, const struct zd_row *row)
{
	const struct zd_redline *r = t->r;
	uint32_t from = 0, to = 0, link;

	if (row->from == ZD_NONE || row->to == ZD_NONE || row->stub)
		return false;
	link = r->from_link[r->from->blocks.at[row->from].paragraph];
	if (r->to_link[r->to->blocks.at[row->to].paragraph] != link ||
		r->links.at[link].from_count != 1 ||
		r->links.at[link].to_count != 1)
		return false;
	for (uint32_t i = row->first; i < row->first + row->count; i++) {
		const struct zd_run *run = &r->runs.at[i];

		if (run->mark > ZD_INSERTED)
			return false;
		if (on_side(run->mark, ZD_TAKE_FROM)) {
			if (run->from != row->from || run->from_start != from)
				return false;
			from = run->from_end;
		}
		if (on_side(run->mark, ZD_TAKE_TO)) {
			if (run->to != row->to || run->to_start != to)
				return false;
			to = run->to_end;
		}
	}
	return from == r->from->blocks.at[row->from].text.len &&
		to == r->to->blocks.at[row->to].text.len;
}

static uint32_t row_of_run(const struct zd_redline *r, size_t run)
{
	uint32_t low = 0, high = (uint32_t)r->rows.len;

	while (high - low > 1) {
		uint32_t mid = low + (high - low) / 2;

		if (r->rows.at[mid].first <= run)
			low = mid;
		else
			high = mid;
	}
	return low;
}

/* The row gets single runs that are turned. */
static void mix(struct zd_take *t, uint32_t at)
{
	const struct zd_row *row = &t->r->rows.at[at];
	size_t n = t->draft[t->base]->blocks.len;

	if (!t->run) {
		t->run = zd_arena_calloc(
			&t->arena, t->r->runs.len + 1, sizeof(*t->run));
		t->mixed = zd_arena_alloc(
			&t->arena, zd_mul(n + 1, sizeof(*t->mixed)));
		for (size_t i = 0; i < n; i++)
			t->mixed[i] = ZD_NONE;
	}
	t->mixed[t->base == ZD_TAKE_FROM ? row->from : row->to] = at;
}

static int choose_run(struct zd_take *t, size_t i, struct zd_error *err)
{
	uint32_t row;

	if (i >= t->r->runs.len || t->r->runs.at[i].mark == ZD_KEPT)
		return zd_error_set(err, ZD_EUSAGE,
			"run %zu is no change of this redline", i);
	row = row_of_run(t->r, i);
	if (!is_alone(t, &t->r->rows.at[row]))
		return zd_error_set(err, ZD_EUSAGE,
			"run %zu belongs to paragraphs that were split, merged "
			"or put in, or between which words moved: take them "
			"whole",
			i);
	mix(t, row);
	t->run[i] = true;
	return ZD_OK;
}

void zd_take_pieces(const struct zd_take *t, int side, uint32_t block,
	struct zd_take_pieces *out)
{
	const struct zd_row *row;

	out->len = 0;
	if (side != t->base || !t->mixed || t->mixed[block] == ZD_NONE) {
		zd_vec_push(out,
			((struct zd_take_piece){side, block, 0,
				zd_u32(t->draft[side]
						->blocks.at[block]
						.text.len)}));
		return;
	}
	row = &t->r->rows.at[t->mixed[block]];
	for (uint32_t i = row->first; i < row->first + row->count; i++) {
		const struct zd_run *run = &t->r->runs.at[i];
		int of = run->mark == ZD_KEPT     ? t->base
			: run->mark == ZD_DELETED ? ZD_TAKE_FROM
						  : ZD_TAKE_TO;

		if ((of == t->base) == t->run[i])
			continue;
		if (of == ZD_TAKE_FROM)
			zd_vec_push(out,
				((struct zd_take_piece){of, run->from,
					run->from_start, run->from_end}));
		else
			zd_vec_push(out,
				((struct zd_take_piece){of, run->to,
					run->to_start, run->to_end}));
	}
}

/* Do both say the same, spaces apart? */
static bool same_words(struct zd_slice a, struct zd_slice b)
{
	size_t i = 0, j = 0;

	for (;;) {
		while (zd_slice_at(a, i) == ' ')
			i++;
		while (zd_slice_at(b, j) == ' ')
			j++;
		if (i >= a.len || j >= b.len)
			return i >= a.len && j >= b.len;
		if (a.ptr[i++] != b.ptr[j++])
			return false;
	}
}

/* Half a pair of emphasis signs would become a word. */
static bool reads(
	const struct zd_take *t, uint32_t block, struct zd_take_pieces *pieces)
{
	struct zd_buf raw = ZD_BUF_INIT, said = ZD_BUF_INIT;
	struct zd_buf text = ZD_BUF_INIT, is = ZD_BUF_INIT;
	bool same;

	zd_take_pieces(t, t->base, block, pieces);
	for (size_t i = 0; i < pieces->len; i++) {
		const struct zd_take_piece *p = &pieces->at[i];
		struct zd_slice stored =
			t->draft[p->side]->blocks.at[p->block].text;

		zd_buf_put_slice(&raw, zd_slice_sub(stored, p->start, p->end));
		zd_markup_part(&said, stored, p->start, p->end);
	}
	zd_markup_canonical(&text, zd_buf_slice(&raw), true);
	zd_markup_part(&is, zd_buf_slice(&text), 0, text.len);
	same = same_words(zd_buf_slice(&said), zd_buf_slice(&is));
	zd_buf_clear(&raw);
	zd_buf_clear(&said);
	zd_buf_clear(&text);
	zd_buf_clear(&is);
	return same;
}

/* --- Labels -------------------------------------------------------------- */

static uint32_t row_of_block(const struct zd_redline *r, int side, uint32_t b)
{
	for (uint32_t i = 0; i < r->rows.len; i++) {
		const struct zd_row *row = &r->rows.at[i];

		if (!row->stub &&
			(side == ZD_TAKE_FROM ? row->from : row->to) == b)
			return i;
	}
	return ZD_NONE;
}

static int find_on(const struct zd_take *t, int side, struct zd_slice label,
	struct target *out, struct zd_error *err)
{
	const struct zd_draft *d = t->draft[side];
	uint32_t block = ZD_NONE, matches = 0;
	uint32_t i = zd_draft_find(d, label, &block, &matches);

	*out = NOTHING;
	if (matches > 1)
		return zd_error_set(err, ZD_EAMBIGUOUS,
			"\"%.*s\" stands %u times in the %s-text",
			ZD_FMT(label), matches, side ? "to" : "from");
	if (!matches)
		return ZD_OK;
	out->link = t->link_of[side][i];
	if (block != d->paragraphs.at[i].first)
		out->row = row_of_block(t->r, side, block);
	return ZD_OK;
}

/* Of two paragraphs with this label the one that changed. */
static int settle(const struct zd_take *t, struct zd_slice label,
	const struct target found[2], struct target *out, struct zd_error *err)
{
	bool from = found[0].link != ZD_NONE, to = found[1].link != ZD_NONE;

	if (!from && !to)
		return zd_error_set(err, ZD_ENOTFOUND,
			"there is no \"%.*s\" in either text", ZD_FMT(label));
	from = from && changes(t, found[0]);
	to = to && changes(t, found[1]);
	if (!from && !to)
		return zd_error_set(err, ZD_ESAME,
			"nothing changed in %.*s (a label or number alone goes "
			"with the whole text)",
			ZD_FMT(label));
	*out = found[to];
	if (from && to &&
		(found[0].link != found[1].link ||
			found[0].row != found[1].row))
		return zd_error_set(err, ZD_EAMBIGUOUS,
			"%.*s of the one text did not become %.*s of the "
			"other: say from:%.*s or to:%.*s",
			ZD_FMT(label), ZD_FMT(label), ZD_FMT(label),
			ZD_FMT(label));
	return ZD_OK;
}

static int choose_row(struct zd_take *t, struct zd_slice label, uint32_t at,
	struct zd_error *err)
{
	const struct zd_row *row = &t->r->rows.at[at];

	if (!is_alone(t, row))
		return zd_error_set(err, ZD_EUSAGE,
			"%.*s was split, merged or put in, or words moved "
			"there: take its paragraph whole",
			ZD_FMT(label));
	mix(t, at);
	for (uint32_t i = row->first; i < row->first + row->count; i++)
		t->run[i] = t->r->runs.at[i].mark != ZD_KEPT;
	return ZD_OK;
}

static int choose_label(
	struct zd_take *t, struct zd_slice label, struct zd_error *err)
{
	struct target found[2] = {NOTHING, NOTHING}, at = NOTHING;
	bool only_from = zd_slice_starts(label, "from:");
	bool only_to = zd_slice_starts(label, "to:");
	int code = 0;

	if (only_from || only_to)
		label = zd_slice_sub(label, only_to ? 3 : 5, label.len);
	for (int side = 0; side < 2 && !code; side++)
		if (side ? !only_from : !only_to)
			code = find_on(t, side, label, &found[side], err);
	if (!code)
		code = settle(t, label, found, &at, err);
	if (code)
		return code;
	if (at.row != ZD_NONE)
		return choose_row(t, label, at.row, err);
	t->turned[at.link] = t->named[at.link] = true;
	return ZD_OK;
}

/* --- What goes together -------------------------------------------------- */

static uint32_t root(uint32_t *up, uint32_t i)
{
	while (up[i] != i) {
		up[i] = up[up[i]];
		i = up[i];
	}
	return i;
}

/* The smaller number stays the root. */
static void join(uint32_t *up, uint32_t a, uint32_t b)
{
	a = root(up, a);
	b = root(up, b);
	if (a < b)
		up[b] = a;
	else
		up[a] = b;
}

/* A field has one value. */
static void join_fields(const struct zd_take *t, uint32_t *up)
{
	struct zd_names fields = {0};
	const struct zd_draft *d = t->draft[ZD_TAKE_FROM];

	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_FIELD)
			zd_names_add(&fields, d->paragraphs.at[i].label, i);
	zd_names_sort(&fields);
	d = t->draft[ZD_TAKE_TO];
	for (uint32_t j = 0; j < d->paragraphs.len; j++) {
		const struct zd_paragraph *p = &d->paragraphs.at[j];
		uint32_t i = p->kind == ZD_FIELD
			? zd_names_first(&fields, p->label)
			: ZD_NONE;

		if (i != ZD_NONE)
			join(up, t->link_of[0][i], t->link_of[1][j]);
	}
	zd_names_clear(&fields);
}

static uint32_t *joined(struct zd_take *t)
{
	const struct zd_redline *r = t->r;
	uint32_t *up = zd_arena_alloc(
		&t->arena, zd_mul(r->links.len + 1, sizeof(*up)));

	for (uint32_t i = 0; i < r->links.len; i++)
		up[i] = i;
	for (size_t i = 0; i < r->runs.len; i++) {
		const struct zd_run *run = &r->runs.at[i];
		uint32_t from, to;

		if (run->mark == ZD_DELETED || run->mark == ZD_INSERTED)
			continue;
		from = r->from->blocks.at[run->from].paragraph;
		to = r->to->blocks.at[run->to].paragraph;
		join(up, r->from_link[from], r->to_link[to]);
	}
	join_fields(t, up);
	return up;
}

static void put_name(struct zd_buf *out, struct zd_take *t, uint32_t link)
{
	uint32_t i = zd_take_first(t, link, ZD_TAKE_FROM);
	int side = i == ZD_NONE ? ZD_TAKE_TO : ZD_TAKE_FROM;

	if (side == ZD_TAKE_TO)
		i = zd_take_first(t, link, side);
	zd_buf_put_slice(out, zd_paragraph_name(&t->arena, t->draft[side], i));
	zd_buf_puts(out, side == ZD_TAKE_TO ? " (new)" : "");
}

/* Words moved between links, of which not all are turned. */
static int say_torn(
	struct zd_take *t, uint32_t *up, uint32_t group, struct zd_error *err)
{
	struct zd_buf in = ZD_BUF_INIT, out = ZD_BUF_INIT;
	uint32_t ins = 0, outs = 0;
	int code;

	for (uint32_t i = 0; i < t->r->links.len; i++) {
		struct zd_buf *b = t->turned[i] ? &in : &out;
		uint32_t *n = t->turned[i] ? &ins : &outs;

		if (root(up, i) != group || ++*n > SAID)
			continue;
		zd_buf_puts(b, *n > 1 ? ", " : "");
		put_name(b, t, i);
	}
	code = zd_error_set(err, ZD_ECONFLICT,
		"words moved between %s%s and %s%s: take all of them, or none",
		zd_buf_str(&in), ins > SAID ? ", …" : "", zd_buf_str(&out),
		outs > SAID ? ", …" : "");
	zd_buf_clear(&in);
	zd_buf_clear(&out);
	return code;
}

/* Links of one group turn together, footnotes by themselves; what is the same
 * on both sides need not turn. */
static int hold_together(struct zd_take *t, struct zd_error *err)
{
	uint32_t *up = joined(t);
	size_t n = t->r->links.len;
	bool *any = zd_arena_calloc(&t->arena, n + 1, sizeof(*any));

	for (uint32_t i = 0; i < n; i++) {
		t->turned[i] = t->turned[i] && zd_take_differs(t, i);
		if (t->turned[i])
			any[root(up, i)] = true;
	}
	for (uint32_t i = 0; i < n; i++)
		if (any[root(up, i)] &&
			(is_note(t, i) || !zd_take_differs(t, i)))
			t->turned[i] = t->named[i] = true;
	for (uint32_t i = 0; i < n; i++)
		if (any[root(up, i)] && !t->turned[i])
			return say_torn(t, up, root(up, i), err);
	return ZD_OK;
}

/* Single runs of what is turned as a whole say nothing; the others must
 * read. */
static int check_mixed(struct zd_take *t, struct zd_error *err)
{
	const struct zd_draft *d = t->draft[t->base];
	struct zd_take_pieces pieces = {0};
	int code = 0;

	for (uint32_t b = 0; t->mixed && b < d->blocks.len && !code; b++) {
		uint32_t p = d->blocks.at[b].paragraph;

		if (t->mixed[b] == ZD_NONE)
			continue;
		if (t->turned[t->link_of[t->base][p]])
			t->mixed[b] = ZD_NONE;
		else if (!reads(t, b, &pieces))
			code = zd_error_set(err, ZD_ECONFLICT,
				"a change in %.*s opens emphasis that another "
				"one closes: take both, or the whole paragraph",
				ZD_FMT(zd_paragraph_name(&t->arena, d, p)));
	}
	zd_vec_clear(&pieces);
	return code;
}

int zd_take_choose(struct zd_take *t, const struct zd_redline_some *some,
	struct zd_error *err)
{
	int code = 0;

	for (size_t i = 0; i < some->labels_len && !code; i++)
		code = choose_label(t, zd_slice_str(some->labels[i]), err);
	for (size_t i = 0; i < some->links_len && !code; i++) {
		if (some->links[i] >= t->r->links.len)
			code = zd_error_set(err, ZD_EUSAGE,
				"there is no link %zu in this redline",
				some->links[i]);
		else
			t->turned[some->links[i]] = t->named[some->links[i]] =
				true;
	}
	for (size_t i = 0; i < some->runs_len && !code; i++)
		code = choose_run(t, some->runs[i], err);
	if (!code)
		code = hold_together(t, err);
	return code ? code : check_mixed(t, err);
}
