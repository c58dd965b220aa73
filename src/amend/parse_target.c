#include "amend/parse.h"

#include "amend/nth.h"

/* "5 to 8" names every one; more than this is a slip. */
#define RANGE_MAX 1000
/* And so many paragraphs of one instruction. */
#define LIST_MAX 10000

struct zd_slice zd_target_format(
	struct zd_parse *p, const struct zd_label *label)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice out;

	zd_label_format(&b, label);
	out = zd_arena_slice(&p->out->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return out;
}

static void add(
	struct zd_scan *s, struct zd_targets *out, const struct zd_label *label)
{
	struct zd_slice text = zd_target_format(s->parse, label);

	zd_vec_push(&out->list, text);
}

/* The word that stands between two of a list; *range for "to". */
static bool separator(struct zd_scan *s, bool *range)
{
	bool comma = zd_scan_char(s, ',');

	*range = false;
	if (zd_scan_words(s, "and"))
		return true;
	if (comma)
		return true;
	*range = zd_scan_words(s, "to") || zd_scan_words(s, "through") ||
		zd_scan_words(s, "–") || zd_scan_char(s, '-');
	return *range;
}

static int add_range(struct zd_scan *s, struct zd_targets *out,
	struct zd_label from, const struct zd_label *to, size_t at)
{
	if (to->series != from.series || to->number <= from.number ||
		to->number - from.number > RANGE_MAX || from.bis || to->bis ||
		out->list.len > LIST_MAX)
		return zd_scan_fail(
			s, at, "expected a range of paragraphs such as 5 to 8");
	while (from.number < to->number) {
		from.number++;
		add(s, out, &from);
	}
	return ZD_OK;
}

/* "5, 6, 10 and 13", "5 to 8", "OP5 and OP6" */
static int numbers(
	struct zd_scan *s, struct zd_targets *out, enum zd_series series)
{
	struct zd_label label, last = {0};
	size_t was, at;
	bool range = false;
	int code = ZD_OK;

	for (bool first = true;; first = false) {
		was = s->at;
		if (!first && !separator(s, &range))
			return ZD_OK;
		zd_scan_space(s);
		at = s->at;
		if (!zd_scan_label(s, &label) ||
			(label.series == ZD_SERIES_NONE)) {
			s->at = first ? at : was;
			return first ? zd_scan_fail(s, at,
					       "expected a paragraph's number")
				     : ZD_OK;
		}
		if (label.series == ZD_SERIES_PLAIN && series)
			label.series = series;
		series = label.series;
		if (range)
			code = add_range(s, out, last, &label, at);
		else
			add(s, out, &label);
		if (code)
			return code;
		last = label;
	}
}

static enum zd_series series_word(struct zd_scan *s)
{
	if (zd_scan_words(s, "preambular"))
		return ZD_SERIES_PP;
	if (zd_scan_words(s, "operative"))
		return ZD_SERIES_OP;
	return ZD_SERIES_NONE;
}

static bool paragraph_word(struct zd_scan *s)
{
	static const char *const words[] = {
		"paragraphs", "paragraph", "paras", "para", NULL};
	bool found = zd_scan_any(s, words) >= 0;

	if (found && s->at < s->end && s->parse->text[s->at] == '.')
		s->at++;
	return found;
}

static bool one_nth(struct zd_scan *s, uint32_t *n)
{
	size_t used;

	zd_scan_space(s);
	used = zd_nth_parse(
		zd_slice_sub(zd_slice(s->parse->text, s->end), s->at, s->end),
		n);
	s->at += used;
	return used;
}

/* "third, fourth and twenty-third preambular paragraphs": false, and nothing
 * read, when it is not that. */
static bool nths(struct zd_scan *s, struct zd_targets *out)
{
	struct zd_label label = {0};
	size_t was = s->at, first = out->list.len;
	ZD_VEC(uint32_t) found = {0};
	uint32_t n;
	bool range;

	while (one_nth(s, &n)) {
		zd_vec_push(&found, n);
		if (!separator(s, &range))
			break;
		zd_scan_words(s, "the");
	}
	label.series = found.len ? series_word(s) : ZD_SERIES_NONE;
	if (!found.len || !paragraph_word(s)) {
		zd_vec_clear(&found);
		s->at = was;
		return false;
	}
	if (!label.series)
		label.series = ZD_SERIES_PLAIN;
	for (size_t i = 0; i < found.len; i++) {
		label.number = found.at[i];
		add(s, out, &label);
	}
	zd_vec_clear(&found);
	return out->list.len > first;
}

/* "title", "all", "footnote res-70-1", "heading “Roundtables”". */
static int names(struct zd_scan *s, struct zd_targets *out, bool *found)
{
	static const char *const words[] = {"title", "organ", "formula",
		"footnote", "heading", "all", NULL};
	int which = zd_scan_any(s, words);
	struct zd_slice name;
	size_t from;
	int code = ZD_OK;

	*found = which >= 0;
	if (which < 0)
		return ZD_OK;
	name = zd_slice_str(words[which]);
	if (zd_slice_is(name, "heading")) {
		code = zd_scan_quote(s, &name);
		if (!code)
			code = zd_text_words(s, name, NULL, &name);
	} else if (zd_slice_is(name, "footnote")) {
		zd_scan_space(s);
		from = s->at;
		while (s->at < s->end && s->parse->text[s->at] > ' ' &&
			!strchr(":,;\"", s->parse->text[s->at]))
			s->at++;
		if (s->at == from)
			return zd_scan_fail(
				s, from, "expected a footnote's name");
		name = zd_arena_printf(&s->parse->out->arena, "footnote %.*s",
			(int)(s->at - from), s->parse->text + from);
	}
	if (!code)
		zd_vec_push(&out->list, name);
	return code;
}

/* "subparagraph (a) of", "the chapeau of": the path of what follows. */
static int part_of(struct zd_scan *s, struct zd_label *part)
{
	static const char *const words[] = {
		"subparagraph", "sub-paragraph", NULL};
	struct zd_scan sub;
	struct zd_label label;
	char line[64];
	size_t n;

	*part = (struct zd_label){0};
	part->chapeau = zd_scan_words(s, "chapeau");
	if (!part->chapeau && zd_scan_any(s, words) < 0)
		return ZD_OK;
	sub = *s;
	zd_scan_space(&sub);
	if (!part->chapeau) {
		/* Read as the path of a label: "1 (a) (i)". */
		n = sub.end - sub.at < 48 ? sub.end - sub.at : 48;
		memcpy(line, "1 ", 2);
		memcpy(line + 2, s->parse->text + sub.at, n);
		n = zd_label_parse(zd_slice(line, n + 2), &label);
		if (n < 3 || !label.depth)
			return zd_scan_fail(s, sub.at,
				"expected a sub-paragraph such as (a)");
		*part = label;
		sub.at += n - 2;
	}
	if (!zd_scan_words(&sub, "of") && !zd_scan_words(&sub, "in"))
		return zd_scan_fail(s, sub.at,
			"expected \"of\" and the "
			"paragraph");
	*s = sub;
	return ZD_OK;
}

/* Gives the one target read the path of `part`. */
static int put_part(struct zd_scan *s, struct zd_targets *out,
	const struct zd_label *part, size_t at)
{
	struct zd_label label;

	if (!part->depth && !part->chapeau)
		return ZD_OK;
	if (out->list.len != 1 || !zd_label_is(out->list.at[0], &label))
		return zd_scan_fail(s, at, "expected one paragraph");
	label.chapeau = part->chapeau;
	label.depth = part->depth;
	memcpy(label.path, part->path, sizeof(label.path));
	out->list.at[0] = zd_target_format(s->parse, &label);
	return ZD_OK;
}

int zd_scan_targets(struct zd_scan *s, struct zd_targets *out)
{
	enum zd_series series;
	struct zd_label part;
	bool found;
	size_t at;
	int code;

	zd_scan_words(s, "the");
	code = part_of(s, &part);
	if (code)
		return code;
	if (part.depth || part.chapeau)
		zd_scan_words(s, "the");
	zd_scan_words(s, "new");
	code = names(s, out, &found);
	if (code || found)
		return code;
	zd_scan_space(s);
	at = s->at;
	if (!nths(s, out)) {
		series = series_word(s);
		if (!paragraph_word(s) && series)
			return zd_scan_fail(s, s->at, "expected \"paragraph\"");
		code = numbers(s, out, series);
	}
	return code ? code : put_part(s, out, &part, at);
}

int zd_scan_target(struct zd_scan *s, struct zd_slice *out)
{
	struct zd_targets all = {0};
	size_t at;
	int code;

	zd_scan_space(s);
	at = s->at;
	code = zd_scan_targets(s, &all);
	if (!code && all.list.len != 1)
		code = zd_scan_fail(s, at, "expected one paragraph");
	if (!code)
		*out = all.list.at[0];
	zd_vec_clear(&all.list);
	return code;
}
