#!/bin/sh
# speak: for the one who holds the microphone.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
p() { zerodraft -C n propose "$@" >/dev/null 2>&1 || fail "propose $*"; }
say() { zerodraft -C n position "$@" >/dev/null || fail "position $*"; }

run zerodraft -C n speak
status 2 "who speaks?"
run zerodraft -C n speak --as Atlantis
status 3 "no such party"
run zerodraft -C n speak --as EU
status 0 "before anybody has spoken"
out_has "Nothing is on the table" "there is nothing to say"

p --as EU -i 'OP12: replace "Welcomes" with "Notes"'
p --as EU -i 'OP15: replace "[200]" with "200"' -i 'OP1: delete'
p --as US -i 'OP12: replace "many" with "some"'
p --as Mexico -i 'OP12: replace "Welcomes" with "Notes"'
p --as France -i 'OP2: delete'
p --as US -i 'OP31: delete'
say --as CAN support EU/1
say --as RUS oppose EU/1 -m "too weak"
say --as EU support US/1
say --as EU reserve OP6
say --as CHE reserve OP6
run zerodraft -C n speak --as EU
status 0 "with something on the table"
out_has "EU/1, pending: replace “Welcomes” by “Notes”" "our amendment"
out_has "Proposed: US/1: replace “many” by “some”" "others', with who"
out_has "Proposed: MEX/1: replace “Welcomes” by “Notes”" "the same too"
out_has "With us: CAN, MEX: 2 Member States" \
	"who supports us, and who wants the same"
out_has "Against us: RUS: 1 Member State" "and who is against"
out_has "Say: On OP12, we propose to replace “Welcomes” by “Notes”; we can support the proposal of the United States of America." \
	"a sentence to say"
out_has "Say: On OP15, we propose to lift the brackets in “[200]”." \
	"what only lifts brackets says so"
out_has "Say: On OP1, we propose to delete it." "a paragraph"
out_has "Say: On OP6, we reserve our position." "a position"
out_has "With us: CHE" "and who shares it"
out_lacks "[^" "marks of footnotes are not read aloud"
is "in the order of the text" "OP1 OP2 OP6 OP12 OP15" \
	"$(grep -xE 'OP(1|2|6|12|15)' "$work/out" | paste -sd ' ' -)"
run zerodraft -C n speak --as France OP12
out_has "EU/1 (our group): replace" "a group speaks for its members"
out_lacks "OP15" "only the paragraph asked for"
run zerodraft -C n speak --as EU OP2
out_has "FRA/1 (a member of ours): delete it" "and its members beside it"
run zerodraft -C n speak --as EU OP99
status 3 "no such paragraph"
run zerodraft -C n speak --as EU --format markdown
status 0 "to be printed"
out_has "## OP12" "as Markdown"
run zerodraft -C n speak --as EU --format json
status 0 "for programs"
zerodraft -C n accept EU/1 >/dev/null
zerodraft -C n reject EU/2 >/dev/null
run zerodraft -C n speak --as EU OP12
out_has "EU/1, accepted: replace" "what became of our wording"
out_lacks "we propose" "is not proposed again"
zerodraft -C n round rev1 >/dev/null
zerodraft -C n carry >/dev/null 2>&1
run zerodraft -C n speak --as EU
out_has "What became of our wording on zero" "and of that of the round before"
out_has "EU/1	OP12	verbatim" "with the verdict"

# Names as they are said aloud.
negotiation names
for party in Iran Nigeria Niger Netherlands EU AOSIS; do
	zerodraft -C names propose --as "$party" -i 'OP2: delete' >/dev/null 2>&1
done
for code in IRN NGA NER NLD EU AOSIS; do
	zerodraft -C names position --as US oppose "$code/1" >/dev/null
done
run zerodraft -C names speak --as US
for name in "the Islamic Republic of Iran" Nigeria "the Niger" \
	"the Kingdom of the Netherlands" "the European Union" \
	"the Alliance of Small Island States"; do
	out_has "cannot accept the proposal of $name" "$name"
done

# Who is flexible is against nobody; a sub-paragraph's sign alone is a wish.
negotiation signs
zerodraft -C signs position --as US flexible OP6 >/dev/null
zerodraft -C signs position --as CHE support OP6 >/dev/null
zerodraft -C signs position --as CAN oppose OP6 >/dev/null
run zerodraft -C signs speak --as US
out_lacks "Against us" "who is flexible has nobody against it"
run zerodraft -C signs speak --as CAN
out_has "Against us: CHE: 1 Member State" "who supports is against who opposes"
sed '/^\*\*OP26/,/^\*\*OP27/s/^ *\\(b)/\\(bb)/' "$ZD_SRC/drafts/zero.md" >bb.md
zerodraft -C signs propose --as EU bb.md >/dev/null 2>&1
run zerodraft -C signs speak --as EU
out_has "Say: On OP26, we propose to replace it by “" "a sign alone"
out_lacks "we propose to ." "no wish is empty"

done_testing
