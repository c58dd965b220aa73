libcore_la_SOURCES += \
	%D%/bytes.c \
	%D%/codec.c %D%/codec.h \
	%D%/encode.c \
	%D%/front.c \
	%D%/markdown.c %D%/markdown.h \
	%D%/plain.c \
	%D%/read.c %D%/read.h \
	%D%/shape.c
