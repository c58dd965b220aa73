#include "negotiation/silence.h"

#include <stdlib.h>

#include "negotiation/names.h"
#include "negotiation/speaking.h"
#include "negotiation/tree.h"

struct zd_moment zd_silence_until(const struct zd_silence *s)
{
	return s->terms.at[s->terms.len - 1].until;
}

struct zd_slice zd_moment_text(struct zd_arena *a, struct zd_moment m)
{
	unsigned off = (unsigned)abs(m.offset);

	return zd_arena_printf(a, "%.*s (UTC%c%02u:%02u)",
		ZD_FMT(zd_day_and_hour(a, m.when, m.offset)),
		m.offset < 0 ? '-' : '+', off / 60, off % 60);
}

/* --- reading ------------------------------------------------------------- */

static bool read_oid(struct zd_oid *out, struct zd_slice hex)
{
	static const char digits[] = "0123456789abcdef";
	const char *hi, *lo;

	if (hex.len != 40)
		return false;
	for (size_t i = 0; i < 20; i++) {
		hi = memchr(digits, hex.ptr[2 * i], 16);
		lo = memchr(digits, hex.ptr[2 * i + 1], 16);
		if (!hi || !lo)
			return false;
		out->bytes[i] =
			(unsigned char)((hi - digits) * 16 + (lo - digits));
	}
	return true;
}

static bool read_open(
	struct zd_silences *out, struct zd_moment at, struct zd_slice line)
{
	struct zd_silence s = {0};
	struct zd_silence_term term = {.from = at};
	bool ok = zd_moment_parse(&term.until, zd_slice_cut(&line, '\t')) &&
		read_oid(&s.commit, zd_slice_cut(&line, '\t'));

	s.name = zd_slice_cut(&line, '\t');
	term.remark = line;
	if (!ok || !s.name.len)
		return false;
	zd_vec_push(&s.terms, term);
	zd_vec_push(&out->list, s);
	return true;
}

static bool read_object(
	struct zd_silence *s, struct zd_moment at, struct zd_slice line)
{
	struct zd_objection o = {.at = at};

	o.party = zd_slice_cut(&line, '\t');
	o.ids = zd_slice_cut(&line, '\t');
	o.remark = line;
	o.late = at.when > zd_silence_until(s).when;
	s->in_time += !o.late;
	zd_vec_push(&s->objections, o);
	return o.party.len > 0;
}

static bool read_extend(
	struct zd_silence *s, struct zd_moment at, struct zd_slice line)
{
	struct zd_silence_term term = {.from = at};
	bool ok = zd_moment_parse(&term.until, zd_slice_cut(&line, '\t'));

	term.remark = line;
	zd_vec_push(&s->terms, term);
	return ok;
}

static bool read_close(
	struct zd_silence *s, struct zd_moment at, struct zd_slice line)
{
	struct zd_slice result = zd_slice_cut(&line, '\t');

	s->closed = at;
	s->remark = line;
	s->state = zd_slice_is(result, "broken") ? ZD_SILENCE_BROKEN
						 : ZD_SILENCE_HELD;
	return s->state == ZD_SILENCE_BROKEN || zd_slice_is(result, "held");
}

static bool read_line(struct zd_silences *out, struct zd_slice line)
{
	struct zd_slice verb = zd_slice_cut(&line, '\t');
	struct zd_silence *s =
		out->list.len ? &out->list.at[out->list.len - 1] : NULL;
	struct zd_moment at;

	if (!zd_moment_parse(&at, zd_slice_cut(&line, '\t')))
		return false;
	if (zd_slice_is(verb, "open"))
		return read_open(out, at, line);
	if (!s)
		return false;
	if (zd_slice_is(verb, "object"))
		return read_object(s, at, line);
	if (zd_slice_is(verb, "extend"))
		return read_extend(s, at, line);
	return zd_slice_is(verb, "close") && read_close(s, at, line);
}

int zd_silences_parse(
	struct zd_silences *out, struct zd_slice file, struct zd_error *err)
{
	struct zd_slice line;
	unsigned at = 0;
	int code = 0;

	memset(out, 0, sizeof(*out));
	file = zd_arena_slice(&out->arena, file);
	while (!code && file.ptr) {
		line = zd_slice_cut(&file, '\n');
		at++;
		if (line.len && !read_line(out, line))
			code = zd_error_set(err, ZD_EFORMAT,
				ZD_SILENCE_FILE ":%u: no act of a silence "
						"procedure",
				at);
	}
	if (code)
		zd_silences_clear(out);
	return code;
}

int zd_silences_read(struct zd_silences *out, struct zd_negotiation *n,
	const struct zd_oid *commit, struct zd_error *err)
{
	struct zd_arena scratch = {0};
	struct zd_slice file;
	int code;

	memset(out, 0, sizeof(*out));
	code = zd_store_read(n->store, commit, ZD_LIT(ZD_SILENCE_FILE),
		&scratch, &file, err);
	if (!code)
		code = zd_silences_parse(out, file, err);
	else if (code == ZD_ENOTFOUND)
		code = 0;
	zd_arena_clear(&scratch);
	return code;
}

void zd_silences_clear(struct zd_silences *s)
{
	for (size_t i = 0; i < s->list.len; i++) {
		zd_vec_clear(&s->list.at[i].terms);
		zd_vec_clear(&s->list.at[i].objections);
	}
	zd_vec_clear(&s->list);
	zd_arena_clear(&s->arena);
}

/* --- what changed -------------------------------------------------------- */

/* The ids of the paragraphs whose files differ. */
static int differing(struct zd_ids *ids, struct zd_negotiation *n,
	const struct zd_oid *from, const struct zd_oid *to,
	struct zd_error *err)
{
	struct zd_deltas deltas = {0};
	struct zd_arena a = {0};
	int code = zd_store_diff(n->store, from, to, &a, &deltas, err);

	for (size_t i = 0; i < deltas.len; i++) {
		struct zd_slice path = deltas.at[i].path;

		if (zd_slice_starts(path, "draft/") &&
			zd_slice_ends(path, ".md"))
			zd_ids_add(ids, zd_slice_sub(path, 6, path.len - 3));
	}
	zd_vec_clear(&deltas);
	zd_arena_clear(&a);
	return code;
}

/* Those of d that differ; with `other`, only what is not in that one. */
static void name_them(struct zd_buf *out, const struct zd_draft *d,
	const struct zd_draft *other, const struct zd_ids *ids)
{
	struct zd_arena a = {0};

	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		struct zd_slice id = d->paragraphs.at[i].id;

		if (!zd_ids_has(ids, id) ||
			(other && zd_draft_find_id(other, id) != ZD_NONE))
			continue;
		zd_buf_printf(out, "%s%.*s%s", out->len ? ", " : "",
			ZD_FMT(zd_paragraph_name(&a, d, i)),
			other ? " (gone)" : "");
	}
	zd_arena_clear(&a);
}

int zd_silence_changed(struct zd_slice *out, struct zd_arena *a,
	struct zd_negotiation *n, const struct zd_oid *from,
	const struct zd_oid *to, struct zd_error *err)
{
	struct zd_draft *then = NULL, *now = NULL;
	struct zd_buf names = ZD_BUF_INIT;
	struct zd_ids ids = {0};
	int code = differing(&ids, n, from, to, err);

	if (!code && ids.used)
		code = zd_tree_read(&then, n->store, from, err);
	if (!code && ids.used)
		code = zd_tree_read(&now, n->store, to, err);
	if (!code && ids.used) {
		name_them(&names, now, NULL, &ids);
		name_them(&names, then, now, &ids);
	}
	*out = zd_arena_slice(a, zd_buf_slice(&names));
	zd_buf_clear(&names);
	zd_ids_clear(&ids);
	zd_draft_free(then);
	zd_draft_free(now);
	return code;
}
