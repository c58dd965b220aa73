libcore_la_SOURCES += \
	%D%/cite_diff.c %D%/cite_diff.h \
	%D%/cited.c %D%/cited.h \
	%D%/cited_private.h \
	%D%/cited_place.c \
	%D%/cited_search.c \
	%D%/file.h \
	%D%/index.h \
	%D%/index_read.c \
	%D%/index_write.c \
	%D%/near.c %D%/near.h \
	%D%/verdict.c %D%/verdict.h \
	%D%/words.c
