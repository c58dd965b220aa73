#include "bench.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

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

uint32_t roll(struct dice *d, uint32_t below)
{
	d->state ^= d->state >> 12;
	d->state ^= d->state << 25;
	d->state ^= d->state >> 27;
	return (uint32_t)((d->state * 2685821657736338717ull) >> 33) % below;
}

const char *word(struct dice *d)
{
	return words[roll(d, sizeof(words) / sizeof(*words))];
}

void paragraph(struct zd_buf *out, struct dice *d, unsigned n)
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

void write_file(const char *path, struct zd_slice bytes)
{
	FILE *f = fopen(path, "w");

	if (!f || fwrite(bytes.ptr, 1, bytes.len, f) != bytes.len ||
		fclose(f)) {
		perror(path);
		exit(1);
	}
}

void make_drafts(unsigned n)
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

double of(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

struct cost run_once(const char *command)
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

struct cost best(const char *before, const char *command, int times)
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
