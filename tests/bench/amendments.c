/*
 * What amendments cost: 10 to 200 parties with 30 amendments each on a draft
 * of 400 paragraphs. Each command is timed as users run it, beside libgit2
 * alone reading every blob that the compilation is made of, once.
 *
 *	make bench
 *
 * Seconds of CPU and of the clock, the fastest of several runs; the peak of
 * memory as the system reports it for the child.
 */
#include <fcntl.h>
#include <git2.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"

#include <zerodraft.h>

extern char **environ;

#define PARAGRAPHS 400u
#define EACH 30u

static const char *const words[] = {"the", "migration", "of", "States", "and",
	"review", "to", "progress", "in", "objectives", "for", "cooperation",
	"with", "stakeholders", "on", "data", "by", "children", "at",
	"services", "through", "rights", "all", "development"};

struct dice {
	uint64_t state;
};

/* xorshift64*: the same negotiation on every machine. */
static uint32_t roll(struct dice *d, uint32_t below)
{
	d->state ^= d->state >> 12;
	d->state ^= d->state << 25;
	d->state ^= d->state >> 27;
	return (uint32_t)((d->state * 2685821657736338717ull) >> 33) % below;
}

static void die(const char *what, const char *why)
{
	fprintf(stderr, "bench: %s: %s\n", what, why);
	exit(1);
}

/* --- The negotiation ------------------------------------------------------ */

/* Each word of a paragraph has its number, so that it can be named alone. */
static void put_draft(struct zd_buf *out)
{
	struct dice d = {1};

	zd_buf_puts(out, "---\ntitle: Bench\n---\n\n*The Assembly*,\n\n");
	for (unsigned i = 1; i <= PARAGRAPHS; i++) {
		zd_buf_printf(out, "**OP%u.** *Requests*", i);
		for (unsigned k = 0; k < 60; k++)
			zd_buf_printf(out, " %s%u",
				words[roll(&d, sizeof(words) / sizeof(*words))],
				k);
		zd_buf_puts(out, ";\n\n");
	}
}

static struct zd_identity someone(void)
{
	struct zd_identity who = {"Bench", "bench@parties.invalid", 0, 0};

	who.when = 1772442000;
	return who;
}

/* The nth word of paragraph p in the draft, as put_draft has it. */
static void put_word(struct zd_buf *out, unsigned p, unsigned nth)
{
	struct dice d = {1};

	for (unsigned i = 1; i < p; i++)
		for (unsigned k = 0; k < 60; k++)
			roll(&d, 2);
	for (unsigned k = 0; k < nth; k++)
		roll(&d, 2);
	zd_buf_printf(out, "%s%u",
		words[roll(&d, sizeof(words) / sizeof(*words))], nth);
}

static void put_instructions(struct zd_buf *out, unsigned party)
{
	struct dice d = {party + 7};

	for (unsigned i = 0; i < EACH; i++) {
		unsigned p = 1 + (i * 13 + roll(&d, 13)) % PARAGRAPHS;
		unsigned at = roll(&d, 59);

		zd_buf_printf(out, "OP%u: replace \"", p);
		put_word(out, p, at);
		zd_buf_printf(out, "\" with \"%s%u\"\n", words[roll(&d, 24)],
			100 + roll(&d, 3));
	}
}

static void propose(struct zd_negotiation *n, unsigned party)
{
	struct zd_propose_options o = {.committer = someone()};
	struct zd_propose_report *report;
	struct zd_buf text = ZD_BUF_INIT;
	struct zd_error err = {0};
	char code[16];

	snprintf(code, sizeof(code), "P%u", party);
	put_instructions(&text, party);
	o.party = code;
	o.bytes = zd_buf_str(&text);
	o.len = text.len;
	o.when = o.committer.when;
	if (zd_propose(&report, n, &o, &err))
		die(code, err.message);
	zd_propose_report_free(report);
	zd_buf_clear(&text);
}

static int run(const char *const *argv, struct rusage *used, double *seconds);

/* The registry of the bench: parties P0, P1 … */
static void add_parties(const char *dir, unsigned parties)
{
	struct zd_buf script = ZD_BUF_INIT;
	const char *argv[] = {"sh", "-c", NULL, NULL};
	struct rusage used;
	double seconds;

	zd_buf_printf(&script,
		"cd %s && export GIT_INDEX_FILE=$PWD/bench-index && "
		"git read-tree main && { git show main:parties; "
		"i=0; while [ $i -lt %u ]; do "
		"echo \"P$i | Party $i | state\"; i=$((i+1)); done; } >p.txt "
		"&& b=$(git hash-object -w p.txt) && git update-index "
		"--cacheinfo 100644,$b,parties && t=$(git write-tree) && "
		"c=$(git -c user.name=b -c user.email=b@b commit-tree -p main "
		"-m Parties $t) && git update-ref refs/heads/main $c && "
		"rm p.txt bench-index",
		dir, parties);
	argv[2] = zd_buf_str(&script);
	if (run(argv, &used, &seconds))
		die(dir, "the registry could not be written");
	zd_buf_clear(&script);
}

static void make_negotiation(const char *dir, unsigned parties)
{
	struct zd_init_options init = {.who = someone()};
	struct zd_import_options import = {
		.round = "zero", .author = someone(), .committer = someone()};
	struct zd_import_report *report;
	struct zd_negotiation *n;
	struct zd_buf draft = ZD_BUF_INIT;
	struct zd_error err = {0};

	if (zd_negotiation_init(dir, &init, &err))
		die(dir, err.message);
	add_parties(dir, parties + 1);
	if (zd_negotiation_open(&n, dir, false, &err))
		die(dir, err.message);
	put_draft(&draft);
	import.bytes = zd_buf_str(&draft);
	import.len = draft.len;
	if (zd_import(&report, n, &import, &err))
		die(dir, err.message);
	zd_import_report_free(report);
	for (unsigned i = 0; i < parties; i++)
		propose(n, i);
	zd_negotiation_free(n);
	zd_buf_clear(&draft);
}

/* --- Measuring ------------------------------------------------------------ */

static double clock_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int run(const char *const *argv, struct rusage *used, double *seconds)
{
	posix_spawn_file_actions_t actions;
	double start = clock_now();
	pid_t child;
	int status;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(
		&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	if (posix_spawnp(&child, argv[0], &actions, NULL,
		    (char *const *)(uintptr_t)argv, environ))
		die(argv[0], "cannot be run");
	posix_spawn_file_actions_destroy(&actions);
	wait4(child, &status, 0, used);
	*seconds = clock_now() - start;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

static double cpu(const struct rusage *used)
{
	return (double)used->ru_utime.tv_sec + (double)used->ru_stime.tv_sec +
		(double)(used->ru_utime.tv_usec + used->ru_stime.tv_usec) / 1e6;
}

static void time_command(
	const char *name, unsigned parties, unsigned runs, const char **argv)
{
	double best = 1e9, wall = 1e9, seconds;
	struct rusage used;
	long peak = 0;

	for (unsigned i = 0; i < runs; i++) {
		if (run(argv, &used, &seconds))
			die(name, "failed");
		best = cpu(&used) < best ? cpu(&used) : best;
		wall = seconds < wall ? seconds : wall;
		peak = used.ru_maxrss > peak ? used.ru_maxrss : peak;
	}
	printf("%-22s %8u %10u %9.3f %9.3f %8.1f\n", name, parties,
		parties * EACH, best, wall, (double)peak / 1024);
	fflush(stdout);
}

/* --- libgit2 alone -------------------------------------------------------- */

struct reading {
	git_repository *repo;
	git_odb *odb;
	git_oid *seen; /* an open table of blobs read */
	size_t size, bytes;
};

static bool take(struct reading *r, const git_oid *id)
{
	size_t at;

	memcpy(&at, id->id, sizeof(at));
	for (at %= r->size; !git_oid_is_zero(&r->seen[at]);
		at = (at + 1) % r->size)
		if (git_oid_equal(&r->seen[at], id))
			return false;
	r->seen[at] = *id;
	return true;
}

static int read_entry(const char *root, const git_tree_entry *e, void *payload)
{
	struct reading *r = payload;
	git_odb_object *object;

	(void)root;
	if (git_tree_entry_type(e) != GIT_OBJECT_BLOB ||
		!take(r, git_tree_entry_id(e)))
		return 0;
	if (git_odb_read(&object, r->odb, git_tree_entry_id(e)))
		return -1;
	r->bytes += git_odb_object_size(object);
	git_odb_object_free(object);
	return 0;
}

static int read_ref(git_reference *ref, void *payload)
{
	struct reading *r = payload;
	git_object *tree = NULL;
	int code = git_reference_peel(&tree, ref, GIT_OBJECT_TREE);

	if (!code)
		code = git_tree_walk(
			(git_tree *)tree, GIT_TREEWALK_PRE, read_entry, r);
	git_object_free(tree);
	git_reference_free(ref);
	return code;
}

static void time_libgit2(const char *dir, unsigned parties)
{
	struct reading r = {.size = 65536};
	double start = clock_now();

	git_libgit2_init();
	r.seen = calloc(r.size, sizeof(*r.seen));
	if (!r.seen || git_repository_open(&r.repo, dir) ||
		git_repository_odb(&r.odb, r.repo) ||
		git_reference_foreach(r.repo, read_ref, &r))
		die(dir, "libgit2 cannot read it");
	printf("%-22s %8u %10u %9s %9.3f %8s\n", "libgit2 reads blobs", parties,
		parties * EACH, "", clock_now() - start, "");
	git_odb_free(r.odb);
	git_repository_free(r.repo);
	free(r.seen);
	git_libgit2_shutdown();
}

int main(void)
{
	static const unsigned sizes[] = {10, 50, 100, 200};
	char base[] = "/tmp/zerodraft-bench.XXXXXX", dir[128];
	const char *clean[] = {"rm", "-rf", base, NULL};
	struct rusage used;
	double seconds;

	if (!mkdtemp(base))
		die(base, "cannot be made");
	printf("%u paragraphs, %u amendments a party\n\n%-22s %8s %10s %9s %9s "
	       "%8s\n",
		PARAGRAPHS, EACH, "", "parties", "amendments", "CPU s",
		"clock s", "MB");
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		const char *compile[] = {
			"zerodraft", "-C", dir, "compile", NULL};
		const char *markdown[] = {"zerodraft", "-C", dir, "compile",
			"--format", "markdown", NULL};
		const char *table[] = {
			"zerodraft", "-C", dir, "compile", "--table", NULL};
		const char *sheets[] = {
			"zerodraft", "-C", dir, "compile", "--by-party", NULL};
		const char *one[] = {"zerodraft", "-C", dir, "propose", "--as",
			"P0", "-i", "OP399: replace \"Requests\" with \"Asks\"",
			NULL};
		const char *accept[] = {
			"zerodraft", "-C", dir, "accept", "P1/1", NULL};

		snprintf(dir, sizeof(dir), "%s/%u", base, sizes[i]);
		make_negotiation(dir, sizes[i]);
		time_libgit2(dir, sizes[i]);
		time_command("compile", sizes[i], 3, compile);
		time_command("compile, Markdown", sizes[i], 3, markdown);
		time_command("compile --table", sizes[i], 1, table);
		time_command("compile --by-party", sizes[i], 1, sheets);
		time_command("propose one", sizes[i], 1, one);
		time_command("accept one", sizes[i], 1, accept);
	}
	run(clean, &used, &seconds);
	return 0;
}
