/* Which paragraph of a source it is: the nearest by the words they share, of
 * which the best few are judged word by word. */
#include "base/utf8.h"
#include "language/cited_private.h"

/* Paragraphs that are judged. */
#define CANDIDATES 6u
/* Searches of one check, in words looked at: then it says that it is coarse. */
#define WORK_MAX 200000000u

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
	zd_cited_bare(&text, c, c->source, s);
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

		if (p->kind != ZD_PARAGRAPH && p->kind != ZD_TEXT)
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
