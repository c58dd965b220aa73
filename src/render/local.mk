libcore_la_SOURCES += \
	%D%/block.c %D%/block.h \
	%D%/columns.c %D%/columns.h \
	%D%/circulated.c \
	%D%/critic.c \
	%D%/document.c %D%/document.h \
	%D%/escape.c %D%/escape.h \
	%D%/html.c \
	%D%/html_style.c %D%/html_style.h \
	%D%/inline.c %D%/inline.h \
	%D%/json.c \
	%D%/marked.c %D%/marked.h \
	%D%/markdown.c \
	%D%/plain.c \
	%D%/render.c %D%/render.h \
	%D%/term.c \
	%D%/wrap.c %D%/wrap.h
