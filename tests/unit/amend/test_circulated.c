/* Law 2 on generated negotiations, through the files that are circulated. */
#include <criterion/criterion.h>

#include "api/compilation_json.h"
#include "api/settle.h"
#include "codec/circulated.h"
#include "codec/codec.h"
#include "random_draft.h"
#include "render/render.h"
#include "view/of.h"

#define PARTIES 4

static const char *const codes[] = {"", "CHE", "EU", "MEX", "US"};

static void encode(struct zd_buf *out, const struct zd_draft *d)
{
	zd_buf_truncate(out, 0);
	zd_draft_encode(out, d);
}

/* What the program would have stored: the generator's text read once. */
static struct zd_draft *settled(struct zd_draft *d)
{
	const struct zd_read_options options = {
		.codec = ZD_CODEC_MARKDOWN, .take = true};
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_draft *out = NULL;

	zd_draft_encode(&b, d);
	zd_draft_free(d);
	cr_assert_eq(
		zd_draft_decode(&out, NULL, zd_buf_slice(&b), &options, NULL),
		0);
	return out;
}

/* Ids that say no more than the keys do by which paragraphs without ids are
 * matched. */
static void give_ids(struct zd_draft *d)
{
	struct zd_slice *keys = zd_calloc(d->paragraphs.len + 1, sizeof(*keys));

	zd_draft_keys(&d->arena, d, keys);
	for (size_t i = 0; i < d->paragraphs.len; i++) {
		char *id = zd_arena_calloc(&d->arena, keys[i].len + 1, 1);

		memcpy(id, keys[i].ptr, keys[i].len);
		for (char *p = strchr(id, ' '); p; p = strchr(p, ' '))
			*p = '-';
		d->paragraphs.at[i].id = zd_slice_str(id);
	}
	zd_free(keys);
}

/* Some paragraphs that the base does not have were merged of two that it has,
 * or split from one. */
static void give_origins(
	struct dice *dice, struct zd_draft *d, const struct zd_draft *base)
{
	for (size_t i = 0; i < d->paragraphs.len; i++) {
		struct zd_paragraph *p = &d->paragraphs.at[i];
		unsigned n = (unsigned)base->paragraphs.len;
		struct zd_slice a, b;

		if (zd_draft_find_id(base, p->id) != ZD_NONE ||
			roll(dice, 4) == 3)
			continue;
		a = base->paragraphs.at[roll(dice, n)].id;
		b = base->paragraphs.at[roll(dice, n)].id;
		p->origin = roll(dice, 2)
			? zd_arena_printf(&d->arena, "split %.*s", ZD_FMT(a))
			: zd_arena_printf(&d->arena, "merge %.*s %.*s",
				  ZD_FMT(a), ZD_FMT(b));
	}
}

/* Texts that the visible form does not carry. */
static unsigned count_kept(struct zd_slice file)
{
	unsigned n = 0;

	while (file.ptr)
		n += zd_slice_starts(zd_slice_cut(&file, '\n'), "exact");
	return n;
}

static unsigned check(const struct zd_compilation *c, enum zd_format format,
	struct zd_draft *const drafts[PARTIES + 1], unsigned *kept)
{
	struct zd_render_options options;
	struct zd_buf file = ZD_BUF_INIT, want = ZD_BUF_INIT, got = ZD_BUF_INIT;
	struct zd_draft *d;
	struct zd_view *v;
	unsigned torn = 0;

	cr_assert_eq(zd_view_of_compilation(&v, c, NULL, NULL), 0);
	v->value_json = zd_compilation_json;
	v->value_settle = zd_compilation_settle;
	v->value = c;
	zd_render_options_init(&options);
	options.format = format;
	options.document = true;
	cr_assert_eq(zd_view_render(&file, v, &options, NULL), 0);
	*kept += count_kept(zd_buf_slice(&file));
	for (size_t i = 0; i <= PARTIES; i++) {
		bool silent = i > 0;
		struct zd_error err = {0};

		encode(&want, drafts[i]);
		if (zd_circulated_extract(&d, zd_buf_slice(&file),
			    zd_slice_str(codes[i]), &err)) {
			encode(&got, drafts[0]);
			torn += !silent || err.code != ZD_ENOTFOUND ||
				!zd_slice_eq(zd_buf_slice(&want),
					zd_buf_slice(&got));
			continue;
		}
		encode(&got, d);
		torn += !zd_slice_eq(zd_buf_slice(&want), zd_buf_slice(&got));
		zd_draft_free(d);
	}
	zd_view_free(v);
	zd_buf_clear(&file);
	zd_buf_clear(&want);
	zd_buf_clear(&got);
	return torn;
}

static unsigned law(enum zd_format format, unsigned seeds)
{
	unsigned torn = 0, kept = 0;

	for (uint64_t seed = 1; seed <= seeds; seed++) {
		struct dice dice = {seed};
		struct zd_draft *drafts[PARTIES + 1], *changed[PARTIES];
		struct zd_proposal proposals[PARTIES];
		struct zd_compilation *c;
		struct zd_arena a = {0};

		drafts[0] = settled(random_draft(&dice, 1 + roll(&dice, 6)));
		give_ids(drafts[0]);
		for (size_t i = 0; i < PARTIES; i++) {
			drafts[i + 1] = settled(random_changes(
				&dice, drafts[0], roll(&dice, 5)));
			give_ids(drafts[i + 1]);
			give_origins(&dice, drafts[i + 1], drafts[0]);
			changed[i] = zd_proposal_between(&proposals[i], &a,
				zd_slice_str(codes[i + 1]), drafts[0],
				drafts[i + 1]);
		}
		cr_assert_eq(zd_compile(&c, drafts[0], proposals, PARTIES, NULL,
				     NULL),
			0);
		torn += check(c, format, drafts, &kept);
		zd_compilation_free(c);
		for (size_t i = 0; i <= PARTIES; i++)
			zd_draft_free(drafts[i]);
		for (size_t i = 0; i < PARTIES; i++)
			zd_draft_free(changed[i]);
		zd_arena_clear(&a);
	}
	cr_assert_leq(kept, seeds * PARTIES / 50, "%u are kept whole", kept);
	return torn;
}

Test(circulated, json_gives_every_text_back)
{
	cr_assert_eq(law(ZD_FORMAT_JSON, 200), 0u);
}

Test(circulated, markdown_gives_every_text_back)
{
	cr_assert_eq(law(ZD_FORMAT_MARKDOWN, 400), 0u);
}

/* "delete" of words that others replace is not that of the whole field. */
Test(circulated, a_field_that_some_leave_empty)
{
	const struct zd_slice file = ZD_LIT(
		"---\ntitle: '[a – **MEX**: delete / b – **CHE**]'\n---\n\n"
		"[2 parties: **CHE**, **MEX**.]{.legend}\n\n**OP1.** c\n");
	struct zd_draft *d;

	cr_assert_eq(zd_circulated_extract(&d, file, ZD_LIT("MEX"), NULL), 0);
	cr_assert_eq(d->paragraphs.len, 2u);
	cr_assert_eq(zd_draft_field(d, "title").len, 0u);
	zd_draft_free(d);
}

/* What the visible form cannot carry stands in the front matter, where a
 * text's own field of that name cannot be taken for it. */
Test(circulated, a_text_is_kept_whole_and_read_from_there)
{
	struct zd_draft *d = zd_draft_new(), *got;
	struct zd_buf file = ZD_BUF_INIT, want = ZD_BUF_INIT,
		      have = ZD_BUF_INIT;

	zd_draft_add(d, ZD_PARAGRAPH, ZD_LIT("OP1"));
	zd_draft_add_block(d, ZD_LIT(""), ZD_LIT("say \"a\\*b\" and"));
	zd_draft_add_block(d, ZD_LIT("(a)"), ZD_LIT("c;"));
	zd_buf_puts(&file,
		"---\ntitle: 'x'\n---\n\n[1 party: **EU**.]{.legend}\n\n"
		"**OP1.** visible\n");
	zd_circulated_keep(&file, ZD_LIT("EU"), d);
	cr_assert_eq(zd_circulated_extract(
			     &got, zd_buf_slice(&file), ZD_LIT("eu"), NULL),
		0);
	encode(&want, d);
	encode(&have, got);
	cr_assert(zd_slice_eq(zd_buf_slice(&want), zd_buf_slice(&have)));
	zd_draft_free(got);
	cr_assert_eq(zd_circulated_extract(&got, zd_buf_slice(&file),
			     (struct zd_slice){0}, NULL),
		0);
	encode(&have, got);
	cr_assert(zd_slice_find(zd_buf_slice(&have), ZD_LIT("visible")) !=
		SIZE_MAX);
	zd_draft_free(got);
	cr_assert_eq(zd_circulated_extract(
			     &got, zd_buf_slice(&file), ZD_LIT("E"), NULL),
		ZD_ENOTFOUND);
	zd_draft_free(d);
	zd_buf_clear(&file);
	zd_buf_clear(&want);
	zd_buf_clear(&have);
}
