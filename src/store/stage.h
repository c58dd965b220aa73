/*
 * The objects of an act until it is sure: a backend of libgit2's object
 * database that stands before the others. What is written goes to memory and
 * can be read at once; zd_stage_flush makes it durable, all of it before any
 * ref moves. So an act that fails leaves not even loose objects behind, and
 * one of ten thousand paragraphs is one pack with a few fsyncs instead of
 * ten thousand files.
 */
#ifndef ZD_STORE_STAGE_H
#define ZD_STORE_STAGE_H

#include "store/git2.h"

#include "base/error.h"
#include "base/slice.h"

/* Up to so many objects become files of their own, more become a pack. */
#define ZD_STAGE_LOOSE 64u

struct zd_stage;

/* Puts a stage before the database's own backends; the database frees it. */
int zd_stage_new(struct zd_stage **out, git_odb *odb, struct zd_error *err);
/* Stages a file's bytes; id is their hash. */
void zd_stage_put(
	struct zd_stage *stage, const git_oid *id, struct zd_slice bytes);
/* Writes all that is staged with fsync, and empties the stage. */
int zd_stage_flush(
	struct zd_stage *stage, git_repository *repo, struct zd_error *err);
/* Forgets what is staged. */
void zd_stage_clear(struct zd_stage *stage);

#endif
