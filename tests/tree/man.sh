# Every command has its page, its test and its completion, and they agree
# with what the program says of itself; the pages are clean and complete.
. "${ZD_SRC:?}/tests/tap.sh"
: "${ZD_BUILD:?}"
need mandoc
cd "$ZD_SRC" || exit 99
zerodraft=$ZD_BUILD/zerodraft

# A section of a page as plain text, each paragraph on one line.
section() { # title, page
	mandoc -T ascii -O width=1000 "$2" | sed "s/.$(printf '\b')//g" |
		awk -v title="$1" '
			/^[A-Z]/ { inside = $0 == title; next }
			inside && NF { sub(/^ +/, ""); print }'
}

# Blanks as one.
level() {
	sed 's/[[:space:]][[:space:]]*/ /g; s/ $//'
}

options_of() { # synopsis
	printf '%s\n' "$1" | grep -oE '(^|[[ |])--?[a-z][a-z-]*' |
		tr -d ' [|' | LC_ALL=C sort -u
}

commands=$(commands_of "$zerodraft")
ok "the program names its commands" test "$(echo "$commands" | wc -w)" -ge 9

for command in $commands; do
	page=man/zerodraft-$command.1
	ok "$command has a page" test -s "$page"
	ok "$command has a test" test -s "tests/cli/$command.sh"
	[ -s "$page" ] || continue
	# shellcheck disable=SC2046 # words
	usage=$("$zerodraft" help $(typed "$command") |
		sed -n '1s/^usage: //p' | level)
	is "$command: SYNOPSIS is what --help prints" "$usage" \
		"$(section SYNOPSIS "$page" | level)"
	none "$command: every option is explained" "$(
		for option in $(options_of "$usage"); do
			grep -q "^\.It Fl ${option#-}\( \|$\)" "$page" ||
				echo "$option"
		done)"
	is "$command: NAME says what help says" "$("$zerodraft" help |
		sed -n "s/^  *$(typed "$command")  *//p")" \
		"$(sed -n 's/^\.Nd //p' "$page")"
done

none "no page for a command that is none" "$(
	for page in man/zerodraft-*.1; do
		command=${page#man/zerodraft-}
		echo "$commands" | grep -qx "${command%.1}" || echo "$page"
	done)"

for page in man/*.[1-9]; do
	# Whether a page is installed here says nothing of the page.
	none "$page: lint finds nothing" "$(mandoc -T lint -W all "$page" 2>&1 |
		grep -v -e 'referenced manual not found' -e 'mandoc\.db')"
	name=${page#man/}
	is "$page: its title" "$(echo "${name%.*} ${name##*.}" |
		tr '[:lower:]' '[:upper:]')" "$(sed -n 's/^\.Dt //p' "$page")"
done

none "no reference leads to a page that is not there" "$(
	grep -ohE '^\.Xr (lib)?zerodraft[a-z-]* [0-9]' man/*.[1-9] |
		LC_ALL=C sort -u | while read -r _ name volume; do
		[ -s "man/$name.$volume" ] || echo "$name($volume)"
	done)"
none "zerodraft(1) refers to every page" "$(
	for page in man/*.[1-9]; do
		name=${page#man/}
		[ "$name" = zerodraft.1 ] ||
			grep -q "^\.Xr ${name%.*} ${name##*.}" \
				man/zerodraft.1 || echo "$name"
	done)"
none "every common option is explained in zerodraft(1)" "$(
	for option in C -author -date -format o -color -no-pager -help \
		-version; do
		grep -q "^\.It Fl $option\( \|$\)" man/zerodraft.1 ||
			echo "-$option"
	done)"

# Every function of the public header stands in libzerodraft(3).
if [ -s man/libzerodraft.3 ]; then
	none "every public function is in libzerodraft(3)" "$(
		cat include/zerodraft/*.h | grep -v '^#' | tr '\n' ' ' |
			grep -o 'ZD_API [^;{]*' | sed 's/(.*//; s/.*[ *]//' |
			grep '^zd_' | while read -r function; do
			grep -q "$function" man/libzerodraft.3 ||
				echo "$function"
		done)"
fi

done_testing
