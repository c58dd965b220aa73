# The web page in a browser: headless Chromium works the pages that the
# program writes, with the keyboard, the mouse, a finger, on paper, without
# the script, and with a draft that would like to be a program.
# page.py says what must be seen.
for program in chromium chromedriver python3; do
	command -v $program >/dev/null 2>&1 || {
		echo "1..0 # SKIP $program is missing"
		exit 0
	}
done
. "${ZD_SRC:?}/tests/cli/testlib.sh"
drafts=$ZD_SRC/drafts

# page NAME COMMAND…: what the program shows as a web page, in NAME.html
page() {
	name=$1
	shift
	run zerodraft "$@" --format html -o "$name.html"
	answered "zerodraft $*"
}

{
	zerodraft init n && zerodraft -C n import --round zero "$drafts/zero.md"
} >/dev/null || exit 99
for party in eu.md g77.txt us.txt; do
	zerodraft -C n propose --as "$(echo "${party%.*}" | tr a-z A-Z)" \
		"$drafts/amendments/$party" >/dev/null || exit 99
done
page compilation -C n compile
zerodraft -C n import --round rev1 "$drafts/rev1.md" >/dev/null || exit 99
page trace -C n trace --all
page secret -C n compile --no-attribution zero
page amendments -C n amendments --on zero
page draft show "$drafts/zero.md"
page redline diff "$drafts/zero.md" "$drafts/rev1.md"
page columns diff --side-by-side --via "$drafts/rev1.md" "$drafts/zero.md" \
	"$drafts/zero.md"
page stat diff --stat "$drafts/zero.md" "$drafts/rev1.md"

cat >contest.md <<'EOF'
**PP1.** *Recalling* it [based on 73/195, para 7],

**PP2.** *Noting* [with concern] it [agreed ad ref],

**OP1.** *Decides* [to begin here

**OP2.** *Requests* them to go on without any sign

**OP3.** *Decides* to end it] now;

**OP4.** *Decides* to meet on [X date];
EOF
page contest show contest.md

# As small as is promised: three times the text and 60 kB.
for name in draft compilation; do
	ok "a small page of the $name" test "$(wc -c <$name.html)" -le \
		$(($(wc -c <"$drafts/zero.md") * 3 + 60000))
done

# hostile.md has markup, addresses and controls in each place of a draft. A
# direction turned round, and letters that are not to be seen, come here.
odd=$(printf '\342\200\256tfel\342\200\254\342\200\213')
sed "s/BIDI/$odd/" "$ZD_SRC/tests/browser/hostile.md" >hostile.md
sed 's/Decides/Requests/; s/here/there <script>pwned(12)<\/script>/' \
	hostile.md >hostile2.md
page hostile show hostile.md
page hostile-redline diff hostile.md hostile2.md
zerodraft init h >/dev/null &&
	zerodraft -C h import --round zero hostile.md >/dev/null 2>&1 &&
	zerodraft -C h propose --as EU -i \
		'OP1: replace "Decides" with "<script>pwned(20)</script>"' \
		>/dev/null &&
	zerodraft -C h position --as US -m '<img src=x onerror=pwned(21)>' \
		support EU/1 || exit 99
page hostile-compilation -C h compile
page hostile-columns diff --side-by-side hostile.md hostile2.md

# Words that must be on both sides, as the program reads them.
zerodraft show "$drafts/zero.md" --format json >zero.json
zerodraft show "$drafts/rev1.md" --format json >rev1.json

mkdir scratch
PYTHONDONTWRITEBYTECODE=1 python3 "$ZD_SRC/tests/browser/page.py" \
	"$work/t" "$ZD_SRC" >tap 2>&1 || echo "Bail out! page.py" >>tap
while IFS= read -r line; do
	case $line in
	"ok - "*) pass "${line#ok - }" ;;
	"skip - "*) skip "${line#skip - }" "ZD_AXE names no axe-core" ;;
	"not ok - "*) fail "${line#not ok - }" ;;
	*) echo "# $line" ;;
	esac
done <tap
none "the browser came to the end" "$(grep '^Bail out' tap)"
done_testing
