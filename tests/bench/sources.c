/*
 * Finding agreed language beside SQLite's full-text index (FTS5, bm25): the
 * same paragraphs, the same questions, the same machine, one run. How many
 * are found first, how long the index takes, how long a question takes.
 *
 *	make bench
 *
 * SQLite is run as its shell and asked for the words of each paragraph, any
 * of them, best first; nothing is written through to its disk. Its times are
 * those of the whole shell, which reads its orders from a file, less those
 * of a shell that has nothing to do. Ours are those of the functions that
 * the commands call. Not a test: nothing fails on a number.
 */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../unit/language/recycled.h"
#include "language/near.h"
#include "text/words.h"

/* Every so manieth question is asked: SQLite takes long. */
#define EVERY 9u

#define DATABASE "/tmp/zerodraft-bench-XXXXXX"

struct measure {
	double index, question; /* seconds; of one question */
	unsigned first;
	size_t bytes;
};

/* --- ours ----------------------------------------------------------------- */

static const unsigned char stamp[ZD_INDEX_STAMP] = "bench";

static void name_of(struct zd_buf *out, const struct zd_index *x, uint32_t unit)
{
	struct zd_index_source source;
	struct zd_index_unit u;

	zd_index_unit_get(&u, x, unit);
	zd_index_source_get(&source, x, u.source);
	zd_buf_truncate(out, 0);
	zd_buf_printf(out, "%.*s %.*s", ZD_FMT(source.symbol), ZD_FMT(u.id));
}

static double asked_of(const struct recycled *r)
{
	return (double)((r->questions.len + EVERY - 1) / EVERY);
}

static void ask_ours(
	struct measure *m, const struct zd_index *x, const struct recycled *r)
{
	struct zd_buf name = ZD_BUF_INIT;
	struct zd_nearest n;
	double begin = recycled_now();

	for (size_t i = 0; i < r->questions.len; i += EVERY) {
		const struct recycled_question *q = &r->questions.at[i];
		struct zd_near_options o = {.title = q->title, .most = 1};

		zd_near_find(&n, x, q->text, &o);
		if (n.list.len) {
			name_of(&name, x, n.list.at[0].unit);
			m->first +=
				recycled_is_true(q->truth, zd_buf_slice(&name));
		}
		zd_nearest_clear(&n);
	}
	m->question = (recycled_now() - begin) / asked_of(r);
	zd_buf_clear(&name);
}

static void measure_ours(struct measure *m, const struct recycled *r)
{
	struct zd_index_writer *w = zd_index_writer_new();
	struct zd_buf bytes = ZD_BUF_INIT;
	double begin = recycled_now();
	struct zd_index *x;

	for (size_t i = 0; i < r->sources.len; i++)
		zd_index_add(
			w, r->sources.at[i].symbol, r->sources.at[i].draft);
	zd_index_finish(&bytes, w, stamp);
	m->index = recycled_now() - begin;
	m->bytes = bytes.len;
	if (zd_index_open(&x, zd_buf_slice(&bytes), stamp))
		ask_ours(m, x, r);
	zd_index_free(x);
	zd_buf_clear(&bytes);
}

/* --- SQLite's ------------------------------------------------------------- */

static void put_quoted(FILE *out, struct zd_slice s)
{
	fputc('\'', out);
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\'')
			fputc('\'', out);
		fputc(s.ptr[i] == '\n' ? ' ' : s.ptr[i], out);
	}
	fputc('\'', out);
}

static void write_rows(FILE *out, const struct recycled *r)
{
	struct zd_arena scratch = {0};

	fputs("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;\n"
	      "CREATE VIRTUAL TABLE p USING fts5(name UNINDEXED, text);\n"
	      "BEGIN;\n",
		out);
	for (size_t i = 0; i < r->sources.len; i++) {
		const struct zd_draft *d = r->sources.at[i].draft;

		for (uint32_t k = 0; k < d->paragraphs.len; k++) {
			const struct zd_paragraph *p = &d->paragraphs.at[k];

			if (p->kind != ZD_PARAGRAPH && p->kind != ZD_TEXT)
				continue;
			fprintf(out, "INSERT INTO p VALUES('%.*s %.*s',",
				ZD_FMT(r->sources.at[i].symbol), ZD_FMT(p->id));
			put_quoted(out, recycled_text(&scratch, d, k));
			fputs(");\n", out);
		}
		zd_arena_clear(&scratch);
	}
	fputs("COMMIT;\n", out);
}

/* "word" OR "word"; without the little words, which cost it seconds. */
static void write_question(FILE *out, struct zd_slice text)
{
	struct zd_buf words = ZD_BUF_INIT;
	const char *at, *end, *before = "";

	zd_index_fold(&words, text);
	at = words.ptr;
	end = at + words.len;
	fputs("SELECT coalesce((SELECT name FROM p WHERE p MATCH '", out);
	for (; at < end; at += strlen(at) + 1) {
		if (zd_word_is_stop(zd_slice_str(at)))
			continue;
		fprintf(out, "%s\"", before);
		for (const char *c = at; *c; c++)
			fputs(*c == '\'' ? "''" : (char[]){*c, '\0'}, out);
		fputc('"', out);
		before = " OR ";
	}
	fputs("' ORDER BY rank LIMIT 1), '-');\n", out);
	zd_buf_clear(&words);
}

/* Runs the shell over a file of orders; seconds, or less than 0. */
static double run(const char *database, const char *orders, const char *out)
{
	struct zd_buf command = ZD_BUF_INIT;
	double begin = recycled_now();
	int status;

	zd_buf_printf(
		&command, "sqlite3 '%s' <'%s' >'%s'", database, orders, out);
	status = system(command.ptr);
	zd_buf_clear(&command);
	return WIFEXITED(status) && !WEXITSTATUS(status)
		? recycled_now() - begin
		: -1;
}

static void count_answers(
	struct measure *m, const struct recycled *r, const char *path)
{
	char line[512];
	FILE *in = fopen(path, "r");

	for (size_t i = 0;
		in && i < r->questions.len && fgets(line, sizeof(line), in);
		i += EVERY)
		m->first += recycled_is_true(r->questions.at[i].truth,
			zd_slice_trim(zd_slice_str(line)));
	if (in)
		fclose(in);
}

static bool measure_sqlite(struct measure *m, const struct recycled *r)
{
	char folder[] = DATABASE;
	struct zd_arena a = {0};
	const char *db, *orders, *answers;
	double idle, asked;
	FILE *out;

	if (!mkdtemp(folder))
		return false;
	db = zd_arena_printf(&a, "%s/db", folder).ptr;
	orders = zd_arena_printf(&a, "%s/orders", folder).ptr;
	answers = zd_arena_printf(&a, "%s/answers", folder).ptr;
	out = fopen(orders, "w");
	if (out)
		fclose(out);
	idle = run(":memory:", orders, answers);
	out = fopen(orders, "w");
	if (out) {
		write_rows(out, r);
		fclose(out);
	}
	m->index = run(db, orders, answers) - idle;
	out = fopen(orders, "w");
	for (size_t i = 0; out && i < r->questions.len; i += EVERY)
		write_question(out, r->questions.at[i].text);
	if (out)
		fclose(out);
	asked = run(db, orders, answers);
	m->question = (asked - idle) / asked_of(r);
	count_answers(m, r, answers);
	unlink(db);
	unlink(orders);
	unlink(answers);
	rmdir(folder);
	zd_arena_clear(&a);
	return idle >= 0 && asked >= 0 && m->index >= 0;
}

/* -------------------------------------------------------------------------- */

static void print(const char *name, const struct measure *m, double asked)
{
	printf("%-10s %5.1f %% first   index %6.3f s   question %8.3f ms\n",
		name, 100.0 * m->first / asked, m->index, m->question * 1000);
}

int main(int argc, char **argv)
{
	const char *corpus = getenv("ZERODRAFT_CORPUS");
	struct measure ours = {0}, other = {0};
	struct recycled r;

	puts("Agreed language: paragraphs of 2025 found in 644 resolutions");
	if (!corpus || !*corpus || argc < 2) {
		puts("skipped: ZERODRAFT_CORPUS is not set");
		return 0;
	}
	if (!recycled_read(&r, corpus, argv[1]))
		return 1;
	measure_ours(&ours, &r);
	print("zerodraft", &ours, asked_of(&r));
	if (system("command -v sqlite3 >/dev/null 2>&1"))
		puts("sqlite3 is not installed: nothing to compare with");
	else if (!measure_sqlite(&other, &r))
		puts("sqlite3 failed, or has no FTS5");
	else {
		print("sqlite3", &other, asked_of(&r));
		printf("ratio      %5.2f           index %6.2f     question "
		       "%9.4f\n",
			(double)ours.first / other.first,
			ours.index / other.index,
			ours.question / other.question);
	}
	printf("%.0f questions; index of %.1f MB\n", asked_of(&r),
		(double)ours.bytes / 1e6);
	recycled_clear(&r);
	return 0;
}
