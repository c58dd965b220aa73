/* The silence procedure: a text stands unless somebody objects in time. */
#ifndef ZERODRAFT_SILENCE_H
#define ZERODRAFT_SILENCE_H

#include <zerodraft/negotiation.h>

#ifdef __cplusplus
extern "C" {
#endif

enum zd_silence_kind {
	ZD_SILENCE_OPEN,
	ZD_SILENCE_OBJECT,
	ZD_SILENCE_EXTEND,
	ZD_SILENCE_CLOSE,
};

struct zd_silence_options {
	enum zd_silence_kind kind;
	const char *revision;      /* OPEN: of which text; NULL: the round */
	int64_t until;             /* OPEN, EXTEND: the deadline */
	int until_offset;          /* in minutes from UTC, as it is said */
	const char *party;         /* OBJECT: whose objection it is */
	const char *const *labels; /* OBJECT: to what; none: to the whole */
	size_t labels_len;
	const char *remark;
	struct zd_identity author, committer; /* author.when: received */
};
/*
 * An act on main. An objection that came after the deadline is recorded as
 * late. ZD_EUSAGE where the act cannot be done as things stand: a silence
 * opened while another runs, closed before its deadline though nobody
 * objected, extended when it is over or broken.
 */
ZD_API int zd_silence_act(struct zd_negotiation *negotiation,
	const struct zd_silence_options *options, struct zd_error *err);

struct zd_view;
/* Every silence with its text, deadlines, objections and result; or only the
 * last one. ZD_ENOTFOUND: there was none. */
ZD_API int zd_view_silence(struct zd_view **out,
	struct zd_negotiation *negotiation, bool last, struct zd_error *err);

#ifdef __cplusplus
}
#endif

#endif
