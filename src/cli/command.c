/* The commands, in one table: help, man pages and completion follow it. */
#include "cli/cli.h"

static const struct option_spec agree[] = {{"level", 0, "level"},
	{"message", 'm', "remark"}, {"undo", 0, NULL}, {0}};
static const struct option_spec brackets[] = {{"rounds", 0, NULL}, {0}};
static const struct option_spec carry[] = {
	{"as", 0, "party"}, {"from", 0, "round"}, {0}};
static const struct option_spec decide[] = {{"message", 'm', "remark"}, {0}};
static const struct option_spec none[] = {{0}};
static const struct option_spec amendments[] = {
	{"as", 0, "party"}, {"on", 0, "round"}, {"fate", 0, "fate"}, {0}};
static const struct option_spec compile[] = {{"no-attribution", 0, NULL},
	{"table", 0, NULL}, {"by-party", 0, NULL}, {"as", 0, "party"}, {0}};
static const struct option_spec diff[] = {{"stat", 0, NULL},
	{"name-only", 0, NULL}, {"changed", 0, NULL}, {"side-by-side", 0, NULL},
	{"via", 0, "rev"}, {"ignore", 0, "kinds"}, {"accept", 0, NULL},
	{"reject", 0, NULL}, {0}};
static const struct option_spec help[] = {{"complete", 0, NULL}, {0}};
static const struct option_spec import[] = {{"round", 0, "name"},
	{"codec", 0, "name"}, {"changes", 0, "how"}, {"map", 0, "label=label"},
	{"dry-run", 0, NULL}, {0}};
static const struct option_spec init[] = {{"profile", 0, "name"},
	{"title", 0, "text"}, {"organ", 0, "name"}, {0}};
static const struct option_spec position[] = {{"as", 0, "party"},
	{"on", 0, "round"}, {"message", 'm', "remark"}, {0}};
static const struct option_spec propose[] = {{"as", 0, "party"},
	{"person", 0, "name=party"}, {"on", 0, "round"}, {"split", 0, "unit"},
	{"instruction", 'i', "instruction"}, {"with", 0, "party"},
	{"message", 'm', "remark"}, {"keep-going", 0, NULL}, {0}};
static const struct option_spec publish[] = {{"line-numbers", 0, NULL},
	{"letter", 0, NULL}, {"message", 'm', "paragraph"}, {0}};

static const struct option_spec set[] = {{"unset", 0, NULL}, {0}};
static const struct option_spec speak[] = {{"as", 0, "party"}, {0}};
static const struct option_spec silence[] = {{"as", 0, "party"},
	{"until", 0, "date"}, {"message", 'm', "remark"}, {0}};
static const struct option_spec status[] = {{"by-part", 0, NULL},
	{"by-party", 0, NULL}, {"rounds", 0, NULL}, {"open", 0, NULL},
	{"profile", 0, NULL}, {0}};
static const struct option_spec extract[] = {{"as", 0, "party"}, {0}};
static const struct option_spec source_add[] = {{"symbol", 0, "symbol"},
	{"title", 0, "text"}, {"organ", 0, "name"}, {"adopted", 0, "date"},
	{"codec", 0, "name"}, {"dry-run", 0, NULL}, {0}};
static const struct option_spec source_find[] = {{"number", 'n', "count"},
	{"least", 0, "share"}, {"source", 0, "symbol"}, {"rev", 0, "rev"}, {0}};
static const struct option_spec source_list[] = {
	{"since", 0, "date"}, {"until", 0, "date"}, {0}};
static const struct option_spec blame[] = {
	{"on", 0, "rev"}, {"deleted", 0, NULL}, {0}};
static const struct option_spec uptake[] = {{"on", 0, "round"}, {0}};
static const struct option_spec trace[] = {
	{"on", 0, "rev"}, {"all", 0, NULL}, {0}};
static const struct option_spec cite_check[] = {{"rounds", 0, NULL}, {0}};
static const struct option_spec cite_list[] = {{"by-source", 0, NULL}, {0}};
static const struct option_spec closing[] = {{"renumber", 0, NULL}, {0}};

const struct command commands[] = {
	{"init", "[--profile name] [--title text] [--organ name] dir",
		"begin a negotiation", init, 1, 1, cmd_init},
	{"import",
		"--round name [--codec name] [--changes how] "
		"[--map label=label] [--dry-run] file",
		"take a whole text as the next round", import, 1, 1,
		cmd_import},
	{"show", "[rev] [label ...]", "show a text, or single paragraphs", none,
		0, -1, cmd_show},
	{"diff",
		"[--stat | --name-only | --changed | --accept | --reject] "
		"[--side-by-side] [--via rev] [--ignore kinds] from to "
		"[label ...]",
		"show the redline between two texts", diff, 2, -1, cmd_diff},
	{"relate", "label=label ...",
		"correct which paragraph comes from which", none, 1, -1,
		cmd_relate},
	{"propose",
		"[--as party] [--person name=party] [--with party] "
		"[--on round] [--split unit] [-m remark] [--keep-going] "
		"[-i instruction] [file]",
		"send amendments", propose, 0, 1, cmd_propose},
	{"amendments", "[--as party] [--on round] [--fate fate] [label ...]",
		"list amendments", amendments, 0, -1, cmd_amendments},
	{"position", "--as party [--on round] [-m remark] stance target",
		"record a position", position, 2, 2, cmd_position},
	{"compile",
		"[--no-attribution | --table | --by-party] [--as party] "
		"[round]",
		"show every party's amendments in place", compile, 0, 1,
		cmd_compile},
	{"extract", "[--as party] file",
		"read one party's text out of a compilation", extract, 1, 1,
		cmd_extract},
	{"accept", "[-m remark] amendment ...", "take amendments into the text",
		decide, 1, -1, cmd_decide},
	{"bracket", "[-m remark] amendment ... | label [words ...]",
		"put amendments, or words of the text, in brackets", decide, 1,
		-1, cmd_bracket},
	{"lift", "[-m remark] label | bracket ...",
		"take brackets away from words that stay", decide, 1, -1,
		cmd_settle},
	{"choose", "[-m remark] bracket alternative",
		"let one alternative of several stay", decide, 2, 2,
		cmd_settle},
	{"reject", "[-m remark] amendment ...",
		"record that amendments are not taken", decide, 1, -1,
		cmd_decide},
	{"withdraw", "[-m remark] amendment ...",
		"take one's own amendments back", decide, 1, -1, cmd_decide},
	{"carry", "[--as party] [--from round]",
		"bring pending amendments to the current round", carry, 0, 0,
		cmd_carry},
	{"agree", "[--level level] [-m remark] [--undo] label ...",
		"mark paragraphs as agreed", agree, 1, -1, cmd_agree},
	{"round", "[--renumber] name", "close the round", closing, 1, 1,
		cmd_round},
	{"status", "[--by-part] [--by-party] [--rounds] [--open] [--profile]",
		"show where the negotiation stands", status, 0, 0, cmd_status},
	{"speak", "--as party [label ...]",
		"show what is on the table, and what to say", speak, 0, -1,
		cmd_speak},
	{"silence",
		"[open | object | extend | close] [--as party] [--until date] "
		"[-m remark] [rev | label ...]",
		"put a text under silence, and record what came of it", silence,
		0, -1, cmd_silence},
	{"trace", "[--on rev] [--all] [label]",
		"follow a paragraph through the rounds", trace, 0, 1,
		cmd_trace},
	{"blame", "[--on rev] [--deleted] [label ...]",
		"show who brought each word", blame, 0, -1, cmd_blame},
	{"verify", "from to", "prove what a text has that nobody asked for",
		none, 2, 2, cmd_verify},
	{"uptake", "[--on round] [party ...]",
		"show what became of each proposal", uptake, 0, -1, cmd_uptake},
	{"set", "[--unset] [key [value]]", "show or change a setting", set, 0,
		2, cmd_set},
	{"source add",
		"[--symbol symbol] [--title text] [--organ name] "
		"[--adopted date] [--codec name] [--dry-run] file ...",
		"add texts to the library of agreed language", source_add, 1,
		-1, cmd_source_add},
	{"source find",
		"[-n count] [--least share] [--source symbol] [--rev rev] "
		"[label | text ...]",
		"find the agreed language nearest to a text", source_find, 0,
		-1, cmd_source_find},
	{"source list", "[--since date] [--until date] [pattern ...]",
		"list the library of agreed language", source_list, 0, -1,
		cmd_source_list},
	{"cite list", "[--by-source] [rev] [label ...]",
		"list the citations of a text", cite_list, 0, -1,
		cmd_cite_list},
	{"cite diff", "from to", "show how citations changed", none, 2, 2,
		cmd_cite_diff},
	{"cite fix", "[label ...]", "write citations as they should be", none,
		0, -1, cmd_cite_fix},
	{"cite check", "[--rounds] [rev] [label ...]",
		"check citations against their sources", cite_check, 0, -1,
		cmd_cite_check},
	{"brackets", "[--rounds] [rev ...] [label ...]",
		"list what is in brackets", brackets, 0, -1, cmd_brackets},
	{"publish", "[--line-numbers] [--letter [-m paragraph]] [rev]",
		"write the text for circulation", publish, 0, 1, cmd_publish},
	{"attest", "file", "say which round a text is that came back", none, 1,
		1, cmd_attest},
	{"help", "[command]", "explain a command", help, 0, 2, cmd_help},
	{0},
};

const char *command_in_family(const struct command *c, const char *family)
{
	size_t len = strlen(family);

	return !strncmp(c->name, family, len) && c->name[len] == ' '
		? c->name + len + 1
		: NULL;
}

const struct command *command_find(int argc, char *const *argv, int *words)
{
	const char *second;

	for (const struct command *c = commands; argc && c->name; c++) {
		*words = 1;
		if (!strcmp(c->name, argv[0]))
			return c;
		*words = 2;
		second = command_in_family(c, argv[0]);
		if (second && argc > 1 && !strcmp(second, argv[1]))
			return c;
	}
	return NULL;
}

const char *command_of_family(const char *family, size_t i)
{
	const char *second;

	for (const struct command *c = commands; c->name; c++) {
		second = command_in_family(c, family);
		if (second && !i--)
			return second;
	}
	return NULL;
}
