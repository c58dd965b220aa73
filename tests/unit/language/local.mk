language_tests = \
	%D%/test_index \
	%D%/test_recycled

unit_programs += $(language_tests)
EXTRA_DIST += %D%/recycled.tsv

%C%_test_index_SOURCES = %D%/test_index.c
%C%_test_index_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_index_LDADD = $(unit_ldadd)

%C%_test_recycled_SOURCES = %D%/test_recycled.c %D%/recycled.c \
	%D%/recycled.h
%C%_test_recycled_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_recycled_LDADD = $(unit_ldadd)
