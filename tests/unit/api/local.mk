unit_programs += %D%/test_changes
%C%_test_changes_SOURCES = %D%/test_changes.c %D%/texts.h
%C%_test_changes_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_changes_LDADD = $(unit_ldadd)

unit_programs += %D%/test_some
%C%_test_some_SOURCES = %D%/test_some.c %D%/texts.h
%C%_test_some_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_some_LDADD = $(unit_ldadd)
