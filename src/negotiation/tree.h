/*
 * A draft as the files of a commit, and back. DESIGN's tree:
 *
 *	negotiation       front matter, one "key: value" a line; settings of
 *	                  the negotiation have keys that begin with "zd-"
 *	draft/contents    label, id, origin: tabs between, one paragraph a line
 *	draft/ID.md       a paragraph, its sub-paragraphs, its footnotes
 *
 * In contents a heading has its signs for a label ("##"), the formula
 * "formula", unlabelled text "text".
 */
#ifndef ZD_NEGOTIATION_TREE_H
#define ZD_NEGOTIATION_TREE_H

#include "store/store.h"
#include "text/draft.h"

/* Where in a commit a draft stands: the file of its fields, and the folder of
 * its contents and paragraphs. The functions without one mean main's. */
struct zd_tree_place {
	struct zd_slice head, folder;
};

/* Reads the draft of a commit; every paragraph has its id. ZD_EFORMAT names
 * the file and line that is not as it should be. */
int zd_tree_read(struct zd_draft **out, struct zd_store *store,
	const struct zd_oid *commit, struct zd_error *err);

int zd_tree_read_at(struct zd_draft **out, struct zd_store *store,
	const struct zd_oid *commit, const struct zd_tree_place *place,
	struct zd_error *err);

/*
 * A draft read once, so that others of the same stock are read quickly: what
 * they share with it, file for file, is not read again. Their text may point
 * into the tree, which must outlive them.
 */
struct zd_tree;
int zd_tree_open(struct zd_tree **out, struct zd_store *store,
	const struct zd_oid *commit, struct zd_error *err);
const struct zd_draft *zd_tree_draft(const struct zd_tree *tree);
int zd_tree_read_like(struct zd_draft **out, const struct zd_tree *like,
	const struct zd_oid *commit, struct zd_error *err);
/* Adds paragraph `at` of the tree's draft to d, as it reads in this blob; its
 * footnotes become paragraphs of `notes`. */
int zd_tree_read_again(struct zd_draft *d, struct zd_draft *notes,
	const struct zd_tree *tree, uint32_t at, const struct zd_oid *blob,
	struct zd_error *err);
void zd_tree_free(struct zd_tree *tree);

/* A line of draft/contents; slices of the line. */
struct zd_contents_line {
	enum zd_kind kind;
	uint32_t level;
	struct zd_slice label, id, origin;
};
void zd_tree_read_line(struct zd_contents_line *out, struct zd_slice line);
/* The blocks of draft/ID.md, put behind the newest paragraph of d; the
 * footnotes in it become paragraphs of `notes`. */
void zd_tree_read_file(
	struct zd_draft *d, struct zd_draft *notes, struct zd_slice file);
/* The fields of the file "negotiation", appended as paragraphs. */
void zd_tree_read_fields(struct zd_draft *d, struct zd_slice file);

/*
 * Adds to `changes` what makes the tree of `parent` hold this draft: files
 * that differ, files that go. Every paragraph must have its id. Settings and
 * other files are left as they are.
 */
int zd_tree_write(struct zd_changes *changes, struct zd_store *store,
	const struct zd_oid *parent, const struct zd_draft *draft,
	struct zd_error *err);

/* The same for a repository's first commit; fields are not written. */
void zd_tree_begin(struct zd_changes *changes, const struct zd_draft *draft);
/* The same elsewhere; parent NULL: there is no commit yet. */
int zd_tree_write_at(struct zd_changes *changes, struct zd_store *store,
	const struct zd_oid *parent, const struct zd_tree_place *place,
	const struct zd_draft *draft, struct zd_error *err);

#endif
