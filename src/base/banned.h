/*
 * Functions that have no safe use here. The build includes this file first
 * in every source, so that a call to one of them does not compile.
 */
#ifndef ZD_BASE_BANNED_H
#define ZD_BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ZD_BANNED(fn) sorry_##fn##_is_banned

#undef strcpy
#define strcpy(a, b) ZD_BANNED(strcpy)
#undef strcat
#define strcat(a, b) ZD_BANNED(strcat)
#undef strncpy
#define strncpy(a, b, n) ZD_BANNED(strncpy)
#undef strncat
#define strncat(a, b, n) ZD_BANNED(strncat)
#undef strtok
#define strtok(a, b) ZD_BANNED(strtok)
#undef sprintf
#define sprintf(...) ZD_BANNED(sprintf)
#undef vsprintf
#define vsprintf(a, b, c) ZD_BANNED(vsprintf)
#undef gets
#define gets(a) ZD_BANNED(gets)
#undef atoi
#define atoi(a) ZD_BANNED(atoi)
#undef atol
#define atol(a) ZD_BANNED(atol)
#undef gmtime
#define gmtime(a) ZD_BANNED(gmtime)
#undef localtime
#define localtime(a) ZD_BANNED(localtime)
#undef ctime
#define ctime(a) ZD_BANNED(ctime)
#undef asctime
#define asctime(a) ZD_BANNED(asctime)

#endif
