#include "cli/cli.h"

int cmd_agree(struct cli *cli)
{
	struct zd_agree_options o = {.labels = (const char *const *)cli->argv,
		.labels_len = (size_t)cli->argc,
		.level = cli_get(cli, "level"),
		.remark = cli_get(cli, "message"),
		.undo = cli_has(cli, "undo")};
	struct zd_error err = {0};
	int status = cli_open_to_act(cli, &o.author, &o.committer);

	if (status)
		return status;
	if (zd_agree(cli->negotiation, &o, &err))
		return cli_fail(&err);
	return CLI_DONE;
}
