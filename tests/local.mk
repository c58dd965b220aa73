EXTRA_DIST += tests/run-unit.sh tests/tap.sh tests/lsan.supp \
	tests/valgrind.supp
unit_ldadd = libcore.la $(CRITERION_LIBS)

include tests/unit/local.mk
include tests/fuzz/local.mk
include tests/bench/local.mk
include tests/tree/local.mk
include tests/cli/local.mk
include tests/store/local.mk
include tests/browser/local.mk
