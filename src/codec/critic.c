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

bool zd_critic_is_escaped(struct zd_slice s, size_t at)
{
	size_t n = 0;

	while (n < at && s.ptr[at - n - 1] == '\\')
		n++;
	return n % 2;
}

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
		if (zd_critic_is_escaped(s, at))
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

bool zd_critic_is_ours(struct zd_slice text)
{
	return zd_slice_find(text, ZD_LIT("\n{>>Marks: new")) != SIZE_MAX ||
		zd_slice_starts(text, "{>>Marks: new");
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
		bool escaped = zd_critic_is_escaped(s, at);

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

/* A line that nothing is left of goes with its end: a remark on a line of its
 * own does not cut a paragraph in two. True when it went. */
static bool tidy_line(struct zd_buf *out, size_t line, bool marked)
{
	struct zd_slice s = zd_slice_sub(zd_buf_slice(out), line, out->len);

	s = zd_slice_trim(s);
	if (!marked || s.len)
		return false;
	zd_buf_truncate(out, line);
	return true;
}

/* "organ: The General Assembly": whether the line is a field. Of our own text
 * any key is one, and it may have no value. */
static bool is_field(struct zd_slice line, bool ours)
{
	size_t n = 0;

	while (n < line.len &&
		(zd_is_lower(line.ptr[n]) || line.ptr[n] == '-' ||
			line.ptr[n] == '_' ||
			(ours && zd_is_alnum(line.ptr[n]))))
		n++;
	if (!n || zd_slice_at(line, n) != ':')
		return false;
	return n + 1 == line.len ? ours : line.ptr[n + 1] == ' ';
}

/* A title and fields below it, as we write them, become the head of a draft
 * again; and fields alone, where they are ours. */
static void put_head(struct zd_buf *out, struct zd_slice text, bool ours)
{
	struct zd_slice rest = text, start, line, title = {0};
	struct zd_buf head = ZD_BUF_INIT;
	size_t fields;

	while (rest.len && rest.ptr[0] == '\n')
		rest = zd_slice_sub(rest, 1, rest.len);
	start = rest;
	if (zd_slice_starts(rest, "# ")) {
		title = zd_slice_cut(&rest, '\n');
		title = zd_slice_trim(zd_slice_sub(title, 2, title.len));
		zd_buf_printf(&head, "title: %.*s\n", ZD_FMT(title));
	}
	fields = head.len;
	while (rest.ptr) {
		struct zd_slice before = rest;

		line = zd_slice_trim(zd_slice_cut(&rest, '\n'));
		if (line.len && !is_field(line, ours)) {
			rest = before;
			break;
		}
		if (line.len)
			zd_buf_printf(&head, "%.*s\n", ZD_FMT(line));
	}
	if (head.len > (ours ? 0 : fields) && (title.ptr || ours)) {
		zd_buf_printf(out, "---\n%s---\n\n", zd_buf_str(&head));
		zd_buf_put_slice(out, rest);
	} else {
		zd_buf_put_slice(out, ours ? start : text);
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
		if (m->open[1] == '>' && close > at + 3)
			zd_finding_add(f, ZD_INFO, "comment",
				(struct zd_slice){0}, number, "comment: %.*s",
				ZD_FMT(zd_slice_trim(
					zd_slice_sub(text, at + 3, close))));
		at = close + 3;
	}
}

/* While marks are taken out. */
struct leaving {
	struct zd_buf *out;
	struct zd_slice text;
	bool accept;
	size_t line; /* where the present line begins in *out */
	bool marked; /* it has a mark */
	size_t join; /* where an emphasis that ends may go on; or SIZE_MAX */
};

static size_t stars_at(struct zd_slice s, size_t at)
{
	size_t n = 0;

	while (zd_slice_at(s, at + n) == '*')
		n++;
	return n;
}

/* An empty comment between two emphases says that they are one: the asterisks
 * that close the one and open the other go. Returns how many of those behind
 * it. */
static size_t join_emphases(struct leaving *l, struct zd_slice behind)
{
	struct zd_slice out = zd_buf_slice(l->out);
	size_t before = 0, n = stars_at(behind, 0), common;

	if (l->join != l->out->len)
		return 0;
	l->join = SIZE_MAX;
	while (zd_slice_ends(out, "*") &&
		!zd_critic_is_escaped(out, out.len - 1)) {
		out.len--;
		before++;
	}
	if (before > 3 || n > 3)
		return 0;
	common = before & n; /* 1 is *, 2 is **, 3 is both */
	zd_buf_truncate(l->out, l->out->len - common);
	return common;
}

/* What is said: at a line's end the space before it is ours. */
static void leave_comment(struct leaving *l, size_t at, size_t close)
{
	struct zd_slice out = zd_buf_slice(l->out);

	if (close == at + 3) {
		if (zd_slice_ends(out, "*") &&
			!zd_critic_is_escaped(out, out.len - 1))
			l->join = out.len;
	} else if (at && l->text.ptr[at - 1] == ' ' &&
		zd_slice_ends(out, " ") &&
		(close + 3 == l->text.len || l->text.ptr[close + 3] == '\n')) {
		zd_buf_truncate(l->out, out.len - 1);
	}
}

static void leave_mark(
	struct leaving *l, const struct mark *m, size_t at, size_t close)
{
	struct zd_slice inner = zd_slice_sub(l->text, at + 3, close);
	struct zd_buf *out = l->out;

	l->marked = true;
	if (m->open[1] == '>')
		leave_comment(l, at, close);
	else if (left_of(m, inner, l->accept).ptr == inner.ptr)
		inner = zd_slice_sub(inner, join_emphases(l, inner), inner.len);
	put_left(out, m, inner, l->accept);
	/* What joins its line to the one before is a part of that. */
	if (l->line > out->len)
		for (l->line = out->len;
			l->line && out->ptr[l->line - 1] != '\n';)
			l->line--;
}

static void leave_sign(struct leaving *l, char c)
{
	if (c != '\n') {
		zd_buf_putc(l->out, c);
		return;
	}
	if (!tidy_line(l->out, l->line, l->marked))
		zd_buf_putc(l->out, c);
	l->marked = false;
	l->line = l->out->len;
}

static void take_marks(struct zd_buf *out, struct zd_slice text, bool accept,
	uint32_t *changes)
{
	struct leaving l = {
		.out = out, .text = text, .accept = accept, .join = SIZE_MAX};
	size_t dead[5], close, at = 0;

	memset(dead, 0xff, sizeof(dead));
	while (at < text.len) {
		const struct mark *m = text.ptr[at] == '{'
			? mark_at(text, at, &close, dead)
			: NULL;

		if (!m) {
			size_t joined = join_emphases(
				&l, zd_slice_sub(text, at, text.len));

			if (!joined)
				leave_sign(&l, text.ptr[at++]);
			at += joined;
			continue;
		}
		if (m->open[1] != '>' && m->open[1] != '=')
			++*changes;
		leave_mark(&l, m, at, close);
		at = close + 3;
	}
	tidy_line(out, l.line, l.marked);
}

void zd_critic_text(struct zd_buf *out, struct zd_slice text, bool accept,
	uint32_t *changes, struct zd_findings *f)
{
	struct zd_buf seen = ZD_BUF_INIT, home = ZD_BUF_INIT;
	struct zd_buf left = ZD_BUF_INIT;

	say_comments(text, f);
	zd_put_numbered(&seen, text, ZD_LIT("\\\\u\\{"), ZD_LIT("\\}"));
	text = zd_buf_slice(&seen);
	if (!accept) {
		zd_critic_return(&home, text);
		text = zd_buf_slice(&home);
	}
	take_marks(&left, text, accept, changes);
	put_head(out, zd_buf_slice(&left), zd_critic_is_ours(text));
	zd_buf_clear(&left);
	zd_buf_clear(&home);
	zd_buf_clear(&seen);
}
