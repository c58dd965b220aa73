libcore_la_SOURCES += \
	%D%/file.h \
	%D%/index.h \
	%D%/index_read.c \
	%D%/index_write.c \
	%D%/near.c %D%/near.h \
	%D%/words.c
