/* Accepting everything is `to`, rejecting everything is `from`: for every
 * pair of drafts. */
#include "base/utf8.h"
#include "law.h"
#include "make.h"

Test(law, generated_pairs, .timeout = 60 * ZD_PATIENCE)
{
	uint32_t state = 11;

	for (uint32_t round = 0; round < 300; round++) {
		struct zd_draft *from =
			make_draft(&state, make_random(&state, 40));
		struct zd_draft *to = make_revision(from, &state);

		zd_redline_free(law_check(from, to));
		zd_redline_free(law_check(to, from));
		zd_draft_free(from);
		zd_draft_free(to);
	}
}

/* Letters of scripts without spaces, and what stands on or below them. */
static void put_letters(struct zd_buf *b, uint32_t *state, uint32_t n)
{
	static const char *const letters[] = {"ก", "ท", "น", "อ", "เ",
		/* Thai and Lao */
		"\u0e32", "\u0e35", "\u0e48", "\u0e33", "ທ", "\u0eb5",
		/* Burmese */
		"သ", "ည", "\u103a", "\u1038", "\u1039",
		/* Khmer */
		"ក", "ត", "\u17d2", "\u17b8",
		/* Others */
		"か", "\u309a", "བ", "\u0f7c", "国", "🇫", "🇷", "\u200d", "👩",
		" ", "a", "\u0301", "[", "]", ", "};

	zd_buf_puts(b, "国");
	while (n--)
		zd_buf_puts(b,
			letters[make_random(
				state, sizeof(letters) / sizeof(*letters))]);
}

/* No change begins or ends before a mark that has a letter there. */
static void check_marks(const struct zd_draft *d, uint32_t block, uint32_t at)
{
	struct zd_slice text = d->blocks.at[block].text;
	uint32_t before;
	size_t len, i = at;

	if (at == 0 || at >= text.len ||
		!zd_utf8_is_mark(zd_utf8_decode(text, at, &len)))
		return;
	while (i && ((unsigned char)text.ptr[--i] & 0xc0) == 0x80)
		;
	before = zd_utf8_decode(text, i, &len);
	cr_assert(before < 0x80 && !zd_utf8_is_word(before), "%.*s at %u",
		ZD_FMT(text), at);
}

static struct zd_draft *draft_of(struct zd_slice text)
{
	struct zd_draft *d = zd_draft_new();

	make_paragraph(d, 1, text);
	return d;
}

Test(law, letters_keep_their_marks, .timeout = 60 * ZD_PATIENCE)
{
	uint32_t state = 19;

	for (uint32_t round = 0; round < 3000; round++) {
		struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;
		struct zd_draft *from, *to;
		struct zd_redline *r;

		put_letters(&a, &state, make_random(&state, 12));
		zd_buf_put_slice(&b, zd_buf_slice(&a));
		put_letters(&a, &state, make_random(&state, 6));
		put_letters(&b, &state, make_random(&state, 6));
		put_letters(&a, &state, 9);
		put_letters(&b, &state, 9);
		from = draft_of(zd_buf_slice(&a));
		to = draft_of(zd_buf_slice(&b));
		r = law_check(from, to);
		for (size_t i = 0; i < r->runs.len; i++) {
			const struct zd_run *run = &r->runs.at[i];

			if (run->from != ZD_NONE)
				check_marks(from, run->from, run->from_start);
			if (run->to != ZD_NONE)
				check_marks(to, run->to, run->to_start);
		}
		zd_redline_free(r);
		zd_draft_free(from);
		zd_draft_free(to);
		zd_buf_clear(&a);
		zd_buf_clear(&b);
	}
}

Test(law, strangers, .timeout = 60 * ZD_PATIENCE)
{
	uint32_t state = 12;

	for (uint32_t round = 0; round < 50; round++) {
		struct zd_draft *from =
			make_draft(&state, make_random(&state, 40));
		struct zd_draft *to =
			make_draft(&state, make_random(&state, 40));

		zd_redline_free(law_check(from, to));
		zd_draft_free(from);
		zd_draft_free(to);
	}
}

Test(law, the_same_draft_has_no_difference)
{
	uint32_t state = 13;
	struct zd_draft *d = make_draft(&state, 30);
	struct zd_redline *r = law_check(d, d);

	cr_assert(zd_redline_is_empty(r));
	cr_assert_not(r->coarse);
	for (size_t i = 0; i < r->links.len; i++) {
		cr_assert_eq(r->links.at[i].relation, ZD_SAME);
		cr_assert_eq(r->links.at[i].score, 1);
	}
	zd_redline_free(r);
	zd_draft_free(d);
}

Test(law, empty_drafts)
{
	uint32_t state = 14;
	struct zd_draft *none = zd_draft_new(), *blank = zd_draft_new();
	struct zd_draft *d = make_draft(&state, 20);
	struct zd_redline *r = law_check(none, none);

	cr_assert(zd_redline_is_empty(r));
	zd_redline_free(r);
	zd_redline_free(law_check(none, d));
	zd_redline_free(law_check(d, none));
	zd_draft_add(blank, ZD_TEXT, ZD_LIT(""));
	zd_draft_add(blank, ZD_TEXT, ZD_LIT(""));
	zd_draft_add_block(blank, ZD_LIT(""), ZD_LIT(""));
	zd_redline_free(law_check(none, blank));
	zd_redline_free(law_check(blank, d));
	zd_redline_free(law_check(d, blank));
	zd_redline_free(NULL);
	zd_draft_free(none);
	zd_draft_free(blank);
	zd_draft_free(d);
}

static void add_number(struct zd_draft *d, uint32_t *state)
{
	static const char *const texts[] = {"", "", "1.", "2.", "2. 3.", "[4]"};

	make_paragraph(d, make_random(state, 4),
		zd_slice_str(texts[make_random(state, 6)]));
}

/* Labels without text and numbers that stand alone, among what is edited and
 * what is not. */
Test(law, blocks_without_words, .timeout = 60 * ZD_PATIENCE)
{
	uint32_t state = 16;

	for (uint32_t round = 0; round < 300; round++) {
		struct zd_draft *plain =
			make_draft(&state, make_random(&state, 20));
		struct zd_draft *revised = make_revision(plain, &state);
		struct zd_draft *from = zd_draft_new(), *to = zd_draft_new();

		for (uint32_t i = 0; i < plain->paragraphs.len; i++) {
			zd_draft_add_copy(from, plain, i);
			if (make_random(&state, 2))
				add_number(from, &state);
		}
		for (uint32_t i = 0; i < revised->paragraphs.len; i++) {
			zd_draft_add_copy(to, revised, i);
			if (make_random(&state, 2))
				add_number(to, &state);
		}
		zd_redline_free(law_check(from, to));
		zd_redline_free(law_check(to, from));
		zd_draft_free(from);
		zd_draft_free(to);
		zd_draft_free(plain);
		zd_draft_free(revised);
	}
}

static void add_part(struct zd_draft *d, uint32_t *state, const char *opening,
	struct zd_slice text)
{
	static const char *const first[] = {"", "", "*Requests* ", "\\#2 [ ",
		"Urges all States, and asks ", "*", ", ", "(a)"};
	static const char *const last[] = {"", ";", "; [", ", and", "*, ",
		" when w7 was w8, ", "\\#", ". *"};
	struct zd_buf b = ZD_BUF_INIT;

	zd_buf_puts(&b, opening ? opening : first[make_random(state, 8)]);
	make_edit(&b, text, state, 12);
	zd_buf_puts(&b, last[make_random(state, 8)]);
	make_paragraph(d, 1, zd_buf_slice(&b));
	zd_buf_clear(&b);
}

/* One paragraph against two, with other words where they were parted, and
 * with one among them that came from elsewhere. */
Test(law, parts_and_wholes, .timeout = 60 * ZD_PATIENCE)
{
	static const char *const joints[] = {" ", ", and *requests* ", "; ",
		", of w1, w2 and requests [", " and ", ",", "*, urges, as "};
	uint32_t state = 17, split = 0;

	for (uint32_t round = 0; round < 400; round++) {
		struct zd_draft *from = zd_draft_new(), *to = zd_draft_new();
		struct zd_draft *made = make_draft(&state, 4);
		struct zd_buf b = ZD_BUF_INIT;
		struct zd_slice part[3];
		struct zd_redline *r;

		for (uint32_t i = 0; i < 3; i++) {
			uint32_t p = i + 1; /* behind the title */

			part[i] = made->blocks.at[made->paragraphs.at[p].first]
					  .text;
			zd_buf_printf(&b, "%s%.*s",
				i ? joints[make_random(&state, 7)] : "",
				ZD_FMT(part[i]));
		}
		make_paragraph(from, 1, zd_buf_slice(&b));
		zd_draft_add_copy(from, made, 4);
		for (uint32_t i = 0; i < 3; i++) {
			add_part(to, &state, i ? NULL : "", part[i]);
			if (!make_random(&state, 4))
				zd_draft_add_copy(to, made, 4);
		}
		r = law_check(from, to);
		split += r->links.at[0].relation == ZD_SPLIT;
		zd_redline_free(r);
		zd_redline_free(law_check(to, from));
		zd_buf_clear(&b);
		zd_draft_free(made);
		zd_draft_free(from);
		zd_draft_free(to);
	}
	cr_expect_gt(split, 300, "%u were split", split);
}

/* Texts of few different signs, so that everything is ambiguous. */
Test(law, dense_texts, .timeout = 60 * ZD_PATIENCE)
{
	static const char *const parts[] = {"a ", "b ", "*", ", ", "[", "] ",
		"\\*", "of ", "the ", "[^n]", "é", "国"};
	uint32_t state = 15;

	for (uint32_t round = 0; round < 400; round++) {
		struct zd_draft *d[2];

		for (int s = 0; s < 2; s++) {
			d[s] = zd_draft_new();
			for (uint32_t k = make_random(&state, 8); k; k--) {
				struct zd_buf b = ZD_BUF_INIT;

				for (uint32_t n = make_random(&state, 40); n;
					n--)
					zd_buf_puts(&b,
						parts[make_random(&state, 12)]);
				make_paragraph(d[s], make_random(&state, 5),
					zd_buf_slice(&b));
				zd_buf_clear(&b);
			}
		}
		zd_redline_free(law_check(d[0], d[1]));
		zd_draft_free(d[0]);
		zd_draft_free(d[1]);
	}
}
