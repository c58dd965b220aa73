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

/* A whole text as Markdown is the canonical file: what is edited, mailed
 * back and proposed. */
static int show_file(struct cli *cli, const struct zd_draft *draft)
{
	struct zd_text text;

	if (zd_draft_write(&text, draft))
		return CLI_FAILED;
	return cli_write(cli, &text);
}

static int show_view(struct cli *cli, const struct zd_draft *draft, size_t skip)
{
	struct zd_error err = {0};
	struct zd_view *view;

	if (zd_view_draft(&view, draft, (const char *const *)cli->argv + skip,
		    (size_t)cli->argc - skip, &err))
		return cli_fail(&err);
	return cli_show(cli, view, CLI_PART);
}

int cmd_show(struct cli *cli)
{
	const char *format = cli_get(cli, "format");
	struct zd_draft *draft;
	size_t skip;
	int status = load(cli, &draft, &skip);

	if (status)
		return status;
	if (format && !strcmp(format, "markdown") && (size_t)cli->argc == skip)
		status = show_file(cli, draft);
	else
		status = show_view(cli, draft, skip);
	zd_draft_free(draft);
	return status;
}
