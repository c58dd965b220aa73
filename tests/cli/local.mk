# One script a command, named after it, and some that go across. A script
# starts with  . "${ZD_SRC:?}/tests/cli/testlib.sh"  and ends with
# done_testing.
cli_tests = \
	%D%/accept.sh \
	%D%/agree.sh \
	%D%/amendments.sh \
	%D%/blame.sh \
	%D%/attest.sh \
	%D%/bracket.sh \
	%D%/brackets.sh \
	%D%/carry.sh \
	%D%/cite-check.sh \
	%D%/cite-diff.sh \
	%D%/cite-fix.sh \
	%D%/cite-list.sh \
	%D%/choose.sh \
	%D%/compile.sh \
	%D%/compile-hand.sh \
	%D%/compile-real.sh \
	%D%/completion.sh \
	%D%/demo.sh \
	%D%/diff.sh \
	%D%/diff-bad.sh \
	%D%/diff-labels.sh \
	%D%/docx-real.sh \
	%D%/docx.sh \
	%D%/examples.sh \
	%D%/extract.sh \
	%D%/help.sh \
	%D%/import-real.sh \
	%D%/import.sh \
	%D%/init.sh \
	%D%/json.sh \
	%D%/lift.sh \
	%D%/position.sh \
	%D%/progress.sh \
	%D%/propose.sh \
	%D%/publish.sh \
	%D%/record-real.sh \
	%D%/reject.sh \
	%D%/round.sh \
	%D%/scripts.sh \
	%D%/relate.sh \
	%D%/safe.sh \
	%D%/set.sh \
	%D%/show.sh \
	%D%/silence.sh \
	%D%/source-add.sh \
	%D%/source-find.sh \
	%D%/source-list.sh \
	%D%/speak.sh \
	%D%/status.sh \
	%D%/trace.sh \
	%D%/truth.sh \
	%D%/uptake.sh \
	%D%/usage.sh \
	%D%/verify.sh \
	%D%/withdraw.sh

TESTS += $(cli_tests)
EXTRA_DIST += tests/cases/compile
EXTRA_DIST += $(cli_tests) %D%/testlib.sh %D%/truth.py %D%/schema.py
EXTRA_DIST += $(cli_tests) %D%/testlib.sh %D%/word.py
EXTRA_DIST += $(cli_tests) %D%/testlib.sh %D%/schema.py \
	%D%/scripts/cyrillic.md %D%/scripts/arabic.md %D%/scripts/chinese.md
