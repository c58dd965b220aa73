#include "base/limits.h"
#include "word_file.h"

struct reading {
	struct zd_word *w;
	struct zd_findings *f;
	struct zd_error err;
	int code;
};

static struct reading read_file(const struct word_parts *parts)
{
	struct zd_buf file = ZD_BUF_INIT;
	struct reading r = {.f = zd_findings_new()};

	word_file(&file, parts);
	r.code = zd_word_read(&r.w, zd_buf_slice(&file), r.f, &r.err);
	zd_buf_clear(&file);
	return r;
}

static void reading_clear(struct reading *r)
{
	zd_word_free(r->w);
	zd_findings_free(r->f);
}

static bool found(const struct reading *r, const char *code, const char *words)
{
	for (size_t i = 0; i < r->f->list.len; i++)
		if (!strcmp(r->f->list.at[i].code, code) &&
			zd_slice_find(r->f->list.at[i].message,
				zd_slice_str(words)) != SIZE_MAX)
			return true;
	return false;
}

static void leaves(
	const struct zd_word *w, enum zd_word_choice choice, const char *want)
{
	struct zd_buf out = ZD_BUF_INIT;

	cr_assert_eq(zd_word_text(&out, w, choice, NULL), ZD_CODEC_PLAIN);
	cr_assert_str_eq(zd_buf_str(&out), want);
	zd_buf_clear(&out);
}

/* The text of a body with all accepted, and with all rejected. */
static void reads(const struct word_parts *parts, const char *accepted,
	const char *rejected)
{
	struct reading r = read_file(parts);

	cr_assert_eq(r.code, 0, "%s", r.err.message);
	leaves(r.w, ZD_WORD_ACCEPT, accepted);
	leaves(r.w, ZD_WORD_REJECT, rejected);
	reading_clear(&r);
}

static void refuses(const struct word_parts *parts, int code, const char *why)
{
	struct reading r = read_file(parts);

	cr_assert_eq(r.code, code, "%d: %s", r.code, r.err.message);
	cr_assert_null(r.w);
	cr_assert_not_null(strstr(r.err.message, why), "%s", r.err.message);
	reading_clear(&r);
}

/* --- labels --------------------------------------------------------------- */

#define LEVEL(n, fmt, text)                                                    \
	"<w:lvl w:ilvl=\"" n "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" fmt \
	"\"/><w:lvlText w:val=\"" text "\"/></w:lvl>"
#define FAMILY(id, levels)                                                     \
	"<w:abstractNum w:abstractNumId=\"" id "\">" levels "</w:abstractNum>"
#define NUM(id, family, more)                                                  \
	"<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" family           \
	"\"/>" more "</w:num>"
#define RESTART(level, at)                                                     \
	"<w:lvlOverride w:ilvl=\"" level "\"><w:startOverride w:val=\"" at     \
	"\"/></w:lvlOverride>"

/* The label of the nth paragraph of a list of one level. */
static void counts(const char *format, uint32_t n, const char *want)
{
	struct zd_word w = {0};
	struct zd_word_list list = {0};
	struct zd_word_counter c;
	struct zd_buf out = ZD_BUF_INIT;

	list.levels[0].format = zd_slice_str(format);
	list.levels[0].text = ZD_LIT("%1");
	list.levels[0].start = n;
	zd_vec_push(&w.lists, list);
	zd_word_counter_init(&c, &w);
	zd_word_count(&c, &out, &w, 1, 0);
	cr_assert_str_eq(zd_buf_str(&out), want, "%s %u: %s", format, n,
		zd_buf_str(&out));
	zd_word_counter_clear(&c);
	zd_buf_clear(&out);
	zd_vec_clear(&w.lists);
}

Test(word, numbers_in_each_format)
{
	counts("decimal", 1, "1");
	counts("decimal", 2026, "2026");
	counts("decimalZero", 7, "07");
	counts("decimalZero", 12, "12");
	counts("lowerLetter", 1, "a");
	counts("lowerLetter", 26, "z");
	counts("lowerLetter", 27, "aa");
	counts("upperLetter", 53, "AAA");
	counts("lowerRoman", 4, "iv");
	counts("lowerRoman", 49, "xlix");
	counts("upperRoman", 1994, "MCMXCIV");
	counts("none", 3, "");
	counts("ordinal", 3, "3");
	counts("", 3, "3");
}

Test(word, numbers_that_no_text_has_are_bounded)
{
	struct zd_buf out = ZD_BUF_INIT;

	counts("upperRoman", 999999, "999999");
	counts("lowerLetter", 0, "");
	counts("lowerRoman", 0, "");
	counts("decimal", 0, "0");
	zd_buf_clear(&out);
}

static const char levels[] = FAMILY("0",
	LEVEL("0", "decimal", "OP%1.") LEVEL("1", "lowerLetter", "(%2)")
		LEVEL("2", "lowerRoman", "(%3)"))
	FAMILY("1", LEVEL("0", "decimal", "%1.") LEVEL("1", "decimal", "%1.%2"))
		NUM("1", "0", "") NUM("2", "0", RESTART("1", "3"))
			NUM("3", "1", "") NUM("4", "0", "");

Test(word, levels_count_and_begin_anew)
{
	reads(&(struct word_parts){.numbering = levels,
		      .body = ITEM("1", "0", "A") ITEM("1", "1", "b")
			      ITEM("1", "1", "c") ITEM("1", "2", "d") ITEM(
				      "1", "2", "e") ITEM("1", "1", "f")
				      ITEM("1", "0", "G") ITEM("1", "1", "h")},
		"OP1. A\n\n(a) b\n\n(b) c\n\n(i) d\n\n(ii) e\n\n(c) f\n\n"
		"OP2. G\n\n(a) h\n\n",
		"OP1. A\n\n(a) b\n\n(b) c\n\n(i) d\n\n(ii) e\n\n(c) f\n\n"
		"OP2. G\n\n(a) h\n\n");
}

Test(word, lists_of_one_family_go_on_and_an_override_restarts)
{
	reads(&(struct word_parts){.numbering = levels,
		      .body = ITEM("1", "0", "A") PAR(RUN("between")) ITEM("4",
			      "0", "B") ITEM("4", "1", "c") ITEM("2", "1", "d")
			      ITEM("2", "1", "e") ITEM("3", "0", "F")
				      ITEM("3", "1", "g") ITEM("9", "0", "h")},
		"OP1. A\n\nbetween\n\nOP2. B\n\n(a) c\n\n(c) d\n\n(d) e\n\n"
		"1. F\n\n1.1 g\n\nh\n\n",
		"OP1. A\n\nbetween\n\nOP2. B\n\n(a) c\n\n(c) d\n\n(d) e\n\n"
		"1. F\n\n1.1 g\n\nh\n\n");
}

Test(word, a_list_may_begin_at_nought)
{
	reads(
		&(struct word_parts){
			.numbering = FAMILY("0",
				"<w:lvl w:ilvl=\"0\"><w:start w:val=\"0\"/>"
				"<w:numFmt w:val=\"decimal\"/><w:lvlText "
				"w:val=\"%1.\"/></w:lvl>") NUM("1", "0", ""),
			.body = ITEM("1", "0", "A") ITEM("1", "0", "B")},
		"0. A\n\n1. B\n\n", "0. A\n\n1. B\n\n");
}

Test(word, a_style_numbers_too)
{
#define NUMBERED(num) "<w:numPr><w:numId w:val=\"" num "\"/></w:numPr>"
	reads(&(struct word_parts){.numbering = levels,
		      .styles = "<w:style w:styleId=\"Op\"><w:pPr>" NUMBERED(
			      "1") "</w:pPr></w:style>"
				   "<w:style w:styleId=\"Op2\">"
				   "<w:basedOn w:val=\"Op\"/></w:style>",
		      .body = STYLED("Op2", "", RUN("A"))
			      STYLED("Op", NUMBERED("0"), RUN("B"))},
		"OP1. A\n\nB\n\n", "OP1. A\n\nB\n\n");
}

/* --- changes -------------------------------------------------------------- */

Test(word, insertions_and_deletions)
{
	reads(&(struct word_parts){.body = PAR(RUN("a ") INS("EU", RUN("b "))
						   DEL("US", GONE("c "))
							   RUN("d"))},
		"a b d\n\n", "a c d\n\n");
}

Test(word, a_deletion_inside_of_an_insertion)
{
	struct reading r = read_file(&(struct word_parts){
		.body = PAR(RUN("a") INS("EU",
			RUN(" b") DEL("US", GONE(" c")) RUN(" d")) RUN(" e"))});
	struct zd_buf out = ZD_BUF_INIT;
	const bool eu[] = {false, true, false}, us[] = {false, false, true};

	cr_assert_eq(r.code, 0);
	leaves(r.w, ZD_WORD_ACCEPT, "a b d e\n\n");
	leaves(r.w, ZD_WORD_REJECT, "a e\n\n");
	zd_word_text(&out, r.w, ZD_WORD_CHOSEN, eu);
	cr_assert_str_eq(zd_buf_str(&out), "a b c d e\n\n");
	zd_buf_truncate(&out, 0);
	zd_word_text(&out, r.w, ZD_WORD_CHOSEN, us);
	cr_assert_str_eq(zd_buf_str(&out), "a e\n\n");
	cr_assert_eq(r.w->authors.len, 2);
	cr_assert_not(r.w->authors.at[0].nested);
	cr_assert(r.w->authors.at[1].nested);
	cr_assert_eq(r.w->changes, 2);
	zd_buf_clear(&out);
	reading_clear(&r);
}

#define MARK(change) "<w:pPr><w:rPr>" change "</w:rPr></w:pPr>"

Test(word, paragraph_marks)
{
	reads(
		&(struct word_parts){
			.body = PAR(MARK(DEL("EU", "")) RUN("one ")) PAR(RUN(
				"two")) PAR(MARK(INS("EU", "")) RUN("three "))
				PAR(RUN("four")) PAR(MARK(DEL("EU", "")) DEL(
					"EU", GONE("five"))) PAR(RUN("six"))},
		"one two\n\nthree\n\nfour\n\nsix\n\n",
		"one\n\ntwo\n\nthree four\n\nfive\n\nsix\n\n");
}

Test(word, a_paragraph_that_moved)
{
#define FROM(runs) "<w:moveFrom w:author=\"EU\">" runs "</w:moveFrom>"
#define TO(runs) "<w:moveTo w:author=\"EU\">" runs "</w:moveTo>"
	reads(
		&(struct word_parts){
			.body = PAR(
				MARK(FROM("")) "<w:moveFromRangeStart/>" FROM(
					RUN("moved"))) PAR(RUN("stays"))
				PAR(MARK(TO("")) TO(RUN("moved")))
					PAR(RUN("end"))},
		"stays\n\nmoved\n\nend\n\n", "moved\n\nstays\n\nend\n\n");
}

Test(word, changes_of_looks_and_numbers_are_none)
{
	struct reading r = read_file(&(struct word_parts){.numbering = levels,
		.body = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
			"w:val=\"1\"/><w:ins w:author=\"EU\"/></w:numPr>"
			"<w:pPrChange w:author=\"EU\"><w:pPr><w:numPr><w:numId "
			"w:val=\"3\"/></w:numPr></w:pPr></w:pPrChange></w:pPr>"
			"<w:r><w:rPr><w:rPrChange w:author=\"EU\"><w:rPr>"
			"<w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>A</w:t>"
			"</w:r></w:p>"});

	cr_assert_eq(r.code, 0);
	cr_assert_eq(r.w->changes, 0);
	leaves(r.w, ZD_WORD_ACCEPT, "OP1. A\n\n");
	reading_clear(&r);
}

/* --- what stands in the text ---------------------------------------------- */

#define R(inner) "<w:r>" inner "</w:r>"
#define FIELD(type) R("<w:fldChar w:fldCharType=\"" type "\"/>")

/* Whose emphasis it is, and what it was; other looks are nobody's words. */
#define LOOKS(now, was, text)                                                  \
	"<w:r><w:rPr>" now                                                     \
	"<w:rPrChange w:id=\"7\" w:author=\"EU\"><w:rPr>" was                  \
	"</w:rPr></w:rPrChange></w:rPr><w:t xml:space=\"preserve\">" text      \
	"</w:t></w:r>"
Test(word, an_emphasis_that_changed_has_two_sides)
{
	struct reading r = read_file(&(struct word_parts){
		.body = PAR(RUN("a ") LOOKS("<w:i/>", "", "b c") LOOKS("<w:u/>",
			"<w:color/>", " d ") LOOKS("<w:i w:val=\"0\"/>",
			"<w:b/><w:i/>", "e ") RUN("f."))
			PAR("<w:pPr><w:rPr><w:rPrChange w:author=\"X\">"
			    "<w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>"
			    "</w:pPr>" RUN("g"))});

	cr_assert_eq(r.code, 0);
	leaves(r.w, ZD_WORD_ACCEPT, "a *b c* d e f.\n\ng\n\n");
	leaves(r.w, ZD_WORD_REJECT, "a b c d ***e*** f.\n\ng\n\n");
	cr_assert_eq(r.w->changes, 2);
	cr_assert_eq(r.w->authors.len, 1);
	reading_clear(&r);
}

Test(word, hyphens)
{
	reads(&(struct word_parts){.body = PAR(RUN("co") R("<w:softHyphen/>")
						   RUN("operate") R(
							   "<w:noBreakHyphen/>")
							   RUN("term"))},
		"cooperate-term\n\n", "cooperate-term\n\n");
}

Test(word, tabs_fields_and_signs)
{
	reads(
		&(struct word_parts){
			.body = PAR(RUN("a") R("<w:tab/><w:t>b</w:t><w:br/>") R(
				"<w:sym w:char=\"2013\"/>") FIELD("begin")
					R("<w:instrText> PAGE </w:instrText>")
						FIELD("separate") RUN("12")
							FIELD("end"))},
		"a b –12\n\n", "a b –12\n\n");
}

#define HIDDEN(text) R("<w:rPr><w:vanish/></w:rPr><w:t>" text "</w:t>")
#define SHOWN(text)                                                            \
	R("<w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>" text "</w:t>")
#define SECRET(text)                                                           \
	R("<w:rPr><w:rStyle w:val=\"Secret\"/></w:rPr><w:t>" text "</w:t>")

Test(word, hidden_text_is_left_out_and_said)
{
	struct reading r = read_file(&(struct word_parts){
		.styles = "<w:style w:styleId=\"Secret\"><w:rPr><w:vanish/>"
			  "</w:rPr></w:style>",
		.body = PAR(RUN("a") HIDDEN("not me") RUN("b") SHOWN("c")
				SECRET("; nor me"))});

	cr_assert_eq(r.code, 0);
	leaves(r.w, ZD_WORD_ACCEPT, "abc\n\n");
	cr_assert(found(&r, "hidden-text", "\"not me; nor me\""));
	reading_clear(&r);
}

#define CELL(text) "<w:tc>" PAR(RUN(text)) "</w:tc>"
#define DRAWING R("<w:drawing><w:t>no</w:t></w:drawing>")
#define BOX                                                                    \
	R("<w:pict><w:txbxContent>" PAR(RUN("no")) "</w:txbxContent></w:pict>")

Test(word, tables_pictures_and_boxes)
{
	struct reading r = read_file(
		&(struct word_parts){.body = "<w:tbl><w:tr>" CELL("a") CELL(
					     "b") "</w:tr></w:tbl>" PAR(RUN("c")
						     DRAWING BOX RUN("d"))});

	cr_assert_eq(r.code, 0);
	leaves(r.w, ZD_WORD_ACCEPT, "a\n\nb\n\ncd\n\n");
	cr_assert(found(&r, "table", "1 table is read as paragraphs"));
	cr_assert(found(&r, "picture", "2 pictures"));
	reading_clear(&r);
}

#define REF(id) "<w:r><w:footnoteReference w:id=\"" id "\"/></w:r>"
#define NOTE(id, runs) "<w:footnote w:id=\"" id "\">" PAR(runs) "</w:footnote>"

Test(word, notes)
{
	struct reading r = read_file(&(struct word_parts){
		.footnotes =
			"<w:footnote w:type=\"separator\" w:id=\"-1\">" PAR(
				"") "</w:footnote>" NOTE("1",
				RUN(" Resolution 73/195.")) NOTE("2",
				RUN("See ") INS("EU", RUN("both."))
					DEL("EU", GONE("one.")))
				NOTE("3", RUN("Resolution 73/195.")),
		.body = PAR(RUN("a") REF("1") RUN(" b") INS("EU", REF("2"))
				RUN(" c") REF("3") REF("77") RUN("."))});

	cr_assert_eq(r.code, 0);
	leaves(r.w, ZD_WORD_ACCEPT,
		"a¹ b² c¹.\n\n"
		"¹ Resolution 73/195.\n\n"
		"² See both.\n\n");
	leaves(r.w, ZD_WORD_REJECT,
		"a¹ b c¹.\n\n"
		"¹ Resolution 73/195.\n\n");
	reading_clear(&r);
}

Test(word, comments_stand_at_their_paragraph)
{
	struct reading r = read_file(&(struct word_parts){
		.comments = COMMENT("0", "Norway",
			PAR(RUN("As agreed")) PAR(RUN("in informals")))
			COMMENT("5", "US", PAR(RUN("Nowhere"))),
		.body = PAR(RUN("one")) PAR(RUN("two") COMMENTED("0"))});

	cr_assert_eq(r.code, 0);
	cr_assert_eq(r.w->comments.len, 2);
	cr_assert_eq(r.w->comments.at[0].paragraph, 2);
	cr_assert(zd_slice_is(
		r.w->comments.at[0].text, "As agreed in informals"));
	cr_assert(zd_slice_is(r.w->comments.at[0].author, "Norway"));
	cr_assert_eq(r.w->comments.at[1].paragraph, 0);
	reading_clear(&r);
}

/* --- what must not come in ------------------------------------------------ */

Test(word, what_lies_outside_is_refused)
{
	refuses(&(struct word_parts){.body = "",
			.relations = "<Relationship Id=\"z\" Type=\"" R_TYPE
				     "footnotes\" Target=\"file:///etc/passwd\""
				     " TargetMode=\"External\"/>"},
		ZD_EFORMAT, "lies outside of it");
	/* A link in the text is no part, and is not followed. */
	reads(
		&(struct word_parts){
			.relations =
				"<Relationship Id=\"z\" Type=\"" R_TYPE
				"hyperlink\" Target=\"https://x.invalid/\" "
				"TargetMode=\"External\"/>",
			.body = PAR("<w:hyperlink id=\"z\">" RUN(
				"a") "</w:hyperlink>")},
		"a\n\n", "a\n\n");
}

Test(word, broken_and_hostile_parts_are_refused)
{
	struct zd_buf deep = ZD_BUF_INIT;

	refuses(&(struct word_parts){.body = "<w:p>"}, ZD_EFORMAT, "line 1");
	refuses(&(struct word_parts){.body = "&nbsp;"}, ZD_EFORMAT, "line 1");
	refuses(&(struct word_parts){.body = "", .styles = "<w:style>"},
		ZD_EFORMAT, "styles");
	refuses(&(struct word_parts){.body = "", .numbering = "<"}, ZD_EFORMAT,
		"numbering");
	refuses(&(struct word_parts){.body = "", .comments = "</x>"},
		ZD_EFORMAT, "comments");
	refuses(&(struct word_parts){.body = "", .footnotes = "\x01"},
		ZD_EFORMAT, "footnotes");
	for (unsigned i = 0; i < 1000; i++)
		zd_buf_puts(&deep, "<w:tbl>");
	refuses(&(struct word_parts){.body = zd_buf_str(&deep)}, ZD_ELIMIT,
		"inside one another");
	zd_buf_clear(&deep);
}

Test(word, a_name_that_leads_out_is_refused)
{
	static const char *const bad[] = {
		"../evil", "/etc/evil", "word/../../evil", "word/document.xml"};
	struct zd_buf file = ZD_BUF_INIT;
	struct zd_word *w = NULL;
	struct zd_error err = {0};
	size_t at = 0;

	/* The writer refuses such names: they are put in afterwards. */
	for (size_t i = 0; i < 4; i++) {
		char plain[32];

		zd_buf_truncate(&file, 0);
		snprintf(plain, sizeof(plain), "%.*s", (int)strlen(bad[i]),
			"QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ");
		word_file(&file,
			&(struct word_parts){
				.body = PAR(RUN("a")), .extra = plain});
		for (at = 0; at + strlen(plain) <= file.len; at++)
			if (!memcmp(file.ptr + at, plain, strlen(plain)))
				memcpy(file.ptr + at, bad[i], strlen(plain));
		cr_assert_eq(zd_word_read(&w, zd_buf_slice(&file), NULL, &err),
			ZD_EFORMAT, "%s", bad[i]);
		cr_assert_null(w);
	}
	zd_buf_clear(&file);
}

Test(word, a_file_cut_off_anywhere_is_refused)
{
	struct zd_buf file = ZD_BUF_INIT;
	struct zd_word *w;
	struct zd_error err;

	word_file(&file, &(struct word_parts){.body = PAR(RUN("a"))});
	for (size_t n = 0; n < file.len; n++) {
		memset(&err, 0, sizeof(err));
		cr_assert_lt(
			zd_word_read(&w, zd_slice(file.ptr, n), NULL, &err), 0,
			"%zu of %zu", n, file.len);
		cr_assert_null(w);
		cr_assert(err.message[0]);
	}
	cr_assert_eq(zd_word_read(&w, zd_buf_slice(&file), NULL, &err), 0);
	zd_word_free(w);
	zd_buf_clear(&file);
}

Test(word, a_byte_that_was_hurt_never_does_worse)
{
	struct zd_buf file = ZD_BUF_INIT;
	struct zd_word *w;

	word_file(&file,
		&(struct word_parts){.numbering = levels,
			.body = ITEM("1", "0", "A") INS("EU", PAR(RUN("b")))});
	for (size_t i = 0; i < file.len; i++) {
		file.ptr[i] = (char)(file.ptr[i] ^ (1 << i % 8));
		if (!zd_word_read(&w, zd_buf_slice(&file), NULL, NULL))
			zd_word_free(w);
		file.ptr[i] = (char)(file.ptr[i] ^ (1 << i % 8));
	}
	zd_buf_clear(&file);
}

Test(word, more_people_than_the_cap)
{
	struct zd_buf body = ZD_BUF_INIT;

	for (unsigned i = 0; i <= ZD_MAX_WORD_AUTHORS; i++)
		zd_buf_printf(&body, INS("a%u", PAR(RUN("x"))), i);
	refuses(&(struct word_parts){.body = zd_buf_str(&body)}, ZD_ELIMIT,
		"people");
	zd_buf_clear(&body);
}
