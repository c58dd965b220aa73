/*
 * Accepting, rejecting and reversing a redline: from its runs alone.
 */
#include <assert.h>

#include "diff/redline.h"

/* The text of one block, put together from ranges that arrive in any
 * order. */
struct part {
	uint32_t block, start, end;
	const char *bytes;
};

/* Which side is built: the marks that belong to it and where they point. */
struct side {
	const struct zd_draft *draft, *other;
	bool to;
};

static bool belongs(const struct side *s, enum zd_mark mark)
{
	if (mark == ZD_KEPT)
		return true;
	return s->to ? mark == ZD_INSERTED || mark == ZD_MOVED_TO
		     : mark == ZD_DELETED || mark == ZD_MOVED_FROM;
}

/*
 * The bytes of a run. What was kept is read from the other draft, so that
 * the law shows if kept text should ever differ.
 */
static struct part part_of(const struct side *s, const struct zd_run *r)
{
	struct part p = {r->from, r->from_start, r->from_end, NULL};

	if (s->to)
		p = (struct part){r->to, r->to_start, r->to_end, NULL};
	if (r->mark == ZD_INSERTED || r->mark == ZD_DELETED)
		p.bytes = s->draft->blocks.at[p.block].text.ptr + p.start;
	else if (s->to)
		p.bytes = s->other->blocks.at[r->from].text.ptr + r->from_start;
	else
		p.bytes = s->other->blocks.at[r->to].text.ptr + r->to_start;
	return p;
}

static char **texts_new(struct zd_arena *a, const struct zd_draft *d)
{
	char **texts = zd_arena_calloc(a, d->blocks.len + 1, sizeof(*texts));

	for (size_t i = 0; i < d->blocks.len; i++)
		texts[i] = zd_arena_calloc(
			a, 1, zd_add(d->blocks.at[i].text.len, 1));
	return texts;
}

/* A draft with the paragraphs of one side and the texts of the runs. */
static struct zd_draft *build(const struct zd_redline *r, const struct side *s)
{
	struct zd_draft *d = zd_draft_new();
	char **texts = texts_new(&d->arena, s->draft);

	for (size_t i = 0; i < r->runs.len; i++) {
		struct part p;

		if (!belongs(s, r->runs.at[i].mark))
			continue;
		p = part_of(s, &r->runs.at[i]);
		memcpy(texts[p.block] + p.start, p.bytes, p.end - p.start);
	}
	for (size_t i = 0; i < s->draft->paragraphs.len; i++) {
		const struct zd_paragraph *p = &s->draft->paragraphs.at[i];
		struct zd_paragraph *q;

		zd_draft_add(d, p->kind, p->label);
		q = &d->paragraphs.at[i];
		q->level = p->level;
		q->id = zd_arena_slice(&d->arena, p->id);
		q->origin = zd_arena_slice(&d->arena, p->origin);
		for (uint32_t b = p->first; b < p->first + p->count; b++)
			zd_draft_add_block_borrowed(d,
				zd_arena_slice(
					&d->arena, s->draft->blocks.at[b].mark),
				zd_slice(texts[b],
					s->draft->blocks.at[b].text.len));
	}
	return d;
}

struct zd_draft *zd_redline_accept(const struct zd_redline *r)
{
	return build(r, &(struct side){r->to, r->from, true});
}

struct zd_draft *zd_redline_reject(const struct zd_redline *r)
{
	return build(r, &(struct side){r->from, r->to, false});
}
