#!/bin/sh
# What is published reaches paper whole: under each reader of pandoc that a
# user would choose, and as a PDF.
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
zerodraft=$ZD_BUILD/zerodraft
here=$ZD_SRC/tests/render
corpus=${ZERODRAFT_CORPUS:-/nonexistent}
total=0

run() { # kind, file…
	kind=$1
	shift
	python3 "$here/published.py" "$kind" "$zerodraft" "$@" >"$work/out" ||
		echo "Bail out! published.py"
	awk -v base="$total" '
		/^1\.\./ { next }
		$1 == "ok" { $2 = $2 + base }
		$1 == "not" { $3 = $3 + base }
		{ print }' "$work/out"
	total=$((total + $(grep -c -E '^(not )?ok ' "$work/out")))
}

skip() { # what, why
	total=$((total + 1))
	echo "ok $total - $1 # SKIP $2"
}

for tool in python3 pandoc; do
	command -v $tool >/dev/null 2>&1 || {
		echo "1..0 # SKIP $tool is missing"
		exit 0
	}
done
run pandoc "$here/letters.md" "$ZD_SRC/drafts/zero.md" \
	"$ZD_SRC/drafts/rev1.md" "$ZD_SRC"/tests/cli/scripts/*.md
run kinds "$ZD_SRC/drafts/amendments" "$ZD_SRC/drafts/zero.md" \
	"$ZD_SRC/drafts/rev1.md"
if [ -d "$corpus" ]; then
	run pandoc "$corpus"/seeds/zero-draft-*.txt "$corpus"/climate/*.txt \
		"$corpus"/unga/labelled/*.txt "$corpus"/unga/raw/*.txt
else
	skip "real texts" "ZERODRAFT_CORPUS is not set"
fi
if command -v xelatex >/dev/null 2>&1 && command -v pdftotext >/dev/null 2>&1
then
	run pdf "$here/letters.md" "$ZD_SRC/drafts/rev1.md"
	if fc-list 2>/dev/null | grep -q -e Amiri && fc-list | grep -q UMing
	then
		run pdf "$ZD_SRC"/tests/cli/scripts/*.md
	else
		skip "a PDF in Arabic and Chinese" "their fonts are missing"
	fi
	[ ! -d "$corpus" ] || run pdf "$corpus"/seeds/zero-draft-*.txt
else
	skip "a PDF" "xelatex or pdftotext is missing"
fi
# What is for xelatex alone is skipped elsewhere, and must be skippable.
if command -v pdflatex >/dev/null 2>&1; then
	total=$((total + 1))
	{
		"$zerodraft" init "$work/n" &&
			"$zerodraft" -C "$work/n" import --round zero \
				"$ZD_SRC/drafts/zero.md" &&
			"$zerodraft" -C "$work/n" publish -o "$work/n.md" &&
			pandoc --pdf-engine=pdflatex -o "$work/n.pdf" \
				"$work/n.md"
	} >"$work/pdflatex" 2>&1
	if [ -s "$work/n.pdf" ]; then
		echo "ok $total - pdflatex takes the head as well"
	else
		echo "not ok $total - pdflatex takes the head as well"
		sed 's/^/# /' "$work/pdflatex"
	fi
fi
echo "1..$total"
