zerodraft_SOURCES += \
	%D%/cli.h \
	%D%/cmd_agree.c \
	%D%/cmd_amendments.c \
	%D%/cmd_carry.c \
	%D%/cmd_compile.c \
	%D%/cmd_decide.c \
	%D%/cmd_diff.c \
	%D%/cmd_extract.c \
	%D%/cmd_help.c \
	%D%/cmd_import.c \
	%D%/cmd_init.c \
	%D%/cmd_position.c \
	%D%/cmd_propose.c \
	%D%/cmd_publish.c \
	%D%/cmd_relate.c \
	%D%/cmd_round.c \
	%D%/cmd_set.c \
	%D%/cmd_show.c \
	%D%/cmd_status.c \
	%D%/command.c \
	%D%/date.c \
	%D%/identity.c \
	%D%/load.c \
	%D%/main.c \
	%D%/option.c \
	%D%/output.c \
	%D%/report.c
