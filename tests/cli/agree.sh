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
out_has "OP1: agreed ad ref on 2026-03-02" "and names them"
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
run zerodraft -C n agree title
status 2 "a field cannot be marked"
run zerodraft -C n agree
status 2 "which?"
done_testing
