# Completion for bash. The program is asked for its commands and their
# options, git for the rounds and parties of the negotiation.

_zerodraft_common='-C --author= --date= --format= -o --color= --no-pager
--help --version'

_zerodraft_git()
{
	git -C "${_zerodraft_dir:-${ZERODRAFT_DIR:-.}}" "$@" 2>/dev/null
}

_zerodraft_rounds()
{
	_zerodraft_git tag --list
}

# The sources of the library: folders with a file "source".
_zerodraft_sources()
{
	_zerodraft_git ls-tree -r --name-only sources |
		sed -n 's|^\(.*\)/source$|\1|p'
}

_zerodraft_parties()
{
	_zerodraft_git for-each-ref --format='%(refname)' \
		'refs/heads/proposals/' | sed 's|.*/||' | sort -u
}

# The labels of the text as it is now, written without blanks.
_zerodraft_labels()
{
	_zerodraft_git show main:draft/contents | cut -f 1 | tr -d ' ' |
		grep -E '^(PP|OP)?[0-9]'
}

# Amendments on the current round with these fates.
_zerodraft_amendments()
{
	local fate
	for fate; do
		zerodraft -C "${_zerodraft_dir:-${ZERODRAFT_DIR:-.}}" \
			amendments --fate "$fate" --format plain 2>/dev/null |
			cut -f 1
	done
}

# The second words of the command on the line, where it is a family's name.
_zerodraft_family()
{
	# shellcheck disable=SC2086 # words
	zerodraft help --complete $_zerodraft_command 2>/dev/null |
		grep -v '^-'
}

# The command on the line, and the folder that -C names before it.
_zerodraft_look()
{
	local i word
	_zerodraft_command= _zerodraft_dir=
	for ((i = 1; i < COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		case $word in
		-C)
			_zerodraft_dir=${COMP_WORDS[++i]}
			;;
		-o | --author | --date | --format | --color)
			[[ ${COMP_WORDS[i + 1]} != = ]] || ((i++))
			((i++))
			;;
		-* | =) ;;
		*)
			if [[ -z $_zerodraft_command ]]; then
				_zerodraft_command=$word
			elif _zerodraft_family | grep -qxF -e "$word"; then
				_zerodraft_command+=" $word"
			fi
			;;
		esac
	done
}

# Words for the value of an option; false where it is no option's value.
_zerodraft_value()
{
	case $1 in
	--as) _zerodraft_parties ;;
	--on | --round | --from) _zerodraft_rounds ;;
	--fate)
		echo pending accepted bracketed rejected withdrawn carried
		;;
	--color) echo auto always never ;;
	--changes) echo accept reject ;;
	--format) echo term plain markdown critic html json svg docx ;;
	--codec) echo markdown plain docx critic ;;
	--profile) echo progress-declaration resolution declaration ;;
	--ignore)
		echo case punctuation bracket citation markup space note
		;;
	-i | --instruction | -m | --message | --level) ;;
	--author | --date | --title | --organ | --map | --person) ;;
	--rev)
		_zerodraft_rounds
		_zerodraft_parties
		;;
	--source) _zerodraft_sources ;;
	-n | --number | --least) ;;
	--until | --symbol | --adopted | --since) ;;
	*) return 1 ;;
	esac
}

_zerodraft_words()
{
	if [[ -z $_zerodraft_command ]]; then
		zerodraft help --complete
		return
	fi
	_zerodraft_family && return
	case $_zerodraft_command in
	help) zerodraft help --complete ;;
	trace | blame | speak) _zerodraft_labels ;;
	verify) _zerodraft_rounds ;;
	uptake) _zerodraft_parties ;;
	show | diff | compile | publish | cite\ *)
		_zerodraft_rounds
		_zerodraft_parties
		;;
	"source list") _zerodraft_sources ;;
	accept | bracket | reject | withdraw)
		_zerodraft_amendments pending bracketed
		;;
	brackets) _zerodraft_rounds ;;
	silence)
		echo open object extend close
		_zerodraft_rounds
		_zerodraft_labels
		;;
	lift | choose)
		zerodraft -C "${_zerodraft_dir:-${ZERODRAFT_DIR:-.}}" \
			brackets --format plain 2>/dev/null |
			sed -n '2,/^$/s/\t.*//p'
		;;
	set) zerodraft -C "${_zerodraft_dir:-${ZERODRAFT_DIR:-.}}" \
		set --format plain | sed 1d | cut -f 1 ;;
	position)
		echo support retain delete reserve oppose flexible agree
		_zerodraft_amendments pending bracketed
		;;
	esac 2>/dev/null
}

_zerodraft()
{
	local cur=${COMP_WORDS[COMP_CWORD]}
	local prev=${COMP_WORDS[COMP_CWORD - 1]}
	local _zerodraft_command _zerodraft_dir words

	COMPREPLY=()
	if [[ $cur == = ]]; then
		cur=
	elif [[ $prev == = ]]; then
		prev=${COMP_WORDS[COMP_CWORD - 2]}
	fi
	_zerodraft_look
	case $prev in
	-C)
		mapfile -t COMPREPLY < <(compgen -d -- "$cur")
		return
		;;
	-o)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return
		;;
	esac
	if words=$(_zerodraft_value "$prev"); then
		mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
		return
	fi
	if [[ $cur == -* ]]; then
		words=$_zerodraft_common
		# shellcheck disable=SC2086 # words
		[[ -z $_zerodraft_command ]] || words+=" $(zerodraft help \
			--complete $_zerodraft_command 2>/dev/null)"
	else
		words=$(_zerodraft_words)
	fi
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
	if [[ $cur != -* && -n $_zerodraft_command ]] &&
		! _zerodraft_family >/dev/null; then
		mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < \
			<(compgen -f -- "$cur")
	fi
	[[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace 2>/dev/null
}

complete -o filenames -F _zerodraft zerodraft
