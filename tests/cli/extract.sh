#!/bin/sh
# extract: from a compilation, as it is circulated, each party's own text
# comes back byte for byte, and so does the base.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
drafts=$ZD_SRC/drafts/amendments
for one in AOSIS:aosis.txt CANZ:canz.md EU:eu.md G77:g77.txt MEX:mexico.txt \
	PHL:philippines.txt RUS:russian-federation.txt US:us.txt; do
	zerodraft -C n propose --as "${one%%:*}" "$drafts/${one#*:}" \
		>/dev/null 2>&1 || fail "propose ${one#*:}"
done
parties="AOSIS CANZ EU G77 MEX PHL RUS US"
for party in $parties; do
	zerodraft -C n show "$party" --format markdown >"$party.want"
done
zerodraft -C n show zero --format markdown >base.want
ok "the parties differ from the base" sh -c '! cmp -s EU.want base.want'

# The file alone is read: no repository is near.
mkdir away
for format in json markdown; do
	zerodraft -C n compile --format "$format" -o "away/sent.$format"
	cp "away/sent.$format" .
	for party in $parties; do
		run sh -c "cd away && zerodraft extract --as $party \
			sent.$format"
		status 0 "$format: $party is read"
		out_is "$party.want" "$format: every byte of $party is there"
	done
	run zerodraft extract "away/sent.$format"
	status 0 "$format: the base is read"
	out_is base.want "$format: every byte of the base is there"
	run zerodraft extract --as eu "away/sent.$format"
	status 0 "$format: the case of a code is nothing"
	run zerodraft extract --as MAR "away/sent.$format"
	status 3 "$format: somebody who is not in it"
	err_has "AOSIS, CANZ" "$format: it says who is"
	zerodraft -C n compile --no-attribution --format "$format" \
		-o "un.$format"
	run zerodraft extract --as EU "un.$format"
	status 3 "$format: without names nothing can be read back"
done

run zerodraft extract "$ZD_SRC/drafts/zero.md"
status 3 "a draft is no compilation"
err_has "no compilation" "it says so"
printf '{"compilation": {"rows": [' >cut.json
run zerodraft extract cut.json
status 3 "a file cut off"
printf '{"compilation": {"rows": [{"place": "moved", "movers": ["EU"],
"paragraph": 7}], "parties": ["EU"]}}' >odd.json
run zerodraft extract --as EU odd.json
status 3 "a move from nowhere"
run zerodraft extract
status 2 "no file"
run zerodraft extract nothing.json
status 3 "a file that is not there"
done_testing
