/*
 * Which of several things stay when their order changes.
 *
 * Knows numbers only; what they stand for is the caller's.
 */
#ifndef ZD_BASE_RISING_H
#define ZD_BASE_RISING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Marks in stays[] a longest run of rising numbers in at[0..n), all of which
 * are different. What is not marked has moved. n log n.
 */
void zd_rising_longest(const uint32_t *at, size_t n, bool *stays);

#endif
