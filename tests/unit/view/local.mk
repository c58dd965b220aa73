unit_programs += %D%/test_view
%C%_test_view_SOURCES = %D%/test_view.c
%C%_test_view_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_view_LDADD = $(unit_ldadd)

unit_programs += %D%/test_columns
%C%_test_columns_SOURCES = %D%/test_columns.c
%C%_test_columns_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_columns_LDADD = $(unit_ldadd)

unit_programs += %D%/test_redline_cite
%C%_test_redline_cite_SOURCES = %D%/test_redline_cite.c
%C%_test_redline_cite_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_redline_cite_LDADD = $(unit_ldadd)

unit_programs += %D%/test_picture
%C%_test_picture_SOURCES = %D%/test_picture.c
%C%_test_picture_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_picture_LDADD = $(unit_ldadd)

unit_programs += %D%/test_wish
%C%_test_wish_SOURCES = %D%/test_wish.c
%C%_test_wish_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_wish_LDADD = $(unit_ldadd)
