# zerodraft source add: the library of agreed language.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
need git

sources=$ZD_SRC/drafts/sources
negotiation n
ZERODRAFT_DIR=n
export ZERODRAFT_DIR
before=$(git -C n rev-parse main)

run zerodraft source add "$sources"/*.md
status 0 "two files are added"
err_empty "without a warning"
out_has "77/901	new	5 paragraphs	Towards a second" "the first is told"
out_has "2 new: $(git -C n rev-parse --short=10 sources)" "and the commit"
is "it is one commit, with no parent" 1 \
	"$(git -C n rev-list --count sources)"
is "main has not moved" "$before" "$(git -C n rev-parse main)"
is "a folder a source, a file a paragraph" \
	"F1.md OP1.md OP2.md OP3.md PP1.md PP2.md contents source" \
	"$(git -C n ls-tree --name-only sources:77/901 | tr '\n' ' ' |
		sed 's/ $//')"
is "the fields" "title: The way to the second International Migration \
Review Forum
organ: The General Assembly
symbol: 79/901
date: 2024-12-18" "$(git -C n show sources:79/901/source)"
is "the message names both" "Add 2 sources

Source: 77/901
Source: 79/901" "$(git -C n log -1 --format=%B sources | sed '$d')"
is "the author is who acts" "Ana Facilitator" \
	"$(git -C n log -1 --format=%an sources)"
ok "git finds nothing wrong" git -C n fsck --strict

run zerodraft source add "$sources"/*.md
status 0 "the same again"
out_has "77/901	the same" "it is told"
out_has "2 the same; nothing to write" "nothing is written"
is "no commit more" 1 "$(git -C n rev-list --count sources)"

# A text that changed.
sed 's/on a voluntary basis, //; s/\*Encourages\*/*Invites*/' \
	"$sources/A_RES_77_901.md" >A_RES_77_901.md
run zerodraft source add --dry-run A_RES_77_901.md
status 0 "a dry run"
out_has "77/901	changed	5 paragraphs	Towards a second International \
Migration Review Forum	OP2 edited" "says what changed"
is "and writes nothing" 1 "$(git -C n rev-list --count sources)"
run zerodraft source add A_RES_77_901.md "$sources/A_RES_79_901.md"
status 0 "a changed text"
out_has "1 changed, 1 the same" "both fates are counted"
is "one commit more" 2 "$(git -C n rev-list --count sources)"
is "it says what changed" "Change source 77/901

77/901: OP2 edited

Source: 77/901" "$(git -C n log -1 --format=%B sources | sed '$d')"
is "only that paragraph is another file" "77/901/OP2.md" \
	"$(git -C n diff --name-only sources~1 sources)"

# Reading one.
run zerodraft show source:A/RES/77/901 OP2
status 0 "a source is shown, by its symbol in any spelling"
out_has "OP2. Invites Member States" "as it is now"
run zerodraft show source:77/901 'OP3 (a)'
out_has "fair recruitment and decent work" "and a sub-paragraph"
run zerodraft diff source:77/901 source:79/901
status 1 "two sources are compared"
out_has "no State can address migration" "word by word"
run zerodraft show source:77/902
status 3 "a source that is not there"
err_has "77/902" "is named"
err_has "source add" "and how to add it"

# Where the symbol comes from.
cat >plain.txt <<'END'
# A/RES/78/9001
# 78/9001. Report of the Committee on Names

The General Assembly,

PP1. Having considered the report,

1. Takes note of it.

12th plenary meeting 7 December 2023
END
run zerodraft source add plain.txt
status 0 "a plain text"
out_has "78/9001	new	2 paragraphs	Report of the Committee on Names" \
	"has its symbol from its first line, and a title without it"
is "the date of the meeting" "date: 2023-12-07" \
	"$(git -C n show sources:78/9001/source | grep date)"
sed -e '/^# /d' -e 's/, *$/,/' plain.txt >A_HRC_RES_31_16.txt
run zerodraft source add A_HRC_RES_31_16.txt
out_has "A/HRC/RES/31/16	new" "the name of the file will do"
sed 's/The General Assembly/The Human Rights Council/; /^# /d' plain.txt \
	>31-17.txt
run zerodraft source add 31-17.txt
out_has "A/HRC/RES/31/17	new" "the organ says whose 31/17 it is"
run zerodraft show source:31/16
status 3 "31/16 of the General Assembly is another"
err_has "A/HRC/RES/31/16" "which is said"
run zerodraft source add --symbol 'Sevilla  Commitment' --title 'An [outcome]' \
	--adopted '3 July 2025' --organ 'The Conference' 31-17.txt
status 0 "a name in words, and everything by option"
is "is kept" "title: An [outcome]
organ: The Conference
symbol: Sevilla Commitment
date: 2025-07-03" "$(git -C n show 'sources:Sevilla Commitment/source')"
run zerodraft show 'source:Sevilla Commitment' 1
status 0 "and found"

# What is no source is left out; the others are added.
printf 'Excellency,\n\nI have the honour to write.\n\nYours\n' >letter.txt
printf '\377\376\n' >binary.txt
sed '1,2d' plain.txt >nameless.txt
sed 's/the report/a report/' plain.txt >twin.txt
run zerodraft source add letter.txt binary.txt nameless.txt plain.txt twin.txt
status 1 "files that are no source"
out_has "letter.txt	left out	this is a letter" "a letter"
out_has "binary.txt	left out	line 1: " "what is no text"
out_has "nameless.txt	left out	nothing in the text" "no symbol"
out_has "twin.txt	left out	plain.txt is 78/9001 already" \
	"two files with one symbol"
out_has "1 the same, 4 left out" "all are counted"
run zerodraft source add letter.txt
status 1 "nothing but a letter"
out_has "1 left out; nothing to write" "nothing is written"
for symbol in ../x /etc a/../b .git x/contents 'a//b' 'A/B.md'; do
	run zerodraft source add --symbol "$symbol" plain.txt
	status 1 "the symbol $symbol is refused"
done

# Doubts.
sed 's/the report/the report and its resolution 78\/9001/' plain.txt >self.txt
run zerodraft source add --dry-run self.txt
status 0 "a text that cites itself"
err_has "PP1: it cites 78/9001, which is itself" "is a warning"
err_has "[cites-itself]" "with its code"
printf '%s\n' --- 'title: Words' 'symbol: 78/9002' --- '' '## On names' '' \
	'We speak plainly.' >unnumbered.md
run zerodraft source add --dry-run unnumbered.md
out_has "0 paragraphs" "a text without numbered paragraphs"
err_has "[no-paragraph]" "is a warning"
err_has "[no-date]" "and has no date"

# Wrong usage.
run zerodraft source add
status 2 "no file"
run zerodraft source
status 2 "which command?"
err_has "add find list" "there are several"
run zerodraft source frob
status 2 "no such command"
err_has "source frob" "it is named"
run zerodraft source add --symbol 1/1 plain.txt twin.txt
status 2 "one symbol for two files"
run zerodraft source add --codec runes plain.txt
status 2 "no such codec"
run zerodraft source add missing.txt
status 3 "a file that is not there"
err_has "missing.txt" "it is named"

# A library of several hundred, by eight at once.
mkdir many
cp plain.txt many
cd many || exit 99
ZERODRAFT_DIR=../n
i=0
while [ $i -lt 300 ]; do
	i=$((i + 1))
	sed "s/78\/9001/79\/$i/" plain.txt >"$i.txt"
done
for k in 1 2 3 4 5 6 7 8; do
	zerodraft source add ./*"$k.txt" >/dev/null 2>&1 &
done
wait
run zerodraft source add ./[0-9]*.txt
out_has "240 the same" "eight at once lose nothing"
out_has "60 new" "and what nobody added is new"
ok "git finds nothing wrong in the end" git -C ../n fsck --strict

done_testing
