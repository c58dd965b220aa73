unit_programs += %D%/test_token
%C%_test_token_SOURCES = %D%/test_token.c
%C%_test_token_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_token_LDADD = $(unit_ldadd)

unit_programs += %D%/test_draft
%C%_test_draft_SOURCES = %D%/test_draft.c
%C%_test_draft_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_draft_LDADD = $(unit_ldadd)

unit_programs += %D%/test_label
%C%_test_label_SOURCES = %D%/test_label.c
%C%_test_label_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_label_LDADD = $(unit_ldadd)

unit_programs += %D%/test_markup
%C%_test_markup_SOURCES = %D%/test_markup.c
%C%_test_markup_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_markup_LDADD = $(unit_ldadd)

unit_programs += %D%/test_bracket
%C%_test_bracket_SOURCES = %D%/test_bracket.c
%C%_test_bracket_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_bracket_LDADD = $(unit_ldadd)

unit_programs += %D%/test_bracket_said
%C%_test_bracket_said_SOURCES = %D%/test_bracket_said.c
%C%_test_bracket_said_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_bracket_said_LDADD = $(unit_ldadd)

unit_programs += %D%/test_objective
%C%_test_objective_SOURCES = %D%/test_objective.c
%C%_test_objective_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_objective_LDADD = $(unit_ldadd)
unit_programs += %D%/test_symbol
%C%_test_symbol_SOURCES = %D%/test_symbol.c
%C%_test_symbol_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_symbol_LDADD = $(unit_ldadd)
unit_programs += %D%/test_citation
%C%_test_citation_SOURCES = %D%/test_citation.c
%C%_test_citation_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_citation_LDADD = $(unit_ldadd)
unit_programs += %D%/test_words
%C%_test_words_SOURCES = %D%/test_words.c
%C%_test_words_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_words_LDADD = $(unit_ldadd)
