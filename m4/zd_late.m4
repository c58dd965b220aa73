# ZD_LATE(PREFIX, NAME, FUNCTION, [HEADER])
# -----------------------------------------
# For a library that is loaded when it is first needed (src/base/late.h).
# PREFIX_LIBS, from pkg-config, links FUNCTION of libNAME; what a program
# linked that way asks the run-time linker for becomes PREFIX_SONAME. Where FUNCTION
# is a macro for its name, HEADER has it.
AC_DEFUN([ZD_LATE], [
AC_CACHE_CHECK([for the soname of lib$2], [zd_cv_soname_$2], [
  zd_cv_soname_$2=
  zd_save_LIBS=$LIBS
  LIBS=$$1_LIBS
  AC_LINK_IFELSE([m4_ifval([$4], [AC_LANG_PROGRAM([@%:@include <$4>],
    [return (int) (size_t) $3;])], [AC_LANG_CALL([], [$3])])],
    [zd_cv_soname_$2=`$OBJDUMP -p conftest$EXEEXT |
      $SED -n 's/^ *NEEDED *\(lib$2\..*\)/\1/p'`])
  LIBS=$zd_save_LIBS
])
AS_IF([test "x$zd_cv_soname_$2" = x],
  [AC_MSG_ERROR([a program could not be linked to lib$2; see config.log])])
AC_DEFINE_UNQUOTED([$1_SONAME], ["$zd_cv_soname_$2"],
  [What the run-time linker is to load for lib$2.])
])
