# zerodraft cite fix: citations written as they should be, as one act.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
need git

printf '%s\n' 'The General Assembly,' '' \
	'1. Invites all States [based on 71/280, para 6c];' '' \
	'2. *Urges them (73/195, op 3(d), 67/290, op24);* (90/10) [shall]' '' \
	'3. Recalls resolution A/RES/70/1 (HRC 49/1, pp4) (A/79/1 and A/79/2).' >zero.txt
zerodraft init n >/dev/null
ZERODRAFT_DIR=n
export ZERODRAFT_DIR
zerodraft import --round zero zero.txt >/dev/null 2>&1
before=$(git -C n rev-list --count main)

run zerodraft cite fix OP1
status 0 "one paragraph"
out_has "OP1	[based on 71/280, para 6c]	(based on 71/280, para. 6 (c))" \
	"as written, as it should be"
is "one act" $((before + 1)) "$(git -C n rev-list --count main)"
is "only its file" "draft/zero-OP1.md" \
	"$(git -C n diff --name-only main~1 main)"
is "with its trailers" "Act: cite
Paragraph: zero-OP1" "$(git -C n log -1 --format=%B main | grep ': [cz]')"
run zerodraft cite fix
status 0 "all the others"
run zerodraft show --format markdown main
out_has "Invites all States (based on 71/280, para. 6 (c));" "square to round"
out_has "them (73/195, para. 3 (d); 67/290, para. 24);" "two"
out_has "(90/10) [shall]" "what is none is left alone"
out_has "resolution A/RES/70/1 (Human Rights Council resolution 49/1, \
preambular para. 4) (A/79/1 and A/79/2)" "the body is said; running text stays"
run zerodraft cite diff zero main
status 0 "what is cited is the same"
run zerodraft cite fix
status 3 "nothing is left to be done"
err_has "every citation is written as it should be" "it says so"
is "and nothing is written" $((before + 2)) "$(git -C n rev-list --count main)"
run zerodraft cite fix OP9
status 3 "no such paragraph"
ok "git finds nothing wrong" git -C n fsck --strict

# Two at once: each act is there, or refused; nothing is lost.
zerodraft init m >/dev/null
zerodraft -C m import --round zero zero.txt >/dev/null 2>&1
zerodraft -C m cite fix OP1 >/dev/null 2>&1 &
zerodraft -C m cite fix OP2 >/dev/null 2>&1 &
wait
run zerodraft -C m show --format markdown main
out_has "6 (c));" "the first of two at once"
out_has "67/290, para. 24" "and the second"

done_testing
