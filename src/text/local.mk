libcore_la_SOURCES += \
	%D%/draft.c %D%/draft.h \
	%D%/finding.c %D%/finding.h \
	%D%/label.c %D%/label.h \
	%D%/markup.c %D%/markup.h \
	%D%/reference.c %D%/reference.h \
	%D%/token.c %D%/token.h
