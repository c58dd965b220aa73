/* Words and places of a compilation, and who wants what there. */
#include "text/bracket_said.h"
#include "view/compilation.h"

void zd_compiled_sign(struct zd_compiled_view *m, const char *s, bool quiet)
{
	zd_view_run(m->v, ZD_VIEW_SIGN, zd_slice_str(s))->quiet = quiet;
}

void zd_compiled_said(struct zd_compiled_view *m, struct zd_slice s)
{
	zd_view_run(m->v, ZD_VIEW_SAID, s)->quiet = true;
}

void zd_compiled_names(
	struct zd_compiled_view *m, uint32_t first, uint32_t count)
{
	for (uint32_t i = first; i < first + count; i++) {
		if (i > first)
			zd_compiled_sign(m, ", ", true);
		zd_view_run(m->v, ZD_VIEW_OWNER, m->c->names.at[i])->quiet =
			true;
	}
}

/* "EU, UK" in the arena, for those who read the view by program. */
uint32_t zd_compiled_about(
	struct zd_compiled_view *m, uint32_t first, uint32_t count)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice s;

	if (!count)
		return 0;
	for (uint32_t i = first; i < first + count; i++)
		zd_buf_printf(&b, "%s%.*s", i > first ? ", " : "",
			ZD_FMT(m->c->names.at[i]));
	s = zd_arena_slice(&m->v->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	return zd_view_about(m->v, s, (struct zd_slice){0});
}

void zd_compiled_next(struct zd_compiled_view *m, bool *any)
{
	zd_compiled_sign(m, *any ? "; " : " – ", true);
	*any = true;
}

void zd_compiled_say(struct zd_compiled_view *m, bool *any, uint32_t first,
	uint32_t count, const char *what)
{
	if (!count)
		return;
	zd_compiled_next(m, any);
	zd_compiled_names(m, first, count);
	if (!what)
		return;
	zd_compiled_sign(m, ": ", true);
	zd_compiled_said(m, zd_slice_str(what));
}

/* `here`: it stands at the words that it is about. */
void zd_compiled_stance(
	struct zd_compiled_view *m, const struct zd_stance *s, bool here)
{
	zd_view_run(m->v, ZD_VIEW_OWNER, s->party)->quiet = true;
	zd_compiled_sign(m, ": ", true);
	zd_compiled_said(m, s->stance);
	if (s->amendment.len && (!here || s->several)) {
		zd_compiled_said(m, ZD_LIT(" "));
		zd_compiled_said(m, s->amendment);
	}
	if (s->part.len) {
		zd_compiled_said(m, ZD_LIT(" "));
		zd_compiled_said(m, s->part);
	}
	if (!s->remark.len)
		return;
	zd_compiled_sign(m, " (", true);
	zd_compiled_said(m, s->remark);
	zd_compiled_sign(m, ")", true);
}

void zd_compiled_stances(
	struct zd_compiled_view *m, bool *any, uint32_t first, uint32_t count)
{
	for (uint32_t i = first; i < first + count; i++) {
		zd_compiled_next(m, any);
		zd_compiled_stance(m, &m->c->stances.at[i], true);
	}
}

/* --- Places --------------------------------------------------------------- */

/* Spaces that stand outside a place's bracket. */
struct spaces {
	const struct zd_segment *of; /* the place */
	bool lead;  /* before: all words begin with it, and it goes with them */
	bool trail; /* behind */
	bool tight; /* the space before is of the text before */
};

/* Whether each alternative that says something begins (ends) with a space and
 * says something besides. */
static bool all_spaced(struct zd_compiled_view *m, const struct zd_segment *s,
	bool at_end, size_t least)
{
	for (uint32_t i = s->first; i < s->first + s->alternatives; i++) {
		const struct zd_alternative *a = &m->c->alternatives.at[i];
		struct zd_slice t = a->text;

		if (!t.len && !a->segments)
			continue;
		if (a->segments || t.len < least ||
			t.ptr[at_end ? t.len - 1 : 0] != ' ')
			return false;
	}
	return true;
}

static bool is_empty(const struct zd_alternative *a)
{
	return !a->text.len && !a->segments;
}

static bool some_empty(struct zd_compiled_view *m, const struct zd_segment *s)
{
	for (uint32_t i = s->first; i < s->first + s->alternatives; i++)
		if (is_empty(&m->c->alternatives.at[i]))
			return true;
	return false;
}

/* `after_space`: the words before the place end with a space. Who wants none
 * of the words at the place has not the space before it either, so that it
 * may be put there only where they do without one. */
static struct spaces spaces_of(struct zd_compiled_view *m,
	const struct zd_segment *s, bool after_space)
{
	struct spaces out = {.of = s};
	bool empty = some_empty(m, s);

	out.lead = !after_space && all_spaced(m, s, false, 2);
	if (!empty || (after_space && !out.lead))
		out.trail = all_spaced(m, s, true, out.lead ? 3 : 2);
	out.tight = empty && after_space && !out.trail;
	return out;
}

/* An alternative, the base's with places of its own inside. */
static void put_nested(struct zd_compiled_view *m,
	const struct zd_alternative *a, struct zd_view_run like, unsigned depth)
{
	if (a->segments && depth < ZD_COMPILE_DEPTH) {
		zd_compiled_segments(
			m, a->first_segment, a->segments, like, depth + 1);
		return;
	}
	zd_view_stored(m->v, a->text, &like);
}

/* Who wants the base's words at this place to go. */
static const struct zd_alternative *deletion(
	struct zd_compiled_view *m, const struct zd_segment *s)
{
	for (uint32_t i = s->first; i < s->first + s->alternatives; i++)
		if (!m->c->alternatives.at[i].base &&
			is_empty(&m->c->alternatives.at[i]))
			return &m->c->alternatives.at[i];
	return NULL;
}

/* What an alternative makes of the base's brackets, where that is all it
 * does: said of the base's words, it stands there. */
static const char *said_of_brackets(const struct zd_compiled_view *m,
	const struct zd_segment *s, const struct zd_alternative *a,
	const struct spaces *spaces)
{
	const struct zd_alternative *base = &m->c->alternatives.at[s->first];
	struct zd_slice from = base->text, to = a->text;

	if (a->base || base->segments || is_empty(a) || is_empty(base))
		return NULL;
	if (spaces->lead) {
		from = zd_slice_sub(from, 1, from.len);
		to = zd_slice_sub(to, 1, to.len);
	}
	from.len -= spaces->trail;
	to.len -= spaces->trail;
	return zd_bracket_said(from, to);
}

static void put_said_of_brackets(struct zd_compiled_view *m,
	const struct zd_segment *s, const struct spaces *spaces, bool *any)
{
	for (uint32_t i = s->first; i < s->first + s->alternatives; i++) {
		const struct zd_alternative *a = &m->c->alternatives.at[i];
		const char *what = said_of_brackets(m, s, a, spaces);

		if (!what)
			continue;
		zd_compiled_say(m, any, a->first_party, a->parties, what);
		zd_compiled_stances(m, any, a->first_stance, a->stances);
	}
}

/* A bracket of the text that is a place as well. */
static void own_sign(struct zd_compiled_view *m, const struct zd_view_run *like,
	const char *which)
{
	struct zd_view_run *r =
		zd_view_run(m->v, like->mark, zd_slice_str(which));

	r->proposed = like->proposed;
	r->own = true;
}

static void put_alternative(struct zd_compiled_view *m,
	const struct zd_alternative *a, struct zd_view_run like, unsigned depth,
	const struct spaces *spaces)
{
	const struct zd_alternative *gone = deletion(m, spaces->of);
	bool any = false;

	like.about = zd_compiled_about(m, a->first_party, a->parties);
	like.proposed |= !a->base;
	put_nested(m, a, like, depth);
	zd_compiled_say(m, &any, a->first_party, a->parties, NULL);
	zd_compiled_stances(m, &any, a->first_stance, a->stances);
	if (!a->base)
		return;
	put_said_of_brackets(m, spaces->of, spaces, &any);
	if (!gone)
		return;
	zd_compiled_say(m, &any, gone->first_party, gone->parties, "delete");
	zd_compiled_stances(m, &any, gone->first_stance, gone->stances);
}

/* A space that all words at a place share. It is proposed where the base has
 * no words there. */
static void put_space(struct zd_compiled_view *m, const struct zd_segment *s,
	const struct zd_view_run *like)
{
	bool base = false;

	for (uint32_t i = s->first; i < s->first + s->alternatives; i++)
		base |= m->c->alternatives.at[i].base &&
			!is_empty(&m->c->alternatives.at[i]);
	zd_view_run(m->v, like->mark, ZD_LIT(" "))->proposed =
		like->proposed || !base;
}

/* The words of an alternative without the spaces that stand outside. */
static struct zd_alternative trimmed(
	const struct zd_alternative *a, const struct spaces *spaces)
{
	struct zd_alternative out = *a;

	if (spaces->lead)
		out.text = zd_slice_sub(out.text, 1, SIZE_MAX);
	out.text.len -= spaces->trail;
	return out;
}

/* The base's words where nothing else stands at the place and they are one
 * bracket: another around that would only be one more. *base gets what is in
 * it. */
static bool has_own_bracket(struct zd_compiled_view *m,
	const struct zd_segment *s, const struct spaces *spaces,
	struct zd_alternative *base)
{
	for (uint32_t i = s->first; i < s->first + s->alternatives; i++) {
		const struct zd_alternative *a = &m->c->alternatives.at[i];

		if (a->segments || (a->base && is_empty(a)))
			return false;
		if (!a->base && !is_empty(a) &&
			!said_of_brackets(m, s, a, spaces))
			return false;
	}
	*base = trimmed(&m->c->alternatives.at[s->first], spaces);
	return zd_bracket_whole(base->text, &base->text) && base->text.len;
}

static void put_alternatives(struct zd_compiled_view *m,
	const struct zd_segment *s, struct zd_view_run like, unsigned depth,
	const struct spaces *spaces)
{
	bool first = true;

	for (uint32_t i = s->first; i < s->first + s->alternatives; i++) {
		const struct zd_alternative *a = &m->c->alternatives.at[i];
		struct zd_alternative shown;

		if (is_empty(a) || said_of_brackets(m, s, a, spaces))
			continue;
		if (!first)
			zd_compiled_sign(m, " / ", false);
		first = false;
		shown = trimmed(a, spaces);
		put_alternative(m, &shown, like, depth, spaces);
	}
}

static void put_choice(struct zd_compiled_view *m, const struct zd_segment *s,
	struct zd_view_run like, unsigned depth, bool after_space)
{
	struct spaces spaces = spaces_of(m, s, after_space);
	struct zd_alternative base;
	bool own = has_own_bracket(m, s, &spaces, &base);

	if (spaces.lead)
		put_space(m, s, &like);
	if (own)
		own_sign(m, &like, "[");
	else
		zd_compiled_sign(m, "[", false);
	m->v->runs.at[m->v->runs.len - 1].tight = spaces.tight;
	if (own)
		put_alternative(m, &base, like, depth, &spaces);
	else
		put_alternatives(m, s, like, depth, &spaces);
	if (own)
		own_sign(m, &like, "]");
	else
		zd_compiled_sign(m, "]", false);
	if (spaces.trail)
		put_space(m, s, &like);
}

/* Whether what was shown last of the newest block ends with a space; where
 * nothing was, none is wanted. */
static bool ends_with_space(const struct zd_compiled_view *m)
{
	const struct zd_view *v = m->v;
	const struct zd_view_block *b = &v->blocks.at[v->blocks.len - 1];
	const struct zd_view_run *r;

	if (v->runs.len == b->first)
		return true;
	r = &v->runs.at[v->runs.len - 1];
	return r->mark == ZD_VIEW_KEPT && !r->note && !r->emph && !r->strong &&
		r->text.len && r->text.ptr[r->text.len - 1] == ' ';
}

void zd_compiled_segments(struct zd_compiled_view *m, uint32_t first,
	uint32_t count, struct zd_view_run like, unsigned depth)
{
	for (uint32_t i = first; i < first + count; i++) {
		const struct zd_segment *s = &m->c->segments.at[i];

		if (s->alternatives)
			put_choice(m, s, like, depth, ends_with_space(m));
		else
			zd_view_stored(m->v, s->text, &like);
	}
}

/* --- Alternatives to all of a paragraph ----------------------------------- */

/* What untouched words may stand behind the place: how a paragraph ends. */
static bool is_stop(const struct zd_segment *s)
{
	return !s->alternatives && s->text.len == 1 &&
		strchr(",;.:", s->text.ptr[0]);
}

const struct zd_segment *zd_compiled_alternatives(
	const struct zd_compiled_view *m, const struct zd_compiled *b)
{
	const struct zd_compilation *c = m->c;
	const struct zd_compiled *end = c->blocks.at + c->blocks.len;
	const struct spaces none = {0};
	const struct zd_segment *s;

	if (b->place != ZD_PLACE_BASE || !b->chapeau || !b->label.len ||
		b->kind != ZD_PARAGRAPH || !b->segments || b->segments > 2 ||
		(b + 1 < end && !b[1].chapeau))
		return NULL;
	s = &c->segments.at[b->first];
	if (b->segments == 2 && !is_stop(s + 1))
		return NULL;
	for (uint32_t i = s->first; i < s->first + s->alternatives; i++) {
		const struct zd_alternative *a = &c->alternatives.at[i];

		if (is_empty(a) || said_of_brackets(m, s, a, &none))
			return NULL;
	}
	return s->alternatives > 1 ? s : NULL;
}

void zd_compiled_words(struct zd_compiled_view *m, const struct zd_compiled *b,
	const struct zd_alternative *a, struct zd_view_run like)
{
	put_nested(m, a, like, 0);
	zd_compiled_segments(m, b->first + 1, b->segments - 1, like, 0);
}
