#include "cli/cli.h"

static int list(struct cli *cli, const char *key)
{
	struct zd_error err = {0};
	struct zd_view *view;

	if (zd_view_settings(&view, cli->negotiation, key, &err))
		return cli_fail(&err);
	return cli_show(cli, view, CLI_PART);
}

int cmd_set(struct cli *cli)
{
	struct zd_set_options o = {.key = cli->argc ? cli->argv[0] : NULL,
		.value = cli->argc > 1 ? cli->argv[1] : NULL};
	bool unset = cli_has(cli, "unset");
	struct zd_error err = {0};
	int status;

	if (unset && cli->argc != 1)
		return cli_usage(cli, "--unset takes a key and no value");
	status = cli_open(cli);
	if (status)
		return status;
	if (!unset && !o.value)
		return list(cli, o.key);
	status = cli_identities(cli, &o.author, &o.committer);
	if (status)
		return status;
	return zd_set(cli->negotiation, &o, &err) ? cli_fail(&err) : CLI_DONE;
}
