/*
 * A draft's citations against their sources: for each one that says where
 * words come from, the paragraph cited, what the draft did with it, and where
 * it is not that paragraph, which one it is, of that source or of another.
 *
 * Knows drafts; where sources are kept, the caller knows.
 */
#ifndef ZD_LANGUAGE_CITED_H
#define ZD_LANGUAGE_CITED_H

#include "language/index.h"
#include "language/verdict.h"
#include "text/cites.h"

/* Sources, by their symbols. */
struct zd_cited_library {
	/* NULL where there is none such. The draft lives as long as the
	 * library, and is the same for the same symbol. */
	const struct zd_draft *(*read)(void *context, struct zd_slice symbol);
	void *context;
	/* Of all of them, or NULL: then no other source is looked in. May be
	 * NULL itself. */
	const struct zd_index *(*index)(void *context);
};

struct zd_cited {
	uint32_t cite; /* in cites */
	struct zd_verdict verdict;
	/* The symbol of the one that was compared; of NOT_THIS, NOT_FOUND and
	 * NO_SOURCE perhaps another than the one cited, which has the words. */
	struct zd_slice source;
	/* What was compared: its name in the source ("OP6 (c)"), and both
	 * texts, stored Markdown. Empty where there was nothing. */
	struct zd_slice label, from, to;
	/* Of NOT_THIS: how alike the paragraph cited is, in per cent. */
	unsigned cited_share;
	struct zd_slice remark; /* what else is to be said, or empty */
	bool fails;             /* a finding */
};

struct zd_cited_list {
	struct zd_arena arena;
	const struct zd_cites *cites;
	ZD_VEC(struct zd_cited) list;
	size_t counts[ZD_VERDICTS];
	size_t failing;
	uint64_t work; /* of the searches so far */
	bool coarse;   /* too many: not for all was another paragraph looked */
};

/* self: the symbol of the draft itself, or empty. cites and the library must
 * outlive it. */
struct zd_cited_list *zd_cited_new(const struct zd_cites *cites,
	const struct zd_cited_library *library, struct zd_slice self);
void zd_cited_free(struct zd_cited_list *list);
/* Appends what was compared: "OP2", "para. 5"; with its symbol, "79/1, OP2",
 * where that is another than the one cited. */
void zd_cited_where(
	struct zd_buf *out, const struct zd_cited *one, struct zd_slice symbol);

#endif
