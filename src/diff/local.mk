libcore_la_SOURCES += \
	%D%/align.c %D%/align.h %D%/coarse.h \
	%D%/alike.c %D%/alike.h \
	%D%/anchor.c %D%/anchor.h \
	%D%/apply.c \
	%D%/assign.c \
	%D%/bigram.c %D%/bigram.h \
	%D%/bits.c %D%/bits.h \
	%D%/bracketing.c %D%/bracketing.h \
	%D%/exact.c \
	%D%/group.c \
	%D%/ignore.c %D%/ignore.h \
	%D%/kind.c %D%/kind.h \
	%D%/lcs.c %D%/lcs.h \
	%D%/left.c \
	%D%/match.c %D%/match.h \
	%D%/near.c \
	%D%/options.c \
	%D%/order.c \
	%D%/pairs.c \
	%D%/parts.c \
	%D%/passage.c \
	%D%/phrase.c \
	%D%/polish.c \
	%D%/redline.c %D%/redline.h \
	%D%/relate.c %D%/relate_notes.c %D%/relate_words.c %D%/relate.h \
	%D%/reverse.c \
	%D%/rare.c %D%/rare.h \
	%D%/rival.c %D%/rival.h \
	%D%/rows.c %D%/rows.h \
	%D%/side.c %D%/side.h \
	%D%/similar.c \
	%D%/tidy.c %D%/tidy.h \
	%D%/told.c \
	%D%/take.c %D%/take_choose.c %D%/take_notes.c %D%/take.h \
	%D%/tile.c %D%/tile_cut.c %D%/tile_row.c %D%/tile.h \
	%D%/whole.c \
	%D%/twin.c %D%/twin.h \
	%D%/words.c
