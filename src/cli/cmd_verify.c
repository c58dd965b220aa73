#include "cli/cli.h"

static int show(struct cli *cli, const struct zd_certificate *certificate)
{
	struct zd_error err = {0};
	struct zd_view *view;
	int status;

	if (zd_view_certificate(&view, certificate, &err))
		return cli_fail(&err);
	status = cli_show(cli, view, CLI_PART);
	return !status && zd_certificate_remainder(certificate) ? CLI_DIFFERS
								: status;
}

/* What is no revision is a file: a text that is not circulated yet. */
int cmd_verify(struct cli *cli)
{
	struct zd_verify_options o = {.from = cli->argv[0], .to = cli->argv[1]};
	struct zd_certificate *certificate;
	struct zd_draft *text = NULL;
	struct zd_error err = {0};
	int status = cli_open(cli);

	if (!status && cli_is_file(o.to))
		status = cli_load(cli, o.to, &text);
	if (status)
		return status;
	o.text = text;
	if (zd_certify(&certificate, cli->negotiation, &o, &err)) {
		status = cli_fail(&err);
	} else {
		status = show(cli, certificate);
		zd_certificate_free(certificate);
	}
	zd_draft_free(text);
	return status;
}
