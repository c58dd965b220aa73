check_PROGRAMS += %D%/cases
%C%_cases_SOURCES = %D%/cases.c
%C%_cases_LDADD = libcore.la
check_PROGRAMS += %D%/returns
%C%_returns_SOURCES = %D%/returns.c
%C%_returns_LDADD = libcore.la
TESTS += %D%/returns.sh
EXTRA_DIST += %D%/returns.sh
TESTS += %D%/laws.sh %D%/published.sh %D%/shown.sh
EXTRA_DIST += %D%/chains.sh %D%/laws.sh %D%/laws.py %D%/shown.sh \
	%D%/shown.py %D%/kinds.md %D%/published.sh %D%/published.py \
	%D%/letters.md \
	%D%/scripts/japanese.md %D%/scripts/khmer.md \
	%D%/scripts/lao.md %D%/scripts/thai.md
TESTS += %D%/word.sh %D%/schema.sh
EXTRA_DIST += %D%/schema.sh %D%/wordml.xsd
EXTRA_DIST += %D%/word.sh %D%/docx.py %D%/office.py
