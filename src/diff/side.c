#include "diff/side.h"

#include "base/ascii.h"
#include "base/utf8.h"

void zd_lexicon_init(struct zd_lexicon *x, size_t expected)
{
	x->words = zd_words_new(expected);
	zd_vec_reserve(&x->flags, 256);
	x->flags.at[0] = 0;
	x->flags.len = 1;
}

void zd_lexicon_clear(struct zd_lexicon *x)
{
	zd_words_free(x->words);
	zd_vec_clear(&x->flags);
}

void zd_lexicon_close(struct zd_lexicon *x)
{
	zd_words_free(x->words);
	x->words = NULL;
}

static uint8_t sign_flags(struct zd_slice s)
{
	static const struct {
		const char *sign;
		uint8_t flags;
	} known[] = {
		{",", ZD_WORD_PAUSE},
		{";", ZD_WORD_PAUSE | ZD_WORD_STOP},
		{":", ZD_WORD_PAUSE | ZD_WORD_STOP},
		{".", ZD_WORD_PAUSE | ZD_WORD_STOP},
		{"[", ZD_WORD_OPENS},
		{"(", ZD_WORD_OPENS},
		{"“", ZD_WORD_OPENS},
		{"]", ZD_WORD_CLOSES},
		{")", ZD_WORD_CLOSES},
		{"”", ZD_WORD_CLOSES},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (zd_slice_is(s, known[i].sign))
			return known[i].flags;
	return 0;
}

static bool is_capital(struct zd_slice s)
{
	size_t len;

	if ((uint8_t)s.ptr[0] < 0x80)
		return zd_is_upper(s.ptr[0]);
	return zd_utf8_is_upper(zd_utf8_decode(s, 0, &len));
}

static uint8_t flags_of(struct zd_slice s, uint32_t kind)
{
	uint8_t capital = is_capital(s) ? ZD_WORD_CAPITAL : 0;

	if (kind == ZD_TOKEN_PUNCT || kind == ZD_TOKEN_BRACKET)
		return ZD_WORD_SIGN | ZD_WORD_LITTLE | sign_flags(s);
	if (kind == ZD_TOKEN_NOTE)
		return ZD_WORD_SIGN;
	return (zd_word_is_stop(s) ? ZD_WORD_LITTLE : 0) | capital;
}

/* Gives tokens [from, to) of a piece their numbers. */
static void intern(struct zd_side *s, struct zd_lexicon *x,
	const struct zd_piece *p, size_t from, size_t to)
{
	while (from < to) {
		struct zd_token *t = s->tokens.at + from;

		from += zd_words_number(x->words, t, to - from, p->text);
		t = &s->tokens.at[from - 1];
		if (t->word == x->flags.len)
			zd_vec_push(&x->flags,
				flags_of(
					zd_token_text(s, p, (uint32_t)from - 1),
					t->kind));
	}
}

static void finish(const struct zd_side *s, struct zd_piece *p)
{
	p->count = zd_u32(s->tokens.len - p->first) & ZD_MAX_PIECE_TOKENS;
}

void zd_side_read(struct zd_side *s, struct zd_lexicon *x, uint32_t i)
{
	struct zd_piece *p = &s->pieces.at[i];

	if (p->read)
		return;
	p->read = true;
	p->first = zd_u32(s->tokens.len);
	zd_tokenize(&s->tokens, p->text);
	intern(s, x, p, p->first, s->tokens.len);
	finish(s, p);
}

void zd_side_read_like(struct zd_side *s, struct zd_lexicon *x, uint32_t i,
	const struct zd_side *other, uint32_t j)
{
	struct zd_piece *p = &s->pieces.at[i];
	const struct zd_piece *q = &other->pieces.at[j];
	size_t fresh, end;

	if (p->read)
		return;
	if (!q->read) {
		zd_side_read(s, x, i);
		return;
	}
	p->read = true;
	p->first = zd_u32(s->tokens.len);
	zd_tokenize_like(&s->tokens, p->text,
		&(struct zd_tokenized){q->text,
			q->count ? other->tokens.at + q->first : NULL,
			q->count},
		&fresh, &end);
	intern(s, x, p, fresh, end);
	finish(s, p);
}

void zd_side_answer(struct zd_side *s)
{
	size_t fresh = s->tokens.len - s->other.len;

	if (!fresh)
		return;
	/* Room for as many as there is room for tokens: more will come. */
	if (s->other.cap < s->tokens.len)
		zd_vec_reserve(&s->other, s->tokens.cap - s->other.len);
	memset(s->other.at + s->other.len, 0xff, fresh * sizeof(*s->other.at));
	s->other.len += fresh;
}

void zd_side_clear(struct zd_side *s)
{
	zd_vec_clear(&s->pieces);
	zd_vec_clear(&s->tokens);
	zd_vec_clear(&s->other);
}
