"""Reads back what a redline looks like where no other test does: in colour,
in a terminal of some width, side by side, as pairs of offsets; and counts its
words as --stat does.

    shown.py PROGRAM <lines of OLD NEW
"""
import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import unicodedata

import laws

SGR = re.compile("\x1b\\[([0-9;]*)m")
WIDTHS = (40, 60, 80, 100, 132, 200)
# Every letter is a word: Thai, Lao, Khmer, kana, Han.
SPACELESS = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff]")
# No line begins with what ends a clause or a quotation, or with a mark.
CLOSING = "、。，．：；！？」』）》〉】”’ฯๆ។៕"


def run(program, *args):
    done = subprocess.run([program, *args], capture_output=True)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def terminal(program, width, *args):
    """What a terminal of that width gets."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ,
                struct.pack("HHHH", 50, width, 0, 0))
    child = subprocess.Popen(
        [program, *args, "--no-pager"], stdout=follower,
        stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm", "NO_COLOR": ""})
    # What is still on its way when the last writer closes may be lost: the
    # follower stays open until all of it is here.
    got = b""
    while True:
        ended = child.poll() is not None
        if select.select([leader], [], [], 0.02)[0]:
            got += os.read(leader, 65536)
        elif ended:
            break
    os.close(follower)
    os.close(leader)
    assert child.wait() in (0, 1)
    return got.decode().replace("\r\n", "\n")


# --- Colour -------------------------------------------------------------------

def side_of(style):
    """Underlined is new, struck through is gone; whatever the colour."""
    codes = style.split(";")
    return "I" if "4" in codes else "D" if "9" in codes else "K"


def put(b, side, text):
    """One piece; a pilcrow that is marked stands between two blocks."""
    while "¶" in text and side != "K":
        before, text = text.split("¶", 1)
        b["pieces"].append((side, before))
        if side == "I":
            b["joined"] = True
        else:
            b["pieces"].append(("gap",))
    # The space behind a label has no style.
    if b["joined"] and side == "K" and text and not b.get("begun"):
        b["begun"] = True
        side = "I" if text == " " else side
    b["pieces"].append((side, text))


def read_colour(text, wrapped):
    """As laws.read_plain, the sides by style and not by sign. Where it is
    wrapped the lines of a block are put together again."""
    blocks, style, began = [], "", False
    for line in text.split("\n"):
        bare = SGR.sub("", line).strip()
        if bare.startswith("» "):
            style = ""
            if not began:
                blocks.append(laws.block())
            # A remark goes on in the next line.
            said = blocks[-1].setdefault("said", [])
            said.append(bare[2:])
            began = True
            continue
        if not bare:
            began = False
            style = ""
            continue
        if not (began and wrapped) or blocks[-1].get("said"):
            blocks.append(laws.block())
            began = True
        elif blocks[-1]["pieces"]:
            put(blocks[-1], side_of(style), " ")
        at = 0
        line = line.lstrip(" ")
        for m in SGR.finditer(line):
            put(blocks[-1], side_of(style), line[at:m.start()])
            style = "" if m[1] in ("", "0") else m[1]
            at = m.end()
        put(blocks[-1], side_of(style), line[at:])
    for b in blocks:
        if b.get("said"):
            laws.remark(b, " ".join(b["said"]))
    return [b for b in blocks if not b.get("program")]


def letters(texts):
    return "".join("".join(t.split()) for t in texts)


# --- Side by side ---------------------------------------------------------------

def columns_of(s):
    """How many columns of a terminal it takes."""
    n = 0
    for c in s:
        if unicodedata.category(c) not in ("Mn", "Me", "Cf"):
            n += 2 if unicodedata.east_asian_width(c) in "WF" else 1
    return n


def faults_of(text, width):
    """What is wrong with the lines themselves, or with those of a column."""
    for line in text.split("\n"):
        bare = SGR.sub("", line)
        if columns_of(bare) > width:
            yield "too wide: " + bare
        on = ""
        for m in SGR.finditer(line):
            on = "" if m[1] in ("", "0") else m[1]
        if on:
            yield "a style runs on: " + repr(line)
        for cell in bare.split(" │"):
            first = cell.strip()[:1]
            if first and (first in CLOSING or
                          unicodedata.category(first) in ("Mn", "Me", "Mc")):
                yield "begins with %r: %s" % (first, bare)


def read_beside(text, width):
    """The texts of both columns, and the faults of the page."""
    sides, faults, begun = ([], []), list(faults_of(text, width)), False
    left = (width - 3) // 2
    for line in text.split("\n"):
        bare = SGR.sub("", line)
        if "─┼─" in bare:
            begun = True
            continue
        if not begun or not bare:
            continue
        cells = bare.split(" │", 1)
        if len(cells) != 2 or columns_of(cells[0]) != left:
            faults.append("out of line: " + bare)
            continue
        for side, cell in zip(sides, cells):
            if cell.strip() and not cell.strip().startswith("» "):
                side.append(cell.strip())
    return sides, faults


def read_cells(text):
    """The same from JSON, each side by its own marks."""
    sides = ([], [])
    for block in json.loads(text)["blocks"]:
        if block["kind"] != "row":
            continue
        for side, cell, marks in zip(sides, block["cells"], ("KD", "KI")):
            dress = "%s"
            for r in cell:
                t = "[^%s]" % r["text"] if r.get("note") else r["text"]
                if r.get("begins"):
                    dress = laws.DRESS.get(r["begins"], "%s")
                    t = "" if r["begins"] == "remark" else t and dress % t
                assert laws.SIDE[r["mark"]] in marks, r
                side.append(laws.norm(t))
    return sides


# --- Pairs ------------------------------------------------------------------------

def ink(text, at, n):
    """n bytes from there that are no white space."""
    got = bytearray()
    while len(got) < n:
        if text[at:at + 1] not in (b" ", b"\t", b"\n", b"\r"):
            got += text[at:at + 1]
        at += 1
        assert at <= len(text) + 1
    return bytes(got)


def check_pairs(program, old, new):
    texts = [open(name, "rb").read() for name in (old, new)]
    lines = run(program, "diff", "--format", "pairs", old, new).split(b"\n")
    for line in filter(None, lines):
        kind, a, b, n = line.split()
        assert kind == b"B" and int(n) > 0, line
        x, y = ink(texts[0], int(a), int(n)), ink(texts[1], int(b), int(n))
        # Escapes and emphasis may be other ones.
        bare = [re.sub(rb"[\\*]", b"", t) for t in (x, y)]
        assert bare[0][:20] == bare[1][:20], (line, x, y)
    return True


# --- Counts -----------------------------------------------------------------------

# A letter, with the vowel signs of Arabic, which are no letters to re.
LETTERS = r"(?:[^\W_]|[\u064b-\u065f])+"
WORD = re.compile("%s(?:[-'’‐‑.,:/]%s)*" % (LETTERS, LETTERS))


def check_counts(program, old, new):
    """--stat counts the words that the redline shows as kept, in and out."""
    shown = {"K": 0, "I": 0, "D": 0}
    for block in json.loads(run(program, "diff", "--format", "json", old,
                                new))["blocks"]:
        if block["kind"] in ("legend", "remark") or block.get("stub"):
            continue
        words, last = [], None
        for r in block["runs"]:
            mark = "K" if r["mark"] == "moved-to" else laws.SIDE[r["mark"]]
            if r.get("note") or r.get("gap") or r["mark"] == "moved-from":
                last = None
            elif mark == last:
                words[-1][1] += r["text"]
            else:
                words.append([mark, r["text"]])
                last = mark
        for side, text in words:
            shown[side] += len(WORD.findall(text))
    total = [line.split("\t") for line in run(
        program, "diff", "--stat", old, new).decode().split("\n")
        if line.startswith("Total\t")][0]
    return laws.compare("counts", 0, total[3:6],
                        [str(shown[side]) for side in "KID"])


# --- Running ------------------------------------------------------------------------

def check_pair(program, old, new):
    def shown(name):
        blocks = laws.read_json(run(program, "show", name, "--format",
                                    "json").decode())
        return [s for s in (laws.text_of(b, "K") for b in blocks) if s]
    name = "%s to %s" % tuple(x.split("/")[-1] for x in (old, new))
    want = {"accepted": shown(new), "rejected": shown(old)}

    def both(what, text, exact):
        blocks = read_colour(text, not exact)
        good = True
        for how, side in (("accepted", laws.accept(blocks)),
                          ("rejected", laws.reject(blocks))):
            pair = [laws.in_order(side), laws.in_order(want[how])]
            if not exact:
                pair = [[letters(p)] for p in pair]
            good = laws.compare("%s, %s" % (what, how), 0, *pair) and good
        return good
    laws.check("in colour: " + name, [0], lambda i, c: both(
        "colour", run(program, "diff", "--format", "term", "--color",
                      "always", old, new).decode(), True))

    def wrapped(i, width):
        text = terminal(program, width, "diff", old, new)
        faults = list(faults_of(text, width))
        for fault in faults[:3]:
            print("# in %d columns: %s" % (width, fault))
        return both("wrapped", text, False) and not faults
    for width in WIDTHS:
        laws.check("in %d columns: %s" % (width, name), [width], wrapped)

    def beside(i, c):
        good = True
        for width in WIDTHS:
            sides, faults = read_beside(terminal(
                program, width, "diff", "--side-by-side", old, new), width)
            for fault in faults[:3]:
                print("# in %d columns: %s" % (width, fault))
            good = not faults and good
            for side, how in zip(sides, ("rejected", "accepted")):
                good = laws.compare(
                    "beside in %d, " % width + how, 0,
                    sorted(letters(side)),
                    sorted(letters(want[how]))) and good
        sides = read_cells(run(program, "diff", "--side-by-side", "--format",
                               "json", old, new).decode())
        for side, how in zip(sides, ("rejected", "accepted")):
            good = laws.compare("cells, " + how, 0, sorted(letters(side)),
                                sorted(letters(want[how]))) and good
        return good
    laws.check("side by side: " + name, [0], beside)
    if not any(SPACELESS.search(open(f).read()) for f in (old, new)):
        laws.check("counted as shown: " + name, [0],
                   lambda i, c: check_counts(program, old, new))
    laws.check("as pairs: " + name, [0],
               lambda i, c: check_pairs(program, old, new))


def main():
    for line in sys.stdin:
        check_pair(sys.argv[1], *line.split())
    print("1..%d" % laws.check.n)


if __name__ == "__main__":
    main()
