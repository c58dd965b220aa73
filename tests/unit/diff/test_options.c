/*
 * The options: each field is used, and whatever it is set to, accepting all
 * changes gives the one draft and rejecting all the other.
 */
#include <stddef.h>

#include "diff/bracketing.h"
#include "law.h"
#include "make.h"

/* A field: its place and type, and whether it changes what is found, or the
 * work that finding takes alone. */
struct field {
	const char *name;
	size_t at, size;
	bool is_share, is_bool, work;
};

#define MEMBER(name) (((struct zd_diff_options *)0)->name)
#define IS(name, type) _Generic(MEMBER(name), type : true, default : false)
#define ROW(name, work)                                                        \
	{                                                                      \
#name, offsetof(struct zd_diff_options, name),                 \
			sizeof(MEMBER(name)), IS(name, float), IS(name, bool), \
			work                                                   \
	}
#define FIELD(name) ROW(name, false)
#define OF_WORK(name) ROW(name, true)

static const struct field fields[] = {
	FIELD(max_edits),
	FIELD(pays_edits),
	FIELD(words_an_edit),
	FIELD(anchor_words[0]),
	FIELD(anchor_words[1]),
	FIELD(anchor_words[2]),
	FIELD(anchor_words[3]),
	FIELD(anchor_words[4]),
	FIELD(anchor_words[5]),
	FIELD(edits_again),
	OF_WORK(max_bits),
	FIELD(max_island),
	FIELD(island_shore),
	FIELD(island_sign),
	FIELD(island_shore_dense),
	FIELD(dense_changes),
	FIELD(dense_words),
	FIELD(island_shore_word),
	FIELD(island_flank),
	FIELD(max_scatter),
	FIELD(least_scatter),
	FIELD(scatter_flank),
	FIELD(scatter_shore),
	FIELD(scatter_phrase),
	FIELD(max_slide),
	FIELD(border_company),
	FIELD(border_stop),
	FIELD(border_pause),
	FIELD(border_brackets),
	FIELD(border_sign),
	FIELD(border_open),
	FIELD(last_comma),
	FIELD(max_polish),
	FIELD(max_loose),
	FIELD(polish_word),
	FIELD(polish_little),
	FIELD(polish_change),
	FIELD(polish_phrase),
	FIELD(max_phrase),
	FIELD(max_phrase_loss),
	FIELD(max_phrase_tries),
	FIELD(phrase_room),
	FIELD(citation_reach),
	FIELD(max_postings),
	FIELD(max_candidates),
	FIELD(vote_share),
	OF_WORK(vote_lead),
	FIELD(least_sampled),
	FIELD(sampled_share),
	FIELD(least_ends),
	FIELD(least_ends_alone),
	FIELD(least_sure),
	FIELD(least_firm),
	FIELD(least_strong),
	FIELD(least_weak),
	FIELD(least_gap_sure),
	FIELD(least_gap),
	FIELD(least_spread),
	FIELD(least_common),
	FIELD(least_evidence),
	FIELD(least_rival),
	FIELD(least_rival_pairs),
	FIELD(max_rival_words),
	FIELD(max_rivals),
	FIELD(least_left),
	FIELD(least_left_alone),
	OF_WORK(least_left_pairs),
	FIELD(least_left_few),
	FIELD(common_word),
	FIELD(ending_words),
	FIELD(max_left),
	FIELD(max_left_words),
	FIELD(max_left_each),
	OF_WORK(least_candidate),
	FIELD(bonus_place),
	FIELD(bonus_label),
	FIELD(bonus_id),
	FIELD(believe_ids),
	FIELD(least_part_sure),
	FIELD(least_part),
	FIELD(least_part_far),
	FIELD(least_part_words),
	OF_WORK(least_part_room),
	FIELD(max_part_gap),
	FIELD(max_part_times),
	FIELD(least_passage),
	FIELD(passage_seed),
	FIELD(least_passage_weight),
	FIELD(passage_weight_apart),
	FIELD(least_passage_open),
	FIELD(least_passage_sentence),
	FIELD(least_passage_share),
	FIELD(least_link),
	FIELD(first_block),
	FIELD(least_bracket_kept),
	FIELD(max_brackets),
};
#define FIELDS (sizeof(fields) / sizeof(fields[0]))

Test(options, all_fields_stand_in_the_table)
{
	size_t at = sizeof(uint32_t); /* version */

	for (size_t i = 0; i < FIELDS; i++) {
		const struct field *f = &fields[i];

		at = (at + f->size - 1) / f->size * f->size;
		cr_assert_eq(f->at, at, "what stands before %s", f->name);
		at += f->size;
	}
	cr_assert_lt(sizeof(struct zd_diff_options) - at, sizeof(uint32_t));
}

static void set(struct zd_diff_options *o, const struct field *f, double value)
{
	char *at = (char *)o + f->at;
	float share = (float)value;
	uint32_t number = value < UINT32_MAX ? (uint32_t)value : UINT32_MAX;
	uint8_t weight = value < UINT8_MAX ? (uint8_t)value : UINT8_MAX;
	bool yes = value >= 1;

	if (f->is_bool)
		memcpy(at, &yes, sizeof(yes));
	else if (f->is_share)
		memcpy(at, &share, sizeof(share));
	else if (f->size == 1)
		memcpy(at, &weight, sizeof(weight));
	else
		memcpy(at, &number, sizeof(number));
}

/* --- Pairs that say much of what a redline can say ------------------------ */

struct pair {
	struct zd_draft *from, *to;
};

static struct pair generated(uint32_t seed, uint32_t n)
{
	uint32_t state = seed;
	struct pair p;

	p.from = make_draft(&state, n);
	p.to = make_revision(p.from, &state);
	return p;
}

static struct pair shorthand(const char *from, const char *to)
{
	return (struct pair){make_shorthand(from), make_shorthand(to)};
}

static const char *const little[] = {"the", "of", "and", "to", "in", ",", ",",
	"as", "(", ")", "[", "]", ";", "with", "*", "."};
static const char *const citations[] = {"resolution 73/195, paras. 4 and 7",
	"resolution 73/195, paras. 4 and 8", "[agreed]", "Member States",
	"resolution 71/1, the Declaration, and para. 9",
	"resolution 71/1, the Declaration, and para. 12"};

/* Clauses that come again, so many of them, of words that come again. */
static void put_clause(struct zd_buf *b, uint32_t clause)
{
	uint32_t state = 77 + clause, n = 3 + make_random(&state, 9);

	if (b->len)
		zd_buf_puts(b, make_random(&state, 2) ? ", " : " ");
	for (uint32_t i = 0; i < n; i++) {
		zd_buf_puts(b, i ? " " : "");
		if (make_random(&state, 3) == 0)
			zd_buf_puts(b, little[make_random(&state, 16)]);
		else if (make_random(&state, 12) == 0)
			zd_buf_puts(b, citations[make_random(&state, 6)]);
		else
			zd_buf_printf(b, "w%u", make_random(&state, 700));
	}
}

/* Words gone, new, twice, in other places; one in `rate`. */
static void put_edited(
	struct zd_buf *b, struct zd_slice text, uint32_t *state, uint32_t rate)
{
	while (text.ptr) {
		struct zd_slice word = zd_slice_cut(&text, ' ');

		if (make_random(state, rate) == 0) {
			uint32_t what = make_random(state, 6);

			if (what < 2)
				continue;
			if (what == 2)
				zd_buf_printf(b, "%.*s ", ZD_FMT(word));
			else if (what == 3)
				zd_buf_printf(b, "%s ",
					little[make_random(state, 16)]);
			else if (what == 4)
				zd_buf_printf(b, "x%u x%u ",
					make_random(state, 700),
					make_random(state, 700));
			else
				zd_buf_printf(b, "[%.*s/may] ", ZD_FMT(word));
		}
		zd_buf_printf(b, "%.*s ", ZD_FMT(word));
	}
}

/* Paragraphs of a few clauses; and the same, with a few others, edited. */
static struct pair of_clauses(
	uint32_t seed, uint32_t n, uint32_t clauses, uint32_t rate)
{
	struct pair p = {zd_draft_new(), zd_draft_new()};
	struct zd_buf b = ZD_BUF_INIT, was = ZD_BUF_INIT, is = ZD_BUF_INIT;
	uint32_t state = seed, pool = 3 * n * clauses;

	for (uint32_t i = 0; i < n; i++) {
		zd_buf_truncate(&was, 0);
		zd_buf_truncate(&is, 0);
		for (uint32_t k = 1 + make_random(&state, clauses); k; k--) {
			uint32_t c = make_random(&state, pool);

			if (make_random(&state, 8))
				put_clause(&was, c);
			if (make_random(&state, 8))
				put_clause(&is, c);
		}
		make_paragraph(p.from, i, zd_buf_slice(&was));
		zd_buf_truncate(&b, 0);
		put_edited(&b, zd_buf_slice(&is), &state,
			1 + make_random(&state, rate));
		make_paragraph(p.to, i, zd_slice_trim(zd_buf_slice(&b)));
	}
	zd_buf_clear(&b);
	zd_buf_clear(&was);
	zd_buf_clear(&is);
	return p;
}

static void pair_free(struct pair *p)
{
	zd_draft_free(p->from);
	zd_draft_free(p->to);
}

/* --- What was found, as one number ---------------------------------------- */

static void add(uint64_t *sum, uint64_t value)
{
	*sum = (*sum ^ value) * 1099511628211u;
	*sum ^= *sum >> 29;
}

static void add_brackets(uint64_t *sum, const struct zd_redline *r)
{
	struct zd_brackets *from = zd_brackets_new(r->from, NULL);
	struct zd_brackets *to = zd_brackets_new(r->to, NULL);
	struct zd_bracketing x;

	zd_bracketing_init(&x, r, from, to);
	for (size_t i = 0; i < from->list.len; i++)
		add(sum, x.from[i].change + 100 * (uint64_t)x.from[i].other);
	for (size_t i = 0; i < to->list.len; i++)
		add(sum, x.to[i].change + 100 * (uint64_t)x.to[i].other);
	add(sum, x.coarse);
	zd_bracketing_clear(&x);
	zd_brackets_free(from);
	zd_brackets_free(to);
}

static uint64_t sum_of(const struct zd_redline *r)
{
	uint64_t sum = r->runs.len + 1000 * r->rows.len + 7 * r->links.len;

	for (size_t i = 0; i < r->runs.len; i++) {
		const struct zd_run *u = &r->runs.at[i];

		add(&sum, u->mark + 10 * u->kind);
		add(&sum, u->from + (uint64_t)u->from_start * 1000003u);
		add(&sum, u->to + (uint64_t)u->to_end * 1000003u);
	}
	for (size_t i = 0; i < r->rows.len; i++)
		add(&sum, r->rows.at[i].relation + 20 * r->rows.at[i].from);
	for (size_t i = 0; i < r->links.len; i++)
		add(&sum,
			r->links.at[i].relation +
				20 * r->links.at[i].from_count +
				300 * r->links.at[i].to_count);
	for (const char *c = r->coarse_why; c && *c; c++)
		add(&sum, (unsigned char)*c);
	add_brackets(&sum, r);
	return sum;
}

/* A long paragraph of three words that says everything twice: nothing in it
 * stands once. */
static struct pair of_few_words(void)
{
	struct pair p = {zd_draft_new(), zd_draft_new()};
	struct zd_buf was = ZD_BUF_INIT, is = ZD_BUF_INIT;

	for (uint32_t i = 0; i < 2; i++) {
		uint32_t state = 18;

		for (uint32_t k = 0; k < 900; k++) {
			uint32_t word = make_random(&state, 3);

			zd_buf_printf(&was, "w%u ", word);
			if (make_random(&state, 3))
				zd_buf_printf(&is, "w%u ", word);
			if (!make_random(&state, 5))
				zd_buf_printf(
					&is, "w%u ", make_random(&state, 3));
		}
	}
	make_paragraph(p.from, 1, zd_slice_trim(zd_buf_slice(&was)));
	make_paragraph(p.to, 1, zd_slice_trim(zd_buf_slice(&is)));
	zd_buf_clear(&was);
	zd_buf_clear(&is);
	return p;
}

/* Two paragraphs, far apart, that share what many others have, too. */
static struct pair of_common_words(void)
{
	struct pair p = {zd_draft_new(), zd_draft_new()};
	struct zd_buf b = ZD_BUF_INIT;

	make_paragraph(p.from, 0,
		ZD_LIT("the zebra and then of the lion with a tiger to the "
		       "ox."));
	for (uint32_t i = 1; i < 9; i++) {
		for (uint32_t k = 0; k < 12; k++)
			zd_buf_printf(&b, "x%u%u the y%u%u of z%u%u and ", i, k,
				i, k, i, k);
		zd_buf_puts(&b, "to with a then");
		make_paragraph(p.from, i, zd_buf_slice(&b));
		zd_buf_puts(&b, " and more of it than anybody here has seen");
		make_paragraph(
			p.to, i, zd_slice_sub(zd_buf_slice(&b), 40, b.len));
		zd_buf_truncate(&b, 0);
	}
	make_paragraph(p.to, 9,
		ZD_LIT("a pear to the plum and an apple of the fig with "
		       "the nut."));
	zd_buf_clear(&b);
	return p;
}

/* A paragraph that says a sentence between words of its own. */
static void put_sentence(struct zd_draft *d, const char *own)
{
	struct zd_buf b = ZD_BUF_INIT;

	for (uint32_t k = 0; k < 31; k++)
		zd_buf_printf(&b, "%s%u%s ", own, k, k == 30 ? "." : "");
	for (uint32_t k = 0; k < 14; k++)
		zd_buf_printf(&b, "s%u%s ", k, k == 13 ? "." : "");
	zd_buf_printf(&b, "%s and %s it was.", own, own);
	make_paragraph(d, 1, zd_buf_slice(&b));
	zd_buf_clear(&b);
}

/* From a paragraph that is dropped to one that is new. */
static struct pair sentence_goes_far(void)
{
	static const char kept[] = "OP2: what stays|OP3: what stays, too";
	struct pair p = {zd_draft_new(), make_shorthand(kept)};
	struct zd_draft *between = make_shorthand(kept);

	put_sentence(p.from, "old");
	zd_draft_add_copy(p.from, between, 0);
	zd_draft_add_copy(p.from, between, 1);
	put_sentence(p.to, "new");
	zd_draft_free(between);
	return p;
}

static struct pair pair_of(uint32_t i)
{
	if (i == 0)
		return generated(100, 40);
	if (i == 1)
		return of_few_words();
	if (i == 2)
		return shorthand(
			"OP1: alpha beta gamma delta|"
			"(a) one two three four five six seven eight nine|"
			"OP2: epsilon zeta eta theta|"
			"(a) ten eleven twelve thirteen fourteen fifteen|"
			"OP3: iota kappa lambda mu|"
			"(a) never ever was so much said to so many here",
			"OP1: alpha beta gamma delta|"
			"(a) ten eleven twelve thirteen fourteen fifteen|"
			"(b) never ever was so much said to so many here|"
			"OP2: epsilon zeta eta theta|"
			"(a) one two three four five six seven eight nine|"
			"OP3: iota kappa lambda mu");
	if (i == 3)
		return shorthand(
			"a=OP1: left m0 m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 "
			"m11 m12 m13 m14 m15 m16 m17 right|b=OP2: up "
			"m0 m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12 m13 "
			"m14 m15 m16 m17 down",
			"b=OP1: east m0 m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 "
			"m11 m12 m13 m14 m15 m16 m17 west|a=OP2: north "
			"m0 m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12 m13 "
			"m14 m15 m16 m17 south");
	if (i == 4)
		return shorthand(
			"OP1: one two three four five six seven eight "
			"nine ten eleven twelve thirteen q0 q1 q2 q3 "
			"q4 q5 q6 q7 q8 q9 q10 q11 q12 q13 q14 q15 q16 "
			"q17 q18 q19 q20 q21 q22 q23 q24 q25 q26 q27 "
			"q28 q29 q30 q31 q32 q33 q34 q35 q36 q37 q38 "
			"q39 q40 q41 q42 q43 q44 q45 q46 q47|OP2: "
			"other words of here",
			"OP1: q0 q1 q2 q3 q4 q5 q6 q7 q8 q9 q10 q11 "
			"q12 q13 q14 q15 q16 q17 q18 q19 q20 q21 q22 "
			"q23 q24 q25 q26 q27 q28 q29 q30 q31 q32 q33 "
			"q34 q35 q36 q37 q38 q39 q40 q41 q42 q43 q44 "
			"q45 q46 q47|OP2: other words of here|OP3: "
			"well one two three four five six seven eight "
			"nine ten eleven twelve thirteen then q21 q22 "
			"q23 q18 q19 q20 q15 q16 q17 q12 q13 q14 q9 "
			"q10 q11 q6 q7 q8 q3 q4 q5 q0 q1 q2");
	if (i == 5)
		return shorthand(
			"OP1: [[one two three]] w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 "
			"w10 w11 w12 w13 w14 w15 w16 w17 w18 w19 end",
			"OP1: w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12 w13 "
			"w14 w15 w16 w17 w18 w19 end [[one two three]]");
	if (i == 6)
		return of_common_words();
	if (i == 7)
		return shorthand("z1=OP1: one two three four five|z2=OP2: last",
			"z1=OP1: six seven eight nine|z2=OP2: last");
	if (i == 8)
		return sentence_goes_far();
	if (i < 14)
		return of_clauses(i, 3, 120, 4 + i);
	return of_clauses(i, 30 + i, 2 + i % 5, 2 + i % 12);
}
#define PAIRS 34u

/* In the third the words alone decide. */
static void options_of(struct zd_diff_options *o, uint32_t pair)
{
	zd_diff_options_init(o);
	o->believe_ids = pair != 3;
}

static const double values[] = {
	0, 1, 2, 3, 5, 20, 200, 0.05, 0.3, 0.6, 0.95, UINT32_MAX};
#define VALUES (sizeof(values) / sizeof(values[0]))

static bool changes(const struct field *f, const struct pair *pairs,
	const uint64_t *found, const uint64_t *work)
{
	struct zd_diff_options o;

	for (uint32_t i = 0; i < PAIRS; i++)
		for (size_t v = 0; v < VALUES; v++) {
			struct zd_redline *r;
			bool differs;

			options_of(&o, i);
			set(&o, f, values[v]);
			r = zd_redline_make(pairs[i].from, pairs[i].to, &o);
			differs = f->work ? r->work != work[i]
					  : sum_of(r) != found[i];
			zd_redline_free(r);
			if (differs)
				return true;
		}
	return false;
}

Test(options, every_field_changes_something, .timeout = 60 * ZD_PATIENCE)
{
	struct pair pairs[PAIRS];
	uint64_t found[PAIRS], work[PAIRS];
	struct zd_diff_options o;
	struct zd_redline *r;

	for (uint32_t i = 0; i < PAIRS; i++) {
		pairs[i] = pair_of(i);
		options_of(&o, i);
		r = zd_redline_make(pairs[i].from, pairs[i].to, &o);
		found[i] = sum_of(r);
		work[i] = r->work;
		zd_redline_free(r);
	}
	for (size_t k = 0; k < FIELDS; k++)
		cr_expect(changes(&fields[k], pairs, found, work), "%s",
			fields[k].name);
	for (uint32_t i = 0; i < PAIRS; i++)
		pair_free(&pairs[i]);
}

static bool says(
	const struct pair *p, const struct zd_diff_options *o, const char *cap)
{
	struct zd_redline *r = zd_redline_make(p->from, p->to, o);
	bool said = r->coarse_why && strstr(r->coarse_why, cap);

	zd_redline_free(r);
	return said;
}

static const struct field *field_named(const char *name)
{
	size_t k = 0;

	while (k < FIELDS && strcmp(fields[k].name, name) != 0)
		k++;
	cr_assert_lt(k, FIELDS, "%s", name);
	return &fields[k];
}

/* Those of brackets: test_coarse. */
Test(options, a_cap_of_one_is_hit_and_said, .timeout = 60 * ZD_PATIENCE)
{
	static const char *const caps[] = {"max_edits", "max_polish",
		"max_postings", "max_candidates", "max_rivals", "max_slide",
		"max_left_words"};
	struct zd_diff_options o;

	for (size_t c = 0; c < sizeof(caps) / sizeof(caps[0]); c++) {
		bool said = false, ever = false;

		for (uint32_t i = 0; i < PAIRS; i++) {
			struct pair p = pair_of(i);

			zd_diff_options_init(&o);
			set(&o, field_named(caps[c]), 1);
			said = said || says(&p, &o, caps[c]);
			set(&o, field_named(caps[c]), UINT32_MAX);
			ever = ever || says(&p, &o, caps[c]);
			pair_free(&p);
		}
		cr_expect(said, "%s is not said", caps[c]);
		cr_expect_not(ever, "%s has no end", caps[c]);
	}
}

/* --- The law -------------------------------------------------------------- */

static void check_law(const struct pair *p, const struct zd_diff_options *o)
{
	struct zd_redline *r = zd_redline_make(p->from, p->to, o);
	struct zd_redline *back = zd_redline_reverse(r);
	struct zd_redline *twice = zd_redline_reverse(back);
	uint64_t sum = 0;

	law_check_one(r);
	law_check_one(back);
	law_same_redline(r, twice);
	add_brackets(&sum, r);
	zd_redline_free(twice);
	zd_redline_free(back);
	zd_redline_free(r);
}

Test(options, the_law_holds_at_extremes, .timeout = 60 * ZD_PATIENCE)
{
	static const double extremes[] = {0, 1, UINT32_MAX, -1};
	struct zd_diff_options o;

	for (uint32_t i = 0; i < PAIRS; i += 5) {
		struct pair p = pair_of(i);

		for (size_t k = 0; k < FIELDS; k++)
			for (size_t v = 0; v < (fields[k].is_share ? 4u : 3u);
				v++) {
				zd_diff_options_init(&o);
				set(&o, &fields[k], extremes[v]);
				check_law(&p, &o);
			}
		pair_free(&p);
	}
}

/* All at once. */
Test(options, the_law_holds_when_all_are_extreme, .timeout = 60 * ZD_PATIENCE)
{
	static const double extremes[] = {0, 1, UINT32_MAX};
	struct zd_diff_options o;
	uint32_t state = 17;

	for (uint32_t i = 0; i < 300; i++) {
		struct pair p = pair_of(i % PAIRS);

		zd_diff_options_init(&o);
		for (size_t k = 0; k < FIELDS; k++)
			if (i < 3)
				set(&o, &fields[k], extremes[i]);
			else if (make_random(&state, 2))
				set(&o, &fields[k],
					extremes[make_random(&state, 3)]);
		check_law(&p, &o);
		pair_free(&p);
	}
}
