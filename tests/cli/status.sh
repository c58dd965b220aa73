#!/bin/sh
# status: where the negotiation stands.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
p() { zerodraft -C n propose "$@" >/dev/null 2>\&1 || fail "propose $*"; }

run zerodraft -C n status
status 0 "before anybody has spoken"
out_has "Zero Draft" "the round"
out_has "51 paragraphs, 0 agreed, 0 reopened" "the paragraphs"
p --as EU -i 'OP9: replace "[shall][should]" with "shall"' -i 'OP1: delete'
p --as US -i 'OP22: delete'
zerodraft -C n agree OP9 >/dev/null
zerodraft -C n accept EU/1 >/dev/null
run zerodraft -C n status
out_has "EU	2	1" "amendments, and how many are pending"
out_has "US	1	1" "of each party"
out_has "OP9: agreed ad ref on 2026-03-02, reopened by European Union" \
	"what was agreed and is no longer"
run zerodraft -C n status --format json
status 0 "for programs"
out_has '"status"' "as JSON"
run zerodraft -C n status OP9
status 2 "it takes no operands"
mkdir empty
run zerodraft -C empty status
status 3 "no negotiation"
zerodraft init bare >/dev/null
run zerodraft -C bare status
status 3 "no round yet"
err_has "import" "the message says what to do"
done_testing
