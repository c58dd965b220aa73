#include "base/mem.h"
#include "cli/cli.h"

/* The texts in their order, and the redlines that lead from each to the
 * next. Two texts unless --via gives more. */
struct chain {
	const char *names[CLI_VALUES + 2];
	struct zd_draft *drafts[CLI_VALUES + 2];
	struct zd_redline *redlines[CLI_VALUES + 1];
	size_t len; /* redlines */
	uint32_t ignore;
};

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

/* A text is asked for, and no redline. */
static bool takes(const struct cli *cli)
{
	return cli_has(cli, "accept") || cli_has(cli, "reject");
}

static int check(const struct cli *cli)
{
	bool beside = cli_has(cli, "side-by-side");

	if (cli_has(cli, "stat") + cli_has(cli, "name-only") +
			cli_has(cli, "changed") + cli_has(cli, "accept") +
			cli_has(cli, "reject") >
		1)
		return cli_usage(cli,
			"--stat, --name-only, --changed, --accept and --reject "
			"exclude one another");
	if (takes(cli) &&
		(beside || cli_has(cli, "via") || cli_has(cli, "ignore") ||
			cli_wants_pairs(cli)))
		return cli_usage(cli,
			"--accept and --reject write a text: not with "
			"--side-by-side, --via, --ignore or pairs");
	if (cli_wants_pairs(cli) && (beside || shape_of(cli)))
		return cli_usage(cli,
			"pairs are runs of text: not with --stat, "
			"--name-only, --changed or --side-by-side");
	if (beside && (cli_has(cli, "stat") || cli_has(cli, "name-only")))
		return cli_usage(cli,
			"--side-by-side shows texts: not with "
			"--stat or --name-only");
	if (cli_has(cli, "via") && !beside)
		return cli_usage(cli, "--via needs --side-by-side");
	return CLI_DONE;
}

static void free_redlines(struct chain *chain)
{
	for (size_t i = 0; i < chain->len; i++) {
		zd_redline_free(chain->redlines[i]);
		chain->redlines[i] = NULL;
	}
}

/* Writes what stays for programs, or the view. Of what is shown that needs the
 * drafts alone, and where paragraphs are short the redlines are as large as
 * they. Frees the view. */
static int put(struct cli *cli, struct chain *chain, struct zd_view *view)
{
	struct zd_error err = {0};
	struct zd_text text;
	int code;

	if (!cli_wants_pairs(cli)) {
		free_redlines(chain);
		memory_ease(cli->text);
		return cli_show(cli, view, CLI_TEXT);
	}
	zd_view_free(view);
	code = zd_redline_runs_of(&text, chain->redlines[0],
		(const char *const *)cli->argv + 2, (size_t)cli->argc - 2,
		&err);
	return code ? cli_fail(&err) : cli_write(cli, &text);
}

static int show(struct cli *cli, struct chain *chain)
{
	struct zd_redline_view_options o = {.shape = shape_of(cli),
		.side_by_side = cli_has(cli, "side-by-side"),
		.ignore = chain->ignore,
		.labels = (const char *const *)cli->argv + 2,
		.labels_len = (size_t)cli->argc - 2,
		.names = chain->names,
		.from_name = chain->names[0],
		.to_name = chain->names[1]};
	const struct zd_redline *const *redlines =
		(const struct zd_redline *const *)chain->redlines;
	struct zd_error err = {0};
	struct zd_view *view;
	bool differs;
	int code;

	if (cli_wants_pairs(cli))
		o.shape = ZD_SHAPE_NAME_ONLY;
	if (chain->len > 1)
		code = zd_view_rounds(&view, redlines, chain->len, &o, &err);
	else
		code = zd_view_redline(&view, redlines[0], &o, &err);
	if (code)
		return cli_fail(&err);
	differs = zd_view_differs(view);
	code = put(cli, chain, view);
	return code || !differs ? code : CLI_DIFFERS;
}

/* FROM with the changes of these paragraphs, or TO without them; of all,
 * where none is named. */
static int take(struct cli *cli, const struct zd_redline *redline)
{
	struct zd_redline_some some = {
		.labels = (const char *const *)cli->argv + 2,
		.labels_len = (size_t)cli->argc - 2};
	bool accept = cli_has(cli, "accept");
	struct zd_error err = {0};
	struct zd_draft *draft;
	int code = 0, status;

	if (!some.labels_len)
		draft = accept ? zd_redline_accept(redline)
			       : zd_redline_reject(redline);
	else if (accept)
		code = zd_redline_accept_some(&draft, redline, &some, &err);
	else
		code = zd_redline_reject_some(&draft, redline, &some, &err);
	if (code)
		return cli_fail(&err);
	status = cli_show_draft(cli, draft);
	zd_draft_free(draft);
	return status;
}

static int load(struct cli *cli, struct chain *chain)
{
	int status = CLI_DONE;

	chain->len = cli_all(cli, "via", chain->names + 1) + 1;
	chain->names[0] = cli->argv[0];
	chain->names[chain->len] = cli->argv[1];
	for (size_t i = 0; i <= chain->len && !status; i++)
		status = cli_load(cli, chain->names[i], &chain->drafts[i]);
	for (size_t i = 0; i < chain->len && !status; i++)
		chain->redlines[i] = zd_redline_new(
			chain->drafts[i], chain->drafts[i + 1], NULL);
	return status;
}

int cmd_diff(struct cli *cli)
{
	struct chain *chain;
	int status = check(cli);

	if (status)
		return status;
	chain = zd_calloc(1, sizeof(*chain));
	status = ignored(cli, &chain->ignore);
	if (!status)
		status = load(cli, chain);
	if (!status && takes(cli)) {
		status = take(cli, chain->redlines[0]);
	} else if (!status) {
		memory_ease(cli->text);
		status = show(cli, chain);
	}
	free_redlines(chain);
	for (size_t i = 0; i <= chain->len; i++)
		zd_draft_free(chain->drafts[i]);
	zd_free(chain);
	return status;
}
