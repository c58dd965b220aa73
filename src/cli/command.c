/* The commands, in one table: help, man pages and completion follow it. */
#include "cli/cli.h"

static const struct option_spec none[] = {{0}};
static const struct option_spec amendments[] = {
	{"as", 0, "party"}, {"on", 0, "round"}, {0}};
static const struct option_spec compile[] = {
	{"no-attribution", 0, NULL}, {0}};
static const struct option_spec diff[] = {{"stat", 0, NULL},
	{"name-only", 0, NULL}, {"changed", 0, NULL},
	{"side-by-side", 0, NULL}, {"ignore", 0, "kinds"}, {0}};
static const struct option_spec help[] = {{"complete", 0, NULL}, {0}};
static const struct option_spec import[] = {{"round", 0, "name"},
	{"codec", 0, "name"}, {"map", 0, "label=label"},
	{"dry-run", 0, NULL}, {0}};
static const struct option_spec init[] = {{"profile", 0, "name"},
	{"title", 0, "text"}, {"organ", 0, "name"}, {0}};
static const struct option_spec propose[] = {{"as", 0, "party"},
	{"on", 0, "round"}, {"instruction", 'i', "instruction"}, {0}};
static const struct option_spec publish[] = {
	{"line-numbers", 0, NULL}, {0}};

const struct command commands[] = {
	{"init", "[--profile name] [--title text] [--organ name] dir",
		"begin a negotiation", init, 1, 1, cmd_init},
	{"import",
		"--round name [--codec name] [--map label=label] [--dry-run] "
		"file",
		"take a whole text as the next round", import, 1, 1,
		cmd_import},
	{"show", "[rev] [label ...]", "show a text, or single paragraphs",
		none, 0, -1, cmd_show},
	{"diff",
		"[--stat | --name-only | --changed] [--side-by-side] "
		"[--ignore kinds] from to [label ...]",
		"show the redline between two texts", diff, 2, -1, cmd_diff},
	{"propose", "--as party [--on round] [-i instruction] [file]",
		"send amendments", propose, 0, 1, cmd_propose},
	{"amendments", "[--as party] [--on round] [label ...]",
		"list amendments", amendments, 0, -1, cmd_amendments},
	{"compile", "[--no-attribution] [round]",
		"show every party's amendments in place", compile, 0, 1,
		cmd_compile},
	{"publish", "[--line-numbers] [rev]",
		"write the text for circulation", publish, 0, 1, cmd_publish},
	{"help", "[command]", "explain a command", help, 0, 1, cmd_help},
	{0},
};

const struct command *command_find(const char *name)
{
	for (const struct command *c = commands; c->name; c++)
		if (!strcmp(c->name, name))
			return c;
	return NULL;
}
