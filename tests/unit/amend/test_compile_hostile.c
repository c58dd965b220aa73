/*
 * Much of everything: many parties, long paragraphs, deep brackets, all
 * rewritten. The answers are right, and the time grows with the input.
 */
#include <criterion/criterion.h>

#include <time.h>

#include <zerodraft.h>

#include "compile_print.h"
#include "random_draft.h"

/* Generous: under sanitizers, on a busy machine. What must not happen is a
 * step from seconds to hours. */
#define SECONDS 30.0

struct crowd {
	struct zd_arena arena;
	struct zd_draft *base;
	struct zd_draft **mine;
	struct zd_proposal *proposals;
	size_t n;
};

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static uint32_t add(struct zd_draft *d, const char *label, struct zd_slice text)
{
	uint32_t i = zd_draft_add(d, ZD_PARAGRAPH, zd_slice_str(label));

	d->paragraphs.at[i].id = d->paragraphs.at[i].label;
	zd_draft_add_block(d, ZD_LIT(""), text);
	return i;
}

static void crowd_init(struct crowd *c, size_t n)
{
	*c = (struct crowd){.n = n};
	c->base = zd_draft_new();
	c->mine = zd_calloc(n, sizeof(*c->mine));
	c->proposals = zd_calloc(n, sizeof(*c->proposals));
	for (size_t i = 0; i < n; i++) {
		c->mine[i] = zd_draft_new();
		c->proposals[i].party = zd_arena_printf(&c->arena, "P%05zu", i);
		c->proposals[i].changed = c->mine[i];
	}
}

static void crowd_clear(struct crowd *c)
{
	for (size_t i = 0; i < c->n; i++)
		zd_draft_free(c->mine[i]);
	zd_free(c->mine);
	zd_free(c->proposals);
	zd_draft_free(c->base);
	zd_arena_clear(&c->arena);
}

/* Compiles, and checks what comes back for every `step`th party. */
static struct zd_compilation *compile_crowd(const struct crowd *c, size_t step)
{
	struct zd_compilation *out;
	double start = seconds();

	cr_assert_eq(zd_compile(&out, c->base, c->proposals, c->n, NULL, NULL),
		ZD_OK);
	cr_expect_lt(seconds() - start, SECONDS);
	for (size_t i = 0; i < c->n; i += step) {
		struct zd_draft *got =
			zd_compilation_extract(out, c->proposals[i].party);

		for (uint32_t k = 0; k < c->mine[i]->paragraphs.len; k++) {
			uint32_t at = zd_draft_find_id(
				got, c->mine[i]->paragraphs.at[k].id);

			cr_assert(zd_paragraph_same(got, at, c->mine[i], k));
		}
		cr_assert_eq(got->paragraphs.len, c->base->paragraphs.len);
		zd_draft_free(got);
	}
	return out;
}

Test(compile_hostile, ten_thousand_parties_on_one_paragraph)
{
	struct dice d = {2019};
	struct zd_buf text = ZD_BUF_INIT, mine = ZD_BUF_INIT;
	struct crowd c;

	crowd_init(&c, 10000);
	while (text.len < 600)
		random_text(&text, &d, 30);
	add(c.base, "OP1", zd_buf_slice(&text));
	for (size_t i = 0; i < c.n; i++) {
		zd_buf_truncate(&mine, 0);
		random_edit(&mine, &d, zd_buf_slice(&text));
		add(c.mine[i], "OP1", zd_buf_slice(&mine));
	}
	zd_compilation_free(compile_crowd(&c, 97));
	zd_buf_clear(&text);
	zd_buf_clear(&mine);
	crowd_clear(&c);
}

/* Party i leaves 4 i words on both sides: each deletion inside the last. */
Test(compile_hostile, deletions_in_deletions)
{
	struct zd_buf text = ZD_BUF_INIT, mine = ZD_BUF_INIT;
	struct zd_compilation *out;
	struct crowd c;
	size_t deepest = 0;

	crowd_init(&c, 500);
	for (size_t i = 0; i < 4000; i++)
		zd_buf_printf(&text, "w%04zu ", i);
	add(c.base, "OP1", zd_buf_slice(&text));
	for (size_t i = 0; i < c.n; i++) {
		zd_buf_truncate(&mine, 0);
		zd_buf_put(&mine, text.ptr, 24 * i);
		zd_buf_put(&mine, text.ptr + 6 * 4000 - 24 * i, 24 * i);
		add(c.mine[i], "OP1", zd_buf_slice(&mine));
	}
	out = compile_crowd(&c, 1);
	for (size_t i = 0; i < out->alternatives.len; i++)
		deepest += out->alternatives.at[i].segments > 0;
	cr_expect_eq(deepest, (size_t)ZD_COMPILE_DEPTH);
	zd_compilation_free(out);
	zd_buf_clear(&text);
	zd_buf_clear(&mine);
	crowd_clear(&c);
}

/* Each deletes two words, one of them its neighbour's: a chain without end. */
Test(compile_hostile, a_chain_of_overlaps)
{
	struct zd_buf text = ZD_BUF_INIT, mine = ZD_BUF_INIT;
	struct crowd c;

	crowd_init(&c, 600);
	for (size_t i = 0; i <= c.n; i++)
		zd_buf_printf(&text, "w%04zu ", i);
	add(c.base, "OP1", zd_buf_slice(&text));
	for (size_t i = 0; i < c.n; i++) {
		zd_buf_truncate(&mine, 0);
		zd_buf_put(&mine, text.ptr, 6 * i);
		zd_buf_printf(&mine, "x%zu ", i);
		zd_buf_put(
			&mine, text.ptr + 6 * (i + 2), text.len - 6 * (i + 2));
		add(c.mine[i], "OP1", zd_buf_slice(&mine));
	}
	zd_compilation_free(compile_crowd(&c, 7));
	zd_buf_clear(&text);
	zd_buf_clear(&mine);
	crowd_clear(&c);
}

Test(compile_hostile, a_paragraph_of_a_megabyte)
{
	struct dice d = {1};
	struct zd_buf text = ZD_BUF_INIT, mine = ZD_BUF_INIT;
	struct crowd c;

	crowd_init(&c, 5);
	while (text.len < 1000000)
		random_text(&text, &d, 30);
	add(c.base, "OP1", zd_buf_slice(&text));
	for (size_t i = 0; i < c.n; i++) {
		struct zd_slice rest = zd_buf_slice(&text);

		zd_buf_truncate(&mine, 0);
		while (rest.len > 5000) {
			random_edit(&mine, &d, zd_slice_sub(rest, 0, 5000));
			rest = zd_slice_sub(rest, 5000, rest.len);
		}
		add(c.mine[i], "OP1", zd_buf_slice(&mine));
	}
	zd_compilation_free(compile_crowd(&c, 1));
	zd_buf_clear(&text);
	zd_buf_clear(&mine);
	crowd_clear(&c);
}

Test(compile_hostile, brackets_and_stars_nested_deep)
{
	static const char *const open[] = {"[", "*", "**", "[^", "\\"};
	struct zd_buf text = ZD_BUF_INIT;
	struct crowd c;

	crowd_init(&c, 5);
	for (size_t i = 0; i < 30000; i++)
		zd_buf_puts(&text, "[x");
	for (size_t i = 0; i < 30000; i++)
		zd_buf_puts(&text, "]");
	add(c.base, "OP1", zd_buf_slice(&text));
	for (size_t i = 0; i < c.n; i++) {
		struct zd_buf mine = ZD_BUF_INIT;

		for (size_t k = 0; k < 30000; k++)
			zd_buf_printf(&mine, "%sx", open[i]);
		zd_buf_puts(&mine, "]]]]]");
		add(c.mine[i], "OP1", zd_buf_slice(&mine));
		zd_buf_clear(&mine);
	}
	zd_compilation_free(compile_crowd(&c, 1));
	zd_buf_clear(&text);
	crowd_clear(&c);
}

Test(compile_hostile, everybody_rewrites_everything)
{
	struct dice d = {5};
	struct zd_buf text = ZD_BUF_INIT;
	struct crowd c;
	char label[32];

	crowd_init(&c, 100);
	for (size_t i = 0; i <= c.n; i++) {
		struct zd_draft *to = i < c.n ? c.mine[i] : c.base;

		for (unsigned k = 0; k < 60; k++) {
			zd_buf_truncate(&text, 0);
			random_text(&text, &d, 80);
			zd_buf_printf(&text, " %zu", i);
			snprintf(label, sizeof(label), "OP%u", k + 1);
			add(to, label, zd_buf_slice(&text));
		}
	}
	zd_compilation_free(compile_crowd(&c, 9));
	zd_buf_clear(&text);
	crowd_clear(&c);
}

/* Many new paragraphs at one gap, in orders that contradict each other. */
Test(compile_hostile, new_paragraphs_in_contradicting_orders)
{
	struct zd_slice order[38];
	struct crowd c;
	char label[37][16];

	crowd_init(&c, 300);
	add(c.base, "OP1", ZD_LIT("one"));
	for (unsigned k = 0; k < 37; k++)
		snprintf(label[k], sizeof(label[k]), "OP%u", 2 + k);
	for (size_t i = 0; i < c.n; i++) {
		struct zd_slice *own =
			zd_arena_calloc(&c.arena, 38, sizeof(*own));

		order[0] = ZD_LIT("OP1");
		for (size_t k = 0; k < 37; k++) {
			size_t which = (k * (i % 36 + 1) + i) % 37;

			add(c.mine[i], label[which], ZD_LIT("new"));
			order[k + 1] = zd_slice_str(label[which]);
		}
		memcpy(own, order, sizeof(order));
		c.proposals[i].order = own;
		c.proposals[i].order_len = 38;
	}
	for (size_t i = 0; i < c.n; i++) {
		struct zd_compilation *out;
		struct zd_draft *got;

		if (i % 50)
			continue;
		cr_assert_eq(
			zd_compile(&out, c.base, c.proposals, c.n, NULL, NULL),
			ZD_OK);
		got = zd_compilation_extract(out, c.proposals[i].party);
		cr_assert_eq(got->paragraphs.len, 38);
		for (uint32_t k = 0; k < 38; k++)
			cr_assert(zd_slice_eq(got->paragraphs.at[k].id,
				c.proposals[i].order[k]));
		zd_draft_free(got);
		zd_compilation_free(out);
	}
	crowd_clear(&c);
}

/* --- What is refused --------------------------------------------------- */

struct refused {
	const char *what;
	const char *parties[2];
	const char *changed; /* label of a changed paragraph, or NULL */
	const char *order[3];
	int code;
	const char *says;
};

static const struct refused refusals[] = {
	{"no code", {""}, NULL, {NULL}, ZD_EUSAGE, "no party"},
	{"twice", {"EU", "EU"}, NULL, {NULL}, ZD_EUSAGE, "EU is given twice"},
	{"new without order", {"EU"}, "OP9", {NULL}, ZD_EUSAGE, "OP9"},
	{"unknown in order", {"EU"}, NULL, {"OP1", "OP8"}, ZD_EUSAGE, "OP8"},
	{"twice in order", {"EU"}, NULL, {"OP1", "OP1"}, ZD_EUSAGE,
		"stands twice"},
	{"changed, not in order", {"EU"}, "OP9", {"OP1"}, ZD_EUSAGE,
		"not in the order"},
};

#define REFUSALS (sizeof(refusals) / sizeof(refusals[0]))

Test(compile_hostile, refuses_what_makes_no_sense)
{
	for (size_t i = 0; i < REFUSALS; i++) {
		const struct refused *r = &refusals[i];
		struct zd_proposal p[2] = {0};
		struct zd_draft *base = zd_draft_new();
		struct zd_draft *changed = zd_draft_new();
		struct zd_slice order[3];
		struct zd_compilation *c = (void *)r;
		struct zd_error err = {0};
		size_t n = 0;

		add(base, "OP1", ZD_LIT("one"));
		if (r->changed)
			add(changed, r->changed, ZD_LIT("x"));
		for (; n < 2 && r->parties[n]; n++) {
			p[n].party = zd_slice_str(r->parties[n]);
			p[n].changed = changed;
			while (p[n].order_len < 3 && r->order[p[n].order_len]) {
				order[p[n].order_len] =
					zd_slice_str(r->order[p[n].order_len]);
				p[n].order_len++;
			}
			p[n].order = p[n].order_len ? order : NULL;
		}
		cr_expect_eq(zd_compile(&c, base, p, n, NULL, &err), r->code,
			"%s", r->what);
		cr_expect_null(c);
		cr_expect_not_null(strstr(err.message, r->says), "%s: %s",
			r->what, err.message);
		zd_draft_free(base);
		zd_draft_free(changed);
	}
}
