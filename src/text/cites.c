#include "text/cites.h"

#include "text/markup.h"
#include "text/symbol.h"
#include "text/token.h"
#include "text/words.h"

enum zd_body zd_cites_own_body(const struct zd_draft *d)
{
	struct zd_slice organ = zd_draft_field(d, "organ");

	return organ.len ? zd_body_parse(organ) : ZD_BODY_GA;
}

/* Footnotes by their names: the number of the word is the place. */
struct notes {
	struct zd_words *names;
	ZD_VEC(uint32_t) at;
};

static void find_notes(struct notes *n, const struct zd_draft *d)
{
	n->names = zd_words_new(64);
	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_NOTE) {
			uint32_t word = zd_words_intern(
				n->names, d->paragraphs.at[i].label);

			while (n->at.len <= word)
				zd_vec_push(&n->at, ZD_NONE);
			if (n->at.at[word] == ZD_NONE)
				n->at.at[word] = i;
		}
}

static void find_marks(
	struct notes *n, struct zd_slice text, uint32_t at, uint32_t *bearer)
{
	struct zd_markup_cursor c = {.text = text};
	struct zd_markup_piece p;
	uint32_t word;

	while ((p = zd_markup_next(&c)).kind != ZD_MARKUP_END) {
		if (p.kind != ZD_MARKUP_NOTE)
			continue;
		word = zd_words_intern(n->names, p.text);
		if (word < n->at.len && n->at.at[word] != ZD_NONE &&
			bearer[n->at.at[word]] == ZD_NONE)
			bearer[n->at.at[word]] = at;
	}
}

/* For each footnote the first paragraph that bears its mark. */
static void find_bearers(const struct zd_draft *d, uint32_t *bearer)
{
	struct notes n = {0};

	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		bearer[i] = ZD_NONE;
	find_notes(&n, d);
	for (uint32_t b = 0; n.at.len && b < d->blocks.len; b++) {
		struct zd_slice text = d->blocks.at[b].text;
		uint32_t at = d->blocks.at[b].paragraph;

		if (d->paragraphs.at[at].kind != ZD_NOTE &&
			zd_slice_find(text, ZD_LIT("[^")) != SIZE_MAX)
			find_marks(&n, text, at, bearer);
	}
	zd_vec_clear(&n.at);
	zd_words_free(n.names);
}

static struct zd_slice symbol_of(
	struct zd_arena *a, const struct zd_citation *c)
{
	struct zd_buf full = ZD_BUF_INIT, name = ZD_BUF_INIT;
	struct zd_slice out;

	zd_citation_symbol(&full, c);
	/* The Assembly's need no prefix. A number whose body is not known must
	 * not become one of them. */
	if (c->kind == ZD_CITES_RESOLUTION && c->body == ZD_BODY_GA)
		zd_symbol_canonical(&name, c->number);
	else if (c->kind > ZD_CITES_DECISION || c->body == ZD_BODY_UNKNOWN)
		zd_buf_put_slice(&name, zd_buf_slice(&full));
	else
		zd_symbol_canonical(&name, zd_buf_slice(&full));
	out = zd_arena_slice(a, zd_buf_slice(&name));
	zd_buf_clear(&full);
	zd_buf_clear(&name);
	return out;
}

static struct zd_slice visible(struct zd_arena *a, struct zd_slice stored)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice out;

	zd_markup_plain(&b, stored);
	out = zd_arena_slice(a, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return out;
}

struct reading {
	struct zd_cites *out;
	struct zd_citations found;
	uint32_t *bearer;
};

static struct zd_slice proper_of(struct reading *r,
	const struct zd_citation_group *g, struct zd_slice written)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice out;
	bool text = false;

	/* Documents alone, "(E/2012/31 and E/2012/31/Corr.1)", are written as
	 * their title wants it. */
	for (uint32_t i = g->first; i < g->first + g->count; i++)
		text |= r->found.list.at[i].kind != ZD_CITES_DOCUMENT;
	if (!g->open || !text)
		return written;
	zd_citation_group_format(&b, &r->found, g);
	out = zd_arena_slice(&r->out->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return out;
}

static void put_places(
	struct reading *r, struct zd_cite *cite, const struct zd_citation *c)
{
	struct zd_arena *a = &r->out->arena;
	struct zd_citation_place *places = NULL;
	struct zd_buf b = ZD_BUF_INIT;

	zd_citation_place_format(&b, &r->found, c);
	cite->place = zd_arena_slice(a, zd_buf_slice(&b));
	zd_buf_clear(&b);
	if (!c->places_len)
		return;
	places = zd_arena_calloc(a, c->places_len, sizeof(*places));
	memcpy(places, r->found.places.at + c->places,
		c->places_len * sizeof(*places));
	cite->places = places;
	cite->places_len = c->places_len;
}

static void put_group(
	struct reading *r, uint32_t block, const struct zd_citation_group *g)
{
	const struct zd_draft *d = r->out->draft;
	struct zd_arena *a = &r->out->arena;
	uint32_t at = d->blocks.at[block].paragraph;
	bool note = d->paragraphs.at[at].kind == ZD_NOTE;
	struct zd_cite cite = {.block = block,
		.note = note ? at : ZD_NONE,
		.paragraph =
			note && r->bearer[at] != ZD_NONE ? r->bearer[at] : at,
		.start = g->start,
		.end = g->end,
		.of = g->count,
		.open = g->open};

	cite.written = visible(
		a, zd_slice_sub(d->blocks.at[block].text, g->start, g->end));
	cite.proper = proper_of(r, g, cite.written);
	for (uint32_t i = 0; i < g->count; i++) {
		const struct zd_citation *c = &r->found.list.at[g->first + i];
		struct zd_cite one = cite;

		one.nth = i;
		one.kind = c->kind;
		one.relation = c->relation;
		one.body = c->body;
		one.body_given = c->body_given;
		one.symbol = symbol_of(a, c);
		one.date = zd_arena_slice(a, c->date);
		one.part = zd_arena_slice(a, c->part);
		put_places(r, &one, c);
		zd_vec_push(&r->out->list, one);
	}
}

/* Footnotes stand behind the text; their citations go to their bearers. */
static int by_paragraph(const void *x, const void *y)
{
	const struct zd_cite *a = x, *b = y;

	if (a->paragraph != b->paragraph)
		return a->paragraph < b->paragraph ? -1 : 1;
	if (a->block != b->block)
		return a->block < b->block ? -1 : 1;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->nth < b->nth ? -1 : a->nth > b->nth;
}

struct zd_cites *zd_cites_new(const struct zd_draft *d)
{
	struct zd_citation_reader *reader = zd_citation_reader_new();
	struct zd_cites *out = zd_calloc(1, sizeof(*out));
	struct reading r = {.out = out,
		.bearer = zd_calloc(d->paragraphs.len + 1, sizeof(*r.bearer))};
	enum zd_body own = zd_cites_own_body(d);

	out->draft = d;
	find_bearers(d, r.bearer);
	for (uint32_t b = 0; b < d->blocks.len; b++) {
		uint32_t at = d->blocks.at[b].paragraph;

		if (d->paragraphs.at[at].kind == ZD_FIELD)
			continue;
		zd_citations_find(&r.found, reader, d->blocks.at[b].text, own);
		out->cut |= r.found.cut;
		for (size_t g = 0; g < r.found.groups.len; g++)
			put_group(&r, b, &r.found.groups.at[g]);
	}
	if (out->list.len)
		qsort(out->list.at, out->list.len, sizeof(out->list.at[0]),
			by_paragraph);
	zd_citations_clear(&r.found);
	zd_free(r.bearer);
	zd_citation_reader_free(reader);
	return out;
}

void zd_cites_free(struct zd_cites *c)
{
	if (!c)
		return;
	zd_vec_clear(&c->list);
	zd_arena_clear(&c->arena);
	zd_free(c);
}

int zd_cites_keep(struct zd_cites *c, const char *const *labels,
	size_t labels_len, struct zd_error *err)
{
	bool *wanted = zd_calloc(c->draft->paragraphs.len + 1, sizeof(*wanted));
	size_t n = 0;
	int code = 0;

	for (size_t i = 0; !code && i < labels_len; i++) {
		uint32_t matches,
			at = zd_draft_find(c->draft, zd_slice_str(labels[i]),
				NULL, &matches);

		if (matches == 1)
			wanted[at] = true;
		else
			code = zd_error_set(err,
				matches ? ZD_EAMBIGUOUS : ZD_ENOTFOUND,
				matches ? "'%s' stands more than once in the "
					  "text: name the paragraph by its id"
					: "no paragraph '%s' in the text",
				labels[i]);
	}
	for (size_t i = 0; !code && labels_len && i < c->list.len; i++)
		if (wanted[c->list.at[i].paragraph] ||
			(c->list.at[i].note != ZD_NONE &&
				wanted[c->list.at[i].note]))
			c->list.at[n++] = c->list.at[i];
	if (!code && labels_len)
		c->list.len = n;
	zd_free(wanted);
	return code;
}

bool zd_cite_claims(const struct zd_cite *c)
{
	bool says = c->relation == ZD_BASED_ON || c->relation == ZD_SOURCE;

	return c->open && (c->kind != ZD_CITES_DOCUMENT || says) &&
		c->relation != ZD_SEE && c->relation != ZD_SEE_ALSO &&
		c->relation != ZD_CF;
}

/* What is compared of a text, as it is gathered. */
struct bare {
	struct zd_buf plain;
	const struct zd_citations *found;
	size_t group; /* the next in brackets at or behind this place */
	bool behind;  /* a citation has just been left out */
};

static bool is_pause(char c)
{
	return c == ',' || c == '.' || c == ';' || c == ':';
}

/* "words, (based on 70/1)." was "words.", and so was "words [70/1, op2]." */
static void close_gap(struct bare *b, char next)
{
	struct zd_buf *p = &b->plain;

	while (p->len && is_pause(next) &&
		(p->ptr[p->len - 1] == ' ' || is_pause(p->ptr[p->len - 1])))
		zd_buf_truncate(p, p->len - 1);
	b->behind = false;
}

static bool in_citation(struct bare *b, size_t at)
{
	const struct zd_citations *c = b->found;

	while (b->group < c->groups.len &&
		(!c->groups.at[b->group].open ||
			c->groups.at[b->group].end <= at))
		b->group++;
	return b->group < c->groups.len && c->groups.at[b->group].start <= at;
}

/* Hyphens that do not break and soft ones, spaces that do not break: signs of
 * the page, not of the text. The bytes of one at i, 0 when there is none. */
static size_t page_sign(struct zd_slice text, size_t i, char *plain)
{
	struct zd_slice rest = zd_slice_sub(text, i, i + 3);

	*plain = ' ';
	if (zd_slice_starts(rest, "\u00a0"))
		return 2;
	if (zd_slice_starts(rest, "\u202f"))
		return 3;
	*plain = '-';
	if (zd_slice_starts(rest, "\u2010") || zd_slice_starts(rest, "\u2011"))
		return 3;
	*plain = '\0';
	return zd_slice_starts(rest, "\u00ad") ? 2 : 0;
}

static void put_sign(struct bare *b, char c)
{
	if (c == '[' || c == ']' || !c)
		return;
	if (b->behind && c != ' ')
		close_gap(b, c);
	if (c != ' ' || !b->plain.len || b->plain.ptr[b->plain.len - 1] != ' ')
		zd_buf_putc(&b->plain, c);
}

static void put_bare(struct bare *b, struct zd_slice text, size_t start)
{
	char plain;

	for (size_t i = 0; i < text.len; i++) {
		size_t n = page_sign(text, i, &plain);

		if (in_citation(b, start + i)) {
			b->behind = true;
			continue;
		}
		put_sign(b, n ? plain : text.ptr[i]);
		i += n ? n - 1 : 0;
	}
}

void zd_cites_bare(struct zd_buf *out, struct zd_citation_reader *reader,
	struct zd_slice stored)
{
	struct zd_markup_cursor cursor = {.text = stored};
	struct zd_citations found = {0};
	struct bare b = {.found = &found};
	struct zd_markup_piece piece;

	zd_citations_find(&found, reader, stored, ZD_BODY_GA);
	while ((piece = zd_markup_next(&cursor)).kind != ZD_MARKUP_END)
		if (piece.kind == ZD_MARKUP_TEXT)
			put_bare(&b, piece.text,
				(size_t)(piece.text.ptr - stored.ptr));
	zd_markup_escape(out, zd_slice_trim(zd_buf_slice(&b.plain)), true);
	zd_citations_clear(&found);
	zd_buf_clear(&b.plain);
}
