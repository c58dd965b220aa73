#include "cli/cli.h"

/* All in one, so that -o FILE and JSON hold everything. */
static int show(struct cli *cli, const struct zd_propose_options *o,
	struct zd_propose_report *const *reports, size_t len)
{
	const struct zd_propose_report *all[CLI_VALUES];
	struct zd_error err = {0};
	struct zd_view *view;

	for (size_t i = 0; i < len; i++) {
		all[i] = reports[i];
		cli_findings(o->path, zd_propose_findings(reports[i]));
	}
	if (zd_view_proposed_all(&view, all, len, &err))
		return cli_fail(&err);
	return cli_show(cli, view, CLI_PART);
}

static int propose(struct cli *cli, const struct zd_propose_options *o)
{
	struct zd_propose_report *report;
	struct zd_error err = {0};
	int status;

	if (zd_propose(&report, cli->negotiation, o, &err))
		return cli_fail(&err);
	status = show(cli, o, &report, 1);
	if (!status && zd_propose_skipped(report))
		status = CLI_DIFFERS;
	zd_propose_report_free(report);
	return status;
}

/* A Word file in which each party's people made their own changes. */
static int propose_changes(struct cli *cli, const struct zd_propose_options *o)
{
	struct zd_propose_report *reports[CLI_VALUES] = {0};
	struct zd_error err = {0};
	size_t len;
	int status = CLI_DONE;

	if (zd_propose_changes(
		    reports, CLI_VALUES, &len, cli->negotiation, o, &err))
		return cli_fail(&err);
	status = show(cli, o, reports, len);
	for (size_t i = 0; i < len; i++)
		zd_propose_report_free(reports[i]);
	return status;
}

int cmd_propose(struct cli *cli)
{
	struct zd_propose_options o = {
		.party = cli_get(cli, "as"), .round = cli_get(cli, "on")};
	const char *instructions[CLI_VALUES], *cosponsors[CLI_VALUES];
	const char *people[CLI_VALUES];
	const char *split = cli_get(cli, "split");
	struct zd_identity author = {0};
	struct zd_text text = {0};
	bool changes;
	int status;

	if (split && strcmp(split, "hunks") && strcmp(split, "paragraphs"))
		return cli_usage(cli, "--split takes paragraphs or hunks");
	status = cli_open_to_act(cli, &author, &o.committer);
	if (!status && cli->argc)
		status = file_read(&text, cli->argv[0]);
	if (status)
		return status;
	changes = !o.party && zd_propose_has_changes(text.ptr, text.len);
	if (!o.party && !changes) {
		zd_text_clear(&text);
		return cli_usage(cli,
			cli->argc ? "--as is missing: whose amendments? (only "
				    "a Word file with tracked changes says so "
				    "itself)"
				  : "--as is missing: whose amendments?");
	}
	o.split_hunks = split && !strcmp(split, "hunks");
	o.when = author.when;
	o.offset = author.offset;
	o.bytes = text.ptr;
	o.len = text.len;
	o.path = cli->argc ? cli->argv[0] : NULL;
	o.remark = cli_get(cli, "message");
	o.keep_going = cli_has(cli, "keep-going");
	o.cosponsors = cosponsors;
	o.cosponsors_len = cli_all(cli, "with", cosponsors);
	o.instructions = instructions;
	o.instructions_len = cli_all(cli, "instruction", instructions);
	o.people = people;
	o.people_len = cli_all(cli, "person", people);
	status = changes ? propose_changes(cli, &o) : propose(cli, &o);
	zd_text_clear(&text);
	return status;
}
