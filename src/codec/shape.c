#include "codec/markdown.h"

#include <cmark.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"

static bool is_letter(char c)
{
	return (unsigned char)c >= 0x80 || zd_is_letter(c);
}

uint32_t zd_shape_heading(struct zd_slice line, struct zd_slice *text)
{
	struct zd_slice s = zd_slice_trim(line);
	uint32_t n = 0;
	size_t end;

	while (zd_slice_at(s, n) == '#')
		n++;
	if (n < 1 || n > 6 || (n < s.len && s.ptr[n] != ' '))
		return 0;
	s = zd_slice_trim(zd_slice_sub(s, n, s.len));
	end = s.len;
	while (end && s.ptr[end - 1] == '#')
		end--;
	if (!end || s.ptr[end - 1] == ' ')
		s.len = end;
	*text = zd_slice_trim(s);
	return n;
}

bool zd_shape_is_text(struct zd_slice s)
{
	size_t n = 0;
	char c = zd_slice_at(s, 0);
	struct zd_slice words;

	if (is_letter(c) || c == '\\' || c == '[' || c == '(')
		return true;
	switch (c) {
	case '*':
		while (n < 3 && zd_slice_at(s, n) == '*')
			n++;
		return is_letter(zd_slice_at(s, n)) ||
			(n && zd_slice_at(s, n) == '[') ||
			(n >= 2 && zd_is_digit(zd_slice_at(s, n)));
	case '#': return !zd_shape_heading(s, &words);
	case ' ':
	case '\t':
	case '\v':
	case '\f':
	case '`':
	case '~':
	case '-':
	case '+':
	case '=':
	case '_':
	case '<':
	case '>': return false;
	default: break;
	}
	while (n < 10 && zd_is_digit(zd_slice_at(s, n)))
		n++;
	return !n || (zd_slice_at(s, n) != '.' && zd_slice_at(s, n) != ')');
}

/*
 * A line as cmark need see it to know the block it is part of. What only
 * makes inlines is blotted out, so that no text costs it more than a linear
 * time, and no bracket makes a definition that hides a line.
 */
static void put_outline(struct zd_buf *out, struct zd_slice line)
{
	size_t lead = 0, from;
	char c;

	while (lead < line.len && strchr(" \t>", line.ptr[lead]))
		lead++;
	c = zd_slice_at(line, lead);
	/* Fences, rules and the beginnings of HTML are told by more signs. */
	from = lead + 1;
	if (c == '<')
		from = lead + 16;
	while (from < line.len && c && strchr("`~*_-=", c) &&
		(line.ptr[from] == c || line.ptr[from] == ' '))
		from++;
	if (c == '`' && memchr(line.ptr + lead, '`', line.len - lead))
		for (size_t i = from; i < line.len; i++)
			if (line.ptr[i] == '`')
				from = line.len;
	if (from > line.len)
		from = line.len;
	if (c == '[')
		from = lead;
	zd_buf_put(out, line.ptr, from);
	for (size_t i = from; i < line.len; i++) {
		c = line.ptr[i];
		if (c == '<' && zd_slice_at(line, i + 1) == '/')
			zd_buf_putc(out, c);
		else
			zd_buf_putc(
				out, c && strchr("[]!`*_&\\<", c) ? 'x' : c);
	}
	zd_buf_putc(out, '\n');
}

static bool shape_of(cmark_node *node, enum zd_shape_kind *kind)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_LIST: *kind = ZD_SHAPE_LIST; return true;
	case CMARK_NODE_BLOCK_QUOTE: *kind = ZD_SHAPE_QUOTE; return true;
	case CMARK_NODE_CODE_BLOCK: *kind = ZD_SHAPE_CODE; return true;
	case CMARK_NODE_HTML_BLOCK: *kind = ZD_SHAPE_HTML; return true;
	case CMARK_NODE_HEADING: *kind = ZD_SHAPE_HEADING; return true;
	case CMARK_NODE_THEMATIC_BREAK: *kind = ZD_SHAPE_RULE; return true;
	default: return false;
	}
}

static void add_shape(struct zd_shapes *out, cmark_node *node, uint32_t line)
{
	struct zd_shape s = {0};
	uint32_t last;

	if (!shape_of(node, &s.kind))
		return;
	s.first = line + (uint32_t)cmark_node_get_start_line(node) - 1;
	s.last = line + (uint32_t)cmark_node_get_end_line(node) - 1;
	/* A fence that is never closed ends before its own last line. */
	if (s.last < s.first)
		s.last = s.first;
	if (s.kind == ZD_SHAPE_HEADING) {
		s.level = (uint32_t)cmark_node_get_heading_level(node);
		if (s.first == s.last)
			return;
	}
	/* Blocks are in order; what overlaps would be read twice. */
	last = out->list.len ? out->list.at[out->list.len - 1].last : 0;
	if (s.first <= last)
		s.first = last + 1;
	if (s.first <= s.last)
		zd_vec_push(&out->list, s);
}

void zd_shapes_find(struct zd_shapes *out, struct zd_slice text, uint32_t line)
{
	struct zd_buf outline = ZD_BUF_INIT;
	struct zd_slice rest = text;
	cmark_node *root, *node;

	while (rest.ptr)
		put_outline(&outline, zd_slice_cut(&rest, '\n'));
	root = cmark_parse_document(
		zd_buf_str(&outline), outline.len, CMARK_OPT_DEFAULT);
	for (node = cmark_node_first_child(root); node;
		node = cmark_node_next(node))
		add_shape(out, node, line);
	cmark_node_free(root);
	zd_buf_clear(&outline);
}
