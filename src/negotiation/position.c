/* Positions: what a party says without changing text. */
#include "negotiation/acts.h"
#include "negotiation/names.h"
#include "negotiation/target.h"
#include "negotiation/tree.h"

#define FILE_NAME "positions"

static const char *const stances[] = {"support", "retain", "delete", "reserve",
	"oppose", "flexible", "agree", NULL};

struct positioning {
	struct zd_negotiation *n;
	const struct zd_position_options *o;
	struct zd_arena arena;
	struct zd_round round;
	const struct zd_party *party;
	struct zd_slice target, shown; /* as kept, as printed */
};

/* "EU/3" is one on the round that the position is taken on. */
static int find_amendment(
	struct positioning *p, struct zd_slice name, struct zd_error *err)
{
	struct zd_found found;
	bool short_name = strchr(name.ptr, '/') == strrchr(name.ptr, '/');
	int code;

	if (short_name)
		name = zd_arena_printf(&p->arena, "%.*s/%.*s",
			ZD_FMT(p->round.name), ZD_FMT(name));
	code = zd_amendment_find(&found, p->n, &p->arena, name.ptr, err);
	if (!code && !zd_slice_eq(found.round, p->round.name))
		code = zd_error_set(err, ZD_EUSAGE,
			"%.*s is on another round: give --on %.*s",
			ZD_FMT(name), ZD_FMT(found.round));
	if (!code)
		p->target = zd_arena_printf(&p->arena, "%.*s/%u",
			ZD_FMT(found.party), found.number);
	p->shown = p->target;
	return code;
}

/* ZD_ENOTFOUND says how many there are. */
static int check_bracket(struct positioning *p, const struct zd_draft *base,
	uint32_t at, uint32_t wanted, struct zd_error *err)
{
	struct zd_slice name = zd_paragraph_name(&p->arena, base, at);
	struct zd_brackets *b = zd_brackets_new(base, NULL);
	uint32_t n = 0;

	while (zd_target_bracket(b, at, n + 1))
		n++;
	zd_brackets_free(b);
	if (wanted <= n)
		return 0;
	if (!n)
		return zd_error_set(err, ZD_ENOTFOUND,
			"%.*s has no brackets in %.*s", ZD_FMT(name),
			ZD_FMT(p->round.name));
	return zd_error_set(err, ZD_ENOTFOUND,
		"%.*s has %u bracket%s in %.*s, not %u", ZD_FMT(name), n,
		n == 1 ? "" : "s", ZD_FMT(p->round.name), wanted);
}

/* The target by the paragraph's id, with the sub-paragraph or bracket. */
static int keep_target(struct positioning *p, const struct zd_draft *base,
	uint32_t at, uint32_t block, const struct zd_target *target,
	struct zd_error *err)
{
	const struct zd_paragraph *q = &base->paragraphs.at[at];
	struct zd_target kept = {.id = q->id, .bracket = target->bracket};
	int code = 0;

	if (block != ZD_NONE && block != q->first)
		kept.path = zd_target_path(&p->arena, base, block);
	if (kept.bracket && kept.path.len)
		return zd_error_set(err, ZD_EUSAGE,
			"count the brackets of the whole paragraph: "
			"%.*s[%u]",
			ZD_FMT(zd_paragraph_name(&p->arena, base, at)),
			kept.bracket);
	if (kept.bracket)
		code = check_bracket(p, base, at, kept.bracket, err);
	p->target = zd_target_write(&p->arena, &kept);
	p->shown = zd_target_name(&p->arena, base, &kept);
	return code;
}

/* "EU/3" stays as it is, a label becomes the paragraph's id. */
static int find_target(struct positioning *p, struct zd_error *err)
{
	struct zd_slice name = zd_slice_str(p->o->target);
	struct zd_target target;
	struct zd_draft *base;
	uint32_t at, matches, block = ZD_NONE;
	int code;

	zd_target_read(&target, name);
	if (target.amendment)
		return find_amendment(p, name, err);
	if (target.path.len)
		target.id = name;
	code = zd_tree_read(&base, p->n->store, &p->round.commit, err);
	if (code)
		return code;
	at = zd_draft_find(base, target.id, &block, &matches);
	if (matches != 1)
		code = zd_error_set(err, matches ? ZD_EAMBIGUOUS : ZD_ENOTFOUND,
			matches ? "'%s' stands more than once in %.*s: name "
				  "the paragraph by its id"
				: "no paragraph '%s' in %.*s, and no "
				  "amendment (PARTY/NUMBER)",
			p->o->target, ZD_FMT(p->round.name));
	else
		code = keep_target(p, base, at, block, &target, err);
	zd_draft_free(base);
	return code;
}

/* The file without an older line on the same target, and the new one. */
static void rewrite(
	struct positioning *p, struct zd_slice old, struct zd_buf *out)
{
	struct zd_slice line, rest;

	while (old.ptr) {
		line = zd_slice_cut(&old, '\n');
		rest = line;
		if (line.len &&
			!zd_slice_eq(zd_slice_cut(&rest, '\t'), p->target))
			zd_buf_printf(out, "%.*s\n", ZD_FMT(line));
	}
	zd_buf_printf(out, "%.*s\t%s", ZD_FMT(p->target), p->o->stance);
	if (p->o->remark && *p->o->remark)
		zd_buf_printf(out, "\t%s", p->o->remark);
	zd_buf_putc(out, '\n');
}

static int build(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	struct positioning *p = ctx;
	struct zd_slice old = {0};
	struct zd_buf file = ZD_BUF_INIT;
	int code = zd_store_read(
		p->n->store, tip, ZD_LIT(FILE_NAME), &p->arena, &old, err);

	(void)exists;
	if (code && code != ZD_ENOTFOUND)
		return code;
	rewrite(p, code ? (struct zd_slice){0} : old, &file);
	zd_changes_put(changes, ZD_LIT(FILE_NAME), zd_buf_slice(&file));
	zd_buf_clear(&file);
	zd_buf_printf(message, "%.*s: %s\n\n", ZD_FMT(p->shown), p->o->stance);
	if (p->o->remark && *p->o->remark)
		zd_buf_printf(message, "%s\n\n", p->o->remark);
	zd_buf_printf(message, "Position: %s %.*s\n", p->o->stance,
		ZD_FMT(p->target));
	return 0;
}

static int check(struct positioning *p, struct zd_error *err)
{
	const char *const *s = stances;

	if (!p->o->target || !p->o->stance)
		return zd_error_set(err, ZD_EUSAGE,
			"a position needs a stance and a target");
	while (*s && strcmp(*s, p->o->stance))
		s++;
	if (!*s)
		return zd_error_set(err, ZD_EUSAGE,
			"'%s' is no stance: there are support, retain, "
			"delete, reserve, oppose, flexible and agree",
			p->o->stance);
	if (p->o->remark && strpbrk(p->o->remark, "\t\n\r"))
		return zd_error_set(
			err, ZD_EUSAGE, "a remark is one line, without tabs");
	return 0;
}

int zd_position_take(struct zd_negotiation *n,
	const struct zd_position_options *options, struct zd_error *err)
{
	struct positioning p = {.n = n, .o = options};
	struct zd_identity author = {
		.when = options->when, .offset = options->offset};
	struct zd_act act = {.author = &author,
		.committer = &options->committer,
		.build = build,
		.ctx = &p};
	struct zd_oid commit;
	int code = check(&p, err);

	if (!code)
		code = zd_negotiation_party(
			&p.party, n, options->party ? options->party : "", err);
	if (!code)
		code = zd_round_find(&p.round, n, options->round, err);
	if (!code)
		code = find_target(&p, err);
	if (!code) {
		act.ref = zd_arena_printf(&p.arena, ZD_PROPOSALS "%.*s/%.*s",
			ZD_FMT(p.round.name), ZD_FMT(p.party->code))
				  .ptr;
		act.start = p.round.commit;
		author.name = zd_arena_slice(&p.arena, p.party->name).ptr;
		author.email = zd_arena_printf(
			&p.arena, "%.*s@parties.invalid", ZD_FMT(p.party->code))
				       .ptr;
		code = zd_store_act(n->store, &act, &commit, err);
		if (code == ZD_ESAME)
			zd_error_set(err, code,
				"%.*s has said so already: %s %.*s",
				ZD_FMT(p.party->code), options->stance,
				ZD_FMT(p.shown));
	}
	zd_arena_clear(&p.arena);
	return code;
}

/* --- reading them -------------------------------------------------------- */

static int read_branch(struct zd_positions *out, struct zd_negotiation *n,
	const struct zd_ref *ref, struct zd_error *err)
{
	struct zd_slice file, line;
	struct zd_position p;
	int code = zd_store_read(n->store, &ref->commit, ZD_LIT(FILE_NAME),
		&out->arena, &file, err);

	if (code)
		return code == ZD_ENOTFOUND ? 0 : code;
	p.party = zd_arena_slice(&out->arena, zd_ref_party(ref->name));
	while (file.ptr) {
		line = zd_slice_cut(&file, '\n');
		p.target = zd_slice_cut(&line, '\t');
		p.stance = zd_slice_cut(&line, '\t');
		p.remark = line;
		if (p.target.len && p.stance.len)
			zd_vec_push(&out->list, p);
	}
	return 0;
}

int zd_positions_read(struct zd_positions *out, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err)
{
	struct zd_refs refs = {0};
	struct zd_slice prefix;
	int code;

	memset(out, 0, sizeof(*out));
	prefix = zd_arena_printf(
		&out->arena, ZD_PROPOSALS "%.*s/", ZD_FMT(round->name));
	code = zd_store_refs(n->store, prefix.ptr, &refs, err);
	for (size_t i = 0; !code && i < refs.len; i++)
		code = read_branch(out, n, &refs.at[i], err);
	zd_refs_clear(&refs);
	if (code)
		zd_positions_clear(out);
	return code;
}

void zd_positions_clear(struct zd_positions *p)
{
	zd_vec_clear(&p->list);
	zd_arena_clear(&p->arena);
}
