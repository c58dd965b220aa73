unit_programs += %D%/test_act %D%/test_giterr %D%/test_lock %D%/test_name \
	%D%/test_read %D%/test_repo %D%/test_walk
# libgit2 itself, to compare with.
store_ldadd = $(unit_ldadd) $(LIBGIT2_LIBS)
store_fixture = %D%/fixture.c %D%/fixture.h

%C%_test_act_SOURCES = %D%/test_act.c $(store_fixture)
%C%_test_act_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_act_LDADD = $(store_ldadd)

%C%_test_giterr_SOURCES = %D%/test_giterr.c
%C%_test_giterr_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_giterr_LDADD = $(store_ldadd)

%C%_test_lock_SOURCES = %D%/test_lock.c $(store_fixture)
%C%_test_lock_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_lock_LDADD = $(store_ldadd)

%C%_test_name_SOURCES = %D%/test_name.c
%C%_test_name_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_name_LDADD = $(store_ldadd)

%C%_test_read_SOURCES = %D%/test_read.c $(store_fixture)
%C%_test_read_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_read_LDADD = $(store_ldadd)

%C%_test_repo_SOURCES = %D%/test_repo.c $(store_fixture)
%C%_test_repo_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_repo_LDADD = $(store_ldadd)

%C%_test_walk_SOURCES = %D%/test_walk.c $(store_fixture)
%C%_test_walk_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_walk_LDADD = $(store_ldadd)
