#!/bin/sh
# A command that takes long says so on a terminal, and nowhere else.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
need python3
cat >watch.py <<'END'
"""Runs a command with standard error on a terminal; says what stood there.
The text comes when the terminal has shown two seconds, however busy the
machine is; without one (-) nothing is waited for."""
import os
import pty
import select
import subprocess
import sys

ours, theirs = pty.openpty()
text = b"" if sys.argv[1] == "-" else open(sys.argv[1], "rb").read()
child = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stderr=theirs,
                         stdout=open("shown", "wb"))
os.close(theirs)
seen = b""
while True:
    late = not select.select([ours], [], [], 60)[0]
    try:
        piece = b"" if late else os.read(ours, 4096)
    except OSError:
        break
    if not piece and not late:
        break
    seen += piece
    if text and (late or b": 2 s" in seen):
        child.stdin.write(text)
        child.stdin.close()
        text = b""
print(seen.decode().replace("\r", "<").replace("\033[K", ">"))
sys.exit(child.wait())
END
slowly() { # a text that comes late
	sleep 2.4
	cat "$ZD_SRC/drafts/zero.md"
}
python3 watch.py "$ZD_SRC/drafts/zero.md" zerodraft show - OP7 >seen
ok "the seconds are counted" grep -q '<show: 1 s<show: 2 s' seen
ok "and gone when it is done" grep -q '<>$' seen
ok "the text is shown" grep -q '^OP7' shown
python3 watch.py "$ZD_SRC/drafts/zero.md" zerodraft show - OP99 >seen
ok "gone before a message, too" grep -q '<>zerodraft: .*OP99' seen
printf '# Title\n\n**OP1.** Decides so;\n' >short.md
python3 watch.py "$ZD_SRC/drafts/zero.md" zerodraft diff short.md - >seen
ok "a finding comes first" grep -q 'title-from-heading' seen
ok "and the seconds go on" grep -q '<diff: 1 s<diff: 2 s' seen
python3 watch.py - zerodraft show "$ZD_SRC/drafts/zero.md" OP7 >seen
is "what is quick says nothing" "" "$(cat seen)"
slowly | zerodraft show - OP7 2>"$work/err" >"$work/out"
err_empty "nor does what is slow, in a pipe"
done_testing
