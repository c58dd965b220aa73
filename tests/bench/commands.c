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
#include "bench.h"

#include <errno.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/store.h"

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
	{"zerodraft diff, docx", NULL,
		"zerodraft diff --format docx old.md new.md"},
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
	{"zerodraft source find",
		"rm -rf l && zerodraft init l && zerodraft -C l source add "
		"--symbol 78/1 old.md && zerodraft -C l source find first "
		"|| true",
		"zerodraft -C l source find 'Member States to report on the "
		"Compact' || true"},
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

/* --- many parties --------------------------------------------------------- */

/* Party k's file: thirty instructions on a draft of 400 paragraphs. Each
 * takes two neighbouring words that stand once in their paragraph. */
static void make_instructions(
	unsigned party, struct zd_slice draft, const char *path)
{
	struct dice d = {party * 7919 + 1};
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_slice line, first, second, rest;
	unsigned n = 0;

	while (draft.ptr) {
		line = zd_slice_cut(&draft, '\n');
		if (!zd_slice_starts(line, "**OP") || ++n % 13 != party % 13)
			continue;
		rest = line;
		for (unsigned skip = 3 + roll(&d, 20); skip; skip--)
			zd_slice_cut(&rest, ' ');
		first = zd_slice_cut(&rest, ' ');
		second = zd_slice_cut(&rest, ' ');
		rest = zd_arena_printf(&(struct zd_arena){0}, "%.*s %.*s",
			ZD_FMT(first), ZD_FMT(second));
		if (memchr(rest.ptr, ',', rest.len) || !second.len ||
			memchr(rest.ptr, '(', rest.len) ||
			zd_slice_find(zd_slice_sub(line,
					      zd_slice_find(line, rest) + 1,
					      line.len),
				rest) != SIZE_MAX)
			continue;
		zd_buf_printf(&out, "OP%u: replace \"%.*s\" with \"%s %s\"\n",
			n, ZD_FMT(rest), word(&d), word(&d));
	}
	write_file(path, zd_buf_slice(&out));
	zd_buf_clear(&out);
}

static double self_seconds(void)
{
	struct rusage use;

	getrusage(RUSAGE_SELF, &use);
	return of(use.ru_utime) + of(use.ru_stime);
}

/* The blobs that the compilation needs, read through the store alone. */
static double read_blobs(const char *dir)
{
	double before = self_seconds();
	struct zd_arena a = {0};
	struct zd_store *store;
	struct zd_refs refs = {0};
	struct zd_deltas deltas = {0};
	struct zd_slice bytes;
	struct zd_oid base;

	if (zd_store_open(&store, dir, false, NULL) ||
		zd_store_ref(store, "refs/tags/zero", &base, NULL) ||
		zd_store_refs(store, "refs/heads/proposals/", &refs, NULL))
		exit(1);
	for (size_t i = 0; i < refs.len; i++) {
		deltas.len = 0;
		zd_store_diff(
			store, &base, &refs.at[i].commit, &a, &deltas, NULL);
		for (size_t k = 0; k < deltas.len; k++)
			zd_store_blob(
				store, &deltas.at[k].to, &a, &bytes, NULL);
	}
	zd_refs_clear(&refs);
	zd_free(deltas.at);
	zd_store_free(store);
	zd_arena_clear(&a);
	return self_seconds() - before;
}

/* In a process of its own: what this one has in memory would count as the
 * peak of every command it starts. */
static double aside(const char *dir)
{
	double seconds = 0;
	int fds[2];
	pid_t pid;

	if (pipe(fds) || (pid = fork()) < 0)
		exit(1);
	if (!pid) {
		seconds = read_blobs(dir);
		_exit(write(fds[1], &seconds, sizeof(seconds)) !=
			sizeof(seconds));
	}
	if (read(fds[0], &seconds, sizeof(seconds)) != sizeof(seconds))
		exit(1);
	close(fds[0]);
	close(fds[1]);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
	return seconds;
}

/* The first `most` codes of the registry that a new negotiation gets. */
static void propose_all(unsigned most, struct zd_slice draft)
{
	struct zd_arena a = {0};
	struct zd_store *store;
	struct zd_slice file, line;
	struct zd_oid main;
	unsigned n = 0;

	if (zd_store_open(&store, "n", false, NULL) ||
		zd_store_ref(store, "refs/heads/main", &main, NULL) ||
		zd_store_read(store, &main, ZD_LIT("parties"), &a, &file, NULL))
		exit(1);
	while (file.ptr && n < most) {
		line = zd_slice_cut(&file, '\n');
		if (!line.len || line.ptr[0] == '#' ||
			zd_slice_chr(line, '|', 0) == SIZE_MAX)
			continue;
		line = zd_slice_trim(zd_slice_cut(&line, '|'));
		make_instructions(++n, draft, "instructions");
		run_once(zd_arena_printf(&a,
			"zerodraft -C n propose --as %.*s instructions || :",
			ZD_FMT(line))
				 .ptr);
	}
	zd_store_free(store);
	zd_arena_clear(&a);
}

static void parties_table(void)
{
	static const unsigned sizes[] = {10, 50, 200};
	struct zd_buf draft = ZD_BUF_INIT;
	double blobs;
	FILE *f;
	int c;

	make_drafts(400);
	f = fopen("old.md", "r");
	while (f && (c = getc(f)) != EOF)
		zd_buf_putc(&draft, (char)c);
	if (f)
		fclose(f);
	printf("\n400 paragraphs, about thirty amendments a party\n%-34s %9s "
	       "%8s %9s\n",
		"", "CPU ms", "ratio", "peak MiB");
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		run_once("rm -rf n && zerodraft init n && zerodraft -C n "
			 "import --round zero old.md");
		propose_all(sizes[i], zd_buf_slice(&draft));
		blobs = aside("n");
		struct cost compile =
			best(NULL, "zerodraft -C n compile --format plain", 5);
		struct cost propose = best(NULL,
			"zerodraft -C n propose --as VAT -i 'OP5: delete'", 1);

		printf("%3u parties: reading their blobs      %9.2f %8.2f\n",
			sizes[i], blobs * 1000, 1.0);
		printf("%3u parties: compile                  %9.2f %8.2f "
		       "%9.1f\n",
			sizes[i], compile.seconds * 1000,
			compile.seconds / blobs, (double)compile.kib / 1024);
		printf("%3u parties: propose, one             %9.2f %8.2f "
		       "%9.1f\n",
			sizes[i], propose.seconds * 1000,
			propose.seconds / blobs, (double)propose.kib / 1024);
		fflush(stdout);
	}
	zd_buf_clear(&draft);
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
	parties_table();
	if (chdir("/"))
		return 1;
	run_once(zd_arena_printf(&(struct zd_arena){0}, "rm -rf %s", dir).ptr);
	return 0;
}
