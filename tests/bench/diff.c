/*
 * Times `zerodraft diff` beside its peers on the same two files, and on
 * families of hostile drafts that grow tenfold: what is linear has an
 * exponent of 1. Where valgrind is there, instructions are counted too; they
 * are the same in every run.
 *
 *	make bench
 */
#include "bench.h"

#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static bool has(const char *program)
{
	struct zd_buf b = ZD_BUF_INIT;
	bool is;

	zd_buf_printf(&b, "command -v %s >/dev/null", program);
	is = system(zd_buf_str(&b)) == 0;
	zd_buf_clear(&b);
	return is;
}

/* Millions of instructions; 0 where they cannot be counted. */
static double instructions(const char *command)
{
	struct zd_buf b = ZD_BUF_INIT;
	double n = 0;
	FILE *f;

	zd_buf_printf(&b,
		"valgrind --tool=callgrind --callgrind-out-file=/dev/null %s "
		"2>&1 >/dev/null | sed -n 's/.*Collected : //p'",
		command);
	f = popen(zd_buf_str(&b), "r");
	if (!f || fscanf(f, "%lf", &n) != 1)
		n = 0;
	if (f)
		pclose(f);
	zd_buf_clear(&b);
	return n / 1e6;
}

/* --- Peers --------------------------------------------------------------- */

#define GIT "git --no-pager diff --no-index "
#define PATTERN "'[A-Za-z0-9]+([-/.,][A-Za-z0-9]+)*|[^[:space:]]'"
#define DIFF "zerodraft diff --format plain old.md new.md"

static const struct {
	const char *name, *needs, *command;
} peers[] = {
	{"wc -w, both", "wc", "wc -w old.md new.md"},
	{"zerodraft diff, plain", "zerodraft", DIFF},
	{"git diff --color-moved", "git",
		GIT "--color=always --color-moved old.md new.md"},
	{"git diff --word-diff", "git", GIT "--word-diff old.md new.md"},
	{"git diff --word-diff, pattern", "git",
		GIT "--word-diff-regex=" PATTERN " old.md new.md"},
	{"wdiff", "wdiff", "wdiff old.md new.md"},
};

/* --- Families ------------------------------------------------------------ */

struct pair {
	struct zd_buf old, new;
	struct dice d;
};

static void label(struct zd_buf *out, unsigned i)
{
	zd_buf_printf(out, "**OP%u.** *Requests*", i + 1);
}

static void put_words(struct zd_buf *out, struct dice *d, unsigned n)
{
	for (; n; n--)
		zd_buf_printf(out, " %s", word(d));
}

static void ordinary(struct pair *p, unsigned n)
{
	(void)p;
	make_drafts(n);
}

static void near_identical(struct pair *p, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		label(&p->old, i);
		label(&p->new, i);
		zd_buf_printf(&p->old, " a report at session %u;\n\n", i);
		zd_buf_printf(&p->new, " a report at session %u;\n\n", i + 7);
	}
}

/* Eight words in any order. */
static void boilerplate(struct pair *p, unsigned n)
{
	static const char *const few[] = {"report", "progress", "the", "of",
		"States", "all", "and", "support"};

	for (unsigned i = 0; i < 2 * n; i++) {
		struct zd_buf *out = i % 2 ? &p->new : &p->old;

		label(out, i / 2);
		for (unsigned k = 0; k < 40; k++)
			zd_buf_printf(out, " %s", few[roll(&p->d, 8)]);
		zd_buf_puts(out, ";\n\n");
	}
}

static void nothing_in_common(struct pair *p, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		label(&p->old, i);
		label(&p->new, i);
		for (unsigned k = 0; k < 40; k++) {
			zd_buf_printf(&p->old, " a%u", roll(&p->d, 9999));
			zd_buf_printf(&p->new, " b%u", roll(&p->d, 9999));
		}
		zd_buf_puts(&p->old, ";\n\n");
		zd_buf_puts(&p->new, ";\n\n");
	}
}

static void in_order(struct pair *p, unsigned n, unsigned step)
{
	for (unsigned i = 0; i < 2 * n; i++) {
		struct zd_buf *out = i % 2 ? &p->new : &p->old;
		unsigned at = i / 2, which = at;

		if (i % 2)
			which = step ? (unsigned)((uint64_t)at * step % n)
				     : n - 1 - at;
		p->d.state = which * 7919u + 1;
		roll(&p->d, 2);
		label(out, at);
		put_words(out, &p->d, 40);
		zd_buf_puts(out, ";\n\n");
	}
}

static void reversed(struct pair *p, unsigned n)
{
	in_order(p, n, 0);
}

static void shuffled(struct pair *p, unsigned n)
{
	in_order(p, n, 7919);
}

static void labels_equal(struct pair *p, unsigned n)
{
	for (unsigned i = 0; i < 2 * n; i++) {
		struct zd_buf *out = i % 2 ? &p->new : &p->old;

		label(out, 0);
		p->d.state = i / 2 * 7919u + 1;
		put_words(out, &p->d, 40);
		zd_buf_puts(out, i % 2 && !(i % 5) ? " anew;\n\n" : ";\n\n");
	}
}

static void split_all(struct pair *p, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		struct dice again = p->d;

		label(&p->old, i);
		put_words(&p->old, &p->d, 40);
		zd_buf_puts(&p->old, ";\n\n");
		label(&p->new, 2 * i);
		put_words(&p->new, &again, 20);
		zd_buf_puts(&p->new, ";\n\n");
		label(&p->new, 2 * i + 1);
		put_words(&p->new, &again, 20);
		zd_buf_puts(&p->new, ";\n\n");
	}
}

/* As many bytes as n paragraphs have, in one; of a hundred words so many
 * change. */
static void edit_words(struct pair *p, unsigned n, unsigned percent)
{
	label(&p->old, 0);
	label(&p->new, 0);
	for (unsigned i = 0; i < 17 * n; i++) {
		const char *w = word(&p->d);

		zd_buf_printf(&p->old, " %s", w);
		zd_buf_printf(&p->new, " %s",
			roll(&p->d, 100) < percent ? word(&p->d) : w);
	}
	zd_buf_puts(&p->old, ";\n");
	zd_buf_puts(&p->new, ";\n");
}

static void one_paragraph(struct pair *p, unsigned n)
{
	edit_words(p, n, 30);
}

static void few_edits(struct pair *p, unsigned n)
{
	edit_words(p, n, 1);
}

/* Plain text in one line, which is copied when it is read for the sake of its
 * signs; every other change is one of a citation. */
static void one_line(struct pair *p, unsigned n)
{
	zd_buf_puts(&p->old, "OP1. Requests_all");
	zd_buf_puts(&p->new, "OP1. Requests_all");
	for (unsigned i = 0; i < 12 * n; i++) {
		const char *w = word(&p->d);
		unsigned paragraph = 1 + roll(&p->d, 40);
		bool cited = !roll(&p->d, 6), other = roll(&p->d, 10) < 3;

		if (cited) {
			zd_buf_printf(&p->old, " (73/%u, para %u)",
				190 + i % 90, paragraph);
			zd_buf_printf(&p->new, " (73/%u, para %u)",
				190 + i % 90, paragraph + other);
			continue;
		}
		zd_buf_printf(&p->old, " %s", w);
		zd_buf_printf(&p->new, " %s", other ? word(&p->d) : w);
	}
	zd_buf_puts(&p->old, ";\n");
	zd_buf_puts(&p->new, ";\n");
}

/* No word stands twice, on either side, and the lines are read as one
 * paragraph. */
static void all_different(struct pair *p, unsigned n)
{
	for (unsigned i = 0; i < 12 * n; i++) {
		const char *end = i % 60 == 59 ? "\n\n" : " ";

		zd_buf_printf(&p->old, "a%06x%s", i * 5u & 0xffffffu, end);
		zd_buf_printf(&p->new, "b%06x%s", i * 5u & 0xffffffu, end);
	}
	zd_buf_puts(&p->old, "a;\n");
	zd_buf_puts(&p->new, "b;\n");
}

static void equal_words(struct pair *p, unsigned n)
{
	label(&p->old, 0);
	label(&p->new, 0);
	for (unsigned i = 0; i < 10 * n; i++) {
		zd_buf_puts(&p->old, " word");
		if (i % 1000)
			zd_buf_puts(&p->new, " word");
	}
	zd_buf_puts(&p->old, ";\n");
	zd_buf_puts(&p->new, ";\n");
}

static const struct {
	const char *name;
	void (*make)(struct pair *p, unsigned n);
} families[] = {
	{"ordinary", ordinary},
	{"near-identical paragraphs", near_identical},
	{"boilerplate", boilerplate},
	{"nothing in common", nothing_in_common},
	{"reversed", reversed},
	{"shuffled", shuffled},
	{"all labels equal", labels_equal},
	{"every paragraph split", split_all},
	{"one paragraph", one_paragraph},
	{"one paragraph, few edits", few_edits},
	{"one line of plain text", one_line},
	{"no word stands twice", all_different},
	{"equal words", equal_words},
};

static double input_mib(void)
{
	struct stat a, b;

	if (stat("old.md", &a) || stat("new.md", &b))
		exit(1);
	return (double)(a.st_size + b.st_size) / (1024 * 1024);
}

/* In a process of its own: what a command is started from counts as its peak
 * of memory, if that is larger. */
static void make_family(size_t i, unsigned n)
{
	struct pair p = {ZD_BUF_INIT, ZD_BUF_INIT, {n + 1}};
	pid_t child = fork();
	int status;

	if (!child) {
		families[i].make(&p, n);
		if (p.old.len) {
			write_file("old.md", zd_buf_slice(&p.old));
			write_file("new.md", zd_buf_slice(&p.new));
		}
		_exit(0);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0 || status) {
		perror("drafts");
		exit(1);
	}
}

static struct cost family_cost(size_t i, unsigned n)
{
	make_family(i, n);
	return best(NULL, DIFF, n > 10000 ? 3 : 5);
}

/* --- The tables ---------------------------------------------------------- */

static void peers_table(unsigned n)
{
	double unit = 0, unit_count = 0, count;
	bool counts = has("valgrind");
	struct cost c;

	make_family(0, n); /* ordinary */
	printf("\n%u paragraphs\n%-34s %9s %8s %9s %9s %8s\n", n, "", "CPU ms",
		"ratio", "peak MiB", "Minstr", "ratio");
	for (size_t i = 0; i < sizeof(peers) / sizeof(*peers); i++) {
		if (!has(peers[i].needs)) {
			printf("%-34s not installed\n", peers[i].name);
			continue;
		}
		c = best(NULL, peers[i].command, i < 3 ? 15 : 3);
		count = counts && i < 2 ? instructions(peers[i].command) : 0;
		if (!i) {
			unit = c.seconds;
			unit_count = count;
		}
		printf("%-34s %9.2f %8.2f %9.1f", peers[i].name,
			c.seconds * 1000, c.seconds / unit,
			(double)c.kib / 1024);
		if (count > 0)
			printf(" %9.1f %8.2f", count, count / unit_count);
		putchar('\n');
		fflush(stdout);
	}
}

/* From so many bytes on the peak of memory is to be no more than so many times
 * both inputs; less says more of the allocator than of the program. */
#define MIB_ENOUGH 0.75
#define PEAK_MOST 8

/* The exponent is of the time beyond that of an empty program, the peak what
 * goes beyond that of one paragraph. */
static void family_row(
	size_t i, unsigned most, struct cost start, struct zd_buf *over)
{
	struct zd_buf peaks = ZD_BUF_INIT;
	double last = 0, now, mib, peak;
	struct cost c;

	printf("%-28s", families[i].name);
	for (unsigned n = 100; n <= most; n *= 10) {
		c = family_cost(i, n);
		now = c.seconds - start.seconds;
		printf(n > 100 ? "  %7.1f" : " %7.1f", c.seconds * 1000);
		if (n > 100)
			printf("   %4.2f",
				log10(now / (last > 1e-4 ? last : 1e-4)));
		last = now;
		fflush(stdout);
		mib = input_mib();
		if (mib < MIB_ENOUGH)
			continue;
		peak = (double)(c.kib - start.kib) / 1024 / mib;
		zd_buf_printf(&peaks, "  %5.1f", peak);
		if (peak > PEAK_MOST)
			zd_buf_printf(over, "%s%s %.1f", over->len ? ", " : "",
				families[i].name, peak);
	}
	printf("%s\n", zd_buf_str(&peaks));
	zd_buf_clear(&peaks);
}

static void families_table(unsigned most)
{
	struct cost start = best(NULL, "zerodraft --version", 9);
	struct zd_buf over = ZD_BUF_INIT;

	start.kib = family_cost(0, 1).kib;
	printf("\nplain redlines; exponent: from one size to the next; peak: "
	       "memory over both inputs\n%-28s",
		"paragraphs, or as many bytes");
	for (unsigned n = 100; n <= most; n *= 10)
		printf(n > 100 ? "  %7u   exp." : " %7u", n);
	printf("  peaks\n");
	for (size_t i = 0; i < sizeof(families) / sizeof(*families); i++)
		family_row(i, most, start, &over);
	printf("peaks of more than %d: %s\n", PEAK_MOST,
		over.len ? zd_buf_str(&over) : "none");
	zd_buf_clear(&over);
}

int main(int argc, char **argv)
{
	char dir[] = "/tmp/zerodraft-bench.XXXXXX";
	unsigned most =
		argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 100000;

	if (!mkdtemp(dir) || chdir(dir)) {
		perror(dir);
		return 1;
	}
	printf("CPU time of the diff; wc -w of both files is 1\n");
	peers_table(most < 10000 ? most : 10000);
	families_table(most);
	if (chdir("/"))
		return 1;
	run_once(zd_arena_printf(&(struct zd_arena){0}, "rm -rf %s", dir).ptr);
	return 0;
}
