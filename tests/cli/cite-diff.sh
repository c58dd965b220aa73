# zerodraft cite diff: how citations changed.
. "${ZD_SRC:?}/tests/cli/testlib.sh"

words="Encourages States to collect and to share data on migration"
more="Invites the Fund to lend to the poorest countries of the world"
draft() {
	printf '%s\n' 'The General Assembly,' '' "1. $words$1;" '' \
		"2. $more$2."
}
draft ' (73/195, para 7)' '' >a.txt
draft ' [based on A/RES/73/195, op7]' '' >same.txt
draft ' (73/195, para 8)' ' (71/280, op3)' >b.txt
draft '' ' (73/195, para 7)' >moved.txt

run zerodraft cite diff a.txt a.txt
status 0 "the same text"
out_has "1 the same" "is told"
run zerodraft cite diff a.txt b.txt
status 1 "something changed"
out_has "changed	OP1	73/195, para. 7	OP1	73/195, para. 8" "another place"
out_has "added			OP2	71/280, para. 3" "one more"
out_has "1 added, 1 changed, 0 the same" "both are counted"
run zerodraft cite diff b.txt a.txt
status 1 "the other way"
out_has "dropped	OP2	71/280, para. 3" "one less"
run zerodraft cite diff a.txt moved.txt
status 1 "to another paragraph"
out_has "moved	OP1	73/195, para. 7	OP2	73/195, para. 7" "it moved"
run zerodraft cite diff a.txt same.txt
status 1 "another relation"
out_has "changed" "is told; another spelling alone would not be"
run zerodraft cite diff --format json a.txt b.txt
status 1 "for machines"
out_has '"citation-changes"' "says what it is"
run zerodraft cite diff a.txt
status 2 "one text is too few"
run zerodraft cite diff a.txt none.txt
status 3 "a text that is not there"

done_testing
