/* What the tests of the readers share: a text read, and what came of it. */
#ifndef ZD_TEST_READING_H
#define ZD_TEST_READING_H

#include <criterion/criterion.h>

#include "codec/codec.h"

struct reading {
	struct zd_draft *draft;
	struct zd_findings *findings;
	struct zd_error err;
	struct zd_buf file; /* the canonical file */
	int code;
};

static inline struct reading reading_of(struct zd_slice s, enum zd_codec codec)
{
	struct reading r = {0};
	struct zd_read_options options = {.codec = codec};

	r.code = zd_draft_decode(&r.draft, &r.findings, s, &options, &r.err);
	if (!r.code)
		zd_draft_encode(&r.file, r.draft);
	return r;
}

static inline void reading_clear(struct reading *r)
{
	zd_draft_free(r->draft);
	zd_findings_free(r->findings);
	zd_buf_clear(&r->file);
}

/* How many findings have this code; *line gets the first one's. */
static inline size_t reading_count(
	const struct reading *r, const char *code, uint32_t *line)
{
	size_t n = 0;

	for (size_t i = 0; i < r->findings->list.len; i++)
		if (!strcmp(r->findings->list.at[i].code, code) && !n++ && line)
			*line = r->findings->list.at[i].line;
	return n;
}

/* The canonical file reads as itself, byte for byte, without new doubts. */
static inline void reading_assert_stable(const struct reading *r)
{
	struct reading again =
		reading_of(zd_buf_slice(&r->file), ZD_CODEC_MARKDOWN);

	cr_assert_eq(again.code, 0, "%s", again.err.message);
	cr_assert_str_eq(zd_buf_str(&again.file), zd_buf_str(&r->file));
	reading_clear(&again);
}

#define READS(typed, codec, wanted)                                            \
	do {                                                                   \
		struct reading r_ = reading_of(zd_slice_str(typed), codec);    \
                                                                               \
		cr_assert_eq(r_.code, 0, "%s", r_.err.message);                \
		cr_assert_str_eq(zd_buf_str(&r_.file), wanted);                \
		reading_assert_stable(&r_);                                    \
		reading_clear(&r_);                                            \
	} while (0)

#endif
