/* Where in a source the place is that a citation names. */
#include "base/ascii.h"
#include "language/cited_private.h"
#include "text/markup.h"

/* --- Paragraphs ----------------------------------------------------------- */

/* "46\. ", "10.7 ", "10.c " at the beginning of stored text: its bytes. */
static size_t number_at(struct zd_slice text, bool *target)
{
	size_t n = 0, m;

	while (n < text.len && n < 4 && zd_is_digit(text.ptr[n]))
		n++;
	*target = false;
	if (!n)
		return 0;
	if (zd_slice_starts(zd_slice_sub(text, n, text.len), "\\. "))
		return n + 3;
	m = n + 1;
	while (m < text.len && m < n + 4 &&
		(zd_is_digit(text.ptr[m]) ||
			(m == n + 1 && zd_is_lower(text.ptr[m]))))
		m++;
	*target = text.ptr[n] == '.' && m > n + 1 && m < text.len &&
		text.ptr[m] == ' ';
	return *target ? m + 1 : 0;
}

/* The label; of an unlabelled paragraph the number that it begins with: a
 * part of a resolution, taken out of it, is read so. */
bool zd_cited_label(struct zd_label *out, const struct zd_draft *d, uint32_t i)
{
	const struct zd_paragraph *p = &d->paragraphs.at[i];
	struct zd_slice text;
	bool target;
	size_t n;

	if (p->kind == ZD_PARAGRAPH)
		return zd_label_is(p->label, out);
	if (p->kind != ZD_TEXT || !p->count)
		return false;
	text = d->blocks.at[p->first].text;
	n = number_at(text, &target);
	return n && !target && zd_label_is(zd_slice_sub(text, 0, n - 3), out);
}

bool zd_cited_is_target(const struct zd_draft *d, uint32_t i)
{
	const struct zd_paragraph *p = &d->paragraphs.at[i];
	bool target = false;

	if (p->count && p->kind != ZD_PARAGRAPH)
		(void)number_at(d->blocks.at[p->first].text, &target);
	return target;
}

struct zd_slice zd_cited_words(
	const struct zd_draft *d, uint32_t block, bool targets)
{
	const struct zd_block *b = &d->blocks.at[block];
	const struct zd_paragraph *p = &d->paragraphs.at[b->paragraph];
	bool target;
	size_t n = number_at(b->text, &target);

	if (block != p->first || p->kind == ZD_PARAGRAPH ||
		(target ? !targets : p->kind != ZD_TEXT))
		n = 0;
	return zd_slice_sub(b->text, n, b->text.len);
}

/* Narrows a whole paragraph to "(c) (ii)" of it; false: there is none. */
static bool go_down(const struct zd_draft *d, struct zd_span *s,
	const struct zd_label *label)
{
	for (unsigned depth = 0; depth < label->depth; depth++) {
		uint32_t b = s->first;

		while (b < s->end &&
			!zd_sign_matches(
				&label->path[depth], d->blocks.at[b].mark))
			b++;
		if (b == s->end)
			return false;
		s->first = b++;
		while (b < s->end &&
			zd_block_depth(d, b) > zd_block_depth(d, s->first))
			b++;
		s->end = b;
	}
	return true;
}

static bool is_label(const struct zd_label *have, const struct zd_label *want)
{
	return have->number == want->number && have->bis == want->bis &&
		(have->series == ZD_SERIES_PP) ==
		(want->series == ZD_SERIES_PP);
}

/* --- Parts: an annex, a goal and its targets ------------------------------ */

/* The first words of a paragraph, visible. */
static struct zd_slice begins(
	struct zd_buf *room, const struct zd_draft *d, uint32_t i)
{
	const struct zd_paragraph *p = &d->paragraphs.at[i];

	zd_buf_truncate(room, 0);
	if (p->count)
		zd_markup_part(room, d->blocks.at[p->first].text, 0, 40);
	return zd_buf_slice(room);
}

/* Whether a text begins with these words and nothing goes on there: not
 * "annex II" for "annex I", not "10.70" for "10.7". */
static bool begins_with(struct zd_slice text, struct zd_slice words)
{
	char after = text.len > words.len ? text.ptr[words.len] : ' ';

	return text.len >= words.len &&
		zd_slice_caseeq(zd_slice_sub(text, 0, words.len), words) &&
		!zd_is_alnum(after);
}

static bool is_annex(struct zd_slice text)
{
	return begins_with(text, ZD_LIT("annex"));
}

/* "target 10.7", "targets 10.7 and 10.c": the numbers; a goal's or an
 * objective's stand in a heading, with the word before them. */
static bool is_numbered(struct zd_slice part)
{
	return zd_slice_starts(part, "target");
}

static bool is_heading_part(struct zd_slice part)
{
	return zd_slice_starts(part, "Goal ") ||
		zd_slice_starts(part, "objective ");
}

/* Narrows the range to an annex; leaves it where the source has no such
 * heading: it may be the annex itself. */
static void go_to_annex(struct zd_citing *c, struct zd_slice part)
{
	const struct zd_draft *d = c->source;
	struct zd_buf room = ZD_BUF_INIT;
	uint32_t first = ZD_NONE, end = ZD_NONE;
	bool any = part.len == strlen("annex");

	for (uint32_t i = 0; i < d->paragraphs.len && end == ZD_NONE; i++) {
		struct zd_slice text;

		if (d->paragraphs.at[i].kind == ZD_PARAGRAPH)
			continue;
		text = begins(&room, d, i);
		if (first == ZD_NONE && begins_with(text, part))
			first = i;
		else if (first != ZD_NONE && !any && is_annex(text) &&
			!begins_with(text, part))
			end = i;
	}
	if (first != ZD_NONE) {
		c->first = first;
		c->end = end == ZD_NONE ? zd_u32(d->paragraphs.len) : end;
	}
	zd_buf_clear(&room);
}

/* The next of "part, part"; empty at the end. */
static struct zd_slice next_part(struct zd_slice *rest)
{
	struct zd_slice part = zd_slice_trim(zd_slice_cut(rest, ','));

	return part;
}

void zd_cited_go(struct zd_citing *c)
{
	struct zd_slice rest = c->cite->part, part;

	c->first = 0;
	c->end = zd_u32(c->source->paragraphs.len);
	while (rest.ptr) {
		part = next_part(&rest);
		if (is_annex(part))
			go_to_annex(c, part);
	}
}

/* Adds the paragraphs that begin with the number of a target. */
static void find_target(
	struct zd_spans *out, struct zd_citing *c, struct zd_slice number)
{
	const struct zd_draft *d = c->source;
	struct zd_buf room = ZD_BUF_INIT;

	for (uint32_t i = c->first; i < c->end; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		for (uint32_t b = p->first; b < p->first + p->count; b++) {
			zd_buf_truncate(&room, 0);
			zd_markup_part(&room, d->blocks.at[b].text, 0, 40);
			if (begins_with(zd_buf_slice(&room), number))
				zd_vec_push(
					out, ((struct zd_span){i, b, b + 1}));
		}
	}
	zd_buf_clear(&room);
}

/* Adds what stands under a heading that begins so. */
static void find_heading(
	struct zd_spans *out, struct zd_citing *c, struct zd_slice words)
{
	const struct zd_draft *d = c->source;
	struct zd_buf room = ZD_BUF_INIT;
	bool inside = false;

	for (uint32_t i = c->first; i < c->end; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		if (begins_with(begins(&room, d, i), words))
			inside = true;
		else if (p->kind == ZD_HEADING && !zd_cited_is_target(d, i))
			inside = false;
		if (inside)
			zd_vec_push(out,
				((struct zd_span){
					i, p->first, p->first + p->count}));
	}
	zd_buf_clear(&room);
}

bool zd_cited_has_target(const struct zd_cite *cite)
{
	struct zd_slice rest = cite->part, part;

	while (rest.ptr) {
		part = next_part(&rest);
		if (is_numbered(part) || is_heading_part(part))
			return true;
	}
	return false;
}

void zd_cited_find_targets(struct zd_spans *out, struct zd_citing *c)
{
	struct zd_slice rest = c->cite->part, part;

	while (rest.ptr) {
		part = next_part(&rest);
		if (is_heading_part(part))
			find_heading(out, c, part);
		if (!is_numbered(part))
			continue;
		while (part.len) {
			struct zd_slice word = zd_slice_cut(&part, ' ');

			if (word.len && zd_is_digit(word.ptr[0]))
				find_target(out, c, word);
		}
	}
}

/* --- Finding and naming --------------------------------------------------- */

void zd_cited_find(
	struct zd_spans *out, struct zd_citing *c, const struct zd_label *want)
{
	const struct zd_draft *d = c->source;

	for (uint32_t i = c->first; i < c->end; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];
		struct zd_span s = {i, p->first, p->first + p->count};
		struct zd_label have;

		if (zd_cited_label(&have, d, i) && is_label(&have, want) &&
			go_down(d, &s, want))
			zd_vec_push(out, s);
	}
}

/* "annex II" of its heading, whatever stands behind. */
static struct zd_slice annex_name(struct zd_citing *c, struct zd_slice heading)
{
	size_t end = strlen("annex "), i = end;

	while (i < heading.len && heading.ptr[i] < 'a' && heading.ptr[i] > ' ')
		i++;
	if (i == end || i - end > 5 ||
		(i < heading.len && heading.ptr[i] > ' '))
		i = strlen("annex");
	return zd_arena_printf(&c->out->arena, "annex%.*s",
		ZD_FMT(zd_slice_sub(heading, strlen("annex"), i)));
}

/* The annex that a paragraph stands in, or empty. */
static struct zd_slice annex_of(struct zd_citing *c, uint32_t paragraph)
{
	const struct zd_draft *d = c->source;
	struct zd_buf room = ZD_BUF_INIT;
	struct zd_slice name = {0};

	for (uint32_t i = paragraph; i-- > 0 && !name.len;) {
		struct zd_slice text;

		if (d->paragraphs.at[i].kind == ZD_PARAGRAPH)
			continue;
		text = begins(&room, d, i);
		if (is_annex(text))
			name = annex_name(c, text);
	}
	zd_buf_clear(&room);
	return name;
}

/* "OP6 (c)"; of an unlabelled paragraph its number or a target's. */
static struct zd_slice name_of(struct zd_citing *c, struct zd_span s)
{
	const struct zd_draft *d = c->source;
	const struct zd_paragraph *p = &d->paragraphs.at[s.paragraph];
	struct zd_slice text = d->blocks.at[s.first].text;
	struct zd_arena *a = &c->out->arena;
	bool target;
	size_t n = number_at(text, &target);

	if (s.first != p->first || p->kind == ZD_PARAGRAPH ||
		(target && !zd_cited_has_target(c->cite)))
		n = 0;
	if (n && target)
		return zd_arena_slice(a, zd_slice_sub(text, 0, n - 1));
	if (n && p->kind == ZD_TEXT)
		return zd_arena_slice(a, zd_slice_sub(text, 0, n - 3));
	if (p->kind != ZD_PARAGRAPH)
		return zd_paragraph_name(a, d, s.paragraph);
	if (s.first == p->first)
		return p->label;
	return zd_arena_printf(a, "%.*s %.*s", ZD_FMT(p->label),
		ZD_FMT(d->blocks.at[s.first].mark));
}

struct zd_slice zd_cited_name(struct zd_citing *c, struct zd_span s)
{
	struct zd_slice name = name_of(c, s);
	struct zd_slice annex = annex_of(c, s.paragraph);
	bool bare = name.len && zd_is_digit(name.ptr[0]);

	if (!annex.len)
		return name;
	return zd_arena_printf(&c->out->arena, "%.*s, %s%.*s", ZD_FMT(annex),
		bare ? "para. " : "", ZD_FMT(name));
}
