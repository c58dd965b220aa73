/* Whose resolution it is: from the words around it and from its number. */
#include "text/citation_build.h"

#include "base/ascii.h"

/* How far back "the Security Council, in its" is looked for. */
#define REACH 60

static const struct {
	const char *name;
	enum zd_body body;
} names[] = {
	{"Human Rights Council", ZD_BODY_HRC},
	{"Economic and Social Council", ZD_BODY_ECOSOC},
	{"Security Council", ZD_BODY_SC},
	{"General Assembly", ZD_BODY_GA},
	{"Commission on Human Rights", ZD_BODY_UNKNOWN},
	{"UNGA", ZD_BODY_GA},
	{"UNSC", ZD_BODY_SC},
	{"ECOSOC", ZD_BODY_ECOSOC},
	{"HRC", ZD_BODY_HRC},
	{"Assembly", ZD_BODY_GA},
	{"GA", ZD_BODY_GA},
	{"SC", ZD_BODY_SC},
};

#define NAMES (sizeof(names) / sizeof(names[0]))

const char *zd_body_name(enum zd_body body)
{
	for (size_t i = 0; body && i < NAMES; i++)
		if (names[i].body == body)
			return names[i].name;
	return "";
}

/* In the other official languages, as the head of a text names them. */
static const struct {
	const char *name;
	enum zd_body body;
} organs[] = {
	{"Conseil des droits de l", ZD_BODY_HRC},
	{"Consejo de Derechos Humanos", ZD_BODY_HRC},
	{"Совет по правам человека", ZD_BODY_HRC},
	{"مجلس حقوق الإنسان", ZD_BODY_HRC},
	{"人权理事会", ZD_BODY_HRC},
	{"Conseil économique et social", ZD_BODY_ECOSOC},
	{"Consejo Económico y Social", ZD_BODY_ECOSOC},
	{"Экономический и Социальный Совет", ZD_BODY_ECOSOC},
	{"المجلس الاقتصادي والاجتماعي", ZD_BODY_ECOSOC},
	{"经济及社会理事会", ZD_BODY_ECOSOC},
	{"Conseil de sécurité", ZD_BODY_SC},
	{"Consejo de Seguridad", ZD_BODY_SC},
	{"Совет Безопасности", ZD_BODY_SC},
	{"مجلس الأمن", ZD_BODY_SC},
	{"安全理事会", ZD_BODY_SC},
	{"Assemblée générale", ZD_BODY_GA},
	{"Asamblea General", ZD_BODY_GA},
	{"Генеральная Ассамблея", ZD_BODY_GA},
	{"الجمعية العامة", ZD_BODY_GA},
};

enum zd_body zd_body_parse(struct zd_slice organ)
{
	for (size_t i = 0; i < 4; i++)
		if (zd_slice_find(organ, zd_slice_str(names[i].name)) !=
			SIZE_MAX)
			return names[i].body;
	for (size_t i = 0; i < sizeof(organs) / sizeof(organs[0]); i++)
		if (zd_slice_find(organ, zd_slice_str(organs[i].name)) !=
			SIZE_MAX)
			return organs[i].body;
	/* In Chinese the Assembly is two characters, which other names have
	 * too: the Environment Assembly ends in them. */
	return zd_slice_is(organ, "大会") || zd_slice_is(organ, "联合国大会")
		? ZD_BODY_GA
		: ZD_BODY_UNKNOWN;
}

enum zd_body zd_body_abbreviated(struct zd_slice word)
{
	for (size_t i = 5; i < NAMES; i++)
		if (zd_slice_is(word, names[i].name))
			return names[i].body;
	return ZD_BODY_UNKNOWN;
}

static struct zd_slice without_spaces(struct zd_slice s)
{
	while (s.len && (s.ptr[s.len - 1] == ' ' || s.ptr[s.len - 1] == ','))
		s.len--;
	return s;
}

/*
 * Whether a name goes on to the left: "Environment Assembly resolution",
 * "the Conference resolution 10/7". A capital at the beginning of a sentence
 * says nothing, and neither does "Recalling".
 */
static bool other_body_before(struct zd_slice before)
{
	struct zd_slice s = without_spaces(before);
	size_t start;

	if (s.len < before.len && before.ptr[s.len] == ',')
		return false;
	start = s.len;
	while (start &&
		(zd_is_letter(s.ptr[start - 1]) || s.ptr[start - 1] == '-'))
		start--;
	if (start == s.len || !zd_is_upper(s.ptr[start]) ||
		zd_slice_ends(s, "ing"))
		return false;
	s = without_spaces(zd_slice_sub(s, 0, start));
	return s.len && zd_is_letter(s.ptr[s.len - 1]);
}

/* "… the Human Rights Council, in its ": the body before "its". */
static bool subject_before(struct zd_slice before, enum zd_body *body)
{
	static const char *const links[] = {
		"in", "by", "through", "under", "with", "of", NULL};
	struct zd_slice s = zd_slice_sub(before,
		before.len > REACH ? before.len - REACH : 0, before.len);
	bool linked = false;

	s = without_spaces(s);
	for (size_t i = 0; links[i] && !linked; i++) {
		size_t n = strlen(links[i]);

		if (s.len > n && s.ptr[s.len - n - 1] == ' ' &&
			zd_slice_ends(s, links[i])) {
			s = without_spaces(zd_slice_sub(s, 0, s.len - n));
			linked = true;
		}
	}
	for (size_t i = 0; linked && i < NAMES; i++)
		if (zd_slice_ends(s, names[i].name)) {
			*body = names[i].body;
			return true;
		}
	return false;
}

static bool lead_names(struct zd_slice lead, struct zd_citation_lead *out)
{
	for (size_t i = 0; i < NAMES; i++)
		if (zd_slice_find(lead, zd_slice_str(names[i].name)) !=
			SIZE_MAX) {
			out->body = names[i].body;
			out->given = true;
			return true;
		}
	out->council = zd_slice_find(lead, ZD_LIT("Council")) != SIZE_MAX;
	return out->council;
}

static void read_body(struct zd_citation_lead *out, struct zd_slice lead,
	struct zd_slice before, enum zd_body own)
{
	out->body = own;
	if (lead_names(lead, out)) {
		if ((zd_slice_starts(lead, "Assembly") ||
			    zd_slice_starts(lead, "Council")) &&
			other_body_before(before)) {
			out->body = ZD_BODY_UNKNOWN;
			out->given = true;
			out->council = false;
		}
		return;
	}
	if (zd_slice_starts(lead, "its"))
		out->given = subject_before(before, &out->body);
	else if (!lead.len && other_body_before(before)) {
		out->body = ZD_BODY_UNKNOWN;
		out->given = true;
	}
}

struct zd_citation_lead zd_citation_lead_read(
	const struct zd_citation_build *b, unsigned lead)
{
	struct zd_slice words = zd_scan_group(&b->scan, lead);
	struct zd_slice word = zd_scan_group(&b->scan, lead + 1);
	struct zd_citation_lead out = {.said = word.len > 0};
	size_t start = b->scan.at[lead][0];

	if (word.len && (word.ptr[0] | 0x20) == 'd')
		out.kind = ZD_CITES_DECISION;
	out.plural = zd_slice_ends(word, "s");
	read_body(&out, words, zd_slice_sub(b->scan.text, 0, start), b->own);
	return out;
}

bool zd_citation_body_behind(
	struct zd_citation_build *b, size_t at, size_t end, enum zd_body *body)
{
	struct zd_slice name;

	if (!zd_scan_match(&b->scan, ZD_SCAN_OF_BODY, at, end))
		return false;
	name = zd_scan_group(&b->scan, 1);
	*body = ZD_BODY_UNKNOWN;
	for (size_t i = 0; i < NAMES; i++)
		if (zd_slice_is(name, names[i].name))
			*body = names[i].body;
	return true;
}

/* --- What the number says ------------------------------------------------ */

static unsigned number_of(struct zd_slice s)
{
	unsigned n = 0;

	for (size_t i = 0; i < s.len && zd_is_digit(s.ptr[i]); i++)
		n = n * 10 + (unsigned)(s.ptr[i] - '0');
	return n;
}

static bool is_year(struct zd_slice s)
{
	unsigned n = number_of(s);

	return n >= 1946 && n < 2100;
}

/* Sessions of the Assembly before the thirty-first numbered otherwise. */
#define FIRST_SESSION 31

static void body_from_number(struct zd_citation *c,
	const struct zd_citation_lead *lead, struct zd_slice stroke,
	struct zd_slice session)
{
	c->body = lead->body;
	c->body_given = lead->given;
	if (lead->given && !lead->council)
		return;
	if (session.len && zd_is_digit(session.ptr[0]))
		c->body = ZD_BODY_SC;
	else if (is_year(stroke))
		c->body = ZD_BODY_ECOSOC;
	else if (lead->council && stroke.len)
		c->body = ZD_BODY_HRC;
	else if (lead->council)
		c->body = ZD_BODY_ECOSOC;
	else if (zd_slice_starts(stroke, "ES") || session.len)
		c->body = ZD_BODY_GA;
	else if (c->body == ZD_BODY_GA && stroke.len && stroke.ptr[0] != 'S' &&
		number_of(stroke) < FIRST_SESSION)
		c->body = ZD_BODY_UNKNOWN;
}

static void prefix_read(struct zd_citation *c, struct zd_slice prefix)
{
	if (!prefix.len)
		return;
	c->body_given = true;
	c->body = zd_slice_starts(prefix, "A/HRC") ? ZD_BODY_HRC
		: prefix.ptr[0] == 'A'             ? ZD_BODY_GA
		: prefix.ptr[0] == 'S'             ? ZD_BODY_SC
						   : ZD_BODY_ECOSOC;
	c->kind = zd_slice_find(prefix, ZD_LIT("DEC")) != SIZE_MAX
		? ZD_CITES_DECISION
		: ZD_CITES_RESOLUTION;
}

/* The usual hyphen and the usual space. */
static void put_plainly(struct zd_buf *out, struct zd_slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		struct zd_slice rest = zd_slice_sub(s, i, s.len);

		if (zd_slice_starts(rest, "\u2010") ||
			zd_slice_starts(rest, "\u2011")) {
			zd_buf_putc(out, '-');
			i += 2;
		} else if (zd_slice_starts(rest, "\u00a0")) {
			zd_buf_putc(out, ' ');
			i += 1;
		} else if (zd_slice_starts(rest, "\u202f")) {
			zd_buf_putc(out, ' ');
			i += 2;
		} else {
			zd_buf_putc(out, s.ptr[i]);
		}
	}
}

void zd_citation_number_read(struct zd_citation_build *b,
	const struct zd_citation_lead *lead, struct zd_citation *c)
{
	struct zd_slice stroke = zd_scan_group(&b->scan, 2);
	struct zd_slice old = zd_scan_group(&b->scan, 4);
	struct zd_slice session = zd_scan_group(&b->scan, 6);
	struct zd_buf name = ZD_BUF_INIT;

	c->kind = lead->kind;
	c->said = lead->said;
	c->number_start = zd_scan_stored_start(&b->scan, b->scan.at[0][0]);
	c->number_end = zd_scan_stored_end(&b->scan, b->scan.at[0][1]);
	body_from_number(c, lead, stroke, session);
	prefix_read(c, zd_scan_group(&b->scan, 1));
	put_plainly(&name, stroke);
	put_plainly(&name, old);
	put_plainly(&name, zd_scan_group(&b->scan, old.len ? 5 : 3));
	if (old.len) {
		zd_buf_puts(&name, " (");
		put_plainly(&name, session);
		zd_buf_putc(&name, ')');
	}
	c->number = zd_arena_slice(&b->out->arena, zd_buf_slice(&name));
	zd_buf_clear(&name);
}
