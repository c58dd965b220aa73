#include "render/critic.h"

#include "base/ascii.h"
#include "render/block.h"
#include "render/escape.h"

enum { EMPH = 1, STRONG = 2 };

void zd_critic_turn(struct zd_critic *c, unsigned sides)
{
	struct zd_buf *out = c->in.out;

	if (c->sides == sides)
		return;
	if (c->sides != ZD_CRITIC_BOTH)
		zd_buf_puts(out, c->sides == ZD_CRITIC_TO ? "++}" : "--}");
	if (sides != ZD_CRITIC_BOTH)
		zd_buf_puts(out, sides == ZD_CRITIC_TO ? "{++" : "{--");
	c->sides = sides;
}

void zd_critic_begin(struct zd_critic *c, unsigned sides, bool labelled)
{
	for (unsigned i = 0; i < 2; i++)
		if (sides >> i & 1)
			c->streams[i] = (struct zd_critic_stream){
				0, labelled ? SIZE_MAX : 0};
}

void zd_critic_part(struct zd_critic *c)
{
	unsigned sides = c->sides;

	zd_critic_turn(c, ZD_CRITIC_BOTH);
	zd_buf_puts(c->in.out, "{>><<}");
	zd_critic_turn(c, sides);
}

void zd_critic_name(struct zd_critic *c, struct zd_slice name)
{
	if (zd_inline_is_name(name))
		zd_buf_put_slice(c->in.out, name);
	else
		c->in.escape(c->in.out, name, SIZE_MAX);
}

/* The key of a field is written as it is. */
void zd_critic_label(
	struct zd_critic *c, enum zd_view_kind kind, struct zd_slice label)
{
	if (kind == ZD_VIEW_LINE && zd_inline_is_name(label)) {
		zd_buf_put_slice(c->in.out, label);
		zd_buf_putc(c->in.out, ':');
	} else {
		zd_inline_label(&c->in, kind, label);
	}
}

void zd_critic_signs(
	struct zd_critic *c, enum zd_view_kind kind, uint32_t level)
{
	if (kind != ZD_VIEW_TITLE && kind != ZD_VIEW_HEADING)
		return;
	if (kind == ZD_VIEW_TITLE && c->late) {
		zd_buf_puts(c->in.out, "title: ");
		return;
	}
	if (kind == ZD_VIEW_TITLE || level < 1)
		level = 1;
	zd_buf_put(c->in.out, "######", level < 6 ? level : 6);
	zd_buf_putc(c->in.out, ' ');
}

void zd_critic_shape(struct zd_critic *c, enum zd_view_kind kind,
	uint32_t level, struct zd_slice label)
{
	zd_critic_signs(c, kind, level);
	c->in.line = c->in.out->len;
	if (kind == ZD_VIEW_NOTE) {
		zd_buf_puts(c->in.out, "[^");
		zd_critic_name(c, label);
		zd_buf_puts(c->in.out, "]: ");
	} else if (label.len) {
		zd_critic_label(c, kind, label);
		zd_buf_putc(c->in.out, ' ');
	}
	zd_critic_begin(c, c->sides, label.len > 0);
}

/* --- Signs of emphasis ---------------------------------------------------- */

static void put_signs(struct zd_critic *c, unsigned look)
{
	static const char *const signs[] = {"", "*", "**", "***"};

	zd_buf_puts(c->in.out, signs[look]);
}

/* Says that something was written on the sides that are open. */
static void go_on(struct zd_critic *c)
{
	for (unsigned i = 0; i < 2; i++)
		if (c->sides >> i & 1)
			c->streams[i].closed = 0;
}

static void put_spaces(struct zd_critic *c)
{
	bool any = false;

	for (unsigned i = 0; i < 2; i++)
		any |= (c->sides >> i & 1) && c->streams[i].head;
	if (c->spaces)
		go_on(c);
	/* A line that begins with spaces is code to some. */
	for (; any && c->spaces; c->spaces--)
		zd_buf_putc(c->in.out, ' ');
	c->spaces = 0;
}

/* Brings the emphasis to what is wanted, and puts the spaces that are due. */
static void dress(struct zd_critic *c, unsigned look)
{
	unsigned gone = c->look & ~look, new = look & ~c->look;

	c->look = look;
	if (!c->spaces) {
		put_signs(c, gone | new);
		return;
	}
	put_signs(c, gone);
	put_spaces(c);
	put_signs(c, new);
}

static void undress(struct zd_critic *c)
{
	put_signs(c, c->look);
	for (unsigned i = 0; c->look && i < 2; i++)
		if (c->sides >> i & 1)
			c->streams[i].closed = c->look;
	c->look = 0;
}

/* --- Words ---------------------------------------------------------------- */

static bool begins(const struct zd_critic *c)
{
	return ((c->sides & ZD_CRITIC_FROM) && !c->streams[0].head) ||
		((c->sides & ZD_CRITIC_TO) && !c->streams[1].head);
}

static bool is_key(char c)
{
	return zd_is_alnum(c) || c == '-';
}

/* "2. x" may begin in one mark and end in another one, and "organ: x" is a
 * field: the bytes before the full stop, bracket or colon; or SIZE_MAX. */
static size_t list_sign(const struct zd_critic *c, struct zd_slice s)
{
	size_t n = 0;

	while (n < s.len && is_key(s.ptr[n]))
		n++;
	if (n == s.len || !strchr(".):", s.ptr[n]))
		return SIZE_MAX;
	for (unsigned i = 0; i < 2; i++)
		if ((c->sides >> i & 1) && c->streams[i].head != SIZE_MAX)
			return n;
	return SIZE_MAX;
}

/* "iv." at a block's end is no list sign; escaped, it would be the mark of a
 * sub-paragraph without words. */
static bool is_bare_letter(const struct zd_critic *c, struct zd_slice s)
{
	size_t n = 0;

	while (n < s.len && zd_is_letter(s.ptr[n]))
		n++;
	return c->last && n && n + 1 == s.len && strchr(".)", s.ptr[n]);
}

static void put_escaped(struct zd_critic *c, struct zd_slice s)
{
	size_t sign = list_sign(c, s);

	if (is_bare_letter(c, s)) {
		zd_buf_put_slice(c->in.out, s);
		return;
	}
	if (sign != SIZE_MAX) {
		c->in.escape(c->in.out, zd_slice_sub(s, 0, sign),
			begins(c) ? c->in.out->len : SIZE_MAX);
		zd_buf_putc(c->in.out, '\\');
		zd_buf_putc(c->in.out, s.ptr[sign]);
		s = zd_slice_sub(s, sign + 1, s.len);
	}
	c->in.escape(c->in.out, s,
		begins(c) && sign == SIZE_MAX ? c->in.out->len : SIZE_MAX);
}

static void count_head(struct zd_critic *c, struct zd_slice s)
{
	size_t n = 0;

	while (n < s.len && is_key(s.ptr[n]))
		n++;
	for (unsigned i = 0; i < 2; i++) {
		size_t *head = &c->streams[i].head;

		if ((c->sides >> i & 1) && *head != SIZE_MAX)
			*head = n == s.len ? *head + n : SIZE_MAX;
	}
}

/* Text without a space at either end. A text's own "\u{41}" is told from a
 * character that is shown by its number. */
static void put_words(struct zd_critic *c, struct zd_slice s)
{
	size_t at = zd_slice_find(s, ZD_LIT("\\u{"));
	struct zd_slice head =
		zd_slice_sub(s, 0, at == SIZE_MAX ? s.len : at + 2);

	go_on(c);
	while (head.len) {
		put_escaped(c, head);
		count_head(c, head);
		s = zd_slice_sub(s, head.len, s.len);
		if (s.len) {
			if (c->sides == ZD_CRITIC_BOTH)
				zd_critic_part(c);
			else
				zd_buf_puts(c->in.out,
					c->sides == ZD_CRITIC_TO ? "++}{++"
								 : "--}{--");
		}
		at = zd_slice_find(s, ZD_LIT("\\u{"));
		head = zd_slice_sub(s, 0, at == SIZE_MAX ? s.len : at + 2);
	}
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static void put_text(struct zd_critic *c, struct zd_slice s, unsigned look)
{
	size_t end = s.len, at = 0;

	while (at < end && is_space(s.ptr[at]))
		at++;
	c->spaces += at > c->skip ? at - c->skip : 0;
	c->skip = 0;
	while (end > at && is_space(s.ptr[end - 1]))
		end--;
	if (at == end)
		return;
	dress(c, look);
	put_words(c, zd_slice_sub(s, at, end));
	c->spaces += s.len - end;
}

/* --- Runs ----------------------------------------------------------------- */

static unsigned sides_of(const struct zd_view_run *r)
{
	return zd_view_goes(r->mark)     ? ZD_CRITIC_FROM
		: zd_view_comes(r->mark) ? ZD_CRITIC_TO
					 : ZD_CRITIC_BOTH;
}

static unsigned look_of(const struct zd_view_run *r, unsigned sides)
{
	if (r->mark == ZD_VIEW_OWNER)
		return STRONG;
	if (r->restyled && sides == ZD_CRITIC_FROM)
		return (r->was_emph ? EMPH : 0) | (r->was_strong ? STRONG : 0);
	return (r->emph ? EMPH : 0) | (r->strong ? STRONG : 0);
}

/* The end of the runs that stand in one mark. */
static uint32_t stretch(const struct zd_critic *c, uint32_t i, uint32_t end)
{
	const struct zd_view_run *r = &c->in.v->runs.at[i];
	uint32_t k = i + 1;

	while (k < end && !c->in.v->runs.at[k].gap &&
		c->in.v->runs.at[k].restyled == r->restyled &&
		sides_of(&c->in.v->runs.at[k]) == sides_of(r))
		k++;
	return k;
}

/* Whether an emphasis that was closed on one of the sides goes on. */
static bool goes_on(
	const struct zd_critic *c, const struct zd_view_run *r, unsigned sides)
{
	unsigned look = look_of(r, sides);

	return (r->note || (r->text.len && !is_space(r->text.ptr[0]))) &&
		(((sides & ZD_CRITIC_FROM) && (c->streams[0].closed & look)) ||
			((sides & ZD_CRITIC_TO) &&
				(c->streams[1].closed & look)));
}

static void put_stretch(
	struct zd_critic *c, uint32_t i, uint32_t end, unsigned sides)
{
	const struct zd_view_run *r = &c->in.v->runs.at[i];

	if (goes_on(c, r, sides)) {
		zd_critic_turn(c, ZD_CRITIC_BOTH);
		zd_critic_part(c);
	}
	zd_critic_turn(c, sides);
	for (; i < end; i++) {
		r = &c->in.v->runs.at[i];
		c->last = i + 1 == c->end;
		if (!r->note) {
			put_text(c, r->text, look_of(r, sides));
			continue;
		}
		dress(c, look_of(r, sides));
		go_on(c);
		zd_buf_puts(c->in.out, "[^");
		zd_critic_name(c, r->text);
		zd_buf_putc(c->in.out, ']');
		count_head(c, ZD_LIT("["));
	}
	undress(c);
}

static void put_gap(struct zd_critic *c, const struct zd_view_run *r)
{
	zd_critic_turn(c, ZD_CRITIC_FROM);
	zd_buf_puts(c->in.out, "&para; ");
	zd_critic_shape(c, r->number, r->depth, r->text);
}

/* Whether there is more than spaces in the runs. */
static bool have_words(const struct zd_critic *c, uint32_t i, uint32_t end)
{
	for (; i < end; i++) {
		const struct zd_view_run *r = &c->in.v->runs.at[i];

		if (r->note || zd_slice_trim(r->text).len)
			return true;
	}
	return false;
}

/* Words that stay in another emphasis: as they were, and as they are. The
 * spaces around them stay. */
static void put_restyled(struct zd_critic *c, uint32_t i, uint32_t end)
{
	const struct zd_view_run *r = &c->in.v->runs.at[i];
	size_t lead = 0, behind;

	while (!r->note && lead < r->text.len && is_space(r->text.ptr[lead]))
		lead++;
	zd_critic_turn(c, ZD_CRITIC_BOTH);
	c->spaces = lead;
	put_spaces(c);
	c->skip = lead;
	put_stretch(c, i, end, ZD_CRITIC_FROM);
	behind = c->spaces;
	c->spaces = 0;
	c->skip = lead;
	put_stretch(c, i, end, ZD_CRITIC_TO);
	zd_critic_turn(c, ZD_CRITIC_BOTH);
	c->spaces = behind;
	put_spaces(c);
}

void zd_critic_runs(struct zd_critic *c, uint32_t i, uint32_t end)
{
	c->end = end;
	while (i < end) {
		const struct zd_view_run *r = &c->in.v->runs.at[i];
		uint32_t stop;

		if (r->gap) {
			put_gap(c, r);
			i++;
			continue;
		}
		stop = stretch(c, i, end);
		if (r->restyled && have_words(c, i, stop)) {
			put_restyled(c, i, stop);
		} else {
			put_stretch(c, i, stop, sides_of(r));
			put_spaces(c);
		}
		i = stop;
	}
}
