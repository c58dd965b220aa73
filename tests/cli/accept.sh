#!/bin/sh
# accept: one commit an amendment, words merged onto the text as it is, a
# conflict changes nothing.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
p() { zerodraft -C n propose "$@" >/dev/null 2>\&1 || fail "propose $*"; }
main() { git -C n rev-list --count main; }

p --as EU -i 'OP27: add " and in consultation with Member States" after "Network"' \
	-i 'OP9: replace "[shall][should]" with "shall"'
p --as US --date 2026-02-25T08:00:00Z \
	-i 'OP9: replace "[shall][should]" with "should"' -i 'OP22: delete'
p --as CHE -i 'OP32 bis: *Urges* all donors to give more;' \
	-i 'OP27: replace "proposals" with "new proposals"'
zerodraft -C n position --as MEX support EU/1

before=$(main)
run zerodraft -C n accept EU/1 CHE/1
status 0 "amendments of two parties are accepted at once"
out_has "EU/1	accepted" "it is said"
is "each is a commit" $((before + 2)) "$(main)"
is "by its party" "Switzerland European Union " \
	"$(git -C n log -2 --format=%an main | tr '\n' ' ')"
is "with its supporters" MEX "$(git -C n log -1 \
	--format='%(trailers:key=Supported-by,valueonly)' main~1 | sed -n 1p)"
run zerodraft -C n show main OP27
out_has "Network and in consultation with Member States" "the words are in"
run zerodraft -C n accept CHE/2
status 0 "another change of the same paragraph merges"
run zerodraft -C n show main OP27
out_has "new proposals" "its words are in"
out_has "in consultation" "and the others stay"
run zerodraft -C n show main 'OP32 bis'
out_has "all donors" "a new paragraph stands in the text"
run zerodraft -C n accept EU/1
status 3 "what is accepted cannot be accepted again"
err_has "already" "the message says so"

run zerodraft -C n accept EU/2
status 0 "one of two that clash"
before=$(main)
run zerodraft -C n accept US/1
status 3 "the other meets it"
err_has "US/1 meets other changes in OP9" "the message says which, and where"
err_has "“shall”" "shows the words of the text"
err_has "“should”" "and those of the amendment"
err_has "reject it" "and the ways out"
run zerodraft -C n accept US/2 US/1
status 3 "with another one that would go"
is "nothing is half done" "$before" "$(main)"
run zerodraft -C n accept US/2
status 0 "alone that one goes"
is "its date is the day when it was received" 2026-02-25T08:00:00Z \
	"$(git -C n log -1 --format=%ad --date=format:%Y-%m-%dT%H:%M:%SZ main)"
run zerodraft -C n show main OP22
status 3 "and its paragraph is gone"

for bad in EU/99 Atlantis/1; do
	run zerodraft -C n accept $bad
	status 3 "no such amendment: $bad"
done
for bad in EU EU/x EU/ /1 ''; do
	run zerodraft -C n accept "$bad"
	status 2 "no amendment's name: '$bad'"
done
p --as CHE -i 'OP1: delete'
run zerodraft -C n accept CHE/3 CHE/3
status 2 "one twice"
run zerodraft -C n accept
status 2 "which one?"
ok "git finds nothing wrong" git -C n fsck --strict
# What is gone is said to be gone, not to read “nothing”.
negotiation gone
zerodraft -C gone propose --as EU -i 'OP9: delete' -i 'OP26 (c): delete' \
	>/dev/null
zerodraft -C gone propose --as US -i 'OP9: replace "Further notes" with "X"' \
	-i 'OP26 (c): replace "risk" with "danger"' >/dev/null
zerodraft -C gone accept EU/1 EU/2 >/dev/null
run zerodraft -C gone accept US/1
status 3 "a change to a paragraph that is gone"
err_has "OP9: the text no longer has it" "says so"
run zerodraft -C gone accept US/2
status 3 "a change to a sub-paragraph that is gone"
err_has "OP26 (c): the text no longer has it" "says so too"
sed '/^\*\*OP9\./d' "$ZD_SRC/drafts/zero.md" >without.md
zerodraft -C gone import --round rev1 without.md >/dev/null 2>&1
run zerodraft -C gone carry
out_has "OP9 is no longer in the text" "so too when it is to be carried"
done_testing
