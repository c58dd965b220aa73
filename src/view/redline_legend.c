/* What stands above a redline: how much changed, what the marks mean, and
 * what was not counted. */
#include "view/redline.h"

static void put_word(struct zd_view *v, enum zd_view_mark mark, const char *s)
{
	if (mark != ZD_VIEW_KEPT)
		zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT(" · "));
	zd_view_run(v, mark, zd_slice_str(s));
}

void zd_view_put_marks(struct zd_view *v, bool moved)
{
	zd_view_add(v, ZD_VIEW_LEGEND);
	put_word(v, ZD_VIEW_KEPT, "Marks:");
	zd_view_run(v, ZD_VIEW_KEPT, ZD_LIT(" "));
	zd_view_run(v, ZD_VIEW_INSERTED, ZD_LIT("new"));
	put_word(v, ZD_VIEW_DELETED, "deleted");
	if (!moved)
		return;
	put_word(v, ZD_VIEW_MOVED_TO, "moved here");
	put_word(v, ZD_VIEW_MOVED_FROM, "moved away");
}

bool zd_view_has_passages(const struct zd_redline *r)
{
	for (size_t i = 0; i < r->runs.len; i++)
		if (r->runs.at[i].mark == ZD_MOVED_FROM)
			return true;
	return false;
}

/* Puts the words as a legend and empties them. */
static void put_legend(struct zd_view *v, struct zd_buf *words)
{
	if (words->len) {
		zd_view_add(v, ZD_VIEW_LEGEND);
		zd_view_run(v, ZD_VIEW_KEPT,
			zd_arena_slice(&v->arena, zd_buf_slice(words)));
	}
	zd_buf_clear(words);
}

/* The caps that were hit, of the redline and of its brackets; NULL: none. */
static void put_coarse(
	struct zd_buf *b, const char *redline, const char *brackets)
{
	if (redline || brackets)
		zd_buf_printf(b, " Coarse: %s%s%s.", redline ? redline : "",
			redline && brackets ? "; " : "",
			brackets ? brackets : "");
}

void zd_view_put_counts(struct zd_view *v, const struct zd_view_counts *c,
	struct zd_slice from_name, struct zd_slice to_name)
{
	struct zd_buf b = ZD_BUF_INIT;
	const char *sep = "";

	if (from_name.len && to_name.len)
		zd_buf_printf(&b, "%.*s → %.*s. ", ZD_FMT(from_name),
			ZD_FMT(to_name));
	zd_buf_puts(&b, "Paragraphs: ");
	for (enum zd_relation k = ZD_SAME; k <= ZD_DROPPED; k++) {
		if (!c->relations[k])
			continue;
		zd_buf_printf(&b, "%s%u %s", sep, c->relations[k],
			zd_relation_name(k));
		sep = ", ";
	}
	zd_buf_printf(&b, "%s. Words: %u kept, %u in, %u out.",
		*sep ? "" : "none", c->kept, c->in, c->out);
	zd_view_brackets_say(&b, c->bracketed);
	put_coarse(&b, c->x->redline.coarse_why,
		zd_view_brackets_coarse(c->brackets));
	put_legend(v, &b);
	zd_ignoring_say(&b, c->x->kinds, c->ignored);
	put_legend(v, &b);
}
