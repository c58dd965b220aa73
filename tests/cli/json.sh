# --format json of every command that prints a result: testlib.sh holds what
# each run printed against the schema, here and in the other scripts.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
need python3
schema=$ZD_SRC/src/render/zerodraft-1.schema.json
drafts=$ZD_SRC/drafts

# json COMMAND…: prints JSON and nothing else, on what the second word says.
json() {
	what=$1
	shift
	run zerodraft "$@" --format json
	answered "$what: $(echo "$*" | sed "s,$drafts/,,g")"
	out_has "{\"schema\": \"zerodraft/1\", \"what\": \"$what\"" \
		"is $what"
}

# silent COMMAND…: has nothing to say when all is well.
silent() {
	run zerodraft "$@" --format json
	status 0 "$*"
	out_empty "$1 $2 $3 says nothing"
}

json begun init n
json begun init --profile progress-declaration p
json import -C n import --dry-run --round zero "$drafts/zero.md"
json import -C n import --round zero "$drafts/zero.md"
json proposed -C n propose --as EU "$drafts/amendments/eu.md"
json proposed -C n propose --as US "$drafts/amendments/us.txt"
json proposed -C n propose --as G77 "$drafts/amendments/g77.txt"
silent -C n position --as G77 support US/1
json amendments -C n amendments
json compilation -C n compile
cp "$work/out" c.json
json compilation -C n compile --no-attribution
json draft extract c.json
json draft extract --as EU c.json
json decided -C n accept EU/1
json decided -C n bracket EU/2
json decided -C n reject EU/3
json decided -C n withdraw US/1
silent -C n agree PP1
json brackets -C n brackets
json bracket-rounds -C n brackets --rounds
json bracket-act -C n bracket OP3 "right to privacy"
json bracket-act -C n lift OP4
json bracket-act -C n choose 'OP9[2]' shall
json status -C n status
json status -C n status --by-part --by-party --rounds --open
json speak -C n speak --as EU
cp "$work/out" speak.json
json silence -C n silence open --until 2026-04-01T12:00Z
json round -C n round --renumber rev1
json carried -C n carry
json amendments -C n amendments
json settings -C n set
json sources-added -C n source add "$drafts"/sources/*.md
json sources -C n source list
json citations-fixed -C n cite fix
json trace -C n trace --all
json blame -C n blame
json blame -C n blame --deleted OP7
json uptake -C n uptake
json certificate -C n verify zero rev1
json draft -C n publish
json draft -C n show
json draft -C n show OP7
json draft show "$drafts/zero.txt"
json redline diff "$drafts/zero.md" "$drafts/rev1.md"
json redline diff --changed "$drafts/rev1.md" "$drafts/zero.md"
json columns diff --side-by-side "$drafts/zero.md" "$drafts/rev1.md"
json columns diff --side-by-side --via "$drafts/rev1.md" "$drafts/zero.md" \
	"$drafts/zero.md"
json stat diff --stat "$drafts/zero.md" "$drafts/rev1.md"
json names diff --name-only "$drafts/zero.md" "$drafts/rev1.md"
json import -C n import --round rev2 "$drafts/rev1.md"

# holds WHAT PYTHON: what a command told machines, v, answers with True.
holds() {
	if python3 -c '
import json, sys
x = json.load(open(sys.argv[1]))
v = x[x["what"]]
sys.exit(eval(" ".join(sys.argv[2].split())) is not True)' \
		"$work/out" "$2"; then
		pass "$1"
	else
		fail "$1" "$(head -c 2000 "$work/out")"
	fi
}

# Citations and brackets are values, not cells.
mkdir v
cat >v/zero.md <<'EOF'
---
title: A text
symbol: 79/905
---

The General Assembly,

**PP1.** Mindful of the work of the Forum on [good] governance,

**OP1.** Invites Member States to collect and to share data on migration on a voluntary basis, in full respect of the right to privacy [based on 77/901, op2];

**OP2.** Requests the [[early]/[late] /and free] sharing of what was learned (based on 77/901, op2, see also 79/901, paras 1-2; 12/34, para 1).
EOF
sed 's/op2\]/op1]/; s/\[good\] //' v/zero.md >v/rev1.md
run zerodraft cite list v/zero.md --format json
holds "a citation is a value" '[(c["paragraph"], c["symbol"],
	c["relation"], c.get("paragraphs")) for c in v] == [
	("OP1", "77/901", "based on", [{"first": "2", "last": "2"}]),
	("OP2", "77/901", "based on", [{"first": "2", "last": "2"}]),
	("OP2", "79/901", "see also", [{"first": "1", "last": "2"}]),
	("OP2", "12/34", "see also", [{"first": "1", "last": "1"}])]'
holds "with the kind and the body" \
	'{(c["kind"], c["body"]) for c in v[:3]} == {
	("resolution", "General Assembly")} and "body" not in v[3]'
holds "as it is written and should be" 'v[0]["written"] ==
	"[based on 77/901, op2]" and v[0]["proper"] ==
	"(based on 77/901, para. 2)"'
holds "and where: bytes of a block" \
	'v[0]["end"] - v[0]["start"] == len(v[0]["written"])'
run zerodraft cite diff v/zero.md v/rev1.md --format json
status 1 "citations differ"
holds "a change has both sides" '[(c["change"], c["from"]["place"],
	c["to"]["place"]) for c in v] == [("changed", "para. 2", "para. 1")]'
zerodraft init v/n >/dev/null
zerodraft -C v/n import --round zero v/zero.md >/dev/null 2>&1
zerodraft -C v/n import --round rev1 v/rev1.md >/dev/null 2>&1
zerodraft -C v/n source add "$drafts"/sources/*.md >/dev/null 2>&1
run zerodraft -C v/n cite check zero OP1 --format json
holds "a verdict says what for" '(v[0]["verdict"], v[0]["but_for"],
	v[0]["fails"]) == ("verbatim but for", ["opening verb"], False)'
holds "and how much was kept" '(v[0]["kept"], v[0]["added"],
	v[0]["left_out"]) == (22, 1, 1) and 0.95 < v[0]["share"] < 1'
holds "its redline gives the source" '"".join(r["text"]
	for r in v[0]["redline"] if r["mark"] != "inserted").startswith(
	"Encourages Member States to collect")'
holds "and the text" '"".join(r["text"]
	for r in v[0]["redline"] if r["mark"] != "deleted").startswith(
	"Invites Member States to collect")'
run zerodraft -C v/n cite check rev1 OP1 --format json
status 1 "a citation that fails"
holds "of another paragraph, which it is" '(v[0]["verdict"], v[0]["source"],
	v[0]["label"], v[0]["fails"]) == ("not this paragraph", "77/901",
	"OP2", True) and v[0]["cited_share"] < v[0]["share"]'
json citations-over-rounds -C v/n cite check --rounds OP1
holds "over the rounds there are the turns" '(v["rounds"], [
	x["round"] for x in v["turns"]]) == (["zero", "rev1"],
	["rev1", "rev1"])'
run zerodraft -C v/n brackets zero --format json
holds "a bracket is a value" '[(b["bracket"], b["depth"], b["kind"],
	b["words"]) for b in v] == [("PP1[1]", 1, "contested", 1),
	("OP2[1]", 1, "contested", 4), ("OP2[2]", 2, "contested", 1),
	("OP2[3]", 2, "contested", 1)]'
holds "with its place" 'v[0]["close"]["byte"] - v[0]["open"]["byte"] == 5 and
	v[2]["within"] == "OP2[1]" and v[0]["since"] == "zero"'
run zerodraft -C v/n brackets --rounds --format json
holds "and its way" '[(b["bracket"], b.get("how")) for b in v["brackets"]
	][0] == ("PP1[1]", "struck") and [r["open"] for r in v["rounds"]] ==
	[4, 3]'
run zerodraft -C v/n source list --format json
holds "a source is a value" '[(s["symbol"], s["date"], s["paragraphs"])
	for s in v] == [("77/901", "2022-12-15", 5),
	("79/901", "2024-12-18", 5)]'
run zerodraft -C v/n source find OP1 --format json
holds "and what is found comes with its redline" '(v[0]["label"],
	v[0]["nearest"][0]["symbol"], v[0]["nearest"][0]["label"]) == (
	"OP1", "77/901", "OP2") and v[0]["nearest"][0]["text"] ==
	"".join(r["text"] for r in v[0]["nearest"][0]["redline"]
	if r["mark"] != "inserted")'

# The values of the record: what is in them, by hand.
value() { # FILE EXPRESSION WANTED NAME: of the value, as v
	is "$4" "$(python3 -c 'import json, sys
d = json.load(open(sys.argv[1], encoding="utf-8"))
v = d[d["what"]]
print(eval(sys.argv[2]))' "$1" "$2")" "$3"
}
rm -rf r
mkdir r
zerodraft init r/n >/dev/null
zerodraft -C r/n import --round zero "$drafts/zero.md" >/dev/null
zerodraft -C r/n propose --as EU -i 'OP7: replace "shall" with "will"' \
	-i 'OP8: delete "many"' >/dev/null
zerodraft -C r/n propose --as MEX -i 'OP7: delete' >/dev/null
zerodraft -C r/n position --as CHE support EU/1 >/dev/null
zerodraft -C r/n accept EU/1 >/dev/null
zerodraft -C r/n agree PP1 >/dev/null
run zerodraft -C r/n verify zero main --format json
cp "$work/out" r/json
value r/json '[len(v["stages"]), v["words_in"], v["words_out"]]' "[1, 0, 0]" \
	"a certificate: one stage, nothing left"
value r/json '[[c["paragraph"], c["amendments"], c["how"], c["out"], c["in"]]
	for c in v["stages"][0]["changes"]]' \
	"[['OP7', ['EU/1'], 'word for word', ['shall'], ['will']]]" \
	"and one change"
run zerodraft -C r/n blame OP7 --format json
cp "$work/out" r/json
value r/json '[[s["text"].strip(), s["who"], s["by"], s["from"]]
	for p in v["paragraphs"] for s in p["shares"] if "from" in s]' \
	"[['will', 'EU', 'act', 'zero/EU/1']]" "blame: the one word of a party"
run zerodraft -C r/n blame --deleted OP7 --format json
cp "$work/out" r/json
value r/json '[[s["text"], s["who"], s["gone"]["who"]]
	for p in v["paragraphs"] for s in p["shares"] if "gone" in s]' \
	"[['shall', 'facilitators', 'EU']]" "and the one that it took away"
run zerodraft -C r/n uptake --on zero --format json
cp "$work/out" r/json
value r/json '[[p["amendment"], p["supporters"], p["verdict"]]
	for p in v["proposals"]]' \
	"[['zero/EU/1', ['CHE'], 'verbatim'], ['zero/EU/2', [], 'not taken'], \
['zero/MEX/1', [], 'not taken']]" "uptake: three proposals"
value r/json '[[s["of"], s["proposals"], s["verdicts"]["verbatim"]]
	for s in v["sums"] if s.get("party") in ("CHE", None)]' \
	"[['party', 1, 1], ['all', 3, 1]]" "and their sums"
run zerodraft -C r/n status --format json
cp "$work/out" r/json
value r/json '[v["paragraphs"], v["agreed"], v["pending"], v["elsewhere"]]' \
	"[51, 1, 2, 0]" "status: 14 and 37 paragraphs, one agreed, two pending"
value r/json '[[p["paragraph"], p["whose"]] for p in v["list"] if p["pending"]]' \
	"[['OP7', ['MEX']], ['OP8', ['EU']]]" "and where"
run zerodraft -C r/n speak --as MEX OP7 --format json
cp "$work/out" r/json
value r/json '[[w["ours"], w["party"], w["fate"]]
	for p in v["paragraphs"] for w in p["table"]]' \
	"[[True, 'MEX', 'pending']]" \
	"speak: what is on the table, and what came in is not"
zerodraft -C r/n silence open --until 2026-04-01T18:00-04:00 >/dev/null
zerodraft -C r/n silence object --as EU --date 2026-04-02 -m Late OP7 \
	>/dev/null 2>&1
run zerodraft -C r/n silence --format json
cp "$work/out" r/json
value r/json '[v[0]["terms"][0]["until"], v[0]["state"], v[0]["in_time"],
	[[o["party"], o["ids"], o["late"]] for o in v[0]["objections"]]]' \
	"['2026-04-01T18:00:00-04:00', 'runs', 0, [['EU', ['zero-OP7'], True]]]" \
	"silence: a late objection"

# A table says what its cells are, in a row of its own or beside it.
run zerodraft -C n amendments --on zero --format json
out_has '"columns": ["amendment", ' "the columns of a list have names"

# The check sees what is wrong.
faulty() { # NAME SED-SCRIPT
	sed "$2" c.json >faulty.json
	if [ -n "$(python3 "$ZD_SRC/tests/cli/schema.py" "$schema" \
		faulty.json)" ] && ! cmp -s c.json faulty.json; then
		pass "$1"
	else
		fail "$1"
	fi
}
faulty "a key that is not in the schema is found" 's/"id":/"ident":/'
faulty "so is a mark that there is not" 's/"mark": "kept"/"mark": "new"/'
faulty "and a number as a string" 's/"to": 1,/"to": "1",/'
faulty "and a run without a text" 's/"text":/"quiet": true, "owner":/'
faulty "and an alternative that is nobody's" 's/{"base": false, /{/'
faulty "and a key twice" 's/"kind": "title",/&&/'
run python3 "$ZD_SRC/tests/cli/schema.py" "$schema" c.json
out_empty "and the true one is not"

# Every command has its JSON tested, in some script; these have none.
none "every command's JSON is tested" "$(
	commands_of zerodraft | while read -r name; do
		case $name in
		help | relate | position | agree) continue ;;
		esac
		words=$(typed "$name")
		grep -qE "(^|[^a-z])$words .*--format json|^json .* $words( |$)" \
			"$ZD_SRC"/tests/cli/*.sh || echo "$words"
	done
)"
done_testing
