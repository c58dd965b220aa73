/* Who acts and when: options first, then the environment, then git. */
#include "cli/cli.h"

static const char *first_of(const char *a, const char *b)
{
	return a && *a ? a : b && *b ? b : NULL;
}

static int no_date(const struct cli *cli, const char *text)
{
	return cli_usage(cli,
		"'%s' is no date: write 2019-06-07 or "
		"2019-06-07T10:15:00+02:00",
		text);
}

static int date_of(
	const struct cli *cli, const char *variable, struct zd_identity *who)
{
	const char *text = first_of(cli_get(cli, "date"), getenv(variable));
	struct tm tm;
	time_t now;

	if (text && !date_parse(text, &who->when, &who->offset))
		return no_date(cli, text);
	if (text)
		return CLI_DONE;
	now = time(NULL);
	localtime_r(&now, &tm);
	who->when = now;
	who->offset = (int)(tm.tm_gmtoff / 60);
	return CLI_DONE;
}

/* "Name <email>": where the address begins; NULL when it is none such. */
static char *address_of(const char *person)
{
	char *open = strstr(person, " <");
	char *close = open ? strchr(open, '>') : NULL;

	if (!close || open == person || close[1] || close == open + 2)
		return NULL;
	return open + 2;
}

/* Cuts --author, which was checked, in place. */
static void split_person(struct cli *cli, struct zd_identity *who)
{
	const char *text = cli_get(cli, "author");
	char *address = text ? address_of(text) : NULL;

	if (!address)
		return;
	address[-2] = '\0';
	address[strlen(address) - 1] = '\0';
	who->name = text;
	who->email = address;
}

int cli_check_identity(const struct cli *cli)
{
	const char *person = cli_get(cli, "author");
	const char *date = cli_get(cli, "date");
	int64_t when;
	int offset;

	if (person && !address_of(person))
		return cli_usage(cli,
			"--author takes \"Name <email>\", not '%s'", person);
	if (date && *date && !date_parse(date, &when, &offset))
		return no_date(cli, date);
	return CLI_DONE;
}

static int need(const struct cli *cli, const struct zd_identity *who)
{
	if (who->name && who->email)
		return CLI_DONE;
	return cli_usage(cli,
		"who are you? Tell git once, with 'git config "
		"--global user.name …' and 'user.email …', or give --author "
		"\"Name <email>\"");
}

int cli_identities(struct cli *cli, struct zd_identity *author,
	struct zd_identity *committer)
{
	const char *name, *email;
	int status;

	if (!cli->user.ptr && !cli->email.ptr)
		zd_negotiation_user(cli->negotiation, &cli->user, &cli->email);
	name = cli->user.ptr;
	email = cli->email.ptr;
	committer->name = first_of(getenv("GIT_COMMITTER_NAME"), name);
	committer->email = first_of(getenv("GIT_COMMITTER_EMAIL"), email);
	author->name = first_of(getenv("GIT_AUTHOR_NAME"), name);
	author->email = first_of(getenv("GIT_AUTHOR_EMAIL"), email);
	split_person(cli, author);
	if (!committer->name || !committer->email) {
		committer->name = author->name;
		committer->email = author->email;
	}
	status = need(cli, author);
	if (!status)
		status = date_of(cli, "GIT_AUTHOR_DATE", author);
	if (!status)
		status = date_of(cli, "GIT_COMMITTER_DATE", committer);
	return status;
}

int cli_open_to_act(struct cli *cli, struct zd_identity *author,
	struct zd_identity *committer)
{
	int status = cli_open(cli);

	return status ? status : cli_identities(cli, author, committer);
}
