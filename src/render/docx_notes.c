/* Footnotes, each where it is referred to, and comments. */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "render/docx.h"
#include "render/escape.h"

static const char note_sign[] =
	"<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>"
	"<w:footnoteRef/></w:r>";

struct placed {
	uint32_t place, block;
};

static int compare_places(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;

	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	return a->block < b->block ? -1 : a->block > b->block;
}

/* The texts of footnotes on one side, in the order of that side's file. */
static void place_notes(struct zd_docx *d, bool now)
{
	const struct zd_view *v = d->v;
	struct placed *placed = zd_calloc(v->blocks.len, sizeof(*placed));
	uint32_t *places = zd_calloc(v->blocks.len, sizeof(*places));
	size_t n = 0;

	for (uint32_t i = 0; i < v->blocks.len; i++) {
		const struct zd_view_block *b = &v->blocks.at[i];

		if (b->kind != ZD_VIEW_NOTE || b->stub || b->joined ||
			b->mark == (now ? ZD_VIEW_DELETED : ZD_VIEW_INSERTED))
			continue;
		placed[n].place = now ? i : b->from;
		placed[n++].block = i;
	}
	if (n)
		qsort(placed, n, sizeof(*placed), compare_places);
	for (uint32_t i = 0; i < n; i++)
		places[placed[i].block] = i + 1;
	d->note_places[now] = places;
	zd_free(placed);
}

void zd_docx_number_notes(struct zd_docx *d)
{
	for (size_t i = 0; i < d->v->blocks.len; i++)
		if (d->v->blocks.at[i].number > d->notes)
			d->notes = d->v->blocks.at[i].number;
	d->note_block = zd_calloc((size_t)d->notes + 1, sizeof(uint32_t));
	d->note_named = zd_calloc((size_t)d->notes + 1, sizeof(uint8_t));
	d->note_sides = zd_calloc((size_t)d->notes + 1, sizeof(uint8_t));
	place_notes(d, false);
	place_notes(d, true);
	for (uint32_t i = 0; i < d->v->blocks.len; i++) {
		const struct zd_view_block *b = &d->v->blocks.at[i];

		if (b->kind == ZD_VIEW_NOTE && b->number && !b->stub)
			d->note_block[b->number] = i + 1;
		for (uint32_t k = 0; b->kind != ZD_VIEW_NOTE && k < b->count;
			k++) {
			const struct zd_view_run *r =
				&d->v->runs.at[b->first + k];

			if (r->note && r->number <= d->notes)
				d->note_sides[r->number] |=
					(uint8_t)zd_docx_sides(r);
		}
	}
}

/* A name that can be a bookmark's: then it comes back when the text does. */
static bool is_bookmark(struct zd_slice name)
{
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];

		if (!(zd_is_lower(c) || zd_is_digit(c) || c == '-'))
			return false;
	}
	return name.len && name.len <= 28;
}

/* "_zd3f2": third of the notes now, second before; "_zf2": before alone. Of
 * notes that stand as paragraphs "_zp3f2", "_zq2". */
static void begin_bookmark(
	struct zd_docx *d, uint32_t block, unsigned sides, char sign)
{
	const char *before = sides & ZD_DOCX_TO || sign == 'd' ? "f" : "q";

	zd_buf_printf(
		d->out, "<w:bookmarkStart w:id=\"%u\" w:name=\"_z", ++d->id);
	if (sides & ZD_DOCX_TO)
		zd_buf_printf(d->out, "%c%u", sign, d->note_places[1][block]);
	if (sides & ZD_DOCX_FROM)
		zd_buf_printf(d->out, "%s%u", before, d->note_places[0][block]);
}

void zd_docx_put_place(struct zd_docx *d, uint32_t block, unsigned sides)
{
	begin_bookmark(d, block, sides, 'p');
	zd_buf_printf(d->out, "\"/><w:bookmarkEnd w:id=\"%u\"/>", d->id);
}

/* "_zd3f2_res_70_1". A bookmark's name stands once: of the from-side's names
 * _zf comes first, as another note may have the name now. */
static uint32_t open_bookmark(
	struct zd_docx *d, const struct zd_view_run *r, unsigned sides)
{
	uint8_t side = sides & ZD_DOCX_TO ? ZD_DOCX_TO : ZD_DOCX_FROM;

	if ((d->note_named[r->number] & side) || !is_bookmark(r->text))
		return 0;
	d->note_named[r->number] |= side;
	begin_bookmark(d, d->note_block[r->number] - 1,
		side == ZD_DOCX_TO ? sides : ZD_DOCX_FROM, 'd');
	zd_buf_putc(d->out, '_');
	for (size_t i = 0; i < r->text.len; i++)
		zd_buf_putc(
			d->out, r->text.ptr[i] == '-' ? '_' : r->text.ptr[i]);
	zd_buf_puts(d->out, "\"/>");
	return d->id;
}

uint32_t zd_docx_first_gap(const struct zd_docx *d, uint32_t block)
{
	const struct zd_view_block *b = &d->v->blocks.at[block];
	uint32_t i = b->first;

	while (i < b->first + b->count && !d->v->runs.at[i].gap)
		i++;
	return i;
}

/*
 * The runs of a note as they are on the given sides; with both, the changes
 * between them are shown. A note that was cut in two goes on in the blocks
 * behind it; what another note of the from-side became stands below the text
 * (docx_lines.c).
 */
static void put_words(struct zd_docx *d, uint32_t block, unsigned sides)
{
	const struct zd_view_block *b = &d->v->blocks.at[block];
	uint32_t gap = zd_docx_first_gap(d, block);
	struct zd_docx_line line = {.block = block,
		.only = (uint8_t)sides,
		.plain = sides != ZD_DOCX_BOTH};

	if (b->joined)
		line.only &= ZD_DOCX_TO;
	zd_docx_put_runs(d, &line, b->first, gap);
	line.only = sides & ZD_DOCX_TO;
	zd_docx_put_runs(d, &line, gap, b->first + b->count);
	line.only = sides & ZD_DOCX_FROM;
	while (line.only && gap == b->first + b->count &&
		++block < d->v->blocks.len && d->v->blocks.at[block].joined) {
		b = &d->v->blocks.at[block];
		line.block = block;
		gap = zd_docx_first_gap(d, block);
		zd_docx_put_runs(d, &line, b->first, gap);
	}
}

static void put_footnote(struct zd_docx *d, uint32_t block, unsigned sides)
{
	struct zd_buf *out = d->out;
	const char *change = d->change;
	struct zd_slice author = d->author;

	/* What is open in the text stays open there. */
	d->out = &d->footnotes;
	d->change = NULL;
	zd_buf_printf(d->out,
		"<w:footnote w:id=\"%u\"><w:p><w:pPr>"
		"<w:pStyle w:val=\"FootnoteText\"/></w:pPr>",
		d->footnote);
	zd_buf_puts(d->out, note_sign);
	zd_docx_put_text(d, ZD_LIT(" "), "");
	put_words(d, block, sides);
	zd_buf_puts(d->out, "</w:p></w:footnote>");
	d->out = out;
	d->change = change;
	d->author = author;
}

static const char *reference_look(
	struct zd_docx *d, const struct zd_view_run *r, unsigned sides)
{
	struct zd_slice look = zd_arena_printf(&d->arena,
		"<w:rStyle w:val=\"FootnoteReference\"/>%s",
		zd_docx_look(d, r, sides));

	return zd_arena_strndup(&d->arena, look.ptr, look.len);
}

void zd_docx_put_note(
	struct zd_docx *d, const struct zd_view_run *r, unsigned sides)
{
	uint32_t block = r->number <= d->notes ? d->note_block[r->number] : 0;
	uint32_t bookmark;

	/* A note within a note's text is no note to Word. */
	if (!block || d->out == &d->footnotes) {
		zd_docx_put_text(d,
			zd_arena_printf(&d->arena, "[^%.*s]", ZD_FMT(r->text)),
			reference_look(d, r, sides));
		return;
	}
	bookmark = open_bookmark(d, r, sides);
	d->footnote++;
	zd_buf_printf(d->out,
		"<w:r><w:rPr>%s</w:rPr>"
		"<w:footnoteReference w:id=\"%u\"/></w:r>",
		reference_look(d, r, sides), d->footnote);
	if (bookmark)
		zd_buf_printf(d->out, "<w:bookmarkEnd w:id=\"%u\"/>", bookmark);
	put_footnote(d, block - 1, sides);
}

/* --- Comments ------------------------------------------------------------- */

/* "EU", "G77 and China" → "EU", "GaC" */
static void put_initials(struct zd_buf *out, struct zd_slice author)
{
	size_t len = author.len < 4 ? author.len : 4;

	/* Never half a character. */
	while (len < author.len &&
		((unsigned char)author.ptr[len] & 0xc0) == 0x80)
		len--;
	zd_escape_xml(out, zd_slice_sub(author, 0, len));
}

uint32_t zd_docx_begin_comment(
	struct zd_docx *d, struct zd_slice author, struct zd_slice text)
{
	struct zd_buf *out = d->out;
	uint32_t id;

	d->out = &d->comments;
	zd_buf_puts(d->out, "<w:comment");
	zd_docx_put_who(d, author);
	id = d->id;
	zd_buf_puts(d->out, " w:initials=\"");
	put_initials(d->out, author);
	zd_buf_puts(d->out,
		"\"><w:p><w:pPr><w:pStyle w:val=\"CommentText\"/>"
		"</w:pPr>");
	zd_docx_put_text(d, text, "");
	zd_buf_puts(d->out, "</w:p></w:comment>");
	d->out = out;
	zd_buf_printf(d->out, "<w:commentRangeStart w:id=\"%u\"/>", id);
	return id;
}

void zd_docx_end_comment(struct zd_docx *d, uint32_t id)
{
	zd_buf_printf(d->out,
		"<w:commentRangeEnd w:id=\"%u\"/><w:r><w:rPr><w:rStyle "
		"w:val=\"CommentReference\"/></w:rPr>"
		"<w:commentReference w:id=\"%u\"/></w:r>",
		id, id);
}
