#include "language/cited_private.h"

/* --- What the draft says -------------------------------------------------- */

/* The label; of an unlabelled paragraph the number that it begins with: a
 * part of a resolution, taken out of it, is read so. */
static bool label_of(struct zd_label *out, const struct zd_draft *d, uint32_t i)
{
	const struct zd_paragraph *p = &d->paragraphs.at[i];
	struct zd_slice text;
	size_t n = 0;

	if (p->kind == ZD_PARAGRAPH)
		return zd_label_is(p->label, out);
	if (p->kind != ZD_TEXT || !p->count)
		return false;
	text = d->blocks.at[p->first].text;
	while (n < text.len && text.ptr[n] >= '0' && text.ptr[n] <= '9')
		n++;
	return n && zd_slice_starts(zd_slice_sub(text, n, text.len), "\\. ") &&
		zd_label_is(zd_slice_sub(text, 0, n), out);
}

/* A block's text, without the number that an unlabelled one begins with. */
static struct zd_slice words_of(const struct zd_draft *d, uint32_t block)
{
	struct zd_slice text = d->blocks.at[block].text;
	struct zd_label label;
	uint32_t i = d->blocks.at[block].paragraph;

	if (d->paragraphs.at[i].kind == ZD_TEXT &&
		d->paragraphs.at[i].first == block && label_of(&label, d, i))
		return zd_slice_sub(text,
			zd_slice_find(text, ZD_LIT("\\. ")) + 3, text.len);
	return text;
}

void zd_cited_bare(struct zd_buf *out, struct zd_citing *c,
	const struct zd_draft *d, struct zd_span s)
{
	for (uint32_t b = s.first; b < s.end; b++) {
		if (out->len)
			zd_buf_putc(out, ' ');
		zd_cites_bare(out, c->reader, words_of(d, b));
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

/* Whether a block's mark is "(c)" for "c". */
static bool is_mark(struct zd_slice mark, const char *sign)
{
	return mark.len == strlen(sign) + 2 && mark.ptr[0] == '(' &&
		zd_slice_eq(zd_slice_sub(mark, 1, mark.len - 1),
			zd_slice_str(sign));
}

/* Narrows a whole paragraph to "(c) (ii)" of it; false: there is none. */
static bool go_down(const struct zd_draft *d, struct zd_span *s,
	const struct zd_label *label)
{
	for (unsigned depth = 0; depth < label->depth; depth++) {
		uint32_t b = s->first;

		while (b < s->end &&
			!is_mark(d->blocks.at[b].mark, label->path[depth]))
			b++;
		if (b == s->end)
			return false;
		s->first = b++;
		while (b < s->end &&
			zd_block_depth(d, b) > zd_block_depth(d, s->first))
			b++;
		s->end = b;
	}
	return true;
}

static bool is_label(const struct zd_label *have, const struct zd_label *want)
{
	return have->number == want->number && have->bis == want->bis &&
		(have->series == ZD_SERIES_PP) ==
		(want->series == ZD_SERIES_PP);
}

/* All paragraphs with this number: an annex has numbers of its own. */
static void find_spans(struct zd_spans *out, const struct zd_draft *d,
	const struct zd_label *want)
{
	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];
		struct zd_span s = {i, p->first, p->first + p->count};
		struct zd_label have;

		if (label_of(&have, d, i) && is_label(&have, want) &&
			go_down(d, &s, want))
			zd_vec_push(out, s);
	}
}

static struct zd_slice name_of(struct zd_citing *c, struct zd_span s)
{
	const struct zd_draft *d = c->source;
	const struct zd_paragraph *p = &d->paragraphs.at[s.paragraph];
	struct zd_arena *a = &c->out->arena;
	struct zd_label label;

	if (p->kind != ZD_PARAGRAPH && label_of(&label, d, s.paragraph))
		return zd_arena_printf(a, "%u", (unsigned)label.number);
	if (p->kind != ZD_PARAGRAPH)
		return zd_paragraph_name(a, d, s.paragraph);
	if (s.first == p->first)
		return p->label;
	return zd_arena_printf(a, "%.*s %.*s", ZD_FMT(p->label),
		ZD_FMT(d->blocks.at[s.first].mark));
}

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

	try_text(c, text_of(c, c->source, s), name_of(c, s), best);
	if (s.end > s.first + 1)
		try_text(
			c, text_of(c, c->source, chapeau), name_of(c, s), best);
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

			find_spans(&spans, c->source, &l);
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
	char sign[16];
	bool found = false;

	whole.depth = 0;
	snprintf(sign, sizeof(sign), " (%s) ", want->path[0]);
	find_spans(&spans, c->source, &whole);
	for (size_t i = 0; want->depth == 1 && i < spans.len; i++) {
		struct zd_slice all = text_of(c, c->source, spans.at[i]);
		size_t at = zd_slice_find(all, zd_slice_str(sign)), end;

		if (at == SIZE_MAX)
			continue;
		at += strlen(sign);
		end = zd_slice_find(
			zd_slice_sub(all, at, all.len), ZD_LIT("; ("));
		try_text(c,
			zd_slice_sub(all, at,
				end == SIZE_MAX ? all.len : at + end + 1),
			zd_arena_printf(&c->out->arena, "%.*s (%s)",
				ZD_FMT(name_of(c, spans.at[i])), want->path[0]),
			best);
		found = true;
	}
	zd_vec_clear(&spans);
	return found;
}

/* The paragraph cited; false where it, or one of them, is not there. */
static bool try_places(struct zd_citing *c, struct zd_cited *best)
{
	const struct zd_citation_place *p = c->cite->places;
	struct zd_spans spans = {0};
	bool found;

	if (c->cite->places_len > 1 || p->range)
		return try_range(c, best);
	find_spans(&spans, c->source, &p->first);
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
		if (label_of(&label, d, i))
			return true;
	return false;
}

/* Why the paragraph cited is none. */
static void say_missing(
	struct zd_citing *c, struct zd_cited *best, bool found, unsigned share)
{
	struct zd_arena *a = &c->out->arena;

	if (!c->cite->places_len)
		add_remark(c, best, ZD_LIT("nothing in the source is near it"));
	else if (!has_numbers(c->source))
		add_remark(c, best,
			ZD_LIT("the source has no numbered paragraphs"));
	else if (!found)
		add_remark(c, best,
			zd_arena_printf(a, "%.*s has no %.*s",
				ZD_FMT(c->symbol), ZD_FMT(c->cite->place)));
	else
		add_remark(c, best,
			zd_arena_printf(a,
				"it is there, but only %u %% of these words "
				"stand in it",
				share));
}

/* Whether the paragraph cited is the one; else the nearest is looked for. */
static void compare(struct zd_citing *c, struct zd_cited *best)
{
	struct zd_cited cited = {0}, other = {0};
	float strength = 0;
	bool found = c->cite->places_len && try_places(c, &cited);

	if (cited.from.ptr)
		strength = zd_verdict_strength(&cited.verdict);
	else
		cited.verdict.kind = ZD_VERDICT_NOT_FOUND;
	if (cited.verdict.kind > ZD_VERDICT_PARTIAL)
		zd_cited_search(c, &other);
	*best = cited;
	if (other.from.ptr &&
		zd_verdict_strength(&other.verdict) >= ZD_VERDICT_OTHER &&
		zd_verdict_strength(&other.verdict) >=
			strength + ZD_VERDICT_MARGIN) {
		*best = other;
		if (!c->cite->places_len)
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

static bool open_source(struct zd_citing *c, struct zd_slice symbol)
{
	c->symbol = symbol;
	c->source = c->library->read(c->library->context, symbol);
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
	bool here = open_source(c, said);
	struct zd_cited other = {0};

	if (here)
		compare(c, best);
	else
		best->verdict.kind = ZD_VERDICT_NO_SOURCE;
	if (two && open_source(c, twin)) {
		compare(c, &other);
		if (zd_verdict_better(&other.verdict, &best->verdict))
			*best = other;
		add_remark(c, best,
			zd_arena_printf(&c->out->arena,
				here ? "two bodies have a %.*s: say whose"
				     : "only the Human Rights Council's %.*s "
				       "is here: say whose it is",
				ZD_FMT(said)));
		open_source(c, best->source.len ? best->source : said);
	}
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
