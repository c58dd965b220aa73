/*
 * Times whole commands at 100, 1,000 and 10,000 paragraphs, side by side with
 * reading the same bytes (wc -w) and with git's own word diff, as ratios in
 * one run. Not a test: nothing fails on a number.
 *
 *	make bench
 *
 * CPU seconds (user and system, children included) of the fastest of several
 * runs; the peak of memory as the system reports it for the child.
 */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"

extern char **environ;

/* --- drafts -------------------------------------------------------------- */

static const char *const words[] = {"the", "of", "and", "to", "in", "for",
	"migration", "migrants", "States", "Forum", "review", "progress",
	"implementation", "objectives", "regional", "national", "global",
	"cooperation", "relevant", "stakeholders", "including", "support",
	"effective", "participation", "data", "evidence", "pathways",
	"remittances", "diaspora", "labour", "mobility", "borders", "children",
	"return", "reintegration", "services", "access", "human", "rights",
	"development", "sustainable", "financing", "capacity", "network",
	"Secretary-General", "Assembly", "report", "biennial", "voluntary",
	"commitments", "on", "with", "through", "by", "all", "at", "levels"};
static const char *const openers[] = {"Recognizes", "Requests", "Invites",
	"Encourages", "Welcomes", "Decides", "Stresses", "Urges"};

struct dice {
	uint64_t state;
};

/* xorshift64*: the same drafts on every machine. */
static uint32_t roll(struct dice *d, uint32_t below)
{
	d->state ^= d->state >> 12;
	d->state ^= d->state << 25;
	d->state ^= d->state >> 27;
	return (uint32_t)((d->state * 2685821657736338717ull) >> 33) % below;
}

static const char *word(struct dice *d)
{
	return words[roll(d, sizeof(words) / sizeof(*words))];
}

static void paragraph(struct zd_buf *out, struct dice *d, unsigned n)
{
	unsigned len = 30 + roll(d, 50);

	zd_buf_printf(out, "**OP%u.** *%s*", n,
		openers[roll(d, sizeof(openers) / sizeof(*openers))]);
	for (unsigned i = 0; i < len; i++)
		zd_buf_printf(
			out, "%s %s", i && !roll(d, 12) ? "," : "", word(d));
	zd_buf_printf(out, " (%u/%u);\n\n", 60 + roll(d, 20), 1 + roll(d, 300));
}

/* The next round: of each hundred paragraphs some fifteen are edited, one is
 * dropped, one is new, one moves behind its neighbour. */
static void edit(struct zd_buf *out, struct dice *d, struct zd_slice p)
{
	struct zd_slice w;
	uint32_t what = roll(d, 100);

	if (what == 0)
		return;
	if (what == 1)
		paragraph(out, d, 999999);
	while (p.ptr && p.len) {
		w = zd_slice_cut(&p, ' ');
		zd_buf_printf(out, "%.*s%s", ZD_FMT(w), p.ptr ? " " : "");
		if (what > 84 && p.ptr && !roll(d, 20))
			zd_buf_printf(out, "%s ", word(d));
	}
}

static void write_file(const char *path, struct zd_slice bytes)
{
	FILE *f = fopen(path, "w");

	if (!f || fwrite(bytes.ptr, 1, bytes.len, f) != bytes.len ||
		fclose(f)) {
		perror(path);
		exit(1);
	}
}

static void make_drafts(unsigned n)
{
	static const char head[] = "---\ntitle: A measured draft\norgan: The "
				   "General Assembly\n---\n\n"
				   "*The General Assembly*,\n\n";
	struct dice d = {n + 12345};
	struct zd_buf old = ZD_BUF_INIT, new = ZD_BUF_INIT;
	struct zd_slice rest, line;

	zd_buf_puts(&old, head);
	zd_buf_puts(&new, head);
	for (unsigned i = 1; i <= n; i++)
		paragraph(&old, &d, i);
	zd_buf_truncate(&old, old.len - 1);
	rest = zd_slice_sub(zd_buf_slice(&old), strlen(head), old.len);
	while (rest.ptr && rest.len) {
		line = zd_slice_cut(&rest, '\n');
		if (!line.len)
			continue;
		edit(&new, &d, line);
		if (new.ptr[new.len - 1] != '\n')
			zd_buf_puts(&new, "\n\n");
	}
	zd_buf_truncate(&new, new.len - 1);
	write_file("old.md", zd_buf_slice(&old));
	write_file("new.md", zd_buf_slice(&new));
	zd_buf_clear(&old);
	zd_buf_clear(&new);
}

/* --- timing -------------------------------------------------------------- */

struct cost {
	double seconds;
	long kib;
};

static double of(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static struct cost run_once(const char *command)
{
	char *argv[] = {"sh", "-c", (char *)command, NULL};
	posix_spawn_file_actions_t quiet;
	struct rusage use;
	struct cost c = {0};
	int status;
	pid_t pid;

	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
	if (posix_spawn(&pid, "/bin/sh", &quiet, NULL, argv, environ)) {
		perror("sh");
		exit(1);
	}
	posix_spawn_file_actions_destroy(&quiet);
	while (wait4(pid, &status, 0, &use) < 0 && errno == EINTR)
		;
	if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
		fprintf(stderr, "failed: %s\n", command);
		exit(1);
	}
	c.seconds = of(use.ru_utime) + of(use.ru_stime);
	c.kib = use.ru_maxrss;
	return c;
}

/* exec keeps the shell out of the figures. */
static struct cost best(const char *before, const char *command, int times)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct cost least = {1e9, 0}, c;

	zd_buf_printf(&b, "exec %s", command);
	for (int i = 0; i < times; i++) {
		if (before)
			run_once(before);
		c = run_once(zd_buf_str(&b));
		if (c.seconds < least.seconds)
			least = c;
	}
	zd_buf_clear(&b);
	return least;
}

static const struct {
	const char *name, *before, *command;
} rows[] = {
	{"wc -w, both", NULL, "wc -w old.md new.md"},
	{"git diff --word-diff", NULL,
		"git --no-pager diff --no-index --word-diff old.md new.md"},
	{"zerodraft --version", NULL, "zerodraft --version"},
	{"zerodraft diff, plain", NULL,
		"zerodraft diff --format plain old.md new.md"},
	{"zerodraft diff, markdown", NULL,
		"zerodraft diff --format markdown old.md new.md"},
	{"zerodraft diff, html", NULL,
		"zerodraft diff --format html old.md new.md"},
	{"zerodraft diff, json", NULL,
		"zerodraft diff --format json old.md new.md"},
	{"zerodraft import", "rm -rf n && zerodraft init n",
		"zerodraft -C n import --round zero old.md"},
	{"zerodraft show", NULL, "zerodraft -C n show --format plain zero"},
	{"zerodraft propose, one", NULL,
		"zerodraft -C n propose --as EU -i 'OP5: delete'"},
	{"zerodraft compile, edited copy",
		"rm -rf m && cp -r n m && zerodraft -C m propose --as US "
		"new.md",
		"zerodraft -C m compile --format plain"},
};

static void table(unsigned n)
{
	int times = n > 1000 ? 3 : 7;
	double unit = 0;
	struct stat st;
	struct cost c;

	make_drafts(n);
	if (stat("old.md", &st))
		exit(1);
	printf("\n%u paragraphs, %.1f kB a side\n", n,
		(double)st.st_size / 1000);
	printf("%-34s %9s %8s %9s\n", "", "CPU ms", "ratio", "peak MiB");
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		bool once = strstr(rows[i].command, "propose") ||
			(rows[i].before && n > 1000);

		c = best(rows[i].before, rows[i].command, once ? 1 : times);
		if (!i)
			unit = c.seconds;
		printf("%-34s %9.2f %8.2f %9.1f\n", rows[i].name,
			c.seconds * 1000, unit > 0 ? c.seconds / unit : 0,
			(double)c.kib / 1024);
		fflush(stdout);
	}
}

int main(int argc, char **argv)
{
	char dir[] = "/tmp/zerodraft-bench.XXXXXX";
	unsigned most = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 10000;

	if (!mkdtemp(dir) || chdir(dir)) {
		perror(dir);
		return 1;
	}
	setenv("GIT_AUTHOR_NAME", "A Measurer", 1);
	setenv("GIT_AUTHOR_EMAIL", "measurer@example.invalid", 1);
	printf("CPU time of whole commands; wc -w of both files is 1\n");
	for (unsigned n = 100; n <= most; n *= 10)
		table(n);
	if (chdir("/"))
		return 1;
	run_once(zd_arena_printf(&(struct zd_arena){0}, "rm -rf %s", dir).ptr);
	return 0;
}
