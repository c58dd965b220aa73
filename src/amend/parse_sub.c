/* New sub-paragraphs, in the room's words and in those of documents. */
#include "amend/parse.h"

/* "OP33 (b)" of "OP33 (b) (ii)", "OP33" of "OP33 (b)". */
static struct zd_slice parent_of(
	struct zd_scan *s, const struct zd_label *label)
{
	struct zd_label parent = *label;

	parent.depth--;
	return zd_target_format(s->parse, &parent);
}

int zd_sub_room(struct zd_scan *s, const struct zd_instruction *base,
	const struct zd_label *label)
{
	struct zd_instruction in = *base;
	struct zd_label is = *label;

	if (is.path[is.depth - 1].alt) {
		is.path[is.depth - 1].alt = 0;
		in.operation = ZD_OP_ALT;
		in.target = zd_target_format(s->parse, &is);
	} else {
		in.operation = ZD_OP_INSERT;
		in.other = parent_of(s, label);
	}
	return zd_text_paragraphs(s, &in, true);
}

bool zd_sub_words(struct zd_scan *s)
{
	static const char *const before[] = {"the", "a", "an", "following",
		"two", "three", "additional", "further", "new", NULL};
	static const char *const words[] = {"subparagraphs", "sub-paragraphs",
		"subparagraph", "sub-paragraph", NULL};
	struct zd_scan was = *s;

	while (zd_scan_any(s, before) >= 0)
		;
	if (zd_scan_any(s, words) >= 0)
		return true;
	*s = was;
	return false;
}

/* "(d) text" gives the bytes of the mark, which goes into `sign`; 0: none. */
static size_t read_mark(struct zd_slice text, struct zd_sign *sign)
{
	size_t slash = zd_slice_starts(text, "\\(");
	size_t n = zd_sign_typed(zd_slice_sub(text, slash, text.len), sign);

	if (n)
		return slash + n;
	n = zd_mark_parse(zd_slice_sub(text, slash, text.len), false);
	if (!n || !zd_sign_is(zd_slice_sub(text, slash, slash + n), sign))
		return 0;
	return slash + n;
}

/* What was read with its mark before it, as the room says it. */
static int take_mark(struct zd_scan *s, struct zd_instruction *in,
	struct zd_label *label, size_t at)
{
	size_t n = read_mark(in->text, &label->path[label->depth - 1]);
	struct zd_slice text =
		zd_slice_trim(zd_slice_sub(in->text, n, in->text.len));

	if (!n || !text.len)
		return zd_scan_fail(s, at,
			"expected the sign of the new sub-paragraph, such as "
			"(d), and its text");
	in->text = text;
	in->target = zd_target_format(s->parse, label);
	in->other = parent_of(s, label);
	return ZD_OK;
}

int zd_sub_document(
	struct zd_scan *s, const struct zd_instruction *base, bool below)
{
	struct zd_instructions *out = s->parse->out;
	struct zd_instruction in = *base;
	struct zd_label label;
	size_t first = out->list.len, at = s->at;
	int code;

	if (!zd_label_is(in.other, &label) || label.chapeau ||
		label.depth + below == 0 || label.depth + below > ZD_LABEL_PATH)
		return zd_scan_fail(s, at,
			"expected a sub-paragraph behind which the new one "
			"is to stand");
	label.depth = (uint8_t)(label.depth + below);
	in.operation = ZD_OP_INSERT;
	in.before = false;
	in.target = (struct zd_slice){0};
	code = zd_text_paragraphs(s, &in, true);
	if (!code && out->list.len == first + 1)
		code = take_mark(s, &out->list.at[first], &label, at);
	return code;
}
