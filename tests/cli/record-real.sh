#!/bin/sh
# trace, blame, verify and uptake on real negotiations: the first draft, the
# negotiated one and what was adopted, as three rounds imported whole.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
corpus
need python3

texts=$ZERODRAFT_CORPUS/unga/labelled
# chain NAME FIRST LATER ADOPTED
chain() {
	n=$1
	zerodraft init "$n" >/dev/null
	for round in zero rev1 final; do
		shift
		zerodraft -C "$n" import --round "$round" \
			"$texts/$(printf %s "$1" | tr / _).txt" \
			>/dev/null 2>&1 || fail "$n: import $1"
	done
	run zerodraft -C "$n" verify zero final
	status 1 "$n: nobody's amendments are on record"
	out_has "0 changes that were asked for" "$n: so nothing was asked for"
	run zerodraft -C "$n" uptake
	out_has "All	0	0	0	0	0	0	0	0" "$n: no proposal has a fate"
	run zerodraft -C "$n" trace --all
	status 0 "$n: every paragraph is traced"
	zerodraft -C "$n" show final --format json >text.json
	zerodraft -C "$n" blame --format json >blame.json
	cp "$work/out" trace.txt
	none "$n: all of what was adopted has its line and its owners" \
		"$(python3 - <<'END'
import json
import re

def blocks(name):
    return json.load(open(name, encoding="utf-8"))["blocks"]

labels = [b["label"] for b in blocks("text.json")
          if re.match("(PP|OP)[0-9]", b.get("label", ""))]
rows = [l.rstrip("\n").split("\t") for l in open("trace.txt",
                                                encoding="utf-8")][1:]
last = [r[2] for r in rows if len(r) == 4]
for label in sorted(set(labels)):
    if last.count(label) != 1:
        print("trace has %s %d times" % (label, last.count(label)))
said = blocks("blame.json")
total, *parts = map(int, re.findall("[0-9]+", said[0]["runs"][0]["text"]))
if total != sum(parts) or total < 1500:
    print("blame counts %d words, %s" % (total, parts))
for b in said:
    for r in b.get("runs", []) if b["kind"] == "paragraph" else []:
        if r["text"].strip() and not r.get("owner"):
            print("nobody owns %s" % r["text"][:40])
END
	)"
}
# became NAME ROW: the way of a paragraph, as its texts show it.
became() {
	run zerodraft -C "$1" trace --all
	out_has "$2" "$1: $2"
}

chain financing A/C.2/80/L.9 A/C.2/80/L.57 A/RES/80/129
chain landlocked A/C.2/80/L.6 A/C.2/80/L.49 A/RES/80/151
chain least-developed A/C.2/80/L.5 A/C.2/80/L.48 A/RES/80/150
chain education A/C.2/80/L.33 A/C.2/80/L.45 A/RES/80/141
chain science A/C.2/80/L.18 A/C.2/80/L.47 A/RES/80/147
chain commodities A/C.2/80/L.8 A/C.2/80/L.52 A/RES/80/124
chain investment A/C.2/80/L.24 A/C.2/80/L.46 A/RES/80/127

became financing "PP13	PP7	PP7	Rev 1: moved, was PP13"
became financing "OP7	OP6	OP6	Rev 1: moved and edited, was OP7"
became financing "–	OP4	OP4	Rev 1: new"
became financing "PP7	–	–	gone after Zero Draft"
became financing "PP10	–	–	gone after Zero Draft"
became landlocked "–	PP14	PP13	Rev 1: new"
became landlocked "PP7	PP7	PP6	Final Draft: renumbered from PP7"
run zerodraft -C financing verify rev1 final
status 1 "what nobody asked for is a finding"
out_has "symbol	words	[-A/C.2/80/L.57-]	{+A/RES/80/129+}" \
	"between the last draft and the adopted text"
out_has "and 7 that nobody asked for (12 words in, 7 out)" \
	"stand signs, footnotes and the date alone"
run zerodraft -C financing verify zero final
status 1 "over both rounds as well"
out_has "PP7	paragraph gone" "a paragraph that was dropped is in the remainder"
out_has "PP13	PP7	moved	53	0	0		0	0" \
	"and no loss of the one that has its label now"
run zerodraft -C financing blame PP7
out_has "53 words: 53 on record" "who moves a paragraph does not own it"
run zerodraft -C financing blame OP4
out_has "20 words: 0 on record, 0 likely from a proposal" \
	"a new one is nobody's that proposed"
done_testing
