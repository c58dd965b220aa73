#!/bin/sh
# relate: the facilitator corrects what an import decided.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
printf '**OP1.** *Requests* one thing, and a second thing as well.\n\n**OP2.** *Invites* all others to listen to it carefully.\n' >a.md
printf '**OP1.** *Decides* something else altogether.\n\n**OP2.** *Invites* all others to listen to it carefully.\n' >b.md
zerodraft init n >/dev/null
zerodraft -C n import --round zero a.md >/dev/null
run zerodraft -C n relate OP1=OP1
status 2 "there is nothing to relate to in the first round"
zerodraft -C n import --round rev1 b.md >/dev/null
is "the import took it for new" rev1-OP1 \
	"$(git -C n show main:draft/contents | sed -n 1p | cut -f2)"
run zerodraft -C n relate OP1=OP1
status 0 "the facilitator knows better"
is "and is believed" "OP1	zero-OP1" \
	"$(git -C n show main:draft/contents | sed -n 1p)"
is "not a word has changed" "" "$(zerodraft -C n diff rev1 main --name-only)"
is "it is an act" relate \
	"$(git -C n log -1 --format='%(trailers:key=Act,valueonly)' main | sed -n 1p)"
is "a redline says it, too" "OP1	OP1	edited" \
	"$(zerodraft -C n diff --stat zero main | grep '^OP1' | cut -f1-3)"
run zerodraft -C n relate OP1=OP1,OP2
status 0 "a merger"
is "has its origin, and the id that it took is new elsewhere" \
	"OP1	zero-OP1	merge zero-OP1 zero-OP2" \
	"$(git -C n show main:draft/contents | sed -n 1p)"
run zerodraft -C n relate OP1=OP1,OP2
status 3 "the same again"
run zerodraft -C n relate OP1=OP9
status 3 "no such paragraph"
err_has "OP9" "the message names it"
run zerodraft -C n relate OP1
status 2 "a map in another form"
ok "git finds nothing wrong" git -C n fsck --strict
done_testing
