# The options of a comparison: the header, the table of defaults and the page
# name the same fields with the same values, and every cap that a redline says
# is one of them.
. "${ZD_SRC:?}/tests/tap.sh"
cd "$ZD_SRC" || exit 99
page=man/zerodraft-diff-options.3

# "name value" for each field; those of an array together.
in_header() {
	awk '/^struct zd_diff_options/ { inside = 1 }
	/^};/ { inside = 0 }
	inside && /^\t(bool|uint32_t|uint8_t|float) / && !/ version;/ {
		split($0, half, ";")
		sub(/^\t[a-z0-9_]+ /, "", half[1])
		sub(/^ *\/\* /, "", half[2])
		sub(/( [GRW])* \*\/$/, "", half[2])
		if (sub(/\[.*\]/, "", half[1])) {
			print half[1], half[2]
			next
		}
		n = split(half[1], name, ", ")
		split(half[2], value, ", ")
		for (i = 1; i <= n; i++)
			print name[i], value[i]
	}' include/zerodraft/redline.h
}

in_table() {
	sed -n '/version/d
		s/^\t\.\([a-z_]*\) = {*\([^}]*\)}*,$/\1 \2/p' \
		src/diff/options.c | sed 's/f$//'
}

in_page() {
	sed -n 's/^\.It Va \([a-z_]*\) Pq \(.*\)$/\1 \2/p' "$page"
}

caps_said() {
	grep -ohE '\(max_[a-z_]*\)' src/diff/redline.c src/view/*.c |
		tr -d '()' | LC_ALL=C sort -u
}

ok "the header has fields" test "$(in_header | wc -l)" -ge 60
is "the page has the fields of the header, and their values" \
	"$(in_header)" "$(in_page)"
is "the defaults are as the header says" \
	"$(in_header | LC_ALL=C sort)" "$(in_table | LC_ALL=C sort)"
none "what a redline says is the name of a field" "$(
	caps_said | while read -r cap; do
		in_header | grep -q "^$cap " || echo "$cap"
	done)"
is "the page lists the caps that are said" "$(caps_said)" \
	"$(sed -n 's/^\.It Va \(max_[a-z_]*\)$/\1/p' "$page" | LC_ALL=C sort)"

done_testing
