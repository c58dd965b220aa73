#include "cli/cli.h"

static const char *const words[] = {"open", "object", "extend", "close"};

/* A deadline has a day, an hour and a time zone: delegations sit in all. */
static int read_until(const struct cli *cli, struct zd_silence_options *o)
{
	const char *text = cli_get(cli, "until");
	const char *hour = text ? strpbrk(text, "T ") : NULL;

	if (!text)
		return cli_usage(
			cli, "--until is missing: when is the deadline?");
	if (!hour || !strpbrk(hour, "Z+-") ||
		!date_parse(text, &o->until, &o->until_offset))
		return cli_usage(cli,
			"'%s' is no deadline: write the day, the hour and the "
			"time zone, as in 2019-07-09T18:00-04:00",
			text);
	return CLI_DONE;
}

/* Which options go with which act. */
static int check(const struct cli *cli, const struct zd_silence_options *o)
{
	bool dated = o->kind == ZD_SILENCE_OPEN || o->kind == ZD_SILENCE_EXTEND;
	bool object = o->kind == ZD_SILENCE_OBJECT;

	if (cli_get(cli, "until") && !dated)
		return cli_usage(cli, "--until goes with open and extend");
	if (cli_get(cli, "as") && !object)
		return cli_usage(cli, "--as goes with object");
	if (object && !o->party)
		return cli_usage(cli, "--as is missing: whose objection?");
	if (object && !o->remark)
		return cli_usage(cli, "-m is missing: what is objected to?");
	if (!object && o->labels_len > (o->kind == ZD_SILENCE_OPEN))
		return cli_usage(cli, "'%s' is too much", cli->argv[1]);
	return CLI_DONE;
}

static int act(struct cli *cli, struct zd_silence_options *o)
{
	struct zd_error err = {0};
	int status = check(cli, o);

	if (!status &&
		(o->kind == ZD_SILENCE_OPEN || o->kind == ZD_SILENCE_EXTEND))
		status = read_until(cli, o);
	if (!status)
		status = cli_open_to_act(cli, &o->author, &o->committer);
	if (status)
		return status;
	return zd_silence_act(cli->negotiation, o, &err) ? cli_fail(&err)
							 : CLI_DONE;
}

static int show(struct cli *cli, bool last)
{
	struct zd_error err = {0};
	struct zd_view *view;

	if (zd_view_silence(&view, cli->negotiation, last, &err))
		return cli_fail(&err);
	return cli_show(cli, view, CLI_PART);
}

int cmd_silence(struct cli *cli)
{
	struct zd_silence_options o = {
		.party = cli_get(cli, "as"), .remark = cli_get(cli, "message")};
	size_t k = 0, n = sizeof(words) / sizeof(*words);
	int status;

	if (!cli->argc) {
		if (cli_has(cli, "until") || o.party || o.remark)
			return cli_usage(cli,
				"what is to be done: open, "
				"object, extend or close?");
		status = cli_open(cli);
		return status ? status : show(cli, false);
	}
	while (k < n && strcmp(words[k], cli->argv[0]))
		k++;
	if (k == n)
		return cli_usage(cli,
			"'%s' is none of open, object, extend and close",
			cli->argv[0]);
	o.kind = (enum zd_silence_kind)k;
	o.labels = (const char *const *)cli->argv + 1;
	o.labels_len = (size_t)cli->argc - 1;
	if (o.kind == ZD_SILENCE_OPEN && o.labels_len)
		o.revision = cli->argv[1];
	status = act(cli, &o);
	return status ? status : show(cli, true);
}
