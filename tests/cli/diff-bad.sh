#!/bin/sh
# diff on bad input: a right answer, or an error that says what to do.
. "${ZD_SRC:?}/tests/cli/testlib.sh"

# Names that are no text
printf 'OP1. Requests a report;\n' >one
mkdir folder
run zerodraft diff nosuch.md one
status 3 "no such file, no negotiation"
err_has "nosuch.md: there is no such file, and no negotiation" "says both"
run zerodraft diff one ./nosuch
status 3 "no such path"
err_has "./nosuch: there is no such file" "names it"
for name in folder ./folder ./folder/; do
	run zerodraft diff one "$name"
	status 3 "a folder: $name"
	err_has "$name: this is a folder" "is called one: $name"
done
run zerodraft diff "" one
status 2 "an empty name"
err_has "the name of a text is empty" "is no name of the current text"
run_in one zerodraft diff - -
status 2 "the standard input on both sides"
err_has "stands twice" "can be read once only"
run_in one zerodraft diff --side-by-side --via - - one
status 2 "and between them"
run_in one zerodraft diff - one
status 0 "once is well"
run zerodraft diff "$(printf 'a\033[31mb')" one
status 3 "a name with an escape"
not_ok "does not reach the terminal" grep -q "$(printf '\033')" "$work/err"
# root may read every file, but not its memory from the first byte on.
printf 'OP1. Requests a report;\n' >closed
chmod 000 closed
[ "$(id -u)" -ne 0 ] || ln -sf /proc/self/mem closed
run zerodraft diff ./closed one
status 3 "an unreadable file"
ok "says why" grep -qE "closed: (Permission denied|Input/output error)" \
	"$work/err"
negotiation n
run zerodraft -C n diff zero ./nosuch
status 3 "no such path, in a negotiation"
err_has "./nosuch: No such file" "is no party"
run zerodraft -C n diff zero folder
status 3 "a folder, in a negotiation"
err_has "this is a folder" "is no party either"
run zerodraft -C n diff zero ""
status 2 "an empty name, in a negotiation"
run zerodraft -C nosuch diff zero one
status 3 "no such negotiation"
err_has "nosuch: there is no repository" "names it"

# Bytes that are no text
printf 'OP1. Requests a re\000port;\n' >zero-byte
run zerodraft diff zero-byte one
status 3 "a byte zero"
err_has "zero-byte:1:19: this is no text" "has its place"
printf 'OP1. caf\351;\n' >latin
run zerodraft diff one latin
status 3 "Latin-1"
err_has "latin:1:9: not UTF-8" "has its place"
printf '\377\376O\000P\000' >wide
run zerodraft diff one wide
status 3 "UTF-16"
err_has "save the text as UTF-8" "says what to do"

# Only the form of the file differs: nothing differs, and a finding says it
same_as() {
	run zerodraft diff "$1" "$2"
	status 0 "$3"
	err_has "$4" "and a finding says so: $3"
	run zerodraft diff --stat "$2" "$1"
	status 0 "nor the other way round: $3"
	out_has "0 listed" "nothing is listed: $3"
}
printf 'OP1. Requests a report;\n\nOP2. Decides to meet;\n' >lf
sed 's/$/\r/' lf >crlf
tr '\n' '\r' <lf >cr
same_as ./crlf lf "only line ends differ" line-ends
same_as ./cr lf "only line ends differ: CR alone" line-ends
same_as ./cr crlf "only line ends differ: CR and CRLF" line-ends
printf 'OP1. Requests a r\303\251sum\303\251;\n' >composed
printf 'OP1. Requests a re\314\201sume\314\201;\n' >apart
same_as composed apart "only the Unicode form differs" normalised
printf '\357\273\277OP1. Requests a report;\n' >marked
run zerodraft diff marked one
status 0 "only the byte order mark differs"
printf 'OP1. Requests a report;' >open
run zerodraft diff open one
status 0 "only the last line's end is missing"

# Texts without a paragraph
: >empty
printf '\n\n \n' >blank
printf '# First part\n\n## Second part\n' >headings
printf '[^1]: Resolution 70/1.\n\n[^2]: Resolution 71/1.\n' >notes
printf -- '---\ntitle: A progress declaration\n---\n' >title
printf 'Words without a label.\n' >words
texts="empty blank headings notes title words one"
for from in $texts; do
	for to in $texts; do
		want=1
		case $from-$to in
		empty-blank | blank-empty) want=0 ;;
		esac
		[ "$from" != "$to" ] || want=0
		run zerodraft diff --stat "$from" "$to"
		status $want "$from against $to"
		case $from-$to in
		one-one | one-words | words-one | words-words)
			err_empty "and no finding: $from against $to" ;;
		*) err_has no-paragraph "and a finding: $from against $to" ;;
		esac
	done
done
run zerodraft diff headings empty
status 1 "a heading against nothing"
out_has "[-First part-]" "a heading that is dropped is shown"
run zerodraft diff empty notes
status 1 "nothing against a footnote"
out_has "{+[^1] Resolution 70/1.+}" "a footnote that is new is shown"
run zerodraft diff empty title
status 1 "nothing against a title"
out_has "{+A progress declaration+}" "a title that is new is shown"

# Size: right, in every display, and soon
awk 'BEGIN { printf "OP1."; for (i = 0; i < 200000; i++) printf " word"
	print ";" }' >equal
sed 's/;/ more;/' equal >equal2
run timeout 60 zerodraft diff --stat equal equal2
status 1 "two hundred thousand times one word"
out_has "Total		1 listed	200000	1	0" "one was added"
awk 'BEGIN { printf "OP1."; for (i = 0; i < 300000; i++)
	printf " w%d", i * 7919 % 30011; print ";" }' >line
awk '{ for (i = 50; i <= NF; i += 100) $i = "other"; print }' line >line2
for how in --stat --changed --side-by-side "--format html" "--format json" \
	"--format markdown" "--format pairs" "--ignore case,punctuation"; do
	# shellcheck disable=SC2086
	run timeout 120 zerodraft diff $how line line2
	status 1 "one line of two megabytes $how"
done
run zerodraft diff --stat line line2
status 1 "and counted"
out_has "Total		1 listed	297000	3000	3000" "one word in a hundred"
# A bound that is met is said, by its name; by no other, and not otherwise.
again() { # times
	awk -v n="$1" 'BEGIN {
		printf "OP1. Say"
		for (i = 0; i < n; i++)
			printf " again"
		print " and no more;" }'
}
again 60 >again60.md
again 61 >again61.md
run zerodraft diff again60.md again61.md
status 1 "a change that may stand in many places"
out_lacks "Coarse" "no bound is met"
again 200 >again200.md
again 201 >again201.md
run zerodraft diff again200.md again201.md
status 1 "a change that may stand anywhere"
out_has "places was not tried in all of them (max_slide)." "it is said"
nested() { # 1: before what stays; 0: behind it
	awk -v before="$1" 'BEGIN {
		for (i = 0; i < 3000; i++) {
			open = open "["
			close_ = close_ "]"
			stays = stays " w" 2 * i " w" 2 * i + 1 " x" i
		}
		nest = open "one two three four five six" close_
		print "OP1. Notes", before ? nest stays : stays " " nest, "." }'
}
nested 1 >nested1.md
nested 0 >nested2.md
run zerodraft diff nested1.md nested2.md
status 1 "three thousand brackets around six words"
out_has "Coarse:" "it is said"
out_has "(max_brackets)." "that brackets were left"

done_testing
