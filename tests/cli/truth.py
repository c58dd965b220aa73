"""A negotiation of which it is known who wrote each word, and what was
changed in silence: python3 truth.py PROGRAM SEED HOW [PARAGRAPHS]

Six rounds, 40 parties. HOW: `acts`, every round is built of acts on record,
and a commit now and then brings more than it says; `whole`, every round is
imported whole; `mixed`, by turns. There are splits, merges and moves of
paragraphs, overlapping and withdrawn amendments, words that come back,
changes of format and number, and every kind of silent change.

Then blame is asked for every word, and verify for every round. Prints what
was right, a line each, and on standard error what was not.
"""
import json
import os
import random
import re
import shutil
import subprocess
import sys

PROGRAM, SEED, HOW = sys.argv[1], int(sys.argv[2]), sys.argv[3]
SIZE = int(sys.argv[4]) if len(sys.argv) > 4 else 40
dice = random.Random("%d %s" % (SEED, HOW))
POOL = ["%s%s%s" % (a, b, c) for a in ("mig", "sta", "rev", "coo", "pro",
        "dev") for b in ("ra", "ti", "vo", "ne", "lu", "se", "ka", "do")
        for c in ("tion", "ment", "ness", "ship", "ance", "ity")]
LITTLE = "the of and to in for with on".split()
PARTIES = ("EU G77 US MEX CHE NOR CAN AUS NZL JPN KOR TUR BRA ARG CHL COL PER "
           "URY ECU BOL PHL IDN THA VNM IND PAK BGD LKA NPL EGY MAR TUN DZA "
           "KEN ETH GHA NGA SEN ZAF RUS").split()
ROUNDS = ["zero", "rev1", "rev2", "rev3", "rev4", "rev5"]
NOBODY = ("facilitators",)


def run(*args, ok=(0,), program=PROGRAM):
    p = subprocess.run([program, "-C", "n"] + list(args), capture_output=True,
                       text=True)
    if p.returncode not in ok:
        raise SystemExit("%s: %d %s" % (args, p.returncode, p.stderr))
    return p.stdout


def git(*args):
    return run(*args, program="git")


def words_of(text):
    return re.findall(r"[\w/-]+", re.sub(r"\[\^[^]]*\]", "", text))


# --- the text -----------------------------------------------------------------

class Word:
    """before and behind: signs that stand on it."""

    def __init__(self, text, owners=NOBODY, before="", behind=""):
        self.text, self.owners = text, owners
        self.before, self.behind = before, behind

    def __str__(self):
        return self.before + self.text + self.behind


class Paragraph:
    def __init__(self, sentences, note=None):
        self.sentences = sentences
        self.used = {w.text for w in self.words()}
        self.note = note

    def words(self):
        return [w for s in self.sentences for w in s]

    def once(self, word):
        return word.text in POOL and sum(
            w.text == word.text for w in self.words()) == 1

    def line(self):
        return " ".join(map(str, self.words()))


def fresh(used, owners=NOBODY):
    w = dice.choice([w for w in POOL if w not in used])
    used.add(w)
    return Word(w, owners)


def sentence(used, owners=NOBODY):
    words = []
    for i in range(dice.randint(10, 16)):
        if i > 1 and dice.random() < 0.2 and words[-1].text not in LITTLE:
            words.append(Word(dice.choice(LITTLE), owners))
        else:
            words.append(fresh(used, owners))
    if words[-1].text in LITTLE:
        words.append(fresh(used, owners))
    words[0].text = words[0].text.capitalize()
    words[-1].behind = "."
    return words


def paragraph(i, owners=NOBODY):
    """With a number, a citation, a bracket or a footnote now and then."""
    used = set()
    p = Paragraph([sentence(used, owners)
                   for _ in range(dice.randint(2, 3))])
    s = p.sentences[0]
    if i % 5 == 0:
        s.insert(8, Word("%d" % dice.randint(2030, 2049), owners))
    elif i % 5 == 1:
        s[7:7] = [Word("%d/%d" % (dice.randint(60, 79), dice.randint(1, 299)),
                       owners, "(", ","), Word("para", owners),
                  Word("%d" % dice.randint(1, 60), owners, "", ")")]
    elif i % 5 == 2:
        s[6].before, s[8].behind = "[", "]"
    elif i % 5 == 3:
        p.note = [Word("Resolution"), Word("%d/%d" % (
            dice.randint(60, 79), dice.randint(1, 299)), NOBODY, "", ".")]
        p.name = "n%d" % i
        s[7].behind = "[^%s]" % p.name
    p.used = used
    return p


title = [Word(w) for w in "Truth of the second forum on migration".split()]
text = [paragraph(i) for i in range(SIZE)]
grave = []    # (paragraph, the word before, the words)


def written(emphasis=None):
    out = ["---\ntitle: %s\norgan: The General Assembly\n---\n\n"
           "*The General Assembly*,\n" % " ".join(map(str, title))]
    for i, p in enumerate(text):
        line = p.line()
        if p is emphasis:
            line = "*%s*%s" % tuple(line.split(" ", 1)[0:1] + [
                " " + line.split(" ", 1)[1]])
        out.append("\n**OP%d.** %s\n" % (i + 1, line))
    for p in text:
        if p.note:
            out.append("\n[^%s]: %s\n" % (p.name,
                                          " ".join(map(str, p.note))))
    return "".join(out)


# --- what parties ask for -----------------------------------------------------

class Round:
    """Places for changes that do not meet, and paragraphs for those that
    take all of one."""

    def __init__(self, imported):
        self.imported = imported
        self.labels = {id(p): i + 1 for i, p in enumerate(text)}
        whole = list(text)
        dice.shuffle(whole)
        self.whole, self.rest = whole[:SIZE // 2], whole[SIZE // 2:]
        self.slots = [(p, s, s[k]) for p in self.rest for s in p.sentences
                      for k in range(3, len(s) - 3, 5)
                      if p.once(s[k]) and not s[k].before and
                      not s[k].behind and s[k + 1].text in POOL and
                      not s[k + 1].before]
        dice.shuffle(self.slots)
        self.done = []   # words beside which something changes

    def take(self):
        slot = self.slots.pop()
        p, s, anchor = slot
        k = s.index(anchor)
        self.done += s[max(0, k - 2):k + 3]
        return slot

    def one(self):
        """A paragraph to be moved, split or merged: where the round is
        imported whole, words may change in it too."""
        if self.imported and dice.random() < 0.5:
            return self.rest.pop()
        return self.whole.pop()

    def label(self, p):
        return "OP%d" % self.labels[id(p)]

    def neighbours(self):
        """Two paragraphs side by side, neither of which is used."""
        free = self.whole + (self.rest if self.imported else [])
        pairs = list(zip(text, text[1:]))
        for p, q in dice.sample(pairs, len(pairs)):
            if p in free and q in free and not p.note and not q.note:
                for x in (p, q):
                    (self.whole if x in self.whole else
                     self.rest).remove(x)
                return p, q
        return None


def ask(party, what):
    return run("propose", "--as", party, "-i", what).split("\t")[0]


def put(s, anchor, new, out):
    """Behind the anchor, or in its place."""
    k = s.index(anchor)
    s[k + (0 if out else 1):k + 1] = new


def bury(p, s, w):
    k = s.index(w)
    if s[k].text in POOL:
        grave.append((p, s[k - 1], [w]))


def small(r, party):
    """Other words at one place; [(name, what it does to the text)]."""
    p, s, anchor = r.take()
    kind = dice.choice(("replace", "add", "delete", "twice", "overlap",
                        "withdraw"))
    new = [fresh(p.used, (party,)) for _ in range(dice.randint(1, 5))]
    said = " ".join(w.text for w in new)
    what = '%s: replace "%s" with "%s"' % (r.label(p), anchor.text, said)

    def apply():
        if kind != "add":
            bury(p, s, anchor)
        put(s, anchor, [] if kind == "delete" else new, kind != "add")
    if kind == "add":
        what = '%s: add "%s" after "%s"' % (r.label(p), said, anchor.text)
    elif kind == "delete":
        what = '%s: delete "%s"' % (r.label(p), anchor.text)
    made = [(ask(party, what), apply)]
    if kind in ("twice", "overlap"):
        other = dice.choice([c for c in PARTIES if c != party])
        if kind == "overlap":
            more = fresh(p.used, (other,))
            what = '%s: replace "%s" with "%s"' % (r.label(p), anchor.text,
                                                   more.text)
        else:
            for w in new:
                w.owners = (party, other)
        ask(other, what)
    elif kind == "withdraw":
        run("withdraw", made[0][0])
        if dice.random() < 0.3:
            withdrawn.append((p, s, anchor, new))
        return []
    return made


def returns(r, party):
    """What was taken out once comes back at another's wish."""
    for k, (p, before, words) in enumerate(grave):
        for s in p.sentences if p in r.rest else []:
            if before not in s or before.behind or not p.once(before):
                continue
            if any(w in s and abs(s.index(before) - s.index(w)) < 4
                   for w in r.done):
                continue
            del grave[k]
            r.slots = [x for x in r.slots if x[1] is not s or
                       abs(s.index(x[2]) - s.index(before)) > 4]
            r.done.append(before)
            name = ask(party, '%s: add "%s" after "%s"' % (
                r.label(p), " ".join(w.text for w in words), before.text))
            return [(name, lambda: put(s, before, words, False))]
    return []


def asked_new(r, party):
    p = r.whole.pop()
    new = paragraph(4, (party,))
    name = ask(party, "%s bis: %s" % (r.label(p), new.line()))
    return [(name, lambda: text.insert(text.index(p) + 1, new))]


def asked_drop(r, party):
    p = r.whole.pop()
    if p.note and not r.imported:
        return []   # on main the footnote stays
    return [(ask(party, "%s: delete" % r.label(p)), lambda: text.remove(p))]


def asked_move(r, party):
    p, q = r.one(), r.whole.pop()
    if abs(text.index(p) - text.index(q)) < 4:
        return []
    name = ask(party, "%s: move after %s" % (r.label(p), r.label(q)))

    def apply():
        text.remove(p)
        text.insert(text.index(q) + 1, p)
    return [(name, apply)]


def cut(p):
    q = Paragraph(p.sentences[1:])
    q.used = p.used
    p.sentences = p.sentences[:1]
    text.insert(text.index(p) + 1, q)


def glue(p, q):
    p.sentences += q.sentences
    p.used |= q.used
    text.remove(q)


def asked_split(r, party):
    p = r.one()
    if len(p.sentences) < 2:
        return []
    last = p.sentences[0][-1]
    name = ask(party, '%s: split after "%s."' % (r.label(p), last.text))
    return [(name, lambda: cut(p))]


def asked_merge(r, party):
    pair = r.neighbours()
    if not pair:
        return []
    name = ask(party, "%s: merge with %s" % tuple(map(r.label, pair)))
    return [(name, lambda: glue(*pair))]


# --- what nobody asks for -----------------------------------------------------
# Each returns the rows of the remainder that it makes: what, the words out,
# the words in.

def silent_words(r, kind):
    p, s, anchor = r.take()
    new = [] if kind == "out" else [
        Word("not") if kind == "not" else fresh(p.used)]
    out = [anchor] if kind in ("out", "other") else []
    put(s, anchor, new, bool(out))
    return [("words", [w.text for w in out], [w.text for w in new])]


def silent_digits(r, pattern, spot):
    """A word of a paragraph that is all digits becomes another one."""
    for p in r.whole:
        for w in (p.note or []) if spot == "note" else p.words():
            if re.fullmatch(pattern, w.text) and (
                    spot != "cite" or w.behind == ")"):
                r.whole.remove(p)
                old = w.text
                w.text = re.sub(r"\d$", lambda m: str(9 - int(m.group())),
                                old)
                w.owners = NOBODY
                return [("words", [old], [w.text])]
    return None


def silent_drop(r):
    p = r.whole.pop()
    text.remove(p)
    rows = [("paragraph gone", [w.text for w in p.words()], [])]
    if p.note:
        rows.append(("paragraph gone", [w.text for w in p.note], []))
    return rows


def silent_new(r):
    p = r.whole.pop()
    new = paragraph(4)
    text.insert(text.index(p) + 1, new)
    return [("new paragraph", [], [w.text for w in new.words()])]


def silent_passage(r):
    p, q = r.whole.pop(), r.whole.pop()
    if len(p.sentences) < 2 or abs(text.index(p) - text.index(q)) < 2:
        return None
    s = p.sentences.pop()
    q.sentences.append(s)
    q.used |= p.used
    return [("words moved", [], [w.text for w in s])]


def silent_bracket(r):
    for p in r.whole:
        for w in p.words():
            if w.before == "[":
                r.whole.remove(p)
                w.before = ""
                for x in p.words():
                    if x.behind == "]":
                        x.behind = ""
                return [("brackets", [], []), ("brackets", [], [])]
    return None


def silent_title(r):
    k = dice.choice([3, 4, 6])
    old, title[k] = title[k].text, fresh({w.text for w in title})
    return [("words", [old], [title[k].text])]


def silent_move(r):
    p, q = r.one(), r.whole.pop()
    if abs(text.index(p) - text.index(q)) < 4:
        return None
    text.remove(p)
    text.insert(text.index(q) + 1, p)
    return [("paragraph moved", [], [])]


def silent_withdrawn(r):
    """What its party withdrew comes in all the same."""
    while withdrawn:
        p, s, anchor, new = withdrawn.pop()
        if anchor in s:
            for w in new:   # the words are its own, the act is not
                w.owners += NOBODY
            put(s, anchor, new, True)
            return [("words", [anchor.text], [w.text for w in new])]
    return None


def split(r):
    """Streamlining asks nobody, and loses no word."""
    p = r.one()
    if len(p.sentences) < 2:
        return None
    cut(p)
    return []


def merge(r):
    pair = r.neighbours()
    if not pair:
        return None
    glue(*pair)
    return []


SILENT = [
    ("a word inserted", lambda r: silent_words(r, "in")),
    ("a word deleted", lambda r: silent_words(r, "out")),
    ("a word replaced", lambda r: silent_words(r, "other")),
    ("a negation", lambda r: silent_words(r, "not")),
    ("a number", lambda r: silent_digits(r, r"20\d\d", "number")),
    ("a citation", lambda r: silent_digits(r, r"\d+", "cite")),
    ("a footnote", lambda r: silent_digits(r, r"\d+/\d+", "note")),
    ("a bracket lifted", silent_bracket),
    ("the title", silent_title),
    ("a paragraph dropped", silent_drop),
    ("a paragraph moved", silent_move),
    # By whole texts alone.
    ("a paragraph added", silent_new),
    ("a sentence moved out", silent_passage),
    ("words withdrawn", silent_withdrawn),
    ("a split", split),
    ("a merge", merge),
]
BY_HAND = 11
decks = {}
planted_kinds = {}


def deal(count, kinds):
    """Each kind once before any comes again."""
    deck = decks.setdefault(len(kinds), [])
    while len(deck) < count:
        deck[:0] = dice.sample(kinds, len(kinds))
    return [deck.pop() for _ in range(count)]


def plant(r, kinds):
    rows = []
    for name, change in dict(kinds).items():
        if len(r.whole) < 3 or len(r.rest) < 3 or not r.slots:
            break
        made = change(r)
        planted_kinds[name] = planted_kinds.get(name, 0) + (made is not None)
        rows += made or []
    return rows


def contents():
    """The lines of the operative paragraphs, with their places."""
    lines = git("show", "main:draft/contents").splitlines()
    return lines, [i for i, l in enumerate(lines) if l.startswith("OP")]


def smuggle(r, name):
    """Changes in silence, in a commit that says it accepts an amendment."""
    before = list(text)
    rows = plant(r, deal(4, SILENT[:BY_HAND]))
    lines, places = contents()
    files = {id(p): lines[k].split("\t")[1] for p, k in zip(before, places)}
    by_id = {lines[k].split("\t")[1]: lines[k] for k in places}
    shutil.rmtree("w", ignore_errors=True)
    subprocess.run(["git", "clone", "-q", "-b", "main", "n", "w"], check=True)
    order = iter([by_id[files[id(p)]] for p in text])
    kept = []
    for i, line in enumerate(lines):
        if i in places:
            line = next(order, None)
        if line:
            kept.append(line)
    with open("w/draft/contents", "w") as f:
        f.write("\n".join(kept) + "\n")
    for p in before:
        path = "w/draft/%s.md" % files[id(p)]
        if p not in text:
            os.remove(path)
            continue
        with open(path, "w") as f:
            f.write(p.line() + "\n")
            if p.note:
                f.write("\n[^%s]: %s\n" % (p.name,
                                           " ".join(map(str, p.note))))
    with open("w/negotiation") as f:
        head = re.sub(r"(?m)^title:.*$", "title: %s" % " ".join(
            map(str, title)), f.read())
    with open("w/negotiation", "w") as f:
        f.write(head)
    subprocess.run(["git", "-C", "w", "commit", "-qam", "Accept\n\n"
                    "Act: accept\nAmendment: %s" % name], check=True)
    subprocess.run(["git", "-C", "w", "push", "-q", "origin", "main"],
                   check=True)
    return rows


# --- what is said of it -------------------------------------------------------

def remainder(a, b):
    rows, inside = [], False
    for b in json.loads(run("verify", a, b, "--format", "json",
                            ok=(0, 1)))["blocks"]:
        if b["kind"] == "heading":
            inside = b["runs"][0]["text"].startswith("What nobody")
        elif b["kind"] == "row" and inside:
            cells = ["".join(r["text"] for r in c) for c in b["cells"]]
            rows.append((cells[1], words_of(cells[2]), words_of(cells[3]),
                         cells[0]))
    return rows


def check(a, b, want):
    """How many rows are right, and those that are wrong."""
    rest, found, more = list(want), 0, []
    for row in remainder(a, b):
        one = (row[0], row[1], [] if row[0] == "brackets" else row[2])
        if one in rest:
            rest.remove(one)
            found += 1
        else:
            more.append(row)
    for row in rest:
        print("%s missed: %s" % (b, row), file=sys.stderr)
    for row in more:
        print("%s not planted: %s" % (b, row), file=sys.stderr)
    return found, len(more)


def blame(name):
    truth = [w for p in text for w in p.words()]
    said, good = [], 0
    for b in json.loads(run("blame", "--format", "json"))["blocks"]:
        if b["kind"] != "paragraph" or not b.get("label", "").startswith(
                "OP"):
            continue
        for r in b["runs"]:
            if r.get("note"):
                continue
            names = r.get("owner", "").split(", ")
            said += [(w, names) for w in words_of(r["text"])]
    a, b = [w for w, _ in said], [w.text for w in truth]
    if a != b:
        k = [x == y for x, y in zip(a, b)].index(False)
        raise SystemExit("other words: %s; %s" % (a[k - 5:k + 9],
                                                  b[k - 5:k + 9]))
    for (_, names), w in zip(said, truth):
        right = any(o in names for o in w.owners)
        good += right
        if not right:
            print("%s blame: %s is %s's, not %s's" % (
                name, w.text, w.owners, names), file=sys.stderr)
    return good, len(truth)


# --- six rounds ---------------------------------------------------------------

def take_in(name, emphasis=None):
    with open("t.md", "w") as f:
        f.write(written(emphasis))
    run("import", "--round", name, "t.md")


subprocess.run([PROGRAM, "init", "n"], check=True, capture_output=True)
take_in("zero")
found = planted = extra = 0
for n in range(1, 6):
    whole = HOW == "whole" or (HOW == "mixed" and n % 2)
    r = Round(whole)
    withdrawn = []
    made = []
    for party in PARTIES:
        if len(r.slots) < 20:
            break
        made += small(r, party)
    for what in (asked_new, asked_drop, asked_move, asked_split, asked_merge,
                 returns, returns, returns):
        if len(r.whole) > 6:
            made += what(r, dice.choice(PARTIES))
    chosen = [m for m in made if dice.random() < 0.6]
    if whole:
        for _, apply in chosen:
            apply()
        want = plant(r, deal(12, SILENT))
        take_in(ROUNDS[n], dice.choice(text))
    else:
        for k, (name, apply) in enumerate(chosen):
            run("accept", name)
            apply()
        want = smuggle(r, "%s/%s" % (ROUNDS[n - 1], chosen[0][0]))
        run("round", ROUNDS[n], "--renumber")
    good, words = blame(ROUNDS[n])
    print("%s\t%s\t%d of %d words" % (
        ROUNDS[n], "whole" if whole else "acts", good, words))
    got, more = check(ROUNDS[n - 1], ROUNDS[n], want)
    planted += len(want)
    found += got
    extra += more
kinds = SILENT[:BY_HAND] if HOW == "acts" else SILENT
print("kinds\t%d of %d" % (sum(planted_kinds.get(k, 0) > 0
                               for k, _ in kinds), len(kinds)))
print("planted\t%d of %d found, %d more reported" % (found, planted, extra))
