#!/bin/sh
# bracket: what an amendment changes comes into the text in brackets.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
p() { zerodraft -C n propose "$@" >/dev/null 2>\&1 || fail "propose $*"; }

p --as US -i 'OP22: delete' -i 'OP7: replace "shall" with "will"' \
	-i 'OP5: move after OP6' -i 'OP24: delete "[fewer than 30] "'
p --as CHE -i 'OP32 bis: *Urges* all donors to give more;'

run zerodraft -C n bracket US/2 CHE/1 -m "to be taken up in informals"
status 0 "amendments of two parties"
out_has "US/2	bracketed" "it is said of one"
out_has "CHE/1	bracketed" "and of the other"
is "with the remark" "to be taken up in informals" \
	"$(git -C n log -1 --format=%b main | sed -n 1p)"
run zerodraft -C n show main OP7
out_has "Forum [shall][will] continue" "old words and new words"
run zerodraft -C n show main 'OP32 bis'
out_has "[Urges all donors to give more;]" "a new paragraph"
run zerodraft -C n bracket US/1
status 0 "a deletion"
run zerodraft -C n show main OP22
out_has "[Encourages" "is a bracket around the paragraph"
run zerodraft -C n bracket US/4
run zerodraft -C n show main OP24
out_has "[[fewer than 30]] donors" "brackets within brackets"
run zerodraft -C n bracket US/2
status 3 "once is enough"
run zerodraft -C n accept US/2
status 0 "what is in brackets can be accepted"
run zerodraft -C n show main OP7
out_has "Forum will continue" "its brackets go, with the old words"
run zerodraft -C n reject US/4 CHE/1 US/1
status 0 "or rejected"
is "and the text is what it was" "" "$(git -C n diff --name-only zero main \
	-- draft/contents draft/zero-OP22.md draft/zero-OP24.md)"
run zerodraft -C n accept US/4
status 3 "after that it is decided"
zerodraft -C n propose --as EU -i 'OP33 (c): delete' >/dev/null
zerodraft -C n bracket EU/1 >/dev/null
run zerodraft -C n show main OP33
out_has "(b) an analysis" "sub-paragraphs that stay"
out_has "(c) [[an estimate" "are not in the brackets of one that goes"
run zerodraft -C n bracket US/3
status 2 "a move has no brackets"
err_has "US/3: " "the message says which"
err_has "accept or reject" "the message says what can be done"
run zerodraft -C n amendments --as US
out_has "US/2	accepted" "the list says so"
out_has "US/3	pending" "of each"

# Words of the text itself.
negotiation w
run zerodraft -C w bracket OP3 voluntary "right to privacy" -m "for later"
status 0 "words of a paragraph"
out_has "OP3	put in brackets	voluntary" "it is said of each"
run zerodraft -C w show main OP3
out_has "[on a [voluntary] basis]" "the first is in brackets"
out_has "the [right to privacy];" "and so is the second"
is "one commit with the act" "bracket" \
	"$(git -C w log -1 --format='%(trailers:key=Act,valueonly)' main |
		sed -n 1p)"
run zerodraft -C w diff zero main --stat
status 1 "brackets are a difference"
out_has "OP3	OP3	edited	43	0	0	2 put in" "no word changed"
run zerodraft -C w bracket OP5
status 0 "a whole paragraph"
run zerodraft -C w show main OP5 --format markdown
out_has "[*Welcomes* the opening" "with its opening verb"
run zerodraft -C w bracket 'OP33 (a)'
status 0 "a sub-paragraph alone"
before=$(git -C w rev-parse main)
run zerodraft -C w bracket OP3 the
status 3 "words that stand there twice"
err_has "stands 2 times in OP3" "how often"
run zerodraft -C w bracket OP3 nowhere
status 3 "words that do not"
run zerodraft -C w bracket OP3 data nowhere
status 3 "all or none"
run zerodraft -C w bracket OP99 data
status 3 "no such paragraph"
is "nothing was changed" "$before" "$(git -C w rev-parse main)"
run zerodraft -C w lift OP5
status 0 "and lifted again"
is "gives the text back" "" \
	"$(git -C w diff --name-only zero main -- draft/zero-OP5.md)"
done_testing
