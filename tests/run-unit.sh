#!/bin/sh
# Runs one test program so that a sanitizer's or valgrind's report makes it
# fail: Criterion alone would say "ok". Reports go to files; any file left
# is a failure.
reports=$(mktemp -d) || exit 99
trap 'rm -rf "$reports"' EXIT
ASAN_OPTIONS="log_path=$reports/asan:detect_leaks=1:${ASAN_OPTIONS-}"
UBSAN_OPTIONS="log_path=$reports/ubsan:print_stacktrace=1:${UBSAN_OPTIONS-}"
LSAN_OPTIONS="suppressions=$ZD_SRC/tests/lsan.supp:print_suppressions=0"
export ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS
if [ -n "${ZD_VALGRIND-}" ]; then
	valgrind --quiet --leak-check=full --error-exitcode=9 \
		--trace-children=yes --suppressions="$ZD_SRC/tests/valgrind.supp" \
		--log-file="$reports/valgrind.%p" "$@"
else
	"$@"
fi
status=$?
for report in "$reports"/*; do
	[ -s "$report" ] || continue
	sed 's/^/# /' "$report"
	echo "Bail out! a report of a sanitizer or of valgrind"
	status=1
done
exit $status
