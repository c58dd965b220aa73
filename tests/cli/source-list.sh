# zerodraft source list: what is in the library.
. "${ZD_SRC:?}/tests/cli/testlib.sh"

negotiation n
ZERODRAFT_DIR=n
export ZERODRAFT_DIR

run zerodraft source list
status 1 "an empty library"
out_empty "has nothing to list"
zerodraft source add "$ZD_SRC"/drafts/sources/*.md >/dev/null
sed 's/^symbol.*/symbol: 9\/901/; s/^title.*/title: On *names* \\[old]/
	/^date/d' "$ZD_SRC/drafts/sources/A_RES_77_901.md" >old.md
zerodraft source add old.md >/dev/null

run zerodraft source list
status 0 "a library"
err_empty "nothing on standard error"
is "by number, with date, paragraphs and title" \
	"9/901		5 paragraphs	On names [old]
77/901	2022-12-15	5 paragraphs	Towards a second International \
Migration Review Forum
79/901	2024-12-18	5 paragraphs	The way to the second International \
Migration Review Forum" "$(cat "$work/out")"

listed() { # expected symbols, arguments…
	want=$1
	shift
	is "source list $*" "$want" "$(zerodraft source list "$@" |
		cut -f 1 | tr '\n' ' ' | sed 's/ $//')"
}
listed "77/901" 77/
listed "77/901" A/RES/77/901
listed "77/901 79/901" 'FORUM'
listed "9/901 79/901" 'names [OLD]' 79/
listed "" 7
listed "" 901
listed "79/901" --since 2024
listed "79/901" --since 2022-12-16
listed "77/901 79/901" --since 2022-12-15
listed "77/901" --until 2022
listed "77/901" --until 2024-11
listed "77/901 79/901" --until 2024-12
listed "77/901" --until 2023 forum

run zerodraft source list --format json
status 0 "as JSON"
out_has '"79/901"' "with the symbols"
run zerodraft source list --format html
out_has "Migration Review Forum" "as a page"
run zerodraft source list 78/
status 1 "none such is status 1"

done_testing
