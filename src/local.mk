# The convenience library holds everything; tests and the program link to it,
# so that the program in the build tree is a real binary and unit tests see
# the insides. The installed library exports what zerodraft.h declares.
noinst_LTLIBRARIES += libcore.la
lib_LTLIBRARIES += libzerodraft.la
bin_PROGRAMS += zerodraft
include_HEADERS += include/zerodraft.h
topicdir = $(includedir)/zerodraft
topic_HEADERS = \
	include/zerodraft/amendments.h \
	include/zerodraft/base.h \
	include/zerodraft/citations.h \
	include/zerodraft/brackets.h \
	include/zerodraft/changes.h \
	include/zerodraft/circulation.h \
	include/zerodraft/draft.h \
	include/zerodraft/negotiation.h \
	include/zerodraft/record.h \
	include/zerodraft/redline.h \
	include/zerodraft/settings.h \
	include/zerodraft/show.h \
	include/zerodraft/silence.h \
	include/zerodraft/sources.h

libcore_la_SOURCES = include/zerodraft.h $(topic_HEADERS)
libcore_la_LIBADD = $(CMARK_LIBS) $(PCRE2_LIBS) \
	$(UTF8PROC_LIBS) $(JANSSON_LIBS) -lm
zerodraft_SOURCES =
zerodraft_LDADD = libcore.la
zerodraft_LDFLAGS = $(AM_LDFLAGS) $(EXPORT_LDFLAGS)
libzerodraft_la_SOURCES =
libzerodraft_la_LIBADD = libcore.la
libzerodraft_la_LDFLAGS = $(AM_LDFLAGS) -version-info 0:0:0 -no-undefined

include src/base/local.mk
include src/text/local.mk
include src/codec/local.mk
include src/diff/local.mk
include src/language/local.mk
include src/amend/local.mk
include src/store/local.mk
include src/negotiation/local.mk
include src/history/local.mk
include src/lint/local.mk
include src/view/local.mk
include src/render/local.mk
include src/api/local.mk
include src/cli/local.mk
