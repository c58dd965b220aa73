/* accept, bracket, reject, withdraw: one command but for the word. */
#include "cli/cli.h"

static enum zd_decide_kind kind_of(const char *name)
{
	static const char *const names[] = {
		"accept", "bracket", "reject", "withdraw"};
	int kind = 0;

	while (strcmp(name, names[kind]))
		kind++;
	return (enum zd_decide_kind)kind;
}

int cmd_decide(struct cli *cli)
{
	struct zd_decide_options o = {.kind = kind_of(cli->command->name),
		.amendments = (const char *const *)cli->argv,
		.amendments_len = (size_t)cli->argc,
		.remark = cli_get(cli, "message")};
	struct zd_decide_report *report;
	struct zd_error err = {0};
	struct zd_view *view;
	int status = cli_open_to_act(cli, &o.author, &o.committer);

	if (status)
		return status;
	if (zd_decide(&report, cli->negotiation, &o, &err))
		return cli_fail(&err);
	if (zd_view_decided(&view, report, &err))
		status = cli_fail(&err);
	else
		status = cli_show(cli, view, CLI_PART);
	zd_decide_report_free(report);
	return status;
}
