/* Words, who brought them and who took them away. */
#include "history/story.h"

#include "table.h"

static struct zd_story *read(struct table *t)
{
	struct zd_story *s;
	struct zd_oid tip;

	cr_assert_eq(zd_revision_resolve(&tip, t->n, "main", &t->err), 0);
	cr_assert_eq(zd_story_read(&s, t->n, &tip, true, &t->err), 0, "%s",
		t->err.message);
	return s;
}

/* The life of the first such word of a thread as it stands, or 0. */
static uint32_t life_of(
	const struct zd_story *s, const char *id, const char *word)
{
	uint32_t at = zd_story_thread(s, zd_slice_str(id));
	const struct zd_version *v;

	cr_assert_neq(at, ZD_NONE);
	v = s->threads.at[at].now;
	for (uint32_t i = 0; v && i < v->tokens_len; i++)
		if (zd_slice_is(zd_words_text(s->lexicon,
					s->lives.at[v->lives[i]].word),
			    word))
			return v->lives[i];
	return 0;
}

static const struct zd_story_act *act_of(
	const struct zd_story *s, uint32_t claim)
{
	return &s->acts.at[s->claims.at[claim].act];
}

Test(story, of_an_empty_negotiation)
{
	struct table t;
	struct zd_story *s;

	table_begin(&t);
	s = read(&t);
	cr_assert_eq(s->rounds.len, 0);
	cr_assert_eq(s->acts.len, 1);
	cr_assert_eq(s->acts.at[0].kind, ZD_ACT_BEGIN);
	zd_story_free(s);
	table_end(&t);
}

Test(story, one_round_is_the_facilitators)
{
	struct table t;
	struct zd_story *s;
	uint32_t life;

	table_begin(&t);
	table_import(&t, "zero", table_text);
	s = read(&t);
	cr_assert_eq(s->rounds.len, 1);
	assert_text(s->rounds.at[0].name, "zero");
	life = life_of(s, "zero-OP1", "shall");
	cr_assert_neq(life, 0);
	cr_assert_eq(act_of(s, s->lives.at[life].claim)->kind, ZD_ACT_IMPORT);
	cr_assert_eq(s->lives.at[life].gone, 0);
	zd_story_free(s);
	table_end(&t);
}

/* "shall" goes by EU and comes back by MEX: it is the word that it was. */
Test(story, a_word_that_comes_back)
{
	struct table t;
	struct zd_story *s;
	uint32_t shall, should;

	table_begin(&t);
	table_import(&t, "zero", table_text);
	table_propose(&t, "EU", "OP1: replace \"shall\" with \"should\"");
	table_decide(&t, ZD_ACCEPT, "EU/1");
	s = read(&t);
	should = life_of(s, "zero-OP1", "should");
	assert_text(act_of(s, s->lives.at[should].claim)->party, "EU");
	cr_assert_eq(life_of(s, "zero-OP1", "shall"), 0);
	zd_story_free(s);
	table_close(&t, "rev1");
	table_propose(&t, "MEX", "OP1: replace \"should\" with \"shall\"");
	table_decide(&t, ZD_ACCEPT, "MEX/1");
	s = read(&t);
	shall = life_of(s, "zero-OP1", "shall");
	cr_assert_eq(act_of(s, s->lives.at[shall].claim)->kind, ZD_ACT_IMPORT);
	assert_text(act_of(s, s->lives.at[should].gone)->party, "MEX");
	cr_assert_eq(s->rounds.len, 2);
	zd_story_free(s);
	table_end(&t);
}

/* Words keep their lives where their paragraph is merged into another. */
Test(story, a_merge_brings_no_word)
{
	struct table t;
	struct zd_story *s;
	uint32_t before, after;

	table_begin(&t);
	table_import(&t, "zero", table_text);
	s = read(&t);
	before = life_of(s, "zero-OP3", "ports");
	zd_story_free(s);
	table_propose(&t, "EU", "OP2: merge with OP3");
	table_decide(&t, ZD_ACCEPT, "EU/1");
	s = read(&t);
	after = life_of(s, "zero-OP2-EU1", "ports");
	cr_assert_eq(before, after);
	cr_assert_eq(s->threads.at[zd_story_thread(s, ZD_LIT("zero-OP3"))].now,
		NULL);
	zd_story_free(s);
	table_end(&t);
}
