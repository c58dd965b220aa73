libcore_la_SOURCES += \
	%D%/bracket.c %D%/bracket_describe.c %D%/bracket_kind.c \
	%D%/bracket_name.c %D%/bracket_pair.c \
	%D%/bracket_said.c %D%/bracket_said.h \
	%D%/bracket.h %D%/bracket_parts.h \
	%D%/citation.c %D%/citation.h \
	%D%/citation_body.c %D%/citation_build.h \
	%D%/citation_brackets.c %D%/citation_place.c \
	%D%/citation_scan.c %D%/citation_scan.h \
	%D%/cites.c %D%/cites.h \
	%D%/draft.c %D%/draft.h \
	%D%/finding.c %D%/finding.h \
	%D%/label.c %D%/label.h \
	%D%/markup.c %D%/markup.h %D%/markup_write.c \
	%D%/notes_order.c \
	%D%/objective.c %D%/objective.h \
	%D%/reference.c %D%/reference.h \
	%D%/symbol.c %D%/symbol.h \
	%D%/token.c %D%/token.h \
	%D%/words.c %D%/words.h
