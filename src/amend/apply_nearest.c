#include "amend/match.h"
#include "amend/work.h"
#include "base/utf8.h"
#include "text/markup.h"
#include "text/token.h"
#include "text/words.h"

/* All blocks as one passage, marks included, a space between. */
static void read_all(struct zd_work *w, struct zd_passage *p,
	const struct zd_work_paragraph *of, uint32_t from, uint32_t to)
{
	struct zd_buf b = ZD_BUF_INIT;

	for (uint32_t i = from; i < to; i++) {
		if (i > from)
			zd_buf_putc(&b, ' ');
		if (of->blocks[i].mark.len) {
			zd_markup_escape(&b, of->blocks[i].mark, false);
			zd_buf_putc(&b, ' ');
		}
		zd_buf_put_slice(&b, of->blocks[i].text);
	}
	*p = (struct zd_passage){0};
	zd_passage_read(p, zd_arena_slice(&w->arena, zd_buf_slice(&b)));
	zd_buf_clear(&b);
}

/* Where two texts begin to differ, as words for a message. */
static void show_from(struct zd_buf *out, const struct zd_folded *f, size_t at)
{
	struct zd_slice s = zd_buf_slice(&f->bytes);

	while (at && at < s.len && s.ptr[at - 1] != ' ')
		at--;
	zd_apply_shorten(out, zd_slice_sub(s, at, s.len));
}

/* Where two texts begin to differ, footnote digits of the text left out. */
static void differ(const struct zd_folded *quote, const struct zd_folded *text,
	const struct zd_passage *p, size_t *in_quote, size_t *in_text)
{
	size_t i = 0, k = 0, skip;

	while (i < quote->bytes.len && k < text->bytes.len) {
		if (quote->bytes.ptr[i] == text->bytes.ptr[k]) {
			i++;
			k++;
			continue;
		}
		skip = zd_passage_digits(p, text->glyph.at[k]);
		if (!skip)
			break;
		k += skip;
	}
	*in_quote = i;
	*in_text = k < text->bytes.len ? k : text->bytes.len;
}

static int say_other(const struct zd_folded *quote,
	const struct zd_folded *text, const struct zd_passage *p,
	struct zd_slice name, struct zd_error *err)
{
	struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;
	size_t in_quote, in_text;

	differ(quote, text, p, &in_quote, &in_text);
	show_from(&a, quote, in_quote);
	show_from(&b, text, in_text);
	zd_error_set(err, ZD_ENOTFOUND,
		"%.*s does not read as quoted: where the quote has \"%s\", it "
		"says \"%s\"",
		ZD_FMT(name), zd_buf_str(&a), zd_buf_str(&b));
	zd_buf_clear(&a);
	zd_buf_clear(&b);
	return ZD_ENOTFOUND;
}

/* Is what is left out of the quote nothing but final punctuation? */
static bool is_all(const struct zd_passage *p, const struct zd_match *m)
{
	for (size_t i = 0; i < p->glyphs.len; i++) {
		if (i == m->from)
			i = m->to;
		if (i < p->glyphs.len &&
			!(p->glyphs.at[i].attr & ZD_GLYPH_NOTE) &&
			zd_utf8_is_word(p->glyphs.at[i].c) &&
			!(i >= m->to && p->glyphs.at[i].c <= '9'))
			return false;
	}
	return true;
}

int zd_apply_check_reading(struct zd_work *w, const struct zd_work_place *at,
	struct zd_slice quote, struct zd_error *err)
{
	struct zd_matches found = {0};
	struct zd_folded typed, text;
	struct zd_passage p;
	struct zd_slice name = zd_work_name(w, at->at);
	int code = ZD_OK;

	while (quote.len && strchr(",;.:", quote.ptr[quote.len - 1]))
		quote.len--;
	read_all(w, &p, &w->list.at[at->at], at->from, at->to);
	zd_folded_typed(&typed, quote, false);
	zd_folded_read(&text, &p, false);
	zd_match_find(&found, &p, 0, &typed, ZD_MATCH_WORDS);
	if (!found.list.len)
		zd_match_find(&found, &p, 0, &typed, ZD_MATCH_DIGITS);
	if (!found.list.len || !is_all(&p, &found.list.at[0]))
		code = say_other(&typed, &text, &p, name, err);
	zd_vec_clear(&found.list);
	zd_folded_clear(&typed);
	zd_folded_clear(&text);
	zd_passage_clear(&p);
	return code;
}

/* --- The nearest words ---------------------------------------------------- */

struct window {
	struct zd_words *words;
	uint32_t *wanted; /* how often the quote has each word, by number */
	size_t size;      /* words in the quote */
};

/* Does the byte stand between words? */
static bool parts(char c)
{
	return (unsigned char)c < 0x80 && !zd_utf8_is_word((unsigned char)c);
}

static void split_words(struct zd_tokens *out, struct zd_slice s)
{
	size_t from;

	for (size_t i = 0; i < s.len;) {
		while (i < s.len && parts(s.ptr[i]))
			i++;
		from = i;
		while (i < s.len && !parts(s.ptr[i]))
			i++;
		if (i > from) {
			struct zd_token t = {
				.start = zd_u32(from), .end = zd_u32(i)};

			zd_vec_push(out, t);
		}
	}
}

static void number_words(
	struct zd_words *words, struct zd_tokens *t, struct zd_slice s)
{
	for (size_t i = 0; i < t->len; i++)
		zd_token_intern(&t->at[i], words, s);
}

/* The window of as many words as the quote has that shares most of them. */
static size_t best_window(const struct zd_tokens *text, size_t size,
	const uint32_t *wanted, size_t numbers, size_t *score)
{
	uint32_t *have = zd_calloc(numbers, sizeof(*have));
	size_t now = 0, best = 0, at = 0;

	for (size_t i = 0; i < text->len; i++) {
		uint32_t in = text->at[i].word;

		now += have[in]++ < wanted[in];
		if (i >= size) {
			uint32_t out = text->at[i - size].word;

			now -= have[out]-- <= wanted[out];
		}
		if (now > best) {
			best = now;
			at = i + 1 > size ? i + 1 - size : 0;
		}
	}
	zd_free(have);
	*score = best;
	return at;
}

static size_t nearest_in(struct zd_buf *out, struct zd_slice stored,
	const struct zd_folded *quote)
{
	struct zd_words *words = zd_words_new(64);
	struct zd_tokens want = {0}, have = {0};
	struct zd_passage p = {0};
	struct zd_folded text;
	uint32_t *wanted;
	size_t score, at, last;

	zd_passage_read(&p, stored);
	zd_folded_read(&text, &p, true);
	split_words(&want, zd_buf_slice(&quote->bytes));
	split_words(&have, zd_buf_slice(&text.bytes));
	number_words(words, &want, zd_buf_slice(&quote->bytes));
	number_words(words, &have, zd_buf_slice(&text.bytes));
	wanted = zd_calloc(zd_words_size(words) + 1, sizeof(*wanted));
	for (size_t i = 0; i < want.len; i++)
		wanted[want.at[i].word]++;
	at = best_window(
		&have, want.len, wanted, zd_words_size(words) + 1, &score);
	if (score) {
		last = at + want.len < have.len ? at + want.len : have.len;
		zd_passage_write(out, &p, text.glyph.at[have.at[at].start],
			text.glyph.at[have.at[last - 1].end - 1] + (size_t)1,
			false);
	}
	zd_free(wanted);
	zd_vec_clear(&want);
	zd_vec_clear(&have);
	zd_folded_clear(&text);
	zd_passage_clear(&p);
	zd_words_free(words);
	return score;
}

void zd_apply_nearest(struct zd_buf *out, const struct zd_work_paragraph *p,
	struct zd_slice quote)
{
	struct zd_buf best = ZD_BUF_INIT, here = ZD_BUF_INIT;
	struct zd_folded typed;
	size_t top = 0, score;

	zd_folded_typed(&typed, quote, true);
	for (uint32_t b = 0; b < p->count; b++) {
		zd_buf_truncate(&here, 0);
		score = nearest_in(&here, p->blocks[b].text, &typed);
		if (score > top) {
			top = score;
			zd_buf_truncate(&best, 0);
			zd_markup_plain(&best, zd_buf_slice(&here));
		}
	}
	zd_apply_shorten(out, zd_buf_slice(&best));
	zd_folded_clear(&typed);
	zd_buf_clear(&best);
	zd_buf_clear(&here);
}
