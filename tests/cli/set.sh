#!/bin/sh
# set: settings, and what the profile of a progress declaration asks for.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
run zerodraft -C n set
status 0 "every setting is listed"
out_has "forum-begins" "by its key"
out_has "6 weeks before	the background notes of the round tables are circulated (not set)" \
	"with what holds when it is not set"
run zerodraft -C n set brief 1500
status 0 "one is set"
out_empty "without a word"
is "as an act of its author" "Ana Facilitator: Set brief to 1500" \
	"$(git -C n log -1 --format='%an: %s' main)"
is "that says what it is" "Act: set
Setting: brief" "$(git -C n log -1 --format='%(trailers)' main | sed '/^$/d')"
is "in the file of the negotiation" "zd-brief: 1500" \
	"$(git -C n show main:negotiation | grep brief)"
run zerodraft -C n set brief
out_has 1500 "and read"
run zerodraft -C n set brief 1500
status 3 "the same again changes nothing"
run zerodraft -C n set --unset brief
status 0 "it is taken back"
not_ok "and gone" sh -c 'git -C n show main:negotiation | grep -q brief'
run zerodraft -C n set --unset brief
status 3 "what is not set cannot be"
before=$(git -C n rev-parse main)
for wrong in 'brief many' 'brief -3' 'forum-begins 5.5.2026' \
	'forum-begins 2026-02-30' 'profile opera' 'objective-24 OP1' \
	'objective-0 OP1' 'objective-x OP1' 'nothing 1'; do
	# shellcheck disable=SC2086 # key and value
	run zerodraft -C n set $wrong
	status 2 "refused: $wrong"
done
for wrong in 'six weeks before' '6 weeks' '6 years before' '0 days after' \
	'' "6 weeks before
Act: accept"; do
	run zerodraft -C n set background-notes "$wrong"
	status 2 "no span: $wrong"
done
run zerodraft -C n set --unset
status 2 "what is to be unset?"
is "nothing was changed by any of it" "$before" "$(git -C n rev-parse main)"
run zerodraft -C n set meeting '11 June 2019, Conference Room 2'
zerodraft -C n import --round rev1 "$ZD_SRC/drafts/rev1.md" >/dev/null
run zerodraft -C n set meeting
out_has "11 June 2019" "a new round keeps the settings"

# The profile of a progress declaration.
run zerodraft init --profile progress-declaration p
status 0 "the skeleton of a progress declaration"
out_has "show main" "init says how to fill it in"
run zerodraft -C p show main --format markdown
for heading in '## Evaluation of overall progress on the 23 objectives' \
	'## Challenges and opportunities' '## Recommendations' \
	'# Annex I. Summary of the plenary' \
	'# Annex II. Summaries of the round tables' \
	'# Annex III. Summary of the policy debate'; do
	out_has "$heading" "it has: $heading"
done
cp "$work/out" skeleton.md
run zerodraft -C p status --profile
status 0 "what the profile asks for, before there is a round"
is "every part is empty" 6 "$(grep -c '	empty$' "$work/out")"
out_has "0 of the 23 objectives are covered" "and no objective is covered"
awk '{ print } /^## Rec/ { print "\n**1.** We will end it, in line with objectives 3 to 5." }' \
	skeleton.md >filled.md
run zerodraft -C p import --round zero filled.md
status 0 "a filled skeleton is"
zerodraft -C p set objective-21 1
zerodraft -C p set brief 20
run zerodraft -C p status --profile
out_has "Recommendations	11" "the words of a part are counted"
out_has "Challenges and opportunities	empty" "what is empty still is said"
for row in '3	information	1' '4	legal identity and documents	1' \
	'5	regular pathways	1' '6	fair recruitment and decent work	nothing' \
	'21	return and reintegration	1'; do
	out_has "$row" "objective $row"
done
out_has "4 of the 23 objectives are covered" "named or marked"
out_has "of 20: too long" "its length against what is brief"
run zerodraft -C p status --profile --format json
status 0 "for programs"
out_has '"profile"' "as JSON"
zerodraft -C n show --format markdown | sed '/^## Challenges/d' >cut.md
zerodraft -C n import --round rev2 cut.md >/dev/null 2>&1
run zerodraft -C n status
out_has "Challenges and opportunities	missing" "status says what is missing"
out_has "not yet: 3 (information)" "and which objectives"
zerodraft -C n set profile resolution
run zerodraft -C n status
out_lacks "objectives" "another profile asks for nothing"
run zerodraft -C n status --profile
status 3 "and says so when asked"
done_testing
