/*
 * The text that a choice of changes leaves, one paragraph a line, for the
 * readers of drafts. Where the file has our styles it is Markdown, with the
 * fields at its head; else it is plain text, of which codec/plain.c finds out
 * what is what.
 */
#include <string.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "codec/plain.h"
#include "codec/word.h"
#include "text/label.h"
#include "text/markup.h"

/* The text of a note, and which of the notes it is, from 1; 0: unknown. */
struct placed {
	uint32_t place, nth;
	struct zd_slice text;
};

struct writer {
	const struct zd_word *w;
	enum zd_word_choice choice;
	const bool *chosen;
	struct zd_buf *out, line, word;
	struct zd_arena arena;
	struct zd_word_counter counter;
	struct zd_slice *names; /* of each note */
	uint32_t *same;         /* the note that says the same, or itself */
	bool *used;
	uint32_t *order; /* notes that are used, as their marks come */
	size_t order_len;
	ZD_VEC(struct placed) placed; /* texts of notes */
	struct zd_slice *slots;       /* names and texts taken */
	uint32_t *slot_notes;
	size_t mask;
	bool front, title; /* the head is open; it has a title */
};

static bool accepts(const struct writer *wr, uint32_t author)
{
	return wr->choice == ZD_WORD_ACCEPT ||
		(wr->choice == ZD_WORD_CHOSEN && wr->chosen[author]);
}

static bool is_there(const struct writer *wr, uint32_t ins, uint32_t del)
{
	return (!ins || accepts(wr, ins)) && (!del || !accepts(wr, del));
}

/* --- Names of notes ------------------------------------------------------- */

static void note_words(const struct writer *wr, struct zd_buf *out,
	const struct zd_word_note *n)
{
	for (uint32_t i = n->first; i < n->first + n->count; i++) {
		const struct zd_word_piece *p = &wr->w->pieces.at[i];

		if (!p->note && is_there(wr, p->ins, p->del))
			zd_buf_put_slice(out, p->text);
	}
}

/* The note that has this name or text, or 0, and then it is this one's. */
static uint32_t take(struct writer *wr, struct zd_slice key, uint32_t note)
{
	size_t i = (size_t)XXH3_64bits(key.ptr, key.len) & wr->mask;

	for (; wr->slots[i].ptr; i = (i + 1) & wr->mask)
		if (zd_slice_eq(wr->slots[i], key))
			return wr->slot_notes[i];
	wr->slots[i] = key;
	wr->slot_notes[i] = note;
	return 0;
}

static struct zd_slice name_of(
	struct writer *wr, uint32_t i, struct zd_slice text)
{
	const struct zd_word_note *n = &wr->w->notes.at[i];
	struct zd_slice name = n->name;
	struct zd_buf made = ZD_BUF_INIT;

	if (!name.len && zd_note_resolution(&made, text))
		name = zd_arena_slice(&wr->arena, zd_buf_slice(&made));
	zd_buf_clear(&made);
	for (uint32_t k = i + 1; !name.len ||
		take(wr, zd_arena_printf(&wr->arena, "^%.*s", ZD_FMT(name)),
			i + 1);
		k += zd_u32(wr->w->notes.len))
		name = zd_arena_printf(&wr->arena, "note-%u", k);
	return name;
}

static void see_note(struct writer *wr, uint32_t note)
{
	if (!wr->used[note])
		wr->order[wr->order_len++] = note;
	wr->used[note] = true;
}

/* The notes that the text still refers to. */
static void see_notes(struct writer *wr)
{
	const struct zd_word *w = wr->w;

	for (size_t i = 0; i < w->paragraphs.len; i++) {
		const struct zd_word_paragraph *p = &w->paragraphs.at[i];

		for (uint32_t k = p->first; k < p->first + p->count; k++)
			if (w->pieces.at[k].note &&
				is_there(wr, w->pieces.at[k].ins,
					w->pieces.at[k].del))
				see_note(wr, w->pieces.at[k].note - 1);
	}
}

/* Notes that say the same are one: Word has no second mark for a note. */
static void name_notes(struct writer *wr)
{
	size_t n = wr->w->notes.len;

	wr->names = zd_calloc(n + 1, sizeof(*wr->names));
	wr->same = zd_calloc(n + 1, sizeof(*wr->same));
	wr->used = zd_calloc(n + 1, sizeof(*wr->used));
	wr->order = zd_calloc(n + 1, sizeof(*wr->order));
	for (wr->mask = 63; wr->mask < n * 8;)
		wr->mask = wr->mask * 2 + 1;
	wr->slots = zd_calloc(wr->mask + 1, sizeof(*wr->slots));
	wr->slot_notes = zd_calloc(wr->mask + 1, sizeof(*wr->slot_notes));
	see_notes(wr);
	for (uint32_t i = 0; i < n; i++) {
		struct zd_slice text;
		uint32_t other;

		if (!wr->used[i])
			continue;
		zd_buf_truncate(&wr->word, 0);
		note_words(wr, &wr->word, &wr->w->notes.at[i]);
		text = zd_arena_printf(&wr->arena, "%.*s",
			ZD_FMT(zd_slice_trim(zd_buf_slice(&wr->word))));
		other = take(wr,
			zd_arena_printf(&wr->arena, " %.*s", ZD_FMT(text)),
			i + 1);
		wr->same[i] = other ? other - 1 : i;
		if (wr->same[i] == i)
			wr->names[i] = name_of(wr, i, text);
	}
}

/* --- Words ---------------------------------------------------------------- */

/* The looks of a stretch of the line that is being put together. */
struct stretch {
	size_t from, to; /* bytes of word */
	uint32_t note;   /* from 1 */
	bool emph, strong;
	bool mark; /* "[^name]": a mark of no footnote */
};
struct stretches {
	struct stretch *at;
	size_t len, cap;
};

static void add_piece(
	struct writer *wr, struct stretches *s, const struct zd_word_piece *p)
{
	bool old = p->restyled && !accepts(wr, p->restyled);
	struct stretch one = {.from = wr->word.len,
		.note = p->note,
		.emph = old ? p->was_emph : p->emph,
		.strong = old ? p->was_strong : p->strong,
		.mark = wr->w->ours && p->mark && p->text.len &&
			zd_markup_note(p->text, 0) == p->text.len};
	struct stretch *last = s->len ? &s->at[s->len - 1] : NULL;

	if (wr->w->ours)
		zd_put_numbered(
			&wr->word, p->text, ZD_LIT("\\u{"), ZD_LIT("}"));
	else
		zd_buf_put_slice(&wr->word, p->text);
	one.to = wr->word.len;
	if (last && !last->note && !one.note && !last->mark && !one.mark &&
		last->emph == one.emph && last->strong == one.strong)
		last->to = one.to;
	else
		zd_vec_push(s, one);
}

/* Emphasis goes around the words, not the spaces at their ends. */
static void put_stretch(struct writer *wr, struct zd_slice s, const char *sign)
{
	struct zd_slice inner = zd_slice_trim(s);
	size_t lead = inner.len ? (size_t)(inner.ptr - s.ptr) : s.len;

	if (!*sign || !inner.len) {
		zd_markup_escape(&wr->line, s, false);
		return;
	}
	zd_buf_put_slice(&wr->line, zd_slice_sub(s, 0, lead));
	zd_buf_puts(&wr->line, sign);
	zd_markup_escape(&wr->line, inner, false);
	zd_buf_puts(&wr->line, sign);
	zd_buf_put_slice(&wr->line, zd_slice_sub(s, lead + inner.len, s.len));
}

/* In plain text a note's mark is a raised number, as on paper. */
static void put_raised(struct zd_buf *out, uint32_t number)
{
	static const char *const digits[] = {
		"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
	char text[16];

	snprintf(text, sizeof(text), "%u", number);
	for (const char *c = text; *c; c++)
		zd_buf_puts(out, digits[*c - '0']);
}

/* Puts the stretches of a file of ours from byte `skip` on, as stored text,
 * into line. */
static void put_stored(
	struct writer *wr, const struct stretches *s, size_t skip, bool begun)
{
	struct zd_markup_writer w = {
		.out = &wr->line, .fresh = !begun, .whole = !begun};
	struct zd_slice all = zd_buf_slice(&wr->word), mark;

	for (size_t i = 0; i < s->len; i++) {
		const struct stretch *t = &s->at[i];
		size_t from = t->from > skip ? t->from : skip;

		mark = zd_slice_sub(all, t->from, t->to);
		if (t->note)
			mark = zd_arena_printf(&wr->arena, "[^%.*s]",
				ZD_FMT(wr->names[wr->same[t->note - 1]]));
		if (t->note || (t->mark && t->from >= skip))
			zd_markup_write_note(&w, mark, t->strong, t->emph);
		else if (from < t->to)
			zd_markup_write(&w, zd_slice_sub(all, from, t->to),
				t->strong, t->emph);
	}
	zd_markup_write_end(&w);
}

static void put_stretches(
	struct writer *wr, const struct stretches *s, size_t skip, bool begun)
{
	struct zd_slice all = zd_buf_slice(&wr->word);

	if (wr->w->ours) {
		put_stored(wr, s, skip, begun);
		return;
	}
	for (size_t i = 0; i < s->len; i++) {
		const struct stretch *t = &s->at[i];
		size_t from = t->from > skip ? t->from : skip;

		if (t->note)
			put_raised(&wr->line, wr->same[t->note - 1] + 1);
		else if (from < t->to)
			put_stretch(wr, zd_slice_sub(all, from, t->to),
				t->emph && t->strong ? "***"
					: t->emph    ? "*"
					: t->strong  ? "**"
						     : "");
	}
}

/* --- Lines ---------------------------------------------------------------- */

static void end_front(struct writer *wr)
{
	if (wr->front)
		zd_buf_puts(wr->out, "---\n\n");
	wr->front = false;
}

/* A field at the head; false when there can be none any more. */
static bool put_field(struct writer *wr, struct zd_slice key)
{
	if (!wr->front || !key.len || key.len > ZD_MAX_NAME)
		return false;
	zd_buf_printf(wr->out, "%.*s: %.*s\n", ZD_FMT(key),
		ZD_FMT(zd_slice_trim(zd_buf_slice(&wr->line))));
	return true;
}

static bool is_key(struct zd_slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!zd_is_letter(s.ptr[i]) &&
			(!i ||
				!(zd_is_digit(s.ptr[i]) || s.ptr[i] == '-' ||
					s.ptr[i] == '_')))
			return false;
	return s.len > 0;
}

/* The bytes of a label and what stands behind it, as we write them: "OP7.",
 * tab. */
static size_t label_of(struct zd_slice s, struct zd_slice *label)
{
	struct zd_label parsed;
	size_t n = zd_label_parse(s, &parsed);

	if (!n || n >= s.len || s.ptr[n] != '.')
		return 0;
	*label = zd_slice_sub(s, 0, n);
	for (n++; n < s.len && s.ptr[n] == ' ';)
		n++;
	return n;
}

/* "[^res-70-1] …" */
static bool note_of(struct zd_slice s, struct zd_slice *name)
{
	size_t end =
		zd_slice_starts(s, "[^") ? zd_slice_chr(s, ']', 2) : SIZE_MAX;

	if (end == SIZE_MAX || end > ZD_MAX_NAME || end + 1 >= s.len ||
		s.ptr[end + 1] != ' ')
		return false;
	*name = zd_slice_sub(s, 2, end);
	return name->len > 0;
}

/* Keeps the line of a note until all of them are there. */
static void place_note(
	struct writer *wr, const uint32_t places[2], struct zd_slice line)
{
	struct placed p = {.place = places[wr->choice != ZD_WORD_REJECT],
		.nth = zd_u32(wr->placed.len)};

	p.text = zd_arena_slice(&wr->arena, zd_slice_trim(line));
	zd_vec_push(&wr->placed, p);
}

static void put_ours(struct writer *wr, const struct zd_word_paragraph *p,
	const struct stretches *s)
{
	struct zd_slice all = zd_buf_slice(&wr->word), label, key = p->key;
	size_t skip = 0, colon = zd_slice_find(all, ZD_LIT(": "));
	bool old = p->changed && !accepts(wr, p->changed);
	enum zd_word_kind kind = old ? p->was : p->kind;
	uint32_t level = old ? p->was_level : p->level;

	level = level < 1 ? 1 : level > 6 ? 6 : level;
	if (kind == ZD_WORD_FIELD && !key.len && colon != SIZE_MAX &&
		is_key(zd_slice_sub(all, 0, colon))) {
		key = zd_slice_sub(all, 0, colon);
		skip = colon + 2;
	}
	if (kind == ZD_WORD_TITLE && !wr->title)
		key = ZD_LIT("title");
	if ((kind == ZD_WORD_FIELD || key.len) && wr->front) {
		put_stretches(wr, s, skip, true);
		wr->title |= zd_slice_is(key, "title");
		if (put_field(wr, key))
			return;
		zd_buf_truncate(&wr->line, 0);
	}
	end_front(wr);
	if (kind == ZD_WORD_HEADING)
		zd_buf_printf(&wr->line, "%.*s ", (int)level, "######");
	skip = kind == ZD_WORD_LABELLED ? label_of(all, &label) : 0;
	if (!skip && note_of(all, &label)) {
		/* A note that nothing refers to. */
		zd_buf_printf(&wr->line, "[^%.*s]: ", ZD_FMT(label));
		put_stretches(wr, s, label.len + 4, true);
		place_note(wr, p->places, zd_buf_slice(&wr->line));
		return;
	}
	if (skip)
		zd_buf_printf(&wr->line, "**%.*s.** ", ZD_FMT(label));
	put_stretches(wr, s, skip, skip || kind == ZD_WORD_HEADING);
	zd_buf_printf(wr->out, "%.*s\n\n",
		ZD_FMT(zd_slice_trim(zd_buf_slice(&wr->line))));
}

/* A label that was typed in bold is a label all the same. */
static void put_plain(struct writer *wr, const struct stretches *s)
{
	struct zd_slice all = zd_buf_slice(&wr->word), label;
	size_t n = label_of(all, &label);

	if (n && (s->at[0].emph || s->at[0].strong))
		zd_buf_printf(&wr->line, "%.*s. ", ZD_FMT(label));
	else
		n = 0;
	put_stretches(wr, s, n, true);
}

static void put_line(struct writer *wr, const struct zd_word_paragraph *p,
	const struct stretches *s)
{
	zd_buf_truncate(&wr->line, 0);
	if (wr->w->ours) {
		put_ours(wr, p, s);
		return;
	}
	put_plain(wr, s);
	zd_buf_printf(wr->out, "%.*s\n\n",
		ZD_FMT(zd_slice_trim(zd_buf_slice(&wr->line))));
}

static void count(struct writer *wr, const struct zd_word_paragraph *p,
	struct stretches *s)
{
	struct zd_word_piece label = {0};
	struct zd_buf text = ZD_BUF_INIT;

	zd_word_count(&wr->counter, &text, wr->w, p->list, p->depth);
	if (text.len)
		zd_buf_putc(&text, ' ');
	label.text = zd_buf_slice(&text);
	if (text.len)
		add_piece(wr, s, &label);
	zd_buf_clear(&text);
}

/* Paragraphs whose marks are not there run together; what is empty without
 * its mark is nothing. */
static void put_paragraphs(struct writer *wr)
{
	const struct zd_word *w = wr->w;
	const struct zd_word_paragraph *first = NULL;
	struct stretches s = {0};

	for (size_t i = 0; i < w->paragraphs.len; i++) {
		const struct zd_word_paragraph *p = &w->paragraphs.at[i];

		for (uint32_t k = p->first; k < p->first + p->count; k++) {
			const struct zd_word_piece *piece = &w->pieces.at[k];

			if (!is_there(wr, piece->ins, piece->del))
				continue;
			if (!first && p->list)
				count(wr, p, &s);
			first = first ? first : p;
			add_piece(wr, &s, piece);
		}
		if (!is_there(wr, p->ins, p->del) && i + 1 < w->paragraphs.len)
			continue;
		if (first)
			put_line(wr, first, &s);
		first = NULL;
		s.len = 0;
		zd_buf_truncate(&wr->word, 0);
	}
	zd_vec_clear(&s);
}

static int compare_places(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;

	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	return a->nth < b->nth ? -1 : a->nth > b->nth;
}

static void place_note_text(struct writer *wr, uint32_t note)
{
	const struct zd_word *w = wr->w;
	const struct zd_word_note *n = &w->notes.at[note];
	struct stretches s = {0};
	bool gone = false;

	zd_buf_truncate(&wr->word, 0);
	zd_buf_truncate(&wr->line, 0);
	for (uint32_t k = n->first; k < n->first + n->count; k++) {
		const struct zd_word_piece *p = &w->pieces.at[k];

		if (!is_there(wr, p->ins, p->del))
			gone = true;
		else if (!p->note)
			add_piece(wr, &s, p);
	}
	put_stretches(wr, &s, 0, true);
	zd_vec_clear(&s);
	/* On this side the text refers to a note that is not there. */
	if (w->ours && gone && !zd_slice_trim(zd_buf_slice(&wr->line)).len)
		return;
	zd_buf_truncate(&wr->word, 0);
	if (w->ours)
		zd_buf_printf(&wr->word, "[^%.*s]:", ZD_FMT(wr->names[note]));
	else
		put_raised(&wr->word, note + 1);
	zd_buf_printf(&wr->word, " %.*s",
		ZD_FMT(zd_slice_trim(zd_buf_slice(&wr->line))));
	place_note(wr, n->places, zd_buf_slice(&wr->word));
}

/* In the order in which they stood, where all say so; else those that nothing
 * refers to, and then as their marks come. */
static void put_notes(struct writer *wr)
{
	bool all = true;

	for (uint32_t i = 0; !wr->w->ours && i < wr->w->notes.len; i++)
		if (wr->used[i] && wr->same[i] == i)
			place_note_text(wr, i);
	for (size_t i = 0; wr->w->ours && i < wr->order_len; i++)
		if (wr->same[wr->order[i]] == wr->order[i])
			place_note_text(wr, wr->order[i]);
	for (size_t i = 0; i < wr->placed.len; i++)
		all &= wr->placed.at[i].place > 0;
	if (all && wr->placed.len)
		qsort(wr->placed.at, wr->placed.len, sizeof(*wr->placed.at),
			compare_places);
	for (size_t i = 0; i < wr->placed.len; i++)
		zd_buf_printf(
			wr->out, "%.*s\n\n", ZD_FMT(wr->placed.at[i].text));
}

enum zd_codec zd_word_text(struct zd_buf *out, const struct zd_word *w,
	enum zd_word_choice choice, const bool *chosen)
{
	struct writer wr = {
		.w = w, .choice = choice, .chosen = chosen, .out = out};

	zd_word_counter_init(&wr.counter, w);
	name_notes(&wr);
	zd_buf_truncate(&wr.word, 0);
	wr.front = w->ours;
	if (wr.front)
		zd_buf_puts(out, "---\n");
	put_paragraphs(&wr);
	end_front(&wr);
	put_notes(&wr);
	zd_word_counter_clear(&wr.counter);
	zd_free(wr.names);
	zd_free(wr.same);
	zd_free(wr.used);
	zd_free(wr.order);
	zd_vec_clear(&wr.placed);
	zd_free(wr.slots);
	zd_free(wr.slot_notes);
	zd_buf_clear(&wr.line);
	zd_buf_clear(&wr.word);
	zd_arena_clear(&wr.arena);
	return w->ours ? ZD_CODEC_MARKDOWN : ZD_CODEC_PLAIN;
}

struct zd_slice zd_word_excerpt(
	struct zd_arena *a, const struct zd_word *w, uint32_t paragraph)
{
	const struct zd_word_paragraph *p = &w->paragraphs.at[paragraph];
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_slice s;
	size_t len;

	for (uint32_t i = p->first; i < p->first + p->count && out.len < 60;
		i++)
		if (!w->pieces.at[i].del)
			zd_buf_put_slice(&out, w->pieces.at[i].text);
	len = out.len < 60 ? out.len : 60;
	while (len && len < out.len &&
		((unsigned char)out.ptr[len] & 0xc0) == 0x80)
		len--;
	s = zd_arena_slice(a, zd_slice_sub(zd_buf_slice(&out), 0, len));
	zd_buf_clear(&out);
	return s;
}
