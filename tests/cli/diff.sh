#!/bin/sh
# diff: paragraphs matched, words marked; exit status as diff.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
zerodraft -C n import --round rev1 "$ZD_SRC/drafts/rev1.md" >/dev/null 2>&1

run zerodraft -C n diff zero zero
status 0 "nothing differs"
run zerodraft -C n diff zero rev1
status 1 "two rounds differ"
out_has "merged" "mergers are named"
out_has "split into" "splits too"
out_has "moved" "moves too"
out_has "{+, their entrepreneurship+}" "words are marked"
run zerodraft -C n diff "$ZD_SRC/drafts/zero.md" rev1
status 1 "a file against a round"
run zerodraft diff "$ZD_SRC/drafts/zero.md" "$ZD_SRC/drafts/zero.md"
status 0 "two files, without a repository"
run zerodraft -C n diff zero rev1 --stat
status 1 "a table of differences is one"
out_has "Total" "--stat has totals"
run zerodraft -C n diff zero rev1 --name-only
status 1 "so are labels"
out_has "OP37" "--name-only lists what changed"
out_lacks "migrants" "and nothing else"
run zerodraft -C n diff zero rev1 --changed
status 1 "what changed alone"
out_has "unchanged paragraph" "--changed counts what it leaves out"
out_lacks "PP1. Reaffirming" "and leaves it out"
out_has "PP2. Recalling the 2030" "but what stands beside a change"
out_has "Progress Declaration of the International" "and the title"
out_lacks "organ:" "a field has no neighbours"
run zerodraft -C n diff zero rev1 OP11
status 1 "a paragraph that differs"
out_has "split" "by label"
out_lacks "Mindful" "shows only that paragraph"
run zerodraft -C n diff zero rev1 --stat --changed
status 2 "shapes exclude one another"
run zerodraft -C n diff zero
status 2 "one side is missing"
run zerodraft -C n diff zero rev9
status 3 "one side is not there"
run zerodraft -C n diff zero rev1 --color always
status 1 "in colour"
ok "colour when asked for" grep -q "$(printf '\033')\\[" "$work/out"
run zerodraft -C n diff zero rev1
status 1 "without"
not_ok "none in a pipe" grep -q "$(printf '\033')" "$work/out"
run zerodraft -C n diff zero rev1 --format markdown
status 1 "in another format"
out_has "~~" "as Markdown"
out_has "title:" "that is a document of its own"

# Renumbering alone
printf '**OP1.** *Requests* one thing;\n\n**OP2.** *Invites* another;\n' >a.md
printf '**OP1.** *Decides* a wholly new matter here;\n\n**OP2.** *Requests* one thing;\n\n**OP3.** *Invites* another;\n' >b.md
run zerodraft diff a.md b.md --stat
status 1 "another label is a difference"
out_has "renumbered" "another label alone is a renumbering"
out_lacks "edited" "and no edit"

# Footnotes that only got other numbers
cat >few.md <<'END'
**PP1.** *Recalling* the Agenda,[^1]

**PP2.** *Recalling also* the Compact,[^2] and the Plan,[^3]

**OP1.** *Decides* to meet.[^4]

[^1]: Resolution 70/1.

[^2]: Resolution 73/195.

[^3]: Resolution 71/280.

[^4]: See A/CONF.231/3.
END
sed -e 's/\[^4\]/[^5]/' -e 's/\[^3\]/[^4]/' -e 's/\[^2\]/[^3]/' \
	-e 's/\[^1\]/[^2]/' few.md >more.md
printf '\n[^1]: The Charter.\n' >>more.md
printf '**PP0.** *Guided* by the Charter,[^1]\n\n' | cat - more.md >added.md
run zerodraft diff --stat few.md added.md
status 1 "a footnote is added before the others"
out_has "OP1	OP1	renumbered	3	0	0" "that marks moved on is no edit"
out_has "PP2	PP2	renumbered" "nor are several in one paragraph"
out_lacks "edited" "nothing else is"
run zerodraft diff --stat added.md few.md
status 1 "footnotes that go"
out_lacks "edited" "nor the other way round"
run zerodraft diff --ignore notes --stat few.md added.md
status 1 "footnotes that come, ignored"
out_lacks "OP1	OP1" "--ignore notes leaves them out"
sed -e 's/\[^1\]/[^x]/' -e 's/\[^2\]/[^1]/' -e 's/\[^x\]/[^2]/' few.md |
	awk '/^\[\^2\]/ { held = $0; next } { print }
		/^\[\^1\]/ { print ""; print held }' >swapped.md
run zerodraft diff few.md swapped.md
status 1 "two footnotes change their order"
out_has "[-[^2]-]{+[^1]+} Resolution 73/195." "each is shown with its numbers"
out_lacks "moved" "and none has moved"
out_has "4 renumbered" "they and their paragraphs are renumbered"
sed 's/Compact,\[^2\] and the Plan,\[^3\]/Compact,[^3] and the Plan,[^2]/' \
	few.md >crossed.md
run zerodraft diff --stat few.md crossed.md
status 1 "marks that change places"
out_has "PP2	PP2	edited" "a mark that refers to another footnote is an edit"

# An empty text
: >empty.md
run zerodraft diff --stat empty.md a.md
status 1 "nothing against a text"
err_has "there is no paragraph in this text [no-paragraph]" "a finding says so"
out_has "Total		2 listed	0	5	0" "all of it is new"
run zerodraft diff --stat a.md empty.md
status 1 "a text against nothing"
out_has "Total		2 listed	0	0	5" "all of it is dropped"
run zerodraft diff empty.md empty.md
status 0 "nothing against nothing"
run zerodraft -C n import --round none empty.md
status 3 "what is to become a round has to have a paragraph"
err_has "there is no paragraph" "and the message says that it has none"

# Many paragraphs dropped, none left open on the new side
for i in $(seq 1 400); do
	printf '**OP%d.** *Requests* matter %d of the list of %d others;\n\n' \
		"$i" $((i * 7)) $((i * i))
done >long.md
sed -n '1,199p' long.md >short.md
run timeout 20 zerodraft diff long.md short.md --stat
status 1 "a long text against its own beginning ends"
out_has "300 listed" "with everything else dropped"

# The totals of --stat say what became of the paragraphs.
run zerodraft -C n diff --stat zero rev1
status 1 "totals"
out_has "Paragraphs: 16 same, 32 edited, 10 renumbered" "of relations"
out_has "Words: 1792 kept, 210 in, 49 out. Brackets: 13 unchanged" "and all"

# Side by side a sub-paragraph of a sub-paragraph stands deeper.
run zerodraft -C n diff --side-by-side zero rev1 OP29
status 1 "sub-paragraphs, side by side"
ok "the first ones" grep -q '│   (b) to account for' "$work/out"
ok "and theirs" grep -q '│     (i) collecting' "$work/out"
run zerodraft -C n diff --side-by-side --format html zero rev1 OP29
status 1 "as HTML"
out_has '<p class="sub-paragraph deep">' "as well"

# pairs: the bytes that survive, by offset
printf 'OP1. one two three four five\n' >c.md
printf 'OP1. one two 3 four five\n' >d.md
run zerodraft diff --format pairs c.md d.md
status 1 "as pairs of offsets"
out_has "B 5 5 6" "the first run, blanks not counted"

# --ignore
printf 'OP1. Decides to meet, and to part.\n' >e.md
printf 'OP1. Decides To meet and to part;\n' >f.md
run zerodraft diff --ignore punctuation e.md f.md
status 1 "something is left"
out_has "Ignored: 2 changes of punctuation." "what was ignored is counted"
out_has "[-to-]{+To+} meet and to part;" "and shown as the new text"
run zerodraft diff --ignore punctuation,case e.md f.md
status 0 "nothing is left"
out_lacks "{+T" "nothing is marked"
run zerodraft diff --ignore punctuation --ignore case --stat e.md f.md
status 0 "twice as well as with a comma"
out_has "0 listed" "nothing is listed"
out_has "1 change of case" "--stat says what was ignored"
run zerodraft diff --ignore case,punctuation --name-only e.md f.md
out_lacks "OP1" "nothing is named"
run zerodraft diff --ignore commas e.md f.md
status 2 "an unknown kind"
err_has "citations, markup" "the message lists them"

# --side-by-side
run zerodraft -C n diff --side-by-side zero rev1
status 1 "side by side"
out_has "│" "in columns"
out_has "OP25 → OP16, moved" "whither"
out_has "OP16 ← OP25, moved" "whence"
too_wide() {
	[ "$(sed '/^»/d' "$work/out" | wc -L)" -gt "$1" ]
}
not_ok "in a hundred columns" too_wide 100
COLUMNS=80
export COLUMNS
run zerodraft -C n diff --side-by-side zero rev1
status 1 "columns"
not_ok "in as many as are asked for" too_wide 80
unset COLUMNS
run zerodraft -C n diff --side-by-side --changed zero rev1
status 1 "side by side, what changed"
out_has "unchanged paragraph" "--changed counts what it leaves out"
run zerodraft -C n diff --side-by-side --format html zero rev1 OP11
status 1 "as a web page"
out_has '<td data-column="rev1">' "a table in HTML"
run zerodraft -C n diff --side-by-side --format markdown zero rev1 OP11
status 1 "as Markdown"
out_has "|---|---|" "and in Markdown"
run zerodraft -C n diff --side-by-side --format json zero rev1 OP11
status 1 "as JSON"
out_has '"begins": "paragraph"' "cells in JSON"
run zerodraft -C n diff --side-by-side zero rev1 OP99
status 3 "there is no such paragraph"
run zerodraft -C n diff --side-by-side --stat zero rev1
status 2 "not with --stat"
run zerodraft -C n diff --side-by-side zero zero
status 0 "nothing differs, side by side"

# A heading of another level is no other text, and shown all the same.
printf '## Follow-up\n\n**OP1.** Requests a report;\n' >level2.md
sed 's/^##/###/' level2.md >level3.md
for f in plain markdown html critic json docx; do
	run zerodraft diff --format "$f" -o shown level2.md level3.md
	status 1 "another level, as $f"
	[ "$f" = docx ] || ok "$f says it" grep -q 'level 3, was 2' shown
done
run zerodraft diff --side-by-side level2.md level3.md
status 1 "another level, side by side"
out_has "» level 3, was 2" "side by side"
run zerodraft diff --stat level2.md level3.md
status 1 "another level, counted"
out_has "heading 1	heading 1	edited	1	0	0" "one row a level"
run zerodraft diff --ignore case,markup,space,punctuation level2.md level3.md
status 1 "it is not emphasis"
run zerodraft diff --format json level2.md level3.md
status 1 "another level, for machines"
out_has '"level": 3, "old_kind": "heading", "old_level": 2' "both levels"
for f in critic docx; do
	zerodraft diff --format "$f" -o "level.$f" level2.md level3.md
	for side in accept reject; do
		rm -rf level
		zerodraft init level
		run zerodraft -C level import --round zero --codec "$f" \
			--changes "$side" "level.$f"
		status 0 "$f: $side"
		run zerodraft -C level show --format markdown zero
		[ "$side" = accept ] && level='###' || level='##'
		ok "$f: $side gives its level" grep -q "^$level Follow-up" \
			"$work/out"
	done
done

# What kind of change it is.
cat >kind1.md <<'END'
**OP1.** *Recalls* the path, which [is] long (see 73/195, para 7);
END
cat >kind2.md <<'END'
**OP1.** *Recalls* The path; which is long (see 73/195, para 8);
END
run zerodraft diff --format json kind1.md kind2.md
status 1 "changes of many kinds"
for kind in case punctuation bracket citation; do
	out_has "\"kind\": \"$kind\"" "$kind is named"
done
run zerodraft diff --format html kind1.md kind2.md
status 1 "on a web page"
out_has '<ins title="change of case">The</ins>' "it is named there"

# Emphasis alone.
echo '**OP1.** *Recalls* the path of it;' >emph1.md
echo '**OP1.** **Recalls** the *path* of it;' >emph2.md
for f in plain markdown html critic; do
	run zerodraft diff --format "$f" emph1.md emph2.md
	status 1 "emphasis, as $f"
	out_has "emphasis changed" "$f says it"
done
run zerodraft diff --format html emph1.md emph2.md
status 1 "emphasis, on a web page"
out_has 'title="emphasis changed"><em>path</em></span> of' "it is marked there"
run zerodraft diff --format json emph1.md emph2.md
status 1 "emphasis, for machines"
out_has '"strong": true, "was_emph": true, "was_strong": false' "how it was"
run zerodraft diff --side-by-side emph1.md emph2.md
status 1 "emphasis, side by side"
out_has "» emphasis changed" "and said there"
run zerodraft diff --ignore markup emph1.md emph2.md
status 0 "emphasis ignored"
out_lacks "emphasis changed" "then it is not said"
echo '**OP1.** **Recalls** the *path* of them;' >emph3.md
run zerodraft diff --ignore markup --format html emph1.md emph3.md
status 1 "a word besides"
out_lacks "emphasis changed" "nor marked"
out_has "<ins>them</ins>" "but the word is"

# --via
run zerodraft -C n diff --side-by-side --via rev1 zero zero OP11
status 1 "by way of another round"
out_has "OP11 and OP12 ← OP11, split" "what was split"
out_has "OP11 ← OP11 and OP12, merged" "and merged again"
ok "three columns" grep -q '^OP11\..*│ OP11\..*│ OP11\.' "$work/out"
run zerodraft -C n diff --side-by-side --changed --via rev1 zero zero
status 1 "only what changed on the way"
out_has "» 2 unchanged paragraphs " "fields are not counted there"
run zerodraft -C n diff --via rev1 zero zero
status 2 "--via without --side-by-side"
run zerodraft -C n diff --side-by-side --via rev9 zero rev1
status 3 "the round between is not there"

# Bad input: a right answer or a clear error.
cat >english.md <<'END'
PP1. Recalling its resolution on health,

OP1. Requests a report;
END
cat >french.md <<'END'
PP1. Rappelant sa résolution sur la santé,

OP1. Prie le Secrétaire général de faire rapport ;
END
run zerodraft diff --stat english.md french.md
status 1 "two languages"
out_has "	PP1	dropped	0	0	5" "nothing is read into the other"
awk 'BEGIN { for (i = 1; i <= 1000; i++)
	printf "OP%d. Requests report number %d of the series;\n\n", i, i }' \
	>thousand.md
echo 'OP1. Requests report number 7 of the series;' >one.md
run zerodraft diff --stat one.md thousand.md
status 1 "one against a thousand"
out_has "Total		1000 listed	7	6993	0" "one stayed"
run zerodraft diff --stat thousand.md one.md
status 1 "a thousand against one"
out_has "Total		1000 listed	7	0	6993" "one is left"
cat >equal.md <<'END'
OP1. Requests a report on health;

OP1. Invites all States to attend;

OP1. Decides to meet again;
END
sed 's/health/& and peace/' equal.md >equal2.md
run zerodraft diff --stat equal.md equal2.md
status 1 "all labels equal"
out_has "OP1	OP1	edited	5	2	0" "each follows its words"
err_has "label-twice" "and the finding says so"
sed 's/$/\r/' english.md >crlf.md
run zerodraft diff english.md ./crlf.md
status 0 "only line ends differ"
printf 'OP1. Requests a r\303\251sum\303\251;\n' >composed.md
printf 'OP1. Requests a re\314\201sume\314\201;\n' >apart.md
run zerodraft diff composed.md apart.md
status 0 "only the Unicode form differs"
# A tone or a vowel goes with its letter where no spaces are written.
while read -r old new want; do
	printf '**OP1.** %s;\n' "$old" >letters.md
	printf '**OP1.** %s;\n' "$new" >letters2.md
	run zerodraft diff letters.md letters2.md
	status 1 "$old and $new"
	out_has "$want" "letters are whole"
done <<'END'
การค้าที่เป็นธรรม การค้าอย่างเป็นธรรม การค้า[-ที่-]{+อย่าง+}เป็นธรรม
ที่ดี นี่ดี [-ที่-]{+นี่+}ดี
ທີ່ດີ ນີ້ດີ [-ທີ່-]{+ນີ້+}ດີ
သည်တိုင်း မည်တိုင်း [-သ-]{+မ+}ည်တိုင်း
ស្ត្រីនិង ស្រីនិង [-ស្ត្រី-]{+ស្រី+}និង
か゚う き゚う [-か゚-]{+き゚+}う
END

# Some of the changes, or the rest of them
zero=$ZD_SRC/drafts/zero.md
rev1=$ZD_SRC/drafts/rev1.md
run zerodraft diff --accept "$zero" "$rev1"
status 0 "accepting is no difference"
ok "all changes accepted are the one text" cmp -s "$work/out" "$rev1"
run zerodraft diff --reject "$zero" "$rev1"
status 0 "nor is rejecting"
ok "all changes rejected are the other" cmp -s "$work/out" "$zero"
run zerodraft diff --accept "$zero" "$rev1" to:OP28 op41 -o mine.md
status 0 "two paragraphs are taken"
run zerodraft diff --name-only "$zero" mine.md
status 1 "the text differs by them"
ok "and by nothing else" test "$(tr '\n' ' ' <"$work/out")" = "OP24 OP37 "
run zerodraft diff --reject "$zero" mine.md OP37 OP24
status 0 "both are taken back"
ok "and without them it is as it was" cmp -s "$work/out" "$zero"
run zerodraft diff --reject "$zero" "$rev1" OP41 -o mine.md
status 0 "one paragraph is left"
run zerodraft diff --name-only "$rev1" mine.md
status 1 "the text lacks its change"
ok "and nothing else" test "$(cat "$work/out")" = OP41
run zerodraft -C n diff --accept zero rev1 OP11 --format plain
status 0 "of rounds, in another format"
out_has "OP11 bis" "what is new gets a number that is free"
out_lacks "OP41" "in the text that was not renumbered"
run zerodraft diff --accept "$zero" "$rev1" OP28 -o torn.md
status 3 "a label that means two paragraphs"
err_has "say from:OP28 or to:OP28" "is asked for"
not_ok "and nothing is written" test -e torn.md
run zerodraft diff --accept "$zero" "$rev1" OP99
status 3 "a label that is not there"
err_has 'no "OP99" in either text' "is named"
run zerodraft diff --accept "$zero" "$rev1" title
status 3 "what did not change cannot be taken"
for other in --reject --stat --side-by-side "--ignore case" \
	"--format pairs"; do
	# shellcheck disable=SC2086 # words
	run zerodraft diff --accept "$zero" "$rev1" $other
	status 2 "--accept and $other exclude one another"
done


# A remark at each of a thousand parts does not name a thousand.
i=0
while [ "$i" -lt 300 ]; do
	i=$((i + 1))
	printf 'one%d two%d three%d four%d five%d six%d seven%d eight%d; ' \
		$i $i $i $i $i $i $i $i >>parts
done
printf '**OP1.** %s\n' "$(cat parts)" >whole.md
tr ';' '\n' <parts | awk 'NF { print "**OP" NR ".** " $0 ";\n" }' >apart.md
run zerodraft diff whole.md apart.md
status 1 "one paragraph is split into three hundred"
out_has "OP7 ← OP1, split into OP1, OP2, OP3, OP4, OP5, OP6, OP7, OP8 and 292 others" \
	"of many parts the first are named"
ok "no remark is long" awk '/ ← / && length > 150 { exit 1 }' "$work/out"
is "all are in the table" 300 "$(zerodraft diff --stat whole.md apart.md |
	sed -n 2p | cut -f1 | tr ' ' '\n' | grep -c OP)"
done_testing
