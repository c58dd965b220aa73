/*
 * A compilation as Markdown for circulation, which zerodraft extract reads
 * back (codec/circulated.h). The program's own signs are plain, a text's own
 * are escaped:
 *
 *	[most / the great majority of – **MEX**] \[all\] migrants
 *
 * A text's " / " and " – " inside a place are character references. A space
 * before a bracket belongs to the words in it: who wants none of them has no
 * space either; one that everybody has is a reference there (&#32;).
 *
 * A bracket of the text that is the program's as well, so that what is said
 * of it stands in it, is a reference too: &#91;by 2028 – **EU**: lift&#93;
 *
 * The fields of the draft stand in single quotes in the front matter. A key
 * that is not free there, or stands there already, gets "--1" and so on.
 */
#include "render/block.h"
#include "render/document.h"
#include "render/escape.h"
#include "render/render.h"

struct writer {
	struct zd_buf *out;
	const struct zd_view *v;
	size_t line;    /* as in zd_escape_markdown */
	size_t begin;   /* where the words of the block begin */
	unsigned depth; /* brackets of the program that are open */
	unsigned fields;
	bool emph, strong;
};

static char last(const struct writer *w)
{
	return w->out->len ? w->out->ptr[w->out->len - 1] : '\n';
}

static bool blank_at(struct zd_slice s, size_t i)
{
	return i >= s.len || s.ptr[i] == ' ';
}

/* The bytes of a sign at i that would be taken for the program's. */
static size_t mistaken(struct zd_slice s, size_t i, const char **instead)
{
	size_t n = s.ptr[i] == '/' ? 1
		: zd_slice_starts(zd_slice_sub(s, i, s.len), "–")
		? sizeof("–") - 1
		: 0;

	*instead = n == 1 ? "&#47;" : "&ndash;";
	return n && (!i || s.ptr[i - 1] == ' ') && blank_at(s, i + n) ? n : 0;
}

static void put_words(struct writer *w, struct zd_slice s)
{
	const char *instead;
	size_t from = 0, n;

	if (s.len && last(w) == ']' && strchr("(:", s.ptr[0]))
		zd_buf_putc(w->out, '\\');
	for (size_t i = 0; w->depth && i < s.len; i++) {
		n = mistaken(s, i, &instead);
		if (!n)
			continue;
		zd_escape_markdown(w->out, zd_slice_sub(s, from, i), w->line);
		zd_buf_puts(w->out, instead);
		from = i + n;
		i = from - 1;
	}
	zd_escape_markdown(w->out, zd_slice_sub(s, from, s.len), w->line);
}

/* Emphasis stands exactly where the text has it. */
static void set_look(struct writer *w, bool emph, bool strong)
{
	/* What opened last closes first. */
	if (w->emph && w->strong && !emph && !strong) {
		zd_buf_puts(w->out, "***");
	} else {
		if (w->strong != strong)
			zd_buf_puts(w->out, "**");
		if (w->emph != emph)
			zd_buf_putc(w->out, '*');
	}
	w->emph = emph;
	w->strong = strong;
}

static void put_said(struct writer *w, struct zd_slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		size_t end = i;

		while (end < s.len && s.ptr[end] != ';' && s.ptr[end] != '/' &&
			(unsigned char)s.ptr[end] != 0xe2)
			end++;
		zd_escape_markdown(w->out, zd_slice_sub(s, i, end), SIZE_MAX);
		i = end;
		if (i >= s.len)
			break;
		if (zd_slice_starts(zd_slice_sub(s, i, s.len), "–")) {
			zd_buf_puts(w->out, "&ndash;");
			i += 2;
		} else if (s.ptr[i] == ';' || s.ptr[i] == '/') {
			zd_buf_puts(
				w->out, s.ptr[i] == ';' ? "&#59;" : "&#47;");
		} else {
			zd_escape_markdown(
				w->out, zd_slice_sub(s, i, i + 3), SIZE_MAX);
			i += 2;
		}
	}
}

static void put_sign(struct writer *w, const struct zd_view_run *r)
{
	if (r->tight && last(w) == ' ' && w->out->len > w->begin) {
		zd_buf_truncate(w->out, w->out->len - 1);
		zd_buf_puts(w->out, "&#32;");
	}
	for (size_t i = 0; i < r->text.len; i++) {
		if (r->text.ptr[i] == '[')
			w->depth++;
		if (r->text.ptr[i] == ']' && w->depth)
			w->depth--;
	}
	zd_buf_put_slice(w->out, r->text);
	w->line = SIZE_MAX;
}

static void put_own(struct writer *w, const struct zd_view_run *r)
{
	bool opens = zd_slice_is(r->text, "[");

	if (r->tight && last(w) == ' ' && w->out->len > w->begin) {
		zd_buf_truncate(w->out, w->out->len - 1);
		zd_buf_puts(w->out, "&#32;");
	}
	if (opens)
		w->depth++;
	else if (w->depth)
		w->depth--;
	zd_buf_puts(w->out, opens ? "&#91;" : "&#93;");
	w->line = SIZE_MAX;
}

static void put_runs(struct writer *w, uint32_t first, uint32_t count)
{
	w->begin = w->out->len;
	for (uint32_t i = first; i < first + count; i++) {
		const struct zd_view_run *r = &w->v->runs.at[i];

		set_look(w, r->emph, r->strong);
		if (r->mark == ZD_VIEW_SIGN) {
			put_sign(w, r);
		} else if (r->mark == ZD_VIEW_OWNER) {
			zd_buf_puts(w->out, "**");
			zd_escape_markdown(w->out, r->text, SIZE_MAX);
			zd_buf_puts(w->out, "**");
		} else if (r->mark == ZD_VIEW_SAID) {
			put_said(w, r->text);
		} else if (r->own) {
			put_own(w, r);
		} else if (r->note) {
			zd_buf_printf(w->out, "[^%.*s]", ZD_FMT(r->text));
		} else {
			put_words(w, r->text);
		}
	}
	set_look(w, false, false);
}

/* --- Blocks --------------------------------------------------------------- */

static bool is_field(const struct zd_view_block *b)
{
	return b->kind == ZD_VIEW_TITLE || b->kind == ZD_VIEW_LINE;
}

static bool program_key(struct zd_slice key)
{
	static const char *const keys[] = {"subtitle", "lang", "papersize",
		"geometry", "fontsize", "un", "header-includes", "moved"};

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (zd_slice_is(key, keys[i]))
			return true;
	return zd_slice_starts(key, "exact") ||
		zd_slice_find(key, ZD_LIT("--")) != SIZE_MAX;
}

static struct zd_slice key_of(const struct zd_view_block *b)
{
	return b->kind == ZD_VIEW_TITLE ? ZD_LIT("title") : b->label;
}

static bool key_is_taken(const struct writer *w, size_t at)
{
	struct zd_slice key = key_of(&w->v->blocks.at[at]);

	for (size_t i = 0; i < at; i++)
		if (is_field(&w->v->blocks.at[i]) &&
			zd_slice_eq(key, key_of(&w->v->blocks.at[i])))
			return true;
	return program_key(key);
}

/* The value as Markdown in a single-quoted scalar of YAML. */
static void put_field(struct writer *w, size_t at)
{
	const struct zd_view_block *b = &w->v->blocks.at[at];
	struct zd_buf *out = w->out, value = ZD_BUF_INIT;

	w->out = &value;
	w->line = SIZE_MAX;
	if (b->opens) {
		zd_buf_putc(&value, '[');
		w->depth = 1;
	}
	put_runs(w, b->first, b->count);
	w->depth = 0;
	w->out = out;
	zd_buf_put_slice(out, key_of(b));
	if (key_is_taken(w, at))
		zd_buf_printf(out, "--%u", ++w->fields);
	zd_buf_puts(out, ": '");
	for (size_t i = 0; i < value.len; i++) {
		if (value.ptr[i] == '\'')
			zd_buf_putc(out, '\'');
		zd_buf_putc(out, value.ptr[i]);
	}
	zd_buf_puts(out, "'\n");
	zd_buf_clear(&value);
}

static void put_head(struct writer *w, const struct zd_render_options *options)
{
	static const char fence[] = "---\n";
	struct zd_buf head = ZD_BUF_INIT;

	zd_document_head(&head, w->v, (struct zd_slice){0}, options);
	zd_buf_puts(w->out, fence);
	for (size_t i = 0; i < w->v->blocks.len; i++)
		if (is_field(&w->v->blocks.at[i]))
			put_field(w, i);
	zd_buf_put_slice(w->out,
		zd_slice_sub(zd_buf_slice(&head), sizeof(fence) - 1, head.len));
	zd_buf_clear(&head);
}

/* Whether another note of this name was written before. */
static bool note_again(const struct writer *w, const struct zd_view_block *b)
{
	for (const struct zd_view_block *c = w->v->blocks.at; c < b; c++)
		if (c->kind == ZD_VIEW_NOTE &&
			zd_slice_caseeq(c->label, b->label))
			return true;
	return false;
}

static void put_label(struct writer *w, const struct zd_view_block *b)
{
	bool paragraph = b->kind == ZD_VIEW_PARAGRAPH;

	if (b->opens) {
		zd_buf_putc(w->out, '[');
		w->line = b->kind == ZD_VIEW_SUB ? w->out->len : SIZE_MAX;
		w->depth = 1;
	}
	if (!b->label.len || b->kind == ZD_VIEW_NOTE)
		return;
	zd_buf_puts(w->out, paragraph ? "**" : "");
	zd_escape_markdown(w->out, b->label, paragraph ? SIZE_MAX : w->line);
	zd_buf_puts(w->out, paragraph ? ".** " : " ");
	w->line = SIZE_MAX;
}

static void put_block(struct writer *w, const struct zd_view_block *b)
{
	uint32_t level = b->level < 1 ? 1 : b->level > 6 ? 6 : b->level;
	bool legend = b->kind == ZD_VIEW_LEGEND || b->kind == ZD_VIEW_REMARK;

	w->depth = 0;
	if (b->kind == ZD_VIEW_HEADING)
		zd_buf_printf(w->out, "%.*s ", (int)level, "######");
	if (b->kind == ZD_VIEW_NOTE && b->number && !note_again(w, b))
		zd_buf_printf(w->out, "[^%.*s]: ", ZD_FMT(b->label));
	else if (b->kind == ZD_VIEW_NOTE)
		zd_buf_printf(w->out, "[note %.*s] ", ZD_FMT(b->label));
	w->line = w->out->len;
	if (legend) {
		zd_buf_putc(w->out, '[');
		w->line = SIZE_MAX;
	} else {
		put_label(w, b);
	}
	put_runs(w, b->first, b->count);
	if (legend)
		zd_buf_puts(w->out,
			b->kind == ZD_VIEW_LEGEND ? "]{.legend}"
						  : "]{.remark}");
	zd_buf_putc(w->out, '\n');
}

void zd_render_circulated(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options)
{
	struct writer w = {.out = out, .v = v};
	bool first = true;

	put_head(&w, options);
	for (size_t i = 0; i < v->blocks.len; i++) {
		const struct zd_view_block *b = &v->blocks.at[i];

		if (is_field(b))
			continue;
		if (!first)
			zd_buf_putc(out, '\n');
		first = false;
		put_block(&w, b);
	}
}
