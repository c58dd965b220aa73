libcore_la_SOURCES += \
	%D%/draft.c %D%/draft.h \
	%D%/finding.c %D%/finding.h
