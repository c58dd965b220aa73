"""What is published reaches paper whole.

    published.py pandoc ZERODRAFT FILE...
    published.py pdf ZERODRAFT FILE...
    published.py kinds ZERODRAFT AMENDMENTS FROM TO

Each file is imported as a round of a negotiation of its own and published.
`pandoc` reads the Markdown back under the readers that a user would choose,
`pdf` prints it with xelatex and takes the words out of the PDF. Both compare
letters and digits, in order, with those of the draft as the program gives
them to programs (JSON). `kinds` does so with every other output there is, of
two rounds and the amendments in a folder. Prints TAP.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

READERS = ("markdown", "gfm", "commonmark_x")
count = 0


def ok(good, name, why=""):
    global count
    count += 1
    print("%sok %d - %s" % ("" if good else "not ", count, name))
    if not good:
        for line in why.split("\n"):
            print("# " + line)


def run(*args, **more):
    return subprocess.run(args, capture_output=True, text=True, **more)


def bare(text):
    """Letters and digits alone: what a reader of paper would miss."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if c.isalnum())


def publish(zerodraft, path, work):
    """The published Markdown, and the text's blocks and notes as JSON."""
    place = os.path.join(work, "n")
    run("rm", "-rf", place)
    for args in (("init", place),
                 ("-C", place, "import", "--round", "zero", path)):
        done = run(zerodraft, *args)
        if done.returncode:
            return None, done.stderr
    md = run(zerodraft, "-C", place, "publish")
    value = run(zerodraft, "-C", place, "show", "--format", "json")
    return md.stdout, json.loads(value.stdout)


def text_of(block):
    return "".join(r["text"] for r in block.get("runs", [])
                   if not r.get("note"))


UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u200e\u200f"
                    "\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff]")


def body(value):
    """(text in order, {name of a note: its text}); the head aside. A note
    that nothing marks is text, with its name; what is unsafe is printed by
    its number."""
    text, notes = [], {}
    for b in value["blocks"]:
        words = UNSAFE.sub(lambda m: "u{%X}" % ord(m[0]), text_of(b))
        if b["kind"] == "note" and b.get("number"):
            notes[b["label"]] = words
        elif b["kind"] != "title" and not (
                b["kind"] == "line" and b["label"] in
                ("organ", "round", "date")):
            text.append(b.get("label", "") + " " + words)
    return "\n".join(text), notes


def differ(want, got):
    at = next((i for i, (a, b) in enumerate(zip(want, got)) if a != b),
              min(len(want), len(got)))
    return "draft: …%s…\nthere: …%s…" % (want[max(0, at - 30):at + 50],
                                         got[max(0, at - 30):at + 50])


def walk(node, out, notes):
    """pandoc's own tree: its words in order, each footnote's apart."""
    if isinstance(node, list):
        for part in node:
            walk(part, out, notes)
    elif isinstance(node, dict):
        kind, inner = node.get("t"), node.get("c")
        if kind == "Note":
            words = []
            walk(inner, words, notes)
            notes.append("".join(words))
        elif kind in ("Str", "Code", "Math", "RawInline", "CodeBlock",
                      "RawBlock"):
            out.append(inner if isinstance(inner, str) else inner[-1])
        elif kind in ("Link", "Image", "Span", "Header", "Div"):
            walk([x for x in inner if isinstance(x, list)][-1], out, notes)
        elif inner is not None:
            walk(inner, out, notes)


def pandoc(zerodraft, path, work):
    name = os.path.basename(path)
    md, value = publish(zerodraft, path, work)
    if md is None:
        ok(False, name + " is imported", value)
        return
    text, want = body(value)
    head = re.match(r"---\n.*?\n---\n", md, re.S)[0]
    for reader in READERS:
        # Readers that know no front matter are given none.
        source = md if reader == "markdown" else md[len(head):]
        tree = json.loads(run("pandoc", "-f", reader, "-t", "json",
                              input=source).stdout)
        words, notes = [], []
        walk(tree["blocks"], words, notes)
        got = bare("".join(words))
        ok(got == bare(text),
           "%s: %s keeps every word in its place" % (name, reader),
           differ(bare(text), got))
        ok(sorted(map(bare, notes)) == sorted(map(bare, want.values())),
           "%s: %s keeps every footnote" % (name, reader),
           "%d of %d" % (len(notes), len(want)))


def pdf(zerodraft, path, work):
    name = os.path.basename(path)
    md, value = publish(zerodraft, path, work)
    if md is None:
        ok(False, name + " is imported", value)
        return
    text, notes = body(value)
    source = os.path.join(work, "x.md")
    out = os.path.join(work, name + ".pdf")
    with open(source, "w") as f:
        f.write(md)
    made = run("pandoc", "--pdf-engine=xelatex", "-o", out, source)
    ok(made.returncode == 0 and os.path.exists(out),
       name + " becomes a PDF", made.stderr[:2000])
    if not os.path.exists(out):
        return
    ok("Missing character" not in made.stderr,
       name + ": the fonts have every letter", made.stderr[:600])
    pages = run("pdftotext", "-layout", out, "-").stdout.split("\f")[:-1]
    total = len(pages)
    feet = [next((x.strip() for x in reversed(p.split("\n")) if x.strip()),
                 "") for p in pages]
    stamp = re.search(r"fingerprint: \"([0-9a-f\\-]+)\"", md)[1]
    ok(all("Page %d of %d" % (i + 1, total) in foot and
           stamp.replace("\\", "") in foot
           for i, foot in enumerate(feet)),
       name + ": page x of y at the foot of each page", repr(feet))
    words = run("pdftotext", "-raw", out, "-").stdout
    missing = missing_words(text + " " + " ".join(notes.values()), words)
    ok(not missing, name + ": every word is on paper", " ".join(missing[:20]))
    places = [(float(x), word) for x, word in re.findall(
        r'<word xMin="([0-9.]+)"[^>]*>([^<]*)</word>',
        run("pdftotext", "-bbox", out, "-").stdout)]
    labels = [x for x, word in places if re.fullmatch(r"(OP|PP)\d+\.", word)]
    if re.search(r"^\\?\(a\)", md, re.M) and labels:
        marks = [x for x, word in places if word == "(a)"]
        ok(marks and min(marks) > min(labels) + 20,
           name + ": sub-paragraphs are set in", repr(marks[:5]))
    fonts = run("pdffonts", out).stdout.split("\n")[2:]
    ok(all(line.split()[-5] == "yes" for line in fonts if line.strip()),
       name + ": every font is in the file", "\n".join(fonts))


def said(node, out):
    """What a view says, in order: labels, words and remarks. The title stands
    in the head, and a note has a number in place of its name."""
    if isinstance(node, list):
        for part in node:
            said(part, out)
    elif isinstance(node, dict) and node.get("kind") != "title" and not (
            node.get("kind") == "line" and
            node.get("label") in ("organ", "round", "date")):
        for key, value in node.items():
            if key == "label" and node.get("kind") == "note":
                continue
            if key in ("label", "text", "remark", "was") and \
                    isinstance(value, str) and not node.get("note"):
                out.append(value)
            elif key in ("blocks", "runs", "cells", "texts"):
                said(value, out)


KINDS = (
    ("a redline", ("diff", "zero", "rev1")),
    ("a redline of one paragraph", ("diff", "zero", "rev1", "OP5")),
    ("what a redline counts", ("diff", "--stat", "zero", "rev1")),
    ("columns", ("diff", "--side-by-side", "zero", "rev1")),
    ("a compilation", ("compile", "zero")),
    ("a compilation without names", ("compile", "--no-attribution", "zero")),
    ("a compilation as a table", ("compile", "--table", "zero")),
    ("sheets", ("compile", "--by-party", "zero")),
    ("the state", ("status",)),
    ("brackets", ("brackets",)),
    ("amendments", ("amendments", "--on", "zero")),
    ("citations", ("cite", "list")),
    ("what citations are worth", ("cite", "check")),
    ("who brought each word", ("blame",)),
    ("the way of paragraphs", ("trace", "--all")),
    ("what nobody asked for", ("verify", "zero", "rev1")),
)


def words_of(text):
    out = {}
    text = unicodedata.normalize("NFKC", text)
    for word in re.findall(r"\w+", text):
        out[word] = out.get(word, 0) + 1
    return out


def kinds(zerodraft, folder, before, after, work):
    """Each kind of output under each reader: the words of its JSON."""
    place = os.path.join(work, "n")
    run(zerodraft, "init", place)
    run(zerodraft, "-C", place, "import", "--round", "zero", before)
    for name in sorted(os.listdir(folder)):
        party = {"g77": "G77", "mexico": "MEX", "philippines": "PHL",
                 "russian-federation": "RUS"}.get(
                     name.split(".")[0], name.split(".")[0].upper())
        run(zerodraft, "-C", place, "propose", "--as", party,
            os.path.join(folder, name))
    run(zerodraft, "-C", place, "import", "--round", "rev1", after)
    for name, args in KINDS:
        md = run(zerodraft, "-C", place, *args, "--format", "markdown")
        js = run(zerodraft, "-C", place, *args, "--format", "json")
        if md.returncode > 1 or not md.stdout or js.returncode > 1:
            ok(False, name + " is written", md.stderr + js.stderr)
            continue
        out = []
        said(json.loads(js.stdout), out)
        want = words_of("\n".join(out))
        head = re.match(r"---\n.*?\n---\n", md.stdout, re.S)
        text = md.stdout[head.end():] if head else md.stdout
        for reader in READERS:
            tree = json.loads(run("pandoc", "-f", reader, "-t", "json",
                                  input=text).stdout)
            got = []
            walk_words(tree["blocks"], got)
            have = words_of("".join(got))
            lost = [w for w, n in want.items() if have.get(w, 0) < n]
            ok(want and not lost, "%s: %s keeps every word" % (name, reader),
               " ".join("%s:%d<%d" % (w, have.get(w, 0), want[w])
                        for w in lost[:20]))


def walk_words(node, out):
    """pandoc's own tree with its spaces: every word of it, footnotes too."""
    if isinstance(node, list):
        for part in node:
            walk_words(part, out)
    elif isinstance(node, dict):
        kind, inner = node.get("t"), node.get("c")
        if kind in ("Space", "SoftBreak", "LineBreak", "Strikeout", "Span",
                    "Underline", "Note"):
            out.append(" ")
        if kind in ("Str", "Code", "Math", "RawInline", "CodeBlock",
                      "RawBlock"):
            out.append(inner if isinstance(inner, str) else inner[-1])
        elif kind in ("Link", "Image", "Span", "Header", "Div"):
            walk_words([x for x in inner if isinstance(x, list)][-1], out)
        elif inner is not None:
            walk_words(inner, out)
        if kind in ("Para", "Plain", "Header", "Note", "Strikeout", "Span",
                    "Underline"):
            out.append("\n")


def missing_words(want, got):
    """Words of the draft that the PDF has fewer times. A word that a line's
    end cuts counts as whole."""
    def counted(s):
        s = unicodedata.normalize("NFKC", s).replace("\u00ad", "")
        s = re.sub(r"[-\u2010\u2011]\n", "-", s)
        out = {}
        for word in re.findall(r"\w+", s):
            out[word] = out.get(word, 0) + 1
        return out
    have, missing = counted(got), []
    glued = bare(got)
    # Where words stand without spaces a note's number is inside of one.
    signs = re.sub(r"\d", "", glued)
    for word, n in counted(want).items():
        if have.get(word, 0) < n and glued.count(bare(word)) < n and (
                word.isascii() or
                signs.count(re.sub(r"\d", "", bare(word))) < n):
            missing.append(word)
    return missing


def main():
    kind, zerodraft, files = sys.argv[1], sys.argv[2], sys.argv[3:]
    with tempfile.TemporaryDirectory() as work:
        os.environ.update(HOME=work, GIT_CONFIG_NOSYSTEM="1",
                          GIT_AUTHOR_NAME="Ana", GIT_AUTHOR_EMAIL="a@x.invalid",
                          GIT_COMMITTER_NAME="Ana",
                          GIT_COMMITTER_EMAIL="a@x.invalid",
                          GIT_AUTHOR_DATE="2026-03-02T09:00:00Z",
                          GIT_COMMITTER_DATE="2026-03-02T09:00:00Z")
        if kind == "kinds":
            kinds(zerodraft, *files, work)
            files = []
        for path in files:
            (pandoc if kind == "pandoc" else pdf)(zerodraft, path, work)
    print("1..%d" % count)


if __name__ == "__main__":
    main()
