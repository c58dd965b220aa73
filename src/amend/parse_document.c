#include "amend/parse.h"

#include "base/ascii.h"

static const char *const beginnings[] = {"in", "after", "before", "delete",
	"replace", "insert", "add", "move", "merge", "split", "amend", "revise",
	"throughout", "at the end of", NULL};

/* Whether a sentence that begins so goes on about a paragraph, or quotes. */
bool zd_document_starts(struct zd_parse *p, size_t at)
{
	struct zd_scan s = {.parse = p, .at = at, .quiet = true};
	struct zd_slice near;
	char first = at < p->len ? p->text[at] : 'a';

	s.end = p->len - at < 160 ? p->len : at + 160;
	if (!zd_is_upper(first) || zd_scan_any(&s, beginnings) < 0)
		return false;
	if (zd_scan_at_quote(&s) || zd_scan_words(&s, "the title") ||
		zd_scan_words(&s, "the text") ||
		zd_scan_words(&s, "the draft resolution"))
		return true;
	near = zd_slice_sub(zd_slice(p->text, s.end), s.at, s.at + 100);
	if (zd_slice_find(near, ZD_LIT("paragraph")) != SIZE_MAX)
		return true;
	zd_scan_space(&s);
	near = zd_slice_sub(zd_slice(p->text, s.end), s.at, s.at + 2);
	return zd_slice_is(near, "OP") || zd_slice_is(near, "PP");
}

/* The same clauses for each target: their instructions are made for the
 * first and copied. */
static void repeat(struct zd_scan *s, size_t from, const struct zd_targets *t)
{
	size_t to = s->parse->out->list.len;
	struct zd_instruction in;

	for (size_t k = 1; k < t->list.len; k++)
		for (size_t i = from; i < to; i++) {
			in = s->parse->out->list.at[i];
			in.target = t->list.at[k];
			zd_push(s, &in);
		}
}

static int clauses_for(struct zd_scan *s, const struct zd_instruction *base,
	const struct zd_targets *t)
{
	struct zd_instruction in = *base;
	size_t from = s->parse->out->list.len;
	int code;

	in.target = t->list.at[0];
	if (zd_slice_is(in.target, "all"))
		in.which = ZD_WHICH_ALL;
	code = zd_clauses(s, &in, false);
	if (!code)
		repeat(s, from, t);
	return code;
}

/* "In operative paragraph 21, …" */
static int sentence_in(struct zd_scan *s, const struct zd_instruction *base)
{
	struct zd_targets t = {0};
	int code = zd_scan_targets(s, &t);

	zd_scan_char(s, ',');
	if (!code)
		code = clauses_for(s, base, &t);
	zd_vec_clear(&t.list);
	return code;
}

static int sentence_throughout(
	struct zd_scan *s, const struct zd_instruction *base)
{
	static const char *const what[] = {"the text", "the draft resolution",
		"the resolution", "the draft", NULL};
	struct zd_instruction in = *base;

	if (zd_scan_any(s, what) < 0)
		return zd_scan_fail(s, s->at, "expected \"the text\"");
	zd_scan_char(s, ',');
	in.target = ZD_LIT("all");
	in.which = ZD_WHICH_ALL;
	return zd_clauses(s, &in, false);
}

/* "the following operative paragraph", "a new paragraph": true for several. */
static bool skip_new_paragraph(struct zd_scan *s)
{
	static const char *const words[] = {"the", "a", "an", "following",
		"two", "three", "additional", "further", "new", "operative",
		"preambular", NULL};
	struct zd_scan was = *s;

	while (zd_scan_any(s, words) >= 0)
		;
	if (zd_scan_words(s, "paragraphs"))
		return true;
	if (!zd_scan_words(s, "paragraph") && !zd_scan_words(s, "text") &&
		!zd_scan_words(s, "wording") && !zd_scan_at_quote(s) &&
		s->parse->text[s->at] != ':')
		*s = was;
	return false;
}

static void skip_reading(struct zd_scan *s)
{
	static const char *const words[] = {"which reads", "that reads",
		"reading", "to read", "as follows", NULL};

	zd_scan_char(s, ',');
	while (zd_scan_any(s, words) >= 0)
		;
	if (!zd_scan_char(s, ':'))
		zd_scan_char(s, ',');
}

/* "After operative paragraph 70, insert the following …: …" */
static int sentence_after(
	struct zd_scan *s, const struct zd_instruction *base, bool before)
{
	struct zd_instruction in = *base;
	bool several;
	int code = zd_scan_target(s, &in.other);

	in.operation = ZD_OP_INSERT;
	in.before = before;
	if (code)
		return code;
	zd_scan_char(s, ',');
	if (!zd_scan_words(s, "insert") && !zd_scan_words(s, "add"))
		return zd_scan_fail(
			s, s->at, "expected \"insert\" and the new paragraph");
	if (zd_sub_words(s)) {
		skip_reading(s);
		return zd_sub_document(s, &in, false);
	}
	several = skip_new_paragraph(s);
	skip_reading(s);
	return zd_text_paragraphs(s, &in, !several);
}

/* "Insert the following paragraph after operative paragraph 70: …", "Insert
 * “…” after “…” in operative paragraph 7." */
static int sentence_insert(struct zd_scan *s, const struct zd_instruction *base)
{
	struct zd_instruction in = *base;
	bool sub = zd_sub_words(s), several;
	int code;

	several = !sub && skip_new_paragraph(s);
	in.operation = ZD_OP_INSERT;
	in.before = zd_scan_words(s, "before");
	if (!in.before && !zd_scan_words(s, "after"))
		return zd_scan_fail(s, s->at,
			"expected \"after\" or \"before\" and a paragraph");
	code = zd_scan_target(s, &in.other);
	if (code)
		return code;
	skip_reading(s);
	return sub ? zd_sub_document(s, &in, false)
		   : zd_text_paragraphs(s, &in, !several);
}

/* Clauses that name their paragraph behind: "Delete “…” in paragraph 7." */
static int sentence_quote(
	struct zd_scan *s, const struct zd_instruction *base, size_t verb)
{
	size_t from = s->parse->out->list.len;
	struct zd_targets t = {0};
	int code;

	s->at = verb;
	code = zd_clauses(s, base, false);
	if (code)
		return code;
	zd_scan_char(s, ',');
	if (!zd_scan_words(s, "in") && !zd_scan_words(s, "from"))
		return zd_scan_fail(
			s, s->at, "expected \"in\" and a paragraph");
	code = zd_scan_targets(s, &t);
	for (size_t i = from; !code && i < s->parse->out->list.len; i++) {
		s->parse->out->list.at[i].target = t.list.at[0];
		if (zd_slice_is(t.list.at[0], "all"))
			s->parse->out->list.at[i].which = ZD_WHICH_ALL;
	}
	if (!code)
		repeat(s, from, &t);
	zd_vec_clear(&t.list);
	return code;
}

/* What a paragraph reads is quoted with the amendment's own note marks. */
static struct zd_slice without_marks(struct zd_parse *p, struct zd_slice text)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice out;
	size_t end;

	for (size_t i = 0; i < text.len; i++) {
		end = zd_slice_starts(zd_slice_sub(text, i, text.len), "[^")
			? zd_slice_chr(
				  zd_slice_sub(text, 0, i + ZD_MAX_NAME + 2),
				  ']', i)
			: SIZE_MAX;
		if (end != SIZE_MAX)
			i = end;
		else
			zd_buf_putc(&b, text.ptr[i]);
	}
	out = zd_arena_slice(&p->out->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return out;
}

/* "Delete the thirty-eighth preambular paragraph reading: …" */
static int delete_reading(struct zd_scan *s, struct zd_instruction *in)
{
	struct zd_instruction text = *in;
	size_t at = s->parse->out->list.len;
	int code;

	skip_reading(s);
	text.operation = ZD_OP_REWRITE;
	code = zd_text_paragraphs(s, &text, true);
	if (code)
		return code;
	in->quote = without_marks(s->parse, s->parse->out->list.at[at].text);
	s->parse->out->list.at[at] = *in;
	return ZD_OK;
}

static int sentence_delete(struct zd_scan *s, const struct zd_instruction *base)
{
	static const char *const reading[] = {
		"reading", "which reads", "that reads", NULL};
	struct zd_instruction in = *base;
	struct zd_targets t = {0};
	struct zd_scan next;
	int code = zd_scan_targets(s, &t);

	in.operation = ZD_OP_DELETE;
	next = *s;
	zd_scan_char(&next, ',');
	if (!code && t.list.len == 1 &&
		(zd_scan_any(&next, reading) >= 0 ||
			zd_scan_char(&next, ':'))) {
		in.target = t.list.at[0];
		code = delete_reading(s, &in);
	} else {
		for (size_t i = 0; !code && i < t.list.len; i++) {
			in.target = t.list.at[i];
			zd_push(s, &in);
		}
	}
	zd_vec_clear(&t.list);
	return code;
}

/* "Replace operative paragraph 200 with the following text: …", "Move
 * operative paragraph 4 after …": the target, then a room's clause. */
static int sentence_verb(struct zd_scan *s, const struct zd_instruction *base,
	enum zd_operation operation)
{
	static const char *const with[] = {
		"with", "by", "to read", "to", "as", NULL};
	struct zd_instruction in = *base;
	int code = zd_scan_target(s, &in.target);

	if (code)
		return code;
	zd_scan_char(s, ',');
	if (operation != ZD_OP_REWRITE)
		return zd_clause_of(s, &in, operation);
	if (zd_scan_any(s, with) < 0)
		return zd_scan_fail(
			s, s->at, "expected \"with\" and the new text");
	in.operation = ZD_OP_REWRITE;
	skip_new_paragraph(s);
	skip_reading(s);
	return zd_text_paragraphs(s, &in, true);
}

/* "At the end of operative paragraph 5, add “…”." */
static int sentence_end(struct zd_scan *s, const struct zd_instruction *base)
{
	struct zd_targets t = {0};
	int code = zd_scan_targets(s, &t);

	zd_scan_char(s, ',');
	if (!code)
		code = zd_clause_add_at_end(s, base, &t);
	zd_vec_clear(&t.list);
	return code;
}

static int sentence(struct zd_scan *s, const struct zd_instruction *base)
{
	size_t verb;
	int which;

	zd_scan_space(s);
	verb = s->at;
	which = zd_scan_any(s, beginnings);
	if (which < 0)
		return zd_scan_fail(s, verb,
			"expected the end of the instruction, or another one");
	if (zd_scan_at_quote(s) && which >= 3)
		return sentence_quote(s, base, verb);
	switch (which) {
	case 0: return sentence_in(s, base);
	case 1:
	case 2: return sentence_after(s, base, which == 2);
	case 3: return sentence_delete(s, base);
	case 5:
	case 6: return sentence_insert(s, base);
	case 7: return sentence_verb(s, base, ZD_OP_MOVE);
	case 8: return sentence_verb(s, base, ZD_OP_MERGE);
	case 9: return sentence_verb(s, base, ZD_OP_SPLIT);
	case 12: return sentence_throughout(s, base);
	case 13: return sentence_end(s, base);
	default: return sentence_verb(s, base, ZD_OP_REWRITE);
	}
}

int zd_document(struct zd_scan *s, const struct zd_instruction *base)
{
	int code;

	do {
		code = sentence(s, base);
		while (!code && (zd_scan_char(s, '.') || zd_scan_char(s, ';')))
			;
	} while (!code && !zd_scan_end(s));
	return code;
}
