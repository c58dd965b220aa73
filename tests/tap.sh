# Results in TAP for the shell scripts below tests/. Source it, call the
# checks, end with done_testing: a script that dies earlier has no plan, and
# the driver counts that as an error.
#
#	. "${ZD_SRC:?}/tests/tap.sh"
#	ok "the page exists" test -f page
#	is "its first line" ".Dd" "$line"
#	done_testing
#
# Every check takes its name first. What a failed check saw is printed as
# comments.

tap_count=0
tap_failed=0

# Comments: each line of the standard input, at most 40.
tap_note() {
	sed -n '1,40s/^/# /p'
}

pass() {
	tap_count=$((tap_count + 1))
	echo "ok $tap_count - $*"
}

fail() {
	tap_count=$((tap_count + 1))
	tap_failed=$((tap_failed + 1))
	echo "not ok $tap_count - $*"
	return 0
}

# ok NAME COMMAND…: the command succeeds.
ok() {
	tap_name=$1
	shift
	if tap_said=$("$@" 2>&1); then
		pass "$tap_name"
	else
		fail "$tap_name"
		printf '%s\n' "$*" "$tap_said" | tap_note
	fi
}

# not_ok NAME COMMAND…: the command fails (not: is missing, or is killed).
not_ok() {
	tap_name=$1
	shift
	tap_said=$("$@" 2>&1)
	tap_status=$?
	if [ "$tap_status" -gt 0 ] && [ "$tap_status" -lt 126 ]; then
		pass "$tap_name"
	else
		fail "$tap_name"
		printf '%s\n' "$*: status $tap_status" "$tap_said" | tap_note
	fi
}

# is NAME EXPECTED GOT: two strings are the same.
is() {
	if [ "$2" = "$3" ]; then
		pass "$1"
	else
		fail "$1"
		printf 'expected: %s\n' "$2" | tap_note
		printf '     got: %s\n' "$3" | tap_note
	fi
}

# none NAME FOUND: nothing was found; what was is the list of faults.
none() {
	if [ -z "$2" ]; then
		pass "$1"
	else
		fail "$1"
		printf '%s\n' "$2" | tap_note
	fi
}

# skip NAME REASON
skip() {
	tap_count=$((tap_count + 1))
	echo "ok $tap_count - $1 # SKIP $2"
}

# skip_all REASON: before any check; ends the script.
skip_all() {
	echo "1..0 # SKIP $*"
	exit 0
}

# need TOOL…: skips the whole script where one is missing.
need() {
	for tap_tool; do
		command -v "$tap_tool" >/dev/null 2>&1 ||
			skip_all "$tap_tool is not installed"
	done
}

# The commands that the program lists, a word each: "show", "source-add".
# $(typed NAME) is what one types.
commands_of() { # zerodraft
	"$1" help | sed -nE 's/^  ([a-z ]{12}) .*/\1/p' |
		sed 's/ *$//; s/ /-/'
}
typed() {
	echo "$1" | tr '-' ' '
}

done_testing() {
	echo "1..$tap_count"
	[ "$tap_failed" -eq 0 ]
	exit
}
