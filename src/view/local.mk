libcore_la_SOURCES += \
	%D%/append.c \
	%D%/contested.c \
	%D%/columns.h \
	%D%/columns_cell.c \
	%D%/columns_family.c \
	%D%/columns_short.c \
	%D%/notes.c \
	%D%/of.h \
	%D%/of_cited.c \
	%D%/of_cites.c \
	%D%/of_blame.c \
	%D%/of_certificate.c \
	%D%/of_brackets.c \
	%D%/of_attest.c \
	%D%/of_columns.c \
	%D%/compilation.h \
	%D%/compilation_kin.c \
	%D%/compilation_notes.c \
	%D%/compilation_places.c \
	%D%/compilation_rows.c \
	%D%/of_compilation.c \
	%D%/of_draft.c \
	%D%/of_found.c \
	%D%/of_package.c %D%/package.h \
	%D%/of_profile.c \
	%D%/of_redline.c \
	%D%/of_settings.c \
	%D%/of_silence.c \
	%D%/of_sources.c \
	%D%/of_sheets.c \
	%D%/of_speak.c \
	%D%/of_stat.c \
	%D%/of_status.c \
	%D%/pick.c %D%/pick.h \
	%D%/redline.h \
	%D%/redline_brackets.c %D%/redline_brackets.h \
	%D%/redline_cite.c %D%/redline_cite.h \
	%D%/redline_counts.c \
	%D%/redline_legend.c \
	%D%/redline_looks.c \
	%D%/redline_names.c \
	%D%/redline_plan.c %D%/redline_plan.h \
	%D%/redline_text.c \
	%D%/view.c %D%/view.h \
	%D%/wish.c %D%/wish.h \
	%D%/of_trace.c \
	%D%/of_uptake.c \
	%D%/speech.h \
	%D%/picture.c \
	%D%/picture.h \
	%D%/of_trace_picture.c \
	%D%/of_trace.h
