#!/bin/sh
# show: a text as it was imported, or single paragraphs in any spelling.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n

for draft in zero rev1; do
	[ $draft = zero ] || zerodraft -C n import --round $draft \
		"$ZD_SRC/drafts/$draft.md" >/dev/null 2>&1
	run zerodraft -C n show $draft --format markdown
	out_is "$ZD_SRC/drafts/$draft.md" "$draft comes out as it went in"
done
run zerodraft -C n show zero 'op 7'
status 0 "one paragraph"
out_has "OP7. Notes that many migrants" "by its label in another spelling"
out_lacks "OP8." "and no other"
run zerodraft -C n show zero 'OP26 (b)'
out_has "account for those who have died" "a sub-paragraph"
out_lacks "search and rescue" "and no other"
run zerodraft -C n show zero title
out_has "Progress Declaration" "the title"
run zerodraft -C n show zero-OP7
out_has "legal identity" "by its id, in the current text"
run zerodraft -C n show OP7
status 0 "without a revision it is the current text"
run zerodraft -C n show zero OP99
status 3 "a paragraph that is not there"
err_has "OP99" "the message names it"
run zerodraft -C n show nosuch
status 3 "a revision that is not there"
run zerodraft show "$ZD_SRC/drafts/zero.txt"
status 0 "a file, without a repository"
run zerodraft -C n show zero --format nosuch
status 2 "a format that is not there"
err_has "markdown" "the message lists them"
run zerodraft -C n show zero -o nosuch/folder/x
status 3 "a file that cannot be written"
for format in plain term html json critic; do
	run zerodraft -C n show zero --format $format
	status 0 "as $format"
	out_has "legal identity" "with its words"
done
printf '**OP1.** *Requests* \033[31mred\033[0m and \342\200\256evil.\n' >esc.md
zerodraft show esc.md --format term --color always >"$work/out" 2>"$work/err"
not_ok "what a text says never drives the terminal" \
	grep -q "$(printf '\033\\[31mred')" "$work/out"
not_ok "nor turns its direction" grep -q "$(printf '\342\200\256')" "$work/out"
run sh -c 'zerodraft -C n show zero --format plain >/dev/full'
status 3 "a full disk below standard output is noticed"

# Outside of a negotiation files are shown without a word about it.
mkdir outside && cd outside || exit 99
cp "$ZD_SRC/drafts/zero.md" text
run zerodraft show text OP7
status 0 "a file without a dot in its name"
err_empty "nobody misses a repository"
run_in text zerodraft show - OP7
status 0 "standard input"
err_empty "nor here"
done_testing
