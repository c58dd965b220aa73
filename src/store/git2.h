/*
 * libgit2, loaded with the first repository (base/late.h). What this folder
 * calls of it stands here, and is called through zd_git2:
 *
 *	rc = zd_git2.commit_lookup(&commit, s->repo, &id);
 *
 * zd_git_begin loads it; nothing else may be called before.
 */
#ifndef ZD_STORE_GIT2_H
#define ZD_STORE_GIT2_H

#include <git2.h>
#include <git2/sys/commit.h>
#include <git2/sys/odb_backend.h>

#include "base/error.h"

#define ZD_GIT2_FUNCTIONS(F)                                                   \
	F(commit_author)                                                       \
	F(commit_committer)                                                    \
	F(commit_create_from_ids)                                              \
	F(commit_free)                                                         \
	F(commit_id)                                                           \
	F(commit_lookup)                                                       \
	F(commit_message)                                                      \
	F(commit_parent_id)                                                    \
	F(commit_parentcount)                                                  \
	F(commit_tree)                                                         \
	F(commit_tree_id)                                                      \
	F(config_free)                                                         \
	F(config_get_string)                                                   \
	F(config_open_default)                                                 \
	F(config_set_bool)                                                     \
	F(config_set_string)                                                   \
	F(config_snapshot)                                                     \
	F(error_clear)                                                         \
	F(error_last)                                                          \
	F(libgit2_init)                                                        \
	F(libgit2_opts)                                                        \
	F(libgit2_shutdown)                                                    \
	F(object_free)                                                         \
	F(object_id)                                                           \
	F(object_lookup)                                                       \
	F(object_peel)                                                         \
	F(odb_add_backend)                                                     \
	F(odb_backend_data_alloc)                                              \
	F(odb_backend_loose)                                                   \
	F(odb_free)                                                            \
	F(odb_hash)                                                            \
	F(odb_init_backend)                                                    \
	F(odb_object_data)                                                     \
	F(odb_object_free)                                                     \
	F(odb_object_size)                                                     \
	F(odb_object_type)                                                     \
	F(odb_read)                                                            \
	F(odb_read_header)                                                     \
	F(oid_cpy)                                                             \
	F(oid_equal)                                                           \
	F(oid_tostr_s)                                                         \
	F(packbuilder_free)                                                    \
	F(packbuilder_insert)                                                  \
	F(packbuilder_new)                                                     \
	F(packbuilder_set_threads)                                             \
	F(packbuilder_write)                                                   \
	F(reference_free)                                                      \
	F(reference_iterator_free)                                             \
	F(reference_iterator_glob_new)                                         \
	F(reference_iterator_new)                                              \
	F(reference_lookup)                                                    \
	F(reference_name)                                                      \
	F(reference_name_is_valid)                                             \
	F(reference_name_to_id)                                                \
	F(reference_next_name)                                                 \
	F(reference_peel)                                                      \
	F(reference_symbolic_target)                                           \
	F(reference_type)                                                      \
	F(repository_commondir)                                                \
	F(repository_config)                                                   \
	F(repository_free)                                                     \
	F(repository_init_ext)                                                 \
	F(repository_init_options_init)                                        \
	F(repository_odb)                                                      \
	F(repository_open_ext)                                                 \
	F(repository_path)                                                     \
	F(revparse_single)                                                     \
	F(signature_free)                                                      \
	F(signature_new)                                                       \
	F(tag_annotation_create)                                               \
	F(transaction_commit)                                                  \
	F(transaction_free)                                                    \
	F(transaction_lock_ref)                                                \
	F(transaction_new)                                                     \
	F(transaction_set_target)                                              \
	F(tree_entry_byindex)                                                  \
	F(tree_entry_byname)                                                   \
	F(tree_entry_bypath)                                                   \
	F(tree_entry_cmp)                                                      \
	F(tree_entry_free)                                                     \
	F(tree_entry_id)                                                       \
	F(tree_entry_name)                                                     \
	F(tree_entry_type)                                                     \
	F(tree_entrycount)                                                     \
	F(tree_free)                                                           \
	F(tree_id)                                                             \
	F(tree_lookup)                                                         \
	F(treebuilder_entrycount)                                              \
	F(treebuilder_free)                                                    \
	F(treebuilder_get)                                                     \
	F(treebuilder_insert)                                                  \
	F(treebuilder_new)                                                     \
	F(treebuilder_remove)                                                  \
	F(treebuilder_write)

#define ZD_GIT2_FIELD(name) __typeof__(git_##name) *name;
struct zd_git2 {
	ZD_GIT2_FUNCTIONS(ZD_GIT2_FIELD)
};
extern struct zd_git2 zd_git2;

/* libgit2 counts its users: these come in pairs, one for each open store. */
int zd_git_begin(struct zd_error *err);
void zd_git_end(void);

#endif
