#!/bin/sh
# Runs one test program so that a report of a sanitizer or of valgrind fails
# it: a test that leaks still says "ok", and its standard error is not seen.
# Reports go to files, and a file that is not empty is a failure.
reports=$(mktemp -d) || exit 99
trap 'rm -rf "$reports"' EXIT

# One test at a time: make runs programs side by side, and Criterion's runner
# loses 48 bytes of its own where two long tests run at once.
CRITERION_JOBS=1
export CRITERION_JOBS

# A test of what happens without memory wants NULL, not the sanitizer's abort.
ASAN_OPTIONS="allocator_may_return_null=1:${ASAN_OPTIONS-}"
ASAN_OPTIONS="log_path=$reports/asan:detect_leaks=1:$ASAN_OPTIONS"
UBSAN_OPTIONS="log_path=$reports/ubsan:print_stacktrace=1:${UBSAN_OPTIONS-}"
LSAN_OPTIONS="suppressions=$ZD_SRC/tests/lsan.supp:print_suppressions=0"
export ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS

if [ -n "${ZD_VALGRIND-}" ]; then
	valgrind --quiet --leak-check=full --error-exitcode=9 \
		--suppressions="$ZD_SRC/tests/valgrind.supp" \
		--trace-children-skip='/bin/*,/usr/bin/*,/usr/lib/git-core/*' \
		--trace-children=yes --log-file="$reports/valgrind.%p" "$@"
else
	"$@"
fi
status=$?

# The one line that is no fault: the sanitizer says that it returned NULL.
expected='WARNING: AddressSanitizer failed to allocate'
for report in "$reports"/*; do
	[ -f "$report" ] && grep -v "$expected" "$report" >"$reports/.left" ||
		continue
	sed -n '1,60s/^/# /p' "$reports/.left"
	echo "Bail out! a report of a sanitizer or of valgrind"
	status=1
done
exit $status
