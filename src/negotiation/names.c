#include "negotiation/names.h"

#include "base/ascii.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

static size_t slot_of(const struct zd_ids *ids, struct zd_slice id)
{
	size_t at = (size_t)XXH3_64bits(id.ptr, id.len) & (ids->size - 1);

	while (ids->slots[at].len && !zd_slice_eq(ids->slots[at], id))
		at = (at + 1) & (ids->size - 1);
	return at;
}

bool zd_ids_has(const struct zd_ids *ids, struct zd_slice id)
{
	return ids->size && ids->slots[slot_of(ids, id)].len;
}

static void grow(struct zd_ids *ids)
{
	struct zd_slice *old = ids->slots;
	size_t size = ids->size;

	ids->size = size ? size * 2 : 64;
	ids->slots = zd_calloc(ids->size, sizeof(*ids->slots));
	for (size_t i = 0; i < size; i++)
		if (old[i].len)
			ids->slots[slot_of(ids, old[i])] = old[i];
	zd_free(old);
}

bool zd_ids_add(struct zd_ids *ids, struct zd_slice id)
{
	size_t at;

	if (!id.len)
		return false;
	if (2 * (ids->used + 1) > ids->size)
		grow(ids);
	at = slot_of(ids, id);
	if (ids->slots[at].len)
		return false;
	ids->slots[at] = zd_arena_slice(&ids->arena, id);
	ids->used++;
	return true;
}

void zd_ids_clear(struct zd_ids *ids)
{
	zd_arena_clear(&ids->arena);
	zd_free(ids->slots);
	memset(ids, 0, sizeof(*ids));
}

struct zd_slice zd_id_fixed(struct zd_arena *a, const struct zd_paragraph *p)
{
	if (p->kind == ZD_FIELD)
		return p->label;
	if (p->kind == ZD_NOTE)
		return zd_arena_printf(a, "^%.*s", ZD_FMT(p->label));
	return (struct zd_slice){0};
}

/* "OP12 bis alt 2 (a)" gives "OP12bisalt2a": letters and digits only. */
static void put_label(struct zd_buf *out, struct zd_slice label)
{
	for (size_t i = 0; i < label.len; i++) {
		char c = label.ptr[i];

		if (zd_is_alnum(c))
			zd_buf_putc(out, c);
	}
}

static unsigned nth_of_kind(
	struct zd_birth *birth, const struct zd_draft *d, uint32_t i)
{
	if (i < birth->counted) {
		memset(birth->kinds, 0, sizeof(birth->kinds));
		birth->counted = 0;
	}
	for (; birth->counted < i; birth->counted++)
		birth->kinds[d->paragraphs.at[birth->counted].kind]++;
	return birth->kinds[d->paragraphs.at[i].kind] + 1;
}

struct zd_slice zd_id_new(struct zd_arena *a, struct zd_ids *ids,
	const struct zd_draft *d, uint32_t i, struct zd_birth *birth)
{
	const struct zd_paragraph *p = &d->paragraphs.at[i];
	struct zd_slice id = zd_id_fixed(a, p);
	struct zd_buf b = ZD_BUF_INIT;
	size_t len;

	if (id.len)
		return id;
	if (birth->round)
		zd_buf_printf(&b, "%s-", birth->round);
	switch (p->kind) {
	case ZD_HEADING:
		zd_buf_printf(&b, "H%u", nth_of_kind(birth, d, i));
		break;
	case ZD_FORMULA:
		zd_buf_printf(&b, "F%u", nth_of_kind(birth, d, i));
		break;
	case ZD_TEXT: zd_buf_printf(&b, "T%u", nth_of_kind(birth, d, i)); break;
	case ZD_FIELD:
	case ZD_NOTE:
	case ZD_PARAGRAPH: put_label(&b, p->label); break;
	}
	if (birth->suffix && *birth->suffix)
		zd_buf_printf(&b, "-%s", birth->suffix);
	len = b.len;
	for (unsigned n = 2; !zd_ids_add(ids, zd_buf_slice(&b)); n++) {
		zd_buf_truncate(&b, len);
		zd_buf_printf(&b, "-%u", n);
	}
	id = zd_arena_slice(a, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return id;
}

struct zd_slice zd_id_path(struct zd_arena *a, struct zd_slice id)
{
	return zd_arena_printf(a, "draft/%.*s.md", ZD_FMT(id));
}

struct zd_slice zd_round_title(struct zd_arena *a, struct zd_slice round)
{
	struct zd_slice number = zd_slice_sub(round, 3, round.len);

	if (zd_slice_is(round, "zero"))
		return ZD_LIT("Zero Draft");
	if (zd_slice_is(round, "final"))
		return ZD_LIT("Final Draft");
	if (!zd_slice_starts(round, "rev") || !number.len)
		return round;
	for (size_t i = 0; i < number.len; i++)
		if (!zd_is_digit(number.ptr[i]))
			return round;
	return zd_arena_printf(a, "Rev %.*s", ZD_FMT(number));
}
