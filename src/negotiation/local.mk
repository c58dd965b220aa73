libcore_la_SOURCES += \
	%D%/cite.h \
	%D%/cite_check.c \
	%D%/cite_fix.c \
	%D%/cite_rounds.c \
	%D%/acts.h %D%/agree.c %D%/amendment.c \
	%D%/attest.c %D%/attest.h \
	%D%/bracket.c \
	%D%/carry.c %D%/carry.h \
	%D%/carry_positions.c \
	%D%/carry_labels.c %D%/carry_labels.h \
	%D%/close.c %D%/close.h \
	%D%/copy.c %D%/copy.h \
	%D%/decide.c %D%/decide.h \
	%D%/edited.c %D%/edited.h \
	%D%/find.c %D%/find.h \
	%D%/fingerprint.c %D%/fingerprint.h \
	%D%/identify.c %D%/identify.h \
	%D%/import.c %D%/import.h \
	%D%/known.c %D%/known.h \
	%D%/library.c %D%/library.h \
	%D%/listing.c \
	%D%/mapping.c \
	%D%/names.c %D%/names.h \
	%D%/negotiation.c %D%/negotiation.h \
	%D%/order.c %D%/order.h \
	%D%/position.c \
	%D%/profile.c %D%/profile.h \
	%D%/paper.c %D%/paper.h \
	%D%/proposals.c %D%/proposals.h \
	%D%/propose_changes.c %D%/propose_remarks.c \
	%D%/propose.c %D%/propose.h \
	%D%/relate.c \
	%D%/renumber.c \
	%D%/revision.c \
	%D%/cuts.c \
	%D%/settle.c %D%/settle.h \
	%D%/settle_brackets.c %D%/settle_put.c \
	%D%/setting.c %D%/setting.h \
	%D%/silence.c %D%/silence.h \
	%D%/silence_act.c \
	%D%/sources.c %D%/sources.h \
	%D%/sources_add.c \
	%D%/sources_list.c \
	%D%/sources_read.c %D%/sources_read.h \
	%D%/sheets.c %D%/sheets.h \
	%D%/speaking.c %D%/speaking.h \
	%D%/stances.c \
	%D%/steps.c %D%/steps.h \
	%D%/target.c %D%/target.h \
	%D%/tree.c %D%/tree.h
