#!/bin/sh
# compile: every party's changes in place, with its name.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
p() { zerodraft -C n propose "$@" >/dev/null 2>&1 || fail "propose $*"; }

run zerodraft -C n compile
status 0 "without any amendment"
out_lacks "EU" "there is nobody in it"

p --as EU -i 'OP37: replace "third" with "next"'
p --as US -i 'OP27: delete'
p --as CHE -i 'OP32 bis: *Urges* all donors to give more;'
p --as MEX -i 'OP37: replace "third" with "next"'
run zerodraft -C n compile --format markdown
status 0 "with some"
out_has "**EU**, **MEX**" "identical proposals are one, with both names"
out_has "**CHE**" "a new paragraph has its proposer"
out_has "**US**" "a deletion has its owner"
mv "$work/out" first
run zerodraft -C n compile --no-attribution
out_lacks "MEX" "without attribution nobody is named"

# The order in which they come makes no difference.
negotiation m
for i in 4 3 2 1; do
	case $i in
	1) set -- EU 'OP37: replace "third" with "next"' ;;
	2) set -- US 'OP27: delete' ;;
	3) set -- CHE 'OP32 bis: *Urges* all donors to give more;' ;;
	4) set -- MEX 'OP37: replace "third" with "next"' ;;
	esac
	zerodraft -C m propose --as "$1" -i "$2" >/dev/null
done
run zerodraft -C m compile --format markdown
out_is first "the order of arrival does not show"
# What is agreed stands there, and holds for those words only.
zerodraft -C m agree PP1 PP2 OP37 >/dev/null
run zerodraft -C m compile
out_has "human rights treaties, [agreed ad ref]" "agreed"
out_has "3 paragraphs agreed or reopened" "the head counts them"
zerodraft -C m accept EU/1 >/dev/null
run zerodraft -C m compile
out_has "reopened by European Union: Accept EU/1: OP37" "reopened, by whom"
run zerodraft -C m status
out_has "reopened by European Union in" "in the dashboard too"
zerodraft -C m agree OP37 >/dev/null
run zerodraft -C m compile
out_has "agreed ad ref, in other words than here" \
	"agreed in words that came in since"
zerodraft -C m compile --format markdown >m.md
run zerodraft extract m.md
status 0 "such a compilation is read back"
mv "$work/out" back
run zerodraft -C m show zero --format markdown
for party in '' EU US CHE MEX; do
	zerodraft extract ${party:+--as $party} m.md >back.md
	zerodraft -C m diff --name-only back.md "${party:-zero}" >names
	ok "${party:-the base} comes back" test ! -s names
done

# Positions stand with what they are about.
negotiation k
zerodraft -C k propose --as EU -i 'OP7: replace "shall" with "will"' \
	-i 'OP9: delete' -i 'OP25: move after OP14' \
	-i 'all: replace "migrants in irregular situations" with "them"' \
	>/dev/null
for n in 1 2 3 4; do
	zerodraft -C k position --as CAN support EU/$n
done
run zerodraft -C k compile
out_has "[shall / will – EU; CAN: support]" "at the words proposed"
out_has "– EU: delete] [CAN: support EU/2]" "at a paragraph that is to go"
out_has "[CAN: support EU/3; EU: move to after OP14]" "at one that is to move"
is "at each place of one that has several" 2 \
	"$(grep -c 'them – EU; CAN: support\]' "$work/out")"
zerodraft -C k withdraw EU/1 >/dev/null
run zerodraft -C k compile
out_lacks "will – EU" "what is withdrawn is not shown"
out_lacks "EU/1" "nor what was said of it"

# What becomes of whole paragraphs is said at both ends.
negotiation v
zerodraft -C v propose --as PHL "$ZD_SRC/drafts/amendments/philippines.txt" \
	>/dev/null
zerodraft -C v propose --as AOSIS \
	-i 'PP9 alt: *Gravely concerned* that the sea rises,' \
	-i 'PP2: move before PP1' -i 'OP3: merge with OP4' >/dev/null
zerodraft -C v propose --as US -i 'PP9 alt: *Noting* the climate,' >/dev/null
zerodraft -C v position --as CAN support AOSIS/1
zerodraft -C v compile --format plain >whole
has() { ok "$2" grep -qF -e "$1" whole; }
has '[PHL: move to after OP14]' "whither it moves"
has '[PHL: OP25 moved here]' "and what comes there"
has '[AOSIS: move to the beginning]' "to the first place"
has 'objective 4; – PHL: merge with OP8]' "with what it is merged"
has 'objective 14; – PHL: merge with OP7]' "the other as well"
has 'objective 14; – PHL: merger of OP7 and OP8]' "what comes of it"
has '[PHL: split, the rest as OP11 bis]' "where the rest of it is"
has 'smuggling; – PHL: split from OP11]' "what it was split from"
grep '^\[PP9 alt\. Gravely concerned that the sea rises, – AOSIS' whole >alt
ok "an alternative is a paragraph of its own" \
	grep -q ' – AOSIS: instead of PP9; CAN: support\]$' alt
has '[PP9 alt 2. Noting the climate, – US: instead of PP9]' "a second one"
zerodraft -C v compile --format markdown >v.md
is "and none is kept beside the text" 0 "$(grep -c '^exact' v.md)"
for party in '' PHL AOSIS US; do
	zerodraft extract ${party:+--as $party} v.md >back.md
	zerodraft -C v diff --name-only back.md "${party:-zero}" >names
	ok "${party:-the base} comes back from it" test ! -s names
done
for format in term html json; do
	run zerodraft -C v compile --format $format
	out_has "PP9 alt 2" "alternatives as $format"
done

# A State is counted once: for itself, not with its group as well.
negotiation s
zerodraft -C s propose --as EU -i 'OP7: delete' >/dev/null
run zerodraft -C s compile
out_has "speak for 27 Member States" "a group speaks for its members"
zerodraft -C s position --as France retain OP7
run zerodraft -C s compile
out_has "speak for 27 Member States" "also when one of them speaks"
zerodraft -C s position --as CANZ retain OP7
zerodraft -C s position --as Canada retain OP7
run zerodraft -C s compile
out_has "speak for 30 Member States" "or one of another group"
zerodraft -C s position --as Philippines support EU/1
zerodraft -C s position --as ASEAN oppose EU/1
zerodraft -C s position --as Germany oppose EU/1
run zerodraft -C s amendments
out_has "in all 27 Member States; ASEAN: oppose" \
	"26 of the group and one that speaks against its own"

# The table: one row for the same proposal.
run zerodraft -C m compile --table
status 0 "as a table"
out_has "Paragraph    │ Party" "it has its four columns"
out_has "OP37         │ EU, MEX" "the same proposal is one row"
out_has "EU/1: accepted" "with what became of each"
out_has "MEX/1: pending" "of each of them"
out_has "new, after OP32" "where a new paragraph goes"
for format in markdown html json plain term; do
	run zerodraft -C m compile --table --format $format
	out_has "CHE/1: pending" "as $format"
done
run zerodraft -C m compile --table --as US
out_lacks "MEX" "of one party"

# The sheets
zerodraft -C m propose --as MEX --with CHL -m 'as in 79/1' \
	-i 'PP2: replace "Recalling" with "Reaffirming"' >/dev/null
run zerodraft -C m compile --by-party
status 0 "a sheet for each delegation"
for party in 'European Union (EU)' 'Mexico (MEX)' 'Switzerland (CHE)'; do
	out_has "$party" "$party has one"
done
out_has "OLD  " "with the old words"
out_has "│ NEW" "and the new"
out_has "Rationale: as in 79/1" "with the reason"
out_has "Co-sponsors: CHL" "with the co-sponsors"
out_has "Fate: accepted" "with the fate"
is "in the order of the text" 'MEX/2: PP2
MEX/1: OP37' "$(grep '^MEX/' "$work/out")"
run zerodraft -C m compile --by-party --as Mexico
out_lacks "European Union" "of one party"
run zerodraft -C m compile --by-party --as Peru
out_has "nothing was proposed or said" "of one that said nothing"
for format in markdown html json plain term; do
	run zerodraft -C m compile --by-party --format $format
	out_has "as in 79/1" "as $format"
done
run zerodraft -C m compile --by-party --table
status 2 "one of the two"
run zerodraft -C m compile --as EU
status 2 "the text is of all parties"
run zerodraft -C m compile --table --no-attribution
status 2 "a table is about who"

# One edit is one row, whatever else its proposers have done: where a text has
# the round's paragraphs only what differs is read, else the whole.
negotiation w
w() { zerodraft -C w propose "$@" >/dev/null 2>&1 || fail "propose $*"; }
edit='OP37: replace "third" with "next"'
w --as EU -i "$edit"
w --as US -i 'OP1 bis: *Urges* all donors to give more;'
w --as US -i "$edit"
w --as MEX -i 'OP3: delete'
w --as MEX -i "$edit"
w --as CHL -i 'PP2: replace "Recalling" with "Reaffirming"'
w --as CHL -i "$edit"
w --as PER -i 'title: add ", again" at the end'
w --as PER -i "$edit"
run zerodraft -C w compile --table
out_has "OP37         │ CHL, EU," "the same edit is one row"
out_has "│ MEX, PER, US │" "for all"
for one in EU/1 US/2 MEX/2 CHL/2 PER/2; do
	out_has "$one: pending" "with $one"
done
is "and no row of another" 1 "$(grep -c '^OP37 ' "$work/out")"
run zerodraft -C n compile rev7
status 3 "of a round that is not there"
done_testing
