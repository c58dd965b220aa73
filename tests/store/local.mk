# The store under eight writers, kill -9 and a full disk.
check_PROGRAMS += %D%/stress
%C%_stress_SOURCES = %D%/stress.c %D%/disk.c %D%/disk.h
%C%_stress_LDADD = libcore.la
TESTS += %D%/stress.sh
EXTRA_DIST += %D%/stress.sh
