#define PCRE2_CODE_UNIT_WIDTH 8
#include "text/reference.h"

#include <pcre2.h>

#include "base/ascii.h"
#include "base/limits.h"

/* A list of numbers behind "paragraph(s)"; a label of a series. */
#define NUMBER "\\d{1,4}(?: (?:bis|ter|quater|quinquies))?"
#define SUB "(?: ?\\\\?\\([a-z]{1,5}\\\\?\\))*"
#define ITEM NUMBER SUB
#define JOIN "(?:, and |, | and | or | to |–|-| through )"
static const char pattern[] =
	"\\b(?:[Pp]aragraphs?|[Pp]aras?\\.?)[ \\x{a0}]"
	"(?<list>" ITEM "(?:" JOIN ITEM ")*)(?! ?(?:/|per cent))"
	"|\\b(?<label>(?:OP|PP) ?\\d{1,4}(?: (?:bis|ter|quater|alt))?)\\b";

struct scan {
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *context;
};

static bool scan_begin(struct scan *s)
{
	int number;
	PCRE2_SIZE at;

	memset(s, 0, sizeof(*s));
	s->code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
		PCRE2_UTF, &number, &at, NULL);
	if (!s->code)
		return false;
	pcre2_jit_compile(s->code, PCRE2_JIT_COMPLETE);
	s->data = pcre2_match_data_create_from_pattern(s->code, NULL);
	s->context = pcre2_match_context_create(NULL);
	pcre2_set_match_limit(s->context, ZD_PCRE2_MATCH_LIMIT);
	pcre2_set_heap_limit(s->context, ZD_PCRE2_HEAP_LIMIT);
	pcre2_set_depth_limit(s->context, ZD_PCRE2_DEPTH_LIMIT);
	return true;
}

static void scan_end(struct scan *s)
{
	pcre2_match_data_free(s->data);
	pcre2_match_context_free(s->context);
	pcre2_code_free(s->code);
}

/* --- whose paragraph is it? ---------------------------------------------- */

static bool starts_with_any(struct zd_slice s, const char *const *list)
{
	for (; *list; list++)
		if (zd_slice_starts(s, *list))
			return true;
	return false;
}

/* What follows: "above" makes it ours, "of the Sevilla Commitment" not. */
static void judge(struct zd_slice text, size_t start, size_t end, bool *own,
	bool *doubtful)
{
	static const char *const ours[] = {" above", " below",
		" of the present", " of this", " hereof", " supra", NULL};
	static const char *const theirs[] = {
		" of ", " in ", ", of ", " thereof", " to the annex", NULL};
	struct zd_slice behind = zd_slice_sub(text, end, text.len);
	size_t at = start;

	*own = true;
	*doubtful = false;
	if (starts_with_any(behind, ours))
		return;
	if (starts_with_any(behind, theirs)) {
		*own = false;
		return;
	}
	/* "73/195, para 7", "annex, paragraph 3", "A/80/401, para. 6" */
	while (at && (text.ptr[at - 1] == ' ' || text.ptr[at - 1] == ','))
		at--;
	if (at < start && at && zd_is_digit(text.ptr[at - 1])) {
		*own = false;
		return;
	}
	if (zd_slice_ends(zd_slice_sub(text, 0, at), "annex") ||
		zd_slice_ends(zd_slice_sub(text, 0, at), "Annex")) {
		*own = false;
		return;
	}
	*doubtful = true;
}

/* --- what stands in a list ----------------------------------------------- */

static void put(struct zd_references *out, size_t start, struct zd_slice text,
	bool doubtful, bool range_end)
{
	struct zd_reference r = {
		.start = start, .doubtful = doubtful, .range_end = range_end};
	size_t n = zd_label_parse(text, &r.label);

	if (!n)
		return;
	if (r.label.series == ZD_SERIES_PLAIN)
		r.label.series = ZD_SERIES_NONE;
	r.end = start + n;
	zd_vec_push(out, r);
}

static void put_list(struct zd_references *out, struct zd_slice text,
	size_t start, size_t end, bool doubtful)
{
	bool range = false;
	size_t at = start, n;

	while (at < end) {
		char c = text.ptr[at];

		if (zd_is_digit(c)) {
			n = at;
			while (n < end && zd_is_digit(text.ptr[n]))
				n++;
			put(out, at, zd_slice_sub(text, at, end), doubtful,
				range);
			range = false;
			at = n;
			continue;
		}
		if (zd_slice_starts(zd_slice_sub(text, at, end), "to ") ||
			zd_slice_starts(zd_slice_sub(text, at, end), "–") ||
			zd_slice_starts(
				zd_slice_sub(text, at, end), "through ") ||
			c == '-')
			range = true;
		at++;
	}
}

static void put_match(
	struct zd_references *out, struct zd_slice text, const struct scan *s)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(s->data);
	bool own, doubtful;

	/* group 1 is the list, group 2 the label */
	if (at[2] != PCRE2_UNSET) {
		judge(text, at[0], at[3], &own, &doubtful);
		if (own)
			put_list(out, text, at[2], at[3], doubtful);
	} else {
		put(out, at[4], zd_slice_sub(text, at[4], at[5]), false, false);
	}
}

void zd_references_find(
	struct zd_references *out, struct zd_slice text, bool *cut)
{
	struct scan s;
	PCRE2_SIZE from = 0;
	int rc;

	*cut = false;
	if (zd_slice_find(text, ZD_LIT("ara")) == SIZE_MAX &&
		zd_slice_find(text, ZD_LIT("OP")) == SIZE_MAX &&
		zd_slice_find(text, ZD_LIT("PP")) == SIZE_MAX)
		return;
	if (!scan_begin(&s))
		return;
	while ((rc = pcre2_match(s.code, (PCRE2_SPTR)text.ptr, text.len, from,
			PCRE2_NO_UTF_CHECK, s.data, s.context)) > 0) {
		put_match(out, text, &s);
		from = pcre2_get_ovector_pointer(s.data)[1];
	}
	*cut = rc != PCRE2_ERROR_NOMATCH;
	scan_end(&s);
}
