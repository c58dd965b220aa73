#include "cli/cli.h"

/* Drafts in the order in which they were named. */
struct texts {
	struct zd_draft *drafts[CLI_VALUES];
	size_t len;
};

static void texts_clear(struct texts *t)
{
	for (size_t i = 0; i < t->len; i++)
		zd_draft_free(t->drafts[i]);
}

static int load_texts(struct cli *cli, struct texts *t, size_t n)
{
	int status = CLI_DONE;

	for (size_t i = 0; !status && i < n; i++) {
		status = cli_load(cli, cli->argv[i], &t->drafts[i]);
		t->len += !status;
	}
	return status;
}

/* The first operand is a revision, or the first label of the text as it is
 * now. A revision has a history, a file none. */
static int read_one(struct cli *cli, struct zd_bracket_history **out,
	struct texts *t, size_t *labels)
{
	const char *revision = cli->argc ? cli->argv[0] : NULL;
	struct zd_error err = {0};
	int status;

	*labels = revision && cli_is_revision(cli, revision);
	if (!*labels)
		revision = NULL;
	status = revision ? CLI_DONE : cli_open(cli);
	if (status)
		return status;
	if (cli->negotiation &&
		!zd_brackets_of_revision(out, cli->negotiation, revision, &err))
		return CLI_DONE;
	if (!revision)
		return cli_fail(&err);
	status = load_texts(cli, t, 1);
	if (!status &&
		zd_brackets_of_drafts(out,
			(const struct zd_draft *const *)t->drafts, &revision, 1,
			&err))
		status = cli_fail(&err);
	return status;
}

/* --rounds of a revision, or of texts in the order that they are named. */
static int read_rounds(struct cli *cli, struct zd_bracket_history **out,
	struct texts *t, size_t *labels)
{
	struct zd_error err = {0};
	int status;

	*labels = 0;
	if (cli->argc > CLI_VALUES)
		return cli_usage(cli, "at most %d texts", CLI_VALUES);
	if (cli->argc < 2) {
		status = read_one(cli, out, t, labels);
		if (!status && cli->argc && !*labels)
			return cli_usage(cli,
				"--rounds takes texts, not labels: no text "
				"'%s'",
				cli->argv[0]);
		return status;
	}
	status = load_texts(cli, t, (size_t)cli->argc);
	if (status)
		return status;
	if (zd_brackets_of_drafts(out,
		    (const struct zd_draft *const *)t->drafts,
		    (const char *const *)cli->argv, t->len, &err))
		return cli_fail(&err);
	return CLI_DONE;
}

static int show(
	struct cli *cli, const struct zd_bracket_history *h, size_t labels)
{
	struct zd_findings *findings;
	struct zd_error err = {0};
	struct zd_view *view;
	int status, code;

	if (cli_has(cli, "rounds"))
		code = zd_view_bracket_rounds(&view, h, &err);
	else
		code = zd_view_brackets(&view, h,
			(const char *const *)cli->argv + labels,
			(size_t)cli->argc - labels, &err);
	if (code)
		return cli_fail(&err);
	status = cli_show(cli, view, CLI_PART);
	findings = zd_brackets_findings(h);
	cli_findings(NULL, findings);
	if (!status && zd_findings_serious(findings))
		status = CLI_DIFFERS;
	zd_findings_free(findings);
	return status;
}

int cmd_brackets(struct cli *cli)
{
	struct zd_bracket_history *h = NULL;
	struct texts t = {.len = 0};
	size_t labels;
	int status = cli_has(cli, "rounds") ? read_rounds(cli, &h, &t, &labels)
					    : read_one(cli, &h, &t, &labels);

	if (!status)
		status = show(cli, h, labels);
	zd_bracket_history_free(h);
	texts_clear(&t);
	return status;
}
