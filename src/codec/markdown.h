/*
 * The Markdown reader, in parts: front.c reads the fields, shape.c asks
 * cmark what a line is part of, markdown.c makes paragraphs.
 */
#ifndef ZD_CODEC_MARKDOWN_H
#define ZD_CODEC_MARKDOWN_H

#include "codec/read.h"

/* Reads the fields at the head of *rest, and cuts them off. *line is the
 * line that *rest begins with. */
void zd_front_read(struct zd_reading *r, struct zd_slice *rest, uint32_t *line);

enum zd_shape_kind {
	ZD_SHAPE_LIST,
	ZD_SHAPE_QUOTE,
	ZD_SHAPE_CODE,
	ZD_SHAPE_HTML,
	ZD_SHAPE_HEADING, /* underlined */
	ZD_SHAPE_RULE,
};

/* A block at the top of the document that is no paragraph. */
struct zd_shape {
	enum zd_shape_kind kind;
	uint32_t level;       /* of a heading */
	uint32_t first, last; /* lines */
};

struct zd_shapes {
	ZD_VEC(struct zd_shape) list;
};

/* "## Words": the level, and the words in *text; 0 when it is no heading. */
uint32_t zd_shape_heading(struct zd_slice line, struct zd_slice *text);
/* True when a line that begins so is paragraph text wherever it stands. */
bool zd_shape_is_text(struct zd_slice line);
/* Appends what cmark finds in text whose first line has this number. */
void zd_shapes_find(struct zd_shapes *out, struct zd_slice text, uint32_t line);

#endif
