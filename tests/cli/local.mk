# One script a command, named after it, and some that go across. A script
# starts with  . "${ZD_SRC:?}/tests/cli/testlib.sh"  and ends with
# done_testing.
cli_tests = \
	%D%/completion.sh \
	%D%/demo.sh \
	%D%/help.sh \
	%D%/usage.sh

TESTS += $(cli_tests)
EXTRA_DIST += $(cli_tests) %D%/testlib.sh
