#include "cli/cli.h"

static int write_draft(struct cli *cli, const struct zd_draft *draft)
{
	struct zd_text text;

	if (zd_draft_write(&text, draft))
		return CLI_FAILED;
	return cli_write(cli, &text);
}

/* The canonical file, unless another format is asked for. */
static int show(struct cli *cli, const struct zd_draft *draft)
{
	const char *format = cli_get(cli, "format");
	struct zd_error err = {0};
	struct zd_view *view;

	if (!format || !strcmp(format, "markdown"))
		return write_draft(cli, draft);
	if (zd_view_draft(&view, draft, NULL, 0, &err))
		return cli_fail(&err);
	return cli_show(cli, view, CLI_PART);
}

int cmd_extract(struct cli *cli)
{
	const char *path = cli->argv[0];
	struct zd_error err = {0};
	struct zd_draft *draft;
	struct zd_text file;
	int status = file_read(&file, path), code;

	if (status)
		return status;
	code = zd_compilation_read(
		&draft, file.ptr, file.len, cli_get(cli, "as"), &err);
	zd_text_clear(&file);
	if (code)
		return cli_fail(&err);
	status = show(cli, draft);
	zd_draft_free(draft);
	return status;
}
