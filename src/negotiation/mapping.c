/* What the facilitator maps by hand: which paragraph comes from which. */
#include "negotiation/identify.h"

static int find_one(uint32_t *out, const struct zd_draft *d,
	struct zd_slice label, const char *which, struct zd_error *err)
{
	uint32_t matches;

	*out = zd_draft_find(d, label, NULL, &matches);
	if (matches == 1)
		return 0;
	if (matches)
		return zd_error_set(err, ZD_EAMBIGUOUS,
			"'%.*s' stands %u times in the %s text", ZD_FMT(label),
			matches, which);
	return zd_error_set(err, ZD_ENOTFOUND,
		"no paragraph '%.*s' in the %s text", ZD_FMT(label), which);
}

static int add(struct zd_mappings *out, struct zd_slice text,
	const struct zd_draft *new, const struct zd_draft *old,
	struct zd_error *err)
{
	struct zd_slice rest = text, label = zd_slice_cut(&rest, '=');
	struct zd_mapping m = {0};
	uint32_t from;
	int code;

	if (!rest.ptr)
		return zd_error_set(err, ZD_EUSAGE,
			"a map is NEW=OLD or NEW=OLD,OLD, not '%.*s'",
			ZD_FMT(text));
	code = find_one(&m.to, new, label, "new", err);
	m.from = zd_arena_alloc(&out->arena, (rest.len + 1) * sizeof(from));
	while (!code && rest.len) {
		label = zd_slice_cut(&rest, ',');
		code = find_one(&from, old, label, "old", err);
		m.from[m.froms++] = from;
	}
	if (!code)
		zd_vec_push(out, m);
	return code;
}

int zd_mappings_parse(struct zd_mappings *out, const char *const *texts,
	size_t len, const struct zd_draft *new, const struct zd_draft *old,
	struct zd_error *err)
{
	int code = 0;

	for (size_t i = 0; !code && i < len; i++)
		code = add(out, zd_slice_str(texts[i]), new, old, err);
	return code;
}

void zd_mappings_clear(struct zd_mappings *m)
{
	zd_vec_clear(m);
	zd_arena_clear(&m->arena);
}
