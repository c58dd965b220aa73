#include "text/citation_build.h"

#include "base/ascii.h"
#include "base/limits.h"

static bool is_goal_alone(const struct zd_citation *c)
{
	return !c->places_len &&
		(zd_slice_starts(c->part, "Goal") ||
			zd_slice_starts(c->part, "target") ||
			zd_slice_starts(c->part, "objective"));
}

/* How far behind a list of resolutions another of them may follow. */
#define LIST_REACH 400

/* --- One citation -------------------------------------------------------- */

struct zd_citation_group *zd_citation_group_begin(
	struct zd_citation_build *b, size_t start)
{
	struct zd_citation_group g = {
		.start = zd_scan_stored_start(&b->scan, start),
		.first = (uint32_t)b->out->list.len};

	zd_vec_push(&b->out->groups, g);
	return &b->out->groups.at[b->out->groups.len - 1];
}

void zd_citation_group_end(struct zd_citation_build *b, size_t end)
{
	struct zd_citation_group *g =
		&b->out->groups.at[b->out->groups.len - 1];

	g->end = zd_scan_stored_end(&b->scan, end);
	g->count = (uint32_t)b->out->list.len - g->first;
}

void zd_citation_put(struct zd_citation_build *b, struct zd_citation *c,
	size_t start, size_t end)
{
	c->start = zd_scan_stored_start(&b->scan, start);
	c->end = zd_scan_stored_end(&b->scan, end);
	c->group = (uint32_t)b->out->groups.len - 1;
	zd_vec_push(&b->out->list, *c);
}

static size_t read_place(struct zd_citation_build *b, struct zd_citation *c,
	size_t at, size_t end)
{
	size_t start, stop;

	if (c->place_end || !zd_scan_match(&b->scan, ZD_SCAN_PLACE, at, end))
		return at;
	start = b->scan.at[1][0];
	stop = b->scan.at[1][1];
	if (zd_scan_match(&b->scan, ZD_SCAN_OF_NEXT, stop, end))
		return at;
	zd_citation_place_read(b, c, start, stop);
	return stop;
}

static size_t read_date(struct zd_citation_build *b, struct zd_citation *c,
	size_t at, size_t end)
{
	if (c->date.len || !zd_scan_match(&b->scan, ZD_SCAN_DATE, at, end))
		return at;
	c->date = zd_arena_slice(&b->out->arena, zd_scan_group(&b->scan, 1));
	return b->scan.at[1][1];
}

size_t zd_citation_one(struct zd_citation_build *b, struct zd_citation *c,
	const struct zd_citation_lead *lead, size_t at, size_t end)
{
	size_t stop;

	if (zd_scan_match(&b->scan, ZD_SCAN_NUMBER, at, end)) {
		stop = b->scan.at[0][1];
		zd_citation_number_read(b, lead, c);
	} else if (zd_scan_match(&b->scan, ZD_SCAN_DOCUMENT, at, end)) {
		stop = b->scan.at[0][1];
		c->kind = ZD_CITES_DOCUMENT;
		c->number_start = zd_scan_stored_start(&b->scan, at);
		c->number_end = zd_scan_stored_end(&b->scan, stop);
		c->number = zd_arena_slice(
			&b->out->arena, zd_scan_group(&b->scan, 0));
	} else {
		return 0;
	}
	stop = read_date(b, c, stop, end);
	stop = read_place(b, c, stop, end);
	return read_date(b, c, stop, end);
}

/* --- Numbers that may be anything ---------------------------------------- */

static unsigned digits(struct zd_slice s, size_t *at)
{
	unsigned n = 0;

	while (*at < s.len && zd_is_digit(s.ptr[*at]))
		n = n * 10 + (unsigned)(s.ptr[(*at)++] - '0');
	return n;
}

/*
 * Whether a number that nothing but brackets makes a citation may be one:
 * not 24/7, 31/12, 90/10, 2024/25, 120/80.
 */
bool zd_citation_may_be(const struct zd_citation *c, bool related)
{
	size_t at = 0;
	unsigned session, number;

	if (c->kind > ZD_CITES_DECISION || c->body_given || c->date.len ||
		c->part.len || c->places_len || c->number.ptr[0] > '9' ||
		zd_slice_chr(c->number, '(', 0) != SIZE_MAX)
		return true;
	if (zd_slice_chr(c->number, '/', 0) == SIZE_MAX)
		return true;
	session = digits(c->number, &at);
	if (at + 1 < c->number.len && c->number.ptr[at + 1] == '0')
		return false;
	at++;
	number = digits(c->number, &at);
	if (session + number == 100)
		return false;
	return related || (session > 31 && session < 100);
}

/* --- Running text -------------------------------------------------------- */

/* Whether the last list still goes on at a byte. */
static bool list_goes_on(const struct zd_citation_build *b, size_t at)
{
	struct zd_slice between;

	if (!b->last_end || at < b->last_end || at - b->last_end > LIST_REACH)
		return false;
	between = zd_slice_sub(b->scan.text, b->last_end, at);
	return zd_slice_chr(between, ';', 0) == SIZE_MAX &&
		zd_slice_find(between, ZD_LIT(". ")) == SIZE_MAX;
}

static bool joined(struct zd_slice before)
{
	static const char *const words[] = {
		", ", " and ", "as well as ", "and also ", NULL};

	for (size_t i = 0; words[i]; i++)
		if (zd_slice_ends(before, words[i]))
			return true;
	return false;
}

/* Where a list of running text begins. */
struct head {
	struct zd_citation_lead lead;
	struct zd_citation first; /* its place, when that leads */
	size_t start, at;         /* of the group, of the first number */
};

/* "resolutions 16/18 and 46/27 of the Human Rights Council" */
static void give_body_behind(
	struct zd_citation_build *b, uint32_t first, size_t end)
{
	enum zd_body body;

	if (!zd_citation_body_behind(b, b->last_end, end, &body))
		return;
	for (uint32_t i = first; i < b->out->list.len; i++)
		if (!b->out->list.at[i].body_given) {
			b->out->list.at[i].body = body;
			b->out->list.at[i].body_given = true;
		}
}

static void read_list(
	struct zd_citation_build *b, const struct head *head, size_t end)
{
	uint32_t first = zd_citation_group_begin(b, head->start)->first;
	struct zd_citation c = head->first;
	size_t at = head->at, stop;

	while ((stop = zd_citation_one(b, &c, &head->lead, at, end))) {
		zd_citation_put(b, &c, c.place_leads ? head->start : at, stop);
		b->last_end = stop;
		if (!zd_scan_match(&b->scan, ZD_SCAN_JOIN, stop, end))
			break;
		at = b->scan.at[0][1];
		c = (struct zd_citation){0};
		if (!zd_scan_match(&b->scan, ZD_SCAN_NUMBER, at, end))
			break;
	}
	zd_citation_group_end(b, b->last_end);
	b->last = head->lead;
	give_body_behind(b, first, end);
}

/* "HRC 49/1" is a citation, "MEPC 35/15" and "No. 12/3" are other papers.
 * False where the word before says that it is none. */
static bool word_before(struct zd_slice before, struct zd_citation_lead *lead)
{
	struct zd_slice s = zd_slice_trim(before);
	size_t start = s.len;
	enum zd_body body;

	if (s.len == before.len)
		return true;
	while (start &&
		(zd_is_upper(s.ptr[start - 1]) || s.ptr[start - 1] == '-'))
		start--;
	if (zd_slice_ends(s, "No.") || zd_slice_ends(s, "Nos."))
		return false;
	if (s.len - start < 2 || (start && s.ptr[start - 1] != ' '))
		return true;
	body = zd_body_abbreviated(zd_slice_sub(s, start, s.len));
	if (body == ZD_BODY_UNKNOWN)
		return false;
	lead->body = body;
	lead->given = true;
	return true;
}

/* A number without a word before it. */
static void read_bare(struct zd_citation_build *b, size_t at, size_t end)
{
	struct head head = {.lead = {.body = b->own}, .start = at, .at = at};
	size_t places = b->out->places.len;
	bool on = list_goes_on(b, at), prefix;
	struct zd_citation c = {0};

	if (!zd_scan_match(&b->scan, ZD_SCAN_NUMBER, at, end))
		return;
	prefix = zd_scan_group(&b->scan, 1).len > 0;
	if (on)
		head.lead = b->last;
	if (!prefix &&
		!word_before(zd_slice_sub(b->scan.text, 0, at), &head.lead))
		return;
	zd_citation_one(b, &c, &head.lead, at, end);
	b->out->places.len = places;
	on = on && b->last.plural &&
		joined(zd_slice_sub(b->scan.text, 0, at)) &&
		zd_citation_may_be(&c, true);
	/* "5 (2019), Goal 17": many things have goals. */
	if (prefix || c.date.len || (c.place_end && !is_goal_alone(&c)) || on)
		read_list(b, &head, end);
}

/* "paragraph 4 of 73/195", "its resolutions 76/217 …". */
static void read_led(struct zd_citation_build *b, size_t end)
{
	struct head head = {.start = b->scan.at[0][0], .at = b->scan.at[0][1]};
	size_t place = b->scan.at[1][0], place_end = b->scan.at[1][1];

	head.lead = zd_citation_lead_read(b, 2);
	if (place_end > place) {
		zd_citation_place_read(b, &head.first, place, place_end);
		head.first.place_leads = true;
	}
	read_list(b, &head, end);
}

static void read_document(struct zd_citation_build *b, size_t end)
{
	struct zd_citation_lead lead = {0};
	struct zd_citation c = {0};
	size_t at = b->scan.at[0][0], stop;

	zd_citation_group_begin(b, at);
	stop = zd_citation_one(b, &c, &lead, at, end);
	zd_citation_put(b, &c, at, stop);
	zd_citation_group_end(b, stop);
}

void zd_citation_running(struct zd_citation_build *b, size_t from, size_t end)
{
	while (zd_scan_match(&b->scan, ZD_SCAN_HEAD, from, end)) {
		size_t start = b->scan.at[0][0], stop = b->scan.at[0][1];
		size_t groups = b->out->groups.len;

		if (b->scan.at[2][0] != SIZE_MAX)
			read_led(b, end);
		else if (b->scan.at[4][0] != SIZE_MAX)
			read_bare(b, start, end);
		else
			read_document(b, end);
		from = stop;
		if (b->out->groups.len > groups)
			while (from < end &&
				zd_scan_stored_start(&b->scan, from) <
					b->out->groups.at[groups].end)
				from++;
		if (from == start)
			from++;
	}
}

/* --- A whole block ------------------------------------------------------- */

struct bracket {
	size_t at;
	char open;
};

static void find_brackets(struct zd_citation_build *b)
{
	struct zd_slice text = b->scan.text;
	ZD_VEC(struct bracket) open = {0};

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c == '(' || c == '[') {
			zd_vec_push(&open, ((struct bracket){i, c}));
		} else if (c == ')' || c == ']') {
			char want = c == ')' ? '(' : '[';
			size_t at = open.len;

			while (at && open.len - at < 8 &&
				open.at[at - 1].open != want)
				at--;
			if (!at || open.at[at - 1].open != want)
				continue;
			open.len = at - 1;
			zd_citation_brackets(b, open.at[at - 1].at, i);
		}
	}
	zd_vec_clear(&open);
}

/* Running text lies between the groups in brackets, which came first. */
static void find_between(struct zd_citation_build *b)
{
	size_t n = b->out->groups.len, at = 0, end, i = 0;
	size_t len = b->scan.text.len;

	for (size_t k = 0; k <= n; k++) {
		end = len;
		if (k < n) {
			uint32_t start = b->out->groups.at[k].start;

			while (i < len &&
				zd_scan_stored_start(&b->scan, i) < start)
				i++;
			end = i;
		}
		zd_citation_running(b, at, end);
		while (k < n && i < len &&
			zd_scan_stored_start(&b->scan, i) <
				b->out->groups.at[k].end)
			i++;
		at = i;
	}
}

static int by_start(const void *a, const void *b)
{
	const struct zd_citation_group *x = a, *y = b;

	return x->start < y->start ? -1 : x->start > y->start;
}

/* Groups never overlap: no two begin at one place. */
static void put_in_order(struct zd_citations *out)
{
	ZD_VEC(struct zd_citation) list = {0};

	qsort(out->groups.at, out->groups.len, sizeof(out->groups.at[0]),
		by_start);
	for (uint32_t i = 0; i < out->groups.len; i++) {
		struct zd_citation_group *g = &out->groups.at[i];
		uint32_t first = (uint32_t)list.len;

		for (uint32_t k = g->first; k < g->first + g->count; k++) {
			out->list.at[k].group = i;
			zd_vec_push(&list, out->list.at[k]);
		}
		g->first = first;
	}
	zd_vec_clear(&out->list);
	out->list.at = list.at;
	out->list.len = list.len;
	out->list.cap = list.cap;
}

/* False where there is nothing to find. */
static bool find_begin(struct zd_citation_build *b,
	struct zd_citation_reader *reader, struct zd_slice text)
{
	struct zd_citations *out = b->out;

	zd_arena_clear(&out->arena);
	out->groups.len = out->list.len = out->places.len = 0;
	out->cut = false;
	if (zd_slice_chr(text, '/', 0) == SIZE_MAX &&
		zd_slice_chr(text, '(', 0) == SIZE_MAX &&
		zd_slice_chr(text, '[', 0) == SIZE_MAX)
		return false;
	zd_scan_begin(&b->scan, reader, text);
	return b->scan.text.len > 0;
}

void zd_citations_find(struct zd_citations *out,
	struct zd_citation_reader *reader, struct zd_slice text,
	enum zd_body own)
{
	struct zd_citation_build b = {.out = out, .own = own};
	size_t bracketed;

	if (!find_begin(&b, reader, text))
		return;
	find_brackets(&b);
	bracketed = out->groups.len;
	find_between(&b);
	out->cut = b.scan.cut;
	if (bracketed && out->groups.len > bracketed)
		put_in_order(out);
}

void zd_citations_find_bracketed(struct zd_citations *out,
	struct zd_citation_reader *reader, struct zd_slice text,
	enum zd_body own)
{
	struct zd_citation_build b = {.out = out, .own = own};

	if (!find_begin(&b, reader, text))
		return;
	find_brackets(&b);
	out->cut = b.scan.cut;
}

void zd_citations_clear(struct zd_citations *c)
{
	zd_arena_clear(&c->arena);
	zd_vec_clear(&c->groups);
	zd_vec_clear(&c->list);
	zd_vec_clear(&c->places);
}

const struct zd_citation_group *zd_citations_group_at(
	const struct zd_citations *c, size_t start)
{
	size_t low = 0, high = c->groups.len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (c->groups.at[mid].start < start)
			low = mid + 1;
		else
			high = mid;
	}
	return low < c->groups.len && c->groups.at[low].start == start
		? &c->groups.at[low]
		: NULL;
}
