#include "cli/cli.h"

static int show(struct cli *cli, const struct zd_trace *trace)
{
	struct zd_error err = {0};
	struct zd_view *view;

	if (zd_view_trace(&view, trace, cli->argc ? cli->argv[0] : NULL,
		    cli_get(cli, "on"), &err))
		return cli_fail(&err);
	return cli_show(cli, view, CLI_PART);
}

int cmd_trace(struct cli *cli)
{
	struct zd_error err = {0};
	struct zd_trace *trace;
	int status;

	if (cli_has(cli, "all") == (cli->argc > 0))
		return cli_usage(cli, "name a paragraph, or give --all");
	status = cli_open(cli);
	if (status)
		return status;
	if (zd_trace_read(&trace, cli->negotiation, cli_get(cli, "on"), &err))
		return cli_fail(&err);
	status = show(cli, trace);
	zd_trace_free(trace);
	return status;
}
