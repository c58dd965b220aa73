#!/bin/sh
# carry: what is pending comes to the new round by words; nothing vanishes.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
p() { zerodraft -C n propose "$@" >/dev/null 2>&1 || fail "propose $*"; }

p --as EU -i 'OP27: replace "closer" with "much closer"' \
	-i 'OP16: replace "food insecurity" with "hunger"' \
	-i 'OP9: replace "[shall][should]" with "shall"' \
	-i 'OP28: delete' -i 'OP27 bis: *Urges* all States to help;'
p --as US -i 'OP9: replace "[shall][should]" with "should"'
zerodraft -C n accept EU/3 >/dev/null
run zerodraft -C n carry
status 2 "with one round there is nothing to carry"
zerodraft -C n propose --as CHE -i 'OP16: replace "food insecurity" with "hunger"' >/dev/null
p --as CHE -i 'OP1 bis: *Stresses* something new;'
zerodraft -C n accept CHE/1 CHE/2 >/dev/null
zerodraft -C n round rev1 --renumber >/dev/null
run zerodraft -C n carry
status 0 "pending amendments are carried"
out_has "zero/EU/1	carried	EU/1" "one that still can be made"
out_has "zero/EU/2	already in" "one that somebody else brought in"
out_has "zero/US/1	stale" "one whose words are gone, with the reason"
out_has "OP10 has “shall" "which shows the words, by the label of today"
out_has "zero/EU/4	carried	EU/2	OP29: delete" \
	"a deletion, by the label of the new round"
out_has "zero/EU/5	carried	EU/3	OP28 bis: " "a new paragraph likewise"
out_lacks "zero/EU/3" "what was decided is not carried"
is "as commits on the new round" 3 \
	"$(git -C n rev-list --count rev1..proposals/rev1/EU)"
is "that say where they come from" zero/EU/1 \
	"$(git -C n log -1 --format='%(trailers:key=Carried-from,valueonly)' proposals/rev1/EU~2 | sed -n 1p)"
run zerodraft -C n show EU OP28
out_has "much closer" "the words are in the party's text"
run zerodraft -C n show EU 'OP28 bis'
out_has "all States to help" "and a new paragraph has the label of its place"
run zerodraft -C n show EU OP29
status 3 "what is to go is gone"
run zerodraft -C n amendments --on zero --as EU
out_has "EU/4	carried" "the old round says what became of them"
out_has "EU/2	pending" "what is in already was not carried"
run zerodraft -C n carry
is "a second time carries nothing again" 3 \
	"$(git -C n rev-list --count rev1..proposals/rev1/EU)"

# Positions come along, or it is said why not.
negotiation p
zerodraft -C p propose --as EU -i 'OP35: replace "Requests" with "Invites"' \
	-i 'OP36: delete' >/dev/null
zerodraft -C p position --as US reserve OP7
zerodraft -C p position --as US -m late support EU/1
zerodraft -C p position --as US oppose EU/2
zerodraft -C p position --as MEX delete 'OP10[2]'
zerodraft -C p position --as MEX retain 'OP26 (c)'
zerodraft -C p position --as CHE retain OP37
zerodraft -C p accept EU/2 >/dev/null
zerodraft -C p import --round rev1 "$ZD_SRC/drafts/rev1.md" >/dev/null
zerodraft -C p position --as CHE flexible zero-OP37
run zerodraft -C p carry
status 0 "positions"
out_has "US	carried	OP8	reserve OP7" "under the new label"
out_has "its words have changed since" "with a word on what changed"
out_has "US	carried	EU/1	support EU/1 (late)" "with the amendment"
out_has "EU/2 was not carried to rev1" "or the reason"
out_has "MEX	carried	OP10[" "to the bracket with the same words"
out_has "MEX	carried	OP29 (c)	retain OP26 (c)" "to the sub-paragraph"
out_lacks "CHE	" "what was said since is not said again"
run zerodraft -C p compile
out_has "Invites – EU; US: support (late)" "they stand in the compilation"
git -C p show proposals/rev1/US:positions >first
run zerodraft -C p carry
git -C p show proposals/rev1/US:positions >second
ok "a second time adds nothing" cmp -s first second
run zerodraft -C n carry --from rev9
status 3 "no such round"
run zerodraft -C n carry --as Atlantis
status 3 "no such party"
done_testing
