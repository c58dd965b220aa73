#include "cli/cli.h"

static int show_text(struct cli *cli, const char *round)
{
	struct zd_round_compilation *compilation;
	struct zd_error err = {0};
	struct zd_view *view;
	int status;

	if (zd_negotiation_compile(&compilation, cli->negotiation, round, &err))
		return cli_fail(&err);
	if (zd_view_compilation(&view, compilation, &err))
		status = cli_fail(&err);
	else
		status = cli_show(cli, view, CLI_TEXT);
	zd_round_compilation_free(compilation);
	return status;
}

static int show_sheets(struct cli *cli, const char *round)
{
	bool table = cli_has(cli, "table");
	struct zd_error err = {0};
	struct zd_sheets *sheets;
	struct zd_view *view;
	int status, code;

	if (zd_sheets_read(&sheets, cli->negotiation, round, cli_get(cli, "as"),
		    table, &err))
		return cli_fail(&err);
	code = table ? zd_view_table(&view, sheets, &err)
		     : zd_view_sheets(&view, sheets, &err);
	status = code ? cli_fail(&err) : cli_show(cli, view, CLI_TEXT);
	zd_sheets_free(sheets);
	return status;
}

int cmd_compile(struct cli *cli)
{
	const char *round = cli->argc ? cli->argv[0] : NULL;
	bool table = cli_has(cli, "table"), sheets = cli_has(cli, "by-party");
	int status;

	if (table && sheets)
		return cli_usage(cli, "give --table or --by-party, not both");
	if ((table || sheets) && cli_has(cli, "no-attribution"))
		return cli_usage(cli,
			"--no-attribution is for the text: a table and the "
			"sheets are about who says what");
	if (cli_has(cli, "as") && !table && !sheets)
		return cli_usage(cli,
			"--as is for --table and --by-party; 'zerodraft show "
			"PARTY' shows one party's text");
	status = cli_open(cli);
	if (status)
		return status;
	return table || sheets ? show_sheets(cli, round)
			       : show_text(cli, round);
}
