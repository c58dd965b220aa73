/*
 * Real negotiations, three stages each: the law holds from every stage to
 * every later one and back. Reads $ZERODRAFT_CORPUS/unga.
 */
#include <stdlib.h>

#include "codec/codec.h"
#include "law.h"

static char *read_file(const char *path, size_t *len)
{
	struct zd_buf b = ZD_BUF_INIT;
	FILE *f = fopen(path, "rb");
	char part[65536];

	cr_assert_not_null(f, "%s", path);
	while ((*len = fread(part, 1, sizeof(part), f)))
		zd_buf_put(&b, part, *len);
	fclose(f);
	*len = b.len;
	return b.ptr;
}

static struct zd_draft *read_path(const char *path)
{
	struct zd_read_options options = {.take = true, .path = path};
	struct zd_draft *d = NULL;
	struct zd_error err = {0};
	size_t len;
	char *bytes = read_file(path, &len);

	cr_assert_eq(
		zd_draft_decode(&d, NULL, zd_slice(bytes, len), &options, &err),
		0, "%s", err.message);
	return d;
}

/* "A/C.2/80/L.9" is kept in A_C.2_80_L.9.txt. */
static struct zd_draft *read_draft(const char *corpus, struct zd_slice symbol)
{
	struct zd_buf path = ZD_BUF_INIT;
	struct zd_draft *d;
	size_t from;

	zd_buf_printf(&path, "%s/unga/labelled/", corpus);
	from = path.len;
	zd_buf_printf(&path, "%.*s.txt", ZD_FMT(symbol));
	for (size_t i = from; i < path.len; i++)
		if (path.ptr[i] == '/')
			path.ptr[i] = '_';
	d = read_path(path.ptr);
	zd_buf_clear(&path);
	return d;
}

/* A revision keeps more than it loses, and is read as that. */
static void check_stage(const struct zd_draft *from, const struct zd_draft *to)
{
	struct zd_redline *r = law_check(from, to);
	size_t kept = 0, out = 0;

	for (size_t i = 0; i < r->links.len; i++) {
		kept += r->links.at[i].words_kept;
		out += r->links.at[i].words_out;
	}
	cr_expect_gt(kept, out);
	zd_redline_free(r);
	zd_redline_free(law_check(to, from));
}

static void check_chain(const char *corpus, struct zd_slice line)
{
	struct zd_draft *stages[3];

	for (int i = 0; i < 3; i++)
		stages[i] = read_draft(corpus, zd_slice_cut(&line, '\t'));
	check_stage(stages[0], stages[1]);
	check_stage(stages[1], stages[2]);
	check_stage(stages[0], stages[2]);
	for (int i = 0; i < 3; i++)
		zd_draft_free(stages[i]);
}

Test(chains, the_law_holds, .timeout = 60 * ZD_PATIENCE)
{
	const char *corpus = getenv("ZERODRAFT_CORPUS");
	struct zd_slice rest, line;
	char path[4096], *list;
	size_t len, n = 0;

	if (!corpus)
		cr_skip_test("ZERODRAFT_CORPUS is not set");
	snprintf(path, sizeof(path), "%s/unga/chains.tsv", corpus);
	list = read_file(path, &len);
	rest = zd_slice(list, len);
	zd_slice_cut(&rest, '\n'); /* the columns' names */
	while (rest.ptr && rest.len) {
		line = zd_slice_cut(&rest, '\n');
		if (line.len && ++n)
			check_chain(corpus, line);
	}
	cr_assert_eq(n, 7);
	zd_free(list);
}

/*
 * Places where a person would have marked it otherwise, found by reading the
 * redlines of these chains whole, and mended since:
 *
 *  - a programme's long name that goes in one paragraph and comes in another
 *    is no passage that moved (L.6, OP50 and OP6); a clause that changed its
 *    place within its paragraph is (L.9, PP9 and OP9);
 *  - a clause that goes into a new paragraph beside its own, or that was all
 *    of a dropped one which another did not say already, is a passage that
 *    moved (L.9, OP5 in OP7; L.6, OP20 in OP21; L.5, OP74 in OP83);
 *  - a footnote that cites another resolution is another footnote, however
 *    much of "Resolution 79/…, annex." it shares (L.8; L.18, where the name of
 *    one of them only counts);
 *  - one word of a list in a clause that was written anew goes with it (L.24,
 *    PP17), and so does the little word before such a clause (L.18, PP20); the
 *    comma before a footnote's mark stays (L.8, PP8);
 *  - so do a few words that stay far apart in one (L.6, OP6, OP46 and OP68);
 *  - a number in a line of its own has not moved to another article (the draft
 *    climate agreement);
 *  - the verb that begins a part split off is changed there, and not struck at
 *    the end of the part before (L.6, OP69; L.5, OP41; L.33, OP13; L.18,
 *    OP28).
 *
 * Hard, and left as they are: a paragraph that is dropped while its sense
 * comes back in other words at another's end (L.33, OP18 in OP22); which of
 * two paragraphs a preambular one became when the operative one has more of
 * its words (L.6, PP18 in OP25, not PP19); a part of which a few words stay
 * that are of another clause (L.5, OP40); which of two readings of a list that
 * keep as much is the one meant (L.6, OP9); a footnote's mark that the
 * extraction glued to a word.
 */
struct told {
	const char *from, *to;
	const char *label; /* of to */
	enum zd_relation relation;
	uint32_t from_count, to_count, moved; /* moved: passages that came */
};

static const struct told told[] = {
	{"A/C.2/80/L.6", "A/C.2/80/L.49", "OP6", ZD_EDITED, 1, 1, 0},
	{"A/C.2/80/L.6", "A/C.2/80/L.49", "OP68", ZD_SPLIT, 1, 2, 0},
	{"A/C.2/80/L.9", "A/C.2/80/L.57", "PP10", ZD_PASSAGE, 1, 1, 1},
	{"A/C.2/80/L.9", "A/C.2/80/L.57", "OP11", ZD_PASSAGE, 1, 1, 1},
	{"A/C.2/80/L.9", "A/C.2/80/L.57", "PP7", ZD_MOVED, 1, 1, 0},
	{"A/C.2/80/L.9", "A/C.2/80/L.57", "OP7", ZD_NEW, 0, 1, 1},
	{"A/C.2/80/L.6", "A/C.2/80/L.49", "OP21", ZD_NEW, 0, 1, 1},
	{"A/C.2/80/L.18", "A/C.2/80/L.47", "PP21", ZD_NEW, 0, 1, 1},
	{"A/C.2/80/L.5", "A/C.2/80/L.48", "OP83", ZD_PASSAGE, 1, 1, 1},
	{"A/C.2/80/L.5", "A/C.2/80/L.48", "OP77", ZD_PASSAGE, 1, 1, 1},
	{"A/C.2/80/L.8", "A/C.2/80/L.52", "res-79-314-annex", ZD_NEW, 0, 1, 0},
	{"A/C.2/80/L.18", "A/C.2/80/L.47", "res-69-313-annex", ZD_NEW, 0, 1, 0},
	{"A/C.2/80/L.24", "A/C.2/80/L.46", "res-69-283-annex-i", ZD_EDITED, 1,
		1, 0},
	{"A/C.2/80/L.33", "A/C.2/80/L.45", "OP12", ZD_SPLIT, 1, 2, 0},
	{"A/C.2/80/L.33", "A/C.2/80/L.45", "OP6", ZD_NEW, 0, 1, 0},
	{"A/C.2/80/L.33", "A/C.2/80/L.45", "PP20", ZD_EDITED, 1, 1, 0},
	{"A/C.2/80/L.33", "A/C.2/80/L.45", "PP22", ZD_RENUMBERED, 1, 1, 0},
	{"A/C.2/80/L.33", "A/C.2/80/L.45", "PP24", ZD_EDITED, 1, 1, 0},
	{"A/C.2/80/L.33", "A/C.2/80/L.45", "PP26", ZD_RENUMBERED, 1, 1, 0},
	{"A/C.2/80/L.18", "A/C.2/80/L.47", "OP27", ZD_SPLIT, 1, 2, 0},
	{"A/C.2/80/L.18", "A/C.2/80/L.47", "PP15", ZD_MOVED, 1, 1, 0},
	{"A/C.2/80/L.18", "A/C.2/80/L.47", "PP21", ZD_NEW, 0, 1, 1},
	{"A/C.2/80/L.8", "A/C.2/80/L.52", "PP3", ZD_MOVED_EDITED, 1, 1, 0},
	{"A/C.2/80/L.8", "A/C.2/80/L.52", "PP22", ZD_NEW, 0, 1, 0},
	{"A/C.2/80/L.24", "A/C.2/80/L.46", "OP28", ZD_EDITED, 1, 1, 0},
	{"A/C.2/80/L.24", "A/C.2/80/L.46", "OP39", ZD_NEW, 0, 1, 0},
	{"A/C.2/80/L.5", "A/C.2/80/L.48", "OP39", ZD_SPLIT, 1, 4, 0},
	{"A/C.2/80/L.5", "A/C.2/80/L.48", "OP78", ZD_MERGED, 2, 1, 1},
};

/* Passages that came into a paragraph. */
static uint32_t passages(const struct zd_redline *r, uint32_t paragraph)
{
	uint32_t n = 0;

	for (size_t i = 0; i < r->runs.len; i++)
		n += r->runs.at[i].mark == ZD_MOVED_TO &&
			r->to->blocks.at[r->runs.at[i].to].paragraph ==
				paragraph;
	return n;
}

static void check_told(const struct zd_redline *r, const struct told *t)
{
	const struct zd_draft *d = r->to;
	const struct zd_link *l;
	uint32_t p = 0;

	while (p < d->paragraphs.len &&
		!zd_slice_is(d->paragraphs.at[p].label, t->label))
		p++;
	cr_assert_lt(p, d->paragraphs.len, "%s %s", t->to, t->label);
	l = &r->links.at[r->to_link[p]];
	cr_expect_eq(l->relation, t->relation, "%s %s is %s", t->to, t->label,
		zd_relation_name(l->relation));
	cr_expect_eq(l->from_count, t->from_count, "%s %s", t->to, t->label);
	cr_expect_eq(l->to_count, t->to_count, "%s %s", t->to, t->label);
	cr_expect_eq(passages(r, p) > 0, t->moved > 0, "%s %s: %u passages",
		t->to, t->label, passages(r, p));
}

Test(chains, what_a_reader_would_say, .timeout = 60 * ZD_PATIENCE)
{
	const char *corpus = getenv("ZERODRAFT_CORPUS");

	if (!corpus)
		cr_skip_test("ZERODRAFT_CORPUS is not set");
	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		struct zd_draft *from =
			read_draft(corpus, zd_slice_str(told[i].from));
		struct zd_draft *to =
			read_draft(corpus, zd_slice_str(told[i].to));
		struct zd_redline *r = zd_redline_make(from, to, NULL);

		check_told(r, &told[i]);
		zd_redline_free(r);
		zd_draft_free(from);
		zd_draft_free(to);
	}
}

/* How often something goes (comes) in the paragraph of `to` with that
 * label. */
static uint32_t changes(
	const struct zd_redline *r, const char *label, enum zd_mark mark)
{
	uint32_t n = 0;

	for (size_t i = 0; i < r->rows.len; i++) {
		const struct zd_row *row = &r->rows.at[i];
		uint32_t p;

		if (row->to == ZD_NONE)
			continue;
		p = r->to->blocks.at[row->to].paragraph;
		if (!zd_slice_is(r->to->paragraphs.at[p].label, label))
			continue;
		for (uint32_t k = row->first; k < row->first + row->count; k++)
			n += r->runs.at[k].mark == mark;
	}
	return n;
}

Test(chains, a_clause_written_anew_is_one_change, .timeout = 60 * ZD_PATIENCE)
{
	const char *corpus = getenv("ZERODRAFT_CORPUS");
	struct zd_draft *from, *to;
	struct zd_redline *r;

	if (!corpus)
		cr_skip_test("ZERODRAFT_CORPUS is not set");
	from = read_draft(corpus, ZD_LIT("A/C.2/80/L.24"));
	to = read_draft(corpus, ZD_LIT("A/C.2/80/L.46"));
	r = zd_redline_make(from, to, NULL);
	/* "build a strong", "strengthen", and all behind "sector". */
	cr_expect_eq(changes(r, "PP17", ZD_DELETED), 3);
	zd_redline_free(r);
	zd_draft_free(from);
	zd_draft_free(to);
	from = read_draft(corpus, ZD_LIT("A/C.2/80/L.6"));
	to = read_draft(corpus, ZD_LIT("A/C.2/80/L.49"));
	r = zd_redline_make(from, to, NULL);
	cr_expect_eq(changes(r, "OP6", ZD_INSERTED), 1);
	cr_expect_eq(changes(r, "OP46", ZD_INSERTED), 1);
	/* "Also recognizes", "encompass", the clause, and the last sign. */
	cr_expect_eq(changes(r, "OP68", ZD_INSERTED), 4);
	zd_redline_free(r);
	zd_draft_free(from);
	zd_draft_free(to);
}

/* A part that was split off, and how it begins: what went, what came. */
static const struct opened {
	const char *from, *to, *label, *gone, *came;
} opened[] = {
	{"A/C.2/80/L.6", "A/C.2/80/L.49", "OP69", "underlines", "Underlines"},
	{"A/C.2/80/L.5", "A/C.2/80/L.48", "OP41", "takes", "Takes"},
	{"A/C.2/80/L.33", "A/C.2/80/L.45", "OP13", "recognizes", "Recognizes"},
	{"A/C.2/80/L.18", "A/C.2/80/L.47", "OP28", "recognizes", "Recognizes"},
};

static bool shows(
	const struct zd_redline *r, const struct zd_row *row, const char *label)
{
	const struct zd_draft *d = r->to;

	return row->to != ZD_NONE &&
		zd_slice_is(
			d->paragraphs.at[d->blocks.at[row->to].paragraph].label,
			label);
}

static void check_opened(const struct zd_redline *r, const struct opened *o)
{
	const struct zd_row *row;
	const struct zd_run *run;
	size_t i = 0;

	while (!shows(r, &r->rows.at[i], o->label))
		cr_assert_lt(++i, r->rows.len);
	row = &r->rows.at[i];
	run = &r->runs.at[row->first];
	cr_assert_geq(row->count, 3);
	cr_expect_eq(run[0].mark, ZD_DELETED, "%s %s", o->to, o->label);
	cr_expect(zd_slice_is(zd_slice_sub(r->from->blocks.at[row->from].text,
				      run[0].from_start, run[0].from_end),
			  o->gone),
		"%s %s", o->to, o->label);
	cr_expect_eq(run[1].mark, ZD_INSERTED);
	cr_expect_eq(run[1].kind, ZD_CHANGE_CASE);
	cr_expect(zd_slice_is(zd_slice_sub(r->to->blocks.at[row->to].text,
				      run[1].to_start, run[1].to_end),
			  o->came),
		"%s %s", o->to, o->label);
}

Test(chains, a_part_begins_with_its_verb, .timeout = 60 * ZD_PATIENCE)
{
	const char *corpus = getenv("ZERODRAFT_CORPUS");

	if (!corpus)
		cr_skip_test("ZERODRAFT_CORPUS is not set");
	for (size_t i = 0; i < sizeof(opened) / sizeof(opened[0]); i++) {
		struct zd_draft *from =
			read_draft(corpus, zd_slice_str(opened[i].from));
		struct zd_draft *to =
			read_draft(corpus, zd_slice_str(opened[i].to));
		struct zd_redline *r = zd_redline_make(from, to, NULL);

		check_opened(r, &opened[i]);
		zd_redline_free(r);
		zd_draft_free(from);
		zd_draft_free(to);
	}
}

static bool has_word(struct zd_slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] >= 0x80 ||
			((text.ptr[i] | 0x20) >= 'a' &&
				(text.ptr[i] | 0x20) <= 'z'))
			return true;
	return false;
}

/* In the texts of the climate agreement labels and numbers stand in lines of
 * their own, the same in each article. One or two of them stand beside
 * something that did move; it was sixteen and more. */
static void check_numbers(const char *corpus, const char *one, const char *two)
{
	struct zd_buf path = ZD_BUF_INIT;
	struct zd_draft *from, *to;
	struct zd_redline *r;
	uint32_t moved = 0;

	zd_buf_printf(
		&path, "%s/climate/draft-agreement-2015-%s.txt", corpus, one);
	from = read_path(path.ptr);
	zd_buf_truncate(&path, 0);
	zd_buf_printf(
		&path, "%s/climate/draft-agreement-2015-%s.txt", corpus, two);
	to = read_path(path.ptr);
	r = law_check(from, to);
	for (size_t i = 0; i < r->rows.len; i++)
		moved += r->rows.at[i].stub &&
			!has_word(from->blocks.at[r->rows.at[i].from].text);
	cr_expect_leq(moved, 2, "%u numbers of %s moved", moved, one);
	zd_redline_free(r);
	zd_draft_free(from);
	zd_draft_free(to);
	zd_buf_clear(&path);
}

Test(chains, numbers_stay_where_they_are, .timeout = 60 * ZD_PATIENCE)
{
	const char *corpus = getenv("ZERODRAFT_CORPUS");

	if (!corpus)
		cr_skip_test("ZERODRAFT_CORPUS is not set");
	check_numbers(corpus, "10-05", "10-23");
	check_numbers(corpus, "10-23", "12-04");
	check_numbers(corpus, "10-05", "12-04");
}
