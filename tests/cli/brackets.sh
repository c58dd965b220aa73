#!/bin/sh
# brackets: what is not agreed, whose it is, since when.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n

run zerodraft -C n brackets
status 0 "the brackets of the text as it is"
out_has "OP9[2]		2	contested	1	1 of 2		zero	shall" \
	"depth, kind, words, alternative, round"
out_has "PP14[1]		1	placeholder" "a placeholder is told apart"
out_has "footnote marks" "what is not open is counted apart"
out_has "By part:" "totals by part"
run zerodraft -C n brackets zero OP9
out_has "OP9	3	2	18	40" "totals of one paragraph"
out_lacks "OP10" "and of no other"
run zerodraft -C n brackets OP9
out_has "OP9[3]" "a label of the current text"

# Whose, and since when.
zerodraft -C n propose --as US -i 'OP7: replace "shall" with "will"' \
	>/dev/null
zerodraft -C n bracket US/1 >/dev/null
run zerodraft -C n brackets main OP7
out_has "OP7[1]		1	contested	1	1 of 2	US	main	shall" \
	"the party whose amendment put it there"
run zerodraft -C n brackets --rounds
status 0 "through the rounds"
out_has "zero	34	0	0	0	0	34" "at first all are new"
out_has "main	2	0	0	0	0	36" "then those of the amendment"
zerodraft -C n choose 'OP7[1]' will >/dev/null
zerodraft -C n round rev1 >/dev/null 2>&1
zerodraft -C n lift OP4 >/dev/null
run zerodraft -C n brackets --rounds
out_has "rev1	2	0	0	1	1	34" "an alternative was chosen in rev1"
out_has "main	0	0	1	0	0	33" "one was lifted since"
out_has "OP4[1]	main	lifted	zero" "it is said which"
out_has "OP7[2]	rev1	alternative chosen	rev1	US	will" "and whose"
run zerodraft -C n brackets --rounds rev1
out_lacks "main" "up to a round"

# Two texts by name, through a move and a merger.
run zerodraft brackets --rounds "$ZD_SRC/drafts/zero.md" \
	"$ZD_SRC/drafts/rev1.md"
status 0 "files, without a negotiation"
out_has "rev1.md	12	7	12	0	2	32" "from one to the next"

# A file, with every kind.
cat >kinds.md <<'END'
**OP1.** *Decides* that [extreme – US; G77 delete] a[n] matter [based on 73/195, para 7] [TBD] [Note: check] [EU: reserve];

**OP2.** [*Invites* all to [come/go];

**OP3.** and more; [agreed ad ref]]

**OP4.** *Urges* all [, in full [respect of law;
END
run zerodraft brackets kinds.md
status 1 "a text with halves that stand alone"
out_has "OP1[1]		1	contested	4		US; G77: delete" "owners"
out_has "OP1[3]		1	placeholder" "a placeholder"
out_has "OP1[4]		1	remark" "a remark"
out_has "OP1[5]		1	attribution	2		EU: reserve" \
	"an attribution"
out_has "OP2[2]		2	contested	1	2 in it" "slashes"
out_has "Invites all to [come/go]; and more;" "over two paragraphs"
out_has "Not counted: 1 status mark, 1 citation." "what is not open"
is "two findings" "2" "$(grep -c "bracket-not-closed" "$work/err")"
err_has "OP4: “[, in full [respect" "with the place"
err_has "2 open, 0 close" "and why"

for format in term markdown critic html plain; do
	run zerodraft brackets kinds.md --format $format
	status 1 "as $format"
	out_has "reserve" "with everything in it"
done
run zerodraft -C n brackets --format json
ok "as JSON" grep -q '"what": "brackets"' "$work/out"

run zerodraft -C n brackets OP99
status 3 "no such paragraph"
run zerodraft -C n brackets --rounds OP9
status 2 "--rounds takes texts"
run zerodraft brackets
status 3 "no negotiation"

# Hostile: bounded time, a clear answer.
awk 'BEGIN { printf "**OP1.** "
	for (i = 0; i < 100000; i++) printf "[a "
	for (i = 0; i < 10000; i++) printf "]"; print "" }' >many.md
run timeout 60 zerodraft brackets many.md OP1
status 1 "100,000 brackets that do not balance"
out_has "OP1	100000	" "all of them are counted"

# The three climate drafts: every imbalance reported is a real one, and the
# totals are held in tests/unit/codec/test_brackets.c.
if [ -d "${ZERODRAFT_CORPUS-}/climate" ]; then
	set -- "$ZERODRAFT_CORPUS"/climate/*.txt
	run zerodraft brackets --rounds "$@"
	status 1 "three drafts of 2015"
	out_has "draft-agreement-2015-10-05.txt	231	" "231 in the first"
else
	skip "three drafts of 2015" "no \$ZERODRAFT_CORPUS"
fi
done_testing
