/* Which paragraph of a source, or of which other source, it is: the nearest by
 * the words they share, of which the best few are judged word by word. */
#include "base/utf8.h"
#include "language/cited_private.h"
#include "language/near.h"
#include "text/words.h"

/* Paragraphs that are judged. */
#define CANDIDATES 6u
/* Searches of one check, in words looked at: then it says that it is coarse. */
#define WORK_MAX 200000000u
/* What a search of the whole library counts for. */
#define WORK_OF_ALL 100000u
/* Units of the library that are judged, and how near they must be. */
#define UNITS 4u
#define NEAR_ENOUGH 0.4f

void zd_cited_bags_clear(struct zd_bags *b)
{
	for (size_t i = 0; i < b->list.len; i++) {
		zd_vec_clear(&b->list.at[i].spans);
		zd_vec_clear(&b->list.at[i].words);
	}
	zd_vec_clear(&b->list);
	zd_vec_clear(&b->seen);
	if (b->numbers)
		zd_words_free(b->numbers);
	zd_arena_clear(&b->arena);
}

/* Appends the numbers of a text's words, little ones aside; each once for a
 * search. */
static void add_words(
	struct zd_bags *b, struct zd_slice text, struct zd_numbers *out)
{
	struct zd_tokens t = {0};
	struct zd_buf folded = ZD_BUF_INIT;

	zd_tokenize(&t, text);
	for (size_t i = 0; i < t.len; i++) {
		struct zd_slice word =
			zd_slice_sub(text, t.at[i].start, t.at[i].end);
		uint32_t n;

		if (t.at[i].kind > ZD_TOKEN_NUMBER || zd_word_is_stop(word))
			continue;
		zd_buf_truncate(&folded, 0);
		zd_utf8_fold(&folded, word);
		n = zd_words_intern(b->numbers,
			zd_arena_slice(&b->arena, zd_buf_slice(&folded)));
		while (b->seen.len <= n)
			zd_vec_push(&b->seen, 0);
		if (b->seen.at[n] == b->search)
			continue;
		b->seen.at[n] = b->search;
		zd_vec_push(out, n);
	}
	zd_vec_clear(&t);
	zd_buf_clear(&folded);
}

static void add_span(struct zd_citing *c, struct zd_bag *bag, struct zd_span s)
{
	struct zd_bag_span one = {.span = s, .first = zd_u32(bag->words.len)};
	struct zd_buf text = ZD_BUF_INIT;

	c->bags.search++;
	for (uint32_t b = s.first; b < s.end; b++) {
		zd_buf_putc(&text, ' ');
		/* Whatever the citation means: they are kept for others. */
		zd_cites_bare(
			&text, c->reader, zd_cited_words(c->source, b, false));
	}
	add_words(&c->bags, zd_buf_slice(&text), &bag->words);
	one.count = zd_u32(bag->words.len) - one.first;
	zd_vec_push(&bag->spans, one);
	zd_buf_clear(&text);
}

static const struct zd_bag *bag_of(struct zd_citing *c)
{
	const struct zd_draft *d = c->source;
	struct zd_bag bag = {.symbol = c->symbol};

	for (size_t i = 0; i < c->bags.list.len; i++)
		if (zd_slice_eq(c->bags.list.at[i].symbol, c->symbol))
			return &c->bags.list.at[i];
	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];
		uint32_t end = p->first + p->count;

		if (p->kind != ZD_PARAGRAPH && p->kind != ZD_TEXT &&
			!zd_cited_is_target(d, i))
			continue;
		add_span(c, &bag, (struct zd_span){i, p->first, end});
		for (uint32_t b = p->first + 1; b < end; b++)
			add_span(c, &bag, (struct zd_span){i, b, b + 1});
	}
	zd_vec_push(&c->bags.list, bag);
	return &c->bags.list.at[c->bags.list.len - 1];
}

/* How many of the words were seen in the text, by the shorter of the two. */
static float likeness(const struct zd_bags *b, const struct zd_bag *bag,
	const struct zd_bag_span *s, size_t words)
{
	uint32_t both = 0;
	size_t least = s->count < words ? s->count : words;

	for (uint32_t i = s->first; i < s->first + s->count; i++)
		both += b->seen.at[bag->words.at[i]] == b->search;
	if (least < ZD_VERDICT_FLOOR)
		least = ZD_VERDICT_FLOOR;
	return (float)both / (float)least;
}

struct candidate {
	float likeness;
	uint32_t span;
};

/* Keeps the best few, best first; among equals the earlier one. */
static void put(struct candidate best[CANDIDATES], struct candidate one)
{
	for (unsigned i = 0; i < CANDIDATES; i++) {
		struct candidate was = best[i];

		if (was.likeness >= one.likeness)
			continue;
		best[i] = one;
		one = was;
	}
}

void zd_cited_search(struct zd_citing *c, struct zd_cited *best)
{
	struct candidate found[CANDIDATES] = {{0}};
	struct zd_numbers words = {0};
	const struct zd_bag *bag;

	if (!c->bags.numbers)
		c->bags.numbers = zd_words_new(1024);
	if (c->out->work > WORK_MAX) {
		c->out->coarse = true;
		return;
	}
	bag = bag_of(c);
	c->bags.search++;
	for (unsigned i = 0; i < c->texts; i++)
		add_words(&c->bags, c->text[i], &words);
	for (uint32_t i = 0; i < bag->spans.len; i++)
		put(found,
			(struct candidate){
				likeness(&c->bags, bag, &bag->spans.at[i],
					words.len),
				i});
	c->out->work += bag->words.len + 1000;
	for (unsigned i = 0; i < CANDIDATES; i++)
		if (found[i].likeness > 0.3f)
			zd_cited_try(
				c, bag->spans.at[found[i].span].span, best);
	zd_vec_clear(&words);
}

/* --- the whole library ---------------------------------------------------- */

/* The span of a unit in its source; false where the index is of another. */
static bool span_of(struct zd_span *out, const struct zd_draft *d,
	const struct zd_index_unit *unit)
{
	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		if (!zd_slice_eq(p->id, unit->id))
			continue;
		*out = (struct zd_span){i, p->first, p->first + p->count};
		if (unit->block && unit->block < p->count) {
			out->first = p->first + unit->block;
			out->end = out->first + 1;
		}
		return true;
	}
	return false;
}

/* Whether a paragraph has the number that is cited. */
static bool has_number(
	const struct zd_citing *c, const struct zd_draft *d, uint32_t paragraph)
{
	struct zd_label have;

	return c->cite->places_len && zd_cited_label(&have, d, paragraph) &&
		have.number == c->cite->places[0].first.number;
}

/* What was found in the library so far. */
struct in_all {
	struct zd_cited *best;
	bool same_number; /* it has the one that is cited */
};

/* Resolutions repeat each other: among those that have it word for word it is
 * the one with the number that was cited. */
static bool is_better(
	const struct in_all *f, const struct zd_cited *one, bool same_number)
{
	bool word_for_word = one->verdict.kind <= ZD_VERDICT_BUT_FOR &&
		f->best->verdict.kind <= ZD_VERDICT_BUT_FOR;

	if (!f->best->from.ptr)
		return true;
	if (word_for_word && same_number != f->same_number)
		return same_number;
	return zd_verdict_better(&one->verdict, &f->best->verdict);
}

static void try_unit(struct zd_citing *c, const struct zd_index *index,
	uint32_t n, struct in_all *found)
{
	struct zd_index_source source;
	struct zd_index_unit unit;
	struct zd_cited one = {0};
	struct zd_span span;
	bool same_number;

	zd_index_unit_get(&unit, index, n);
	zd_index_source_get(&source, index, unit.source);
	if (zd_slice_eq(source.symbol, c->self) ||
		!zd_cited_open(
			c, zd_arena_slice(&c->out->arena, source.symbol)) ||
		!span_of(&span, c->source, &unit))
		return;
	zd_cited_try(c, span, &one);
	same_number = has_number(c, c->source, span.paragraph);
	if (!one.from.ptr || !is_better(found, &one, same_number))
		return;
	*found->best = one;
	found->same_number = same_number;
}

bool zd_cited_search_all(struct zd_citing *c, struct zd_cited *best)
{
	const struct zd_index *index = c->library->index
		? c->library->index(c->library->context)
		: NULL;
	struct zd_near_options o = {
		.most = UNITS, .least = NEAR_ENOUGH, .but = c->cite->symbol};
	struct in_all found = {.best = best};

	if (!index)
		return false;
	if (c->out->work > WORK_MAX) {
		c->out->coarse = true;
		return false;
	}
	/* Whole against whole, then the text as a part of something longer. */
	for (unsigned i = 0; i < 2 * c->texts; i++) {
		struct zd_nearest nearest = {0};

		o.contained = i >= c->texts;
		zd_near_find(&nearest, index, c->text[i % c->texts], &o);
		c->out->work += WORK_OF_ALL;
		for (size_t k = 0; k < nearest.list.len; k++)
			try_unit(c, index, nearest.list.at[k].unit, &found);
		zd_nearest_clear(&nearest);
	}
	return found.same_number;
}
