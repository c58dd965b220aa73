#include <criterion/criterion.h>

#include "base/buf.h"
#include "text/token.h"

static const char kinds[] = {'w', 'n', 'p', 'b', 'f'};

/* "w:Recalling p:," for what the text holds. */
static void check(const char *stored, const char *want)
{
	struct zd_slice s = zd_slice_str(stored);
	struct zd_tokens tokens = {0};
	struct zd_buf got = ZD_BUF_INIT;
	size_t at = 0;

	zd_tokenize(&tokens, s);
	for (size_t i = 0; i < tokens.len; i++) {
		const struct zd_token *t = &tokens.at[i];

		cr_assert(t->start >= at && t->end > t->start,
			"tokens overlap in \"%s\"", stored);
		at = t->end;
		cr_assert(at <= s.len);
		zd_buf_printf(&got, "%s%c:%.*s", i ? " " : "", kinds[t->kind],
			(int)(t->end - t->start), s.ptr + t->start);
	}
	cr_assert_str_eq(zd_buf_str(&got), want);
	zd_buf_clear(&got);
	zd_vec_clear(&tokens);
}

Test(token, words_and_signs)
{
	check("", "");
	check("   ", "");
	check("Recalling, in full;", "w:Recalling p:, w:in w:full p:;");
	check("(73/195, para. 43b)", "p:( n:73/195 p:, w:para p:. n:43b p:)");
	check("gender-responsive 4.5 1,000.",
		"w:gender-responsive n:4.5 "
		"n:1,000 p:.");
	check("State’s State's", "w:State’s w:State's");
	check("COVID‑19 so‐called a–b", "w:COVID‑19 w:so‐called w:a p:– w:b");
}

Test(token, a_joiner_needs_a_word_on_both_sides)
{
	check("and/ or", "w:and p:/ w:or");
	check("-a b- c--d", "p:- w:a w:b p:- w:c p:- p:- w:d");
	check("’a’", "p:’ w:a p:’");
	check("a-", "w:a p:-");
	check("a’", "w:a p:’");
	check("‑a b‐ ", "p:‑ w:a w:b p:‐");
}

Test(token, brackets)
{
	check("[shall][should]", "b:[ w:shall b:] b:[ w:should b:]");
	check("[[a]", "b:[ b:[ w:a b:]");
}

Test(token, markup_is_no_token)
{
	check("*Recalling* the", "w:Recalling w:the");
	check("**Bold**, *so*.", "w:Bold p:, w:so p:.");
	check("a * b", "w:a p:* w:b");
	check("\\(a) x", "p:( w:a p:) w:x");
	check("\\[a\\]", "b:[ w:a b:]");
	check("a\\_b", "w:a p:_ w:b");
	check("a\\*b", "w:a p:* w:b");
	check("a\\\\b", "w:a p:\\ w:b");
	check("a\\b \\", "w:a p:\\ w:b p:\\");
	check("12\\. The", "n:12 p:. w:The");
}

Test(token, notes)
{
	check("Charter[^un] of", "w:Charter f:[^un] w:of");
	check("[^] [^a b] [^", "b:[ p:^ b:] b:[ p:^ w:a w:b b:] b:[ p:^");
	check("[^a[^b]", "b:[ p:^ w:a f:[^b]");
}

Test(token, other_scripts)
{
	check("Égalité, naïve", "w:Égalité p:, w:naïve");
	check("Право-человека", "w:Право-человека");
	check("联合国大会", "w:联 w:合 w:国 w:大 w:会");
	check("的a b", "w:的 w:a w:b");
	check("a\xc2\xa0"
	      "b",
		"w:a w:b");
	check("“a” – b…", "p:“ w:a p:” p:– w:b p:…");
}

/* What stands on a letter goes with it, in scripts without spaces too. */
Test(token, marks_go_with_their_letter)
{
	check("ที่นี่", "w:ที่ w:นี่");                         /* Thai */
	check("กำลังเป็น", "w:กำ w:ลั w:ง w:เ w:ป็ w:น");   /* sara am */
	check("ທີ່ດີ", "w:ທີ່ w:ດີ");                         /* Lao */
	check("သည်း", "w:သ w:ည်း");                       /* Burmese */
	check("ဗုဒ္ဓ", "w:ဗု w:ဒ္ဓ");                       /* stacked */
	check("ស្ត្រី", "w:ស្ត្រី");                          /* Khmer */
	check("བོད་", "w:བོ w:ད w:་");                    /* Tibetan */
	check("か\u309aき", "w:か\u309a w:き");         /* kana */
	check("葛\U000e0100城", "w:葛\U000e0100 w:城"); /* a variant */
	check("มาตรา ๑๒", "w:ม w:า w:ต w:ร w:า n:๑๒");
}

Test(token, marks_never_part_a_word)
{
	check("e\u0301te\u0301, x", "w:e\u0301te\u0301 p:, w:x");
	check("क्षेत्र की", "w:क्षेत्र w:की");     /* Devanagari */
	check("العَرَبِيَّة", "w:العَرَبِيَّة");       /* harakat */
	check("שָׁלוֹם", "w:שָׁלוֹם");             /* points */
	check("که\u200cها", "w:که\u200cها"); /* Persian */
	check("ന\u0d4d\u200d a", "w:ന\u0d4d\u200d w:a");
	check("a\u0e48b", "w:a\u0e48b"); /* a mark of another script */
	check("\u1112\u1161\u11ab", "w:\u1112\u1161\u11ab");
}

Test(token, signs_are_whole)
{
	check("🇫🇷🇩🇪", "p:🇫🇷 p:🇩🇪");
	check("👩\u200d🚀👍🏽x", "p:👩\u200d🚀 p:👍🏽 w:x");
	check("1\ufe0f\u20e3", "n:1\ufe0f\u20e3");
	check("\\#\ufe0f\u20e3", "p:#\ufe0f\u20e3");
	check("=\u0338", "p:=\u0338");
	/* A prefix takes nothing; nor does a bracket. */
	check("\u0600\u0661\u0662", "p:\u0600 n:\u0661\u0662");
	check("\u0600[", "p:\u0600 b:[");
	check("[\u0301]", "b:[ w:\u0301 b:]");
}

Test(token, counts_words_only)
{
	cr_assert_eq(zd_words_count(ZD_LIT("")), 0);
	cr_assert_eq(
		zd_words_count(ZD_LIT("*Takes note* of 73/195, [too][^a].")),
		5);
}

/* What counts fast and what tokenises must agree, whatever stands where. */
Test(token, counting_agrees_with_tokens)
{
	static const char *const parts[] = {"a", "b7", " ", "-", ",", "/", ".",
		"’", "‑", "[^n]", "\\#", "é", "*", "[", "国", "ที่", "\u0e48",
		"word ", "'", "^", "States and ", "the ", "  "};
	uint32_t state = 5;

	for (uint32_t round = 0; round < 20000; round++) {
		struct zd_buf b = ZD_BUF_INIT;
		struct zd_tokens tokens = {0};
		uint32_t kinds_used = round % 2 ? 22 : 7;
		size_t words = 0;

		for (uint32_t n = round % 97; n; n--) {
			state = state * 1664525u + 1013904223u;
			zd_buf_puts(&b, parts[(state >> 16) % kinds_used]);
		}
		zd_tokenize(&tokens, zd_buf_slice(&b));
		for (size_t i = 0; i < tokens.len; i++)
			words += tokens.at[i].kind <= ZD_TOKEN_NUMBER;
		cr_assert_eq(zd_words_count(zd_buf_slice(&b)), words, "\"%s\"",
			zd_buf_str(&b));
		zd_vec_clear(&tokens);
		zd_buf_clear(&b);
	}
}

/* A megabyte of one sign each: what is hostile must stay linear. */
static size_t at_character(const struct zd_buf *b, size_t at)
{
	while (at < b->len && (b->ptr[at] & 0xc0) == 0x80)
		at++;
	return at;
}

static uint32_t roll(uint32_t *state, uint32_t below)
{
	*state = *state * 1664525 + 1013904223;
	return (*state >> 8) % below;
}

/* Pieces that may run together, or change what stands before them. */
static void put_some(struct zd_buf *out, uint32_t *state, uint32_t n)
{
	static const char *const some[] = {"word", "a", " ", " ", " ", "7", "/",
		"-", "’", "‑", ".", ",", "*", "**", "\\", "[", "]", "[^",
		"[^res-70]", "é", "会", "–", ";", "(", "\u00a0", "ที่", "\u0e48",
		"\u0301", "\u200d", "\u17d2", "ក", "\u1039", "ဗ", "\u309a",
		"か", "🇫", "👩", "\ufe0f", "๒", "\u0600", "name-of-a-note"};

	while (n--)
		zd_buf_puts(
			out, some[roll(state, sizeof(some) / sizeof(some[0]))]);
}

/* What is copied from another version is what reading it would give. */
Test(token, read_like_another_version)
{
	struct zd_tokens was = {0}, want = {0}, got = {0};
	struct zd_buf old = ZD_BUF_INIT, new = ZD_BUF_INIT, middle;
	uint32_t state = 3;
	size_t copied = 0;

	for (uint32_t round = 0; round < 20000; round++) {
		size_t from, to, fresh, end;

		zd_buf_truncate(&old, 0);
		zd_buf_truncate(&new, 0);
		put_some(&old, &state, roll(&state, 60));
		from = at_character(&old, roll(&state, (uint32_t)old.len + 1));
		to = at_character(&old,
			from + roll(&state, (uint32_t)(old.len - from) + 1));
		middle = (struct zd_buf)ZD_BUF_INIT;
		put_some(&middle, &state, roll(&state, 4));
		zd_buf_put(&new, old.ptr, from);
		zd_buf_put_slice(&new, zd_buf_slice(&middle));
		zd_buf_put(&new, zd_buf_str(&old) + to, old.len - to);
		zd_buf_clear(&middle);
		was.len = want.len = got.len = 0;
		zd_tokenize(&was, zd_buf_slice(&old));
		zd_tokenize(&want, zd_buf_slice(&new));
		for (size_t i = 0; i < was.len; i++)
			was.at[i].word = 1;
		zd_tokenize_like(&got, zd_buf_slice(&new),
			&(struct zd_tokenized){
				zd_buf_slice(&old), was.at, was.len},
			&fresh, &end);
		cr_assert_eq(got.len, want.len, "%s, %s", zd_buf_str(&old),
			zd_buf_str(&new));
		for (size_t i = 0; i < got.len; i++) {
			const struct zd_token *t = &got.at[i];

			cr_assert(t->start == want.at[i].start &&
					t->end == want.at[i].end &&
					t->kind == want.at[i].kind &&
					t->word == (i < fresh || i >= end),
				"%s, %s", zd_buf_str(&old), zd_buf_str(&new));
			copied += t->word;
		}
	}
	cr_assert_gt(copied, 100000);
	zd_buf_clear(&old);
	zd_buf_clear(&new);
	zd_vec_clear(&was);
	zd_vec_clear(&want);
	zd_vec_clear(&got);
}

Test(token, hostile, .timeout = 10 * ZD_PATIENCE)
{
	static const char *const unit[] = {"[^", "*", "\\", "-", "a-", "’",
		"\u0e48", "ក\u17d2", "👩\u200d", "🇫"};

	for (size_t i = 0; i < sizeof(unit) / sizeof(*unit); i++) {
		struct zd_buf b = ZD_BUF_INIT;
		struct zd_tokens tokens = {0};

		while (b.len < 1000000)
			zd_buf_puts(&b, unit[i]);
		zd_tokenize(&tokens, zd_buf_slice(&b));
		cr_assert_leq(tokens.len, b.len);
		zd_vec_clear(&tokens);
		zd_buf_clear(&b);
	}
}

/* Bytes are looked at many at a time: where a text stands among them makes no
 * difference. */
Test(token, a_text_has_its_tokens_wherever_it_stands)
{
	static const char text[] = "Recalling its resolution 73/195 of 19 "
				   "December 2018, gender-responsive and "
				   "people’s; naïve 4.5 per cent [of the] "
				   "thirtyfourcharactersinasinglewordhere";
	struct zd_tokens alone = {0};

	zd_tokenize(&alone, zd_slice_str(text));
	for (uint32_t shift = 0; shift < 150; shift++) {
		struct zd_buf b = ZD_BUF_INIT;
		struct zd_tokens tokens = {0};

		for (uint32_t i = 0; i < shift; i++)
			zd_buf_putc(&b, ' ');
		zd_buf_puts(&b, text);
		zd_tokenize(&tokens, zd_buf_slice(&b));
		cr_assert_eq(tokens.len, alone.len);
		for (size_t i = 0; i < alone.len; i++) {
			cr_assert_eq(
				tokens.at[i].start, alone.at[i].start + shift);
			cr_assert_eq(tokens.at[i].end, alone.at[i].end + shift);
			cr_assert_eq(tokens.at[i].kind, alone.at[i].kind);
		}
		zd_vec_clear(&tokens);
		zd_buf_clear(&b);
	}
	zd_vec_clear(&alone);
}
