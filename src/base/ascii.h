/* The letters and digits of ASCII, whatever the locale; no others. */
#ifndef ZD_BASE_ASCII_H
#define ZD_BASE_ASCII_H

#include <stdbool.h>

static inline bool zd_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool zd_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool zd_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool zd_is_letter(char c)
{
	return zd_is_lower(c) || zd_is_upper(c);
}

static inline bool zd_is_alnum(char c)
{
	return zd_is_letter(c) || zd_is_digit(c);
}

#endif
