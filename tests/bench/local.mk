# make bench: what commands cost, beside their peers. Not part of check.
EXTRA_PROGRAMS += %D%/commands
%C%_commands_SOURCES = %D%/commands.c
%C%_commands_LDADD = libcore.la

.PHONY: bench
bench: zerodraft$(EXEEXT) %D%/commands$(EXEEXT)
	PATH="$(abs_top_builddir):$$PATH" %D%/commands$(EXEEXT)
