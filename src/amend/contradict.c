#include "amend/match.h"
#include "amend/parse.h"

/* In a paragraph with more word instructions than this, only applying them
 * shows which meet. */
#define PAIRS_MAX 64
/* The same for new wordings of sub-paragraphs. */
#define PARTS_MAX 1024

/* An instruction as one paragraph sees it. */
struct entry {
	struct zd_slice key; /* the paragraph's label, without a path */
	size_t index;
	bool other; /* it is the second paragraph of the instruction */
};

struct entries {
	ZD_VEC(struct entry) list;
	const struct zd_instructions *of;
	struct zd_error *err;
};

static int by_key(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int c = zd_slice_cmp(x->key, y->key);

	if (c)
		return c;
	if (x->index != y->index)
		return x->index < y->index ? -1 : 1;
	return x->other - y->other;
}

static const struct zd_instruction *at(const struct entries *e, size_t i)
{
	return &e->of->list.at[e->list.at[i].index];
}

/* Instructions that were typed have no lines that anybody counts. */
static int fail_typed(const struct entries *e,
	const struct zd_instruction *first, const struct zd_instruction *last,
	struct zd_slice key, const char *why)
{
	struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;

	zd_instruction_summary(&a, first);
	zd_instruction_summary(&b, last);
	zd_error_set(e->err, ZD_ECONFLICT,
		"“%s” and “%s” contradict each other about %.*s: %s",
		zd_buf_str(&a), zd_buf_str(&b), ZD_FMT(key), why);
	zd_buf_clear(&a);
	zd_buf_clear(&b);
	return ZD_ECONFLICT;
}

static int fail(const struct entries *e, size_t i, size_t k, const char *why)
{
	const struct zd_instruction *a = at(e, i), *b = at(e, k);
	const struct zd_instruction *first = a, *last = b;
	struct zd_slice key = e->list.at[i].key;

	if (e->list.at[i].index > e->list.at[k].index) {
		first = b;
		last = a;
	}
	if (!e->of->path.len)
		return fail_typed(e, first, last, key, why);
	zd_error_set(e->err, ZD_ECONFLICT,
		"line %u and line %u contradict each other about %.*s: %s",
		first->line, last->line, ZD_FMT(key), why);
	zd_error_place(e->err, e->of->path.ptr, last->line, last->column);
	return ZD_ECONFLICT;
}

static void add(
	struct entries *e, struct zd_slice target, size_t index, bool other)
{
	struct entry x = {.key = target, .index = index, .other = other};
	struct zd_label label;
	struct zd_parse p = {.out = (struct zd_instructions *)e->of};

	if (zd_label_is(target, &label) && (label.depth || label.chapeau)) {
		label.depth = 0;
		label.chapeau = false;
		x.key = zd_target_format(&p, &label);
	}
	if (x.key.len)
		zd_vec_push(&e->list, x);
}

static bool is_whole(const struct entries *e, size_t i)
{
	return zd_slice_eq(at(e, i)->target, e->list.at[i].key);
}

/* Does the paragraph cease to be, by this entry? */
static bool ends_it(const struct entries *e, size_t i)
{
	enum zd_operation op = at(e, i)->operation;

	return e->list.at[i].other ? op == ZD_OP_MERGE
				   : op == ZD_OP_DELETE && is_whole(e, i);
}

static bool rewrites(const struct entries *e, size_t i)
{
	enum zd_operation op = at(e, i)->operation;

	return !e->list.at[i].other && (op == ZD_OP_REWRITE || op == ZD_OP_ALT);
}

static bool is_words(const struct entries *e, size_t i)
{
	enum zd_operation op = at(e, i)->operation;

	return !e->list.at[i].other &&
		(op == ZD_OP_REPLACE || op == ZD_OP_DELETE_WORDS ||
			op == ZD_OP_ADD || op == ZD_OP_SPLIT);
}

static struct zd_slice words_of(const struct zd_instruction *in)
{
	return in->operation == ZD_OP_ADD ? in->anchor : in->quote;
}

/* One entry that ends, rewrites or moves the paragraph against all. */
static int check_whole(
	const struct entries *e, size_t from, size_t to, size_t i)
{
	for (size_t k = from; k < to; k++) {
		if (k == i || e->list.at[k].index == e->list.at[i].index)
			continue;
		if (ends_it(e, i))
			return fail(e, i, k,
				"one takes the paragraph away that the other "
				"needs");
		if (rewrites(e, i) && !e->list.at[k].other &&
			(is_whole(e, i) ||
				zd_slice_eq(
					at(e, i)->target, at(e, k)->target)) &&
			at(e, k)->operation != ZD_OP_MOVE)
			return fail(e, i, k,
				"one replaces the whole text that the other "
				"changes");
	}
	return ZD_OK;
}

static bool same_place(
	const struct zd_instruction *a, const struct zd_instruction *b)
{
	if (a->which == ZD_WHICH_NTH && b->which == ZD_WHICH_NTH)
		return a->nth == b->nth;
	return true;
}

static int check_words(const struct entries *e, size_t i, size_t k)
{
	const struct zd_instruction *a = at(e, i), *b = at(e, k);
	struct zd_folded x, y;
	bool inside;

	if (a->operation == ZD_OP_ADD || a->operation == ZD_OP_SPLIT ||
		!zd_slice_eq(a->target, b->target) || !words_of(b).len ||
		!same_place(a, b))
		return ZD_OK;
	zd_folded_typed(&x, words_of(a), false);
	zd_folded_typed(&y, words_of(b), false);
	inside = zd_slice_find(zd_buf_slice(&x.bytes),
			 zd_buf_slice(&y.bytes)) != SIZE_MAX &&
		((a->which == ZD_WHICH_ONLY && b->which == ZD_WHICH_ONLY) ||
			x.bytes.len == y.bytes.len);
	zd_folded_clear(&x);
	zd_folded_clear(&y);
	return inside ? fail(e, i, k, "both are about the same words") : ZD_OK;
}

static int check_pairs(const struct entries *e, size_t from, size_t to)
{
	size_t words[PAIRS_MAX], n = 0;
	int code = ZD_OK;

	for (size_t i = from; i < to; i++) {
		if (!is_words(e, i))
			continue;
		if (n == PAIRS_MAX)
			return ZD_OK;
		words[n++] = i;
	}
	for (size_t i = 0; i < n && !code; i++)
		for (size_t k = 0; k < n && !code; k++)
			if (i != k)
				code = check_words(e, words[i], words[k]);
	return code;
}

static bool is_own(const struct entries *e, size_t i, enum zd_operation op)
{
	return !e->list.at[i].other && at(e, i)->operation == op;
}

/* A paragraph or a sub-paragraph comes into being. */
static bool is_birth(const struct entries *e, size_t i)
{
	return is_own(e, i, ZD_OP_INSERT);
}

static int check_group(const struct entries *e, size_t from, size_t to)
{
	size_t moved = SIZE_MAX, born = SIZE_MAX;
	int code = ZD_OK;

	if (to - from < 2)
		return ZD_OK;
	for (size_t i = from; i < to && !code; i++) {
		if (ends_it(e, i) ||
			(rewrites(e, i) &&
				(is_whole(e, i) || to - from <= PARTS_MAX)))
			code = check_whole(e, from, to, i);
		if (!code && moved != SIZE_MAX && is_own(e, i, ZD_OP_MOVE))
			code = fail(e, moved, i, "both move it");
		if (!code && born != SIZE_MAX && is_birth(e, i) &&
			zd_slice_eq(at(e, born)->target, at(e, i)->target))
			code = fail(e, born, i, "both give it a new text");
		if (is_own(e, i, ZD_OP_MOVE))
			moved = i;
		if (is_birth(e, i))
			born = i;
	}
	return code ? code : check_pairs(e, from, to);
}

int zd_contradictions(const struct zd_instructions *list, struct zd_error *err)
{
	struct entries e = {.of = list, .err = err};
	size_t to;
	int code = ZD_OK;

	for (size_t i = 0; i < list->list.len; i++) {
		add(&e, list->list.at[i].target, i, false);
		add(&e, list->list.at[i].other, i, true);
	}
	if (e.list.len)
		qsort(e.list.at, e.list.len, sizeof(*e.list.at), by_key);
	for (size_t from = 0; !code && from < e.list.len; from = to) {
		to = from + 1;
		while (to < e.list.len &&
			zd_slice_eq(e.list.at[from].key, e.list.at[to].key))
			to++;
		code = check_group(&e, from, to);
	}
	zd_vec_clear(&e.list);
	return code;
}
