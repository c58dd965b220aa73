/* Brackets that hold nothing but citations. */
#include "text/citation_build.h"

#include "base/ascii.h"

/* Visible bytes between brackets that are looked at; a citation in words. */
#define BRACKETS_MAX 1000
#define WORDS_MAX 300

static enum zd_citation_relation relation_of(struct zd_slice words)
{
	static const struct {
		const char *words;
		enum zd_citation_relation relation;
	} known[] = {{"see also", ZD_SEE_ALSO}, {"see", ZD_SEE},
		{"as in", ZD_AS_IN}, {"cf", ZD_CF}, {"cf.", ZD_CF},
		{"source:", ZD_SOURCE}, {"sources:", ZD_SOURCE}};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (zd_slice_caseeq(words, zd_slice_str(known[i].words)))
			return known[i].relation;
	return ZD_BASED_ON;
}

struct content {
	struct zd_citation_build *b;
	size_t at, end;
	enum zd_citation_relation relation;
	bool opened; /* a relation stands directly before this place */
	bool sure;   /* something cannot be anything but a citation */
};

static void skip_spaces(struct content *in)
{
	const char *p = in->b->scan.text.ptr;

	while (in->at < in->end && (p[in->at] == ' ' || p[in->at] == '\n'))
		in->at++;
}

static void read_relation(struct content *in)
{
	struct zd_scan *s = &in->b->scan;

	in->opened = zd_scan_match(s, ZD_SCAN_RELATION, in->at, in->end);
	if (!in->opened)
		return;
	in->relation = relation_of(zd_scan_group(s, 1));
	in->at = s->at[0][1];
	skip_spaces(in);
}

/* Without the marks of notes and other control bytes; one space between words,
 * no space and no full stop behind the last. */
static struct zd_slice words_of(struct zd_arena *a, struct zd_slice visible)
{
	char *out = zd_arena_strndup(a, visible.ptr, visible.len);
	size_t n = 0;

	for (size_t i = 0; i < visible.len; i++) {
		char c = visible.ptr[i];

		if (c == '\n' || c == '\t')
			c = ' ';
		if ((unsigned char)c >= ' ' &&
			!(c == ' ' && n && out[n - 1] == ' '))
			out[n++] = c;
	}
	while (n && strchr(" .", out[n - 1]))
		n--;
	return zd_slice(out, n);
}

/* "Terms of Reference of the fund": only directly behind a relation. */
static bool read_words(struct content *in, struct zd_citation *c)
{
	struct zd_slice text = in->b->scan.text;
	size_t start = in->at, end = start;

	if (!in->opened || !zd_is_upper(text.ptr[start]))
		return false;
	while (end < in->end && !strchr(",;[](){}", text.ptr[end]))
		end++;
	if (end - start > WORDS_MAX)
		return false;
	while (end > start && strchr(" .", text.ptr[end - 1]))
		end--;
	c->kind = ZD_CITES_WORDS;
	c->number =
		words_of(&in->b->out->arena, zd_slice_sub(text, start, end));
	c->number_start = zd_scan_stored_start(&in->b->scan, start);
	c->number_end = zd_scan_stored_end(&in->b->scan, end);
	in->at = end;
	in->sure |= in->relation == ZD_SOURCE;
	return true;
}

/* A number or a symbol, with what leads to it; 0 when there is none. */
static size_t read_number(struct content *in, struct zd_citation *c,
	struct zd_citation_lead *lead)
{
	struct zd_citation_build *b = in->b;
	size_t at = in->at;

	if (zd_scan_match(&b->scan, ZD_SCAN_LEADING_PLACE, at, in->end)) {
		at = b->scan.at[0][1];
		zd_citation_place_read(
			b, c, b->scan.at[1][0], b->scan.at[1][1]);
		c->place_leads = true;
	}
	if (zd_scan_match(&b->scan, ZD_SCAN_LEAD, at, in->end)) {
		*lead = zd_citation_lead_read(b, 1);
		at = b->scan.at[0][1];
	}
	return zd_citation_one(b, c, lead, at, in->end);
}

static bool read_one(struct content *in)
{
	struct zd_citation_build *b = in->b;
	struct zd_citation c = {.relation = in->relation};
	struct zd_citation_lead lead = {.body = b->own};
	size_t start = in->at, places = b->out->places.len;
	size_t stop = read_number(in, &c, &lead);

	if (stop) {
		in->sure = true;
		in->at = stop;
		if (!lead.said && !zd_citation_may_be(&c, in->relation != 0))
			return false;
	} else {
		/* "Council conclusions": what led to no number are words. */
		c = (struct zd_citation){.relation = in->relation};
		b->out->places.len = places;
		if (!read_words(in, &c))
			return false;
	}
	zd_citation_put(b, &c, start, in->at);
	return true;
}

static bool read_separator(struct content *in)
{
	const char *p = in->b->scan.text.ptr;
	bool found = false;

	if (in->at < in->end && (p[in->at] == ',' || p[in->at] == ';')) {
		in->at++;
		found = true;
	}
	skip_spaces(in);
	if (in->end - in->at > 4 && !memcmp(p + in->at, "and ", 4)) {
		in->at += 4;
		found = true;
	}
	skip_spaces(in);
	return found && in->at < in->end;
}

static bool read_content(struct content *in)
{
	skip_spaces(in);
	for (;;) {
		read_relation(in);
		if (!read_one(in))
			return false;
		if (!read_separator(in))
			break;
	}
	while (in->at < in->end && strchr(" .", in->b->scan.text.ptr[in->at]))
		in->at++;
	return in->at == in->end && in->sure;
}

bool zd_citation_brackets(
	struct zd_citation_build *b, size_t open, size_t close)
{
	struct zd_slice text = zd_slice_sub(b->scan.text, open + 1, close);
	size_t groups = b->out->groups.len, list = b->out->list.len;
	size_t places = b->out->places.len;
	struct content in = {.b = b, .at = open + 1, .end = close};
	struct zd_citation_group *g;

	if (text.len < 4 || text.len > BRACKETS_MAX ||
		(zd_slice_chr(text, '/', 0) == SIZE_MAX &&
			zd_slice_chr(text, '(', 0) == SIZE_MAX &&
			zd_slice_chr(text, ':', 0) == SIZE_MAX))
		return false;
	/* Brackets around what is a group already are not one. */
	if (groups &&
		b->out->groups.at[groups - 1].end >
			zd_scan_stored_start(&b->scan, open))
		return false;
	g = zd_citation_group_begin(b, open);
	g->open = b->scan.text.ptr[open];
	if (!read_content(&in)) {
		b->out->groups.len = groups;
		b->out->list.len = list;
		b->out->places.len = places;
		return false;
	}
	zd_citation_group_end(b, close + 1);
	return true;
}
