libcore_la_SOURCES += \
	%D%/anchor.c %D%/anchor.h \
	%D%/kind.c %D%/kind.h \
	%D%/lcs.c %D%/lcs.h \
	%D%/match.c %D%/match.h \
	%D%/options.c \
	%D%/redline.h \
	%D%/side.c %D%/side.h \
	%D%/tidy.c %D%/tidy.h \
	%D%/tile.c %D%/tile_row.c %D%/tile.h \
	%D%/words.c
