#include "cli/cli.h"

int cmd_status(struct cli *cli)
{
	struct zd_status_options o = {.by_part = cli_has(cli, "by-part"),
		.by_party = cli_has(cli, "by-party"),
		.rounds = cli_has(cli, "rounds"),
		.open = cli_has(cli, "open")};
	struct zd_error err = {0};
	struct zd_view *view;
	int status = cli_open(cli);

	if (status)
		return status;
	if (cli_has(cli, "profile")
			? zd_view_profile(&view, cli->negotiation, &err)
			: zd_view_status(&view, cli->negotiation, &o, &err))
		return cli_fail(&err);
	return cli_show(cli, view, CLI_PART);
}
