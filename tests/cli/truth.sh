#!/bin/sh
# blame and verify on negotiations of which it is known who wrote each word:
# six rounds, 40 parties, some rounds built of acts and some imported whole,
# with changes that nobody asked for.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
need python3

for seed in 1 2; do
	mkdir "seed$seed"
	cd "seed$seed" || exit 99
	run python3 "$ZD_SRC/tests/cli/truth.py" zerodraft "$seed"
	status 0 "negotiation $seed"
	tap_note <"$work/out"
	none "blame is right for 99 words of 100 by acts, 95 imported whole" \
		"$(awk -F'\t' '$1 ~ /^rev/ {
			split($3, n, " ")
			least = $2 == "acts" ? 99 : 95
			if (100 * n[1] < least * n[3]) print
		}' "$work/out")"
	is "there were five rounds" "$(grep -c '^rev' "$work/out")" 5
	ok "every silent change is found, and nothing else" \
		grep -qE '^planted.([1-9][0-9]*) of \1 found, 0 more' \
		"$work/out"
	cd ..
done
done_testing
