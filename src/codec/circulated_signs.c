#include "codec/circulated_signs.h"

#include "text/markup.h"

size_t zd_sign_len(struct zd_slice s, size_t i)
{
	return s.ptr[i] == '&' ? sizeof(ZD_SIGN_OWN_OPEN) - 1 : 1;
}

size_t zd_sign_unit(struct zd_slice s, size_t i)
{
	size_t n;

	if (s.ptr[i] == '\\' && i + 1 < s.len)
		return 2;
	n = zd_markup_note(s, i);
	return n ? n : 1;
}

void zd_sign_unescape(struct zd_buf *out, struct zd_slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\\' && i + 1 < s.len)
			i++;
		zd_buf_putc(out, s.ptr[i]);
	}
}

bool zd_sign_of_brackets(struct zd_slice said)
{
	return zd_slice_starts(said, "lift") ||
		zd_slice_starts(said, "choose the ") ||
		zd_slice_starts(said, "delete the ") ||
		zd_slice_is(said, "bracket");
}

size_t zd_sign_reference(struct zd_slice s, size_t i, const char **out)
{
	static const struct {
		const char *name, *is;
	} all[] = {{"&#47;", "/"}, {"&ndash;", "–"}, {"&#32;", " "},
		{"&#59;", ";"}};

	if (s.ptr[i] != '&')
		return 0;
	for (size_t k = 0; k < sizeof(all) / sizeof(*all); k++)
		if (zd_sign_at(s, i, all[k].name)) {
			*out = all[k].is;
			return strlen(all[k].name);
		}
	return 0;
}

void zd_sign_words(struct zd_buf *out, struct zd_slice s)
{
	const char *is;
	size_t n;

	for (size_t i = 0; i < s.len; i += n) {
		n = zd_sign_plain(s, i);
		if (!n) {
			n = zd_sign_reference(s, i, &is);
			if (n) {
				zd_buf_puts(out, is);
				continue;
			}
			n = zd_sign_unit(s, i);
		}
		zd_buf_put(out, s.ptr + i, n);
	}
}

void zd_sign_field(
	struct zd_buf *out, struct zd_slice key, struct zd_slice words)
{
	zd_buf_printf(out, "%.*s: \"", ZD_FMT(key));
	for (size_t i = 0; i < words.len; i++) {
		if (words.ptr[i] == '"' || words.ptr[i] == '\\')
			zd_buf_putc(out, '\\');
		zd_buf_putc(out, words.ptr[i]);
	}
	zd_buf_puts(out, "\"\n");
}
