#!/bin/sh
# choose: one alternative stays, the others and the brackets go.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n

run zerodraft -C n choose 'OP9[3]' shall
status 0 "by its words, and by any of them"
out_has "OP9[2]	chosen	shall" "it is said"
run zerodraft -C n show main OP9
out_has "[and stresses that such measures shall respect the" "it stays"
is "one commit, with the act" "choose" \
	"$(git -C n log -1 --format='%(trailers:key=Act,valueonly)' main |
		sed -n 1p)"
run zerodraft -C n diff zero main
status 1 "a choice is a difference"
out_has "1 alternative chosen" "a redline says so"
run zerodraft -C n choose 'OP2[1]' 2 -m "as agreed"
status 0 "by number"
run zerodraft -C n show main OP2
out_has "progress falls short of what was agreed in 2018, and" "it stays"

before=$(git -C n rev-parse main)
run zerodraft -C n choose 'OP9[1]' shall
status 2 "one without alternative"
run zerodraft -C n choose OP10 1
status 3 "a label is no bracket"
err_has "OP10[1]" "the message shows those that there are"
run zerodraft -C n choose 'OP99[1]' 1
status 3 "no such paragraph"
run zerodraft -C n choose 'OP9[1]'
status 2 "which one?"
is "nothing was changed" "$before" "$(git -C n rev-parse main)"

cat >a.md <<'END'
**OP1.** *Decides* to [act/wait] on [changing old – EU, G77 retain / keeping new – US] ways;

**OP2.** [Option 1: *Invites* all.] [Option 2: *Urges* [some] of them.]

**OP3.** *Notes* [same][same] things;

**OP4.** *Asks* [Option 1: one thing;]

**OP5.** [Option 2: another thing;]
END
zerodraft init m >/dev/null
zerodraft -C m import --round zero a.md >/dev/null 2>&1
run zerodraft -C m choose 'OP1[1]' wait
status 0 "between slashes"
run zerodraft -C m choose 'OP1[1]' 1
status 0 "with attributions"
run zerodraft -C m show main OP1
out_has "Decides to wait on changing old ways;" "both are settled"
run zerodraft -C m choose 'OP2[2]' 2
status 0 "options"
run zerodraft -C m show main OP2
out_has "OP2. Urges [some] of them." "without their numbers"
run zerodraft -C m choose 'OP3[1]' same
status 3 "two that are the same"
err_has "more than one" "by words it is not clear which"
run zerodraft -C m choose 'OP3[1]' other
status 3 "no such alternative"
err_has "1 “same”, 2 “same”" "the message shows them"
run zerodraft -C m choose 'OP3[1]' 1
status 0 "by number it is"
run zerodraft -C m choose 'OP4[1]' 1
status 0 "options in two paragraphs"
run zerodraft -C m show main --format markdown
out_has "**OP4.** *Asks* one thing;" "one stays"
out_lacks "OP5" "the paragraph of the other goes"
ok "the repository is whole" git -C m fsck --strict
done_testing
