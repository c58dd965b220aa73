#include "diff/tidy.h"

#include <zerodraft.h>

/* Words that survive side by side. */
struct stretch {
	uint32_t a, b, len;
};

static uint32_t smaller(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* The next stretch at or behind a; len 0 when there is none. */
static struct stretch next_stretch(const struct zd_pairing *p, uint32_t a)
{
	struct stretch s = {p->n, p->m, 0};

	while (a < p->n && p->to_b[a] == ZD_NOBODY)
		a++;
	if (a == p->n)
		return s;
	s.a = a;
	s.b = p->to_b[a];
	while (a < p->n && p->to_b[a] == s.b + s.len) {
		s.len++;
		a++;
	}
	return s;
}

static bool all_little(const struct zd_pairing *p, const struct zd_lexicon *x,
	const struct stretch *s)
{
	for (uint32_t i = 0; i < s->len; i++)
		if (!(zd_lexicon_flags(x, p->a[s->a + i]) & ZD_WORD_LITTLE))
			return false;
	return true;
}

/* How much must have changed around a stretch for it to be an island: so
 * much for a word, less for a sign, which says less. */
static uint64_t worth(const struct zd_pairing *p, const struct zd_lexicon *x,
	const struct stretch *s, uint32_t shore, uint32_t less)
{
	uint32_t sign = shore > less ? shore - less : 0;
	uint64_t sum = 0;

	for (uint32_t i = 0; i < s->len; i++)
		sum += zd_lexicon_flags(x, p->a[s->a + i]) & ZD_WORD_SIGN
			? sign
			: shore;
	return sum;
}

/* Whether some of the words are more than marks of footnotes: a mark that is
 * put or taken away rewrites nothing. */
static bool says_something(
	const struct zd_lexicon *x, const uint32_t *words, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if ((zd_lexicon_flags(x, words[i]) &
			    (ZD_WORD_SIGN | ZD_WORD_LITTLE)) != ZD_WORD_SIGN)
			return true;
	return false;
}

static void give_up(const struct zd_pairing *p, const struct stretch *s)
{
	for (uint32_t i = 0; i < s->len; i++) {
		p->to_b[s->a + i] = ZD_NOBODY;
		p->to_a[s->b + i] = ZD_NOBODY;
	}
}

/* How much must have changed around an island for each of its words. Where a
 * long text is edited at every few words, little words stay in earnest. */
static uint32_t shore(
	const struct zd_pairing *p, const struct zd_diff_options *o)
{
	uint32_t stretches = 0, words = 0;

	for (struct stretch s = next_stretch(p, 0); s.len;
		s = next_stretch(p, s.a + s.len)) {
		stretches++;
		words += s.len;
	}
	return stretches >= o->dense_changes &&
			words < (uint64_t)o->dense_words * stretches
		? o->island_shore_dense
		: o->island_shore;
}

/* A stretch, the places where the change before it begins, and how much must
 * have changed for each word. */
struct spot {
	struct stretch s;
	uint32_t a, b, least;
};

/* Whether words [at, end) are set off by signs: ", as appropriate,". */
static bool is_set_off(const uint32_t *w, uint32_t at, uint32_t end,
	const struct zd_lexicon *x)
{
	return end - at > 1 && zd_lexicon_flags(x, w[at]) & ZD_WORD_PAUSE &&
		zd_lexicon_flags(x, w[end - 1]) & ZD_WORD_PAUSE;
}

/* Whether words changed from a and b on, up to a stretch. What came alone, or
 * went alone, between its own commas rewrites nothing of what stands beside
 * it. */
static bool is_rewritten(const struct zd_pairing *p, const struct zd_lexicon *x,
	uint32_t a, uint32_t b, const struct stretch *to)
{
	if (a == to->a && is_set_off(p->b, b, to->b, x))
		return false;
	if (b == to->b && is_set_off(p->a, a, to->a, x))
		return false;
	return says_something(x, p->a + a, to->a - a) ||
		says_something(x, p->b + b, to->b - b);
}

/* Whether the stretch joins two parts of a name of which nothing else stays:
 * "Office of the High Representative". */
static bool joins_name(const uint32_t *w, const uint32_t *answers, uint32_t n,
	const struct stretch *s, uint32_t at, const struct zd_lexicon *x)
{
	uint32_t end = at + s->len;

	return at && end < n && answers[at - 1] == ZD_NOBODY &&
		answers[end] == ZD_NOBODY &&
		zd_lexicon_flags(x, w[at - 1]) & ZD_WORD_CAPITAL &&
		zd_lexicon_flags(x, w[end]) & ZD_WORD_CAPITAL;
}

static bool tears_name(const struct zd_pairing *p, const struct stretch *s,
	const struct zd_lexicon *x)
{
	return joins_name(p->a, p->to_b, p->n, s, s->a, x) ||
		joins_name(p->b, p->to_a, p->m, s, s->b, x);
}

/*
 * An island is a short stretch of little words with a rewritten passage on
 * either side: something went and something came, and more of it than the
 * island is long, or than a name that it would tear.
 */
static bool is_island(const struct zd_pairing *p, const struct zd_lexicon *x,
	const struct zd_diff_options *o, const struct spot *at,
	const struct stretch *next)
{
	const struct stretch *s = &at->s;
	uint32_t a = s->a + s->len, b = s->b + s->len;
	uint32_t out = s->a - at->a + next->a - a;
	uint32_t in = s->b - at->b + next->b - b;

	return s->len <= o->max_island &&
		out + in >= worth(p, x, s, at->least, o->island_sign) &&
		smaller(out, in) &&
		(smaller(out, in) >= s->len || tears_name(p, s, x)) &&
		all_little(p, x, s) && is_rewritten(p, x, at->a, at->b, s) &&
		is_rewritten(p, x, a, b, next);
}

/* A word of weight that stands alone where on both sides other words took
 * the place of what was there: they have it too. */
static bool is_rock(const struct zd_pairing *p, const struct zd_lexicon *x,
	const struct zd_diff_options *o, const struct spot *at,
	const struct stretch *next)
{
	const struct stretch *s = &at->s;
	uint32_t out = s->a - at->a, out_next = next->a - (s->a + s->len);
	uint32_t in = s->b - at->b, in_next = next->b - (s->b + s->len);

	return s->len == 1 && o->max_island &&
		smaller(out, in) >= o->island_flank &&
		smaller(out_next, in_next) >= o->island_flank &&
		out + in + out_next + in_next >= o->island_shore_word &&
		says_something(x, p->a + s->a, 1);
}

/* Words that changed before a stretch. */
static uint32_t width(const struct spot *at)
{
	return at->s.a - at->a + at->s.b - at->b;
}

/* *wide becomes how many changes before a stretch are as long as beside
 * scattered words, or more. */
static bool sink(const struct zd_pairing *p, const struct zd_lexicon *x,
	const struct zd_diff_options *o, bool rocks, uint32_t *wide)
{
	struct spot at = {next_stretch(p, 0), 0, 0, shore(p, o)}, last = {0};
	bool any = false;

	*wide = 0;
	while (at.s.len) {
		uint32_t a = at.s.a + at.s.len, b = at.s.b + at.s.len;
		struct stretch next = next_stretch(p, a);

		*wide += width(&at) >= o->scatter_flank;
		if (!is_island(p, x, o, &at, &next) &&
			!(rocks && is_rock(p, x, o, &at, &next))) {
			last = at;
			at.s = next;
			at.a = a;
			at.b = b;
			continue;
		}
		give_up(p, &at.s);
		any = true;
		at.s = next;
		/* Now more has changed beside the one before. */
		if (last.s.len)
			at = last;
		last.s.len = 0;
	}
	return any;
}

/* Words that stay far apart between long changes, with what changed before,
 * between and behind them. */
struct scatter {
	uint32_t first, end; /* of a, from the first such word to the last */
	uint32_t stretches, words, changed;
	bool gone, come; /* something that says something */
};

/* Whether so much changed before a stretch that it and the one before it do
 * not stand together. */
static bool is_wide(const struct zd_pairing *p, const struct zd_lexicon *x,
	const struct zd_diff_options *o, const struct spot *at)
{
	return width(at) >= o->scatter_flank &&
		is_rewritten(p, x, at->a, at->b, &at->s);
}

/* A few words of weight side by side are a phrase, and stay in earnest. */
static bool is_phrase(const struct zd_pairing *p, const struct zd_lexicon *x,
	const struct zd_diff_options *o, const struct stretch *s)
{
	uint32_t weighty = 0;

	for (uint32_t i = 0; i < s->len; i++)
		weighty += zd_lexicon_is_weighty(x, p->a[s->a + i]);
	return weighty >= o->scatter_phrase;
}

static void add_change(struct scatter *c, const struct zd_pairing *p,
	const struct zd_lexicon *x, const struct spot *at)
{
	uint32_t out = at->s.a - at->a, in = at->s.b - at->b;

	c->changed += out + in;
	c->gone = c->gone || says_something(x, p->a + at->a, out);
	c->come = c->come || says_something(x, p->b + at->b, in);
}

static void add_stretch(struct scatter *c, const struct stretch *s)
{
	if (!c->stretches++)
		c->first = s->a;
	c->end = s->a + s->len;
	c->words += s->len;
}

/* Gives up what is scattered, where something was written in the place of
 * something else; what is only added leaves the words between as they are. */
static bool end_scatter(struct scatter *c, const struct zd_pairing *p,
	const struct zd_diff_options *o)
{
	bool any = c->stretches >= o->least_scatter && c->gone && c->come &&
		c->changed / o->scatter_shore >= c->words;

	for (uint32_t i = c->first; any && i < c->end; i++)
		if (p->to_b[i] != ZD_NOBODY) {
			p->to_a[p->to_b[i]] = ZD_NOBODY;
			p->to_b[i] = ZD_NOBODY;
		}
	*c = (struct scatter){0};
	return any;
}

/* "and [-looks forward-]{+recalls the request+} to the {+Secretary-General
 * to submit a +}report {+next year, and … +}of the …": a clause was written
 * anew, and a few words of it stay by chance. */
static bool sink_scattered(const struct zd_pairing *p,
	const struct zd_lexicon *x, const struct zd_diff_options *o)
{
	struct spot at = {.s = next_stretch(p, 0)};
	struct stretch last = {0};
	struct scatter c = {0};
	bool any = false, wide;

	if (!o->max_island || !o->scatter_shore)
		return false;
	for (;;) {
		wide = is_wide(p, x, o, &at);
		if (!wide)
			any = end_scatter(&c, p, o) || any;
		else if (last.len)
			add_stretch(&c, &last);
		if (wide)
			add_change(&c, p, x, &at);
		last.len = 0;
		if (wide && at.s.len <= o->max_scatter &&
			!is_phrase(p, x, o, &at.s))
			last = at.s;
		else
			any = end_scatter(&c, p, o) || any;
		if (!at.s.len)
			break;
		at.a = at.s.a + at.s.len;
		at.b = at.s.b + at.s.len;
		at.s = next_stretch(p, at.a);
	}
	return end_scatter(&c, p, o) || any;
}

bool zd_sink_islands(const struct zd_pairing *p, const struct zd_lexicon *x,
	const struct zd_diff_options *o)
{
	uint32_t wide;

	return sink(p, x, o, false, &wide);
}

static void answer(const struct zd_pairing *p, uint32_t a, uint32_t b)
{
	p->to_b[a] = b;
	p->to_a[b] = a;
}

/* Closes up what islands left open: no change begins or ends with the same
 * word on both sides. */
static void close_up(const struct zd_pairing *p)
{
	uint32_t a = 0, b = 0, i, j;
	struct stretch s;

	do {
		s = next_stretch(p, a);
		for (; a < s.a && b < s.b && p->a[a] == p->b[b]; a++, b++)
			answer(p, a, b);
		i = s.a;
		j = s.b;
		for (; i > a && j > b && p->a[i - 1] == p->b[j - 1]; i--, j--)
			answer(p, i - 1, j - 1);
		a = s.a + s.len;
		b = s.b + s.len;
	} while (s.len);
}

/* One side of a pairing, seen so that the change stands in w. */
struct slide {
	const uint32_t *w, *v;
	uint32_t *w_to_v, *v_to_w;
	uint32_t len, other_len; /* of w and v */
	uint32_t at, end;        /* the change */
	const struct zd_diff_options *o;
};

/* True when another change stands next to this one, on either side. */
static bool has_company(const struct slide *s)
{
	uint32_t before = 0, behind = s->other_len;

	if (s->at) {
		if (s->w_to_v[s->at - 1] == ZD_NOBODY)
			return true;
		before = s->w_to_v[s->at - 1] + 1;
	}
	if (s->end < s->len) {
		if (s->w_to_v[s->end] == ZD_NOBODY)
			return true;
		behind = s->w_to_v[s->end];
	}
	return before < behind;
}

/* How well a change reads where it stands. One change is better than two. */
static int border(const struct slide *s, const struct zd_lexicon *x)
{
	uint8_t before = s->at ? zd_lexicon_flags(x, s->w[s->at - 1])
			       : ZD_WORD_PAUSE | ZD_WORD_STOP;
	uint8_t first = zd_lexicon_flags(x, s->w[s->at]);
	uint8_t last = zd_lexicon_flags(x, s->w[s->end - 1]);
	int score = has_company(s) ? s->o->border_company : 0;

	if (before & ZD_WORD_STOP)
		score += s->o->border_stop;
	if (before & ZD_WORD_PAUSE)
		score += s->o->border_pause;
	if ((first & ZD_WORD_OPENS) && (last & ZD_WORD_CLOSES))
		score += s->o->border_brackets;
	if (first & (ZD_WORD_CLOSES | ZD_WORD_PAUSE))
		score -= s->o->border_sign;
	if (last & ZD_WORD_OPENS)
		score -= s->o->border_open;
	if (s->end == s->len && last & ZD_WORD_PAUSE)
		score -= s->o->last_comma;
	return score;
}

/* Moves the change in w one to the left. */
static void left(struct slide *s)
{
	uint32_t other = s->w_to_v[s->at - 1];

	s->at--;
	s->end--;
	s->w_to_v[s->at] = ZD_NOBODY;
	s->w_to_v[s->end] = other;
	s->v_to_w[other] = s->end;
}

static void right(struct slide *s)
{
	uint32_t other = s->w_to_v[s->end];

	s->w_to_v[s->end] = ZD_NOBODY;
	s->w_to_v[s->at] = other;
	s->v_to_w[other] = s->at;
	s->at++;
	s->end++;
}

/* Whether what stands left of the change follows on in v, without a gap. */
static bool can_left(const struct slide *s)
{
	return s->at && s->w_to_v[s->at - 1] != ZD_NOBODY &&
		s->w[s->at - 1] == s->w[s->end - 1];
}

static bool can_right(const struct slide *s)
{
	return s->end < s->len && s->w_to_v[s->end] != ZD_NOBODY &&
		s->w[s->end] == s->w[s->at];
}

/* Puts a change that can stand in several places where it reads best. True
 * when it can stand in more of them than were tried. */
static bool slide(struct slide *s, const struct zd_lexicon *x)
{
	uint64_t left_most = 2 * (uint64_t)s->o->max_slide, moved;
	int score, best_score;
	uint32_t best;
	bool cut = false;

	for (moved = 0; can_right(s); moved++) {
		if (2 * moved == left_most) {
			cut = true;
			break;
		}
		right(s);
	}
	best = s->at;
	best_score = border(s, x);
	for (moved = 0; can_left(s); moved++) {
		if (moved == left_most) {
			cut = true;
			break;
		}
		left(s);
		score = border(s, x);
		if (score > best_score) {
			best_score = score;
			best = s->at;
		}
	}
	while (s->at < best)
		right(s);
	return cut;
}

static void note_came(struct zd_cames *came, struct zd_came *last,
	uint32_t first, uint32_t end)
{
	bool near = last->end && first <= last->end + ZD_PHRASE_WORDS;

	if (near || end - first >= ZD_PHRASE_WORDS)
		zd_vec_push(&came->list,
			((struct zd_came){
				first, end, near ? first - last->first : 0}));
	last->first = first;
	last->end = end;
}

/* True when max_slide was hit. */
static bool slide_all(const struct zd_pairing *p, const struct zd_lexicon *x,
	const struct zd_diff_options *o, struct zd_cames *came, bool in_b)
{
	struct slide s = {p->a, p->b, p->to_b, p->to_a, p->n, p->m, 0, 0, o};
	struct zd_came last = {0};
	bool cut = false;

	if (!o->max_slide && !came)
		return false;
	if (in_b)
		s = (struct slide){
			p->b, p->a, p->to_a, p->to_b, p->m, p->n, 0, 0, o};
	while (s.end < s.len) {
		s.at = s.end;
		while (s.at < s.len && s.w_to_v[s.at] != ZD_NOBODY)
			s.at++;
		s.end = s.at;
		while (s.end < s.len && s.w_to_v[s.end] == ZD_NOBODY)
			s.end++;
		if (s.at == s.end)
			break;
		if (o->max_slide && slide(&s, x))
			cut = true;
		if (came)
			note_came(came, &last, s.at, s.end);
	}
	return cut;
}

bool zd_tidy(const struct zd_pairing *p, const struct zd_lexicon *x,
	const struct zd_diff_options *o, bool coarse[ZD_COARSES],
	struct zd_cames *came)
{
	uint32_t wide;
	bool sunk;

	if (zd_polish(p, x, o))
		coarse[ZD_COARSE_POLISH] = true;
	sunk = sink(p, x, o, true, &wide);
	/* They have one more about them, of which one may be last. */
	if (wide >= o->least_scatter)
		sunk = sink_scattered(p, x, o) || sunk;
	if (sunk)
		close_up(p);
	if (slide_all(p, x, o, came, true))
		coarse[ZD_COARSE_SLIDE] = true;
	if (slide_all(p, x, o, NULL, false))
		coarse[ZD_COARSE_SLIDE] = true;
	return sunk;
}
