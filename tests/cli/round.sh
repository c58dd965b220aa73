#!/bin/sh
# round: main becomes the next round; numbers in order, references follow.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
cat >a.md <<'END'
---
title: A text
round: Zero Draft
date: 2026-01-01
---

**OP1.** *Decides* on the matter of paragraph 3 below;

**OP2.** *Requests* a report on paragraphs 1 to 3 above and on OP3;

**OP3.** *Invites* others, in line with paragraph 65 \(d\) of the Sevilla Commitment and with paragraph 7 above, (based on 73/195, para 3)
END
zerodraft init n >/dev/null
zerodraft -C n import --round zero a.md >/dev/null 2>&1
zerodraft -C n propose --as EU -i 'OP1 bis: *Stresses* something new;' >/dev/null
zerodraft -C n accept EU/1 >/dev/null
run zerodraft -C n round rev1 --renumber
status 0 "the round is closed"
out_has "OP3	OP4" "the concordance is printed"
err_has "paragraph of this text" "a reference to nothing is a finding"
ok "and kept with the commit" sh -c \
	'git -C n log -1 --format=%B rev1 | grep -q "OP3 -> OP4"'
is "an annotated tag" tag "$(git -C n cat-file -t rev1)"
zerodraft -C n show rev1 --format markdown -o b.md
ok "labels are plain numbers in order" sh -c \
	'test "$(grep -o "^\*\*OP[0-9a-z ]*" b.md | tr -d "*\n")" = OP1OP2OP3OP4'
ok "references follow" grep -q 'matter of paragraph 4 below' b.md
ok "in ranges and as labels" grep -q 'paragraphs 1 to 4 above and on OP4' b.md
ok "those of other texts stay" grep -q 'paragraph 65 .* of the Sevilla' b.md
ok "citations too" grep -q '73/195, para 3' b.md
ok "front matter says which round it is" grep -q '^round: Rev 1$' b.md
is "ids are what they were" "zero-OP3" \
	"$(git -C n show rev1:draft/contents | tail -n 1 | cut -f2)"
run zerodraft -C n round rev1
status 3 "there is one of that name"
run zerodraft -C n round 'no good'
status 2 "a name that cannot be one"
run zerodraft -C n round rev2
status 0 "without --renumber labels stay"
is "as they were" "" "$(git -C n diff --name-only rev1 rev2 -- draft)"
done_testing
