#!/bin/sh
# blame: who brought each word, and how sure that is.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n
z() {
	zerodraft -C n "$@" >/dev/null 2>&1 || fail "$*"
}

run zerodraft -C n blame OP7
status 0 "the Zero Draft is the facilitators'"
out_has "23 words: 23 on record" "all of its words have an owner"
out_has "facilitators" "and are theirs"

# Acts on record.
z propose --as EU -i 'OP7: replace "shall" with "will"'
z propose --as MEX -i 'OP7: add "all" before "migrants"'
z position --as CHE support EU/1
z accept EU/1 MEX/1
run zerodraft -C n blame --deleted OP7
status 0 "with what is gone"
out_has "will	EU (with CHE)	zero/EU/1	after the last round	accept EU/1" \
	"a word is its party's, with those who supported it"
out_has "all	MEX	zero/MEX/1" "another is another's"
out_has "out: EU (with CHE), accept EU/1" "who took a word out is named"
run zerodraft -C n blame OP7 --on zero
out_lacks "EU" "an older text knows nothing of it"
run zerodraft -C n blame OP7 --on EU
status 0 "of a party's draft"

# A word that is deleted and comes back keeps its first owner.
z round rev1
z propose --as US -i 'OP7: replace "will" with "shall"'
z accept US/1
run zerodraft -C n blame OP7
out_lacks "US" "who brings a word back is not its owner"
out_lacks "EU" "and the word between is gone"
run zerodraft -C n blame --deleted OP7
out_has "[-will-]	EU (with CHE)" "gone, but known"
out_has "out: US, accept US/1" "with who took it"

# Where every line is one owner's, git blame says the same.
z propose --as CHE -i 'OP12 bis: *Urges* all donors to give more;'
z accept CHE/1
if command -v git >/dev/null 2>&1; then
	file=$(git -C n ls-tree -r --name-only main draft | grep 'CHE1.md$')
	is "git blame names the party" Switzerland \
		"$(git -C n blame --porcelain main -- "$file" |
		sed -n 's/^author //p')"
	run zerodraft -C n blame 'OP12 bis'
	out_has "Urges all donors to give more;	CHE	" "and so does blame"
	file=draft/zero-OP13.md
	is "and who wrote the Zero Draft" 'Ana Facilitator' \
		"$(git -C n blame --porcelain main -- "$file" |
		sed -n 's/^author //p')"
	run zerodraft -C n blame OP13
	is "all of a line's words are one owner's" facilitators \
		"$(grep 'on record$' "$work/out" | cut -f 2 | sort -u)"
fi

# One line a paragraph, no moves, three rounds: git blame names the same act.
if command -v git >/dev/null 2>&1; then
	negotiation g
	i=0
	for round in rev1 rev2 rev3; do
		for party in EU G77 MEX CHE US NOR JPN KEN; do
			i=$((i + 1))
			n=$((i * i * 5 % 11 + 14))
			printf '**OP%d.** Act%d brings%d its%d own%d words%d;\n' \
				"$n" $i $i $i $i $i >one.md
			name=$(zerodraft -C g propose --as "$party" one.md \
				2>/dev/null | grep "^$party/" | cut -f 1)
			# Some meet another party's and stay out.
			[ $((i % 4)) -eq 3 ] ||
				zerodraft -C g accept "$name" >/dev/null 2>&1
		done
		zerodraft -C g round "$round" >/dev/null 2>&1 || fail "$round"
	done
	differ='' acts=0
	for n in $(seq 14 24); do
		act=$(git -C g blame -s -l --root main -- \
			"draft/zero-OP$n.md" | sed '1q' | cut -d ' ' -f 1)
		act=$(git -C g show -s \
			--format='%(trailers:key=Amendment,valueonly)' \
			"${act#^}" | sed '/^$/d')
		said=$(zerodraft -C g blame "OP$n" | grep 'on record$' |
			grep -v '^;' | cut -f 3 | sort -u)
		[ -n "$act" ] && acts=$((acts + 1))
		[ "${act:-–}" = "$said" ] ||
			differ="$differ OP$n: $act or $said;"
	done
	none "git blame and blame name the same act for every line" "$differ"
	ok "and there were many" test "$acts" -ge 5
fi

# A round imported whole: likely, all who proposed the same, nobody.
negotiation m
p() {
	zerodraft -C m propose "$@" >/dev/null 2>&1 || fail "propose $*"
}
p --as EU -i 'OP7: replace "shall" with "will"'
p --as MEX -i 'OP7: replace "shall" with "will"'
sed -e '/OP7\./s/ shall / will /' -e '/OP8\./s/many migrants/most migrants/' \
	"$ZD_SRC/drafts/zero.md" >next.md
zerodraft -C m import --round rev1 next.md >/dev/null 2>&1
run zerodraft -C m blame OP7
out_has "will	EU, MEX	zero/EU/1, zero/MEX/1	Rev 1	Import Rev 1	likely" \
	"all who proposed the same words are named"
run zerodraft -C m blame OP8
out_has "most	facilitators	–	Rev 1	Import Rev 1	nobody proposed it" \
	"what nobody proposed is the facilitators'"

# Words that stand in the library are its sources', with their place; without
# one, and where too few stand in a row, they are nobody's.
negotiation l
more='and that no worker should pay for obtaining a job, or a new job of their own'
sed "/OP8\\./s/objective 14;/objective 14, $more;/" \
	"$ZD_SRC/drafts/zero.md" >next.md
cp -r l without
for n in l without; do
	[ "$n" = without ] || zerodraft -C l source add \
		"$ZD_SRC"/drafts/sources/*.md >/dev/null
	zerodraft -C "$n" import --round rev1 next.md >/dev/null 2>&1
done
run zerodraft -C l blame OP8
status 0 "with a library"
out_has "that no worker should pay for obtaining a job	agreed language	79/901, \
para. 2	Rev 1	Import Rev 1	likely: 9 words in a row" "words of a source"
out_has ", or a new job of their own	facilitators	–	Rev 1	Import Rev 1	\
nobody proposed it" "and words that are not"
out_has "9 likely from a source, 8 that nobody proposed" "both are counted"
run zerodraft -C l blame OP8 --format markdown
out_has "| that no worker should pay for obtaining a job | agreed language | \
79/901, para. 2 |" "in Markdown"
run zerodraft -C l blame OP8 --format json
out_has '"owner": "agreed language, 79/901, para. 2, Rev 1, likely: 9 words' \
	"in JSON"
run zerodraft -C l verify zero rev1
status 1 "agreed language is not an amendment"
run zerodraft -C without blame OP8
out_has "0 likely from a source, 17 that nobody proposed" "without a library"
out_lacks "agreed language" "there is no source to name"

# A message proves nothing: words that a commit brings are a party's where its
# amendment asks for them at that place.
rm -rf n
negotiation n
p() {
	zerodraft -C n propose "$@" >/dev/null 2>&1 || fail "propose $*"
}
p --as EU -i 'OP7: replace "shall" with "will"'
p --as EU -i 'OP9: add "own" before "borders"'
git -C n rev-parse main >base
# by_hand PARAGRAPH SED-SCRIPT MESSAGE: a commit that the program never made.
by_hand() {
	rm -rf w
	git clone -q n w 2>/dev/null || fail "clone"
	sed "$2" "w/draft/zero-$1.md" >x
	cmp -s x "w/draft/zero-$1.md" && fail "$2 changes nothing"
	cp x "w/draft/zero-$1.md"
	git -C w commit -q -a -m "Accept EU/1: OP7

$3"
	git -C w push -q origin HEAD:main 2>/dev/null || fail "push"
}
# smuggled PARAGRAPH SED-SCRIPT MESSAGE WORDS NAME
smuggled() {
	git -C n update-ref refs/heads/main "$(cat base)"
	by_hand "$1" "$2" "$3"
	run zerodraft -C n blame "$1"
	status 0 "$5"
	out_has "$4	facilitators	–	after the last round" "$5: is nobody's"
}
accepts='Act: accept
Amendment: zero/EU/1'
smuggled OP7 's/ shall / will never /' "$accepts" never "a word beside"
out_has "will	EU	zero/EU/1" "while what was asked for is the party's"
smuggled OP7 's/ shall / will /; s/migrants/irregular migrants/' "$accepts" \
	irregular "a word elsewhere in the paragraph"
smuggled OP10 's/detention/irregular detention/' "$accepts" irregular \
	"a word in another paragraph"
smuggled OP7 's/migrants/will migrants/' "$accepts" will \
	"its own word at another place"
smuggled OP7 's/ shall / will /' 'Act: reject
Amendment: zero/EU/1' will "a rejection"
smuggled OP7 's/ shall / will never /' 'Amendment: zero/EU/1' never \
	"an amendment on main"
smuggled OP7 's/ shall / will /' 'Act: accept
Amendment: zero/RUS/1' will "an amendment that nobody made"
smuggled OP7 's/ shall / will /' 'Act: accept
Amendment: rev7/EU/1' will "an amendment of no round"
smuggled OP7 's/ shall / [will] [never] /' 'Act: bracket
Amendment: zero/EU/1' never "a word in brackets"
git -C n update-ref refs/heads/main "$(cat base)"
by_hand OP9 's/borders/own borders/; s/efforts of //' \
	'Act: accept
Amendment: zero/EU/2'
run zerodraft -C n blame --deleted OP9
out_has "own	EU	zero/EU/2" "the word asked for"
out_has "[-efforts of-]	facilitators	–	Zero Draft	Import Zero Draft	certain: \
on record	out: facilitators, accept EU/2" "who takes a word besides is not the party"

# In brackets first: the words are the party's, and it is its wish that the
# others go.
git -C n update-ref refs/heads/main "$(cat base)"
zerodraft -C n bracket EU/1 >/dev/null || fail "bracket"
run zerodraft -C n blame OP7
out_has "will	EU	zero/EU/1	after the last round	bracket EU/1	certain" \
	"in brackets a word is its party's"
zerodraft -C n accept EU/1 >/dev/null || fail "accept"
run zerodraft -C n blame --deleted OP7
out_has "will	EU	zero/EU/1	after the last round	bracket EU/1	certain" \
	"and stays so without them"
out_has "[-shall-]	facilitators	–	Zero Draft	Import Zero Draft	certain: on \
record	out: EU, accept EU/1" "who asked a word away is named"
p --as MEX -i 'OP13: delete'
zerodraft -C n accept MEX/1 >/dev/null || fail "accept"
run zerodraft -C n blame --deleted
status 0 "an act that leaves nothing of what it changes"
out_has "out: MEX, accept MEX/1" "a paragraph is gone at its wish"
run zerodraft -C n blame OP7 --on EU
out_has "will	EU	zero/EU/1" "on its branch a party's words are its own"

# Every format; the page says who when words are pointed at.
run zerodraft -C m blame OP7 --format html
out_has 'title="EU, MEX, zero/EU/1, zero/MEX/1, Rev 1, likely' "hover"
run zerodraft -C m blame OP7 --format json
out_has '"owner": "EU, MEX, zero/EU/1' "JSON"
run zerodraft -C m blame --deleted OP7 --format markdown
status 0 "Markdown"
run zerodraft -C m blame --format html
status 0 "the whole text"

run zerodraft -C m blame OP99
status 3 "an unknown paragraph"
err_has "OP99" "the message names it"
run zerodraft -C m blame --on rev9
status 3 "an unknown revision"
zerodraft init empty >/dev/null
run zerodraft -C empty blame
status 0 "nothing to blame yet"
done_testing
