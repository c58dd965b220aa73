unit_programs += %D%/test_account \
	%D%/test_asks \
	%D%/test_blame \
	%D%/test_standing \
	%D%/test_story \
	%D%/test_trace \
	%D%/test_uptake \
	%D%/test_verify
history_ldadd = $(unit_ldadd) $(LIBGIT2_LIBS)
history_table = %D%/table.c %D%/table.h tests/unit/store/fixture.c \
	tests/unit/store/fixture.h

%C%_test_account_SOURCES = %D%/test_account.c
%C%_test_account_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_account_LDADD = $(unit_ldadd)

%C%_test_asks_SOURCES = %D%/test_asks.c
%C%_test_asks_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_asks_LDADD = $(unit_ldadd)

%C%_test_blame_SOURCES = %D%/test_blame.c $(history_table)
%C%_test_blame_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_blame_LDADD = $(history_ldadd)

%C%_test_standing_SOURCES = %D%/test_standing.c $(history_table)
%C%_test_standing_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_standing_LDADD = $(history_ldadd)

%C%_test_story_SOURCES = %D%/test_story.c $(history_table)
%C%_test_story_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_story_LDADD = $(history_ldadd)

%C%_test_trace_SOURCES = %D%/test_trace.c $(history_table)
%C%_test_trace_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_trace_LDADD = $(history_ldadd)

%C%_test_uptake_SOURCES = %D%/test_uptake.c $(history_table)
%C%_test_uptake_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_uptake_LDADD = $(history_ldadd)

%C%_test_verify_SOURCES = %D%/test_verify.c $(history_table)
%C%_test_verify_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_verify_LDADD = $(history_ldadd)
