/* Where output goes: a file, a pager, standard output; with colour or not. */
#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/cli.h"

static const char *environment(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

/* On a terminal, unless told otherwise. */
static int wants_color(const struct cli *cli, bool *out)
{
	const char *when = cli_get(cli, "color");

	*out = isatty(STDOUT_FILENO) && !cli_has(cli, "output") &&
		!environment("NO_COLOR") &&
		strcmp(environment("TERM") ? getenv("TERM") : "", "dumb");
	if (!when || !strcmp(when, "auto"))
		return CLI_DONE;
	if (strcmp(when, "always") && strcmp(when, "never"))
		return cli_usage(cli, "--color takes auto, always or never");
	*out = !strcmp(when, "always");
	return CLI_DONE;
}

/* Of texts side by side in a pipe: $COLUMNS, as a terminal would set it. */
static uint32_t pipe_width(void)
{
	const char *s = environment("COLUMNS");
	unsigned long n =
		s && *s >= '1' && *s <= '9' ? strtoul(s, NULL, 10) : 0;

	return n >= 20 && n <= 10000 ? (uint32_t)n : 0;
}

static uint32_t terminal_width(void)
{
	struct winsize size;

	if (isatty(STDOUT_FILENO) && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) &&
		size.ws_col >= 20)
		return size.ws_col;
	return 0;
}

/* The one format that no view has: surviving runs by their offsets. */
bool cli_wants_pairs(const struct cli *cli)
{
	const char *format = cli_get(cli, "format");

	return format && !strcmp(format, "pairs") &&
		!strcmp(cli->command->name, "diff");
}

static int fill_options(const struct cli *cli, enum cli_shape shape,
	struct zd_render_options *o)
{
	bool document = shape == CLI_DOCUMENT;
	const char *format = cli_get(cli, "format");
	int status;

	zd_render_options_init(o);
	o->format = document ? ZD_FORMAT_MARKDOWN
		: isatty(STDOUT_FILENO) && !cli_has(cli, "output")
		? ZD_FORMAT_TERM
		: ZD_FORMAT_PLAIN;
	if (format && !zd_format_parse(format, &o->format) &&
		!cli_wants_pairs(cli)) {
		fprintf(stderr, "zerodraft: no format '");
		cli_print(stderr, format);
		fprintf(stderr, "': there are");
		for (size_t i = 0; zd_format_name(i); i++)
			fprintf(stderr, " %s", zd_format_name(i));
		fputc('\n', stderr);
		return CLI_USAGE;
	}
	if (!zd_format_is_text(o->format) && isatty(STDOUT_FILENO) &&
		(!cli_has(cli, "output") ||
			!strcmp(cli_get(cli, "output"), "-")))
		return cli_usage(cli,
			"%s is not for a terminal: give -o FILE, or a pipe",
			format);
	status = wants_color(cli, &o->color);
	if (format && o->format == ZD_FORMAT_TERM && !cli_has(cli, "color"))
		o->color = isatty(STDOUT_FILENO);
	else if (!format && o->color)
		o->format = document ? o->format : ZD_FORMAT_TERM;
	o->columns = terminal_width();
	if (!o->columns && cli_has(cli, "side-by-side"))
		o->columns = pipe_width();
	o->document = shape != CLI_PART && o->format == ZD_FORMAT_MARKDOWN;
	o->line_numbers = cli_has(cli, "line-numbers");
	o->no_attribution = cli_has(cli, "no-attribution");
	return status;
}

int cli_check_output(const struct cli *cli)
{
	struct zd_render_options o;

	return fill_options(cli, CLI_TEXT, &o);
}

int cli_show(struct cli *cli, struct zd_view *view, enum cli_shape shape)
{
	struct zd_render_options o;
	struct zd_error err = {0};
	struct zd_text text;
	int status = fill_options(cli, shape, &o), code = 0;

	if (!status)
		code = zd_render(&text, view, &o, &err);
	zd_view_free(view);
	if (status)
		return status;
	return code ? cli_fail(&err) : cli_write(cli, &text);
}

int cli_show_draft(struct cli *cli, const struct zd_draft *draft)
{
	const char *format = cli_get(cli, "format");
	struct zd_error err = {0};
	struct zd_view *view;
	struct zd_text text;

	if (format && strcmp(format, "markdown")) {
		if (zd_view_draft(&view, draft, NULL, 0, &err))
			return cli_fail(&err);
		return cli_show(cli, view, CLI_PART);
	}
	if (zd_draft_write(&text, draft))
		return CLI_FAILED;
	return cli_write(cli, &text);
}

static int write_all(int fd, const char *p, size_t len)
{
	ssize_t n;

	while (len) {
		n = write(fd, p, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		p += n;
		len -= (size_t)n;
	}
	return 0;
}

static int write_file(const char *path, const struct zd_text *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	int bad = fd < 0 || write_all(fd, text->ptr, text->len);

	if (fd >= 0 && close(fd))
		bad = 1;
	if (!bad)
		return CLI_DONE;
	fprintf(stderr, "zerodraft: %s: %s\n", path, strerror(errno));
	return CLI_FAILED;
}

static const char *pager(const struct cli *cli)
{
	const char *name = environment("ZERODRAFT_PAGER");

	if (cli_has(cli, "no-pager") || !isatty(STDOUT_FILENO))
		return NULL;
	if (!name)
		name = environment("PAGER");
	if (!name)
		name = "less";
	return strcmp(name, "cat") ? name : NULL;
}

/* Feeds the pager through the shell, as git does; its status is not ours. */
static int write_pager(const char *command, const struct zd_text *text)
{
	int fds[2], status;
	pid_t child;

	if (pipe(fds))
		return -1;
	child = fork();
	if (child < 0) {
		close(fds[0]);
		close(fds[1]);
		return -1;
	}
	if (!child) {
		dup2(fds[0], STDIN_FILENO);
		close(fds[0]);
		close(fds[1]);
		setenv("LESS", "FRX", 0);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	close(fds[0]);
	write_all(fds[1], text->ptr, text->len);
	close(fds[1]);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) && WEXITSTATUS(status) == 127 ? -1 : 0;
}

int cli_write(struct cli *cli, struct zd_text *text)
{
	const char *path = cli_get(cli, "output"), *command = pager(cli);
	int status = CLI_DONE;

	cli_progress_end();
	fflush(stdout);
	if (path && strcmp(path, "-"))
		status = write_file(path, text);
	else if ((!command || write_pager(command, text)) &&
		write_all(STDOUT_FILENO, text->ptr, text->len) &&
		errno != EPIPE) {
		fprintf(stderr, "zerodraft: standard output: %s\n",
			strerror(errno));
		status = CLI_FAILED;
	}
	zd_text_clear(text);
	return status;
}
