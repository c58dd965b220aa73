# The house rules as tests: each can be read in CONTRIBUTING.md.
tree_tests = \
	%D%/dist.sh \
	%D%/exports.sh \
	%D%/headers.sh \
	%D%/layers.sh \
	%D%/man.sh \
	%D%/options.sh \
	%D%/size.sh \
	%D%/style.sh

TESTS += $(tree_tests)
EXTRA_DIST += $(tree_tests)

# For dist.sh: everything that `make dist` packs.
.PHONY: print-distfiles
print-distfiles:
	@echo packed: $(DISTFILES)
