# Fuzz targets. In a usual build each is linked to replay.c and runs over the
# files that are kept; with --enable-fuzzing (CC=clang) to libFuzzer:
#	mkdir new && tests/fuzz/fuzz_plain new $(srcdir)/tests/fuzz/corpus/plain
fuzz_programs = \
	%D%/fuzz_bracket \
	%D%/fuzz_citation \
	%D%/fuzz_index \
	%D%/fuzz_circulated \
	%D%/fuzz_critic \
	%D%/fuzz_instruction \
	%D%/fuzz_label \
	%D%/fuzz_markdown \
	%D%/fuzz_plain \
	%D%/fuzz_record \
	%D%/fuzz_redline \
	%D%/fuzz_word
check_PROGRAMS += $(fuzz_programs)

if FUZZING
fuzz_main =
fuzz_ldadd = libcore.la $(LIB_FUZZING_ENGINE)
else
fuzz_main = %D%/replay.c
fuzz_ldadd = libcore.la
endif

%C%_fuzz_bracket_SOURCES = %D%/fuzz_bracket.c %D%/fuzz.h $(fuzz_main)
%C%_fuzz_bracket_LDADD = $(fuzz_ldadd)
%C%_fuzz_citation_SOURCES = %D%/fuzz_citation.c %D%/fuzz.h $(fuzz_main)
%C%_fuzz_citation_LDADD = $(fuzz_ldadd)
%C%_fuzz_index_SOURCES = %D%/fuzz_index.c %D%/fuzz.h $(fuzz_main)
%C%_fuzz_index_LDADD = $(fuzz_ldadd)
%C%_fuzz_circulated_SOURCES = %D%/fuzz_circulated.c %D%/fuzz.h $(fuzz_main)
%C%_fuzz_circulated_LDADD = $(fuzz_ldadd)
%C%_fuzz_critic_SOURCES = %D%/fuzz_critic.c %D%/fuzz.h $(fuzz_main)
%C%_fuzz_critic_LDADD = $(fuzz_ldadd)
%C%_fuzz_instruction_SOURCES = %D%/fuzz_instruction.c %D%/fuzz.h $(fuzz_main)
%C%_fuzz_instruction_LDADD = $(fuzz_ldadd)
%C%_fuzz_label_SOURCES = %D%/fuzz_label.c %D%/fuzz.h $(fuzz_main)
%C%_fuzz_label_LDADD = $(fuzz_ldadd)
%C%_fuzz_markdown_SOURCES = %D%/fuzz_markdown.c %D%/laws.c %D%/laws.h \
	%D%/fuzz.h $(fuzz_main)
%C%_fuzz_markdown_LDADD = $(fuzz_ldadd)
%C%_fuzz_plain_SOURCES = %D%/fuzz_plain.c %D%/laws.c %D%/laws.h %D%/fuzz.h \
	$(fuzz_main)
%C%_fuzz_plain_LDADD = $(fuzz_ldadd)
%C%_fuzz_record_SOURCES = %D%/fuzz_record.c %D%/fuzz.h $(fuzz_main)
%C%_fuzz_record_LDADD = $(fuzz_ldadd)
%C%_fuzz_redline_SOURCES = %D%/fuzz_redline.c %D%/fuzz.h $(fuzz_main)
%C%_fuzz_redline_LDADD = $(fuzz_ldadd)
%C%_fuzz_word_SOURCES = %D%/fuzz_word.c %D%/fuzz.h $(fuzz_main)
%C%_fuzz_word_LDADD = $(fuzz_ldadd)

TESTS += %D%/replay.sh
EXTRA_DIST += %D%/replay.sh %D%/replay.c %D%/corpus
