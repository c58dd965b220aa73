/* A repository in a temporary folder, and an act in one line. */
#ifndef TESTS_UNIT_STORE_FIXTURE_H
#define TESTS_UNIT_STORE_FIXTURE_H

#include <criterion/criterion.h>

#include "store/store.h"

#define MAIN "refs/heads/main"

struct fixture {
	char dir[64]; /* temporary; the repository is dir/n */
	char path[80];
	struct zd_store *s;
	struct zd_arena a;
	struct zd_error err;
	struct zd_oid out;
};

extern const struct zd_identity ana;

/* A temporary folder of our own, with nothing of whoever runs the tests; and
 * its end. */
void fixture_alone(char dir[64]);
void fixture_gone(const char *dir);
void fixture_begin(struct fixture *f);
void fixture_end(struct fixture *f);
/* Runs git in the repository; its exit status. Output is dropped. */
int fixture_git(const struct fixture *f, const char *arguments);
/* One act: `edits` is "path=bytes;-path;…". */
int fixture_act(struct fixture *f, const char *ref, const char *edits,
	const char *message);
/* The bytes of a file at the tip of a ref, or NULL. */
const char *fixture_file(struct fixture *f, const char *ref, const char *path);

#endif
