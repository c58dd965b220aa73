# zerodraft source find: the agreed language nearest to a text.
. "${ZD_SRC:?}/tests/cli/testlib.sh"

sources=$ZD_SRC/drafts/sources
negotiation n
ZERODRAFT_DIR=n
export ZERODRAFT_DIR
index=n/zerodraft/sources.index

run zerodraft source find OP1
status 3 "without a library"
err_has "source add" "it says how to make one"
zerodraft source add "$sources"/*.md >/dev/null

# Counted by hand: PP5 has 37 words but for its citation, 79/901 PP2 has 43,
# and the 37 stand in it in their order: 74/80.
run zerodraft source find -n 1 PP5
status 0 "a paragraph that recycles one"
out_has "0.93  79/901 PP2, 2024-12-18, The way to the second" "the nearest"
out_has "[-for Safe, Orderly and Regular Migration -]" "with the redline"
out_has "{+ (based on 73/195, para 7)+}" "and the citation, which is new"
out_lacks "77/901" "one is one"
run zerodraft source find PP5
is "the best first" "79/901 PP2 77/901 PP1" \
	"$(sed -n 's/^» [0-9.]*  \([^,]*\),.*/\1/p' "$work/out" | tr '\n' ' ' |
		sed 's/ $//')"
run zerodraft source find --least 0.9 PP5
out_lacks "77/901" "what is less near than asked is left out"
run zerodraft source find --source A/RES/77/901 PP5
out_has "77/901 PP1" "one source alone"
out_lacks "79/901" "and no other"
run zerodraft source find 'op 6'
out_has "77/901 OP3 (a)" "a sub-paragraph counts for itself"
run zerodraft source find OP7
status 1 "a paragraph that comes from nowhere"
out_has "OP7: nothing in the library is near" "is told"

# Words that are given.
run zerodraft source find 'Deeply concerned at migrants who go missing'
status 0 "words"
out_has "0.71  77/901 PP2" "five of seven stand there in this order"
out_has "PP2. Deeply concerned that many thousands" "which is shown as it is"
run zerodraft source find 'ZEBRA crossings'
status 1 "words that nobody used"
run zerodraft source find ''
status 1 "no word at all"
run zerodraft source find --source 1/1 PP5
status 1 "a source that is not there has nothing near"

# The whole text.
run zerodraft source find
status 0 "the whole text"
is "is a table of what is near enough" \
	"PP5 79/901 PP2, PP8 77/901 PP2, PP9 79/901 PP3, OP1 77/901 OP1, \
OP3 77/901 OP2, OP5 79/901 OP1" \
	"$(awk -F '\t' 'NF > 2 { printf "%s%s %s", sep, $1, $3; sep = ", " }' \
		"$work/out")"
out_has "6 of 51 paragraphs have near words in the library of 2 sources" \
	"and a count"
run zerodraft source find --rev source:79/901
status 0 "a source is a text too"
out_has "PP2	1.00	79/901 PP2" "and is nearest to itself"
run zerodraft source find --rev "$sources/A_RES_77_901.md" OP2
status 0 "so is a file"
out_has "1.00  77/901 OP2" "word for word"
json found -C n source find PP5
run zerodraft source find --format json PP5
status 0 "as JSON"
out_has '"mark": "inserted"' "JSON has the marks"
out_has '"words": 37, "nearest": [' \
	"and what was found, for machines"
out_has '{"symbol": "79/901", "label": "PP2"' "by its name"
out_has '"score": 0.9250, "common": 37, ' "with 74 of 80 words"
run zerodraft source find --format html PP5
out_has "<ins" "as a page"

# The index is beside the repository, and made again when it must be.
ok "it is there" test -s "$index"
is "git does not know it" "" "$(git -C n for-each-ref | grep index;
	git -C n ls-tree -r --name-only sources | grep index)"
cp "$index" first
zerodraft source find PP5 >sound
cp "$ZD_SRC/drafts/sources/A_RES_77_901.md" A_RES_81_901.md
sed -i 's|77/901|81/901|' A_RES_81_901.md
zerodraft source add A_RES_81_901.md >/dev/null
run zerodraft source find -n 1 PP8
out_has "0.93  81/901 PP2" "a source that is new is found"
not_ok "with a new index" cmp -s "$index" first
cp "$index" second
# From 78/9 on dates decide, not symbols.
sed -i 's|2022-12-15|2020-12-15|' A_RES_81_901.md
zerodraft source add A_RES_81_901.md >/dev/null
run zerodraft source find -n 1 PP8
out_has "0.93  77/901 PP2" "among equals the one adopted last is first"

git -C n update-ref refs/heads/sources "$(git -C n rev-parse sources~2)"
zerodraft source find PP5 >again
same sound again "the library as it was gives what it gave"
same first "$index" "byte for byte the same index"
for damage in empty half noise second gone link folder; do
	case $damage in
	empty) : >"$index" ;;
	half) head -c 900 first >"$index" ;;
	noise) { head -c 600 first; echo x; tail -c +603 first; } >"$index" ;;
	second) cp second "$index" ;;
	gone) rm -r n/zerodraft ;;
	link) ln -sf /dev/zero "$index" ;;
	folder) rm "$index"; mkdir "$index" ;;
	esac
	run zerodraft source find PP5
	status 0 "an index that is $damage"
	out_is sound "does not matter"
	[ "$damage" = folder ] ||
		same first "$index" "and is made again ($damage)"
done
rmdir "$index"

# Eight at once, none with an index.
for k in 1 2 3 4 5 6 7 8; do
	zerodraft source find PP5 >"out$k" 2>&1 &
done
wait
none "eight at once say the same" "$(for k in 1 2 3 4 5 6 7 8; do
	cmp "out$k" sound 2>&1
done)"
is "and leave one file" "sources.index" "$(ls n/zerodraft)"

# A place that nothing can be written to, not even by root.
rm -r n/zerodraft
echo "in the way" >n/zerodraft
run zerodraft source find PP5
status 0 "an index that cannot be kept"
rm n/zerodraft

# Wrong usage.
run zerodraft source find OP99
status 3 "no such paragraph"
err_has "OP99" "is named"
for arguments in '-n 0' '-n x' '-n 1001' '--least 2' '--least -1' \
	'--least x'; do
	# shellcheck disable=SC2086 # words
	run zerodraft source find $arguments PP5
	status 2 "wrong usage: $arguments"
done

# Hostile: one word a hundred thousand times, and every bracket.
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "[the] " }' >many
run zerodraft source find "$(head -c 100000 many)"
status 1 "a very long text is answered"
out_has "compared in part" "and it says how"

done_testing
