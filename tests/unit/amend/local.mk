unit_programs += %D%/test_compile
%C%_test_compile_SOURCES = %D%/test_compile.c \
	%D%/compile_print.c %D%/compile_print.h \
	%D%/random_draft.c %D%/random_draft.h
%C%_test_compile_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_compile_LDADD = $(unit_ldadd)
unit_programs += %D%/test_compile_hard
%C%_test_compile_hard_SOURCES = %D%/test_compile_hard.c \
	%D%/compile_print.c %D%/compile_print.h
%C%_test_compile_hard_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_compile_hard_LDADD = $(unit_ldadd)
unit_programs += %D%/test_merge
%C%_test_merge_SOURCES = %D%/test_merge.c \
	%D%/random_draft.c %D%/random_draft.h
%C%_test_merge_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_merge_LDADD = $(unit_ldadd)
unit_programs += %D%/test_compile_hostile
%C%_test_compile_hostile_SOURCES = %D%/test_compile_hostile.c \
	%D%/compile_print.h %D%/random_draft.c %D%/random_draft.h
%C%_test_compile_hostile_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_compile_hostile_LDADD = $(unit_ldadd)
unit_programs += %D%/test_nth %D%/test_party
%C%_test_nth_SOURCES = %D%/test_nth.c
%C%_test_nth_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_nth_LDADD = $(unit_ldadd)
%C%_test_party_SOURCES = %D%/test_party.c
%C%_test_party_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_party_LDADD = $(unit_ldadd)
unit_programs += %D%/test_instruction
%C%_test_instruction_SOURCES = %D%/test_instruction.c
%C%_test_instruction_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_instruction_LDADD = $(unit_ldadd)
unit_programs += %D%/test_edits
%C%_test_edits_SOURCES = %D%/test_edits.c \
	%D%/random_draft.c %D%/random_draft.h
%C%_test_edits_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_edits_LDADD = $(unit_ldadd)
unit_programs += %D%/test_proposal
%C%_test_proposal_SOURCES = %D%/test_proposal.c \
	%D%/random_draft.c %D%/random_draft.h
%C%_test_proposal_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_proposal_LDADD = $(unit_ldadd)
unit_programs += %D%/test_apply %D%/test_amendments
%C%_test_apply_SOURCES = %D%/test_apply.c
%C%_test_apply_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_apply_LDADD = $(unit_ldadd)
%C%_test_amendments_SOURCES = %D%/test_amendments.c
%C%_test_amendments_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_amendments_LDADD = $(unit_ldadd)
unit_programs += %D%/test_sequence
%C%_test_sequence_SOURCES = %D%/test_sequence.c \
	%D%/random_draft.c %D%/random_draft.h
%C%_test_sequence_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_sequence_LDADD = $(unit_ldadd)
unit_programs += %D%/test_circulated
%C%_test_circulated_SOURCES = %D%/test_circulated.c \
	%D%/random_draft.c %D%/random_draft.h
%C%_test_circulated_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
%C%_test_circulated_LDADD = $(unit_ldadd)
