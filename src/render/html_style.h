/* The style sheet of html.c. */
#ifndef ZD_RENDER_HTML_STYLE_H
#define ZD_RENDER_HTML_STYLE_H

extern const char zd_html_style[];

#endif
