#define PCRE2_CODE_UNIT_WIDTH 8
#include "text/citation_scan.h"

#include <assert.h>
#include <pcre2.h>

#include "base/limits.h"
#include "text/citation.h"
#include "text/markup.h"

/*
 * Every repetition has a bound and what can be possessive is: a text of n
 * bytes costs n times a constant, whatever stands in it.
 */
#define SP "[ \\x{a0}\\x{202f}]"
#define HY "[-\\x{2010}\\x{2011}]"
#define DASH "[-\\x{2010}-\\x{2013}]"
#define MONTH                                                                  \
	"(?:January|February|March|April|May|June|July|August|September|"      \
	"October|November|December)"

/* " A", " A and B", " A to E", " A, B and C" behind a number. */
#define LETTERS                                                                \
	"(?:" SP "[A-Z](?:(?:," SP "[A-Z](?![\\w/])){0,4}(?:,?" SP             \
	"(?:and|to)" SP "|\\x{2013})[A-Z])?(?![\\w/]))"
/* Not a percentage, a decimal, a longer symbol. */
#define NUMBER_END "(?![\\w/%]|[.]\\d|" HY "\\d|" SP "per cent)"
#define NUMBER                                                                 \
	"(?<![\\w/])(?<!\\d[.,])((?:A/HRC|A|S|E)/(?:RES|DEC)/)?"               \
	"(?:((?:E?S" HY "(?:\\d{1,2}|[IVX]{1,5})|\\d{1,4})/\\d{1,4})"          \
	"(" LETTERS "?)|(\\d{1,4})(" LETTERS "?)" SP "?\\(((?:E?S" HY          \
	")?[IVXLC]{1,7}|(?:19|20)\\d\\d)\\))" NUMBER_END
/* (a), (b) (iii): a way down from a paragraph. */
#define SUB "\\([a-z]{1,5}\\)(?:" SP "?\\([a-z]{1,5}\\)){0,3}"
#define PARAGRAPH_WORD                                                         \
	"(?:(?:[Oo]perative |[Pp]reambular )?[Pp]ara(?:graph)?s?|OPs?|ops?|"   \
	"PPs?|pps?)[.]?" SP "?"
#define PART_NUMBER                                                            \
	"(?:[IVXLC]{1,6}(?:[.]?[A-Z])?|[A-Z]|\\d{1,2})(?!\\w|[./]\\d)"
#define AND "(?:and|to)"
/* 10.7, 10.c, 10 of a goal, a target or an objective; not the day of a date */
#define TARGET                                                                 \
	"\\d{1,2}(?:[.](?:\\d{1,2}|[a-z]))?(?![\\w/]|[.,]\\d|" SP MONTH ")"

/*
 * What is used more than once, as subroutines: written out everywhere, the
 * patterns would be larger than pcre2 takes.
 *
 * par: 43, 43 (b), 43b, 5 bis; not the day of a date, not 73/195.
 * place: "annex II, paragraphs 4 to 7".
 */
#define DEFINED                                                                \
	"(?(DEFINE)"                                                           \
	"(?<par>(?:\\d{1,4}(?![\\d/]|[.,]\\d|" SP MONTH "|" SP "per cent)"     \
	"(?:" SP "?(?:bis|ter|quater|quinquies)\\b)?(?:[a-z](?!\\w))?"         \
	"(?:" SP "?" SUB ")?|" SUB ")(?![\\w/]))"                              \
	"(?<word>" PARAGRAPH_WORD ")"                                          \
	"(?<more>(?:,?" SP "(?:and|or|to|through)" SP "|," SP "|" SP           \
	"?" DASH SP "?)(?&par))"                                               \
	"(?<roman>(?:," SP "|,?" SP AND SP ")" PART_NUMBER ")"                 \
	"(?<part>(?:[Aa]nnex(?:es)?(?:" SP PART_NUMBER ")?"                    \
	"|(?:[Ss]ections?|[Ss]ects?[.]?|[Pp]arts?|[Cc]hapters?|[Cc]hap[.])" SP \
		PART_NUMBER ")(?!\\w)(?&roman){0,20}+"                         \
	"|(?:[Gg]oals?|[Tt]argets?|[Oo]bjectives?)" SP TARGET "(?:(?:," SP     \
	"|,?" SP AND SP ")" TARGET "){0,20}+)"                                 \
	"(?<unit>\\b(?:(?&part)|(?&word)(?&par)(?&more){0,60}+))"              \
	"(?<place>(?>(?&unit)(?:,?" SP "(?:and" SP ")?(?&unit)){0,4}+))"       \
	"(?<number>(?<![\\w/])(?<!\\d[.,])(?:(?:A/HRC|A|S|E)/(?:RES|DEC)/)?"   \
	"(?:(?:E?S" HY "(?:\\d{1,2}|[IVX]{1,5})|\\d{1,4})/\\d{1,4}" LETTERS    \
	"?|\\d{1,4}" LETTERS "?" SP "?\\((?:(?:E?S" HY                         \
	")?[IVXLC]{1,7}|(?:19|20)\\d\\d)\\))" NUMBER_END "))"
#define PLACE "(?&place)"
#define A_NUMBER "(?&number)"

#define BODIES                                                                 \
	"General Assembly|Assembly|Security Council|Economic and Social "      \
	"Council|Human Rights Council|Council|Commission on Human Rights|"     \
	"UNGA|UNSC|ECOSOC|HRC|GA|SC"
#define LEADS "((?:\\b(?:the|its|their|" BODIES ")" SP "){0,4}+)"
#define WORD "\\b([Rr]esolutions?|[Dd]ecisions?|[Rr]es[.]|[Dd]ec[.])"
#define OF "(?:of|to|in|from|under)" SP

#define DOCUMENT                                                               \
	"(?<![\\w/])(?:(?=[\\w./\\x{2011}-]{0,60}?(?:/\\d|[.]\\d))"            \
	"[A-Z]{1,6}\\d{0,3}"                                                   \
	"(?:/(?:[A-Z0-9][A-Za-z0-9.\\x{2011}-]{0,30}[A-Za-z0-9]|"              \
	"[A-Z0-9])){2,8}+(?:\\([IVXLC]{1,6}\\))?(?![\\w/])"                    \
	"|\\d{1,3}/(?:CP|CMA|CMP)[.]\\d{1,2}\\b)"

static const char *const patterns[ZD_SCAN_PATTERNS] = {
	[ZD_SCAN_HEAD] = "(?|(" PLACE "),?" SP OF LEADS "(?:" WORD SP
			 ")?(?=" A_NUMBER ")|()" LEADS WORD SP "(?=" A_NUMBER
			 "))|(" A_NUMBER ")|(" DOCUMENT ")" DEFINED,
	[ZD_SCAN_LEAD] = LEADS "(?:" WORD SP ")?",
	[ZD_SCAN_LEADING_PLACE] = "(" PLACE "),?" SP OF DEFINED,
	[ZD_SCAN_NUMBER] = NUMBER,
	[ZD_SCAN_DATE] = ",?" SP "(?:of|dated|adopted on)" SP
			 "(\\d{1,2}" SP MONTH SP "\\d{4})(?:\\d{1,2}(?!\\d))?",
	[ZD_SCAN_PLACE] = "\\x1f?,?" SP "?(" PLACE ")" DEFINED,
	/* Texts that were taken from a page have the numbers of their
	 * footnotes in between: "2021, 5 48/15". */
	[ZD_SCAN_JOIN] = "\\x1f?(?:" SP "?\\d{1,3}(?![\\d/(]))?"
			 "(?:[,;]\\x1f?(?:" SP "?\\d{1,3}(?![\\d/(]))?" SP
			 "(?:(?:and|or)" SP "(?:also" SP ")?|as well as" SP
			 ")?|" SP "(?:and|or|to|as well as)" SP ")",
	[ZD_SCAN_RELATION] = "((?i:based on|adapted from|agreed language"
			     "(?: from|:)|sources?:|see also|see|as in|cf[.]?|"
			     "from))" SP,
	[ZD_SCAN_DOCUMENT] = DOCUMENT,
	[ZD_SCAN_OF_NEXT] = ",?" SP OF LEADS "(?:" WORD "|annex|document)\\b",
	[ZD_SCAN_OF_BODY] =
		SP "of the ("
		   "General Assembly|Assembly|Security Council|"
		   "Economic and Social Council|Human Rights Council|"
		   "[A-Z][A-Za-z-]+)",
};

struct zd_citation_reader {
	pcre2_code *code[ZD_SCAN_PATTERNS]; /* each when it is first used */
	pcre2_match_data *data;
	pcre2_match_context *context;
	struct zd_slice text; /* stored */
	struct zd_buf visible;
	ZD_VEC(uint32_t) stored; /* of each visible byte */
};

struct zd_citation_reader *zd_citation_reader_new(void)
{
	struct zd_citation_reader *r = zd_calloc(1, sizeof(*r));

	r->data = pcre2_match_data_create(ZD_SCAN_GROUPS * 2, NULL);
	r->context = pcre2_match_context_create(NULL);
	pcre2_set_match_limit(r->context, ZD_PCRE2_MATCH_LIMIT);
	pcre2_set_heap_limit(r->context, ZD_PCRE2_HEAP_LIMIT);
	pcre2_set_depth_limit(r->context, ZD_PCRE2_DEPTH_LIMIT);
	return r;
}

void zd_citation_reader_free(struct zd_citation_reader *r)
{
	if (!r)
		return;
	for (unsigned i = 0; i < ZD_SCAN_PATTERNS; i++)
		pcre2_code_free(r->code[i]);
	pcre2_match_data_free(r->data);
	pcre2_match_context_free(r->context);
	zd_buf_clear(&r->visible);
	zd_vec_clear(&r->stored);
	zd_free(r);
}

static void put(
	struct zd_citation_reader *r, struct zd_slice visible, size_t stored)
{
	zd_buf_put_slice(&r->visible, visible);
	zd_vec_reserve(&r->stored, visible.len);
	for (size_t i = 0; i < visible.len; i++)
		r->stored.at[r->stored.len++] = (uint32_t)(stored + i);
}

void zd_scan_begin(
	struct zd_scan *s, struct zd_citation_reader *r, struct zd_slice stored)
{
	struct zd_markup_cursor c = {.text = stored};
	const char note = ZD_SCAN_NOTE;
	struct zd_markup_piece piece;

	r->text = stored;
	zd_buf_truncate(&r->visible, 0);
	r->stored.len = 0;
	while ((piece = zd_markup_next(&c)).kind != ZD_MARKUP_END)
		if (piece.kind == ZD_MARKUP_TEXT)
			put(r, piece.text,
				(size_t)(piece.text.ptr - stored.ptr));
		else if (piece.kind == ZD_MARKUP_NOTE)
			put(r, zd_slice(&note, 1), piece.start);
	*s = (struct zd_scan){.reader = r, .text = zd_buf_slice(&r->visible)};
}

static const pcre2_code *code_of(
	struct zd_citation_reader *r, enum zd_scan_pattern p)
{
	PCRE2_SIZE where;
	int number;

	if (!r->code[p])
		r->code[p] = pcre2_compile((PCRE2_SPTR)patterns[p],
			PCRE2_ZERO_TERMINATED, PCRE2_UTF, &number, &where,
			NULL);
	assert(r->code[p]);
	return r->code[p];
}

bool zd_scan_match(
	struct zd_scan *s, enum zd_scan_pattern p, size_t from, size_t end)
{
	struct zd_citation_reader *r = s->reader;
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(r->data);
	/* Said here and not of the pattern, of which pcre2 then knows by what
	 * characters it can begin. */
	uint32_t how = p == ZD_SCAN_HEAD ? 0 : PCRE2_ANCHORED;
	int rc;

	if (from > end)
		return false;
	rc = pcre2_match(code_of(r, p), (PCRE2_SPTR)s->text.ptr, end, from,
		PCRE2_NO_UTF_CHECK | how, r->data, r->context);
	if (rc <= 0) {
		s->cut |= rc != PCRE2_ERROR_NOMATCH;
		return false;
	}
	for (int i = 0; i < ZD_SCAN_GROUPS; i++) {
		bool set = i < rc && at[2 * i] != PCRE2_UNSET;

		s->at[i][0] = set ? at[2 * i] : SIZE_MAX;
		s->at[i][1] = set ? at[2 * i + 1] : SIZE_MAX;
	}
	return true;
}

struct zd_slice zd_scan_group(const struct zd_scan *s, unsigned group)
{
	if (s->at[group][0] == SIZE_MAX)
		return zd_slice(NULL, 0);
	return zd_slice_sub(s->text, s->at[group][0], s->at[group][1]);
}

/* With the backslash that escapes it. */
uint32_t zd_scan_stored_start(const struct zd_scan *s, size_t visible)
{
	const struct zd_citation_reader *r = s->reader;
	uint32_t at = r->stored.at[visible];

	if (at && r->text.ptr[at - 1] == '\\' &&
		(!visible || r->stored.at[visible - 1] + 1 < at))
		at--;
	return at;
}

uint32_t zd_scan_stored_end(const struct zd_scan *s, size_t visible)
{
	return visible ? s->reader->stored.at[visible - 1] + 1 : 0;
}
