/*
 * Brackets of a draft of one paragraph a line, a sub-paragraph where the
 * line begins with a tab, a footnote where it begins with "^". Laws: every
 * "[" and "]" belongs to one bracket; brackets nest and never cross; what
 * stands alone is counted and reported; the list is in the order of the
 * text; names find what they name; words inside are those that are counted.
 */
#include "fuzz.h"
#include "base/utf8.h"
#include "text/bracket.h"
#include "text/token.h"

static struct zd_draft *read(struct zd_slice rest)
{
	struct zd_draft *d = zd_draft_new();
	char label[24];
	unsigned n = 0;

	while (rest.ptr) {
		struct zd_slice line = zd_slice_cut(&rest, '\n');
		bool note = line.len && line.ptr[0] == '^';
		bool sub = line.len && line.ptr[0] == '\t' && n;

		if (sub) {
			zd_draft_add_block(d, ZD_LIT("(a)"),
				zd_slice_sub(line, 1, line.len));
			continue;
		}
		snprintf(label, sizeof(label), "OP%u", ++n);
		zd_draft_add(
			d, note ? ZD_NOTE : ZD_PARAGRAPH, zd_slice_str(label));
		zd_draft_add_block(d, (struct zd_slice){0}, line);
	}
	return d;
}

/* Signs and words of the draft, counted by tokens. */
static void count(const struct zd_draft *d, size_t *signs, size_t *words)
{
	struct zd_tokens tokens = {0};

	*signs = *words = 0;
	for (size_t i = 0; i < d->blocks.len; i++)
		zd_tokenize(&tokens, d->blocks.at[i].text);
	for (size_t i = 0; i < tokens.len; i++) {
		*signs += tokens.at[i].kind == ZD_TOKEN_BRACKET;
		*words += tokens.at[i].kind == ZD_TOKEN_WORD ||
			tokens.at[i].kind == ZD_TOKEN_NUMBER;
	}
	zd_free(tokens.at);
}

static void check_signs(const struct zd_draft *d, const struct zd_bracket *one)
{
	struct zd_slice s = d->blocks.at[one->open.block].text;

	FUZZ_LAW(zd_bracket_at_cmp(one->open, one->close) <= 0);
	FUZZ_LAW(one->no_open || s.ptr[one->open.at] == '[');
	s = d->blocks.at[one->close.block].text;
	FUZZ_LAW(one->close.at <= s.len);
	FUZZ_LAW(one->no_close || s.ptr[one->close.at] == ']');
}

static bool is_note(const struct zd_brackets *b, const struct zd_bracket *one)
{
	return b->draft->paragraphs.at[zd_bracket_paragraph(b, one)].kind ==
		ZD_NOTE;
}

static void check_nesting(const struct zd_brackets *b, uint32_t i)
{
	const struct zd_bracket *one = &b->list.at[i], *around;

	if (i)
		FUZZ_LAW(zd_bracket_at_cmp(b->list.at[i - 1].open, one->open) <=
			0);
	if (one->parent == ZD_NONE) {
		FUZZ_LAW(one->depth == 1);
		return;
	}
	FUZZ_LAW(one->parent < i);
	around = &b->list.at[one->parent];
	FUZZ_LAW(one->depth == around->depth + 1);
	FUZZ_LAW(zd_bracket_at_cmp(around->open, one->open) <= 0);
	FUZZ_LAW(zd_bracket_at_cmp(one->close, around->close) <= 0);
	/* A footnote in the middle of a text is not part of it. */
	if (!is_note(b, one) || is_note(b, around))
		FUZZ_LAW(one->words <= around->words);
}

static void check_parts(
	const struct zd_brackets *b, const struct zd_bracket *one)
{
	FUZZ_LAW(zd_bracket_is_open(one->kind) == (one->nth > 0));
	FUZZ_LAW(zd_bracket_is_open(one->kind) == (one->parts > 0));
	FUZZ_LAW(one->first + one->parts <= b->parts.len);
	for (uint32_t k = 0; k < one->parts; k++) {
		const struct zd_bracket_part *p = &b->parts.at[one->first + k];

		FUZZ_LAW(zd_bracket_at_cmp(one->open, p->start) <= 0);
		FUZZ_LAW(zd_bracket_at_cmp(p->start, p->end) <= 0);
		FUZZ_LAW(zd_bracket_at_cmp(p->end, one->close) <= 0);
	}
}

static void check_name(const struct zd_brackets *b, uint32_t i)
{
	struct zd_buf name = ZD_BUF_INIT;
	uint32_t paragraphs;
	struct zd_slice label =
		b->draft->paragraphs.at[zd_bracket_paragraph(b, &b->list.at[i])]
			.label;

	if (!b->list.at[i].nth || i > 50)
		return;
	zd_buf_printf(&name, "%.*s[%u]", ZD_FMT(label), b->list.at[i].nth);
	FUZZ_LAW(zd_bracket_is_name(zd_buf_slice(&name)));
	FUZZ_LAW(zd_bracket_find(b, zd_buf_slice(&name), &paragraphs) == i);
	zd_buf_clear(&name);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zd_slice text = zd_slice((const char *)data, size);
	struct zd_draft *d;
	struct zd_findings *f;
	struct zd_brackets *b;
	size_t signs, words, halves = 0, reported;

	/* A draft is UTF-8: that is seen to where bytes come in. */
	if (zd_utf8_check(text) != SIZE_MAX)
		return 0;
	d = read(text);
	f = zd_findings_new();
	b = zd_brackets_new(d, f);
	reported = f->dropped;
	for (uint32_t i = 0; i < b->list.len; i++) {
		const struct zd_bracket *one = &b->list.at[i];

		if (one->kind == ZD_BRACKET_FOOTNOTE)
			continue;
		halves += (size_t)(!one->no_open + !one->no_close);
		check_signs(d, one);
		check_nesting(b, i);
		check_parts(b, one);
		check_name(b, i);
	}
	count(d, &signs, &words);
	FUZZ_LAW(halves == signs);
	for (size_t i = 0; i < f->list.len; i++)
		reported += f->list.at[i].severity == ZD_WARNING;
	FUZZ_LAW(reported >= b->unbalanced);
	for (size_t i = 0; i < d->blocks.len; i++) {
		FUZZ_LAW(b->words_open[i] <= b->words[i]);
		words -= b->words[i];
	}
	FUZZ_LAW(words == 0);
	zd_brackets_free(b);
	zd_findings_free(f);
	zd_draft_free(d);
	return 0;
}
