/*
 * CriticMarkup as it is written in mails: {++new++}, {--gone--},
 * {~~old~>new~~}, {==marked==}, {>>said<<}. A mark that is never closed is
 * text. Marks do not nest.
 */
#include <string.h>

#include "base/ascii.h"
#include "codec/markdown.h"
#include "codec/tracked.h"

struct mark {
	const char *open, *close;
	bool accepted, rejected; /* stays so */
};

static const struct mark marks[] = {{"{++", "++}", true, false},
	{"{--", "--}", false, true}, {"{~~", "~~}", true, true},
	{"{==", "==}", true, true}, {"{>>", "<<}", false, false}};

/* The mark that opens at `at`, and where it closes; NULL for none. dead has,
 * for each mark, where its end was looked for in vain. */
static const struct mark *mark_at(
	struct zd_slice s, size_t at, size_t *close, size_t dead[5])
{
	struct zd_slice rest = zd_slice_sub(s, at, s.len);

	for (size_t i = 0; i < 5; i++) {
		size_t n;

		if (!zd_slice_starts(rest, marks[i].open) || at >= dead[i])
			continue;
		if (at && s.ptr[at - 1] == '\\')
			return NULL;
		n = zd_slice_find(zd_slice_sub(s, at + 3, s.len),
			zd_slice_str(marks[i].close));
		if (n == SIZE_MAX) {
			dead[i] = at;
			return NULL;
		}
		*close = at + 3 + n;
		return &marks[i];
	}
	return NULL;
}

bool zd_critic_is(struct zd_slice text)
{
	size_t dead[5], close, at = 0;

	memset(dead, 0xff, sizeof(dead));
	while ((at = zd_slice_chr(text, '{', at)) != SIZE_MAX)
		if (mark_at(text, at++, &close, dead))
			return true;
	return false;
}

/* What is left of the words inside a mark. */
static struct zd_slice left_of(
	const struct mark *m, struct zd_slice inner, bool accept)
{
	size_t arrow;

	if (m->open[1] == '~') {
		arrow = zd_slice_find(inner, ZD_LIT("~>"));
		if (arrow == SIZE_MAX)
			return inner;
		return accept ? zd_slice_sub(inner, arrow + 2, inner.len)
			      : zd_slice_sub(inner, 0, arrow);
	}
	if (!(accept ? m->accepted : m->rejected))
		return (struct zd_slice){0};
	return inner;
}

/* What was taken out, in which other paragraphs may have begun. */
static void put_parts(struct zd_buf *out, struct zd_slice s)
{
	static const char gap[] = "&para;";
	size_t at;

	while ((at = zd_slice_find(s, zd_slice_str(gap))) != SIZE_MAX) {
		bool escaped = at && s.ptr[at - 1] == '\\';

		zd_buf_put_slice(
			out, zd_slice_sub(s, 0, escaped ? at + 1 : at));
		s = zd_slice_sub(s, escaped ? at + 1 : at + strlen(gap), s.len);
		if (escaped)
			continue;
		zd_buf_puts(out, "\n\n");
		while (s.len && s.ptr[0] == ' ')
			s = zd_slice_sub(s, 1, s.len);
	}
	zd_buf_put_slice(out, s);
}

/* "&para;" is how we write that a paragraph ended here, or begins here, on
 * one side only. */
static void put_left(struct zd_buf *out, const struct mark *m,
	struct zd_slice inner, bool accept)
{
	struct zd_slice s = left_of(m, inner, accept);
	bool gap = zd_slice_starts(inner, "&para;");

	if (gap && s.len) {
		s = zd_slice_sub(s, 6, s.len);
		while (s.len && s.ptr[0] == ' ')
			s = zd_slice_sub(s, 1, s.len);
	}
	if (gap && !accept && m->rejected)
		zd_buf_puts(out, "\n\n");
	while (gap && !accept && !m->rejected && out->len &&
		out->ptr[out->len - 1] == '\n')
		zd_buf_truncate(out, out->len - 1);
	if (accept)
		zd_buf_put_slice(out, s);
	else
		put_parts(out, s);
}

/* "[^name]:" without a word of the footnote. */
static bool is_bare_note(struct zd_slice line)
{
	return zd_slice_starts(line, "[^") && line.len > 4 &&
		line.ptr[line.len - 1] == ':' &&
		line.ptr[line.len - 2] == ']' &&
		zd_slice_chr(line, ']', 0) == line.len - 2;
}

/* A line that nothing is left of goes with its end: a remark on a line of its
 * own does not cut a paragraph in two. True when it went. */
static bool tidy_line(struct zd_buf *out, size_t line, bool marked)
{
	struct zd_slice s = zd_slice_sub(zd_buf_slice(out), line, out->len);

	s = zd_slice_trim(s);
	if (!marked || (s.len && !is_bare_note(s)))
		return false;
	zd_buf_truncate(out, line);
	return true;
}

/* "organ: The General Assembly": the bytes of the key, or 0. */
static size_t key_of(struct zd_slice line)
{
	size_t n = 0;

	while (n < line.len &&
		(zd_is_lower(line.ptr[n]) || line.ptr[n] == '-' ||
			line.ptr[n] == '_'))
		n++;
	return n && n + 1 < line.len && line.ptr[n] == ':' &&
			line.ptr[n + 1] == ' '
		? n
		: 0;
}

/* A title and fields below it, as we write them, become the head of a draft
 * again. */
static void put_head(struct zd_buf *out, struct zd_slice text)
{
	struct zd_slice rest = text, line, title = zd_slice_cut(&rest, '\n');
	struct zd_buf head = ZD_BUF_INIT;

	while (rest.ptr) {
		struct zd_slice before = rest;

		line = zd_slice_trim(zd_slice_cut(&rest, '\n'));
		if (line.len && !key_of(line)) {
			rest = before;
			break;
		}
		if (line.len)
			zd_buf_printf(&head, "%.*s\n", ZD_FMT(line));
	}
	if (zd_slice_starts(title, "# ") && head.len) {
		zd_buf_printf(out, "---\ntitle: %.*s\n%s---\n\n",
			ZD_FMT(zd_slice_trim(
				zd_slice_sub(title, 2, title.len))),
			zd_buf_str(&head));
		zd_buf_put_slice(out, rest);
	} else {
		zd_buf_put_slice(out, text);
	}
	zd_buf_clear(&head);
}

static void say_comments(struct zd_slice text, struct zd_findings *f)
{
	size_t dead[5], close, at = 0;
	uint32_t number = 1;

	memset(dead, 0xff, sizeof(dead));
	while (at < text.len) {
		const struct mark *m = text.ptr[at] == '{'
			? mark_at(text, at, &close, dead)
			: NULL;

		if (!m) {
			number += text.ptr[at++] == '\n';
			continue;
		}
		if (m->open[1] == '>')
			zd_finding_add(f, ZD_INFO, "comment",
				(struct zd_slice){0}, number, "comment: %.*s",
				ZD_FMT(zd_slice_trim(
					zd_slice_sub(text, at + 3, close))));
		at = close + 3;
	}
}

static void take_marks(struct zd_buf *out, struct zd_slice text, bool accept,
	uint32_t *changes)
{
	size_t dead[5], close, at = 0, line = 0;
	bool marked = false;

	memset(dead, 0xff, sizeof(dead));
	while (at < text.len) {
		const struct mark *m = text.ptr[at] == '{'
			? mark_at(text, at, &close, dead)
			: NULL;
		struct zd_slice inner;

		if (!m) {
			char c = text.ptr[at++];

			if (c != '\n' || !tidy_line(out, line, marked))
				zd_buf_putc(out, c);
			if (c == '\n') {
				marked = false;
				line = out->len;
			}
			continue;
		}
		inner = zd_slice_sub(text, at + 3, close);
		marked = true;
		if (m->open[1] != '>' && m->open[1] != '=')
			++*changes;
		put_left(out, m, inner, accept);
		at = close + 3;
	}
	tidy_line(out, line, marked);
}

void zd_critic_text(struct zd_buf *out, struct zd_slice text, bool accept,
	uint32_t *changes, struct zd_findings *f)
{
	struct zd_buf left = ZD_BUF_INIT, home = ZD_BUF_INIT;

	say_comments(text, f);
	if (!accept) {
		zd_critic_return(&home, text);
		text = zd_buf_slice(&home);
	}
	take_marks(&left, text, accept, changes);
	zd_buf_truncate(&home, 0);
	zd_put_numbered(
		&home, zd_buf_slice(&left), ZD_LIT("\\\\u\\{"), ZD_LIT("\\}"));
	put_head(out, zd_buf_slice(&home));
	zd_buf_clear(&left);
	zd_buf_clear(&home);
}
