libcore_la_SOURCES += \
	%D%/balance.c \
	%D%/blocks.c %D%/blocks.h \
	%D%/changes.c %D%/changes.h \
	%D%/compile.c %D%/compile.h \
	%D%/compile_rows.c %D%/compile_stances.c %D%/compiling.h \
	%D%/edits.c %D%/edits.h %D%/edits_tidy.h \
	%D%/extract.c \
	%D%/inserts.c \
	%D%/merge.c %D%/merge.h %D%/merge_drafts.c \
	%D%/overlap.c %D%/overlap.h \
	%D%/overlap_join.c \
	%D%/overlap_pieces.c %D%/overlap_pieces.h \
	%D%/proposal.c \
	%D%/sequence.c %D%/sequence.h \
	%D%/slide.c
libcore_la_SOURCES += \
	%D%/apply.c %D%/apply_nearest.c %D%/apply_sub.c %D%/apply_words.c \
	%D%/contradict.c \
	%D%/instruction.c %D%/instruction.h \
	%D%/match.c %D%/match.h \
	%D%/nth.c %D%/nth.h \
	%D%/parse.h \
	%D%/parse_clause.c %D%/parse_document.c %D%/parse_lines.c \
	%D%/parse_room.c %D%/parse_scan.c %D%/parse_sub.c \
	%D%/parse_target.c \
	%D%/parse_text.c \
	%D%/passage.c %D%/passage.h \
	%D%/summary.c \
	%D%/work.c %D%/work.h

# The registry as bytes of the program; the text file is what is edited.
libcore_la_SOURCES += %D%/party.c %D%/party.h
nodist_libcore_la_SOURCES = %D%/parties_shipped.c
EXTRA_DIST += %D%/parties.txt
CLEANFILES += %D%/parties_shipped.c
%D%/parties_shipped.c: %D%/parties.txt
	$(AM_V_GEN)$(MKDIR_P) %D% && { \
	echo '#include "amend/party.h"'; \
	echo 'static const unsigned char bytes[] = {'; \
	od -A n -v -t u1 $(srcdir)/%D%/parties.txt | \
		sed 's/[0-9][0-9]*/&,/g'; \
	echo '};'; \
	echo 'struct zd_slice zd_parties_shipped(void)'; \
	echo '{'; \
	echo 'return zd_slice((const char *)bytes, sizeof(bytes));'; \
	echo '}'; } > $@.tmp && mv $@.tmp $@
