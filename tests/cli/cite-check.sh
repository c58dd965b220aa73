# zerodraft cite check: citations against their sources.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
need git

data="Member States to collect and to share data on migration on a voluntary \
basis, in full respect of the right to privacy"
laws="the progress made by those Member States that have made the objectives \
of the Global Compact part of their laws and policies"
# first verb, then the citations of both
draft() {
	printf '%s\n' 'The General Assembly,' '' "1. $1 $data $2;" '' \
		"2. Welcomes $laws $3."
}
zerodraft init n >/dev/null
ZERODRAFT_DIR=n
export ZERODRAFT_DIR
draft Invites '[based on 77/901, op2]' '(77/901, para 1)' >zero.txt
zerodraft import --round zero zero.txt >/dev/null 2>&1

run zerodraft cite check
status 1 "without a library"
out_has "OP1: 77/901, para. 2: no such source here" "no source is there"
zerodraft source add "$ZD_SRC"/drafts/sources/*.md >/dev/null
run zerodraft cite check
status 0 "both are what they say"
out_has "OP1: 77/901, para. 2: verbatim but for opening verb" "the verdict"
out_has "[-Encourages-]{+Invites+}" "with the redline"
out_has "OP2: 77/901, para. 1: verbatim but for punctuation" "the other"
run zerodraft cite check OP2
out_lacks "OP1:" "one paragraph alone"

draft Encourages '(77/901, para 1)' '(77/901, para 9)' >wrong.txt
run zerodraft cite check wrong.txt
status 1 "another paragraph, and none"
out_has "OP1: 77/901, para. 1: not this paragraph: it is OP2, where 100 %" \
	"which one it is"
out_has "77/901 has no para. 9" "the one that is not there"
draft Encourages '(see 77/901, para 1)' '(90/10)' >see.txt
run zerodraft cite check see.txt
status 0 "what only points is no fault"
run zerodraft cite check --format json zero
out_has '"citations-checked"' "for machines"
run zerodraft cite check --format html zero
out_has "<del" "HTML has the redline"
run zerodraft cite check --format markdown zero
out_has "Encourages" "Markdown too"
run zerodraft cite check OP7
status 3 "no such paragraph"

# A wrong number of a resolution: the words are looked for in all of them.
draft Encourages '(based on 79/901, para 2)' '(based on 79/109, op1)' >odd.txt
run zerodraft cite check odd.txt
status 1 "another source"
out_has "OP1: 79/901, para. 2: not this paragraph: it is 77/901, OP2, where" \
	"which source it is"
out_has "OP1. Encourages $data" "with its words for proof"
out_has "OP2: 79/109, para. 1: no such source here; 100 % of these words stand \
in 77/901, OP1" "a source that is not there, and whose words they are"
out_has "OP2. Welcomes $laws[-;-]" "with the redline for proof"
draft Encourages '(based on 79/901, para 9)' '(see 79/901, para 2)' >odd.txt
run zerodraft cite check odd.txt
status 1 "a citation that fails is a finding"
out_has "OP1: 79/901, para. 9: not found; 79/901 has no para. 9; 100 % of " \
	"a paragraph that is not there proves nothing"
out_lacks "77/901, OP1" "what only points is not looked for"
run zerodraft cite check --format json odd.txt
status 1 "in every format"
out_has '"source": "77/901", "label": "OP2"' "for machines too"

# Numbers without more: a part of a text, an annex, a goal's targets.
printf '%s\n' "46. We request $laws." '' "54. We collect data." >part.txt
printf '%s\n' 'The Agenda' '' 'We, who met today, decide:' '' '1. To thank.' \
	'' 'Goal 10. Reduce it' '' "10.7 Encourage $data" '' 'Annex I' '' \
	"5. We welcome $laws." >agenda.txt
run zerodraft source add --symbol 70/901 part.txt
out_has "70/901	new	2 paragraphs" "paragraphs with numbers have labels"
zerodraft source add --symbol 70/902 agenda.txt >/dev/null 2>&1
run zerodraft show source:70/901 46
out_has "46. We request" "one of them by its number"
draft Encouraging '(based on 70/902, target 10.7)' '(70/902, annex I, para 5)' \
	>goal.txt
run zerodraft cite check goal.txt
status 0 "a target, and a paragraph of an annex"
out_has "OP1: 70/902, target 10.7: verbatim but for opening verb" "the target"
out_has "OP2: 70/902, annex I, para. 5: verbatim but for" "the annex"
draft Encouraging '(70/902, Goal 10)' '(70/902, annex II, para 5)' >goal.txt
run zerodraft cite check goal.txt
out_has "OP1: 70/902, Goal 10: verbatim but for" "one of a goal's targets"

# A text that cites itself, and one that its source cites.
draft Encourages '(based on 79/1, para 1)' '(based on 78/1, para 2)' >A.txt
draft Encourages '(based on 78/1, para 1)' '(based on 77/901, para 1)' >B.txt
zerodraft source add --symbol 78/1 A.txt >/dev/null 2>&1
zerodraft source add --symbol 79/1 B.txt >/dev/null 2>&1
run zerodraft cite check source:78/1
out_has "79/1 cites this text in its turn" "a circle is told"
out_has "the text cites itself" "and a text that cites itself"

# Over the rounds, with the act.
draft 'Urges, in the strongest terms that there are, all' \
	'[based on 77/901, op2]' '(77/901, para 2)' >rev1.txt
zerodraft import --round rev1 --author 'Ana <ana@example.org>' rev1.txt \
	>/dev/null 2>&1
run zerodraft cite check --rounds
status 1 "drift: one fails now"
out_has "Paragraph	Citation	zero	rev1" "a column a round"
out_has "OP1	77/901, para. 2	verbatim but for opening verb	adapted" \
	"the verdict became another"
out_has "verbatim but for opening verb → adapted: " "below, what happened"
out_has "by Ana: Import Rev 1" "and the act that did it"
run zerodraft cite check --rounds OP1
status 1 "and over the rounds"
out_lacks "OP2" "one paragraph alone"
run zerodraft cite check --rounds OP9
status 3 "no such paragraph"
zerodraft init empty >/dev/null
run zerodraft -C empty cite check --rounds
status 3 "before the first round"
err_has "import" "it says what to do"

# A figure is a word, not the number of a target.
zerodraft init figures >/dev/null
cat >79-1.md <<'END'
---
symbol: A/RES/79/1
title: People
date: 2024-12-01
---

OP1. 3.5 million people were displaced in the region during the last year;
END
zerodraft -C figures source add 79-1.md >/dev/null 2>&1
cat >figure.md <<'END'
OP1. 9.5 million people were displaced in the region during the last year (resolution 79/1, para. 1);
END
run zerodraft -C figures cite check figure.md
out_lacks "verbatim" "another figure is another text"

# What other sources say of this text is not said of the one that is cited.
zerodraft init back >/dev/null
words='the collection of disaggregated migration data at the national'
cat >79-1.md <<'END'
---
symbol: A/RES/79/1
title: Statistics
date: 2024-12-01
---

OP1. *Encourages* all Member States to strengthen the collection of reliable migration statistics at the national and local levels, in line with their own laws and priorities;
END
cat >79-2.md <<END
---
symbol: A/RES/79/2
title: Data
date: 2024-12-01
---

OP1. *Encourages* Member States to strengthen $words level, including through regional cooperation, and to report thereon by 2028;

OP2. *Recalls* its words about data (resolution 80/5, para. 1);
END
cat >own.md <<END
---
symbol: A/RES/80/5
title: Own
---

OP1. *Encourages* all Member States to strengthen $words and local levels, including through regional cooperation, and to report by 2028 (resolution 79/1, para. 1);
END
zerodraft -C back source add 79-1.md 79-2.md >/dev/null 2>&1
run zerodraft -C back cite check own.md
out_has "nearer is 79/2, OP1" "another source is nearer"
out_lacks "in its turn" "which alone cites this text"

done_testing
