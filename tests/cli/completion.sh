# What bash offers: every command, every option of each, rounds and parties.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
need bash git

# offered WORD…: what is offered for the last word
offered() {
	bash --noprofile --norc -c '
		. "$1"
		shift
		COMP_WORDS=("$@")
		COMP_CWORD=$(($# - 1))
		COMPREPLY=()
		_zerodraft
		printf "%s\n" "${COMPREPLY[@]}"' \
		bash "$ZD_SRC/src/cli/zerodraft.bash" "$@" | LC_ALL=C sort
}

offers() { # word expected, words typed…
	tap_expected=$1
	shift
	ok "offered behind '$*': $tap_expected" sh -c \
		'printf "%s\n" "$2" | grep -qxF -e "$1"' sh "$tap_expected" \
		"$(offered "$@")"
}

commands=$(commands_of zerodraft)
first=$(echo "$commands" | sed 's/-.*//' | LC_ALL=C sort -u)
is "every command is offered" "$first" \
	"$(offered zerodraft '')"
is "those that begin so" "diff" "$(offered zerodraft di)"
is "behind help too" "$first" \
	"$(offered zerodraft help '')"

for command in $commands; do
	name=$(typed "$command")
	# shellcheck disable=SC2086 # words
	usage=$(zerodraft help $name | head -n 1)
	for option in $(echo "$usage" | grep -oE -e '--[a-z-]+' | sort -u); do
		ok "$command $option is offered" sh -c \
			'printf "%s\n" "$2" | grep -qx -e "$1=\{0,1\}"' sh \
			"$option" "$(offered zerodraft $name --)"
	done
done
for option in -C -o --author= --date= --format= --color= --no-pager --help \
	--version; do
	offers "$option" zerodraft show -
done
offers html zerodraft show --format ''
offers html zerodraft show --format = ht
offers never zerodraft --color ''
offers show zerodraft -C somewhere sh
offers show zerodraft --format plain sh

mkdir drafts
: >drafts.md
offers drafts zerodraft -C dr
offers drafts.md zerodraft import dr

negotiation n
offers zero zerodraft -C n show ''
offers zero zerodraft -C n compile ''
offers zero zerodraft -C n propose --on ''
offers zero zerodraft -C n carry --from ''
offers bracketed zerodraft -C n amendments --fate br
offers reserve zerodraft -C n position --as EU re
zerodraft -C n propose --as EU -i 'OP1: delete' -i 'OP2: delete' >/dev/null
zerodraft -C n reject EU/2 >/dev/null
is "what can be decided" EU/1 "$(offered zerodraft -C n accept E)"
cd n || exit 99
offers zero zerodraft diff ''
is "and nothing where there is none" "" "$(cd / && offered zerodraft show zer)"

done_testing
