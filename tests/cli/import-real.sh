#!/bin/sh
# The real Zero Draft of 7 June 2019, as it came out of a PDF.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
corpus

zerodraft init n >/dev/null
run zerodraft -C n import --round zero \
	"$ZERODRAFT_CORPUS/seeds/zero-draft-imrf-2019.txt"
status 0 "it comes in"
out_has "13 preambular paragraphs, 41 operative paragraphs, 7 sub-paragraphs" \
	"every paragraph is there"
out_has "4 footnotes" "and every footnote, once"
ok "what is doubtful is said, with its line" grep -Eq ':[0-9]+: (info|warning)' "$work/err"
zerodraft -C n show --format markdown -o zero.md
not_ok "nothing of the letter is in it" grep -q Excellency zero.md
run zerodraft -C n show OP10 --format plain
out_has "to review the implementation of the Global Compact" "OP10 is whole"
for letter in fourth-round-2018 resident-coordinators-2019; do
	run zerodraft -C n import --round rev1 \
		"$ZERODRAFT_CORPUS/seeds/letter-$letter.txt"
	status 3 "a letter is no draft: $letter"
done

# Seven negotiations, three rounds each: ids follow the paragraphs.
chains=$ZERODRAFT_CORPUS/unga
sed 1d "$chains/chains.tsv" | cut -f1-3 | tr / _ | tr '\t' ' ' >three
id_of() {
	git -C c show main:draft/contents | grep -m1 "^$1	" | cut -f2
}
while read -r first later adopted; do
	rm -rf c
	zerodraft init c >/dev/null
	for round in "zero $first" "rev1 $later" "final $adopted"; do
		name=${round%% *}
		run zerodraft -C c import --round "$name" \
			"$chains/labelled/${round#* }.txt"
		status 0 "$round"
		[ "$name" = zero ] || out_has " ← " "what was decided: $round"
		git -C c show "$name:draft/contents" | cut -f2 >"$name.ids"
		is "no id stands twice: $round" "" \
			"$(sort "$name.ids" | uniq -d)"
	done
	kept=$(sort zero.ids rev1.ids | uniq -d | wc -l)
	ok "most ids stay from $first to $later" \
		test "$kept" -ge $(($(wc -l <zero.ids) * 3 / 4))
	kept=$(sort rev1.ids final.ids | uniq -d | wc -l)
	# Two paragraphs of A/C.2/80/L.49 were merged.
	ok "all but one from $later to $adopted" \
		test "$kept" -ge $(($(wc -l <rev1.ids) - 1))
	# The facilitator takes one decision back, and back again.
	id=$(id_of OP2)
	run zerodraft -C c relate OP2=
	status 0 "OP2 is new: $adopted"
	not_ok "it has another id: $adopted" test "$(id_of OP2)" = "$id"
	run zerodraft -C c relate OP2=OP2
	status 0 "OP2 is what it was: $adopted"
	is "it has its id: $adopted" "$id" "$(id_of OP2)"
done <three
done_testing
