#include "base/arena.h"

#include <criterion/criterion.h>
#include <stdint.h>

#include "base/mem.h"

#define PIECES 3000

static bool filled(const unsigned char *p, size_t len, unsigned char with)
{
	for (size_t i = 0; i < len; i++)
		if (p[i] != with)
			return false;
	return true;
}

/* Sizes from 0 to some hundred kilobytes, small ones mostly. */
static size_t size_of(size_t i)
{
	if (i % 97 == 0)
		return 100000 + i;
	if (i % 13 == 0)
		return 5000 + i;
	return i % 50;
}

Test(arena, pieces_are_aligned_and_apart)
{
	struct zd_arena a = {0};
	unsigned char *piece[PIECES];

	for (size_t i = 0; i < PIECES; i++) {
		piece[i] = zd_arena_alloc(&a, size_of(i));
		cr_assert_eq((uintptr_t)piece[i] % _Alignof(max_align_t), 0,
			"piece %zu", i);
		memset(piece[i], (int)(i % 251), size_of(i));
	}
	for (size_t i = 0; i < PIECES; i++)
		cr_assert(
			filled(piece[i], size_of(i), (unsigned char)(i % 251)),
			"piece %zu was written over", i);
	zd_arena_clear(&a);
}

Test(arena, packed_pieces_are_whole_and_apart)
{
	struct zd_arena a = {0};
	struct zd_slice piece[PIECES];
	char bytes[200];

	for (size_t i = 0; i < PIECES; i++) {
		memset(bytes, (int)(i % 251), sizeof(bytes));
		piece[i] = zd_arena_pack(
			&a, zd_slice(bytes, i % 7 ? i % 12 : i % 200));
		/* Others get their memory in between. */
		if (i % 3 == 0)
			memset(zd_arena_alloc(&a, i % 300), 0xff, i % 300);
	}
	for (size_t i = 0; i < PIECES; i++) {
		cr_assert_eq(piece[i].len, i % 7 ? i % 12 : i % 200);
		cr_assert(filled((const unsigned char *)piece[i].ptr,
				  piece[i].len, (unsigned char)(i % 251)),
			"piece %zu was written over", i);
	}
	zd_arena_clear(&a);
}

Test(arena, size_zero_gives_pieces_of_their_own)
{
	struct zd_arena a = {0};
	char *p = zd_arena_alloc(&a, 0);
	char *q = zd_arena_alloc(&a, 0);

	cr_assert_not_null(p);
	cr_assert_neq(p, q);
	zd_arena_clear(&a);
}

Test(arena, calloc_zeroes_what_was_used_before)
{
	struct zd_arena a = {0};
	unsigned char *p;

	for (int round = 0; round < 3; round++) {
		memset(zd_arena_alloc(&a, 2000), 0xff, 2000);
		p = zd_arena_calloc(&a, 50, 40);
		cr_assert(filled(p, 2000, 0));
		memset(p, 0xff, 2000);
		zd_arena_clear(&a);
	}
}

Test(arena, calloc_refuses_a_product_that_wraps, .exit_code = 3)
{
	struct zd_arena a = {0};

	zd_arena_calloc(&a, SIZE_MAX / 2, 3);
}

Test(arena, alloc_refuses_a_sum_that_wraps, .exit_code = 3)
{
	struct zd_arena a = {0};

	zd_arena_alloc(&a, SIZE_MAX - 3);
}

Test(arena, strndup_copies_and_terminates)
{
	struct zd_arena a = {0};
	char from[] = "OP7 bis and more";
	char *copy = zd_arena_strndup(&a, from, 7);

	memset(from, 'x', sizeof(from) - 1);
	cr_assert_str_eq(copy, "OP7 bis");
	cr_assert_str_eq(zd_arena_strndup(&a, NULL, 0), "");
	zd_arena_clear(&a);
}

/* Of a few bytes, and of many, which are not copied. */
Test(arena, take_empties_the_buffer)
{
	struct zd_arena a = {0};
	struct zd_buf b = {.max = 1000000};
	struct zd_slice few, many;
	const char *was;

	zd_buf_puts(&b, "OP7 bis");
	few = zd_arena_take(&a, &b);
	cr_assert_eq(b.len, 0);
	for (unsigned i = 0; i < 100000; i++)
		zd_buf_putc(&b, (char)('a' + i % 26));
	was = b.ptr;
	many = zd_arena_take(&a, &b);
	cr_assert_neq(b.ptr, was);
	cr_assert_eq(b.len, 0);
	cr_assert_eq(b.max, 1000000);
	zd_buf_puts(&b, "another");
	cr_assert(zd_slice_is(few, "OP7 bis"));
	cr_assert_eq(many.len, 100000);
	for (unsigned i = 0; i < 100000; i++)
		cr_assert_eq(many.ptr[i], 'a' + i % 26);
	cr_assert_eq(many.ptr[many.len], '\0');
	zd_buf_clear(&b);
	zd_arena_clear(&a);
	cr_assert_null(a.taken);
}

Test(arena, slice_keeps_nul_bytes)
{
	struct zd_arena a = {0};
	struct zd_slice s = zd_arena_slice(&a, zd_slice("a\0b", 3));

	cr_assert_eq(s.len, 3);
	cr_assert_arr_eq(s.ptr, "a\0b", 4);
	zd_arena_clear(&a);
}

Test(arena, printf_of_any_length)
{
	struct zd_arena a = {0};
	struct zd_slice s = zd_arena_printf(&a, "%s/%d", "EU", 3);

	cr_assert(zd_slice_is(s, "EU/3"));
	cr_assert_eq(s.ptr[s.len], '\0');
	s = zd_arena_printf(&a, "%*d", 300000, 7);
	cr_assert_eq(s.len, 300000);
	cr_assert_eq(s.ptr[299999], '7');
	cr_assert_eq(s.ptr[0], ' ');
	s = zd_arena_printf(&a, "%s", "");
	cr_assert_eq(s.len, 0);
	zd_arena_clear(&a);
}

Test(arena, clear_leaves_it_usable_and_may_be_repeated)
{
	struct zd_arena a = {0};

	zd_arena_clear(&a);
	zd_arena_strndup(&a, "one", 3);
	zd_arena_clear(&a);
	cr_assert_null(a.chunk);
	cr_assert_str_eq(zd_arena_strndup(&a, "two", 3), "two");
	zd_arena_clear(&a);
	zd_arena_clear(&a);
}

/* A great piece gets a chunk of its own; the small ones behind it still fit
 * into the chunk begun before. */
Test(arena, a_great_piece_wastes_nothing)
{
	struct zd_arena a = {0};
	char *before = zd_arena_alloc(&a, 16);
	char *after;

	zd_arena_alloc(&a, 1024 * 1024);
	after = zd_arena_alloc(&a, 16);
#ifndef ZD_ARENA_DEBUG
	cr_assert_eq(after - before, 16);
#endif
	(void)before, (void)after;
	zd_arena_clear(&a);
}
