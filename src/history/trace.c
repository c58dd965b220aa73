#include "history/trace.h"

#include "base/mem.h"

/* --- columns ---------------------------------------------------------- */

static uint32_t words_of(const struct zd_version *v)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < v->tokens_len; i++)
		n += v->tokens[i].kind <= ZD_TOKEN_NUMBER;
	return n;
}

/* What can be followed: everything that stands in the text's order. */
static bool is_traced(const struct zd_standing *one)
{
	return one->kind != ZD_FIELD && one->kind != ZD_NOTE;
}

static const struct zd_standings *text_of(
	const struct zd_trace *t, uint32_t column)
{
	return column < t->story->rounds.len ? &t->story->rounds.at[column].text
					     : &t->story->now;
}

static void add_column(struct zd_trace *t, struct zd_slice name, uint32_t act)
{
	uint32_t column = zd_u32(t->columns.len);
	const struct zd_standings *text = text_of(t, column);
	struct zd_trace_column c = {name, act, zd_u32(t->stops.len), 0};

	for (uint32_t i = 0; i < text->len; i++) {
		const struct zd_standing *one = &text->at[i];
		struct zd_stop stop = {.column = column,
			.place = i,
			.thread = one->thread,
			.kind = one->kind,
			.label = one->label,
			.words = words_of(one->version),
			.relation = ZD_NEW};

		if (is_traced(one)) {
			zd_vec_push(&t->stops, stop);
			c.count++;
		}
	}
	zd_vec_push(&t->columns, c);
}

static bool same_text(
	const struct zd_standings *a, const struct zd_standings *b)
{
	if (a->len != b->len)
		return false;
	for (size_t i = 0; i < a->len; i++)
		if (a->at[i].thread != b->at[i].thread ||
			a->at[i].version != b->at[i].version ||
			!zd_slice_eq(a->at[i].label, b->at[i].label))
			return false;
	return true;
}

/* --- links ------------------------------------------------------------ */

struct linking {
	struct zd_trace *t;
	uint32_t *stop_of; /* by life: its stop in the column before, + 1 */
	uint32_t *shared;  /* by stop: words in common */
	ZD_VEC(uint32_t) seen;
};

static const struct zd_version *version_of(
	const struct zd_trace *t, const struct zd_stop *stop)
{
	return text_of(t, stop->column)->at[stop->place].version;
}

const struct zd_version *zd_trace_version(
	const struct zd_trace *t, uint32_t stop)
{
	return version_of(t, &t->stops.at[stop]);
}

uint32_t zd_trace_column(const struct zd_trace *t, struct zd_slice name)
{
	for (uint32_t i = 0; name.len && i < t->columns.len; i++)
		if (zd_slice_eq(t->columns.at[i].name, name))
			return i;
	return t->columns.len ? zd_u32(t->columns.len - 1) : ZD_NONE;
}

static void place_lives(struct linking *l, const struct zd_trace_column *c)
{
	memset(l->stop_of, 0, l->t->story->lives.len * sizeof(*l->stop_of));
	for (uint32_t i = c->first; i < c->first + c->count; i++) {
		const struct zd_version *v =
			version_of(l->t, &l->t->stops.at[i]);

		for (uint32_t k = 0; k < v->tokens_len; k++)
			if (v->tokens[k].kind <= ZD_TOKEN_NUMBER)
				l->stop_of[v->lives[k]] = i + 1;
	}
}

static bool is_enough(uint32_t shared, const struct zd_stop *from,
	const struct zd_stop *to, bool *passage)
{
	uint32_t smaller = from->words < to->words ? from->words : to->words;
	bool share = shared >= ZD_TRACE_WORDS &&
		shared * 100 >= smaller * ZD_TRACE_SHARE;

	*passage = !share;
	return share || shared >= ZD_TRACE_PASSAGE;
}

static void count_shared(struct linking *l, const struct zd_version *v)
{
	l->seen.len = 0;
	for (uint32_t k = 0; k < v->tokens_len; k++) {
		uint32_t from = l->stop_of[v->lives[k]];

		if (!from || v->tokens[k].kind > ZD_TOKEN_NUMBER)
			continue;
		if (!l->shared[from - 1]++)
			zd_vec_push(&l->seen, from - 1);
	}
}

static int by_number(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return (a > b) - (a < b);
}

static void link_stop(
	struct linking *l, uint32_t i, const struct zd_trace_column *before)
{
	struct zd_trace *t = l->t;
	struct zd_stop *to = &t->stops.at[i];

	count_shared(l, version_of(t, to));
	/* The same paragraph with no word in common is still the same. */
	for (uint32_t k = before->first; k < before->first + before->count; k++)
		if (t->stops.at[k].thread == to->thread && !l->shared[k])
			zd_vec_push(&l->seen, k);
	if (l->seen.len)
		qsort(l->seen.at, l->seen.len, sizeof(*l->seen.at), by_number);
	to->first_from = zd_u32(t->links.len);
	for (size_t k = 0; k < l->seen.len; k++) {
		struct zd_stop *from = &t->stops.at[l->seen.at[k]];
		struct zd_trace_link one = {.from = l->seen.at[k],
			.to = i,
			.words = l->shared[l->seen.at[k]],
			.same = from->thread == to->thread};

		l->shared[one.from] = 0;
		if (!is_enough(one.words, from, to, &one.passage) && !one.same)
			continue;
		one.passage &= !one.same;
		zd_vec_push(&t->links, one);
		to->froms++;
		from->tos++;
	}
}

static void index_from(struct zd_trace *t)
{
	uint32_t at = 0;

	for (size_t i = 0; i < t->stops.len; i++) {
		t->stops.at[i].first_to = at;
		at += t->stops.at[i].tos;
		t->stops.at[i].tos = 0;
	}
	for (uint32_t i = 0; i < t->links.len; i++)
		zd_vec_push(&t->by_from, 0);
	for (uint32_t i = 0; i < t->links.len; i++) {
		struct zd_stop *from = &t->stops.at[t->links.at[i].from];

		t->by_from.at[from->first_to + from->tos++] = i;
	}
}

/* --- what became of each ---------------------------------------------- */

/* Links that are more than a passage. */
static uint32_t count_whole(const struct zd_trace *t, const struct zd_stop *s,
	bool from, uint32_t *only)
{
	uint32_t n = 0, count = from ? s->froms : s->tos;

	for (uint32_t i = 0; i < count; i++) {
		uint32_t k = from ? s->first_from + i
				  : t->by_from.at[s->first_to + i];

		if (t->links.at[k].passage)
			continue;
		n++;
		*only = k;
	}
	return n;
}

/* Words of a stop that are nowhere in the next column. */
static uint32_t lost(const struct zd_trace *t, const struct zd_stop *from)
{
	uint32_t n = from->words;

	for (uint32_t i = 0; i < from->tos; i++)
		n -= t->links.at[t->by_from.at[from->first_to + i]].words;
	return n;
}

static void relate(struct zd_trace *t, struct zd_stop *to)
{
	uint32_t link = 0, other = 0;
	uint32_t froms = count_whole(t, to, true, &link);
	const struct zd_stop *from;

	for (uint32_t i = 0; i < to->froms; i++)
		to->kept += t->links.at[to->first_from + i].words;
	to->in = to->words - to->kept;
	if (!froms)
		return;
	from = &t->stops.at[t->links.at[link].from];
	for (uint32_t i = 0; i < to->froms; i++) {
		const struct zd_trace_link *l =
			&t->links.at[to->first_from + i];

		if (l->same)
			from = &t->stops.at[l->from];
	}
	for (uint32_t i = 0; i < to->froms; i++) {
		const struct zd_trace_link *l =
			&t->links.at[to->first_from + i];

		if (!l->passage)
			to->out += lost(t, &t->stops.at[l->from]);
	}
	to->relabelled = !zd_slice_eq(from->label, to->label);
	to->old_label = from->label;
	if (froms > 1)
		to->relation = ZD_MERGED;
	else if (count_whole(t, from, false, &other) > 1)
		to->relation = ZD_SPLIT;
	else if (version_of(t, from) != version_of(t, to))
		to->relation = ZD_EDITED;
	else
		to->relation = to->relabelled ? ZD_RENUMBERED : ZD_SAME;
}

/* Those outside a longest common order have moved. */
static void find_moves(struct zd_trace *t, const struct zd_trace_column *c)
{
	uint32_t *from = zd_calloc(c->count + 1, sizeof(*from));
	uint32_t *tail = zd_calloc(c->count + 1, sizeof(*tail));
	uint32_t *prev = zd_calloc(c->count + 1, sizeof(*prev));
	uint32_t len = 0, lo, hi, mid, at, only;
	bool *stays = zd_calloc(c->count + 1, 1);

	for (uint32_t i = 0; i < c->count; i++) {
		const struct zd_stop *s = &t->stops.at[c->first + i];

		if (count_whole(t, s, true, &only) != 1)
			continue;
		from[i] = t->links.at[only].from + 1;
		for (lo = 0, hi = len; lo < hi;) {
			mid = (lo + hi) / 2;
			if (from[tail[mid]] <= from[i])
				lo = mid + 1;
			else
				hi = mid;
		}
		prev[i] = lo ? tail[lo - 1] : ZD_NONE;
		tail[lo] = i;
		len += lo == len;
	}
	for (at = len ? tail[len - 1] : ZD_NONE; at != ZD_NONE; at = prev[at])
		stays[at] = true;
	for (uint32_t i = 0; i < c->count; i++) {
		struct zd_stop *s = &t->stops.at[c->first + i];

		if (!from[i] || stays[i] || s->relation == ZD_SPLIT)
			continue;
		s->relation =
			s->relation == ZD_EDITED ? ZD_MOVED_EDITED : ZD_MOVED;
	}
	zd_free(from);
	zd_free(tail);
	zd_free(prev);
	zd_free(stays);
}

static void link_all(struct zd_trace *t)
{
	struct linking l = {.t = t};

	l.stop_of = zd_calloc(t->story->lives.len + 1, sizeof(*l.stop_of));
	l.shared = zd_calloc(t->stops.len + 1, sizeof(*l.shared));
	for (size_t k = 1; k < t->columns.len; k++) {
		const struct zd_trace_column *c = &t->columns.at[k];

		place_lives(&l, c - 1);
		for (uint32_t i = c->first; i < c->first + c->count; i++)
			link_stop(&l, i, c - 1);
	}
	index_from(t);
	for (size_t k = 1; k < t->columns.len; k++) {
		const struct zd_trace_column *c = &t->columns.at[k];

		for (uint32_t i = c->first; i < c->first + c->count; i++)
			relate(t, &t->stops.at[i]);
		find_moves(t, c);
	}
	for (size_t i = 0; i < t->stops.len; i++)
		t->stops.at[i].last = !t->stops.at[i].tos &&
			t->stops.at[i].column + 1 < t->columns.len;
	zd_free(l.stop_of);
	zd_free(l.shared);
	zd_vec_clear(&l.seen);
}

struct zd_trace *zd_trace_make(const struct zd_story *s, struct zd_slice now)
{
	struct zd_trace *t = zd_calloc(1, sizeof(*t));

	t->story = s;
	for (size_t i = 0; i < s->rounds.len; i++)
		add_column(t, s->rounds.at[i].name, s->rounds.at[i].act);
	if (s->now.len && s->rounds.len + s->lives.len > 1 && s->acts.len &&
		(!s->rounds.len ||
			!same_text(&s->rounds.at[s->rounds.len - 1].text,
				&s->now)))
		add_column(t, now, zd_u32(s->acts.len - 1));
	link_all(t);
	return t;
}

void zd_trace_free(struct zd_trace *t)
{
	if (!t)
		return;
	zd_vec_clear(&t->columns);
	zd_vec_clear(&t->stops);
	zd_vec_clear(&t->links);
	zd_vec_clear(&t->by_from);
	zd_story_free(t->owned);
	zd_free(t);
}

/* --- asking ----------------------------------------------------------- */

void zd_trace_family(const struct zd_trace *t, uint32_t stop, bool *family)
{
	family[stop] = true;
	/* Stops stand by column: one pass each way follows all links. */
	for (size_t i = t->links.len; i-- > 0;) {
		const struct zd_trace_link *l = &t->links.at[i];

		if (family[l->to] &&
			t->stops.at[l->to].column <= t->stops.at[stop].column)
			family[l->from] = true;
	}
	for (size_t i = 0; i < t->links.len; i++) {
		const struct zd_trace_link *l = &t->links.at[i];

		if (family[l->from] &&
			t->stops.at[l->from].column >= t->stops.at[stop].column)
			family[l->to] = true;
	}
}

int zd_trace_find(uint32_t *stop, const struct zd_trace *t, uint32_t column,
	struct zd_slice label, struct zd_error *err)
{
	const struct zd_trace_column *c = &t->columns.at[column];
	struct zd_draft *d = zd_story_draft(t->story, text_of(t, column));
	uint32_t matches, at = zd_draft_find(d, label, NULL, &matches);
	int code = 0;

	*stop = ZD_NONE;
	for (uint32_t i = c->first; at != ZD_NONE && i < c->first + c->count;
		i++)
		if (t->stops.at[i].place == at)
			*stop = i;
	if (matches > 1)
		code = zd_error_set(err, ZD_EAMBIGUOUS,
			"%u paragraphs of %.*s answer to '%.*s'", matches,
			ZD_FMT(c->name), ZD_FMT(label));
	else if (*stop == ZD_NONE)
		code = zd_error_set(err, ZD_ENOTFOUND,
			"no paragraph '%.*s' in %.*s", ZD_FMT(label),
			ZD_FMT(c->name));
	zd_draft_free(d);
	return code;
}

size_t zd_trace_acts(const struct zd_trace *t, uint32_t stop,
	const struct zd_story_touch **out, size_t room)
{
	const struct zd_stop *s = &t->stops.at[stop];
	const struct zd_story *story = t->story;
	uint32_t from = s->column ? t->columns.at[s->column - 1].act : 0;
	size_t n = 0;

	for (uint32_t a = from + 1; a <= t->columns.at[s->column].act; a++) {
		const struct zd_story_act *act = &story->acts.at[a];

		for (uint32_t k = 0; k < act->touches; k++) {
			const struct zd_story_touch *touch =
				&story->touches.at[act->first_touch + k];

			if (touch->thread != s->thread)
				continue;
			if (n < room)
				out[n] = touch;
			n++;
		}
	}
	return n;
}
