#include <getopt.h>

#include "cli/cli.h"

/* What every command takes. */
static const struct option_spec common[] = {{"dir", 'C', "dir"},
	{"author", 0, "person"}, {"date", 0, "when"}, {"format", 0, "name"},
	{"output", 'o', "file"}, {"color", 0, "when"}, {"no-pager", 0, NULL},
	{"help", 'h', NULL}, {"version", 0, NULL}, {0}};

#define LONGEST 32

struct table {
	struct option longs[LONGEST];
	char shorts[2 * LONGEST + 2];
	size_t len;
};

static void add_specs(struct table *t, const struct option_spec *specs)
{
	size_t n = strlen(t->shorts);

	for (; specs->name && t->len + 1 < LONGEST; specs++) {
		t->longs[t->len++] = (struct option){specs->name,
			specs->arg ? required_argument : no_argument, NULL, 0};
		if (!specs->letter)
			continue;
		t->shorts[n++] = specs->letter;
		if (specs->arg)
			t->shorts[n++] = ':';
	}
}

static const char *name_of_letter(int letter, const struct option_spec *own)
{
	const struct option_spec *lists[] = {own, common};

	for (size_t i = 0; i < 2; i++)
		for (const struct option_spec *s = lists[i]; s && s->name; s++)
			if (s->letter == letter)
				return s->name;
	return NULL;
}

static int keep(struct cli *cli, const char *name, const char *value)
{
	if (cli->options_len == CLI_VALUES)
		return cli_usage(cli, "more than %d options", CLI_VALUES);
	cli->options[cli->options_len++] = (struct cli_option){name, value};
	return CLI_DONE;
}

static int bad_option(const struct cli *cli, char **argv)
{
	if (optopt)
		return cli_usage(cli, "no option '-%c'%s", optopt,
			optopt == 'C' || optopt == 'o' || optopt == 'i'
				? ", or its argument is missing"
				: "");
	return cli_usage(cli,
		"no option '%s', or its argument is missing or "
		"not wanted",
		argv[optind - 1]);
}

/* The standard input can be read once only. */
static int check_inputs(const struct cli *cli)
{
	const char *via[CLI_VALUES];
	size_t n = 0, vias = cli_all(cli, "via", via);

	for (int i = 0; i < cli->argc; i++)
		n += !strcmp(cli->argv[i], "-");
	for (size_t i = 0; i < vias; i++)
		n += !strcmp(via[i], "-");
	return n > 1 ? cli_usage(cli, "'-', the standard input, stands twice")
		     : CLI_DONE;
}

/* Before there is a command, parsing ends at the first operand. */
int cli_parse(struct cli *cli, int argc, char **argv)
{
	const struct option_spec *own =
		cli->command ? cli->command->options : NULL;
	struct table t = {.shorts = ""};
	int c, at = 0, status = CLI_DONE;

	if (!cli->command)
		t.shorts[0] = '+';
	add_specs(&t, common);
	if (own)
		add_specs(&t, own);
	opterr = 0;
	optind = 0;
	while (!status &&
		(c = getopt_long(argc, argv, t.shorts, t.longs, &at)) != -1) {
		if (c == '?')
			status = bad_option(cli, argv);
		else
			status = keep(cli,
				c ? name_of_letter(c, own) : t.longs[at].name,
				optarg);
	}
	cli->argc = argc - optind;
	cli->argv = argv + optind;
	return status || !cli->command ? status : check_inputs(cli);
}

bool cli_has(const struct cli *cli, const char *name)
{
	for (size_t i = 0; i < cli->options_len; i++)
		if (!strcmp(cli->options[i].name, name))
			return true;
	return false;
}

const char *cli_get(const struct cli *cli, const char *name)
{
	const char *value = NULL;

	for (size_t i = 0; i < cli->options_len; i++)
		if (!strcmp(cli->options[i].name, name))
			value = cli->options[i].value;
	return value;
}

size_t cli_all(
	const struct cli *cli, const char *name, const char *out[CLI_VALUES])
{
	size_t n = 0;

	for (size_t i = 0; i < cli->options_len; i++)
		if (!strcmp(cli->options[i].name, name))
			out[n++] = cli->options[i].value;
	return n;
}
