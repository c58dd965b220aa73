/*
 * What the benchmarks share: drafts that are the same on every machine, and
 * the cost of a command.
 */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include <stdint.h>
#include <stdio.h>
#include <sys/time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"

/* xorshift64* */
struct dice {
	uint64_t state;
};
uint32_t roll(struct dice *d, uint32_t below);
/* One of some sixty words of such texts. */
const char *word(struct dice *d);
/* "**OP7.** *Requests* …;", with a blank line behind. */
void paragraph(struct zd_buf *out, struct dice *d, unsigned n);
/* Writes old.md, of n paragraphs, and new.md, the next round. */
void make_drafts(unsigned n);
void write_file(const char *path, struct zd_slice bytes);

/* CPU seconds, user and system, with children, and the peak of memory. */
struct cost {
	double seconds;
	long kib;
};
double of(struct timeval t);
/* Runs a command in the shell, its output thrown away. One that fails ends
 * the program; status 1 is no failure. */
struct cost run_once(const char *command);
/* The least of several runs, with `before` run before each and not counted;
 * the shell is kept out of the figures. */
struct cost best(const char *before, const char *command, int times);

#endif
