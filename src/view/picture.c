#include "view/picture.h"

#include "base/mem.h"

struct zd_picture *zd_view_picture(
	struct zd_view *v, struct zd_slice title, struct zd_slice desc)
{
	struct zd_picture *p = zd_calloc(1, sizeof(*p));

	p->title = zd_arena_slice(&v->arena, title);
	p->desc = zd_arena_slice(&v->arena, desc);
	v->picture = p;
	return p;
}

void zd_picture_add(struct zd_picture *p, struct zd_shape shape)
{
	zd_vec_push(&p->shapes, shape);
}

void zd_picture_free(struct zd_picture *p)
{
	if (!p)
		return;
	zd_vec_clear(&p->shapes);
	zd_free(p);
}

const char *zd_look_name(enum zd_shape_look look)
{
	static const char *const names[ZD_LOOKS] = {"plain", "head", "quiet",
		"edited", "moved", "parted", "new", "gone"};

	return names[look];
}
