#!/bin/sh
# A negotiation from its Zero Draft to Rev 1, on the texts of this folder.
# usage: demo.sh PROGRAM DRAFTS FOLDER
#
# FOLDER is emptied and gets the repository and everything that is read in
# the room: compilation, redline, text for circulation. The dates are fixed,
# so that two runs give the same bytes, down to the commits.
set -eu

program=$1
drafts=$2
folder=$3

[ ! -e "$folder" ] || [ -d "$folder/negotiation.git" ] ||
	[ -z "$(ls -A "$folder")" ] || {
	echo "demo: $folder has something else in it; remove it" >&2
	exit 1
}
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"

GIT_AUTHOR_NAME='Facilitators'
GIT_AUTHOR_EMAIL=facilitators@parties.invalid
GIT_COMMITTER_NAME='Facilitators'
GIT_COMMITTER_EMAIL=facilitators@parties.invalid
TZ=UTC
ZERODRAFT_DIR=$PWD/negotiation.git
export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME \
	GIT_COMMITTER_EMAIL TZ ZERODRAFT_DIR

at() { # the clock stands at this date until the next
	GIT_AUTHOR_DATE=$1T09:00:00+00:00
	GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE
	export GIT_AUTHOR_DATE GIT_COMMITTER_DATE
}

step() {
	printf '\n== %s\n' "$*"
}

# shown COMMAND…: what is typed, then run; status 1 only says that something
# differs. What an act did stands in the report of the demonstration.
shown() {
	printf '   $ zerodraft'
	for word; do
		case $word in
		*[!A-Za-z0-9_./:=-]*) printf " '%s'" "$word" ;;
		*) printf ' %s' "$word" ;;
		esac
	done
	echo
	status=0
	"$program" "$@" >>acts.log 2>&1 || status=$?
	[ $status -le 1 ] || {
		tail -n 5 acts.log >&2
		exit 1
	}
}

step "A new negotiation, and its Zero Draft as round 'zero'"
at 2026-02-20
shown init --profile progress-declaration negotiation.git
shown import --round zero "$drafts/zero.md"

step "Eight parties send amendments, each in its own form"
at 2026-03-06
shown propose --as EU "$drafts/amendments/eu.md"
shown propose --as G77 "$drafts/amendments/g77.txt"
shown propose --as US "$drafts/amendments/us.txt"
shown propose --as CANZ "$drafts/amendments/canz.md"
shown propose --as AOSIS "$drafts/amendments/aosis.txt"
shown propose --as 'Russian Federation' \
	"$drafts/amendments/russian-federation.txt"
shown propose --as Philippines "$drafts/amendments/philippines.txt"
shown propose --as Mexico "$drafts/amendments/mexico.txt"
shown amendments -o amendments.txt --format plain

step "The compilation: every party's amendments in place, with its name"
shown compile -o compilation.md --format markdown
shown compile -o compilation.html --format html
shown compile --table -o table.html --format html

step "The facilitators circulate Rev 1, and everybody sees what became of what"
at 2026-03-27
shown import --round rev1 "$drafts/rev1.md"
shown diff --stat -o what-changed.txt zero rev1
shown diff -o redline.md --format markdown zero rev1
shown diff -o redline.html --format html zero rev1
shown diff -o redline.docx --format docx zero rev1

step "What became of each proposal, and words that nobody asked for"
shown uptake -o uptake.txt
shown verify -o certificate.txt zero rev1

step "The text for circulation, alone and with its letter and annexes"
shown set facilitators \
	'H.E. Ms. A. Example, Ruritania | H.E. Mr. B. Example, Utopia'
shown set meeting '30 March 2026, 10 a.m., Conference Room 2'
shown publish --letter -o package.md rev1
shown publish -o rev1.md rev1
shown publish --format html -o rev1.html rev1
pdf=
if command -v pandoc >/dev/null 2>&1 && command -v xelatex >/dev/null 2>&1
then
	echo "   \$ pandoc rev1.md --pdf-engine=xelatex -o rev1.pdf"
	if pandoc rev1.md --pdf-engine=xelatex -o rev1.pdf 2>>acts.log; then
		pdf=rev1.pdf
	else
		echo "   (pandoc could not make the PDF; see acts.log)"
	fi
fi

for result in amendments.txt compilation.md compilation.html redline.md \
	redline.html redline.docx table.html what-changed.txt uptake.txt \
	certificate.txt package.md rev1.md rev1.html; do
	[ -s "$result" ] || {
		echo "demo: $result is missing or empty" >&2
		exit 1
	}
done

cat <<END

Everything is in $folder

  compilation.html   who wants what, in one text (also .md)
  table.html         the same as a table, paragraph by paragraph
  redline.html       Zero Draft to Rev 1 (also .md, and .docx for Word)
  what-changed.txt   the same in one line a paragraph
  amendments.txt     every amendment of every party
  uptake.txt         what became of each of them in Rev 1
  certificate.txt    Rev 1 accounted for, word by word
  package.md         Rev 1 with its covering letter and annexes
  rev1.md            Rev 1 for circulation (also .html)
END
if [ -n "$pdf" ]; then
	echo "  rev1.pdf           the same as a document"
else
	cat <<END

For a PDF of it:
  apt-get install pandoc texlive-xetex texlive-latex-recommended \\
      texlive-fonts-recommended texlive-plain-generic lmodern \\
      fonts-freefont-otf
  pandoc $folder/rev1.md --pdf-engine=xelatex -o rev1.pdf
END
fi
cat <<END

The negotiation itself is plain git, in negotiation.git:
  git -C $folder/negotiation.git log --all --graph --oneline
  git -C $folder/negotiation.git log --format='%an: %s' proposals/zero/EU
or in colour:
  $program -C $folder/negotiation.git diff zero rev1
END
