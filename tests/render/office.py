"""Opens files in LibreOffice without a window and says what they read as.

    office.py accept|reject|show FILE…

Each file becomes FILE.accept.txt (or .reject.txt, .show.txt): paragraphs,
one a line, then the footnotes. One office serves all; it gets a time limit.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

import re
import zipfile

import uno
from com.sun.star.beans import PropertyValue


def prop(name, value):
    p = PropertyValue()
    p.Name, p.Value = name, value
    return p


def connect(context, name):
    resolver = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(240):
        try:
            return resolver.resolve(
                "uno:pipe,name=%s;urp;StarOffice.ComponentContext" % name)
        except Exception:
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


def paragraphs(text, lines):
    cursor = text.createEnumeration()
    while cursor.hasMoreElements():
        p = cursor.nextElement()
        if p.supportsService("com.sun.star.text.Paragraph"):
            lines.append(p.getString())
        elif p.supportsService("com.sun.star.text.TextTable"):
            for name in p.getCellNames():
                paragraphs(p.getCellByName(name).getText(), lines)


def without_comments(path, out):
    """LibreOffice 7.4 without windows dies of any comment opened this way."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = re.sub(rb"<w:comment[A-Z][^>]*/>", b"", part)
            new.writestr(name, part)
    return out


def read(desktop, dispatcher, path, what, copy):
    doc = desktop.loadComponentFromURL(
        uno.systemPathToFileUrl(without_comments(path, copy)), "_blank", 0,
        (prop("Hidden", True),))
    if what != "show":
        dispatcher.executeDispatch(
            doc.getCurrentController().getFrame(),
            ".uno:%sAllTrackedChanges" % what.title(), "", 0, ())
    lines = []
    paragraphs(doc.getText(), lines)
    notes = doc.getFootnotes()
    for i in range(notes.getCount()):
        lines.append("[^] " + notes.getByIndex(i).getString())
    with open("%s.%s.txt" % (path, what), "w") as out:
        out.write("\n".join(lines) + "\n")
    doc.close(True)


def main():
    home = tempfile.mkdtemp(prefix="zd-office.")
    name = os.path.basename(home)
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo",
         "--accept=pipe,name=%s;urp;" % name,
         "-env:UserInstallation=file://" + home],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        context = connect(uno.getComponentContext(), name)
        manager = context.ServiceManager
        desktop = manager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context)
        dispatcher = manager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", context)
        for path in sys.argv[2:]:
            read(desktop, dispatcher, path, sys.argv[1],
                 os.path.join(home, "copy.docx"))
        try:
            desktop.terminate()
        except Exception:
            pass
        office.wait(20)
    finally:
        office.kill()
        office.wait()
        shutil.rmtree(home, ignore_errors=True)


main()
