#!/bin/sh
# compile: the hardest paragraphs of drafts/, beside what a facilitator would
# write by hand, before looking (tests/cases/compile/drafts.txt).
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
amend() { zerodraft -C n propose --as "$1" "$ZD_SRC/drafts/amendments/$2" \
	>/dev/null || fail "propose $1"; }
amend EU eu.md
amend G77 g77.txt
amend US us.txt
amend CANZ canz.md
amend AOSIS aosis.txt
amend RUS russian-federation.txt
amend PHL philippines.txt
amend MEX mexico.txt
zerodraft -C n compile --format plain >compilation

# "hand" is wanted unless "ours" stands below it, and then "why" as well.
awk '/^hand / { if (want != "") print want; want = substr($0, 6) }
	/^ours / { want = substr($0, 6) }
	END { print want }' "$ZD_SRC/tests/cases/compile/drafts.txt" >wanted
is "a reason for each that differs" \
	"$(grep -c '^ours ' "$ZD_SRC/tests/cases/compile/drafts.txt")" \
	"$(grep -c '^why ' "$ZD_SRC/tests/cases/compile/drafts.txt")"
is "there are sixteen" 16 "$(grep -c . wanted)"
is "three are alike" 3 "$(($(grep -c . wanted) - $(grep -c '^ours ' \
	"$ZD_SRC/tests/cases/compile/drafts.txt")))"
while read -r line; do
	label=$(printf '%s\n' "$line" | sed 's/^\[//; s/\..*//')
	printf '%s\n' "$line" >line
	ok "$label" grep -qxFf line compilation
done <wanted

# What the laws are about: each delegation's text comes back from it.
zerodraft -C n compile --format markdown >circulated.md
for party in EU G77 US CANZ AOSIS RUS PHL MEX; do
	zerodraft extract --as $party circulated.md >back.md
	zerodraft -C n diff --name-only back.md zero/$party >names
	ok "$party has its text back" test ! -s names
done
done_testing
