#include "text/citation.h"
#include "view/of.h"
#include "view/redline.h"
#include "view/redline_brackets.h"

static bool changed(const struct zd_link *link)
{
	return link->relation != ZD_SAME || link->relabelled;
}

static void put_words(
	struct zd_view *v, uint32_t kept, uint32_t in, uint32_t out)
{
	zd_view_cell_number(v, kept);
	zd_view_cell_number(v, in);
	zd_view_cell_number(v, out);
}

/* "2 lifted, 1 alternative chosen" */
static void put_brackets(struct zd_view *v, const struct zd_view_brackets *b,
	const struct zd_link *link)
{
	struct zd_buf words = ZD_BUF_INIT;

	zd_view_brackets_say_link(&words, b, link);
	zd_view_cell_text(v, zd_arena_slice(&v->arena, zd_buf_slice(&words)));
	zd_buf_clear(&words);
}

static void put_head(struct zd_view *v, bool brackets)
{
	static const char *const head[] = {"Paragraph", "From", "Relation",
		"Words kept", "In", "Out", NULL};

	zd_view_head(v, head);
	if (brackets)
		zd_view_cell_text(v, ZD_LIT("Brackets"));
}

struct zd_view *zd_view_of_stat(const struct zd_redline *r,
	struct zd_slice from_name, struct zd_slice to_name)
{
	struct zd_view *v = zd_view_new("stat");
	struct zd_view_names from, to;
	uint32_t kept = 0, in = 0, out = 0, rows = 0;
	struct zd_citation_reader *reader = NULL;
	struct zd_view_brackets *brackets;

	zd_view_names_init(&from, r->from);
	zd_view_names_init(&to, r->to);
	brackets = zd_view_brackets_new(r, &reader);
	zd_citation_reader_free(reader);
	put_head(v, brackets != NULL);
	for (size_t i = 0; i < r->links.len; i++) {
		const struct zd_link *link = &r->links.at[i];

		kept += link->words_kept;
		in += link->words_in;
		out += link->words_out;
		if (!changed(link))
			continue;
		rows++;
		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v,
			zd_view_named(v, &to, r->to_list.at + link->to_first,
				link->to_count));
		zd_view_cell_text(v,
			zd_view_named(v, &from,
				r->from_list.at + link->from_first,
				link->from_count));
		zd_view_cell_text(
			v, zd_slice_str(zd_relation_name(link->relation)));
		put_words(v, link->words_kept, link->words_in, link->words_out);
		if (brackets)
			put_brackets(v, brackets, link);
	}
	zd_view_add(v, ZD_VIEW_ROW);
	zd_view_cell_text(v, ZD_LIT("Total"));
	zd_view_cell_text(v, ZD_LIT(""));
	zd_view_cell(v);
	zd_view_printf(v, ZD_VIEW_KEPT, "%u listed", rows);
	put_words(v, kept, in, out);
	zd_view_put_counts(v, r, from_name, to_name, brackets);
	zd_view_brackets_free(brackets);
	zd_view_names_clear(&from);
	zd_view_names_clear(&to);
	return v;
}

struct zd_view *zd_view_of_names(const struct zd_redline *r)
{
	struct zd_view *v = zd_view_new("names");
	struct zd_view_names from, to;

	zd_view_names_init(&from, r->from);
	zd_view_names_init(&to, r->to);
	for (size_t i = 0; i < r->links.len; i++) {
		const struct zd_link *link = &r->links.at[i];
		bool gone = !link->to_count;
		const uint32_t *at = gone ? r->from_list.at + link->from_first
					  : r->to_list.at + link->to_first;
		uint32_t n = gone ? link->from_count : link->to_count;

		for (uint32_t k = 0; changed(link) && k < n; k++) {
			zd_view_add(v, ZD_VIEW_LINE);
			zd_view_run(v, ZD_VIEW_KEPT,
				zd_view_named(
					v, gone ? &from : &to, at + k, 1));
		}
	}
	zd_view_names_clear(&from);
	zd_view_names_clear(&to);
	return v;
}
