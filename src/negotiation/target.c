#include "negotiation/target.h"

#include "base/ascii.h"

/* The number in "[2]" at the end of s, and *rest before it; 0 for none. */
static uint32_t number_of(struct zd_slice s, struct zd_slice *rest)
{
	size_t open = s.len;
	uint32_t n = 0;

	if (!zd_slice_ends(s, "]"))
		return 0;
	while (open && s.ptr[open - 1] != '[')
		open--;
	if (open < 2 || s.len - open > 8)
		return 0;
	for (size_t i = open; i + 1 < s.len; i++) {
		if (!zd_is_digit(s.ptr[i]))
			return 0;
		n = n * 10 + (uint32_t)(s.ptr[i] - '0');
	}
	*rest = zd_slice_trim(zd_slice_sub(s, 0, open - 1));
	return n;
}

/* "(c)" behind a space at the end of s. */
static struct zd_slice path_of(struct zd_slice s, struct zd_slice *rest)
{
	size_t at = zd_slice_find(s, ZD_LIT(" ("));

	if (at == SIZE_MAX || !zd_slice_ends(s, ")"))
		return (struct zd_slice){0};
	*rest = zd_slice_sub(s, 0, at);
	return zd_slice_sub(s, at + 1, s.len);
}

void zd_target_read(struct zd_target *out, struct zd_slice target)
{
	*out = (struct zd_target){.id = target};
	out->bracket = number_of(target, &out->id);
	if (!out->bracket && zd_slice_chr(target, '/', 0) != SIZE_MAX)
		out->amendment = true;
	else
		out->path = path_of(out->id, &out->id);
}

uint32_t zd_target_block(const struct zd_draft *d, uint32_t paragraph,
	const struct zd_target *target)
{
	const struct zd_paragraph *p = &d->paragraphs.at[paragraph];
	struct zd_arena a = {0};
	struct zd_slice query =
		zd_arena_printf(&a, "%.*s%s%.*s", ZD_FMT(p->label),
			target->path.len ? " " : "", ZD_FMT(target->path));
	uint32_t block = p->first, matches;

	if (target->path.len &&
		(zd_draft_find(d, query, &block, &matches) != paragraph ||
			block == p->first))
		block = ZD_NONE;
	zd_arena_clear(&a);
	return block;
}

const struct zd_bracket *zd_target_bracket(
	const struct zd_brackets *b, uint32_t paragraph, uint32_t nth)
{
	const struct zd_paragraph *p = &b->draft->paragraphs.at[paragraph];

	for (uint32_t i = b->by_block[p->first];
		i < b->by_block[p->first + p->count]; i++)
		if (b->list.at[i].nth == nth && nth)
			return &b->list.at[i];
	return NULL;
}

struct zd_slice zd_target_name(struct zd_arena *a, const struct zd_draft *d,
	const struct zd_target *target)
{
	uint32_t at = zd_draft_find_id(d, target->id);
	struct zd_slice name = at == ZD_NONE ? zd_arena_slice(a, target->id)
					     : zd_paragraph_name(a, d, at);

	if (target->path.len)
		return zd_arena_printf(
			a, "%.*s %.*s", ZD_FMT(name), ZD_FMT(target->path));
	return target->bracket
		? zd_arena_printf(a, "%.*s[%u]", ZD_FMT(name), target->bracket)
		: zd_arena_slice(a, name);
}

struct zd_slice zd_target_write(
	struct zd_arena *a, const struct zd_target *target)
{
	if (target->path.len)
		return zd_arena_printf(a, "%.*s %.*s", ZD_FMT(target->id),
			ZD_FMT(target->path));
	if (target->bracket)
		return zd_arena_printf(
			a, "%.*s[%u]", ZD_FMT(target->id), target->bracket);
	return zd_arena_slice(a, target->id);
}

struct zd_slice zd_target_path(
	struct zd_arena *a, const struct zd_draft *d, uint32_t block)
{
	unsigned depth = zd_block_depth(d, block);
	struct zd_slice path = d->blocks.at[block].mark;

	while (depth > 1 && block--)
		if (zd_block_depth(d, block) == depth - 1) {
			path = zd_arena_printf(a, "%.*s %.*s",
				ZD_FMT(d->blocks.at[block].mark), ZD_FMT(path));
			depth--;
		}
	return zd_arena_slice(a, path);
}
