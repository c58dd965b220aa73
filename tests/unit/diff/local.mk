unit_programs += \
	%D%/test_words

%C%_test_words_SOURCES = %D%/test_words.c
%C%_test_words_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_words_LDADD = $(unit_ldadd)

unit_programs += \
	%D%/test_law

%C%_test_law_SOURCES = %D%/test_law.c %D%/law.h %D%/make.h
%C%_test_law_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_law_LDADD = $(unit_ldadd)

unit_programs += \
	%D%/test_hostile

%C%_test_hostile_SOURCES = %D%/test_hostile.c %D%/law.h %D%/make.h
%C%_test_hostile_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_hostile_LDADD = $(unit_ldadd)

unit_programs += \
	%D%/test_redline

%C%_test_redline_SOURCES = %D%/test_redline.c %D%/law.h %D%/make.h
%C%_test_redline_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_redline_LDADD = $(unit_ldadd)

unit_programs += %D%/test_reading
%C%_test_reading_SOURCES = %D%/test_reading.c %D%/law.h %D%/make.h
%C%_test_reading_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_reading_LDADD = $(unit_ldadd)

unit_programs += \
	%D%/test_chains

%C%_test_chains_SOURCES = %D%/test_chains.c %D%/law.h
%C%_test_chains_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_chains_LDADD = $(unit_ldadd)

unit_programs += %D%/test_bracketing
%C%_test_bracketing_SOURCES = %D%/test_bracketing.c
%C%_test_bracketing_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_bracketing_LDADD = $(unit_ldadd)

unit_programs += %D%/test_work
%C%_test_work_SOURCES = %D%/test_work.c %D%/make.h
%C%_test_work_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_work_LDADD = $(unit_ldadd) -lm

unit_programs += %D%/test_coarse
%C%_test_coarse_SOURCES = %D%/test_coarse.c %D%/make.h
%C%_test_coarse_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_coarse_LDADD = $(unit_ldadd)

unit_programs += %D%/test_ignore
%C%_test_ignore_SOURCES = %D%/test_ignore.c %D%/make.h
%C%_test_ignore_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_ignore_LDADD = $(unit_ldadd)

unit_programs += %D%/test_bits
%C%_test_bits_SOURCES = %D%/test_bits.c
%C%_test_bits_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_bits_LDADD = $(unit_ldadd)

unit_programs += %D%/test_bigram
%C%_test_bigram_SOURCES = %D%/test_bigram.c %D%/make.h
%C%_test_bigram_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_bigram_LDADD = $(unit_ldadd)

unit_programs += %D%/test_anchor
%C%_test_anchor_SOURCES = %D%/test_anchor.c %D%/make.h
%C%_test_anchor_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_anchor_LDADD = $(unit_ldadd)

unit_programs += %D%/test_twin
%C%_test_twin_SOURCES = %D%/test_twin.c
%C%_test_twin_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_twin_LDADD = $(unit_ldadd)

unit_programs += %D%/test_options
%C%_test_options_SOURCES = %D%/test_options.c %D%/law.h %D%/make.h
%C%_test_options_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_options_LDADD = $(unit_ldadd)
