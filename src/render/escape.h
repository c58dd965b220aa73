/*
 * Escaping: one function for each output context. Each takes visible text
 * that is valid UTF-8 and appends it so that a reader of that context sees
 * exactly these characters; control and bidi characters are shown as
 * themselves nowhere (U+202E becomes \u{202E} on a terminal, &#x202E; is
 * never written, …).
 */
#ifndef ZD_RENDER_ESCAPE_H
#define ZD_RENDER_ESCAPE_H

#include "base/buf.h"

void zd_escape_term(struct zd_buf *out, struct zd_slice s);
void zd_escape_html(struct zd_buf *out, struct zd_slice s);
void zd_escape_html_attribute(struct zd_buf *out, struct zd_slice s);
/* Characters that XML 1.0 forbids are replaced by U+FFFD. */
void zd_escape_xml(struct zd_buf *out, struct zd_slice s);
/* Full escape: safe under every Markdown reader a user would choose. */
void zd_escape_markdown(
	struct zd_buf *out, struct zd_slice s, bool line_start);
/* A double-quoted YAML scalar, quotes included. */
void zd_escape_yaml(struct zd_buf *out, struct zd_slice s);
/* As Markdown, and the signs of CriticMarkup. */
void zd_escape_critic(
	struct zd_buf *out, struct zd_slice s, bool line_start);

#endif
