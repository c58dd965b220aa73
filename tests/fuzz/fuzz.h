/*
 * A fuzz target: one function that takes bytes and aborts when a law is
 * broken. Linked to libFuzzer it searches; linked to replay.c it runs over
 * the files that are kept, which is what `make check` does.
 */
#ifndef ZD_TEST_FUZZ_H
#define ZD_TEST_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* assert, in every build. */
#define FUZZ_LAW(law)                                                          \
	do {                                                                   \
		if (!(law)) {                                                  \
			fprintf(stderr, "%s:%d: the law %s is broken\n",       \
				__FILE__, __LINE__, #law);                     \
			abort();                                               \
		}                                                              \
	} while (0)

#endif
