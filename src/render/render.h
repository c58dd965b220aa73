/*
 * Rendering: *how* to write a view in one format. One file a format; no
 * format knows what a diff is, only marks.
 *
 *	struct zd_buf out = ZD_BUF_INIT;
 *	zd_view_render(&out, view, NULL, err);
 *
 * To add a format: a file here, a line in render.c's table, a value in enum
 * zd_format, a reader in the tests that rebuilds both sides of a redline.
 */
#ifndef ZD_RENDER_RENDER_H
#define ZD_RENDER_RENDER_H

#include "base/buf.h"
#include "base/error.h"
#include "view/view.h"

struct zd_renderer {
	enum zd_format format;
	const char *name, *extension, *summary;
	void (*render)(struct zd_buf *out, const struct zd_view *v,
		const struct zd_render_options *options);
	/* Of a format that can fail, and whose bytes are no text. */
	int (*pack)(struct zd_buf *out, const struct zd_view *v,
		const struct zd_render_options *options, struct zd_error *err);
};

extern const struct zd_renderer zd_renderers[];
extern const size_t zd_renderers_count;

/* Appends the view in options->format (NULL: plain). ZD_ELIMIT when the
 * output would pass the buffer's cap. */
int zd_view_render(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options, struct zd_error *err);

/* The formats, a file each. */
void zd_render_plain(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options);
void zd_render_term(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options);
void zd_render_markdown(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options);
void zd_render_critic(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options);
void zd_render_html(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options);
/* A compilation as a Markdown document that can be read back. */
void zd_render_circulated(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options);
void zd_render_json(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options);
/* A package for Word; ZD_EIO when it cannot be made. */
int zd_render_docx(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options, struct zd_error *err);

void zd_render_svg(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options);
/* A picture as an element of a page, whose style sheet knows its classes. */
struct zd_picture;
void zd_render_picture(struct zd_buf *out, const struct zd_picture *p);

#endif
