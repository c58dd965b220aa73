#!/bin/sh
# propose and amendments: one commit an amendment, all of a file or none.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
drafts=$ZD_SRC/drafts/amendments
count() { git -C n rev-list --count "zero..proposals/zero/$1" 2>/dev/null || echo 0; }

run zerodraft -C n propose --as EU -i 'OP37: replace "[2030]" with "2030"'
status 0 "an instruction"
out_has "EU/1" "it is numbered"
is "one commit" 1 "$(count EU)"
is "by the party" "European Union" \
	"$(git -C n log -1 --format=%an proposals/zero/EU)"
is "entered by the person at the keyboard" "Ben Secretary" \
	"$(git -C n log -1 --format=%cn proposals/zero/EU)"
is "with the paragraph in its trailer" zero-OP37 \
	"$(git -C n log -1 --format='%(trailers:key=Paragraph,valueonly)' proposals/zero/EU | sed -n 1p)"
is "only that paragraph differs" draft/zero-OP37.md \
	"$(git -C n diff --name-only zero proposals/zero/EU)"
run zerodraft -C n propose --as 'european union' -i 'OP1: delete' \
	-i 'OP2: delete'
status 0 "two more, under another name of the party"
is "are EU/2 and EU/3" 3 "$(count EU)"

# The forms of drafts/
for party in G77 US AOSIS MEX PHL RUS; do
	case $party in
	G77) file=g77 ;; US) file=us ;; AOSIS) file=aosis ;;
	MEX) file=mexico ;; PHL) file=philippines ;;
	RUS) file=russian-federation ;;
	esac
	run zerodraft -C n propose --as "$party" "$drafts/$file.txt"
	status 0 "the file of $party"
done
run zerodraft -C n propose --as CANZ "$drafts/canz.md"
status 0 "a copy of a part"
out_has "part" "is read as one"
negotiation m
run zerodraft -C m propose --as EU "$drafts/eu.md"
status 0 "a copy of the whole"
out_has "whole" "is read as one"
zerodraft -C m show EU --format markdown -o eu-shown.md
ok "its tip is the copy" test -s eu-shown.md
run zerodraft diff "$drafts/eu.md" eu-shown.md
status 0 "word for word"
run zerodraft -C m propose --as EU "$drafts/eu.md"
status 3 "the same again is no amendment"
run zerodraft -C m diff zero EU
status 1 "diff shows what the party wants"

# Cut by edits; numbered anew; made from an older round
negotiation h
printf '%s\n' '**OP1.** *Welcomes* the steps made since the first Forum by those Member States that have made the objectives of the Global Compact part of their laws and rules, and commends the [N] States that have drawn up a national implementation plan; (based on 73/195, para 53)' >part.md
run zerodraft -C h propose --as EU --split hunks part.md
status 0 "a copy cut by edits"
is "gives an amendment an edit" 2 \
	"$(git -C h rev-list --count zero..proposals/zero/EU)"
run zerodraft -C h show EU OP1
out_has "Welcomes the steps made" "with all of the words"
out_has "laws and rules" "at the end"
run zerodraft -C h propose --as EU --split words part.md
status 2 "no such unit"
zerodraft -C h show zero --format markdown |
	awk '/^\*\*OP3\./ { print "**OP3.** *Affirms* a matter nobody thought of before;\n"; on = 1 }
	on && match($0, /^\*\*OP[0-9]+/) { n = substr($0, 5, RLENGTH - 4); sub(/^\*\*OP[0-9]+/, "**OP" n + 1) }
	{ print }' >anew.md
run zerodraft -C h propose --as US anew.md
status 0 "a copy that was numbered anew"
out_has "OP2 bis: new" "brings one new paragraph"
is "and nothing else" 1 "$(git -C h rev-list --count zero..proposals/zero/US)"
zerodraft -C h import --round rev1 "$ZD_SRC/drafts/rev1.md" >/dev/null 2>&1
run zerodraft -C h propose --as CHE anew.md
status 2 "a copy that was made from an older round"
err_has "made from zero" "is recognised"
err_has "--on zero" "and the message says what to do"
run zerodraft -C h propose --as CHE --on zero anew.md
status 0 "and there it goes"

# The list
run zerodraft -C n amendments
status 0 "amendments lists all"
out_has "US/1" "of every party"
run zerodraft -C n amendments --as US OP9
out_has "OP9" "of one party on one paragraph"
out_lacks "G77/" "and of no other"
run zerodraft -C n amendments OP99
status 3 "on a paragraph that is not there"

# What is wrong is said, and nothing is done
before=$(count US)
printf 'OP5: delete\nOP6: replace "no such words" with "x"\n' >half
run zerodraft -C n propose --as US half
status 3 "a file with one bad instruction"
err_has "half:2" "the message has its line"
is "does nothing at all" "$before" "$(count US)"
run zerodraft -C n propose --as US -i 'OP9: replace "the" with "this"'
status 3 "words that stand several times"
err_has "times" "the message says so"
run zerodraft -C n propose --as Atlantis -i 'OP1: delete'
status 3 "an unknown party"
run zerodraft -C n propose --as ../EU -i 'OP1: delete'
status 3 "a party named like a path"
run zerodraft -C n propose --as US -i 'OP1: replace "migration'
status 3 "an instruction cut off"
run zerodraft -C n propose --as US
status 2 "nothing proposed"
run zerodraft -C n propose -i 'OP1: delete'
status 2 "nobody proposes"
run zerodraft -C n propose --as US --on rev9 -i 'OP1: delete'
status 3 "on no round"
is "nothing of that changed anything" "$before" "$(count US)"
run zerodraft -C n propose --as BRA -i 'OP10: delete "[and calls"'
status 0 "one half of a bracket in quotes"
err_has "OP10: a bracket has lost its other half" "is said"
zerodraft -C n withdraw BRA/1 >/dev/null
printf 'OP5: delete\nOP5: replace "Welcomes" with "Notes"\n' >against
run zerodraft -C n propose --as NOR against
status 3 "two instructions that contradict each other"
err_has "against:2" "the message has the line"
run zerodraft -C n propose --as NOR -i 'OP7: replace "proof of lgal identity" with "x"'
status 3 "words that are not there"
err_has 'nearest there is "' "the nearest are shown"
run zerodraft -C n propose --as NOR -i 'OP26 (z): delete'
status 3 "an unknown sub-paragraph"
run zerodraft -C n propose --as "$(printf 'N\377R')" -i 'OP7: delete'
status 3 "a party that is not UTF-8"
err_has 'N\xFFR' "its bytes are shown by their number"

# Co-sponsors and reasons
run zerodraft -C n propose --as Mexico --with Chile --with 'Costa Rica' \
	-m 'as in 79/1' -i 'OP10: replace "Recalls" with "Reaffirms"'
status 0 "with co-sponsors and a reason"
git -C n log -1 --format=%B proposals/zero/MEX >message
ok "a trailer for each" test "$(grep -c '^Co-sponsor: C' message)" = 2
ok "the reason stands before them" grep -q '^as in 79/1$' message
run zerodraft -C n amendments --as Mexico
out_has "with CHL, CRI; in all 3 Member States" "the list names them"
before=$(count MEX)
run zerodraft -C n propose --as Mexico --with Mexico -i 'OP11: delete'
status 2 "nobody is one's own co-sponsor"
run zerodraft -C n propose --as Mexico --with CHL --with Chile -i 'OP11: delete'
status 2 "nor twice"
run zerodraft -C n propose --as Mexico --with Atlantis -i 'OP11: delete'
status 3 "nor unknown"
run zerodraft -C n propose --as Mexico -m 'a
Act: accept' -i 'OP11: delete'
status 2 "a reason is one line"
is "none of that did anything" "$before" "$(count MEX)"
run zerodraft -C n propose --as Mexico -m 'Withdraws: MEX/1' \
	-i 'OP11: replace "impunity" with "full impunity"'
status 0 "a reason that looks like a trailer"
run zerodraft -C n amendments --as Mexico --fate withdrawn
out_empty "is none"

run zerodraft -C n propose --as CHE -i 'OP7: merge with OP8' -i 'OP8: delete'
status 3 "what is typed may contradict itself too"
err_has "“OP7: merge with OP8” and “OP8: delete” contradict each other" \
	"then the words are shown, not lines"

# Going on without what does not apply
printf '%s\n' 'OP12: replace "no such words" with "x"' \
	'OP13: replace "Acknowledges" with "Recognizes"' \
	'OP99: delete' 'OP14: delete "Notes with appreciation"' >mixed
before=$(count CHE)
run zerodraft -C n propose --as CHE mixed
status 3 "all of a file, or none"
is "none" "$before" "$(count CHE)"
run zerodraft -C n propose --as CHE --keep-going mixed
status 1 "or what can be done"
out_has "CHE/1" "the first that applies"
out_has "CHE/2" "and the other"
err_has "mixed:1" "what was left out has its line"
err_has "mixed:3" "each of it"
is "two were recorded" "$((before + 2))" "$(count CHE)"
printf '%s\n' 'OP20: delete "Also "' 'OP99: delete' >first
run zerodraft -C n propose --as PER --keep-going first
status 1 "the first alone applies, to a party's first amendments"
out_has "PER/1" "it is recorded"
err_has "first:2" "the other has its line"
printf '%s\n' 'OP99: delete' 'OP98: delete' >none
run zerodraft -C n propose --as CHE --keep-going none
status 3 "nothing at all can be done"
ok "git finds nothing wrong" git -C n fsck --strict

# A sub-paragraph between two, and a paragraph between OP2 and OP2 bis
negotiation b
run zerodraft -C b propose --as EU -i 'OP26(a) bis: the views of youth;' \
	-i 'OP26 (c) alt: one wording in its place;' \
	-i 'OP2 bis: *Urges* all to come;' -i 'OP2 bis bis: *Urges* more to come;'
status 0 "each is an amendment"
out_has "EU/1	OP26 (a bis)" "its label has one spelling"
run zerodraft -C b show EU 'op26 (a) bis'
status 0 "it is shown by any"
out_has "(a bis) the views of youth;" "with its sign"
zerodraft -C b show EU --format plain >shown
is "it stands behind (a)" "(a) (a bis) (b)" \
	"$(sed -n '/^OP26/,/^OP27/s/^ *\(([a-z bis]*)\) .*/\1/p' shown | sed 3q | paste -sd ' ')"
is "and that paragraph behind OP2 bis" "OP2 OP2 bis OP2 bis bis" \
	"$(sed -n 's/^\(OP2\( bis\)*\)\. .*/\1/p' shown | paste -sd ' ')"
run zerodraft -C b position --as US support 'OP26 (a)bis'
status 3 "a position is on what is there"
zerodraft -C b compile --format markdown -o compiled.md
zerodraft -C b extract --as EU compiled.md >extracted
zerodraft -C b show EU --format markdown >shown
run zerodraft diff shown extracted
status 0 "what the EU wants comes back out of the compilation"
run zerodraft -C b accept EU/1
status 0 "it is accepted"
zerodraft -C b round rev1
run zerodraft -C b position --as US support 'OP26 (a)bis'
status 0 "and can be supported"
run zerodraft -C b compile --format json
out_has '"label": "(a bis)"' "the compilation has it"
out_has '"text": "US"' "and who supports it"
done_testing
