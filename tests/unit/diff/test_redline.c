/*
 * What became of each paragraph, told by name, on drafts small enough to
 * read. The law is checked for each.
 */
#include "law.h"
#include "make.h"

static void put_labels(struct zd_buf *b, const struct zd_draft *d,
	const uint32_t *list, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[list[i]];
		struct zd_slice name =
			p->kind == ZD_HEADING ? ZD_LIT("#") : p->label;

		zd_buf_printf(b, "%s%.*s", i ? "+" : "", ZD_FMT(name));
	}
}

/* "OP1>OP1 same, OP2>OP2+OP3 split": every link but the same ones. */
static void check(const char *from, const char *to, const char *want)
{
	struct zd_draft *a = make_shorthand(from), *b = make_shorthand(to);
	struct zd_redline *r = law_check(a, b);
	struct zd_buf got = ZD_BUF_INIT;

	for (size_t i = 0; i < r->links.len; i++) {
		const struct zd_link *l = &r->links.at[i];

		if (l->relation == ZD_SAME)
			continue;
		zd_buf_puts(&got, got.len ? ", " : "");
		put_labels(&got, a, &r->from_list.at[l->from_first],
			l->from_count);
		zd_buf_puts(&got, ">");
		put_labels(&got, b, &r->to_list.at[l->to_first], l->to_count);
		zd_buf_printf(&got, " %s", zd_relation_name(l->relation));
	}
	cr_expect_str_eq(zd_buf_str(&got), want, "\n got %s\nwant %s",
		zd_buf_str(&got), want);
	zd_buf_clear(&got);
	zd_redline_free(r);
	zd_draft_free(a);
	zd_draft_free(b);
}

#define CHARTER "Recalling the purposes and principles of the Charter,"
#define REPORT                                                                 \
	"Requests the Secretary-General to report on progress every two years"
#define MEET                                                                   \
	"Decides that the forum shall meet in New York under the auspices of " \
	"the Assembly"
#define FUND                                                                   \
	"Invites contributions to the voluntary fund for countries in "        \
	"special "                                                             \
	"situations"
#define OCEANS                                                                 \
	"Urges all States to protect the ocean and its resources for future "  \
	"generations"

Test(redline, same_edited_renumbered)
{
	check("OP1: " MEET "|OP2: " REPORT, "OP1: " MEET "|OP2: " REPORT, "");
	check("OP1: " MEET "|OP2: " REPORT, "OP1: " MEET "|OP2: " REPORT " now",
		"OP2>OP2 edited");
	check("OP1: " MEET "|OP2: " REPORT, "OP1: " MEET "|OP3: " REPORT,
		"OP2>OP3 renumbered");
}

Test(redline, new_and_dropped)
{
	check("OP1: " MEET "|OP2: " REPORT,
		"OP1: " MEET "|OP2: " FUND "|OP3: " REPORT,
		">OP2 new, OP2>OP3 renumbered");
	check("OP1: " MEET "|OP2: " FUND "|OP3: " REPORT,
		"OP1: " MEET "|OP2: " REPORT,
		"OP2> dropped, OP3>OP2 "
		"renumbered");
}

Test(redline, moved)
{
	check("OP1: " MEET "|OP2: " REPORT "|OP3: " FUND "|OP4: " OCEANS,
		"OP1: " OCEANS "|OP2: " MEET "|OP3: " REPORT "|OP4: " FUND,
		"OP4>OP1 moved, OP1>OP2 renumbered, OP2>OP3 renumbered, "
		"OP3>OP4 renumbered");
	check("A: " MEET "|B: " REPORT "|C: " FUND "|D: " OCEANS,
		"D: " OCEANS " now|A: " MEET "|B: " REPORT "|C: " FUND,
		"D>D moved and edited");
}

Test(redline, swapped)
{
	check("A: " MEET "|B: " REPORT "|C: " FUND,
		"A: " MEET "|C: " FUND "|B: " REPORT, "B>B swapped");
}

Test(redline, split_and_merged)
{
	check("OP1: " MEET ", and " REPORT "|OP2: " FUND,
		"OP1: " MEET "|OP2: " REPORT "|OP3: " FUND,
		"OP1>OP1+OP2 split, OP2>OP3 renumbered");
	check("OP1: " MEET "|OP2: " REPORT "|OP3: " FUND,
		"OP1: " MEET ", and " REPORT "|OP2: " FUND,
		"OP1+OP2>OP1 merged, OP3>OP2 renumbered");
	check("OP1: " MEET "; " REPORT "; " OCEANS,
		"OP1: " MEET "|OP2: " REPORT "|OP3: " OCEANS,
		"OP1>OP1+OP2+OP3 split");
}

/* A part that is not surely one waits until all who may have it are known. */
Test(redline, split_beside_what_begins_alike)
{
#define SEW                                                                    \
	"On the evening of the third day, in a hall beside the main one, the " \
	"oldest tailor of both valleys, in his coat as master of the guild, "  \
	"will be asked to lead a dance around all who sew and mend for the "   \
	"others,"
#define COUNT                                                                  \
	"counting the lost buttons of each guest or cook and the new ones, "   \
	"and telling both the smith and the miller what was torn, worn or "    \
	"burnt along the road, in the order in which the oldest aunt has put " \
	"it all in her long letter."
	check("OP1: " MEET "|OP2: On the morning of the third day, in a hall "
	      "beside the main one, the bakers will show their new pies.|"
	      "OP3: " SEW " " COUNT "|OP4: " FUND,
		"OP1: " MEET "|OP2: On the morning of the third day,|OP3: in a "
		"hall beside the main one, the bakers will show their new pies."
		"|OP4: " SEW "|OP5: Further asks " COUNT "|OP6: " FUND,
		"OP2>OP2+OP3 split, OP3>OP4+OP5 split, OP4>OP6 renumbered");
#undef SEW
#undef COUNT
}

/* What is new, or came from elsewhere, may stand between two parts. */
Test(redline, split_around_another)
{
#define LONG                                                                   \
	MEET ", " REPORT ", " FUND ", " OCEANS ", " CHARTER " as also " MEET   \
	     " and " OCEANS
	check("OP1: " LONG " as agreed in Geneva.|OP2: All shall attend.",
		"OP1: " LONG "|OP2: Nobody else was heard of by anyone.|"
		"OP3: as agreed in Geneva.|OP4: All shall attend.",
		"OP1>OP1+OP3 split, >OP2 new, OP2>OP4 renumbered");
#undef LONG
	/* Little as it is, it is most of what the other part left behind. */
#define LENDS                                                                  \
	"The gallery lends pictures to schools, libraries and homes for the "  \
	"old in all the towns of the lowlands, music,"
	check("OP1: " LENDS " maps and lanterns.|OP2: " REPORT,
		"OP1: " LENDS "|OP2: Nobody else was heard of by anyone.|"
		"OP3: Further lends maps and lanterns.|OP4: " REPORT,
		"OP1>OP1+OP3 split, >OP2 new, OP2>OP4 renumbered");
#undef LENDS
}

/* The place alone does not take a paragraph from whom it is more like. */
Test(redline, likeness_before_place)
{
#define SESSION "of the third day, in a session parallel to the plenary, "
	check("OP1: " MEET "|OP2: On the morning " SESSION
	      "the co-chairs will present all the technical summaries"
	      "|OP3: " REPORT,
		"OP1: " MEET "|OP2: On the afternoon " SESSION
		"the Director will lead a debate on the challenges|OP3: " REPORT
		"|OP4: On the morning " SESSION
		"the [two] [co-chairs] [will] [shall] [duly] present all the "
		"technical summaries",
		">OP2 new, OP3>OP3 swapped, OP2>OP4 edited");
#undef SESSION
}

#define CHAMBER                                                                \
	"Every chamber shall close with a written account signed by both "     \
	"rapporteurs"

/* A short paragraph that was edited at every few words and moved: what is
 * left of it stands in several places. A clause that was copied does not. */
Test(redline, short_ones_that_are_left)
{
	check("OP1: " MEET "|OP2: " REPORT "|OP3: " CHAMBER ".|OP4: " FUND,
		"OP1: Every chamber, if it so wishes, should close, as a rule, "
		"with a full record signed, upon request, by rapporteurs."
		"|OP2: " MEET "|OP3: " REPORT "|OP4: " FUND,
		"OP3>OP1 moved and edited, OP1>OP2 renumbered, OP2>OP3 "
		"renumbered");
	/* Of this one not even two neighbours stay neighbours. */
	check("OP1: " MEET "|OP2: " REPORT
	      "|OP3: All 17 exhibits of the winter show will hang in the old "
	      "gallery:|OP4: " FUND,
		"OP1: All upon request, 17 the show, hang, as a rule, gallery "
		"upon demand:"
		"|OP2: " MEET "|OP3: " REPORT "|OP4: " FUND,
		"OP3>OP1 moved and edited, OP1>OP2 renumbered, OP2>OP3 "
		"renumbered");
	/* The word that says something stays, not "in". */
	check("OP1: " MEET "|OP2: " REPORT
	      "|OP3: Every workshop shall result in an illustrated ledger kept "
	      "by the apprentices.|OP4: " FUND,
		"OP1: illustrated diary in full view of everybody, by the "
		"apprentices.|OP2: " MEET "|OP3: " REPORT "|OP4: " FUND,
		"OP3>OP1 moved and edited, OP1>OP2 renumbered, OP2>OP3 "
		"renumbered");
	check("OP1: " MEET "|OP2: " REPORT
	      "|OP3: The hall shall be lit and heated by noon.|OP4: " FUND,
		"OP1: Thanks the band and hopes that, come what may, the hall "
		"shall be lit and heated by friends of the arts|OP2: " MEET
		"|OP3: " REPORT "|OP4: " FUND,
		">OP1 new, OP1>OP2 renumbered, OP2>OP3 renumbered, OP3> "
		"dropped");
}

/* Where few are left the rare words say who is who: here three of twelve. What
 * ends otherwise is another one. */
Test(redline, a_few_rare_words_are_left)
{
#define FERRY "Each ferry shall carry a lamp that was trimmed by its crew"
	check("OP1: " MEET "|OP2: " REPORT "|OP3: " FERRY ".|OP4: " FUND,
		"OP1: Each barge, in fair weather and in foul, may carry, as a "
		"rule, two bells polished by the crew."
		"|OP2: " MEET "|OP3: " REPORT "|OP4: " FUND,
		"OP3>OP1 moved and edited, OP1>OP2 renumbered, OP2>OP3 "
		"renumbered");
	check("OP1: " MEET "|OP2: " REPORT "|OP3: " FERRY ".|OP4: " FUND,
		"OP1: Each barge, in fair weather and in foul, may carry, as a "
		"rule, two bells polished by the crew,"
		"|OP2: " MEET "|OP3: " REPORT "|OP4: " FUND,
		">OP1 new, OP1>OP2 renumbered, OP2>OP3 renumbered, OP3> "
		"dropped");
#undef FERRY
#undef CAPTAIN
}

/* What was copied whole into the middle of another paragraph is not the
 * paragraph, when that stands elsewhere, edited. */
Test(redline, copied_and_edited)
{
	check("OP1: " MEET "|OP2: " REPORT "|OP3: " CHAMBER ".|OP4: " FUND
	      "|OP5: " OCEANS,
		"OP1: Every chamber should close, if it so wishes, with a "
		"written record signed by both rapporteurs, as a rule."
		"|OP2: " MEET "|OP3: " REPORT "|OP4: " FUND
		"|OP5: Welcomes the guidance of the bureau, every hall being "
		"open, " CHAMBER ", wherever halls and interpreters can be "
		"found.|OP6: " OCEANS,
		"OP3>OP1 moved and edited, OP1>OP2 renumbered, OP2>OP3 "
		"renumbered, >OP5 new, OP5>OP6 renumbered");
}

/* Of any length that a copy can be mistaken for. */
Test(redline, a_long_one_copied_and_edited)
{
#define FEAST                                                                  \
	"The harvest feast shall be opened in the presence of the oldest of "  \
	"the farmers and blessed by the keeper of the old mill and the widow " \
	"of the last miller"
	check("OP1: " MEET "|OP2: " FEAST ".|OP3: " FUND "|OP4: " OCEANS,
		"OP1: The harvest feast should be opened in the presence of "
		"the oldest farmers and blessed, weather permitting, by the "
		"keeper of the mill and, as a rule, the widow of the miller."
		"|OP2: " MEET "|OP3: " FUND
		"|OP4: Welcomes the guidance of the bureau, every barn being "
		"open, " FEAST ", wherever barns and benches can be found."
		"|OP5: " OCEANS,
		"OP2>OP1 edited, OP1>OP2 swapped, >OP4 new, OP4>OP5 "
		"renumbered");
#undef FEAST
}

/* A copy at the end of another paragraph ends as the paragraph did; what was
 * edited begins as it did, too. */
Test(redline, copied_to_an_end_and_edited)
{
#define STALLS                                                                 \
	"Every stall of the market shall offer bread, cheese and some of the " \
	"local cider"
	check("OP1: " MEET "|OP2: " STALLS ".|OP3: " FUND "|OP4: " OCEANS,
		"OP1: " MEET "|OP2: " FUND
		"|OP3: Thanks the miller, whose flour was the best of all, "
		"" STALLS "."
		"|OP4: Every stall, rain or shine, of the Market shall, when "
		"open, offer bread, cheese and plenty of the local cider."
		"|OP5: " OCEANS,
		"OP3>OP2 swapped, >OP3 new, OP2>OP4 edited, "
		"OP4>OP5 renumbered");
#undef STALLS
}

/* Nor is a copy the paragraph when that was split: its first part stands in
 * it whole, and begins as it did. */
Test(redline, copied_and_split)
{
#define RINGERS "The bells shall be rung at dawn by the youngest ringers "
#define TOWER "and oiled by the keeper of the north tower."
	check("OP1: " MEET "|OP2: " RINGERS TOWER "|OP3: " FUND "|OP4: " OCEANS,
		"OP1: " MEET "|OP2: " RINGERS "|OP3: Also asks that they be "
		"" TOWER "|OP4: " FUND "|OP5: Regrets the noise, " RINGERS TOWER
		" Recalling what was said of it last spring|OP6: " OCEANS,
		"OP2>OP2+OP3 split, OP3>OP4 renumbered, >OP5 new, "
		"OP4>OP6 renumbered");
#undef RINGERS
#undef TOWER
}

/* Nor when it was merged. */
Test(redline, copied_and_merged)
{
#define PRESENT "universities and academies to be present in good numbers "
#define WELCOME                                                                \
	"Calls on the host to welcome young delegates, women and elders of "   \
	"every region, and to offer them rooms, meals and transport"
	check("OP1: " MEET "|OP2: Encourages " PRESENT
	      "throughout the week|OP3: " WELCOME "|OP4: " REPORT "|OP5: " FUND,
		"OP1: " MEET "|OP2: Affirms that fish and birds know no borders"
		"|OP3: Encourages " PRESENT "throughout the week; and " WELCOME
		"|OP4: Regrets how late so many answers came in|OP5: " REPORT
		"|OP6: Notes that every faculty wishes " PRESENT
		"throughout the week, and pupils too|OP7: " FUND,
		">OP2 new, OP2+OP3>OP3 merged, >OP4 new, OP4>OP5 renumbered, "
		">OP6 new, OP5>OP7 renumbered");
#undef PRESENT
#undef WELCOME
}

/* Nor does the place say so: most of what was merged stands where it did, too,
 * under another head; or elsewhere, and what it was merged with was edited. */
Test(redline, copied_in_place_and_merged)
{
#define RESTED "that came to be rested at the far end of the long pier"
#define FERRY                                                                  \
	"Reminds the ferry of the hours at which the children of both banks "  \
	"go to school, and of the winter, when they go in the dark and in "    \
	"snow, and asks it to wait "
#define CAPTAIN                                                                \
	"Thanks its captain for thirty years without a single accident, "      \
	"for songs on calm days and for hot soup on others, and wishes "       \
	"him a long rest ashore. "
	check("OP1: " MEET "|OP2: Asks all boats " RESTED " by night|OP3: "
	      "" FERRY "for the last of them|OP4: " REPORT,
		"OP1: " MEET
		"|OP2: Regrets how few of the many old nets and tired boats "
		"" RESTED "|OP3: Asks all boats " RESTED " by night; and " FERRY
		"until they come|OP4: " REPORT,
		">OP2 new, OP2+OP3>OP3 merged");
	check("OP1: " MEET "|OP2: Asks all boats " RESTED " by night|OP3: "
	      "" CAPTAIN FERRY "for the last of them|OP4: " REPORT
	      "|OP5: " FUND,
		"OP1: " MEET "|OP2: Asks all boats " RESTED " by night; and "
		"" CAPTAIN FERRY
		"until they come|OP3: Regrets old boats " RESTED
		" since spring|OP4: " REPORT "|OP5: " FUND,
		"OP2+OP3>OP2 merged, >OP3 new");
#undef RESTED
#undef FERRY
#undef CAPTAIN
}

/* Several that stand in one which is like none of them, for all that is new
 * in it. */
Test(redline, some_in_a_much_longer_one)
{
#define LATCH "every gate of the north wall shall be barred at nightfall by two"
#define WELL "the well behind the old smithy is to be cleaned out each spring"
#define GEESE "geese may graze on the common from the first day of harvest"
#define NEW                                                                    \
	"nobody had written down before now which of the customs of the "      \
	"valley were still kept, who had kept them, nor since when, so that "  \
	"young people asked their elders, whose answers were many and never "  \
	"agreed; whoever can read is asked to copy this list out for those "   \
	"who cannot, in large letters, on boards that rain will not spoil, "
#define LIST                                                                   \
	"OP1: Declares that " NEW LATCH " guards; that " WELL "; that, in "    \
	"years when it rains, " GEESE "; and that " NEW "as was said."
#define APART                                                                  \
	"OP1: Orders that " LATCH " of the watch;|OP2: Orders that " WELL      \
	";|OP3: Allows that " GEESE ";"
	check(APART "|OP4: " FUND, LIST "|OP2: " FUND,
		"OP1+OP2+OP3>OP1 merged, OP4>OP2 renumbered");
	check(LIST "|OP2: " FUND, APART "|OP4: " FUND,
		"OP1>OP1+OP2+OP3 split, OP2>OP4 renumbered");
	/* One alone is still the same paragraph; a turn of phrase is not. */
	check("OP1: Orders that " WELL ";|OP2: " FUND, LIST "|OP2: " FUND,
		"OP1>OP1 edited");
	check("OP1: in years when it rains|OP2: " FUND, LIST "|OP2: " FUND,
		"OP1> dropped, >OP1 new");
#undef LATCH
#undef WELL
#undef GEESE
#undef NEW
#undef LIST
#undef APART
}

/* What the ids say stands, whatever the words say; but for the same words. */
Test(redline, ids_decide)
{
	check("z1=OP1: " MEET ", and " REPORT "|z2=OP2: " FUND,
		"z1=OP1: " MEET "|n/split z1=OP2: " REPORT "|z2=OP3: " FUND,
		"OP1>OP1+OP2 split, OP2>OP3 renumbered");
	check("z1=OP1: Decides to meet annually|z2=OP2: " FUND,
		"z1=OP1: Resolves to meet every year|z2=OP2: " FUND,
		"OP1>OP1 edited");
	check("z1=OP1: " MEET "|z2=OP2: " FUND,
		"z1=OP1: " OCEANS "|z2=OP2: " FUND, "OP1>OP1 edited");
	check("z1=OP1: " MEET "|z2=OP2: " FUND,
		"n=OP1: " MEET " this year|z2=OP2: " FUND,
		"OP1> dropped, >OP1 new");
	check("z1=OP1: " MEET "|z2=OP2: " REPORT "|z3=OP3: " FUND,
		"z1/merge z1 z2=OP1: " OCEANS "|z3=OP2: " FUND,
		"OP1+OP2>OP1 merged, OP3>OP2 renumbered");
	check("z1=OP1: " MEET "|z2=OP2: " FUND,
		"z2=OP1: " MEET "|z1=OP2: " FUND, "");
	check("z1=OP1: " MEET, "y1=OP1: " MEET " now", "OP1>OP1 edited");
}

/* Of what happened in rounds between the ids say little: the words do. */
Test(redline, ids_over_two_rounds)
{
	check("z1=OP1: " MEET "|z2=OP2: " REPORT "|z3=OP3: " OCEANS "|z4=OP4: "
	      "" FUND,
		"z2/merge z2 z1=OP1: " MEET ", " REPORT ", " OCEANS
		"|z4=OP2: " FUND,
		"OP1+OP2+OP3>OP1 merged, OP4>OP2 renumbered");
	check("z1=OP1: " MEET ", " REPORT ", " OCEANS "|z2=OP2: " FUND,
		"a1/split b1=OP1: " MEET "|z1=OP2: " REPORT
		"|a2/split b1=OP3: " OCEANS "|z2=OP4: " FUND,
		"OP1>OP1+OP2+OP3 split, OP2>OP4 renumbered");
	/* But nobody was born of what is told to be new. */
	check("z1=OP1: " MEET "|z2=OP2: " REPORT "|z3=OP3: " FUND,
		"n=OP1: " MEET " now|z2/merge z2 z9=OP2: " REPORT
		" now|z3=OP3: " FUND,
		"OP1> dropped, >OP1 new, OP2>OP2 edited");
}

/* What was born of others in an earlier round is apart from them. */
Test(redline, ids_of_what_was_apart_before)
{
	check("z1=OP1: " MEET "|n/split z1=OP2: " REPORT,
		"z1=OP1: " MEET " now|n/split z1=OP2: " REPORT " now",
		"OP1>OP1 edited, OP2>OP2 edited");
	check("z1/merge z1 z2=OP1: " MEET, "z1/merge z1 z2=OP1: " MEET " now",
		"OP1>OP1 edited");
}

Test(redline, a_sentence_that_went_elsewhere)
{
	check("OP1: " MEET ". " OCEANS ".|OP2: " REPORT "; " CHARTER
	      "|OP3: " FUND,
		"OP1: " MEET ".|OP2: " REPORT "; " CHARTER " " OCEANS
		".|OP3: " FUND,
		"OP1>OP1 passage moved, OP2>OP2 passage moved");
}

Test(redline, sub_paragraphs)
{
	check("OP1: Decides on themes:|(a) " MEET "|(b) " REPORT "|(c) " FUND,
		"OP1: Decides on themes:|(a) " FUND "|(b) " MEET "|(c) " REPORT,
		"OP1>OP1 edited");
	check("OP1: Decides on themes:|(a) " MEET "|(b) " REPORT,
		"OP1: Decides on themes:|(a) " MEET "|(c) " REPORT,
		"OP1>OP1 renumbered");
	check("OP1: Decides on the themes of the forum as follows:|(a) " MEET
	      "|OP2: Also decides on the means of the fund:|(a) " REPORT
	      "|(b) " FUND,
		"OP1: Decides on the themes of the forum as follows:|(a) " MEET
		"|(b) " FUND
		"|OP2: Also decides on the means of the fund:|(a) " REPORT,
		"OP1>OP1 edited, OP2>OP2 edited");
}

Test(redline, headings_and_notes)
{
	check("# Means of implementation|OP1: " MEET "|^a Resolution 70/1.",
		"# Means of implementation and review|OP1: " MEET
		"|^a Resolution 71/280.",
		"#># edited, a>a edited");
	check("OP1: " MEET "|^a Resolution 70/1 of 25 September.",
		"OP1: " MEET "|^b Resolution 70/1 of 25 September.",
		"a>b renumbered");
}

/* It is no other text, and yet what is accepted is not what was. */
Test(redline, a_heading_that_changes_its_level)
{
	const char *was = "OP1: " MEET "|## Follow-up|OP2: " FUND;
	const char *is = "OP1: " MEET "|# Follow-up|OP2: " FUND;
	struct zd_draft *a = make_shorthand(was), *b = make_shorthand(is);
	struct zd_redline *r = zd_redline_make(a, b, NULL);

	check(was, is, "#># edited");
	check(is, was, "#># edited");
	check(was, was, "");
	cr_expect_not(zd_redline_same_but(r, UINT32_MAX & ~1u));
	zd_redline_free(r);
	zd_draft_free(a);
	zd_draft_free(b);
}

/* A mark is a number: another one for the same footnote is no edit. */
/* A name that only counts says nothing, but one that cites does: it is not
 * "annex" that makes two footnotes one. */
Test(redline, notes_that_cite_other_sources)
{
	check("OP1: Welcomes the plan of the coast[^note-9]|"
	      "^note-9 A/78/393, annex.",
		"OP1: Welcomes the plan of the coast[^res-69-313]|"
		"^res-69-313 Resolution 69/313, annex.",
		"OP1>OP1 edited, note-9> dropped, >res-69-313 new");
	check("OP1: Welcomes the plan of the coast[^note-9]|"
	      "^note-9 Resolution 69/313, annex; see also 70/1.",
		"OP1: Welcomes the plan of the coast[^res-69-313]|"
		"^res-69-313 Resolution 69/313, annex.",
		"OP1>OP1 renumbered, note-9>res-69-313 edited");
}

/* A label without text is where its neighbours are, and nowhere else. */
Test(redline, labels_without_text)
{
	check("OP1: |OP2: Requests a report|OP3: ",
		"OP1: |OP2: Requests a report|OP3: ", "");
	check("OP1: |OP2: |OP3: ", "OP1: |OP2: |OP3: ", "");
	check("OP1: Invites all States to speak|OP2: |OP3: Requests a report",
		"OP1: Invites all States to speak|OP9: |OP3: Requests a report",
		"OP2>OP9 renumbered");
	check("OP1: Invites all States to speak|OP2: |OP3: Requests a report|"
	      "OP4: Decides to meet again",
		"OP1: Invites all States to speak|OP3: Requests a report|"
		"OP4: Decides to meet again|OP5: ",
		"OP2> dropped, >OP5 new");
	/* Nor is a number that stands alone. */
	check("OP1: Invites all States to speak|OP2: 2.|OP3: Requests a report",
		"OP1: Invites all States to speak|OP3: Requests a report|"
		"OP4: Decides to meet again|OP5: 2.",
		"OP2> dropped, >OP4 new, >OP5 new");
	check("OP1: Invites all States to speak|OP2: 2.|OP3: 3.|"
	      "OP4: Requests a report",
		"OP9: Decides to meet again|OP1: Invites all States to speak|"
		"OP2: 2.|OP3: 3.|OP4: Requests a report",
		">OP9 new");
	check("OP1: |(a) the first theme of all|(b) the second of them|"
	      "OP2: Requests a report of the coast",
		"OP1: Requests a report of the coast|"
		"OP2: |(a) the first theme of all|(b) the second of them",
		"OP2>OP1 swapped, OP1>OP2 renumbered");
	/* Nor are numbers merged where they stand alone. */
	check("OP1: Recalling its first report|OP2: 5. 6.|OP3: 7. 8. 9.|"
	      "OP4: Invites all States to speak",
		"OP1: Requests the fund to pay|OP2: 5. 6. 7. 8.|"
		"OP3: Welcomes what was done|OP4: Invites all States to speak",
		"OP1> dropped, OP2> dropped, OP3> dropped, >OP1 new, "
		">OP2 new, >OP3 new");
}

Test(redline, marks_of_notes)
{
	check("OP1: " MEET "[^1]|OP2: " FUND "[^2][^3]|^1 A note.|^2 Of fear."
	      "|^3 And hope.",
		"OP1: " MEET "[^1]|OP2: " FUND
		"[^3][^4]|^1 A note.|^2 New words."
		"|^3 Of fear.|^4 And hope.",
		"OP2>OP2 renumbered, >2 new, 2>3 renumbered, 3>4 renumbered");
	check("OP1: " MEET "[^1]|OP2: " FUND "[^2]|^1 A note.|^2 Of fear.",
		"OP1: " MEET "[^2]|OP2: " FUND "[^1]|^1 A note.|^2 Of fear.",
		"OP1>OP1 edited, OP2>OP2 edited");
	check("OP1: " REPORT "[^1]|OP2: " MEET "|^1 A note.",
		"OP2: " MEET "|OP1: " REPORT "[^2]|^2 A note.",
		"OP1>OP1 swapped, 1>2 renumbered");
	check("OP1: " MEET "[^1]|OP2: " REPORT "|OP3: " FUND "|^1 A note.",
		"OP2: " REPORT "|OP3: " FUND "|OP1: " MEET "[^a]|^a A note.",
		"OP1>OP1 moved, 1>a renumbered");
	check("OP1: " MEET " now[^1]|^1 A note.",
		"OP1: " MEET "[^2]|^2 A note.",
		"OP1>OP1 edited, 1>2 renumbered");
	check("OP1: " MEET "[^1]", "OP1: " MEET "[^2]", "OP1>OP1 edited");
	check("OP1: " MEET "[^1]|^1 A note.", "OP1: " MEET "|^1 A note.",
		"OP1>OP1 edited");
}

Test(redline, nothing_in_common_is_new_and_dropped)
{
	check("OP1: " MEET "|OP2: " FUND "|OP3: " REPORT,
		"OP1: " MEET "|OP2: " OCEANS "|OP3: " REPORT,
		"OP2> dropped, >OP2 new");
}

/* Every relation and every kind has a name of its own. */
Test(redline, names)
{
	for (int i = ZD_SAME; i <= ZD_DROPPED; i++)
		for (int k = ZD_SAME; k < i; k++)
			cr_assert_str_neq(
				zd_relation_name(i), zd_relation_name(k));
	for (int i = ZD_CHANGE_WORDS; i <= ZD_CHANGE_NOTE; i++)
		for (int k = ZD_CHANGE_WORDS; k < i; k++)
			cr_assert_str_neq(
				zd_change_kind_name(i), zd_change_kind_name(k));
}

/* Pairs are places in the source; white space is not counted, and what only
 * spaces part is one. */
Test(redline, pairs)
{
	static const char old[] = "One two three. Four";
	static const char new[] = "Zero  One two  three. Five";
	struct zd_draft *a = zd_draft_new(), *b = zd_draft_new();
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_redline *r;

	a->source = zd_slice_str(old);
	zd_draft_add(a, ZD_TEXT, ZD_LIT(""));
	zd_draft_add_block_borrowed(a, ZD_LIT(""), a->source);
	b->source = zd_slice_str(new);
	zd_draft_add(b, ZD_TEXT, ZD_LIT(""));
	zd_draft_add_block_borrowed(b, ZD_LIT(""), b->source);
	r = law_check(a, b);
	zd_redline_pairs(&out, r, NULL);
	cr_assert_str_eq(zd_buf_str(&out), "B 0 6 12\n");
	zd_buf_clear(&out);
	zd_redline_free(r);
	zd_draft_free(a);
	zd_draft_free(b);
}

/* What was stored with escapes is found in its line of the source. */
Test(redline, pairs_of_text_that_was_escaped)
{
	static const char old[] = "Title\nOP1. See [a](b) now.\n";
	static const char new[] = "OP1. See [a](b) then.";
	struct zd_draft *a = make_shorthand("OP1: See [a\\](b) now.");
	struct zd_draft *b = make_shorthand("OP1: See [a\\](b) then.");
	struct zd_buf out = ZD_BUF_INIT;
	struct zd_redline *r;

	a->source = zd_slice_str(old);
	b->source = zd_slice_str(new);
	a->blocks.at[0].line = 2;
	b->blocks.at[0].line = 1;
	r = law_check(a, b);
	zd_redline_pairs(&out, r, NULL);
	cr_assert_str_eq(zd_buf_str(&out), "B 11 5 9\nB 25 20 1\n");
	zd_buf_truncate(&out, 0);
	a->blocks.at[0].line = 7;
	zd_redline_pairs(&out, r, NULL);
	cr_assert_str_eq(zd_buf_str(&out), "");
	zd_buf_clear(&out);
	zd_redline_free(r);
	zd_draft_free(a);
	zd_draft_free(b);
}

static void put_block(struct zd_draft *d, const char *word, uint32_t i)
{
	char text[32];

	snprintf(text, sizeof(text), "%s %u", word, i);
	zd_draft_add_block(d, ZD_LIT("(a)"), zd_slice_str(text));
}

/* A hundred paragraphs of which most, in two places, became one, and the rest,
 * which is longer than either, a paragraph of its own. */
Test(redline, many_that_became_one_are_told_apart)
{
	struct zd_draft *a = zd_draft_new(), *b = zd_draft_new();
	struct zd_redline *r;

	for (uint32_t i = 0; i < 100; i++) {
		zd_draft_add(a, ZD_PARAGRAPH, ZD_LIT(""));
		put_block(a, "first words of", i);
		put_block(a, "later words of", i);
		put_block(a, "other words, and more, of", i);
	}
	zd_draft_add(b, ZD_PARAGRAPH, ZD_LIT(""));
	put_block(b, "something new and", 0);
	for (uint32_t i = 0; i < 100; i++)
		put_block(b, "first words of", i);
	for (uint32_t i = 0; i < 100; i++)
		put_block(b, "later words of", i);
	for (uint32_t i = 0; i < 100; i++) {
		zd_draft_add(b, ZD_PARAGRAPH, ZD_LIT(""));
		put_block(b, "something else and", i);
		put_block(b, "other words, and more, of", i);
	}
	r = law_check(a, b);
	for (uint32_t i = 0; i < 100; i++)
		cr_expect_eq(r->from_link[i], r->to_link[0], "%u", i);
	zd_redline_free(r);
	zd_draft_free(a);
	zd_draft_free(b);
}
