# zerodraft help: the list of commands, and each command's usage.
. "${ZD_SRC:?}/tests/cli/testlib.sh"

run zerodraft help
status 0 "help"
err_empty "nothing on standard error"
out_has "usage: zerodraft" "it shows the usage"
out_has "zerodraft(1)" "it says where there is more"
cp "$work/out" all
commands=$(commands_of zerodraft)
for command in init import show diff propose amendments compile publish help
do
	ok "it lists $command" sh -c 'echo "$1" | grep -qx "$2"' sh \
		"$commands" "$command"
done
none "it fits a terminal" "$(awk 'length($0) > 79' all)"

run zerodraft --help
status 0 "--help"
out_is all "--help says what help says"

# shellcheck disable=SC2046 # words
for command in $commands; do
	name=$(typed "$command")
	run zerodraft help $name
	status 0 "help $command"
	err_empty "help $command: nothing on standard error"
	is "help $command starts with the usage" "usage: zerodraft $name" \
		"$(sed -n "1s/^\(usage: zerodraft $name\)\( .*\)*$/\1/p" \
			"$work/out")"
	out_has "zerodraft-$command(1)" "help $command names the page"
	cp "$work/out" one
	run zerodraft $name --help
	status 0 "$command --help"
	out_is one "$command --help says the same"
	run zerodraft $name --no-such-option --help
	status 2 "$command: a wrong option before --help is still wrong"
done

run zerodraft help frobnicate
status 2 "help for an unknown command is wrong usage"
err_has "frobnicate" "the unknown command is named"
out_empty "nothing on standard output"
run zerodraft help show diff
status 2 "help takes one command"

# For completion: names, and options with = where a value follows.
run zerodraft help --complete
status 0 "help --complete"
is "it gives the commands' first words" \
	"$(echo "$commands" | sed 's/-.*//' | uniq)" "$(cat "$work/out")"
run zerodraft help --complete propose
status 0 "help --complete propose"
out_has "--as=" "it gives the options"
run zerodraft help --complete frobnicate
out_empty "and nothing for what is no command"

run zerodraft help -o page compile
status 0 "into a file"
out_empty "nothing is printed then"
ok "the file has it" grep -q "^usage: zerodraft compile" page
run zerodraft help -o no/such/folder compile
status 3 "a file that cannot be written"
done_testing
