#include "render/render.h"

const struct zd_renderer zd_renderers[] = {
	{ZD_FORMAT_TERM, "term", "txt",
		"colours or marks, as wide as the terminal", zd_render_term,
		NULL},
	{ZD_FORMAT_PLAIN, "plain", "txt", "plain text, a line a paragraph",
		zd_render_plain, NULL},
	{ZD_FORMAT_MARKDOWN, "markdown", "md",
		"Markdown that no reader takes for something else",
		zd_render_markdown, NULL},
	{ZD_FORMAT_CRITIC, "critic", "md", "CriticMarkup", zd_render_critic,
		NULL},
	{ZD_FORMAT_HTML, "html", "html", "one page, complete in itself",
		zd_render_html, NULL},
	{ZD_FORMAT_JSON, "json", "json", "for programs, zerodraft/1",
		zd_render_json, NULL},
	{ZD_FORMAT_SVG, "svg", "svg", "the picture, where there is one",
		zd_render_svg, NULL},
	{ZD_FORMAT_DOCX, "docx", "docx", "Word, with tracked changes", NULL,
		zd_render_docx},
};
const size_t zd_renderers_count = sizeof(zd_renderers) / sizeof(*zd_renderers);

/* Says who proposes what: the dashes, names and remarks of attributions. */
static bool attributes(const struct zd_view_run *r)
{
	return r->quiet && r->mark >= ZD_VIEW_SIGN;
}

/* Appends the runs that stay, nobody's, to `to` and says how many they are. */
static uint32_t keep_runs(struct zd_view *to, const struct zd_view *v,
	uint32_t first, uint32_t count)
{
	size_t before = to->runs.len;

	for (uint32_t i = first; i < first + count; i++) {
		struct zd_view_run r = v->runs.at[i];

		if (attributes(&r))
			continue;
		if (v->abouts.at[r.about].owner.len)
			r.about = 0;
		zd_vec_push(&to->runs, r);
	}
	return zd_u32(to->runs.len - before);
}

/* A view of the same blocks without attributions; it borrows from v all but
 * blocks, runs and cells. */
static struct zd_view unattributed(const struct zd_view *v)
{
	struct zd_view to = *v;

	memset(&to.blocks, 0, sizeof(to.blocks));
	memset(&to.runs, 0, sizeof(to.runs));
	memset(&to.cells, 0, sizeof(to.cells));
	to.value_json = NULL;
	for (size_t i = 0; i < v->blocks.len; i++) {
		struct zd_view_block b = v->blocks.at[i];
		uint32_t first_cell = b.first_cell;

		b.first = zd_u32(to.runs.len);
		b.first_cell = zd_u32(to.cells.len);
		for (uint32_t k = 0; k < b.cells; k++) {
			struct zd_view_cell c = v->cells.at[first_cell + k];
			uint32_t first = zd_u32(to.runs.len);

			c.count = keep_runs(&to, v, c.first, c.count);
			c.first = first;
			zd_vec_push(&to.cells, c);
		}
		if (!b.cells)
			keep_runs(&to, v, v->blocks.at[i].first, b.count);
		b.count = zd_u32(to.runs.len) - b.first;
		zd_vec_push(&to.blocks, b);
	}
	return to;
}

/* Room for all the words and most marks, so that the output grows once. */
static void reserve(struct zd_buf *out, const struct zd_view *v)
{
	size_t n = zd_mul(v->blocks.len, 48);

	for (size_t i = 0; i < v->runs.len; i++)
		n = zd_add(n, v->runs.at[i].text.len + 16);
	if (n < (out->max ? out->max : (size_t)ZD_MAX_OUTPUT) / 2)
		zd_buf_reserve(out, n);
}

static const struct zd_renderer *find(enum zd_format format)
{
	for (size_t i = 0; i < zd_renderers_count; i++)
		if (zd_renderers[i].format == format)
			return &zd_renderers[i];
	return NULL;
}

static int write_view(struct zd_buf *out, const struct zd_view *v,
	const struct zd_renderer *renderer,
	const struct zd_render_options *options, struct zd_error *err)
{
	if (renderer->pack)
		return renderer->pack(out, v, options, err);
	renderer->render(out, v, options);
	return 0;
}

bool zd_format_is_text(enum zd_format format)
{
	const struct zd_renderer *renderer = find(format);

	return !renderer || !renderer->pack;
}

int zd_view_render(struct zd_buf *out, const struct zd_view *v,
	const struct zd_render_options *options, struct zd_error *err)
{
	struct zd_render_options defaults;
	const struct zd_renderer *renderer;
	struct zd_view less;
	size_t start = out->len;
	int code = 0;

	zd_render_options_init(&defaults);
	if (!options)
		options = &defaults;
	renderer = find(options->format);
	if (!renderer)
		return zd_error_set(err, ZD_EUSAGE, "no such format: %d",
			(int)options->format);
	if (options->format == ZD_FORMAT_SVG && !v->picture)
		return zd_error_set(err, ZD_EUSAGE,
			"there is no picture of this: --format %s is for what "
			"can be drawn, as 'trace --all'",
			renderer->name);
	if (!renderer->pack)
		reserve(out, v);
	if (options->no_attribution) {
		less = unattributed(v);
		code = write_view(out, &less, renderer, options, err);
		zd_vec_clear(&less.blocks);
		zd_vec_clear(&less.runs);
		zd_vec_clear(&less.cells);
	} else if (options->format == ZD_FORMAT_MARKDOWN && options->document &&
		!strcmp(v->what, "compilation")) {
		zd_render_circulated(out, v, options);
		if (v->value_settle && !out->overflow)
			v->value_settle(out, v->value);
	} else {
		code = write_view(out, v, renderer, options, err);
		if (options->format == ZD_FORMAT_CRITIC && v->value_return &&
			!out->overflow)
			v->value_return(out, start, v->value);
	}
	if (code)
		return code;
	if (out->overflow)
		return zd_error_set(err, ZD_ELIMIT,
			"the output would be too large: show fewer "
			"paragraphs");
	return 0;
}

void zd_render_options_init(struct zd_render_options *options)
{
	memset(options, 0, sizeof(*options));
	options->version = 1;
	options->format = ZD_FORMAT_PLAIN;
}

int zd_render(struct zd_text *out, const struct zd_view *view,
	const struct zd_render_options *options, struct zd_error *err)
{
	struct zd_buf b = ZD_BUF_INIT;
	int code = zd_view_render(&b, view, options, err);

	out->ptr = NULL;
	out->len = 0;
	if (code) {
		zd_buf_clear(&b);
		return code;
	}
	if (zd_buf_reserve(&b, 1))
		b.ptr[b.len] = '\0';
	out->ptr = b.ptr;
	out->len = b.len;
	return 0;
}

bool zd_format_parse(const char *name, enum zd_format *out)
{
	for (size_t i = 0; i < zd_renderers_count; i++)
		if (!strcmp(zd_renderers[i].name, name)) {
			*out = zd_renderers[i].format;
			return true;
		}
	return false;
}

const char *zd_format_name(size_t i)
{
	return i < zd_renderers_count ? zd_renderers[i].name : NULL;
}
