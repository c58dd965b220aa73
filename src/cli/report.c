/* What the program says on its own: usage, failures, findings. */
#include <stdarg.h>

#include "base/utf8.h"
#include "cli/cli.h"

static void print_valid(FILE *out, struct zd_slice s)
{
	uint32_t c;
	size_t len;

	for (size_t i = 0; i < s.len; i += len) {
		c = zd_utf8_decode(s, i, &len);
		if (c != '\n' && zd_utf8_is_unsafe(c))
			fputs("\xef\xbf\xbd", out);
		else
			fwrite(s.ptr + i, 1, len, out);
	}
}

/* A byte that is not UTF-8 is shown by its number. */
void cli_print(FILE *out, const char *text)
{
	struct zd_slice s = zd_slice_str(text);
	size_t bad;

	while ((bad = zd_utf8_check(s)) != SIZE_MAX) {
		print_valid(out, zd_slice_sub(s, 0, bad));
		fprintf(out, "\\x%02X", (unsigned char)s.ptr[bad]);
		s = zd_slice_sub(s, bad + 1, s.len);
	}
	print_valid(out, s);
}

static void __attribute__((format(printf, 1, 0)))
say(const char *fmt, va_list ap)
{
	char text[2048];

	vsnprintf(text, sizeof(text), fmt, ap);
	cli_progress_end();
	fputs("zerodraft: ", stderr);
	cli_print(stderr, text);
	fputc('\n', stderr);
}

int cli_usage(const struct cli *cli, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap);
	va_end(ap);
	if (cli->command)
		fprintf(stderr, "usage: zerodraft %s %s\n", cli->command->name,
			cli->command->synopsis);
	else
		fputs("usage: zerodraft [options] command [arguments]; see "
		      "'zerodraft help'\n",
			stderr);
	return CLI_USAGE;
}

static void print_place(const char *path, size_t line, size_t column)
{
	if (!path || !*path)
		return;
	cli_print(stderr, path);
	if (line)
		fprintf(stderr, ":%zu", line);
	if (line && column)
		fprintf(stderr, ":%zu", column);
	fputs(": ", stderr);
}

int cli_fail(const struct zd_error *err)
{
	cli_progress_end();
	fputs("zerodraft: ", stderr);
	print_place(err->path, err->line, err->column);
	cli_print(stderr,
		err->message[0] ? err->message : "failed for no known reason");
	fputc('\n', stderr);
	return err->code == ZD_EUSAGE ? CLI_USAGE : CLI_FAILED;
}

void cli_findings(const char *path, const struct zd_findings *findings)
{
	struct zd_finding_info f;

	cli_progress_pause();
	for (size_t i = 0; zd_findings_get(findings, i, &f); i++) {
		print_place(path, f.line, f.column);
		fprintf(stderr, "%s: ", f.severity);
		if (f.label[0]) {
			cli_print(stderr, f.label);
			fputs(": ", stderr);
		}
		cli_print(stderr, f.message);
		fprintf(stderr, " [%s]\n", f.code);
	}
	cli_progress_resume();
}
