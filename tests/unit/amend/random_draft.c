#include "random_draft.h"

uint32_t roll(struct dice *d, uint32_t n)
{
	/* xorshift64*: Vigna, "An experimental exploration of Marsaglia's
	 * xorshift generators, scrambled" (2016). */
	d->state ^= d->state >> 12;
	d->state ^= d->state << 25;
	d->state ^= d->state >> 27;
	return (uint32_t)((d->state * 0x2545f4914f6cdd1dull) >> 33) % n;
}

/* Few words, so that parties meet; some that are traps. */
static const char *const vocabulary[] = {"all", "States", "shall", "and", "the",
	"poverty", "of", "climate", "*Recalling*", "*in its* entirety", "women",
	"girls", "[extreme]", "[^n1]", "\\*", "73/195", "é", "水資源",
	"gender-responsive", "**bold**", "all", "and", "the", "*Notes with*",
	"\\[x\\]", "needs", "*of **all** States*"};

static const char *const signs[] = {
	" ", " ", " ", " ", " ", " ", ", ", ", ", "; ", ". ", "  ", "", " – "};

#define PICK(d, list) (list)[roll(d, sizeof(list) / sizeof((list)[0]))]

void random_text(struct zd_buf *out, struct dice *d, uint32_t words)
{
	uint32_t n = roll(d, words + 1);

	for (uint32_t i = 0; i < n; i++) {
		zd_buf_puts(out, PICK(d, vocabulary));
		if (i + 1 < n)
			zd_buf_puts(out, PICK(d, signs));
	}
	if (roll(d, 3) == 0)
		zd_buf_puts(out, ".");
}

/* A place where a word begins or ends, at or behind byte `at`. */
static size_t next_edge(struct zd_slice text, size_t at)
{
	while (at < text.len && text.ptr[at] != ' ')
		at++;
	return at;
}

static void edit_once(struct zd_buf *out, struct dice *d, struct zd_slice text)
{
	size_t from = next_edge(text, roll(d, (uint32_t)text.len + 1));
	size_t to = from;

	if (roll(d, 5) == 0)
		from = to = 0;
	if (roll(d, 3))
		for (uint32_t k = roll(d, 6); k && to < text.len; k--)
			to = next_edge(text, to + 1);
	zd_buf_put_slice(out, zd_slice_sub(text, 0, from));
	if (roll(d, 3)) {
		zd_buf_puts(out, PICK(d, signs));
		random_text(out, d, roll(d, 8) ? 3 : 12);
	}
	zd_buf_put_slice(out, zd_slice_sub(text, to, text.len));
}

void random_edit(struct zd_buf *out, struct dice *d, struct zd_slice text)
{
	struct zd_buf now = ZD_BUF_INIT, next = ZD_BUF_INIT;

	zd_buf_put_slice(&now, text);
	for (uint32_t k = 1 + roll(d, 4); k; k--) {
		zd_buf_truncate(&next, 0);
		edit_once(&next, d, zd_buf_slice(&now));
		zd_buf_truncate(&now, 0);
		zd_buf_put_slice(&now, zd_buf_slice(&next));
	}
	zd_buf_put_slice(out, zd_buf_slice(&now));
	zd_buf_clear(&now);
	zd_buf_clear(&next);
}

static void add_text_block(
	struct zd_draft *to, struct dice *d, const char *mark, uint32_t words)
{
	struct zd_buf text = ZD_BUF_INIT;

	random_text(&text, d, words);
	zd_draft_add_block(to, zd_slice_str(mark), zd_buf_slice(&text));
	zd_buf_clear(&text);
}

static const char *const marks[] = {"(a)", "(b)", "(c)", "(d)", "(i)", "-"};

static void add_blocks(struct zd_draft *to, struct dice *d)
{
	add_text_block(to, d, "", 30);
	if (roll(d, 3))
		return;
	for (uint32_t k = 0, n = roll(d, 5); k < n; k++)
		add_text_block(to, d, roll(d, 5) ? marks[k] : "", 10);
}

static uint32_t add_paragraph(struct zd_draft *to, struct dice *d,
	enum zd_kind kind, const char *label, const char *id)
{
	uint32_t i = zd_draft_add(to, kind, zd_slice_str(label));

	to->paragraphs.at[i].id = zd_arena_slice(&to->arena, zd_slice_str(id));
	if (kind == ZD_HEADING)
		to->paragraphs.at[i].level = 1 + roll(d, 3);
	return i;
}

struct zd_draft *random_draft(struct dice *d, uint32_t paragraphs)
{
	struct zd_draft *to = zd_draft_new();
	char label[32], id[32];

	add_paragraph(to, d, ZD_FIELD, "title", "title");
	add_text_block(to, d, "", 6);
	add_paragraph(to, d, ZD_FORMULA, "", "zero-formula");
	zd_draft_add_block(to, ZD_LIT(""), ZD_LIT("*The General Assembly*,"));
	for (uint32_t k = 1; k <= paragraphs; k++) {
		snprintf(label, sizeof(label), "OP%u", k);
		snprintf(id, sizeof(id), "zero-OP%u", k);
		if (roll(d, 6) == 0)
			add_paragraph(to, d, ZD_HEADING, "", id);
		else
			add_paragraph(to, d, ZD_PARAGRAPH, label, id);
		add_blocks(to, d);
	}
	add_paragraph(to, d, ZD_NOTE, "n1", "^n1");
	add_text_block(to, d, "", 6);
	return to;
}

/* --- Changes ----------------------------------------------------------- */

static void copy_edited(struct zd_draft *to, struct dice *d,
	const struct zd_draft *from, uint32_t i)
{
	const struct zd_paragraph *p = &from->paragraphs.at[i];
	uint32_t at = add_paragraph(to, d, p->kind, "", "");
	uint32_t target = roll(d, p->count + 1);
	struct zd_buf text = ZD_BUF_INIT;

	to->paragraphs.at[at].label = zd_arena_slice(&to->arena, p->label);
	to->paragraphs.at[at].id = zd_arena_slice(&to->arena, p->id);
	to->paragraphs.at[at].level = p->level;
	for (uint32_t k = 0; k < p->count; k++) {
		const struct zd_block *b = &from->blocks.at[p->first + k];
		uint32_t what = k == target || !k ? roll(d, 8) : 9;

		if (what == 0 && (k || p->count > 1 || !roll(d, 9)))
			continue; /* this block goes */
		zd_buf_truncate(&text, 0);
		if (what < 6)
			random_edit(&text, d, b->text);
		else
			zd_buf_put_slice(&text, b->text);
		zd_draft_add_block(to,
			what == 6 ? zd_slice_str(PICK(d, marks)) : b->mark,
			zd_buf_slice(&text));
		if (what == 7)
			add_text_block(to, d, PICK(d, marks), 6);
	}
	zd_buf_clear(&text);
}

static void add_new(struct zd_draft *to, struct dice *d, uint32_t after)
{
	static const char *const suffix[] = {" bis", " ter", " alt", ""};
	static const char *const origins[] = {"", "", "split zero-OP1"};
	/* Ids of two parties may be the same, or missing. */
	static const char *const ids[] = {"", "", "x-1", "x-2", "x-3"};
	char label[32];
	uint32_t i;

	snprintf(label, sizeof(label), "OP%u%s", after, PICK(d, suffix));
	i = add_paragraph(to, d, ZD_PARAGRAPH, label, "");
	if (zd_draft_find_id(to, zd_slice_str(ids[i % 5])) == ZD_NONE)
		to->paragraphs.at[i].id = zd_slice_str(ids[i % 5]);
	to->paragraphs.at[i].origin = zd_slice_str(PICK(d, origins));
	if (roll(d, 3)) /* one that others are likely to propose too */
		zd_draft_add_block(to, ZD_LIT(""), ZD_LIT("*Invites* all;"));
	else
		add_text_block(to, d, "", 5);
	if (roll(d, 4) == 0)
		add_text_block(to, d, "(a)", 3);
}

static void copy_renamed(struct zd_draft *to, struct dice *d,
	const struct zd_draft *from, uint32_t i)
{
	static const char *const labels[] = {"OP1", "OP7", "OP7 bis"};
	struct zd_paragraph *p;

	i = zd_draft_add_copy(to, from, i);
	p = &to->paragraphs.at[i];
	switch (roll(d, 4)) {
	case 0:
		p->kind = ZD_HEADING;
		p->level = 2;
		break;
	case 1: p->origin = ZD_LIT("merge zero-OP1 zero-OP2"); break;
	default:
		if (p->kind == ZD_PARAGRAPH)
			p->label = zd_slice_str(PICK(d, labels));
		else
			p->level++;
	}
}

/* The order of the copy: paragraph indices, some moved. */
static void shuffle(struct dice *d, uint32_t *order, uint32_t n, uint32_t moves)
{
	for (; moves && n > 1; moves--) {
		uint32_t from = roll(d, n), to = roll(d, n), was = order[from];

		for (; from < to; from++)
			order[from] = order[from + 1];
		for (; from > to; from--)
			order[from] = order[from - 1];
		order[to] = was;
	}
}

static void change_one(struct zd_draft *to, struct dice *d,
	const struct zd_draft *base, uint32_t i)
{
	switch (roll(d, 9)) {
	case 0: break; /* dropped */
	case 1:
		zd_draft_add_copy(to, base, i);
		add_new(to, d, i);
		break;
	case 2:
		add_new(to, d, i);
		add_new(to, d, i);
		break;
	case 3: copy_renamed(to, d, base, i); break;
	default: copy_edited(to, d, base, i);
	}
}

struct zd_draft *random_changes(
	struct dice *d, const struct zd_draft *base, uint32_t n)
{
	struct zd_draft *to = zd_draft_new();
	uint32_t len = (uint32_t)base->paragraphs.len;
	uint32_t *order = zd_calloc(len, sizeof(*order));
	uint32_t *touched = zd_calloc(len, sizeof(*touched));

	for (uint32_t i = 0; i < len; i++)
		order[i] = i;
	if (n && roll(d, 3) == 0)
		shuffle(d, order, len, 1 + roll(d, 3));
	for (; n; n--)
		touched[roll(d, len)] = 1;
	for (uint32_t i = 0; i < len; i++) {
		if (touched[i])
			change_one(to, d, base, order[i]);
		else
			zd_draft_add_copy(to, base, order[i]);
	}
	zd_free(order);
	zd_free(touched);
	return to;
}

void dump_draft(struct zd_buf *out, const struct zd_draft *d)
{
	for (size_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		zd_buf_printf(out, "%d/%u <%.*s> id=%.*s origin=%.*s\n",
			(int)p->kind, p->level, ZD_FMT(p->label), ZD_FMT(p->id),
			ZD_FMT(p->origin));
		for (uint32_t b = p->first; b < p->first + p->count; b++)
			zd_buf_printf(out, "\t%.*s|%.*s|\n",
				ZD_FMT(d->blocks.at[b].mark),
				ZD_FMT(d->blocks.at[b].text));
	}
}
