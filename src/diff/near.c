/*
 * Stage near: an open block whose neighbours say where it is, and which
 * begins and ends as it did, needs no search. Most edits of a round are
 * settled here, by their bytes alone.
 */
#include "base/ascii.h"
#include "diff/align.h"

/* Bytes that two texts have in common at their beginning and end. */
static size_t shared_ends(struct zd_slice a, struct zd_slice b)
{
	size_t head = zd_slice_head(a, b);

	return head +
		zd_slice_tail(zd_slice_sub(a, head, a.len),
			zd_slice_sub(b, head, b.len));
}

/* How many neighbours lead from i to j. */
static int leads(const struct zd_alignment *x, uint32_t i, uint32_t j)
{
	const struct zd_aligned *a = &x->from, *b = &x->to;
	int n = 0;

	if (i && j ? a->at.pair[i - 1] == j - 1 : i == j)
		n++;
	if (i + 1 < a->side.pieces.len && j + 1 < b->side.pieces.len)
		n += a->at.pair[i + 1] == j + 1;
	else
		n += i + 1 == a->side.pieces.len && j + 1 == b->side.pieces.len;
	return n;
}

static bool is_inside(const struct zd_aligned *a, uint32_t i)
{
	return i + 1 < a->side.pieces.len &&
		a->draft->blocks.at[i].paragraph ==
		a->draft->blocks.at[i + 1].paragraph;
}

/* Whether a block has no word: a label without text, a number alone. */
static bool says_nothing(const struct zd_aligned *a, uint32_t i)
{
	struct zd_slice text = a->side.pieces.at[i].text;

	if (a->class[i] == ZD_FIELD || a->class[i] == ZD_NOTE)
		return false;
	for (size_t k = 0; k < text.len; k++) {
		char c = text.ptr[k];

		if ((unsigned char)c >= 0x80 || zd_is_letter(c))
			return false;
	}
	return true;
}

static bool same_label(const struct zd_aligned *a, uint32_t i,
	const struct zd_aligned *b, uint32_t j)
{
	const struct zd_block *p = &a->draft->blocks.at[i];
	const struct zd_block *q = &b->draft->blocks.at[j];

	return zd_slice_eq(p->mark, q->mark) &&
		zd_slice_eq(a->draft->paragraphs.at[p->paragraph].label,
			b->draft->paragraphs.at[q->paragraph].label);
}

/*
 * Labels without text, and numbers that stand alone, beside what is settled:
 * the same label and number, or one that stands before the same sub-paragraph,
 * or between the same neighbours. Elsewhere nobody could say which is which.
 */
static void try_label(
	struct zd_alignment *x, uint32_t i, uint32_t j, void *none)
{
	bool same;

	(void)none;
	if (!zd_align_is_open(&x->from, i) || !zd_align_is_open(&x->to, j) ||
		!zd_align_are_kin(x, i, j) || !says_nothing(&x->from, i) ||
		!says_nothing(&x->to, j))
		return;
	same = zd_slice_eq(
		x->from.side.pieces.at[i].text, x->to.side.pieces.at[j].text);
	if ((same && same_label(&x->from, i, &x->to, j)) ||
		(is_inside(&x->from, i) && is_inside(&x->to, j) &&
			x->from.at.pair[i + 1] == j + 1) ||
		leads(x, i, j) == 2)
		/* What was read is compared by its words. */
		zd_align_settle(x, i, j, 1,
			same && !x->from.side.pieces.at[i].read &&
				!x->to.side.pieces.at[j].read);
}

/* Whether a neighbour of j that has words was settled beside its pair. */
static bool is_led(const struct zd_alignment *x, uint32_t j)
{
	const uint32_t *pair = x->to.at.pair;
	uint32_t i = pair[j];

	return (i && j && pair[j - 1] == i - 1 &&
		       !says_nothing(&x->to, j - 1)) ||
		(j + 1 < x->to.side.pieces.len && pair[j + 1] == i + 1 &&
			!says_nothing(&x->to, j + 1));
}

/* Marks the blocks that others have joined which have words. */
static void mark_joined(uint8_t *joined, const struct zd_aligned *parts)
{
	for (uint32_t i = 0; i < parts->side.pieces.len; i++)
		if (parts->at.joins[i] != ZD_NOBODY && !says_nothing(parts, i))
			joined[parts->at.joins[i]] = 1;
}

/* Opens parts whose whole belongs to nobody. */
static void release(struct zd_alignment *x, struct zd_aligned *parts,
	const struct zd_aligned *wholes)
{
	for (uint32_t i = 0; i < parts->side.pieces.len; i++) {
		uint32_t whole = parts->at.joins[i];

		if (whole == ZD_NOBODY || wholes->at.pair[whole] != ZD_NOBODY)
			continue;
		parts->at.joins[i] = ZD_NOBODY;
		zd_side_read(&parts->side, &x->lexicon, i);
	}
}

/* A number that was found by itself where nobody leads is another one, and so
 * are numbers that were merged into it or split off. */
static void unsettle(struct zd_alignment *x)
{
	size_t n = x->from.side.pieces.len, m = x->to.side.pieces.len;
	uint8_t *from = zd_calloc(n + m + 1, 1), *to = from + n;

	mark_joined(to, &x->from);
	mark_joined(from, &x->to);
	for (uint32_t j = 0; j < m; j++) {
		uint32_t i = x->to.at.pair[j];

		if (i == ZD_NOBODY || !says_nothing(&x->to, j) ||
			is_led(x, j) || from[i] || to[j])
			continue;
		x->from.at.pair[i] = x->to.at.pair[j] = ZD_NOBODY;
		x->from.at.score[i] = x->to.at.score[j] = 0;
		x->same[j] = 0;
		zd_side_read(&x->from.side, &x->lexicon, i);
		zd_side_read(&x->to.side, &x->lexicon, j);
	}
	release(x, &x->from, &x->to);
	release(x, &x->to, &x->from);
	zd_free(from);
}

void zd_align_labels(struct zd_alignment *x)
{
	unsettle(x);
	if (x->from.side.pieces.len && x->to.side.pieces.len)
		try_label(x, 0, 0, NULL);
	zd_align_beside(x, try_label, NULL);
}

static void try(struct zd_alignment *x, uint32_t i, uint32_t j, void *none)
{
	struct zd_slice a, b;
	size_t most;
	float share;

	if (!zd_align_may(x, i, j)) {
		try_label(x, i, j, none);
		return;
	}
	a = x->from.side.pieces.at[i].text;
	b = x->to.side.pieces.at[j].text;
	most = a.len > b.len ? a.len : b.len;
	x->work += most / 8;
	share = (float)shared_ends(a, b) / (float)most;
	if (share >= x->options->least_ends &&
		(share >= x->options->least_ends_alone || leads(x, i, j) == 2))
		zd_align_settle(x, i, j, share, false);
}

void zd_align_near(struct zd_alignment *x)
{
	if (x->from.side.pieces.len && x->to.side.pieces.len)
		try(x, 0, 0, NULL);
	zd_align_beside(x, try, NULL);
}
