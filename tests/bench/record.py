"""Times what reads the record on 400 paragraphs, over 5 and over 10 rounds of
600 acts (amendments and what was accepted), beside git blame over the same
files: the growth is the second figure by the first.

python3 record.py PROGRAM: nothing fails on a number.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

program = sys.argv[1]
dice = random.Random(1)
words = ["word%d" % i for i in range(600)]
parties = ("EU G77 US MEX CHE NOR CAN AUS NZL JPN KOR TUR BRA ARG CHL COL PER "
           "URY ECU BOL").split()
out, mark, text = [], 0, []


def data(s):
    b = s.encode()
    out.append(b"data %d\n%s\n" % (len(b), b))


def commit(ref, parent, message, files):
    global mark
    mark += 1
    out.append(b"commit %s\nmark :%d\n" % (ref.encode(), mark))
    out.append(b"committer A <a@x.invalid> %d +0000\n" % (1700000000 + mark))
    data(message)
    out.append(b"from %s\n" % parent.encode())
    for path, content in files:
        out.append(b"M 100644 inline %s\n" % path.encode())
        data(content)
    return ":%d" % mark


def paragraph(i, p):
    return "draft/zero-OP%d.md" % (i + 1), " ".join(p) + ";\n"


def make(rounds):
    """A negotiation in the folder n."""
    global mark, out, text
    out, mark = [], 0
    subprocess.run([program, "init", "n"], check=True,
                   stdout=subprocess.DEVNULL)
    old = subprocess.run(["git", "-C", "n", "rev-parse", "main"],
                         capture_output=True, text=True,
                         check=True).stdout.strip()
    text = [dice.sample(words, 60) for _ in range(400)]
    tip = commit("refs/heads/main", old, "Import Zero\n\nRound: zero\n",
                 [paragraph(i, p) for i, p in enumerate(text)] +
                 [("draft/contents", "".join(
                     "OP%d\tzero-OP%d\n" % (i + 1, i + 1) for i in range(400)))])
    name = "zero"
    for n in range(1, rounds + 1):
        base, now = tip, [list(p) for p in text]
        tips = {}
        mine = {}
        for k in range(300):
            who = dice.choice(parties)
            number = mine.get(who, (0, {}))[0] + 1
            state = mine.setdefault(who, (0, {}))[1]
            i = dice.randrange(400)
            p = list(state.get(i, text[i]))
            at = dice.randrange(len(p))
            p[at:at + 1] = ["new%d" % (mark * 2), "new%d" % (mark * 2 + 1)]
            state[i] = p
            mine[who] = (number, state)
            ref = "refs/heads/proposals/%s/%s" % (name, who)
            tips[who] = commit(ref, tips.get(who, base),
                               "OP%d: change\n\nAmendment: %s/%d\nParagraph: "
                               "zero-OP%d\n" % (i + 1, who, number, i + 1),
                               [paragraph(i, p)])
            now[i] = p
            tip = commit("refs/heads/main", tip,
                         "Accept\n\nAct: accept\nAmendment: %s/%s/%d\n"
                         % (name, who, number), [paragraph(i, p)])
        text = now
        name = "rev%d" % n
        tip = commit("refs/heads/main", tip,
                     "Close\n\nAct: round\nRound: %s\n" % name, [])
    subprocess.run(["git", "-C", "n", "fast-import", "--quiet", "--force"],
                   input=b"".join(out), check=True)
    return mark


def clock(*command):
    best = None
    for _ in range(2):
        t = time.monotonic()
        subprocess.run(command, stdout=subprocess.DEVNULL)
        t = time.monotonic() - t
        best = t if best is None or t < best else best
    return best


def git_blame():
    for i in range(400):
        subprocess.run(["git", "-C", "n", "blame", "main", "--",
                        "draft/zero-OP%d.md" % (i + 1)],
                       stdout=subprocess.DEVNULL)


def measure(rounds):
    """Seconds by command; git blame last."""
    last = "rev%d" % (rounds - 1)
    rows = {}
    for command in (("blame",), ("verify", "rev%d" % (rounds - 2), last),
                    ("uptake", "--on", "rev%d" % (rounds - 2)),
                    ("trace", "--all"), ("trace", "OP7"), ("status",),
                    ("status", "--rounds"), ("speak", "--as", "EU"),
                    ("silence",)):
        name = command[0] + "".join(w for w in command[1:]
                                    if w.startswith("--") and w != "--on"
                                    and w != "--as") + " " * (
            command == ("trace", "OP7"))
        rows[name] = clock(program, "-C", "n", *command)
    t = time.monotonic()
    git_blame()
    rows["git blame, 400 files"] = time.monotonic() - t
    return rows


folder = tempfile.mkdtemp(prefix="zerodraft-bench.")
os.chdir(folder)
tables = []
for rounds in (5, 10):
    acts = make(rounds)
    subprocess.run([program, "-C", "n", "silence", "open", "--until",
                    "2100-01-01T00:00Z"], stdout=subprocess.DEVNULL)
    tables.append((acts, measure(rounds)))
    shutil.rmtree("n")
print("%-24s %9s %9s %7s %s" % ("acts", tables[0][0], tables[1][0], "growth",
                                "of git blame"))
git = tables[1][1]["git blame, 400 files"]
for name in tables[0][1]:
    a, b = tables[0][1][name], tables[1][1][name]
    print("%-24s %7.2f s %7.2f s %7.2f %7.2f" % (name.strip(), a, b, b / a,
                                                 b / git))
os.chdir("/")
shutil.rmtree(folder)
