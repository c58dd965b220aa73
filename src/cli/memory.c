/*
 * The heap of the program, for large texts. Page by page, the first touch of
 * memory costs a fifth of the time of a redline of megabytes.
 */
#include <limits.h>
#include <stdint.h>

#include "cli/cli.h"

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <sys/resource.h>

/* From here on it pays. */
#define LARGE (256u * 1024)
/* Bytes of memory for a byte of text: more than any command takes for it. */
#define SHARE 6u
#define HUGE_PAGE ((size_t)2 * 1024 * 1024)

void memory_expect(size_t text)
{
	size_t want, skip;
	char *heap;

	if (text < LARGE || text > INT_MAX / SHARE)
		return;
	/* From one heap, which keeps what was freed for the next. */
	mallopt(M_MMAP_MAX, 0);
	mallopt(M_TRIM_THRESHOLD, INT_MAX);
	mallopt(M_TOP_PAD, (int)HUGE_PAGE);
	want = text * SHARE;
	heap = malloc(want);
	if (!heap)
		return;
	skip = HUGE_PAGE - (uintptr_t)heap % HUGE_PAGE;
	if (skip < want)
		madvise(heap + skip, (want - skip) & ~(HUGE_PAGE - 1),
			MADV_HUGEPAGE);
	free(heap);
	/* But for what is large beside the text: that grows in place, and goes
	 * when it is freed. malloc refuses a larger bound. */
	if (mallopt(M_MMAP_THRESHOLD, (int)(text / 2)))
		mallopt(M_MMAP_MAX, 65536);
}
/* Most commands never have so many bytes for a byte of text. */
#define MUCH 4u

void memory_ease(size_t text)
{
	struct rusage use;

	if (text < LARGE || getrusage(RUSAGE_SELF, &use))
		return;
	if ((size_t)use.ru_maxrss / MUCH > text / 1024)
		malloc_trim(0);
}
#else
void memory_expect(size_t text)
{
	(void)text;
}

void memory_ease(size_t text)
{
	(void)text;
}
#endif
