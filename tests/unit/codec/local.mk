unit_programs += \
	%D%/test_bytes \
	%D%/test_corpus \
	%D%/test_golden \
	%D%/test_markdown \
	%D%/test_plain

%C%_test_bytes_SOURCES = %D%/test_bytes.c %D%/reading.h
%C%_test_bytes_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_bytes_LDADD = $(unit_ldadd)

%C%_test_corpus_SOURCES = %D%/test_corpus.c %D%/reading.h
%C%_test_corpus_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_corpus_LDADD = $(unit_ldadd)

%C%_test_golden_SOURCES = %D%/test_golden.c %D%/reading.h
%C%_test_golden_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_golden_LDADD = $(unit_ldadd)

%C%_test_markdown_SOURCES = %D%/test_markdown.c %D%/reading.h
%C%_test_markdown_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_markdown_LDADD = $(unit_ldadd)

%C%_test_plain_SOURCES = %D%/test_plain.c %D%/reading.h
%C%_test_plain_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_plain_LDADD = $(unit_ldadd)

EXTRA_DIST += tests/cases/import

unit_programs += %D%/test_brackets
%C%_test_brackets_SOURCES = %D%/test_brackets.c %D%/reading.h
%C%_test_brackets_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_brackets_LDADD = $(unit_ldadd)

unit_programs += %D%/test_critic %D%/test_tracked %D%/test_word %D%/test_xml
%C%_test_critic_SOURCES = %D%/test_critic.c
%C%_test_critic_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_critic_LDADD = $(unit_ldadd)

%C%_test_tracked_SOURCES = %D%/test_tracked.c %D%/word_file.h
%C%_test_tracked_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_tracked_LDADD = $(unit_ldadd)

%C%_test_word_SOURCES = %D%/test_word.c %D%/word_file.h
%C%_test_word_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_word_LDADD = $(unit_ldadd)

%C%_test_xml_SOURCES = %D%/test_xml.c
%C%_test_xml_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_xml_LDADD = $(unit_ldadd)
