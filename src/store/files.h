/*
 * Files and folders around a repository: making them durable, clearing away.
 * Knows nothing of git.
 */
#ifndef ZD_STORE_FILES_H
#define ZD_STORE_FILES_H

#include <stdbool.h>

#include "base/error.h"

/* fsync of a folder, so that the names in it are durable. */
int zd_folder_sync(const char *path, struct zd_error *err);
/* fsync of every file and folder below path, and of path. */
int zd_tree_sync(const char *path, struct zd_error *err);
/* Removes a folder with all that is in it; a missing one is fine. */
int zd_tree_remove(const char *path, struct zd_error *err);
/* True where a folder holds nothing but what is named `but`. */
bool zd_folder_empty(const char *path, const char *but);

#endif
