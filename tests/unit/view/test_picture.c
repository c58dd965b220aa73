/* Shapes on a sheet, and what the page and svg make of them. */
#include <criterion/criterion.h>

#include "render/render.h"
#include "view/picture.h"

static struct zd_view *view;
static struct zd_picture *p;
static struct zd_buf out;

static void begin(void)
{
	view = zd_view_new("trace");
	p = zd_view_picture(view, ZD_LIT("Two <rounds>"), ZD_LIT("A & B"));
	p->width = 200;
	p->height = 100;
}

static void end(void)
{
	zd_view_free(view);
	zd_buf_clear(&out);
}

TestSuite(picture, .init = begin, .fini = end);

static void svg(void)
{
	zd_buf_truncate(&out, 0);
	zd_render_svg(&out, view, NULL);
}

static bool has(const char *text)
{
	return strstr(zd_buf_str(&out), text) != NULL;
}

Test(picture, every_look_has_a_name_of_its_own)
{
	for (int i = 0; i < ZD_LOOKS; i++)
		for (int k = 0; k < i; k++)
			cr_assert_str_neq(zd_look_name((enum zd_shape_look)i),
				zd_look_name((enum zd_shape_look)k));
}

Test(picture, an_empty_sheet)
{
	svg();
	cr_assert(has("width=\"200\" height=\"100\""));
	cr_assert(has("Two &lt;rounds&gt;</title>"));
	cr_assert(has("A &amp; B</desc>"));
	cr_assert(has("</svg>\n"));
	cr_assert(!has("<path"));
}

Test(picture, a_view_without_one_draws_nothing)
{
	struct zd_view *other = zd_view_new("draft");

	zd_render_svg(&out, other, NULL);
	cr_assert_eq(out.len, 0);
	zd_view_free(other);
}

Test(picture, shapes_in_their_order)
{
	zd_picture_add(p,
		(struct zd_shape){.kind = ZD_SHAPE_BOX,
			.look = ZD_LOOK_GONE,
			.x = 1,
			.y = 2,
			.x2 = 30,
			.y2 = 40});
	zd_picture_add(p,
		(struct zd_shape){.kind = ZD_SHAPE_CURVE,
			.look = ZD_LOOK_PARTED,
			.x = 10,
			.y = 20,
			.x2 = 50,
			.y2 = 60,
			.width = 15,
			.tip = ZD_LIT("split <7> words")});
	zd_picture_add(p,
		(struct zd_shape){.kind = ZD_SHAPE_TEXT,
			.anchor = ZD_ANCHOR_END,
			.x = 5,
			.y = 6,
			.text = ZD_LIT("OP1 & \"OP2\"")});
	svg();
	cr_assert(has("<rect class=\"gone\" x=\"1\" y=\"2\" width=\"30\" "
		      "height=\"40\""));
	/* Level at both ends: by the middle, 30. */
	cr_assert(has("<path class=\"parted\" stroke-width=\"1.5\" "
		      "d=\"M10 20C30 20 30 60 50 60\"><title>split "
		      "&lt;7&gt; words</title>"));
	cr_assert(has("text-anchor=\"end\">OP1 &amp; "));
	cr_assert(!has("<7>"));
	cr_assert_lt(strstr(zd_buf_str(&out), "<rect class=\"gone\"") -
			zd_buf_str(&out),
		strstr(zd_buf_str(&out), "<path") - zd_buf_str(&out));
}

/* In a page its style comes from the page. */
Test(picture, in_a_page_it_has_no_style_of_its_own)
{
	zd_render_picture(&out, p);
	cr_assert(!has("<style>"));
	svg();
	cr_assert(has("<style>"));
	cr_assert(!has("<script"));
}
