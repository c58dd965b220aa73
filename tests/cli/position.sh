#!/bin/sh
# position: what a party says without changing text.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n

run zerodraft -C n position --as US reserve OP7 -m scrutiny
status 0 "on a paragraph"
is "a commit of the party" "United States of America" \
	"$(git -C n log -1 --format=%an proposals/zero/US)"
is "kept by the paragraph's id" "zero-OP7	reserve	scrutiny" \
	"$(git -C n show proposals/zero/US:positions)"
run zerodraft -C n position --as US oppose OP7
is "a later one on the same replaces it" "zero-OP7	oppose" \
	"$(git -C n show proposals/zero/US:positions)"
run zerodraft -C n position --as US oppose OP7
status 3 "the same again"
zerodraft -C n propose --as EU -i 'OP1: delete' >/dev/null
run zerodraft -C n position --as US support EU/1
status 0 "on an amendment"
run zerodraft -C n amendments
out_has "supported by US" "it shows in the list"
run zerodraft -C n diff zero US
status 0 "no word of the text has changed"
run zerodraft -C n position --as US applaud OP7
status 2 "no such stance"
err_has "reserve" "the message lists them"
run zerodraft -C n position --as US reserve OP99
status 3 "no such paragraph"
run zerodraft -C n position --as US support EU/9
status 3 "no such amendment"
run zerodraft -C n position --as US reserve 'OP26 (c)'
status 0 "on a sub-paragraph"
run zerodraft -C n position --as US delete 'OP10[2]'
status 0 "on a bracket"
run zerodraft -C n compile
out_has "how their laws and policies affect the risk of death; [US: reserve]" \
	"the one stands with its line"
out_has "[US: delete [2] “and of their families”]" "the other with its words"
run zerodraft -C n position --as US delete 'OP10[3]'
status 3 "no such bracket"
err_has "2 brackets" "the message says how many there are"
run zerodraft -C n position --as US delete 'OP7[1]'
status 3 "a bracket where there is none"
err_has "no brackets" "the message says that there is none"
run zerodraft -C n position reserve OP7
status 2 "whose?"
run zerodraft -C n position --as US reserve OP7 -m "two
lines"
status 2 "a remark is one line"
done_testing
