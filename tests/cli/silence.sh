#!/bin/sh
# silence: a text stands unless somebody objects in time.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
s() { run zerodraft -C n silence "$@"; }

s
status 3 "there is none yet"
err_has "silence open" "the message says how"
s close --date 2019-07-05T12:00-04:00
status 2 "nothing to close"

# The zero draft of 2019: broken twice, held at the third. The final draft
# was under silence until 9 July; a number of States objected on "within
# existing resources" and on when the progress declaration is made.
run zerodraft -C n import --round final --date 2019-07-05 "$ZD_SRC/drafts/rev1.md"
final=$(git -C n rev-parse final^0)
s open final --date 2019-07-05T17:00-04:00 --until 2019-07-09T18:00-04:00
status 0 "the final draft is put under silence"
out_has "commit $final" "the text is named by its hash"
mark=$(zerodraft -C n publish final --format markdown |
	grep -oE '[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}' | sort -u)
out_has "fingerprint ${mark:-?}" "and by the mark of its words, as published"
out_has "5 July 2019, 17:00 (UTC-04:00)" "from when"
out_has "9 July 2019, 18:00 (UTC-04:00)" "until when, and in which zone"
out_has "no objection so far" "as it stands"
out_lacks "the usual is" "four days are enough"
s open final --date 2019-07-06 --until 2019-07-20T18:00Z
status 2 "one at a time"
err_has "runs until 9 July 2019" "the message says which runs"
s close --date 2019-07-08T12:00-04:00
status 2 "before the deadline, nobody having objected, it cannot be closed"
err_has "nobody has objected" "the message says so"
s object --as US OP16 --date 2019-07-09T17:59-04:00 \
	-m 'the words "within existing resources" have to stay'
status 0 "an objection"
out_has "US	OP16	9 July 2019, 17:59 (UTC-04:00)	the words" \
	"with party, paragraph and hour"
s object --as G77 OP24 OP16 --date 2019-07-09T23:30+02:00 \
	-m "the declaration comes too early"
out_has "G77	OP24, OP16	9 July 2019, 23:30 (UTC+02:00)	the" \
	"another from another zone, in time"
out_lacks "late" "neither is late"
out_has "objections of 2 parties, at least" "a group speaks for its members"
is "the objection is the party's act" "Group of 77 and China" \
	"$(git -C n log -1 --format=%an main)"
is "with the paragraphs" "rev" "$(git -C n log -1 --format=%b main |
	sed -n 's/^Paragraph: .*/rev/p' | sort -u)"
s object --as CAN OP16 --date 2019-07-09T18:01-04:00 -m "agrees with US"
out_has "18:01 (UTC-04:00), late	agrees" "a minute behind, and it is late"
s extend --date 2019-07-09T17:00-04:00 --until 2019-07-20T18:00Z
status 2 "what is broken is not extended"
s close --date 2019-07-09T18:30-04:00
status 0 "closed"
out_has "broken, closed on 9 July 2019, 18:30 (UTC-04:00)" "as broken"
is "the act says so" "Silence on final was broken" \
	"$(git -C n log -1 --format=%s main)"
s object --as EU OP1 --date 2019-07-09T19:00-04:00 -m "too"
status 2 "what was broken takes no more objections"

# Revised, until 10 July: less than a day, and broken again.
run zerodraft -C n import --round final2 --date 2019-07-09T20:00-04:00 "$ZD_SRC/drafts/zero.md"
s open final2 --date 2019-07-09T20:00-04:00 --until 2019-07-10T18:00-04:00
out_has "22 hours after; the usual is at least 72" "so short a time is said"
s object --as US --date 2019-07-10T09:00-04:00 -m "on resources, still"
out_has "US	the text	10 July" "an objection to the whole"
s close --date 2019-07-10T10:00-04:00
status 0 "an objection closes it before the deadline"
out_has "objections of 1 party, 1 Member State" "one State"

# The last revision, until 15 July: held.
run zerodraft -C n import --round final3 --date 2019-07-12 "$ZD_SRC/drafts/rev1.md"
s open --date 2019-07-12T12:00-04:00 --until 2019-07-15T12:00-04:00
out_lacks "the usual is" "72 hours are enough"
s object --as G77 --date 2019-07-12T11:00-04:00 -m "too early"
status 2 "no objection is older than the opening"
s close --date 2019-07-15T12:00-04:00
status 0 "the deadline has come"
out_has "held, closed on 15 July 2019, 12:00 (UTC-04:00)" "and silence held"
out_lacks "final2" "an act shows its own silence"
s object --as G77 --date 2019-07-15T11:00-04:00 -m "came in time"
status 2 "what is closed as held takes none that is dated before"
s object --as G77 --date 2019-07-16T11:00-04:00 -m "for the record"
status 0 "only a late one, for the record"
out_has "held, closed on 15 July 2019, 12:00 (UTC-04:00); 1 late" \
	"which changes nothing"
s
status 0 "the whole story"
is "is broken, broken, held" "broken broken held" "$(sed -n \
	's/^Result: \([a-z]*\),.*/\1/p' "$work/out" | paste -sd ' ' -)"
is "and stands in git" "open object object object broken open object broken open held object" \
	"$(git -C n log --reverse --format=%b main | sed -n 's/^Silence: //p' |
		paste -sd ' ' -)"
out_lacks "is not the one" "main is still that text"
run zerodraft -C n silence --format json
status 0 "for programs"
out_has '"what": "silence"' "as JSON"
zerodraft -C n propose --as EU -i 'OP1: delete' >/dev/null 2>&1
zerodraft -C n accept EU/1 >/dev/null
s
out_has "not the one that was put under silence: OP1 (gone)." \
	"a text that changed since is said"

# Extended before the deadline.
s open main --date 2020-01-01T12:00Z --until 2020-01-05T12:00Z
s extend --date 2020-01-04T12:00Z --until 2020-01-05T12:00Z
status 2 "to the same hour is no extension"
s extend --date 2020-01-04T12:00Z --until 2020-01-08T12:00Z -m "on request"
status 0 "extended"
out_has "Extended: 4 January 2020, 12:00 (UTC+00:00): on request" "and why"
s object --as EU OP2 --date 2020-01-07T12:00Z -m "no"
out_lacks "late" "the new deadline counts"

s open main --until 2020-01-01
status 2 "a day is no deadline"
err_has "time zone" "the message says what is missing"
s open main --until 2020-01-01T18:00
status 2 "nor an hour of nowhere"
s object --as EU OP99 --date 2020-01-07T12:00Z -m "no"
status 3 "no such paragraph"
s object --as Atlantis --date 2020-01-07T12:00Z -m "no"
status 3 "no such party"
s object OP2 -m no
status 2 "whose?"
s object --as EU OP2
status 2 "what?"
s object --as EU OP2 -m "$(printf 'a\tb')"
status 2 "a tab would be another field"
s reopen
status 2 "no such act"

# The file is bytes like any other: somebody may have written it by hand.
hand() { # BYTES: main gets a commit with these as the file "silence"
	blob=$(printf '%b' "$1" | git -C n hash-object -w --stdin)
	tree=$({ git -C n ls-tree main | grep -v '	silence$'
		printf '100644 blob %s\tsilence\n' "$blob"; } |
		git -C n mktree)
	git -C n update-ref refs/heads/main \
		"$(git -C n commit-tree "$tree" -p main -m hand)"
}
for line in 'open\tnever' 'close\t2019-07-15T12:00:00+00:00\theld' \
	'open\t2019-07-15T12:00:00+00:00\t2019-07-16T12:00:00+00:00\tcafe\tx' \
	'\t\t\t' 'nothing'; do
	hand "$line\n"
	s
	status 3 "no act: $line"
	err_has "silence:1:" "the message names the line"
done
done_testing
