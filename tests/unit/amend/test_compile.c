#include <criterion/criterion.h>

#include "compile_print.h"
#include "random_draft.h"

#define PARTIES 6

/* One random negotiation. */
struct round {
	struct zd_arena arena;
	struct zd_draft *base;
	struct zd_draft *drafts[PARTIES];
	struct zd_draft *mine[PARTIES];
	struct zd_proposal proposals[PARTIES];
	size_t n;
};

static const char *const codes[PARTIES] = {
	"G77", "EU", "US", "AOSIS", "Norway", "CA"};

static void round_init(struct round *r, uint64_t seed)
{
	struct dice d = {seed * 2654435761u + 1};

	*r = (struct round){0};
	r->base = random_draft(&d, 1 + roll(&d, 6));
	r->n = 1 + roll(&d, PARTIES);
	for (size_t i = 0; i < r->n; i++) {
		r->drafts[i] = random_changes(&d, r->base, roll(&d, 5));
		r->mine[i] = zd_proposal_between(&r->proposals[i], &r->arena,
			zd_slice_str(codes[i]), r->base, r->drafts[i]);
	}
}

static void round_clear(struct round *r)
{
	for (size_t i = 0; i < r->n; i++) {
		zd_draft_free(r->drafts[i]);
		zd_draft_free(r->mine[i]);
	}
	zd_draft_free(r->base);
	zd_arena_clear(&r->arena);
}

static struct zd_compilation *compile(
	const struct zd_draft *base, const struct zd_proposal *p, size_t n)
{
	struct zd_compilation *c;
	struct zd_error err = {0};

	cr_assert_eq(zd_compile(&c, base, p, n, NULL, &err), ZD_OK, "%s",
		err.message);
	return c;
}

static void expect_same(const struct zd_buf *got, const struct zd_buf *want,
	const char *what, uint64_t seed)
{
	if (!zd_slice_eq(zd_buf_slice(got), zd_buf_slice(want)))
		cr_assert_fail("seed %llu, %s\n--- got\n%s\n--- want\n%s",
			(unsigned long long)seed, what, zd_buf_str(got),
			zd_buf_str(want));
}

static void expect_draft(const struct zd_compilation *c, const char *party,
	const struct zd_draft *want, uint64_t seed)
{
	struct zd_draft *got = zd_compilation_extract(c, zd_slice_str(party));
	struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;

	dump_draft(&a, got);
	dump_draft(&b, want);
	expect_same(&a, &b, party, seed);
	zd_buf_clear(&a);
	zd_buf_clear(&b);
	zd_draft_free(got);
}

Test(compile, gives_every_party_its_own_draft_back)
{
	for (uint64_t seed = 1; seed <= 4000; seed++) {
		struct zd_compilation *c;
		struct round r;

		round_init(&r, seed);
		c = compile(r.base, r.proposals, r.n);
		expect_draft(c, "", r.base, seed);
		expect_draft(c, "Nobody", r.base, seed);
		for (size_t i = 0; i < r.n; i++)
			expect_draft(c, codes[i], r.drafts[i], seed);
		zd_compilation_free(c);
		round_clear(&r);
	}
}

Test(compile, does_not_depend_on_the_order_of_arrival)
{
	for (uint64_t seed = 1; seed <= 1000; seed++) {
		struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;
		struct zd_compilation *c;
		struct zd_proposal other[PARTIES];
		struct round r;

		round_init(&r, seed);
		for (size_t i = 0; i < r.n; i++)
			other[i] = r.proposals[(i * 5 + seed) % r.n];
		for (size_t i = 0; i < r.n; i++) /* 5 may not be prime to n */
			if (r.n == 5)
				other[i] = r.proposals[r.n - 1 - i];
		c = compile(r.base, r.proposals, r.n);
		dump_compilation(&a, c);
		zd_compilation_free(c);
		c = compile(r.base, other, r.n);
		dump_compilation(&b, c);
		zd_compilation_free(c);
		expect_same(&b, &a, "order", seed);
		zd_buf_clear(&a);
		zd_buf_clear(&b);
		round_clear(&r);
	}
}

Test(compile, leaves_no_trace_of_who_proposes_nothing)
{
	for (uint64_t seed = 1; seed <= 300; seed++) {
		struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;
		struct zd_proposal with[PARTIES + 2];
		struct zd_compilation *c;
		struct zd_draft *none;
		struct round r;

		round_init(&r, seed);
		memcpy(with, r.proposals, sizeof(r.proposals));
		with[r.n] = (struct zd_proposal){.party = ZD_LIT("FR")};
		none = zd_proposal_between(
			&with[r.n + 1], &r.arena, ZD_LIT("Aa"), r.base, r.base);
		c = compile(r.base, r.proposals, r.n);
		dump_compilation(&a, c);
		zd_compilation_free(c);
		c = compile(r.base, with, r.n + 2);
		dump_compilation(&b, c);
		zd_compilation_free(c);
		expect_same(&b, &a, "silent party", seed);
		zd_draft_free(none);
		zd_buf_clear(&a);
		zd_buf_clear(&b);
		round_clear(&r);
	}
}

/* Rows of paragraph i of the base, as text. */
static void dump_paragraph(
	struct zd_buf *out, const struct zd_compilation *c, uint32_t i)
{
	uint32_t end = c->row_of[i] + 1;

	while (end < c->blocks.len && !c->blocks.at[end].chapeau)
		end++;
	zd_buf_truncate(out, 0);
	dump_rows(out, c, c->row_of[i], end);
}

static bool names_party(const struct zd_buf *dump, const char *party)
{
	return zd_slice_find(zd_buf_slice(dump), zd_slice_str(party)) !=
		SIZE_MAX;
}

Test(compile, changes_only_paragraphs_that_the_new_party_touches)
{
	size_t untouched = 0;

	for (uint64_t seed = 1; seed <= 1000; seed++) {
		struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;
		struct zd_compilation *before, *after;
		struct round r;
		const char *last;

		round_init(&r, seed);
		last = codes[r.n - 1];
		before = compile(r.base, r.proposals, r.n - 1);
		after = compile(r.base, r.proposals, r.n);
		for (uint32_t i = 0; i < r.base->paragraphs.len; i++) {
			dump_paragraph(&a, before, i);
			dump_paragraph(&b, after, i);
			if (names_party(&b, last))
				continue;
			expect_same(&b, &a, "paragraph", seed);
			untouched++;
		}
		zd_compilation_free(before);
		zd_compilation_free(after);
		zd_buf_clear(&a);
		zd_buf_clear(&b);
		round_clear(&r);
	}
	cr_assert_gt(untouched, 1000);
}

/* Every alternative but the base's is somebody's, and is not the base's. */
Test(compile, makes_no_place_that_nobody_asked_for)
{
	for (uint64_t seed = 1; seed <= 500; seed++) {
		struct zd_compilation *c;
		struct round r;

		round_init(&r, seed);
		c = compile(r.base, r.proposals, r.n);
		for (size_t i = 0; i < c->segments.len; i++) {
			const struct zd_segment *s = &c->segments.at[i];
			const struct zd_alternative *at =
				c->alternatives.at + s->first;

			cr_assert_neq(s->alternatives, 1);
			for (uint32_t k = 0; k < s->alternatives; k++) {
				cr_assert_eq(at[k].base, k == 0);
				cr_assert_eq(at[k].parties == 0, k == 0);
				cr_assert(!k ||
					!zd_slice_eq(at[k].text, at[0].text));
				cr_assert(k < 2 ||
					!zd_slice_eq(
						at[k].text, at[k - 1].text));
			}
		}
		zd_compilation_free(c);
		round_clear(&r);
	}
}
