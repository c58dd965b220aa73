#include "cli/cli.h"

int cmd_relate(struct cli *cli)
{
	struct zd_relate_options o = {.maps = (const char *const *)cli->argv,
		.maps_len = (size_t)cli->argc};
	struct zd_import_report *report;
	struct zd_error err = {0};
	int status = cli_open_to_act(cli, &o.author, &o.committer);

	if (status)
		return status;
	if (zd_negotiation_relate(&report, cli->negotiation, &o, &err))
		return cli_fail(&err);
	zd_import_report_free(report);
	return CLI_DONE;
}
