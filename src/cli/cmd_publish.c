#include "cli/cli.h"

int cmd_publish(struct cli *cli)
{
	const char *revision = cli->argc ? cli->argv[0] : NULL;
	struct zd_error err = {0};
	struct zd_draft *draft;
	struct zd_view *view;
	int status = cli_open(cli);

	if (status)
		return status;
	if (zd_negotiation_draft(&draft, cli->negotiation, revision, &err))
		return cli_fail(&err);
	if (zd_view_publish(&view, cli->negotiation, revision, draft, &err))
		status = cli_fail(&err);
	else
		status = cli_show(cli, view, CLI_DOCUMENT);
	zd_draft_free(draft);
	return status;
}
