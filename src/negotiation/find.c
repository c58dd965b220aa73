#include "negotiation/find.h"

#include "text/citation.h"
#include "text/symbol.h"

/* A paragraph of the overview is told only from this likeness on; below it
 * two texts share the phrases of all resolutions. */
#define GOOD_ENOUGH 0.6f
/* Below this nothing is shown: what two paragraphs have in common is chance. */
#define NEAR_ENOUGH 0.3f
/* Fewer words than these are no language to have come from anywhere. */
#define LEAST_WORDS 5u

struct finding_near {
	struct zd_found_sources *out;
	struct zd_library *library;
	const struct zd_find_options *o;
	struct zd_near_options near;
	struct zd_citation_reader *reader;
	struct zd_error *err;
};

/* --- what is sought ------------------------------------------------------- */

static struct zd_slice text_of(struct zd_arena *a, const struct zd_draft *d,
	uint32_t i, uint32_t block)
{
	const struct zd_paragraph *p = &d->paragraphs.at[i];
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice text;

	if (block != ZD_NONE && block != p->first)
		return zd_arena_slice(a, d->blocks.at[block].text);
	for (uint32_t k = p->first; k < p->first + p->count; k++)
		zd_buf_printf(&b, "%s%.*s", k > p->first ? "\n" : "",
			ZD_FMT(d->blocks.at[k].text));
	text = zd_arena_slice(a, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return text;
}

static void seek(
	struct finding_near *f, struct zd_slice label, struct zd_slice text)
{
	struct zd_sought one = {
		.label = zd_arena_slice(&f->out->arena, label), .text = text};

	zd_vec_push(&f->out->list, one);
}

static void seek_all(struct finding_near *f, const struct zd_draft *d)
{
	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_PARAGRAPH)
			seek(f, d->paragraphs.at[i].label,
				text_of(&f->out->arena, d, i, ZD_NONE));
	f->out->overview = true;
}

/* "OP3 (b)": the label of the sub-paragraph that was asked for. */
static struct zd_slice name_of(struct zd_arena *a, const struct zd_draft *d,
	uint32_t i, uint32_t block)
{
	struct zd_slice name = zd_paragraph_name(a, d, i);

	if (block == ZD_NONE || block == d->paragraphs.at[i].first)
		return name;
	return zd_arena_printf(
		a, "%.*s %.*s", ZD_FMT(name), ZD_FMT(d->blocks.at[block].mark));
}

static int seek_target(struct finding_near *f, const struct zd_draft *d,
	struct zd_slice target)
{
	struct zd_arena *a = &f->out->arena;
	uint32_t at = ZD_NONE, block = ZD_NONE, matches = 0;
	struct zd_label label;

	if (d)
		at = zd_draft_find(d, target, &block, &matches);
	if (matches > 1)
		return zd_error_set(f->err, ZD_EAMBIGUOUS,
			"'%.*s' stands more than once in the text",
			ZD_FMT(target));
	if (matches == 1) {
		seek(f, name_of(a, d, at, block), text_of(a, d, at, block));
		return 0;
	}
	if (zd_label_is(target, &label))
		return zd_error_set(f->err, ZD_ENOTFOUND,
			"there is no paragraph '%.*s' in the text%s",
			ZD_FMT(target), d ? "" : ": there is no round yet");
	seek(f, (struct zd_slice){0}, zd_arena_slice(a, target));
	return 0;
}

/* --- what is found -------------------------------------------------------- */

static int add_hit(struct finding_near *f, const struct zd_near *near)
{
	struct zd_arena *a = &f->out->arena;
	struct zd_found_near hit = {
		.common = near->common, .score = near->score};
	struct zd_index_source source;
	struct zd_index_unit unit;
	int code = 0;

	zd_index_unit_get(&unit, f->library->index, near->unit);
	zd_index_source_get(&source, f->library->index, unit.source);
	hit.symbol = zd_arena_slice(a, source.symbol);
	hit.title = zd_arena_slice(a, source.title);
	hit.date = zd_arena_slice(a, source.date);
	hit.label = zd_arena_slice(a, unit.label.len ? unit.label : unit.id);
	if (!f->out->overview)
		code = zd_library_text(
			&hit.text, f->library, near->unit, a, f->err);
	if (!code)
		zd_vec_push(&f->out->hits, hit);
	return code;
}

/* "(based on 73/195, para 7)" was put there by those who negotiate: it is no
 * language that could have come from a source. */
static struct zd_slice without_citations(
	struct finding_near *f, struct zd_slice text)
{
	struct zd_citations found = {0};
	struct zd_buf b = ZD_BUF_INIT;
	size_t at = 0;

	/* Compiling its patterns costs more than a search. */
	if (zd_slice_chr(text, '(', 0) == SIZE_MAX &&
		zd_slice_chr(text, '[', 0) == SIZE_MAX)
		return text;
	if (!f->reader)
		f->reader = zd_citation_reader_new();
	zd_citations_find(&found, f->reader, text, ZD_BODY_GA);
	for (size_t i = 0; i < found.groups.len; i++) {
		const struct zd_citation_group *g = &found.groups.at[i];

		if (!g->open)
			continue;
		zd_buf_put_slice(&b, zd_slice_sub(text, at, g->start));
		at = g->end;
	}
	zd_buf_put_slice(&b, zd_slice_sub(text, at, text.len));
	zd_citations_clear(&found);
	text = zd_arena_slice(&f->out->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return text;
}

static int find_one(struct finding_near *f, struct zd_sought *one)
{
	struct zd_nearest nearest;
	struct zd_slice text = one->text;
	int code = 0;

	one->first = zd_u32(f->out->hits.len);
	f->near.contained = !one->label.len;
	if (one->label.len)
		text = without_citations(f, text);
	zd_near_find(&nearest, f->library->index, text, &f->near);
	one->words = nearest.words;
	one->coarse = nearest.coarse;
	for (size_t i = 0; !code && i < nearest.list.len; i++)
		if (one->words >= LEAST_WORDS || !f->out->overview)
			code = add_hit(f, &nearest.list.at[i]);
	one->count = zd_u32(f->out->hits.len) - one->first;
	zd_nearest_clear(&nearest);
	return code;
}

static void set_near(struct finding_near *f, const struct zd_draft *d)
{
	const struct zd_find_options *o = f->o;
	bool overview = f->out->overview;

	f->near.most = overview ? 1 : o->most ? o->most : 3;
	f->near.least = o->least > 0 ? o->least
		: overview           ? GOOD_ENOUGH
				     : NEAR_ENOUGH;
	if (d)
		f->near.title = zd_draft_field(d, "title");
}

int zd_sources_find(struct zd_found_sources **out, struct zd_negotiation *n,
	const struct zd_draft *draft, const struct zd_find_options *options,
	struct zd_error *err)
{
	static const struct zd_find_options none;
	struct finding_near f = {.o = options ? options : &none, .err = err};
	struct zd_buf symbol = ZD_BUF_INIT;
	int code = zd_library_open(&f.library, n, err);

	*out = NULL;
	if (code)
		return code;
	f.out = zd_calloc(1, sizeof(*f.out));
	f.out->sources = zd_index_sources(f.library->index);
	if (f.o->source) {
		zd_symbol_canonical(&symbol, zd_slice_str(f.o->source));
		f.near.source = zd_buf_slice(&symbol);
	}
	if (!f.o->targets_len && draft)
		seek_all(&f, draft);
	for (size_t i = 0; !code && i < f.o->targets_len; i++)
		code = seek_target(&f, draft, zd_slice_str(f.o->targets[i]));
	set_near(&f, draft);
	for (size_t i = 0; !code && i < f.out->list.len; i++)
		code = find_one(&f, &f.out->list.at[i]);
	zd_buf_clear(&symbol);
	zd_library_free(f.library);
	zd_citation_reader_free(f.reader);
	if (code)
		zd_found_sources_free(f.out);
	else
		*out = f.out;
	return code;
}

void zd_found_sources_free(struct zd_found_sources *f)
{
	if (!f)
		return;
	zd_vec_clear(&f->list);
	zd_vec_clear(&f->hits);
	zd_arena_clear(&f->arena);
	zd_free(f);
}
