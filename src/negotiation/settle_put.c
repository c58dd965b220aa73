/* Brackets around words that are there. */
#include "amend/match.h"
#include "negotiation/settle.h"
#include "text/markup.h"

struct putting {
	const struct zd_draft *d;
	uint32_t first, end; /* blocks of the place */
	struct zd_passage *passages;
	struct zd_bracket_act_report *report;
};

static void put_glyph(struct zd_passage *p, size_t at, uint32_t c)
{
	struct zd_glyph none = {0};

	zd_vec_push(&p->glyphs, none);
	memmove(p->glyphs.at + at + 1, p->glyphs.at + at,
		(p->glyphs.len - 1 - at) * sizeof(*p->glyphs.at));
	p->glyphs.at[at].c = c;
	p->glyphs.at[at].attr = 0;
}

static void note(struct putting *w, struct zd_slice name, struct zd_slice words)
{
	struct zd_settled_bracket one = {
		zd_arena_slice(&w->report->arena, name),
		zd_arena_slice(&w->report->arena, words)};

	zd_vec_push(&w->report->list, one);
}

/* The words in all blocks of the place: exact first, then in any case. */
static void find_words(
	struct zd_matches *out, const struct putting *w, struct zd_slice words)
{
	static const enum zd_match_how ways[] = {
		ZD_MATCH_WORDS, ZD_MATCH_DIGITS, ZD_MATCH_CASE};

	for (size_t i = 0; !out->list.len && i < 3; i++) {
		struct zd_folded quote = {0};

		zd_folded_typed(&quote, words, ways[i] == ZD_MATCH_CASE);
		for (uint32_t k = w->first; k < w->end; k++)
			zd_match_find(out, &w->passages[k - w->first], k,
				&quote, ways[i]);
		zd_folded_clear(&quote);
	}
}

/* "… this matter in good time …": a place, with what stands around it. */
static void put_around(
	struct zd_buf *out, const struct putting *w, const struct zd_match *m)
{
	const struct zd_passage *p = &w->passages[m->block - w->first];
	size_t from = m->from < 24 ? 0 : m->from - 24;
	size_t to = m->to + 24 > p->glyphs.len ? p->glyphs.len : m->to + 24;
	struct zd_buf stored = ZD_BUF_INIT;

	zd_passage_write(&stored, p, from, to, false);
	zd_buf_puts(out, out->len ? "; “" : "“");
	zd_markup_plain(out, zd_buf_slice(&stored));
	zd_buf_puts(out, "”");
	zd_buf_clear(&stored);
}

static int put_words(struct putting *w, struct zd_slice label,
	struct zd_slice words, struct zd_error *err)
{
	struct zd_matches hits = {0};
	struct zd_buf places = ZD_BUF_INIT;
	struct zd_passage *p;
	int code = 0;

	find_words(&hits, w, words);
	for (size_t i = 0; i < hits.list.len && i < 6; i++)
		put_around(&places, w, &hits.list.at[i]);
	if (!hits.list.len)
		code = zd_error_set(err, ZD_ENOTFOUND,
			"“%.*s” does not stand in %.*s", ZD_FMT(words),
			ZD_FMT(label));
	else if (hits.list.len > 1)
		code = zd_error_set(err, ZD_EAMBIGUOUS,
			"“%.*s” stands %zu times in %.*s: %s. Give more of "
			"the words around it",
			ZD_FMT(words), hits.list.len, ZD_FMT(label),
			zd_buf_str(&places));
	if (!code) {
		p = &w->passages[hits.list.at[0].block - w->first];
		put_glyph(p, hits.list.at[0].to, ']');
		put_glyph(p, hits.list.at[0].from, '[');
		note(w, label, words);
	}
	zd_vec_clear(&hits.list);
	zd_buf_clear(&places);
	return code;
}

/* Whole paragraphs: the first sign before everything, the last behind. */
static void put_whole(struct putting *w, struct zd_slice label)
{
	struct zd_passage *first = &w->passages[0];
	struct zd_passage *last = &w->passages[w->end - w->first - 1];

	put_glyph(last, last->glyphs.len, ']');
	put_glyph(first, 0, '[');
	note(w, label, (struct zd_slice){0});
}

/* The draft with the changed passages in place of their blocks. */
static struct zd_draft *write(const struct putting *w)
{
	struct zd_draft *out = zd_draft_new();
	struct zd_buf stored = ZD_BUF_INIT;

	for (uint32_t i = 0; i < w->d->paragraphs.len; i++) {
		uint32_t at = zd_draft_add_copy(out, w->d, i);
		const struct zd_paragraph *p = &out->paragraphs.at[at];

		for (uint32_t k = p->first; k < p->first + p->count; k++) {
			if (k < w->first || k >= w->end)
				continue;
			zd_buf_truncate(&stored, 0);
			zd_passage_write(&stored, &w->passages[k - w->first], 0,
				w->passages[k - w->first].glyphs.len, true);
			out->blocks.at[k].text = zd_arena_slice(
				&out->arena, zd_buf_slice(&stored));
		}
	}
	zd_buf_clear(&stored);
	return out;
}

static int find_place(
	struct putting *w, struct zd_slice label, struct zd_error *err)
{
	uint32_t matches, block, i;
	const struct zd_paragraph *p;

	i = zd_draft_find(w->d, label, &block, &matches);
	if (matches != 1)
		return zd_error_set(err, matches ? ZD_EAMBIGUOUS : ZD_ENOTFOUND,
			matches ? "'%.*s' stands more than once in the text: "
				  "name the paragraph by its id"
				: "no paragraph '%.*s' in the text",
			ZD_FMT(label));
	p = &w->d->paragraphs.at[i];
	w->first = block;
	w->end = block == p->first ? p->first + p->count : block + 1;
	return 0;
}

int zd_settle_put(struct zd_draft **out, struct zd_bracket_act_report *report,
	const struct zd_draft *draft, const struct zd_bracket_act_options *o,
	struct zd_error *err)
{
	struct putting w = {.d = draft, .report = report};
	struct zd_slice label =
		zd_slice_str(o->operands_len ? o->operands[0] : "");
	int code = find_place(&w, label, err);

	*out = NULL;
	if (code)
		return code;
	w.passages = zd_calloc(w.end - w.first, sizeof(*w.passages));
	for (uint32_t k = w.first; k < w.end; k++)
		zd_passage_read(
			&w.passages[k - w.first], draft->blocks.at[k].text);
	if (o->operands_len == 1)
		put_whole(&w, label);
	for (size_t k = 1; !code && k < o->operands_len; k++)
		code = put_words(&w, label, zd_slice_str(o->operands[k]), err);
	if (!code)
		*out = write(&w);
	for (uint32_t k = w.first; k < w.end; k++)
		zd_passage_clear(&w.passages[k - w.first]);
	zd_free(w.passages);
	return code;
}
