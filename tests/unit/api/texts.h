/*
 * Two texts and their redline, through the public header alone, as another
 * program would use it.
 */
#ifndef TESTS_UNIT_API_TEXTS_H
#define TESTS_UNIT_API_TEXTS_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include <zerodraft.h>

struct texts {
	struct zd_draft *from, *to;
	struct zd_redline *redline;
};

static inline struct zd_draft *texts_read(const char *markdown)
{
	struct zd_draft *d = NULL;
	struct zd_error err = {0};

	cr_assert_eq(zd_draft_read(&d, NULL, markdown, strlen(markdown),
			     ZD_CODEC_MARKDOWN, NULL, &err),
		0, "%s", err.message);
	return d;
}

static inline struct texts texts_compare(const char *from, const char *to)
{
	struct texts t = {.from = texts_read(from), .to = texts_read(to)};

	t.redline = zd_redline_new(t.from, t.to, NULL);
	return t;
}

static inline void texts_free(struct texts *t)
{
	zd_redline_free(t->redline);
	zd_draft_free(t->from);
	zd_draft_free(t->to);
}

/* The draft is this text, byte for byte. */
static inline void texts_is(const struct zd_draft *d, const char *markdown)
{
	struct zd_text text;

	cr_assert_eq(zd_draft_write(&text, d), 0);
	cr_assert_str_eq(text.ptr, markdown);
	zd_text_clear(&text);
}

#endif
