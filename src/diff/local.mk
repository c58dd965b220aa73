libcore_la_SOURCES += \
	%D%/anchor.c %D%/anchor.h \
	%D%/lcs.c %D%/lcs.h \
	%D%/options.c \
	%D%/redline.h
