/* Words and places of a compilation's Markdown, from one party's side. */
#include "codec/circulated_markdown.h"
#include "text/bracket_said.h"

/* Deepest places inside places that are read. */
#define DEPTH 16

int zd_circulated_bad(struct zd_circulated *c, const char *what)
{
	int code = zd_error_set(c->err, ZD_EFORMAT,
		"this compilation cannot be read: %s", what);

	zd_error_place(c->err, NULL, c->line, 0);
	return code;
}

/* Finds where each bracket of the row closes. */
int zd_circulated_ends(struct zd_circulated *c)
{
	ZD_VEC(uint32_t) open = {0};
	struct zd_slice s = c->row;
	int code = ZD_OK;

	c->ends.len = 0;
	for (size_t i = 0; i < s.len; i++)
		zd_vec_push(&c->ends, UINT32_MAX);
	for (size_t i = zd_sign_plain(s, 0); !code && i < s.len;) {
		if ((s.ptr[i] == '[' && zd_sign_unit(s, i) == 1) ||
			zd_sign_at(s, i, ZD_SIGN_OWN_OPEN)) {
			zd_vec_push(&open, zd_u32(i));
		} else if (s.ptr[i] == ']' ||
			zd_sign_at(s, i, ZD_SIGN_OWN_CLOSE)) {
			if (!open.len)
				code = zd_circulated_bad(
					c, "a bracket closes that none opens");
			else
				c->ends.at[open.at[--open.len]] = zd_u32(i);
		}
		i += zd_sign_unit(s, i);
		i += zd_sign_plain(s, i);
	}
	if (!code && open.len)
		code = zd_circulated_bad(c, "a bracket does not close");
	zd_vec_clear(&open);
	return code;
}

/* The place from i on, up to `end`, where one of the signs stands outside
 * inner brackets; `end` when none does. */
size_t zd_circulated_find(const struct zd_circulated *c, size_t i, size_t end,
	const char *sign, const char *other)
{
	while (i < end) {
		if (zd_sign_at(c->row, i, sign) ||
			(other && zd_sign_at(c->row, i, other)))
			return i;
		if (c->ends.at[i] != UINT32_MAX)
			i = c->ends.at[i] + zd_sign_len(c->row, c->ends.at[i]);
		else
			i += zd_sign_unit(c->row, i);
	}
	return end;
}

/* --- Who ------------------------------------------------------------------ */

bool zd_circulated_is_party(const struct zd_circulated *c, struct zd_slice name)
{
	struct zd_buf plain = ZD_BUF_INIT;
	bool is;

	zd_sign_unescape(&plain, name);
	is = c->party.len && zd_slice_caseeq(zd_buf_slice(&plain), c->party);
	zd_buf_clear(&plain);
	return is;
}

struct zd_saying zd_circulated_saying(
	const struct zd_circulated *c, size_t i, size_t end)
{
	struct zd_saying out = {.naked = true};
	struct zd_slice row = zd_slice_sub(c->row, 0, end);
	size_t stop;

	while (zd_sign_at(row, i, "**")) {
		for (stop = i + 2; stop < end && !zd_sign_at(row, stop, "**");)
			stop += zd_sign_unit(row, stop);
		if (zd_circulated_is_party(c, zd_slice_sub(row, i + 2, stop)))
			out.mine = true;
		i = stop + 2;
		if (zd_sign_at(row, i, ", "))
			i += 2;
	}
	if (zd_sign_at(row, i, ": ")) {
		out.naked = false;
		out.said = zd_slice_sub(row, i + 2, end);
	}
	return out;
}

/* --- Places --------------------------------------------------------------- */

/* What stands in a bracket, from the party's side. */
struct choice {
	size_t from, to;      /* its words; equal: none */
	struct zd_slice said; /* what is to become of their brackets */
	bool found;
	size_t unnamed; /* alternatives without a name: the base's */
	bool dashed;    /* somebody is named at all */
};

/* The words of the base, from i to `words`, of which is said what stands from
 * `who` to end. */
static void read_base(const struct zd_circulated *c, struct choice *out,
	size_t i, size_t who, size_t end)
{
	struct zd_saying s;
	size_t stop;

	out->unnamed++;
	if (out->found)
		return;
	out->from = i;
	for (size_t k = who; k < end; k = stop + sizeof(ZD_SIGN_NEXT) - 1) {
		stop = zd_circulated_find(c, k, end, ZD_SIGN_NEXT, NULL);
		s = zd_circulated_saying(c, k, stop);
		if (!s.mine)
			continue;
		out->found = zd_slice_is(s.said, "delete");
		if (out->found)
			out->to = i;
		if (out->found || zd_sign_of_brackets(s.said)) {
			out->said = s.said;
			out->found = true;
			return;
		}
	}
}

/* One alternative from i to end. */
static void read_alternative(
	const struct zd_circulated *c, struct choice *out, size_t i, size_t end)
{
	size_t words = zd_circulated_find(c, i, end, ZD_SIGN_WHO, NULL);
	size_t who = words < end ? words + sizeof(ZD_SIGN_WHO) - 1 : end;
	struct zd_saying s = {0};

	if (who < end) {
		s = zd_circulated_saying(c, who,
			zd_circulated_find(c, who, end, ZD_SIGN_NEXT, NULL));
		out->dashed = true;
	}
	if (who == end || !s.naked) {
		if (!out->found)
			out->to = words;
		read_base(c, out, i, who, end);
	} else if (s.mine) {
		out->found = true;
		out->said = (struct zd_slice){0};
		out->from = i;
		out->to = words;
	}
}

/* The bracket that opens at i. */
static int choose(struct zd_circulated *c, size_t i, struct choice *out)
{
	size_t end = c->ends.at[i], stop;

	*out = (struct choice){0};
	for (i += zd_sign_len(c->row, i); i <= end;
		i = stop + sizeof(ZD_SIGN_OR) - 1) {
		stop = zd_circulated_find(c, i, end, ZD_SIGN_OR, NULL);
		read_alternative(c, out, i, stop);
		if (stop == end)
			break;
	}
	if (out->unnamed > 1 || !out->dashed)
		return zd_circulated_bad(c, "it does not say who wants what");
	return ZD_OK;
}

/* Appends what the party makes of the brackets in a place; false, and
 * nothing, when it is not about those. */
static bool put_brackets(const struct zd_circulated *c, struct zd_buf *out,
	const struct choice *choice, bool own)
{
	struct zd_slice words = zd_slice_sub(c->row, choice->from, choice->to);
	struct zd_buf base = ZD_BUF_INIT, mine = ZD_BUF_INIT;
	bool wanted = choice->from < choice->to || !choice->found;

	if (!wanted || (!own && !choice->said.len))
		return false;
	zd_buf_printf(&base, "%s%.*s%s", own ? "[" : "", ZD_FMT(words),
		own ? "]" : "");
	if (zd_bracket_do(&mine, zd_buf_slice(&base), choice->said))
		zd_sign_words(out, zd_buf_slice(&mine));
	else
		zd_sign_words(out, zd_buf_slice(&base));
	zd_buf_clear(&base);
	zd_buf_clear(&mine);
	return true;
}

/* Appends the words from i to end as the party wants them. */
int zd_circulated_words(
	struct zd_circulated *c, struct zd_buf *out, size_t i, size_t end)
{
	struct {
		size_t next, end;
	} stack[DEPTH] = {{i, end}};
	size_t depth = 1, start = i, n;
	struct choice choice;
	const char *is;
	int code;

	while (depth) {
		i = stack[depth - 1].next;
		if (i >= stack[depth - 1].end) {
			depth--;
			continue;
		}
		n = zd_sign_plain(
			zd_slice_sub(c->row, 0, stack[depth - 1].end), i);
		if (n) {
			zd_buf_put(out, c->row.ptr + i, n);
			stack[depth - 1].next = i + n;
			continue;
		}
		n = zd_sign_unit(c->row, i);
		if ((c->row.ptr[i] == '[' && n == 1) ||
			zd_sign_at(c->row, i, ZD_SIGN_OWN_OPEN)) {
			code = choose(c, i, &choice);
			if (code)
				return code;
			stack[depth - 1].next = c->ends.at[i] +
				zd_sign_len(c->row, c->ends.at[i]);
			if (put_brackets(c, out, &choice, c->row.ptr[i] == '&'))
				continue;
			if (depth == DEPTH)
				return zd_circulated_bad(
					c, "its places are too deep");
			if (choice.from == choice.to && i > start &&
				c->row.ptr[i - 1] == ' ' && out->len)
				zd_buf_truncate(out, out->len - 1);
			stack[depth].next = choice.from;
			stack[depth++].end = choice.to;
			continue;
		}
		if (zd_sign_reference(c->row, i, &is))
			n = zd_sign_reference(c->row, i, &is);
		zd_sign_words(out, zd_slice_sub(c->row, i, i + n));
		stack[depth - 1].next = i + n;
	}
	return ZD_OK;
}
