/*
 * Instructions. Laws: any text gives a list or an error with a message; what
 * is written in the room's form is read again as the same; applying is
 * deterministic and leaves alone every paragraph that is not named; what
 * comes out has no label twice.
 */
#include "fuzz.h"

#include "amend/instruction.h"

static const char *const paragraphs[][2] = {
	{"PP1", "*Recalling* the Forum,[^a] which met “twice”,"},
	{"PP2", "*Noting* disasters, war and famine,[^a]"},
	{"OP1", "*Decides* that States shall a the Forum in a, and a b;"},
	{"OP2", "*Also requests* the Secretary‑General to report (a);"},
	{"OP3", "Calls upon the Fund,2 and the Bank 3 and [others] to act."},
};

static struct zd_draft *make_draft(void)
{
	struct zd_draft *d = zd_draft_new();

	zd_draft_add(d, ZD_FIELD, ZD_LIT("title"));
	zd_draft_add_block(d, ZD_LIT(""), ZD_LIT("Forum"));
	for (size_t i = 0; i < sizeof(paragraphs) / sizeof(paragraphs[0]);
		i++) {
		uint32_t at = zd_draft_add(
			d, ZD_PARAGRAPH, zd_slice_str(paragraphs[i][0]));

		zd_draft_add_block(
			d, ZD_LIT(""), zd_slice_str(paragraphs[i][1]));
		d->paragraphs.at[at].id =
			zd_arena_printf(&d->arena, "zero-%zu", i);
	}
	zd_draft_add_block(d, ZD_LIT("(a)"), ZD_LIT("first;"));
	zd_draft_add_block(d, ZD_LIT("(b)"), ZD_LIT("second, and a;"));
	zd_draft_add(d, ZD_NOTE, ZD_LIT("a"));
	zd_draft_add_block(d, ZD_LIT(""), ZD_LIT("Resolution 70/1."));
	return d;
}

static void write_all(struct zd_buf *out, const struct zd_instructions *list)
{
	for (size_t i = 0; i < list->list.len; i++)
		zd_instruction_write(out, &list->list.at[i]);
}

/* Not those with a whole text: what is put into a line of its own may read
 * as an instruction there. */
static int has_text(const struct zd_instruction *in)
{
	switch (in->operation) {
	case ZD_OP_REWRITE:
	case ZD_OP_INSERT:
	case ZD_OP_ALT: return 1;
	case ZD_OP_DELETE: return in->quote.len > 0;
	default: return in->notes_len > 0;
	}
}

static void check_written(const struct zd_instructions *list)
{
	struct zd_buf first = ZD_BUF_INIT, again = ZD_BUF_INIT;
	struct zd_instructions *read;

	for (size_t i = 0; i < list->list.len && i < 100; i++) {
		if (has_text(&list->list.at[i]))
			continue;
		zd_buf_truncate(&first, 0);
		zd_buf_truncate(&again, 0);
		zd_instruction_write(&first, &list->list.at[i]);
		FUZZ_LAW(!zd_instructions_parse(
			&read, zd_buf_slice(&first), NULL, NULL));
		write_all(&again, read);
		FUZZ_LAW(zd_slice_eq(
			zd_buf_slice(&first), zd_buf_slice(&again)));
		zd_instructions_free(read);
	}
	zd_buf_clear(&first);
	zd_buf_clear(&again);
}

/* Does a label's paragraph bear this name, alone or before a path? */
static int is_about(struct zd_slice target, struct zd_slice label)
{
	struct zd_label a, b;

	return zd_label_is(target, &a) && zd_label_is(label, &b) &&
		a.number == b.number;
}

static int names(const struct zd_instructions *list, struct zd_slice label)
{
	for (size_t i = 0; i < list->list.len; i++) {
		const struct zd_instruction *in = &list->list.at[i];

		if (zd_slice_is(in->target, "all") ||
			zd_slice_starts(in->target, "zero") ||
			zd_slice_starts(in->other, "zero") ||
			is_about(in->target, label) ||
			is_about(in->other, label))
			return 1;
	}
	return 0;
}

static void check_applied(const struct zd_draft *from,
	const struct zd_draft *to, const struct zd_instructions *list)
{
	uint32_t at;

	for (uint32_t i = 0; i < from->paragraphs.len; i++) {
		const struct zd_paragraph *p = &from->paragraphs.at[i];

		if (p->kind != ZD_PARAGRAPH || names(list, p->label))
			continue;
		at = zd_draft_find_id(to, p->id);
		FUZZ_LAW(at != ZD_NONE);
		FUZZ_LAW(zd_paragraph_same(from, i, to, at));
	}
	for (uint32_t i = 0; i < to->paragraphs.len; i++)
		for (uint32_t k = 0; k < i; k++)
			FUZZ_LAW(to->paragraphs.at[i].kind != ZD_PARAGRAPH ||
				!zd_slice_eq(to->paragraphs.at[i].label,
					to->paragraphs.at[k].label));
}

static void check_same(const struct zd_draft *a, const struct zd_draft *b)
{
	FUZZ_LAW(a->paragraphs.len == b->paragraphs.len);
	for (uint32_t i = 0; i < a->paragraphs.len; i++) {
		FUZZ_LAW(zd_paragraph_same(a, i, b, i));
		FUZZ_LAW(zd_slice_eq(
			a->paragraphs.at[i].label, b->paragraphs.at[i].label));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct zd_slice s = {(const char *)bytes, size};
	struct zd_instructions *list;
	struct zd_error err = {0};
	struct zd_draft *d, *once, *twice;

	if (zd_instructions_parse(&list, s, "fuzz", &err)) {
		FUZZ_LAW(err.message[0] && !list);
		return 0;
	}
	FUZZ_LAW(list->list.len);
	check_written(list);
	if (list->list.len < 100) {
		d = make_draft();
		if (zd_instructions_apply(&once, d, list, NULL, &err)) {
			FUZZ_LAW(err.message[0] && err.line && !once);
		} else {
			FUZZ_LAW(!zd_instructions_apply(
				&twice, d, list, NULL, NULL));
			check_same(once, twice);
			check_applied(d, once, list);
			zd_draft_free(once);
			zd_draft_free(twice);
		}
		zd_draft_free(d);
	}
	zd_instructions_free(list);
	return 0;
}
