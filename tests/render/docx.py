"""Reads a Word file as the standard says, and holds what we write to it.

sides(bytes) gives what it reads as when all changes are accepted, and when
all are rejected: paragraphs, and the footnotes referred to. check(bytes)
says what a validator would object to.
"""
import io
import re
import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMES = {W + "ins", W + "moveTo"}
GOES = {W + "del", W + "moveFrom"}

# Children in the order of CT_PPr and CT_RPr, those that we write.
P_ORDER = ["pStyle", "keepNext", "tabs", "bidi", "spacing", "ind", "jc",
           "outlineLvl", "rPr", "pPrChange"]
R_ORDER = ["ins", "del", "moveFrom", "moveTo", "rStyle", "rFonts", "b",
           "bCs", "i", "iCs", "strike", "dstrike", "color", "sz", "szCs",
           "u", "vertAlign", "lang"]


def open_parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        return {n: z.read(n) for n in z.namelist()}


class Side:
    """One side: what to leave out, and which paragraph marks are not there."""

    def __init__(self, parts, gone):
        self.gone = gone
        self.notes = {
            n.get(W + "id"): n for n in ET.fromstring(
                parts["word/footnotes.xml"])}
        self.lines, self.used, self.open = [], [], False

    def text(self, e):
        if e.tag in self.gone:
            return ""
        if e.tag in (W + "t", W + "delText"):
            return e.text or ""
        if e.tag == W + "tab":
            return "\t"
        if e.tag == W + "pPr":
            return ""
        if e.tag == W + "footnoteReference":
            note = self.notes[e.get(W + "id")]
            self.used.append("".join(self.text(p) for p in note).strip())
            return "[^]"
        return "".join(self.text(c) for c in e)

    def paragraph(self, p):
        style = p.find(W + "pPr/" + W + "pStyle")
        style = style.get(W + "val") if style is not None else ""
        key = re.fullmatch("zdField-(.+)", style)
        words = self.text(p)
        mark = p.find(W + "pPr/" + W + "rPr")
        gone = mark is not None and any(c.tag in self.gone for c in mark)
        if gone and not words:
            return
        if self.open:
            self.lines[-1] += words
        else:
            self.lines.append((key[1] + ": " if key else "") + words)
        self.open = gone


def sides(data):
    parts = open_parts(data)
    body = ET.fromstring(parts["word/document.xml"])[0]
    out = []
    for gone in (GOES, COMES):
        side = Side(parts, gone)
        for e in body:
            if e.tag == W + "p":
                side.paragraph(e)
        out.append((side.lines, side.used))
    return out


def in_order(e, order, what, faults):
    names = [c.tag.replace(W, "") for c in e]
    at = [order.index(n) if n in order else None for n in names]
    if None in at or at != sorted(at):
        faults.append("%s has %s" % (what, names))


def check(data):
    parts, faults, ids = open_parts(data), [], {}
    for need in ("[Content_Types].xml", "_rels/.rels", "word/document.xml",
                 "word/_rels/document.xml.rels"):
        if need not in parts:
            faults.append("no " + need)
    types = parts["[Content_Types].xml"].decode()
    for name in parts:
        if name.endswith(".xml") and name != "[Content_Types].xml" and \
                "/" + name not in types:
            faults.append("no type for " + name)
    for target in re.findall(
            'Target="([^"]*)"', parts["word/_rels/document.xml.rels"].decode()):
        if "word/" + target not in parts:
            faults.append("nothing at " + target)
    document = ET.fromstring(parts["word/document.xml"])
    comments = ET.fromstring(parts["word/comments.xml"])
    notes = ET.fromstring(parts["word/footnotes.xml"])
    styles = {s.get(W + "styleId")
              for s in ET.fromstring(parts["word/styles.xml"])}
    for root in (document, notes, comments):
        for e in root.iter():
            if e.tag == W + "pPr":
                in_order(e, P_ORDER, "pPr", faults)
            if e.tag == W + "rPr":
                in_order(e, R_ORDER, "rPr", faults)
            if e.tag in (W + "pStyle", W + "rStyle", W + "tblStyle") and \
                    e.get(W + "val") not in styles:
                faults.append("no style " + e.get(W + "val"))
            name = e.tag.replace(W, "")
            if name in ("ins", "del", "moveFrom", "moveTo", "comment",
                        "moveFromRangeStart", "moveToRangeStart",
                        "pPrChange", "bookmarkStart"):
                one = e.get(W + "id")
                if one in ids:
                    faults.append("id %s twice: %s, %s"
                                  % (one, name, ids[one]))
                ids[one] = name
                if name != "bookmarkStart" and not e.get(W + "author"):
                    faults.append(name + " without an author")
    pairs(document, comments, notes, faults)
    return faults


def pairs(document, comments, notes, faults):
    def ids(root, name, key="id"):
        return sorted(e.get(W + key) for e in root.iter(W + name))
    for start, end in (("commentRangeStart", "commentRangeEnd"),
                       ("commentRangeStart", "commentReference"),
                       ("bookmarkStart", "bookmarkEnd"),
                       ("moveFromRangeStart", "moveFromRangeEnd"),
                       ("moveToRangeStart", "moveToRangeEnd")):
        if ids(document, start) != ids(document, end):
            faults.append("%s and %s do not go together" % (start, end))
    if ids(document, "commentReference") != ids(comments, "comment"):
        faults.append("comments and their marks do not go together")
    if ids(document, "footnoteReference") != \
            [i for i in ids(notes, "footnote") if i not in ("-1", "0")]:
        faults.append("footnotes and their marks do not go together")
    if ids(document, "moveFromRangeStart", "name") != \
            ids(document, "moveToRangeStart", "name"):
        faults.append("a move has one end")
    for p in document.iter(W + "p"):
        if p.find(".//" + W + "p") is not None:
            faults.append("a paragraph in a paragraph")
