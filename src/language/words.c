/* The words of a text as the index knows them. */
#include <math.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "language/index.h"
#include "text/token.h"

static bool is_ascii(struct zd_slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] >= 0x80)
			return false;
	return true;
}

static void put_folded(struct zd_buf *out, struct zd_slice word)
{
	if (!is_ascii(word)) {
		zd_utf8_fold(out, word);
		return;
	}
	for (size_t i = 0; i < word.len; i++) {
		char c = word.ptr[i];

		zd_buf_putc(out, zd_is_upper(c) ? (char)(c + 32) : c);
	}
}

void zd_index_fold(struct zd_buf *out, struct zd_slice stored)
{
	struct zd_tokens tokens = {0};

	zd_tokenize(&tokens, stored);
	for (size_t i = 0; i < tokens.len; i++) {
		const struct zd_token *t = &tokens.at[i];

		if (t->kind != ZD_TOKEN_WORD && t->kind != ZD_TOKEN_NUMBER)
			continue;
		put_folded(out, zd_slice_sub(stored, t->start, t->end));
		zd_buf_putc(out, '\0');
	}
	zd_vec_clear(&tokens);
}

float zd_index_weight(size_t units, uint32_t spread)
{
	return logf(1.0f + (float)units / (float)(spread ? spread : 1));
}
