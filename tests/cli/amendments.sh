#!/bin/sh
# amendments: who proposed what, and what became of it.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
p() { zerodraft -C n propose "$@" >/dev/null 2>&1 || fail "propose $*"; }
list() { run zerodraft -C n amendments "$@"; }
# What the last run listed.
names() { cut -f1 "$work/out" | tr '\n' ' '; }

list
status 0 "none is no failure"
out_empty "and no line"
p --as US -i 'OP22: delete' -i 'OP7: replace "shall" with "will"' \
	-i 'OP9: replace "[shall][should]" with "should"'
p --as EU -i 'OP9: replace "[shall][should]" with "shall"' -i 'OP1: delete'
list
status 0 "all of them"
is "by party, in the order in which they came" \
	"EU/1 EU/2 US/1 US/2 US/3 " "$(names)"
out_has "US/1	pending	OP22: delete" "with fate and summary"
list --as 'United States'
is "of one party" "US/1 US/2 US/3 " "$(names)"
list OP9
is "on one paragraph" "EU/1 US/3 " "$(names)"
list --as EU OP9 OP1
is "on two, of one party" "EU/1 EU/2 " "$(names)"
list --as Mexico
status 0 "a party that said nothing"
out_empty "has none"
list --as Atlantis
status 3 "no such party"
list OP99
status 3 "no such paragraph"
list --on rev9
status 3 "no such round"

zerodraft -C n position --as MEX support EU/1
list OP9
out_has "supported by MEX" "with those who support it"
zerodraft -C n accept EU/1 >/dev/null
zerodraft -C n reject US/3 >/dev/null
zerodraft -C n bracket US/2 >/dev/null
zerodraft -C n withdraw EU/2 >/dev/null
list
out_has "EU/1	accepted" "accepted"
out_has "US/3	rejected" "rejected"
out_has "US/2	bracketed" "bracketed"
out_has "EU/2	withdrawn" "withdrawn"
out_has "US/1	pending" "pending"
list --fate pending
is "of one fate" "US/1 " "$(names)"
list --fate accepted
is "of another" "EU/1 " "$(names)"
list --fate withdrawn --as US
status 0 "none of that fate"
out_empty "is no line"
list --fate forgotten
status 2 "no such fate"
err_has "bracketed" "the message lists them"
zerodraft -C n round rev1 >/dev/null
zerodraft -C n carry >/dev/null
list --on zero --fate carried
is "carried to another round" "US/1 " "$(names)"
list --fate pending
is "where it is pending" "US/1 " "$(names)"
done_testing
