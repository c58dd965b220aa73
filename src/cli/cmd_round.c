#include "cli/cli.h"

int cmd_round(struct cli *cli)
{
	struct zd_round_options o = {
		.name = cli->argv[0], .renumber = cli_has(cli, "renumber")};
	struct zd_round_report *report;
	struct zd_error err = {0};
	struct zd_view *view;
	int status = cli_open_to_act(cli, &o.author, &o.committer);

	if (status)
		return status;
	if (zd_round_close(&report, cli->negotiation, &o, &err))
		return cli_fail(&err);
	cli_findings(NULL, zd_round_findings(report));
	if (zd_view_round(&view, report, &err))
		status = cli_fail(&err);
	else
		status = cli_show(cli, view, CLI_PART);
	zd_round_report_free(report);
	return status;
}
