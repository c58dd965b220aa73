/* Footnotes whose order only follows that of the paragraphs. */
#include "view/compilation.h"

static bool is_note(const struct zd_compiled *b)
{
	return b->kind == ZD_NOTE && b->chapeau;
}

static bool names(const struct zd_compilation *c, uint32_t first,
	uint32_t count, struct zd_slice party)
{
	return zd_compilation_names(c, first, count, party);
}

/* The party's text, with its footnotes as they stand among the rows, as if it
 * had moved none; NULL where a note has another name for it. */
static struct zd_draft *unmoved(const struct zd_compilation *c,
	const struct zd_draft *mine, struct zd_slice party)
{
	struct zd_draft *d = zd_draft_new();
	struct zd_names notes = {0};
	bool fine = true;

	zd_draft_name_notes(&notes, mine);
	for (uint32_t i = 0; i < mine->paragraphs.len; i++)
		if (mine->paragraphs.at[i].kind != ZD_NOTE)
			zd_draft_add_copy(d, mine, i);
	for (size_t i = 0; fine && i < c->blocks.len; i++) {
		const struct zd_compiled *b = &c->blocks.at[i];
		uint32_t at;

		if (!is_note(b) || b->place == ZD_PLACE_MOVED)
			continue;
		if (b->place == ZD_PLACE_NEW ? !names(c, b->first_proposer,
						       b->proposers, party)
					     : names(c, b->first_deleter,
						       b->deleters, party))
			continue;
		at = zd_names_first(&notes, b->label);
		fine = at != ZD_NONE && !b->relabels;
		if (fine)
			zd_draft_add_copy(d, mine, at);
	}
	zd_names_clear(&notes);
	if (fine && d->paragraphs.len == mine->paragraphs.len)
		return d;
	zd_draft_free(d);
	return NULL;
}

/* Does `from` in the order of its marks have its notes as `to` has? */
static bool same_order(const struct zd_draft *from, const struct zd_draft *to)
{
	uint32_t *order = zd_calloc(from->paragraphs.len + 1, sizeof(*order));
	bool same = from->paragraphs.len == to->paragraphs.len;

	zd_draft_follow_notes(from, order);
	for (size_t i = 0; same && i < from->paragraphs.len; i++)
		same = zd_slice_eq(from->paragraphs.at[order[i]].label,
			to->paragraphs.at[i].label);
	zd_free(order);
	return same;
}

static bool follows_for(const struct zd_compilation *c, struct zd_slice party)
{
	struct zd_draft *mine = zd_compilation_extract(c, party);
	struct zd_draft *row = unmoved(c, mine, party);
	bool follows = row && same_order(row, mine);

	zd_draft_free(row);
	zd_draft_free(mine);
	return follows;
}

bool zd_compiled_notes_follow(const struct zd_compilation *c)
{
	bool moved = false, follows = true;

	for (size_t i = 0; !moved && i < c->blocks.len; i++)
		moved = is_note(&c->blocks.at[i]) && c->blocks.at[i].movers;
	if (!moved || !same_order(c->base, c->base))
		return false;
	for (size_t i = 0; follows && i < c->parties.len; i++)
		follows = follows_for(c, c->parties.at[i]);
	return follows;
}

bool zd_compiled_follows(
	const struct zd_compiled_view *m, const struct zd_compiled *b)
{
	return m->notes_follow && is_note(b) && b->movers;
}
