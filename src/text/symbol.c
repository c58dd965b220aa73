#include "text/symbol.h"

#include <stdint.h>

#include "base/ascii.h"

/* The bodies; session and number of each are written behind its prefix. */
enum body { ASSEMBLY, COUNCIL, RIGHTS, ECOSOC };

static const struct {
	const char *text;
	enum body body;
} openings[] = {{"A/HRC/RES/", RIGHTS}, {"HRC/RES/", RIGHTS},
	{"A/RES/", ASSEMBLY}, {"S/RES/", COUNCIL}, {"E/RES/", ECOSOC},
	{"Human Rights Council", RIGHTS}, {"HRC", RIGHTS},
	{"Economic and Social Council", ECOSOC}, {"ECOSOC", ECOSOC},
	{"Security Council", COUNCIL}, {"General Assembly", ASSEMBLY},
	{"UNGA", ASSEMBLY}, {"UNSC", COUNCIL}, {"GA", ASSEMBLY},
	{"SC", COUNCIL}};

static const char *const fillers[] = {"resolutions", "resolution", "res"};

static size_t digits(struct zd_slice s, size_t from)
{
	size_t n = from;

	while (zd_is_digit(zd_slice_at(s, n)))
		n++;
	return n - from;
}

static size_t blanks(struct zd_slice s, size_t from)
{
	size_t n = from;

	while (zd_slice_at(s, n) == ' ' || zd_slice_at(s, n) == '\t')
		n++;
	/* A no-break space. */
	if (zd_slice_at(s, n) == '\xc2' && zd_slice_at(s, n + 1) == '\xa0')
		n += 2;
	return n - from;
}

/* A word at `from`, whatever its case; the bytes up to what follows it. */
static size_t word(struct zd_slice s, size_t from, const char *text)
{
	size_t n = strlen(text);

	if (!zd_slice_caseeq(
		    zd_slice_sub(s, from, from + n), zd_slice_str(text)))
		return 0;
	if (text[n - 1] == '/')
		return n;
	if (zd_slice_at(s, from + n) == '.')
		n++;
	return blanks(s, from + n) ? n + blanks(s, from + n) : 0;
}

/* --- numbers -------------------------------------------------------------- */

/* What stands behind a number ends it: not "73/195/Add.1", "4/5ths". */
static bool ends(struct zd_slice s, size_t n)
{
	char c = zd_slice_at(s, n);

	return !zd_is_alnum(c) &&
		!(c == '/' && (zd_is_alnum(zd_slice_at(s, n + 1))));
}

/* " A" or "A" of "31/16 A": the part of a resolution in several parts. */
static size_t part(struct zd_slice s, size_t n)
{
	size_t skip = blanks(s, n);
	char c = zd_slice_at(s, n + skip);

	if (!zd_is_upper(c) || !ends(s, n + skip + 1))
		return 0;
	/* "73/195 A new era": a capital that begins a word or a title. */
	if (skip && blanks(s, n + skip + 1) &&
		zd_is_letter(
			zd_slice_at(s, n + skip + 1 + blanks(s, n + skip + 1))))
		return 0;
	return skip + 1;
}

/* "(XXV)", "(S-VI)", "(2022)" behind a number. */
static size_t parenthesis(struct zd_slice s, size_t n, bool *roman)
{
	size_t open = n + blanks(s, n), end = open + 1, first;

	if (zd_slice_at(s, open) != '(')
		return 0;
	*roman = !zd_is_digit(zd_slice_at(s, end));
	if (zd_slice_at(s, end) == 'E' && zd_slice_at(s, end + 1) == 'S')
		end++;
	if (zd_slice_at(s, end) == 'S' && zd_slice_at(s, end + 1) == '-')
		end += 2;
	first = end;
	while (*roman ? strchr("IVXLC", zd_slice_at(s, end)) &&
				zd_slice_at(s, end)
		      : zd_is_digit(zd_slice_at(s, end)))
		end++;
	if (zd_slice_at(s, end) != ')' || end == first ||
		(!*roman && end - open != 5))
		return 0;
	return end + 1 - n;
}

static void put_body(struct zd_buf *out, enum body body)
{
	if (body == RIGHTS)
		zd_buf_puts(out, "A/HRC/RES/");
	else if (body == ECOSOC)
		zd_buf_puts(out, "E/RES/");
}

/* "2625 (XXV)", "2623 (2022)" */
static size_t single(struct zd_buf *out, struct zd_slice s, enum body body)
{
	size_t n = digits(s, 0), behind, open;
	bool roman = false;

	behind = n ? parenthesis(s, n, &roman) : 0;
	if (!behind || n > 5 || !ends(s, n + behind))
		return 0;
	open = n + blanks(s, n);
	put_body(out, body);
	zd_buf_printf(out, "%.*s %.*s", (int)n, s.ptr, (int)(n + behind - open),
		s.ptr + open);
	n += behind;
	behind = roman ? part(s, n) : 0;
	if (behind)
		zd_buf_printf(out, " %c", zd_slice_at(s, n + behind - 1));
	return n + behind;
}

/* "73/195", "S-8/1", "31/16 A", "2019/4" */
static size_t number(struct zd_buf *out, struct zd_slice s, enum body body)
{
	size_t special = zd_slice_starts(s, "ES-") ? 3
		: zd_slice_starts(s, "S-")         ? 2
						   : 0;
	size_t first = digits(s, special), n = special + first, second, more;

	if (!first || first > 4 || zd_slice_at(s, n) != '/')
		return special ? 0 : single(out, s, body);
	second = digits(s, n + 1);
	if (!second || second > 4)
		return 0;
	n += 1 + second;
	more = part(s, n);
	if (!more && !ends(s, n))
		return 0;
	/* The Economic and Social Council counts by years. */
	if (body == ASSEMBLY && !special && first == 4)
		body = ECOSOC;
	put_body(out, body);
	zd_buf_put(out, s.ptr, n);
	if (more)
		zd_buf_printf(out, " %c", zd_slice_at(s, n + more - 1));
	return n + more;
}

/* --- other documents ------------------------------------------------------ */

/* "A/CONF.231/3", "FCCC/CP/2015/10/Add.1" */
static size_t other(struct zd_buf *out, struct zd_slice s)
{
	size_t n = 0, slashes = 0;
	bool numbered = false;

	if (!zd_is_upper(zd_slice_at(s, 0)))
		return 0;
	for (; n < s.len; n++) {
		slashes += s.ptr[n] == '/';
		numbered |= zd_is_digit(s.ptr[n]);
		if (!zd_is_alnum(s.ptr[n]) && !strchr("/.-_", s.ptr[n]))
			break;
	}
	while (n && strchr("/.-_", s.ptr[n - 1]))
		n--;
	if (!slashes || !numbered || !memchr(s.ptr, '/', n))
		return 0;
	zd_buf_put(out, s.ptr, n);
	return n;
}

size_t zd_symbol_parse(struct zd_buf *out, struct zd_slice s)
{
	enum body body = ASSEMBLY;
	size_t skip = 0, n;

	for (size_t i = 0; i < sizeof(openings) / sizeof(*openings); i++) {
		n = word(s, 0, openings[i].text);
		if (!n)
			continue;
		skip = n;
		body = openings[i].body;
		break;
	}
	for (size_t i = 0; i < sizeof(fillers) / sizeof(*fillers); i++)
		skip += word(s, skip, fillers[i]);
	n = number(out, zd_slice_sub(s, skip, s.len), body);
	return n ? skip + n : other(out, s);
}

struct zd_slice zd_symbol_skip(struct zd_slice title)
{
	struct zd_buf form = ZD_BUF_INIT;
	size_t n = zd_symbol_parse(&form, title), from = n;

	zd_buf_clear(&form);
	while (from < title.len && strchr(".: ", title.ptr[from]))
		from++;
	/* "73/195" alone, or "70/1-based plans", is all the title. */
	return n && from > n && from < title.len
		? zd_slice_sub(title, from, title.len)
		: title;
}

void zd_symbol_canonical(struct zd_buf *out, struct zd_slice name)
{
	struct zd_buf form = ZD_BUF_INIT;
	size_t n;
	bool space = false;

	name = zd_slice_trim(name);
	n = zd_symbol_parse(&form, name);
	if (n == name.len) {
		zd_buf_put_slice(out, zd_buf_slice(&form));
		name.len = 0;
	}
	for (size_t i = 0; i < name.len; i++) {
		if (blanks(name, i) || name.ptr[i] == '\n') {
			space = true;
			continue;
		}
		if (space)
			zd_buf_putc(out, ' ');
		space = false;
		zd_buf_putc(out, name.ptr[i]);
	}
	zd_buf_clear(&form);
}

/* --- where a symbol is hidden --------------------------------------------- */

/* Is the word that ends here the S or ES of a special session? */
static bool special_before(struct zd_slice s, size_t end)
{
	size_t from = end;

	while (from && zd_is_letter(s.ptr[from - 1]))
		from--;
	s = zd_slice_sub(s, from, end);
	return zd_slice_is(s, "S") || zd_slice_is(s, "ES");
}

/* Where a name goes on in words, behind numbers: "73/195/PARTIAL". */
static size_t before_words(struct zd_slice s)
{
	struct zd_slice rest = s, component;
	bool numbered = false, has_digit;

	while (rest.ptr) {
		component = zd_slice_cut(&rest, '/');
		has_digit = false;
		for (size_t i = 0; i < component.len; i++)
			has_digit |= zd_is_digit(component.ptr[i]);
		if (numbered && !has_digit && component.len > 1)
			return (size_t)(component.ptr - s.ptr) - 1;
		numbered |= has_digit;
	}
	return s.len;
}

bool zd_symbol_of_path(struct zd_buf *out, struct zd_slice path)
{
	struct zd_buf name = ZD_BUF_INIT;
	struct zd_slice rest = path, base = path;
	bool found;

	while (rest.ptr)
		base = zd_slice_cut(&rest, '/');
	for (size_t i = 0; i < base.len; i++) {
		char c = base.ptr[i];
		bool parts = c == '_' || (c == '-' && !special_before(base, i));

		/* "-en", "-paras-46", ".txt" are no part of it. */
		if ((parts || c == '.') && zd_slice_at(base, i + 1) >= 'a')
			break;
		zd_buf_putc(&name, parts ? '/' : c);
	}
	base = zd_buf_slice(&name);
	found = zd_symbol_parse(
			out, zd_slice_sub(base, 0, before_words(base))) > 0;
	zd_buf_clear(&name);
	return found;
}

static bool has(struct zd_slice s, const char *words)
{
	return zd_slice_find(s, zd_slice_str(words)) != SIZE_MAX;
}

void zd_symbol_of_organ(
	struct zd_buf *out, struct zd_slice symbol, struct zd_slice organ)
{
	bool bare = digits(symbol, 0) && zd_slice_chr(symbol, '/', 0) < 5;

	if (bare && has(organ, "Human Rights Council"))
		put_body(out, RIGHTS);
	else if (bare && has(organ, "Economic and Social Council"))
		put_body(out, ECOSOC);
	zd_buf_put_slice(out, symbol);
}

int zd_symbol_cmp(struct zd_slice a, struct zd_slice b)
{
	size_t i = 0, j = 0, m, n;
	int c;

	while (i < a.len && j < b.len) {
		/* Digits without the zeros before them: the longer is more. */
		while (zd_slice_at(a, i) == '0' &&
			zd_is_digit(zd_slice_at(a, i + 1)))
			i++;
		while (zd_slice_at(b, j) == '0' &&
			zd_is_digit(zd_slice_at(b, j + 1)))
			j++;
		m = digits(a, i);
		n = digits(b, j);
		if (m && n && m != n)
			return m < n ? -1 : 1;
		if (a.ptr[i] != b.ptr[j])
			return (unsigned char)a.ptr[i] < (unsigned char)b.ptr[j]
				? -1
				: 1;
		i++;
		j++;
	}
	c = (i < a.len) - (j < b.len);
	return c ? c : zd_slice_cmp(a, b);
}
