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

/* Fields and footnotes have no id that could follow them. */
static int check_kind(const struct zd_draft *d, uint32_t paragraph,
	struct zd_slice label, struct zd_error *err)
{
	enum zd_kind kind = d->paragraphs.at[paragraph].kind;

	if (kind != ZD_FIELD && kind != ZD_NOTE)
		return 0;
	return zd_error_set(err, ZD_EUSAGE,
		"'%.*s' is no paragraph: fields and footnotes have no id",
		ZD_FMT(label));
}

static int add_old(struct zd_mapping *m, struct zd_slice label,
	struct zd_slice text, const struct zd_draft *old, struct zd_error *err)
{
	uint32_t from;
	int code = find_one(&from, old, label, "old", err);

	if (!code)
		code = check_kind(old, from, label, err);
	for (size_t i = 0; !code && i < m->froms; i++)
		if (m->from[i] == from)
			code = zd_error_set(err, ZD_EUSAGE,
				"'%.*s' stands twice in '%.*s'", ZD_FMT(label),
				ZD_FMT(text));
	if (!code)
		m->from[m->froms++] = from;
	return code;
}

static int add(struct zd_mappings *out, struct zd_slice text,
	const struct zd_draft *new, const struct zd_draft *old,
	struct zd_error *err)
{
	struct zd_slice rest = text, label = zd_slice_cut(&rest, '='), one;
	struct zd_mapping m = {0};
	int code;

	if (!rest.ptr || !label.len ||
		(rest.len && rest.ptr[rest.len - 1] == ','))
		return zd_error_set(err, ZD_EUSAGE,
			"a map is NEW=OLD or NEW=OLD,OLD, not '%.*s'",
			ZD_FMT(text));
	code = find_one(&m.to, new, label, "new", err);
	if (!code)
		code = check_kind(new, m.to, label, err);
	for (size_t i = 0; !code && i < out->len; i++)
		if (out->at[i].to == m.to)
			code = zd_error_set(err, ZD_EUSAGE,
				"'%.*s' is mapped twice", ZD_FMT(label));
	m.from = zd_arena_alloc(&out->arena, (rest.len + 1) * sizeof(*m.from));
	while (!code && rest.len) {
		one = zd_slice_cut(&rest, ',');
		code = add_old(&m, one, text, old, err);
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
