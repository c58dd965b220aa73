#include "cli/cli.h"

int cmd_compile(struct cli *cli)
{
	struct zd_round_compilation *compilation;
	struct zd_error err = {0};
	struct zd_view *view;
	int status = cli_open(cli);

	if (status)
		return status;
	if (zd_negotiation_compile(&compilation, cli->negotiation,
		    cli->argc ? cli->argv[0] : NULL, &err))
		return cli_fail(&err);
	if (zd_view_compilation(&view, compilation, &err))
		status = cli_fail(&err);
	else
		status = cli_show(cli, view, CLI_TEXT);
	zd_round_compilation_free(compilation);
	return status;
}
