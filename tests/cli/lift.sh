#!/bin/sh
# lift: brackets go, words stay.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n

run zerodraft -C n lift OP4 -m "agreed in the corridor"
status 0 "all of a paragraph"
out_has "OP4[1]	lifted	including poverty" "it is said which"
is "one commit, with the act" "lift" \
	"$(git -C n log -1 --format='%(trailers:key=Act,valueonly)' main |
		sed -n 1p)"
is "the bracket" "OP4[1]" \
	"$(git -C n log -1 --format='%(trailers:key=Bracket,valueonly)' main |
		sed -n 1p)"
is "the paragraph" "zero-OP4" \
	"$(git -C n log -1 --format='%(trailers:key=Paragraph,valueonly)' \
		main | sed -n 1p)"
is "the remark" "agreed in the corridor" \
	"$(git -C n log -1 --format=%b main | sed -n 1p)"
is "the author" "Ana Facilitator" "$(git -C n log -1 --format=%an main)"
is "nothing but that paragraph" "draft/zero-OP4.md" \
	"$(git -C n diff --name-only zero main)"
run zerodraft -C n diff zero main --stat
status 1 "a bracket less is a difference"
out_has "OP4	OP4	edited	48	0	0	1 lifted" "no word changed"
run zerodraft -C n lift 'OP10[2]'
status 0 "one, inside another"
run zerodraft -C n show main OP10
out_has "[and calls upon Member States to end the detention of children and of their families]" \
	"the outer one stays"

before=$(git -C n rev-parse main)
run zerodraft -C n lift OP9
status 2 "alternatives are not lifted"
err_has "OP9[2] “shall” is one of several alternatives" "the message says so"
run zerodraft -C n lift OP1
status 2 "nor placeholders"
run zerodraft -C n lift OP4
status 3 "nothing left"
run zerodraft -C n lift 'OP10[7]'
status 3 "no such bracket"
err_has "there are OP10[1]" "those that there are"
run zerodraft -C n lift OP99
status 3 "no such paragraph"
run zerodraft -C n lift 'OP10[1]' 'OP10[1]'
status 2 "one named twice"
run zerodraft -C n lift 'OP10[1]' OP99
status 3 "all or none"
is "nothing was changed" "$before" "$(git -C n rev-parse main)"
run zerodraft -C n lift
status 2 "which ones?"

# Attributions go with the brackets; over paragraphs; a missing half.
cat >a.md <<'END'
**OP1.** *Decides* on [extreme – **US**; **G77**: delete] matters [*always*];

**OP2.** [*Invites* all;

**OP3.** *Urges* them;]

**OP4.** *Notes* [this;
END
zerodraft init m >/dev/null
zerodraft -C m import --round zero a.md >/dev/null 2>&1
run zerodraft -C m lift 'OP1[1]' OP2 OP4
status 0 "of three paragraphs"
run zerodraft -C m show main --format markdown
out_has "*Decides* on extreme matters [*always*];" "the attribution goes too"
out_has "**OP2.** *Invites* all;" "the beginning of a long one"
out_has "**OP3.** *Urges* them;" "and its end"
out_has "**OP4.** *Notes* this;" "a half that stood alone"
ok "the repository is whole" git -C m fsck --strict
done_testing
