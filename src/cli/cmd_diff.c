#include "cli/cli.h"

static enum zd_redline_shape shape_of(const struct cli *cli)
{
	if (cli_has(cli, "stat"))
		return ZD_SHAPE_STAT;
	if (cli_has(cli, "name-only"))
		return ZD_SHAPE_NAME_ONLY;
	return cli_has(cli, "changed") ? ZD_SHAPE_CHANGED : ZD_SHAPE_WHOLE;
}

/* All kinds of all --ignore. */
static int ignored(const struct cli *cli, uint32_t *out)
{
	const char *lists[CLI_VALUES];
	size_t n = cli_all(cli, "ignore", lists);
	struct zd_error err = {0};
	uint32_t kinds;

	*out = 0;
	for (size_t i = 0; i < n; i++) {
		if (zd_ignore_parse(&kinds, lists[i], &err))
			return cli_usage(cli, "--ignore: %s", err.message);
		*out |= kinds;
	}
	return CLI_DONE;
}

static int show(
	struct cli *cli, const struct zd_redline *redline, uint32_t ignore)
{
	struct zd_redline_view_options o = {.shape = shape_of(cli),
		.side_by_side = cli_has(cli, "side-by-side"),
		.ignore = ignore,
		.labels = (const char *const *)cli->argv + 2,
		.labels_len = (size_t)cli->argc - 2,
		.from_name = cli->argv[0],
		.to_name = cli->argv[1]};
	struct zd_error err = {0};
	struct zd_text text;
	struct zd_view *view;

	if (cli_wants_pairs(cli)) {
		if (zd_redline_runs(&text, redline))
			return CLI_FAILED;
		return cli_write(cli, &text);
	}
	if (zd_view_redline(&view, redline, &o, &err))
		return cli_fail(&err);
	return cli_show(cli, view, CLI_TEXT);
}

int cmd_diff(struct cli *cli)
{
	struct zd_draft *from = NULL, *to = NULL;
	struct zd_redline *redline;
	uint32_t ignore;
	int status;

	if (cli_has(cli, "stat") + cli_has(cli, "name-only") +
			cli_has(cli, "changed") >
		1)
		return cli_usage(cli,
			"--stat, --name-only and --changed exclude "
			"one another");
	status = ignored(cli, &ignore);
	if (!status)
		status = cli_load(cli, cli->argv[0], &from);
	if (!status)
		status = cli_load(cli, cli->argv[1], &to);
	if (!status) {
		redline = zd_redline_new(from, to, NULL);
		status = show(cli, redline, ignore);
		if (!status && !zd_redline_same_but(redline, ignore))
			status = CLI_DIFFERS;
		zd_redline_free(redline);
	}
	zd_draft_free(from);
	zd_draft_free(to);
	return status;
}
