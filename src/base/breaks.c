#include "base/breaks.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/late.h"
#include "base/utf8.h"

/* ICU, loaded with the first line that no space can break. Its header gives
 * each function a name with the version in it. */
#define FUNCTIONS(F)                                                           \
	F(ubrk_close)                                                          \
	F(ubrk_open)                                                           \
	F(ubrk_preceding)                                                      \
	F(ubrk_setUText)                                                       \
	F(utext_close)                                                         \
	F(utext_openUTF8)

#define QUOTED(name) #name,
#define NAME(name) QUOTED(name)
static struct functions {
	FUNCTIONS(ZD_LATE_FIELD)
} lib;
static const char *const names[] = {FUNCTIONS(NAME) NULL};
static struct zd_late late = {ZD_LATE_INIT(ICU_SONAME, "libicu72")};

_Static_assert(sizeof(lib) + sizeof(void *) == sizeof(names),
	"a pointer for each name");

void zd_breaks_begin(struct zd_breaks *b, struct zd_slice text)
{
	b->text = text;
	b->given = false;
}

/* Unicode's own rules, no language's: which one a text is in is not known. */
static bool open_iterator(struct zd_breaks *b)
{
	UErrorCode code = U_ZERO_ERROR;

	if (!b->iterator && !b->missing) {
		b->missing = zd_late_load(&late, names, &lib, NULL) != 0;
		if (!b->missing)
			b->iterator =
				lib.ubrk_open(UBRK_LINE, "", NULL, 0, &code);
	}
	return b->iterator != NULL;
}

static bool give_text(struct zd_breaks *b)
{
	UErrorCode code = U_ZERO_ERROR;
	UText *text;

	/* ICU counts in int32_t. */
	if (b->text.len > INT32_MAX || !open_iterator(b))
		return false;
	text = lib.utext_openUTF8(
		NULL, b->text.ptr, (int64_t)b->text.len, &code);
	if (!text)
		return false;
	/* The iterator takes a copy, which borrows the text as this one. */
	lib.ubrk_setUText(b->iterator, text, &code);
	lib.utext_close(text);
	b->given = U_SUCCESS(code);
	return b->given;
}

size_t zd_breaks_last(struct zd_breaks *b, size_t end)
{
	int32_t at;

	if (end > b->text.len || (!b->given && !give_text(b)))
		return SIZE_MAX;
	at = (int32_t)end;
	do {
		at = lib.ubrk_preceding(b->iterator, at);
		if (at == UBRK_DONE || !at)
			return SIZE_MAX;
	} while (!zd_utf8_is_border(b->text, (size_t)at));
	return (size_t)at;
}

void zd_breaks_clear(struct zd_breaks *b)
{
	if (b->iterator)
		lib.ubrk_close(b->iterator);
	b->iterator = NULL;
}
