libcore_la_SOURCES += \
	%D%/api.c \
	%D%/views.c \
	%D%/views_acts.c
