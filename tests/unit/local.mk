# One fragment a folder, mirroring src. A test is named after its module:
# tests/unit/text/test_label.c tests src/text/label.c. Add a program with
#	unit_programs += %D%/test_x
#	%C%_test_x_SOURCES = %D%/test_x.c
#	%C%_test_x_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
#	%C%_test_x_LDADD = $(unit_ldadd)
unit_programs =

include tests/unit/base/local.mk
include tests/unit/text/local.mk
include tests/unit/codec/local.mk
include tests/unit/diff/local.mk
include tests/unit/language/local.mk
include tests/unit/amend/local.mk
include tests/unit/history/local.mk
include tests/unit/store/local.mk
include tests/unit/negotiation/local.mk
include tests/unit/view/local.mk
include tests/unit/render/local.mk
include tests/unit/api/local.mk

# The unit tests alone; with ZD_VALGRIND=yes under valgrind.
.PHONY: check-unit
check-unit: all
	$(MAKE) check TESTS='$(unit_programs)'

if UNIT_TESTS
check_PROGRAMS += $(unit_programs)
TESTS += $(unit_programs)
else
EXTRA_PROGRAMS += $(unit_programs)
endif
