#include "store/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <unistd.h>

/* Descriptors that nftw may use; deeper folders are reopened. */
#define OPEN_FOLDERS 16

static int sync_one(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), rc;

	if (fd < 0)
		return -1;
	rc = fsync(fd);
	close(fd);
	return rc;
}

int zd_folder_sync(const char *path, struct zd_error *err)
{
	if (!sync_one(path))
		return 0;
	return zd_error_set(
		err, ZD_EIO, "%s: fsync: %s", path, strerror(errno));
}

static int sync_visited(
	const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)at;
	return kind == FTW_F || kind == FTW_DP ? sync_one(path) : 0;
}

int zd_tree_sync(const char *path, struct zd_error *err)
{
	if (!nftw(path, sync_visited, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS))
		return 0;
	return zd_error_set(
		err, ZD_EIO, "%s: fsync: %s", path, strerror(errno));
}

static int remove_visited(
	const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	return remove(path);
}

int zd_tree_remove(const char *path, struct zd_error *err)
{
	if (!nftw(path, remove_visited, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS) ||
		errno == ENOENT)
		return 0;
	return zd_error_set(
		err, ZD_EIO, "%s cannot be removed: %s", path, strerror(errno));
}

bool zd_folder_empty(const char *path, const char *but)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;
	bool empty = folder != NULL;

	while (empty && (entry = readdir(folder)))
		empty = !strcmp(entry->d_name, ".") ||
			!strcmp(entry->d_name, "..") ||
			!strcmp(entry->d_name, but);
	if (folder)
		closedir(folder);
	return empty;
}
