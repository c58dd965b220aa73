# Every example of the manual pages and of the README is run, in the order
# in which it stands, and must print what the page says.
#
# An example is a line that begins with "$ " in a literal display of a page
# (.Bd -literal) or in a console block of the README; a backslash at its end
# joins the next line. The lines behind it, up to the next command or the end
# of the block, are what it prints, standard error included. A line "..."
# stands for any lines, "..." at the end of a line for the rest of it; blanks
# at the end of a line do not count. Each page begins in a folder of its own,
# with drafts/ in it. A command may end with 0 or 1; one that ends with
# another status must be followed by "$ echo $?".

. "${ZD_SRC:?}/tests/cli/testlib.sh"

# Literal displays of a page, as a reader sees them: "\e" is a backslash,
# "\&" nothing.
displays_of_page() {
	awk '
	/^\.Bd .*-literal/ { inside = 1; next }
	/^\.Ed/ && inside { inside = 0; print "\f"; next }
	inside {
		gsub(/\\&/, "")
		gsub(/\\-/, "-")
		gsub(/\\e/, "\\")
		print
	}' "$1"
}

displays_of_readme() {
	awk '
	/^```console$/ { inside = 1; next }
	/^```$/ && inside { inside = 0; print "\f"; next }
	inside { print }' "$1"
}

# Displays on the standard input become files $1/N.run and $1/N.want. What
# stands in a display before its first command is no example.
cut_examples() {
	awk -v dir="$1" '
	function done() {
		if (n) { close(run); close(want) }
	}
	/^\f$/ { open = 0; more = 0; next }
	more {
		print > run
		more = /\\$/
		next
	}
	/^\$ / {
		done()
		n++
		run = dir "/" n ".run"
		want = dir "/" n ".want"
		printf "" > want
		print substr($0, 3) > run
		open = 1
		more = /\\$/
		next
	}
	open { print > want }
	END { done(); print n + 0 }'
}

# One shell runs the commands of a page, so that a folder that one enters and
# the status that one leaves are there for the next.
write_script() { # folder, number of commands
	echo 'zd_status=0'
	zd_i=1
	while [ "$zd_i" -le "$2" ]; do
		printf 'exec >%s 2>&1\n(exit $zd_status)\n' "$1/$zd_i.got"
		cat "$1/$zd_i.run"
		printf 'zd_status=$?\necho $zd_status >%s\n' "$1/$zd_i.status"
		zd_i=$((zd_i + 1))
	done
}

# matches WANT GOT
matches() {
	awk '
	function same(w, g) {
		if (w ~ /\.\.\.$/)
			return index(g, substr(w, 1, length(w) - 3)) == 1
		return w "" == g ""
	}
	{ sub(/[ \t]+$/, "") }
	FILENAME == ARGV[1] { want[++w] = $0; next }
	{ got[++g] = $0 }
	END {
		at[0] = 1
		for (i = 1; i <= w; i++) {
			for (j = 0; j <= g; j++)
				next_at[j] = 0
			for (j = 0; j <= g; j++) {
				if (want[i] == "...")
					next_at[j] = at[j] || (j && next_at[j - 1])
				else if (j && at[j - 1] && same(want[i], got[j]))
					next_at[j] = 1
			}
			for (j = 0; j <= g; j++)
				at[j] = next_at[j]
		}
		exit !at[g + 0]
	}' "$1" "$2"
}

# A status other than 0 and 1 is part of the example, or a fault.
status_is_told() { # folder, number
	[ -f "$1/$2.status" ] || return 1
	case $(cat "$1/$2.status") in
	0 | 1) return 0 ;;
	esac
	grep -qx 'echo \$?' "$1/$(($2 + 1)).run" 2>/dev/null
}

check_example() { # page, folder, number
	zd_name="$1: $(head -n 1 "$2/$3.run" | tr '#' ' ')"
	if [ ! -f "$2/$3.got" ]; then
		fail "$zd_name (not reached)"
	elif ! matches "$2/$3.want" "$2/$3.got"; then
		fail "$zd_name"
		diff -u "$2/$3.want" "$2/$3.got" | tap_note
	elif ! status_is_told "$2" "$3"; then
		fail "$zd_name (status $(cat "$2/$3.status"), not shown)"
	else
		pass "$zd_name"
	fi
}

run_page() { # name, displays on the standard input
	zd_page=$work/pages/$1
	mkdir -p "$zd_page" "$work/t/$1" || exit 99
	zd_count=$(cut_examples "$zd_page")
	[ "$zd_count" -gt 0 ] || return 0
	cp -R "$ZD_SRC/drafts" "$work/t/$1/drafts" || exit 99
	chmod -R u+w "$work/t/$1/drafts" || exit 99
	write_script "$zd_page" "$zd_count" >"$zd_page/script"
	(cd "$work/t/$1" && sh "$zd_page/script" </dev/null)
	zd_i=1
	while [ "$zd_i" -le "$zd_count" ]; do
		check_example "$1" "$zd_page" "$zd_i"
		zd_i=$((zd_i + 1))
	done
	zd_pages=$((zd_pages + 1))
}

# The comparison itself: it must be able to say no.
printf 'a\n...\nd\n' >"$work/want"
printf 'a\nb\nc\nd\n' >"$work/got"
ok "dots stand for any lines" matches "$work/want" "$work/got"
printf 'a\nd\n' >"$work/got"
ok "dots stand for no line" matches "$work/want" "$work/got"
printf 'a\nb\nc\n' >"$work/got"
not_ok "what follows the dots must follow" matches "$work/want" "$work/got"
printf 'a bird\n...\nd\n' >"$work/want"
printf 'a bee\nd\n' >"$work/got"
not_ok "words before the dots must stand there" \
	matches "$work/want" "$work/got"
printf 'a b...\nd\n' >"$work/want"
ok "dots stand for the rest of a line" matches "$work/want" "$work/got"
: >"$work/got"
not_ok "no output is not the expected one" matches "$work/want" "$work/got"
: >"$work/want"
ok "nothing expected, nothing printed" matches "$work/want" "$work/got"
echo a >"$work/got"
not_ok "nothing expected, something printed" matches "$work/want" "$work/got"

# The program of libzerodraft(3): its display begins with an #include.
make_variable() {
	sed -n "s/^$1 = //p" "$ZD_BUILD/Makefile"
}

check_c_example() {
	displays_of_page "$ZD_SRC/man/libzerodraft.3" |
		awk '/^#include/ { inside = 1 } /^\f$/ { inside = 0 } inside' \
			>"$work/example.c"
	# shellcheck disable=SC2046 # several words each
	ok "the example of libzerodraft.3 compiles" \
		$(make_variable CC) -std=c99 $(make_variable AX_CFLAGS) \
		-I"$ZD_SRC/include" -o "$work/example" "$work/example.c" \
		$(make_variable AX_LDFLAGS) "$ZD_BUILD/.libs/libzerodraft.so" \
		-Wl,-rpath,"$ZD_BUILD/.libs"
	run "$work/example"
	status 0 "it runs"
	out_has shall "it shows the word that went"
	out_has should "it shows the word that came"
}

zd_pages=0
for page in "$ZD_SRC"/man/*.[1-9]; do
	displays_of_page "$page" >"$work/displays"
	run_page "${page##*/}" <"$work/displays"
done
displays_of_readme "$ZD_SRC/README.md" >"$work/displays"
run_page README.md <"$work/displays"

check_c_example

# Every command's page has an example, and so have the README, the tutorial
# and the two formats.
for page in "$ZD_SRC"/man/zerodraft*.[157] README.md; do
	page=${page##*/}
	ok "$page has an example" test -f "$work/pages/$page/1.run"
done
ok "pages were found" test "$zd_pages" -ge 14
done_testing
