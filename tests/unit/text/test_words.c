#include "text/words.h"

#include <criterion/criterion.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/vec.h"

Test(words, the_same_bytes_have_the_same_number)
{
	struct zd_words *w = zd_words_new(0);
	char names[4000][8];

	cr_assert_eq(zd_words_size(w), 0);
	for (uint32_t i = 0; i < 4000; i++) {
		snprintf(names[i], sizeof(names[i]), "w%u", i);
		cr_assert_eq(zd_words_intern(w, zd_slice_str(names[i])), i + 1);
	}
	for (uint32_t i = 0; i < 4000; i++) {
		char again[8];

		snprintf(again, sizeof(again), "w%u", i);
		cr_assert_eq(zd_words_intern(w, zd_slice_str(again)), i + 1);
		cr_assert(zd_slice_is(zd_words_text(w, i + 1), again));
	}
	cr_assert_eq(zd_words_size(w), 4000);
	zd_words_free(w);
	zd_words_free(NULL);
}

Test(words, little_words)
{
	static const char *const little[] = {"a", "The", "of", "AND", "which",
		"within", "through", "all", "was", "des", "à", "sobre", "Une",
		"по", "этих", "في", "بشأن", "的", "于"};
	static const char *const great[] = {"", "not", "migrants", "no",
		"withindoors", "Member", "the ", "73/195", "para", "réunion",
		"según5", "или-или", "الجمعية", "国"};

	for (size_t i = 0; i < sizeof(little) / sizeof(*little); i++)
		cr_assert(zd_word_is_stop(zd_slice_str(little[i])), "%s",
			little[i]);
	for (size_t i = 0; i < sizeof(great) / sizeof(*great); i++)
		cr_assert_not(zd_word_is_stop(zd_slice_str(great[i])), "%s",
			great[i]);
}

/* A word and all that differ from it in one byte or in length. */
Test(words, every_byte_counts)
{
	struct zd_words *w = zd_words_new(0);
	struct zd_arena arena = {0};
	char room[64];

	for (uint32_t len = 0; len <= 40; len++) {
		uint32_t own;

		memset(room, 'a', sizeof(room));
		own = zd_words_intern(
			w, zd_slice(zd_arena_strndup(&arena, room, len), len));
		cr_assert_eq(zd_words_intern(w, zd_slice(room, len)), own);
		cr_assert_eq(own, zd_words_size(w));
		for (uint32_t i = 0; i < len; i++) {
			char *other = zd_arena_strndup(&arena, room, len);

			other[i] = 'b';
			cr_assert_eq(zd_words_intern(w, zd_slice(other, len)),
				zd_words_size(w));
		}
	}
	cr_assert_eq(zd_words_size(w), 41 + 40 * 41 / 2);
	zd_words_free(w);
	zd_arena_clear(&arena);
}

/* One by one or as tokens of a text, at its end or before. */
Test(words, a_token_has_the_number_of_its_word)
{
	static const char text[] = "of the Global Compact of interoperability "
				   "responsibilities-and the compact of or";
	struct zd_words *w = zd_words_new(0);
	struct zd_slice s = zd_slice_str(text);
	struct zd_tokens t = {0};
	size_t at = 0, calls = 0, n;

	zd_tokenize(&t, s);
	while (at < t.len) {
		n = zd_words_number(w, t.at + at, t.len - at, s);
		cr_assert_gt(n, 0);
		at += n;
		calls++;
	}
	/* Each time up to a word that was new: 8 of 11 are. */
	cr_assert_eq(zd_words_size(w), 8);
	cr_assert_eq(calls, 8);
	for (size_t i = 0; i < t.len; i++) {
		struct zd_slice word =
			zd_slice_sub(s, t.at[i].start, t.at[i].end);

		cr_assert_eq(zd_words_intern(w, word), t.at[i].word);
		cr_assert(zd_slice_eq(zd_words_text(w, t.at[i].word), word));
	}
	cr_assert_eq(zd_words_size(w), 8);
	zd_vec_clear(&t);
	zd_words_free(w);
}
