#include "cli/cli.h"

/* The text with its covering letter and annexes. */
static int publish_package(struct cli *cli, const char *revision)
{
	struct zd_package_options o = {.revision = revision};
	const char *messages[CLI_VALUES];
	struct zd_error err = {0};
	struct zd_view *view;

	o.messages = messages;
	o.messages_len = cli_all(cli, "message", messages);
	if (zd_view_package(&view, cli->negotiation, &o, &err))
		return cli_fail(&err);
	return cli_show(cli, view, CLI_DOCUMENT);
}

int cmd_publish(struct cli *cli)
{
	const char *revision = cli->argc ? cli->argv[0] : NULL;
	struct zd_error err = {0};
	struct zd_draft *draft;
	struct zd_view *view;
	int status;

	if (cli_has(cli, "message") && !cli_has(cli, "letter"))
		return cli_usage(
			cli, "-m writes into the letter: give --letter");
	status = cli_open(cli);
	if (status)
		return status;
	if (cli_has(cli, "letter"))
		return publish_package(cli, revision);
	if (zd_negotiation_draft(&draft, cli->negotiation, revision, &err))
		return cli_fail(&err);
	if (zd_view_publish(&view, cli->negotiation, revision, draft, &err))
		status = cli_fail(&err);
	else
		status = cli_show(cli, view, CLI_DOCUMENT);
	zd_draft_free(draft);
	return status;
}
