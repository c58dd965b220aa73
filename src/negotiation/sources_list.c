/* Which sources are listed. */
#include "base/utf8.h"
#include "negotiation/sources.h"
#include "text/markup.h"
#include "text/symbol.h"

static struct zd_slice folded(struct zd_arena *a, struct zd_slice s)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice out;

	zd_utf8_fold(&b, s);
	out = zd_arena_slice(a, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return out;
}

/* "78/" begins the symbol; "78/10" and "A/RES/78/10" are it. */
static bool names_symbol(struct zd_slice pattern, struct zd_slice symbol)
{
	struct zd_buf form = ZD_BUF_INIT;
	bool is;

	zd_symbol_canonical(&form, pattern);
	is = zd_slice_eq(zd_buf_slice(&form), symbol) ||
		(zd_slice_ends(pattern, "/") && pattern.len < symbol.len &&
			!memcmp(pattern.ptr, symbol.ptr, pattern.len));
	zd_buf_clear(&form);
	return is;
}

static bool in_time(
	const struct zd_source *s, const struct zd_sources_options *o)
{
	struct zd_slice since = zd_slice_str(o->since);
	struct zd_slice until = zd_slice_str(o->until);

	if (!since.len && !until.len)
		return true;
	/* "2023" until is all of that year. */
	return s->date.len && zd_slice_cmp(s->date, since) >= 0 &&
		(!until.len ||
			zd_slice_cmp(zd_slice_sub(s->date, 0, until.len),
				until) <= 0);
}

static bool is_wanted(struct zd_arena *a, const struct zd_source *s,
	const struct zd_sources_options *o)
{
	struct zd_buf plain = ZD_BUF_INIT;
	struct zd_slice title;
	bool wanted = !o->patterns_len;

	if (!in_time(s, o))
		return false;
	zd_markup_plain(&plain, s->title);
	title = folded(a, zd_buf_slice(&plain));
	zd_buf_clear(&plain);
	for (size_t i = 0; i < o->patterns_len && !wanted; i++) {
		struct zd_slice p = zd_slice_trim(zd_slice_str(o->patterns[i]));

		wanted = names_symbol(p, s->symbol) ||
			zd_slice_find(title, folded(a, p)) != SIZE_MAX;
	}
	return wanted;
}

int zd_sources_list(struct zd_sources **out, struct zd_negotiation *n,
	const struct zd_sources_options *options, struct zd_error *err)
{
	struct zd_sources *s = zd_calloc(1, sizeof(*s));
	struct zd_arena scratch = {0};
	int code = zd_sources_read(s, n, err);
	size_t kept = 0;

	*out = NULL;
	if (code) {
		zd_free(s);
		return code;
	}
	s->all = s->list.len;
	for (size_t i = 0; options && i < s->list.len; i++)
		if (is_wanted(&scratch, &s->list.at[i], options))
			s->list.at[kept++] = s->list.at[i];
	if (options)
		s->list.len = kept;
	zd_arena_clear(&scratch);
	*out = s;
	return 0;
}

void zd_sources_free(struct zd_sources *s)
{
	if (!s)
		return;
	zd_sources_clear(s);
	zd_free(s);
}
