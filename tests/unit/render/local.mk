unit_programs += %D%/test_escape %D%/test_wrap %D%/test_render
%C%_test_escape_SOURCES = %D%/test_escape.c
%C%_test_escape_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_escape_LDADD = $(unit_ldadd)
%C%_test_wrap_SOURCES = %D%/test_wrap.c
%C%_test_wrap_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_wrap_LDADD = $(unit_ldadd)
%C%_test_render_SOURCES = %D%/test_render.c
%C%_test_render_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_render_LDADD = $(unit_ldadd)

include tests/render/local.mk
