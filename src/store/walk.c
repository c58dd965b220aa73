/*
 * Trees as their bytes: "mode name NUL hash", one entry behind another, in
 * git's order, which takes a folder for its name with a '/' behind it.
 */
#include "store/private.h"

struct entry {
	struct zd_slice name;
	struct zd_oid id;
	bool folder;
};

/* A folder as it was read last; name is empty for the top. */
struct folder {
	struct zd_slice name;
	struct zd_oid id;
	git_odb_object *raw; /* NULL: an empty folder */
};

struct zd_walk {
	struct zd_store *s;
	struct zd_arena arena;
	ZD_VEC(struct folder) folders; /* the first is the top */
};

struct zd_walk *zd_walk_new(struct zd_store *s)
{
	struct zd_walk *w = zd_calloc(1, sizeof(*w));
	struct folder top = {0};

	w->s = s;
	zd_vec_push(&w->folders, top);
	return w;
}

void zd_walk_free(struct zd_walk *w)
{
	if (!w)
		return;
	for (size_t i = 0; i < w->folders.len; i++)
		zd_git2.odb_object_free(w->folders.at[i].raw);
	zd_vec_clear(&w->folders);
	zd_arena_clear(&w->arena);
	zd_free(w);
}

static int read_tree(git_odb_object **out, struct zd_store *s,
	const struct zd_oid *id, struct zd_error *err)
{
	git_oid oid;
	int rc;

	*out = NULL;
	zd_oid_to_git(&oid, id);
	rc = zd_git2.odb_read(out, s->odb, &oid);
	if (!rc && zd_git2.odb_object_type(*out) != GIT_OBJECT_TREE) {
		zd_git2.odb_object_free(*out);
		*out = NULL;
		return zd_error_set(err, ZD_EGIT, "%s is not a folder",
			zd_git2.oid_tostr_s(&oid));
	}
	return rc ? zd_giterr(err, rc, "object %s", zd_git2.oid_tostr_s(&oid))
		  : 0;
}

/* Cuts the next entry off *rest; false at the end, or at what is none. */
static bool next_entry(struct entry *out, struct zd_slice *rest)
{
	const char *space =
		rest->len ? memchr(rest->ptr, ' ', rest->len) : NULL;
	const char *end = rest->ptr + rest->len, *nul;

	if (!space)
		return false;
	nul = memchr(space, '\0', (size_t)(end - space));
	if (!nul || end - nul < 21)
		return false;
	out->folder = *rest->ptr == '4';
	out->name = zd_slice(space + 1, (size_t)(nul - space - 1));
	memcpy(out->id.bytes, nul + 1, sizeof(out->id.bytes));
	*rest = zd_slice(nul + 21, (size_t)(end - nul - 21));
	return true;
}

static int entry_cmp(const struct entry *a, const struct entry *b)
{
	size_t n = a->name.len < b->name.len ? a->name.len : b->name.len;
	int c = n ? memcmp(a->name.ptr, b->name.ptr, n) : 0;
	unsigned char x, y;

	if (c)
		return c;
	x = a->name.len > n ? (unsigned char)a->name.ptr[n]
		: a->folder ? '/'
			    : 0;
	y = b->name.len > n ? (unsigned char)b->name.ptr[n]
		: b->folder ? '/'
			    : 0;
	return (x > y) - (x < y);
}

static struct zd_slice bytes_of(git_odb_object *raw)
{
	return raw ? zd_slice(zd_git2.odb_object_data(raw),
			     zd_git2.odb_object_size(raw))
		   : (struct zd_slice){0};
}

/* Its place among the folders; a new one begins empty. */
static size_t folder_at(struct zd_walk *w, struct zd_slice name)
{
	struct folder one = {0};

	for (size_t i = 1; i < w->folders.len; i++)
		if (zd_slice_eq(w->folders.at[i].name, name))
			return i;
	one.name = zd_arena_slice(&w->arena, name);
	zd_vec_push(&w->folders, one);
	return w->folders.len - 1;
}

static void add(struct zd_deltas *out, struct zd_arena *a,
	struct zd_slice folder, const struct entry *from,
	const struct entry *to)
{
	struct zd_slice name = from ? from->name : to->name;
	struct zd_delta one = {0};

	one.path = folder.len
		? zd_arena_printf(a, "%.*s/%.*s", ZD_FMT(folder), ZD_FMT(name))
		: zd_arena_slice(a, name);
	if (from)
		one.from = from->id;
	if (to)
		one.to = to->id;
	zd_vec_push(out, one);
}

/* Folders of the top that changed: for the second pass. */
struct changed {
	size_t at;
	struct zd_oid to; /* zero: gone */
};

struct pass {
	struct zd_walk *w;
	struct zd_arena *a;
	struct zd_deltas *out;
	ZD_VEC(struct changed) folders;
};

static void tell(struct pass *p, size_t at, const struct entry *from,
	const struct entry *to)
{
	const struct entry *any = from ? from : to;
	struct changed one;

	if (from && to && zd_oid_eq(&from->id, &to->id))
		return;
	if (!any->folder) {
		add(p->out, p->a, p->w->folders.at[at].name, from, to);
		return;
	}
	if (at)
		return;
	one.at = folder_at(p->w, any->name);
	one.to = to ? to->id : (struct zd_oid){{0}};
	zd_vec_push(&p->folders, one);
}

/* Reads the folder as it is now and tells what differs. */
static int pass_folder(struct pass *p, size_t at, const struct zd_oid *to,
	struct zd_error *err)
{
	git_odb_object *raw = NULL, *old = p->w->folders.at[at].raw;
	struct zd_slice a = bytes_of(old), b;
	struct entry x, y;
	bool has_x, has_y;
	int code = 0, c;

	if (!zd_oid_is_zero(to))
		code = read_tree(&raw, p->w->s, to, err);
	if (code)
		return code;
	b = bytes_of(raw);
	has_x = next_entry(&x, &a);
	has_y = next_entry(&y, &b);
	while (has_x || has_y) {
		c = !has_x ? 1 : !has_y ? -1 : entry_cmp(&x, &y);
		tell(p, at, c <= 0 ? &x : NULL, c >= 0 ? &y : NULL);
		if (c <= 0)
			has_x = next_entry(&x, &a);
		if (c >= 0)
			has_y = next_entry(&y, &b);
	}
	p->w->folders.at[at].raw = raw;
	p->w->folders.at[at].id = *to;
	zd_git2.odb_object_free(old);
	return 0;
}

int zd_walk_to(struct zd_walk *w, const struct zd_oid *tree, struct zd_arena *a,
	struct zd_deltas *out, struct zd_error *err)
{
	struct pass p = {.w = w, .a = a, .out = out};
	int code = 0;

	zd_giterr_clear();
	memset(out, 0, sizeof(*out));
	if (!zd_oid_eq(&w->folders.at[0].id, tree) || !w->folders.at[0].raw)
		code = pass_folder(&p, 0, tree, err);
	for (size_t i = 0; !code && i < p.folders.len; i++)
		code = pass_folder(
			&p, p.folders.at[i].at, &p.folders.at[i].to, err);
	zd_vec_clear(&p.folders);
	if (code)
		zd_vec_clear(out);
	return code;
}
