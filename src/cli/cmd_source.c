#include "base/ascii.h"
#include "base/mem.h"
#include "cli/cli.h"

/* --- source add ----------------------------------------------------------- */

static int fill_add(struct cli *cli, struct zd_source_add_options *o)
{
	const char *codec = cli_get(cli, "codec");

	o->symbol = cli_get(cli, "symbol");
	o->title = cli_get(cli, "title");
	o->organ = cli_get(cli, "organ");
	o->date = cli_get(cli, "adopted");
	o->dry_run = cli_has(cli, "dry-run");
	if (codec && !zd_codec_parse(codec, &o->codec))
		return cli_usage(cli, "--codec takes auto, markdown or plain");
	if (cli->argc > 1 && (o->symbol || o->title || o->date))
		return cli_usage(cli,
			"--symbol, --title and --adopted are of one source: "
			"give one file with them");
	return cli_identities(cli, &o->author, &o->committer);
}

/* Of a whole library only what is serious; of one file everything. */
static void print_findings(const struct zd_source_report *r)
{
	size_t count = zd_source_report_count(r), told = 0;
	const struct zd_findings *f;
	const char *path;

	for (size_t i = 0; i < count; i++) {
		f = zd_source_report_findings(r, i, &path);
		if (!f)
			continue;
		if (count == 1)
			cli_findings(path, f);
		else
			told += zd_findings_serious(f);
	}
	if (told)
		fprintf(stderr,
			"zerodraft: %zu warning%s in these texts: add one of "
			"them alone, with --dry-run, to see its own\n",
			told, told == 1 ? "" : "s");
}

static int add(struct cli *cli, const struct zd_source_add_options *o)
{
	struct zd_source_report *report;
	struct zd_error err = {0};
	struct zd_view *view;
	int status;

	if (zd_source_add(&report, cli->negotiation, o, &err))
		return cli_fail(&err);
	print_findings(report);
	if (zd_view_sources_added(&view, report, &err))
		status = cli_fail(&err);
	else
		status = cli_show(cli, view, CLI_PART);
	if (!status && zd_source_report_left_out(report))
		status = CLI_DIFFERS;
	zd_source_report_free(report);
	return status;
}

int cmd_source_add(struct cli *cli)
{
	size_t n = (size_t)cli->argc, read = 0;
	struct zd_source_file *files = zd_calloc(n, sizeof(*files));
	struct zd_text *texts = zd_calloc(n, sizeof(*texts));
	struct zd_source_add_options o = {.files = files, .files_len = n};
	int status = cli_open(cli);

	if (!status)
		status = fill_add(cli, &o);
	for (; !status && read < n; read++) {
		status = file_read(&texts[read], cli->argv[read]);
		files[read] = (struct zd_source_file){
			texts[read].ptr, texts[read].len, cli->argv[read]};
	}
	if (!status)
		status = add(cli, &o);
	for (size_t i = 0; i < read; i++)
		zd_text_clear(&texts[i]);
	zd_free(files);
	zd_free(texts);
	return status;
}

/* --- source list ---------------------------------------------------------- */

int cmd_source_list(struct cli *cli)
{
	struct zd_sources_options o = {
		.patterns = (const char *const *)cli->argv,
		.patterns_len = (size_t)cli->argc,
		.since = cli_get(cli, "since"),
		.until = cli_get(cli, "until")};
	struct zd_error err = {0};
	struct zd_sources *list;
	struct zd_view *view;
	int status = cli_open(cli);

	if (status)
		return status;
	if (zd_sources_list(&list, cli->negotiation, &o, &err))
		return cli_fail(&err);
	status = zd_sources_count(list) ? CLI_DONE : CLI_DIFFERS;
	if (zd_view_sources(&view, list, &err))
		status = cli_fail(&err);
	else if (cli_show(cli, view, CLI_PART))
		status = CLI_FAILED;
	zd_sources_free(list);
	return status;
}

/* --- source find ---------------------------------------------------------- */

static int fill_find(struct cli *cli, struct zd_find_options *o)
{
	const char *most = cli_get(cli, "number"),
		   *least = cli_get(cli, "least");
	char *end = NULL;
	unsigned long n;

	o->targets = (const char *const *)cli->argv;
	o->targets_len = (size_t)cli->argc;
	o->source = cli_get(cli, "source");
	if (most) {
		n = strtoul(most, &end, 10);
		if (*most < '1' || *most > '9' || *end || n > 1000)
			return cli_usage(
				cli, "--number takes a number from 1 to 1000");
		o->most = (size_t)n;
	}
	if (least) {
		o->least = strtof(least, &end);
		if (!zd_is_digit(*least) || *end ||
			!(o->least >= 0 && o->least <= 1))
			return cli_usage(
				cli, "--least takes a share from 0 to 1");
	}
	return CLI_DONE;
}

static int find(struct cli *cli, const struct zd_draft *draft,
	const struct zd_find_options *o)
{
	struct zd_found_sources *found;
	struct zd_error err = {0};
	struct zd_view *view;
	int status;

	if (zd_sources_find(&found, cli->negotiation, draft, o, &err))
		return cli_fail(&err);
	status = zd_found_sources_any(found) ? CLI_DONE : CLI_DIFFERS;
	if (zd_view_found(&view, found, &err))
		status = cli_fail(&err);
	else if (cli_show(cli, view, CLI_PART))
		status = CLI_FAILED;
	zd_found_sources_free(found);
	return status;
}

int cmd_source_find(struct cli *cli)
{
	const char *revision = cli_get(cli, "rev");
	struct zd_find_options o = {0};
	struct zd_draft *draft = NULL;
	int status = fill_find(cli, &o);

	if (!status)
		status = cli_open(cli);
	/* Words can be looked for before there is a text. */
	if (!status && (revision || !cli->argc))
		status = cli_load(cli, revision, &draft);
	else if (!status)
		cli_load_quietly(cli, &draft);
	if (!status)
		status = find(cli, draft, &o);
	zd_draft_free(draft);
	return status;
}
