#include "cli/cli.h"

static int fill(struct cli *cli, struct zd_import_options *o)
{
	const char *codec = cli_get(cli, "codec");
	const char *changes = cli_get(cli, "changes");

	o->round = cli_get(cli, "round");
	o->dry_run = cli_has(cli, "dry-run");
	if (!o->round)
		return cli_usage(cli,
			"--round is missing: zero for the Zero "
			"Draft, then rev1, rev2 and so on");
	if (codec && !zd_codec_parse(codec, &o->codec))
		return cli_usage(cli,
			"--codec takes auto, markdown, plain, docx or critic");
	o->changes = ZD_TRACKED_ASK;
	if (changes && !zd_tracked_parse(changes, &o->changes))
		return cli_usage(cli, "--changes takes accept or reject");
	return cli_identities(cli, &o->author, &o->committer);
}

static int import(struct cli *cli, const struct zd_import_options *o)
{
	struct zd_import_report *report;
	struct zd_error err = {0};
	struct zd_view *view;
	int status;

	if (zd_import(&report, cli->negotiation, o, &err))
		return cli_fail(&err);
	cli_findings(o->path, zd_import_findings(report));
	if (zd_view_import(&view, report, &err))
		status = cli_fail(&err);
	else
		status = cli_show(cli, view, CLI_PART);
	if (!status && o->dry_run &&
		zd_findings_serious(zd_import_findings(report)))
		status = CLI_DIFFERS;
	zd_import_report_free(report);
	return status;
}

int cmd_import(struct cli *cli)
{
	struct zd_import_options o = {.path = cli->argv[0]};
	const char *maps[CLI_VALUES];
	struct zd_text text;
	int status = cli_open(cli);

	if (!status)
		status = fill(cli, &o);
	if (!status)
		status = file_read(&text, o.path);
	if (status)
		return status;
	o.bytes = text.ptr;
	o.len = text.len;
	o.maps = maps;
	o.maps_len = cli_all(cli, "map", maps);
	status = import(cli, &o);
	zd_text_clear(&text);
	return status;
}
