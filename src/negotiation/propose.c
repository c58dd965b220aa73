#include "negotiation/propose.h"

#include "amend/instruction.h"
#include "negotiation/acts.h"
#include "negotiation/copy.h"
#include "negotiation/names.h"
#include "negotiation/order.h"
#include "negotiation/steps.h"
#include "negotiation/tree.h"
#include "text/bracket.h"

struct proposing {
	struct zd_negotiation *n;
	const struct zd_propose_options *o;
	struct zd_propose_report *report;
	struct zd_round round;
	const struct zd_party *party;
	struct zd_instructions *instructions; /* NULL for an edited copy */
	struct zd_copy *copy;
	struct zd_draft *now; /* the text after the amendments so far */
	struct zd_steps *steps;
	struct zd_ids taken;
	size_t at;       /* of the next instruction */
	unsigned number; /* of the next amendment */
	/* One ahead: the text with the next amendment, to know if there is
	 * one; NULL: there is none. */
	struct zd_draft *next;
	struct zd_slice next_summary;
	struct zd_slice *cosponsors; /* codes */
	struct zd_remarks *remarks;  /* of a Word file, or NULL */
	struct zd_identity author;
	const char *ref;
};

/* --- one amendment ------------------------------------------------------- */

/* The paragraph that differs; empty when more than one does. */
static struct zd_slice changed_id(
	const struct zd_draft *a, const struct zd_draft *b)
{
	struct zd_arena scratch = {0};
	struct zd_order_index old = zd_order_index(&scratch, a);
	struct zd_order_index new = zd_order_index(&scratch, b);
	struct zd_slice id = {0}, *moved;
	size_t n = 0;

	for (uint32_t i = 0; i < b->paragraphs.len; i++) {
		const struct zd_paragraph *p = &b->paragraphs.at[i];
		uint32_t at = zd_order_index_find(&old, p->id);

		if (at != ZD_NONE && zd_paragraph_same(a, at, b, i) &&
			zd_slice_eq(a->paragraphs.at[at].label, p->label))
			continue;
		id = p->id;
		n++;
	}
	for (uint32_t i = 0; i < a->paragraphs.len; i++)
		if (zd_order_index_find(&new, a->paragraphs.at[i].id) ==
			ZD_NONE) {
			id = a->paragraphs.at[i].id;
			n++;
		}
	if (!n) {
		n = zd_order_moved(&moved, &scratch, a, b);
		id = n ? moved[0] : id;
	}
	zd_arena_clear(&scratch);
	return n == 1 ? id : (struct zd_slice){0};
}

/* What new ids end in: the amendment that brings them, "EU3". */
static struct zd_slice suffix_of(struct proposing *p)
{
	return zd_arena_printf(
		&p->report->arena, "%.*s%u", ZD_FMT(p->party->code), p->number);
}

static void name_new(struct proposing *p, struct zd_draft *d)
{
	struct zd_slice suffix = suffix_of(p);
	struct zd_birth birth = {
		.round = p->report->round.ptr, .suffix = suffix.ptr};

	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		if (!d->paragraphs.at[i].id.len)
			d->paragraphs.at[i].id =
				zd_id_new(&d->arena, &p->taken, d, i, &birth);
}

/* Applies the next instruction to the text as it is. */
static int apply_one(struct proposing *p, const struct zd_instruction *in,
	struct zd_error *err)
{
	struct zd_buf text = ZD_BUF_INIT;
	int code = zd_instruction_apply(
		&p->next, p->now, in, p->report->findings, err);

	if (code) {
		if (err && !err->line && in->line)
			zd_error_place(err, p->o->path, in->line, in->column);
		return code;
	}
	name_new(p, p->next);
	zd_instruction_summary(&text, in);
	p->next_summary =
		zd_arena_slice(&p->report->arena, zd_buf_slice(&text));
	zd_buf_clear(&text);
	return 0;
}

static void say_skipped(struct proposing *p, const struct zd_instruction *in,
	const struct zd_error *why)
{
	zd_finding_add(p->report->findings, ZD_WARNING, "skipped",
		(struct zd_slice){0}, in->line, "left out: %s", why->message);
	p->report->skipped++;
}

/* Words in quotes may hold one half of a bracket: allowed, since a bracket
 * may lead over paragraphs, but rarely meant. */
static void warn_of_halves(struct proposing *p, const struct zd_instruction *in)
{
	struct zd_brackets *before, *after;

	if (zd_slice_chr(in->quote, '[', 0) == SIZE_MAX &&
		zd_slice_chr(in->quote, ']', 0) == SIZE_MAX &&
		zd_slice_chr(in->text, '[', 0) == SIZE_MAX &&
		zd_slice_chr(in->text, ']', 0) == SIZE_MAX)
		return;
	before = zd_brackets_new(p->now, NULL);
	after = zd_brackets_new(p->next, NULL);
	if (after->unbalanced > before->unbalanced)
		zd_finding_add(p->report->findings, ZD_WARNING, "bracket-half",
			in->target, in->line,
			"a bracket has lost its other half: quote both, or "
			"change the other as well");
	zd_brackets_free(before);
	zd_brackets_free(after);
}

/* Looks for the next amendment; with --keep-going over those that do not
 * apply. The first trouble is told when nothing at all could be done; some:
 * something could before. */
static int look_ahead(struct proposing *p, bool some, struct zd_error *err)
{
	struct zd_error why = {0}, first = {0};

	while (!p->next && p->at < p->instructions->list.len) {
		const struct zd_instruction *in =
			&p->instructions->list.at[p->at++];
		int code = apply_one(p, in, &why);

		if (!code) {
			warn_of_halves(p, in);
			break;
		}
		if (!first.code)
			first = why;
		if (!p->o->keep_going)
			break;
		say_skipped(p, in, &why);
	}
	if (p->next || !first.code || (p->o->keep_going && some))
		return 0;
	if (err)
		*err = first;
	return first.code;
}

static int next_instruction(
	struct proposing *p, struct zd_slice *summary, struct zd_error *err)
{
	int code = look_ahead(p, p->report->list.len > 0, err);

	if (code)
		return code;
	*summary = p->next_summary;
	zd_draft_free(p->now);
	p->now = p->next;
	p->next = NULL;
	p->number++;
	code = look_ahead(p, true, err);
	p->number--;
	return code ? code : p->next ? ZD_MORE : 0;
}

/* Steps are looked one ahead, to know which is the last. */
static int next_step(
	struct proposing *p, struct zd_slice *summary, struct zd_error *err)
{
	struct zd_step step;

	if (!p->steps)
		p->steps =
			zd_steps_new(p->now, p->copy->draft, p->o->split_hunks);
	if (!zd_steps_next(p->steps, &step))
		return zd_error_set(err, ZD_ESAME,
			"%s says the same as %.*s's text: no amendment was "
			"made",
			p->o->path ? p->o->path : "the copy",
			ZD_FMT(p->party->code));
	*summary = zd_arena_slice(&p->report->arena, step.summary);
	zd_draft_free(p->now);
	p->now = zd_draft_copy(step.draft);
	return zd_steps_more(p->steps) ? ZD_MORE : 0;
}

/* --- under the lock of the branch ---------------------------------------- */

static int begin(struct proposing *p, const struct zd_oid *tip, bool exists,
	struct zd_error *err)
{
	struct zd_commits log = {0};
	struct zd_arena scratch = {0};
	int code = 0;

	if (exists)
		code = zd_store_log(p->n->store, tip, &p->round.commit,
			&scratch, &log, err);
	p->number = zd_amendment_next(&log);
	zd_free(log.at);
	zd_arena_clear(&scratch);
	if (!code)
		code = zd_tree_read(&p->now, p->n->store, tip, err);
	if (code)
		return code;
	p->report->before = zd_draft_copy(p->now);
	for (size_t i = 0; i < p->now->paragraphs.len; i++)
		zd_ids_add(&p->taken, p->now->paragraphs.at[i].id);
	if (p->copy)
		code = zd_copy_fit(p->copy, p->now, &p->taken,
			p->report->round.ptr, suffix_of(p).ptr);
	if (!code && p->remarks)
		zd_remarks_place(p->remarks, p->now, p->copy->draft);
	return code;
}

static void write_remark(struct proposing *p, const struct zd_proposed *one,
	struct zd_buf *message)
{
	struct zd_buf remark = ZD_BUF_INIT;

	if (p->o->remark)
		zd_buf_puts(&remark, p->o->remark);
	if (p->remarks)
		zd_remarks_take(p->remarks, &remark, one->id, p->n, p->party);
	if (remark.len)
		zd_buf_printf(message, "%s\n\n", zd_buf_str(&remark));
	zd_buf_clear(&remark);
}

static void write_message(struct proposing *p, const struct zd_proposed *one,
	struct zd_buf *message)
{
	zd_buf_printf(message, "%.*s\n\n", ZD_FMT(one->summary));
	write_remark(p, one, message);
	zd_buf_printf(message, "Amendment: %.*s/%u\n", ZD_FMT(p->party->code),
		one->number);
	if (one->id.len)
		zd_buf_printf(message, "Paragraph: %.*s\n", ZD_FMT(one->id));
	for (size_t i = 0; i < p->o->cosponsors_len; i++)
		zd_buf_printf(message, "Co-sponsor: %.*s\n",
			ZD_FMT(p->cosponsors[i]));
}

static int build(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	struct proposing *p = ctx;
	struct zd_proposed one = {0};
	struct zd_draft *before;
	int code = p->now ? 0 : begin(p, tip, exists, err), more;

	if (code)
		return code;
	before = zd_draft_copy(p->now);
	more = p->copy ? next_step(p, &one.summary, err)
		       : next_instruction(p, &one.summary, err);
	if (more >= 0) {
		one.number = p->number++;
		one.id = zd_arena_slice(
			&p->report->arena, changed_id(before, p->now));
		zd_vec_push(&p->report->list, one);
		write_message(p, &one, message);
		code = zd_tree_write(changes, p->n->store, tip, p->now, err);
	}
	zd_draft_free(before);
	return code ? code : more;
}

/* --- the act ------------------------------------------------------------- */

static int read_instructions(struct proposing *p, struct zd_error *err)
{
	struct zd_buf all = ZD_BUF_INIT;
	int code;

	for (size_t i = 0; i < p->o->instructions_len; i++)
		zd_buf_printf(&all, "%s\n\n", p->o->instructions[i]);
	if (p->o->bytes)
		zd_buf_put(&all, p->o->bytes, p->o->len);
	p->report->findings = zd_findings_new();
	code = zd_instructions_parse(
		&p->instructions, zd_buf_slice(&all), p->o->path, err);
	zd_buf_clear(&all);
	return code;
}

/* An edited copy; of a Word file perhaps some people's changes only. */
static int read_copy(struct proposing *p, struct zd_error *err)
{
	struct zd_read_options options = {.path = p->o->path};
	struct zd_slice *people = zd_arena_alloc(&p->report->arena,
		(p->o->changes_of_len + 1) * sizeof(*people));

	for (size_t i = 0; i < p->o->changes_of_len; i++)
		people[i] = zd_slice_str(p->o->changes_of[i]);
	options.authors = p->o->changes_of ? people : NULL;
	options.authors_len = p->o->changes_of_len;
	p->remarks = zd_remarks_new(zd_slice(p->o->bytes, p->o->len),
		options.authors, options.authors_len);
	return zd_copy_read(&p->copy, &p->report->findings,
		zd_slice(p->o->bytes, p->o->len), &options, err);
}

static int read_input(struct proposing *p, struct zd_error *err)
{
	struct zd_slice bytes = zd_slice(p->o->bytes, p->o->len);
	int code;

	if (p->o->bytes && p->o->instructions_len)
		return zd_error_set(err, ZD_EUSAGE,
			"give a file or instructions, not both");
	if (!p->o->bytes && !p->o->instructions_len)
		return zd_error_set(err, ZD_EUSAGE,
			"nothing is proposed: give an edited copy, a file of "
			"instructions, or -i INSTRUCTION");
	if (!p->o->bytes || !zd_copy_is(bytes))
		return read_instructions(p, err);
	code = read_copy(p, err);
	if (!code && !p->o->round)
		code = zd_copy_check_round(p->copy, p->n, err);
	if (!code) {
		p->report->copy = true;
		p->report->whole = p->copy->whole;
	}
	return code;
}

static int find_cosponsors(struct proposing *p, struct zd_error *err)
{
	const struct zd_party *one;
	int code = 0;

	if (p->o->remark && strpbrk(p->o->remark, "\t\n\r"))
		return zd_error_set(
			err, ZD_EUSAGE, "a remark is one line, without tabs");
	p->cosponsors = zd_arena_calloc(&p->report->arena,
		p->o->cosponsors_len + 1, sizeof(*p->cosponsors));
	for (size_t i = 0; !code && i < p->o->cosponsors_len; i++) {
		code = zd_negotiation_party(
			&one, p->n, p->o->cosponsors[i], err);
		if (code)
			break;
		p->cosponsors[i] = one->code;
		if (one == p->party)
			code = zd_error_set(err, ZD_EUSAGE,
				"%.*s proposes it: a co-sponsor is somebody "
				"else",
				ZD_FMT(one->code));
		for (size_t k = 0; !code && k < i; k++)
			if (zd_slice_eq(p->cosponsors[k], one->code))
				code = zd_error_set(err, ZD_EUSAGE,
					"%.*s is named twice",
					ZD_FMT(one->code));
	}
	return code;
}

/* What the act would do first, without writing: does the copy fit, and is
 * there anything in it? */
static int try_out(struct proposing *p, struct zd_error *err)
{
	struct zd_slice summary;
	struct zd_oid tip = p->round.commit;
	bool exists = !zd_store_ref(p->n->store, p->ref, &tip, NULL);
	int code, more;

	if (!exists)
		tip = p->round.commit;
	code = begin(p, &tip, exists, err);
	if (code)
		return code;
	more = p->copy ? next_step(p, &summary, err)
		       : next_instruction(p, &summary, err);
	return more < 0 ? more : 0;
}

/* Who, on what, and what: all that can be known before the lock. */
static int prepare(struct proposing *p, struct zd_error *err)
{
	struct zd_arena *a = &p->report->arena;
	int code = zd_negotiation_party(
		&p->party, p->n, p->o->party ? p->o->party : "", err);

	if (!code)
		code = zd_round_find(&p->round, p->n, p->o->round, err);
	if (!code)
		code = find_cosponsors(p, err);
	if (!code)
		code = read_input(p, err);
	if (code)
		return code;
	p->report->party = zd_arena_slice(a, p->party->code);
	p->report->round = zd_arena_slice(a, p->round.name);
	p->ref = zd_arena_printf(a, ZD_PROPOSALS "%.*s/%.*s",
		ZD_FMT(p->round.name), ZD_FMT(p->party->code))
			 .ptr;
	p->author = (struct zd_identity){
		.when = p->o->when, .offset = p->o->offset};
	p->author.name = zd_arena_slice(a, p->party->name).ptr;
	p->author.email = zd_arena_printf(
		a, "%.*s@parties.invalid", ZD_FMT(p->party->code))
				  .ptr;
	return 0;
}

static struct zd_act act_of(struct proposing *p)
{
	return (struct zd_act){.ref = p->ref,
		.start = p->round.commit,
		.author = &p->author,
		.committer = &p->o->committer,
		.build = build,
		.ctx = p};
}

static int carry_out(struct proposing *all, size_t len, struct zd_error *err)
{
	struct zd_act *acts = zd_calloc(len + 1, sizeof(*acts));
	struct zd_oid *commits = zd_calloc(len + 1, sizeof(*commits));
	int code;

	for (size_t i = 0; i < len; i++)
		acts[i] = act_of(&all[i]);
	code = zd_store_acts(all->n->store, acts, len, commits, err);
	for (size_t i = 0; i < len; i++)
		all[i].report->commit = commits[i];
	zd_free(acts);
	zd_free(commits);
	return code;
}

static void finish(struct proposing *p)
{
	zd_instructions_free(p->instructions);
	zd_steps_free(p->steps);
	zd_copy_free(p->copy);
	zd_remarks_free(p->remarks);
	zd_ids_clear(&p->taken);
	p->report->after = p->now;
	zd_draft_free(p->next);
}

int zd_propose_each(struct zd_propose_report **out, struct zd_negotiation *n,
	const struct zd_propose_options *options, size_t len,
	struct zd_error *err)
{
	struct proposing *all = zd_calloc(len + 1, sizeof(*all));
	bool dry = len && options->dry_run;
	int code = 0;

	for (size_t i = 0; i < len; i++) {
		out[i] = NULL;
		all[i].n = n;
		all[i].o = &options[i];
		all[i].report = zd_calloc(1, sizeof(*all[i].report));
		if (!code)
			code = prepare(&all[i], err);
		if (!code && dry)
			code = try_out(&all[i], err);
	}
	if (!code && !dry)
		code = carry_out(all, len, err);
	for (size_t i = 0; i < len; i++) {
		finish(&all[i]);
		if (code)
			zd_propose_report_free(all[i].report);
		else
			out[i] = all[i].report;
	}
	zd_free(all);
	return code;
}

int zd_propose(struct zd_propose_report **out, struct zd_negotiation *n,
	const struct zd_propose_options *options, struct zd_error *err)
{
	return zd_propose_each(out, n, options, 1, err);
}

void zd_propose_report_free(struct zd_propose_report *r)
{
	if (!r)
		return;
	zd_findings_free(r->findings);
	zd_draft_free(r->before);
	zd_draft_free(r->after);
	zd_vec_clear(&r->list);
	zd_arena_clear(&r->arena);
	zd_free(r);
}
