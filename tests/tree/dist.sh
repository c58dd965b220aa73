# What is in git is in the tarball, and nothing else that was not made by the
# build system. Only in a checkout: a tarball does not know.
. "${ZD_SRC:?}/tests/tap.sh"
: "${ZD_BUILD:?}"
need git make
cd "$ZD_SRC" || exit 99
[ "$(git rev-parse --show-toplevel 2>/dev/null)" = "$(pwd -P)" ] ||
	skip_all "not a checkout"

# automake's own list of what it would pack.
unset MAKEFLAGS MFLAGS MAKELEVEL
# The source folder as it was given to configure: absolute or from there.
srcdir=$(sed -n 's/^srcdir = //p' "$ZD_BUILD/Makefile")
packed=$(make -s -C "$ZD_BUILD" print-distfiles 2>/dev/null |
	sed -n 's/^packed: //p' | tr ' ' '\n' |
	sed "s|^$ZD_SRC/||; s|^$srcdir/||; s|^\./||" | LC_ALL=C sort -u)
ok "make print-distfiles names files" test -n "$packed"

# A folder in the list stands for what is in it.
expanded=$(printf '%s\n' "$packed" | while read -r name; do
	if [ -d "$name" ]; then
		find "$name" -type f
	else
		echo "$name"
	fi
done | LC_ALL=C sort -u)

tracked=$(git ls-files | LC_ALL=C sort)
made='^(Makefile\.in|aclocal\.m4|config\.h\.in|configure|build-aux/.*|m4/.*)$'
kept='^(\.gitignore|\.gitattributes|\.ci/.*|m4/\.gitkeep)$'

both() {
	printf '%s\n' "$1" "$2" "$2" | LC_ALL=C sort | uniq -u
}
none "the tarball has all that is in git" \
	"$(both "$tracked" "$expanded" | grep -vE "$kept")"
none "the tarball has nothing that is not in git" \
	"$(both "$expanded" "$tracked" | grep -vE "$made")"
none "every file that is packed is there" "$(
	printf '%s\n' "$expanded" | while read -r name; do
		[ -e "$name" ] || echo "$name"
	done)"

done_testing
