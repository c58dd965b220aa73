#include "amend/instruction.h"
#include "amend/work.h"
#include "base/utf8.h"
#include "text/markup.h"

/* Words in quotes; whole, or shortened for reading. */
static void put_words(struct zd_buf *out, struct zd_slice words, bool whole)
{
	zd_buf_putc(out, '"');
	if (!whole) {
		zd_apply_shorten(out, words);
	} else {
		for (size_t i = 0; i < words.len; i++) {
			if (words.ptr[i] == '"')
				zd_buf_putc(out, '\\');
			zd_buf_putc(out, words.ptr[i]);
			if (words.ptr[i] == '\\' && i + 1 < words.len)
				zd_buf_putc(out, words.ptr[++i]);
		}
	}
	zd_buf_putc(out, '"');
}

static const char *const nth_names[] = {"first", "second", "third", "fourth",
	"fifth", "sixth", "seventh", "eighth", "ninth", "tenth"};

static void put_which(struct zd_buf *out, const struct zd_instruction *in)
{
	const char *end = "th";

	if (in->which == ZD_WHICH_ALL && !zd_slice_is(in->target, "all"))
		zd_buf_puts(out, "all ");
	if (in->which != ZD_WHICH_NTH)
		return;
	if (in->nth <= sizeof(nth_names) / sizeof(nth_names[0]) && in->nth) {
		zd_buf_printf(out, "%s ", nth_names[in->nth - 1]);
		return;
	}
	if (in->nth / 10 % 10 != 1)
		end = in->nth % 10 == 1     ? "st"
			: in->nth % 10 == 2 ? "nd"
			: in->nth % 10 == 3 ? "rd"
					    : "th";
	zd_buf_printf(out, "%u%s ", in->nth, end);
}

static void put_place(
	struct zd_buf *out, const struct zd_instruction *in, bool whole)
{
	if (!in->anchor.len) {
		zd_buf_puts(
			out, in->before ? " at the beginning" : " at the end");
		return;
	}
	zd_buf_puts(out, in->before ? " before " : " after ");
	put_which(out, in);
	put_words(out, in->anchor, whole);
}

/* A new paragraph's text, a line for each block. */
static void put_text(struct zd_buf *out, struct zd_slice text, bool whole)
{
	if (whole)
		zd_buf_put_slice(out, text);
	else
		zd_apply_shorten(out, text);
}

static void put_insert(
	struct zd_buf *out, const struct zd_instruction *in, bool whole)
{
	if (in->target.len && !in->before) {
		zd_buf_printf(out, "%.*s: ", ZD_FMT(in->target));
	} else {
		zd_buf_printf(out, "%s %.*s, insert the following paragraph:",
			in->before ? "Before" : "After", ZD_FMT(in->other));
		zd_buf_putc(out, whole ? '\n' : ' ');
	}
	put_text(out, in->text, whole);
}

static void put_head(struct zd_buf *out, const struct zd_instruction *in)
{
	struct zd_label label;
	bool name = zd_label_is(in->target, &label) ||
		zd_slice_starts(in->target, "footnote ") ||
		zd_slice_is(in->target, "title") ||
		zd_slice_is(in->target, "organ") ||
		zd_slice_is(in->target, "formula") ||
		zd_slice_is(in->target, "all");

	if (name) {
		zd_buf_printf(out, "%.*s: ", ZD_FMT(in->target));
	} else {
		zd_buf_puts(out, "heading ");
		put_words(out, in->target, true);
		zd_buf_puts(out, ": ");
	}
}

static void put_operation(
	struct zd_buf *out, const struct zd_instruction *in, bool whole)
{
	switch (in->operation) {
	case ZD_OP_REPLACE:
		zd_buf_puts(out, "replace ");
		put_which(out, in);
		put_words(out, in->quote, whole);
		zd_buf_puts(out, " with ");
		put_words(out, in->text, whole);
		break;
	case ZD_OP_ADD:
		zd_buf_puts(out, "add ");
		put_words(out, in->text, whole);
		put_place(out, in, whole);
		break;
	case ZD_OP_DELETE_WORDS:
		zd_buf_puts(out, "delete ");
		put_which(out, in);
		put_words(out, in->quote, whole);
		break;
	case ZD_OP_REWRITE:
	case ZD_OP_ALT:
		zd_buf_puts(out, "replace with: ");
		put_text(out, in->text, whole);
		break;
	case ZD_OP_MOVE:
		zd_buf_printf(out, "move %s %.*s",
			in->before ? "before" : "after", ZD_FMT(in->other));
		break;
	case ZD_OP_SPLIT:
		zd_buf_puts(out, in->before ? "split before " : "split after ");
		put_which(out, in);
		put_words(out, in->quote, whole);
		break;
	case ZD_OP_MERGE:
		zd_buf_printf(out, "merge with %.*s", ZD_FMT(in->other));
		break;
	case ZD_OP_DELETE:
	case ZD_OP_INSERT: zd_buf_puts(out, "delete"); break;
	}
}

static void put_instruction(
	struct zd_buf *out, const struct zd_instruction *in, bool whole)
{
	if (in->operation == ZD_OP_INSERT) {
		put_insert(out, in, whole);
	} else if (in->operation == ZD_OP_DELETE && in->quote.len && whole) {
		zd_buf_printf(out, "Delete %.*s reading:\n%.*s",
			ZD_FMT(in->target), ZD_FMT(in->quote));
	} else if (in->operation == ZD_OP_ALT) {
		zd_buf_printf(out, "%.*s alt: ", ZD_FMT(in->target));
		put_text(out, in->text, whole);
	} else {
		put_head(out, in);
		put_operation(out, in, whole);
	}
}

void zd_instruction_summary(
	struct zd_buf *out, const struct zd_instruction *instruction)
{
	put_instruction(out, instruction, false);
}

void zd_instruction_write(
	struct zd_buf *out, const struct zd_instruction *instruction)
{
	put_instruction(out, instruction, true);
	zd_buf_putc(out, '\n');
	/* A text ends at a blank line. */
	if (instruction->operation == ZD_OP_INSERT ||
		(instruction->operation == ZD_OP_DELETE &&
			instruction->quote.len))
		zd_buf_putc(out, '\n');
	for (size_t i = 0; i < instruction->notes_len; i++)
		zd_buf_printf(out, "\n[^%.*s]: %.*s\n",
			ZD_FMT(instruction->notes[i].name),
			ZD_FMT(instruction->notes[i].text));
}
