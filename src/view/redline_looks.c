/* What is said of a block whose words stayed while it changed its looks. */
#include "diff/rows.h"
#include "view/redline.h"

static void put_shape(struct zd_buf *out, const struct zd_paragraph *was,
	const struct zd_paragraph *is)
{
	static const char *const kinds[] = {[ZD_FIELD] = "a field",
		[ZD_FORMULA] = "a formula",
		[ZD_HEADING] = "a heading",
		[ZD_PARAGRAPH] = "a paragraph",
		[ZD_TEXT] = "text",
		[ZD_NOTE] = "a footnote"};

	if (out->len)
		zd_buf_puts(out, "; ");
	if (was->kind == is->kind)
		zd_buf_printf(out, "level %u, was %u", is->level, was->level);
	else
		zd_buf_printf(
			out, "%s, was %s", kinds[is->kind], kinds[was->kind]);
}

/* Signs of emphasis, or escapes, that came or went where no word did. */
static void find_markup(const struct zd_ignoring *x, const struct zd_row *row,
	bool *emphasis, bool *escapes)
{
	for (uint32_t k = row->first; k < row->first + row->count; k++) {
		const struct zd_run *run = &x->redline.runs.at[k];
		bool old = run->mark == ZD_DELETED;
		struct zd_slice text;

		if ((!old && run->mark != ZD_INSERTED) ||
			run->kind != ZD_CHANGE_MARKUP ||
			zd_ignores(x, row, run))
			continue;
		text = old
			? zd_slice_sub(
				  x->redline.from->blocks.at[run->from].text,
				  run->from_start, run->from_end)
			: zd_slice_sub(x->redline.to->blocks.at[run->to].text,
				  run->to_start, run->to_end);
		if (zd_slice_chr(text, '*', 0) != SIZE_MAX)
			*emphasis = true;
		else
			*escapes = true;
	}
}

void zd_view_say_looks(struct zd_buf *out, const struct zd_ignoring *x,
	const struct zd_row *row, bool restyled)
{
	const struct zd_draft *from = x->redline.from, *to = x->redline.to;
	bool escapes = false;

	if (row->from == ZD_NONE || row->to == ZD_NONE || row->stub ||
		row->relation == ZD_SAME || row->relation == ZD_RENUMBERED ||
		row->relation == ZD_MOVED)
		return;
	if (zd_row_reshaped(&x->redline, row))
		put_shape(out,
			&from->paragraphs
				 .at[from->blocks.at[row->from].paragraph],
			&to->paragraphs.at[to->blocks.at[row->to].paragraph]);
	find_markup(x, row, &restyled, &escapes);
	if (restyled || escapes)
		zd_buf_printf(out, "%s%s", out->len ? "; " : "",
			restyled ? "emphasis changed" : "escapes changed");
}
