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
run zerodraft -C n compile rev7
status 3 "of a round that is not there"
done_testing
