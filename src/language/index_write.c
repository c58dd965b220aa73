/* Writing the index: sources, units, words by how often they stand there. */
#include "language/file.h"
#include "text/token.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

/* A word as it was met first. */
struct met {
	struct zd_slice text;
	uint32_t spread; /* units that have it */
	uint32_t last;   /* of them the last, and 1 */
	uint32_t number; /* its final one */
};

struct zd_index_writer {
	struct zd_arena arena;
	struct zd_buf strings, folded;
	ZD_VEC(struct zd_file_source) sources;
	ZD_VEC(struct zd_file_unit) units; /* first: a place in `sequence` */
	ZD_VEC(uint32_t) sequence; /* all paragraphs, by order of meeting */
	ZD_VEC(struct met) words;
	uint32_t *slots; /* open addressing: place in words + 1 */
	size_t nslots;
};

struct zd_index_writer *zd_index_writer_new(void)
{
	return zd_calloc(1, sizeof(struct zd_index_writer));
}

static struct zd_file_string keep(struct zd_buf *strings, struct zd_slice s)
{
	struct zd_file_string at = {zd_u32(strings->len), zd_u32(s.len)};

	zd_buf_put_slice(strings, s);
	return at;
}

/* --- words ---------------------------------------------------------------- */

static uint32_t *slot_of(struct zd_index_writer *w, struct zd_slice text)
{
	size_t at = (size_t)XXH3_64bits(text.ptr, text.len) & (w->nslots - 1);

	while (w->slots[at] &&
		!zd_slice_eq(w->words.at[w->slots[at] - 1].text, text))
		at = (at + 1) & (w->nslots - 1);
	return &w->slots[at];
}

static void grow(struct zd_index_writer *w)
{
	if (w->words.len + 1 <= w->nslots / 2)
		return;
	w->nslots = w->nslots ? zd_mul(w->nslots, 2) : 4096;
	zd_free(w->slots);
	w->slots = zd_calloc(w->nslots, sizeof(*w->slots));
	for (size_t i = 0; i < w->words.len; i++)
		*slot_of(w, w->words.at[i].text) = zd_u32(i + 1);
}

static uint32_t intern(struct zd_index_writer *w, struct zd_slice text)
{
	struct met one = {0};
	uint32_t *slot;

	grow(w);
	slot = slot_of(w, text);
	if (!*slot) {
		one.text = zd_arena_slice(&w->arena, text);
		zd_vec_push(&w->words, one);
		*slot = zd_u32(w->words.len);
	}
	return *slot - 1;
}

/* The words of a block, behind those of the blocks before it. */
static void add_words(struct zd_index_writer *w, struct zd_slice stored)
{
	const char *at, *end;

	zd_buf_truncate(&w->folded, 0);
	zd_index_fold(&w->folded, stored);
	at = w->folded.ptr;
	for (end = at + w->folded.len; w->folded.len && at < end;) {
		struct zd_slice word = zd_slice_str(at);

		zd_vec_push(&w->sequence, intern(w, word));
		at += word.len + 1;
	}
}

/* --- units ---------------------------------------------------------------- */

/* Counts the words of the newest unit, each once. */
static void count_spread(struct zd_index_writer *w)
{
	const struct zd_file_unit *u = &w->units.at[w->units.len - 1];
	uint32_t number = zd_u32(w->units.len);

	for (uint32_t i = u->first; i < u->first + u->words; i++) {
		struct met *m = &w->words.at[w->sequence.at[i]];

		m->spread += m->last != number;
		m->last = number;
	}
}

static void put_unit(struct zd_index_writer *w, struct zd_file_unit unit,
	struct zd_slice label, struct zd_slice mark)
{
	struct zd_buf b = ZD_BUF_INIT;

	if (!unit.words)
		return;
	zd_buf_printf(&b, "%.*s%s%.*s", ZD_FMT(label),
		label.len && mark.len ? " " : "", ZD_FMT(mark));
	unit.label = keep(&w->strings, zd_buf_slice(&b));
	zd_buf_clear(&b);
	zd_vec_push(&w->units, unit);
	count_spread(w);
}

/* A mark inside another: "(a) (ii)" is the sub-paragraph (ii) of (a). */
struct path {
	struct zd_slice marks[8];
};

static struct zd_slice path_of(struct path *p, struct zd_arena *a,
	const struct zd_draft *d, uint32_t block)
{
	unsigned depth = zd_block_depth(d, block);
	struct zd_slice mark = d->blocks.at[block].mark, whole = {0};

	if (!depth || depth > 7)
		return mark;
	p->marks[depth] = mark;
	for (unsigned i = 1; i <= depth; i++)
		whole = zd_arena_printf(a, "%.*s%s%.*s", ZD_FMT(whole),
			whole.len ? " " : "", ZD_FMT(p->marks[i]));
	return whole;
}

static void add_paragraph(struct zd_index_writer *w, const struct zd_draft *d,
	uint32_t i, uint32_t source)
{
	const struct zd_paragraph *p = &d->paragraphs.at[i];
	struct zd_file_unit unit = {.source = source,
		.first = zd_u32(w->sequence.len),
		.id = keep(&w->strings, p->id)};
	struct zd_arena scratch = {0};
	struct path path = {0};
	uint32_t *ends = zd_calloc(p->count, sizeof(*ends)), from;

	for (uint32_t k = 0; k < p->count; k++) {
		add_words(w, d->blocks.at[p->first + k].text);
		ends[k] = zd_u32(w->sequence.len);
	}
	from = unit.first;
	unit.words = ends[p->count - 1] - from;
	put_unit(w, unit, p->label, (struct zd_slice){0});
	for (uint32_t k = 1; k < p->count; k++) {
		unit.block = k;
		unit.first = ends[k - 1];
		unit.words = ends[k] - ends[k - 1];
		put_unit(w, unit, p->label,
			path_of(&path, &scratch, d, p->first + k));
	}
	zd_free(ends);
	zd_arena_clear(&scratch);
}

void zd_index_add(struct zd_index_writer *w, struct zd_slice symbol,
	const struct zd_draft *d)
{
	struct zd_file_source s = {keep(&w->strings, symbol),
		keep(&w->strings, zd_draft_field(d, "title")),
		keep(&w->strings, zd_draft_field(d, "date"))};

	zd_vec_push(&w->sources, s);
	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		if (p->count && (p->kind == ZD_PARAGRAPH || p->kind == ZD_TEXT))
			add_paragraph(w, d, i, zd_u32(w->sources.len - 1));
	}
}

/* --- the bytes ------------------------------------------------------------ */

static void put_number(struct zd_buf *out, uint32_t n)
{
	for (; n >= 0x80; n >>= 7)
		zd_buf_putc(out, (char)(n & 0x7f));
	zd_buf_putc(out, (char)(n | 0x80));
}

struct order {
	const struct met *met;
	uint32_t place;
};

/* What stands in more units first: it gets the shorter number. */
static int by_spread(const void *x, const void *y)
{
	const struct order *a = x, *b = y;

	if (a->met->spread != b->met->spread)
		return a->met->spread > b->met->spread ? -1 : 1;
	return zd_slice_cmp(a->met->text, b->met->text);
}

static int by_text(const void *x, const void *y)
{
	const struct order *a = x, *b = y;

	return zd_slice_cmp(a->met->text, b->met->text);
}

/* Units of each word, one list behind another: starts[w] is where. */
static uint32_t *list_units(const struct zd_index_writer *w, uint32_t *starts)
{
	size_t n = w->words.len;
	uint32_t *fill = zd_calloc(n + 1, sizeof(*fill));
	uint32_t *last = zd_calloc(n + 1, sizeof(*last)), *list;

	for (size_t i = 0; i < n; i++)
		starts[i + 1] = starts[i] + w->words.at[i].spread;
	list = zd_calloc(starts[n] + 1u, sizeof(*list));
	for (uint32_t u = 0; u < w->units.len; u++) {
		const struct zd_file_unit *unit = &w->units.at[u];

		for (uint32_t k = unit->first; k < unit->first + unit->words;
			k++) {
			uint32_t word = w->sequence.at[k];

			if (last[word] == u + 1)
				continue;
			last[word] = u + 1;
			list[starts[word] + fill[word]++] = u;
		}
	}
	zd_free(fill);
	zd_free(last);
	return list;
}

struct sections {
	struct zd_buf sequences, postings;
	struct zd_file_word *words; /* by number */
	uint32_t *sorted;           /* numbers, by text */
};

static void number_words(struct zd_index_writer *w, struct sections *s)
{
	size_t n = w->words.len;
	struct order *order = zd_calloc(n + 1, sizeof(*order));

	for (size_t i = 0; i < n; i++)
		order[i] = (struct order){&w->words.at[i], (uint32_t)i};
	qsort(order, n, sizeof(*order), by_spread);
	for (size_t i = 0; i < n; i++)
		w->words.at[order[i].place].number = (uint32_t)i;
	qsort(order, n, sizeof(*order), by_text);
	for (size_t i = 0; i < n; i++)
		s->sorted[i] = order[i].met->number;
	zd_free(order);
}

static void write_postings(struct zd_index_writer *w, struct sections *s)
{
	uint32_t *starts = zd_calloc(w->words.len + 1, sizeof(*starts));
	uint32_t *list = list_units(w, starts);

	for (size_t i = 0; i < w->words.len; i++) {
		const struct met *m = &w->words.at[i];
		struct zd_file_word *out = &s->words[m->number];
		uint32_t last = 0;

		out->text = keep(&w->strings, m->text);
		out->spread = m->spread;
		out->first = zd_u32(s->postings.len);
		for (uint32_t k = starts[i]; k < starts[i + 1]; k++) {
			put_number(&s->postings, list[k] - last);
			last = list[k];
		}
		out->bytes = zd_u32(s->postings.len) - out->first;
	}
	zd_free(starts);
	zd_free(list);
}

/* From places in the sequence of numbers to places in its bytes. */
static void write_sequences(struct zd_index_writer *w, struct sections *s)
{
	uint32_t *places = zd_calloc(w->sequence.len + 1, sizeof(*places));
	uint32_t *seen = zd_calloc(w->words.len + 1, sizeof(*seen));

	for (size_t i = 0; i < w->sequence.len; i++) {
		places[i] = zd_u32(s->sequences.len);
		put_number(
			&s->sequences, w->words.at[w->sequence.at[i]].number);
	}
	for (uint32_t u = 0; u < w->units.len; u++) {
		struct zd_file_unit *unit = &w->units.at[u];

		for (uint32_t k = unit->first; k < unit->first + unit->words;
			k++) {
			const struct met *m = &w->words.at[w->sequence.at[k]];
			float weight = zd_index_weight(w->units.len, m->spread);

			if (seen[w->sequence.at[k]] != u + 1)
				unit->norm += weight * weight;
			seen[w->sequence.at[k]] = u + 1;
		}
		unit->first = places[unit->first];
	}
	zd_free(places);
	zd_free(seen);
}

static void put_section(struct zd_buf *out, const void *bytes, size_t len)
{
	if (len)
		zd_buf_put(out, bytes, len);
	while (out->len % 4)
		zd_buf_putc(out, '\0');
}

static void put_all(struct zd_buf *out, struct zd_index_writer *w,
	const struct sections *s, struct zd_file_head *head)
{
	size_t n = w->words.len, begin = out->len;

	put_section(out, head, sizeof(*head));
	put_section(
		out, w->sources.at, w->sources.len * sizeof(*w->sources.at));
	put_section(out, w->units.at, w->units.len * sizeof(*w->units.at));
	put_section(out, s->words, n * sizeof(*s->words));
	put_section(out, s->sorted, n * sizeof(*s->sorted));
	put_section(out, s->sequences.ptr, s->sequences.len);
	put_section(out, s->postings.ptr, s->postings.len);
	put_section(out, w->strings.ptr, w->strings.len);
	head->size = zd_u32(out->len - begin);
	memcpy(out->ptr + begin, head, sizeof(*head));
	head->checksum =
		zd_file_checksum(zd_slice(out->ptr + begin, out->len - begin));
	memcpy(out->ptr + begin, head, sizeof(*head));
}

static void free_writer(struct zd_index_writer *w)
{
	zd_vec_clear(&w->sources);
	zd_vec_clear(&w->units);
	zd_vec_clear(&w->sequence);
	zd_vec_clear(&w->words);
	zd_free(w->slots);
	zd_buf_clear(&w->strings);
	zd_buf_clear(&w->folded);
	zd_arena_clear(&w->arena);
	zd_free(w);
}

void zd_index_finish(struct zd_buf *out, struct zd_index_writer *w,
	const unsigned char stamp[ZD_INDEX_STAMP])
{
	struct zd_file_head head = {.version = ZD_INDEX_VERSION,
		.order = ZD_INDEX_ORDER,
		.sources = zd_u32(w->sources.len),
		.units = zd_u32(w->units.len),
		.words = zd_u32(w->words.len)};
	struct sections s = {.sequences = ZD_BUF_INIT, .postings = ZD_BUF_INIT};

	s.words = zd_calloc(w->words.len + 1, sizeof(*s.words));
	s.sorted = zd_calloc(w->words.len + 1, sizeof(*s.sorted));
	memcpy(head.magic, ZD_INDEX_MAGIC, sizeof(head.magic));
	memcpy(head.stamp, stamp, sizeof(head.stamp));
	number_words(w, &s);
	write_postings(w, &s);
	write_sequences(w, &s);
	head.sequences = zd_u32(s.sequences.len);
	head.postings = zd_u32(s.postings.len);
	head.strings = zd_u32(w->strings.len);
	put_all(out, w, &s, &head);
	zd_buf_clear(&s.sequences);
	zd_buf_clear(&s.postings);
	zd_free(s.words);
	zd_free(s.sorted);
	free_writer(w);
}
