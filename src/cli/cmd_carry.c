#include "cli/cli.h"

int cmd_carry(struct cli *cli)
{
	struct zd_carry_options o = {
		.from = cli_get(cli, "from"), .party = cli_get(cli, "as")};
	struct zd_carry_report *report;
	struct zd_identity author = {0};
	struct zd_error err = {0};
	struct zd_view *view;
	int status = cli_open_to_act(cli, &author, &o.committer);

	if (status)
		return status;
	if (zd_carry(&report, cli->negotiation, &o, &err))
		return cli_fail(&err);
	if (zd_view_carried(&view, report, &err))
		status = cli_fail(&err);
	else
		status = cli_show(cli, view, CLI_PART);
	zd_carry_report_free(report);
	return status;
}
