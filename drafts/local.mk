# The drafts that the demo, the manual's examples and the tests run on.
EXTRA_DIST += \
	%D%/README.md \
	%D%/zero.md \
	%D%/zero.txt \
	%D%/rev1.md \
	%D%/sources/A_RES_77_901.md \
	%D%/sources/A_RES_79_901.md \
	%D%/amendments/README \
	%D%/amendments/aosis.txt \
	%D%/amendments/canz.md \
	%D%/amendments/eu.md \
	%D%/amendments/g77.txt \
	%D%/amendments/mexico.txt \
	%D%/amendments/philippines.txt \
	%D%/amendments/russian-federation.txt \
	%D%/amendments/us.txt
