#include "codec/tracked.h"

#include <string.h>

#include "codec/word.h"

bool zd_tracked_is(struct zd_slice bytes, enum zd_codec codec)
{
	if (codec == ZD_CODEC_AUTO)
		return zd_word_is(bytes) || zd_critic_is(bytes);
	return codec == ZD_CODEC_DOCX || codec == ZD_CODEC_CRITIC;
}

/* "12 tracked changes by EU (7) and US (5)" */
static void describe(struct zd_buf *out, const struct zd_word *w)
{
	zd_buf_printf(out, "%u tracked change%s by ", w->changes,
		w->changes == 1 ? "" : "s");
	for (size_t i = 0, n = w->authors.len; i < n; i++)
		zd_buf_printf(out, "%s%.*s (%u)",
			!i                   ? ""
				: i + 1 == n ? " and "
					     : ", ",
			ZD_FMT(w->authors.at[i].name),
			w->authors.at[i].changes);
}

static bool is_chosen(
	const struct zd_tracked_options *o, struct zd_slice author)
{
	if (!o->authors)
		return true;
	for (size_t i = 0; i < o->authors_len; i++)
		if (zd_slice_eq(o->authors[i], author))
			return true;
	return false;
}

static void say_comments(const struct zd_word *w,
	const struct zd_tracked_options *o, struct zd_findings *f)
{
	struct zd_arena a = {0};

	for (size_t i = 0; i < w->comments.len; i++) {
		const struct zd_word_comment *c = &w->comments.at[i];
		struct zd_slice at = {0};

		if (!is_chosen(o, c->author) || !c->text.len ||
			zd_slice_is(c->author, "zerodraft"))
			continue;
		if (c->paragraph)
			at = zd_word_excerpt(&a, w, c->paragraph - 1);
		zd_finding_add(f, ZD_INFO, "comment", (struct zd_slice){0}, 0,
			"%.*s comments at \"%.*s\": %.*s", ZD_FMT(c->author),
			ZD_FMT(at), ZD_FMT(c->text));
	}
	zd_arena_clear(&a);
}

/* One who takes out what another one put in speaks of that one's words: they
 * are in nobody else's text. */
static void say_nested(const struct zd_word *w,
	const struct zd_tracked_options *o, struct zd_findings *f)
{
	for (size_t i = 0; i < w->pieces.len; i++) {
		const struct zd_word_piece *p = &w->pieces.at[i];

		if (!p->ins || !p->del || p->ins == p->del ||
			!is_chosen(o, w->authors.at[p->del - 1].name))
			continue;
		zd_finding_add(f, ZD_WARNING, "deletes-insertion",
			(struct zd_slice){0}, 0,
			"%.*s takes out what %.*s put in: \"%.*s\"",
			ZD_FMT(w->authors.at[p->del - 1].name),
			ZD_FMT(w->authors.at[p->ins - 1].name),
			(int)(p->text.len < 80 ? p->text.len : 80),
			p->text.ptr ? p->text.ptr : "");
	}
}

static void choose(struct zd_tracked_text *out, const struct zd_word *w,
	const struct zd_tracked_options *o)
{
	bool *chosen = zd_calloc(w->authors.len + 1, sizeof(*chosen));

	for (size_t i = 0; i < w->authors.len; i++)
		chosen[i + 1] = is_chosen(o, w->authors.at[i].name);
	out->codec = zd_word_text(&out->text, w,
		o->authors                                ? ZD_WORD_CHOSEN
			: o->changes == ZD_TRACKED_REJECT ? ZD_WORD_REJECT
							  : ZD_WORD_ACCEPT,
		chosen);
	zd_free(chosen);
}

static int read_word(struct zd_tracked_text *out, struct zd_slice bytes,
	const struct zd_tracked_options *o, struct zd_findings *f,
	struct zd_error *err)
{
	struct zd_buf who = ZD_BUF_INIT;
	struct zd_word *w;
	int code = zd_word_read(&w, bytes, f, err);

	if (code)
		return code;
	describe(&who, w);
	if (w->changes && o->changes == ZD_TRACKED_ASK && !o->authors) {
		code = zd_error_set(err, ZD_EUSAGE,
			"there %s %.700s: give --changes accept, or "
			"--changes reject to leave %s out",
			w->changes == 1 ? "is" : "are", zd_buf_str(&who),
			w->changes == 1 ? "it" : "them");
	} else {
		if (w->changes && !o->authors)
			zd_finding_add(f, ZD_INFO, "tracked-changes",
				(struct zd_slice){0}, 0, "%s: read as %s",
				zd_buf_str(&who),
				o->changes == ZD_TRACKED_REJECT ? "rejected"
								: "accepted");
		say_comments(w, o, f);
		if (o->authors)
			say_nested(w, o, f);
		choose(out, w, o);
	}
	zd_buf_clear(&who);
	zd_word_free(w);
	return code;
}

static int read_critic(struct zd_tracked_text *out, struct zd_slice bytes,
	const struct zd_tracked_options *o, struct zd_findings *f,
	struct zd_error *err)
{
	uint32_t changes = 0;

	zd_critic_text(&out->text, bytes, o->changes != ZD_TRACKED_REJECT,
		&changes, f);
	out->codec = ZD_CODEC_AUTO;
	if (changes && o->changes == ZD_TRACKED_ASK)
		return zd_error_set(err, ZD_EUSAGE,
			"there %s %u change%s in CriticMarkup: give --changes "
			"accept, or --changes reject to leave %s out",
			changes == 1 ? "is" : "are", changes,
			changes == 1 ? "" : "s", changes == 1 ? "it" : "them");
	if (changes)
		zd_finding_add(f, ZD_INFO, "tracked-changes",
			(struct zd_slice){0}, 0,
			"%u change%s in CriticMarkup: read as %s", changes,
			changes == 1 ? "" : "s",
			o->changes == ZD_TRACKED_REJECT ? "rejected"
							: "accepted");
	return 0;
}

int zd_tracked_text(struct zd_tracked_text *out, struct zd_slice bytes,
	const struct zd_tracked_options *options, struct zd_findings *f,
	struct zd_error *err)
{
	bool word = options->codec == ZD_CODEC_DOCX ||
		(options->codec == ZD_CODEC_AUTO && zd_word_is(bytes));
	int code;

	memset(out, 0, sizeof(*out));
	code = word ? read_word(out, bytes, options, f, err)
		    : read_critic(out, bytes, options, f, err);
	if (!code && out->text.overflow)
		code = zd_error_set(err, ZD_ELIMIT, "the text is too large");
	if (code)
		zd_buf_clear(&out->text);
	return code;
}

int zd_tracked_authors(struct zd_tracked_authors *out, struct zd_slice bytes,
	struct zd_error *err)
{
	struct zd_word *w;
	int code;

	memset(out, 0, sizeof(*out));
	if (!zd_word_is(bytes))
		return 0;
	code = zd_word_read(&w, bytes, NULL, err);
	if (code)
		return code;
	for (size_t i = 0; i < w->authors.len; i++) {
		struct zd_tracked_author a = {
			zd_arena_slice(&out->arena, w->authors.at[i].name),
			w->authors.at[i].changes};

		zd_vec_push(&out->list, a);
	}
	zd_word_free(w);
	return 0;
}

void zd_tracked_authors_clear(struct zd_tracked_authors *a)
{
	zd_vec_clear(&a->list);
	zd_arena_clear(&a->arena);
}
