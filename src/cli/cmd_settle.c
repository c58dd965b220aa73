/* lift, choose, and bracket where it takes words: acts on brackets. */
#include "cli/cli.h"

int cmd_settle(struct cli *cli)
{
	const char *name = cli->command->name;
	struct zd_bracket_act_options o = {
		.operands = (const char *const *)cli->argv,
		.operands_len = (size_t)cli->argc,
		.remark = cli_get(cli, "message")};
	struct zd_bracket_act_report *report;
	struct zd_error err = {0};
	struct zd_view *view;
	int status = cli_open(cli);

	o.kind = !strcmp(name, "lift")    ? ZD_LIFT
		: !strcmp(name, "choose") ? ZD_CHOOSE
					  : ZD_PUT;
	if (!status)
		status = cli_identities(cli, &o.author, &o.committer);
	if (status)
		return status;
	if (zd_bracket_act(&report, cli->negotiation, &o, &err))
		return cli_fail(&err);
	if (zd_view_bracket_act(&view, report, &err))
		status = cli_fail(&err);
	else
		status = cli_show(cli, view, CLI_PART);
	zd_bracket_act_report_free(report);
	return status;
}

/* "EU/3", "zero/EU/3": an amendment, not a label. */
static bool is_amendment(const char *name)
{
	const char *slash = strrchr(name, '/');

	return slash && slash > name && slash[1] &&
		strspn(slash + 1, "0123456789") == strlen(slash + 1);
}

int cmd_bracket(struct cli *cli)
{
	return is_amendment(cli->argv[0]) ? cmd_decide(cli) : cmd_settle(cli);
}
