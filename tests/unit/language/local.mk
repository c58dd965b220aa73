language_tests = \
	%D%/test_cite_diff \
	%D%/test_cited \
	%D%/test_index \
	%D%/test_recycled \
	%D%/test_verdict

unit_programs += $(language_tests)
EXTRA_DIST += %D%/recycled.tsv

%C%_test_index_SOURCES = %D%/test_index.c
%C%_test_index_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_index_LDADD = $(unit_ldadd)

%C%_test_recycled_SOURCES = %D%/test_recycled.c %D%/recycled.c \
	%D%/recycled.h
%C%_test_recycled_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_recycled_LDADD = $(unit_ldadd)

%C%_test_cite_diff_SOURCES = %D%/test_cite_diff.c %D%/texts.h
%C%_test_cite_diff_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_cite_diff_LDADD = $(unit_ldadd)

%C%_test_cited_SOURCES = %D%/test_cited.c %D%/texts.h
%C%_test_cited_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_cited_LDADD = $(unit_ldadd)

%C%_test_verdict_SOURCES = %D%/test_verdict.c %D%/texts.h
%C%_test_verdict_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_verdict_LDADD = $(unit_ldadd)
