/*
 * Escaping: one function for each output context. Each takes visible text
 * that is valid UTF-8 and appends it so that a reader of that context sees
 * exactly these characters. Knows nothing of views and formats.
 *
 * A character that must not be shown as itself (controls, bidi controls,
 * private and unassigned ones; zd_utf8_is_unsafe) is shown by its number in
 * every context: U+202E becomes \u{202E}, JSON alone has its own \u202e.
 *
 * The common case costs a table look-up for each byte and one copy.
 *
 *	zd_escape_html(&out, ZD_LIT("<script>")); // &lt;script&gt;
 */
#ifndef ZD_RENDER_ESCAPE_H
#define ZD_RENDER_ESCAPE_H

#include <stdint.h>

#include "base/buf.h"

/* For a terminal, and for plain text: nothing but unsafe characters. Tab and
 * line feed count as unsafe: a line is the renderer's business. */
void zd_escape_term(struct zd_buf *out, struct zd_slice s);
/*
 * For plain text that holds marks of a redline, [-gone-] {+new+} [>away>]
 * {<here<}, [^note], ¶ and »: a backslash stands before each backslash and
 * breaks whatever would read as one of those signs.
 */
void zd_escape_marked(struct zd_buf *out, struct zd_slice s);
/* Whether the two characters together are one of those signs, or its half. */
bool zd_escape_marked_pair(char before, char c);
/* Element content and, as " and ' are escaped too, attribute values. */
void zd_escape_html(struct zd_buf *out, struct zd_slice s);
/* The same for XML 1.0, which has no way to write a control character. */
void zd_escape_xml(struct zd_buf *out, struct zd_slice s);
/*
 * Full escape: safe under every Markdown reader that a user would choose.
 * line is the place in *out where the text of the present line begins
 * (out->len for a text that begins one): signs that mean something there
 * only, such as "1.", "#" and "(a)", are escaped as far as they stand there.
 * SIZE_MAX when no line begins nearby. A text may come in several pieces.
 */
void zd_escape_markdown(struct zd_buf *out, struct zd_slice s, size_t line);
/* As Markdown, and so that no sign of CriticMarkup is read into it. */
void zd_escape_critic(struct zd_buf *out, struct zd_slice s, size_t line);
/* Inside a double-quoted YAML scalar, without the quotes. */
void zd_escape_yaml(struct zd_buf *out, struct zd_slice s);
/* Inside a JSON string, without the quotes. ASCII controls, C1 controls and
 * other unsafe characters become \uXXXX (a pair beyond U+FFFF). */
void zd_escape_json(struct zd_buf *out, struct zd_slice s);
/* Running text of LaTeX. */
void zd_escape_latex(struct zd_buf *out, struct zd_slice s);

#endif
