#include "store/stage.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "store/giterr.h"

/* Before the packs and the loose objects, whose priorities are 2 and 1. */
#define PRIORITY 100

struct staged {
	git_oid id;
	git_object_t type;
	size_t len;
	const void *bytes;
};

struct zd_stage {
	git_odb_backend parent; /* first: libgit2 hands out its address */
	struct zd_arena arena;
	ZD_VEC(struct staged) list;
	uint32_t *slots; /* open addressing: place in list + 1, 0 is free */
	size_t nslots;   /* a power of two */
};

/* --- the table ----------------------------------------------------------- */

static uint32_t *slot_of(const struct zd_stage *s, const git_oid *id)
{
	size_t at;

	memcpy(&at, id->id, sizeof(at));
	for (at &= s->nslots - 1; s->slots[at]; at = (at + 1) & (s->nslots - 1))
		if (zd_git2.oid_equal(&s->list.at[s->slots[at] - 1].id, id))
			break;
	return &s->slots[at];
}

static const struct staged *find(
	const git_odb_backend *backend, const git_oid *id)
{
	const struct zd_stage *s = (const struct zd_stage *)backend;
	uint32_t place = s->nslots ? *slot_of(s, id) : 0;

	return place ? &s->list.at[place - 1] : NULL;
}

static void grow(struct zd_stage *s)
{
	if (s->list.len + 1 <= s->nslots / 2)
		return;
	s->nslots = s->nslots ? zd_mul(s->nslots, 2) : 64;
	zd_free(s->slots);
	s->slots = zd_calloc(s->nslots, sizeof(*s->slots));
	for (size_t i = 0; i < s->list.len; i++)
		*slot_of(s, &s->list.at[i].id) = zd_u32(i + 1);
}

/* --- what libgit2 calls --------------------------------------------------- */

static int stage_write(git_odb_backend *backend, const git_oid *id,
	const void *bytes, size_t len, git_object_t type)
{
	struct zd_stage *s = (struct zd_stage *)backend;
	struct staged one = {.id = *id, .type = type, .len = len};

	if (find(backend, id))
		return 0;
	one.bytes = zd_arena_strndup(&s->arena, bytes, len);
	grow(s);
	zd_vec_push(&s->list, one);
	*slot_of(s, id) = zd_u32(s->list.len);
	return 0;
}

static int stage_exists(git_odb_backend *backend, const git_oid *id)
{
	return find(backend, id) != NULL;
}

static int stage_read_header(size_t *len, git_object_t *type,
	git_odb_backend *backend, const git_oid *id)
{
	const struct staged *one = find(backend, id);

	if (!one)
		return GIT_ENOTFOUND;
	*len = one->len;
	*type = one->type;
	return 0;
}

static int stage_read(void **bytes, size_t *len, git_object_t *type,
	git_odb_backend *backend, const git_oid *id)
{
	const struct staged *one = find(backend, id);

	if (!one)
		return GIT_ENOTFOUND;
	*bytes = zd_git2.odb_backend_data_alloc(backend, one->len + 1);
	if (!*bytes)
		return -1;
	memcpy(*bytes, one->bytes, one->len);
	*len = one->len;
	*type = one->type;
	return 0;
}

static void stage_free(git_odb_backend *backend)
{
	struct zd_stage *s = (struct zd_stage *)backend;

	zd_stage_clear(s);
	zd_free(s);
}

/* --- the stage ------------------------------------------------------------ */

int zd_stage_new(struct zd_stage **out, git_odb *odb, struct zd_error *err)
{
	struct zd_stage *s = zd_calloc(1, sizeof(*s));
	int rc;

	*out = NULL;
	zd_git2.odb_init_backend(&s->parent, GIT_ODB_BACKEND_VERSION);
	s->parent.read = stage_read;
	s->parent.read_header = stage_read_header;
	s->parent.write = stage_write;
	s->parent.exists = stage_exists;
	s->parent.free = stage_free;
	rc = zd_git2.odb_add_backend(odb, &s->parent, PRIORITY);
	if (rc < 0) {
		zd_free(s);
		return zd_giterr(err, rc, "the object database");
	}
	*out = s;
	return 0;
}

void zd_stage_clear(struct zd_stage *s)
{
	zd_vec_clear(&s->list);
	zd_free(s->slots);
	s->slots = NULL;
	s->nslots = 0;
	zd_arena_clear(&s->arena);
}

/* libgit2's own way asks every pack first whether the object is there, which
 * for one that is not reads the folder of packs anew. */
void zd_stage_put(struct zd_stage *s, const git_oid *id, struct zd_slice bytes)
{
	stage_write(&s->parent, id, bytes.len ? bytes.ptr : "", bytes.len,
		GIT_OBJECT_BLOB);
}

/* Through a backend of its own: the repository's would write to the stage. */
static int flush_loose(struct zd_stage *s, git_repository *repo)
{
	struct zd_buf path = ZD_BUF_INIT;
	git_odb_backend *loose = NULL;
	int rc;

	zd_buf_printf(&path, "%sobjects", zd_git2.repository_commondir(repo));
	rc = zd_git2.odb_backend_loose(&loose, path.ptr, -1, 1, 0, 0);
	for (size_t i = 0; !rc && i < s->list.len; i++) {
		const struct staged *one = &s->list.at[i];

		rc = loose->write(
			loose, &one->id, one->bytes, one->len, one->type);
	}
	if (loose)
		loose->free(loose);
	zd_buf_clear(&path);
	return rc;
}

static int flush_pack(struct zd_stage *s, git_repository *repo)
{
	git_packbuilder *pack = NULL;
	int rc = zd_git2.packbuilder_new(&pack, repo);

	/* As many as there are processors. */
	if (!rc)
		zd_git2.packbuilder_set_threads(pack, 0);
	for (size_t i = 0; !rc && i < s->list.len; i++)
		rc = zd_git2.packbuilder_insert(pack, &s->list.at[i].id, NULL);
	if (!rc)
		rc = zd_git2.packbuilder_write(pack, NULL, 0, NULL, NULL);
	zd_git2.packbuilder_free(pack);
	return rc;
}

int zd_stage_flush(
	struct zd_stage *s, git_repository *repo, struct zd_error *err)
{
	int rc = 0;

	if (s->list.len > ZD_STAGE_LOOSE)
		rc = flush_pack(s, repo);
	else if (s->list.len)
		rc = flush_loose(s, repo);
	zd_stage_clear(s);
	return rc < 0 ? zd_giterr(err, rc, "writing to %s",
				zd_git2.repository_commondir(repo))
		      : 0;
}
