# The demonstration runs from any folder, twice to the same bytes, and leaves
# what it promises.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
need git

run sh "$ZD_SRC/drafts/demo.sh" "$ZD_BUILD/zerodraft" "$ZD_SRC/drafts" \
	"$work/one"
status 0 "the demonstration"
err_empty "it has nothing to complain of"
out_has "Everything is in $work/one" "it names the folder"
files='compilation.md compilation.html table.html redline.md redline.html
redline.docx amendments.txt what-changed.txt uptake.txt certificate.txt
package.md rev1.md rev1.html'
for file in $files; do
	ok "it leaves $file" test -s "$work/one/$file"
	out_has "${file%.*}" "and speaks of $file"
done
cp "$work/out" said

# Eight parties stand in the compilation.
for party in AOSIS CANZ EU G77 MEX PHL RUS US; do
	ok "the compilation names $party" \
		grep -qF "**$party**" "$work/one/compilation.md"
	ok "and so it does in HTML" grep -q ">$party<" \
		"$work/one/compilation.html"
done
is "and each has its branch" 8 "$(git -C "$work/one/negotiation.git" \
	for-each-ref refs/heads/proposals/zero/ | wc -l)"
ok "git finds the repository sound" \
	git -C "$work/one/negotiation.git" fsck --strict --no-dangling

run sh "$ZD_SRC/drafts/demo.sh" "$ZD_BUILD/zerodraft" "$ZD_SRC/drafts" \
	"$work/two"
status 0 "the demonstration in another folder"
for file in $files; do
	same "$work/one/$file" "$work/two/$file" "$file is the same"
done
is "the commits are the same" \
	"$(git -C "$work/one/negotiation.git" for-each-ref)" \
	"$(git -C "$work/two/negotiation.git" for-each-ref)"

run sh "$ZD_SRC/drafts/demo.sh" "$ZD_BUILD/zerodraft" "$ZD_SRC/drafts" \
	"$work/one"
status 0 "the demonstration where it was before"
out_is said "it says the same"

# Somebody's folder is not emptied.
mkdir "$work/mine"
echo precious >"$work/mine/notes"
run sh "$ZD_SRC/drafts/demo.sh" "$ZD_BUILD/zerodraft" "$ZD_SRC/drafts" \
	"$work/mine"
status 1 "a folder with something else in it is left alone"
err_has "$work/mine" "and named"
ok "what was in it is there" grep -q precious "$work/mine/notes"

done_testing
