libcore_la_SOURCES += \
	%D%/bytes.c \
	%D%/circulated.c %D%/circulated.h \
	%D%/circulated_exact.c \
	%D%/circulated_json.c \
	%D%/circulated_markdown.c %D%/circulated_markdown.h \
	%D%/circulated_places.c \
	%D%/circulated_rows.c \
	%D%/circulated_signs.c %D%/circulated_signs.h \
	%D%/codec.c %D%/codec.h \
	%D%/critic.c \
	%D%/critic_lines.c \
	%D%/critic_moves.c \
	%D%/tracked.c %D%/tracked.h \
	%D%/word.c %D%/word.h \
	%D%/word_body.c \
	%D%/word_number.c \
	%D%/word_text.c \
	%D%/xml.c %D%/xml.h \
	%D%/encode.c \
	%D%/front.c \
	%D%/lines.c \
	%D%/markdown.c %D%/markdown.h \
	%D%/marks.c \
	%D%/notes.c \
	%D%/opening.c %D%/opening.h \
	%D%/paragraph.c \
	%D%/plain.c %D%/plain.h \
	%D%/read.c %D%/read.h \
	%D%/shape.c \
	%D%/unit.c %D%/unit.h
