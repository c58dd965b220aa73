/* The certificate: what is in, what was streamlined, what nobody asked for. */
#include "history/verify.h"
#include "negotiation/names.h"
#include "view/of.h"

struct certificate_view {
	struct zd_view *v;
	const struct zd_certificate *c;
	const struct zd_stage *s;
};

static void heading(struct zd_view *v, struct zd_slice text)
{
	zd_view_add(v, ZD_VIEW_HEADING)->level = 2;
	zd_view_run(v, ZD_VIEW_KEPT, text);
}

static void words(
	struct zd_view *v, enum zd_view_mark mark, struct zd_slice text)
{
	zd_view_cell(v);
	if (text.len)
		zd_view_run(v, mark, text);
}

static void count(struct zd_view *v, uint32_t n)
{
	zd_view_cell(v);
	zd_view_printf(v, ZD_VIEW_KEPT, "%u", n);
}

static struct zd_slice title_of(struct zd_view *v, struct zd_slice name)
{
	return zd_round_title(&v->arena, name);
}

/* --- what is in ------------------------------------------------------- */

static struct zd_slice names_of(
	struct certificate_view *x, const struct zd_account_piece *piece)
{
	const struct zd_account *a = x->s->account;
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice all, name;

	for (uint32_t i = 0; i < piece->count; i++) {
		uint32_t ask = a->named.at[piece->first + i];

		name = a->asks->amendments.at[a->asks->list.at[ask].amendment]
			       .name;
		zd_slice_cut(&name, '/');
		zd_buf_printf(&b, "%s%.*s", i ? ", " : "", ZD_FMT(name));
	}
	all = zd_arena_slice(&x->v->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return all;
}

static struct zd_slice paragraph_of(
	struct certificate_view *x, struct zd_slice id)
{
	const struct zd_draft *d = x->s->before;
	uint32_t at = id.len ? zd_draft_find_id(d, id) : ZD_NONE;

	if (at == ZD_NONE) {
		d = x->s->after;
		at = id.len ? zd_draft_find_id(d, id) : ZD_NONE;
	}
	return at == ZD_NONE ? ZD_LIT("new")
			     : zd_paragraph_name(&x->v->arena, d, at);
}

/* One amendment that merges or splits is one row: its pieces from i on. */
static size_t end_of(const struct certificate_view *x, size_t i)
{
	const struct zd_account *a = x->s->account;

	for (i++; i < a->pieces.len && a->pieces.at[i].with;)
		i++;
	return i;
}

/* The paragraphs that were merged or split. */
static struct zd_slice paragraphs_of(
	struct certificate_view *x, size_t first, size_t end)
{
	const struct zd_account *a = x->s->account;
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice all;

	for (size_t i = first; i < end; i++)
		if (a->pieces.at[i].kind == ZD_ASK_DROP)
			zd_buf_printf(&b, "%s%.*s", b.len ? " and " : "",
				ZD_FMT(paragraph_of(x, a->pieces.at[i].id)));
	all = b.len ? zd_arena_slice(&x->v->arena, zd_buf_slice(&b))
		    : paragraph_of(x, a->pieces.at[first].id);
	zd_buf_clear(&b);
	return all;
}

static struct zd_slice how(
	const struct certificate_view *x, size_t first, size_t end)
{
	static const char *const hows[] = {
		"word for word", "in part", "in brackets"};
	const struct zd_account_piece *piece = &x->s->account->pieces.at[first];
	int more = 0;

	for (size_t i = first; i < end; i++)
		more += (piece[i - first].kind == ZD_ASK_NEW) -
			(piece[i - first].kind == ZD_ASK_DROP);
	if (end > first + 1 && more)
		return zd_arena_printf(&x->v->arena, "%s%s",
			more > 0 ? "split" : "merged",
			piece->how == ZD_PIECE_PART ? ", in part" : "");
	if (piece->kind == ZD_ASK_MOVE)
		return ZD_LIT("moved");
	if (piece->kind == ZD_ASK_LABEL)
		return ZD_LIT("label");
	return zd_slice_str(hows[piece->how]);
}

/* Changed by an act of the facilitators, and asked for by no party. */
static bool is_own(
	const struct certificate_view *x, const struct zd_account_piece *piece)
{
	const struct zd_asks *k = x->s->account->asks;

	return !k->amendments.at[k->list.at[piece->ask].amendment].party.len;
}

static uint32_t count_pieces(const struct certificate_view *x, bool own)
{
	const struct zd_account *a = x->s->account;
	uint32_t n = 0;

	for (size_t i = 0; i < a->pieces.len; i = end_of(x, i))
		n += is_own(x, &a->pieces.at[i]) == own;
	return n;
}

/* The words of some pieces that go, or that come. */
static void put_words(
	struct certificate_view *x, size_t first, size_t end, bool in)
{
	const struct zd_account_piece *at = x->s->account->pieces.at;

	zd_view_cell(x->v);
	for (size_t i = first; i < end; i++) {
		struct zd_slice text = in ? at[i].in : at[i].out;

		if (text.len)
			zd_view_run(x->v,
				in ? ZD_VIEW_INSERTED : ZD_VIEW_DELETED, text);
	}
}

static void put_row(struct certificate_view *x, size_t first)
{
	const struct zd_account_piece *piece = &x->s->account->pieces.at[first];
	size_t end = end_of(x, first);

	zd_view_add(x->v, ZD_VIEW_ROW);
	zd_view_cell_text(x->v, paragraphs_of(x, first, end));
	zd_view_cell_text(x->v, names_of(x, piece));
	zd_view_cell_text(x->v, how(x, first, end));
	put_words(x, first, end, false);
	put_words(x, first, end, true);
}

static void put_pieces(struct certificate_view *x, bool own)
{
	const char *names[] = {"Paragraph", own ? "Act" : "Amendment", "How",
		"Out", "In", NULL};
	const struct zd_account *a = x->s->account;

	if (!count_pieces(x, own)) {
		if (own)
			return;
		heading(x->v, ZD_LIT("Asked for, and in"));
		zd_view_add(x->v, ZD_VIEW_REMARK);
		zd_view_run(x->v, ZD_VIEW_KEPT, ZD_LIT("Nothing."));
		return;
	}
	heading(x->v,
		own ? ZD_LIT("Acts of the facilitators on record")
		    : ZD_LIT("Asked for, and in"));
	zd_view_head(x->v, names);
	for (size_t i = 0; i < a->pieces.len; i = end_of(x, i))
		if (is_own(x, &a->pieces.at[i]) == own)
			put_row(x, i);
}

/* --- streamlining ----------------------------------------------------- */

static void put_lines(struct certificate_view *x)
{
	static const char *const names[] = {"Before", "After", "How",
		"Words kept", "Moved", "Covered by agreement", "Said once",
		"Lost", NULL};

	if (!x->s->lines)
		return;
	heading(x->v, ZD_LIT("Merged, split and moved"));
	zd_view_head(x->v, names);
	for (uint32_t i = 0; i < x->s->lines; i++) {
		const struct zd_streamlined *l =
			&x->c->lines.at[x->s->first_line + i];

		zd_view_add(x->v, ZD_VIEW_ROW);
		zd_view_cell_text(x->v, l->from);
		zd_view_cell_text(x->v, l->to);
		zd_view_cell_text(
			x->v, zd_slice_str(zd_relation_name(l->relation)));
		count(x->v, l->kept);
		count(x->v, l->moved);
		count(x->v, l->covered);
		count(x->v, l->repeated);
		count(x->v, l->lost);
	}
}

/* --- the remainder ---------------------------------------------------- */

static const char *const kinds[ZD_REMAINS_KINDS] = {"words", "new paragraph",
	"paragraph gone", "words moved", "paragraph moved", "label",
	"brackets"};

static void put_remains(struct certificate_view *x)
{
	static const char *const names[] = {
		"Paragraph", "What", "Out", "In", "Place", NULL};

	heading(x->v, ZD_LIT("What nobody asked for"));
	if (!x->s->count) {
		zd_view_add(x->v, ZD_VIEW_REMARK);
		zd_view_run(x->v, ZD_VIEW_KEPT, ZD_LIT("Nothing."));
		return;
	}
	zd_view_head(x->v, names);
	for (uint32_t i = 0; i < x->s->count; i++) {
		const struct zd_remains *r = &x->c->remains.at[x->s->first + i];

		zd_view_add(x->v, ZD_VIEW_ROW);
		zd_view_cell_text(x->v, r->name);
		zd_view_cell_text(x->v, zd_slice_str(kinds[r->kind]));
		words(x->v, ZD_VIEW_DELETED, r->out);
		words(x->v, ZD_VIEW_INSERTED, r->in);
		zd_view_cell(x->v);
		if (r->was.len)
			zd_view_printf(x->v, ZD_VIEW_KEPT,
				r->kind == ZD_REMAINS_PASSAGE ? "from %.*s"
							      : "was %.*s",
				ZD_FMT(r->was));
		if (r->before.len)
			zd_view_printf(x->v, ZD_VIEW_KEPT, "%sbehind “%.*s”",
				r->was.len ? ", " : "", ZD_FMT(r->before));
		if (r->repeated)
			zd_view_run(x->v, ZD_VIEW_KEPT,
				ZD_LIT(" (the same words stand there still)"));
	}
}

/* --- the whole -------------------------------------------------------- */

static void put_fact(struct zd_view *v, const char *key,
	const struct zd_oid *commit, struct zd_slice name)
{
	char hex[41];

	zd_view_fact(v, key, name);
	if (zd_oid_is_zero(commit))
		return;
	zd_oid_hex(commit, hex);
	zd_view_fact(v, "commit", zd_arena_slice(&v->arena, zd_slice_str(hex)));
}

static void put_sum(struct certificate_view *x)
{
	const struct zd_account *a = x->s->account;
	uint32_t in = 0, out = 0, rest_in = 0, rest_out = 0;
	uint32_t asked = count_pieces(x, false), own = count_pieces(x, true);

	for (size_t i = 0; i < a->pieces.len; i++) {
		if (is_own(x, &a->pieces.at[i]))
			continue;
		in += a->pieces.at[i].words_in;
		out += a->pieces.at[i].words_out;
	}
	for (uint32_t i = 0; i < x->s->count; i++) {
		rest_in += x->c->remains.at[x->s->first + i].words_in;
		rest_out += x->c->remains.at[x->s->first + i].words_out;
	}
	zd_view_add(x->v, ZD_VIEW_LEGEND);
	zd_view_printf(x->v, ZD_VIEW_KEPT,
		"%.*s is %.*s with %u change%s that were asked for (%u words "
		"in, %u out)",
		ZD_FMT(title_of(x->v, x->s->to)),
		ZD_FMT(title_of(x->v, x->s->from)), asked,
		asked == 1 ? "" : "s", in, out);
	if (own)
		zd_view_printf(x->v, ZD_VIEW_KEPT,
			", %u that the facilitators put on record", own);
	if (x->s->count)
		zd_view_printf(x->v, ZD_VIEW_KEPT,
			", and %u that nobody asked for (%u words in, %u "
			"out).",
			x->s->count, rest_in, rest_out);
	else
		zd_view_run(x->v, ZD_VIEW_KEPT, ZD_LIT(", and nothing else."));
}

static void put_stage(struct certificate_view *x)
{
	char from[41] = "", to[41] = "";

	zd_view_add(x->v, ZD_VIEW_LINE);
	zd_oid_hex(&x->s->from_commit, from);
	if (!zd_oid_is_zero(&x->s->to_commit))
		zd_oid_hex(&x->s->to_commit, to);
	zd_view_printf(x->v, ZD_VIEW_KEPT, "%.*s (%.12s) → %.*s (%.12s)",
		ZD_FMT(title_of(x->v, x->s->from)), from,
		ZD_FMT(title_of(x->v, x->s->to)), *to ? to : "a file");
	put_sum(x);
	put_remains(x);
	put_pieces(x, false);
	put_pieces(x, true);
	put_lines(x);
}

struct zd_view *zd_view_of_certificate(const struct zd_certificate *c)
{
	struct certificate_view x = {.v = zd_view_new("certificate"), .c = c};

	x.v->marked = true;
	if (c->stages.len) {
		const struct zd_stage *last = &c->stages.at[c->stages.len - 1];

		put_fact(x.v, "from", &c->stages.at[0].from_commit,
			c->stages.at[0].from);
		put_fact(x.v, "to", &last->to_commit, last->to);
	}
	for (size_t i = 0; i < c->stages.len; i++) {
		x.s = &c->stages.at[i];
		put_stage(&x);
	}
	return x.v;
}
