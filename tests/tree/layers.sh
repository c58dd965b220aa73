# Each #include against the table of CONTRIBUTING.md: a file may include its
# own folder, those its folder may know, and <zerodraft.h>. A library stands
# behind the folders that own it.
. "${ZD_SRC:?}/tests/tap.sh"
cd "$ZD_SRC/src" || exit 99
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

# folder: what it may include, besides itself
layers='base:
text: base
codec: base text
diff: base text
language: base text diff
amend: base text diff
store: base
negotiation: base text codec diff language amend store
history: base text codec diff language amend store negotiation
lint: base text
view: base text diff language amend negotiation history lint
render: base view
cli: base'
# All but the command line.
layers="$layers
api: $(printf '%s\n' "$layers" | sed 's/:.*//; /^cli$/d' | tr '\n' ' ')"

# header: the folders that may include it
libraries='git2.h: store
cmark.h: codec
pcre2.h: text
utf8proc.h: base
jansson.h: codec render api
zip.h: base
unicode/ubrk.h: base
unicode/utext.h: base
libxml.h: codec'

# file TAB what is included, quotes or angle brackets kept
includes() {
	find "$1" -name '*.[ch]' | LC_ALL=C sort | xargs awk '
		/^[ \t]*#[ \t]*include/ {
			sub(/^[ \t]*#[ \t]*include[ \t]*/, "")
			sub(/[ \t]*(\/[*\/].*)?$/, "")
			print FILENAME "\t" $0
		}'
}

strangers() { # folder, what it may include
	includes "$1" | awk -F '\t' -v own="$1" -v may=" $1 $2 " '
		$2 ~ /^"/ {
			split(substr($2, 2), part, "/")
			if (!index(may, " " part[1] " "))
				print $1 " includes " $2
		}'
}

for folder in */; do
	folder=${folder%/}
	line=$(printf '%s\n' "$layers" | grep "^$folder:")
	ok "$folder has a place among the layers" test -n "$line"
	[ -n "$line" ] || continue
	none "$folder includes what it may" \
		"$(strangers "$folder" "${line#*:}")"
done

# The header named, and those of the library's own folder (git2/…).
# The same table as it stands in print: folder, what it may include.
printed() { # file, number of the column
	sed -nE '/^\| folder in/,/^$/p' "$1" | awk -F '|' -v column="$2" '
		NR > 2 && NF {
			gsub(/[` ]/, "", $2)
			gsub(/,/, " ", $column)
			gsub(/  +/, " ", $column)
			sub(/–/, "", $column)
			sub(/ +$/, "", $column)
			print $2 ":" $column
		}' | sed 's/: $/:/' | LC_ALL=C sort
}
# api and cli are put in words there.
table=$(printf '%s\n' "$layers" | LC_ALL=C sort |
	sed 's/^api:.*/api: all of these/
		s/^cli:.*/cli: base the public header/')
is "CONTRIBUTING.md has this table" "$table" "$(printed ../CONTRIBUTING.md 4)"
is "README.md has this table" "$table" "$(printed ../README.md 4)"

printf '%s\n' "$libraries" >"$work/libraries"
while IFS=: read -r header owners; do
	none "<$header> only in$owners" "$(includes . |
		awk -F '\t' -v name="${header%.h}" -v owners="$owners " '
			$2 ~ "^<" name "[./]" {
				split($1, part, "/")
				if (!index(owners, " " part[2] " "))
					print $1 " includes " $2
			}')"
done <"$work/libraries"

none "no other library" "$(includes . | awk -F '\t' '
	$2 ~ /^<unicode\/u(brk|text)\.h>/ { next }
	$2 ~ /^<(iconv|criterion|icu|unicode\/|glib|zlib|openssl)/ ||
	$2 ~ /^<(cmark-gfm|cmark_|pcre\.|pcre2posix|regex|wchar|wctype)/ {
		print $1 " includes " $2
	}')"
none "headers are included by folder and name" "$(includes . | awk -F '\t' '
	$2 ~ /^"/ && $2 !~ /^"[a-z]+\/[a-z0-9_]+\.(h|inc)"$/ {
		print $1 " includes " $2
	}')"
none "the public header comes with angle brackets" \
	"$(includes . | grep '"zerodraft.h"\|"../include')"

done_testing
