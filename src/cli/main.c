#include <errno.h>
#include <locale.h>
#include <signal.h>

#include "cli/cli.h"

static int version(void)
{
	printf("zerodraft %s\n", zd_version());
	return CLI_DONE;
}

/* No command, or the first word of several. */
static int no_command(struct cli *cli, int argc, char **argv)
{
	char have[256] = "";
	const char *one;
	size_t len = 0;

	if (!command_of_family(argv[0], 0))
		return cli_usage(cli, "no command '%s'", argv[0]);
	if (argc > 1 &&
		(!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))) {
		cli->argc = 1;
		cli->argv = argv;
		return cmd_help(cli);
	}
	for (size_t i = 0; (one = command_of_family(argv[0], i)); i++)
		len += (size_t)snprintf(
			have + len, sizeof(have) - len, " %s", one);
	return cli_usage(cli, "%s%s%s: there are%s", argv[0],
		argc > 1 ? " " : "", argc > 1 ? argv[1] : "", have);
}

static int run_command(struct cli *cli, int argc, char **argv)
{
	const struct command *c;
	int status, words;

	cli->command = c = command_find(argc, argv, &words);
	if (!c)
		return no_command(cli, argc, argv);
	status = cli_parse(cli, argc - words + 1, argv + words - 1);
	if (!status)
		status = cli_check_output(cli);
	if (!status)
		status = cli_check_identity(cli);
	if (status)
		return status;
	if (cli_has(cli, "version"))
		return version();
	if (cli_has(cli, "help")) {
		cli->argc = words;
		cli->argv = argv;
		return cmd_help(cli);
	}
	if (cli->argc < c->least)
		return cli_usage(cli, "something is missing");
	if (c->most >= 0 && cli->argc > c->most)
		return cli_usage(cli, "'%s' is too much", cli->argv[c->most]);
	cli_progress_begin(cli);
	status = c->run(cli);
	cli_progress_end();
	return status;
}

static int run(struct cli *cli, int argc, char **argv)
{
	int status;

	status = cli_parse(cli, argc, argv);
	if (status)
		return status;
	if (cli_has(cli, "version"))
		return version();
	if (cli_has(cli, "help")) {
		cli->argc = 0;
		return cmd_help(cli);
	}
	if (!cli->argc)
		return cli_usage(cli, "which command?");
	return run_command(cli, cli->argc, cli->argv);
}

/* A command is done only when what it printed has arrived. */
static int finish(int status)
{
	bool bad = ferror(stdout);

	if ((fclose(stdout) || bad) && errno != EPIPE) {
		fprintf(stderr, "zerodraft: standard output: %s\n",
			strerror(errno));
		return CLI_FAILED;
	}
	return status;
}

int main(int argc, char **argv)
{
	struct cli cli = {0};
	int status;

	signal(SIGPIPE, SIG_IGN);
	setlocale(LC_CTYPE, "C.UTF-8");
	status = run(&cli, argc, argv);
	zd_text_clear(&cli.user);
	zd_text_clear(&cli.email);
	zd_negotiation_free(cli.negotiation);
	return finish(status);
}
