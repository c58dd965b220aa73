/*
 * A disk that fills up in the middle of something: from the nth call on that
 * would take room (or at that call alone), write, fsync, rename and the like
 * fail with ENOSPC, in this program and in every library it uses.
 */
#ifndef TESTS_STORE_DISK_H
#define TESTS_STORE_DISK_H

#include <stdbool.h>

/* nth counts from 1; 0 lets everything pass. */
void disk_full_at(unsigned nth, bool stays_full);
/* Lets everything pass again; true if a call was made to fail. */
bool disk_ok(void);

#endif
