#include "text/bracket_said.h"

#include "base/vec.h"
#include "text/markup.h"

static const char *const sayings[] = {"lift", "lift all", "bracket",
	"choose the first", "choose the second", "choose the third",
	"choose the fourth", "delete the first", "delete the second",
	"delete the third", "delete the fourth"};

/* Where "[" and "]" stand in the text, escapes included. */
struct pair {
	uint32_t from, inner; /* the opening sign, and what is behind it */
	uint32_t end, to;     /* the closing sign, and what is behind it */
	bool outer;           /* in no other */
};

struct pairs {
	struct zd_slice text;
	ZD_VEC(struct pair) at;
	ZD_VEC(uint32_t) open;
};

/* The bytes of one thing at i; *sign gets the bracket that it is, or 0. */
static size_t unit(struct zd_slice s, size_t i, char *sign)
{
	size_t note = zd_markup_note(s, i);
	bool escape = s.ptr[i] == '\\' && i + 1 < s.len;
	char c = s.ptr[i + escape];

	*sign = !note && (c == '[' || c == ']') ? c : 0;
	return note ? note : 1u + escape;
}

/* False where they do not balance. */
static bool find_pairs(struct pairs *p)
{
	size_t n;
	char sign;

	for (size_t i = 0; i < p->text.len; i += n) {
		struct pair one = {.from = zd_u32(i)};

		n = unit(p->text, i, &sign);
		one.inner = zd_u32(i + n);
		if (sign == '[') {
			one.outer = !p->open.len;
			zd_vec_push(&p->open, zd_u32(p->at.len));
			zd_vec_push(&p->at, one);
		} else if (sign == ']') {
			struct pair *opened;

			if (!p->open.len)
				return false;
			opened = &p->at.at[p->open.at[--p->open.len]];
			opened->end = zd_u32(i);
			opened->to = zd_u32(i + n);
		}
	}
	return !p->open.len;
}

static void put(
	struct zd_buf *out, const struct pairs *p, size_t from, size_t to)
{
	zd_buf_put_slice(out, zd_slice_sub(p->text, from, to));
}

static bool lift_first(struct zd_buf *out, const struct pairs *p)
{
	const struct pair *first = p->at.at;

	if (!p->at.len)
		return false;
	put(out, p, 0, first->from);
	put(out, p, first->inner, first->end);
	put(out, p, first->to, p->text.len);
	return true;
}

static bool lift_all(struct zd_buf *out, const struct pairs *p)
{
	size_t n;
	char sign;

	if (p->at.len < 2)
		return false;
	for (size_t i = 0; i < p->text.len; i += n) {
		n = unit(p->text, i, &sign);
		if (!sign)
			put(out, p, i, i + n);
	}
	return true;
}

/* Words that are in italics from end to end have their bracket inside. */
static bool put_bracket(struct zd_buf *out, const struct pairs *p)
{
	size_t n = p->text.len;
	bool emph = n > 2 && p->text.ptr[0] == '*' && p->text.ptr[1] != '*' &&
		zd_slice_chr(p->text, '*', 1) == n - 1;

	if (!n)
		return false;
	zd_buf_puts(out, emph ? "*[" : "[");
	put(out, p, emph, n - emph);
	zd_buf_puts(out, emph ? "]*" : "]");
	return true;
}

/* The nth of brackets that stand side by side and are all that there is. */
static const struct pair *alternative(
	const struct pairs *p, struct zd_slice nth)
{
	static const char *const ordinals[] = {
		"first", "second", "third", "fourth"};
	const struct pair *found = NULL;
	size_t at = 0, n = 0;

	for (size_t i = 0; i < p->at.len; i++) {
		const struct pair *one = &p->at.at[i];

		if (!one->outer)
			continue;
		if (one->from != at)
			return NULL;
		if (n < 4 && zd_slice_is(nth, ordinals[n]))
			found = one;
		at = one->to;
		n++;
	}
	return at == p->text.len && n > 1 ? found : NULL;
}

static bool choose(
	struct zd_buf *out, const struct pairs *p, struct zd_slice nth)
{
	const struct pair *one = alternative(p, nth);

	if (one)
		put(out, p, one->inner, one->end);
	return one != NULL;
}

static bool strike(
	struct zd_buf *out, const struct pairs *p, struct zd_slice nth)
{
	const struct pair *one = alternative(p, nth);

	if (one) {
		put(out, p, 0, one->from);
		put(out, p, one->to, p->text.len);
	}
	return one != NULL;
}

static bool act(struct zd_buf *out, const struct pairs *p, struct zd_slice said)
{
	static const char chosen[] = "choose the ", struck[] = "delete the ";

	if (zd_slice_is(said, "lift"))
		return lift_first(out, p);
	if (zd_slice_is(said, "lift all"))
		return lift_all(out, p);
	if (zd_slice_is(said, "bracket"))
		return put_bracket(out, p);
	if (zd_slice_starts(said, chosen))
		return choose(out, p,
			zd_slice_sub(said, sizeof(chosen) - 1, said.len));
	if (zd_slice_starts(said, struck))
		return strike(out, p,
			zd_slice_sub(said, sizeof(struck) - 1, said.len));
	return false;
}

static void pairs_clear(struct pairs *p)
{
	zd_vec_clear(&p->at);
	zd_vec_clear(&p->open);
}

bool zd_bracket_do(
	struct zd_buf *out, struct zd_slice text, struct zd_slice said)
{
	struct pairs p = {.text = text};
	bool done = find_pairs(&p) && act(out, &p, said);

	pairs_clear(&p);
	return done;
}

const char *zd_bracket_said(struct zd_slice from, struct zd_slice to)
{
	struct pairs p = {.text = from};
	struct zd_buf out = ZD_BUF_INIT;
	const char *said = NULL;

	if (zd_slice_chr(from, '[', 0) == SIZE_MAX &&
		zd_slice_chr(to, '[', 0) == SIZE_MAX)
		return NULL;
	if (find_pairs(&p))
		for (size_t i = 0;
			!said && i < sizeof(sayings) / sizeof(*sayings); i++) {
			zd_buf_truncate(&out, 0);
			if (act(&out, &p, zd_slice_str(sayings[i])) &&
				zd_slice_eq(zd_buf_slice(&out), to))
				said = sayings[i];
		}
	zd_buf_clear(&out);
	pairs_clear(&p);
	return said;
}

bool zd_bracket_whole(struct zd_slice text, struct zd_slice *inside)
{
	struct pairs p = {.text = text};
	bool whole = find_pairs(&p) && p.at.len && !p.at.at[0].from &&
		p.at.at[0].to == text.len;

	if (whole)
		*inside = zd_slice_sub(text, p.at.at[0].inner, p.at.at[0].end);
	pairs_clear(&p);
	return whole;
}
