libcore_la_SOURCES += \
	%D%/api.c \
	%D%/brackets.c \
	%D%/changes.c \
	%D%/circulated.c \
	%D%/citations.c \
	%D%/compilation_json.c %D%/compilation_json.h \
	%D%/brackets_json.c %D%/brackets_json.h \
	%D%/cites_json.c %D%/cites_json.h \
	%D%/json_put.c %D%/json_put.h \
	%D%/library_json.c %D%/library_json.h \
	%D%/process.c \
	%D%/process_json.c %D%/process_json.h \
	%D%/record.c \
	%D%/record_json.c %D%/record_json.h \
	%D%/returns.c %D%/returns.h \
	%D%/sources.c \
	%D%/settle.c %D%/settle.h \
	%D%/views.c \
	%D%/views_acts.c \
	%D%/views_circulation.c
