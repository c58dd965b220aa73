/* Texts as numbers, and what lies between two of them. */
#include "history/account_private.h"

#include "base/limits.h"

struct zd_wording zd_wording_of(struct zd_accounting *g, struct zd_slice text)
{
	struct zd_arena *a = &g->x->arena;
	struct zd_wording w = {.text = text};
	struct zd_tokens t = {0};

	zd_tokenize(&t, text);
	w.len = zd_u32(t.len);
	w.tokens = zd_arena_alloc(a, zd_mul(t.len + 1, sizeof(*w.tokens)));
	w.words = zd_arena_alloc(a, zd_mul(t.len + 1, sizeof(*w.words)));
	for (uint32_t i = 0; i < w.len; i++) {
		w.tokens[i] = t.at[i];
		w.words[i] = zd_words_intern(g->lexicon,
			zd_slice_sub(text, t.at[i].start, t.at[i].end));
	}
	zd_vec_clear(&t);
	return w;
}

static uint32_t *match_room(struct zd_accounting *g, size_t n)
{
	if (n > g->match_cap) {
		g->match_cap = n * 2;
		g->match = zd_realloc_array(
			g->match, g->match_cap, sizeof(*g->match));
	}
	return g->match;
}

/* How many words a and b have in common, in order. */
static uint32_t common(struct zd_accounting *g, const uint32_t *a, uint32_t n,
	const uint32_t *b, uint32_t m)
{
	uint32_t *match = match_room(g, (size_t)n + 1), found = 0;

	zd_lcs_match(&g->lcs, a, n, b, m, match);
	for (uint32_t i = 0; i < n; i++)
		found += match[i] != UINT32_MAX;
	return found;
}

uint32_t zd_wording_distance(struct zd_accounting *g, const uint32_t *a,
	uint32_t n, const uint32_t *b, uint32_t m)
{
	while (n && m && *a == *b) {
		a++;
		b++;
		n--;
		m--;
	}
	while (n && m && a[n - 1] == b[m - 1]) {
		n--;
		m--;
	}
	return n && m ? n + m - 2 * common(g, a, n, b, m) : n + m;
}

static void join(struct zd_numbers *v, const struct zd_wording *w)
{
	for (uint32_t i = 0; i < w->len; i++)
		zd_vec_push(v, w->words[i]);
}

static void join_from(struct zd_accounting *g, const struct zd_link *link,
	uint32_t p, const struct zd_wording *instead)
{
	const uint32_t *list = g->x->redline->from_list.at + link->from_first;

	g->a.len = 0;
	for (uint32_t i = 0; i < link->from_count; i++)
		join(&g->a, list[i] == p ? instead : &g->now[list[i]]);
}

static void join_to(struct zd_accounting *g, const struct zd_link *link)
{
	const uint32_t *list = g->x->redline->to_list.at + link->to_first;

	g->b.len = 0;
	for (uint32_t i = 0; i < link->to_count; i++) {
		if (!g->to[list[i]].tokens)
			g->to[list[i]] = zd_wording_of(g,
				zd_paragraph_text(
					&g->x->arena, g->x->to, list[i]));
		join(&g->b, &g->to[list[i]]);
	}
}

const struct zd_numbers *zd_account_to_words(
	struct zd_accounting *g, const struct zd_link *link)
{
	join_to(g, link);
	return &g->b;
}

const uint32_t *zd_account_match(struct zd_accounting *g,
	const struct zd_link *link, const struct zd_wording *w)
{
	uint32_t *match = match_room(g, (size_t)w->len + 1);

	join_to(g, link);
	zd_lcs_match(
		&g->lcs, w->words, w->len, g->b.at, zd_u32(g->b.len), match);
	return match;
}

uint32_t zd_account_distance(struct zd_accounting *g,
	const struct zd_link *link, uint32_t p,
	const struct zd_wording *instead)
{
	join_from(g, link, p, instead);
	join_to(g, link);
	return zd_wording_distance(
		g, g->a.at, zd_u32(g->a.len), g->b.at, zd_u32(g->b.len));
}

bool zd_account_between(struct zd_accounting *g, const struct zd_link *link,
	uint32_t p, const struct zd_wording *m, uint32_t distance)
{
	const struct zd_wording *e = &g->now[p];
	uint32_t step =
		zd_wording_distance(g, e->words, e->len, m->words, m->len);

	return step && step <= distance &&
		step + zd_account_distance(g, link, p, m) == distance;
}

bool zd_account_says(struct zd_slice words)
{
	struct zd_tokens t = {0};
	bool says = false;

	zd_tokenize(&t, words);
	for (size_t i = 0; i < t.len && !says; i++)
		says = (t.at[i].kind == ZD_TOKEN_WORD ||
			       t.at[i].kind == ZD_TOKEN_NUMBER) &&
			!zd_word_is_stop(zd_slice_sub(
				words, t.at[i].start, t.at[i].end));
	zd_vec_clear(&t);
	return says;
}

/* --- parts ------------------------------------------------------------ */

/* The tokens of e and of m that differ: one stretch each. */
struct stretch {
	uint32_t first, e_end, m_end;
};

static struct stretch stretch_of(
	const struct zd_wording *e, const struct zd_wording *m)
{
	struct stretch s = {0, e->len, m->len};

	while (s.first < e->len && s.first < m->len &&
		e->words[s.first] == m->words[s.first])
		s.first++;
	while (s.e_end > s.first && s.m_end > s.first &&
		e->words[s.e_end - 1] == m->words[s.m_end - 1]) {
		s.e_end--;
		s.m_end--;
	}
	return s;
}

/* Marks which tokens [first, end) of w, as paragraph p, the to-side has. */
static bool *found_in(struct zd_accounting *g, const struct zd_link *link,
	uint32_t p, const struct zd_wording *w)
{
	const uint32_t *list = g->x->redline->from_list.at + link->from_first;
	bool *found = zd_arena_calloc(&g->x->arena, w->len + 1u, 1);
	uint32_t *match, before = 0;

	join_from(g, link, p, w);
	join_to(g, link);
	match = match_room(g, g->a.len + 1);
	zd_lcs_match(&g->lcs, g->a.at, zd_u32(g->a.len), g->b.at,
		zd_u32(g->b.len), match);
	for (uint32_t i = 0; list[i] != p; i++)
		before += g->now[list[i]].len;
	for (uint32_t i = 0; i < w->len; i++)
		found[i] = match[before + i] != UINT32_MAX;
	return found;
}

/* One word, with what stands before it where it comes from. */
static void put_word(struct zd_buf *b, const struct zd_wording *w, uint32_t i)
{
	uint32_t from = i ? w->tokens[i - 1].end : 0;

	zd_buf_put_slice(b, zd_slice_sub(w->text, from, w->tokens[i].end));
}

static struct zd_slice head_of(const struct zd_wording *w, uint32_t token)
{
	return zd_slice_sub(w->text, 0, token ? w->tokens[token - 1].end : 0);
}

static struct zd_slice tail_of(const struct zd_wording *w, uint32_t token)
{
	return zd_slice_sub(
		w->text, token ? w->tokens[token - 1].end : 0, w->text.len);
}

/* A change in the making: from e to what of m the to-side has. */
struct parting {
	const struct zd_wording *e, *m;
	struct stretch s;
	bool *stays, *comes; /* by word of e and of m: the to-side has it */
	uint32_t *match;     /* by word of e's stretch: its place in m's */
};

/* Puts the words together; false where none that says anything changes. */
static bool put_part(struct zd_buf *b, const struct parting *x)
{
	uint32_t n = x->s.e_end - x->s.first, k = x->s.first, until;
	struct zd_buf changed = ZD_BUF_INIT;
	bool says;

	for (uint32_t i = 0; i <= n; i++) {
		until = i == n                      ? x->s.m_end
			: x->match[i] == UINT32_MAX ? k
						    : x->s.first + x->match[i];
		for (; k < until; k++)
			if (x->comes[k]) {
				put_word(b, x->m, k);
				put_word(&changed, x->m, k);
			}
		if (i == n)
			break;
		if (x->match[i] != UINT32_MAX || x->stays[x->s.first + i])
			put_word(b, x->e, x->s.first + i);
		else
			put_word(&changed, x->e, x->s.first + i);
		k += x->match[i] != UINT32_MAX;
	}
	says = zd_account_says(zd_buf_slice(&changed));
	zd_buf_clear(&changed);
	return says;
}

bool zd_account_part(struct zd_accounting *g, const struct zd_link *link,
	uint32_t p, const struct zd_wording *m, struct zd_wording *out)
{
	const struct zd_wording *e = &g->now[p];
	struct parting x = {.e = e, .m = m, .s = stretch_of(e, m)};
	uint32_t n = x.s.e_end - x.s.first;
	struct zd_buf b = ZD_BUF_INIT;
	bool says;

	x.stays = found_in(g, link, p, e);
	x.comes = found_in(g, link, p, m);
	x.match = zd_arena_calloc(&g->x->arena, n + 1u, sizeof(*x.match));
	zd_lcs_match(&g->lcs, e->words + x.s.first, n, m->words + x.s.first,
		x.s.m_end - x.s.first, x.match);
	zd_buf_put_slice(&b, head_of(e, x.s.first));
	says = put_part(&b, &x);
	zd_buf_put_slice(&b, tail_of(e, x.s.e_end));
	if (says)
		*out = zd_wording_of(
			g, zd_arena_slice(&g->x->arena, zd_buf_slice(&b)));
	zd_buf_clear(&b);
	return says;
}
