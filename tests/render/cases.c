/*
 * Makes redlines that no engine would: hostile words, paragraphs moved, cut
 * and joined at random. Prints one JSON object a line: what both sides must
 * read as, and what each format wrote.
 *
 *	cases SEED COUNT        redlines
 *	cases draft SEED COUNT  drafts, as plain and as Markdown
 */
#include <stdio.h>

#include "diff/redline.h"
#include "render/block.h"
#include "render/escape.h"
#include "render/render.h"
#include "text/markup.h"
#include "view/of.h"

static uint64_t state;

static uint32_t below(uint32_t n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(state >> 33) % n;
}

static const char *const words[] = {"shall", "should", "[EU]: reserve", "1. x",
	"# 2022", "@EU", "~~", "http://x", "--", "...", "[-", "-]", "{+", "+}",
	"[>", ">]", "{<", "<}", "*", "**", "\\", "¶", "» ", "<b>x</b>",
	"<script>alert(1)</script>", "&amp;", "]{.deleted}", "{++", "++}",
	"{--", "--}", "{>>", "<<}", "|", "^", "_a_", "$x$", "é", "中文", "'q'",
	"\"q\"", "[x]", "[ ]", "(a)", "iv.", ":smile:", "www.x.org",
	"[shall][should]", "the", "of", "and", ",", ";", ".", "State", "12)",
	"\xe2\x80\xae", "\x1b[31m", "–", "’", "+ a", "- b", "= c", "% d", ": e",
	"![i](u)", "[^zz]", "`c`", "\\begin{x}", "Forum", "[", "]", "{", "}",
	"<", ">", "!", "a@b.org", "10:30:00", "---", "===", "OP7."};

struct chunk {
	char text[96]; /* stored */
	size_t len;
	uint32_t block, at; /* of from; ZD_NONE where new */
};

struct block {
	char mark[8];
	uint32_t chunks[64];
	uint32_t count;
};

struct paragraph {
	enum zd_kind kind;
	char label[24];
	struct block blocks[8];
	uint32_t count;
};

struct text {
	struct paragraph paragraphs[64];
	uint32_t count;
};

static struct chunk chunks[8192];
static uint32_t chunk_count;
/* pandoc prints a footnote once for each mark: drafts have one at most. */
static uint32_t marks_left = UINT32_MAX;

static uint32_t make_chunk(void)
{
	struct chunk *c = &chunks[chunk_count];
	struct zd_buf b = ZD_BUF_INIT, out = ZD_BUF_INIT;

	for (uint32_t n = 1 + below(3); n; n--) {
		zd_buf_puts(&b, words[below(sizeof(words) / sizeof(*words))]);
		if (below(4))
			zd_buf_putc(&b, ' ');
	}
	if (!below(16))
		zd_buf_puts(&out, "*Requests also* ");
	else if (!below(16) && marks_left && marks_left--)
		zd_buf_puts(&out, "[^n1]");
	else if (!below(12))
		zd_buf_puts(&out, "**strong** ");
	else
		zd_markup_escape(&out, zd_buf_slice(&b), true);
	assert(out.len < sizeof(c->text));
	memcpy(c->text, zd_buf_str(&out), out.len);
	c->len = out.len;
	c->block = ZD_NONE;
	zd_buf_clear(&b);
	zd_buf_clear(&out);
	return chunk_count++;
}

static void make_block(struct block *b, bool sub, uint32_t nth)
{
	memset(b, 0, sizeof(*b));
	if (sub)
		snprintf(b->mark, sizeof(b->mark), "(%c)", (char)('a' + nth));
	b->count = 1 + below(4);
	for (uint32_t i = 0; i < b->count; i++)
		b->chunks[i] = make_chunk();
}

static struct paragraph *add(struct text *t, enum zd_kind kind)
{
	struct paragraph *p = &t->paragraphs[t->count++];

	memset(p, 0, sizeof(*p));
	p->kind = kind;
	p->count = 1;
	make_block(&p->blocks[0], false, 0);
	return p;
}

static void make_text(struct text *t)
{
	struct paragraph *p;
	uint32_t n = 2 + below(6);

	t->count = 0;
	chunk_count = 0;
	snprintf(add(t, ZD_FIELD)->label, 24, "title");
	snprintf(add(t, ZD_FIELD)->label, 24, "organ");
	add(t, ZD_FORMULA);
	for (uint32_t i = 1; i <= n; i++) {
		if (!below(5))
			add(t, ZD_HEADING);
		if (!below(6))
			add(t, ZD_TEXT);
		p = add(t, ZD_PARAGRAPH);
		snprintf(p->label, sizeof(p->label), "OP%u", i);
		while (!below(2) && p->count < 4) {
			make_block(&p->blocks[p->count], true, p->count - 1);
			p->count++;
		}
	}
	snprintf(add(t, ZD_NOTE)->label, 24, "n1");
	snprintf(add(t, ZD_NOTE)->label, 24, "n2");
}

/* --- Changing ------------------------------------------------------------- */

static struct block *any_block(struct text *t)
{
	struct paragraph *p = &t->paragraphs[below(t->count)];

	return &p->blocks[below(p->count)];
}

static uint32_t take(struct block *b, uint32_t i)
{
	uint32_t c = b->chunks[i];

	memmove(b->chunks + i, b->chunks + i + 1,
		(--b->count - i) * sizeof(*b->chunks));
	return c;
}

static void put(struct block *b, uint32_t i, uint32_t chunk)
{
	if (b->count == 64)
		return;
	memmove(b->chunks + i + 1, b->chunks + i,
		(b->count++ - i) * sizeof(*b->chunks));
	b->chunks[i] = chunk;
}

/* One paragraph between the formula and the notes goes elsewhere. */
static void move_paragraph(struct text *t)
{
	uint32_t n = t->count - 5, a = 3 + below(n), b = 3 + below(n);
	struct paragraph p = t->paragraphs[a];

	memmove(t->paragraphs + a, t->paragraphs + a + 1,
		(t->count - a - 1) * sizeof(p));
	memmove(t->paragraphs + b + 1, t->paragraphs + b,
		(t->count - b - 1) * sizeof(p));
	t->paragraphs[b] = p;
}

static void split(struct text *t)
{
	uint32_t n = t->count - 5, a = 3 + below(n);
	struct paragraph *p = &t->paragraphs[a], *q = p + 1;
	struct block *b = &p->blocks[0];
	uint32_t at = b->count / 2;

	if (t->count >= 60)
		return;
	memmove(q, p, (t->count++ - a) * sizeof(*p));
	q->count = 1;
	memmove(q->blocks[0].chunks, b->chunks + at,
		(b->count - at) * sizeof(*b->chunks));
	q->blocks[0].count = b->count - at;
	b->count = at;
}

static void merge(struct text *t)
{
	uint32_t n = t->count - 5, a = 3 + below(n - 1);
	struct paragraph *p = &t->paragraphs[a];

	if (t->count < 9)
		return;
	for (uint32_t i = 0; i < p[1].blocks[0].count; i++)
		put(&p->blocks[0], p->blocks[0].count,
			p[1].blocks[0].chunks[i]);
	memmove(p + 1, p + 2, (--t->count - a - 1) * sizeof(*p));
}

static void change(struct text *t)
{
	struct block *a = any_block(t), *b = any_block(t);

	switch (below(8)) {
	case 0: move_paragraph(t); break;
	case 1: split(t); break;
	case 2: merge(t); break;
	case 3:
		if (a->count)
			put(b, below(b->count + 1), take(a, below(a->count)));
		break;
	case 4:
		if (a->count > 1)
			take(a, below(a->count));
		break;
	case 5: put(a, below(a->count + 1), make_chunk()); break;
	case 6: memmove(a->mark, b->mark, sizeof(a->mark)); break;
	default: a->count = 0; break;
	}
}

static void relabel(struct text *t)
{
	uint32_t n = 1;

	for (uint32_t i = 0; i < t->count; i++)
		if (t->paragraphs[i].kind == ZD_PARAGRAPH)
			snprintf(t->paragraphs[i].label, 24, "OP%u", n++);
}

/* --- Values --------------------------------------------------------------- */

static struct zd_draft *draft_of(const struct text *t, bool from)
{
	struct zd_draft *d = zd_draft_new();
	struct zd_buf b = ZD_BUF_INIT;

	for (uint32_t i = 0; i < t->count; i++) {
		const struct paragraph *p = &t->paragraphs[i];

		zd_draft_add(d, p->kind, zd_slice_str(p->label));
		d->paragraphs.at[d->paragraphs.len - 1].level = 2;
		for (uint32_t k = 0; k < p->count; k++) {
			zd_buf_truncate(&b, 0);
			for (uint32_t c = 0; c < p->blocks[k].count; c++) {
				struct chunk *one =
					&chunks[p->blocks[k].chunks[c]];

				if (from) {
					one->block = (uint32_t)d->blocks.len;
					one->at = (uint32_t)b.len;
				}
				zd_buf_put(&b, one->text, one->len);
			}
			zd_draft_add_block(d,
				zd_slice_str(k ? p->blocks[k].mark : ""),
				zd_buf_slice(&b));
		}
	}
	zd_buf_clear(&b);
	return d;
}

struct making {
	struct zd_redline *r;
	bool used[8192];    /* chunks that were kept */
	bool claimed[1024]; /* blocks of from that a row shows */
};

static void push_run(struct making *m, enum zd_mark mark, uint32_t chunk,
	uint32_t to, uint32_t to_at)
{
	const struct chunk *c = &chunks[chunk];
	struct zd_run run = {.mark = mark, .from = ZD_NONE, .to = ZD_NONE};

	run.partner = ZD_NONE;
	if (mark != ZD_INSERTED) {
		run.from = c->block;
		run.from_start = c->at;
		run.from_end = c->at + (uint32_t)c->len;
	}
	if (mark != ZD_DELETED) {
		run.to = to;
		run.to_start = to_at;
		run.to_end = to_at + (uint32_t)c->len;
	}
	zd_vec_push(&m->r->runs, run);
	m->r->rows.at[m->r->rows.len - 1].count++;
}

static void push_row(struct making *m, uint32_t from, uint32_t to)
{
	struct zd_row row = {.relation = ZD_EDITED, .from = from, .to = to};

	row.partner = ZD_NONE;
	row.first = (uint32_t)m->r->runs.len;
	zd_vec_push(&m->r->rows, row);
}

/* Whether the block of to has the chunk, so that it will be kept. */
static bool stays(const struct text *to, uint32_t chunk)
{
	for (uint32_t i = 0; i < to->count; i++)
		for (uint32_t k = 0; k < to->paragraphs[i].count; k++) {
			const struct block *b = &to->paragraphs[i].blocks[k];

			for (uint32_t c = 0; c < b->count; c++)
				if (b->chunks[c] == chunk)
					return true;
		}
	return false;
}

/* The chunks that went, of the same block, right behind this one (or, from
 * the block's start on, when behind is none). */
static void push_gone(struct making *m, const struct text *to,
	const struct block *b, uint32_t at)
{
	for (; at < b->count && !stays(to, b->chunks[at]); at++)
		push_run(m, ZD_DELETED, b->chunks[at], 0, 0);
}

static const struct block *block_at(const struct text *t, uint32_t block)
{
	for (uint32_t i = 0; i < t->count; i++) {
		if (block < t->paragraphs[i].count)
			return &t->paragraphs[i].blocks[block];
		block -= t->paragraphs[i].count;
	}
	return NULL;
}

static void push_to_row(struct making *m, const struct text *from,
	const struct text *to, const struct block *b, uint32_t block)
{
	uint32_t at = 0, claim = ZD_NONE;

	for (uint32_t i = 0; i < b->count && claim == ZD_NONE; i++)
		if (chunks[b->chunks[i]].block != ZD_NONE &&
			!m->claimed[chunks[b->chunks[i]].block])
			claim = chunks[b->chunks[i]].block;
	push_row(m, claim, block);
	if (claim != ZD_NONE)
		m->claimed[claim] = true;
	for (uint32_t i = 0; i < b->count; i++) {
		uint32_t c = b->chunks[i];
		const struct block *old;
		uint32_t k = 0;

		if (chunks[c].block == ZD_NONE) {
			push_run(m, ZD_INSERTED, c, block, at);
		} else {
			push_run(m, ZD_KEPT, c, block, at);
			old = block_at(from, chunks[c].block);
			while (old->chunks[k] != c)
				k++;
			push_gone(m, to, old, k + 1);
		}
		at += (uint32_t)chunks[c].len;
	}
}

/* Chunks at a block's start that went, or an empty block, have a row of their
 * own. */
static void push_gone_row(struct making *m, const struct text *to,
	const struct block *b, uint32_t block)
{
	if (b->count ? stays(to, b->chunks[0]) : m->claimed[block])
		return;
	push_row(m, block, ZD_NONE);
	push_gone(m, to, b, 0);
}

static struct zd_redline *redline_of(const struct text *a, const struct text *b,
	const struct zd_draft *from, const struct zd_draft *to)
{
	static struct zd_diff_options options;
	static struct making m;
	uint32_t block = 0, gone = 0;

	zd_diff_options_init(&options);
	memset(&m, 0, sizeof(m));
	m.r = zd_calloc(1, sizeof(*m.r));
	m.r->from = from;
	m.r->to = to;
	m.r->options = &options;
	m.r->from_link = zd_calloc(from->paragraphs.len, sizeof(uint32_t));
	m.r->to_link = zd_calloc(to->paragraphs.len, sizeof(uint32_t));
	for (uint32_t i = 0; i < b->count; i++)
		for (uint32_t k = 0; k < b->paragraphs[i].count; k++) {
			push_to_row(
				&m, a, b, &b->paragraphs[i].blocks[k], block++);
			if (gone < from->blocks.len && below(2)) {
				push_gone_row(&m, b, block_at(a, gone), gone);
				gone++;
			}
		}
	for (; gone < from->blocks.len; gone++)
		push_gone_row(&m, b, block_at(a, gone), gone);
	return m.r;
}

/* --- Output --------------------------------------------------------------- */

static void put_string(struct zd_buf *out, struct zd_slice s)
{
	zd_buf_putc(out, '"');
	zd_escape_json(out, s);
	zd_buf_putc(out, '"');
}

static void put_visible(struct zd_buf *out, struct zd_slice stored)
{
	struct zd_markup_cursor c = {.text = stored};
	struct zd_markup_piece p;

	do {
		p = zd_markup_next(&c);
		if (p.kind == ZD_MARKUP_TEXT)
			zd_buf_put_slice(out, p.text);
		else if (p.kind == ZD_MARKUP_NOTE)
			zd_buf_printf(out, "[^%.*s]", ZD_FMT(p.text));
	} while (p.kind != ZD_MARKUP_END);
}

static void put_expected(
	struct zd_buf *out, const char *name, const struct zd_draft *d)
{
	struct zd_buf line = ZD_BUF_INIT;

	zd_buf_printf(out, "\"%s\": [", name);
	for (size_t i = 0; i < d->blocks.len; i++) {
		const struct zd_block *b = &d->blocks.at[i];
		const struct zd_paragraph *p = &d->paragraphs.at[b->paragraph];

		zd_buf_truncate(&line, 0);
		if (i != p->first)
			zd_buf_printf(&line, "%.*s ", ZD_FMT(b->mark));
		else if (p->kind == ZD_PARAGRAPH)
			zd_buf_printf(&line, "%.*s. ", ZD_FMT(p->label));
		else if (p->kind == ZD_NOTE)
			zd_buf_printf(&line, "[^%.*s] ", ZD_FMT(p->label));
		else if (p->kind == ZD_FIELD && !zd_slice_is(p->label, "title"))
			zd_buf_printf(&line, "%.*s: ", ZD_FMT(p->label));
		put_visible(&line, b->text);
		if (i)
			zd_buf_puts(out, ", ");
		put_string(out, zd_buf_slice(&line));
	}
	zd_buf_puts(out, "]");
	zd_buf_clear(&line);
}

static void put_format(struct zd_buf *out, const struct zd_view *v,
	const char *name, const struct zd_render_options *o)
{
	struct zd_buf text = ZD_BUF_INIT;

	if (zd_view_render(&text, v, o, NULL))
		abort();
	zd_buf_printf(out, ", \"%s\": ", name);
	put_string(out, zd_buf_slice(&text));
	zd_buf_clear(&text);
}

/* In base 64, as it is no text. */
static void put_docx(struct zd_buf *out, const struct zd_view *v)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	struct zd_render_options o;
	struct zd_buf b = ZD_BUF_INIT;

	zd_render_options_init(&o);
	o.format = ZD_FORMAT_DOCX;
	if (zd_view_render(&b, v, &o, NULL))
		abort();
	zd_buf_puts(out, ", \"docx\": \"");
	for (size_t i = 0; i < b.len; i += 3) {
		uint32_t bits = 0,
			 left = b.len - i < 3 ? (uint32_t)(b.len - i) : 3;

		for (uint32_t k = 0; k < 3; k++)
			bits = bits << 8 |
				(k < left ? (unsigned char)b.ptr[i + k] : 0);
		for (uint32_t k = 0; k < 4; k++)
			zd_buf_putc(out,
				k > left ? '='
					 : digits[bits >> (18 - 6 * k) & 63]);
	}
	zd_buf_puts(out, "\"");
	zd_buf_clear(&b);
}

static void put_formats(struct zd_buf *out, const struct zd_view *v)
{
	struct zd_render_options o;

	zd_render_options_init(&o);
	put_docx(out, v);
	for (size_t i = 0; i < zd_renderers_count; i++) {
		if (zd_renderers[i].pack)
			continue;
		o.format = zd_renderers[i].format;
		/* A text has no picture. */
		if (o.format == ZD_FORMAT_SVG)
			continue;
		put_format(out, v, zd_renderers[i].name, &o);
	}
	o.format = ZD_FORMAT_TERM;
	o.columns = 30;
	put_format(out, v, "wrapped", &o);
}

static void one_redline(struct zd_buf *out)
{
	static struct text a, b;
	struct zd_draft *from, *to;
	struct zd_redline *r;
	struct zd_view *v;

	make_text(&a);
	from = draft_of(&a, true);
	b = a;
	for (uint32_t n = below(8); n; n--)
		change(&b);
	if (below(2))
		relabel(&b);
	to = draft_of(&b, false);
	r = redline_of(&a, &b, from, to);
	if (zd_view_of_redline(&v, r, NULL, NULL))
		abort();
	zd_buf_puts(out, "{");
	put_expected(out, "from", from);
	zd_buf_puts(out, ", ");
	put_expected(out, "to", to);
	put_formats(out, v);
	zd_buf_puts(out, "}\n");
	zd_view_free(v);
	zd_vec_clear(&r->rows);
	zd_vec_clear(&r->runs);
	zd_free(r->from_link);
	zd_free(r->to_link);
	zd_free(r);
	zd_draft_free(from);
	zd_draft_free(to);
}

static void one_draft(struct zd_buf *out)
{
	static struct text a;
	struct zd_draft *d;
	struct zd_view *v;

	marks_left = 1;
	make_text(&a);
	d = draft_of(&a, true);
	if (zd_view_of_draft(&v, d, NULL, NULL))
		abort();
	zd_buf_puts(out, "{");
	put_expected(out, "to", d);
	put_formats(out, v);
	zd_buf_puts(out, "}\n");
	zd_view_free(v);
	zd_draft_free(d);
}

int main(int argc, char **argv)
{
	bool draft = argc == 4 && !strcmp(argv[1], "draft");
	struct zd_buf out = ZD_BUF_INIT;

	if (argc != 3 + draft)
		return 2;
	state = strtoull(argv[1 + draft], NULL, 10);
	for (long n = strtol(argv[2 + draft], NULL, 10); n > 0; n--) {
		zd_buf_truncate(&out, 0);
		if (draft)
			one_draft(&out);
		else
			one_redline(&out);
		fwrite(out.ptr, 1, out.len, stdout);
	}
	zd_buf_clear(&out);
	return 0;
}
