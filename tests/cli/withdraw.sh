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

# What stands in the text in brackets does not stay there unexplained.
negotiation b
zerodraft -C b propose --as EU -i 'OP7: replace "shall" with "will"' \
	-i 'OP12: delete' >/dev/null
zerodraft -C b bracket EU/1 EU/2 >/dev/null
run zerodraft -C b withdraw EU/1
status 0 "one that stands in brackets"
out_has "its brackets are lifted" "says what became of them"
run zerodraft -C b diff --name-only zero main
status 1 "the text differs still"
out_is_line() { is "$2" "$1" "$(cat "$work/out")"; }
out_is_line OP12 "its words are as before, the other's brackets stay"
is "an act of its own on main" "Lift the brackets of EU/1" \
	"$(git -C b log -1 --format=%s main | cut -d: -f1)"
run zerodraft -C b amendments --fate withdrawn
out_has "EU/1" "its fate is known"
zerodraft -C b propose --as US -i 'OP12: replace "Welcomes" with "Notes"' \
	>/dev/null
zerodraft -C b accept US/1 >/dev/null
run zerodraft -C b withdraw EU/2
status 0 "one whose words changed inside the brackets"
run zerodraft -C b diff --name-only zero main
status 1 "it differs as much"
out_is_line OP12 "the change stays"
run zerodraft -C b show main OP12
out_has "OP12. Notes" "and the brackets go"
run zerodraft -C n withdraw
status 2 "which one?"
done_testing
