#include "amend/overlap.h"
#include "amend/overlap_pieces.h"
#include "text/token.h"
#include "text/words.h"

/* Bytes of a word that may stand between, and words of the whole. */
#define LONGEST_BETWEEN 24u
#define SHORT 4u

struct joining {
	struct zd_slice base;
	const struct zd_version *versions;
	struct zd_pieces *pieces;
};

static struct zd_slice new_text(
	const struct joining *j, const struct zd_piece *p)
{
	return zd_slice_sub(
		j->versions[p->version].text, p->edit.to_start, p->edit.to_end);
}

static bool same_edit(const struct joining *j, const struct zd_piece *a,
	const struct zd_piece *b)
{
	return a->edit.from_start == b->edit.from_start &&
		a->edit.from_end == b->edit.from_end &&
		zd_slice_eq(new_text(j, a), new_text(j, b));
}

/* Both clusters are one change each, of the same versions. */
static bool same_authors(const struct joining *j, const struct zd_cluster *a,
	const struct zd_cluster *b)
{
	const struct zd_piece *at = j->pieces->at;

	if (a->end - a->first != b->end - b->first)
		return false;
	for (size_t i = 0; i < a->end - a->first; i++)
		if (at[a->first + i].version != at[b->first + i].version ||
			!same_edit(j, &at[a->first], &at[a->first + i]) ||
			!same_edit(j, &at[b->first], &at[b->first + i]))
			return false;
	return true;
}

static bool is_replacement(const struct zd_edit *e)
{
	return e->from_start < e->from_end && e->to_start < e->to_end;
}

static bool is_short(const struct joining *j, const struct zd_piece *a,
	const struct zd_piece *b)
{
	struct zd_slice text = j->versions[a->version].text;

	return zd_words_count(zd_slice_sub(j->base, a->edit.from_start,
		       b->edit.from_end)) <= SHORT &&
		zd_words_count(zd_slice_sub(
			text, a->edit.to_start, b->edit.to_end)) <= SHORT;
}

static bool belong_together(const struct joining *j, const struct zd_piece *a,
	const struct zd_piece *b)
{
	struct zd_slice word = zd_slice_trim(
		zd_slice_sub(j->base, a->edit.from_end, b->edit.from_start));
	bool both = is_replacement(&a->edit) && is_replacement(&b->edit);
	bool one = is_replacement(&a->edit) || is_replacement(&b->edit);
	struct zd_tokens tokens = {0};
	bool together = false;

	if (!one || word.len > LONGEST_BETWEEN)
		return false;
	zd_tokenize(&tokens, word);
	if (tokens.len == 1 && tokens.at[0].kind == ZD_TOKEN_WORD)
		together = (both && zd_word_is_stop(word)) || is_short(j, a, b);
	else if (tokens.len == 1)
		together = both && tokens.at[0].kind == ZD_TOKEN_PUNCT;
	zd_vec_clear(&tokens);
	return together;
}

void zd_pieces_join(struct zd_pieces *pieces, struct zd_slice base,
	const struct zd_version *versions)
{
	struct joining j = {base, versions, pieces};
	struct zd_cluster last = {0}, next;
	size_t n = 0;

	/* What is kept is moved to the front; `last` is its last cluster. */
	for (size_t i = 0; i < pieces->len; i = next.end) {
		next = zd_pieces_cluster(pieces, i, pieces->len);
		if (n && same_authors(&j, &last, &next) &&
			belong_together(&j, &pieces->at[last.first],
				&pieces->at[next.first])) {
			for (size_t k = 0; k < next.end - next.first; k++) {
				struct zd_edit *e =
					&pieces->at[last.first + k].edit;
				const struct zd_edit *more =
					&pieces->at[next.first + k].edit;

				e->from_end = more->from_end;
				e->to_end = more->to_end;
			}
			continue;
		}
		last.first = n;
		for (size_t k = next.first; k < next.end; k++)
			pieces->at[n++] = pieces->at[k];
		last.end = n;
	}
	pieces->len = n;
}
