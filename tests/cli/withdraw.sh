#!/bin/sh
# withdraw: a commit on the party's own branch; numbers stay.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
p() { zerodraft -C n propose "$@" >/dev/null 2>\&1 || fail "propose $*"; }

p --as PHL -i 'OP1: delete' -i 'OP2: delete'
p --as EU -i 'OP3: delete'

main=$(git -C n rev-parse main)
run zerodraft -C n withdraw PHL/1 -m "in a spirit of compromise"
status 0 "an amendment is withdrawn"
out_has "PHL/1	withdrawn	OP1: delete" "it is said"
is "by a commit of the party" Philippines \
	"$(git -C n log -1 --format=%an proposals/zero/PHL)"
is "with the remark" "in a spirit of compromise" \
	"$(git -C n log -1 --format=%b proposals/zero/PHL | sed -n 1p)"
is "not on main" "$main" "$(git -C n rev-parse main)"
run zerodraft -C n show PHL OP1
status 0 "the paragraph is back in its text"
run zerodraft -C n show PHL OP2
status 3 "the other one is not"
run zerodraft -C n compile
out_lacks "OP1. [" "the compilation has no word of it"
p --as PHL -i 'OP4: delete'
run zerodraft -C n amendments --as PHL
out_has "PHL/1	withdrawn" "nothing is forgotten"
out_has "PHL/3	pending" "and numbers go on"
run zerodraft -C n withdraw PHL/1
status 3 "once is enough"
run zerodraft -C n accept PHL/1
status 3 "what was withdrawn cannot be accepted"
err_has "withdrawn already" "the message says so"
run zerodraft -C n withdraw PHL/2 EU/1
status 2 "of one party at a time"
is "nothing is done" "PHL/2	pending	OP2: delete" "$(zerodraft -C n \
	amendments --as PHL OP2 | sed 's/[[:space:]]*$//')"
zerodraft -C n accept PHL/2 >/dev/null
run zerodraft -C n withdraw PHL/2
status 3 "what is accepted is the text's"
run zerodraft -C n withdraw
status 2 "which one?"
done_testing
