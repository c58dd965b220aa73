#include "cli/cli.h"

static void next(const struct cli *cli, const char *what, const char *more)
{
	printf("Next: zerodraft -C ");
	cli_print(stdout, cli->argv[0]);
	printf(" %s%s\n", what, more);
}

int cmd_init(struct cli *cli)
{
	struct zd_init_options o = {.profile = cli_get(cli, "profile"),
		.title = cli_get(cli, "title"),
		.organ = cli_get(cli, "organ")};
	struct zd_identity committer = {0};
	struct zd_error err = {0};
	int status = cli_identities(cli, &o.who, &committer);

	if (status)
		return status;
	if (zd_negotiation_init(cli->argv[0], &o, &err))
		return cli_fail(&err);
	printf("A new negotiation in ");
	cli_print(stdout, cli->argv[0]);
	printf(".\n");
	if (o.profile && !strcmp(o.profile, "progress-declaration"))
		next(cli, "show main --format markdown -o zero.md",
			", and fill it in");
	next(cli, "import FILE --round zero", "");
	return CLI_DONE;
}
