#include "cli/cli.h"

int cmd_position(struct cli *cli)
{
	struct zd_position_options o = {.party = cli_get(cli, "as"),
		.round = cli_get(cli, "on"),
		.stance = cli->argv[0],
		.target = cli->argv[1],
		.remark = cli_get(cli, "message")};
	struct zd_identity author = {0};
	struct zd_error err = {0};
	int status;

	if (!o.party)
		return cli_usage(cli, "--as is missing: whose position?");
	status = cli_open_to_act(cli, &author, &o.committer);
	if (status)
		return status;
	o.when = author.when;
	o.offset = author.offset;
	if (zd_position_take(cli->negotiation, &o, &err))
		return cli_fail(&err);
	return CLI_DONE;
}
