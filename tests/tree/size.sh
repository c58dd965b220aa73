# No function above 70 lines, no file above 700, no more than five parameters:
# the error, which everything has, and a message with what goes into it are
# not counted, and a pointer with its length is one.
. "${ZD_SRC:?}/tests/tap.sh"
cd "$ZD_SRC" || exit 99

sources=$(find src include tests -name '*.[ch]' | LC_ALL=C sort)
# shellcheck disable=SC2086 # a list
none "no file is longer than 700 lines" "$(wc -l $sources |
	awk '$2 != "total" && $1 > 700 { print $2 ": " $1 " lines" }')"

if ctags --version 2>/dev/null | grep -q 'Universal Ctags'; then
	tags=$(printf '%s\n' "$sources" | ctags --languages=C \
		--langmap=C:.c.h --kinds-C=fp --fields=+neS \
		--fields=-k --sort=no -f - -L -)
	ok "ctags found functions" \
		test "$(printf '%s\n' "$tags" | wc -l)" -gt 50
	none "no function is longer than 70 lines" "$(printf '%s\n' "$tags" |
		awk -F '\t' '{
			line = end = 0
			for (i = 4; i <= NF; i++) {
				if ($i ~ /^line:/)
					line = substr($i, 6)
				if ($i ~ /^end:/)
					end = substr($i, 5)
			}
			if (end && end - line + 1 > 70)
				print $2 ":" line ": " $1 " has " \
					end - line + 1 " lines"
		}')"
	none "no function has more than five parameters" \
		"$(printf '%s\n' "$tags" | awk -F '\t' '
		BEGIN {
			message = ",const char [*] *[a-z]*,[.][.][.][)]$"
			error = ",struct zd_error [*] *[a-z]*[)]$"
			pair = "[*] *[a-z_]*,(size_t|uint32_t) "
			pair = pair "([a-z_]*_)?(len|count|n|m)[,)]"
		}
		{
			for (i = 4; i <= NF; i++) {
				if ($i !~ /^signature:/)
					continue
				list = $i
				sub(message, ")", list)
				sub(error, ")", list)
				# a pointer to a function is one parameter
				gsub(/\(\* *[a-z_]*\)\([^()]*\)/, "x", list)
				gsub(pair, "*,", list)
				sub(/,$/, "", list)
				if (gsub(/,/, ",", list) > 4)
					print $2 ": " $1 " " $i
			}
		}')"
else
	skip "no function is longer than 70 lines" "no Universal Ctags"
	skip "no function has more than five parameters" "no Universal Ctags"
fi

done_testing
