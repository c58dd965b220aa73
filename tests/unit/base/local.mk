unit_programs += \
	%D%/test_archive \
	%D%/test_arena \
	%D%/test_breaks \
	%D%/test_buf \
	%D%/test_date \
	%D%/test_error \
	%D%/test_lanes \
	%D%/test_late \
	%D%/test_mem \
	%D%/test_names \
	%D%/test_num \
	%D%/test_rising \
	%D%/test_slice \
	%D%/test_utf8 \
	%D%/test_vec

%C%_test_archive_SOURCES = %D%/test_archive.c
%C%_test_archive_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_archive_LDADD = $(unit_ldadd)

%C%_test_arena_SOURCES = %D%/test_arena.c
%C%_test_arena_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_arena_LDADD = $(unit_ldadd)

%C%_test_breaks_SOURCES = %D%/test_breaks.c
%C%_test_breaks_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_breaks_LDADD = $(unit_ldadd)

%C%_test_buf_SOURCES = %D%/test_buf.c
%C%_test_buf_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_buf_LDADD = $(unit_ldadd)

%C%_test_error_SOURCES = %D%/test_error.c
%C%_test_error_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_error_LDADD = $(unit_ldadd)

%C%_test_mem_SOURCES = %D%/test_mem.c
%C%_test_mem_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_mem_LDADD = $(unit_ldadd)

%C%_test_names_SOURCES = %D%/test_names.c
%C%_test_names_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_names_LDADD = $(unit_ldadd)

%C%_test_num_SOURCES = %D%/test_num.c
%C%_test_num_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_num_LDADD = $(unit_ldadd)

%C%_test_rising_SOURCES = %D%/test_rising.c
%C%_test_rising_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_rising_LDADD = $(unit_ldadd)

%C%_test_slice_SOURCES = %D%/test_slice.c
%C%_test_slice_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_slice_LDADD = $(unit_ldadd)

%C%_test_utf8_SOURCES = %D%/test_utf8.c
%C%_test_utf8_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_utf8_LDADD = $(unit_ldadd)

%C%_test_vec_SOURCES = %D%/test_vec.c
%C%_test_vec_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_vec_LDADD = $(unit_ldadd)

%C%_test_date_SOURCES = %D%/test_date.c
%C%_test_date_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_date_LDADD = $(unit_ldadd)

%C%_test_lanes_SOURCES = %D%/test_lanes.c
%C%_test_lanes_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_lanes_LDADD = $(unit_ldadd)

%C%_test_late_SOURCES = %D%/test_late.c
%C%_test_late_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_late_LDADD = $(unit_ldadd)
