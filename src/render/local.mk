libcore_la_SOURCES += \
	%D%/block.c %D%/block.h \
	%D%/columns.c %D%/columns.h \
	%D%/circulated.c \
	%D%/critic.c %D%/critic.h \
	%D%/critic_notes.c \
	%D%/critic_text.c \
	%D%/docx.c %D%/docx.h \
	%D%/docx_body.c \
	%D%/docx_lines.c \
	%D%/docx_notes.c \
	%D%/docx_style.c \
	%D%/docx_table.c \
	%D%/document_latex.c \
	%D%/document.c %D%/document.h \
	%D%/escape.c %D%/escape.h \
	%D%/html.c %D%/html.h \
	%D%/html_outline.c \
	%D%/html_text.c \
	%D%/inline.c %D%/inline.h \
	%D%/json.c \
	%D%/marked.c %D%/marked.h \
	%D%/markdown.c \
	%D%/plain.c \
	%D%/svg.c \
	%D%/render.c %D%/render.h \
	%D%/term.c \
	%D%/wrap.c %D%/wrap.h

# The page's style and script, as strings.
nodist_libcore_la_SOURCES += %D%/html_page.c
EXTRA_DIST += %D%/html.awk %D%/html.css %D%/html.js
CLEANFILES += %D%/html_page.c
%D%/html_page.c: %D%/html.awk %D%/html.css %D%/html.js
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	HTML_SCRATCH=$@.hash $(AWK) -f $(srcdir)/%D%/html.awk \
		$(srcdir)/%D%/html.css $(srcdir)/%D%/html.js >$@.new && \
	rm -f $@.hash && mv $@.new $@

# What --format json writes, for programs that read it.
dist_pkgdata_DATA = %D%/zerodraft-1.schema.json
