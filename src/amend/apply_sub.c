/* New sub-paragraphs: "OP33 (d): an account of all this;". */
#include "amend/work.h"

static int say_there(const struct zd_instruction *in, struct zd_error *err)
{
	return zd_error_set(err, ZD_EEXISTS,
		"%.*s is in the draft already: \"%.*s: replace with …\" "
		"changes it, a sign that is free is a new sub-paragraph",
		ZD_FMT(in->target), ZD_FMT(in->target));
}

/* The place behind the sub-paragraphs of `parent` that come before `want`,
 * each with what is below it. */
static uint32_t place_of(const struct zd_work_paragraph *p,
	const struct zd_work_place *parent, const struct zd_label *want)
{
	struct zd_draft *one = zd_work_alone(p);
	uint32_t at = parent->from + 1;
	unsigned depth = parent->whole ? 0 : zd_block_depth(one, parent->from);

	for (uint32_t b = parent->from + 1; b < parent->to; b++) {
		struct zd_label label = *want;
		struct zd_slice mark = p->blocks[b].mark;

		if (zd_block_depth(one, b) == depth + 1 &&
			zd_sign_is(mark, &label.path[label.depth - 1]) &&
			zd_label_cmp(&label, want) > 0)
			break;
		at = b + 1;
	}
	zd_draft_free(one);
	return at;
}

int zd_apply_insert_sub(struct zd_work *w, const struct zd_instruction *in,
	struct zd_work_paragraph *fresh, struct zd_error *err)
{
	struct zd_work_place parent, there;
	struct zd_work_paragraph *p;
	struct zd_buf mark = ZD_BUF_INIT;
	struct zd_block *blocks;
	struct zd_label label;
	uint32_t at;
	int code = zd_work_find(w, in->other, &parent, err);

	if (code)
		return code;
	if (!zd_work_find(w, in->target, &there, NULL))
		return say_there(in, err);
	p = &w->list.at[parent.at];
	if (!zd_label_is(in->target, &label) || !label.depth || !p->count)
		return zd_error_set(err, ZD_EUSAGE,
			"%.*s can have no sub-paragraph", ZD_FMT(in->other));
	at = place_of(p, &parent, &label);
	blocks = zd_arena_calloc(
		&w->arena, (size_t)p->count + fresh->count, sizeof(*blocks));
	memcpy(blocks, p->blocks, at * sizeof(*blocks));
	memcpy(blocks + at, fresh->blocks, fresh->count * sizeof(*blocks));
	if (p->count > at)
		memcpy(blocks + at + fresh->count, p->blocks + at,
			(p->count - at) * sizeof(*blocks));
	zd_sign_format(&mark, &label.path[label.depth - 1]);
	blocks[at].mark = zd_arena_slice(&w->arena, zd_buf_slice(&mark));
	zd_buf_clear(&mark);
	p->blocks = blocks;
	p->count += fresh->count;
	return ZD_OK;
}
