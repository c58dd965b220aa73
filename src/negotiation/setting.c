#include "negotiation/setting.h"

#include "base/ascii.h"
#include "negotiation/names.h"

/* The rules of the progress declaration are those of resolution 73/326. */
const struct zd_setting zd_setting_table[] = {
	{"profile", ZD_SETTING_CHOICE, NULL, "what kind of text it is",
		"progress-declaration, resolution, declaration", 0},
	{"bis", ZD_SETTING_CHOICE, "after",
		"what bis means: a paragraph after another, or an alternative "
		"version of it",
		"after, alternative", 0},
	{"facilitators", ZD_SETTING_LIST, NULL,
		"who signs letters: name and office, | between", NULL, 0},
	{"addressees", ZD_SETTING_LIST,
		"All Permanent Representatives and Permanent Observers to the "
		"United Nations",
		"whom letters are addressed to, | between lines", NULL, 0},
	{"place", ZD_SETTING_TEXT, "New York", "where letters are written",
		NULL, 0},
	{"meeting", ZD_SETTING_TEXT, NULL,
		"where and when the text is considered next", NULL, 0},
	{"brief", ZD_SETTING_NUMBER, NULL,
		"words that the text may have, annexes aside", NULL, 0},
	{"forum-begins", ZD_SETTING_DATE, NULL, "the forum's first day", NULL,
		0},
	{"forum-ends", ZD_SETTING_DATE, NULL, "the forum's last day", NULL, 0},
	{"stakeholders", ZD_SETTING_SPAN, "3 months before",
		"the list of other stakeholders is submitted", NULL, 0},
	{"background-notes", ZD_SETTING_SPAN, "6 weeks before",
		"the background notes of the round tables are circulated", NULL,
		0},
	{"summaries", ZD_SETTING_SPAN, "10 working days after",
		"the summaries are distributed", NULL, 0},
	{"concluded", ZD_SETTING_SPAN, "2 months after",
		"the negotiations are concluded", NULL, 0},
	{"objective", ZD_SETTING_LIST, NULL,
		"paragraphs that cover this objective, | between", NULL, 23},
};
const size_t zd_setting_count =
	sizeof(zd_setting_table) / sizeof(*zd_setting_table);

/* The number behind "objective-"; 0 when it is none. */
static unsigned number_of(struct zd_slice digits)
{
	unsigned n = 0;

	if (!digits.len || digits.len > 4 || digits.ptr[0] == '0')
		return 0;
	for (size_t i = 0; i < digits.len; i++) {
		if (!zd_is_digit(digits.ptr[i]))
			return 0;
		n = n * 10 + (unsigned)(digits.ptr[i] - '0');
	}
	return n;
}

static bool is_key(const struct zd_setting *row, struct zd_slice key)
{
	size_t len = strlen(row->key);
	unsigned n;

	if (!row->numbered)
		return zd_slice_is(key, row->key);
	if (!zd_slice_starts(key, row->key) || key.len <= len ||
		key.ptr[len] != '-')
		return false;
	n = number_of(zd_slice_sub(key, len + 1, key.len));
	return n && n <= row->numbered;
}

const struct zd_setting *zd_setting_find(struct zd_slice key)
{
	for (size_t i = 0; i < zd_setting_count; i++)
		if (is_key(&zd_setting_table[i], key))
			return &zd_setting_table[i];
	return NULL;
}

static bool is_choice(const struct zd_setting *row, struct zd_slice value)
{
	struct zd_slice rest = zd_slice_str(row->choices);

	while (rest.ptr)
		if (zd_slice_eq(zd_slice_trim(zd_slice_cut(&rest, ',')), value))
			return true;
	return false;
}

bool zd_setting_chooses(const char *key, struct zd_slice value)
{
	return is_choice(zd_setting_find(zd_slice_str(key)), value);
}

/* --- reading ------------------------------------------------------------- */

int zd_settings_read(struct zd_settings *out, struct zd_negotiation *n,
	const struct zd_oid *commit, struct zd_error *err)
{
	struct zd_slice file, line, key;
	int code;

	memset(out, 0, sizeof(*out));
	code = zd_store_read(n->store, commit, ZD_LIT("negotiation"),
		&out->arena, &file, err);
	while (!code && file.ptr) {
		line = zd_slice_cut(&file, '\n');
		key = zd_slice_cut(&line, ':');
		if (line.ptr && zd_slice_starts(key, "zd-"))
			zd_vec_push(&out->lines,
				((struct zd_setting_line){
					zd_slice_sub(key, 3, key.len),
					zd_slice_trim(line)}));
	}
	return code;
}

void zd_settings_clear(struct zd_settings *s)
{
	zd_vec_clear(&s->lines);
	zd_arena_clear(&s->arena);
}

struct zd_slice zd_settings_get(const struct zd_settings *s, const char *key)
{
	const struct zd_setting *row;

	for (size_t i = s->lines.len; i-- > 0;)
		if (zd_slice_is(s->lines.at[i].key, key))
			return s->lines.at[i].value;
	row = zd_setting_find(zd_slice_str(key));
	return zd_slice_str(row ? row->fallback : NULL);
}

struct zd_slice zd_setting_next(struct zd_slice *list)
{
	return zd_slice_trim(zd_slice_cut(list, '|'));
}

/* "working days", "weeks"; the singular too. */
static bool unit_of(enum zd_date_unit *out, struct zd_slice word)
{
	static const char *const names[] = {
		"day", "working day", "week", "month"};

	if (zd_slice_ends(word, "s"))
		word.len--;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (zd_slice_is(word, names[i])) {
			*out = (enum zd_date_unit)i;
			return true;
		}
	return false;
}

bool zd_span_parse(struct zd_span *out, struct zd_slice text)
{
	struct zd_slice rest = zd_slice_trim(text);
	unsigned n = number_of(zd_slice_cut(&rest, ' '));
	bool before = rest.ptr && zd_slice_ends(rest, " before");

	if (!n || n > 999 || !rest.ptr ||
		(!before && !zd_slice_ends(rest, " after")))
		return false;
	out->n = before ? -(int)n : (int)n;
	rest.len -= before ? sizeof(" before") - 1 : sizeof(" after") - 1;
	return unit_of(&out->unit, rest);
}

/* --- setting one --------------------------------------------------------- */

struct setting {
	struct zd_negotiation *n;
	const struct zd_set_options *o;
	struct zd_arena arena;
};

static int wrong(const struct zd_setting *row, const char *value,
	const char *form, struct zd_error *err)
{
	return zd_error_set(err, ZD_EUSAGE, "%s cannot be '%s': it takes %s",
		row->key, value, form);
}

static int check_value(
	const struct zd_setting *row, const char *text, struct zd_error *err)
{
	struct zd_slice value = zd_slice_str(text);
	struct zd_date date;
	struct zd_span span;

	if (!value.len || strpbrk(text, "\r\n\t"))
		return wrong(row, text, "one line, without tabs", err);
	switch (row->form) {
	case ZD_SETTING_DATE:
		if (!zd_date_parse(&date, value))
			return wrong(
				row, text, "a date such as 2026-05-05", err);
		break;
	case ZD_SETTING_NUMBER:
		if (!value.len || value.len > 9 ||
			strspn(text, "0123456789") != value.len)
			return wrong(row, text, "a whole number", err);
		break;
	case ZD_SETTING_SPAN:
		if (!zd_span_parse(&span, value))
			return wrong(row, text,
				"a span such as '6 weeks before' or '10 "
				"working days after'",
				err);
		break;
	case ZD_SETTING_CHOICE:
		if (!is_choice(row, value))
			return wrong(row, text, row->choices, err);
		break;
	case ZD_SETTING_TEXT:
	case ZD_SETTING_LIST: break;
	}
	return 0;
}

int zd_setting_check_key(const char *key, struct zd_error *err)
{
	struct zd_buf have = ZD_BUF_INIT;
	int code;

	if (zd_setting_find(zd_slice_str(key)))
		return 0;
	for (size_t i = 0; i < zd_setting_count; i++)
		zd_buf_printf(&have, "%s%s%s", i ? ", " : "",
			zd_setting_table[i].key,
			zd_setting_table[i].numbered ? "-N" : "");
	code = zd_error_set(err, ZD_EUSAGE, "no setting '%s': there are %s",
		key, zd_buf_str(&have));
	zd_buf_clear(&have);
	return code;
}

/* The file with the line of the key changed, added behind the others, or
 * left out. */
static void rewrite(struct zd_buf *out, struct zd_slice file,
	const struct zd_set_options *o)
{
	struct zd_slice line, rest, key;

	while (file.ptr) {
		line = zd_slice_cut(&file, '\n');
		rest = line;
		key = zd_slice_cut(&rest, ':');
		if (zd_slice_starts(key, "zd-") &&
			zd_slice_is(zd_slice_sub(key, 3, key.len), o->key))
			continue;
		if (line.len)
			zd_buf_printf(out, "%.*s\n", ZD_FMT(line));
	}
	if (o->value)
		zd_buf_printf(out, "zd-%s: %s\n", o->key, o->value);
}

static int build(void *ctx, const struct zd_oid *tip, bool exists,
	struct zd_changes *changes, struct zd_buf *message,
	struct zd_error *err)
{
	struct setting *s = ctx;
	struct zd_buf head = ZD_BUF_INIT;
	struct zd_slice file;
	int code = zd_store_read(
		s->n->store, tip, ZD_LIT("negotiation"), &s->arena, &file, err);

	(void)exists;
	if (code)
		return code;
	rewrite(&head, file, s->o);
	zd_changes_put(changes, ZD_LIT("negotiation"), zd_buf_slice(&head));
	zd_buf_clear(&head);
	zd_buf_printf(
		message, "%s %s", s->o->value ? "Set" : "Unset", s->o->key);
	if (s->o->value)
		zd_buf_printf(message, " to %s", s->o->value);
	zd_buf_printf(message, "\n\nAct: set\nSetting: %s\n", s->o->key);
	return 0;
}

int zd_set(struct zd_negotiation *n, const struct zd_set_options *options,
	struct zd_error *err)
{
	struct setting s = {.n = n, .o = options};
	struct zd_act act = {.ref = ZD_MAIN,
		.author = &options->author,
		.committer = &options->committer,
		.build = build,
		.ctx = &s};
	struct zd_oid commit;
	int code = zd_setting_check_key(options->key, err);

	if (!code && options->value)
		code = check_value(zd_setting_find(zd_slice_str(options->key)),
			options->value, err);
	if (code)
		return code;
	code = zd_store_act(n->store, &act, &commit, err);
	if (code == ZD_ESAME)
		zd_error_set(err, code, "%s is %s", options->key,
			options->value ? "that already" : "not set");
	zd_arena_clear(&s.arena);
	return code;
}
