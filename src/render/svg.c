/*
 * SVG: the picture of a view, complete in itself, without script. Words are
 * text, so that they can be searched, copied and read aloud; what a shape
 * says by its colour it says in its tip too, and dashes tell what colours
 * tell.
 */
#include "render/escape.h"
#include "render/render.h"
#include "view/picture.h"

/* Alone; in a page html.css says the same, in light and dark. */
static const char style[] =
	"text{font:12px sans-serif;fill:#222}"
	".head{font-weight:bold}"
	".quiet text,text.quiet{fill:#666}"
	"path{fill:none;stroke:#8a8a8a}"
	"path.edited{stroke:#1f6fb2}"
	"path.moved{stroke:#8e44ad;stroke-dasharray:7 3}"
	"path.parted{stroke:#c05800}"
	"path.quiet{stroke:#c9c9c9;stroke-dasharray:2 3}"
	"rect{fill:#fff;stroke:#8a8a8a}"
	"rect.edited{fill:#e4f0fa;stroke:#1f6fb2}"
	"rect.moved{fill:#f3e8f8;stroke:#8e44ad}"
	"rect.parted{fill:#fdeedd;stroke:#c05800}"
	"rect.new{fill:#e3f4e3;stroke:#2e7d32}"
	"rect.gone{fill:#f9dedc;stroke:#b3261e;stroke-dasharray:4 2}"
	"rect.quiet{fill:#f4f4f4;stroke:#c9c9c9}"
	".head rect,rect.head{fill:#f0f0f0}"
	"rect.sheet{fill:#fff;stroke:none}";

static void put_tip(struct zd_buf *out, struct zd_slice tip)
{
	if (!tip.len)
		return;
	zd_buf_puts(out, "<title>");
	zd_escape_xml(out, tip);
	zd_buf_puts(out, "</title>");
}

static void put_text(struct zd_buf *out, const struct zd_shape *s)
{
	static const char *const anchors[] = {
		"", " text-anchor=\"middle\"", " text-anchor=\"end\""};

	zd_buf_printf(out, "<text class=\"%s\" x=\"%u\" y=\"%u\"%s>",
		zd_look_name(s->look), s->x, s->y, anchors[s->anchor]);
	put_tip(out, s->tip);
	zd_escape_xml(out, s->text);
	zd_buf_puts(out, "</text>\n");
}

static void put_box(struct zd_buf *out, const struct zd_shape *s)
{
	zd_buf_printf(out,
		"<rect class=\"%s\" x=\"%u\" y=\"%u\" width=\"%u\" "
		"height=\"%u\" rx=\"3\">",
		zd_look_name(s->look), s->x, s->y, s->x2, s->y2);
	put_tip(out, s->tip);
	zd_buf_puts(out, "</rect>\n");
}

static void put_curve(struct zd_buf *out, const struct zd_shape *s)
{
	uint32_t middle = s->x + (s->x2 - s->x) / 2;

	zd_buf_printf(out,
		"<path class=\"%s\" stroke-width=\"%u.%u\" "
		"d=\"M%u %uC%u %u %u %u %u %u\">",
		zd_look_name(s->look), s->width / 10, s->width % 10, s->x, s->y,
		middle, s->y, middle, s->y2, s->x2, s->y2);
	put_tip(out, s->tip);
	zd_buf_puts(out, "</path>\n");
}

static void put_picture(
	struct zd_buf *out, const struct zd_picture *p, const char *rules)
{
	zd_buf_printf(out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" "
		"height=\"%u\" viewBox=\"0 0 %u %u\" role=\"img\" "
		"aria-labelledby=\"picture.title picture.desc\">\n"
		"<title id=\"picture.title\">",
		p->width, p->height, p->width, p->height);
	zd_escape_xml(out, p->title);
	zd_buf_puts(out, "</title>\n<desc id=\"picture.desc\">");
	zd_escape_xml(out, p->desc);
	zd_buf_puts(out, "</desc>\n");
	if (*rules)
		zd_buf_printf(out, "<style>%s</style>\n", rules);
	zd_buf_printf(out,
		"<rect class=\"sheet\" width=\"%u\" height=\"%u\"/>\n",
		p->width, p->height);
	for (size_t i = 0; i < p->shapes.len; i++) {
		const struct zd_shape *s = &p->shapes.at[i];

		if (s->kind == ZD_SHAPE_TEXT)
			put_text(out, s);
		else if (s->kind == ZD_SHAPE_BOX)
			put_box(out, s);
		else
			put_curve(out, s);
	}
	zd_buf_puts(out, "</svg>\n");
}

void zd_render_picture(struct zd_buf *out, const struct zd_picture *p)
{
	put_picture(out, p, "");
}

void zd_render_svg(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options)
{
	(void)options;
	if (v->picture)
		put_picture(out, v->picture, style);
}
