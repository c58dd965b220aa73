# What a reader would stumble over: long lines, blanks at a line's end, spaces
# in place of tabs, words of the machine that the code was written on.
. "${ZD_SRC:?}/tests/tap.sh"
cd "$ZD_SRC" || exit 99

code=$(find src include tests -name '*.[ch]' | LC_ALL=C sort)
scripts=$(find bootstrap tests drafts src -name '*.sh' -o -name bootstrap \
	-o -name '*.bash' -o -name '*.mk' | LC_ALL=C sort)
pages=$(find man -name '*.[1-9]' | LC_ALL=C sort)
words="README.md CONTRIBUTING.md $(find drafts -type f | LC_ALL=C sort)"

# lines CONDITION FILE…: file:line of what awk's condition holds for
lines() {
	condition=$1
	shift
	LC_ALL=C.UTF-8 awk "$condition"' {
		print FILENAME ":" FNR ": " $0
	}' "$@"
}

# Columns with tabs of 8, a character one column; mawk counts bytes, so what
# continues a character is taken out first.
wide() {
	LC_ALL=C expand "$1" | LC_ALL=C tr -d '\200-\277' |
		awk -v file="$1" 'length($0) > 80 {
			print file ":" FNR ": " length($0) " columns"
		}'
}

# shellcheck disable=SC2086 # lists, all through
{
	none "code has at most 80 columns" \
		"$(for f in $code; do wide "$f"; done)"
	# A script that tests a command may have a whole paragraph on a line.
	none "so has what builds" "$(
		for f in $(printf '%s\n' $scripts configure.ac Makefile.am |
			grep -v '^tests/\(cli/[a-su-z]\|store/\)'); do
			wide "$f"
		done)"
	none "no blanks at the end of a line" "$(lines '/[ \t]$/' $code \
		$scripts $pages Makefile.am configure.ac README.md \
		CONTRIBUTING.md)"
	none "no carriage returns" "$(lines '/\r/' $code $scripts $pages)"
	none "code is indented with tabs" \
		"$(lines '/^        .*[^\\ ]./' $code)"
	none "every file ends with a line's end" "$(
		for f in $code $scripts $pages $words; do
			[ ! -s "$f" ] || [ -z "$(tail -c 1 "$f")" ] || echo "$f"
		done)"
	none "no comments of two slashes" "$(lines '/^[ \t]*\/\//' $code)"
	none "no typedef of a struct" \
		"$(lines '/typedef[ \t]+(struct|union|enum)/' $code)"
	none "nothing is left to do in the code" "$(lines \
		'/(^|[^A-Za-z])(TODO|FIXME|XXX)([^A-Za-z]|$)/' $code)"
}

# Where the sources are unpacked is nobody's business: no absolute path of
# somebody's machine, no address of a registry.
somebody='(^|[^[:alnum:]_./-])/(home|root|work|farm)/|\.\./[.]?(shared|library)'
somebody="$somebody"'|/shared/|deb\.debian\.org|pypi\.org|npmjs|crates\.io'
none "no paths of somebody's machine" "$(find bootstrap configure.ac \
	Makefile.am README.md CONTRIBUTING.md src include drafts tests man \
	-type f ! -path tests/tree/style.sh ! -name '*.o' ! -name '*.lo' |
	LC_ALL=C sort | tr '\n' '\0' | xargs -0 grep -nIE -e "$somebody")"

# The shell is POSIX's, as far as the shell that runs us can tell.
for script in bootstrap $(find tests drafts -name '*.sh' | LC_ALL=C sort); do
	ok "$script is a shell script" sh -n "$script"
done

done_testing
