"""A negotiation of which it is known who wrote each word, and what was
changed in silence: python3 truth.py PROGRAM SEED

Six rounds, 40 parties. Rounds 1 and 3 are imported whole, with some of the
proposals in them, silent changes, a paragraph split and two merged; the
others are built of acts. Then blame is asked for every word, and verify for
every imported round. Prints what was right, a line each.
"""
import json
import random
import subprocess
import sys

PROGRAM, SEED = sys.argv[1], int(sys.argv[2])
dice = random.Random(SEED)
POOL = ["%s%s%s" % (a, b, c) for a in ("mig", "sta", "rev", "coo", "pro",
        "dev") for b in ("ra", "ti", "vo", "ne", "lu", "se", "ka", "do")
        for c in ("tion", "ment", "ness", "ship", "ance", "ity")]
PARTIES = ("EU G77 US MEX CHE NOR CAN AUS NZL JPN KOR TUR BRA ARG CHL COL PER "
           "URY ECU BOL PHL IDN THA VNM IND PAK BGD LKA NPL EGY MAR TUN DZA "
           "KEN ETH GHA NGA SEN ZAF RUS").split()
N = "n"


def run(*args, ok=(0,)):
    p = subprocess.run([PROGRAM, "-C", N] + list(args), capture_output=True,
                       text=True)
    if p.returncode not in ok:
        raise SystemExit("%s: %d %s" % (args, p.returncode, p.stderr))
    return p.stdout


class Word:
    def __init__(self, text, owner):
        self.text, self.owner = text, owner


def fresh(p, owner):
    used = {w.text for w in p}
    return Word(dice.choice([w for w in POOL if w not in used]), owner)


text = []
for _ in range(30):
    text.append([])
    for _ in range(30):
        text[-1].append(fresh(text[-1], "facilitators"))


def written():
    out = ["---\ntitle: Truth\norgan: The General Assembly\n---\n\n"
           "*The General Assembly*,\n"]
    for i, p in enumerate(text):
        out.append("\n**OP%d.** %s;\n" % (i + 1,
                                          " ".join(w.text for w in p)))
    return "".join(out)


def take_in(name):
    with open("t.md", "w") as f:
        f.write(written())
    run("import", "--round", name, "t.md")


def propose(party):
    """A proposal in its own part of a paragraph, so that none meets another;
    with it, what it does to the text."""
    i, at = slots.pop()
    p = text[i]
    anchor, kind = p[at], dice.choice(("replace", "add", "delete"))
    new = [fresh(p, party) for _ in range(dice.randint(1, 4))]
    words = " ".join(w.text for w in new)
    if kind == "replace":
        what = 'OP%d: replace "%s" with "%s"' % (i + 1, anchor.text, words)
    elif kind == "add":
        what = 'OP%d: add "%s" after "%s"' % (i + 1, words, anchor.text)
    else:
        what = 'OP%d: delete "%s"' % (i + 1, anchor.text)
    name = run("propose", "--as", party, "-i", what).split("\t")[0]

    def apply():
        k = p.index(anchor)
        if kind == "add":
            p[k + 1:k + 1] = new
        else:
            p[k:k + 1] = new if kind == "replace" else []
    return name, apply


def silent():
    """A change that nobody asks for: the words out, the words in."""
    i, at = slots.pop()
    p = text[i]
    kind = dice.choice(("in", "out", "other"))
    new, old = fresh(p, "facilitators"), p[at]
    if kind == "in":
        p.insert(at + 1, new)
        return [], [new.text]
    p[at:at + 1] = [new] if kind == "other" else []
    return [old.text], [new.text] if kind == "other" else []


def remainder(a, b):
    out, into, inside = [], [], False
    for b in json.loads(run("verify", a, b, "--format", "json",
                            ok=(0, 1)))["blocks"]:
        if b["kind"] == "heading":
            inside = b["runs"][0]["text"].startswith("What nobody")
        elif b["kind"] == "row" and inside:
            for r in b["cells"][2]:
                out += r["text"].split()
            for r in b["cells"][3]:
                into += r["text"].split()
    return sorted(out), sorted(into)


def blame():
    good = words = 0
    truth = [w for p in text for w in p]
    said = []
    for b in json.loads(run("blame", "--format", "json"))["blocks"]:
        if b["kind"] != "paragraph":
            continue
        for r in b["runs"]:
            names = r.get("owner", "").split(", ")
            said += [(w, names) for w in
                     r["text"].replace(";", " ").split()]
    assert [w for w, _ in said] == [w.text for w in truth], "other words"
    for (_, names), w in zip(said, truth):
        words += 1
        good += w.owner in names
    return good, words


subprocess.run([PROGRAM, "init", N], check=True, capture_output=True)
take_in("zero")
found = planted = extra = 0
rounds = ["zero", "rev1", "rev2", "rev3", "rev4", "rev5"]
for n in range(1, 6):
    slots = [(i, at) for i, p in enumerate(text)
             for at in range(3, len(p) - 3, 6)]
    dice.shuffle(slots)
    slots = slots[:len(slots)]
    made = [propose(party) for party in PARTIES]
    chosen = [m for m in made if dice.random() < 0.6]
    if n in (1, 3):
        for _, apply in chosen:
            apply()
        changes = [silent() for _ in range(8)]
        take_in(rounds[n])
        out, into = remainder(rounds[n - 1], rounds[n])
        want_out = sorted(w for c in changes for w in c[0])
        want_in = sorted(w for c in changes for w in c[1])
        planted += len(want_out) + len(want_in)
        for got, want in ((out, want_out), (into, want_in)):
            rest = list(want)
            for w in got:
                if w in rest:
                    rest.remove(w)
                    found += 1
                else:
                    extra += 1
    else:
        for name, apply in chosen:
            run("accept", name)
            apply()
        run("round", rounds[n])
        out, into = remainder(rounds[n - 1], rounds[n])
        extra += len(out) + len(into)
    good, words = blame()
    print("%s\t%s\t%d of %d words" % (
        rounds[n], "whole" if n in (1, 3) else "acts", good, words))
print("planted\t%d of %d found, %d more reported" % (found, planted, extra))
