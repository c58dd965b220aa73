#include "text/markup.h"

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static void flush(struct zd_markup_writer *w)
{
	if (!w->run.len)
		return;
	zd_markup_escape(w->out, zd_buf_slice(&w->run), w->fresh);
	w->fresh = false;
	zd_buf_truncate(&w->run, 0);
}

static void put_delimiters(struct zd_markup_writer *w, bool strong, bool emph)
{
	if (!strong && !emph)
		return;
	flush(w);
	zd_buf_puts(w->out, !strong ? "*" : !emph ? "**" : "***");
	w->fresh = false;
}

/* Brings the emphasis to what is wanted, and puts the space that is due. */
static void begin(struct zd_markup_writer *w, bool strong, bool emph)
{
	bool was_strong = w->strong, was_emph = w->emph;

	w->strong = strong;
	w->emph = emph;
	if (!w->space) {
		put_delimiters(w, was_strong != strong, was_emph != emph);
		return;
	}
	w->space = false;
	put_delimiters(w, was_strong && !strong, was_emph && !emph);
	if (!w->whole || !w->fresh || w->run.len)
		zd_buf_putc(&w->run, ' ');
	put_delimiters(w, !was_strong && strong, !was_emph && emph);
}

void zd_markup_write(
	struct zd_markup_writer *w, struct zd_slice s, bool strong, bool emph)
{
	size_t i = 0, from;

	while (i < s.len) {
		for (; i < s.len && is_space(s.ptr[i]); i++)
			w->space = true;
		from = i;
		while (i < s.len && !is_space(s.ptr[i]))
			i++;
		if (i > from) {
			begin(w, strong, emph);
			zd_buf_put(&w->run, s.ptr + from, i - from);
		}
	}
}

void zd_markup_write_note(struct zd_markup_writer *w, struct zd_slice mark,
	bool strong, bool emph)
{
	begin(w, strong, emph);
	flush(w);
	zd_buf_put_slice(w->out, mark);
	w->fresh = false;
}

void zd_markup_write_end(struct zd_markup_writer *w)
{
	if (w->whole)
		w->space = false;
	begin(w, false, false);
	flush(w);
	zd_buf_clear(&w->run);
}
