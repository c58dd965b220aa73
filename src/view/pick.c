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

int zd_view_pick_labels(struct zd_view_pick *picks, size_t len,
	const struct zd_draft *const *drafts,
	const struct zd_view_labels *labels, struct zd_error *err)
{
	for (size_t i = 0; i < labels->len; i++) {
		bool found = false;
		int code = 0;

		for (size_t k = 0; k < len; k++) {
			int missed = zd_view_pick_add(&picks[k], drafts[k],
				labels->at[i],
				code == ZD_EAMBIGUOUS ? NULL : err);

			found |= !missed;
			if (code != ZD_EAMBIGUOUS)
				code = missed;
		}
		if (!found)
			return code;
	}
	return 0;
}
