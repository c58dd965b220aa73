#include "amend/parse.h"

/* "OP12 bis", "PP2 alt", "title", "all", "footnote x"; then the colon. */
static bool head(struct zd_scan *s, struct zd_slice *target)
{
	struct zd_scan words = *s;
	struct zd_targets all = {0};
	struct zd_label label;
	bool found;

	zd_scan_words(s, "new");
	if (zd_scan_label(s, &label)) {
		*target = zd_target_format(s->parse, &label);
		return zd_scan_char(s, ':');
	}
	*s = words;
	found = !zd_scan_targets(s, &all) && all.list.len == 1 &&
		zd_scan_char(s, ':');
	if (found)
		*target = all.list.at[0];
	zd_vec_clear(&all.list);
	return found;
}

bool zd_room_starts(struct zd_parse *p, size_t at)
{
	struct zd_scan s = {.parse = p, .at = at, .quiet = true};
	struct zd_label label;
	size_t colon;

	/* A head is one line and short: no need to look further. */
	s.end = p->len - at < ZD_MAX_NAME * 2 ? p->len : at + ZD_MAX_NAME * 2;
	colon = zd_slice_chr(zd_slice(p->text, s.end), '\n', at);
	if (colon != SIZE_MAX)
		s.end = colon;
	if (zd_slice_chr(zd_slice(p->text, s.end), ':', at) == SIZE_MAX)
		return false;
	zd_scan_words(&s, "new");
	if (zd_scan_label(&s, &label))
		return zd_scan_char(&s, ':');
	if (zd_scan_words(&s, "heading"))
		return zd_scan_at_quote(&s);
	if (zd_scan_words(&s, "footnote"))
		return true;
	return (zd_scan_words(&s, "title") || zd_scan_words(&s, "organ") ||
		       zd_scan_words(&s, "formula") ||
		       zd_scan_words(&s, "all")) &&
		zd_scan_char(&s, ':');
}

/* "OP12 bis: Invites …", "PP2 alt: …": a text, where no verb stands. */
static int new_text(struct zd_scan *s, const struct zd_instruction *base,
	struct zd_label *label)
{
	struct zd_instruction in = *base;

	in.operation = label->alt ? ZD_OP_ALT : ZD_OP_INSERT;
	if (label->alt) {
		label->alt = 0;
		in.target = zd_target_format(s->parse, label);
	} else {
		label->bis = 0;
		in.other = zd_target_format(s->parse, label);
	}
	return zd_text_paragraphs(s, &in, true);
}

/* Is the next word one of ours? Where a text may stand, it begins with a
 * capital, and so may a verb, but then words in quotes or nothing at all
 * follow. */
static bool at_verb(const struct zd_scan *s, bool text)
{
	static const char *const verbs[] = {"delete", "strike", "remove",
		"replace", "substitute", "change", "insert", "add", "move",
		"split", "merge", "should read", "to read", "reads", "new text",
		"after", "before", "at the end", "at the beginning", NULL};
	struct zd_scan next = *s;
	char first;

	zd_scan_space(&next);
	first = next.at < next.end ? next.parse->text[next.at] : '\0';
	if (zd_scan_any(&next, verbs) < 0)
		return false;
	return !text || first >= 'a' || zd_scan_at_quote(&next) ||
		zd_scan_char(&next, '.') || zd_scan_end(&next);
}

static int say_no_verb(struct zd_scan *s, struct zd_slice target)
{
	return zd_scan_fail(s, s->at,
		"expected delete, replace, add, move, split or merge; a whole "
		"new wording of %.*s is \"%.*s: replace with …\" or \"%.*s "
		"alt: …\"",
		ZD_FMT(target), ZD_FMT(target), ZD_FMT(target));
}

static int room_end(struct zd_scan *s)
{
	while (zd_scan_char(s, '.') || zd_scan_char(s, ';'))
		;
	if (zd_scan_end(s))
		return ZD_OK;
	return zd_scan_fail(s, s->at,
		"expected the end of the instruction, or a new one that begins "
		"with a label and a colon");
}

int zd_room(struct zd_scan *s, const struct zd_instruction *base)
{
	struct zd_instruction in = *base;
	struct zd_label label;
	size_t at = s->at;
	int code;

	if (!head(s, &in.target))
		return zd_scan_fail(
			s, at, "expected a label and a colon, such as OP7:");
	if (zd_slice_is(in.target, "all"))
		in.which = ZD_WHICH_ALL;
	if (zd_scan_end(s))
		return zd_scan_fail(s, s->at,
			"expected what to do: delete, replace, add, move, "
			"split, merge, or a text behind bis or alt");
	if (zd_label_is(in.target, &label) && label.depth && !at_verb(s, true))
		return zd_sub_room(s, &in, &label);
	if (zd_label_is(in.target, &label) && (label.bis || label.alt) &&
		!at_verb(s, true))
		return new_text(s, &in, &label);
	if (!at_verb(s, false))
		return say_no_verb(s, in.target);
	code = zd_clauses(s, &in, true);
	return code ? code : room_end(s);
}
