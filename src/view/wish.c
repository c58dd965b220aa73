#include "view/wish.h"

#include "amend/edits.h"
#include "text/markup.h"

#define LONGEST 400u /* bytes of quoted words; what is longer is cut */

/* Visible words between quotation marks; of very many the first. */
static void quote(struct zd_buf *out, struct zd_slice stored)
{
	struct zd_buf plain = ZD_BUF_INIT;
	struct zd_slice words;
	size_t cut = LONGEST / 2;

	zd_markup_plain(&plain, stored);
	words = zd_slice_trim(zd_buf_slice(&plain));
	if (words.len <= LONGEST) {
		zd_buf_printf(out, "“%.*s”", ZD_FMT(words));
	} else {
		while (cut && words.ptr[cut] != ' ')
			cut--;
		/* Some scripts have no spaces. */
		if (!cut)
			for (cut = LONGEST / 2;
				((unsigned char)words.ptr[cut] & 0xc0) == 0x80;)
				cut--;
		zd_buf_printf(out, "“%.*s …”", (int)cut, words.ptr);
	}
	zd_buf_clear(&plain);
}

/* The last words before a place, to say where something is added. */
static void quote_before(struct zd_buf *out, struct zd_slice text, uint32_t at)
{
	struct zd_buf plain = ZD_BUF_INIT;
	struct zd_slice words;
	size_t start, spaces = 0;

	zd_markup_plain(&plain, zd_slice_sub(text, 0, at));
	words = zd_slice_trim(zd_buf_slice(&plain));
	start = words.len;
	while (start && spaces < 4)
		spaces += words.ptr[--start] == ' ';
	words = zd_slice_trim(zd_slice_sub(words, start, words.len));
	zd_buf_puts(out, words.len ? " after " : " at the beginning");
	if (words.len)
		quote(out, words);
	zd_buf_clear(&plain);
}

/* Are these the same words, but for the brackets that `bare` lacks? */
static bool only_brackets(struct zd_slice with, struct zd_slice bare)
{
	size_t k = 0;

	for (size_t i = 0; i < with.len; i++) {
		if (k < bare.len && with.ptr[i] == bare.ptr[k])
			k++;
		else if (with.ptr[i] != '[' && with.ptr[i] != ']')
			return false;
	}
	return k == bare.len && with.len > bare.len;
}

static void put_edit(struct zd_buf *out, struct zd_slice from,
	struct zd_slice to, const struct zd_edit *e)
{
	struct zd_slice old =
		zd_slice_trim(zd_slice_sub(from, e->from_start, e->from_end));
	struct zd_slice new =
		zd_slice_trim(zd_slice_sub(to, e->to_start, e->to_end));

	if (old.len && new.len && only_brackets(old, new)) {
		zd_buf_puts(out, "lift the brackets in ");
		quote(out, old);
	} else if (old.len && new.len && only_brackets(new, old)) {
		zd_buf_puts(out, "put in brackets: ");
		quote(out, new);
	} else if (old.len && new.len) {
		zd_buf_puts(out, "replace ");
		quote(out, old);
		zd_buf_puts(out, " by ");
		quote(out, new);
	} else if (old.len) {
		zd_buf_puts(out, "delete ");
		quote(out, old);
	} else {
		zd_buf_puts(out, "add ");
		quote(out, new);
		quote_before(out, from, e->from_start);
	}
}

/* Sub-paragraphs that came or went, where nothing else changed. */
static bool put_subs(struct zd_buf *out, const struct zd_draft *less,
	const struct zd_draft *more, const char *verb)
{
	struct zd_buf said = ZD_BUF_INIT;
	size_t k = 0;
	bool any;

	for (size_t i = 0; i < more->blocks.len; i++) {
		const struct zd_block *b = &more->blocks.at[i];

		if (k < less->blocks.len &&
			zd_slice_eq(b->text, less->blocks.at[k].text)) {
			k++;
			continue;
		}
		zd_buf_printf(&said, "%s%s %.*s ", said.len ? "; to " : "",
			verb, ZD_FMT(b->mark));
		quote(&said, b->text);
	}
	any = said.len > 0;
	if (k == less->blocks.len && any && less->blocks.len)
		zd_buf_put(out, said.ptr, said.len);
	zd_buf_clear(&said);
	return any && k == less->blocks.len && less->blocks.len;
}

/* Each edit of a paragraph: false where blocks came or went. */
static bool put_edits(struct zd_buf *out, const struct zd_sheet *one)
{
	const struct zd_draft *b = one->before, *a = one->after;
	size_t n = 0;

	if (b->blocks.len != a->blocks.len ||
		b->paragraphs.len != a->paragraphs.len)
		return false;
	for (size_t i = 0; i < b->blocks.len; i++) {
		struct zd_slice from = b->blocks.at[i].text;
		struct zd_slice to = a->blocks.at[i].text;
		struct zd_edits edits = {0};

		zd_edits_between(&edits, from, to);
		for (size_t k = 0; k < edits.len; k++) {
			zd_buf_puts(out, n++ ? "; to " : "");
			put_edit(out, from, to, &edits.at[k]);
			if (!k && b->blocks.at[i].mark.len)
				zd_buf_printf(out, " in %.*s",
					ZD_FMT(b->blocks.at[i].mark));
		}
		zd_vec_clear(&edits);
	}
	return n > 0;
}

/* "after OP19": the place without what happens there. */
static struct zd_slice place_of(const struct zd_sheet *one)
{
	struct zd_slice place = one->place;

	zd_slice_cut(&place, ',');
	return zd_slice_trim(place);
}

static void put_new(struct zd_buf *out, const struct zd_sheet *one)
{
	struct zd_slice place = place_of(one);
	struct zd_buf text = ZD_BUF_INIT;

	for (size_t i = 0; i < one->after->blocks.len; i++)
		zd_buf_printf(&text, "%s%.*s%s%.*s", i ? " " : "",
			ZD_FMT(one->after->blocks.at[i].mark),
			one->after->blocks.at[i].mark.len ? " " : "",
			ZD_FMT(one->after->blocks.at[i].text));
	if (one->before->paragraphs.len)
		zd_buf_puts(out, "replace it by ");
	else
		zd_buf_printf(out, "add it%s%.*s: ", place.len ? " " : "",
			ZD_FMT(place));
	quote(out, zd_buf_slice(&text));
	zd_buf_clear(&text);
}

void zd_view_wish(struct zd_buf *out, const struct zd_sheet *one)
{
	size_t old = one->before->paragraphs.len;
	size_t new = one->after->paragraphs.len;
	struct zd_slice place = place_of(one);

	if (!old && !new)
		zd_buf_printf(out, "move it %.*s", ZD_FMT(place));
	else if (!new)
		zd_buf_puts(out, "delete it");
	else if (!put_edits(out, one) &&
		(old != 1 || new != 1 ||
			(!put_subs(out, one->after, one->before, "delete") &&
				!put_subs(
					out, one->before, one->after, "add"))))
		put_new(out, one);
}
