/* The public functions that are no more than a door to one layer. */
#include "base/mem.h"
#include "codec/codec.h"
#include "diff/redline.h"
#include "negotiation/close.h"
#include "negotiation/import.h"
#include "negotiation/negotiation.h"
#include "negotiation/propose.h"
#include "negotiation/sources.h"
#include "view/of.h"

const char *zd_version(void)
{
	return ZD_VERSION;
}

void zd_text_clear(struct zd_text *text)
{
	zd_free(text->ptr);
	text->ptr = NULL;
	text->len = 0;
}

/* Hands the bytes of a buffer out. */
static int give(struct zd_text *out, struct zd_buf *b)
{
	*out = (struct zd_text){0};
	if (b->overflow) {
		zd_buf_clear(b);
		return ZD_ELIMIT;
	}
	out->ptr = b->ptr ? b->ptr : zd_strndup("", 0);
	out->len = b->len;
	return ZD_OK;
}

/* --- drafts and findings ------------------------------------------------- */

bool zd_codec_parse(const char *name, enum zd_codec *out)
{
	static const char *const names[] = {
		"auto", "markdown", "plain", "docx", "critic"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(name, names[i])) {
			*out = (enum zd_codec)i;
			return true;
		}
	return false;
}

bool zd_tracked_parse(const char *name, enum zd_tracked *out)
{
	*out = strcmp(name, "reject") ? ZD_TRACKED_ACCEPT : ZD_TRACKED_REJECT;
	return !strcmp(name, "accept") || !strcmp(name, "reject");
}

int zd_draft_read_owned(struct zd_draft **out, struct zd_findings **findings,
	struct zd_text *text, enum zd_codec codec, const char *path,
	struct zd_error *err)
{
	struct zd_read_options options = {
		.codec = codec, .path = path, .empty = true, .take = true};
	int code = zd_draft_decode(
		out, findings, zd_slice(text->ptr, text->len), &options, err);

	if (code)
		zd_text_clear(text);
	*text = (struct zd_text){0};
	return code;
}

int zd_draft_read(struct zd_draft **out, struct zd_findings **findings,
	const char *bytes, size_t len, enum zd_codec codec, const char *path,
	struct zd_error *err)
{
	struct zd_text copy = {zd_strndup(bytes, len), len};

	return zd_draft_read_owned(out, findings, &copy, codec, path, err);
}

int zd_draft_write(struct zd_text *out, const struct zd_draft *draft)
{
	struct zd_buf b = ZD_BUF_INIT;

	zd_draft_encode(&b, draft);
	return give(out, &b);
}

size_t zd_findings_serious(const struct zd_findings *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->list.len; i++)
		n += f->list.at[i].severity != ZD_INFO;
	return n + f->dropped;
}

bool zd_findings_get(
	const struct zd_findings *f, size_t i, struct zd_finding_info *out)
{
	const struct zd_finding *one;

	if (!f || i >= f->list.len)
		return false;
	one = &f->list.at[i];
	*out = (struct zd_finding_info){zd_severity_name(one->severity),
		one->code, one->label.ptr, one->message.ptr, one->line,
		one->column};
	return true;
}

/* --- redlines ------------------------------------------------------------ */

struct zd_redline *zd_redline_new(const struct zd_draft *from,
	const struct zd_draft *to, const struct zd_diff_options *options)
{
	return zd_redline_make(from, to, options);
}

bool zd_redline_same(const struct zd_redline *redline)
{
	return zd_redline_is_empty(redline);
}

int zd_redline_runs(struct zd_text *out, const struct zd_redline *redline)
{
	struct zd_buf b = ZD_BUF_INIT;

	zd_redline_pairs(&b, redline, NULL);
	return give(out, &b);
}

int zd_redline_runs_of(struct zd_text *out, const struct zd_redline *redline,
	const char *const *labels, size_t labels_len, struct zd_error *err)
{
	bool *rows = zd_calloc(redline->rows.len + 1, sizeof(*rows));
	struct zd_slice *own = zd_calloc(labels_len + 1, sizeof(*own));
	struct zd_view_labels want = {own, labels_len};
	struct zd_buf b = ZD_BUF_INIT;
	int code;

	for (size_t i = 0; i < labels_len; i++)
		own[i] = zd_slice_str(labels[i]);
	*out = (struct zd_text){0};
	code = zd_view_pick_rows(rows, redline, &want, err);
	if (!code)
		zd_redline_pairs(&b, redline, rows);
	zd_free(rows);
	zd_free(own);
	return code ? code : give(out, &b);
}

/* --- negotiations -------------------------------------------------------- */

static void config_text(
	struct zd_text *out, struct zd_negotiation *n, const char *key)
{
	struct zd_arena a = {0};
	struct zd_slice value = {0};

	*out = (struct zd_text){0};
	if (!zd_store_config_get(n ? n->store : NULL, key, &a, &value)) {
		out->ptr = zd_strndup(value.ptr, value.len);
		out->len = value.len;
	}
	zd_arena_clear(&a);
}

void zd_negotiation_user(
	struct zd_negotiation *n, struct zd_text *name, struct zd_text *email)
{
	config_text(name, n, "user.name");
	config_text(email, n, "user.email");
}

int zd_negotiation_draft(struct zd_draft **out, struct zd_negotiation *n,
	const char *revision, struct zd_error *err)
{
	return zd_revision_read(out, n, revision, err);
}

const struct zd_draft *zd_import_draft(const struct zd_import_report *r)
{
	return r->draft;
}

const struct zd_findings *zd_import_findings(const struct zd_import_report *r)
{
	return r->findings;
}

const struct zd_findings *zd_propose_findings(const struct zd_propose_report *r)
{
	return r->findings;
}

size_t zd_propose_skipped(const struct zd_propose_report *r)
{
	return r->skipped;
}

const struct zd_findings *zd_round_findings(const struct zd_round_report *r)
{
	return r->findings;
}
