#!/bin/sh
# import: a whole text becomes a round; ids follow the paragraphs.
. "${ZD_SRC:?}/tests/cli/testlib.sh"

zerodraft init n >/dev/null
run zerodraft -C n import --round zero "$ZD_SRC/drafts/zero.md"
status 0 "the Zero Draft comes in"
out_has "14 preambular paragraphs, 37 operative paragraphs" "it is counted"
is "as an annotated tag" tag "$(git -C n cat-file -t zero)"
is "on main" "$(git -C n rev-parse main)" "$(git -C n rev-parse zero^0)"
is "as one commit" 2 "$(git -C n rev-list --count main)"
is "with the round in its trailer" zero \
	"$(git -C n log -1 --format='%(trailers:key=Round,valueonly)' main | sed -n 1p)"
ok "a file a paragraph" git -C n cat-file -e main:draft/zero-OP7.md
is "contents: label and id" "OP7	zero-OP7" \
	"$(git -C n show main:draft/contents | grep '^OP7	')"
ok "git finds nothing wrong" git -C n fsck --strict

run zerodraft -C n show zero --format markdown
zerodraft -C n show zero --format markdown -o shown.md
ok "-o writes a file" test -s shown.md

run zerodraft -C n import --round zero "$ZD_SRC/drafts/zero.md"
status 3 "a round never changes"
err_has "zero" "the message names it"
run zerodraft -C n import --round 'a/../b' "$ZD_SRC/drafts/zero.md"
status 2 "a round that could not be a ref"
run zerodraft -C n import --round rev1 nosuchfile
status 3 "no such file"
run zerodraft -C n import "$ZD_SRC/drafts/zero.md"
status 2 "--round is needed"

# Rev 1
run zerodraft -C n import --round rev1 --dry-run "$ZD_SRC/drafts/rev1.md"
out_has "nothing was written" "a dry run says so"
is "and writes nothing" 2 "$(git -C n rev-list --count main)"
run zerodraft -C n import --round rev1 "$ZD_SRC/drafts/rev1.md"
status 0 "Rev 1 comes in"
out_has "split" "splits are named"
out_has "merged" "merges are named"
out_has "moved" "moves are named"
git -C n show zero:draft/contents | cut -f1,2 >old
git -C n show rev1:draft/contents | cut -f1,2 >new
ok "most ids are kept" test "$(cut -f2 old new | sort | uniq -d | wc -l)" -gt 40
is "no id stands twice" "" "$(cut -f2 new | sort | uniq -d)"

# By hand
zerodraft init m >/dev/null
printf '**OP1.** *Requests* one thing, and a second thing.\n\n**OP2.** *Invites* all others to listen to it carefully.\n' >a.md
printf '**OP1.** *Decides* something else altogether.\n\n**OP2.** *Invites* all others to listen to it carefully.\n' >b.md
zerodraft -C m import --round zero a.md >/dev/null
run zerodraft -C m import --round rev1 --map OP1=OP1 b.md
status 0 "the facilitator decides what comes from what"
is "and is believed" "OP1	zero-OP1" \
	"$(git -C m show rev1:draft/contents | sed -n 1p)"
run zerodraft -C m import --round rev2 --map OP9=OP1 b.md
status 3 "a map of a paragraph that is not there"
err_has "OP9" "the message names it"
run zerodraft -C m import --round rev2 --map OP1 b.md
status 2 "a map in another form"

# Maps that say something else than the words, and maps that make no sense
zerodraft init k >/dev/null
cat >old.md <<'END'
**OP1.** *Requests* one thing of the States that are concerned.

**OP2.** *Invites* all others to listen to it carefully.

**OP3.** *Decides* to come back to this matter in a year.

**OP4.** *Thanks* the Secretary-General for the report on trade.
END
sed -e 's/one thing/two things/' -e 's/OP4/OP5/' -e '/OP2/s/$/\
\
**OP4.** *Calls* for wholly other work on oceans and on seas./' old.md >new.md
zerodraft -C k import --round zero old.md >/dev/null
told() {
	run zerodraft -C k import --round rev1 --dry-run "$@" new.md
}
told
out_has "OP1 ← OP1, edited, 0." "without a map the words decide, with a score"
out_has "OP4, new" "what is new is called so"
told --map OP1=OP1,OP2
out_has "OP1 ← OP1 and OP2, merged, as told" "a merger, as told"
told --map 'op1 = OP1 , OP3'
out_has "OP1 ← OP1 and OP3, merged, as told" "with spaces, as labels are typed"
told --map OP1=OP1 --map OP4=OP1
out_has "OP4 ← OP1, split, as told" "two of one are a split"
told --map OP4=OP2
out_has "OP4 ← OP2, edited, as told" "another predecessor"
out_has "OP2, new" "leaves whose it was new"
told --map OP2=
out_has "OP2, new, as told" "no predecessor"
out_has "OP2, dropped" "leaves nothing of the old paragraph"
not_sense() {
	run zerodraft -C k import --round rev1 --map "$1" ${3+--map "$3"} new.md
	status "${4-2}" "a map that makes no sense: $1 ${3-}"
	err_has "$2" "says why: $1 ${3-}"
}
not_sense OP1=OP1 "'OP1' is mapped twice" OP1=OP2
not_sense OP1=OP2,OP2 "'OP2' stands twice in 'OP1=OP2,OP2'"
not_sense OP1=OP2, "a map is NEW=OLD"
not_sense =OP2 "a map is NEW=OLD"
not_sense "" "a map is NEW=OLD"
run zerodraft -C k import --round rev1 --map OP1=OP9 new.md
status 3 "a map to a paragraph that was not there"
err_has "no paragraph 'OP9' in the old text" "names it"
sed '1i ---\ntitle: A text\n---\n' new.md >titled.md
run zerodraft -C k import --round rev1 --map title=OP1 titled.md
status 2 "a map of a field"
err_has "fields and footnotes have no id" "says why"
is "nothing of that changed anything" 2 "$(git -C k rev-list --count main)"
run zerodraft -C k import --round rev1 --map OP1=OP1 --map OP4=OP1 new.md
status 0 "a split by hand comes in"
is "with its origin" "OP4	rev1-OP4	split zero-OP1" \
	"$(git -C k show rev1:draft/contents | grep '^OP4	')"
run zerodraft -C k relate OP4= OP4=OP2
status 2 "relate takes no contradiction either"
err_has "'OP4' is mapped twice" "and says so"
run zerodraft -C k relate OP4=
status 0 "what was said can be taken back"
not_ok "and leaves no origin" grep -q split <<END
$(git -C k show main:draft/contents | grep '^OP4	')
END

# What is no text
head -c 4000 /dev/urandom >binary
run zerodraft -C m import --round rev2 binary
status 3 "bytes that are no text"
printf 'OP1. caf\351 au lait\n' >latin
run zerodraft -C m import --round rev2 latin
status 3 "text that is not UTF-8"
err_has "latin:1:" "the message says where"
: >empty
run zerodraft -C m import --round rev2 empty
status 3 "an empty file"
is "nothing of that changed anything" 3 "$(git -C m rev-list --count main)"
printf '%s\n' 'Excellency,' '' 'I have the honour to write to you.' '' \
	'Please accept, Excellency, the assurances of my highest consideration.' \
	>letter
run zerodraft -C m import --round rev2 letter
status 3 "a letter"
err_has "letter" "the message says that it is one"

# A tag that a crash kept from being made comes back.
git -C m tag -d rev1 >/dev/null
zerodraft -C m import --round rev2 a.md >/dev/null
is "a lost tag is made again" tag "$(git -C m cat-file -t rev1 2>&1)"
done_testing
