# Word files as other programs read them. Accepting all changes in LibreOffice
# gives the to-draft, rejecting all the from-draft, paragraph by paragraph;
# pandoc names the same authors. Real negotiations where they are at hand.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
need soffice pandoc
python=
for name in python3 /usr/bin/python3; do
	"$name" -c 'import uno' 2>/dev/null && python=$name && break
done
[ -n "$python" ] || skip_all "python3-uno is missing"
office() {
	timeout 300 "$python" "$ZD_SRC/tests/render/office.py" "$@" \
		>>"$work/office.log" 2>&1
}

# A paragraph that moved behind one that went, and ends in another sign.
cat >ports-old.md <<'END'
**PP1.** *Recalling* the wish of mountain States for a dedicated programme on
their special needs under the auspices of the Organization,

**OP1.** *Requests* a report on the use of ports by States that have none, on
what it costs them to bring their goods there, and on customs on the way;

**OP2.** *Invites* the Council to consider what farmers stand in need of;

**OP3.** *Decides* to consider the question again at its next session;
END
cat >ports-new.md <<'END'
**OP1.** *Requests* a report on the use of ports by States that have none, on
what it costs them to bring their goods there, and on customs on the way;

**OP2.** *Underlines* the wish of mountain States for a programme on their
special needs under the auspices of the Organization;

**OP3.** *Decides* to consider the question again at its next session;
END

. "$ZD_SRC/tests/render/chains.sh"
{
	echo "$ZD_SRC/drafts/zero.md $ZD_SRC/drafts/rev1.md"
	echo "$ZD_SRC/drafts/rev1.md $ZD_SRC/drafts/zero.md"
	echo "./ports-old.md ./ports-new.md"
	chain_pairs
} >pairs
n=0
while read -r old new; do
	n=$((n + 1))
	zerodraft diff --format docx -o "$n.docx" "$old" "$new" 2>/dev/null
	zerodraft show --format docx -o "$n-old.docx" "$old" 2>/dev/null
	zerodraft show --format docx -o "$n-new.docx" "$new" 2>/dev/null
done <pairs
all=$(seq 1 "$n")

# shellcheck disable=SC2046,SC2086 # lists of names
ok "LibreOffice accepts all changes" office accept $(printf '%s.docx ' $all)
# shellcheck disable=SC2046,SC2086
ok "LibreOffice rejects all changes" office reject $(printf '%s.docx ' $all)
# shellcheck disable=SC2046,SC2086
ok "LibreOffice opens the drafts" \
	office show $(printf '%s-old.docx %s-new.docx ' \
		$(for i in $all; do echo "$i" "$i"; done))
tap_note <"$work/office.log"
for i in $all; do
	pair=$(sed -n "${i}s|[^ ]*/||gp" pairs)
	is_same() { cmp "$1" "$2" && [ -s "$1" ]; }
	ok "accepted in LibreOffice: $pair" \
		is_same "$i.docx.accept.txt" "$i-new.docx.show.txt"
	ok "rejected in LibreOffice: $pair" \
		is_same "$i.docx.reject.txt" "$i-old.docx.show.txt"
done
ok "what LibreOffice read are the words of the draft" \
	grep -q '^PP1\..*Reaffirming the purposes' 1.docx.accept.txt
ok "and the footnotes" grep -q '^\[\^\] *Resolution 70/1\.' 1.docx.accept.txt

# A file with comments opens too.
ok "with all its comments it becomes a PDF" timeout 120 soffice --headless \
	"-env:UserInstallation=file://$work/office" --convert-to pdf 1.docx
ok "which is there" test -s 1.pdf

# --- A compilation: rejecting everything leaves the base -----------------

negotiation n
zerodraft -C n propose --as EU -i 'OP7: replace "shall" with "will"' >said
zerodraft -C n propose --as Mexico -i 'OP7: replace "shall" with "should"' \
	>>said
zerodraft -C n propose --as EU -i 'OP9: delete' >>said
zerodraft -C n position --as US reserve OP11 -m 'instructions' >>said
ok "amendments were made" grep -q MEX/1 said
run zerodraft -C n compile --format docx -o c.docx
status 0 "a compilation for Word"
zerodraft show --format docx -o base.docx "$ZD_SRC/drafts/zero.md"
office reject c.docx
office show base.docx
same base.docx.show.txt c.docx.reject.txt \
	"all rejected, a compilation is the round"
for how in accept reject all; do
	pandoc "--track-changes=$how" --wrap=none -t plain c.docx >"p.$how"
done
pandoc --wrap=none -t plain base.docx >p.base
same p.base p.reject "pandoc agrees"
authors() {
	pandoc --track-changes=all -t json "$1" |
		grep -o '\["author","[^"]*"\]' | sort -u |
		sed 's/.*,"//; s/".*//' | tr '\n' ' '
}
is "every party is named, and the program" "EU MEX US zerodraft " \
	"$(authors c.docx)"
run zerodraft -C n diff --format docx -o eu.docx zero EU
status 1 "a party's own changes"
is "bear its name" "EU zerodraft " "$(authors eu.docx)"
run zerodraft -C n compile --no-attribution --format docx -o anon.docx
is "unless names are left out" "zerodraft " "$(authors anon.docx)"

# Letters alone: where two paragraphs became one pandoc puts a space.
letters() { tr -d ' \n'; }
pandoc --track-changes=accept --wrap=none -t plain 1.docx | letters >a
pandoc --wrap=none -t plain 1-new.docx | letters >b
same b a "accepted in pandoc"
pandoc --track-changes=reject --wrap=none -t plain 1.docx | letters >a
pandoc --wrap=none -t plain 1-old.docx | letters >b
same b a "rejected in pandoc"

# --- The same bytes, and never on a terminal ------------------------------

zerodraft diff --format docx -o again.docx \
	"$ZD_SRC/drafts/zero.md" "$ZD_SRC/drafts/rev1.md"
TZ=Asia/Kolkata zerodraft diff --format docx \
	"$ZD_SRC/drafts/zero.md" "$ZD_SRC/drafts/rev1.md" >piped.docx
ok "the same bytes, whatever the clock says" cmp again.docx piped.docx
if command -v script >/dev/null 2>&1; then
	script -qec "zerodraft show --format docx '$ZD_SRC/drafts/zero.md'" \
		/dev/null </dev/null >tty 2>&1
	ok "a terminal gets none of it" grep -q 'not for a terminal' tty
	not_ok "not a byte" grep -q PK tty
fi
run zerodraft -C n status --format docx -o status.docx
status 0 "a report is a document too"
ok "with its table" sh -c \
	'pandoc -t plain status.docx | grep -q -i "zero draft"'

done_testing
