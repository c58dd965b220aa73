# The installed library exports what the public headers declare, nothing else;
# what lies below the command line keeps its hands off the world.
. "${ZD_SRC:?}/tests/tap.sh"
: "${ZD_BUILD:?}"
need nm
cd "$ZD_BUILD" || exit 99

declared=$(cat "$ZD_SRC"/include/zerodraft/*.h | grep -v '^#' |
	tr '\n' ' ' |
	grep -o 'ZD_API [^;{]*' | sed 's/(.*//; s/.*[ *]//' |
	grep '^zd_' | LC_ALL=C sort)
exported=$(nm -D --defined-only .libs/libzerodraft.so |
	awk '$2 ~ /[TBDRVW]/ { print $3 }' | sed 's/@.*//' | LC_ALL=C sort)
ok "the header declares functions" test "$(echo "$declared" | wc -l)" -gt 10
none "all that is declared is exported" \
	"$(printf '%s\n' "$declared" "$exported" "$exported" |
		LC_ALL=C sort | uniq -u)"
none "all that is exported is declared" \
	"$(printf '%s\n' "$exported" "$declared" "$declared" |
		LC_ALL=C sort | uniq -u | grep -v -e '^__' -e '^_')"

# object TAB symbol that it takes from elsewhere
taken() {
	nm -A --undefined-only .libs/libcore.a 2>/dev/null |
		sed -nE 's/^[^:]*:([^:]*): *U ([^@]*).*/\1 \2/p'
}
forbid() { # name, symbols as an expression, objects that may
	none "$1" "$(taken | grep -E " ($2)(64)?(_chk)?$" |
		grep -vE "^($3)\.o ")"
}
ok "the objects take something" test "$(taken | wc -l)" -gt 50
forbid "only base/mem allocates" \
	'malloc|calloc|realloc|reallocarray|free|strdup|strndup|v?asprintf' mem
forbid "nothing below the command line ends the program" \
	'_?exit|_Exit|quick_exit|abort|raise' mem
forbid "nothing below the command line prints" \
	'v?printf|__v?printf|puts|putchar|perror|stdout|psignal' mem
forbid "nor to the standard error" 'stderr|v?warnx?|v?errx?|syslog' mem
forbid "nothing below the command line reads the environment" \
	'(secure_)?getenv|environ|getpwuid(_r)?|isatty|getlogin' -
forbid "nor the clock" \
	'time|gettimeofday|ftime|timespec_get|localtime(_r)?|mktime' -
forbid "nor the locale" \
	'setlocale|localeconv|nl_langinfo|strcoll|strxfrm|(to|is)w[a-z]+' -
forbid "nor anything random" 's?rand(om)?(_r)?|getrandom|[dlm]rand48' -

forbid "only base/late loads a library" 'dl(open|m?open|v?sym|close|error)' late

# A library of base/late.h is called through its table, and no command loads
# it that does not need it.
late='(git|zip)_[a-z0-9_]+|xml[A-Z][A-Za-z0-9]+|u(brk|text)_[A-Za-z0-9_]+'
none "no library is linked that is to be loaded late" \
	"$(taken | grep -E " ($late)$")"
loads() { # library, arguments
	library=$1
	shift
	LD_DEBUG=files ./zerodraft "$@" 2>&1 >/dev/null | grep -q "$library"
}
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
if loads libc.so --version; then
	ok "a repository needs libgit2" loads libgit2.so init "$work/new"
	for command in --version 'help diff' 'show FILE' 'diff FILE FILE'; do
		# shellcheck disable=SC2046,SC2086 # words
		not_ok "$command does not" loads libgit2.so \
			$(echo $command | sed "s,FILE,$ZD_SRC/drafts/zero.md,g")
	done
else
	skip "libraries loaded" "the run-time linker does not tell"
fi

# Starting libgit2 reads no certificates: the program answers in their place,
# which holds as long as nothing is fetched through libgit2.
none "nothing is fetched through libgit2" "$(grep -nE \
	'F\((remote|clone|fetch|push|transport|submodule)' \
	"$ZD_SRC/src/store/git2.h")"
bindings=$(LD_DEBUG=bindings ./zerodraft init "$work/bound" 2>&1 >/dev/null |
	grep 'mbedtls_x509_crt_parse_file')
if [ -n "$bindings" ]; then
	none "no certificates are read" \
		"$(echo "$bindings" | grep -v ' to \(\./\|.*/\)zerodraft ')"
else
	skip "certificates" "this libgit2 has another TLS library"
fi

# Constant data alone: what is in a section that can be written is state.
# (.data.rel.ro is for tables with pointers in them.) What is loaded late has
# its functions and its lock, written once under that lock: by object, symbol.
written='git2.o:(zd_git2|late)|(archive|breaks|xml).o:(lib|late)'
none "no mutable globals" "$(nm -A -f sysv .libs/libcore.a 2>/dev/null |
	awk -F '|' '$NF ~ /^(\.t?(data|bss)|\*COM\*)/ &&
		$NF !~ /^\.data\.rel\.ro/ &&
		$1 !~ /:(__|\.L|completed)/ {
			sub(/.*libcore\.a:/, "", $1)
			gsub(/ /, "", $1)
			print $1 " in " $NF
		}' | grep -vE "^($written) in ")"

done_testing
