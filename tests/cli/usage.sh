# Version, wrong usage, exit status: what holds for every command.
. "${ZD_SRC:?}/tests/cli/testlib.sh"

commands=$(commands_of zerodraft)

run zerodraft --version
status 0 "--version"
version=$(sed -n 's/^#define ZD_VERSION "\(.*\)"/\1/p' \
	"$ZD_SRC/include/zerodraft/base.h")
is "it prints the version of the header" "zerodraft $version" \
	"$(cat "$work/out")"
err_empty "and nothing else"
is "configure has the same version" "$version" \
	"$(sed -n 's/^#define PACKAGE_VERSION "\(.*\)"/\1/p' \
		"$ZD_BUILD/config.h")"

run zerodraft
status 2 "no command at all is wrong usage"
out_empty "no command: nothing on standard output"
err_has "usage: zerodraft" "no command: the usage"

run zerodraft frobnicate
status 2 "an unknown command is wrong usage"
err_has "frobnicate" "an unknown command is named"
out_empty "an unknown command: nothing on standard output"

# shellcheck disable=SC2046 # words
for command in $commands; do
	run zerodraft $(typed "$command") --no-such-option
	status 2 "$command: an unknown option is wrong usage"
	err_has "--no-such-option" "$command: it is named"
	out_empty "$command: nothing on standard output"
	run zerodraft $(typed "$command") --date
	status 2 "$command: an option without its value is wrong usage"
	run zerodraft $(typed "$command") --color sometimes
	status 2 "$command: a value that is none is wrong usage"
	run zerodraft $(typed "$command") --format parchment
	status 2 "$command: a format that is none is wrong usage"
	run zerodraft $(typed "$command") --date yesterdayish
	status 2 "$command: a date that is none is wrong usage"
	run zerodraft $(typed "$command") --author nobody
	status 2 "$command: an author that is none is wrong usage"
done

# Outside a repository: a clear word, status 3, nothing made.
for command in "show" "diff zero rev1" "compile" "publish" "amendments" \
	"import --round zero $ZD_SRC/drafts/zero.md" \
	"propose --as EU -i OP1:delete"; do
	# shellcheck disable=SC2086 # words
	run zerodraft $command
	status 3 "${command%% *} outside a negotiation fails"
	out_empty "${command%% *} outside: nothing on standard output"
	run zerodraft -C nowhere $command
	status 3 "${command%% *} with a folder that is not there fails"
	err_has "nowhere" "${command%% *}: the folder is named"
done
is "and nothing was made" "" "$(ls -A | tr '\n' ' ' | sed 's/ $//')"

# What cannot be written is an error, not a success.
if [ -w /dev/full ]; then
	zerodraft help >/dev/full 2>"$work/err"
	is "a full standard output is an error" 3 $?
	ok "and it is said" test -s "$work/err"
else
	skip "a full standard output is an error" "there is no /dev/full"
fi
run zerodraft diff -o no/such/folder "$ZD_SRC/drafts/zero.md" \
	"$ZD_SRC/drafts/rev1.md"
status 3 "an output that cannot be opened is an error"
err_has "no/such/folder" "and it is named"

done_testing
