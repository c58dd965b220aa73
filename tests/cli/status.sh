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
out_has "51 paragraphs, 0 agreed, 1 reopened, 50 open" "and not open twice"
run zerodraft -C n status --by-party
status 0 "by party"
out_has "EU	2	1	1	0	0	0	0	OP1" "with fates, and what it holds open"
run zerodraft -C n status --by-part
status 0 "by part"
is "whose paragraphs are all" 51 "$(awk -F '\t' '$2 + 0 { n += $2 }
	END { print n }' "$work/out")"
is "and the brackets in them" "$(zerodraft -C n brackets --format plain |
	awk -F '\t' '/^Total/ { print $2 }')" "$(awk -F '\t' '
	$2 + 0 { n += $6 } END { print n }' "$work/out")"
run zerodraft -C n status --open
status 0 "what must be settled"
out_has "OP9	zero	reopened by European Union" "reopened"
out_has "OP22	zero	1 bracket; 1 amendment (US)" "amended, in brackets"
is "each paragraph once" 51 "$(grep -c '	zero	' "$work/out")"
is "what has nothing against it comes last" 1 "$(grep 'zero	' "$work/out" |
	cut -f 3 | sed 's/^nothing.*/last/; t; s/.*/first/' | uniq |
	paste -sd ' ' - | grep -cx 'first last')"
zerodraft -C n position --as RUS reserve OP6 >/dev/null
zerodraft -C n round rev1 >/dev/null
zerodraft -C n carry >/dev/null 2>&1
zerodraft -C n agree OP2 OP3 >/dev/null
zerodraft -C n propose --as US -i 'OP5: delete' >/dev/null 2>&1
run zerodraft -C n status --open
out_has "OP22	zero	1 bracket; 1 amendment (US)" \
	"carried over, it is as old as it was"
out_has "OP5	rev1	1 amendment (US)" "what came up later is younger"
out_lacks "OP2	" "what is agreed is not there"
run zerodraft -C n status --rounds
status 0 "round after round"
out_has "zero	51	0	0	51	" "as it was circulated"
out_has "rev1	51	0	1	50	" "the next"
out_has "now	51	2	1	48	" "and now"
out_has "█▒░" "with a bar"
run zerodraft -C n status --rounds --format svg
status 0 "as a picture"
out_has "now: 48 open" "that says what it shows"
run zerodraft -C n status
out_lacks "Silence" "no text was put under silence"
zerodraft -C n silence open --until 2026-04-01T12:00-04:00 >/dev/null
run zerodraft -C n status
out_has "Silence on rev1 until 1 April 2026, 12:00 (UTC-04:00): no objection" \
	"one that was is said"
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

# A reservation on a part of a paragraph holds the paragraph.
negotiation part
zerodraft -C part position --as EU reserve "OP26 (c)" >/dev/null 2>&1
zerodraft -C part position --as US oppose "OP9[1]" >/dev/null 2>&1
run zerodraft -C part status --format json
status 0 "with positions on parts"
is "both are counted" '["EU"] ["US"]' "$(python3 -c '
import json, sys
d = json.load(open(sys.argv[1], encoding="utf-8"))
held = {p["paragraph"]: p["reserved"] for p in d["status"]["list"]}
print(json.dumps(held["OP26"]), json.dumps(held["OP9"]))' "$work/out")"

done_testing
