/*
 * Rendering: *how* to write a view in one format. One file a format; no
 * format knows what a diff is, only marks.
 */
#ifndef ZD_RENDER_RENDER_H
#define ZD_RENDER_RENDER_H

#include "base/buf.h"
#include "base/error.h"
#include "view/view.h"

struct zd_renderer {
	enum zd_format format;
	const char *name, *extension, *summary;
	int (*render)(struct zd_buf *out, const struct zd_view *v,
		const struct zd_render_options *options, struct zd_error *err);
};

extern const struct zd_renderer zd_renderers[];
extern const size_t zd_renderers_count;

/* Appends the view in options->format. */
int zd_view_render(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options, struct zd_error *err);

#endif
