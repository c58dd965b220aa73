/*
 * How a redline reads: places where a person, reading real redlines whole,
 * would have set the marks otherwise, mended since. The sentences are our
 * own, of the same shape.
 */
#include "law.h"
#include "make.h"

static void put_run(
	struct zd_buf *b, const struct zd_redline *r, const struct zd_run *run)
{
	static const char *const marks[][2] = {
		[ZD_KEPT] = {"", ""},
		[ZD_DELETED] = {"[-", "-]"},
		[ZD_INSERTED] = {"{+", "+}"},
		[ZD_MOVED_FROM] = {"[>", ">]"},
		[ZD_MOVED_TO] = {"{<", "<}"},
	};
	bool gone = run->mark == ZD_DELETED || run->mark == ZD_MOVED_FROM;
	struct zd_slice text = gone ? r->from->blocks.at[run->from].text
				    : r->to->blocks.at[run->to].text;

	text = gone ? zd_slice_sub(text, run->from_start, run->from_end)
		    : zd_slice_sub(text, run->to_start, run->to_end);
	zd_buf_printf(b, "%s%.*s%s", marks[run->mark][0], ZD_FMT(text),
		marks[run->mark][1]);
}

/* The rows with their marks, parted by "|". */
static void check(const char *from, const char *to, const char *want)
{
	struct zd_draft *a = make_shorthand(from), *b = make_shorthand(to);
	struct zd_redline *r = law_check(a, b);
	struct zd_buf got = ZD_BUF_INIT;

	for (size_t i = 0; i < r->rows.len; i++) {
		const struct zd_row *row = &r->rows.at[i];

		zd_buf_puts(&got, i ? "|" : "");
		for (uint32_t k = 0; k < row->count; k++)
			put_run(&got, r, &r->runs.at[row->first + k]);
	}
	cr_expect_str_eq(zd_buf_str(&got), want, "\n got %s\nwant %s",
		zd_buf_str(&got), want);
	zd_buf_clear(&got);
	zd_redline_free(r);
	zd_draft_free(a);
	zd_draft_free(b);
}

#define FLEET "bring fishing boats and harbour nets up to sanitary rules,"

/* A clause goes into the paragraph beside its own; a new paragraph further
 * off that has the same few words has them by chance. */
Test(reading, a_clause_goes_next_door)
{
	check("OP1: Urges partners to support island States in their trade, "
	      "to " FLEET " to join the body|OP2: Decides to meet again;",
		"OP1: Urges partners to support island States in their "
		"trade|OP2: Invites donors to give so much help that islands "
		"can " FLEET " as they see fit, with the new fund|OP3: "
		"Decides to meet again;",
		"Urges partners to support island States in their trade"
		"[-, to -][>" FLEET ">][- to join the body-]|{+Invites donors "
		"to give so much help that islands can +}{<" FLEET "<}{+ as "
		"they see fit, with the new fund+}|Decides to meet again;");
	check("OP1: Urges partners to support island States in their trade, "
	      "to " FLEET " to join the body|OP2: Decides to meet again;",
		"OP1: Urges partners to support island States in their "
		"trade|OP2: Decides to meet again;|OP3: Invites donors to give "
		"so much help that islands can " FLEET " as they see fit, "
		"with the new fund",
		"Urges partners to support island States in their trade"
		"[-, to " FLEET " to join the body-]|Decides to meet again;|"
		"{+Invites donors to give so much help that islands can " FLEET
		" as they see fit, with the new fund+}");
}

/* A name comes again by itself, next door too. */
Test(reading, a_name_does_not_go_next_door)
{
#define BODY "Forum of the Northern Island States on Fish and Oceans"
#define SPEAK                                                                  \
	" for longer than ten minutes on any day, unless the chair of that "   \
	"meeting allows it because of the weight of what is being said"
	check("OP1: Looks forward to the first meeting of experts, to be held "
	      "in spring at the " BODY ", and to what they say",
		"OP1: Looks forward to the first meeting of experts, to be "
		"held in spring, and to what they say|OP2: Decides that nobody "
		"shall speak at the " BODY SPEAK,
		"Looks forward to the first meeting of experts, to be held in "
		"spring[- at the " BODY "-], and to what they say|{+Decides "
		"that nobody shall speak at the " BODY SPEAK "+}");
#undef SPEAK
#undef BODY
}

/* A sentence that goes whole from a dropped paragraph to a new one is no
 * chance; the same words within another sentence are. */
Test(reading, a_sentence_goes_far)
{
#define BOATS                                                                  \
	"The harbour master shall keep a list of all boats lying in the bay"
#define GONE                                                                   \
	"Fishing from the pier is allowed at night to those who have a lamp "  \
	"and a licence, both of them in good order, and who leave all of it "  \
	"swept and dry; whoever comes late stands behind"
#define FRESH                                                                  \
	"Tolls that visitors pay go to widows and orphans of the coast, half " \
	"in spring and half before Christmas, once every bill for rope, tar "  \
	"or canvas has been met"
#define REST "Decides to meet again;|OP3: Thanks its host for bread and wine;"
#define AGAIN                                                                  \
	"OP1: Decides to meet again;|OP2: Thanks its host for bread and wine;"
#define KEPT "Decides to meet again;|Thanks its host for bread and wine;"
	check("OP1: " GONE ". " BOATS ". So it was in old times.|OP2: " REST,
		AGAIN "|OP3: " FRESH ". " BOATS ". Nobody is exempt.",
		"[-" GONE ". -][>" BOATS ".>][- So it was in old times.-]|" KEPT
		"|{+" FRESH ". +}{<" BOATS ".<}{+ Nobody is exempt.+}");
	check("OP1: " GONE ". " BOATS ". So it was in old times.|OP2: " REST,
		AGAIN "|OP3: " FRESH " and then " BOATS " again.",
		"[-" GONE ". " BOATS ". So it was in old times.-]|" KEPT
		"|{+" FRESH " and then " BOATS " again.+}");
#undef REST
#undef AGAIN
#undef KEPT
#undef BOATS
#undef GONE
#undef FRESH
}

/* Little words of other languages are no islands either. */
Test(reading, other_languages)
{
	check("OP1: Décide que le maire invitera les pêcheurs sur le quai à "
	      "midi, et remercie tous les voisins;",
		"OP1: Décide que le gardien fermera la porte du phare sur "
		"ordre à minuit, et remercie tous les voisins;",
		"Décide que le [-maire invitera les pêcheurs sur le quai à "
		"midi-]{+gardien fermera la porte du phare sur ordre à "
		"minuit+}, et remercie tous les voisins;");
	check("OP1: Просит старосту созвать рыбаков по пятницам в гавани, и "
	      "благодарит всех соседей;",
		"OP1: Просит сторожа закрыть ворота по приказу в полночь, и "
		"благодарит всех соседей;",
		"Просит [-старосту созвать рыбаков по пятницам в гавани-]"
		"{+сторожа закрыть ворота по приказу в полночь+}, и "
		"благодарит всех соседей;");
}

/* What a dropped paragraph said mostly stands in another one already: the
 * clause that does not has gone there, however far. */
Test(reading, a_clause_goes_where_the_rest_stands)
{
#define CLAUSE                                                                 \
	", naming gains and setbacks, troubles met with and proposals for "    \
	"the work of the years that are left"
#define COURSE                                                                 \
	"a long report on the course of the Plan and on the means that were "  \
	"given to it by the States and by the funds"
#define WRITE "Asks the Chair to write, by summer, " COURSE
#define HAND "Asks the Chair to hand in at the next session " COURSE
#define LIST                                                                   \
	", and decides to put on the list of that session, under the heading " \
	"of other business, the matter of the Plan and of its upkeep"
	check("OP1: " WRITE CLAUSE
	      "|OP2: Decides to meet again;|OP3: " HAND LIST,
		"OP2: Decides to meet again;|OP3: " HAND
		" over the past years and of this resolution" CLAUSE LIST,
		"[-" WRITE "-][>" CLAUSE ">]|Decides to meet again;|" HAND
		"{+ over the past years and of this resolution+}{<" CLAUSE
		"<}" LIST);
#undef LIST
#undef HAND
#undef WRITE
#undef COURSE
#undef CLAUSE
}

/* What is added at the end of a paragraph brings its own comma; the one at
 * the end is the old one. A sentence goes with its own stop. */
Test(reading, the_last_sign_stays)
{
	check("PP1: Noting the work done by the fund,",
		"PP1: Noting the work done by the fund, with thanks to all,",
		"Noting the work done by the fund{+, with thanks to all+},");
	check("OP1: Thanks the fund. The fund shall go on.",
		"OP1: Thanks the fund.",
		"Thanks the fund.[- The fund shall go on.-]");
}

/* A change does not end with the same sign on both sides. */
Test(reading, a_sign_is_not_struck_to_come_again)
{
	check("OP1: Recalls the meeting held in Sevile, and its outcome",
		"OP1: Recalls the meeting held in Sevilla, Spain, and its "
		"outcome",
		"Recalls the meeting held in [-Sevile-]{+Sevilla, Spain+}, and "
		"its outcome");
}

/* A phrase that came between its own commas rewrites nothing beside it. */
Test(reading, what_is_set_off_stands_alone)
{
	check("OP1: Asks the Office to open a list of points",
		"OP1: Asks the Office, as its means allow, to ease the birth "
		"of a list of points",
		"Asks the Office{+, as its means allow,+} to "
		"[-open-]{+ease the birth of+} a list of points");
	check("OP1: Asks the Office to open, at its own cost and in good "
	      "time, the list of points",
		"OP1: Asks the Office to close the list of points",
		"Asks the Office to [-open, at its own cost and in good time,-]"
		"{+close+} the list of points");
}

/* Little words do not stay behind when the name goes that they joined. */
Test(reading, a_name_goes_whole)
{
	check("OP1: Asks for steps to further its work, together with the "
	      "Chair of the Working Group and with all country teams that "
	      "are at hand, as part of their plans",
		"OP1: Asks for steps to further its work of the Plan",
		"Asks for steps to further its work[-, together with the Chair "
		"of the Working Group and with all country teams that are at "
		"hand, as part of their plans-]{+ of the Plan+}");
}

/* A passage takes its space along, unless another one stays in its place. */
Test(reading, a_passage_moves_with_its_space)
{
#define CRISIS "and countries in strife and after strife of their own making"
#define CITIES                                                                 \
	", as well as the troubles of cities on rivers and of those high in "  \
	"the hills"
	check("PP1: Noting the needs of islands " CRISIS CITIES ",",
		"PP1: Noting the needs of islands" CITIES " " CRISIS ",",
		"Noting the needs of islands[> " CRISIS ">]" CITIES "{< " CRISIS
		"<},");
	check("PP1: Noting the needs of islands far" CITIES " " CRISIS
	      " by the sea,",
		"PP1: Noting the needs of islands " CRISIS " far" CITIES
		" by the sea,",
		"Noting the needs of islands {<" CRISIS " <}far" CITIES
		" [>" CRISIS " >]by the sea,");
#undef CITIES
#undef CRISIS
}

/* What stood first goes first, and what came from further on comes then. */
Test(reading, the_old_beginning_goes_first)
{
#define POINT "paragraph 65 (d) of the Seaside Commitment"
#define LIST                                                                   \
	"the Office of Fair Winds to make a list of points for the debt and "  \
	"trade of all islands"
	check("OP1: Asks " LIST " in line with " POINT ";",
		"OP1: Recalls " POINT ", by which States name points, and "
		"calls on " LIST ";",
		"[-Asks -]{+Recalls +}{<" POINT "<}{+, by which States name "
		"points, and calls on +}" LIST "[- in line with -][>" POINT
		">];");
#undef LIST
#undef POINT
}

#define NETS                                                                   \
	"Thanks the fishers of all northern islands for the nets that they "   \
	"mended over a long and stormy winter"
#define BOATS                                                                  \
	"the harbour masters to count the boats that come home each evening "  \
	"and to write their number in the book"

/* The verb that begins a part split off is changed there, and not struck at
 * the end of the part before; what is beside it is the sign's. */
Test(reading, a_part_begins_with_its_verb)
{
	check("OP1: " NETS ", and requests " BOATS,
		"OP1: " NETS ";|OP2: Requests " BOATS,
		NETS "[-, and -]{+;+}|[-requests-]{+Requests+} " BOATS);
	check("OP1: " NETS ", and also requests " BOATS,
		"OP1: " NETS ";|OP2: Invites " BOATS,
		NETS "[-, and also -]{+;+}|[-requests-]{+Invites+} " BOATS);
	check("OP1: " NETS ", and *requests* " BOATS,
		"OP1: " NETS ";|OP2: *Requests* " BOATS,
		NETS "[-, and -]{+;+}|[-*requests-]{+*Requests+}* " BOATS);
	/* The comma stays. */
	check("PP1: " NETS ", requesting " BOATS,
		"PP1: " NETS ",|PP2: Requesting " BOATS,
		NETS ",[- -]|[-requesting-]{+Requesting+} " BOATS);
	/* Without a comma. */
	check("OP1: " NETS " and requests " BOATS,
		"OP1: " NETS ";|OP2: Urges " BOATS,
		NETS "[- and -]{+;+}|[-requests-]{+Urges+} " BOATS);
}

/* Only the last clause of what was struck is of the part split off; all of it
 * where nothing in it can be. */
Test(reading, a_part_takes_its_own_clause)
{
	check("OP1: " NETS ", regrets the loss of many sails, of ropes, and "
	      "urges " BOATS,
		"OP1: " NETS ";|OP2: Invites " BOATS,
		NETS "[-, regrets the loss of many sails, of ropes, and -]"
		     "{+;+}|[-urges-]{+Invites+} " BOATS);
	/* The same verb further on. */
	check("OP1: " NETS ", requests more rope, if need be, of " BOATS,
		"OP1: " NETS ";|OP2: Requests " BOATS,
		NETS "[-, -]{+;+}|[-requests more rope, if need be, of-]"
		     "{+Requests+} " BOATS);
	/* The new words of the part before took the place. */
	check("OP1: " NETS " when no ship sailed to " BOATS,
		"OP1: " NETS " of the year of the flood;|OP2: Urges " BOATS,
		NETS " [-when no ship sailed to -]{+of the year of the flood;+}"
		     "|{+Urges +}" BOATS);
	/* Nothing came before what stayed. */
	check("OP1: " NETS ", regrets the loss of sails, and thus " BOATS,
		"OP1: " NETS ";|OP2: " BOATS,
		NETS "[-, regrets the loss of sails, and thus -]{+;+}|" BOATS);
}

/* Seen from the other side: what was merged is joined in two places. */
Test(reading, a_merged_part_begins_with_its_verb)
{
	check("OP1: " NETS ";|OP2: Requests " BOATS,
		"OP1: " NETS ", and requests " BOATS,
		NETS "[-;-]{+, and +}[-Requests-]{+requests+} " BOATS);
	check("OP1: " NETS ";|OP2: Urges " BOATS,
		"OP1: " NETS " and invites " BOATS,
		NETS "[-;-]{+ and +}[-Urges-]{+invites+} " BOATS);
}

#undef BOATS
#undef NETS

/* What was inserted whole elsewhere was inserted whole here. */
Test(reading, a_phrase_comes_whole)
{
#define NETS "The harbour shall report to the council "
	check("OP1: " NETS
	      "on a yearly basis on the state of the nets and ropes",
		"OP1: " NETS
		"on a voluntary basis, on a yearly state of the nets "
		"and ropes",
		"" NETS "on a [-yearly-]{+voluntary+} basis{+,+} on "
		"[-the-]{+a yearly+} state of the nets and ropes");
	check("OP1: " NETS
	      "on a yearly basis on the state of the nets and ropes|"
	      "OP2: All boats may carry lamps at night",
		"OP1: " NETS
		"on a voluntary basis, on a yearly state of the nets "
		"and ropes|OP2: All boats may on a voluntary basis, carry "
		"lamps at night",
		"" NETS "{+on a voluntary basis, +}on a yearly "
		"[-basis on the -]state of the nets and ropes|All boats may "
		"{+on a voluntary basis, +}carry lamps at night");
	/* Brackets about a word are two that came. */
	check("OP1: The council shall sit until the first day of spring and "
	      "rest|OP2: The boats shall sail on the day of spring and rest",
		"OP1: The council shall sit until the [first][last] day of "
		"spring and rest|OP2: The boats shall sail on the [first]"
		"[last] day of spring and rest",
		"The council shall sit until the {+[+}first{+][last]+} day of "
		"spring and rest|The boats shall sail on the {+[first][last] "
		"+}day of spring and rest");
#undef NETS
}
