#include "text/bracket.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "text/bracket_parts.h"
#include "text/citation.h"
#include "text/token.h"

struct reader {
	struct zd_brackets *b;
	const struct zd_draft *d;
	struct zd_findings *findings;
	struct zd_tokens tokens;
	ZD_VEC(uint32_t) open; /* brackets of this block that are open */
	struct {
		struct zd_loose *at;
		size_t len, cap;
	} loose;
	uint32_t words;       /* so far */
	uint32_t block_words; /* before this block */
	bool uncounted; /* of blocks without signs words are not counted */
	/* The last block whose halves were counted for a message. */
	uint32_t counted;
	unsigned opens, closes;
};

/* --- the halves ---------------------------------------------------------- */

static struct zd_slice text_of(const struct zd_draft *d, uint32_t block)
{
	return d->blocks.at[block].text;
}

static void push(struct reader *rd, struct zd_bracket_at open,
	struct zd_bracket_at close)
{
	struct zd_bracket one = {.open = open,
		.close = close,
		.parent = ZD_NONE,
		.group = ZD_NONE,
		.words = rd->words};

	zd_vec_push(&rd->b->list, one);
}

/* A text out of a PDF has paragraphs in the middle of its blocks: there the
 * bracket opens before a capital, or closes behind a full stop. */
static bool begins_sentence(struct zd_slice s, uint32_t at)
{
	size_t most = (size_t)at + ZD_MAX_BRACKET_SIGNS;

	while (at < s.len && at < most && strchr(" [*\"(\\", s.ptr[at]))
		at++;
	return at < s.len && zd_is_upper(s.ptr[at]);
}

static bool ends_sentence(struct zd_slice s, uint32_t at)
{
	uint32_t least =
		at > ZD_MAX_BRACKET_SIGNS ? at - ZD_MAX_BRACKET_SIGNS : 0;

	/* A sign apart from the words closes more than them. */
	if (at && s.ptr[at - 1] == ' ')
		return true;
	while (at > least && strchr(" ]*", s.ptr[at - 1]))
		at--;
	return at && strchr(".;", s.ptr[at - 1]);
}

static void push_loose(
	struct reader *rd, uint32_t block, uint32_t at, uint32_t bracket)
{
	struct zd_slice s = text_of(rd->d, block);
	struct zd_loose half = {.place = {block, at},
		.bracket = bracket,
		.words = rd->words,
		.limit = rd->block_words,
		.partner = ZD_NONE,
		.paragraph = rd->d->blocks.at[block].paragraph,
		.opens = bracket != ZD_NONE};

	if (half.opens) {
		half.words = rd->b->list.at[bracket].words;
		half.limit = rd->words;
	}
	half.edge = half.opens
		? zd_bracket_begins(s, at) || begins_sentence(s, at)
		: zd_bracket_ends(s, at) || ends_sentence(s, at);
	half.glued = !half.opens && at && strchr(",]", s.ptr[at - 1]);
	zd_vec_push(&rd->loose, half);
}

static void read_sign(struct reader *rd, uint32_t block, uint32_t at)
{
	struct zd_bracket *one;

	if (text_of(rd->d, block).ptr[at] == '[') {
		zd_vec_push(&rd->open, zd_u32(rd->b->list.len));
		push(rd, (struct zd_bracket_at){block, at},
			(struct zd_bracket_at){ZD_NONE, 0});
	} else if (rd->open.len) {
		one = &rd->b->list.at[rd->open.at[--rd->open.len]];
		one->close = (struct zd_bracket_at){block, at};
		one->words = rd->words - one->words;
	} else {
		push_loose(rd, block, at, ZD_NONE);
	}
}

static void read_block(struct reader *rd, uint32_t block)
{
	struct zd_slice s = text_of(rd->d, block);

	rd->block_words = rd->words;
	/* Most have no sign, and are not read into tokens for it. */
	if (rd->d->blocks.at[block].bare ||
		(zd_slice_chr(s, '[', 0) == SIZE_MAX &&
			zd_slice_chr(s, ']', 0) == SIZE_MAX)) {
		if (!rd->uncounted)
			rd->b->words[block] = zd_u32(zd_words_count(s));
		rd->words += rd->b->words[block];
		return;
	}
	rd->tokens.len = 0;
	zd_tokenize(&rd->tokens, s);
	for (size_t i = 0; i < rd->tokens.len; i++) {
		const struct zd_token *t = &rd->tokens.at[i];

		if (t->kind == ZD_TOKEN_WORD || t->kind == ZD_TOKEN_NUMBER) {
			rd->words++;
		} else if (t->kind == ZD_TOKEN_BRACKET) {
			read_sign(rd, block, t->start);
		} else if (t->kind == ZD_TOKEN_NOTE) {
			push(rd, (struct zd_bracket_at){block, t->start},
				(struct zd_bracket_at){block, t->end - 1});
			rd->b->list.at[rd->b->list.len - 1].words = 0;
			rd->b->list.at[rd->b->list.len - 1].kind =
				ZD_BRACKET_FOOTNOTE;
		}
	}
	for (size_t i = 0; i < rd->open.len; i++)
		push_loose(rd, block, rd->b->list.at[rd->open.at[i]].open.at,
			rd->open.at[i]);
	rd->open.len = 0;
	rd->b->words[block] = rd->words - rd->block_words;
}

/* --- halves that stand alone --------------------------------------------- */

/* Bytes of text without a space that a message has at most. */
#define MOST_AROUND 160u

static bool is_inside_character(struct zd_slice s, size_t at)
{
	return at < s.len && ((unsigned char)s.ptr[at] & 0xc0) == 0x80;
}

/* The words around a place, for a message. */
static struct zd_slice around(const struct reader *rd, const struct zd_loose *h)
{
	struct zd_slice s = text_of(rd->d, h->place.block);
	size_t from = h->place.at, to = from + 1;

	if (h->opens)
		for (to += 40; to < s.len && s.ptr[to] != ' ' &&
			(to - from < MOST_AROUND ||
				is_inside_character(s, to));)
			to++;
	else
		for (from -= from < 40 ? from : 40; from &&
			s.ptr[from - 1] != ' ' &&
			(to - from < MOST_AROUND ||
				is_inside_character(s, from));)
			from--;
	return zd_slice_sub(s, from, to);
}

static void count_halves(struct reader *rd, uint32_t block)
{
	struct zd_slice s = text_of(rd->d, block);

	if (rd->counted == block)
		return;
	rd->counted = block;
	rd->opens = rd->closes = 0;
	rd->tokens.len = 0;
	zd_tokenize(&rd->tokens, s);
	for (size_t i = 0; i < rd->tokens.len; i++) {
		if (rd->tokens.at[i].kind != ZD_TOKEN_BRACKET)
			continue;
		if (s.ptr[rd->tokens.at[i].start] == '[')
			rd->opens++;
		else
			rd->closes++;
	}
}

static void report(struct reader *rd, const struct zd_loose *h)
{
	const struct zd_block *block = &rd->d->blocks.at[h->place.block];
	struct zd_arena a = {0};
	struct zd_slice name, words = around(rd, h);
	bool cut;

	/* What is not kept need not be put into words. */
	if (!rd->findings || rd->findings->list.len >= ZD_MAX_FINDINGS) {
		zd_finding_add(rd->findings, ZD_WARNING, "bracket-unbalanced",
			(struct zd_slice){0}, block->line, "-");
		return;
	}
	cut = words.ptr + words.len < block->text.ptr + block->text.len;
	count_halves(rd, h->place.block);
	name = zd_paragraph_name(&a, rd->d, h->paragraph);
	zd_finding_add(rd->findings, ZD_WARNING,
		h->opens ? "bracket-not-closed" : "bracket-not-opened", name,
		block->line,
		h->opens ? "“%.*s%s”: this bracket is never closed (here %u "
			   "open, %u close); it is taken to end %s: close it "
			   "or take it out"
			 : "“%.*s%s”: this closes no bracket (here %u open, %u "
			   "close); it is taken to begin %s: open it or take "
			   "it out",
		ZD_FMT(words), h->opens && cut ? " …" : "", rd->opens,
		rd->closes,
		block->mark.len ? "with this sub-paragraph"
				: "with this paragraph");
	zd_arena_clear(&a);
}

/* Where an opener without partner is taken to close: before the next one of
 * its block that has a partner, else at the block's end. */
static void close_alone(struct reader *rd)
{
	const struct zd_loose *next = NULL;

	for (size_t i = rd->loose.len; i-- > 0;) {
		struct zd_loose *h = &rd->loose.at[i];
		struct zd_bracket *one;

		if (!h->opens)
			continue;
		if (h->partner != ZD_NONE) {
			next = h;
			continue;
		}
		one = &rd->b->list.at[h->bracket];
		one->no_close = true;
		if (next && next->place.block == h->place.block) {
			one->close = next->place;
			one->words = next->words - h->words;
			continue;
		}
		one->close.block = h->place.block;
		one->close.at = zd_u32(text_of(rd->d, h->place.block).len);
		one->words = h->limit - h->words;
	}
}

/* The same for a closer: behind the one before it that has a partner. */
static void open_alone(struct reader *rd)
{
	const struct zd_loose *last = NULL;

	for (size_t i = 0; i < rd->loose.len; i++) {
		struct zd_loose *h = &rd->loose.at[i];
		struct zd_bracket_at open = {h->place.block, 0};
		uint32_t words = h->limit;

		if (h->opens)
			continue;
		if (h->partner != ZD_NONE) {
			last = h;
			continue;
		}
		if (last && last->place.block == open.block) {
			open.at = last->place.at + 1;
			words = last->words;
		}
		push(rd, open, h->place);
		rd->b->list.at[rd->b->list.len - 1].no_open = true;
		rd->b->list.at[rd->b->list.len - 1].words = h->words - words;
	}
}

/* Pairs what the blocks of one text left over. */
static void settle(struct reader *rd)
{
	if (!zd_loose_pair(rd->loose.at, rd->loose.len))
		rd->b->coarse = true;
	for (size_t i = 0; i < rd->loose.len; i++) {
		struct zd_loose *h = &rd->loose.at[i];
		struct zd_bracket *one;

		if (h->partner == ZD_NONE) {
			rd->b->unbalanced++;
			report(rd, h);
		} else if (h->opens) {
			one = &rd->b->list.at[h->bracket];
			one->close = rd->loose.at[h->partner].place;
			one->words =
				rd->loose.at[h->partner].words - one->words;
		}
	}
	close_alone(rd);
	open_alone(rd);
	rd->loose.len = 0;
}

static bool stands_apart(enum zd_kind kind)
{
	return kind == ZD_FIELD || kind == ZD_NOTE;
}

static void read_paragraphs(struct reader *rd, bool apart)
{
	for (size_t i = 0; i < rd->d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &rd->d->paragraphs.at[i];

		if (stands_apart(p->kind) != apart)
			continue;
		for (uint32_t k = p->first; k < p->first + p->count; k++)
			read_block(rd, k);
		if (apart)
			settle(rd);
	}
	settle(rd);
}

/* --- the tree ------------------------------------------------------------ */

struct key {
	struct zd_bracket_at open, close;
	uint32_t at;
	bool no_open;
};

/* What opens first, what is around it first: by bytes, then by length. No
 * two are equal, for `at` differs. */
static int compare(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	int c = zd_bracket_at_cmp(x->open, y->open);

	if (c)
		return c;
	if (x->no_open != y->no_open)
		return x->no_open ? -1 : 1;
	c = zd_bracket_at_cmp(y->close, x->close);
	return c ? c : x->at < y->at ? -1 : 1;
}

static void put_in_order(struct zd_brackets *b)
{
	struct key *keys = zd_calloc(b->list.len + 1, sizeof(*keys));
	struct zd_bracket *old = b->list.at;

	for (uint32_t i = 0; i < b->list.len; i++)
		keys[i] = (struct key){
			old[i].open, old[i].close, i, old[i].no_open};
	qsort(keys, b->list.len, sizeof(*keys), compare);
	b->list.at = zd_calloc(b->list.len + 1, sizeof(*old));
	b->list.cap = b->list.len + 1;
	for (uint32_t i = 0; i < b->list.len; i++)
		b->list.at[i] = old[keys[i].at];
	zd_free(old);
	zd_free(keys);
}

static void find_parents(struct reader *rd)
{
	struct zd_brackets *b = rd->b;

	rd->open.len = 0;
	for (uint32_t i = 0; i < b->list.len; i++) {
		struct zd_bracket *one = &b->list.at[i];

		while (rd->open.len &&
			zd_bracket_at_cmp(
				b->list.at[rd->open.at[rd->open.len - 1]].close,
				one->close) < 0)
			rd->open.len--;
		if (rd->open.len)
			one->parent = rd->open.at[rd->open.len - 1];
		one->depth = zd_u32(rd->open.len + 1);
		if (one->kind == ZD_BRACKET_FOOTNOTE)
			continue;
		if (one->depth > b->deepest)
			b->deepest = one->depth;
		zd_vec_push(&rd->open, i);
	}
}

static void index_blocks(struct zd_brackets *b)
{
	uint32_t at = 0;

	for (uint32_t k = 0; k <= b->draft->blocks.len; k++) {
		while (at < b->list.len && b->list.at[at].open.block < k)
			at++;
		b->by_block[k] = at;
	}
}

static struct zd_brackets *read_draft(const struct zd_draft *draft,
	struct zd_findings *findings, bool uncounted,
	struct zd_citation_reader **reader)
{
	struct zd_brackets *b = zd_calloc(1, sizeof(*b));
	struct reader rd = {.b = b,
		.d = draft,
		.findings = findings,
		.counted = ZD_NONE,
		.uncounted = uncounted};
	size_t blocks = draft->blocks.len;

	b->draft = draft;
	b->by_block =
		zd_arena_calloc(&b->arena, blocks + 1, sizeof(*b->by_block));
	b->words = zd_arena_calloc(&b->arena, blocks + 1, sizeof(*b->words));
	b->words_open =
		zd_arena_calloc(&b->arena, blocks + 1, sizeof(*b->words_open));
	read_paragraphs(&rd, false);
	read_paragraphs(&rd, true);
	put_in_order(b);
	find_parents(&rd);
	index_blocks(b);
	zd_brackets_describe(b, reader);
	if (b->coarse && b->unbalanced)
		zd_finding_add(findings, ZD_INFO, "brackets-coarse",
			(struct zd_slice){0}, 0,
			"more than %u brackets are not whole in their "
			"paragraph; they are paired as they come",
			ZD_MAX_LOOSE_BRACKETS);
	zd_free(rd.tokens.at);
	zd_vec_clear(&rd.open);
	zd_vec_clear(&rd.loose);
	return b;
}

struct zd_brackets *zd_brackets_new(
	const struct zd_draft *draft, struct zd_findings *findings)
{
	struct zd_citation_reader *reader = NULL;
	struct zd_brackets *b = read_draft(draft, findings, false, &reader);

	zd_citation_reader_free(reader);
	return b;
}

struct zd_brackets *zd_brackets_new_uncounted(
	const struct zd_draft *draft, struct zd_citation_reader **reader)
{
	struct zd_citation_reader *own = NULL;
	struct zd_brackets *b =
		read_draft(draft, NULL, true, reader ? reader : &own);

	zd_citation_reader_free(own);
	return b;
}

void zd_brackets_free(struct zd_brackets *b)
{
	if (!b)
		return;
	zd_vec_clear(&b->list);
	zd_vec_clear(&b->parts);
	zd_arena_clear(&b->arena);
	zd_free(b);
}
