#!/bin/sh
# blame and verify on negotiations of which it is known who wrote each word:
# six rounds, 40 parties, with splits, merges, moves, overlapping and withdrawn
# amendments, words that come back, and changes that nobody asked for.
# ZD_SEEDS has more of them played than one each: ZD_SEEDS='4 5 6'.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
need python3
need git

# play HOW SEED LEAST PARAGRAPHS: LEAST words of 100 are right.
play() {
	mkdir "$1$2"
	cd "$1$2" || exit 99
	run python3 "$ZD_SRC/tests/cli/truth.py" zerodraft "$2" "$1" "$4"
	status 0 "negotiation $2, $1"
	tap_note <"$work/out"
	head -n 20 "$work/err" | tap_note
	none "blame is right for $3 words of 100" \
		"$(awk -F'\t' -v least="$3" '$1 ~ /^rev/ {
			split($3, n, " ")
			if (100 * n[1] < least * n[3]) print
		}' "$work/out")"
	is "there were five rounds" 5 "$(grep -c '^rev' "$work/out")"
	ok "every kind of change was there" \
		grep -qE '^kinds.([1-9][0-9]*) of \1$' "$work/out"
	ok "every silent change is found, and nothing else" \
		grep -qE '^planted.([1-9][0-9]*) of \1 found, 0 more' \
		"$work/out"
	cd ..
}

play acts 1 99 40
play mixed 2 95 40
play whole 3 95 40
for seed in ${ZD_SEEDS-}; do
	for how in acts mixed whole; do
		least=95
		[ "$how" = acts ] && least=99
		play "$how" "$seed" "$least" 80
	done
done
done_testing
