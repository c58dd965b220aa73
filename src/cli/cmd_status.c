#include "cli/cli.h"

int cmd_status(struct cli *cli)
{
	struct zd_error err = {0};
	struct zd_view *view;
	int status = cli_open(cli);

	if (status)
		return status;
	if (cli_has(cli, "profile")
			? zd_view_profile(&view, cli->negotiation, &err)
			: zd_view_status(&view, cli->negotiation, &err))
		return cli_fail(&err);
	return cli_show(cli, view, CLI_PART);
}
