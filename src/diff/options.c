#include <string.h>

#include <zerodraft.h>

void zd_diff_options_init(struct zd_diff_options *o)
{
	memset(o, 0, sizeof(*o));
	o->version = 1;
	o->max_edits = 256;
	o->max_island = 2;
	o->island_shore = 5;
	o->island_shore_dense = 9;
	o->island_shore_word = 24;
	o->island_flank = 3;
	o->max_scatter = 2;
	o->scatter_flank = 4;
	o->scatter_shore = 8;
	o->dense_changes = 24;
	o->max_slide = 64;
	o->last_comma = 9;
	o->max_polish = 4096;
	o->citation_reach = 8;
	o->max_postings = 12;
	o->max_candidates = 6;
	o->vote_share = 3;
	o->least_sampled = 48;
	o->least_sure = 0.85f;
	o->least_firm = 0.65f;
	o->least_strong = 0.5f;
	o->least_weak = 0.25f;
	o->least_ends = 0.4f;
	o->least_ends_alone = 0.85f;
	o->least_gap_sure = 0.4f;
	o->least_gap = 0.15f;
	o->least_rival = 0.7f;
	o->max_rivals = 16;
	o->least_left = 0.35f;
	o->least_left_alone = 0.24f;
	o->least_left_few = 0.33f;
	o->max_left = 54;
	o->max_left_each = 6;
	o->least_candidate = 0.1f;
	o->least_evidence = 0.7f;
	o->least_spread = 0.15f;
	o->bonus_place = 0.04f;
	o->bonus_label = 0.02f;
	o->bonus_id = 0.25f;
	o->least_part_sure = 0.7f;
	o->least_part = 0.4f;
	o->least_part_far = 0.6f;
	o->least_part_words = 3;
	o->max_part_gap = 2;
	o->max_part_times = 32;
	o->least_passage = 7;
	o->least_passage_weight = 4;
	o->least_passage_open = 30;
	o->least_passage_share = 0.33f;
	o->least_link = 0.3f;
}
