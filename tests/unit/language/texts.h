/* What the tests of citations share: drafts out of lines. */
#ifndef ZD_TEST_LANGUAGE_TEXTS_H
#define ZD_TEST_LANGUAGE_TEXTS_H

#include <criterion/criterion.h>
#include <stdlib.h>

#include "codec/codec.h"
#include "config.h"

/* A draft as it is typed: "OP1. Decides …" a line each, with blank ones
 * between. */
static inline struct zd_draft *text_draft(const char *text)
{
	struct zd_read_options o = {0};
	struct zd_draft *d;

	cr_assert_eq(zd_draft_decode(&d, NULL, zd_slice_str(text), &o, NULL), 0,
		"%s", text);
	return d;
}

static inline struct zd_draft *text_file(const char *name)
{
	struct zd_buf path = ZD_BUF_INIT, b = ZD_BUF_INIT;
	struct zd_read_options o = {.take = true};
	struct zd_draft *d;
	char part[65536];
	size_t n;
	FILE *f;

	if (!getenv("ZERODRAFT_CORPUS"))
		cr_skip_test("ZERODRAFT_CORPUS is not set");
	zd_buf_printf(&path, "%s/%s", getenv("ZERODRAFT_CORPUS"), name);
	f = fopen(path.ptr, "rb");
	cr_assert_not_null(f, "%s", path.ptr);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		zd_buf_put(&b, part, n);
	fclose(f);
	zd_buf_clear(&path);
	cr_assert_eq(zd_draft_decode(&d, NULL, zd_buf_slice(&b), &o, NULL), 0,
		"%s", name);
	return d;
}

#endif
