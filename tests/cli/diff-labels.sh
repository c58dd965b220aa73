#!/bin/sh
# diff with labels: what was asked for alone is shown, counted, and decides.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
zero=$ZD_SRC/drafts/zero.md
rev1=$ZD_SRC/drafts/rev1.md

diff_of() {
	run zerodraft diff "$@"
}

# Every display: a paragraph that changed, one that did not, one that is not
# there.
for how in --changed --stat --name-only --side-by-side "--format pairs" \
	"--format html" "--format json" "--format markdown" "--format critic" \
	"--stat --format json" "--side-by-side --changed" \
	"--side-by-side --format html"; do
	# shellcheck disable=SC2086
	diff_of $how "$zero" "$rev1" OP5
	status 1 "a paragraph that changed: $how"
	out_lacks "OP9" "and no other one: $how"
	# shellcheck disable=SC2086
	diff_of $how "$zero" "$rev1" OP1
	status 0 "one that did not: $how"
	# shellcheck disable=SC2086
	diff_of $how "$zero" "$rev1" OP1 OP5
	status 1 "one of two did: $how"
	# shellcheck disable=SC2086
	diff_of $how "$zero" "$rev1" OP99
	status 3 "there is none: $how"
	err_has 'there is no "OP99" in this text' "and says so: $how"
	# shellcheck disable=SC2086
	diff_of $how "$zero" "$rev1" OP5 OP99
	status 3 "one of two is not there: $how"
done

# --stat: a row for each paragraph that has the label in either text, and
# their totals
diff_of --stat "$zero" "$rev1" OP12
status 1 "a label that another paragraph has now"
out_has "OP11 and OP12	OP11	split	48	4	2" "the one that has it"
out_has "OP13	OP12	renumbered	39	0	0" "the one that had it"
out_has "Total		2 listed	87	4	2" "no other one is counted"
out_has "Paragraphs: 1 renumbered, 1 split. Words: 87 kept, 4 in, 2 out." \
	"nor below"
diff_of --stat "$zero" "$rev1" OP1
status 0 "nothing of it changed"
out_has "Total		0 listed	45	0	0" "nothing is listed"
out_has "Paragraphs: 1 same. Words: 45 kept, 0 in, 0 out." "and it is the same"

# --name-only: of what it was all that it became, of what it is itself
diff_of --name-only "$zero" "$rev1" OP11
status 1 "what was split"
ok "both parts" [ "$(tr '\n' ' ' <"$work/out")" = "OP11 OP12 " ]
diff_of --name-only "$zero" "$rev1" OP12
status 1 "a part of it"
ok "and what had the label" \
	[ "$(tr '\n' ' ' <"$work/out")" = "OP12 OP13 " ]

# The legend counts what is shown.
diff_of "$zero" "$rev1" OP12
status 1 "the redline of a label"
out_has "Paragraphs: 1 renumbered, 1 split. Words: 55 kept, 1 in, 1 out." \
	"the words of that part alone"
diff_of "$zero" "$rev1" OP1
status 0 "one that did not change"
out_has "Paragraphs: 1 same. Words: 45 kept, 0 in, 0 out." "nothing changed"
diff_of "$zero" "$rev1" OP41
status 1 "a bracket is lifted"
out_has "Words: 19 kept, 0 in, 0 out. Brackets: 0 unchanged, 1 lifted." \
	"brackets are counted there too"
diff_of --side-by-side "$zero" "$rev1" OP12
status 1 "they differ"
out_has "Paragraphs: 1 renumbered, 1 split. Words: 55 kept, 1 in, 1 out." \
	"side by side too"
diff_of --side-by-side --via "$rev1" "$zero" "$zero" OP1
status 0 "by way of another text"
out_has "Paragraphs: 1 same." "of each step"
diff_of --side-by-side --via "$rev1" "$zero" "$zero" OP5
status 1 "what changed and changed back"

# All labels are all of it.
printf '**OP1.** One [two] three;\n\n**OP2.** Four [and] five;\n' >a.md
printf '**OP1.** One two three;\n\n**OP2.** Four [and] fife [six];\n' >b.md
diff_of a.md b.md
status 1 "they differ"
legend=$(sed -n 1p "$work/out")
diff_of a.md b.md OP1 OP2
status 1 "they differ"
ok "all labels: all counts" [ "$(sed -n 1p "$work/out")" = "$legend" ]
diff_of --stat a.md b.md
status 1 "they differ"
cp "$work/out" all
diff_of --stat a.md b.md OP1 OP2
status 1 "they differ"
ok "all labels: the same table" cmp -s "$work/out" all
diff_of --format pairs a.md b.md
status 1 "they differ"
cp "$work/out" all
diff_of --format pairs a.md b.md OP1 OP2
status 1 "they differ"
ok "all labels: the same pairs" cmp -s "$work/out" all
diff_of --format pairs a.md b.md OP1
status 1 "they differ"
ok "one label: the first of them" \
	[ "$(cat "$work/out")" = "$(sed -n 1,3p all)" ]

# A sub-paragraph
diff_of "$zero" "$rev1" "OP29 (b)"
status 0 "a sub-paragraph that did not change"
out_has "Paragraphs: none. Words: 11 kept, 0 in, 0 out." "is not its paragraph"
diff_of --stat "$zero" "$rev1" "OP29 (b)"
status 0 "nor in a table"
out_has "Total		0 listed" "which lists nothing"
diff_of "$zero" "$rev1" "OP29 (a)"
status 1 "one that changed"
out_has "Paragraphs: 1 edited. Words: 25 kept, 12 in, 0 out." "and its words"
diff_of --stat "$zero" "$rev1" "OP29 (a)"
status 1 "in a table"
out_has "OP29	OP26	edited	93	12	0" "it stands for its paragraph"
diff_of --name-only "$zero" "$rev1" "OP29 (a)"
status 1 "they differ"
ok "and by name" [ "$(cat "$work/out")" = OP29 ]

# --ignore decides too.
printf 'OP1. Decides to meet;\n\nOP2. Invites all.\n' >c.md
printf 'OP1. Decides To meet;\n\nOP2. Invites some.\n' >d.md
for how in --changed --stat --name-only --side-by-side "--format pairs"; do
	# shellcheck disable=SC2086
	diff_of --ignore case $how c.md d.md OP1
	status 0 "what changed is ignored: $how"
	# shellcheck disable=SC2086
	diff_of --ignore case $how c.md d.md OP2
	status 1 "what changed is not: $how"
done
diff_of --ignore case --stat c.md d.md OP2
status 1 "they differ"
out_has "Ignored: 0 changes of case." "what is not asked for is not counted"
diff_of --ignore case --stat c.md d.md OP1
status 0 "all of it is ignored"
out_has "Ignored: 1 change of case." "what is, is"

# --changed: what was asked for and changed, or stands beside a change
for i in 1 2 3 4 5; do
	printf 'OP%d. Requests report number %d of it;\n\n' $i $i
done >e.md
sed 's/report number 1/notes number 1/' e.md >f.md
for how in "" --side-by-side; do
	# shellcheck disable=SC2086
	diff_of --changed $how e.md f.md OP1 OP2 OP4
	status 1 "--changed with labels $how"
	out_has "Requests report number 2" "beside a change $how"
	out_lacks "Requests report number 4" "nowhere near one $how"
	out_has "1 unchanged paragraph left out" "one is left out $how"
done

# Pairs are runs of text.
for how in --stat --name-only --changed --side-by-side; do
	diff_of $how --format pairs "$zero" "$rev1"
	status 2 "pairs are no display: $how"
	err_has "pairs are runs of text" "and it says so: $how"
done

done_testing
