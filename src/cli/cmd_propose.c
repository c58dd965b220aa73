#include "cli/cli.h"

static int propose(struct cli *cli, const struct zd_propose_options *o)
{
	struct zd_propose_report *report;
	struct zd_error err = {0};
	struct zd_view *view;
	int status;

	if (zd_propose(&report, cli->negotiation, o, &err))
		return cli_fail(&err);
	cli_findings(o->path, zd_propose_findings(report));
	if (zd_view_proposed(&view, report, &err))
		status = cli_fail(&err);
	else
		status = cli_show(cli, view, CLI_PART);
	if (!status && zd_propose_skipped(report))
		status = CLI_DIFFERS;
	zd_propose_report_free(report);
	return status;
}

int cmd_propose(struct cli *cli)
{
	struct zd_propose_options o = {
		.party = cli_get(cli, "as"), .round = cli_get(cli, "on")};
	const char *instructions[CLI_VALUES], *cosponsors[CLI_VALUES];
	const char *split = cli_get(cli, "split");
	struct zd_identity author = {0};
	struct zd_text text = {0};
	int status;

	if (!o.party)
		return cli_usage(cli, "--as is missing: whose amendments?");
	if (split && strcmp(split, "hunks") && strcmp(split, "paragraphs"))
		return cli_usage(cli, "--split takes paragraphs or hunks");
	status = cli_open(cli);
	if (!status)
		status = cli_identities(cli, &author, &o.committer);
	if (!status && cli->argc)
		status = file_read(&text, cli->argv[0]);
	if (status)
		return status;
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
	status = propose(cli, &o);
	zd_text_clear(&text);
	return status;
}
