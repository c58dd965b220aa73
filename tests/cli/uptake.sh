#!/bin/sh
# uptake: what became of each proposal, and who counts how often.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
p() {
	zerodraft -C n propose "$@" >/dev/null 2>&1 || fail "propose $*"
}
p --as EU -i 'OP7: replace "shall" with "will"' \
	-i 'OP8: add "in all regions" after "migrants"' \
	-i 'OP19: delete' -i 'OP32: add "gladly" after "Invites"'
p --as MEX -i 'OP7: replace "shall" with "will"'
p --as CAN -i 'OP7: replace "shall" with "will"'
p --as AUS -i 'OP7: replace "shall" with "will"'
p --as US -i 'OP7: replace "shall" with "should"'
p --as G77 \
	-i 'OP8: add "in developing countries of all regions" after "migrants"'
p --as NOR -i 'OP12: delete'
zerodraft -C n position --as CHE support MEX/1 >/dev/null
zerodraft -C n withdraw EU/4 >/dev/null
sed -e '/OP7\./s/ shall / will /' \
	-e '/OP8\./s/many migrants/many migrants in developing countries/' \
	-e '/^\*\*OP19\./d' "$ZD_SRC/drafts/zero.md" >next.md
zerodraft -C n import --round rev1 next.md >/dev/null 2>&1

run zerodraft -C n uptake
status 0 "of all"
out_has "OP7	EU/1	[-shall-] {+will+}	as asked	verbatim	2 of 2" "verbatim"
out_has "OP19	EU/3	" "a deletion"
out_has "in part	" "in part"
out_has "{+in developing countries+}" "with the words that are in"
out_has "came in there	overtaken" "overtaken, and by whom"
out_has "OP12	NOR/1	" "not taken is listed"
out_has "MEX/1 (with CHE)" "sponsors are named"
grep '^MEX	' "$work/out" >mex
grep '^CHE	' "$work/out" >che
is "one with two sponsors counts for the first" 1 "$(cut -f 2 mex | head -n 1)"
is "and for the second" 1 "$(cut -f 2 che | head -n 1)"
is "a group counts the same proposal of two members once" 1 \
	"$(sed -n '/^By group/,$p' "$work/out" | grep '^CANZ	' |
	cut -f 2)"
is "and so does the total: six of nine" 6 \
	"$(grep '^All	' "$work/out" | cut -f 2)"
is "what was withdrawn is not counted" "3	1" \
	"$(grep '^EU	' "$work/out" | head -n 1 | cut -f 2,9)"

run zerodraft -C n uptake EU
status 0 "a sheet for one delegation"
out_has "EU/2" "has its proposals"
out_lacks "US/1" "and nobody else's"
run zerodraft -C n uptake EU --format html
status 0 "as a web page"
run zerodraft -C n uptake EU --format markdown
status 0 "as Markdown"
run zerodraft -C n uptake --format json
out_has '"what": "uptake"' "as JSON"
run zerodraft -C n uptake --on rev1
status 0 "of a round that nobody proposed on"
run zerodraft -C n uptake Atlantis
status 3 "an unknown party"
run zerodraft -C n uptake --on rev9
status 3 "an unknown round"
zerodraft init empty >/dev/null
run zerodraft -C empty uptake
status 3 "before the first round"

# Who is in a group is asked for the day of the amendment.
rm -rf n
negotiation n
git clone -q n w 2>/dev/null
sed 's/^CANZ |.*/CANZ | Canada and Australia | group | | CAN, AUS to 2026-03-01/' \
	w/parties >x
cp x w/parties
git -C w commit -q -a -m 'AUS leaves on 1 March'
git -C w push -q origin HEAD:main 2>/dev/null
p --as AUS --date 2026-02-28 -i 'OP7: replace "shall" with "will"'
p --as AUS --date 2026-03-02 -i 'OP12: delete'
p --as CAN --date 2026-03-02 -i 'OP19: delete'
run zerodraft -C n uptake CANZ AUS
status 0 "with a group that changes"
is "a member of one day counts for that day" 2 \
	"$(sed -n '/^By group/,$p' "$work/out" | grep '^CANZ	' |
	cut -f 2)"
is "for itself it counts on all days" 2 \
	"$(grep '^AUS	' "$work/out" | tail -n 1 | cut -f 2)"

# Brackets to be lifted are shown with the words in them.
negotiation lifted
wall=', and calls for a clear separation between the providers of services and'
wall="$wall immigration authorities"
zerodraft -C lifted propose --as EU \
	-i 'PP8: replace "[many thousands of]" with "many thousands of"' \
	-i "OP18: replace \"returned[$wall]\" with \"returned$wall\"" \
	>/dev/null 2>&1 || fail "propose to lift"
sed '/^\*\*PP8\./s/\[many thousands of\]/many thousands of/' \
	"$ZD_SRC/drafts/zero.md" >next.md
zerodraft -C lifted import --round rev1 next.md >/dev/null 2>&1
run zerodraft -C lifted uptake EU
status 0 "brackets lifted"
out_has "[-[many thousands of]-] {+many thousands of+}	as asked	verbatim" \
	"few words stand whole"
out_has "[-returned[, and calls for a … of services and immigration" \
	"of many those at both ends"
done_testing
