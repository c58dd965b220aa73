/*
 * What a commit edits, read without the rest of its text: most amendments
 * put other words into a paragraph or two, and of a draft of hundreds only
 * their files are read.
 *
 *	struct zd_edited *e;
 *	zd_edited_open(&e, tree, store, &round->commit, err);
 *	for each amendment, a party's one behind another:
 *		zd_edited_read(e, &commit, &before, &after, err);
 *	zd_edited_free(e);
 */
#ifndef ZD_NEGOTIATION_EDITED_H
#define ZD_NEGOTIATION_EDITED_H

#include "negotiation/tree.h"

struct zd_edited;
/* The tree is that of the commit `from`, and must outlive it. */
int zd_edited_open(struct zd_edited **out, const struct zd_tree *tree,
	struct zd_store *store, const struct zd_oid *from,
	struct zd_error *err);
/*
 * The paragraphs that a commit edits, before and after, in the order of the
 * text. Both are NULL where it does more than that, or stands on a text with
 * other paragraphs or labels than the tree's: then the texts are to be read
 * whole. What they hold may point into the tree.
 */
int zd_edited_read(struct zd_edited *e, const struct zd_commit *commit,
	struct zd_draft **before, struct zd_draft **after,
	struct zd_error *err);
void zd_edited_free(struct zd_edited *e);

#endif
