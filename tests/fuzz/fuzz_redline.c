/*
 * Two drafts out of one input: paragraphs by line, the drafts parted by a
 * line of three dashes. Whatever they are, accepting gives the one and
 * rejecting the other, and reversing twice gives the same redline; accepting
 * some is rejecting the rest.
 */
#include <string.h>

#include "base/utf8.h"
#include "diff/redline.h"
#include "fuzz.h"

static struct zd_draft *read_draft(struct zd_slice text)
{
	struct zd_draft *d = zd_draft_new();

	while (text.ptr) {
		struct zd_slice line = zd_slice_cut(&text, '\n');
		struct zd_slice mark = ZD_LIT("");

		if (zd_slice_starts(line, "\t") && d->paragraphs.len) {
			mark = ZD_LIT("(a)");
			line = zd_slice_sub(line, 1, line.len);
		} else if (zd_slice_starts(line, "#")) {
			zd_draft_add(d, ZD_HEADING, ZD_LIT(""));
		} else if (zd_slice_starts(line, "^")) {
			zd_draft_add(d, ZD_NOTE, zd_slice_sub(line, 1, 2));
		} else {
			zd_draft_add(d, ZD_PARAGRAPH, zd_slice_sub(line, 0, 1));
		}
		zd_draft_add_block(d, mark, line);
	}
	return d;
}

static bool same(const struct zd_draft *a, const struct zd_draft *b)
{
	if (a->paragraphs.len != b->paragraphs.len)
		return false;
	for (uint32_t i = 0; i < a->paragraphs.len; i++)
		if (!zd_paragraph_same(a, i, b, i))
			return false;
	return true;
}

static void check(const struct zd_redline *r)
{
	struct zd_draft *to = zd_redline_accept(r);
	struct zd_draft *from = zd_redline_reject(r);

	FUZZ_LAW(same(to, r->to));
	FUZZ_LAW(same(from, r->from));
	zd_draft_free(to);
	zd_draft_free(from);
}

static bool is_note(const struct zd_redline *r, const struct zd_link *l)
{
	uint32_t p = l->to_count ? r->to_list.at[l->to_first]
				 : r->from_list.at[l->from_first];

	return (l->to_count ? r->to : r->from)->paragraphs.at[p].kind ==
		ZD_NOTE;
}

/* Paragraphs but for footnotes. */
static size_t text_len(const struct zd_draft *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->paragraphs.len; i++)
		n += d->paragraphs.at[i].kind != ZD_NOTE;
	return n;
}

/* Nothing is the one draft, everything the other. */
static void check_ends(const struct zd_redline *r)
{
	size_t *all = zd_calloc(r->links.len + 1, sizeof(*all));
	struct zd_redline_some some = {.links = all, .links_len = r->links.len};
	struct zd_draft *none, *whole;

	for (size_t i = 0; i < r->links.len; i++)
		all[i] = i;
	FUZZ_LAW(zd_redline_accept_some(&none, r, NULL, NULL) == 0);
	FUZZ_LAW(zd_redline_accept_some(&whole, r, &some, NULL) == 0);
	FUZZ_LAW(text_len(none) == text_len(r->from));
	FUZZ_LAW(same(whole, r->to));
	zd_draft_free(none);
	zd_draft_free(whole);
	zd_free(all);
}

/* Some of the links, by the input's bytes, footnotes apart, which follow:
 * accepting them is rejecting the others, or neither can be. */
static void check_some(const struct zd_redline *r, struct zd_slice bytes)
{
	size_t *list = zd_calloc(r->links.len + 1, sizeof(*list));
	size_t first = 0, last = r->links.len;
	struct zd_redline_some some = {.links = list}, rest;
	struct zd_draft *accepted, *rejected;
	int code;

	for (size_t i = 0; i < r->links.len; i++) {
		if (is_note(r, &r->links.at[i]))
			continue;
		if (bytes.len && bytes.ptr[i % bytes.len] & 1)
			list[first++] = i;
		else
			list[--last] = i;
	}
	some.links_len = first;
	rest = (struct zd_redline_some){
		.links = list + last, .links_len = r->links.len - last};
	code = zd_redline_accept_some(&accepted, r, &some, NULL);
	FUZZ_LAW(code == 0 || code == ZD_ECONFLICT);
	FUZZ_LAW(zd_redline_reject_some(&rejected, r, &rest, NULL) == code);
	FUZZ_LAW((code == 0) == (accepted && rejected));
	if (!code)
		FUZZ_LAW(text_len(accepted) == text_len(rejected));
	zd_draft_free(accepted);
	zd_draft_free(rejected);
	zd_free(list);
}

/* Every single run: it can be taken, or why not is said. */
static void check_runs(const struct zd_redline *r)
{
	size_t step = r->runs.len / 16 + 1;

	for (size_t i = 0; i < r->runs.len; i += step) {
		struct zd_redline_some some = {.runs = &i, .runs_len = 1};
		struct zd_draft *d = NULL;
		int code = zd_redline_accept_some(&d, r, &some, NULL);

		FUZZ_LAW(
			code == 0 || code == ZD_ECONFLICT || code == ZD_EUSAGE);
		FUZZ_LAW((code == 0) == (d != NULL));
		zd_draft_free(d);
	}
}

/* Between the fields bytes may stand that mean nothing. */
static bool same_run(const struct zd_run *a, const struct zd_run *b)
{
	return a->mark == b->mark && a->kind == b->kind && a->from == b->from &&
		a->to == b->to && a->from_start == b->from_start &&
		a->from_end == b->from_end && a->to_start == b->to_start &&
		a->to_end == b->to_end && a->partner == b->partner;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct zd_slice all = zd_slice((const char *)bytes, size), from;
	struct zd_redline *r, *back, *twice;
	struct zd_draft *a, *b;
	size_t at;

	if (size > 100000 || zd_utf8_check(all) != SIZE_MAX)
		return 0;
	at = zd_slice_find(all, ZD_LIT("\n---\n"));
	if (at == SIZE_MAX)
		return 0;
	from = zd_slice_sub(all, 0, at);
	a = read_draft(from);
	b = read_draft(zd_slice_sub(all, at + 5, all.len));
	r = zd_redline_make(a, b, NULL);
	back = zd_redline_reverse(r);
	twice = zd_redline_reverse(back);
	check(r);
	check(back);
	check_ends(r);
	check_some(r, all);
	check_some(back, all);
	check_runs(r);
	FUZZ_LAW(twice->runs.len == r->runs.len);
	for (size_t i = 0; i < r->runs.len; i++)
		FUZZ_LAW(same_run(&twice->runs.at[i], &r->runs.at[i]));
	zd_redline_free(twice);
	zd_redline_free(back);
	zd_redline_free(r);
	zd_draft_free(a);
	zd_draft_free(b);
	return 0;
}
