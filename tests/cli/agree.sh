#!/bin/sh
# agree and status: agreed holds for those exact words.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n

run zerodraft -C n agree OP1 OP9 --level 'ad ref'
status 0 "two paragraphs are agreed"
is "with the blob they were agreed at" "$(git -C n rev-parse main:draft/zero-OP1.md)" \
	"$(git -C n show main:draft/status | sed -n 1p | cut -f3)"
run zerodraft -C n status
out_has "2 agreed, 0 reopened" "status counts them"
out_has "OP1, OP9: agreed ad ref on 2026-03-02" "and names them"
zerodraft -C n propose --as EU -i 'OP9: replace "[shall][should]" with "shall"' >/dev/null
zerodraft -C n accept EU/1 >/dev/null
run zerodraft -C n status
out_has "1 agreed, 1 reopened" "one word, and it is reopened"
out_has "reopened by European Union" "by whom"
out_has "Accept EU/1" "and in which act"
run zerodraft -C n round rev1 --renumber
run zerodraft -C n status
out_has "1 agreed, 1 reopened" "another round changes nothing of that"
run zerodraft -C n agree --undo OP9
run zerodraft -C n status
out_has "1 agreed, 0 reopened" "the mark can be taken away"
run zerodraft -C n agree OP99
status 3 "no such paragraph"
run zerodraft -C n agree --undo OP99
status 3 "nor to take a mark from"
run zerodraft -C n agree --undo OP2
status 3 "a mark that is not there"
err_has "not marked" "the message says so"
run zerodraft -C n agree OP2 zero-OP2
status 2 "one twice"
err_has "twice" "the message says so"
run zerodraft -C n agree OP2 --level 'agreed in principle' -m 'see OP3'
status 0 "another level, with a remark"
is "on the record" "see OP3" "$(git -C n log -1 --format=%b main | sed -n 1p)"
run zerodraft -C n status
out_has "OP2: agreed in principle on" "the level stands as it was given"
run zerodraft -C n agree title
status 2 "a field cannot be marked"
run zerodraft -C n agree
status 2 "which?"
done_testing
