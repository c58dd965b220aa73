#include "cli/cli.h"

/* --- cite list ------------------------------------------------------------ */

/* The draft of the first operand where that is a revision, else the current
 * text; *labels gets the operands behind it. */
static int load(
	struct cli *cli, struct zd_draft **draft, const char *const **labels)
{
	bool named = cli->argc && cli_is_revision(cli, cli->argv[0]);

	*labels = (const char *const *)cli->argv + named;
	cli->argc -= named;
	return cli_load(cli, named ? cli->argv[0] : NULL, draft);
}

static int show_list(struct cli *cli, const struct zd_draft *draft,
	const char *const *labels)
{
	struct zd_error err = {0};
	struct zd_cites *cites;
	struct zd_view *view;
	int status;

	if (zd_cites_read(&cites, draft, labels, (size_t)cli->argc, &err))
		return cli_fail(&err);
	status = zd_view_cites(&view, cites, cli_has(cli, "by-source"), &err)
		? cli_fail(&err)
		: cli_show(cli, view, CLI_PART);
	zd_cites_free(cites);
	return status;
}

int cmd_cite_list(struct cli *cli)
{
	const char *const *labels;
	struct zd_draft *draft;
	int status = load(cli, &draft, &labels);

	if (status)
		return status;
	status = show_list(cli, draft, labels);
	zd_draft_free(draft);
	return status;
}

/* --- cite diff ------------------------------------------------------------ */

int cmd_cite_diff(struct cli *cli)
{
	struct zd_draft *from, *to;
	struct zd_cite_changes *changes;
	struct zd_error err = {0};
	struct zd_view *view;
	int status = cli_load(cli, cli->argv[0], &from);

	if (status)
		return status;
	status = cli_load(cli, cli->argv[1], &to);
	if (status) {
		zd_draft_free(from);
		return status;
	}
	changes = zd_cite_changes_new(from, to);
	status = zd_view_cite_changes(&view, changes, &err)
		? cli_fail(&err)
		: cli_show(cli, view, CLI_PART);
	if (!status && zd_cite_changes_count(changes))
		status = CLI_DIFFERS;
	zd_cite_changes_free(changes);
	zd_draft_free(from);
	zd_draft_free(to);
	return status;
}

/* --- cite fix ------------------------------------------------------------- */

int cmd_cite_fix(struct cli *cli)
{
	struct zd_cite_fix_options o = {
		.labels = (const char *const *)cli->argv,
		.labels_len = (size_t)cli->argc};
	struct zd_cite_fix_report *report;
	struct zd_error err = {0};
	struct zd_view *view;
	int status = cli_open_to_act(cli, &o.author, &o.committer);

	if (status)
		return status;
	if (zd_cite_fix(&report, cli->negotiation, &o, &err))
		return cli_fail(&err);
	status = zd_view_cite_fixed(&view, report, &err)
		? cli_fail(&err)
		: cli_show(cli, view, CLI_PART);
	zd_cite_fix_report_free(report);
	return status;
}

/* --- cite check ----------------------------------------------------------- */

static int check_rounds(struct cli *cli)
{
	struct zd_cite_rounds *rounds;
	struct zd_error err = {0};
	struct zd_view *view;
	int status;

	if (zd_cite_rounds(&rounds, cli->negotiation,
		    (const char *const *)cli->argv, (size_t)cli->argc, &err))
		return cli_fail(&err);
	status = zd_view_cite_rounds(&view, rounds, &err)
		? cli_fail(&err)
		: cli_show(cli, view, CLI_PART);
	if (!status && zd_cite_rounds_failing(rounds))
		status = CLI_DIFFERS;
	zd_cite_rounds_free(rounds);
	return status;
}

static int check(struct cli *cli, const struct zd_draft *draft,
	const char *const *labels)
{
	struct zd_cite_report *report;
	struct zd_error err = {0};
	struct zd_view *view;
	int status;

	if (zd_cite_check(&report, cli->negotiation, draft, labels,
		    (size_t)cli->argc, &err))
		return cli_fail(&err);
	status = zd_view_cite_report(&view, report, &err)
		? cli_fail(&err)
		: cli_show(cli, view, CLI_PART);
	if (!status && zd_cite_report_failing(report))
		status = CLI_DIFFERS;
	zd_cite_report_free(report);
	return status;
}

int cmd_cite_check(struct cli *cli)
{
	const char *const *labels;
	struct zd_draft *draft;
	int status = cli_open(cli);

	if (status)
		return status;
	if (cli_has(cli, "rounds"))
		return check_rounds(cli);
	status = load(cli, &draft, &labels);
	if (status)
		return status;
	status = check(cli, draft, labels);
	zd_draft_free(draft);
	return status;
}
