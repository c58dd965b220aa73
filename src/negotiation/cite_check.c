#include "negotiation/cite.h"
#include "negotiation/sources.h"
#include "text/symbol.h"

#include <zerodraft.h>

static const struct zd_draft *read_source(void *context, struct zd_slice symbol)
{
	struct zd_cite_sources *s = context;
	struct zd_cite_source one = {0};

	for (size_t i = 0; i < s->list.len; i++)
		if (zd_slice_eq(s->list.at[i].symbol, symbol))
			return s->list.at[i].draft;
	one.symbol = zd_arena_slice(&s->arena, symbol);
	if (zd_source_read(&one.draft, s->n, symbol, NULL))
		one.draft = NULL;
	zd_vec_push(&s->list, one);
	return one.draft;
}

static const struct zd_index *open_index(void *context)
{
	struct zd_cite_sources *s = context;

	if (!s->asked)
		(void)zd_library_open(&s->library, s->n, NULL);
	s->asked = true;
	return s->library ? s->library->index : NULL;
}

struct zd_cited_library zd_cite_library(struct zd_cite_sources *s)
{
	return (struct zd_cited_library){
		.read = read_source, .context = s, .index = open_index};
}

void zd_cite_sources_clear(struct zd_cite_sources *s)
{
	zd_library_free(s->library);
	for (size_t i = 0; i < s->list.len; i++)
		zd_draft_free(s->list.at[i].draft);
	zd_vec_clear(&s->list);
	zd_arena_clear(&s->arena);
}

/* The name under which the draft itself is cited, when it is a source. */
static struct zd_slice own_symbol(struct zd_arena *a, const struct zd_draft *d)
{
	struct zd_slice field = zd_draft_field(d, "symbol"), out;
	struct zd_buf b = ZD_BUF_INIT;

	if (field.len)
		zd_symbol_canonical(&b, field);
	out = zd_arena_slice(a, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return out;
}

int zd_cite_check(struct zd_cite_report **out, struct zd_negotiation *n,
	const struct zd_draft *draft, const char *const *labels,
	size_t labels_len, struct zd_error *err)
{
	struct zd_cite_report *r = zd_calloc(1, sizeof(*r));
	struct zd_cited_library library = zd_cite_library(&r->sources);
	int code;

	*out = NULL;
	r->sources.n = n;
	r->cites = zd_cites_new(draft);
	code = zd_cites_keep(r->cites, labels, labels_len, err);
	if (code) {
		zd_cite_report_free(r);
		return code;
	}
	r->list =
		zd_cited_new(r->cites, &library, own_symbol(&r->arena, draft));
	*out = r;
	return 0;
}

void zd_cite_report_free(struct zd_cite_report *r)
{
	if (!r)
		return;
	zd_cited_free(r->list);
	zd_cites_free(r->cites);
	zd_cite_sources_clear(&r->sources);
	zd_arena_clear(&r->arena);
	zd_free(r);
}

size_t zd_cite_report_failing(const struct zd_cite_report *r)
{
	return r->list->failing;
}
