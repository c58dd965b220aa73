# Every header compiles alone, included twice; the public ones for C99 without
# extensions and for C++ too.
. "${ZD_SRC:?}/tests/tap.sh"
: "${ZD_BUILD:?}"
need cc
cd "$ZD_SRC" || exit 99

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

twice() { # header
	printf '#include %s\n#include %s\nint nothing_%s;\n' "$1" "$1" here
}

# The flags of pkg-config, as configure found them.
libraries='LIBGIT2|CMARK|PCRE2|UTF8PROC|JANSSON|XXHASH'
flags=$(sed -nE "s/^($libraries)_CFLAGS = //p" "$ZD_BUILD/Makefile" |
	tr '\n' ' ')

alone() { # header as included
	twice "$1" >"$work/alone.c"
	# shellcheck disable=SC2086 # words
	cc -std=c11 -Wall -Wextra -Werror -fsyntax-only \
		-I"$ZD_SRC/include" -I"$ZD_SRC/src" $flags \
		-include "$ZD_BUILD/config.h" -include src/base/banned.h \
		"$work/alone.c"
}

for header in $(find src -name '*.h' | LC_ALL=C sort); do
	ok "$header" alone "\"${header#src/}\""
done

guards=$(for header in $(find src -name '*.h' | LC_ALL=C sort); do
	guard=ZD_$(echo "${header#src/}" | tr 'a-z/.' 'A-Z__')
	[ "$(grep -c "^#\(ifndef\|define\) $guard$" "$header")" -eq 2 ] ||
		echo "$header: not $guard"
done)
none "the guards are named after the files" "$guards"

guards=$(for header in include/zerodraft/*.h; do
	guard=ZERODRAFT_$(basename "$header" .h | tr 'a-z' 'A-Z')_H
	[ "$(grep -c "^#\(ifndef\|define\) $guard$" "$header")" -eq 2 ] ||
		echo "$header: not $guard"
	grep -qxF "#include <${header#include/}>" include/zerodraft.h ||
		echo "$header: zerodraft.h does not include it"
done)
none "zerodraft.h has every topic, guarded by its name" "$guards"

for path in include/zerodraft.h include/zerodraft/*.h; do
	header=${path#include/}
	twice "<$header>" >"$work/public.c"
	ok "$header in C99 without extensions" cc -std=c99 -pedantic -Wall \
		-Wextra -Wstrict-prototypes -Werror -fsyntax-only -Iinclude \
		"$work/public.c"
	if command -v c++ >/dev/null 2>&1; then
		cp "$work/public.c" "$work/public.cc"
		for standard in c++98 c++17; do
			ok "$header in $standard" c++ -std=$standard -Wall \
				-Wextra -Werror -fsyntax-only -Iinclude \
				"$work/public.cc"
		done
	else
		skip "$header in C++" "there is no C++ compiler"
	fi
done
none "the public headers include only what every C compiler has" \
	"$(cat include/zerodraft.h include/zerodraft/*.h |
		sed -n 's/^#include //p' |
		grep -v -e '^<std\(bool\|def\|int\)\.h>$' \
			-e '^<zerodraft/[a-z]*\.h>$')"

done_testing
