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

/* For completion: names of commands, or the options of one. */
static int complete(const struct cli *cli)
{
	const struct command *c;

	if (!cli->argc) {
		for (c = commands; c->name; c++)
			puts(c->name);
		return CLI_DONE;
	}
	c = command_find(cli->argv[0]);
	for (const struct option_spec *o = c ? c->options : NULL; o && o->name;
		o++)
		printf("--%s%s\n", o->name, o->arg ? "=" : "");
	return CLI_DONE;
}

int cmd_help(struct cli *cli)
{
	const struct command *c;

	if (cli_has(cli, "complete"))
		return complete(cli);
	if (!cli->argc) {
		list();
		return CLI_DONE;
	}
	c = command_find(cli->argv[0]);
	if (!c)
		return cli_usage(cli, "no command '%s'", cli->argv[0]);
	printf("usage: zerodraft %s %s\n\n%s: see zerodraft-%s(1), and "
	       "zerodraft(1) for the options of all commands\n",
		c->name, c->synopsis, c->summary, c->name);
	return CLI_DONE;
}
