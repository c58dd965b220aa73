/*
 * The command line: arguments, identity, pager, exit codes. Knows nothing
 * but the public header; the only layer that prints, exits, and reads the
 * environment and the clock.
 *
 * Exit status: 0 done, 1 differences or findings, 2 wrong usage, 3 failed.
 */
#ifndef ZD_CLI_CLI_H
#define ZD_CLI_CLI_H

#include <stdio.h>

#include <zerodraft.h>

enum cli_status { CLI_DONE, CLI_DIFFERS, CLI_USAGE, CLI_FAILED };

#define CLI_VALUES 64

struct cli {
	const struct command *command;
	int argc; /* operands, options taken out */
	char **argv;
	/* Options as given, in order. */
	struct cli_option {
		const char *name, *value;
	} options[CLI_VALUES];
	size_t options_len;
	struct zd_negotiation *negotiation; /* opened by cli_open */
	struct zd_text user, email;         /* as git is configured */
	size_t text; /* bytes of the files that were loaded as drafts */
};

/* One option: `--name`, `-letter`, with an argument when arg is set. */
struct option_spec {
	const char *name;
	char letter;
	const char *arg;
};

struct command {
	const char *name;                  /* a family's: "source add" */
	const char *synopsis;              /* behind the name, as printed */
	const char *summary;               /* one line */
	const struct option_spec *options; /* its own; ends with {0} */
	int least, most;                   /* operands; most -1: any number */
	int (*run)(struct cli *cli);
};

extern const struct command commands[];
/* The command whose name argv begins with; *words gets how many words that
 * takes. NULL: there is none. */
const struct command *command_find(int argc, char *const *argv, int *words);
/* The second word of a command of that family; NULL for the others. */
const char *command_in_family(const struct command *c, const char *family);
/* The i-th command of a family ("source"), without its first word; NULL
 * behind the last, and where there is no such family. */
const char *command_of_family(const char *family, size_t i);

/* Did the option stand there? Its value (the last one), or NULL. */
bool cli_has(const struct cli *cli, const char *name);
const char *cli_get(const struct cli *cli, const char *name);
/* All values of an option; returns how many, at most CLI_VALUES. */
size_t cli_all(
	const struct cli *cli, const char *name, const char *out[CLI_VALUES]);

/* Parses options and operands of a command; CLI_DONE, or what to exit with
 * when something is wrong (said on stderr) or --help was asked for. */
int cli_parse(struct cli *cli, int argc, char **argv);
/* Judge the values of the common options before anything is opened, so that
 * a slip in one is seen before the work. */
int cli_check_output(const struct cli *cli);
int cli_check_identity(const struct cli *cli);
/* Says what is wrong with the call, and how it goes. Returns CLI_USAGE. */
int cli_usage(const struct cli *cli, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* Prints text of any origin: control and bidi characters become U+FFFD. */
void cli_print(FILE *out, const char *text);
/* Says what failed. Returns CLI_USAGE for ZD_EUSAGE, else CLI_FAILED. */
int cli_fail(const struct zd_error *err);

/* Opens the repository of -C, $ZERODRAFT_DIR, or from here upwards. */
int cli_open(struct cli *cli);
/* Author and committer: options, environment, git's configuration, clock.
 * Needs an open repository, or none for `init`. Names are owned by cli. */
int cli_identities(struct cli *cli, struct zd_identity *author,
	struct zd_identity *committer);
/* Both: for what is an act of the author's. */
int cli_open_to_act(struct cli *cli, struct zd_identity *author,
	struct zd_identity *committer);
/* A date as git takes it: "2019-06-07", "2019-06-07T10:15:00+02:00",
 * "1559900000 +0200", "@1559900000". False when it is none. */
bool date_parse(const char *text, int64_t *when, int *offset);

/* A text of so many bytes is about to be worked on: makes the heap ready. */
void memory_expect(size_t text);
/* What stages so far left idle goes, before a stage that needs pieces of
 * another size, where it is much beside the texts. */
void memory_ease(size_t text);
/* A line on a terminal while a command takes longer than a second; it is
 * gone before anything is printed. */
void cli_progress_begin(const struct cli *cli);
/* While other lines are printed; the seconds go on. */
void cli_progress_pause(void);
void cli_progress_resume(void);
void cli_progress_end(void);

/* A whole file; "-" is standard input. Free with zd_text_clear. */
int file_read(struct zd_text *out, const char *path);
/* A revision or a file as a draft; findings of a file go to stderr. */
int cli_load(struct cli *cli, const char *revision, struct zd_draft **out);
/* Is this a file, and by its name nothing else? */
bool cli_is_file(const char *name);
/* Does this name a revision or a file? Says nothing. */
bool cli_is_revision(struct cli *cli, const char *name);
/* The current text, without a word when there is none. */
int cli_load_quietly(struct cli *cli, struct zd_draft **out);
/* Prints findings on stderr, one a line: path:line: severity: message. */
void cli_findings(const char *path, const struct zd_findings *findings);

/* Was diff asked for --format pairs? */
bool cli_wants_pairs(const struct cli *cli);
/* What is shown: a text (as Markdown it is a document of its own), what is
 * a document in the first place, or a part of something. */
enum cli_shape { CLI_TEXT, CLI_DOCUMENT, CLI_PART };
/* Writes a view in the format asked for, to -o, the pager or standard
 * output. Frees the view. */
int cli_show(struct cli *cli, struct zd_view *view, enum cli_shape shape);
/* Writes a draft: the canonical file, unless another format is asked for. */
int cli_show_draft(struct cli *cli, const struct zd_draft *draft);
/* Writes text to -o, the pager or standard output. Clears it. */
int cli_write(struct cli *cli, struct zd_text *text);

int cmd_agree(struct cli *cli);
int cmd_amendments(struct cli *cli);
int cmd_blame(struct cli *cli);
int cmd_bracket(struct cli *cli);
int cmd_brackets(struct cli *cli);
int cmd_attest(struct cli *cli);
int cmd_carry(struct cli *cli);
int cmd_cite_check(struct cli *cli);
int cmd_cite_diff(struct cli *cli);
int cmd_cite_fix(struct cli *cli);
int cmd_cite_list(struct cli *cli);
int cmd_compile(struct cli *cli);
int cmd_decide(struct cli *cli);
int cmd_diff(struct cli *cli);
int cmd_extract(struct cli *cli);
int cmd_help(struct cli *cli);
int cmd_import(struct cli *cli);
int cmd_init(struct cli *cli);
int cmd_position(struct cli *cli);
int cmd_propose(struct cli *cli);
int cmd_publish(struct cli *cli);
int cmd_relate(struct cli *cli);
int cmd_round(struct cli *cli);
int cmd_set(struct cli *cli);
int cmd_settle(struct cli *cli);
int cmd_show(struct cli *cli);
int cmd_silence(struct cli *cli);
int cmd_source_add(struct cli *cli);
int cmd_source_find(struct cli *cli);
int cmd_source_list(struct cli *cli);
int cmd_speak(struct cli *cli);
int cmd_status(struct cli *cli);
int cmd_trace(struct cli *cli);
int cmd_uptake(struct cli *cli);
int cmd_verify(struct cli *cli);

#endif
