#include "negotiation/sources.h"

#include "negotiation/names.h"
#include "text/symbol.h"

#define HEAD "source"
#define CONTENTS "contents"
/* Before the symbol, in a revision. */
#define OF_SOURCE "source:"
/* Slashes of a symbol that are followed. */
#define DEEPEST 16

void zd_source_place(
	struct zd_tree_place *out, struct zd_arena *a, struct zd_slice symbol)
{
	out->folder = symbol;
	out->head = zd_arena_printf(a, "%.*s/" HEAD, ZD_FMT(symbol));
}

int zd_source_read_at(struct zd_draft **out, struct zd_store *store,
	const struct zd_oid *commit, struct zd_slice symbol,
	struct zd_error *err)
{
	struct zd_arena scratch = {0};
	struct zd_tree_place place;
	struct zd_slice head;
	int code;

	*out = NULL;
	zd_source_place(&place, &scratch, symbol);
	code = zd_store_read(store, commit, place.head, &scratch, &head, err);
	if (!code)
		code = zd_tree_read_at(out, store, commit, &place, err);
	zd_arena_clear(&scratch);
	return code;
}

int zd_source_read(struct zd_draft **out, struct zd_negotiation *n,
	struct zd_slice symbol, struct zd_error *err)
{
	struct zd_buf form = ZD_BUF_INIT, rights = ZD_BUF_INIT;
	struct zd_draft *other = NULL;
	struct zd_oid tip;
	int code;

	*out = NULL;
	zd_symbol_canonical(&form, symbol);
	code = zd_store_ref(n->store, ZD_SOURCES, &tip, err);
	if (!code)
		code = zd_source_read_at(
			out, n->store, &tip, zd_buf_slice(&form), err);
	if (code == ZD_ENOTFOUND) {
		zd_error_set(err, code,
			"there is no source '%s' here: add it with 'zerodraft "
			"source add FILE', see what there is with 'zerodraft "
			"source list'",
			zd_buf_str(&form));
		/* One symbol, two bodies. */
		zd_buf_printf(&rights, "A/HRC/RES/%s", zd_buf_str(&form));
		if (!zd_store_ref(n->store, ZD_SOURCES, &tip, NULL) &&
			!zd_source_read_at(&other, n->store, &tip,
				zd_buf_slice(&rights), NULL))
			zd_error_set(err, code,
				"there is no source '%s' of the General "
				"Assembly here; that of the Human Rights "
				"Council is '%s'",
				zd_buf_str(&form), zd_buf_str(&rights));
		zd_draft_free(other);
	}
	zd_buf_clear(&form);
	zd_buf_clear(&rights);
	return code;
}

int zd_revision_read(struct zd_draft **out, struct zd_negotiation *n,
	const char *revision, struct zd_error *err)
{
	struct zd_slice name = zd_slice_str(revision);
	struct zd_oid commit;
	int code;

	*out = NULL;
	if (zd_slice_starts(name, OF_SOURCE))
		return zd_source_read(out, n,
			zd_slice_sub(name, strlen(OF_SOURCE), name.len), err);
	code = zd_revision_resolve(&commit, n, revision, err);
	return code ? code : zd_tree_read(out, n->store, &commit, err);
}

/* --- all of them ---------------------------------------------------------- */

struct listing {
	struct zd_sources *out;
	struct zd_store *store;
	struct zd_error *err;
	/* Folders yet to be looked into, each with its depth. */
	ZD_VEC(struct folder {
		struct zd_slice path;
		unsigned depth;
	})
	open;
};

static struct zd_slice field(struct zd_slice file, const char *key)
{
	struct zd_slice line, name;

	while (file.ptr) {
		line = zd_slice_cut(&file, '\n');
		name = zd_slice_cut(&line, ':');
		if (line.ptr && zd_slice_is(name, key))
			return zd_slice_trim(line);
	}
	return (struct zd_slice){0};
}

static uint32_t count_labelled(struct zd_slice contents)
{
	struct zd_label label;
	struct zd_slice line;
	uint32_t n = 0;

	while (contents.ptr) {
		line = zd_slice_cut(&contents, '\n');
		n += zd_label_is(zd_slice_cut(&line, '\t'), &label);
	}
	return n;
}

static struct zd_slice joined(
	struct zd_arena *a, struct zd_slice folder, struct zd_slice name)
{
	return folder.len
		? zd_arena_printf(a, "%.*s/%.*s", ZD_FMT(folder), ZD_FMT(name))
		: name;
}

static int add_source(struct listing *l, struct zd_slice folder)
{
	struct zd_arena *a = &l->out->arena;
	struct zd_source one = {.symbol = folder};
	struct zd_slice file;
	int code = zd_store_read(l->store, &l->out->tip,
		joined(a, folder, ZD_LIT(HEAD)), a, &file, l->err);

	if (code)
		return code;
	one.title = field(file, "title");
	one.organ = field(file, "organ");
	one.date = field(file, "date");
	code = zd_store_read(l->store, &l->out->tip,
		joined(a, folder, ZD_LIT(CONTENTS)), a, &file, l->err);
	if (code && code != ZD_ENOTFOUND)
		return code;
	one.paragraphs = code ? 0 : count_labelled(file);
	zd_vec_push(&l->out->list, one);
	return 0;
}

static int look_into(struct listing *l, struct folder at)
{
	struct zd_entries entries = {0};
	bool is_source = false;
	int code = zd_store_list(l->store, &l->out->tip, at.path,
		&l->out->arena, &entries, l->err);

	for (size_t i = entries.len; !code && i-- > 0;) {
		const struct zd_entry *e = &entries.at[i];
		struct folder below = {{0}, at.depth + 1};

		is_source |= !e->folder && zd_slice_is(e->name, HEAD);
		if (!e->folder || at.depth == DEEPEST)
			continue;
		below.path = joined(&l->out->arena, at.path, e->name);
		zd_vec_push(&l->open, below);
	}
	zd_vec_clear(&entries);
	return !code && is_source && at.path.len ? add_source(l, at.path)
						 : code;
}

static int by_symbol(const void *x, const void *y)
{
	const struct zd_source *a = x, *b = y;

	return zd_symbol_cmp(a->symbol, b->symbol);
}

int zd_sources_read(
	struct zd_sources *out, struct zd_negotiation *n, struct zd_error *err)
{
	struct listing l = {.out = out, .store = n->store, .err = err};
	int code;

	memset(out, 0, sizeof(*out));
	code = zd_store_ref(n->store, ZD_SOURCES, &out->tip, err);
	if (code == ZD_ENOTFOUND)
		return 0;
	if (!code)
		zd_vec_push(&l.open, ((struct folder){{"", 0}, 0}));
	while (!code && l.open.len)
		code = look_into(&l, l.open.at[--l.open.len]);
	zd_vec_clear(&l.open);
	if (code)
		zd_sources_clear(out);
	else if (out->list.len)
		qsort(out->list.at, out->list.len, sizeof(*out->list.at),
			by_symbol);
	return code;
}

void zd_sources_clear(struct zd_sources *s)
{
	zd_vec_clear(&s->list);
	zd_arena_clear(&s->arena);
}
