#include "cli/cli.h"

/* The first operand is a revision where it names one; else all are labels
 * of the current text. */
static int load(struct cli *cli, struct zd_draft **out, size_t *labels)
{
	*labels = 0;
	if (!cli->argc)
		return cli_load(cli, NULL, out);
	*labels = 1;
	if (cli_is_revision(cli, cli->argv[0]))
		return cli_load(cli, cli->argv[0], out);
	if (!cli_load_quietly(cli, out)) {
		*labels = 0;
		return CLI_DONE;
	}
	return cli_load(cli, cli->argv[0], out);
}

int cmd_show(struct cli *cli)
{
	struct zd_error err = {0};
	struct zd_draft *draft;
	struct zd_view *view;
	size_t skip, n;
	int status = load(cli, &draft, &skip);

	if (status)
		return status;
	n = (size_t)cli->argc - skip;
	if (zd_view_draft(&view, draft, (const char *const *)cli->argv + skip,
		    n, &err))
		status = cli_fail(&err);
	else
		status = cli_show(cli, view, false);
	zd_draft_free(draft);
	return status;
}
