#include "negotiation/threeway.h"

#include "amend/merge.h"
#include "negotiation/order.h"
#include "text/markup.h"

/* A paragraph of the result: where it is copied from. */
struct piece {
	const struct zd_draft *draft;
	uint32_t at;
};

struct merging {
	const struct zd_draft *base, *ours, *theirs;
	struct zd_draft *merged; /* paragraphs that are neither's */
	ZD_VEC(struct piece) pieces;
	struct zd_arena scratch;
	bool changed;
	struct zd_error *err;
};

static const struct zd_paragraph *paragraph_of(const struct piece *p)
{
	return &p->draft->paragraphs.at[p->at];
}

static size_t find_piece(const struct merging *m, struct zd_slice id)
{
	for (size_t i = 0; i < m->pieces.len; i++)
		if (zd_slice_eq(paragraph_of(&m->pieces.at[i])->id, id))
			return i;
	return SIZE_MAX;
}

static void remove_piece(struct merging *m, size_t at)
{
	memmove(m->pieces.at + at, m->pieces.at + at + 1,
		(m->pieces.len - at - 1) * sizeof(*m->pieces.at));
	m->pieces.len--;
	m->changed = true;
}

static void insert_piece(struct merging *m, size_t at, struct piece p)
{
	zd_vec_reserve(&m->pieces, 1);
	memmove(m->pieces.at + at + 1, m->pieces.at + at,
		(m->pieces.len - at) * sizeof(*m->pieces.at));
	m->pieces.at[at] = p;
	m->pieces.len++;
	m->changed = true;
}

/* Behind the nearest paragraph before i in `theirs` that is in the result. */
static size_t place_for(const struct merging *m, uint32_t i)
{
	size_t at;

	if (m->theirs->paragraphs.at[i].kind == ZD_NOTE)
		return m->pieces.len;
	while (i-- > 0) {
		at = find_piece(m, m->theirs->paragraphs.at[i].id);
		if (at != SIZE_MAX)
			return at + 1;
	}
	return 0;
}

/* --- conflicts ----------------------------------------------------------- */

static struct zd_slice plain_of(
	struct merging *m, const struct zd_draft *d, uint32_t i)
{
	struct zd_buf file = ZD_BUF_INIT, plain = ZD_BUF_INIT;
	struct zd_slice s;

	zd_paragraph_write(&file, d, i);
	zd_markup_plain(&plain, zd_buf_slice(&file));
	s = zd_arena_slice(&m->scratch, zd_slice_trim(zd_buf_slice(&plain)));
	zd_buf_clear(&file);
	zd_buf_clear(&plain);
	if (s.len > 300) {
		for (s.len = 297; (s.ptr[s.len] & 0xc0) == 0x80;)
			s.len--;
		s = zd_arena_printf(&m->scratch, "%.*s…", ZD_FMT(s));
	}
	return s;
}

static int conflict_words(struct merging *m, const struct piece *ours,
	const struct zd_conflict *c)
{
	return zd_error_set(m->err, ZD_ECONFLICT,
		"%.*s: the same words are changed on both sides: the text has "
		"“%.*s” now, the amendment wants “%.*s” for “%.*s”. Bracket "
		"the amendment, or propose the wording that holds both",
		ZD_FMT(zd_paragraph_name(&m->scratch, ours->draft, ours->at)),
		ZD_FMT(c->ours), ZD_FMT(c->theirs), ZD_FMT(c->base));
}

static int conflict_gone(
	struct merging *m, const struct zd_draft *d, uint32_t i)
{
	return zd_error_set(m->err, ZD_ECONFLICT,
		"%.*s is no longer in the text, and the amendment changes it: "
		"propose it as a new paragraph, or reject the amendment",
		ZD_FMT(zd_paragraph_name(&m->scratch, d, i)));
}

static int conflict_kept(struct merging *m, const struct piece *p)
{
	return zd_error_set(m->err, ZD_ECONFLICT,
		"%.*s has changed since the amendment that deletes it; it "
		"reads now: “%.*s”. Propose its deletion anew, or reject the "
		"amendment",
		ZD_FMT(zd_paragraph_name(&m->scratch, p->draft, p->at)),
		ZD_FMT(plain_of(m, p->draft, p->at)));
}

/* --- what theirs does ---------------------------------------------------- */

static bool same_label(
	const struct zd_paragraph *a, const struct zd_paragraph *b)
{
	return zd_slice_eq(a->label, b->label) && a->level == b->level &&
		zd_slice_eq(a->origin, b->origin);
}

static int drop(struct merging *m, uint32_t b)
{
	size_t at = find_piece(m, m->base->paragraphs.at[b].id);
	const struct piece *p;

	if (at == SIZE_MAX)
		return 0;
	p = &m->pieces.at[at];
	if (!zd_paragraph_same(p->draft, p->at, m->base, b))
		return conflict_kept(m, p);
	remove_piece(m, at);
	return 0;
}

/* "OP12 bis" that somebody else has already becomes OP12 ter. */
static void free_label(struct merging *m, uint32_t t)
{
	const struct zd_paragraph *p = &m->theirs->paragraphs.at[t];
	struct zd_buf text = ZD_BUF_INIT;
	struct zd_label label;
	bool taken = true;
	uint32_t at;

	at = zd_draft_add_copy(m->merged, m->theirs, t);
	if (p->kind != ZD_PARAGRAPH || !zd_label_is(p->label, &label))
		return;
	while (taken && label.bis < 10) {
		zd_buf_truncate(&text, 0);
		zd_label_format(&text, &label);
		taken = false;
		for (size_t i = 0; i < m->pieces.len; i++)
			taken |= paragraph_of(&m->pieces.at[i])->kind ==
					ZD_PARAGRAPH &&
				zd_slice_eq(
					paragraph_of(&m->pieces.at[i])->label,
					zd_buf_slice(&text));
		if (taken)
			label.bis = label.bis ? label.bis + 1 : 2;
	}
	m->merged->paragraphs.at[at].label =
		zd_arena_slice(&m->merged->arena, zd_buf_slice(&text));
	zd_buf_clear(&text);
}

static void add(struct merging *m, uint32_t t)
{
	size_t place = place_for(m, t);

	free_label(m, t);
	insert_piece(m, place,
		(struct piece){m->merged,
			zd_u32(m->merged->paragraphs.len) - 1});
}

static int merge_text(
	struct merging *m, struct piece *p, uint32_t b, uint32_t t)
{
	struct zd_buf x = ZD_BUF_INIT, y = ZD_BUF_INIT, z = ZD_BUF_INIT,
		      out = ZD_BUF_INIT;
	struct zd_conflicts conflicts = {0};
	int code;

	zd_paragraph_write(&x, m->base, b);
	zd_paragraph_write(&y, p->draft, p->at);
	zd_paragraph_write(&z, m->theirs, t);
	code = zd_merge_words(&out, zd_buf_slice(&x), zd_buf_slice(&y),
		zd_buf_slice(&z), &conflicts);
	if (code == ZD_ECONFLICT)
		code = conflict_words(m, p, &conflicts.at[0]);
	if (!code) {
		m->changed |= !zd_slice_eq(
			zd_buf_slice(&out), zd_buf_slice(&y));
		zd_paragraph_read(m->merged,
			zd_arena_slice(&m->merged->arena, zd_buf_slice(&out)));
	}
	zd_conflicts_clear(&conflicts);
	zd_buf_clear(&x);
	zd_buf_clear(&y);
	zd_buf_clear(&z);
	zd_buf_clear(&out);
	return code;
}

static int change(struct merging *m, uint32_t b, uint32_t t)
{
	const struct zd_paragraph *old = &m->base->paragraphs.at[b];
	const struct zd_paragraph *new = &m->theirs->paragraphs.at[t];
	size_t at = find_piece(m, new->id);
	struct zd_paragraph *mine;
	const struct zd_paragraph *now;
	struct piece *p;
	uint32_t i;

	if (at == SIZE_MAX)
		return conflict_gone(m, m->base, b);
	p = &m->pieces.at[at];
	now = paragraph_of(p);
	i = zd_draft_add(m->merged, now->kind, now->label);
	mine = &m->merged->paragraphs.at[i];
	mine->level = now->level;
	mine->id = now->id;
	mine->origin = now->origin;
	if (!same_label(old, new) && !same_label(now, new)) {
		mine->level = new->level;
		mine->label = zd_arena_slice(&m->merged->arena, new->label);
		mine->origin = zd_arena_slice(&m->merged->arena, new->origin);
		m->changed = true;
	}
	if (merge_text(m, p, b, t))
		return ZD_ECONFLICT;
	*p = (struct piece){m->merged, i};
	return 0;
}

static int put_all(struct merging *m)
{
	uint32_t b;
	int code = 0;

	for (uint32_t t = 0; !code && t < m->theirs->paragraphs.len; t++) {
		const struct zd_paragraph *p = &m->theirs->paragraphs.at[t];

		b = zd_order_find(m->base, p->id, t);
		if (b == ZD_NONE && find_piece(m, p->id) == SIZE_MAX)
			add(m, t);
		else if (b != ZD_NONE &&
			(!zd_paragraph_same(m->base, b, m->theirs, t) ||
				!same_label(&m->base->paragraphs.at[b], p)))
			code = change(m, b, t);
	}
	return code;
}

static void move_all(struct merging *m)
{
	struct zd_slice *moved;
	size_t n = zd_order_moved(&moved, &m->scratch, m->base, m->theirs);
	size_t from, to;
	struct piece p;

	for (size_t k = 0; k < n; k++) {
		uint32_t t = zd_draft_find_id(m->theirs, moved[k]);

		from = find_piece(m, moved[k]);
		if (from == SIZE_MAX)
			continue;
		p = m->pieces.at[from];
		remove_piece(m, from);
		to = place_for(m, t);
		insert_piece(m, to, p);
	}
}

int zd_threeway(struct zd_draft **out, const struct zd_draft *base,
	const struct zd_draft *ours, const struct zd_draft *theirs,
	struct zd_error *err)
{
	struct merging m = {.base = base, .ours = ours, .theirs = theirs,
		.merged = zd_draft_new(), .err = err};
	int code = 0;

	*out = NULL;
	for (uint32_t i = 0; i < ours->paragraphs.len; i++)
		zd_vec_push(&m.pieces, ((struct piece){ours, i}));
	for (uint32_t b = 0; !code && b < base->paragraphs.len; b++)
		if (zd_order_find(theirs, base->paragraphs.at[b].id, b) ==
			ZD_NONE)
			code = drop(&m, b);
	if (!code)
		code = put_all(&m);
	if (!code)
		move_all(&m);
	if (!code && !m.changed)
		code = zd_error_set(err, ZD_ESAME,
			"the text has all of it already");
	if (!code) {
		*out = zd_draft_new();
		for (size_t i = 0; i < m.pieces.len; i++)
			zd_draft_add_copy(
				*out, m.pieces.at[i].draft, m.pieces.at[i].at);
	}
	zd_vec_clear(&m.pieces);
	zd_draft_free(m.merged);
	zd_arena_clear(&m.scratch);
	return code;
}
