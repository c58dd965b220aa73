#!/bin/sh
# verify: a text is an older one, with what was asked for, and a remainder.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
need git python3
zero=$ZD_SRC/drafts/zero.md

# again: a fresh negotiation with two proposals.
again() {
	rm -rf n
	negotiation n
	zerodraft -C n propose --as EU \
		-i 'OP7: replace "shall" with "will"' >/dev/null
	zerodraft -C n propose --as MEX \
		-i 'OP9: add "and girls" after "women"' >/dev/null 2>&1
	sed '/OP7\./s/ shall / will /' "$zero" >next.md
}
# planted NAME SED-SCRIPT SEEN: a silent change is found, and alone.
planted() {
	sed "$2" next.md >planted.md
	if cmp -s next.md planted.md; then
		fail "$1: nothing was planted"
		return
	fi
	rm -rf m
	cp -r n m
	zerodraft -C m import --round rev1 planted.md >/dev/null 2>&1 ||
		fail "$1: import"
	run zerodraft -C m verify zero rev1
	status 1 "$1 is found"
	out_has "$3" "$1 is shown"
	ok "$1: nothing else is" test "$(sed -n \
		'/^What nobody/,/^Asked for/p' "$work/out" |
		grep -c '	')" -eq $((1 + ${4-1}))
}

again
zerodraft -C n import --round rev1 next.md >/dev/null 2>&1
run zerodraft -C n verify zero rev1
status 0 "what was asked for and nothing else"
out_has "and nothing else." "it says so"
out_has "OP7	EU/1	word for word	[-shall-]	{+will+}" "word for word"
out_lacks "MEX" "what is not in is not listed"

again
planted "a word" '/OP8\./s/many/very many/' '{+very+}'
planted "a word gone" '/OP7\./s/have no proof/have proof/' '[-no-]'
planted "a number" '/OP7\./s/objective 4/objective 5/' '[-4-]	{+5+}'
planted "a comma" '/OP7\./s/identity, and/identity and/' '[-,-]'
planted "a capital" '/OP7\./s/the Forum/the forum/' '[-Forum-]	{+forum+}'
planted "a footnote" '/^.^res-71-1.:/s|71/1|72/1|' 'footnote' 1
planted "a bracket" '/OP9\./s/\[shall\]/shall/' 'brackets' 2
planted "the title" '/^title:/s/Declaration/declaration/' 'title'
planted "two labels" 's/^\*\*OP3\./**OPX./
	s/^\*\*OP4\./**OP3./
	s/^\*\*OPX\./**OP4./' 'label' 2

# An act that says it accepted an amendment is not believed.
again
zerodraft -C n accept EU/1 >/dev/null
run zerodraft -C n verify zero main
status 0 "an act that does what it says"
git clone -q n w 2>/dev/null
sed 's/many migrants/few migrants/' w/draft/zero-OP8.md >x
cp x w/draft/zero-OP8.md
git -C w commit -q -a -m 'Accept EU/1: OP7

Act: accept
Amendment: zero/EU/1'
git -C w push -q origin HEAD:main 2>/dev/null
run zerodraft -C n verify zero main
status 1 "an act that does more"
out_has "[-many-]	{+few+}" "is seen through"

# Anybody gets the same bytes; each format has the remainder.
git clone -q --bare n m2 2>/dev/null
zerodraft -C n verify zero main >here
zerodraft -C m2 verify zero main >there
same here there "a clone gives the same bytes"
git clone -q n m3 2>/dev/null
run zerodraft -C m3 verify zero main
status 3 "a clone without the proposals accuses nobody"
err_has "git fetch origin 'refs/heads/proposals/*:refs/heads/proposals/*'" \
	"and says how to get them"
git -C m3 fetch -q origin 'refs/heads/proposals/*:refs/heads/proposals/*'
zerodraft -C m3 verify zero main >there
same here there "with them it gives the same bytes"
git clone -q --mirror n m4 2>/dev/null
zerodraft -C m4 verify zero main --format json >there
zerodraft -C n verify zero main --format json >here
same here there "and so does a mirror, as JSON"
run zerodraft -C n verify zero main --format json
status 1 "as JSON"
out_has '"what": "certificate"' "JSON says what it is"
run zerodraft -C n verify zero main --format term --color never
status 1 "as for a terminal"
ok "on a terminal without colour a mark ends with its words" \
	grep -q '\[-many-\] *  {+few+} *  behind' "$work/out"
run zerodraft -C n verify zero main --format html
status 1 "as a web page"
run zerodraft -C n verify zero main --format markdown
status 1 "as Markdown"

# A file that is not circulated yet.
run zerodraft -C n verify zero next.md
status 0 "a file"
run zerodraft -C n verify main zero
status 2 "the wrong way round"
run zerodraft -C n verify zero EU
status 2 "a party's draft is not on main"
run zerodraft -C n verify zero rev9
status 3 "an unknown revision"
run zerodraft -C n verify zero
status 2 "two texts"
# The facilitators' own acts are done again, and cover no word more.
rm -rf n
negotiation n
zerodraft -C n bracket OP7 identity >/dev/null || fail "bracket"
run zerodraft -C n verify zero main
status 0 "brackets on record"
out_has "Acts of the facilitators on record" "they have their own head"
zerodraft -C n lift 'OP9[1]' >/dev/null || fail "lift"
run zerodraft -C n verify zero main
status 0 "brackets lifted on record"
out_has "OP9	Lift brackets: OP9[1]" "the act is named"
rm -rf w
git clone -q n w 2>/dev/null
sed 's/many migrants/few migrants/' w/draft/zero-OP8.md >x
cp x w/draft/zero-OP8.md
git -C w commit -q -a -m 'Lift brackets: OP9[1]

Act: lift
Bracket: OP9[1]'
git -C w push -q origin HEAD:main 2>/dev/null
run zerodraft -C n verify zero main
status 1 "a false trailer"
out_has "[-many-]	{+few+}" "is seen through"

# One alternative stays, and the words that an act dropped besides are seen.
rm -rf n
negotiation n
zerodraft -C n choose 'OP9[2]' 1 >/dev/null || fail "choose"
run zerodraft -C n verify zero main
status 0 "an alternative chosen on record"
out_has "Choose an alternative" "the choice is named"

# A choice that brings a word of its own.
rm -rf n w
negotiation n
git clone -q n w 2>/dev/null
sed 's/\[shall\]\[should\]/must/' w/draft/zero-OP9.md >x
cp x w/draft/zero-OP9.md
git -C w commit -q -a -m 'Choose an alternative: OP9[2]

Act: choose
Bracket: OP9[2]'
git -C w push -q origin HEAD:main 2>/dev/null
run zerodraft -C n verify zero main
status 1 "a choice of what was no alternative"
out_has "{+must+}" "is seen through"

# A whole negotiation: brackets put in, chosen, lifted, citations, numbers.
rm -rf n
negotiation n
zerodraft -C n propose --as EU \
	-i 'OP7: replace "shall" with "will"' >/dev/null
zerodraft -C n propose --as MEX \
	-i 'OP8: add "very" before "many"' >/dev/null
zerodraft -C n bracket EU/1 >/dev/null || fail "bracket EU/1"
zerodraft -C n bracket MEX/1 >/dev/null || fail "bracket MEX/1"
zerodraft -C n choose 'OP7[1]' 2 >/dev/null || fail "choose"
zerodraft -C n lift OP8 >/dev/null || fail "lift"
zerodraft -C n cite fix >/dev/null || fail "cite fix"
zerodraft -C n round --renumber rev1 >/dev/null 2>&1 || fail "round"
run zerodraft -C n verify zero rev1
status 0 "a whole negotiation on record"
out_has "OP7	EU/1	word for word	[-shall-]	{+will+}" "its amendment"
out_has "{+. 43 (b)+}" "its citations"

# Every act on record leaves nothing; INSTRUCTION is proposed first, if any.
# on_record NAME INSTRUCTION COMMAND…
on_record() {
	name=$1 instruction=$2
	shift 2
	rm -rf n
	negotiation n
	[ -z "$instruction" ] ||
		zerodraft -C n propose --as EU -i "$instruction" >/dev/null
	zerodraft -C n "$@" >/dev/null 2>&1 || fail "$name: $*"
	run zerodraft -C n verify zero main
	status 0 "$name is on record"
}
renumbered() { # NAME
	zerodraft -C n round --renumber rev1 >/dev/null 2>&1 || fail "round"
	run zerodraft -C n verify zero rev1
	status 0 "$1, and the round renumbered"
}
on_record "a setting" "" set place Geneva
on_record "an agreement" "" agree PP1
on_record "silence" "" silence open --until 2026-04-01T12:00Z
on_record "a move" 'OP9: move after OP3' accept EU/1
out_has "OP9	EU/1	moved" "who asked for the move"
renumbered "a move"
on_record "a merge" 'OP3: merge with OP4' accept EU/1
out_has "OP3 and OP4	EU/1	merged" "who asked for the merge"
out_has "(0 words in, 0 out), and nothing else." "a merge brings no word"
renumbered "a merge"
on_record "a split" 'OP5: split after "family reunification,"' accept EU/1
out_has "OP5	EU/1	split" "who asked for the split"
renumbered "a split"
on_record "a split in brackets" \
	'OP5: split after "family reunification,"' bracket EU/1
on_record "a merge in brackets" 'OP30: merge with OP31' bracket EU/1
on_record "a whole paragraph to go, in brackets" 'OP31: delete' bracket EU/1
renumbered "a whole paragraph in brackets"
on_record "a new paragraph in brackets" 'OP3 bis: *Thanks* the hosts;' \
	bracket EU/1
zerodraft -C n lift 'OP3 bis' >/dev/null || fail "lift OP3 bis"
run zerodraft -C n verify zero main
status 0 "and the brackets lifted"
renumbered "a new paragraph"
on_record "another wording of the whole" 'PP2 alt: *Recalling* everything,' \
	accept EU/1
renumbered "another wording"
on_record "another wording in brackets" 'PP2 alt: *Recalling* everything,' \
	bracket EU/1
zerodraft -C n choose 'PP2[1]' 2 >/dev/null 2>&1 || fail "choose PP2[1]"
run zerodraft -C n verify zero main
status 0 "and chosen"
on_record "words everywhere, in brackets" \
	'all: replace "migrants" with "people on the move"' bracket EU/1
on_record "a sub-paragraph to go, in brackets" 'OP26 (c): delete' bracket EU/1
on_record "the title" 'title: replace "Progress" with "Political"' accept EU/1

# Which paragraph is which is no word; a commit that is no act is found.
again
zerodraft -C n import --round rev1 next.md >/dev/null 2>&1
zerodraft -C n relate OP4=OP3 OP3=OP4 >/dev/null 2>&1 || fail "relate"
run zerodraft -C n verify rev1 main
status 0 "a relation is on record"
rm -rf w
git clone -q n w 2>/dev/null
sed 's/no worker should pay/no worker shall pay/' w/draft/zero-OP6.md >x
cp x w/draft/zero-OP6.md
git -C w commit -q -a -m 'Tidy up'
git -C w push -q origin HEAD:main 2>/dev/null
run zerodraft -C n verify rev1 main
status 1 "a commit by hand"
out_has "OP6	words	[-should-]	{+shall+}" "is in the remainder"

# Who says to have put brackets in has not taken any out, nor elsewhere.
forged() { # NAME EXPRESSION: a commit that says "bracket OP6"
	again
	rm -rf w
	git clone -q n w 2>/dev/null
	sed "$2" w/draft/zero-OP9.md >x
	cp x w/draft/zero-OP9.md
	printf 'Put in brackets: %s\n\nAct: bracket\nParagraph: zero-%s\n' \
		"$3" "$3" >said
	git -C w commit -q -a -F ../said
	git -C w push -q origin HEAD:main 2>/dev/null
	run zerodraft -C n verify zero main
	status 1 "$1"
}
forged "brackets taken out as if put in" 's/\[shall\]\[should\]/shallshould/' OP9
forged "brackets put in beside what is named" 's/Further/[Further]/' OP6

# Words of paragraphs that were merged: by whom they went, or that they are
# lost. OP7 and OP8 become one; EU asked for "many" to go, nobody for "legal".
rm -rf n
negotiation n
zerodraft -C n propose --as EU -i 'OP8: delete "many"' >/dev/null
python3 - "$zero" >next.md <<'END'
import sys
lines = open(sys.argv[1], encoding="utf-8").read().split("\n")
seven = next(i for i, l in enumerate(lines) if l.startswith("**OP7."))
eight = next(i for i, l in enumerate(lines) if l.startswith("**OP8."))
new = lines[eight].split("** ", 1)[1].replace("many ", "")
lines[seven] = lines[seven].replace("legal ", "") + " " + new
del lines[eight:eight + 2]
print("\n".join(lines), end="")
END
zerodraft -C n import --round rev1 next.md >/dev/null 2>&1 || fail "import"
run zerodraft -C n verify zero rev1
status 1 "a merge that loses a word"
out_has "OP7 and OP8	OP7	merged	50	0	1	EU/1	0	1" \
	"who asked for the words that went, and how many nobody did"
out_has "[-legal-]" "which is in the remainder"

# Eight parties' amendments, all in that fit, one after the other: in the
# text, in brackets, chosen, lifted, cited, renumbered. Nothing is left.
every_act() { # FIRST SECOND
	rm -rf n
	negotiation n
	for by in EU:eu.md G77:g77.txt US:us.txt CANZ:canz.md AOSIS:aosis.txt \
		RUS:russian-federation.txt PHL:philippines.txt MEX:mexico.txt; do
		zerodraft -C n propose --as "${by%%:*}" \
			"$ZD_SRC/drafts/amendments/${by#*:}" >/dev/null 2>&1 ||
			fail "propose --as $by"
	done
	git -C n for-each-ref --format='%(refname:lstrip=2)' \
		refs/heads/proposals | while read -r ref; do
		git -C n log --format='%(trailers:key=Amendment,valueonly)' \
			"zero..$ref"
	done | sed '/^$/d; s,^zero/,,' | sort >amendments
	done=0
	while read -r name; do
		if zerodraft -C n "$1" "$name" >/dev/null 2>&1 ||
			zerodraft -C n "$2" "$name" >/dev/null 2>&1; then
			done=$((done + 1))
		fi
	done <amendments
}
every_act accept bracket
ok "most of them fit" test "$done" -gt 50
zerodraft -C n cite fix >/dev/null 2>&1
run zerodraft -C n verify zero main
status 0 "accepted: nothing is left"
zerodraft -C n round --renumber rev1 >/dev/null 2>&1 || fail "round"
run zerodraft -C n verify zero rev1
status 0 "renumbered: nothing is left"
out_has "Close Rev 1	word for word	[-26-]	{+30+}" "references followed"
every_act bracket accept
run zerodraft -C n verify zero main
status 0 "in brackets: nothing is left"
for bracket in 'PP7[1]' 'PP9[1]' 'OP2[1]' 'OP16[1]' 'OP30[1]'; do
	zerodraft -C n choose "$bracket" 2 >/dev/null 2>&1
done
for label in PP12 OP3 OP6 OP8 OP9 OP10 OP20 OP33; do
	zerodraft -C n lift "$label" >/dev/null 2>&1
done
run zerodraft -C n verify zero main
status 0 "chosen and lifted: nothing is left"
rm -rf w
git clone -q n w 2>/dev/null
sed 's/sea level rise/the rise of the sea/' w/draft/zero-PP9.md >x
cp x w/draft/zero-PP9.md
git -C w commit -q -a -m 'Tidy up'
git -C w push -q origin HEAD:main 2>/dev/null
run zerodraft -C n verify zero main
status 1 "a word changed by hand among all of them"
out_has "[-sea level-]" "is found"
ok "and nothing else" test "$(sed -n \
	'/^What nobody/,/^Asked for/p' "$work/out" | grep -c '	words	')" -eq 2

# What its party withdrew, nobody asks for any more.
again
zerodraft -C n withdraw EU/1 >/dev/null || fail "withdraw"
zerodraft -C n import --round rev1 next.md >/dev/null 2>&1
run zerodraft -C n verify zero rev1
status 1 "an amendment that was withdrawn"
out_has "OP7	words	[-shall-]	{+will+}" "its words are in the remainder"
out_lacks "EU/1" "and it is not listed"

# One party merges paragraphs, others change words of both.
again
zerodraft -C n propose --as US -i 'OP7: merge with OP8' >/dev/null ||
	fail "merge"
zerodraft -C n propose --as CHE \
	-i 'OP8: replace "many" with "very many"' >/dev/null
sed -e '/^\*\*OP7\./{N; N; s/;\n\n\*\*OP8\.\*\* /; /}' \
	-e 's/that many migrants still have no access/that very &/' \
	-e 's/that very that many/that very many/' next.md >merged.md
zerodraft -C n import --round rev1 merged.md >/dev/null 2>&1
run zerodraft -C n verify zero rev1
status 0 "a merge of paragraphs in which others change words"
for name in EU/1 US/1 CHE/1; do
	out_has "$name" "$name is in"
done
done_testing
