#include "view/pick.h"

int zd_view_pick_add(struct zd_view_pick *pick, const struct zd_draft *d,
	struct zd_slice label, struct zd_error *err)
{
	uint32_t block = ZD_NONE, matches = 0;
	uint32_t i = zd_draft_find(d, label, &block, &matches);
	const struct zd_paragraph *p;

	if (!matches)
		return zd_error_set(err, ZD_ENOTFOUND,
			"there is no \"%.*s\" in this text", ZD_FMT(label));
	if (matches > 1)
		return zd_error_set(err, ZD_EAMBIGUOUS,
			"\"%.*s\" stands %u times in this text: give an id",
			ZD_FMT(label), matches);
	if (!pick->blocks) {
		pick->len = d->blocks.len;
		pick->blocks = zd_calloc(pick->len, sizeof(*pick->blocks));
	}
	p = &d->paragraphs.at[i];
	if (block != p->first) {
		pick->blocks[block] = true;
		return 0;
	}
	for (uint32_t b = p->first; b < p->first + p->count; b++)
		pick->blocks[b] = true;
	return 0;
}

void zd_view_pick_clear(struct zd_view_pick *pick)
{
	zd_free(pick->blocks);
	pick->blocks = NULL;
	pick->len = 0;
}
