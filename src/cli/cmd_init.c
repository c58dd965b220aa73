#include "cli/cli.h"

int cmd_init(struct cli *cli)
{
	struct zd_init_options o = {.profile = cli_get(cli, "profile"),
		.title = cli_get(cli, "title"),
		.organ = cli_get(cli, "organ")};
	struct zd_identity committer = {0};
	struct zd_error err = {0};
	struct zd_view *view;
	int status = cli_identities(cli, &o.who, &committer);

	if (status)
		return status;
	if (zd_negotiation_init(cli->argv[0], &o, &err))
		return cli_fail(&err);
	if (zd_view_begun(&view, cli->argv[0], &o, &err))
		return cli_fail(&err);
	return cli_show(cli, view, CLI_PART);
}
