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

static void count_links(
	const struct zd_redline *r, uint32_t *by, uint32_t *words)
{
	for (size_t i = 0; i < r->links.len; i++) {
		const struct zd_link *link = &r->links.at[i];

		by[link->relation]++;
		words[0] += link->words_kept;
		words[1] += link->words_out;
		words[2] += link->words_in;
	}
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

void zd_view_put_counts(struct zd_view *v, const struct zd_redline *r,
	struct zd_slice from_name, struct zd_slice to_name,
	const struct zd_view_brackets *brackets)
{
	struct zd_buf b = ZD_BUF_INIT;
	uint32_t by[ZD_DROPPED + 1] = {0}, words[3] = {0};
	const char *sep = "";

	count_links(r, by, words);
	if (from_name.len && to_name.len)
		zd_buf_printf(&b, "%.*s → %.*s. ", ZD_FMT(from_name),
			ZD_FMT(to_name));
	zd_buf_puts(&b, "Paragraphs: ");
	for (enum zd_relation k = ZD_SAME; k <= ZD_DROPPED; k++) {
		if (!by[k])
			continue;
		zd_buf_printf(&b, "%s%u %s", sep, by[k], zd_relation_name(k));
		sep = ", ";
	}
	zd_buf_printf(&b, "%s. Words: %u kept, %u in, %u out.",
		*sep ? "" : "none", words[0], words[2], words[1]);
	zd_view_brackets_say(&b, brackets);
	put_coarse(&b, r->coarse_why, zd_view_brackets_coarse(brackets));
	put_legend(v, &b);
}

void zd_view_put_ignored(struct zd_view *v, const struct zd_ignoring *x)
{
	struct zd_buf b = ZD_BUF_INIT;

	zd_ignoring_say(&b, x);
	put_legend(v, &b);
}

void zd_view_put_legend(struct zd_view *v, const struct zd_ignoring *x,
	const struct zd_view_redline_options *o,
	const struct zd_view_brackets *brackets)
{
	zd_view_put_counts(v, &x->redline, o->from_name, o->to_name, brackets);
	zd_view_put_ignored(v, x);
	zd_view_put_marks(v, zd_view_has_passages(&x->redline));
}
