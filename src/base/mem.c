#include "base/mem.h"
#include "base/num.h"

static _Noreturn void out_of_memory(size_t size)
{
	fprintf(stderr, "zerodraft: out of memory (%zu bytes asked for)\n",
		size);
	exit(3);
}

void zd_num_overflow(void)
{
	fputs("zerodraft: a size does not fit\n", stderr);
	exit(3);
}

void *zd_alloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		out_of_memory(size);
	return p;
}

void *zd_calloc(size_t count, size_t size)
{
	size_t total = zd_mul(count, size);
	void *p = calloc(1, total ? total : 1);

	if (!p)
		out_of_memory(total);
	return p;
}

void *zd_realloc(void *p, size_t size)
{
	void *q = realloc(p, size ? size : 1);

	if (!q)
		out_of_memory(size);
	return q;
}

void *zd_realloc_array(void *p, size_t count, size_t size)
{
	return zd_realloc(p, zd_mul(count, size));
}

char *zd_strndup(const char *s, size_t len)
{
	char *p = zd_alloc(zd_add(len, 1));

	if (len)
		memcpy(p, s, len);
	p[len] = '\0';
	return p;
}

void zd_free(void *p)
{
	free(p);
}
