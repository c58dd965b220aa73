#include "text/draft.h"

#include <assert.h>

#include "base/ascii.h"
#include "text/markup.h"

struct zd_draft *zd_draft_new(void)
{
	return zd_calloc(1, sizeof(struct zd_draft));
}

void zd_draft_free(struct zd_draft *d)
{
	if (!d)
		return;
	zd_arena_clear(&d->arena);
	zd_vec_clear(&d->paragraphs);
	zd_vec_clear(&d->blocks);
	zd_free(d->owned);
	zd_free(d);
}

void zd_draft_expect(struct zd_draft *d, size_t paragraphs, size_t blocks)
{
	zd_vec_reserve(&d->paragraphs, paragraphs);
	zd_vec_reserve(&d->blocks, blocks);
}

uint32_t zd_draft_add_borrowed(
	struct zd_draft *d, enum zd_kind kind, struct zd_slice label)
{
	struct zd_paragraph p = {0};

	p.kind = kind;
	p.label = label;
	p.first = zd_u32(d->blocks.len);
	zd_vec_push(&d->paragraphs, p);
	return zd_u32(d->paragraphs.len - 1);
}

uint32_t zd_draft_add(
	struct zd_draft *d, enum zd_kind kind, struct zd_slice label)
{
	if (label.len)
		label = zd_arena_slice(&d->arena, label);
	return zd_draft_add_borrowed(d, kind, label);
}

void zd_draft_add_block_borrowed(
	struct zd_draft *d, struct zd_slice mark, struct zd_slice text)
{
	struct zd_block b = {0};

	assert(d->paragraphs.len);
	b.mark = mark;
	b.text = text;
	b.paragraph = zd_u32(d->paragraphs.len - 1);
	zd_vec_push(&d->blocks, b);
	d->paragraphs.at[b.paragraph].count++;
}

void zd_draft_add_block(
	struct zd_draft *d, struct zd_slice mark, struct zd_slice text)
{
	if (mark.len)
		mark = zd_arena_slice(&d->arena, mark);
	zd_draft_add_block_borrowed(d, mark, zd_arena_slice(&d->arena, text));
}

uint32_t zd_draft_add_copy(
	struct zd_draft *d, const struct zd_draft *from, uint32_t i)
{
	const struct zd_paragraph *p = &from->paragraphs.at[i];
	uint32_t at = zd_draft_add(d, p->kind, p->label);

	d->paragraphs.at[at].level = p->level;
	d->paragraphs.at[at].id = zd_arena_slice(&d->arena, p->id);
	d->paragraphs.at[at].origin = zd_arena_slice(&d->arena, p->origin);
	for (uint32_t b = p->first; b < p->first + p->count; b++)
		zd_draft_add_block(
			d, from->blocks.at[b].mark, from->blocks.at[b].text);
	return at;
}

void zd_draft_name_notes(struct zd_names *out, const struct zd_draft *d)
{
	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_NOTE)
			zd_names_add(out, d->paragraphs.at[i].label, i);
	zd_names_sort(out);
}

struct zd_draft *zd_draft_copy(const struct zd_draft *from)
{
	struct zd_draft *d = zd_draft_new();

	for (uint32_t i = 0; i < from->paragraphs.len; i++)
		zd_draft_add_copy(d, from, i);
	return d;
}

struct zd_slice zd_draft_field(const struct zd_draft *d, const char *key)
{
	for (size_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		if (p->kind == ZD_FIELD && zd_slice_is(p->label, key))
			return p->count ? d->blocks.at[p->first].text
					: (struct zd_slice){0};
	}
	return (struct zd_slice){0};
}

uint32_t zd_draft_find_id(const struct zd_draft *d, struct zd_slice id)
{
	for (size_t i = 0; id.len && i < d->paragraphs.len; i++)
		if (zd_slice_eq(d->paragraphs.at[i].id, id))
			return (uint32_t)i;
	return ZD_NONE;
}

uint32_t zd_draft_find_note(const struct zd_draft *d, struct zd_slice name)
{
	for (size_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_NOTE &&
			zd_slice_eq(d->paragraphs.at[i].label, name))
			return (uint32_t)i;
	return ZD_NONE;
}

static bool heading_is(const struct zd_draft *d, const struct zd_paragraph *p,
	struct zd_slice q)
{
	struct zd_buf plain = ZD_BUF_INIT;
	bool same;

	if (p->kind != ZD_HEADING || !p->count)
		return false;
	zd_markup_plain(&plain, d->blocks.at[p->first].text);
	same = zd_slice_caseeq(zd_buf_slice(&plain), q);
	zd_buf_clear(&plain);
	return same;
}

/* The block of a path in paragraph p: its marks are matched one by one. */
static uint32_t find_block(const struct zd_draft *d,
	const struct zd_paragraph *p, const struct zd_label *want)
{
	uint32_t at = p->first;
	unsigned depth;

	for (unsigned k = 0; k < want->depth; k++) {
		depth = zd_block_depth(d, at);
		do {
			if (++at >= p->first + p->count ||
				zd_block_depth(d, at) <= depth)
				return ZD_NONE;
		} while (!zd_sign_matches(
			&want->path[k], d->blocks.at[at].mark));
	}
	return at;
}

static bool same_number(const struct zd_label *a, const struct zd_label *b)
{
	bool series = a->series == b->series || a->series == ZD_SERIES_NONE ||
		(a->series == ZD_SERIES_PLAIN && b->series == ZD_SERIES_OP) ||
		(a->series == ZD_SERIES_OP && b->series == ZD_SERIES_PLAIN);

	return series && a->number == b->number && a->bis == b->bis &&
		a->alt == b->alt;
}

static uint32_t answers(const struct zd_draft *d, uint32_t i,
	struct zd_slice query, const struct zd_label *want)
{
	const struct zd_paragraph *p = &d->paragraphs.at[i];
	struct zd_label own;

	if (p->id.len && zd_slice_eq(p->id, query))
		return p->first;
	if (p->kind == ZD_FIELD && zd_slice_caseeq(p->label, query))
		return p->first;
	if (p->kind == ZD_NOTE && zd_slice_eq(p->label, query))
		return p->first;
	if (heading_is(d, p, query))
		return p->first;
	if (!want || p->kind != ZD_PARAGRAPH || !zd_label_is(p->label, &own) ||
		!same_number(want, &own))
		return ZD_NONE;
	return find_block(d, p, want);
}

uint32_t zd_draft_find(const struct zd_draft *d, struct zd_slice query,
	uint32_t *block, uint32_t *matches)
{
	struct zd_label want;
	bool label = zd_label_is(query, &want);
	uint32_t found = ZD_NONE, at, n = 0;

	query = zd_slice_trim(query);
	for (uint32_t i = 0; query.len && i < d->paragraphs.len; i++) {
		at = answers(d, i, query, label ? &want : NULL);
		if (at == ZD_NONE)
			continue;
		if (!n++) {
			found = i;
			if (block)
				*block = at;
		}
	}
	if (matches)
		*matches = n;
	return found;
}

/* "i" of "(i)" and "(i bis)"; *words: something stands behind it. */
static struct zd_slice bare_sign(
	const struct zd_draft *d, uint32_t block, bool *words)
{
	struct zd_slice mark = d->blocks.at[block].mark;
	size_t n = 1;

	while (zd_is_alnum(zd_slice_at(mark, n)))
		n++;
	*words = n + 1 < mark.len;
	return zd_slice_at(mark, 0) == '(' ? zd_slice_sub(mark, 1, n)
					   : (struct zd_slice){0};
}

/* Whether "(i)" comes behind "(h)", or "(i bis)" behind such an "(i)". */
static bool follows_h(const struct zd_draft *d, uint32_t block, uint32_t first)
{
	struct zd_slice s = {0};
	bool words;

	bare_sign(d, block, &words);
	/* Behind ten of them it is a numeral, and the walk short. */
	for (int k = 0; k < 10 && block > first; k++) {
		bool behind = words;

		s = bare_sign(d, --block, &words);
		if (!behind || !zd_slice_is(s, "i"))
			break;
	}
	return zd_slice_is(s, "h");
}

unsigned zd_block_depth(const struct zd_draft *d, uint32_t block)
{
	const struct zd_block *b = &d->blocks.at[block];
	const struct zd_paragraph *p = &d->paragraphs.at[b->paragraph];
	bool roman_first = false, words;
	struct zd_slice s = b->mark;

	if (!s.len)
		return block == p->first ? 0 : 1;
	if (s.ptr[0] != '(')
		return s.len > 1 ? 3 : 1;
	s = bare_sign(d, block, &words);
	/* "(i)" is a letter's depth where the paragraph begins with roman
	 * numerals, and where it follows "(h)". */
	for (uint32_t k = p->first; k < p->first + p->count; k++)
		if (d->blocks.at[k].mark.len) {
			roman_first = zd_slice_is(d->blocks.at[k].mark, "(i)");
			break;
		}
	if (roman_first ||
		(zd_slice_is(s, "i") && follows_h(d, block, p->first)))
		return 1;
	return zd_roman_parse(s) && (s.len > 1 || strchr("ivx", s.ptr[0])) ? 2
									   : 1;
}

static void put_mark(struct zd_buf *out, struct zd_slice mark)
{
	size_t n = mark.len;

	/* "a." and "a)" hide their second sign, "(a)" and "-" their first. */
	if (n > 1 && mark.ptr[0] != '(' &&
		(mark.ptr[n - 1] == '.' || mark.ptr[n - 1] == ')')) {
		zd_buf_put(out, mark.ptr, n - 1);
		zd_buf_putc(out, '\\');
		zd_buf_putc(out, mark.ptr[n - 1]);
		return;
	}
	if ((unsigned char)mark.ptr[0] < 0x80)
		zd_buf_putc(out, '\\');
	zd_buf_put_slice(out, mark);
}

void zd_block_write(struct zd_buf *out, const struct zd_block *b)
{
	if (b->mark.len) {
		put_mark(out, b->mark);
		if (b->text.len)
			zd_buf_putc(out, ' ');
	}
	zd_buf_put_slice(out, b->text);
}

/* The first space, or the first behind a parenthesis: "\(i bis) ". */
static size_t end_of_mark(struct zd_slice line)
{
	size_t from = 0;

	if (zd_slice_starts(line, "\\("))
		from = zd_slice_chr(line, ')', 2);
	return from == SIZE_MAX ? from : zd_slice_chr(line, ' ', from);
}

size_t zd_block_mark_parse(
	struct zd_slice line, struct zd_slice *mark, char room[ZD_MARK_ROOM])
{
	size_t space = end_of_mark(zd_slice_sub(line, 0, ZD_MARK_ROOM));
	struct zd_slice head = zd_slice_sub(line, 0, space);
	size_t n = 0, escapes = 0;

	*mark = (struct zd_slice){0};
	if (!head.len || head.len >= ZD_MARK_ROOM - 1)
		return 0;
	for (size_t i = 0; i < head.len; i++) {
		if (head.ptr[i] == '\\')
			escapes++;
		else
			room[n++] = head.ptr[i];
	}
	room[n] = ' ';
	if (!n || escapes > 1 ||
		(!escapes && (unsigned char)head.ptr[0] < 0x80) ||
		zd_mark_parse(zd_slice(room, n + 1), true) != n)
		return 0;
	*mark = zd_slice(room, n);
	return space == SIZE_MAX ? head.len : space + 1;
}

void zd_paragraph_write(
	struct zd_buf *out, const struct zd_draft *d, uint32_t i)
{
	const struct zd_paragraph *p = &d->paragraphs.at[i];

	for (uint32_t b = p->first; b < p->first + p->count; b++) {
		if (b > p->first)
			zd_buf_puts(out, "\n\n");
		zd_block_write(out, &d->blocks.at[b]);
	}
	zd_buf_putc(out, '\n');
}

struct zd_slice zd_paragraph_text(
	struct zd_arena *a, const struct zd_draft *d, uint32_t i)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice text = {0};

	if (i < d->paragraphs.len) {
		zd_paragraph_write(&b, d, i);
		text = zd_arena_slice(a, zd_buf_slice(&b));
	}
	zd_buf_clear(&b);
	return text;
}

void zd_paragraph_read(struct zd_draft *d, struct zd_slice file)
{
	char room[ZD_MARK_ROOM];
	struct zd_slice line, mark;
	bool first = true;
	size_t used;

	while (file.ptr) {
		line = zd_slice_cut(&file, '\n');
		/* Only the chapeau may be without a word. */
		if (!line.len && (!first || !file.ptr))
			continue;
		mark = (struct zd_slice){0};
		used = first ? 0 : zd_block_mark_parse(line, &mark, room);
		zd_draft_add_block(d, mark, zd_slice_sub(line, used, line.len));
		first = false;
	}
}

/* nth: among those of its kind, for what has no name of its own. */
static struct zd_slice name_of(
	struct zd_arena *a, const struct zd_paragraph *p, unsigned nth)
{
	switch (p->kind) {
	case ZD_FIELD:
	case ZD_PARAGRAPH: return p->label;
	case ZD_NOTE:
		return zd_arena_printf(a, "footnote %.*s", ZD_FMT(p->label));
	case ZD_FORMULA: return ZD_LIT("formula");
	case ZD_HEADING: return zd_arena_printf(a, "heading %u", nth);
	case ZD_TEXT: break;
	}
	return zd_arena_printf(a, "text %u", nth);
}

struct zd_slice zd_paragraph_name(
	struct zd_arena *a, const struct zd_draft *d, uint32_t i)
{
	const struct zd_paragraph *p = &d->paragraphs.at[i];
	unsigned nth = 1;

	if (p->kind == ZD_HEADING || p->kind == ZD_TEXT)
		for (uint32_t k = 0; k < i; k++)
			nth += d->paragraphs.at[k].kind == p->kind;
	return name_of(a, p, nth);
}

struct zd_slice *zd_paragraph_names(
	struct zd_arena *a, const struct zd_draft *d)
{
	struct zd_slice *names =
		zd_arena_calloc(a, d->paragraphs.len + 1, sizeof(*names));
	unsigned headings = 0, texts = 0;

	for (size_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		headings += p->kind == ZD_HEADING;
		texts += p->kind == ZD_TEXT;
		names[i] =
			name_of(a, p, p->kind == ZD_HEADING ? headings : texts);
	}
	return names;
}

bool zd_paragraph_same(const struct zd_draft *a, uint32_t i,
	const struct zd_draft *b, uint32_t j)
{
	const struct zd_paragraph *p = &a->paragraphs.at[i];
	const struct zd_paragraph *q = &b->paragraphs.at[j];

	if (p->count != q->count)
		return false;
	for (uint32_t k = 0; k < p->count; k++) {
		const struct zd_block *x = &a->blocks.at[p->first + k];
		const struct zd_block *y = &b->blocks.at[q->first + k];

		if (!zd_slice_eq(x->mark, y->mark) ||
			!zd_slice_eq(x->text, y->text))
			return false;
	}
	return true;
}
