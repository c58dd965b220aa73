# --format json of every command that prints a result: testlib.sh holds what
# each run printed against the schema, here and in the other scripts.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
need python3
schema=$ZD_SRC/src/render/zerodraft-1.schema.json
drafts=$ZD_SRC/drafts

# json COMMAND…: prints JSON and nothing else, on what the second word says.
json() {
	what=$1
	shift
	run zerodraft "$@" --format json
	if [ "$status" -le 1 ]; then
		out_has "{\"schema\": \"zerodraft/1\", \"what\": \"$what\"" \
			"$what: $(echo "$*" | sed "s,$drafts/,,g")"
	else
		status 0 "zerodraft $*"
	fi
}

# silent COMMAND…: has nothing to say when all is well.
silent() {
	run zerodraft "$@" --format json
	status 0 "$*"
	out_empty "$1 $2 $3 says nothing"
}

json begun init n
json begun init --profile progress-declaration p
json import -C n import --dry-run --round zero "$drafts/zero.md"
json import -C n import --round zero "$drafts/zero.md"
json proposed -C n propose --as EU "$drafts/amendments/eu.md"
json proposed -C n propose --as US "$drafts/amendments/us.txt"
json proposed -C n propose --as G77 "$drafts/amendments/g77.txt"
silent -C n position --as G77 support US/1
json amendments -C n amendments
json compilation -C n compile
cp "$work/out" c.json
json compilation -C n compile --no-attribution
json draft extract c.json
json draft extract --as EU c.json
json decided -C n accept EU/1
json decided -C n bracket EU/2
json decided -C n reject EU/3
json decided -C n withdraw US/1
silent -C n agree PP1
json brackets -C n brackets
json bracket-rounds -C n brackets --rounds
json bracket-act -C n bracket OP3 "right to privacy"
json bracket-act -C n lift OP4
json bracket-act -C n choose 'OP9[2]' shall
json status -C n status
json status -C n status --by-part --by-party --rounds --open
json speak -C n speak --as EU
json silence -C n silence open --until 2026-04-01T12:00Z
json round -C n round --renumber rev1
json carried -C n carry
json amendments -C n amendments
json settings -C n set
json sources-added -C n source add "$drafts"/sources/*.md
json sources -C n source list
json citations-fixed -C n cite fix
json trace -C n trace --all
json draft -C n publish
json draft -C n show
json draft -C n show OP7
json draft show "$drafts/zero.txt"
json redline diff "$drafts/zero.md" "$drafts/rev1.md"
json redline diff --changed "$drafts/rev1.md" "$drafts/zero.md"
json columns diff --side-by-side "$drafts/zero.md" "$drafts/rev1.md"
json columns diff --side-by-side --via "$drafts/rev1.md" "$drafts/zero.md" \
	"$drafts/zero.md"
json stat diff --stat "$drafts/zero.md" "$drafts/rev1.md"
json names diff --name-only "$drafts/zero.md" "$drafts/rev1.md"
json import -C n import --round rev2 "$drafts/rev1.md"

# A table says what its cells are, in a row of its own or beside it.
run zerodraft -C n amendments --on zero --format json
out_has '"columns": ["amendment", ' "the columns of a list have names"

# The check sees what is wrong.
faulty() { # NAME SED-SCRIPT
	sed "$2" c.json >faulty.json
	if [ -n "$(python3 "$ZD_SRC/tests/cli/schema.py" "$schema" \
		faulty.json)" ] && ! cmp -s c.json faulty.json; then
		pass "$1"
	else
		fail "$1"
	fi
}
faulty "a key that is not in the schema is found" 's/"id":/"ident":/'
faulty "so is a mark that there is not" 's/"mark": "kept"/"mark": "new"/'
faulty "and a number as a string" 's/"to": 1,/"to": "1",/'
faulty "and a run without a text" 's/"text":/"quiet": true, "owner":/'
faulty "and an alternative that is nobody's" 's/{"base": false, /{/'
faulty "and a key twice" 's/"kind": "title",/&&/'
run python3 "$ZD_SRC/tests/cli/schema.py" "$schema" c.json
out_empty "and the true one is not"

# Every command has its JSON tested, in some script; these have none.
none "every command's JSON is tested" "$(
	commands_of zerodraft | while read -r name; do
		case $name in
		help | relate | position | agree) continue ;;
		esac
		words=$(typed "$name")
		grep -qE "(^|[^a-z])$words .*--format json|^json .* $words( |$)" \
			"$ZD_SRC"/tests/cli/*.sh || echo "$words"
	done
)"
done_testing
