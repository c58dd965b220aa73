# zerodraft cite list: where a text cites another.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
need git

negotiation n
ZERODRAFT_DIR=n
export ZERODRAFT_DIR

run zerodraft cite list
status 0 "of the current round"
out_has "PP5	73/195	para. 7	resolution	(based on 73/195, para 7)" \
	"a citation in brackets"
out_has "PP3	73/326		resolution	its resolution 73/326 of 19 July 2019" \
	"one in running text"
out_has "PP1, footnote udhr	217 A (III)" "one in a footnote"
run zerodraft cite list PP5 PP6
is "only two paragraphs" "2 citations of 1 source" \
	"$(tail -n 1 "$work/out")"
run zerodraft cite list zero PP5
is "of a round" "1 citation of 1 source" "$(tail -n 1 "$work/out")"
run zerodraft cite list --by-source
out_has "PP13 (para. 46); PP13 (para. 50)" "by what is cited"
run zerodraft cite list OP99
status 3 "no such paragraph"
err_has "OP99" "it is named"
run zerodraft cite list --rounds
status 2 "no such option"

run zerodraft cite
status 2 "no command of the family"
err_has "list diff fix check" "those that there are"

# A file, without a repository.
unset ZERODRAFT_DIR
printf '%s\n' 'The General Assembly,' '' \
	'1. Decides on a 90/10 split (90/10), 24/7, [shall/should], 2024/25;' \
	'' '2. Recalls A/80/401 and resolution 16/18 of the Human Rights' \
	'Council and decision 15/4 of the Conference.' >draft.txt
run zerodraft cite list draft.txt
status 0 "a file"
out_has "OP2	A/80/401		document" "a document is its own kind"
out_has "OP2	A/HRC/RES/16/18" "another body"
out_has "OP2	15/4 (of another body)" "one that is not known"
is "and nothing else" "3 citations of 3 sources" "$(tail -n 1 "$work/out")"
run zerodraft cite list --format json draft.txt
out_has '"citations"' "what is shown, for machines"
run zerodraft cite list --format markdown draft.txt
out_has "| OP2 | A/80/401 |" "Markdown"
run zerodraft cite list --format html draft.txt
out_has "A/HRC/RES/16/18" "HTML"
run zerodraft cite list none.txt
status 3 "a file that is not there"

# The worst a line can be.
awk 'BEGIN { printf "The General Assembly,\n\n1. Notes (";
	for (i = 0; i < 50000; i++) printf "1/1, para 1, [("; print "." }' \
	>hostile.txt
run zerodraft cite list -o out.txt hostile.txt
status 0 "a hostile line is read in bounded time"

done_testing
