#!/bin/sh
# Word files that other programs made come in: pandoc's, and what LibreOffice
# makes of them. Labels typed in bold, numbers made by the program, footnotes,
# changes of two parties.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
need pandoc

write() { # what OP1 and OP2 say between their ends
	cat <<END
---
title: A text in Word
---

The General Assembly,

**PP1.** *Recalling* its resolution 70/1,[^a] and its other resolutions,

**OP1.** *Requests* the Secretary-General to $1 to it at its eighty-first session;

**OP2.** *Invites* Member States $2to contribute [in full];

**OP3.** *Decides* to remain seized of the matter.

[^a]: Resolution 70/1.
END
}
change() { # kind, party, day, words
	printf '[%s]{.%s author="%s" date="2026-03-%sT10:00:00Z"}' \
		"$4" "$1" "$2" "$3"
}
write report '' >base.md
write "$(change deletion 'European Union' 05 report)$(change insertion \
	'European Union' 05 'submit proposals')" \
	"$(change insertion Mexico 06 generously) " >tracked.md
cat >numbers.md <<'END'
The General Assembly,

*Recalling* its resolution 70/1,[^a]

1.  *Requests* the Secretary-General to report to it;

2.  *Decides* the following:

    a.  to meet every year;

    b.  to meet in New York;

3.  *Decides also* to remain seized of the matter.

[^a]: Resolution 70/1.
END
for name in base tracked numbers; do
	pandoc -f markdown-smart -t docx -o $name.docx $name.md || exit 99
done

# as FOLDER FILE…: the same is asked of what each program made.
comes_in() { # whose, base, tracked, numbered
	zerodraft init "$1" >/dev/null
	run zerodraft -C "$1" import --round zero "$2"
	status 0 "$1: a file is imported"
	out_has "1 preambular paragraph, 3 operative paragraphs, 1 footnote" \
		"$1: with its labels and its footnote"
	run zerodraft -C "$1" show --format markdown
	for line in 'title: A text in Word' \
		'**PP1.** *Recalling* its resolution 70/1,[^res-70-1] and its other resolutions,' \
		'**OP2.** *Invites* Member States to contribute [in full];' \
		'[^res-70-1]: Resolution 70/1.'; do
		out_has "$line" "$1: $line"
	done
	run zerodraft -C "$1" propose "$3"
	status 0 "$1: changes of two parties are proposed"
	is "$1: EU's by its name in Word" \
		'EU/1	pending	OP1: replace “report” with “submit proposals”' \
		"$(zerodraft -C "$1" amendments --as EU)"
	is "$1: Mexico's, too" 'MEX/1	pending	OP2: add “generously”' \
		"$(zerodraft -C "$1" amendments --as MEX)"
	run zerodraft -C "$1" show EU OP2
	out_has 'OP2. Invites Member States to contribute [in full];' \
		"$1: nobody has what the other wants"
	run zerodraft show "$4" --format markdown
	for line in '**OP1.** *Requests* the Secretary-General to report to it;' \
		'**OP2.** *Decides* the following:' 'to meet in New York;' \
		'**OP3.** *Decides also* to remain seized of the matter.' \
		'[^res-70-1]: Resolution 70/1.'; do
		out_has "$line" "$1, numbered by the program: $line"
	done
}
comes_in pandoc base.docx tracked.docx numbers.docx

if command -v soffice >/dev/null 2>&1; then
	turn() { # format, file, folder
		timeout 120 soffice --headless \
			"-env:UserInstallation=file://$work/office" \
			--convert-to "$1" --outdir "$3" "$2" >/dev/null 2>&1
	}
	for name in base tracked numbers; do
		turn odt $name.docx odt
		turn 'docx:MS Word 2007 XML' odt/$name.odt office
		ok "LibreOffice makes $name.docx" test -s office/$name.docx
	done
	comes_in libreoffice office/base.docx office/tracked.docx \
		office/numbers.docx
else
	skip "files of LibreOffice" "soffice is missing"
fi
done_testing
