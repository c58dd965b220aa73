#!/bin/sh
# diff: paragraphs matched, words marked; exit status as diff.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
zerodraft -C n import --round rev1 "$ZD_SRC/drafts/rev1.md" >/dev/null 2>&1

run zerodraft -C n diff zero zero
status 0 "nothing differs"
run zerodraft -C n diff zero rev1
status 1 "two rounds differ"
out_has "merged" "mergers are named"
out_has "split into" "splits too"
out_has "moved" "moves too"
out_has "{+, their entrepreneurship+}" "words are marked"
run zerodraft -C n diff "$ZD_SRC/drafts/zero.md" rev1
status 1 "a file against a round"
run zerodraft diff "$ZD_SRC/drafts/zero.md" "$ZD_SRC/drafts/zero.md"
status 0 "two files, without a repository"
run zerodraft -C n diff zero rev1 --stat
out_has "Total" "--stat has totals"
run zerodraft -C n diff zero rev1 --name-only
out_has "OP37" "--name-only lists what changed"
out_lacks "migrants" "and nothing else"
run zerodraft -C n diff zero rev1 --changed
out_has "unchanged paragraph" "--changed counts what it leaves out"
out_lacks "PP1. Reaffirming" "and leaves it out"
run zerodraft -C n diff zero rev1 OP11
out_has "split" "by label"
out_lacks "Mindful" "shows only that paragraph"
run zerodraft -C n diff zero rev1 --stat --changed
status 2 "shapes exclude one another"
run zerodraft -C n diff zero
status 2 "one side is missing"
run zerodraft -C n diff zero rev9
status 3 "one side is not there"
run zerodraft -C n diff zero rev1 --color always
ok "colour when asked for" grep -q "$(printf '\033')\\[" "$work/out"
run zerodraft -C n diff zero rev1
not_ok "none in a pipe" grep -q "$(printf '\033')" "$work/out"
run zerodraft -C n diff zero rev1 --format markdown
out_has "~~" "as Markdown"
out_has "title:" "that is a document of its own"

# Renumbering alone
printf '**OP1.** *Requests* one thing;\n\n**OP2.** *Invites* another;\n' >a.md
printf '**OP1.** *Decides* a wholly new matter here;\n\n**OP2.** *Requests* one thing;\n\n**OP3.** *Invites* another;\n' >b.md
run zerodraft diff a.md b.md --stat
out_has "renumbered" "another label alone is a renumbering"
out_lacks "edited" "and no edit"
: >empty.md
run zerodraft diff empty.md a.md
status 3 "a file without any text is an error"

# pairs: the bytes that survive, by offset
printf 'OP1. one two three four five\n' >c.md
printf 'OP1. one two 3 four five\n' >d.md
run zerodraft diff --format pairs c.md d.md
status 1 "as pairs of offsets"
out_has "B 5 5 8" "the first run"
done_testing
