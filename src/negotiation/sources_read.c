#include "negotiation/sources_read.h"

#include <stdarg.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "codec/codec.h"
#include "negotiation/names.h"
#include "text/markup.h"
#include "text/symbol.h"
#include "text/token.h"

struct taking {
	struct zd_source_added *one;
	struct zd_arena *arena;
	const struct zd_source_file *file;
	const struct zd_source_add_options *o;
	struct zd_draft *read; /* as it came */
};

static void refuse(struct taking *t, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

static void refuse(struct taking *t, const char *fmt, ...)
{
	va_list ap;

	t->one->fate = ZD_SOURCE_REFUSED;
	va_start(ap, fmt);
	t->one->what = zd_arena_vprintf(t->arena, fmt, ap);
	va_end(ap);
}

/* --- dates ---------------------------------------------------------------- */

static unsigned month_of(struct zd_slice word)
{
	static const char *const months[] = {"January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December"};

	for (unsigned i = 0; i < 12; i++)
		if (zd_slice_caseeq(word, zd_slice_str(months[i])))
			return i + 1;
	return 0;
}

static unsigned number_of(struct zd_slice s, size_t most)
{
	unsigned n = 0;

	if (!s.len || s.len > most)
		return 0;
	for (size_t i = 0; i < s.len; i++) {
		if (!zd_is_digit(s.ptr[i]))
			return 0;
		n = n * 10 + (unsigned)(s.ptr[i] - '0');
	}
	return n;
}

struct zd_slice zd_source_date(struct zd_arena *a, struct zd_slice text)
{
	struct zd_slice found = {0}, part[3];
	struct zd_tokens words = {0};

	zd_tokenize(&words, text);
	for (size_t i = 0; i + 2 < words.len; i++) {
		unsigned day, month, year;

		for (size_t k = 0; k < 3; k++)
			part[k] = zd_slice_sub(text, words.at[i + k].start,
				words.at[i + k].end);
		day = number_of(part[0], 2);
		month = month_of(part[1]);
		year = number_of(part[2], 4);
		if (day && day < 32 && month && year > 1900)
			found = zd_arena_printf(
				a, "%04u-%02u-%02u", year, month, day);
	}
	zd_vec_clear(&words);
	return found;
}

/* "2018-12-19": kept as it is typed where it has that form. */
static bool is_date(struct zd_slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (i == 4 || i == 7 ? s.ptr[i] != '-' : !zd_is_digit(s.ptr[i]))
			return false;
	return s.len == 10;
}

/* Where resolutions say when they were adopted: a line of its own at the
 * end, or above the title. */
static struct zd_slice date_in_text(struct taking *t)
{
	struct zd_slice date = {0}, words;

	for (size_t i = t->read->paragraphs.len; !date.len && i-- > 0;) {
		const struct zd_paragraph *p = &t->read->paragraphs.at[i];

		for (uint32_t b = p->first; p->kind == ZD_TEXT && !date.len &&
			b < p->first + p->count;
			b++) {
			words = t->read->blocks.at[b].text;
			if (zd_slice_find(words, ZD_LIT("plenary meeting")) !=
					SIZE_MAX ||
				zd_slice_starts(words, "Adopted") ||
				zd_slice_starts(words, "Resolution adopted"))
				date = zd_source_date(t->arena, words);
		}
	}
	return date;
}

static void find_date(struct taking *t)
{
	struct zd_slice date = zd_slice_str(t->o->date);

	if (!date.len)
		date = zd_draft_field(t->read, "date");
	if (date.len && !is_date(date) && zd_source_date(t->arena, date).len)
		date = zd_source_date(t->arena, date);
	if (!date.len)
		date = date_in_text(t);
	t->one->source.date = date;
}

/* --- symbol and title ----------------------------------------------------- */

/* A folder of the branch has this name: nothing in it may be taken for a
 * file of a source, or leave the branch. */
static bool can_be_kept(struct zd_slice symbol)
{
	struct zd_slice part;
	size_t len;

	if (!symbol.len || symbol.len > ZD_MAX_NAME)
		return false;
	for (size_t i = 0; i < symbol.len; i += len)
		if (zd_utf8_is_unsafe(zd_utf8_decode(symbol, i, &len)) ||
			strchr("\\:*?\"<>|\n\t", symbol.ptr[i]))
			return false;
	while (symbol.ptr) {
		part = zd_slice_cut(&symbol, '/');
		if (!part.len || part.ptr[0] == '.' ||
			zd_slice_ends(part, ".") || zd_slice_ends(part, " ") ||
			zd_slice_ends(part, ".md") ||
			zd_slice_is(part, "source") ||
			zd_slice_is(part, "contents"))
			return false;
	}
	return true;
}

static void find_symbol(struct taking *t)
{
	struct zd_slice field = zd_draft_field(t->read, "symbol");
	struct zd_slice title = zd_draft_field(t->read, "title");
	struct zd_buf b = ZD_BUF_INIT, whole = ZD_BUF_INIT;

	if (t->o->symbol && *t->o->symbol)
		zd_symbol_canonical(&b, zd_slice_str(t->o->symbol));
	else if (!zd_symbol_parse(&b, field) && !zd_symbol_parse(&b, title))
		zd_symbol_of_path(&b, zd_slice_str(t->file->path));
	if (!b.len)
		zd_symbol_canonical(&b, field);
	zd_symbol_of_organ(&whole, zd_buf_slice(&b), t->one->source.organ);
	t->one->source.symbol = zd_arena_slice(t->arena, zd_buf_slice(&whole));
	zd_buf_clear(&b);
	zd_buf_clear(&whole);
	if (!t->one->source.symbol.len)
		refuse(t,
			"nothing in the text or in the file's name says "
			"which document it is: give --symbol, as in --symbol "
			"73/195");
	else if (!can_be_kept(t->one->source.symbol))
		refuse(t, "'%.*s' cannot be the symbol of a source",
			ZD_FMT(t->one->source.symbol));
}

/* "78/10. Building a peaceful world": the symbol stands apart. */
static void find_title(struct taking *t)
{
	struct zd_slice title = zd_draft_field(t->read, "title");
	struct zd_buf form = ZD_BUF_INIT;

	title = zd_symbol_skip(title);
	if (t->o->title && *t->o->title) {
		zd_markup_escape(&form, zd_slice_str(t->o->title), true);
		title = zd_buf_slice(&form);
	}
	t->one->source.title = zd_arena_slice(t->arena, title);
	zd_buf_clear(&form);
}

/* --- the draft ------------------------------------------------------------ */

static void put_field(
	struct zd_draft *d, struct zd_slice key, struct zd_slice value)
{
	if (!value.len)
		return;
	zd_draft_add(d, ZD_FIELD, key);
	zd_draft_add_block(d, (struct zd_slice){0}, value);
}

static bool is_known(struct zd_slice key)
{
	return zd_slice_is(key, "title") || zd_slice_is(key, "organ") ||
		zd_slice_is(key, "symbol") || zd_slice_is(key, "date");
}

static void make_draft(struct taking *t)
{
	const struct zd_source *s = &t->one->source;
	struct zd_birth birth = {.round = NULL};
	struct zd_draft *d = zd_draft_new();
	struct zd_ids ids = {0};

	put_field(d, ZD_LIT("title"), s->title);
	put_field(d, ZD_LIT("organ"), s->organ);
	put_field(d, ZD_LIT("symbol"), s->symbol);
	put_field(d, ZD_LIT("date"), s->date);
	for (uint32_t i = 0; i < t->read->paragraphs.len; i++) {
		const struct zd_paragraph *p = &t->read->paragraphs.at[i];

		if (p->kind != ZD_FIELD || !is_known(p->label))
			zd_draft_add_copy(d, t->read, i);
	}
	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		struct zd_paragraph *p = &d->paragraphs.at[i];

		p->id = zd_id_new(&d->arena, &ids, d, i, &birth);
		p->origin = (struct zd_slice){0};
		t->one->source.paragraphs += p->kind == ZD_PARAGRAPH;
	}
	zd_ids_clear(&ids);
	t->one->draft = d;
}

/* --- findings ------------------------------------------------------------- */

static bool names_itself(struct taking *t, struct zd_slice text)
{
	struct zd_slice symbol = t->one->source.symbol;
	struct zd_tokens words = {0};
	bool found = false;

	if (zd_slice_find(text, symbol) == SIZE_MAX)
		return false;
	zd_tokenize(&words, text);
	for (size_t i = 0; i < words.len && !found; i++)
		found = zd_slice_eq(
			zd_slice_sub(text, words.at[i].start, words.at[i].end),
			symbol);
	zd_vec_clear(&words);
	return found;
}

static void judge(struct taking *t)
{
	const struct zd_draft *d = t->one->draft;

	if (!t->one->source.paragraphs)
		zd_finding_add(t->one->findings, ZD_WARNING, "no-paragraph",
			(struct zd_slice){0}, 0,
			"no paragraph has a number or label: it can be "
			"searched, but not cited by paragraph");
	if (!t->one->source.date.len)
		zd_finding_add(t->one->findings, ZD_INFO, "no-date",
			(struct zd_slice){0}, 0,
			"nothing says when it was adopted: give --date");
	for (size_t b = 0; b < d->blocks.len; b++) {
		const struct zd_paragraph *p =
			&d->paragraphs.at[d->blocks.at[b].paragraph];

		if (p->kind == ZD_PARAGRAPH &&
			names_itself(t, d->blocks.at[b].text))
			zd_finding_add(t->one->findings, ZD_WARNING,
				"cites-itself", p->label, d->blocks.at[b].line,
				"it cites %.*s, which is itself: is the symbol "
				"right?",
				ZD_FMT(t->one->source.symbol));
	}
}

void zd_source_take(struct zd_source_added *one, struct zd_arena *a,
	const struct zd_source_file *file,
	const struct zd_source_add_options *options)
{
	struct taking t = {one, a, file, options, NULL};
	struct zd_read_options read = {
		.codec = options->codec, .path = file->path};
	struct zd_error err = {0};

	one->fate = ZD_SOURCE_NEW;
	if (zd_draft_decode(&t.read, &one->findings,
		    zd_slice(file->bytes, file->len), &read, &err)) {
		if (err.line)
			refuse(&t, "line %zu: %s", err.line, err.message);
		else
			refuse(&t, "%s", err.message);
		return;
	}
	one->source.organ = zd_arena_slice(a,
		options->organ && *options->organ
			? zd_slice_str(options->organ)
			: zd_draft_field(t.read, "organ"));
	find_symbol(&t);
	if (one->fate != ZD_SOURCE_REFUSED) {
		find_date(&t);
		one->source.date = zd_arena_slice(a, one->source.date);
		find_title(&t);
		make_draft(&t);
		judge(&t);
	}
	zd_draft_free(t.read);
}
