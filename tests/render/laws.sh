#!/bin/sh
# The first law, for every format: accepting what a redline shows gives the
# to-side, rejecting it the from-side; and pandoc keeps every letter of what
# is published. Cases are made by ./cases, read back by laws.py.
cases=$ZD_BUILD/tests/render/cases
laws=$ZD_SRC/tests/render/laws.py
if ! command -v python3 >/dev/null 2>&1; then
	echo "1..0 # SKIP python3 is missing"
	exit 0
fi
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
"$cases" 20190607 80 >"$work/redlines" || exit 99
"$cases" draft 20190719 12 >"$work/drafts" || exit 99
total=0
run() {
	python3 "$laws" "$1" "${3-}" <"$2" >"$work/out" ||
		echo "Bail out! $laws"
	awk -v base="$total" '
		/^1\.\./ { next }
		$1 == "ok" { $2 = $2 + base }
		$1 == "not" { $3 = $3 + base }
		{ print }' "$work/out"
	total=$((total + $(grep -c -E '^(not )?ok ' "$work/out")))
}
run redline "$work/redlines"
. "$ZD_SRC/tests/render/chains.sh"
: >"$work/empty.md"
{
	echo "$ZD_SRC/drafts/zero.md $ZD_SRC/drafts/rev1.md"
	echo "$ZD_SRC/drafts/rev1.md $ZD_SRC/drafts/zero.md"
	echo "$work/empty.md $ZD_SRC/drafts/zero.md"
	echo "$ZD_SRC/drafts/zero.md $work/empty.md"
	chain_pairs
} >"$work/pairs"
run pairs "$work/pairs" "$ZD_BUILD/zerodraft"
if [ ! -r "$chains/chains.tsv" ]; then
	total=$((total + 1))
	echo "ok $total - real chains # SKIP ZERODRAFT_CORPUS is not set"
fi
if command -v pandoc >/dev/null 2>&1; then
	run pandoc "$work/redlines"
	run drafts "$work/drafts"
else
	total=$((total + 1))
	echo "ok $total - what pandoc makes of it # SKIP pandoc is missing"
fi
echo "1..$total"
