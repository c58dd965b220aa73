/*
 * Drafts for tests: made from words at random, and revised as negotiators
 * revise, so that what became of each paragraph is known.
 */
#ifndef TESTS_UNIT_DIFF_MAKE_H
#define TESTS_UNIT_DIFF_MAKE_H

#include <stdbool.h>
#include "base/buf.h"
#include "text/draft.h"

static inline uint32_t make_random(uint32_t *state, uint32_t below)
{
	*state = *state * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)(*state >> 8) * below) >> 24);
}

static const char *const make_vocabulary[] = {"the", "of", "and", "to", "in",
	"States", "Member", "*notes*", "implementation", "Compact", "forum",
	"review", "progress,", "levels,", "national", "regional",
	"international", "cooperation", "migration", "accordance", "with",
	"United", "Nations", "General", "Assembly", "requests", "invites",
	"shall", "be", "as", "appropriate,", "73/195,", "(a)", "health",
	"education;", "children", "women", "report", "session[^n]", "\\#",
	"climate", "finance", "debt", "trade", "oceans", "food", "water"};
#define MAKE_VOCABULARY (sizeof(make_vocabulary) / sizeof(make_vocabulary[0]))

static inline void make_word(struct zd_buf *b, uint32_t *state)
{
	zd_buf_printf(b, "%s%s", b->len ? " " : "",
		make_vocabulary[make_random(state, MAKE_VOCABULARY)]);
	if (!make_random(state, 6))
		zd_buf_printf(b, " w%u", make_random(state, 5000));
}

static inline void make_words(struct zd_buf *b, uint32_t *state, uint32_t n)
{
	while (n--)
		make_word(b, state);
}

static inline void make_paragraph(
	struct zd_draft *d, uint32_t number, struct zd_slice text)
{
	char label[16];

	snprintf(label, sizeof(label), "OP%u", number);
	zd_draft_add(d, ZD_PARAGRAPH, zd_slice_str(label));
	zd_draft_add_block(d, ZD_LIT(""), text);
}

/* n paragraphs, some with sub-paragraphs, under a title. */
static inline struct zd_draft *make_draft(uint32_t *state, uint32_t n)
{
	struct zd_draft *d = zd_draft_new();
	struct zd_buf b = ZD_BUF_INIT;

	zd_draft_add(d, ZD_FIELD, ZD_LIT("title"));
	zd_draft_add_block(d, ZD_LIT(""), ZD_LIT("A draft"));
	for (uint32_t i = 0; i < n; i++) {
		zd_buf_truncate(&b, 0);
		make_words(&b, state, 10 + make_random(state, 50));
		make_paragraph(d, i + 1, zd_buf_slice(&b));
		for (uint32_t k = make_random(state, 12); k > 9; k--) {
			zd_buf_truncate(&b, 0);
			make_words(&b, state, 4 + make_random(state, 12));
			zd_draft_add_block(d,
				k == 10 ? ZD_LIT("(a)") : ZD_LIT("(b)"),
				zd_buf_slice(&b));
		}
	}
	zd_draft_add(d, ZD_NOTE, ZD_LIT("n"));
	zd_draft_add_block(d, ZD_LIT(""), ZD_LIT("Resolution 70/1."));
	zd_buf_clear(&b);
	return d;
}

/* Writes text with about one word in `rate` changed. */
static inline void make_edit(
	struct zd_buf *b, struct zd_slice text, uint32_t *state, uint32_t rate)
{
	while (text.ptr) {
		struct zd_slice word = zd_slice_cut(&text, ' ');
		uint32_t what = make_random(state, rate * 3);

		if (what == 0)
			continue;
		zd_buf_printf(b, "%s%.*s", b->len ? " " : "", ZD_FMT(word));
		if (what == 1)
			make_word(b, state);
		else if (what == 2) {
			zd_buf_truncate(b, b->len - word.len);
			zd_buf_printf(b, "x%u", make_random(state, 100));
		}
	}
}

static inline size_t make_middle(struct zd_slice text)
{
	size_t at = zd_slice_chr(text, ' ', text.len / 2);

	return at == SIZE_MAX ? text.len : at;
}

/* A draft in shorthand: paragraphs parted by "|", "label: text"; a
 * sub-paragraph begins with "(x) ", a heading with "# ", a note with "^n ",
 * an id stands before the label as "id=OP7: text", what it was born of behind
 * that as "id/split z7=OP7: text". */
static inline struct zd_draft *make_shorthand(const char *shorthand)
{
	struct zd_slice rest = zd_slice_str(shorthand);
	struct zd_draft *d = zd_draft_new();

	while (rest.ptr && rest.len) {
		struct zd_slice text = zd_slice_cut(&rest, '|'), label, id;

		if (zd_slice_starts(text, "(")) {
			label = zd_slice_cut(&text, ' ');
			zd_draft_add_block(d, label, text);
			continue;
		}
		if (zd_slice_starts(text, "# ")) {
			zd_draft_add(d, ZD_HEADING, ZD_LIT(""));
			text = zd_slice_sub(text, 2, text.len);
		} else if (zd_slice_starts(text, "## ")) {
			zd_draft_add(d, ZD_HEADING, ZD_LIT(""));
			d->paragraphs.at[d->paragraphs.len - 1].level = 2;
			text = zd_slice_sub(text, 3, text.len);
		} else if (zd_slice_starts(text, "^")) {
			label = zd_slice_cut(&text, ' ');
			zd_draft_add(
				d, ZD_NOTE, zd_slice_sub(label, 1, label.len));
		} else {
			label = zd_slice_cut(&text, ':');
			text = zd_slice_sub(text, 1, text.len);
			id = (struct zd_slice){0};
			if (zd_slice_chr(label, '=', 0) != SIZE_MAX)
				id = zd_slice_cut(&label, '=');
			zd_draft_add(d, ZD_PARAGRAPH, label);
			d->paragraphs.at[d->paragraphs.len - 1].id =
				zd_arena_slice(
					&d->arena, zd_slice_cut(&id, '/'));
			d->paragraphs.at[d->paragraphs.len - 1].origin =
				zd_arena_slice(&d->arena, id);
		}
		zd_draft_add_block(d, ZD_LIT(""), text);
	}
	return d;
}

/* What may happen to a paragraph; the rates are those of a real round. */
static inline void make_revised(struct zd_draft *to,
	const struct zd_draft *from, uint32_t i, uint32_t *state)
{
	const struct zd_paragraph *p = &from->paragraphs.at[i];
	struct zd_slice text = from->blocks.at[p->first].text, next = {0};
	uint32_t what = make_random(state, 40), number = i;
	struct zd_buf b = ZD_BUF_INIT;
	size_t middle = make_middle(text);

	if (i + 1 < from->paragraphs.len)
		next = from->blocks.at[from->paragraphs.at[i + 1].first].text;
	if (what < 8) {
		make_edit(&b, text, state, 12);
		make_paragraph(to, number + 3, zd_buf_slice(&b));
	} else if (what == 8) {
		make_paragraph(to, number, zd_slice_sub(text, 0, middle));
		make_paragraph(
			to, number, zd_slice_sub(text, middle, text.len));
	} else if (what == 9) {
		zd_buf_printf(&b, "%.*s %.*s", ZD_FMT(text), ZD_FMT(next));
		make_paragraph(to, number, zd_buf_slice(&b));
	} else if (what == 10) {
		make_words(&b, state, 30);
		make_paragraph(to, number, zd_buf_slice(&b));
	} else if (what != 11) {
		zd_draft_add_copy(to, from, i);
	}
	zd_buf_clear(&b);
}

/* A revision of a draft; some paragraphs change places. */
static inline struct zd_draft *make_revision(
	const struct zd_draft *from, uint32_t *state)
{
	struct zd_draft *to = zd_draft_new();
	uint32_t n = (uint32_t)from->paragraphs.len;

	for (uint32_t i = 0; i < n; i++) {
		uint32_t at = i;

		if (!make_random(state, 20))
			at = make_random(state, n);
		if (from->paragraphs.at[at].kind == ZD_PARAGRAPH)
			make_revised(to, from, at, state);
		else
			zd_draft_add_copy(to, from, at);
	}
	return to;
}

#endif
