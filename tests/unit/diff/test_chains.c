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

/* "A/C.2/80/L.9" is kept in A_C.2_80_L.9.txt. */
static struct zd_draft *read_draft(const char *corpus, struct zd_slice symbol)
{
	struct zd_read_options options = {.take = true};
	struct zd_buf path = ZD_BUF_INIT;
	struct zd_draft *d = NULL;
	struct zd_error err = {0};
	size_t from, len;
	char *bytes;

	zd_buf_printf(&path, "%s/unga/labelled/", corpus);
	from = path.len;
	zd_buf_printf(&path, "%.*s.txt", ZD_FMT(symbol));
	for (size_t i = from; i < path.len; i++)
		if (path.ptr[i] == '/')
			path.ptr[i] = '_';
	bytes = read_file(path.ptr, &len);
	options.path = path.ptr;
	cr_assert_eq(
		zd_draft_decode(&d, NULL, zd_slice(bytes, len), &options, &err),
		0, "%s", err.message);
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
