libcore_la_SOURCES += \
	%D%/act.c \
	%D%/cache.c \
	%D%/changes.c \
	%D%/diff.c \
	%D%/files.c %D%/files.h \
	%D%/git2.c %D%/git2.h \
	%D%/giterr.c %D%/giterr.h \
	%D%/identity.c \
	%D%/init.c \
	%D%/lock.c \
	%D%/log.c \
	%D%/name.c \
	%D%/object.c \
	%D%/oid.c \
	%D%/private.h \
	%D%/ref.c \
	%D%/reflog.c \
	%D%/repo.c \
	%D%/stage.c %D%/stage.h \
	%D%/store.h \
	%D%/walk.c
