#!/bin/sh
# attest: which round a text is that came back, or where it deviates; and
# the package of letter, text and annexes that it may have been part of.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
zerodraft init n >/dev/null
run zerodraft -C n attest "$ZD_SRC/drafts/zero.md"
status 3 "before the first round there is nothing that it could be"
zerodraft -C n import --round zero "$ZD_SRC/drafts/zero.md" >/dev/null
run zerodraft -C n publish --letter
status 2 "a letter that nobody signs"
err_has "set facilitators" "the message says what to do"
run zerodraft -C n publish -m 'We thank you.'
status 2 "a paragraph for no letter"
zerodraft -C n set facilitators 'Ms. A, Ruritania | Mr. B, Utopia'
zerodraft -C n set meeting 'Monday, Conference Room 2'
run zerodraft -C n publish --letter
status 0 "the first round's package"
out_has "Annex A. Open paragraphs" "has what is open"
out_lacks "Concordance" "and nothing to compare with"
zerodraft -C n agree PP1 >/dev/null
zerodraft -C n import --round rev1 "$ZD_SRC/drafts/rev1.md" >/dev/null
run zerodraft -C n publish --letter -m 'We thank you.' -m 'We go on.'
status 0 "the next round's"
cp "$work/out" package.md
tr -d '\\' <package.md >"$work/out"
for words in 'Excellency' 'co-facilitators' 'We thank you.' 'We go on.' \
	'Monday, Conference Room 2' 'Ms. A, Ruritania' 'Mr. B, Utopia' \
	'All Permanent Representatives' 'Annex A. Changes since Zero Draft' \
	'Annex B. Concordance' 'Annex C. Open paragraphs'; do
	out_has "$words" "it has: $words"
done
ok "what is agreed is not among what is open" sh -c \
	'! sed -n "/Annex C/,\$p" package.md | grep -q "PP1 "'
ok "the concordance knows a merger" grep -q 'PP3 and PP4.*PP3.*merged' \
	package.md
ok "notes of the redline have names of their own" grep -q '^\[^a-udhr\]:' \
	package.md
stamp=$(sed -n 's/^  fingerprint: "\(.*\)"$/\1/p' package.md | tr -d '\\')
out_has "fingerprint of its words is $stamp" "the letter says the fingerprint"

for form in publish 'show --format markdown' 'show --format plain'; do
	# shellcheck disable=SC2086 # words
	zerodraft -C n $form zero >zero.txt
	run zerodraft -C n attest zero.txt
	status 0 "zero by $form"
	out_has "This is Zero Draft, word for word" "is recognized"
done
run zerodraft -C n attest package.md
status 0 "so is a round in its package"
out_has "This is Rev 1, word for word" "by the text in it"
out_has "$stamp" "with its fingerprint"
zerodraft -C n publish >rev1.md

# deviates NAME SED-COMMAND WORDS…: a change is found and shown.
deviates() {
	sed "$2" rev1.md >changed.md
	ok "$1 is a change" sh -c '! cmp -s rev1.md changed.md'
	run zerodraft -C n attest changed.md
	status 1 "$1 is seen"
	out_has "$3" "$1 is shown"
	out_has "nearest to Rev 1" "$1: and the round is named"
}
deviates "a word" '0,/migratory routes/s//migratory paths/' '{+paths+}'
deviates "a lost not" 's/shall not become/shall become/' '[-not -]'
deviates "a number" 's/donors have/40 donors have/' '{+40 +}'
deviates "a comma" 's/on land and at sea/on land, and at sea/' '{+,+}'
deviates "a footnote" 's/A\/79\/590/A\/79\/591/' 'A/79/591'
deviates "a label" 's/^\*\*OP41/**OP42/' 'OP42'
deviates "the title" 's/^title: "Progress/title: "Some Progress/' 'Some'

# Plain words, as a PDF gives them.
zerodraft -C n show --format plain rev1 | grep -v '^[a-z]*: ' |
	sed 's/\[^[a-z0-9-]*\]//' | fold -s -w 70 >printed.txt
run zerodraft -C n attest printed.txt
status 1 "footnotes that are gone are missed"
out_has "Footnote 1 is not there" "each of them"
printf 'no text\377' >binary
run zerodraft -C n attest binary
status 3 "what is no text"
err_has "pdftotext" "the message says how to get one"
run zerodraft -C n attest nowhere.txt
status 3 "a file that is not there"
run zerodraft -C n attest
status 2 "attest what?"
run zerodraft -C n attest --format json changed.md
status 1 "for programs"
out_has '["exact", "no"]' "as JSON"

if command -v xelatex >/dev/null && command -v pdftotext >/dev/null &&
	command -v pandoc >/dev/null; then
	for part in rev1 package; do
		pandoc --pdf-engine=xelatex -o $part.pdf $part.md 2>/dev/null
		pdftotext -layout $part.pdf $part.txt
		run zerodraft -C n attest $part.txt
		status 0 "$part as a PDF is Rev 1"
		out_has "This is Rev 1, word for word" "$part: and nothing else"
	done
	zerodraft -C n publish --line-numbers rev1 >lines.md
	pandoc --pdf-engine=xelatex -o lines.pdf lines.md 2>/dev/null
	pdftotext -layout lines.pdf lines.txt
	run zerodraft -C n attest lines.txt
	status 0 "so it is with numbers of lines"
	sed 's/return and readmission/return or readmission/' rev1.txt \
		>changed.txt
	run zerodraft -C n attest changed.txt
	status 1 "one word on paper"
	out_has "[-and-]{+or+} readmission" "is shown where it stands"
	out_has "1 of its words are not there, 1 others are" "and counted"
else
	skip "texts on paper" "xelatex, pandoc or pdftotext is missing"
fi
done_testing
