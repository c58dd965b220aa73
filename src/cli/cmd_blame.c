#include "cli/cli.h"

int cmd_blame(struct cli *cli)
{
	struct zd_blame_options o = {.revision = cli_get(cli, "on"),
		.labels = (const char *const *)cli->argv,
		.labels_len = (size_t)cli->argc,
		.deleted = cli_has(cli, "deleted")};
	struct zd_error err = {0};
	struct zd_blame *blame;
	struct zd_view *view;
	int status = cli_open(cli);

	if (status)
		return status;
	if (zd_blame_read(&blame, cli->negotiation, &o, &err))
		return cli_fail(&err);
	if (zd_view_blame(&view, blame, &err))
		status = cli_fail(&err);
	else
		status = cli_show(cli, view, CLI_PART);
	zd_blame_free(blame);
	return status;
}
