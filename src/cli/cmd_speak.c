#include "cli/cli.h"

int cmd_speak(struct cli *cli)
{
	const char *party = cli_get(cli, "as");
	struct zd_error err = {0};
	struct zd_view *view;
	int status;

	if (!party)
		return cli_usage(cli, "--as is missing: who speaks?");
	status = cli_open(cli);
	if (status)
		return status;
	if (zd_view_speak(&view, cli->negotiation, party,
		    (const char *const *)cli->argv, (size_t)cli->argc, &err))
		return cli_fail(&err);
	return cli_show(cli, view, CLI_TEXT);
}
