/*
 * Words of a round imported whole that stand in the library of agreed
 * language: the paragraphs nearest to the new words of a block, and the
 * longest rows of words that these have.
 */
#include "history/story_private.h"
#include "text/citation.h"

/* Words in a row, and how many of them must say something: a text shares
 * shorter runs with any other. */
#define ROW 5u
#define SAYS 3u
/* Paragraphs of the library that are looked at for each run of new words. */
#define NEAREST 3u

struct sourcing {
	struct zd_telling *t;
	struct zd_version *v;
	struct zd_nearest nearest;
	struct zd_grams rows;
	struct zd_numbers words; /* scratch */
	uint32_t begins[NEAREST + 1];
	uint32_t units; /* of nearest.list that are in rows, from the last */
};

static bool open_library(struct zd_telling *t)
{
	if (!t->library && !t->no_library && !t->code) {
		t->code = zd_library_open(&t->library, t->n, t->err);
		if (t->code == ZD_ENOTFOUND) {
			t->no_library = true;
			t->code = 0;
		}
	}
	return t->library && !t->code;
}

/* "73/195, para. 7", as citations write it. */
static struct zd_slice name_of(struct zd_telling *t, uint32_t unit)
{
	struct zd_citations all = {0};
	struct zd_citation one = {0};
	struct zd_citation_place place = {0};
	struct zd_index_source source;
	struct zd_index_unit u;
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice name;

	zd_index_unit_get(&u, t->library->index, unit);
	zd_index_source_get(&source, t->library->index, u.source);
	one.number = source.symbol;
	if (zd_label_parse(u.label, &place.first)) {
		place.last = place.first;
		zd_vec_push(&all.places, place);
		one.places_len = 1;
	}
	zd_citation_format(&b, &all, &one);
	name = zd_arena_slice(&t->s->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	zd_citations_clear(&all);
	return name;
}

/* The words of a paragraph of the library, to be found again. */
static void add_unit(struct sourcing *x, uint32_t unit)
{
	struct zd_story *s = x->t->s;
	struct zd_tokens tokens = {0};
	struct zd_slice text;

	x->t->code = zd_library_text(
		&text, x->t->library, unit, &s->arena, x->t->err);
	if (x->t->code)
		return;
	zd_tokenize(&tokens, text);
	x->words.len = 0;
	for (size_t i = 0; i < tokens.len; i++)
		zd_vec_push(&x->words,
			zd_words_intern(s->lexicon,
				zd_slice_sub(text, tokens.at[i].start,
					tokens.at[i].end)));
	x->begins[x->units++] =
		zd_grams_add(&x->rows, x->words.at, zd_u32(x->words.len));
	zd_vec_clear(&tokens);
}

/* The nearest last: of rows that are as long the newest is found. */
static void add_units(struct sourcing *x)
{
	x->units = 0;
	for (size_t i = x->nearest.list.len; !x->t->code && i-- > 0;)
		add_unit(x, x->nearest.list.at[i].unit);
}

static uint32_t unit_at(const struct sourcing *x, uint32_t place)
{
	uint32_t i = x->units;

	while (i > 1 && x->begins[i - 1] > place)
		i--;
	return x->nearest.list.at[x->nearest.list.len - i].unit;
}

static void claim_rows(struct sourcing *x, uint32_t first, uint32_t end)
{
	struct zd_telling *t = x->t;
	uint32_t *words =
		zd_arena_alloc(&t->scratch, (end - first + 1) * sizeof(*words));
	uint32_t n, at = 0;

	for (uint32_t i = first; i < end; i++)
		words[i - first] = x->v->tokens[i].word;
	for (uint32_t i = first; i < end; i += n) {
		struct zd_claim claim = {.kind = ZD_CLAIM_SOURCE};

		n = zd_grams_find(
			&x->rows, words + i - first, end - i, NULL, NULL, &at);
		claim.words = n ? zd_version_words(x->v, i, n) : 0;
		if (claim.words < ROW ||
			zd_telling_says(t, words + i - first, n) < SAYS) {
			n = 1;
			continue;
		}
		claim.source = name_of(t, unit_at(x, at));
		zd_telling_bear(t, x->v, i, n, zd_telling_claim(t, claim));
	}
}

/* New words of one block. */
static void find_rows(
	struct sourcing *x, uint32_t block, uint32_t first, uint32_t end)
{
	const struct zd_near_options o = {.most = NEAREST, .contained = true};
	struct zd_slice text = zd_slice_sub(x->v->blocks[block].text,
		x->v->tokens[first].start, x->v->tokens[end - 1].end);

	if (!open_library(x->t))
		return;
	zd_near_find(&x->nearest, x->t->library->index, text, &o);
	add_units(x);
	if (!x->t->code && x->units)
		claim_rows(x, first, end);
	zd_nearest_clear(&x->nearest);
	zd_grams_clear(&x->rows);
	memset(&x->rows, 0, sizeof(x->rows));
}

void zd_telling_find_source(struct zd_telling *t, struct zd_version *v,
	uint32_t first, uint32_t count)
{
	struct sourcing x = {.t = t, .v = v};
	uint32_t block = 0, end, last = first + count;

	for (uint32_t i = first; i < last && !t->no_library && !t->code;
		i = end) {
		end = i + 1;
		if (v->lives[i])
			continue;
		while (v->first[block + 1] <= i)
			block++;
		while (end < last && end < v->first[block + 1] &&
			!v->lives[end])
			end++;
		if (end - i >= ROW)
			find_rows(&x, block, i, end);
	}
	zd_vec_clear(&x.words);
}
