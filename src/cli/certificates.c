/*
 * When libgit2 starts it reads every certificate authority of the machine,
 * in case a repository is fetched over TLS: three fifths of all that a short
 * command costs. This program fetches nothing through libgit2, so it answers
 * mbedtls' reader of certificates itself, with none; a connection that was
 * made all the same would trust nobody.
 *
 * The program alone does so, not the library, which may live in a process
 * that has other uses for TLS. It is found before mbedtls' own because the
 * program exports it (Makefile.am); where libgit2 has another TLS library,
 * or the linker cannot, nothing is different but the time.
 */
#include "cli/cli.h"

int mbedtls_x509_crt_parse_file(void *chain, const char *path)
	__attribute__((visibility("default")));

int mbedtls_x509_crt_parse_file(void *chain, const char *path)
{
	(void)chain;
	(void)path;
	return 0;
}
