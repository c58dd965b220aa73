libcore_la_SOURCES += \
	%D%/api.c \
	%D%/brackets.c \
	%D%/circulated.c \
	%D%/citations.c \
	%D%/compilation_json.c %D%/compilation_json.h \
	%D%/found_json.c %D%/found_json.h \
	%D%/process.c \
	%D%/record.c \
	%D%/record_json.c %D%/record_json.h \
	%D%/sources.c \
	%D%/settle.c %D%/settle.h \
	%D%/views.c \
	%D%/views_acts.c \
	%D%/views_circulation.c
