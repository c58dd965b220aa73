#include "negotiation/library.h"

#include "negotiation/names.h"

#define FILE_NAME "sources.index"

static int make(struct zd_library *l, struct zd_error *err)
{
	struct zd_index_writer *w = zd_index_writer_new();
	struct zd_sources sources;
	struct zd_draft *draft;
	int code = zd_sources_read(&sources, l->n, err);

	if (!code)
		l->tip = sources.tip;
	for (size_t i = 0; !code && i < sources.list.len; i++) {
		code = zd_source_read_at(&draft, l->n->store, &l->tip,
			sources.list.at[i].symbol, err);
		if (code)
			break;
		zd_index_add(w, sources.list.at[i].symbol, draft);
		zd_draft_free(draft);
	}
	zd_index_finish(&l->made, w, l->tip.bytes);
	zd_sources_clear(&sources);
	return code;
}

static int make_and_keep(struct zd_library *l, struct zd_error *err)
{
	int code = make(l, err);

	if (code)
		return code;
	l->rebuilt = true;
	zd_store_cache_write(
		l->n->store, FILE_NAME, zd_buf_slice(&l->made), NULL);
	if (!zd_index_open(&l->index, zd_buf_slice(&l->made), l->tip.bytes))
		return zd_error_set(err, ZD_ELIMIT,
			"the library is too large for an index");
	return 0;
}

int zd_library_open(
	struct zd_library **out, struct zd_negotiation *n, struct zd_error *err)
{
	struct zd_library *l = zd_calloc(1, sizeof(*l));
	struct zd_slice bytes;
	int code;

	*out = NULL;
	l->n = n;
	code = zd_store_ref(n->store, ZD_SOURCES, &l->tip, err);
	if (code == ZD_ENOTFOUND)
		zd_error_set(err, code,
			"the library is empty: add texts with 'zerodraft "
			"source add FILE'");
	if (!code &&
		(zd_store_cache_read(
			 n->store, FILE_NAME, &l->arena, &bytes, NULL) ||
			!zd_index_open(&l->index, bytes, l->tip.bytes)))
		code = make_and_keep(l, err);
	if (code)
		zd_library_free(l);
	else
		*out = l;
	return code;
}

void zd_library_free(struct zd_library *l)
{
	if (!l)
		return;
	zd_index_free(l->index);
	zd_buf_clear(&l->made);
	zd_arena_clear(&l->arena);
	zd_free(l);
}

/* "[^note]: …" lines at a file's end are no part of the paragraph. */
static void put_blocks(
	struct zd_buf *out, const struct zd_draft *d, uint32_t block)
{
	for (uint32_t b = 0; b < d->blocks.len; b++) {
		if (block && b != block)
			continue;
		if (out->len)
			zd_buf_putc(out, '\n');
		zd_buf_put_slice(out, d->blocks.at[b].text);
	}
}

int zd_library_text(struct zd_slice *out, struct zd_library *l, uint32_t unit,
	struct zd_arena *a, struct zd_error *err)
{
	struct zd_index_source source;
	struct zd_index_unit u;
	struct zd_buf text = ZD_BUF_INIT;
	struct zd_slice file, path;
	struct zd_draft *d;
	size_t notes;
	int code;

	zd_index_unit_get(&u, l->index, unit);
	zd_index_source_get(&source, l->index, u.source);
	path = zd_arena_printf(
		a, "%.*s/%.*s.md", ZD_FMT(source.symbol), ZD_FMT(u.id));
	code = zd_store_read(l->n->store, &l->tip, path, a, &file, err);
	if (code)
		return code;
	notes = zd_slice_find(file, ZD_LIT("\n[^"));
	d = zd_draft_new();
	zd_draft_add(d, ZD_TEXT, (struct zd_slice){0});
	zd_paragraph_read(
		d, zd_slice_sub(file, 0, notes == SIZE_MAX ? file.len : notes));
	put_blocks(&text, d, u.block);
	*out = zd_arena_slice(a, zd_buf_slice(&text));
	zd_buf_clear(&text);
	zd_draft_free(d);
	return 0;
}
