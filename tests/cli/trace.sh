#!/bin/sh
# trace: a paragraph's way through the rounds, by its words.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
z() {
	zerodraft -C n "$@" >/dev/null 2>&1 || fail "$*"
}

run zerodraft -C n trace OP7
status 0 "with one round"
out_has "OP7	23 of 55	23 words	Import Zero Draft" \
	"where it stands and who brought it"

# What an act on record did is named.
z propose --as EU -i 'OP7: replace "shall" with "will"'
z propose --as G77 -i 'OP9: delete'
z accept EU/1 G77/1
run zerodraft -C n trace OP7
out_has "edited: 22 words kept, 1 in, 1 out	accept EU/1" \
	"an accepted amendment is named"
run zerodraft -C n trace OP9 --on zero
status 0 "forwards from a round"
out_has "main	OP9	–	gone:" "what is gone has a last line"
out_has "accept G77/1" "and the act that took it out"
run zerodraft -C n trace OP9
status 3 "it is not in the newest text"
err_has "OP9" "the message names it"

# By words, through a merge, a split and a move.
z import --round rev1 "$ZD_SRC/drafts/rev1.md"
run zerodraft -C n trace OP8
out_has "merged from OP7 and OP8" "a merge leads back to both"
run zerodraft -C n trace OP5 --on zero
out_has "Rev 1	OP5	" "a split leads to one part"
out_has "Rev 1	OP6	" "and to the other"
run zerodraft -C n trace OP25 --on zero
out_has "Rev 1	OP16	" "a move is followed"

run zerodraft -C n trace --all
status 0 "all of them"
out_has "PP3 + PP4	PP3	" "is a concordance"
out_has "–	OP25	new" "with what is new"

# The picture.
run zerodraft -C n trace --all --format svg
status 0 "as a picture"
out_has "<title id=\"picture.title\">" "it says what it is"
out_has "<desc id=\"picture.desc\">" "and describes itself"
out_has ">OP16</text>" "labels are text"
cp "$work/out" one.svg
run zerodraft -C n trace --all --format svg
out_is one.svg "the same bytes each time"
if command -v python3 >/dev/null 2>&1; then
	ok "it is well-formed XML" python3 -c \
		'import xml.dom.minidom as m; m.parse("one.svg")'
fi
run zerodraft -C n trace --all --format html
out_has "<figure class=\"picture\"" "the page has it too"
run zerodraft -C n trace --all --format json
out_has '"stops": [' "JSON has the stops"
run zerodraft -C n trace OP8 --format svg
status 2 "one paragraph has no picture"
run zerodraft -C n show --format svg
status 2 "nor has a draft"
err_has "svg" "the message says so"

# A clone tells the same.
if command -v git >/dev/null 2>&1; then
	git clone -q --bare n m 2>/dev/null
	zerodraft -C n trace --all >here
	zerodraft -C m trace --all >there
	same here there "a clone gives the same bytes"
fi

run zerodraft -C n trace
status 2 "a label or --all"
run zerodraft -C n trace --all OP3
status 2 "not both"
run zerodraft -C n trace OP3 --on rev9
status 3 "an unknown revision"
run zerodraft -C n trace 'OP3<script>'
status 3 "what is no label"
zerodraft init empty >/dev/null
run zerodraft -C empty trace --all
status 3 "before the first round"
err_has "round" "the message says why"
done_testing
