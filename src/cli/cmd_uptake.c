#include "cli/cli.h"

int cmd_uptake(struct cli *cli)
{
	struct zd_uptake_options o = {.round = cli_get(cli, "on"),
		.parties = (const char *const *)cli->argv,
		.parties_len = (size_t)cli->argc};
	struct zd_error err = {0};
	struct zd_uptake *uptake;
	struct zd_view *view;
	int status = cli_open(cli);

	if (status)
		return status;
	if (zd_uptake_read(&uptake, cli->negotiation, &o, &err))
		return cli_fail(&err);
	if (zd_view_uptake(&view, uptake, &err))
		status = cli_fail(&err);
	else
		status = cli_show(cli, view, CLI_PART);
	zd_uptake_free(uptake);
	return status;
}
