/*
 * Runs a fuzz target over files: one TAP line each. A law that is broken
 * ends the program, and with it the test.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fuzz.h"

/* The bytes of a file, exactly as many as there are: what is read behind
 * them is then seen. */
static uint8_t *read_file(const char *path, size_t *size)
{
	FILE *f = fopen(path, "rb");
	uint8_t *bytes, *exact;
	size_t room = 1024 * 1024;

	if (!f) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		exit(99);
	}
	bytes = zd_alloc(room);
	*size = fread(bytes, 1, room, f);
	fclose(f);
	exact = zd_alloc(*size);
	memcpy(exact, bytes, *size);
	zd_free(bytes);
	return exact;
}

int main(int argc, char **argv)
{
	printf("1..%d\n", argc - 1);
	for (int i = 1; i < argc; i++) {
		size_t size;
		uint8_t *bytes = read_file(argv[i], &size);

		fflush(stdout);
		LLVMFuzzerTestOneInput(bytes, size);
		printf("ok %d - %s\n", i, argv[i]);
		zd_free(bytes);
	}
	return 0;
}
