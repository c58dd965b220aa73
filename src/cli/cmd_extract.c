#include "cli/cli.h"

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
	status = cli_show_draft(cli, draft);
	zd_draft_free(draft);
	return status;
}
