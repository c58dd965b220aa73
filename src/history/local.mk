libcore_la_SOURCES += \
	%D%/account.c %D%/account.h %D%/account_many.c %D%/account_match.c \
	%D%/account_private.h \
	%D%/again.c %D%/again.h \
	%D%/asks.c %D%/asks.h %D%/asks_acts.c %D%/asks_read.c \
	%D%/blame.c %D%/blame.h \
	%D%/bracket.c %D%/bracket.h \
	%D%/grams.c %D%/grams.h \
	%D%/rebuild.c %D%/rebuild.h \
	%D%/standing.c %D%/standing.h \
	%D%/story.c %D%/story.h \
	%D%/story_act.c \
	%D%/story_back.c \
	%D%/story_credit.c \
	%D%/story_import.c \
	%D%/story_private.h \
	%D%/story_source.c \
	%D%/story_step.c \
	%D%/story_text.c \
	%D%/trace.c %D%/trace.h \
	%D%/uptake.c %D%/uptake.h %D%/uptake_private.h \
	%D%/uptake_sums.c \
	%D%/verify.c %D%/verify.h %D%/verify_private.h \
	%D%/verify_changes.c \
	%D%/verify_remains.c
