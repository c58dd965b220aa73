"""Word files made by hand, for what no word processor would write.

    word.py KIND FILE
"""
import sys
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
P = "http://schemas.openxmlformats.org/package/2006/"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text, props="", tag="t"):
    return '<w:r>%s<w:%s xml:space="preserve">%s</w:%s></w:r>' % (
        "<w:rPr>%s</w:rPr>" % props if props else "", tag, text, tag)


def par(*runs, props=""):
    return "<w:p><w:pPr>%s</w:pPr>%s</w:p>" % (props, "".join(runs))


def ins(who, *runs):
    return '<w:ins w:id="1" w:author="%s">%s</w:ins>' % (who, "".join(runs))


def gone(who, text):
    return '<w:del w:id="2" w:author="%s">%s</w:del>' % (
        who, run(text, tag="delText"))


def package(body, raw=None, rels="", target="word/document.xml", mode="",
            **parts):
    out = {
        "[Content_Types].xml": '<Types xmlns="%scontent-types"><Default '
        'Extension="xml" ContentType="application/xml"/></Types>' % P,
        "_rels/.rels": '<Relationships xmlns="%srelationships">'
        '<Relationship Id="a" Type="%s/officeDocument" Target="%s" %s/>'
        "</Relationships>" % (P, R, target, mode),
        "word/document.xml": raw or
        "<w:document %s><w:body>%s</w:body></w:document>" % (W, body),
        "word/_rels/document.xml.rels":
        '<Relationships xmlns="%srelationships">%s%s</Relationships>' % (
            P, rels, "".join(
                '<Relationship Id="%s" Type="%s/%s" Target="%s.xml"/>'
                % (k, R, k, k) for k in parts)),
    }
    for k, v in parts.items():
        out["word/%s.xml" % k] = "<w:%s %s>%s</w:%s>" % (k, W, v, k)
    return out


FORMULA = par(run("The General Assembly", "<w:i/>"), run(","))
PREAMBLE = par(run("Recalling", "<w:i/>"), run(" its resolution 73/195,"))


def level(n, fmt, text, more=""):
    return ('<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>'
            '%s<w:lvlText w:val="%s"/></w:lvl>' % (n, fmt, more, text))


def item(num, depth, text, mark=""):
    return par(run(text), props='<w:numPr><w:ilvl w:val="%d"/><w:numId '
               'w:val="%d"/></w:numPr>%s' % (depth, num, mark))


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">%s%s%s</w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1">%s</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride '
    'w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>' % (
        level(0, "decimal", "OP%1."), level(1, "lowerLetter", "(%2)"),
        level(2, "lowerRoman", "(%3)"), level(0, "decimal", "PP%1.")))


def numbered():
    return package(
        FORMULA +
        item(2, 0, "Recalling its resolution 73/195,") +
        item(2, 0, "Noting the report,") +
        item(1, 0, "Decides to convene the Forum:") +
        item(1, 1, "In New York;") +
        item(1, 1, "For four days:") +
        item(1, 2, "Roundtables;") +
        item(1, 2, "A plenary;") +
        item(1, 0, "This one goes;",
             '<w:rPr><w:del w:id="9" w:author="EU"/></w:rPr>').replace(
                 run("This one goes;"), gone("EU", "This one goes;")) +
        item(1, 0, "Requests a report:") +
        item(3, 1, "On progress."), numbering=NUMBERING)


def mixed():
    notes = ('<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
             '<w:footnote w:id="5"><w:p>%s</w:p></w:footnote>'
             % run(" Resolution 73/195."))
    comments = ('<w:comment w:id="3" w:author="Norway"><w:p>%s</w:p>'
                "</w:comment>" % run("As agreed in informals"))
    return package(
        FORMULA + PREAMBLE +
        par(run("1.\t"), run("Decides", "<w:i/>"),
            run(" that all co"), "<w:r><w:softHyphen/></w:r>",
            run("operate on a long"), "<w:r><w:noBreakHyphen/></w:r>",
            run("term basis,"),
            '<w:r><w:footnoteReference w:id="5"/></w:r>',
            run(" on page "),
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
            "<w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar "
            'w:fldCharType="separate"/></w:r>' + run("12") +
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            run("secret", "<w:vanish/>"), run(";"),
            '<w:r><w:commentReference w:id="3"/></w:r>') +
        "<w:tbl><w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr></w:tbl>" % (
            par(run("2. Requests the Secretary-General to report;")),
            par(run("3. Decides to remain seized of the matter."))),
        footnotes=notes, comments=comments)


def changed():
    return package(
        FORMULA + PREAMBLE +
        par(run("1. Decides that States "), gone("EU", "shall"),
            ins("EU", run("will")), run(" cooperate"),
            ins("EU", run(" fully "), gone("US", "and promptly "),
                run("with others")), run(";")) +
        par(run("2. Requests a report "),
            ins("US", run("every year")),
            gone("Norway", "in due time"), run(".")))


def remark(n):
    return '<w:r><w:commentReference w:id="%d"/></w:r>' % n


def commented():
    said = (("EU", "As in 79/1"), ("Ms Hansen", "Our capital insists"),
            ("US", "Too costly"), ("Chair", "To be settled"),
            ("EU", "And in 80/2"))
    return package(
        FORMULA + PREAMBLE.replace("</w:p>", remark(3) + "</w:p>") +
        par(run("1. Decides that States "), gone("EU", "shall"),
            ins("EU", run("will")), run(" cooperate;"), remark(0), remark(4)) +
        '<w:p><w:pPr><w:rPr><w:del w:id="9" w:author="US"/></w:rPr></w:pPr>' +
        gone("US", "2. Requests a report ") +
        gone("US", "in due time.") + remark(2) + "</w:p>" +
        par(ins("Ms Hansen", run("3. Thanks the Chair.")), remark(1)),
        comments="".join(
            '<w:comment w:id="%d" w:author="%s"><w:p>%s</w:p></w:comment>'
            % (i, who, run(text)) for i, (who, text) in enumerate(said)))


KINDS = {
    "commented": commented, "numbered": numbered, "mixed": mixed, "changed": changed,
    "doctype": lambda: package("", raw=(
        '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b '
        '"&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document %s><w:body>%s</w:body>'
        "</w:document>" % (W, par(run("&b;"))))),
    "entity": lambda: package(par(run("&unknown;"))),
    "external": lambda: package(
        FORMULA, target="https://example.invalid/d.xml",
        mode='TargetMode="External"'),
    "external-notes": lambda: package(
        FORMULA, rels='<Relationship Id="n" Type="%s/footnotes" Target='
        '"file:///etc/passwd" TargetMode="External"/>' % R),
    "dots": lambda: dict(package(FORMULA), **{"../../evil": "x"}),
    "absolute": lambda: dict(package(FORMULA), **{"/etc/evil": "x"}),
    "bomb": lambda: dict(package(FORMULA), **{
        "word/media.bin": "\0" * (300 * 1024 * 1024)}),
    "deep": lambda: package("<w:sdt>" * 100000),
    "torn": lambda: package("", raw="<w:document %s><w:body><w:p>" % W),
    "other": lambda: {"mimetype": "application/epub+zip"},
    "binary": lambda: package("", raw="\0\1\2\3"),
}


def main():
    with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as z:
        for name, part in KINDS[sys.argv[1]]().items():
            z.writestr(name, part)


main()
