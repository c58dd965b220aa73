zerodraft_SOURCES += %D%/main.c
