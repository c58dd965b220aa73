# Word files against a schema: each part that we write is what the standard
# says (wordml.xsd), and what one part refers to stands in the other.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
need xmllint python3 git
drafts=$ZD_SRC/drafts
schema=$ZD_SRC/tests/render/wordml.xsd

# parts FILE: its parts, in a folder beside it; what refers to nothing is told
parts() {
	python3 - "$1" <<'END'
import os, re, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
part = {n: z.read(n).decode() for n in z.namelist()}
for name, text in part.items():
    os.makedirs(os.path.dirname("parts/" + name), exist_ok=True)
    open("parts/" + name, "w").write(text)
find = lambda name, pattern: set(re.findall(pattern, part[name]))
body = "word/document.xml"
shown = body, "word/footnotes.xml", "word/comments.xml", "word/footer1.xml"
styles = set().union(*(find(n, r'<w:(?:p|r|tbl)Style w:val="([^"]*)"')
                       for n in shown if n in part))
for what, used, there in [
        ("style", styles, find("word/styles.xml", r'w:styleId="([^"]*)"')),
        ("footnote", find(body, r'<w:footnoteReference w:id="(\d+)"'),
         find("word/footnotes.xml", r'<w:footnote w:id="(\d+)"')),
        ("comment", find(body, r'<w:commentReference w:id="(\d+)"'),
         find("word/comments.xml", r'<w:comment w:id="(\d+)"')
         if "word/comments.xml" in part else set()),
        ("relation", find(body, r'r:id="(\w+)"'),
         find("word/_rels/document.xml.rels", r'Id="(\w+)"')),
        ("part", {"word/" + t for t in find(
            "word/_rels/document.xml.rels", r'Target="([^"]*)"')}, set(part)),
        ("type", set(n for n in part if n.startswith("word/")
                     and not n.endswith(".rels")),
         {n[1:] for n in find("[Content_Types].xml", r'PartName="([^"]*)"')})]:
    for name in sorted(used - there):
        print("no", what, name)
    if what in ("footnote", "comment"):
        for name in sorted(there - used):
            print("nothing refers to", what, name)
END
}
# faults FILE: what the schema and the parts say
faults() {
	rm -rf parts
	parts "$1"
	for part in parts/word/*.xml; do
		xmllint --noout --nonet --schema "$schema" "$part" 2>&1 |
			grep -v ' validates$' | head -3
	done
}
# valid NAME COMMAND…: what it writes is
valid() {
	name=$1
	shift
	run zerodraft "$@" --format docx -o x.docx
	answered "zerodraft $*"
	none "$name" "$(faults x.docx)"
}

valid "a draft" show "$drafts/zero.md"
valid "a redline" diff "$drafts/zero.md" "$drafts/rev1.md"
cp -r parts redline
valid "and back" diff "$drafts/rev1.md" "$drafts/zero.md"
valid "texts side by side" diff --side-by-side --via "$drafts/rev1.md" \
	"$drafts/zero.md" "$drafts/zero.md"
negotiation n
for party in eu.md g77.txt us.txt; do
	zerodraft -C n propose --as "$(echo "${party%.*}" | tr a-z A-Z)" \
		"$drafts/amendments/$party" >/dev/null 2>&1
done
zerodraft -C n position --as US reserve OP11 -m 'instructions' >/dev/null
valid "a compilation with positions" -C n compile
valid "as a table" -C n compile --table
valid "amendments" -C n amendments
valid "a text for circulation" -C n publish
zerodraft -C n import --round rev1 "$drafts/rev1.md" >/dev/null 2>&1
zerodraft -C n set facilitators 'Ana Sol, Ambassador | Ben Tan, Ambassador' \
	>/dev/null
valid "with its letter and annexes" -C n publish --letter
valid "a round's status" -C n status
valid "brackets, in tables" -C n brackets
cat >odd.md <<'END'
---
title: "\"Signs\" & <marks>"
---

**PP1.** مشيرة إلى [قرارها] السابق،[^a-b.c/d]

## *Заголовок* 第一章

**OP1.** 决定 [在] 会议

\(a) Ελληνικά & <b>

\(i) twice[^2][^2]

[^a-b.c/d]: Note & *one*.

[^2]: Note.
END
sed 's/决定/请/; s/twice/once/; /Note\.$/d; s/\[^2\]//g' odd.md >odd2.md
valid "other scripts, signs and notes" show odd.md
valid "and their redline" diff odd.md odd2.md
printf '**PP1.** x\n' >one.md
valid "almost nothing" diff one.md odd.md
if [ -n "${ZERODRAFT_CORPUS:-}" ]; then
	at=$ZERODRAFT_CORPUS
	valid "a draft agreement, from October to December" diff \
		"$at/climate/draft-agreement-2015-10-23.txt" \
		"$at/climate/draft-agreement-2015-12-04.txt"
	valid "a zero draft out of a page" show \
		"$at/seeds/zero-draft-imrf-2019.txt"
fi

# The schema sees what is wrong.
broken() { # NAME, SED-SCRIPT for word/document.xml of the redline
	sed "$2" redline/word/document.xml >broken.xml
	if cmp -s redline/word/document.xml broken.xml; then
		fail "$1" "nothing was broken"
	else
		not_ok "$1" xmllint --noout --schema "$schema" broken.xml
	fi
}
broken "a look before the style of a run" \
	's|<w:b/><w:bCs/>|<w:bCs/><w:b/>|'
broken "an id that two changes have" 's|\(<w:ins w:id="\)[0-9]*"|\11"|g'
broken "words that are deleted, as if they stood" 's|delText|t|g'
broken "a comment that does not end" 's|<w:commentRangeEnd [^>]*>||'
broken "a comment on nothing" 's|<w:commentRangeStart [^>]*>||'
broken "a move that does not arrive" \
	's|\(<w:moveToRangeStart.* w:name="\)move1"|\1move9"|'
broken "a range that does not end" 's|<w:moveFromRangeEnd [^>]*>||'
broken "a deletion of nobody" 's|\(<w:del \S*\) w:author="[^"]*"|\1|'
broken "a day that there is not" 's|2026-03-27T|2026-02-30T|'
broken "a style behind the mark of a paragraph" \
	's|\(<w:pStyle [^>]*>\)\(<w:rPr><w:ins [^>]*></w:rPr>\)|\2\1|'
broken "an element that nobody knows" 's|<w:tab/>|<w:tabulator/>|'

done_testing
