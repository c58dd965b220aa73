/* Positions of an older round, brought to the current one. */
#include "negotiation/carry.h"
#include "negotiation/names.h"
#include "negotiation/proposals.h"
#include "negotiation/target.h"
#include "negotiation/tree.h"

struct renamed {
	struct zd_slice from, to;
};

struct carrying {
	struct zd_negotiation *n;
	const struct zd_carry_options *o;
	struct zd_carry_report *report;
	const struct zd_round *from, *to;
	struct zd_draft *old, *new;
	struct zd_brackets *old_brackets, *new_brackets;
	/* "zero/EU/3" and what it is called now. */
	ZD_VEC(struct renamed) amendments;
	/* of one party */
	struct zd_slice party;
	size_t carried;
	struct zd_buf lines;    /* what is added to its file */
	struct zd_slice spoken; /* the file as it is there */
};

/* --- What the amendments are called now ----------------------------------- */

static int read_branch(
	struct carrying *c, const struct zd_ref *ref, struct zd_error *err)
{
	struct zd_arena *a = &c->report->arena;
	struct zd_arena scratch = {0};
	struct zd_commits log = {0};
	unsigned number;
	int code = zd_store_log(
		c->n->store, &ref->commit, &c->to->commit, &scratch, &log, err);

	for (size_t i = 0; !code && i < log.len; i++) {
		struct zd_slice from =
			zd_trailer(log.at[i].message, "Carried-from");
		struct renamed one = {zd_arena_slice(a, from),
			zd_amendment_is(&log.at[i], &number)
				? zd_amendment_name(
					  a, zd_ref_party(ref->name), number)
				: (struct zd_slice){0}};

		if (from.len && one.to.len)
			zd_vec_push(&c->amendments, one);
	}
	zd_free(log.at);
	zd_arena_clear(&scratch);
	return code;
}

static int read_names(struct carrying *c, struct zd_error *err)
{
	struct zd_refs refs = {0};
	int code = zd_proposals_branches(&refs, c->n, c->to, err);

	for (size_t i = 0; !code && i < refs.len; i++)
		code = read_branch(c, &refs.at[i], err);
	zd_refs_clear(&refs);
	return code;
}

/* --- One target ----------------------------------------------------------- */

static bool move_amendment(
	struct carrying *c, struct zd_slice target, struct zd_carried *one)
{
	struct zd_arena *a = &c->report->arena;
	struct zd_slice name = zd_arena_printf(
		a, "%.*s/%.*s", ZD_FMT(c->from->name), ZD_FMT(target));

	for (size_t i = 0; i < c->amendments.len; i++)
		if (zd_slice_eq(c->amendments.at[i].from, name)) {
			one->to = c->amendments.at[i].to;
			return true;
		}
	one->why = zd_arena_printf(a, "%.*s was not carried to %.*s",
		ZD_FMT(target), ZD_FMT(c->to->name));
	return false;
}

/* The same words in brackets in the paragraph as it is now. */
static uint32_t find_bracket(
	struct carrying *c, uint32_t was, uint32_t now, uint32_t nth)
{
	struct zd_buf x = ZD_BUF_INIT, y = ZD_BUF_INIT;
	const struct zd_bracket *b;
	uint32_t found = 0;

	if (!c->old_brackets) {
		c->old_brackets = zd_brackets_new(c->old, NULL);
		c->new_brackets = zd_brackets_new(c->new, NULL);
	}
	b = zd_target_bracket(c->old_brackets, was, nth);
	if (b)
		zd_bracket_text(&x, c->old_brackets, b, 0);
	for (uint32_t i = 1; b && !found; i++) {
		const struct zd_bracket *other =
			zd_target_bracket(c->new_brackets, now, i);

		if (!other)
			break;
		zd_buf_truncate(&y, 0);
		zd_bracket_text(&y, c->new_brackets, other, 0);
		if (zd_slice_eq(zd_buf_slice(&x), zd_buf_slice(&y)))
			found = i;
	}
	zd_buf_clear(&x);
	zd_buf_clear(&y);
	return found;
}

static bool move_paragraph(
	struct carrying *c, struct zd_target *target, struct zd_carried *one)
{
	struct zd_arena *a = &c->report->arena;
	uint32_t was = zd_draft_find_id(c->old, target->id);
	uint32_t now = zd_draft_find_id(c->new, target->id);

	if (now == ZD_NONE || was == ZD_NONE) {
		one->why = zd_arena_printf(a, "%.*s does not have it any more",
			ZD_FMT(c->to->name));
		return false;
	}
	if (target->bracket) {
		target->bracket = find_bracket(c, was, now, target->bracket);
		one->why = ZD_LIT("its words are not in brackets any more");
		if (!target->bracket)
			return false;
		one->why = (struct zd_slice){0};
	} else if (target->path.len &&
		zd_target_block(c->new, now, target) == ZD_NONE) {
		one->why = ZD_LIT("there is no such sub-paragraph any more");
		return false;
	} else if (!zd_paragraph_same(c->old, was, c->new, now)) {
		one->why = ZD_LIT("its words have changed since");
	}
	one->to = zd_target_write(a, target);
	return true;
}

/* --- The positions of a party --------------------------------------------- */

static bool has_spoken(const struct carrying *c, struct zd_slice target)
{
	struct zd_slice rest = c->spoken, line;

	while (rest.ptr) {
		line = zd_slice_cut(&rest, '\n');
		if (zd_slice_eq(zd_slice_cut(&line, '\t'), target))
			return true;
	}
	return false;
}

static void carry_one(struct carrying *c, const struct zd_position *p)
{
	struct zd_arena *a = &c->report->arena;
	struct zd_carried one = {.fate = ZD_FATE_STALE};
	struct zd_target target;
	bool moved;

	zd_target_read(&target, p->target);
	one.from = zd_arena_slice(a, p->party);
	one.summary = zd_arena_printf(a, "%.*s %.*s%s%.*s%s", ZD_FMT(p->stance),
		ZD_FMT(target.amendment ? p->target
					: zd_target_name(a, c->old, &target)),
		p->remark.len ? " (" : "", ZD_FMT(p->remark),
		p->remark.len ? ")" : "");
	moved = target.amendment ? move_amendment(c, p->target, &one)
				 : move_paragraph(c, &target, &one);
	if (moved && has_spoken(c, one.to))
		return;
	if (moved) {
		one.fate = ZD_FATE_CARRIED;
		c->carried++;
		zd_buf_printf(&c->lines, "%.*s\t%.*s", ZD_FMT(one.to),
			ZD_FMT(p->stance));
		if (p->remark.len)
			zd_buf_printf(&c->lines, "\t%.*s", ZD_FMT(p->remark));
		zd_buf_putc(&c->lines, '\n');
		one.to = target.amendment ? one.to
					  : zd_target_name(a, c->new, &target);
	}
	zd_vec_push(&c->report->positions, one);
}

static int build(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	struct carrying *c = ctx;
	struct zd_positions all;
	int code = zd_store_read(c->n->store, tip, ZD_LIT("positions"),
		&c->report->arena, &c->spoken, err);

	(void)exists;
	if (code == ZD_ENOTFOUND)
		c->spoken = (struct zd_slice){0};
	else if (code)
		return code;
	c->carried = 0;
	zd_buf_truncate(&c->lines, 0);
	zd_buf_put_slice(&c->lines, c->spoken);
	code = zd_positions_read(&all, c->n, c->from, err);
	if (code)
		return code;
	for (size_t i = 0; i < all.list.len; i++)
		if (zd_slice_eq(all.list.at[i].party, c->party))
			carry_one(c, &all.list.at[i]);
	zd_positions_clear(&all);
	if (c->lines.len == c->spoken.len)
		return ZD_ESAME;
	zd_changes_put(changes, ZD_LIT("positions"), zd_buf_slice(&c->lines));
	zd_buf_printf(message, "Carry %zu position%s from %.*s\n\n", c->carried,
		c->carried == 1 ? "" : "s", ZD_FMT(c->from->name));
	zd_buf_printf(message, "Positions-from: %.*s\n", ZD_FMT(c->from->name));
	return 0;
}

static int act_for(struct carrying *c, struct zd_error *err)
{
	struct zd_arena a = {0};
	struct zd_identity author = {
		.when = c->o->committer.when, .offset = c->o->committer.offset};
	struct zd_act act = {.start = c->to->commit,
		.author = &author,
		.committer = &c->o->committer,
		.build = build,
		.ctx = c};
	const struct zd_party *party;
	struct zd_oid commit;
	int code = zd_negotiation_party(&party, c->n, c->party.ptr, err);

	if (!code) {
		act.ref = zd_arena_printf(&a, ZD_PROPOSALS "%.*s/%.*s",
			ZD_FMT(c->to->name), ZD_FMT(c->party))
				  .ptr;
		author.name = zd_arena_slice(&a, party->name).ptr;
		author.email = zd_arena_printf(
			&a, "%.*s@parties.invalid", ZD_FMT(c->party))
				       .ptr;
		code = zd_store_act(c->n->store, &act, &commit, err);
	}
	zd_arena_clear(&a);
	return code == ZD_ESAME ? 0 : code;
}

static int carry_all(
	struct carrying *c, const struct zd_party *only, struct zd_error *err)
{
	struct zd_positions all;
	struct zd_slice last = {0};
	int code = zd_positions_read(&all, c->n, c->from, err);

	for (size_t i = 0; !code && i < all.list.len; i++) {
		if (zd_slice_eq(all.list.at[i].party, last) ||
			(only &&
				!zd_slice_eq(only->code, all.list.at[i].party)))
			continue;
		last = all.list.at[i].party;
		c->party = zd_arena_slice(&c->report->arena, last);
		code = act_for(c, err);
	}
	zd_positions_clear(&all);
	return code;
}

int zd_carry_positions(struct zd_carry_report *report, struct zd_negotiation *n,
	const struct zd_round rounds[2], const struct zd_carry_options *options,
	struct zd_error *err)
{
	struct carrying c = {.n = n,
		.o = options,
		.report = report,
		.from = &rounds[0],
		.to = &rounds[1]};
	const struct zd_party *only = NULL;
	int code = 0;

	if (options->party)
		code = zd_negotiation_party(&only, n, options->party, err);
	if (!code)
		code = zd_tree_read(&c.old, n->store, &c.from->commit, err);
	if (!code)
		code = zd_tree_read(&c.new, n->store, &c.to->commit, err);
	if (!code)
		code = read_names(&c, err);
	if (!code)
		code = carry_all(&c, only, err);
	zd_brackets_free(c.old_brackets);
	zd_brackets_free(c.new_brackets);
	zd_draft_free(c.old);
	zd_draft_free(c.new);
	zd_vec_clear(&c.amendments);
	zd_buf_clear(&c.lines);
	return code;
}
