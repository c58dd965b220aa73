#include "amend/party.h"

#include "base/ascii.h"
#include "base/utf8.h"

static const char *const kinds[] = {
	"state", "group", "observer", "entity", "facilitators"};

struct reader {
	struct zd_parties *out;
	struct zd_slice file;
	struct zd_error *err;
};

static int fail(const struct reader *r, const char *at)
{
	size_t line = 1, column = 1;

	for (const char *p = r->file.ptr; p < at; p++) {
		if (*p == '\n') {
			line++;
			column = 1;
		} else if ((*p & 0xc0) != 0x80) {
			column++;
		}
	}
	zd_error_place(r->err, r->out->path.ptr, line, column);
	return r->err ? r->err->code : ZD_EFORMAT;
}

/* --- Names ---------------------------------------------------------------- */

/* Letters and digits alone, case-folded. */
static void put_key(struct zd_buf *out, struct zd_slice name)
{
	struct zd_buf word = ZD_BUF_INIT;
	uint32_t c;
	size_t n;

	name = zd_slice_trim(name);
	if (name.len > 4 &&
		zd_slice_caseeq(zd_slice_sub(name, 0, 4), ZD_LIT("the ")))
		name = zd_slice_sub(name, 4, name.len);
	for (size_t i = 0; i < name.len; i += n) {
		c = zd_utf8_decode(name, i, &n);
		if (zd_utf8_is_word(c))
			zd_buf_put_slice(&word, zd_slice_sub(name, i, i + n));
	}
	zd_utf8_fold(out, zd_buf_slice(&word));
	zd_buf_clear(&word);
}

static int add_key(struct reader *r, struct zd_slice name)
{
	struct zd_buf b = ZD_BUF_INIT;
	struct zd_slice key;

	put_key(&b, name);
	key = zd_arena_slice(&r->out->arena, zd_buf_slice(&b));
	zd_buf_clear(&b);
	if (!key.len) {
		zd_error_set(r->err, ZD_EFORMAT,
			"a name must have letters or digits");
		return fail(r, name.ptr);
	}
	zd_names_add(&r->out->keys, key, zd_u32(r->out->list.len - 1));
	return ZD_OK;
}

/* Two parties must not answer to one name. */
static int sort_keys(struct reader *r)
{
	struct zd_parties *p = r->out;

	zd_names_sort(&p->keys);
	for (size_t i = 1; i < p->keys.len; i++) {
		const struct zd_name *a = &p->keys.at[i - 1];
		const struct zd_name *b = &p->keys.at[i];
		const struct zd_party *first = &p->list.at[a->is];
		const struct zd_party *second = &p->list.at[b->is];

		if (!zd_slice_eq(a->name, b->name) || a->is == b->is)
			continue;
		zd_error_set(r->err, ZD_EFORMAT,
			"%.*s (line %u) and %.*s both answer to \"%.*s\": take "
			"the name from one of them",
			ZD_FMT(first->code), first->line, ZD_FMT(second->code),
			ZD_FMT(a->name));
		zd_error_place(r->err, p->path.ptr, second->line, 0);
		return ZD_EFORMAT;
	}
	return ZD_OK;
}

/* --- Fields --------------------------------------------------------------- */

static bool is_code(struct zd_slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (!(zd_is_alnum(c) || c == '-'))
			return false;
	}
	return s.len && s.len <= ZD_MAX_NAME && s.ptr[0] != '-' &&
		s.ptr[s.len - 1] != '-';
}

static bool is_kind(struct zd_slice s)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (zd_slice_is(s, kinds[i]))
			return true;
	return false;
}

static bool is_day(struct zd_slice s)
{
	static const char form[] = "0000-00-00";
	unsigned month, day;

	if (s.len != sizeof(form) - 1)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (form[i] == '0' ? !zd_is_digit(s.ptr[i])
				   : s.ptr[i] != form[i])
			return false;
	month = (unsigned)(s.ptr[5] - '0') * 10 + (unsigned)(s.ptr[6] - '0');
	day = (unsigned)(s.ptr[8] - '0') * 10 + (unsigned)(s.ptr[9] - '0');
	return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* "UK from 1973-01-01 to 2020-01-31" */
static int read_member(
	struct reader *r, struct zd_slice s, struct zd_member *out)
{
	struct zd_slice word, *day;
	const char *at = s.ptr;

	*out = (struct zd_member){0};
	out->code = zd_slice_cut(&s, ' ');
	if (!is_code(out->code)) {
		zd_error_set(r->err, ZD_EFORMAT,
			"expected a member's code, letters, digits and "
			"hyphens");
		return fail(r, at);
	}
	while (s.ptr && zd_slice_trim(s).len) {
		s = zd_slice_trim(s);
		word = zd_slice_cut(&s, ' ');
		day = zd_slice_is(word, "from")   ? &out->from
			: zd_slice_is(word, "to") ? &out->to
						  : NULL;
		at = word.ptr;
		if (day && s.ptr) {
			s = zd_slice_trim(s);
			*day = zd_slice_cut(&s, ' ');
		}
		if (!day || !is_day(*day)) {
			zd_error_set(r->err, ZD_EFORMAT,
				"expected \"from\" or \"to\" and a day such as "
				"2013-07-01");
			return fail(r, at);
		}
	}
	return ZD_OK;
}

static int read_members(struct reader *r, struct zd_party *p)
{
	struct zd_slice rest = p->members, one;
	struct zd_member *list;
	size_t n = 1;
	int code = ZD_OK;

	if (zd_slice_starts(rest, "?")) {
		p->unsourced = true;
		rest = zd_slice_trim(zd_slice_sub(rest, 1, rest.len));
	}
	if (!rest.len)
		return ZD_OK;
	for (size_t i = 0; i < rest.len; i++)
		n += rest.ptr[i] == ',';
	list = zd_arena_calloc(&r->out->arena, n, sizeof(*list));
	p->member = list;
	while (rest.ptr && !code) {
		one = zd_slice_trim(zd_slice_cut(&rest, ','));
		code = read_member(r, one, &list[p->members_len++]);
	}
	return code;
}

static int check_fields(struct reader *r, const struct zd_party *p, size_t n,
	struct zd_slice line)
{
	if (n < 3)
		zd_error_set(r->err, ZD_EFORMAT,
			"expected code | name | kind | aliases | members");
	else if (!is_code(p->code))
		zd_error_set(r->err, ZD_EFORMAT,
			"expected a code of letters, digits and hyphens: it "
			"becomes part of a branch's name");
	else if (!p->name.len || p->name.len > ZD_MAX_NAME)
		zd_error_set(r->err, ZD_EFORMAT,
			"expected a name of at most %u bytes", ZD_MAX_NAME);
	else if (!is_kind(p->kind))
		zd_error_set(r->err, ZD_EFORMAT,
			"expected a kind: state, group, observer, entity or "
			"facilitators");
	else if (n > 5)
		zd_error_set(r->err, ZD_EFORMAT,
			"expected the end of the line behind five fields");
	else
		return ZD_OK;
	return fail(r,
		n >= 3 && is_code(p->code) && p->name.ptr ? p->name.ptr
							  : line.ptr);
}

static int add_names(struct reader *r, const struct zd_party *p)
{
	struct zd_slice rest = p->aliases, alias;
	int code = add_key(r, p->code);

	if (!code)
		code = add_key(r, p->name);
	while (rest.ptr && rest.len && !code) {
		alias = zd_slice_trim(zd_slice_cut(&rest, ','));
		code = add_key(r, alias);
	}
	return code;
}

static int read_line(struct reader *r, struct zd_slice line, uint32_t number)
{
	struct zd_slice field[6] = {{0}}, rest = line;
	struct zd_party p = {.line = number};
	size_t n = 0;
	int code;

	while (rest.ptr && n < 6)
		field[n++] = zd_slice_trim(zd_slice_cut(&rest, '|'));
	p.code = field[0];
	p.name = field[1];
	p.kind = field[2];
	p.aliases = field[3];
	p.members = field[4];
	code = check_fields(r, &p, n, line);
	if (!code)
		code = read_members(r, &p);
	if (code)
		return code;
	zd_vec_push(&r->out->list, p);
	return add_names(r, &p);
}

/* Every member is in the file, by its code. */
static int check_members(struct reader *r)
{
	struct zd_parties *all = r->out;
	int code = ZD_OK;

	for (size_t i = 0; i < all->list.len && !code; i++) {
		const struct zd_party *p = &all->list.at[i], *found;

		for (uint32_t m = 0; m < p->members_len && !code; m++) {
			found = zd_party_find(all, p->member[m].code, NULL);
			if (found &&
				zd_slice_eq(found->code, p->member[m].code))
				continue;
			zd_error_set(r->err, ZD_EFORMAT,
				"%.*s has the member %.*s, which is no code of "
				"this file",
				ZD_FMT(p->code), ZD_FMT(p->member[m].code));
			code = fail(r, p->member[m].code.ptr);
		}
	}
	return code ? ZD_EFORMAT : ZD_OK;
}

static int read_file(struct reader *r, struct zd_slice file)
{
	struct zd_slice rest, line;
	uint32_t number = 0;
	size_t bad = zd_utf8_check(file);
	int code = ZD_OK;

	if (file.len > ZD_MAX_FILE)
		return zd_error_set(
			r->err, ZD_ELIMIT, "the registry is too large");
	r->file = zd_arena_slice(&r->out->arena, file);
	if (bad != SIZE_MAX) {
		zd_error_set(r->err, ZD_EUTF8, "this is not UTF-8");
		fail(r, r->file.ptr + bad);
		return ZD_EUTF8;
	}
	rest = r->file;
	while (rest.ptr && !code) {
		line = zd_slice_trim(zd_slice_cut(&rest, '\n'));
		number++;
		if (line.len && line.ptr[0] != '#')
			code = read_line(r, line, number);
	}
	if (!code)
		code = sort_keys(r);
	return code ? code : check_members(r);
}

int zd_parties_parse(struct zd_parties **out, struct zd_slice file,
	const char *path, struct zd_error *err)
{
	struct zd_error own;
	struct reader r = {.err = err ? err : &own};
	int code;

	*out = NULL;
	r.out = zd_calloc(1, sizeof(*r.out));
	r.out->path = zd_arena_slice(&r.out->arena, zd_slice_str(path));
	code = read_file(&r, file);
	if (code)
		zd_parties_free(r.out);
	else
		*out = r.out;
	return code;
}

void zd_parties_free(struct zd_parties *p)
{
	if (!p)
		return;
	zd_vec_clear(&p->list);
	zd_names_clear(&p->keys);
	zd_arena_clear(&p->arena);
	zd_free(p);
}

/* --- Finding -------------------------------------------------------------- */

/* Levenshtein's distance, given up above `most`. */
static size_t distance(struct zd_slice a, struct zd_slice b, size_t most)
{
	size_t row[ZD_MAX_NAME + 1], diagonal, above, best;

	if (a.len > ZD_MAX_NAME || b.len > ZD_MAX_NAME ||
		(a.len > b.len ? a.len - b.len : b.len - a.len) > most)
		return SIZE_MAX;
	for (size_t j = 0; j <= b.len; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		diagonal = row[0];
		row[0] = i;
		best = i;
		for (size_t j = 1; j <= b.len; j++) {
			above = row[j];
			row[j] = diagonal + (a.ptr[i - 1] != b.ptr[j - 1]);
			if (above + 1 < row[j])
				row[j] = above + 1;
			if (row[j - 1] + 1 < row[j])
				row[j] = row[j - 1] + 1;
			diagonal = above;
			best = row[j] < best ? row[j] : best;
		}
		if (best > most)
			return SIZE_MAX;
	}
	return row[b.len] > most ? SIZE_MAX : row[b.len];
}

/* How far a typed key is from a party's: beginnings and parts count too. */
static size_t how_far(struct zd_slice typed, struct zd_slice key)
{
	if (typed.len >= 3 && key.len >= typed.len &&
		zd_slice_find(key, typed) != SIZE_MAX)
		return zd_slice_find(key, typed) ? 2 : 1;
	return distance(typed, key, 1 + typed.len / 4);
}

/* Up to three parties, the nearest first. */
static void say_nearest(
	struct zd_buf *out, const struct zd_parties *p, struct zd_slice typed)
{
	uint32_t shown[3] = {0};
	size_t n = 0, far, best;
	uint32_t who = 0;

	while (n < 3) {
		best = SIZE_MAX;
		for (size_t i = 0; i < p->keys.len; i++) {
			uint32_t k = p->keys.at[i].is;

			if ((n > 0 && k == shown[0]) ||
				(n > 1 && k == shown[1]))
				continue;
			far = how_far(typed, p->keys.at[i].name);
			if (far < best ||
				(far == best && far != SIZE_MAX && k < who)) {
				best = far;
				who = k;
			}
		}
		if (best == SIZE_MAX)
			break;
		zd_buf_printf(out, "%s%.*s (%.*s)", n ? ", " : "",
			ZD_FMT(p->list.at[who].code),
			ZD_FMT(p->list.at[who].name));
		shown[n++] = who;
	}
}

const struct zd_party *zd_party_find(
	const struct zd_parties *p, struct zd_slice name, struct zd_error *err)
{
	struct zd_buf key = ZD_BUF_INIT, near = ZD_BUF_INIT;
	const struct zd_party *found = NULL;
	size_t i;

	if (name.len > ZD_MAX_NAME)
		name.len = ZD_MAX_NAME;
	if (zd_utf8_check(name) == SIZE_MAX)
		put_key(&key, name);
	i = key.len ? zd_names_find(&p->keys, zd_buf_slice(&key)) : SIZE_MAX;
	if (i != SIZE_MAX)
		found = &p->list.at[p->keys.at[i].is];
	if (!found && err) {
		if (key.len)
			say_nearest(&near, p, zd_buf_slice(&key));
		zd_error_set(err, ZD_ENOTFOUND,
			"no party is called \"%.*s\"%s%s; the registry of the "
			"negotiation can be edited",
			ZD_FMT(name), near.len ? ": perhaps " : "",
			zd_buf_str(&near));
	}
	zd_buf_clear(&key);
	zd_buf_clear(&near);
	return found;
}

bool zd_party_has(
	const struct zd_party *group, struct zd_slice code, struct zd_slice day)
{
	for (uint32_t i = 0; i < group->members_len; i++) {
		const struct zd_member *m = &group->member[i];

		if (zd_slice_eq(m->code, code) &&
			(!day.len ||
				((!m->from.len ||
					 zd_slice_cmp(day, m->from) >= 0) &&
					(!m->to.len ||
						zd_slice_cmp(day, m->to) <=
							0))))
			return true;
	}
	return false;
}

size_t zd_party_spoken_for(uint32_t *out, const struct zd_party *party,
	const struct zd_party *const *speakers, size_t n, struct zd_slice day)
{
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		if (zd_slice_eq(speakers[i]->code, party->code)) {
			out[0] = zd_u32(i);
			return 1;
		}
		if (zd_party_has(speakers[i], party->code, day))
			out[len++] = zd_u32(i);
	}
	return len;
}
