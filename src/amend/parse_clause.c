#include "amend/parse.h"

#include "amend/nth.h"

void zd_push(struct zd_scan *s, const struct zd_instruction *in)
{
	zd_vec_push(&s->parse->out->list, *in);
}

/* --- The words meant ------------------------------------------------------ */

static bool takes_all(struct zd_scan *s)
{
	static const char *const words[] = {"all", "every", "each", NULL};

	return zd_scan_any(s, words) >= 0;
}

static void scan_which(struct zd_scan *s, struct zd_instruction *in)
{
	static const char *const nouns[] = {"occurrences of", "occurrence of",
		"instances of", "instance of", NULL};
	static const char *const words[] = {"words", "word", "phrase", "text",
		"reference to", "references to", NULL};
	struct zd_scan was = *s;
	struct zd_slice rest;
	enum zd_which which = in->which;
	uint32_t nth = in->nth;
	size_t used;

	zd_scan_words(s, "the");
	zd_scan_space(s);
	rest = zd_slice_sub(zd_slice(s->parse->text, s->end), s->at, s->end);
	used = zd_nth_parse(rest, &nth);
	if (used) {
		which = ZD_WHICH_NTH;
		s->at += used;
	} else if (takes_all(s)) {
		which = ZD_WHICH_ALL;
	}
	zd_scan_any(s, nouns);
	zd_scan_words(s, "the");
	zd_scan_any(s, words);
	if (!zd_scan_at_quote(s)) {
		s->at = was.at;
		return;
	}
	in->which = which;
	in->nth = which == ZD_WHICH_NTH ? nth : 0;
}

/* "… wherever it occurs", "… throughout", "… (second)". */
static void which_behind(struct zd_scan *s, struct zd_instruction *in)
{
	static const char *const all[] = {"wherever it occurs",
		"wherever it appears", "wherever it stands",
		"wherever they occur", "wherever they appear",
		"throughout the paragraph", "throughout the text", "throughout",
		"each time", NULL};
	struct zd_scan next = *s;
	uint32_t n;
	size_t used;

	if (zd_scan_any(s, all) >= 0) {
		in->which = ZD_WHICH_ALL;
		return;
	}
	if (!zd_scan_char(&next, '('))
		return;
	used = zd_nth_parse(zd_slice_sub(zd_slice(next.parse->text, next.end),
				    next.at, next.end),
		&n);
	next.at += used;
	if (!used || !zd_scan_char(&next, ')'))
		return;
	in->which = ZD_WHICH_NTH;
	in->nth = n;
	*s = next;
}

static int scan_quoted(struct zd_scan *s, struct zd_instruction *in,
	struct zd_slice *out, const char *wanted)
{
	struct zd_slice raw;
	size_t at;
	int code;

	scan_which(s, in);
	if (!zd_scan_at_quote(s))
		return zd_scan_fail(s, s->at, "expected %s in quotes", wanted);
	at = s->at;
	code = zd_scan_quote(s, &raw);
	if (!code)
		code = zd_text_words(s, raw, NULL, out);
	if (!code && !out->len)
		code = zd_scan_fail(
			s, at, "expected %s between the quotes", wanted);
	if (!code)
		which_behind(s, in);
	return code;
}

static int new_words(
	struct zd_scan *s, struct zd_instruction *in, const char *wanted)
{
	static const char *const words[] = {"the words", "the word",
		"the phrase", "the text", "the following words",
		"the following text", "the following", "following", NULL};
	struct zd_slice raw;
	size_t at;
	int code;

	zd_scan_any(s, words);
	zd_scan_char(s, ':');
	if (!zd_scan_at_quote(s))
		return zd_scan_fail(s, s->at, "expected %s in quotes", wanted);
	at = s->at;
	code = zd_scan_quote(s, &raw);
	if (!code)
		code = zd_text_words(s, raw, in, &in->text);
	if (!code && !in->text.len)
		code = zd_scan_fail(
			s, at, "expected %s between the quotes", wanted);
	return code;
}

/* --- One clause ----------------------------------------------------------- */

/* Only a room's bare "OP9: delete" is the paragraph; what follows a clause
 * must not look like one more word of it. */
static bool at_end(struct zd_scan *s)
{
	struct zd_scan next = *s;

	while (zd_scan_char(&next, '.') || zd_scan_char(&next, ';'))
		;
	return zd_scan_end(&next);
}

static int clause_delete(
	struct zd_scan *s, const struct zd_instruction *base, bool room)
{
	static const char *const itself[] = {"the paragraph",
		"the entire paragraph", "the whole paragraph", "paragraph",
		"entirely", NULL};
	struct zd_instruction in = *base;
	struct zd_scan was;
	int code;

	in.operation = ZD_OP_DELETE;
	was = *s;
	if ((room && at_end(s)) || (zd_scan_any(s, itself) >= 0 && at_end(s))) {
		zd_push(s, &in);
		return ZD_OK;
	}
	*s = was;
	in.operation = ZD_OP_DELETE_WORDS;
	for (;;) {
		in.which = base->which;
		code = scan_quoted(s, &in, &in.quote, "the words to delete");
		if (code)
			return code;
		zd_push(s, &in);
		was = *s;
		zd_scan_char(s, ',');
		zd_scan_words(s, "and");
		if (s->at == was.at)
			return ZD_OK;
		if (!zd_scan_at_quote(s)) {
			*s = was;
			return ZD_OK;
		}
	}
}

static bool scan_with(struct zd_scan *s)
{
	return zd_scan_words(s, "with") || zd_scan_words(s, "by") ||
		zd_scan_words(s, "to");
}

/* "the following text:": words that say no more than that a text comes;
 * without a colon or a quote behind them they are the text. */
static void skip_text_words(struct zd_scan *s)
{
	static const char *const words[] = {"the", "following", "new",
		"operative", "preambular", "paragraph", "text", "wording",
		"reading", "which reads", "as follows", NULL};

	struct zd_scan was = *s;

	while (zd_scan_any(s, words) >= 0)
		;
	if (zd_scan_char(s, ':') || zd_scan_at_quote(s))
		return;
	*s = was;
}

static int clause_rewrite(struct zd_scan *s, const struct zd_instruction *base)
{
	struct zd_instruction in = *base;

	skip_text_words(s);
	in.operation = ZD_OP_REWRITE;
	return zd_text_paragraphs(s, &in, true);
}

static int clause_replace(struct zd_scan *s, const struct zd_instruction *base)
{
	static const char *const itself[] = {
		"the paragraph", "paragraph", "it", NULL};
	struct zd_instruction in = *base;
	struct zd_scan was = *s;
	int code;

	zd_scan_any(s, itself);
	if (scan_with(s))
		return clause_rewrite(s, base);
	*s = was;
	in.operation = ZD_OP_REPLACE;
	code = scan_quoted(s, &in, &in.quote,
		"the words to replace, or \"with\" and the new text,");
	if (code)
		return code;
	zd_scan_char(s, ',');
	if (!scan_with(s))
		return zd_scan_fail(s, s->at,
			"expected \"with\" and the new words in quotes");
	code = new_words(s, &in, "the new words");
	if (code)
		return code;
	which_behind(s, &in);
	zd_push(s, &in);
	return ZD_OK;
}

/* "after “…”", "before “…”", "at the end": false when none is there. */
static bool scan_place(struct zd_scan *s, struct zd_instruction *in, int *code)
{
	static const char *const end[] = {"at the end", "at end", NULL};
	static const char *const begin[] = {
		"at the beginning", "at the start", NULL};
	static const char *const of[] = {"of the paragraph", NULL};
	struct zd_scan was = *s;

	*code = ZD_OK;
	in->anchor = (struct zd_slice){0};
	in->before = false;
	if (zd_scan_any(s, end) >= 0 || zd_scan_any(s, begin) >= 0) {
		in->before = zd_scan_any(&was, end) < 0;
		zd_scan_any(s, of);
		return true;
	}
	in->before = zd_scan_words(s, "before");
	if (!in->before && !zd_scan_words(s, "after"))
		return false;
	*code = scan_quoted(s, in, &in->anchor, "the words that stand there");
	return true;
}

static int clause_add(struct zd_scan *s, const struct zd_instruction *base)
{
	struct zd_instruction in = *base;
	int code;

	if (zd_sub_words(s)) {
		in.other = in.target;
		zd_scan_words(s, "as follows");
		zd_scan_char(s, ':');
		return zd_sub_document(s, &in, true);
	}
	in.operation = ZD_OP_ADD;
	code = new_words(s, &in, "the new words");
	zd_scan_char(s, ',');
	if (!code && !scan_place(s, &in, &code))
		code = zd_scan_fail(s, s->at,
			"expected where: after \"…\", before \"…\", at the "
			"end or at the beginning");
	if (!code)
		zd_push(s, &in);
	return code;
}

static bool scan_add(struct zd_scan *s)
{
	return zd_scan_words(s, "insert") || zd_scan_words(s, "add");
}

/* "after “…”, insert “…”" */
static int clause_place_first(
	struct zd_scan *s, const struct zd_instruction *base, bool *found)
{
	struct zd_instruction in = *base;
	int code = ZD_OK;

	in.operation = ZD_OP_ADD;
	*found = scan_place(s, &in, &code);
	if (!*found || code)
		return code;
	zd_scan_char(s, ',');
	if (!scan_add(s))
		return zd_scan_fail(s, s->at,
			"expected \"insert\" and the new words in quotes");
	code = new_words(s, &in, "the new words");
	if (!code)
		zd_push(s, &in);
	return code;
}

static int clause_move(struct zd_scan *s, const struct zd_instruction *base)
{
	struct zd_instruction in = *base;
	int code;

	in.operation = ZD_OP_MOVE;
	zd_scan_words(s, "to");
	in.before = zd_scan_words(s, "before");
	if (!in.before && !zd_scan_words(s, "after"))
		return zd_scan_fail(s, s->at,
			"expected \"after\" or \"before\" and a paragraph");
	code = zd_scan_target(s, &in.other);
	if (!code)
		zd_push(s, &in);
	return code;
}

static int clause_split(struct zd_scan *s, const struct zd_instruction *base)
{
	struct zd_instruction in = *base;
	int code;

	in.operation = ZD_OP_SPLIT;
	zd_scan_words(s, "into two");
	zd_scan_char(s, ',');
	in.before = zd_scan_words(s, "before");
	if (!in.before && !zd_scan_words(s, "after"))
		return zd_scan_fail(s, s->at,
			"expected \"after\" or \"before\" and words in quotes");
	code = scan_quoted(
		s, &in, &in.quote, "the words where it is to be split");
	if (!code)
		zd_push(s, &in);
	return code;
}

static int clause_merge(struct zd_scan *s, const struct zd_instruction *base)
{
	struct zd_instruction in = *base;
	int code;

	in.operation = ZD_OP_MERGE;
	if (!zd_scan_words(s, "with") && !zd_scan_words(s, "and"))
		return zd_scan_fail(
			s, s->at, "expected \"with\" and a paragraph");
	code = zd_scan_target(s, &in.other);
	if (!code)
		zd_push(s, &in);
	return code;
}

int zd_clause_of(struct zd_scan *s, const struct zd_instruction *base,
	enum zd_operation operation)
{
	switch (operation) {
	case ZD_OP_MOVE: return clause_move(s, base);
	case ZD_OP_SPLIT: return clause_split(s, base);
	default: return clause_merge(s, base);
	}
}

int zd_clause_add_at_end(struct zd_scan *s, const struct zd_instruction *base,
	const struct zd_targets *targets)
{
	struct zd_instruction in = *base;
	int code;

	in.operation = ZD_OP_ADD;
	if (!scan_add(s))
		return zd_scan_fail(s, s->at,
			"expected \"add\" and the new words in quotes");
	code = new_words(s, &in, "the new words");
	for (size_t i = 0; !code && i < targets->list.len; i++) {
		in.target = targets->list.at[i];
		zd_push(s, &in);
	}
	return code;
}

static int clause(struct zd_scan *s, const struct zd_instruction *base,
	bool room, bool *found)
{
	static const char *const delete[] = {
		"delete", "strike out", "strike", "remove", NULL};
	static const char *const replace[] = {
		"replace", "substitute", "change", NULL};
	static const char *const read[] = {
		"should read", "to read", "reads", "new text", NULL};
	int code;

	*found = true;
	if (zd_scan_any(s, delete) >= 0)
		return clause_delete(s, base, room);
	if (zd_scan_any(s, replace) >= 0)
		return clause_replace(s, base);
	if (scan_add(s))
		return clause_add(s, base);
	if (zd_scan_words(s, "move"))
		return clause_move(s, base);
	if (zd_scan_words(s, "split"))
		return clause_split(s, base);
	if (zd_scan_words(s, "merge"))
		return clause_merge(s, base);
	if (zd_scan_any(s, read) >= 0)
		return clause_rewrite(s, base);
	code = clause_place_first(s, base, found);
	return code;
}

/* On the whole text only words can be changed. */
static int check_all(const struct zd_scan *s, size_t from, size_t at)
{
	const struct zd_instructions *out = s->parse->out;
	enum zd_operation op;

	for (size_t i = from; i < out->list.len; i++) {
		op = out->list.at[i].operation;
		if (zd_slice_is(out->list.at[i].target, "all") &&
			((op != ZD_OP_REPLACE && op != ZD_OP_DELETE_WORDS &&
				 op != ZD_OP_ADD) ||
				(op == ZD_OP_ADD &&
					!out->list.at[i].anchor.len)))
			return zd_scan_fail(s, at,
				"expected words to delete, to replace or to "
				"add to: this is about all of the text");
	}
	return ZD_OK;
}

int zd_clauses(struct zd_scan *s, const struct zd_instruction *base, bool room)
{
	size_t from = s->parse->out->list.len;
	struct zd_scan was;
	bool found, first = true;
	int code;

	for (;; first = false) {
		was = *s;
		if (!first) {
			if (!zd_scan_char(s, ';'))
				zd_scan_char(s, ',');
			if (!zd_scan_words(s, "and"))
				zd_scan_words(s, "then");
		}
		code = clause(s, base, room, &found);
		if (!code && found) {
			code = check_all(s, from, was.at);
			from = s->parse->out->list.len;
		}
		if (code)
			return code;
		if (found)
			continue;
		*s = was;
		if (!first)
			return ZD_OK;
		return zd_scan_fail(s, s->at,
			"expected delete, replace, add, move, split or merge");
	}
}
