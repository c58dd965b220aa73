#include "negotiation/names.h"
#include "negotiation/setting.h"
#include "view/of.h"

static void put_row(struct zd_view *v, struct zd_slice key,
	struct zd_slice value, const char *how)
{
	zd_view_add(v, ZD_VIEW_ROW);
	zd_view_cell_text(v, zd_arena_slice(&v->arena, key));
	zd_view_cell_text(v, zd_arena_slice(&v->arena, value));
	zd_view_cell_text(v, zd_slice_str(how));
}

static bool is_set(const struct zd_settings *s, const char *key)
{
	for (size_t i = 0; i < s->lines.len; i++)
		if (zd_slice_is(s->lines.at[i].key, key))
			return true;
	return false;
}

static void put_setting(struct zd_view *v, const struct zd_settings *s,
	const struct zd_setting *row)
{
	char key[32];

	if (!row->numbered) {
		put_row(v, zd_slice_str(row->key), zd_settings_get(s, row->key),
			is_set(s, row->key) || !row->fallback
				? row->what
				: zd_arena_printf(
					  &v->arena, "%s (not set)", row->what)
					  .ptr);
		return;
	}
	for (unsigned n = 1; n <= row->numbered; n++) {
		snprintf(key, sizeof(key), "%s-%u", row->key, n);
		if (is_set(s, key))
			put_row(v, zd_slice_str(key), zd_settings_get(s, key),
				row->what);
	}
}

static void put_all(struct zd_view *v, const struct zd_settings *s)
{
	static const char *const head[] = {
		"Setting", "Value", "What it is", NULL};

	zd_view_head(v, head);
	for (size_t i = 0; i < zd_setting_count; i++)
		put_setting(v, s, &zd_setting_table[i]);
}

int zd_view_of_settings(struct zd_view **out, struct zd_negotiation *n,
	const char *key, struct zd_error *err)
{
	struct zd_view *v = zd_view_new("settings");
	struct zd_settings s = {0};
	struct zd_oid tip;
	int code = zd_store_ref(n->store, ZD_MAIN, &tip, err);

	*out = NULL;
	if (!code)
		code = zd_settings_read(&s, n, &tip, err);
	if (!code && key)
		code = zd_setting_check_key(key, err);
	if (!code && key) {
		zd_view_add(v, ZD_VIEW_LINE);
		zd_view_run(v, ZD_VIEW_KEPT,
			zd_arena_slice(&v->arena, zd_settings_get(&s, key)));
	} else if (!code) {
		put_all(v, &s);
	}
	zd_settings_clear(&s);
	if (code)
		zd_view_free(v);
	else
		*out = v;
	return code;
}
