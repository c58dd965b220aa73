#include "language/cited_private.h"

#include "base/ascii.h"

/* --- What the draft says -------------------------------------------------- */

void zd_cited_bare(struct zd_buf *out, struct zd_citing *c,
	const struct zd_draft *d, struct zd_span s)
{
	bool targets = zd_cited_has_target(c->cite);

	for (uint32_t b = s.first; b < s.end; b++) {
		if (out->len)
			zd_buf_putc(out, ' ');
		zd_cites_bare(out, c->reader, zd_cited_words(d, b, targets));
	}
}

static struct zd_slice text_of(
	struct zd_citing *c, const struct zd_draft *d, struct zd_span s)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice out;

	zd_cited_bare(&b, c, d, s);
	out = zd_arena_slice(&c->out->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return out;
}

/* The words that a citation stands behind: its block; in the first or the
 * last one perhaps the whole paragraph. */
static void find_texts(struct zd_citing *c)
{
	const struct zd_draft *d = c->out->cites->draft;
	const struct zd_paragraph *p = &d->paragraphs.at[c->cite->paragraph];
	uint32_t b = c->cite->note == ZD_NONE ? c->cite->block : p->first;

	c->texts = 0;
	c->text[c->texts++] =
		text_of(c, d, (struct zd_span){c->cite->paragraph, b, b + 1});
	if (p->count > 1 && (b == p->first || b + 1 == p->first + p->count))
		c->text[c->texts++] = text_of(c, d,
			(struct zd_span){c->cite->paragraph, p->first,
				p->first + p->count});
}

/* --- What the source says ------------------------------------------------- */

/* Takes the answer that a stretch of the source gives, when it is better. */
static void try_text(struct zd_citing *c, struct zd_slice from,
	struct zd_slice name, struct zd_cited *best)
{
	for (unsigned i = 0; i < c->texts; i++) {
		struct zd_verdict v;

		zd_verdict_judge(&v, from, c->text[i]);
		if (best->from.ptr && !zd_verdict_better(&v, &best->verdict))
			continue;
		best->verdict = v;
		best->from = from;
		best->to = c->text[i];
		best->label = name;
		best->source = c->symbol;
	}
}

void zd_cited_try(struct zd_citing *c, struct zd_span s, struct zd_cited *best)
{
	struct zd_span chapeau = {s.paragraph, s.first, s.first + 1};

	try_text(c, text_of(c, c->source, s), zd_cited_name(c, s), best);
	if (s.end > s.first + 1)
		try_text(c, text_of(c, c->source, chapeau), zd_cited_name(c, s),
			best);
}

/* A source may hold so many paragraphs that a range is cut there. */
#define RANGE_MAX 100u

/* Several places: all that there are of them, one behind the other. */
static bool try_range(struct zd_citing *c, struct zd_cited *best)
{
	struct zd_buf all = ZD_BUF_INIT;
	struct zd_spans spans = {0};
	bool whole = true;

	for (uint32_t i = 0; i < c->cite->places_len; i++) {
		const struct zd_citation_place *p = &c->cite->places[i];
		struct zd_label l = p->first;
		uint32_t last = p->last.number;

		for (; l.number <= last &&
			l.number - p->first.number < RANGE_MAX;
			l.number++) {
			size_t had = spans.len;

			zd_cited_find(&spans, c, &l);
			if (spans.len == had)
				whole = false;
			else
				spans.len = had + 1;
		}
	}
	for (size_t i = 0; i < spans.len; i++)
		zd_cited_bare(&all, c, c->source, spans.at[i]);
	if (spans.len)
		try_text(c, zd_arena_slice(&c->out->arena, zd_buf_slice(&all)),
			c->cite->place, best);
	whole = whole && spans.len;
	zd_vec_clear(&spans);
	zd_buf_clear(&all);
	return whole;
}

/*
 * Out of a page (b) and (c) may come as one: "no later than 2017;5 (c)
 * Requests". Then (c) is what stands from its sign to the next.
 */
static bool try_inside(
	struct zd_citing *c, const struct zd_label *want, struct zd_cited *best)
{
	struct zd_label whole = *want;
	struct zd_spans spans = {0};
	struct zd_buf sign = ZD_BUF_INIT;
	bool found = false;

	whole.depth = 0;
	zd_buf_putc(&sign, ' ');
	zd_sign_format(&sign, &want->path[0]);
	zd_buf_putc(&sign, ' ');
	zd_cited_find(&spans, c, &whole);
	for (size_t i = 0; want->depth == 1 && i < spans.len; i++) {
		struct zd_slice all = text_of(c, c->source, spans.at[i]);
		size_t at = zd_slice_find(all, zd_buf_slice(&sign)), end;

		if (at == SIZE_MAX)
			continue;
		at += sign.len;
		end = zd_slice_find(
			zd_slice_sub(all, at, all.len), ZD_LIT("; ("));
		try_text(c,
			zd_slice_sub(all, at,
				end == SIZE_MAX ? all.len : at + end + 1),
			zd_arena_printf(&c->out->arena, "%.*s%.*s",
				ZD_FMT(zd_cited_name(c, spans.at[i])),
				(int)sign.len - 1, zd_buf_str(&sign)),
			best);
		found = true;
	}
	zd_buf_clear(&sign);
	zd_vec_clear(&spans);
	return found;
}

/* Whether a citation names a place in its source. */
static bool has_place(const struct zd_cite *cite)
{
	return cite->places_len || zd_cited_has_target(cite);
}

/* The paragraph cited; false where it, or one of them, is not there. */
static bool try_places(struct zd_citing *c, struct zd_cited *best)
{
	const struct zd_citation_place *p = c->cite->places;
	struct zd_spans spans = {0};
	bool found;

	if (!c->cite->places_len) {
		zd_cited_find_targets(&spans, c);
		for (size_t i = 0; i < spans.len; i++)
			zd_cited_try(c, spans.at[i], best);
		found = spans.len > 0;
		zd_vec_clear(&spans);
		return found;
	}
	if (c->cite->places_len > 1 || p->range)
		return try_range(c, best);
	zd_cited_find(&spans, c, &p->first);
	for (size_t i = 0; i < spans.len; i++)
		zd_cited_try(c, spans.at[i], best);
	found = spans.len || try_inside(c, &p->first, best);
	zd_vec_clear(&spans);
	return found;
}

/* --- The answer ----------------------------------------------------------- */

static void add_remark(
	struct zd_citing *c, struct zd_cited *best, struct zd_slice text)
{
	best->remark = best->remark.len
		? zd_arena_printf(&c->out->arena, "%.*s; %.*s",
			  ZD_FMT(best->remark), ZD_FMT(text))
		: text;
}

static bool has_numbers(const struct zd_draft *d)
{
	struct zd_label label;

	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		if (zd_cited_label(&label, d, i))
			return true;
	return false;
}

/* Why the paragraph cited is none. */
static void say_missing(
	struct zd_citing *c, struct zd_cited *best, bool found, unsigned share)
{
	struct zd_arena *a = &c->out->arena;

	if (!has_place(c->cite))
		add_remark(c, best, ZD_LIT("nothing in the source is near it"));
	else if (!found && !has_numbers(c->source))
		add_remark(c, best,
			ZD_LIT("the source has no numbered paragraphs"));
	else if (!found)
		add_remark(c, best,
			zd_arena_printf(a, "%.*s has no %.*s",
				ZD_FMT(c->symbol), ZD_FMT(c->cite->place)));
	else if (!share)
		add_remark(c, best,
			ZD_LIT("it is there, but none of these words stand in "
			       "it"));
	else
		add_remark(c, best,
			zd_arena_printf(a,
				"it is there, but only %u %% of these words "
				"stand in it",
				share));
}

/* Whether another answer is so much stronger that it is the one meant. */
static bool beats(const struct zd_cited *other, float strength)
{
	return other->from.ptr &&
		zd_verdict_strength(&other->verdict) >= ZD_VERDICT_OTHER &&
		zd_verdict_strength(&other->verdict) >=
		strength + ZD_VERDICT_MARGIN;
}

/* Whether the paragraph cited is the one; else the nearest is looked for. */
static void compare(struct zd_citing *c, struct zd_cited *best)
{
	struct zd_cited cited = {0}, other = {0};
	float strength = 0;
	bool found = has_place(c->cite) && try_places(c, &cited);

	if (cited.from.ptr)
		strength = zd_verdict_strength(&cited.verdict);
	else
		cited.verdict.kind = ZD_VERDICT_NOT_FOUND;
	if (cited.verdict.kind > ZD_VERDICT_PARTIAL)
		zd_cited_search(c, &other);
	*best = cited;
	if (beats(&other, strength)) {
		*best = other;
		if (!has_place(c->cite))
			return;
		best->verdict.kind = ZD_VERDICT_NOT_THIS;
		best->cited_share = zd_verdict_share(&cited.verdict);
		if (!found)
			say_missing(c, best, found, 0);
	} else if (cited.verdict.kind == ZD_VERDICT_NOT_FOUND) {
		say_missing(c, best, found, zd_verdict_share(&cited.verdict));
	}
	best->source = c->symbol;
}

/*
 * Whose the words are where they are not those of the source cited: a wrong
 * number is found so. What is adapted from the one cited may be nearer to
 * another all the same, which is no fault: resolutions repeat each other. And
 * where the paragraph cited is not there to compare with, another that has
 * the words proves nothing against it, unless it is word for word and has its
 * number as well.
 */
static void compare_all(struct zd_citing *c, struct zd_cited *best)
{
	struct zd_cited other = {0};
	enum zd_verdict_kind kind = best->verdict.kind;
	struct zd_buf where = ZD_BUF_INIT;
	bool same_number;

	if (kind < ZD_VERDICT_ADAPTED || !zd_cite_claims(c->cite))
		return;
	same_number = zd_cited_search_all(c, &other);
	if (!beats(&other,
		    best->from.ptr ? zd_verdict_strength(&best->verdict) : 0))
		return;
	if (kind == ZD_VERDICT_ADAPTED) {
		zd_cited_where(&where, &other, c->cite->symbol);
		add_remark(c, best,
			zd_arena_printf(&c->out->arena,
				"nearer is %s, with %u %% of its words",
				zd_buf_str(&where),
				zd_verdict_share(&other.verdict)));
		zd_buf_clear(&where);
		return;
	}
	other.cited_share = kind == ZD_VERDICT_NOT_THIS
		? best->cited_share
		: zd_verdict_share(&best->verdict);
	other.remark = best->from.ptr ? (struct zd_slice){0} : best->remark;
	other.verdict.kind =
		kind != ZD_VERDICT_NO_SOURCE && (best->from.ptr || same_number)
		? ZD_VERDICT_NOT_THIS
		: kind;
	*best = other;
}

void zd_cited_where(
	struct zd_buf *out, const struct zd_cited *one, struct zd_slice symbol)
{
	char first = one->label.len ? one->label.ptr[0] : '\0';

	if (!zd_slice_eq(one->source, symbol))
		zd_buf_printf(out, "%.*s, ", ZD_FMT(one->source));
	zd_buf_printf(out, "%s%.*s", zd_is_digit(first) ? "para. " : "",
		ZD_FMT(one->label));
}

/* Whether the paragraph compared cites this text in its turn. */
static void look_back(struct zd_citing *c, struct zd_cited *best)
{
	struct zd_slice symbol = c->self;
	struct zd_cites *theirs;

	if (!symbol.len || !c->source)
		return;
	if (zd_slice_eq(symbol, c->cite->symbol)) {
		add_remark(c, best, ZD_LIT("the text cites itself"));
		return;
	}
	theirs = zd_cites_new(c->source);
	for (size_t i = 0; i < theirs->list.len; i++)
		if (zd_slice_eq(theirs->list.at[i].symbol, symbol) &&
			zd_cite_claims(&theirs->list.at[i])) {
			add_remark(c, best,
				zd_arena_printf(&c->out->arena,
					"%.*s cites this text in its turn",
					ZD_FMT(c->symbol)));
			break;
		}
	zd_cites_free(theirs);
}

bool zd_cited_open(struct zd_citing *c, struct zd_slice symbol)
{
	c->symbol = symbol;
	c->source = c->library->read(c->library->context, symbol);
	if (c->source)
		zd_cited_go(c);
	return c->source != NULL;
}

/* "49/1" without a body may be the Human Rights Council's as well. */
static bool has_twin(struct zd_citing *c, struct zd_slice *twin)
{
	const struct zd_cite *one = c->cite;

	if (one->kind != ZD_CITES_RESOLUTION || one->body_given ||
		one->body > ZD_BODY_GA || !one->symbol.len ||
		one->symbol.ptr[0] > '9' ||
		zd_slice_chr(one->symbol, '(', 0) != SIZE_MAX)
		return false;
	*twin = zd_arena_printf(
		&c->out->arena, "A/HRC/RES/%.*s", ZD_FMT(one->symbol));
	return c->library->read(c->library->context, *twin) != NULL;
}

static void judge(struct zd_citing *c, struct zd_cited *best)
{
	struct zd_slice twin, said = c->cite->symbol;
	bool two = has_twin(c, &twin);
	bool here = zd_cited_open(c, said);
	struct zd_cited other = {0};

	if (here)
		compare(c, best);
	else
		best->verdict.kind = ZD_VERDICT_NO_SOURCE;
	if (two && zd_cited_open(c, twin)) {
		compare(c, &other);
		if (zd_verdict_better(&other.verdict, &best->verdict))
			*best = other;
		add_remark(c, best,
			zd_arena_printf(&c->out->arena,
				here ? "two bodies have a %.*s: say whose"
				     : "only the Human Rights Council's %.*s "
				       "is here: say whose it is",
				ZD_FMT(said)));
		zd_cited_open(c, best->source.len ? best->source : said);
	}
	compare_all(c, best);
	/* That read other sources. */
	zd_cited_open(c, best->source.len ? best->source : said);
	look_back(c, best);
}

/* What only points, "see also", need not be what the words are from. */
static bool fails(const struct zd_cite *c, enum zd_verdict_kind kind)
{
	return kind >= ZD_VERDICT_NOT_THIS && zd_cite_claims(c);
}

static bool is_checked(const struct zd_cite *c)
{
	return c->open &&
		(c->kind != ZD_CITES_DOCUMENT || c->relation == ZD_BASED_ON ||
			c->relation == ZD_SOURCE);
}

struct zd_cited_list *zd_cited_new(const struct zd_cites *cites,
	const struct zd_cited_library *library, struct zd_slice self)
{
	struct zd_cited_list *out = zd_calloc(1, sizeof(*out));
	struct zd_citing c = {.out = out, .library = library, .self = self};

	out->cites = cites;
	c.reader = zd_citation_reader_new();
	for (uint32_t i = 0; i < cites->list.len; i++) {
		struct zd_cited one = {0};

		c.cite = &cites->list.at[i];
		if (!is_checked(c.cite))
			continue;
		find_texts(&c);
		judge(&c, &one);
		one.cite = i;
		one.fails = fails(c.cite, one.verdict.kind);
		out->counts[one.verdict.kind]++;
		out->failing += one.fails;
		zd_vec_push(&out->list, one);
	}
	zd_cited_bags_clear(&c.bags);
	zd_citation_reader_free(c.reader);
	return out;
}

void zd_cited_free(struct zd_cited_list *l)
{
	if (!l)
		return;
	zd_vec_clear(&l->list);
	zd_arena_clear(&l->arena);
	zd_free(l);
}
