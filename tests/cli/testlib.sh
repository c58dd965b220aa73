# For scripts that run the program: an empty HOME, a fixed identity, clock,
# time zone and locale, nothing of the caller's git, a temporary folder as
# working directory that goes away at the end.
#
#	. "${ZD_SRC:?}/tests/cli/testlib.sh"
#	run zerodraft show OP99
#	status 3 "an unknown label fails"
#	err_has "OP99" "the message names it"
#	done_testing
#
# `run` leaves standard output in the file out, standard error in err, the
# exit status in $status. A run that no `status` follows must have ended with
# 0: the next run, or the end, sees to that. The checks of
# tap.sh are there too, names first; those below take what they look for
# first, as it is what tells them apart.

. "${ZD_SRC:?}/tests/tap.sh"
: "${ZD_BUILD:?}"

for name in $(env | sed -nE 's/^((GIT|ZERODRAFT|XDG)_[A-Z_]*)=.*/\1/p'); do
	[ "$name" = ZERODRAFT_CORPUS ] || unset "$name"
done
unset EMAIL PAGER EDITOR COLUMNS LINES NO_COLOR CDPATH
unset LANG LANGUAGE LC_CTYPE LC_MESSAGES LC_COLLATE LC_TIME

work=$(mktemp -d "${TMPDIR:-/tmp}/zerodraft-test.XXXXXX") || exit 99
# The real path: git prints it so.
work=$(cd "$work" && pwd -P)
trap 'cd /; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$work/home" "$work/reports" "$work/t" "$work/json" || exit 99
cd "$work/t" || exit 99

HOME=$work/home
LC_ALL=C.UTF-8
TZ=UTC
TERM=dumb
GIT_CONFIG_NOSYSTEM=1
GIT_CONFIG_GLOBAL=$HOME/.gitconfig
GIT_AUTHOR_NAME='Ana Facilitator'
GIT_AUTHOR_EMAIL=ana@facilitators.invalid
GIT_AUTHOR_DATE='2026-03-02T09:00:00Z'
GIT_COMMITTER_NAME='Ben Secretary'
GIT_COMMITTER_EMAIL=ben@secretariat.invalid
GIT_COMMITTER_DATE='2026-03-02T10:00:00Z'
PATH=$ZD_BUILD:$PATH
export HOME LC_ALL TZ TERM PATH GIT_CONFIG_NOSYSTEM GIT_CONFIG_GLOBAL \
	GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_AUTHOR_DATE \
	GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL GIT_COMMITTER_DATE
: >"$GIT_CONFIG_GLOBAL"

# A sanitizer's report goes to a file and fails the script whatever the exit
# status was: 1 and 3 mean something else here.
ASAN_OPTIONS=log_path=$work/reports/asan:exitcode=99:${ASAN_OPTIONS-}
UBSAN_OPTIONS=log_path=$work/reports/ubsan:print_stacktrace=1:${UBSAN_OPTIONS-}
LSAN_OPTIONS=exitcode=99
export ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS

# run COMMAND…: standard input is empty unless redirected by the caller with
# run_in FILE COMMAND….
run() {
	run_in /dev/null "$@"
}

run_in() {
	check_unasked
	ran_input=$1
	shift
	ran=$*
	"$@" <"$ran_input" >"$work/out" 2>"$work/err"
	status=$?
	ran_unasked=yes
	keep_json
}

check_unasked() {
	[ "${ran_unasked:-no}" = no ] || [ "$status" -eq 0 ] ||
		status 0 "$ran"
	ran_unasked=no
}

# What was printed as JSON is held against its schema at the end. A text of
# megabytes would take a minute and say no more.
keep_json() {
	case $ran in
	*zerodraft*"--format json"*) ;;
	*) return ;;
	esac
	[ "$status" -le 1 ] && [ -s "$work/out" ] &&
		[ "$(wc -c <"$work/out")" -lt 1000000 ] || return 0
	ran_json=$((${ran_json:-0} + 1))
	cp "$work/out" "$work/json/$ran_json"
}

check_json() {
	[ "${ran_json:-0}" -gt 0 ] && command -v python3 >/dev/null || return
	none "the JSON of $ran_json runs follows the schema" \
		"$(PYTHONDONTWRITEBYTECODE=1 \
			python3 "$ZD_SRC/tests/cli/schema.py" \
			"$ZD_SRC/src/render/zerodraft-1.schema.json" \
			"$work"/json/* 2>&1)"
}

said() {
	{
		printf '$ %s\nstatus %s\n' "$ran" "$status"
		sed 's/^/out: /' "$work/out"
		sed 's/^/err: /' "$work/err"
	} | tap_note
}

# status N NAME: the last run ended with N.
status() {
	ran_unasked=no
	if [ "$status" -eq "$1" ]; then
		pass "$2"
	else
		fail "$2 (status $1)"
		said
	fi
}

# answered NAME: the last run ended with 0 or, as there was something to find,
# with 1.
answered() {
	[ "$status" -eq 1 ] && status 1 "$1" || status 0 "$1"
}

tap_check() {
	tap_name=$1
	shift
	if "$@" >/dev/null 2>&1; then
		pass "$tap_name"
	else
		fail "$tap_name"
		printf '%s\n' "$*" | tap_note
		said
	fi
}

# TEXT NAME: a plain string that stands, or does not stand, on one line of
# the last run's output.
out_has() { tap_check "$2" grep -qF -e "$1" "$work/out"; }
err_has() { tap_check "$2" grep -qF -e "$1" "$work/err"; }
out_lacks() { tap_check "$2" lacks "$1" "$work/out"; }
err_lacks() { tap_check "$2" lacks "$1" "$work/err"; }
out_empty() { tap_check "$1" test ! -s "$work/out"; }
err_empty() { tap_check "$1" test ! -s "$work/err"; }

lacks() {
	! grep -qF -e "$1" "$2"
}

# FILE NAME: the output is the file, byte for byte.
out_is() {
	if cmp -s "$1" "$work/out"; then
		pass "$2"
	else
		fail "$2"
		diff -u "$1" "$work/out" | tap_note
	fi
}

# same FILE FILE NAME
same() {
	if cmp -s "$1" "$2"; then
		pass "$3"
	else
		fail "$3"
		diff -u "$1" "$2" | tap_note
	fi
}

# corpus: skips the script where the real texts are not at hand.
corpus() {
	[ -n "${ZERODRAFT_CORPUS-}" ] || skip_all "ZERODRAFT_CORPUS is not set"
}

# negotiation DIR: a new one with the Zero Draft of drafts/ in it.
negotiation() {
	zerodraft init "$1" >/dev/null &&
		zerodraft -C "$1" import --round zero \
			"$ZD_SRC/drafts/zero.md" >/dev/null 2>&1 ||
		fail "a negotiation to test with: $1"
}

done_testing() {
	check_unasked
	check_json
	for tap_report in "$work"/reports/*; do
		[ -s "$tap_report" ] || continue
		fail "no report of a sanitizer"
		tap_note <"$tap_report"
	done
	echo "1..$tap_count"
	[ "$tap_failed" -eq 0 ]
	exit
}
