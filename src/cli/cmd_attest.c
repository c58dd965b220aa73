#include "cli/cli.h"

int cmd_attest(struct cli *cli)
{
	struct zd_attest_options o = {.path = cli->argv[0]};
	struct zd_attestation *attestation = NULL;
	struct zd_error err = {0};
	struct zd_text text;
	struct zd_view *view;
	int status = cli_open(cli);

	if (!status)
		status = file_read(&text, cli->argv[0]);
	if (status)
		return status;
	o.bytes = text.ptr;
	o.len = text.len;
	if (zd_attest(&attestation, cli->negotiation, &o, &err) ||
		zd_view_attestation(&view, attestation, &err))
		status = cli_fail(&err);
	else
		status = cli_show(cli, view, CLI_TEXT);
	if (!status && !zd_attestation_exact(attestation))
		status = CLI_DIFFERS;
	zd_attestation_free(attestation);
	zd_text_clear(&text);
	return status;
}
