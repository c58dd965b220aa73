/* The labels that Word makes by itself, as it counts. */
#include "codec/word.h"

void zd_word_counter_init(struct zd_word_counter *c, const struct zd_word *w)
{
	size_t n = zd_mul(w->lists.len + 1, ZD_WORD_LEVELS);

	c->at = zd_calloc(n, sizeof(*c->at));
	c->begun = zd_calloc(n, sizeof(*c->begun));
}

void zd_word_counter_clear(struct zd_word_counter *c)
{
	zd_free(c->at);
	zd_free(c->begun);
}

static void put_letters(struct zd_buf *out, uint32_t n, char first)
{
	uint32_t times = (n - 1) / 26 + 1;

	/* z is followed by aa, then bb. */
	for (; n && times && times < 64; times--)
		zd_buf_putc(out, (char)(first + (n - 1) % 26));
}

static void put_roman(struct zd_buf *out, uint32_t n, bool upper)
{
	static const struct {
		uint32_t value;
		const char *sign;
	} signs[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"},
		{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"},
		{9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}};

	if (n > 10000) {
		zd_buf_printf(out, "%u", n);
		return;
	}
	for (size_t i = 0; n; i++)
		for (; n >= signs[i].value; n -= signs[i].value)
			for (const char *p = signs[i].sign; *p; p++)
				zd_buf_putc(out, upper ? (char)(*p - 32) : *p);
}

static void put_number(struct zd_buf *out, struct zd_slice format, uint32_t n)
{
	if (zd_slice_is(format, "lowerLetter"))
		put_letters(out, n, 'a');
	else if (zd_slice_is(format, "upperLetter"))
		put_letters(out, n, 'A');
	else if (zd_slice_is(format, "lowerRoman"))
		put_roman(out, n, false);
	else if (zd_slice_is(format, "upperRoman"))
		put_roman(out, n, true);
	else if (zd_slice_is(format, "decimalZero") && n < 10)
		zd_buf_printf(out, "0%u", n);
	else if (!zd_slice_is(format, "none"))
		zd_buf_printf(out, "%u", n);
}

/* Moves the counters on: deeper levels begin anew. */
static uint32_t *step(struct zd_word_counter *c,
	const struct zd_word_list *list, size_t nth, uint32_t depth)
{
	uint32_t *at = c->at + list->family * ZD_WORD_LEVELS;
	bool *begun = c->begun + nth * ZD_WORD_LEVELS;

	if (list->restarts[depth] && !begun[depth])
		at[depth] = 0;
	begun[depth] = true;
	/* Levels above that were never counted stand at their start. */
	for (uint32_t i = 0; i < depth; i++)
		if (!at[i])
			at[i] = list->levels[i].start + 1;
	at[depth] = at[depth] ? at[depth] + 1 : list->levels[depth].start + 1;
	for (uint32_t i = depth + 1; i < ZD_WORD_LEVELS; i++)
		at[i] = 0;
	return at;
}

void zd_word_count(struct zd_word_counter *c, struct zd_buf *out,
	const struct zd_word *w, uint32_t list, uint32_t depth)
{
	const struct zd_word_list *l = &w->lists.at[list - 1];
	const struct zd_word_level *level;
	const uint32_t *at;

	if (depth >= ZD_WORD_LEVELS)
		depth = ZD_WORD_LEVELS - 1;
	level = &l->levels[depth];
	at = step(c, l, list - 1, depth);
	if (zd_slice_is(level->format, "bullet")) {
		zd_buf_puts(out, "–");
		return;
	}
	for (size_t i = 0; i < level->text.len; i++) {
		char sign = level->text.ptr[i];
		char next =
			i + 1 < level->text.len ? level->text.ptr[i + 1] : '\0';

		if (sign != '%' || next < '1' || next > '9') {
			zd_buf_putc(out, sign);
			continue;
		}
		put_number(out,
			level->legal ? ZD_LIT("decimal")
				     : l->levels[next - '1'].format,
			at[next - '1'] ? at[next - '1'] - 1 : 0);
		i++;
	}
}
