#include <errno.h>

#include "cli/cli.h"

static void list(void)
{
	puts("zerodraft: negotiate a text in the open, from the Zero Draft to "
	     "adoption\n\nusage: zerodraft [options] command [arguments]\n");
	for (const struct command *c = commands; c->name; c++)
		printf("  %-12s %s\n", c->name, c->summary);
	puts("\nWith every command: -C dir, --author \"Name <email>\", "
	     "--date when,\n--format name, -o file, --color when, --no-pager, "
	     "--help.\n\nRevisions: a round (zero, rev1), a party (EU: its "
	     "text on the current round),\nrev1/EU, EU/3, main, a file, or "
	     "anything git understands.\n\nSee zerodraft(1), "
	     "zerodraft-tutorial(7), and 'zerodraft help command'.");
}

/* The first words of the commands, each once. */
static void complete_commands(void)
{
	size_t len, last = 0;

	for (const struct command *c = commands; c->name; c++) {
		len = strcspn(c->name, " ");
		if (c == commands || len != last ||
			strncmp(c[-1].name, c->name, len))
			printf("%.*s\n", (int)len, c->name);
		last = len;
	}
}

/* For completion: names of commands, or the options of one. */
static int complete(const struct cli *cli)
{
	const struct command *c;
	const char *word;
	int words;

	if (!cli->argc) {
		complete_commands();
		return CLI_DONE;
	}
	c = command_find(cli->argc, cli->argv, &words);
	for (const struct option_spec *o = c ? c->options : NULL; o && o->name;
		o++)
		printf("--%s%s\n", o->name, o->arg ? "=" : "");
	for (size_t i = 0; !c && (word = command_of_family(cli->argv[0], i));
		i++)
		puts(word);
	return CLI_DONE;
}

/* "zerodraft-source-add(1)" */
static void print_page(const char *name)
{
	const char *space = strchr(name, ' ');

	printf("zerodraft-%.*s%s%s(1)",
		space ? (int)(space - name) : (int)strlen(name), name,
		space ? "-" : "", space ? space + 1 : "");
}

static void usage_of(const struct command *c)
{
	printf("usage: zerodraft %s %s\n\n%s: see ", c->name, c->synopsis,
		c->summary);
	print_page(c->name);
	puts(", and zerodraft(1) for the options of all commands");
}

/* All commands whose name begins with the one word given. */
static int usage_of_family(const struct cli *cli)
{
	const char *first = cli->argv[0];
	const char *second = cli->argc > 1 ? cli->argv[1] : "";
	const char *before = "";

	if (!command_of_family(first, 0) || *second)
		return cli_usage(cli, "no command '%s%s%s'", first,
			*second ? " " : "", second);
	for (const struct command *c = commands; c->name; c++) {
		if (!command_in_family(c, first))
			continue;
		fputs(before, stdout);
		usage_of(c);
		before = "\n";
	}
	return CLI_DONE;
}

/* -o holds here as everywhere. */
static int turn_output(const struct cli *cli)
{
	const char *path = cli_get(cli, "output");

	if (!path || !strcmp(path, "-") || freopen(path, "w", stdout))
		return CLI_DONE;
	fputs("zerodraft: ", stderr);
	cli_print(stderr, path);
	fprintf(stderr, ": %s\n", strerror(errno));
	return CLI_FAILED;
}

int cmd_help(struct cli *cli)
{
	const struct command *c;
	int words;

	if (turn_output(cli))
		return CLI_FAILED;
	if (cli_has(cli, "complete"))
		return complete(cli);
	if (!cli->argc) {
		list();
		return CLI_DONE;
	}
	c = command_find(cli->argc, cli->argv, &words);
	if (!c)
		return usage_of_family(cli);
	if (cli->argc > words)
		return cli_usage(cli, "'%s' is too much", cli->argv[words]);
	usage_of(c);
	return CLI_DONE;
}
