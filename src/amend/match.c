#include "amend/match.h"

#include "base/utf8.h"
#include "text/markup.h"

/* Comparisons that looking over digits may take for each byte. */
#define WORK 64

/* One character for all of its kind; 0 for what is not there at all. */
static uint32_t alike(uint32_t c)
{
	if (c < 0x80)
		return c == '`' ? '\'' : c;
	switch (c) {
	case 0x2018:
	case 0x2019:
	case 0x201a:
	case 0x201b:
	case 0x2032:
	case 0x2bc:
	case 0xb4:
	case 0x2039:
	case 0x203a: return '\'';
	case 0x201c:
	case 0x201d:
	case 0x201e:
	case 0x201f:
	case 0x2033:
	case 0xab:
	case 0xbb: return '"';
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212: return '-';
	case 0xad:
	case 0x200b:
	case 0x200c:
	case 0x200d:
	case 0x2060:
	case 0xfeff: return 0;
	default: return zd_utf8_is_space(c) ? ' ' : c;
	}
}

static void put_folded(
	struct zd_folded *f, uint32_t c, size_t glyph, bool fold_case)
{
	struct zd_buf one = ZD_BUF_INIT;
	size_t at = f->bytes.len;

	if (c < 0x80) {
		if (fold_case && c >= 'A' && c <= 'Z')
			c += 32;
		zd_buf_putc(&f->bytes, (char)c);
	} else if (fold_case) {
		zd_utf8_put(&one, c);
		zd_utf8_fold(&f->bytes, zd_buf_slice(&one));
		zd_buf_clear(&one);
	} else {
		zd_utf8_put(&f->bytes, c);
	}
	for (; at < f->bytes.len; at++)
		zd_vec_push(&f->glyph, zd_u32(glyph));
}

static char last_byte(const struct zd_folded *f)
{
	return f->bytes.len ? f->bytes.ptr[f->bytes.len - 1] : ' ';
}

static void drop_space(struct zd_folded *f)
{
	if (f->bytes.len && last_byte(f) == ' ') {
		zd_buf_truncate(&f->bytes, f->bytes.len - 1);
		f->glyph.len--;
	}
}

void zd_folded_read(
	struct zd_folded *f, const struct zd_passage *p, bool fold_case)
{
	size_t len = p->glyphs.len;
	uint32_t c;

	*f = (struct zd_folded){0};
	for (size_t i = 0; i < len; i++) {
		c = p->glyphs.at[i].attr & ZD_GLYPH_NOTE
			? 0
			: alike(p->glyphs.at[i].c);
		if (!c)
			continue;
		/* "1– 3 May" and "1–3 May" are the same. */
		if (c == '-')
			drop_space(f);
		if (c == ' ' && (last_byte(f) == ' ' || last_byte(f) == '-'))
			continue;
		put_folded(f, c, i, fold_case);
	}
	drop_space(f);
	if (f->glyph.len) {
		c = p->glyphs.at[f->glyph.at[0]].c;
		f->whole_front = zd_utf8_is_word(c) && !zd_utf8_is_spaceless(c);
		c = p->glyphs.at[f->glyph.at[f->glyph.len - 1]].c;
		f->whole_back = zd_utf8_is_word(c) && !zd_utf8_is_spaceless(c);
	}
}

void zd_folded_typed(struct zd_folded *f, struct zd_slice typed, bool fold_case)
{
	struct zd_passage p = {0};
	struct zd_buf stored = ZD_BUF_INIT;

	zd_markup_canonical(&stored, typed, false);
	zd_passage_read(&p, zd_buf_slice(&stored));
	zd_folded_read(f, &p, fold_case);
	zd_passage_clear(&p);
	zd_buf_clear(&stored);
}

void zd_folded_clear(struct zd_folded *f)
{
	zd_buf_clear(&f->bytes);
	zd_vec_clear(&f->glyph);
}

/* --- Looking -------------------------------------------------------------- */

struct search {
	const struct zd_passage *p;
	const struct zd_folded *text, *quote;
	enum zd_match_how how;
	uint32_t block;
	struct zd_matches *out;
};

static bool word_at(const struct zd_passage *p, size_t i)
{
	return i < p->glyphs.len && !(p->glyphs.at[i].attr & ZD_GLYPH_NOTE) &&
		zd_utf8_is_word(p->glyphs.at[i].c);
}

/* Adds bytes from .. to if they are whole words; true when they are. */
static bool accept(const struct search *s, size_t from, size_t to)
{
	struct zd_match m = {.block = s->block,
		.from = s->text->glyph.at[from],
		.to = s->text->glyph.at[to - 1] + (size_t)1};

	if (s->how != ZD_MATCH_INSIDE) {
		if (s->quote->whole_front && m.from &&
			word_at(s->p, m.from - 1))
			return false;
		if (s->quote->whole_back && word_at(s->p, m.to) &&
			(s->how == ZD_MATCH_WORDS ||
				!zd_passage_digits(s->p, m.to)))
			return false;
	}
	zd_vec_push(&s->out->list, m);
	return true;
}

/* Knuth, Morris, Pratt: linear whatever the words. */
static void find_plain(const struct search *s)
{
	const char *t = s->text->bytes.ptr, *q = s->quote->bytes.ptr;
	size_t n = s->text->bytes.len, m = s->quote->bytes.len, k = 0;
	uint32_t *back = zd_alloc(zd_mul(m + 1, sizeof(*back)));

	back[0] = 0;
	for (size_t i = 1; i < m; i++) {
		while (k && q[i] != q[k])
			k = back[k - 1];
		k += q[i] == q[k];
		back[i] = zd_u32(k);
	}
	k = 0;
	for (size_t i = 0; i < n; i++) {
		while (k && t[i] != q[k])
			k = back[k - 1];
		k += t[i] == q[k];
		if (k == m)
			k = accept(s, i + 1 - m, i + 1) ? 0 : back[k - 1];
	}
	zd_free(back);
}

/* Bytes of footnote digits at byte i. */
static size_t skip_at(const struct search *s, size_t i)
{
	char c = s->text->bytes.ptr[i];

	if (c < '0' || c > '9' ||
		(i && s->text->bytes.ptr[i - 1] >= '0' &&
			s->text->bytes.ptr[i - 1] <= '9'))
		return 0;
	return zd_passage_digits(s->p, s->text->glyph.at[i]);
}

/* The end of a match that begins at byte `from`, or 0. */
static size_t match_over_digits(
	const struct search *s, size_t from, size_t *work)
{
	const char *t = s->text->bytes.ptr, *q = s->quote->bytes.ptr;
	size_t n = s->text->bytes.len, m = s->quote->bytes.len;
	size_t i = from, j = 0, skip;

	while (j < m && i < n && *work) {
		--*work;
		if (t[i] == q[j]) {
			i++;
			j++;
			continue;
		}
		skip = j ? skip_at(s, i) : 0;
		if (!skip)
			return 0;
		i += skip;
	}
	return j == m ? i : 0;
}

static void find_over_digits(const struct search *s)
{
	size_t n = s->text->bytes.len, end;
	size_t work = zd_mul(zd_add(n, s->quote->bytes.len), WORK);

	for (size_t i = 0; i < n && work;) {
		work--;
		end = s->text->bytes.ptr[i] == s->quote->bytes.ptr[0]
			? match_over_digits(s, i, &work)
			: 0;
		i = end && accept(s, i, end) ? end : i + 1;
	}
}

void zd_match_find(struct zd_matches *out, const struct zd_passage *p,
	uint32_t block, const struct zd_folded *quote, enum zd_match_how how)
{
	struct zd_folded text;
	struct search s = {p, &text, quote, how, block, out};

	zd_folded_read(&text, p, how == ZD_MATCH_CASE);
	if (quote->bytes.len && text.bytes.len) {
		if (how == ZD_MATCH_WORDS)
			find_plain(&s);
		else
			find_over_digits(&s);
	}
	zd_folded_clear(&text);
}
