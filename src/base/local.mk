libcore_la_SOURCES += \
	%D%/archive.c %D%/archive.h \
	%D%/arena.c %D%/arena.h \
	%D%/ascii.h \
	%D%/banned.h \
	%D%/breaks.c %D%/breaks.h \
	%D%/buf.c %D%/buf.h \
	%D%/date.c %D%/date.h \
	%D%/error.c %D%/error.h \
	%D%/lanes.h \
	%D%/late.c %D%/late.h \
	%D%/limits.h \
	%D%/mem.c %D%/mem.h \
	%D%/names.c %D%/names.h \
	%D%/num.h \
	%D%/rising.c %D%/rising.h \
	%D%/slice.c %D%/slice.h \
	%D%/utf8.c %D%/utf8.h \
	%D%/vec.h
