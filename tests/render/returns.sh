#!/bin/sh
# The first law to the byte: accepting a redline in CriticMarkup or Word gives
# the file of one side, rejecting it that of the other one. Pairs are made of
# hostile words by ./returns, or are real. SEED and COUNT of more: to search.
returns=$ZD_BUILD/tests/render/returns
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
n=0
law() { # description, arguments…
	said=$1
	shift
	n=$((n + 1))
	if "$returns" "$@" >"$work/out" 2>&1; then
		echo "ok $n - $said: $(tail -n 1 "$work/out")"
	else
		head -n 60 "$work/out" | sed 's/^[^#]/# &/'
		echo "not ok $n - $said"
	fi
}
zero=$ZD_SRC/drafts/zero.md rev1=$ZD_SRC/drafts/rev1.md
empty=$work/empty.md
: >"$empty"
law "CriticMarkup, hostile words" critic "${SEED:-20191213}" "${COUNT:-1500}"
law "Word, hostile words" docx "${SEED:-20191213}" "${COUNT:-300}"
for format in critic docx; do
	law "$format, the example, there and back" "$format" \
		"$zero" "$rev1" "$rev1" "$zero"
	law "$format, all new, all gone" "$format" "$empty" "$zero" \
		"$zero" "$empty"
done
law "nothing at all" critic "$empty" "$empty"
. "$ZD_SRC/tests/render/chains.sh"
if [ -r "$chains/chains.tsv" ]; then
	chain_pairs >"$work/pairs"
	awk '{ print; print $2, $1 }' "$work/pairs" >"$work/both"
	for format in critic docx; do
		# Names of the corpus have no spaces.
		# shellcheck disable=SC2046
		law "$format, real chains, there and back" "$format" \
			$(cat "$work/both")
	done
else
	n=$((n + 1))
	echo "ok $n - real chains # SKIP ZERODRAFT_CORPUS is not set"
fi
echo "1..$n"
