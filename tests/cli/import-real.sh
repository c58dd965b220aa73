#!/bin/sh
# The real Zero Draft of 7 June 2019, as it came out of a PDF.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
corpus

zerodraft init n >/dev/null
run zerodraft -C n import --round zero \
	"$ZERODRAFT_CORPUS/seeds/zero-draft-imrf-2019.txt"
status 0 "it comes in"
out_has "13 preambular paragraphs, 41 operative paragraphs, 7 sub-paragraphs" \
	"every paragraph is there"
out_has "4 footnotes" "and every footnote, once"
ok "what is doubtful is said, with its line" grep -Eq ':[0-9]+: (info|warning)' "$work/err"
zerodraft -C n show --format markdown -o zero.md
not_ok "nothing of the letter is in it" grep -q Excellency zero.md
run zerodraft -C n show OP10 --format plain
out_has "to review the implementation of the Global Compact" "OP10 is whole"
for letter in fourth-round-2018 resident-coordinators-2019; do
	run zerodraft -C n import --round rev1 \
		"$ZERODRAFT_CORPUS/seeds/letter-$letter.txt"
	status 3 "a letter is no draft: $letter"
done
done_testing
