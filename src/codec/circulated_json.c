/* The compilation's JSON (api/compilation_json.h) read back. */
#include <jansson.h>

#include "codec/circulated.h"
#include "text/markup.h"

/* Deepest places inside places that are read. */
#define DEPTH 16

struct reading {
	struct zd_draft *draft;
	struct zd_buf text, canonical;
	struct zd_slice party; /* empty: the base */
	json_t *rows;
	size_t *base_rows; /* by paragraph of the base: its chapeau's row */
	size_t base_len;
	struct zd_error *err;
};

static struct zd_slice string_of(const json_t *value)
{
	if (!json_is_string(value))
		return (struct zd_slice){0};
	return zd_slice(json_string_value(value), json_string_length(value));
}

static struct zd_slice get(const json_t *object, const char *key)
{
	return string_of(json_object_get(object, key));
}

static bool has(const json_t *object, const char *key)
{
	return json_is_true(json_object_get(object, key));
}

static uint32_t level_of(const json_t *object)
{
	json_int_t n = json_integer_value(json_object_get(object, "level"));

	return n > 0 && n <= 6 ? (uint32_t)n : 0;
}

/* The place of the party in a list of names; SIZE_MAX when it is not there,
 * and always for the base. */
static size_t place_in(const struct reading *r, const json_t *names)
{
	for (size_t i = 0; r->party.len && i < json_array_size(names); i++)
		if (zd_slice_eq(string_of(json_array_get(names, i)), r->party))
			return i;
	return SIZE_MAX;
}

static bool named(
	const struct reading *r, const json_t *object, const char *key)
{
	return place_in(r, json_object_get(object, key)) != SIZE_MAX;
}

/* The party's alternative, else the base's, which comes first. */
static const json_t *choose(const struct reading *r, const json_t *place)
{
	for (size_t i = 1; i < json_array_size(place); i++)
		if (named(r, json_array_get(place, i), "parties"))
			return json_array_get(place, i);
	return json_array_get(place, 0);
}

static int bad(struct reading *r, const char *what)
{
	return zd_error_set(r->err, ZD_EFORMAT,
		"this compilation cannot be read: %s", what);
}

/* The text that the party wants, into r->text. */
static int read_text(struct reading *r, const json_t *segments)
{
	struct {
		const json_t *list;
		size_t next;
	} stack[DEPTH] = {{segments, 0}};
	size_t depth = 1;

	zd_buf_truncate(&r->text, 0);
	while (depth) {
		const json_t *list = stack[depth - 1].list, *s, *alt;

		if (stack[depth - 1].next == json_array_size(list)) {
			depth--;
			continue;
		}
		s = json_array_get(list, stack[depth - 1].next++);
		if (json_is_string(s)) {
			zd_buf_put_slice(&r->text, string_of(s));
			continue;
		}
		alt = json_is_array(s) ? choose(r, s) : NULL;
		if (!alt)
			return bad(r, "a place has no alternatives");
		if (!json_object_get(alt, "segments")) {
			zd_buf_put_slice(&r->text, get(alt, "text"));
			continue;
		}
		if (depth == DEPTH)
			return bad(r, "its places are too deep");
		stack[depth].list = json_object_get(alt, "segments");
		stack[depth++].next = 0;
	}
	return ZD_OK;
}

static const json_t *relabel(const struct reading *r, const json_t *row)
{
	const json_t *list = json_object_get(row, "relabels");

	for (size_t i = 0; i < json_array_size(list); i++)
		if (named(r, json_array_get(list, i), "parties"))
			return json_array_get(list, i);
	return row;
}

/* What was written is canonical; what somebody made up becomes so. */
static int put_block(struct reading *r, const json_t *row)
{
	int code = read_text(r, json_object_get(row, "segments"));

	if (code)
		return code;
	zd_buf_truncate(&r->canonical, 0);
	zd_markup_canonical(&r->canonical, zd_buf_slice(&r->text), true);
	zd_draft_add_block(r->draft, get(relabel(r, row), "mark"),
		zd_buf_slice(&r->canonical));
	return ZD_OK;
}

static bool kind_of(const json_t *row, enum zd_kind *out)
{
	static const struct {
		const char *name;
		enum zd_kind kind;
	} kinds[] = {{"field", ZD_FIELD}, {"formula", ZD_FORMULA},
		{"heading", ZD_HEADING}, {"paragraph", ZD_PARAGRAPH},
		{"text", ZD_TEXT}, {"note", ZD_NOTE}};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (zd_slice_is(get(row, "kind"), kinds[i].name)) {
			*out = kinds[i].kind;
			return true;
		}
	return false;
}

static bool is_place(const json_t *row, const char *place)
{
	return zd_slice_is(get(row, "place"), place);
}

static struct zd_slice id_of(const struct reading *r, const json_t *row)
{
	size_t at = place_in(r, json_object_get(row, "proposers"));

	if (is_place(row, "new") && at != SIZE_MAX)
		return string_of(
			json_array_get(json_object_get(row, "ids"), at));
	return get(row, "id");
}

/* Whether the party leaves this sub-paragraph out. */
static bool is_out(
	const struct reading *r, const json_t *head, const json_t *sub)
{
	if (is_place(head, "base") && is_place(sub, "new"))
		return !named(r, sub, "proposers");
	return named(r, sub, "deleters");
}

/* The paragraph whose chapeau stands in row `at`. */
static int put_paragraph(struct reading *r, size_t at)
{
	const json_t *head = json_array_get(r->rows, at), *sub, *like;
	struct zd_paragraph *p;
	struct zd_label label;
	enum zd_kind kind;
	uint32_t i;
	int code = ZD_OK;

	like = relabel(r, head);
	if (!kind_of(head, &kind))
		return bad(r, "a row is of no kind");
	if (kind == ZD_PARAGRAPH && !zd_label_is(get(like, "label"), &label))
		return bad(r, "a paragraph has no label");
	i = zd_draft_add(r->draft, kind, get(like, "label"));
	p = &r->draft->paragraphs.at[i];
	p->level = level_of(like);
	p->origin = zd_arena_slice(&r->draft->arena, get(like, "origin"));
	p->id = zd_arena_slice(&r->draft->arena, id_of(r, head));
	if (has(head, "empty"))
		return ZD_OK;
	code = put_block(r, head);
	for (at++; !code && at < json_array_size(r->rows); at++) {
		sub = json_array_get(r->rows, at);
		if (has(sub, "chapeau") || is_place(sub, "moved"))
			break;
		if (!is_out(r, head, sub))
			code = put_block(r, sub);
	}
	return code;
}

/* The row of the paragraph of the base that a row names, or SIZE_MAX. */
static size_t base_row(const struct reading *r, const json_t *row)
{
	json_int_t n = json_integer_value(json_object_get(row, "paragraph"));

	return n >= 0 && (size_t)n < r->base_len ? r->base_rows[n] : SIZE_MAX;
}

static int read_row(struct reading *r, size_t i)
{
	const json_t *row = json_array_get(r->rows, i);

	if (is_place(row, "moved")) {
		if (!named(r, row, "movers"))
			return ZD_OK;
		i = base_row(r, row);
		return i == SIZE_MAX ? bad(r, "a move comes from nowhere")
				     : put_paragraph(r, i);
	}
	if (!has(row, "chapeau"))
		return ZD_OK;
	if (is_place(row, "new"))
		return named(r, row, "proposers") ? put_paragraph(r, i) : ZD_OK;
	if (named(r, row, "deleters") || named(r, row, "movers"))
		return ZD_OK;
	return put_paragraph(r, i);
}

/* Finds the rows of the base's paragraphs. A number that no row can have is
 * left out. */
static void find_base(struct reading *r)
{
	size_t n = json_array_size(r->rows);

	r->base_len = n;
	r->base_rows = zd_calloc(n + 1, sizeof(*r->base_rows));
	for (size_t i = 0; i < n; i++)
		r->base_rows[i] = SIZE_MAX;
	for (size_t i = 0; i < n; i++) {
		const json_t *row = json_array_get(r->rows, i);
		json_int_t at =
			json_integer_value(json_object_get(row, "paragraph"));

		if (is_place(row, "base") && has(row, "chapeau") && at >= 0 &&
			(size_t)at < n)
			r->base_rows[at] = i;
	}
}

static int find_party(struct reading *r, const json_t *parties)
{
	struct zd_buf all = ZD_BUF_INIT;
	int code;

	if (!r->party.len)
		return ZD_OK;
	for (size_t i = 0; i < json_array_size(parties); i++) {
		struct zd_slice one = string_of(json_array_get(parties, i));

		if (zd_slice_caseeq(one, r->party)) {
			r->party = one;
			zd_buf_clear(&all);
			return ZD_OK;
		}
		zd_buf_printf(&all, "%s%.*s", all.len ? ", " : "", ZD_FMT(one));
	}
	code = zd_circulated_unknown(r->party, zd_buf_slice(&all), r->err);
	zd_buf_clear(&all);
	return code;
}

static int read_all(struct reading *r, const json_t *compilation)
{
	int code;

	r->rows = json_object_get(compilation, "rows");
	if (!json_is_array(r->rows))
		return bad(r, "it is no compilation with names");
	code = find_party(r, json_object_get(compilation, "parties"));
	if (code)
		return code;
	r->draft = zd_draft_new();
	find_base(r);
	for (size_t i = 0; !code && i < json_array_size(r->rows); i++) {
		if (r->draft->paragraphs.len >= ZD_MAX_PARAGRAPHS)
			code = zd_error_set(r->err, ZD_ELIMIT,
				"more than %u paragraphs", ZD_MAX_PARAGRAPHS);
		else
			code = read_row(r, i);
	}
	return code;
}

int zd_circulated_json(struct zd_draft **out, struct zd_slice bytes,
	struct zd_slice party, struct zd_error *err)
{
	struct reading r = {.party = party, .err = err};
	json_error_t why;
	json_t *root = json_loadb(bytes.ptr, bytes.len, 0, &why);
	int code;

	if (!root) {
		code = zd_error_set(
			err, ZD_EFORMAT, "this is no JSON: %s", why.text);
		zd_error_place(err, NULL, (size_t)why.line, (size_t)why.column);
		return code;
	}
	code = read_all(&r, json_object_get(root, "compilation"));
	if (code)
		zd_draft_free(r.draft);
	else
		*out = r.draft;
	json_decref(root);
	zd_buf_clear(&r.text);
	zd_buf_clear(&r.canonical);
	zd_free(r.base_rows);
	return code;
}
