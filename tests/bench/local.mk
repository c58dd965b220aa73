# make bench: what commands cost, beside their peers. Not part of check.
bench_programs = %D%/diff %D%/amendments %D%/commands
EXTRA_PROGRAMS += $(bench_programs)
bench_common = %D%/bench.c %D%/bench.h
%C%_amendments_SOURCES = %D%/amendments.c
%C%_amendments_LDADD = libcore.la $(LIBGIT2_LIBS)
%C%_commands_SOURCES = %D%/commands.c $(bench_common)
%C%_commands_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/%D%
%C%_commands_LDADD = libcore.la
%C%_diff_SOURCES = %D%/diff.c $(bench_common)
%C%_diff_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/%D%
%C%_diff_LDADD = libcore.la -lm

.PHONY: bench
bench: zerodraft$(EXEEXT) $(bench_programs)
	for program in $(bench_programs); do \
		PATH="$(abs_top_builddir):$$PATH" ./$$program || exit; \
	done

# Beside SQLite, where sqlite3 and the real texts are at hand.
EXTRA_PROGRAMS += %D%/sources
%C%_sources_SOURCES = %D%/sources.c tests/unit/language/recycled.c \
	tests/unit/language/recycled.h
%C%_sources_LDADD = libcore.la

.PHONY: bench-sources
bench: bench-sources
bench-sources: %D%/sources$(EXEEXT)
	%D%/sources$(EXEEXT) $(srcdir)/tests/unit/language/recycled.tsv

# Beside git blame, where git and Python are at hand.
EXTRA_DIST += %D%/record.py
.PHONY: bench-record
bench: bench-record
bench-record: zerodraft$(EXEEXT)
	python3 $(srcdir)/tests/bench/record.py $(abs_top_builddir)/zerodraft

EXTRA_DIST += %D%/README.md
