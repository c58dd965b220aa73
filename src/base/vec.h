/*
 * A growable array of any type:
 *
 *	struct { struct zd_slice *at; size_t len, cap; } names = {0};
 *	zd_vec_push(&names, s);
 *	for (size_t i = 0; i < names.len; i++) … names.at[i] …
 *	zd_vec_clear(&names);
 */
#ifndef ZD_BASE_VEC_H
#define ZD_BASE_VEC_H

#include "base/mem.h"
#include "base/num.h"

/* Declares the struct of a vector of T. */
#define ZD_VEC(T)                                                              \
	struct {                                                               \
		T *at;                                                         \
		size_t len, cap;                                               \
	}

/* Makes room for n more: by half of what there is, or for all that is asked
 * for at once, and no more than that. */
#define zd_vec_reserve(v, n)                                                   \
	do {                                                                   \
		size_t want_ = zd_add((v)->len, (n));                          \
		if (want_ > (v)->cap) {                                        \
			size_t cap_ = zd_add((v)->cap, (v)->cap / 2);          \
			cap_ = cap_ > want_ ? cap_ : want_;                    \
			cap_ = cap_ > 8 ? cap_ : 8;                            \
			(v)->at = zd_realloc_array(                            \
				(v)->at, cap_, sizeof(*(v)->at));              \
			(v)->cap = cap_;                                       \
		}                                                              \
	} while (0)

/* Gives back the room for more. */
#define zd_vec_trim(v)                                                         \
	do {                                                                   \
		if ((v)->len < (v)->cap && (v)->len) {                         \
			(v)->at = zd_realloc_array(                            \
				(v)->at, (v)->len, sizeof(*(v)->at));          \
			(v)->cap = (v)->len;                                   \
		}                                                              \
	} while (0)

#define zd_vec_push(v, x)                                                      \
	do {                                                                   \
		zd_vec_reserve(v, 1);                                          \
		(v)->at[(v)->len++] = (x);                                     \
	} while (0)

#define zd_vec_clear(v)                                                        \
	do {                                                                   \
		zd_free((v)->at);                                              \
		(v)->at = NULL;                                                \
		(v)->len = (v)->cap = 0;                                       \
	} while (0)

#endif
