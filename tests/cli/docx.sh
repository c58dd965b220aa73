# Word files and CriticMarkup come in: text, numbers that Word makes, notes,
# changes of one party or of several, comments; and what must not come in.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
need python3 git
make() { python3 "$ZD_SRC/tests/cli/word.py" "$1" "$1.docx" || exit 99; }
drafts=$ZD_SRC/drafts

# --- What we write comes back ---------------------------------------------

files() { # negotiation: the paragraphs of main, whole
	git -C "$1" ls-tree -r --name-only main draft |
		grep -v status | while read -r name; do
		echo "== $name"
		git -C "$1" show "main:$name"
	done
}
import() { # folder, file, options…
	zerodraft init "$1" >/dev/null
	run zerodraft -C "$1" import --round zero "$2" ${3+"$3"} ${4+"$4"}
}
for name in zero rev1; do
	import "$name" "$drafts/$name.md"
	status 0 "$name.md"
	files "$name" >"$name.files"
	run zerodraft show "$drafts/$name.md" --format docx -o "$name.docx"
	import "$name-word" "$name.docx"
	status 0 "$name.docx is imported"
	files "$name-word" >got
	same "$name.files" got "and is the same to the byte"
done
zerodraft diff "$drafts/zero.md" "$drafts/rev1.md" --format docx -o d.docx
import ask d.docx
status 2 "a file with changes is not guessed at"
err_has "tracked changes by rev1" "the question says whose they are"
err_has "--changes accept" "and what to answer"
run git -C ask rev-parse --verify zero
status 128 "nothing was imported"
import acc d.docx --changes accept
status 0 "changes accepted"
files acc >got
same rev1.files got "give the new text"
import rej d.docx --changes reject
status 0 "changes rejected"
files rej >got
same zero.files got "give the old one, emphasis and order of footnotes too"
run zerodraft show d.docx
status 0 "what is only shown has its changes accepted"
err_has "read as accepted" "and says so"
import bad d.docx --changes maybe
status 2 "--changes takes accept or reject"

# --- Numbers that Word makes ----------------------------------------------

make numbered
run zerodraft show numbered.docx
status 0 "a file numbered by Word"
cat >want <<'END'
The General Assembly,

PP1. Recalling its resolution 73/195,

PP2. Noting the report,

OP1. Decides to convene the Forum:

    (a) In New York;

    (b) For four days:

        (i) Roundtables;

        (ii) A plenary;

OP2. Requests a report:

    (a) On progress.
END
out_is want "has its labels, and counts past what is deleted"
import r numbered.docx --changes reject
run zerodraft -C r show zero OP2 OP3
out_has "OP2. This one goes;" "what is back counts again"
out_has "OP3. Requests a report:" "and moves the rest on"

# --- Notes, hidden text, hyphens, fields, tables, comments -----------------

make mixed
run zerodraft show mixed.docx
status 0 "a mixed file"
out_has "all cooperate on a long-term basis,[^res-73-195] on page 12;" \
	"soft hyphens go, hard ones and fields stay, a note is a note"
out_has "[^res-73-195] Resolution 73/195." "with its text"
out_has "3. Decides to remain seized of the matter." "a table's cells"
out_lacks "secret" "hidden text is not there"
err_has 'hidden text is left out: "secret"' "which is said"
err_has "1 table is read as paragraphs" "as is the table"
err_has "Norway comments at" "and a comment"
err_has "As agreed in informals" "with its words"

# --- Changes of several parties --------------------------------------------

make changed
cat >base.md <<'END'
---
title: Cooperation
organ: The General Assembly
---

*The General Assembly*,

**PP1.** *Recalling* its resolution 73/195,

**OP1.** Decides that States shall cooperate;

**OP2.** Requests a report in due time.
END
zerodraft init n >/dev/null
run zerodraft -C n import --round zero base.md
status 0 "a base"
run zerodraft -C n propose changed.docx
status 0 "one file, three parties"
out_has 'EU/1	OP1: 2 changes' "the EU's"
out_has 'US/1	OP2: ' "the US's"
out_has 'NOR/1	OP2: ' "Norway's"
out_lacks 'organ' "a head that Word does not have is nobody's to delete"
err_has 'US takes out what EU put in: "and promptly "' \
	"what is about others' words is said"
run zerodraft -C n show EU
out_has "OP1. Decides that States will cooperate fully and promptly with others;" \
	"the EU has its own words, those that the US would not have too"
out_has "OP2. Requests a report in due time." "and nobody else's"
run zerodraft -C n show NOR
out_has "OP2. Requests a report ." "Norway's are its own"
git -C n for-each-ref >before
run zerodraft -C n propose changed.docx
status 3 "a second time there is nothing new"
sed 's/Norway/Ms Hansen/' "$ZD_SRC/tests/cli/word.py" >hansen.py
python3 hansen.py changed hansen.docx
run zerodraft -C n propose hansen.docx
status 3 "somebody unknown"
err_has "who is this: 'Ms Hansen' (1 change)?" "is asked for"
git -C n for-each-ref >after
same before after "and nothing is written"
run zerodraft -C n propose --person 'Ms Hansen=Japan' hansen.docx
status 0 "told who it is"
out_has "JPN/1" "the changes have a party"
run zerodraft -C n propose --as G77 changed.docx
status 0 "--as takes all changes as one party's"
run zerodraft -C n show G77
out_has "OP1. Decides that States will cooperate fully with others;" \
	"what one puts in and another takes out is gone"
run zerodraft -C n propose base.md
status 2 "text without changes does not say whose it is"
err_has "--as is missing" "and the message says so"

# --- Comments become remarks, and one report holds all parties --------------

make commented
zerodraft init said >/dev/null
zerodraft -C said import --round zero base.md >/dev/null
run zerodraft -C said propose --person 'Ms Hansen=Norway' -m 'by mail' \
	--format json -o all.json commented.docx
status 0 "three parties, with comments"
err_has 'Chair comments at "Recalling' "a comment by none of them is said"
ok "the report is one, and holds all" python3 -c '
import json
d = json.load(open("all.json"))
rows = json.dumps(d)
assert all(x in rows for x in ("EU/1", "US/1", "NOR/1")), rows'
remark() { # party
	git -C said log -1 --format=%b "proposals/zero/$1" | sed -n 1p
}
is "comments are the remark, behind -m, in their order" \
	"by mail; As in 79/1; And in 80/2" "$(remark EU)"
is "also where the paragraph goes" "by mail; Too costly" "$(remark US)"
is "who is not known by the party's name is named" \
	"by mail; Ms Hansen: Our capital insists" "$(remark NOR)"
run zerodraft -C said propose --as G77 commented.docx
status 0 "all as one party's"
git -C said log --format=%B proposals/zero/G77 >g77
ok "whoever spoke is named" grep -q 'US: Too costly' g77

# --- CriticMarkup -----------------------------------------------------------

cat >mail.txt <<'END'
OP1. Decides that {==States==} {~~shall~>should~~} cooperate{++ fully++};
{>>Mexico: flexible on "fully"<<}

OP2. Requests a report {--in due time--}.
END
run zerodraft -C n propose --as Mexico mail.txt
status 0 "a mail in CriticMarkup"
err_has '[comment]' "its comments are said"
run zerodraft -C n show Mexico
out_has "OP1. Decides that States should cooperate fully;" "replaced, inserted"
out_has "OP2. Requests a report ." "deleted"
run zerodraft diff "$drafts/zero.md" "$drafts/rev1.md" --format critic -o c.md
status 1 "a redline in CriticMarkup"
import critic c.md --changes accept
status 0 "our own CriticMarkup"
files critic >got
same rev1.files got "is the new text again"
import critic-old c.md --changes reject
status 0 "and with all changes taken back"
files critic-old >got
same zero.files got "the old one, what was moved in its old place"
import critic2 c.md
status 2 "and is asked about"
# Footnotes: one gone, one new under its name, one renamed, one without a mark.
notes() { # first name, second name, text of the first
	echo "**OP1.** *Recalls* the reports[^a] on the seas[^$1] of the world;"
	echo
	echo "**OP2.** *Notes* the tables[^$2] of the year, and the maps;"
	for note in "a]: Report 1." "$1]: $3" "$2]: Tables of 2019, annex." \
		"$2-$1]: No text has this mark."; do
		echo
		echo "[^$note"
	done
}
notes n1 n2 'Resolution 70/1.' >notes-from.md
notes n2 n3 'A letter of the Permanent Representative.' >notes-to.md
zerodraft diff notes-from.md notes-to.md --format critic -o notes.md
while read -r how side; do
	import "notes-$side" "notes-$side.md"
	files "notes-$side" >want
	import "notes-$how" notes.md --changes "$how"
	status 0 "footnotes: $how"
	files "notes-$how" >got
	same want got "the footnotes of $side have their names"
done <<'END'
accept to
reject from
END
printf 'OP1. Decides {++that{--;\n' >open.txt
run zerodraft show open.txt
out_has "{++that{--;" "a mark that is never closed is text"

# --- What must not come in ---------------------------------------------------

git -C n for-each-ref >before
refused() { # kind, what the message has
	make "$1"
	run timeout 60 zerodraft -C n import --round rev9 "$1.docx"
	status 3 "refused: $1"
	err_has "$2" "$1: the message says why"
}
refused doctype "document type"
refused entity "document, line 1"
refused external "lies outside of it"
refused external-notes "lies outside of it"
refused dots "leads out of it"
refused absolute "leads out of it"
refused bomb "times its size"
refused deep "inside one another"
refused torn "document, line 1"
refused other "no Word document"
refused binary "document, line 1"
size=$(wc -c <zero.docx)
bad=0
for part in 1 2 3 5 8 13 21 34 55 89; do
	head -c $((size * part / 90)) zero.docx >cut.docx
	timeout 20 zerodraft -C n import --round rev9 cut.docx \
		>cut.out 2>cut.err && bad=1
	[ -s cut.err ] || bad=1
done
is "a file cut off anywhere is refused" 0 "$bad"
python3 - zero.docx <<'END'
import random, sys
data = open(sys.argv[1], "rb").read()
random.seed(1)
for i in range(30):
    b = bytearray(data)
    for _ in range(1 + i % 4):
        b[random.randrange(len(b))] ^= 1 << random.randrange(8)
    open("hurt%d.docx" % i, "wb").write(b)
END
bad=0
for i in $(seq 0 29); do
	timeout 20 zerodraft show "hurt$i.docx" >hurt.out 2>hurt.err
	code=$?
	[ "$code" -eq 0 ] || [ "$code" -eq 3 ] || bad=$code
done
is "a damaged one is refused or read, never worse" 0 "$bad"
git -C n for-each-ref >after
same before after "nothing of all that changed anything"

# --- libzip and libxml2 stay away from who does not need them ----------------

if command -v ldd >/dev/null 2>&1; then
	ldd "$ZD_BUILD/zerodraft" >linked
	not_ok "neither library is linked" grep -E 'libzip|libxml2' linked
fi

done_testing
