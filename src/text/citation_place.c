/* The place in what is cited, and how citations should be written. */
#include "text/citation_build.h"

#include "base/ascii.h"

/* --- Reading ------------------------------------------------------------- */

struct walk {
	struct zd_citation_build *b;
	struct zd_citation *c;
	struct zd_slice s;
	size_t at;
	enum zd_series series;
	bool range; /* what comes is the end of a range */
};

static struct zd_slice word_at(const struct walk *w)
{
	size_t end = w->at;

	while (end < w->s.len && zd_is_letter(w->s.ptr[end]))
		end++;
	return zd_slice_sub(w->s, w->at, end);
}

static void put_place(struct walk *w, const struct zd_label *label)
{
	struct zd_citations *out = w->b->out;
	struct zd_citation_place p = {.first = *label, .last = *label};

	p.first.series = p.last.series = w->series;
	if (w->range && w->c->places_len) {
		out->places.at[out->places.len - 1].last = p.last;
		out->places.at[out->places.len - 1].range = true;
	} else {
		zd_vec_push(&out->places, p);
		w->c->places_len++;
	}
	w->range = false;
}

/* "(c)" behind "6 (a) and": 6 (c). */
static void put_sub(struct walk *w)
{
	struct zd_citations *out = w->b->out;
	struct zd_label label = {0};
	struct zd_buf whole = ZD_BUF_INIT;
	size_t close = zd_slice_chr(w->s, ')', w->at);

	if (w->c->places_len)
		label = out->places.at[out->places.len - 1].last;
	zd_buf_printf(&whole, "%u %.*s", (unsigned)label.number,
		ZD_FMT(zd_slice_sub(w->s, w->at, w->s.len)));
	w->at = close == SIZE_MAX ? w->s.len : close + 1;
	if (zd_label_parse(zd_buf_slice(&whole), &label))
		put_place(w, &label);
	zd_buf_clear(&whole);
}

static void put_number(struct walk *w)
{
	struct zd_label label;
	size_t n = zd_label_parse(zd_slice_sub(w->s, w->at, w->s.len), &label);

	if (n)
		put_place(w, &label);
	else
		while (n + w->at < w->s.len && zd_is_digit(w->s.ptr[w->at + n]))
			n++;
	w->at += n;
}

static const char *part_name(struct zd_slice word)
{
	static const struct {
		const char *begins, *one, *many;
	} known[] = {{"annex", "annex", "annexes"}, {"sect", "sect.", "sects."},
		{"chap", "chap.", "chaps."}, {"part", "part", "parts"},
		{"goal", "Goal", "Goals"}, {"target", "target", "targets"},
		{"objective", "objective", "objectives"}};
	size_t n;

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		n = strlen(known[i].begins);
		if (word.len >= n &&
			zd_slice_caseeq(zd_slice_sub(word, 0, n),
				zd_slice_str(known[i].begins)))
			return zd_slice_ends(word, "s") ? known[i].many
							: known[i].one;
	}
	return NULL;
}

/* "II", "12", "10.7", "10.c" */
static bool is_part_number(struct zd_slice word)
{
	if (word.len > 2 && zd_is_digit(word.ptr[0]) &&
		zd_is_letter(word.ptr[word.len - 1]) &&
		word.ptr[word.len - 2] == '.')
		return true;
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] >= 'a')
			return false;
	return word.len && !zd_slice_is(word, "OP") && !zd_slice_is(word, "PP");
}

/* Behind "annex": " II", "s III and IV"; up to where paragraphs begin. */
static void put_part_numbers(struct walk *w, struct zd_buf *part)
{
	size_t start = w->at, i = w->at, end;
	struct zd_slice word;

	for (;;) {
		while (i < w->s.len && strchr(" ,", w->s.ptr[i]))
			i++;
		end = i;
		while (end < w->s.len &&
			(zd_is_alnum(w->s.ptr[end]) || w->s.ptr[end] == '.'))
			end++;
		word = zd_slice_sub(w->s, i, end);
		if (is_part_number(word))
			w->at = end;
		else if (!zd_slice_is(word, "and") && !zd_slice_is(word, "to"))
			break;
		i = end;
	}
	zd_buf_put_slice(part, zd_slice_sub(w->s, start, w->at));
}

static enum zd_series series_of(struct zd_slice word, enum zd_series now)
{
	if (zd_slice_caseeq(word, ZD_LIT("pp")) ||
		zd_slice_caseeq(word, ZD_LIT("pps")) ||
		zd_slice_caseeq(word, ZD_LIT("preambular")))
		return ZD_SERIES_PP;
	if (zd_slice_caseeq(word, ZD_LIT("op")) ||
		zd_slice_caseeq(word, ZD_LIT("ops")) ||
		zd_slice_caseeq(word, ZD_LIT("operative")))
		return ZD_SERIES_OP;
	return now;
}

static void read_word(struct walk *w, struct zd_buf *part)
{
	struct zd_slice word = word_at(w);
	const char *name = part_name(word);

	w->at += word.len;
	if (w->at < w->s.len && w->s.ptr[w->at] == '.')
		w->at++;
	if (name) {
		zd_buf_printf(part, "%s%s", part->len ? ", " : "", name);
		put_part_numbers(w, part);
		return;
	}
	if (zd_slice_is(word, "to") || zd_slice_is(word, "through"))
		w->range = true;
	w->series = series_of(word, w->series);
}

static void read_piece(struct walk *w, struct zd_buf *part)
{
	struct zd_slice rest = zd_slice_sub(w->s, w->at, w->s.len);

	if (zd_is_digit(rest.ptr[0]))
		put_number(w);
	else if (rest.ptr[0] == '(')
		put_sub(w);
	else if (zd_is_letter(rest.ptr[0]))
		read_word(w, part);
	else {
		w->range |= rest.ptr[0] == '-' ||
			zd_slice_starts(rest, "\u2010") ||
			zd_slice_starts(rest, "\u2011") ||
			zd_slice_starts(rest, "\u2012") ||
			zd_slice_starts(rest, "\u2013");
		w->at++;
	}
}

/* Spaces that keep a number with its word are spaces like others. */
static void put_words(struct zd_buf *out, struct zd_slice s)
{
	static const char *const kept[] = {"\u00a0", "\u202f"};
	size_t skip;

	for (size_t i = 0; i < s.len; i += skip) {
		skip = 1;
		for (size_t k = 0; k < 2; k++)
			if (zd_slice_starts(zd_slice_sub(s, i, s.len), kept[k]))
				skip = strlen(kept[k]);
		zd_buf_putc(out, skip > 1 ? ' ' : s.ptr[i]);
	}
}

void zd_citation_place_read(struct zd_citation_build *b, struct zd_citation *c,
	size_t start, size_t end)
{
	struct walk w = {.b = b, .c = c, .series = ZD_SERIES_PLAIN};
	struct zd_buf part = ZD_BUF_INIT, words = ZD_BUF_INIT;

	put_words(&words, zd_slice_sub(b->scan.text, start, end));
	w.s = zd_buf_slice(&words);

	c->places = (uint32_t)b->out->places.len;
	c->place_start = zd_scan_stored_start(&b->scan, start);
	c->place_end = zd_scan_stored_end(&b->scan, end);
	while (w.at < w.s.len)
		read_piece(&w, &part);
	c->part = zd_arena_slice(&b->out->arena, zd_buf_slice(&part));
	zd_buf_clear(&part);
	zd_buf_clear(&words);
}

/* --- Writing ------------------------------------------------------------- */

static bool same_number(const struct zd_label *a, const struct zd_label *b)
{
	return a->series == b->series && a->number == b->number &&
		a->bis == b->bis;
}

/* Whether "(c)" is enough behind "6 (a)". */
static bool goes_on(const struct zd_label *before, const struct zd_label *l)
{
	return same_number(before, l) && before->depth == 1 && l->depth == 1;
}

static void put_label(struct zd_buf *out, const struct zd_label *before,
	const struct zd_label *label)
{
	struct zd_label l = *label;

	if (before && goes_on(before, label)) {
		zd_sign_format(out, &l.path[0]);
		return;
	}
	/* The series is said once, before them all. */
	l.series = ZD_SERIES_PLAIN;
	zd_label_format(out, &l);
}

static void put_range(struct zd_buf *out, const struct zd_label *before,
	const struct zd_citation_place *p)
{
	put_label(out, before, &p->first);
	if (!p->range)
		return;
	/* "4–7", but "4 (a) to 7 (b)" and "6 (a) to (c)" */
	zd_buf_puts(out,
		p->first.depth || p->last.depth || p->first.bis ? " to "
								: "\u2013");
	put_label(out, &p->first, &p->last);
}

/* The places from i on that have one series; returns the first that has
 * another. */
static uint32_t put_series(struct zd_buf *out,
	const struct zd_citation_place *at, uint32_t i, uint32_t len)
{
	const struct zd_label *first = &at[i].first, *before = NULL;
	uint32_t end = i;
	bool many = false;

	for (; end < len &&
		(at[end].first.series == ZD_SERIES_PP) ==
			(first->series == ZD_SERIES_PP);
		end++)
		many |= !same_number(first, &at[end].last);
	zd_buf_printf(out, "%s%s ",
		first->series == ZD_SERIES_PP ? "preambular " : "",
		many ? "paras." : "para.");
	for (uint32_t k = i; k < end; k++) {
		if (k > i)
			zd_buf_puts(out, k + 1 == end ? " and " : ", ");
		put_range(out, before, &at[k]);
		before = &at[k].last;
	}
	return end;
}

void zd_citation_place_format(struct zd_buf *out,
	const struct zd_citations *all, const struct zd_citation *c)
{
	const struct zd_citation_place *at;

	zd_buf_put_slice(out, c->part);
	if (!c->places_len)
		return;
	at = all->places.at + c->places;
	for (uint32_t i = 0; i < c->places_len;) {
		if (i || c->part.len)
			zd_buf_puts(out, ", ");
		i = put_series(out, at, i, c->places_len);
	}
}

void zd_citation_format(struct zd_buf *out, const struct zd_citations *all,
	const struct zd_citation *c)
{
	zd_buf_put_slice(out, c->number);
	if (c->part.len || c->places_len)
		zd_buf_puts(out, ", ");
	zd_citation_place_format(out, all, c);
}

void zd_citation_symbol(struct zd_buf *out, const struct zd_citation *c)
{
	static const char *const bodies[] = {NULL, "A/", "S/", "E/", "A/HRC/"};

	if (c->kind <= ZD_CITES_DECISION && c->body)
		zd_buf_printf(out, "%s%s", bodies[c->body],
			c->kind == ZD_CITES_DECISION ? "DEC/" : "RES/");
	zd_buf_put_slice(out, c->number);
}

static const char *const relations[] = {[ZD_CITES_PLAINLY] = "",
	[ZD_BASED_ON] = "based on",
	[ZD_SOURCE] = "source:",
	[ZD_SEE] = "see",
	[ZD_SEE_ALSO] = "see also",
	[ZD_AS_IN] = "as in",
	[ZD_CF] = "cf."};

const char *zd_citation_relation_name(enum zd_citation_relation relation)
{
	return relations[relation];
}

/* The body is written where the number alone would not say it. */
static void put_lead(struct zd_buf *out, const struct zd_citation *c)
{
	bool other = c->body_given && c->body > ZD_BODY_GA;
	bool bare = !c->part.len && !c->places_len;

	/* 90/10 alone could be anything. */
	if (c->kind > ZD_CITES_DECISION ||
		(c->kind == ZD_CITES_RESOLUTION && !c->said && !other &&
			!(bare && c->body_given)))
		return;
	if (other)
		zd_buf_printf(out, "%s ", zd_body_name(c->body));
	zd_buf_puts(out,
		c->kind == ZD_CITES_DECISION ? "decision " : "resolution ");
}

void zd_citation_group_format(struct zd_buf *out,
	const struct zd_citations *all, const struct zd_citation_group *g)
{
	enum zd_citation_relation relation = ZD_CITES_PLAINLY;

	zd_buf_putc(out, '(');
	for (uint32_t i = g->first; i < g->first + g->count; i++) {
		const struct zd_citation *c = &all->list.at[i];

		if (i > g->first)
			zd_buf_puts(out, "; ");
		/* A source in words is one by its relation alone. */
		if (c->relation != relation || c->kind == ZD_CITES_WORDS)
			zd_buf_printf(out, "%s ", relations[c->relation]);
		relation = c->relation;
		put_lead(out, c);
		zd_citation_format(out, all, c);
	}
	zd_buf_putc(out, ')');
}
