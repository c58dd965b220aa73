#!/bin/sh
# reject: recorded, and the text stays.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
p() { zerodraft -C n propose "$@" >/dev/null 2>\&1 || fail "propose $*"; }

p --as US -i 'OP22: delete' -i 'OP7: replace "shall" with "will"'

run zerodraft -C n reject US/1 -m "no consensus"
status 0 "an amendment is rejected"
out_has "US/1	rejected	OP22: delete" "it is said"
is "by whoever does it" "Ana Facilitator" \
	"$(git -C n log -1 --format=%an main)"
is "on the record" "no consensus" \
	"$(git -C n log -1 --format=%b main | sed -n 1p)"
is "of that amendment" zero/US/1 "$(git -C n log -1 \
	--format='%(trailers:key=Amendment,valueonly)' main | sed -n 1p)"
is "and the text stays" "" "$(git -C n diff --name-only main~1 main)"
run zerodraft -C n amendments --as US
out_has "US/1	rejected" "the list says so"
out_has "US/2	pending" "of that one alone"
run zerodraft -C n show US OP22
status 3 "the party's own text is as it was"
run zerodraft -C n reject US/1
status 3 "once is enough"
err_has "rejected already" "the message says so"
before=$(git -C n rev-parse main)
run zerodraft -C n reject US/2 US/3
status 3 "with one that is not there"
err_has "numbered 1 to 2" "the message says which there are"
is "nothing is done" "$before" "$(git -C n rev-parse main)"
run zerodraft -C n reject
status 2 "which one?"
done_testing
