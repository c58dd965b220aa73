/*
 * Word by word, for two texts alone.
 */
#include "diff/match.h"
#include "diff/redline.h"
#include "diff/tile.h"

static void add_text(
	struct zd_side *s, struct zd_lexicon *x, struct zd_slice text)
{
	zd_vec_push(&s->pieces, ((struct zd_piece){.text = text}));
	zd_side_read(s, x, 0);
}

void zd_words_diff(struct zd_runs *out, struct zd_slice from_text,
	struct zd_slice to_text, const struct zd_diff_options *options)
{
	static const uint32_t zero, nobody = ZD_NOBODY;
	struct zd_side from = {0}, to = {0};
	struct zd_diff_options defaults;
	struct zd_lexicon lexicon = {0};
	struct zd_matcher m = {.lexicon = &lexicon};
	struct zd_tiles t = {.from = &from, .to = &to, .lexicon = &lexicon};
	size_t first = out->len;

	zd_diff_options_init(&defaults);
	m.options = options ? options : &defaults;
	zd_lexicon_init(&lexicon, 64);
	add_text(&from, &lexicon, from_text);
	add_text(&to, &lexicon, to_text);
	zd_match_group(&m, &from, &to, &(struct zd_group){&zero, &zero, 1, 1});
	zd_matcher_clear(&m);
	t.options = m.options;
	t.home = &zero;
	t.same = &nobody;
	zd_tiles_build(&t);
	zd_tiles_row(&t, out, 0);
	for (size_t i = first; i < out->len; i++)
		out->at[i].from = out->at[i].to = ZD_NONE;
	zd_tiles_clear(&t);
	zd_lexicon_clear(&lexicon);
	zd_side_clear(&from);
	zd_side_clear(&to);
}
