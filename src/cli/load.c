/* From names on the command line to texts. */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "cli/cli.h"

static_assert(ZD_MAX_FILE == 256u << 20, "too_much says so");
static const char too_much[] = "more than 256 MiB, too much for a text";

static int fail(const char *name, const char *why)
{
	cli_progress_end();
	fputs("zerodraft: ", stderr);
	cli_print(stderr, name);
	fprintf(stderr, ": %s\n", why);
	return CLI_FAILED;
}

static int read_all(struct zd_buf *out, int fd, const char *path)
{
	ssize_t n;
	struct stat st;
	size_t want = 64 * 1024;

	if (!fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_size > 0)
		want = (size_t)st.st_size + 1;
	memory_expect(want);
	out->max = ZD_MAX_FILE;
	for (;;) {
		if (!zd_buf_reserve(out, want))
			return fail(path, too_much);
		n = read(fd, out->ptr + out->len, want);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		out->len += (size_t)n;
		out->ptr[out->len] = '\0';
		/* A file ends where it said; the rest of the room shows it. */
		want = out->size - out->len - 1;
		if (!want)
			want = 64 * 1024;
	}
	return n ? fail(path, strerror(errno)) : CLI_DONE;
}

int file_read(struct zd_text *out, const char *path)
{
	bool standard = !strcmp(path, "-");
	struct zd_buf b = ZD_BUF_INIT;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	int status;

	*out = (struct zd_text){0};
	/* Who types wants to see that and nothing else. */
	if (standard && isatty(fd))
		cli_progress_end();
	if (fd < 0)
		return fail(path, strerror(errno));
	status = read_all(&b, fd, path);
	if (!standard)
		close(fd);
	if (status) {
		zd_buf_clear(&b);
		return status;
	}
	*out = (struct zd_text){b.ptr, b.len};
	if (!b.ptr)
		out->ptr = zd_strndup("", 0);
	return CLI_DONE;
}

static int open_negotiation(struct cli *cli, struct zd_error *err)
{
	const char *dir = cli_get(cli, "dir");
	bool search = false;

	if (cli->negotiation)
		return 0;
	if (!dir)
		dir = getenv("ZERODRAFT_DIR");
	if (!dir || !*dir) {
		dir = ".";
		search = true;
	}
	return zd_negotiation_open(&cli->negotiation, dir, search, err);
}

int cli_open(struct cli *cli)
{
	struct zd_error err = {0};

	return open_negotiation(cli, &err) ? cli_fail(&err) : CLI_DONE;
}

static bool is_file(const char *name)
{
	struct stat st;

	return !strcmp(name, "-") || (!stat(name, &st) && !S_ISDIR(st.st_mode));
}

static int load_file(struct cli *cli, const char *path, struct zd_draft **out)
{
	struct zd_findings *findings = NULL;
	struct zd_error err = {0};
	struct zd_text text;
	int status = file_read(&text, path);

	if (status)
		return status;
	cli->text += text.len;
	if (zd_draft_read_owned(
		    out, &findings, &text, ZD_CODEC_AUTO, path, &err))
		return cli_fail(&err);
	cli_findings(path, findings);
	zd_findings_free(findings);
	return CLI_DONE;
}

/* Why a name is none of a text. err: what the repository, if there is one,
 * said of it. */
static int say_unknown(
	const struct cli *cli, const char *name, const struct zd_error *err)
{
	struct stat st;

	if (!stat(name, &st))
		return fail(name,
			"this is a folder: give a file in it, or the "
			"negotiation that it is with -C");
	if (errno != ENOENT && errno != ENOTDIR)
		return fail(name, strerror(errno));
	if (!cli->negotiation && err->code == ZD_ENOTFOUND &&
		!cli_get(cli, "dir") && !getenv("ZERODRAFT_DIR"))
		return fail(name,
			"there is no such file, and no negotiation here or in "
			"a folder above in which it could be a round: see -C");
	if (cli->negotiation &&
		(name[0] == '/' || !strncmp(name, "./", 2) ||
			!strncmp(name, "../", 3)))
		return fail(name, strerror(errno));
	return cli_fail(err);
}

/* In a repository its revisions come first; a file wins where its name can
 * be nothing else. */
int cli_load(struct cli *cli, const char *revision, struct zd_draft **out)
{
	struct zd_error err = {0};

	*out = NULL;
	if (revision && !*revision)
		return cli_usage(cli, "the name of a text is empty");
	if (revision && is_file(revision) &&
		(strpbrk(revision, "./") || !strcmp(revision, "-")))
		return load_file(cli, revision, out);
	if (!open_negotiation(cli, &err) &&
		!zd_negotiation_draft(out, cli->negotiation, revision, &err))
		return CLI_DONE;
	if (revision && is_file(revision))
		return load_file(cli, revision, out);
	return revision ? say_unknown(cli, revision, &err) : cli_fail(&err);
}

bool cli_is_file(const char *name)
{
	return is_file(name) && (strpbrk(name, "./") || !strcmp(name, "-"));
}

bool cli_is_revision(struct cli *cli, const char *name)
{
	struct zd_draft *draft;
	bool is;

	if (!strcmp(name, "-") || (is_file(name) && strpbrk(name, "./")) ||
		!strncmp(name, "source:", strlen("source:")))
		return true;
	if (open_negotiation(cli, NULL))
		return is_file(name);
	is = !zd_negotiation_draft(&draft, cli->negotiation, name, NULL);
	if (is)
		zd_draft_free(draft);
	return is || is_file(name);
}

int cli_load_quietly(struct cli *cli, struct zd_draft **out)
{
	*out = NULL;
	if (!cli->negotiation)
		return CLI_FAILED;
	return zd_negotiation_draft(out, cli->negotiation, NULL, NULL)
		? CLI_FAILED
		: CLI_DONE;
}
