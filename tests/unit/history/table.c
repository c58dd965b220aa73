#include "table.h"

#include "../store/fixture.h"

const char table_text[] = "---\n"
			  "title: On ferries\n"
			  "organ: The General Assembly\n"
			  "---\n"
			  "\n"
			  "*The General Assembly*,\n"
			  "\n"
			  "**PP1.** *Recalling* the old ferry charter,\n"
			  "\n"
			  "**OP1.** *Decides* that ferries shall run daily;\n"
			  "\n"
			  "**OP2.** *Requests* a yearly report on ferries;\n"
			  "\n"
			  "**OP3.** *Invites* all ports to join.\n";

static struct zd_identity who(const struct table *t)
{
	return (struct zd_identity){
		"Ana", "ana@facilitators.invalid", t->now, 60};
}

static void done(const struct table *t, int code)
{
	cr_assert_eq(code, 0, "%s", t->err.message);
}

void table_begin(struct table *t)
{
	struct zd_init_options o = {.title = "On ferries"};

	memset(t, 0, sizeof(*t));
	t->now = TABLE_BEGIN;
	fixture_alone(t->dir);
	snprintf(t->path, sizeof(t->path), "%s/n", t->dir);
	o.who = who(t);
	done(t, zd_negotiation_init(t->path, &o, &t->err));
	done(t, zd_negotiation_open(&t->n, t->path, false, &t->err));
}

void table_end(struct table *t)
{
	zd_negotiation_free(t->n);
	fixture_gone(t->dir);
}

void table_import(struct table *t, const char *round, const char *text)
{
	struct zd_import_options o = {.bytes = text,
		.len = strlen(text),
		.path = "text.md",
		.round = round,
		.author = who(t),
		.committer = who(t)};
	struct zd_import_report *report;

	done(t, zd_import(&report, t->n, &o, &t->err));
	zd_import_report_free(report);
}

void table_propose(struct table *t, const char *party, const char *instruction)
{
	struct zd_propose_options o = {.party = party,
		.instructions = &instruction,
		.instructions_len = 1,
		.when = t->now,
		.offset = 60,
		.committer = who(t)};
	struct zd_propose_report *report;

	done(t, zd_propose(&report, t->n, &o, &t->err));
	zd_propose_report_free(report);
}

void table_decide(
	struct table *t, enum zd_decide_kind kind, const char *amendment)
{
	struct zd_decide_options o = {.kind = kind,
		.amendments = &amendment,
		.amendments_len = 1,
		.author = who(t),
		.committer = who(t)};
	struct zd_decide_report *report;

	done(t, zd_decide(&report, t->n, &o, &t->err));
	zd_decide_report_free(report);
}

void table_position(struct table *t, const char *party, const char *stance,
	const char *target)
{
	struct zd_position_options o = {.party = party,
		.stance = stance,
		.target = target,
		.when = t->now,
		.offset = 60,
		.committer = who(t)};

	done(t, zd_position_take(t->n, &o, &t->err));
}

void table_agree(struct table *t, const char *label)
{
	struct zd_agree_options o = {.labels = &label,
		.labels_len = 1,
		.author = who(t),
		.committer = who(t)};

	done(t, zd_agree(t->n, &o, &t->err));
}

void table_close(struct table *t, const char *round)
{
	struct zd_round_options o = {.name = round,
		.renumber = true,
		.author = who(t),
		.committer = who(t)};
	struct zd_round_report *report;

	done(t, zd_round_close(&report, t->n, &o, &t->err));
	zd_round_report_free(report);
}

char *table_with(const char *old, const char *new)
{
	const char *at = strstr(table_text, old);
	size_t room = sizeof(table_text) + strlen(new);
	char *text = malloc(room);

	cr_assert(at != NULL && text != NULL);
	snprintf(text, room, "%.*s%s%s", (int)(at - table_text), table_text,
		new, at + strlen(old));
	return text;
}
