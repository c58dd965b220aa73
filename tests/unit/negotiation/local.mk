unit_programs += %D%/test_silence %D%/test_speaking

%C%_test_silence_SOURCES = %D%/test_silence.c
%C%_test_silence_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_silence_LDADD = $(unit_ldadd)

%C%_test_speaking_SOURCES = %D%/test_speaking.c
%C%_test_speaking_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_speaking_LDADD = $(unit_ldadd)
