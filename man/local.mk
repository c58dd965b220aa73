# The manual; its examples are run by tests/cli/examples.sh.
dist_man_MANS += \
	%D%/libzerodraft.3 \
	%D%/zerodraft-accept.1 \
	%D%/zerodraft-agree.1 \
	%D%/zerodraft-amendments.1 \
	%D%/zerodraft-bracket.1 \
	%D%/zerodraft-carry.1 \
	%D%/zerodraft-cite-check.1 \
	%D%/zerodraft-cite-diff.1 \
	%D%/zerodraft-cite-fix.1 \
	%D%/zerodraft-cite-list.1 \
	%D%/zerodraft-compile.1 \
	%D%/zerodraft-diff.1 \
	%D%/zerodraft-draft.5 \
	%D%/zerodraft-extract.1 \
	%D%/zerodraft-help.1 \
	%D%/zerodraft-import.1 \
	%D%/zerodraft-init.1 \
	%D%/zerodraft-json.5 \
	%D%/zerodraft-position.1 \
	%D%/zerodraft-propose.1 \
	%D%/zerodraft-publish.1 \
	%D%/zerodraft-reject.1 \
	%D%/zerodraft-relate.1 \
	%D%/zerodraft-repository.5 \
	%D%/zerodraft-round.1 \
	%D%/zerodraft-set.1 \
	%D%/zerodraft-show.1 \
	%D%/zerodraft-source-add.1 \
	%D%/zerodraft-source-find.1 \
	%D%/zerodraft-source-list.1 \
	%D%/zerodraft-status.1 \
	%D%/zerodraft-trace.1 \
	%D%/zerodraft-tutorial.7 \
	%D%/zerodraft-withdraw.1 \
	%D%/zerodraft.1
