#include "codec/word.h"

#include <string.h>

#include "base/archive.h"
#include "base/ascii.h"
#include "base/limits.h"
#include "codec/xml.h"

bool zd_word_on(struct zd_slice value)
{
	return !zd_slice_is(value, "0") && !zd_slice_is(value, "false") &&
		!zd_slice_is(value, "off") && !zd_slice_is(value, "none");
}

uint32_t zd_word_author(struct zd_word *w, struct zd_slice name)
{
	struct zd_word_author a = {0};

	if (!name.len)
		name = ZD_LIT("unknown");
	for (size_t i = 0; i < w->authors.len; i++)
		if (zd_slice_eq(w->authors.at[i].name, name))
			return zd_u32(i + 1);
	if (w->authors.len >= ZD_MAX_WORD_AUTHORS) {
		w->too_many = true;
		return zd_u32(w->authors.len);
	}
	a.name = zd_arena_slice(&w->arena, name);
	zd_vec_push(&w->authors, a);
	return zd_u32(w->authors.len);
}

/* --- Which part is which -------------------------------------------------- */

struct parts {
	char document[128], folder[128];
	char styles[128], numbering[128], footnotes[128], endnotes[128],
		comments[128];
};

static bool ends_in(struct zd_slice type, const char *word)
{
	size_t n = strlen(word);

	return type.len > n && type.ptr[type.len - n - 1] == '/' &&
		zd_slice_ends(type, word);
}

/* A target as a name of the archive; false when it is too long. */
static bool resolve(char out[128], const char *folder, struct zd_slice target)
{
	int n;

	if (target.len && target.ptr[0] == '/')
		n = snprintf(
			out, 128, "%.*s", (int)target.len - 1, target.ptr + 1);
	else
		n = snprintf(out, 128, "%s%.*s", folder, ZD_FMT(target));
	return n >= 0 && n < 128;
}

static char *place_of(struct parts *p, struct zd_slice type)
{
	if (ends_in(type, "officeDocument"))
		return p->document;
	if (ends_in(type, "styles"))
		return p->styles;
	if (ends_in(type, "numbering"))
		return p->numbering;
	if (ends_in(type, "footnotes"))
		return p->footnotes;
	if (ends_in(type, "endnotes"))
		return p->endnotes;
	return ends_in(type, "comments") ? p->comments : NULL;
}

static int relation(struct parts *p, struct zd_xml *x, struct zd_error *err)
{
	char type[256], *place;
	struct zd_slice value = zd_xml_attribute(x, "Type");

	snprintf(type, sizeof(type), "%.*s", ZD_FMT(value));
	place = place_of(p, zd_slice_str(type));
	if (!place)
		return 0;
	if (zd_slice_is(zd_xml_attribute(x, "TargetMode"), "External"))
		return zd_error_set(err, ZD_EFORMAT,
			"a part of this document lies outside of it, and "
			"nothing is fetched from elsewhere: %s",
			strrchr(type, '/'));
	if (!resolve(place, p->folder, zd_xml_attribute(x, "Target")))
		return zd_error_set(err, ZD_EFORMAT,
			"a part of this document has too long a name");
	return 0;
}

static int read_part(struct zd_buf *out, struct zd_archive *a, const char *name,
	bool *there, struct zd_error *err)
{
	*there = *name && zd_archive_has(a, name);
	return *there ? zd_archive_part(out, a, name, err) : 0;
}

static int relations(struct parts *p, struct zd_archive *a, const char *name,
	struct zd_error *err)
{
	struct zd_buf part = ZD_BUF_INIT;
	struct zd_xml *x = NULL;
	bool there;
	int code = read_part(&part, a, name, &there, err), event = 0;

	if (!code && there)
		code = zd_xml_open(&x, zd_buf_slice(&part), name, err);
	while (!code && x && (event = zd_xml_next(x, err)) > 0)
		if (event == ZD_XML_OPEN &&
			zd_slice_is(zd_xml_name(x), "Relationship"))
			code = relation(p, x, err);
	zd_xml_free(x);
	zd_buf_clear(&part);
	return code ? code : event;
}

/* word/document.xml: its parts are named in word/_rels/document.xml.rels. */
static int find_parts(
	struct parts *p, struct zd_archive *a, struct zd_error *err)
{
	char rels[300];
	const char *file;
	int code = relations(p, a, "_rels/.rels", err);

	if (code)
		return code;
	if (!p->document[0] || !zd_archive_has(a, p->document))
		return zd_error_set(
			err, ZD_EFORMAT, "this archive is no Word document");
	file = strrchr(p->document, '/');
	file = file ? file + 1 : p->document;
	snprintf(p->folder, sizeof(p->folder), "%.*s",
		(int)(file - p->document), p->document);
	snprintf(rels, sizeof(rels), "%s_rels/%s.rels", p->folder, file);
	return relations(p, a, rels, err);
}

/* --- Styles --------------------------------------------------------------- */

static void style_property(struct zd_word *w, struct zd_word_style *s,
	struct zd_xml *x, struct zd_slice name)
{
	struct zd_slice value = zd_xml_attribute(x, "val");

	if (zd_slice_is(name, "name"))
		s->name = zd_arena_slice(&w->arena, value);
	else if (zd_slice_is(name, "basedOn"))
		s->based = zd_arena_slice(&w->arena, value);
	else if (zd_slice_is(name, "numId"))
		s->list = zd_arena_slice(&w->arena, value);
	else if (zd_slice_is(name, "ilvl") && value.len)
		s->depth = (uint32_t)(value.ptr[0] - '0') % 10;
	else if (zd_slice_is(name, "outlineLvl") && value.len &&
		value.ptr[0] >= '0' && value.ptr[0] < '6')
		s->outline = (uint32_t)(value.ptr[0] - '0') + 1;
	else if (zd_slice_is(name, "vanish"))
		s->vanish = zd_word_on(value);
	else if (zd_slice_is(name, "i"))
		s->emph = zd_word_on(value);
	else if (zd_slice_is(name, "b"))
		s->strong = zd_word_on(value);
}

static int read_styles(
	struct zd_word *w, struct zd_slice part, struct zd_error *err)
{
	struct zd_xml *x;
	bool inside = false;
	int event, code = zd_xml_open(&x, part, "styles", err);

	if (code)
		return code;
	while ((event = zd_xml_next(x, err)) > 0) {
		struct zd_slice name;

		if (event == ZD_XML_TEXT)
			continue;
		name = zd_xml_name(x);
		if (zd_slice_is(name, "style")) {
			struct zd_word_style s = {0};

			inside = event == ZD_XML_OPEN;
			if (!inside)
				continue;
			s.id = zd_arena_slice(
				&w->arena, zd_xml_attribute(x, "styleId"));
			zd_vec_push(&w->styles, s);
			w->too_many |= w->styles.len > ZD_MAX_WORD_STYLES;
		} else if (inside && event == ZD_XML_OPEN) {
			style_property(
				w, &w->styles.at[w->styles.len - 1], x, name);
		}
	}
	zd_xml_free(x);
	return event;
}

static struct zd_word_style *find_style(
	const struct zd_word *w, struct zd_slice id)
{
	for (size_t i = 0; id.len && i < w->styles.len; i++)
		if (zd_slice_eq(w->styles.at[i].id, id))
			return &w->styles.at[i];
	return NULL;
}

const struct zd_word_style *zd_word_style_find(
	const struct zd_word *w, struct zd_slice id)
{
	return find_style(w, id);
}

/* What a style has not, it has from the one it is based on. */
static void inherit(struct zd_word *w)
{
	for (size_t i = 0; i < w->styles.len; i++) {
		struct zd_word_style *s = &w->styles.at[i];
		const struct zd_word_style *from = s;

		for (unsigned depth = 0; from && depth < 12; depth++) {
			if (!s->list.len && from->list.len) {
				s->list = from->list;
				s->depth = from->depth;
			}
			if (!s->outline)
				s->outline = from->outline;
			s->vanish |= from->vanish;
			from = find_style(w, from->based);
		}
		w->ours |= zd_slice_starts(s->id, "zd");
	}
}

/* --- Lists ---------------------------------------------------------------- */

/* An abstract list, and what a numbered one takes from it. */
struct lists {
	struct zd_word *w;
	ZD_VEC(struct zd_word_list) families;
	struct zd_word_list *open; /* what is being read */
	uint32_t level;
	bool family; /* it is an abstract one */
};

static struct zd_word_list *push_list(
	struct lists *l, struct zd_xml *x, bool family)
{
	struct zd_word_list list = {0};

	list.id = zd_arena_slice(&l->w->arena,
		zd_xml_attribute(x, family ? "abstractNumId" : "numId"));
	for (size_t i = 0; i < ZD_WORD_LEVELS; i++)
		list.levels[i].start = 1;
	l->family = family;
	if (family) {
		zd_vec_push(&l->families, list);
		return &l->families.at[l->families.len - 1];
	}
	zd_vec_push(&l->w->lists, list);
	return &l->w->lists.at[l->w->lists.len - 1];
}

static uint32_t number_of(struct zd_slice s)
{
	uint32_t n = 0;

	for (size_t i = 0; i < s.len && i < 6; i++)
		if (zd_is_digit(s.ptr[i]))
			n = n * 10 + (uint32_t)(s.ptr[i] - '0');
	return n;
}

static void take_family(struct lists *l, struct zd_slice id)
{
	struct zd_word_list *list = l->open;

	for (size_t i = 0; i < l->families.len; i++)
		if (zd_slice_eq(l->families.at[i].id, id)) {
			list->family = zd_u32(i);
			memcpy(list->levels, l->families.at[i].levels,
				sizeof(list->levels));
			return;
		}
}

static void list_property(
	struct lists *l, struct zd_xml *x, struct zd_slice name)
{
	struct zd_slice value = zd_xml_attribute(x, "val");
	struct zd_word_level *level = &l->open->levels[l->level];

	if (zd_slice_is(name, "abstractNumId"))
		take_family(l, value);
	else if (zd_slice_is(name, "lvl") || zd_slice_is(name, "lvlOverride"))
		l->level =
			number_of(zd_xml_attribute(x, "ilvl")) % ZD_WORD_LEVELS;
	else if (zd_slice_is(name, "start"))
		level->start = number_of(value);
	else if (zd_slice_is(name, "startOverride")) {
		level->start = number_of(value);
		l->open->restarts[l->level] = true;
	} else if (zd_slice_is(name, "numFmt"))
		level->format = zd_arena_slice(&l->w->arena, value);
	else if (zd_slice_is(name, "lvlText"))
		level->text = zd_arena_slice(&l->w->arena, value);
	else if (zd_slice_is(name, "isLgl"))
		level->legal = zd_word_on(value);
}

static int read_lists(
	struct zd_word *w, struct zd_slice part, struct zd_error *err)
{
	struct lists l = {.w = w};
	struct zd_xml *x;
	int event, code = zd_xml_open(&x, part, "numbering", err);

	if (code)
		return code;
	while ((event = zd_xml_next(x, err)) > 0) {
		struct zd_slice name;

		if (event == ZD_XML_TEXT)
			continue;
		name = zd_xml_name(x);
		if (zd_slice_is(name, "abstractNum") ||
			zd_slice_is(name, "num"))
			l.open = event == ZD_XML_OPEN
				? push_list(&l, x, name.len > 3)
				: NULL;
		else if (l.open && event == ZD_XML_OPEN)
			list_property(&l, x, name);
		if (w->lists.len + l.families.len > ZD_MAX_PARTS) {
			event = zd_error_set(err, ZD_ELIMIT, "too many lists");
			break;
		}
	}
	zd_vec_clear(&l.families);
	zd_xml_free(x);
	return event;
}

uint32_t zd_word_list_find(const struct zd_word *w, struct zd_slice id)
{
	for (size_t i = 0; id.len && i < w->lists.len; i++)
		if (zd_slice_eq(w->lists.at[i].id, id))
			return zd_u32(i + 1);
	return 0;
}

/* --- Comments ------------------------------------------------------------- */

static int read_comments(
	struct zd_word *w, struct zd_slice part, struct zd_error *err)
{
	struct zd_buf text = ZD_BUF_INIT;
	struct zd_xml *x;
	bool inside = false, words = false;
	int event, code = zd_xml_open(&x, part, "comments", err);

	if (code)
		return code;
	while ((event = zd_xml_next(x, err)) > 0) {
		struct zd_slice name;

		if (event == ZD_XML_TEXT) {
			if (inside && words)
				zd_buf_put_slice(&text, zd_xml_text(x));
			continue;
		}
		name = zd_xml_name(x);
		if (zd_slice_is(name, "t"))
			words = event == ZD_XML_OPEN;
		if (zd_slice_is(name, "p") && event == ZD_XML_CLOSE)
			zd_buf_putc(&text, ' ');
		if (!zd_slice_is(name, "comment"))
			continue;
		inside = event == ZD_XML_OPEN;
		if (inside) {
			struct zd_word_comment c = {0};

			c.id = zd_arena_slice(
				&w->arena, zd_xml_attribute(x, "id"));
			c.author = zd_arena_slice(
				&w->arena, zd_xml_attribute(x, "author"));
			zd_vec_push(&w->comments, c);
			w->too_many |= w->comments.len > ZD_MAX_WORD_COMMENTS;
			zd_buf_truncate(&text, 0);
		} else if (w->comments.len) {
			w->comments.at[w->comments.len - 1].text =
				zd_arena_slice(&w->arena,
					zd_slice_trim(zd_buf_slice(&text)));
		}
	}
	zd_buf_clear(&text);
	zd_xml_free(x);
	return event;
}

/* --- The whole ------------------------------------------------------------ */

struct step {
	const char *part;
	int (*read)(
		struct zd_word *w, struct zd_slice part, struct zd_error *err);
};

static int too_many(struct zd_error *err)
{
	return zd_error_set(err, ZD_ELIMIT,
		"more than %u styles, %u comments or %u people in one "
		"document",
		ZD_MAX_WORD_STYLES, ZD_MAX_WORD_COMMENTS, ZD_MAX_WORD_AUTHORS);
}

static int read_all(struct zd_word *w, struct zd_archive *a,
	const struct parts *p, struct zd_findings *f, struct zd_error *err)
{
	const struct step steps[] = {{p->styles, read_styles},
		{p->numbering, read_lists}, {p->comments, read_comments}};
	struct zd_buf part = ZD_BUF_INIT;
	bool there;
	int code = 0;

	for (size_t i = 0; !code && i < 3; i++) {
		zd_buf_truncate(&part, 0);
		code = read_part(&part, a, steps[i].part, &there, err);
		if (!code && there)
			code = steps[i].read(w, zd_buf_slice(&part), err);
		if (!code && w->too_many)
			code = too_many(err);
		if (!i && !code)
			inherit(w);
	}
	for (int end = 0; !code && end < 2; end++) {
		zd_buf_truncate(&part, 0);
		code = read_part(&part, a, end ? p->endnotes : p->footnotes,
			&there, err);
		if (!code && there)
			code = zd_word_read_notes(
				w, zd_buf_slice(&part), end, f, err);
	}
	zd_buf_truncate(&part, 0);
	if (!code)
		code = read_part(&part, a, p->document, &there, err);
	if (!code)
		code = zd_word_read_body(w, zd_buf_slice(&part), f, err);
	if (!code && w->too_many)
		code = too_many(err);
	zd_buf_clear(&part);
	return code;
}

bool zd_word_is(struct zd_slice bytes)
{
	return zd_archive_is(bytes);
}

int zd_word_read(struct zd_word **out, struct zd_slice bytes,
	struct zd_findings *f, struct zd_error *err)
{
	struct zd_archive *a;
	struct parts parts = {0};
	struct zd_word *w;
	int code = zd_archive_open(&a, bytes, err);

	*out = NULL;
	if (code)
		return code;
	w = zd_calloc(1, sizeof(*w));
	code = find_parts(&parts, a, err);
	if (!code)
		code = read_all(w, a, &parts, f, err);
	zd_archive_free(a);
	if (code)
		zd_word_free(w);
	else
		*out = w;
	return code;
}

void zd_word_free(struct zd_word *w)
{
	if (!w)
		return;
	zd_vec_clear(&w->pieces);
	zd_vec_clear(&w->paragraphs);
	zd_vec_clear(&w->notes);
	zd_vec_clear(&w->comments);
	zd_vec_clear(&w->authors);
	zd_vec_clear(&w->lists);
	zd_vec_clear(&w->styles);
	zd_arena_clear(&w->arena);
	zd_free(w);
}
