#include <criterion/criterion.h>

#include "amend/edits.h"
#include "base/vec.h"
#include "random_draft.h"
#include "text/markup.h"

struct want {
	const char *base, *mine;
	const char *edits; /* "from→to" with its place, one after another */
};

static const struct want cases[] = {
	{"free from poverty", "free from extreme poverty", "9||+| extreme|"},
	{"free from extreme poverty", "free from poverty", "9|| extreme|+||"},
	{"a b", "a b", ""},
	{"States shall act", "States should act", "7||shall|+|should|"},
	{"men and girls", "men, women and girls", "3||+|, women|"},
	/* A whole sentence, not ". B" behind "A". */
	{"A x. C x.", "A x. B x. C x.", "4||+| B x.|"},
	{"*Notes* this", "*Welcomes* this", "0||*Notes*|+|*Welcomes*|"},
	{"*Notes* this", "*Notes this*", "0||*Notes* this|+|*Notes this*|"},
	{"States [shall] act", "States shall act", "7||[shall]|+|shall|"},
	{"States shall act", "States [shall] act", "7||shall|+|[shall]|"},
	{"", "new", "0||+|new|"},
	{"old", "", "0||old|+||"},
	{"New text", "Text", "0||New text|+|Text|"},
};

static void show_edits(struct zd_buf *out, const struct want *w)
{
	struct zd_slice base = zd_slice_str(w->base);
	struct zd_slice mine = zd_slice_str(w->mine);
	struct zd_edits edits = {0};

	zd_edits_between(&edits, base, mine);
	for (size_t i = 0; i < edits.len; i++) {
		const struct zd_edit *e = &edits.at[i];
		struct zd_slice from =
			zd_slice_sub(base, e->from_start, e->from_end);
		struct zd_slice to = zd_slice_sub(mine, e->to_start, e->to_end);

		zd_buf_printf(out, "%u||%.*s%s+|%.*s|", e->from_start,
			ZD_FMT(from), from.len ? "|" : "", ZD_FMT(to));
	}
	zd_vec_clear(&edits);
}

Test(edits, stand_where_they_read_best)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct zd_buf got = ZD_BUF_INIT;

		show_edits(&got, &cases[i]);
		cr_expect_str_eq(zd_buf_str(&got), cases[i].edits,
			"%s → %s: got %s, want %s", cases[i].base,
			cases[i].mine, zd_buf_str(&got), cases[i].edits);
		zd_buf_clear(&got);
	}
}

/* Replacing every range of the base by the version's gives the version. */
static void expect_law(struct zd_slice base, struct zd_slice mine,
	const struct zd_edits *edits)
{
	struct zd_buf out = ZD_BUF_INIT;
	uint32_t f = 0, t = 0;

	for (size_t i = 0; i < edits->len; i++) {
		const struct zd_edit *e = &edits->at[i];

		cr_assert_eq(e->from_start - f, e->to_start - t);
		cr_assert(i == 0 || e->from_start > f);
		zd_buf_put_slice(&out, zd_slice_sub(base, f, e->from_start));
		zd_buf_put_slice(
			&out, zd_slice_sub(mine, e->to_start, e->to_end));
		f = e->from_end;
		t = e->to_end;
	}
	zd_buf_put_slice(&out, zd_slice_sub(base, f, base.len));
	cr_assert(zd_slice_eq(zd_buf_slice(&out), mine), "%s\n%.*s",
		zd_buf_str(&out), ZD_FMT(mine));
	zd_buf_clear(&out);
}

/* As many delimiters open as close in every piece. */
static bool is_balanced(struct zd_slice piece)
{
	struct zd_markup_cursor c = {.text = piece};
	struct zd_markup_piece p;
	int open = 0;

	for (p = zd_markup_next(&c); p.kind != ZD_MARKUP_END;
		p = zd_markup_next(&c))
		if (p.kind == ZD_MARKUP_EMPH || p.kind == ZD_MARKUP_STRONG)
			open += p.opens ? 1 : -1;
	return !open;
}

Test(edits, keep_the_law_and_the_emphasis)
{
	for (uint64_t seed = 1; seed <= 5000; seed++) {
		struct dice d = {seed * 7919};
		struct zd_buf base = ZD_BUF_INIT, mine = ZD_BUF_INIT;
		struct zd_edits edits = {0};

		random_text(&base, &d, 25);
		random_edit(&mine, &d, zd_buf_slice(&base));
		zd_edits_between(
			&edits, zd_buf_slice(&base), zd_buf_slice(&mine));
		expect_law(zd_buf_slice(&base), zd_buf_slice(&mine), &edits);
		for (size_t i = 0; i < edits.len; i++)
			cr_assert(is_balanced(zd_slice_sub(zd_buf_slice(&mine),
				edits.at[i].to_start, edits.at[i].to_end)));
		zd_vec_clear(&edits);
		zd_buf_clear(&base);
		zd_buf_clear(&mine);
	}
}

static const char *const words[] = {"States", "shall", "promote", "human",
	"rights,", "women", "and", "girls", "climate", "change;", "review",
	"of", "the", "forum"};

static void put_words(struct zd_buf *out, struct dice *d, unsigned n)
{
	while (n--)
		zd_buf_printf(out, "%s ", words[roll(d, 14)]);
}

/* The same change is the same edit, whatever else a party changes far off. */
Test(edits, do_not_depend_on_what_else_is_changed)
{
	size_t same = 0, all = 2000;

	for (uint64_t seed = 1; seed <= all; seed++) {
		struct dice d = {seed * 6151};
		struct zd_buf head = ZD_BUF_INIT, one = ZD_BUF_INIT;
		struct zd_buf two = ZD_BUF_INIT, base = ZD_BUF_INIT;
		struct zd_buf change = ZD_BUF_INIT, tail = ZD_BUF_INIT;
		struct zd_edits a = {0}, b = {0};

		put_words(&head, &d, 12);
		put_words(&base, &d, roll(&d, 3));
		put_words(&change, &d, roll(&d, 4));
		put_words(&tail, &d, 25);
		zd_buf_printf(&one, "%s%s%s", zd_buf_str(&head),
			zd_buf_str(&change), zd_buf_str(&tail));
		zd_buf_printf(&two, "%s%s%send of all", zd_buf_str(&head),
			zd_buf_str(&change), zd_buf_str(&tail));
		zd_buf_printf(
			&head, "%s%s", zd_buf_str(&base), zd_buf_str(&tail));
		zd_edits_between(&a, zd_buf_slice(&head), zd_buf_slice(&one));
		zd_edits_between(&b, zd_buf_slice(&head), zd_buf_slice(&two));
		same += b.len == a.len + 1 &&
			(!a.len || !memcmp(a.at, b.at, a.len * sizeof(*a.at)));
		zd_vec_clear(&a);
		zd_vec_clear(&b);
		zd_buf_clear(&head);
		zd_buf_clear(&one);
		zd_buf_clear(&two);
		zd_buf_clear(&base);
		zd_buf_clear(&change);
		zd_buf_clear(&tail);
	}
	cr_expect_geq(same * 100, all * 99, "%zu of %zu", same, all);
}
