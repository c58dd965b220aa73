#!/bin/sh
# Drafts in Cyrillic, Arabic and Chinese letters through every command: the
# right words, nothing lost, words found where the script has no spaces.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
here=$ZD_SRC/tests/cli/scripts

shows() { # REV LABEL WORDS NAME
	run zerodraft -C "$n" show "$1" "$2"
	out_has "$3" "$n: $4"
}

formats() { # NAME WORDS COMMAND…: the words in every format
	name=$1 words=$2
	shift 2
	for format in plain markdown html json; do
		run zerodraft -C "$n" "$@" --format $format
		answered "$n: $name, $format"
		out_has "$words" "$n: has the words"
	done
}

# Each script: instructions in the form of the room, with the quotes of that
# script. old, new: words of OP1; at, more: an insertion inside a paragraph.
script() {
	n=$1
	case $n in
	cyrillic) old=безопасные new=надёжные quote='«' unquote='»'
		at='денежные переводы' more=', а также через обмен знаниями'
		said='развитие стран происхождения, в том числе через денежные переводы, а также через обмен знаниями;'
		paragraph='*Призывает* доноров увеличить взносы;'
		added='доноров увеличить взносы'
		struck='[незамедлительно]' other=законные others=упорядоченные
		contested=сообщать inside=могут organ='Генеральная Ассамблея' ;;
	arabic) old=الآمنة new=السليمة quote='«' unquote='»'
		at='التحويلات المالية' more='، وبتبادل المعارف'
		said='بوسائل منها التحويلات المالية، وبتبادل المعارف؛'
		paragraph='*تهيب* بالمانحين أن يزيدوا مساهماتهم؛'
		added='بالمانحين أن يزيدوا مساهماتهم'
		struck='[فورا]' other=والقانونية others=والمنظمة
		contested=الأسر inside=تظل organ='الجمعية العامة' ;;
	chinese) old=移徙 new=移民 quote='「' unquote='」'
		at=汇款 more=和知识交流
		said='包括通过汇款和知识交流作出的贡献；'
		paragraph='*吁请*捐助方增加捐款；'
		added='捐助方增加捐款'
		struck='[立即]' other=合法 others=有序
		contested=通报 inside=可以 organ=大会 ;;
	esac
}

enters() { # a round in, and out again
	run zerodraft init "$n"
	status 0 "$n: a negotiation"
	run zerodraft -C "$n" import --round zero "$here/$n.md"
	status 0 "$n: is imported"
	err_empty "$n: without a finding"
	out_has "3 preambular paragraphs, 7 operative paragraphs, 2 sub-paragraphs, 1 heading, 1 footnote" \
		"$n: with all of its parts"
	run zerodraft -C "$n" show zero --format markdown
	out_is "$here/$n.md" "$n: and comes back byte for byte"
	run git -C "$n" show main:draft/contents
	out_has "formula" "$n: its first line is the formula"
	run zerodraft -C "$n" brackets
	out_has "	$inside" "$n: open brackets are listed"
	run zerodraft -C "$n" cite list
	out_has "(based on 73/195, para 7)" "$n: a citation is found"
	out_lacks "another body" "$n: of the body whose text this is"
}

proposals() {
	run zerodraft -C "$n" propose --as EU \
		-i "OP1: replace \"$old\" with \"$new\"" \
		-i "OP2: delete \"$struck\"" \
		-i "OP5: add \"$more\" after \"$at\"" \
		-i "OP5 bis: $paragraph"
	status 0 "$n: instructions"
	out_has "EU/4" "$n: each is an amendment"
	run zerodraft -C "$n" propose --as US \
		-i "OP1: replace $quote$other$unquote with $quote$others$unquote"
	status 0 "$n: in the quotes of the script"
	run zerodraft -C "$n" propose --as US -i "OP1: delete $quote$other"
	status 3 "$n: a quote that is never closed"
	err_has "never closed" "$n: is named"
	run zerodraft -C "$n" propose --as US -i "OP2: delete \"$old\""
	status 3 "$n: words that are not there"
	sed "s/$other/$others/; s/\[$inside\]/$inside/" "$here/$n.md" >copy.md
	run zerodraft -C "$n" propose --as CHE copy.md
	status 0 "$n: an edited copy"
	out_has "CHE/2" "$n: gives an amendment a paragraph"
	run zerodraft -C "$n" show CHE --format markdown
	out_is copy.md "$n: and is the party's text byte for byte"
	shows EU OP5 "$said" "words go in between others"
}

compiled() {
	formats "words of a paragraph compiled" "$added" compile
	formats "the table" "$added" compile --table
	# A word of it: two columns break lines between words.
	formats "by party" "${added%% *}" compile --by-party
	run zerodraft -C "$n" compile
	out_has "$more – EU]" "$n: an insertion stands at its place"
	run zerodraft -C "$n" compile --format html
	if [ "$n" = arabic ]; then
		out_has '<p class="paragraph" id="OP1" dir="rtl">' \
			"$n: paragraphs run from the right"
		out_has '<h1 class="title" dir="rtl">' "$n: so does the title"
		out_lacks '<p class="legend" dir' "$n: the program's words do not"
	else
		out_lacks 'dir="rtl"' "$n: nothing runs from the right"
	fi
}

decided() {
	run zerodraft -C "$n" accept EU/1 EU/2 EU/3 EU/4
	status 0 "$n: amendments are accepted"
	shows main OP1 "$new" "the new words are in"
	out_lacks "$old" "$n: the old ones are gone"
	shows main OP5 "$said" "the insertion stands where it was asked for"
	shows main "OP5 bis" "$added" "the new paragraph stands in the text"
	run zerodraft -C "$n" bracket OP2 "$contested"
	status 0 "$n: words are put in brackets"
	shows main OP2 "[$contested]" "just these"
	run zerodraft -C "$n" accept US/1
	status 0 "$n: another party's words merge"
	shows main OP1 "$others" "with those that are in"
	run zerodraft -C "$n" round --renumber rev1
	status 0 "$n: the round is closed"
	shows rev1 OP6 "$added" "and labels are numbered anew"
}

looked_at() {
	run zerodraft -C "$n" diff zero rev1
	status 1 "$n: a redline"
	out_has "{+$more+}" "$n: of whole insertions"
	out_has "{+[+}$contested{+]+}" "$n: and of brackets"
	formats "the redline" "$said" show rev1
	formats "columns" "$added" diff --side-by-side zero rev1
	run zerodraft -C "$n" blame --on rev1 OP5
	status 0 "$n: who brought each word"
	out_has "zero/EU/3" "$n: the amendment"
	run zerodraft -C "$n" blame --on rev1
	out_has " 0 that nobody proposed" "$n: each word has an owner"
	run zerodraft -C "$n" trace --on rev1 OP5
	out_has "accept EU/3" "$n: a paragraph's way"
	run zerodraft -C "$n" verify zero rev1
	status 0 "$n: the round is what was asked for"
	out_has "1 that the facilitators put on record, and nothing else" \
		"$n: and a bracket of the facilitators"
	run zerodraft -C "$n" status
	status 0 "$n: where it stands"
}

circulated() {
	run zerodraft -C "$n" publish rev1
	status 0 "$n: is published"
	cp "$work/out" published.md
	run zerodraft -C "$n" attest published.md
	status 0 "$n: what comes back is attested"
	out_has "This is Rev 1, word for word" "$n: as the round that it is"
	sed "s/$new/$old/" published.md >changed.md
	run zerodraft -C "$n" attest changed.md
	status 1 "$n: a word that was changed"
	out_has "OP1. " "$n: is shown where it stands"
	zerodraft -C "$n" show rev1 >plain.txt
	run zerodraft -C "$n" attest plain.txt
	status 0 "$n: as plain text, too"
}

agreed_language() {
	run zerodraft -C "$n" source add --symbol 74/1 --organ "$organ" \
		--adopted 2019-12-18 --title "$organ" "$here/$n.md"
	status 0 "$n: a source"
	run zerodraft -C "$n" source find OP1
	out_has "74/1 OP1" "$n: the nearest agreed language is found"
	run zerodraft -C "$n" source find --least 0.9 \
		"$(sed -n 's/.*(a) //p' "$here/$n.md")"
	out_has "74/1 OP3" "$n: by its words"
	run zerodraft -C "$n" cite check
	status 1 "$n: a finding"
	out_has "73/195" "$n: a source that is missing is named"
}

for n in cyrillic arabic chinese; do
	script "$n"
	enters
	proposals
	compiled
	decided
	looked_at
	circulated
	agreed_language
done

# One character of many: only the one that was meant
n=chinese
run zerodraft -C $n propose --as FRA -i 'OP8: replace "一" with "二"'
status 3 "a character that stands twice is not guessed"
run zerodraft -C $n propose --as FRA \
	-i 'OP8: replace the second "一" with "二"'
status 0 "the second one"
shows FRA OP8 "在下一届会议上继续审议这二问题" "is the one that changes"

# What turns the line round is never printed as it is
printf '**OP1.** *تقرر* \342\200\256النظر\342\200\254 في المسألة؛\n' >turned.md
run zerodraft init turned
run zerodraft -C turned import --round zero turned.md
status 0 "a control that turns the line round"
err_has "U+202E cannot be seen, or turns the text round; it is kept" "is named"
turn=$(printf '\342\200\256')
for shown in "show" "publish" "show --format html"; do
	# shellcheck disable=SC2086 # words of a command
	run zerodraft -C turned $shown
	out_lacks "$turn" "it never reaches $shown"
	out_has "النظر" "the words do"
done
run zerodraft -C turned show --format markdown
out_is turned.md "what is kept keeps it"
done_testing
