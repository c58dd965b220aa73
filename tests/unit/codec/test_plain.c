#include "reading.h"

Test(plain, numbers_are_operative_behind_a_formula)
{
	READS("The General Assembly,\n\nRecalling x,\n\n1. Decides "
	      "y;\n2. Asks z.\n",
		ZD_CODEC_AUTO,
		"---\norgan: The General Assembly\n---\n\n"
		"*The General Assembly*,\n\n**PP1.** Recalling x,\n\n"
		"**OP1.** Decides y;\n\n**OP2.** Asks z.\n");
}

Test(plain, numbers_are_plain_in_a_declaration)
{
	READS("Political declaration\n\nWe, the Heads of State, meet.\n\n"
	      "1. We reaffirm x.\n\n2. We commit to:\n\n(a) y;\n\n(b) z.\n",
		ZD_CODEC_AUTO,
		"---\ntitle: Political declaration\n---\n\n"
		"We, the Heads of State, meet.\n\n**1.** We reaffirm x.\n\n"
		"**2.** We commit to:\n\n\\(a) y;\n\n\\(b) z.\n");
}

Test(plain, labels_in_every_spelling)
{
	READS("PP 1. a\nOP1: b\nOP2bis. c\nOP2 alt. d\n", ZD_CODEC_AUTO,
		"**PP1.** a\n\n**OP1.** b\n\n**OP2 bis.** c\n\n"
		"**OP2 alt.** d\n");
}

Test(plain, a_line_that_mentions_a_label_is_no_paragraph)
{
	READS("OP1. as said in\nOP5 of the draft, and in paragraph\n"
	      "12. of it\n",
		ZD_CODEC_AUTO,
		"**OP1.** as said in OP5 of the draft, and in paragraph 12. of "
		"it\n");
}

Test(plain, a_page_ends_in_the_middle_of_a_paragraph)
{
	static const char text[] = "The General Assembly,\n\n"
				   "1. Invites the commissions to review the\n"
				   "\nA/80/L.1\n25-12345\n2/3\n\n"
				   "implementation of it.\n\n2. Asks.\n\n"
				   "25-12345\n3/3\n";
	struct reading r = reading_of(zd_slice_str(text), ZD_CODEC_AUTO);
	uint32_t line = 0;

	cr_assert_eq(r.code, 0);
	cr_assert_not_null(strstr(zd_buf_str(&r.file),
		"**OP1.** Invites the commissions to review the implementation "
		"of it.\n"));
	cr_assert_eq(reading_count(&r, "paragraph-joined", &line), 1);
	cr_assert_eq(line, 9);
	cr_assert_eq(reading_count(&r, "page-furniture", &line), 2);
	cr_assert_eq(line, 5);
	cr_assert_null(strstr(zd_buf_str(&r.file), "12345"));
	reading_assert_stable(&r);
	reading_clear(&r);
}

Test(plain, footnotes_in_superscript)
{
	READS("The General Assembly,\n\nRecalling x\u00b9, y\u00b2 and "
	      "5 m\u00b2,\n\n"
	      "\u00b9 Resolution 70/1.\n\n\u00b2 Resolution 69/313, annex\n\n"
	      "^[1] Resolution 70/1.\n\n1. Decides.\n",
		ZD_CODEC_AUTO,
		"---\norgan: The General Assembly\n---\n\n"
		"*The General Assembly*,\n\n"
		"**PP1.** Recalling x[^res-70-1], y[^res-69-313-annex] and 5 "
		"m\u00b2,\n\n**OP1.** Decides.\n\n"
		"[^res-70-1]: Resolution 70/1.\n\n"
		"[^res-69-313-annex]: Resolution 69/313, annex\n");
}

Test(plain, footnotes_below_a_rule_and_their_bare_digits)
{
	READS("The General Assembly,\n\n"
	      "Recalling the Agreement1 and the Agenda, 2 within 2 years,\n"
	      "__________\n\n1 A/80/75.\n\n2 Resolution 70/1, held on\n"
	      "17 March 2022.\n\n25-12345\n1/2\n\n"
	      "1. Decides.\n",
		ZD_CODEC_AUTO,
		"---\norgan: The General Assembly\n---\n\n"
		"*The General Assembly*,\n\n"
		"**PP1.** Recalling the Agreement[^note-1] and the "
		"Agenda,[^note-2] within 2 years,\n\n**OP1.** Decides.\n\n"
		"[^note-1]: A/80/75.\n\n"
		"[^note-2]: Resolution 70/1, held on 17 March 2022.\n");
}

Test(plain, the_labelled_form_of_a_text)
{
	READS("# A/RES/78/10\n# 78/10. Sport\n\nThe General Assembly,\n\n"
	      "PP1. Recalling Outcome,1 x,\n\nOP1. Decides:\n\n"
	      "OP1(a). one;\n    (b) two.\n\n--- FN (footnotes, raw)\n"
	      "* Sponsors. 1 Resolution 60/1. 2 A/80/75.\n",
		ZD_CODEC_AUTO,
		"---\ntitle: 78/10. Sport\norgan: The General Assembly\n"
		"symbol: A/RES/78/10\n---\n\n*The General Assembly*,\n\n"
		"**PP1.** Recalling Outcome,[^res-60-1] x,\n\n"
		"**OP1.** Decides:\n\n\\(a) one;\n\n\\(b) two.\n\n"
		"[^res-60-1]: Resolution 60/1.\n\n[^note-2]: A/80/75.\n");
}

Test(plain, words_torn_at_a_lines_end)
{
	READS("PP1. a multi-\nstakeholder imple-\nmentation, pre-\nand "
	      "post-war,\n"
	      "2024\u2013\n2034, the implementation of multi-stakeholder x\n",
		ZD_CODEC_AUTO,
		"**PP1.** a multi-stakeholder implementation, pre- and "
		"post-war, "
		"2024\u20132034, the implementation of multi-stakeholder x\n");
}

Test(plain, emphasis_around_a_whole_paragraph_goes)
{
	struct reading r = reading_of(
		ZD_LIT("PP1. a\nOP1. *All of it.*\nOP2. *Decides* 2 * 3_4\n"),
		ZD_CODEC_AUTO);
	uint32_t line = 0;

	cr_assert_str_eq(zd_buf_str(&r.file),
		"**PP1.** a\n\n**OP1.** All of it.\n\n"
		"**OP2.** *Decides* 2 \\* 3\\_4\n");
	cr_assert_eq(reading_count(&r, "emphasis-removed", &line), 1);
	cr_assert_eq(line, 2);
	reading_clear(&r);
}

Test(plain, the_letter_before_a_text_is_left_out)
{
	struct reading r = reading_of(
		ZD_LIT("New York\n\nExcellency,\n\nHerewith the "
		       "text.\n\nYours\n\n"
		       "**Title of it**\n\nThe General Assembly,\n\nPP1. x\n"),
		ZD_CODEC_AUTO);
	uint32_t line = 0;

	cr_assert_eq(r.code, 0);
	cr_assert_str_eq(zd_buf_str(&r.file),
		"---\ntitle: Title of it\norgan: The General Assembly\n---\n\n"
		"*The General Assembly*,\n\n**PP1.** x\n");
	cr_assert_eq(reading_count(&r, "letter-left-out", &line), 1);
	cr_assert_eq(line, 1);
	reading_clear(&r);
}

Test(plain, a_letter_is_no_draft)
{
	static const char *const letters[] = {
		"Excellency,\n\nWe write to you.\n\nYours\n",
		"Dear colleagues,\n\nOur points:\n\n1. One.\n\n2. Two.\n"};

	for (size_t i = 0; i < 2; i++) {
		struct reading r =
			reading_of(zd_slice_str(letters[i]), ZD_CODEC_AUTO);

		cr_assert_eq(r.code, ZD_EFORMAT);
		cr_assert_not_null(strstr(r.err.message, "letter"));
		cr_assert_null(r.draft);
		cr_assert_null(r.findings);
	}
}

/* Formula and words of other languages. */
static const char *const languages[] = {
	"\u0413\u0435\u043d\u0435\u0440\u0430\u043b\u044c\u043d\u0430\u044f "
	"\u0410\u0441\u0441\u0430\u043c\u0431\u043b\u0435\u044f,\n\n"
	"1. \u043f\u043e\u0441\u0442\u0430\u043d\u043e\u0432\u043b\u044f\u0435"
	"\u0442;\n",
	"\u5927\u4f1a\uff0c\n\n1. \u51b3\u5b9a\u3002\n",
	"\u0625\u0646 \u0627\u0644\u062c\u0645\u0639\u064a\u0629 "
	"\u0627\u0644\u0639\u0627\u0645\u0629\u060c\n\n"
	"1. \u062a\u0642\u0631\u0631\u061b\n",
	"L\u2019Assembl\u00e9e g\u00e9n\u00e9rale,\n\n1. D\u00e9cide;\n",
};

Test(plain, other_languages_pass_unharmed)
{
	for (size_t i = 0; i < 4; i++) {
		struct reading r =
			reading_of(zd_slice_str(languages[i]), ZD_CODEC_AUTO);
		const char *words = strstr(languages[i], "1. ") + 3;
		size_t n = strcspn(words, "\n");

		cr_assert_eq(r.code, 0, "%s", r.err.message);
		cr_assert_not_null(strstr(zd_buf_str(&r.file), "**OP1.** "));
		cr_assert(zd_slice_find(zd_buf_slice(&r.file),
				  zd_slice(words, n)) != SIZE_MAX);
		reading_assert_stable(&r);
		reading_clear(&r);
	}
}

/* A sub-paragraph that was added has its word behind the sign, or the whole
 * label before it. */
Test(plain, sub_paragraphs_that_were_added)
{
	struct reading r = reading_of(
		ZD_LIT("The General Assembly,\n\nOP1. Decides:\n\n(a) One;\n\n"
		       "(a) bis Two;\n\n[(a)ter. Three;]\n\n(b) All:\n\n(i) "
		       "Some;\n\nOP1(b)(i) bis. Others;\n\n(c bis) "
		       "Rest;\n\nOP1 bis bis. Urges.\n\n(a) bistros.\n"),
		ZD_CODEC_PLAIN);
	uint32_t line;

	cr_assert_not_null(strstr(zd_buf_str(&r.file),
		"\\(a) One;\n\n\\(a bis) Two;\n\n\\(a ter) [Three;]\n\n"
		"\\(b) All:\n\n\\(i) Some;\n\n\\(i bis) Others;\n\n"
		"\\(c bis) Rest;\n\n**OP1 bis bis.** Urges.\n\n"
		"\\(a) bistros."));
	cr_assert_eq(reading_count(&r, "label-of-part", &line), 1);
	reading_assert_stable(&r);
	reading_clear(&r);
}

Test(plain, plain_text_for_reading_numbers_the_notes)
{
	struct reading r =
		reading_of(ZD_LIT("**OP1.** a[^b] c[^a]\n\n\\(i) d\n\n[^a]: "
				  "A.\n\n[^b]: B.\n"),
			ZD_CODEC_AUTO);
	struct zd_buf text = ZD_BUF_INIT;

	zd_draft_encode_plain(&text, r.draft);
	cr_assert_str_eq(zd_buf_str(&text),
		"OP1. a[1] c[2]\n\n(i) d\n\n[1] B.\n[2] A.\n");
	zd_buf_clear(&text);
	reading_clear(&r);
}

Test(plain, a_bracket_may_open_before_the_label)
{
	struct reading r =
		reading_of(ZD_LIT("The General Assembly,\n\nPP1. Recalling a,\n"
				  "\n[OP1. Decides [that] b:\n\n[(a) One;]\n\n"
				  "(b) Two;]\n\n[ [OP2. Urges.]]\n\n"
				  "[OP3 of the draft]\n"),
			ZD_CODEC_PLAIN);
	uint32_t line;

	cr_assert_not_null(
		strstr(zd_buf_str(&r.file), "**OP1.** [Decides [that] b:"));
	cr_assert_not_null(strstr(zd_buf_str(&r.file), "\\(a) [One;]"));
	cr_assert_not_null(strstr(zd_buf_str(&r.file), "**OP2.** [[Urges.]]"));
	cr_assert_null(strstr(zd_buf_str(&r.file), "**OP3.**"));
	cr_assert_eq(reading_count(&r, "bracket-before-label", &line), 3);
	reading_assert_stable(&r);
	reading_clear(&r);
}
