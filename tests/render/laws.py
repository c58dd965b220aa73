"""Reads back what the renderers wrote and compares both sides, in words.

    cases 1 500 | python3 laws.py redline
    cases draft 1 100 | python3 laws.py draft

Each reader gives blocks: dicts of `move`, `stub`, `with` (how many blocks go
along), `joined`, and `pieces`: (side, text) with side K, I or D, or ("gap",).
Knows the formats from their documentation only.
"""
import base64
import html
import html.parser
import json
import os
import re
import subprocess
import sys

import docx

MOVE = re.compile(r"(?:, with (\d+) sub-paragraphs?)? \(move (\d+)\)")
VISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ue000-\uf8ff\ufeff]")


def norm(s):
    """White space collapsed; what is unsafe shown by its number."""
    s = VISIBLE.sub(lambda m: "\\u{%X}" % ord(m[0]), s)
    return " ".join(s.split())


def block():
    return {"move": 0, "stub": False, "with": 0, "joined": False,
            "pieces": []}


def remark(b, text, spaced=True):
    """One space stands before a remark in its line; it is the program's."""
    p = b["pieces"]
    if spaced and p and p[-1][0] == "K" and p[-1][1].endswith(" "):
        p[-1] = ("K", p[-1][1][:-1])
    m = MOVE.search(text)
    if m:
        b["move"] = int(m[2])
        b["with"] = int(m[1] or 0)
        b["stub"] = " → " in text.split(", ")[0]
    elif text and not re.search(
            " → | ← |passage|^\W*(brackets: |.*, was |.*(emphasis|escapes) "
            "changed$)", text):
        b["program"] = True


def text_of(b, sides):
    return norm("".join(p[1] for p in b["pieces"] if p[0] in sides))


def accept(blocks):
    out = [text_of(b, "KI") for b in blocks if not b["stub"]]
    return [s for s in out if s]


def groups(blocks):
    """Each moved block with what goes along, by its number."""
    moved, left, leader = {}, [], None
    for b in blocks:
        bears = text_of(b, "KD") or any(p[0] == "gap" for p in b["pieces"])
        if b["stub"]:
            left.append(b)
        elif b.get("numbered"):
            moved.setdefault(b["move"], []).append(b)
        elif b["move"]:
            leader = [b["with"], moved.setdefault(b["move"], [])]
            leader[1].append(b)
        elif leader and leader[0] and bears:
            leader[0] -= 1
            leader[1].append(b)
        else:
            left.append(b)
    return moved, left


def reject(blocks):
    moved, left = groups(blocks)
    order = []
    for b in left:
        order += moved.pop(b["move"], []) if b["stub"] else [b]
    assert not moved, "moved blocks without a stub: %s" % list(moved)
    out = []
    for b in order:
        if not text_of(b, "KD") and ("gap",) not in b["pieces"]:
            continue
        if not (b["joined"] and out):
            out.append("")
        for p in b["pieces"]:
            if p[0] == "gap":
                out.append("")
            elif p[0] in "KD":
                out[-1] += p[1]
    return [s for s in map(norm, out) if s]


# --- plain, and term without colour -----------------------------------------

OPEN = {"[-": "D", "[>": "D", "{+": "I", "{<": "I"}
CLOSE = {"-]", ">]", "+}", "<}"}


def marked(b, s):
    side, at, first = "K", 0, True
    while at < len(s):
        two = s[at:at + 2]
        m = re.match(r"\\u\{([0-9A-F]+)\}", s[at:])
        if m:
            b["pieces"].append((side, chr(int(m[1], 16))))
            at += len(m[0])
        elif two[0] == "\\":
            b["pieces"].append((side, two[1:]))
            at += 2
        elif side == "K" and two in OPEN:
            side = OPEN[two]
            at += 2
        elif side != "K" and two in CLOSE:
            side = "K"
            at += 2
        elif two[0] == "¶":
            if side == "I":
                b["joined"] = True
            else:
                b["pieces"].append(("gap",))
            at += 1
        else:
            m = re.match(r"\[\^[^]]*\]", s[at:])
            n = len(m[0]) if m else 1
            b["pieces"].append((side, s[at:at + n]))
            at += n


def read_plain(text):
    blocks, before = [], ""
    for line in text.split("\n"):
        line = line.lstrip(" ")
        if line.startswith("» "):
            if not before or before.startswith("» "):
                blocks.append(block())
            remark(blocks[-1], line[2:], False)
        elif line:
            b = block()
            marked(b, line)
            blocks.append(b)
        before = line
    return [b for b in blocks if not b.get("program")]


def read_wrapped(text):
    """Of wrapped lines only the words of the to-side, in one row."""
    lines = [x.strip() for x in text.split("\n") if not x.startswith("» ")
             and not x.lstrip().startswith("» ")]
    b = block()
    marked(b, " ".join(x for x in lines if x))
    return b


# --- CriticMarkup and Markdown: the source itself ----------------------------

# A definition whose name is another one on the other side.
RENAMED = re.compile(r"\[\^\{--(.*?)--\}\{\+\+(.*?)\+\+\}\]: ")


def begins(b):
    """Whether nothing stands before, on one side at least."""
    words = [p for p in b["pieces"] if len(p) == 1 or norm(p[1])]
    return not words or words[-1] == ("gap",)


def scan_markdown(b, s, critic):
    stack, at, side = [], 0, "K"
    def put(t):
        b["pieces"].append((side, t))
    while at < len(s):
        rest = s[at:]
        if rest[0] == "\\" and len(rest) > 1:
            put(rest[1])
            at += 2
        elif rest.startswith("&para;"):
            if side == "I":
                b["joined"] = True
            else:
                b["pieces"].append(("gap",))
            at += 6
            head = re.match(" #{1,6} ", s[at:])
            at += len(head[0]) if critic and head else 0
        elif rest.startswith("&#32;"):
            put(" ")
            at += 5
        elif critic and rest[:3] in ("{++", "{--", "{>>"):
            if rest[:3] == "{>>":
                end = rest.index("<<}")
                if end > 3:  # an empty one only parts two signs
                    remark(b, re.sub(r"\\(.)", r"\1", rest[3:end]))
                at += end + 3
            else:
                side = "I" if rest[:3] == "{++" else "D"
                at += 3
        elif critic and side != "K" and rest[:3] in ("++}", "--}"):
            side = "K"
            at += 3
        elif rest[0] == "*":
            at += 1
        elif rest.startswith("~~"):
            side = "K" if side == "D" else "D"
            at += 2
        elif critic and (names := RENAMED.match(rest)):
            b["pieces"] += [("D", "[^%s] " % names[1]),
                            ("I", "[^%s] " % names[2])]
            at += len(names[0])
        elif rest.startswith("[^"):
            end = rest.index("]") + 1
            at += end
            if rest[end:end + 2] == ": " and begins(b):
                at += 2  # a definition
                b["definition"] = not b["pieces"]
                put(rest[:end] + " ")
            else:
                put(rest[:end])
        elif rest[0] == "[":
            stack.append((len(b["pieces"]), side))
            at += 1
        elif rest[0] == "]":
            m = re.match(r"\]\{\.([a-z. ]+)\}", rest)
            assert m, "a bare bracket: %r" % rest[:40]
            start, side = stack.pop()
            inside = b["pieces"][start:]
            cls = m[1].split(" .")
            if cls[0] == "remark":
                del b["pieces"][start:]
                remark(b, "".join(p[1] for p in inside))
            elif cls[0] == "legend":
                b["program"] = True
            elif cls[0] == "joined":
                del b["pieces"][start:]
                b["joined"] = True
                b["pieces"] += [("I", p[1]) for p in inside if len(p) > 1]
            else:
                to = "D" if cls[0] == "deleted" else "I"
                b["pieces"][start:] = [
                    p if p[0] == "gap" else (to, p[1]) for p in inside]
            at += len(m[0])
        else:
            assert rest[0] not in "<>~^$@#{}|!\"'`_&" or (
                rest[0] == "#" and not b["pieces"]), rest[:40]
            if rest[0] != "#":
                put(rest[0])
            at += 1


def read_source(text, critic):
    blocks = []
    for part in text.strip("\n").split("\n\n"):
        for line in part.split("\\\n"):
            b = block()
            line = re.sub(r"^(\{(\+\+|--)(&para; )?)?(#{1,6}|title:) ",
                          r"\1", line)
            line = re.sub(r"^(\{--((?!--\}).)*--\}\{\+\+)(#{1,6}|title:) ",
                          r"\1", line)
            scan_markdown(b, line, critic)
            said = b.get("program") and not norm(
                "".join(p[1] for p in b["pieces"] if len(p) > 1))
            if not said and not (b.get("program") and not critic):
                blocks.append(b)
    # A heading's remark stands apart; a footnote's name is not marked.
    out = []
    for b in blocks:
        if b.get("definition"):
            if b["joined"]:
                b["pieces"][0] = ("I", b["pieces"][0][1])
            for sides in ("KI", "KD"):
                if re.fullmatch(r"\[\^[^]]*\]", text_of(b, sides)):
                    b["pieces"][0] = (
                        "I" if sides == "KD" else "D", b["pieces"][0][1])
        if out and b["move"] and not b["pieces"] and not b["stub"]:
            out[-1]["move"], out[-1]["with"] = b["move"], b["with"]
        else:
            out.append(b)
    return out


# --- Markdown as pandoc understands it ---------------------------------------

class Ast:
    def __init__(self):
        self.b = None

    def inlines(self, xs, side):
        for x in xs:
            t, c = x["t"], x.get("c")
            if t == "Str":
                self.b["pieces"].append((side, c))
            elif t in ("Space", "SoftBreak"):
                self.b["pieces"].append((side, " "))
            elif t == "LineBreak":
                self.b["pieces"].append(("break",))
            elif t in ("Emph", "Strong"):
                self.inlines(c, side)
            elif t == "Strikeout":
                self.inlines(c, "D")
            elif t == "Underline":
                self.inlines(c, "I")
            elif t == "Span":
                self.span(c[0][1], c[1], side)
            elif t == "Note":
                self.b["pieces"].append((side, "[^]"))
                here, self.b = self.b, block()
                self.inlines([i for p in c for i in p["c"]], "K")
                self.notes.append(self.b)
                self.b = here
            else:
                raise AssertionError("pandoc sees %s" % t)

    def span(self, classes, xs, side):
        start = len(self.b["pieces"])
        sides = {"deleted": "D", "underline": "I", "inserted": "I"}
        self.inlines(xs, sides.get(classes[0], side))
        inside = self.b["pieces"][start:]
        if classes[0] in ("remark", "legend"):
            del self.b["pieces"][start:]
        elif "gap" in classes:
            self.b["pieces"][start:] = [("gap",)] + [
                ("D", p[1].replace("¶", "", 1)) for p in inside]
        elif "joined" in classes:
            self.b["pieces"][start:] = [
                ("I", p[1].replace("¶", "", 1)) for p in inside]

    def read(self, text, reader):
        run = subprocess.run(["pandoc", "-f", reader, "-t", "json"],
                             input=text, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        out, self.notes = [], []
        for x in json.loads(run.stdout)["blocks"]:
            assert x["t"] in ("Para", "Header"), "pandoc sees " + x["t"]
            self.b = block()
            self.inlines(x["c"][2] if x["t"] == "Header" else x["c"], "K")
            out.append(self.b)
        return out, self.notes


def bare(words):
    """Letters only in one row, to compare where notes are numbers."""
    s = re.sub(r"\[\^(n\d)?\]", "", " ".join(words))
    return "".join(s.split())


def plain_words(words):
    """The same with the spaces between words."""
    return norm(re.sub(r"\[\^(n\d)?\]", " ", " ".join(words)))


# --- HTML ---------------------------------------------------------------------

class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.blocks, self.side, self.skip, self.inside = [], ["K"], 0, False
        self.scripts, self.cell, self.rows = 0, None, 0

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        cls = (a.get("class") or "").split()
        assert tag not in ("img", "iframe", "object", "link", "base"), tag
        assert not any(k.startswith("on") or k in ("style", "src")
                       for k in a), a
        assert a.get("href", "#").startswith("#"), a
        self.scripts += tag == "script"
        if tag == "tr":
            self.rows, self.cell = self.rows + 1, -1
        self.cell = None if tag == "table" else self.cell
        if tag == "td":
            self.cell += 1
        if tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6"):
            b = block()
            b["cell"] = self.cell
            b["move"] = int(a.get("data-move", 0))
            b["numbered"] = b["move"] > 0
            b["stub"] = "stub" in cls
            b["program"] = "legend" in cls or cls == ["remark"]
            self.blocks.append(b)
            self.inside = True
            if "data-name" in a and not b["stub"]:
                b["note"] = True
                b["pieces"].append((
                    "I" if "inserted" in cls else
                    "D" if "deleted" in cls else "K",
                    "[^%s] " % a["data-name"]))
        elif tag in ("ins", "del"):
            self.side.append("I" if tag == "ins" else "D")
            if "gap" in cls:
                self.blocks[-1]["pieces"].append(("gap",))
            if "joined" in cls:
                b = self.blocks[-1]
                b["joined"] = True
                b["pieces"] = [("I", p[1]) for p in b["pieces"]]
            self.pilcrow = "gap" in cls or "joined" in cls
        elif tag == "sup" and "mark" in cls:
            self.blocks[-1]["pieces"].append(
                (self.side[-1], "[^%s]" % a["data-name"]))
            self.skip += 1
        elif tag == "sup" or "remark" in cls:
            self.skip += 1
            if tag == "small":
                remark(self.blocks[-1], "")

    def handle_endtag(self, tag):
        if tag in ("ins", "del"):
            self.side.pop()
        elif tag in ("sup", "small"):
            self.skip -= 1
        elif tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6"):
            self.inside = False
        elif tag == "table":
            self.cell = None

    def handle_data(self, data):
        if not self.inside or self.skip:
            return
        if getattr(self, "pilcrow", False):
            data = data.replace("¶", "", 1)
            self.pilcrow = False
        self.blocks[-1]["pieces"].append((self.side[-1], data))


def read_page(text):
    page = Page()
    page.feed(text)
    page.close()
    assert page.scripts == 1, "one script, the page's own"
    return page


def read_html(text):
    return [b for b in read_page(text).blocks if not b["program"]]


def read_columns(text, column, sides):
    """What stands in one column of a page of texts side by side."""
    out = [text_of(b, sides) for b in read_html(text)
           if b.get("cell") == column]
    return [s for s in out if s]


# --- JSON -----------------------------------------------------------------------

SIDE = {"kept": "K", "inserted": "I", "moved-to": "I", "deleted": "D",
        "moved-from": "D"}
DRESS = {"paragraph": "%s. ", "sub-paragraph": "%s ", "line": "%s: ",
         "note": "[^%s] "}


def read_json(text):
    out = []
    for x in json.loads(text)["blocks"]:
        if x["kind"] in ("legend", "remark"):
            continue
        b = block()
        b["move"] = x.get("move", 0)
        b["numbered"] = b["move"] > 0
        b["stub"] = x.get("stub", False)
        b["joined"] = x.get("joined", False)
        dress = DRESS.get(x["kind"], "%s")
        old_dress = DRESS.get(x.get("old_kind"), "%s")
        if not b["stub"]:
            if x.get("old_label"):
                b["pieces"].append(("D", old_dress % x["old_label"]))
            if x.get("label"):
                b["pieces"].append((
                    "I" if "old_label" in x else SIDE[x["mark"]],
                    dress % x["label"]))
        for r in x["runs"]:
            if r.get("gap"):
                b["pieces"].append(("gap",))
                if r["text"]:
                    b["pieces"].append((
                        "D", DRESS.get(r["gap"], "%s") % r["text"]))
            else:
                t = "[^%s]" % r["text"] if r.get("note") else r["text"]
                b["pieces"].append((SIDE[r["mark"]], t))
        out.append(b)
    return out


# --- Running --------------------------------------------------------------------

READERS = {
    "plain": read_plain,
    "term": read_plain,
    "critic": lambda t: read_source(t, True),
    "markdown": lambda t: read_source(t, False),
    "html": read_html,
    "json": read_json,
}


def in_order(side):
    """The text in its order, then the footnotes, whose order is that of
    their marks, wherever they stand in the file."""
    return [s for s in side if not s.startswith("[^")] + sorted(
        s for s in side if s.startswith("[^"))


def compare(name, number, got, want):
    if "rejected" in name:
        got, want = in_order(got), in_order(want)
    if got == want:
        return True
    for g, w in zip(got + [None] * len(want), want + [None] * len(got)):
        if g != w:
            print("# %s of case %d\n#  got  %r\n#  want %r"
                  % (name, number, g, w))
            break
    return False


def check(name, cases, one):
    bad = 0
    for i, case in enumerate(cases):
        try:
            bad += not one(i, case)
        except (AssertionError, KeyError, IndexError, ValueError) as e:
            print("# %s of case %d: %r" % (name, i, e))
            bad += 1
        if bad > 3:
            break
    check.n += 1
    print("%sok %d - %s" % ("not " if bad else "", check.n, name))


check.n = 0


def sides(case):
    return ([s for s in map(norm, case["from"]) if s] if "from" in case
            else None, [s for s in map(norm, case["to"]) if s])


def redlines(cases):
    for name, reader in READERS.items():
        def one(i, case):
            blocks = reader(case[name])
            old, new = sides(case)
            got = [accept(blocks), reject(blocks), new, old]
            if name in ("markdown", "html"):  # names may have changed
                got = [[re.sub(r"\[\^[^]]*\]", "[^]", s) for s in side]
                       for side in got]
            return compare(name + " accepted", i, got[0], got[2]) and \
                compare(name + " rejected", i, got[1], got[3])
        check("both sides come back from " + name, cases, one)

    check("both sides come back from docx, which keeps the standard",
          cases, docx_law)

    def wrapped(i, case):
        got = text_of(read_wrapped(case["wrapped"]), "KI")
        # A word that is longer than a line is broken.
        return compare("wrapped", i, ["".join(got.split())],
                       ["".join("".join(sides(case)[1]).split())])
    check("wrapping loses no letter", cases, wrapped)

    def safe(i, case):
        return not any("\x1b" in case[n] or "\u202e" in case[n]
                       for n in list(READERS) + ["wrapped"])
    check("nothing unsafe comes through", cases, safe)


def no_names(s):
    return re.sub(r"\[\^[^]]*\]", "[^]", s)


def docx_side(name, i, got, want, notes):
    """Paragraphs in their order; a footnote stands at its mark, or behind."""
    lines, used = got
    lines = [s for s in map(norm, lines) if s]
    body = [s for s in lines if not s.startswith("[^")]
    rest = sorted(no_names(norm(s)) for s in used) + [
        no_names(s).replace("[^]", "", 1).strip()
        for s in lines if s.startswith("[^")]
    want = [s for s in map(norm, want) if s and not s.startswith("[^")]
    for s in map(norm, notes):
        s = no_names(s).replace("[^]", "", 1).strip()
        if s not in rest:
            print("# %s of case %d: no footnote %r in %r" % (name, i, s, rest))
            return False
    return compare(name, i, list(map(no_names, body)),
                   list(map(no_names, want)))


def docx_law(i, case):
    data = base64.b64decode(case["docx"])
    faults = docx.check(data)
    for f in faults[:3]:
        print("# docx of case %d: %s" % (i, f))
    new, old = docx.sides(data)
    good = docx_side("docx accepted", i, new, case["to"][:-2],
                     case["to"][-2:])
    if "from" in case:
        good = docx_side("docx rejected", i, old, case["from"][:-2],
                         case["from"][-2:]) and good
    return good and not faults


def run_diff(program, *args):
    run = subprocess.run([program, *args], capture_output=True, text=True)
    assert run.returncode in (0, 1), run.stderr
    return run.stdout


def pairs(program, names):
    """What the program itself prints of pairs of real files."""
    def shown(name):
        blocks = read_json(run_diff(program, "show", name, "--format",
                                    "json"))
        return [s for s in (text_of(b, "K") for b in blocks) if s]
    for old, new in names:
        def one(i, case, old=old, new=new):
            want = [shown(new), shown(old)]
            good = True
            for name, reader in READERS.items():
                text = run_diff(program, "diff", old, new, "--format", name)
                head = text.startswith("---\n")
                if head:  # a document has its title in its head
                    text = text.split("\n---\n", 1)[1]
                blocks = reader(text)
                got = [accept(blocks), reject(blocks)] + want
                if name in ("markdown", "html"):
                    got = [[re.sub(r"\[\^[^]]*\]", "[^]", s) for s in side]
                           for side in got]
                if head:
                    titles = [side[0] for side in got[2:] if side]
                    got = [[s for s in side if s not in titles]
                           for side in got]
                good = good and compare(name + " accepted", i, got[0], got[2])
                good = good and compare(name + " rejected", i, got[1], got[3])
            return good
        names = tuple(x.split("/")[-1] for x in (old, new))
        check("%s to %s" % names, [0], one)

        def small(i, case, old=old, new=new):
            sizes = [os.path.getsize(x) for x in (old, new)]
            one = len(run_diff(program, "diff", old, new, "--format",
                               "html").encode())
            two = len(run_diff(program, "diff", "--side-by-side", old, new,
                               "--format", "html").encode())
            said = "%d and %d bytes" % (one, two)
            return compare("size", i, [said] * 2, [
                said if one <= 3 * max(sizes) + 60000 else "a third of it",
                said if two <= 3 * sum(sizes) + 60000 else "a third of it"])
        check("a small page of %s to %s" % names, [0], small)

        def beside(i, case, old=old, new=new):
            text = run_diff(program, "diff", "--side-by-side", "--format",
                            "html", old, new)
            # What was split goes on in the row below, even within a word;
            # what moved stands beside what it became.
            return compare("left", i, letters(read_columns(text, 0, "KD")),
                           letters(shown(old))) and compare(
                "right", i, read_columns(text, 1, "KI"), shown(new))
        check("%s beside %s" % names, [0], beside)

        def three(i, case, old=old, new=new):
            text = run_diff(program, "diff", "--side-by-side", "--format",
                            "html", "--via", new, old, old)
            good = True
            for column, name in ((0, old), (1, new), (2, old)):
                good = good and compare(
                    "column", column,
                    sorted(read_columns(text, column, "KI")),
                    sorted(shown(name)))
            return good
        check("%s beside %s and back" % names, [0], three)


def pandoc_sides(cases, reader, limit):
    def one(i, case):
        notes, text = case["to"][-2:], case["to"][:-2]
        got, seen = Ast().read(case["markdown"], reader)
        got = plain_words(text_of(b, "KI") for b in got)
        seen = set(bare([text_of(b, "KI")]) for b in seen)
        want = plain_words(map(norm, text))
        for name, note in zip(("[^n1]", "[^n2]"), notes):
            words = bare([norm(note)])
            if any(name in t for t in text):
                assert words in seen or not words, note
            else:
                want = norm(want + " " + plain_words([norm(note)]))
        return compare(reader, i, [got], [want])
    cases = [c for c in cases if not any(
        "[^n" in n[5:] for n in c["to"][-2:] + c["from"][-2:])]
    check("pandoc (%s) reads the to-side of a redline" % reader,
          cases[:limit], one)


def letters(words):
    """What pandoc leaves of the text, notes and layout apart."""
    return sorted(bare(words))


def drafts(cases, limit):
    for reader in ("markdown", "gfm", "commonmark_x"):
        def one(i, case):
            run = subprocess.run(
                ["pandoc", "-f", reader, "-t", "plain", "--wrap=none"],
                input=case["markdown"], capture_output=True, text=True)
            got = re.sub(r"\[\d+\]", "", run.stdout)
            return compare(reader, i, letters([got]),
                           letters(sides(case)[1]))
        check("pandoc (%s) keeps every letter of a draft" % reader,
              cases[:limit], one)


def main():
    if sys.argv[1] == "pairs":
        lines = [line.split() for line in sys.stdin]
        pairs(sys.argv[2], lines)
        print("1..%d" % check.n)
        return
    cases = [json.loads(line) for line in sys.stdin]
    assert cases
    if sys.argv[1] == "redline":
        redlines(cases)
        print("1..%d" % check.n)
    elif sys.argv[1] == "pandoc":
        for reader in ("markdown", "commonmark_x"):
            pandoc_sides(cases, reader, 12)
        print("1..%d" % check.n)
    else:
        drafts(cases, 12)
        print("1..%d" % check.n)


if __name__ == "__main__":
    main()
