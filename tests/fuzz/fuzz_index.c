/*
 * The index of the library, from bytes of any kind: the head is made right,
 * so that what is behind it is read. Laws: nothing outside of the bytes is
 * read; whatever is found is in the index, best first, between 0 and 1.
 */
#include <string.h>

#include "fuzz.h"
#include "language/file.h"
#include "language/near.h"

/* The head says what it likes of its sections, but is believed. */
static void make_right(char *bytes, size_t size)
{
	struct zd_file_head head;

	memcpy(&head, bytes, sizeof(head));
	memcpy(head.magic, ZD_INDEX_MAGIC, sizeof(head.magic));
	head.version = ZD_INDEX_VERSION;
	head.order = ZD_INDEX_ORDER;
	head.size = (uint32_t)size;
	memcpy(bytes, &head, sizeof(head));
	head.checksum = zd_file_checksum(zd_slice(bytes, size));
	memcpy(bytes, &head, sizeof(head));
}

static void look(const struct zd_index *x, const char *text,
	const struct zd_near_options *o)
{
	struct zd_nearest n;
	float last = 1;

	zd_near_find(&n, x, zd_slice_str(text), o);
	FUZZ_LAW(n.list.len <= 10);
	for (size_t i = 0; i < n.list.len; i++) {
		FUZZ_LAW(n.list.at[i].unit < zd_index_units(x));
		FUZZ_LAW(n.list.at[i].score >= 0 && n.list.at[i].score <= last);
		last = n.list.at[i].score;
	}
	zd_nearest_clear(&n);
}

static void read_all(const struct zd_index *x)
{
	struct zd_index_source s;
	struct zd_index_unit u;
	struct zd_index_walk w;
	size_t sum = 0;
	uint32_t n;

	for (size_t i = 0; i <= zd_index_sources(x); i++) {
		zd_index_source_get(&s, x, i);
		for (size_t k = 0; k < s.title.len; k++)
			sum += (unsigned char)s.title.ptr[k];
	}
	for (uint32_t i = 0; i <= zd_index_units(x); i++) {
		zd_index_unit_get(&u, x, i);
		for (size_t k = 0; k < u.label.len; k++)
			sum += (unsigned char)u.label.ptr[k];
		zd_index_walk_words(&w, x, i);
		for (n = 0; n < 64 && zd_index_next(&w) != ZD_NONE; n++)
			sum++;
	}
	for (uint32_t i = 0; i < zd_index_words(x) && i < 4096; i++) {
		zd_index_walk_units(&w, x, i);
		for (n = 0; n < 64 && zd_index_next(&w) != ZD_NONE; n++)
			sum++;
	}
	FUZZ_LAW(sum < SIZE_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct zd_near_options narrow = {.title = ZD_LIT("On ferries"),
		.source = ZD_LIT("77/901"),
		.contained = true,
		.parts_alone = true};
	struct zd_file_head head;
	struct zd_index *x;
	char *copy;

	if (size < sizeof(head) || size > (1u << 20))
		return 0;
	/* Of exactly this size, so that a sanitizer sees the end. */
	copy = zd_alloc(size);
	memcpy(copy, bytes, size);
	make_right(copy, size);
	memcpy(&head, copy, sizeof(head));
	if (zd_index_open(&x, zd_slice(copy, size), head.stamp)) {
		read_all(x);
		look(x,
			"Reaffirming that the Global Compact is a cooperative "
			"framework for migration, OP1 the of and a",
			NULL);
		look(x, "data on migration", &narrow);
		zd_index_free(x);
	}
	zd_free(copy);
	return 0;
}
