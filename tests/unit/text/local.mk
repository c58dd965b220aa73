unit_programs += %D%/test_token
%C%_test_token_SOURCES = %D%/test_token.c
%C%_test_token_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_token_LDADD = $(unit_ldadd)
