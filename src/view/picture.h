/*
 * A picture: shapes on a sheet, for what is better seen than read. A view may
 * have one; the formats that can draw show it, svg shows nothing else.
 *
 * Whole numbers only, so that the bytes never depend on rounding. Text is
 * visible text; each renderer escapes it. Shapes are drawn in their order.
 *
 *	struct zd_picture *p = zd_view_picture(v, title, desc);
 *	zd_picture_text(p, 10, 20, ZD_PICTURE_START, ZD_LIT("Rev 1"));
 */
#ifndef ZD_VIEW_PICTURE_H
#define ZD_VIEW_PICTURE_H

#include "view/view.h"

enum zd_shape_kind {
	ZD_SHAPE_TEXT,  /* at x, y (its base line) */
	ZD_SHAPE_BOX,   /* x, y, width x2, height y2 */
	ZD_SHAPE_CURVE, /* from x, y to x2, y2, level at both ends */
};

/* What a shape says by its looks. */
enum zd_shape_look {
	ZD_LOOK_PLAIN,
	ZD_LOOK_HEAD,
	ZD_LOOK_QUIET,
	ZD_LOOK_EDITED,
	ZD_LOOK_MOVED,
	ZD_LOOK_PARTED, /* split or merged */
	ZD_LOOK_NEW,
	ZD_LOOK_GONE,
};
#define ZD_LOOKS (ZD_LOOK_GONE + 1)

enum zd_shape_anchor { ZD_ANCHOR_START, ZD_ANCHOR_MIDDLE, ZD_ANCHOR_END };

struct zd_shape {
	enum zd_shape_kind kind;
	enum zd_shape_look look;
	enum zd_shape_anchor anchor; /* TEXT */
	uint32_t x, y, x2, y2;
	uint32_t width; /* CURVE: of the line, in tenths */
	struct zd_slice text;
	struct zd_slice tip; /* said when it is pointed at; or empty */
};

struct zd_picture {
	uint32_t width, height;
	struct zd_slice title, desc;
	ZD_VEC(struct zd_shape) shapes;
};

/* The view's picture, empty; the view owns it. */
struct zd_picture *zd_view_picture(
	struct zd_view *v, struct zd_slice title, struct zd_slice desc);
void zd_picture_add(struct zd_picture *p, struct zd_shape shape);
void zd_picture_free(struct zd_picture *p);
/* "edited", "moved" …: class names. */
const char *zd_look_name(enum zd_shape_look look);

#endif
