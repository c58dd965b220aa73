#include "cli/cli.h"

int cmd_amendments(struct cli *cli)
{
	struct zd_amendments *list;
	struct zd_error err = {0};
	struct zd_view *view;
	const char *fate = cli_get(cli, "fate");
	int status = cli_open(cli);

	if (status)
		return status;
	if (zd_amendments_list(&list, cli->negotiation, cli_get(cli, "on"),
		    cli_get(cli, "as"), (const char *const *)cli->argv,
		    (size_t)cli->argc, &err))
		return cli_fail(&err);
	if (fate && zd_amendments_keep(list, fate, &err))
		status = cli_fail(&err);
	else if (zd_view_amendments(&view, list, &err))
		status = cli_fail(&err);
	else
		status = cli_show(cli, view, CLI_PART);
	zd_amendments_free(list);
	return status;
}
