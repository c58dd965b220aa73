#!/bin/sh
# publish: Markdown for circulation that loses no word on the way to paper.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n

run zerodraft -C n publish
status 0 "the current round"
cp "$work/out" p.md
out_has 'title: "Progress Declaration of the International' "with its title"
out_has 'subtitle: "Zero Draft' "its stage and date"
out_has 'Page \thepage' "page x of y"
out_has '**OP7.**' "numbered paragraphs that nothing renumbers"
out_has '[^res-70-1]: Resolution 70/1.' "real footnotes"
not_ok "no key that pandoc takes for the document" grep -q '^body:' p.md
run zerodraft -C n publish --line-numbers
out_has 'lineno' "line numbers when asked for"
run zerodraft -C n publish zero -o z.md
same p.md z.md "a round by name is the same bytes"
run zerodraft -C n publish rev9
status 3 "a round that is not there"

if command -v pandoc >/dev/null; then
	zerodraft -C n show zero --format plain |
		grep -v '^organ:\|^round:\|^date:' |
		sed 's/\[^[a-z0-9-]*\]//g' | tr -cs '[:alnum:]' '\n' |
		sort >words.ours
	for reader in markdown gfm+footnotes+yaml_metadata_block \
		commonmark_x; do
		pandoc -f $reader -t plain --wrap=none p.md -s 2>/dev/null |
			tr -cs '[:alnum:]' '\n' | sort >words.theirs
		is "pandoc -f $reader drops no word" "" \
			"$(comm -23 words.ours words.theirs | grep -v '^[0-9]*$' | head -5)"
	done
else
	pass "pandoc drops no word # SKIP no pandoc"
fi
done_testing
