/* Circulation: covering letters, packages, and attesting what comes back. */
#ifndef ZERODRAFT_CIRCULATION_H
#define ZERODRAFT_CIRCULATION_H

#include <zerodraft/show.h>

#ifdef __cplusplus
extern "C" {
#endif

struct zd_package_options {
	const char *revision; /* NULL: the current round */
	/* Paragraphs of the letter besides those that every letter has; may
	 * be NULL. */
	const char *const *messages;
	size_t messages_len;
};
/*
 * A covering letter, the text, and its annexes as one document: the redline
 * against the round before, the concordance, the paragraphs that are open.
 * Who signs, to whom, and where the text is considered are settings.
 * ZD_ENOTFOUND: no such revision; ZD_EUSAGE: nobody is set to sign. The
 * draft must be that of the revision, and outlive the view.
 */
ZD_API int zd_view_package(struct zd_view **out,
	struct zd_negotiation *negotiation,
	const struct zd_package_options *options, struct zd_error *err);

struct zd_attest_options {
	const char *bytes; /* the text as it came back */
	size_t len;
	const char *path; /* for messages; may be NULL */
	enum zd_codec codec;
};
struct zd_attestation;
/*
 * Compares a text that came back (Markdown, or the plain words of a PDF)
 * with every round and with main. Emphasis, spaces and the signs of footnote
 * marks are no difference. Errors: those of zd_draft_read; ZD_ENOTFOUND
 * before the first round.
 */
ZD_API int zd_attest(struct zd_attestation **out,
	struct zd_negotiation *negotiation,
	const struct zd_attest_options *options, struct zd_error *err);
/* True when it is the round word for word. */
ZD_API bool zd_attestation_exact(const struct zd_attestation *attestation);
ZD_API void zd_attestation_free(struct zd_attestation *attestation);
/* Which round it is, or which it is nearest to and every deviation. The
 * attestation must outlive the view. */
ZD_API int zd_view_attestation(struct zd_view **out,
	const struct zd_attestation *attestation, struct zd_error *err);

#ifdef __cplusplus
}
#endif

#endif
