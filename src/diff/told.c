/*
 * Stage told: which paragraph is which, where the drafts say it themselves.
 * In a repository a paragraph keeps its id, and one that was born of others
 * names them; the program decided that once, or a facilitator did, and it
 * stands.
 */
#include "base/names.h"
#include "diff/align.h"

struct teller {
	struct zd_alignment *x;
	struct zd_names from, to; /* ids: paragraphs */
	uint32_t *root; /* union-find: paragraphs of from, then of to */
	bool *known;    /* of these: some of the other draft was told */
};

static uint32_t find(uint32_t *root, uint32_t i)
{
	while (root[i] != i)
		i = root[i] = root[root[i]];
	return i;
}

static bool is_named(const struct zd_paragraph *p)
{
	return p->id.len && p->kind != ZD_FIELD && p->kind != ZD_NOTE;
}

static void name_all(struct zd_names *out, const struct zd_draft *d)
{
	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		if (is_named(&d->paragraphs.at[i]))
			zd_names_add(out, d->paragraphs.at[i].id, i);
	zd_names_sort(out);
}

static void tell(struct teller *t, uint32_t from, uint32_t to)
{
	uint32_t n = zd_u32(t->x->from.draft->paragraphs.len);

	zd_vec_push(&t->x->told, ((struct zd_told){from, to}));
	t->root[find(t->root, from)] = find(t->root, n + to);
	t->known[from] = t->known[n + to] = true;
}

/* Tells what the ids of paragraph i of a draft say of the other draft. What
 * was split off is a part of its origin only where it was not apart yet. */
static bool tell_paragraph(struct teller *t, const struct zd_draft *d,
	uint32_t i, const struct zd_names *others)
{
	const struct zd_paragraph *p = &d->paragraphs.at[i];
	bool forward = d == t->x->to.draft;
	uint32_t own = zd_names_first(others, p->id), other;
	struct zd_slice origin = p->origin, word;

	if (own != UINT32_MAX && forward)
		tell(t, own, i);
	word = zd_slice_cut(&origin, ' ');
	if (own != UINT32_MAX && zd_slice_is(word, "split"))
		return true;
	while (origin.ptr) {
		word = zd_slice_cut(&origin, ' ');
		other = zd_names_first(others, word);
		if (other == UINT32_MAX || other == own)
			continue;
		tell(t, forward ? other : i, forward ? i : other);
	}
	return own != UINT32_MAX;
}

/* What the id of paragraph i says. One that was born of paragraphs which the
 * other draft has not may be of any of its: they were born in between. */
static uint32_t said(const struct teller *t, const struct zd_draft *d,
	uint32_t i, uint32_t base)
{
	uint32_t born = d->paragraphs.at[i].origin.len ? ZD_TOLD_BORN : 0;

	if (t->known[base + i])
		return (find(t->root, base + i) + 1) | born;
	return born ? 0 : ZD_TOLD_GONE;
}

static void number(const struct teller *t, struct zd_aligned *a, uint32_t base)
{
	const struct zd_draft *d = a->draft;

	a->told = zd_arena_calloc(
		t->x->arena, d->blocks.len + 1, sizeof(*a->told));
	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		if (is_named(p) && p->count)
			a->told[p->first] = said(t, d, i, base);
	}
}

void zd_align_read_told(struct zd_alignment *x)
{
	const struct zd_draft *from = x->from.draft, *to = x->to.draft;
	uint32_t n = zd_u32(from->paragraphs.len);
	uint32_t m = zd_u32(to->paragraphs.len);
	struct teller t = {.x = x};
	bool any = false;

	if (!x->options->believe_ids)
		return;
	name_all(&t.from, from);
	name_all(&t.to, to);
	t.root = zd_alloc(((size_t)n + m + 1) * sizeof(*t.root));
	t.known = zd_calloc((size_t)n + m + 1, sizeof(*t.known));
	for (uint32_t i = 0; i < n + m; i++)
		t.root[i] = i;
	for (uint32_t j = 0; j < m && t.from.len; j++)
		if (is_named(&to->paragraphs.at[j]))
			any |= tell_paragraph(&t, to, j, &t.from);
	for (uint32_t i = 0; i < n && t.to.len; i++)
		if (is_named(&from->paragraphs.at[i]))
			tell_paragraph(&t, from, i, &t.to);
	/* Without one id in common they are two negotiations. */
	if (any) {
		number(&t, &x->from, 0);
		number(&t, &x->to, n);
	}
	zd_free(t.root);
	zd_free(t.known);
	zd_names_clear(&t.from);
	zd_names_clear(&t.to);
}

static bool leads_to(const struct zd_alignment *x, uint32_t from, uint32_t to)
{
	const struct zd_paragraph *p = &x->from.draft->paragraphs.at[from];
	const struct zd_paragraph *q = &x->to.draft->paragraphs.at[to];

	for (uint32_t j = q->first; j < q->first + q->count; j++)
		if (x->to.at.pair[j] - p->first < p->count ||
			x->to.at.joins[j] - p->first < p->count)
			return true;
	for (uint32_t i = p->first; i < p->first + p->count; i++)
		if (x->from.at.joins[i] - q->first < q->count)
			return true;
	return false;
}

/* Settles the first blocks of two paragraphs that were told to be one and of
 * which no words said so. */
static void lead(struct zd_alignment *x, uint32_t from, uint32_t to)
{
	const struct zd_paragraph *p = &x->from.draft->paragraphs.at[from];
	const struct zd_paragraph *q = &x->to.draft->paragraphs.at[to];
	uint32_t i = p->first, j = q->first;
	bool open = p->count && zd_align_is_open(&x->from, i);
	bool also = q->count && zd_align_is_open(&x->to, j);

	if (!p->count || !q->count || x->from.class[i] != x->to.class[j])
		return;
	if (open && also)
		zd_align_settle(x, i, j, 0, false);
	else if (also && x->from.at.pair[i] != ZD_NOBODY)
		x->to.at.joins[j] = i;
	else if (open && x->to.at.pair[j] != ZD_NOBODY)
		x->from.at.joins[i] = j;
}

void zd_align_told(struct zd_alignment *x)
{
	if (!x->from.told)
		return;
	for (size_t k = 0; k < x->told.len; k++)
		if (!leads_to(x, x->told.at[k].from, x->told.at[k].to))
			lead(x, x->told.at[k].from, x->told.at[k].to);
}
