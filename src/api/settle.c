#include "api/settle.h"

#include "codec/circulated.h"
#include "codec/codec.h"
#include "text/markup.h"

struct settling {
	const struct zd_compilation *c;
	bool *doubtful; /* by party */
	bool any;
};

/* --- What is doubtful ----------------------------------------------------- */

static bool is_word(char c)
{
	return c && !strchr(" *[]()", c);
}

/* "*Recalling* the", "(*see*)": one star before a word or behind one. */
static bool is_simple_star(struct zd_slice s, size_t i, bool open)
{
	char before = i ? s.ptr[i - 1] : ' ';
	char behind = i + 1 < s.len ? s.ptr[i + 1] : ' ';

	if (open)
		return is_word(before) && strchr(" ,.;:)", behind);
	return strchr(" (", before) && is_word(behind);
}

/* Is there anything that Markdown and the signs of a compilation may read in
 * two ways when they stand side by side? */
static bool is_doubtful(struct zd_slice s)
{
	bool open = false;
	size_t n;

	if (!s.len || s.ptr[0] == '#')
		return true;
	for (size_t i = 0; i < s.len; i += n) {
		n = zd_markup_note(s, i);
		if (n)
			continue;
		n = 1;
		if (s.ptr[i] == '\\' || s.ptr[i] == '^')
			return true;
		if (s.ptr[i] != '*')
			continue;
		if (!is_simple_star(s, i, open))
			return true;
		open = !open;
	}
	return open;
}

static void doubt(struct settling *s, uint32_t first, uint32_t count)
{
	s->any = true;
	for (uint32_t i = first; i < first + count; i++)
		for (size_t k = 0; k < s->c->parties.len; k++)
			s->doubtful[k] |= zd_slice_eq(
				s->c->parties.at[k], s->c->names.at[i]);
}

static bool doubtful_row(const struct settling *s, const struct zd_compiled *b)
{
	const struct zd_compilation *c = s->c;
	bool any = b->empty || b->movers || b->relabels || !b->segments ||
		(b->place == ZD_PLACE_NEW && b->kind != ZD_PARAGRAPH) ||
		(b->kind == ZD_HEADING && b->deleters);

	for (uint32_t i = b->first; !any && i < b->first + b->segments; i++) {
		const struct zd_segment *g = &c->segments.at[i];

		any = !g->alternatives && is_doubtful(g->text);
		for (uint32_t k = 0; !any && k < g->alternatives; k++) {
			const struct zd_alternative *a =
				&c->alternatives.at[g->first + k];

			any = (a->text.len && is_doubtful(a->text)) ||
				a->segments > 0;
		}
	}
	return any;
}

static void doubt_row(struct settling *s, const struct zd_compiled *b)
{
	const struct zd_compilation *c = s->c;

	s->any = true;
	doubt(s, b->first_proposer, b->proposers);
	doubt(s, b->first_deleter, b->deleters);
	doubt(s, b->first_mover, b->movers);
	for (uint32_t i = 0; i < b->relabels; i++)
		doubt(s, c->relabels.at[b->first_relabel + i].first_party,
			c->relabels.at[b->first_relabel + i].parties);
}

/* Who is named at a place of a doubtful row. */
static void doubt_places(struct settling *s, uint32_t first, uint32_t count)
{
	const struct zd_compilation *c = s->c;

	for (uint32_t i = first; i < first + count; i++)
		for (uint32_t k = 0; k < c->segments.at[i].alternatives; k++) {
			const struct zd_alternative *a =
				&c->alternatives
					 .at[c->segments.at[i].first + k];

			doubt(s, a->first_party, a->parties);
		}
}

/* Who only says "delete" of circulated words keeps them; on paper that is
 * like one who proposes it. */
static void doubt_stances(struct settling *s)
{
	const struct zd_compilation *c = s->c;

	for (size_t i = 0; i < c->alternatives.len; i++) {
		const struct zd_alternative *a = &c->alternatives.at[i];

		for (uint32_t k = a->first_stance;
			a->base && k < a->first_stance + a->stances; k++) {
			if (!zd_slice_is(c->stances.at[k].stance, "delete"))
				continue;
			s->any = true;
			for (size_t p = 0; p < c->parties.len; p++)
				s->doubtful[p] |= zd_slice_eq(c->parties.at[p],
					c->stances.at[k].party);
		}
	}
}

static void find_doubts(struct settling *s)
{
	const struct zd_compilation *c = s->c;
	bool touched;

	doubt_stances(s);

	for (size_t i = 0; i < c->blocks.len; i++) {
		const struct zd_compiled *b = &c->blocks.at[i];

		touched = b->place != ZD_PLACE_BASE || b->deleters ||
			b->movers || b->relabels;
		for (uint32_t k = b->first; k < b->first + b->segments; k++)
			touched |= c->segments.at[k].alternatives > 0;
		if (!touched || !doubtful_row(s, b))
			continue;
		doubt_row(s, b);
		doubt_places(s, b->first, b->segments);
	}
}

/* --- Reading back --------------------------------------------------------- */

static bool comes_back(struct zd_slice file, struct zd_slice party,
	const struct zd_draft *want)
{
	struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;
	struct zd_draft *got;
	bool same = false;

	if (!zd_circulated_extract(&got, file, party, NULL)) {
		zd_draft_encode(&a, want);
		zd_draft_encode(&b, got);
		same = zd_slice_eq(zd_buf_slice(&a), zd_buf_slice(&b));
		zd_draft_free(got);
	}
	zd_buf_clear(&a);
	zd_buf_clear(&b);
	return same;
}

static bool settle_one(struct zd_buf *markdown, const struct zd_compilation *c,
	struct zd_slice party)
{
	struct zd_draft *want = zd_compilation_extract(c, party);

	bool fine = comes_back(zd_buf_slice(markdown), party, want);

	if (!fine)
		zd_circulated_keep(markdown, party, want);
	zd_draft_free(want);
	return fine;
}

void zd_compilation_settle(struct zd_buf *markdown, const void *compilation)
{
	struct settling s = {.c = compilation};
	bool all = false;

	s.doubtful = zd_calloc(s.c->parties.len + 1, sizeof(*s.doubtful));
	find_doubts(&s);
	/* Whoever is not named has the base's words. */
	if (s.any)
		all = !settle_one(markdown, s.c, (struct zd_slice){0});
	for (size_t i = 0; i < s.c->parties.len; i++)
		if (all || s.doubtful[i])
			settle_one(markdown, s.c, s.c->parties.at[i]);
	zd_free(s.doubtful);
}
