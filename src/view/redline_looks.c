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

void zd_view_say_looks(struct zd_buf *out, const struct zd_redline *r,
	const struct zd_row *row)
{
	const struct zd_draft *from = r->from, *to = r->to;

	if (row->from == ZD_NONE || row->to == ZD_NONE || row->stub ||
		row->relation == ZD_SAME || !zd_row_reshaped(r, row))
		return;
	put_shape(out,
		&from->paragraphs.at[from->blocks.at[row->from].paragraph],
		&to->paragraphs.at[to->blocks.at[row->to].paragraph]);
}
