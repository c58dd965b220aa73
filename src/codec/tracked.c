#include "codec/tracked.h"

#include <string.h>

#include "base/limits.h"
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

/* The program's own comments are legend, not speech. */
static bool is_said(const struct zd_word_comment *c)
{
	return c->text.len && !zd_slice_is(c->author, "zerodraft");
}

void zd_tracked_comment_say(
	struct zd_findings *f, const struct zd_tracked_comment *c)
{
	zd_finding_add(f, ZD_INFO, "comment", (struct zd_slice){0}, 0,
		"%.*s comments at \"%.*s\": %.*s", ZD_FMT(c->author),
		ZD_FMT(c->at), ZD_FMT(c->text));
}

/* A paragraph's words, as those chosen would have them, or as they were. */
static struct zd_slice words_of(struct zd_arena *a, const struct zd_word *w,
	const struct zd_word_paragraph *p, const struct zd_tracked_options *o)
{
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_slice s;

	for (uint32_t i = p->first; i < p->first + p->count; i++) {
		const struct zd_word_piece *piece = &w->pieces.at[i];
		bool in = o && piece->ins &&
			is_chosen(o, w->authors.at[piece->ins - 1].name);
		bool gone = o && piece->del &&
			is_chosen(o, w->authors.at[piece->del - 1].name);

		if ((!piece->ins || in) && !gone)
			zd_buf_put_slice(&out, piece->text);
	}
	s = zd_arena_slice(a, zd_buf_slice(&out));
	zd_buf_clear(&out);
	return s;
}

/* A paragraph's words on both sides, which many comments may share. */
struct sides {
	struct zd_slice before, after;
	bool read;
};

static void read_sides(struct sides *s, struct zd_arena *a,
	const struct zd_word *w, const struct zd_word_paragraph *p,
	const struct zd_tracked_options *o)
{
	if (!s->read)
		*s = (struct sides){
			words_of(a, w, p, NULL), words_of(a, w, p, o), true};
}

/* all: of every paragraph, when its words are wanted, too; else NULL. */
static void list_comments(struct zd_tracked_comments *out,
	const struct zd_word *w, const struct zd_tracked_options *o,
	struct sides *all)
{
	struct zd_arena *a = &out->arena;

	for (size_t i = 0; i < w->comments.len; i++) {
		const struct zd_word_comment *from = &w->comments.at[i];
		struct zd_tracked_comment c = {0};

		if (!is_chosen(o, from->author) || !is_said(from))
			continue;
		c.author = zd_arena_slice(a, from->author);
		c.text = zd_arena_slice(a, from->text);
		if (from->paragraph)
			c.at = zd_word_excerpt(a, w, from->paragraph - 1);
		if (from->paragraph && all) {
			struct sides *s = &all[from->paragraph - 1];

			read_sides(s, a, w,
				&w->paragraphs.at[from->paragraph - 1], o);
			c.before = s->before;
			c.after = s->after;
		}
		zd_vec_push(&out->list, c);
	}
}

static void say_comments(const struct zd_word *w,
	const struct zd_tracked_options *o, struct zd_findings *f)
{
	struct zd_tracked_comments c = {0};

	list_comments(&c, w, o, NULL);
	for (size_t i = 0; i < c.list.len; i++)
		zd_tracked_comment_say(f, &c.list.at[i]);
	zd_tracked_comments_clear(&c);
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

/* What becomes of the changes of the text, which `said` describes. */
static int answer(const struct zd_buf *said, uint32_t changes,
	const struct zd_tracked_options *o, struct zd_findings *f,
	struct zd_error *err)
{
	if (!changes)
		return 0;
	if (o->changes == ZD_TRACKED_ASK)
		return zd_error_set(err, ZD_EUSAGE,
			"there %s %.700s: give --changes accept, or "
			"--changes reject to leave %s out",
			changes == 1 ? "is" : "are", zd_buf_str(said),
			changes == 1 ? "it" : "them");
	zd_finding_add(f, ZD_INFO, "tracked-changes", (struct zd_slice){0}, 0,
		"%s: read as %s", zd_buf_str(said),
		o->changes == ZD_TRACKED_REJECT ? "rejected" : "accepted");
	return 0;
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
	if (!o->authors)
		code = answer(&who, w->changes, o, f, err);
	if (!code) {
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
	struct zd_buf said = ZD_BUF_INIT;
	uint32_t changes = 0;
	int code;

	zd_critic_text(&out->text, bytes, o->changes != ZD_TRACKED_REJECT,
		&changes, f);
	out->codec =
		zd_critic_is_ours(bytes) ? ZD_CODEC_MARKDOWN : ZD_CODEC_AUTO;
	zd_buf_printf(&said, "%u change%s in CriticMarkup", changes,
		changes == 1 ? "" : "s");
	code = answer(&said, changes, o, f, err);
	zd_buf_clear(&said);
	return code;
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

/* A Word file; *w is NULL for what is none. */
static int open_word(
	struct zd_word **w, struct zd_slice bytes, struct zd_error *err)
{
	*w = NULL;
	return zd_word_is(bytes) ? zd_word_read(w, bytes, NULL, err) : 0;
}

static void add_commenters(
	struct zd_tracked_authors *out, const struct zd_word *w)
{
	for (size_t i = 0; i < w->comments.len; i++) {
		struct zd_tracked_author a = {w->comments.at[i].author, 0};
		bool known = !is_said(&w->comments.at[i]) ||
			out->list.len >= ZD_MAX_WORD_AUTHORS;

		for (size_t k = 0; !known && k < out->list.len; k++)
			known = zd_slice_eq(out->list.at[k].name, a.name);
		if (known)
			continue;
		a.name = zd_arena_slice(&out->arena, a.name);
		zd_vec_push(&out->list, a);
	}
}

int zd_tracked_authors(struct zd_tracked_authors *out, struct zd_slice bytes,
	struct zd_error *err)
{
	struct zd_word *w;
	int code = open_word(&w, bytes, err);

	memset(out, 0, sizeof(*out));
	if (code || !w)
		return code;
	for (size_t i = 0; i < w->authors.len; i++) {
		struct zd_tracked_author a = {
			zd_arena_slice(&out->arena, w->authors.at[i].name),
			w->authors.at[i].changes};

		zd_vec_push(&out->list, a);
	}
	add_commenters(out, w);
	zd_word_free(w);
	return 0;
}

void zd_tracked_authors_clear(struct zd_tracked_authors *a)
{
	zd_vec_clear(&a->list);
	zd_arena_clear(&a->arena);
}

int zd_tracked_comments(struct zd_tracked_comments *out, struct zd_slice bytes,
	const struct zd_slice *authors, size_t len, struct zd_error *err)
{
	const struct zd_tracked_options o = {
		.authors = authors, .authors_len = len};
	struct sides *sides;
	struct zd_word *w;
	int code = open_word(&w, bytes, err);

	memset(out, 0, sizeof(*out));
	if (code || !w)
		return code;
	sides = zd_calloc(w->paragraphs.len, sizeof(*sides));
	list_comments(out, w, &o, sides);
	zd_free(sides);
	zd_word_free(w);
	return 0;
}

void zd_tracked_comments_clear(struct zd_tracked_comments *c)
{
	zd_vec_clear(&c->list);
	zd_arena_clear(&c->arena);
}
