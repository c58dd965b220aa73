#include "language/verdict.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "diff/redline.h"
#include "text/token.h"
#include "text/words.h"

/* --- Counting words ------------------------------------------------------- */

struct count {
	uint32_t all;     /* words and numbers */
	uint32_t content; /* without little words */
};

static struct count count_words(struct zd_slice text)
{
	struct zd_tokens t = {0};
	struct count n = {0};

	zd_tokenize(&t, text);
	for (size_t i = 0; i < t.len; i++) {
		struct zd_slice word =
			zd_slice_sub(text, t.at[i].start, t.at[i].end);

		if (t.at[i].kind > ZD_TOKEN_NUMBER)
			continue;
		n.all++;
		n.content += !zd_word_is_stop(word);
	}
	zd_vec_clear(&t);
	return n;
}

/* --- One place that differs ----------------------------------------------- */

static bool has_number(struct zd_slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if (zd_is_digit(text.ptr[i]))
			return true;
	return false;
}

/* Of the source, of the text; bytes. */
struct change {
	uint32_t from, from_end, to, to_end;
	enum zd_change_kind kind;
};

static bool is_auxiliary(struct zd_slice word)
{
	static const char *const words[] = {"is", "are", "was", "were", "be",
		"been", "being", "has", "have", "had", "having", "will",
		"would", NULL};

	for (size_t i = 0; words[i]; i++)
		if (zd_slice_caseeq(word, zd_slice_str(words[i])))
			return true;
	return false;
}

static size_t common_prefix(struct zd_slice a, struct zd_slice b)
{
	size_t n = 0;

	while (n < a.len && n < b.len && (a.ptr[n] | 0x20) == (b.ptr[n] | 0x20))
		n++;
	return n;
}

static bool is_ending(struct zd_slice s)
{
	static const char *const endings[] = {
		"", "e", "s", "es", "d", "ed", "ing", "ies", "ied", "y", NULL};

	for (size_t i = 0; endings[i]; i++)
		if (zd_slice_is(s, endings[i]))
			return true;
	return false;
}

/*
 * "endorsed" for "endorses". One of them must look like a verb: "forums" for
 * "forum" is another number.
 */
static bool is_other_form(struct zd_slice a, struct zd_slice b)
{
	size_t n = common_prefix(a, b);
	bool verb = zd_slice_ends(a, "ed") || zd_slice_ends(a, "ing") ||
		zd_slice_ends(b, "ed") || zd_slice_ends(b, "ing");

	return verb && n >= 3 && is_ending(zd_slice_sub(a, n, a.len)) &&
		is_ending(zd_slice_sub(b, n, b.len));
}

/* Whether only the tense differs: the same verbs in other forms, with or
 * without an auxiliary. */
static bool is_tense(struct zd_slice gone, struct zd_slice come)
{
	struct zd_tokens a = {0}, b = {0};
	size_t i = 0, j = 0;
	bool same = true;

	zd_tokenize(&a, gone);
	zd_tokenize(&b, come);
	while (same && (i < a.len || j < b.len)) {
		struct zd_slice x = {0}, y = {0};

		if (i < a.len)
			x = zd_slice_sub(gone, a.at[i].start, a.at[i].end);
		if (j < b.len)
			y = zd_slice_sub(come, b.at[j].start, b.at[j].end);
		if (x.len && is_auxiliary(x))
			i++;
		else if (y.len && is_auxiliary(y))
			j++;
		else if (x.len && y.len && is_other_form(x, y))
			i++, j++;
		else
			same = false;
	}
	same = same && (a.len || b.len);
	zd_vec_clear(&a);
	zd_vec_clear(&b);
	return same;
}

/* --- All of them ---------------------------------------------------------- */

struct judging {
	struct zd_verdict *out;
	struct zd_slice source, text;
	struct zd_runs runs;
	struct count from, to; /* words gone by, on either side */
	uint32_t opening;      /* content words of the text that opened */
	uint32_t content;      /* words kept, little ones aside */
	bool opened;           /* the opening is over */
	bool figures;          /* a number is another */
	uint32_t other;        /* changes that nothing excuses */
};

/* "also", "further": which verb in a row it is. */
static bool is_counting(struct zd_slice words)
{
	words = zd_slice_trim(words);
	return !words.len || zd_slice_caseeq(words, ZD_LIT("also")) ||
		zd_slice_caseeq(words, ZD_LIT("further")) ||
		zd_slice_caseeq(words, ZD_LIT("again"));
}

static bool is_opening(
	const struct judging *j, struct zd_slice gone, struct zd_slice come)
{
	return j->from.all <= ZD_VERDICT_OPENING &&
		j->to.all <= ZD_VERDICT_OPENING && !has_number(gone) &&
		!has_number(come) &&
		(!j->opened || (is_counting(gone) && is_counting(come)));
}

static void judge_change(struct judging *j, const struct change *c)
{
	struct zd_slice gone = zd_slice_sub(j->source, c->from, c->from_end);
	struct zd_slice come = zd_slice_sub(j->text, c->to, c->to_end);
	struct count out = count_words(gone), in = count_words(come);

	if (c->kind == ZD_CHANGE_SPACE || c->kind == ZD_CHANGE_MARKUP ||
		c->kind == ZD_CHANGE_NOTE)
		return;
	j->from.all += out.all;
	j->to.all += in.all;
	j->out->left_out += out.all;
	j->out->added += in.all;
	if (c->kind == ZD_CHANGE_PUNCTUATION || (!out.all && !in.all)) {
		j->out->but |= ZD_BUT_PUNCTUATION;
	} else if (c->kind == ZD_CHANGE_CASE) {
		j->out->but |= ZD_BUT_CASE;
	} else if (is_opening(j, gone, come)) {
		j->out->but |= ZD_BUT_OPENING;
		j->opening += in.content;
	} else if (is_tense(gone, come)) {
		j->out->but |= ZD_BUT_TENSE;
	} else {
		j->other++;
		j->figures |= has_number(come);
	}
}

static void keep(struct judging *j, const struct zd_run *r)
{
	struct count n = count_words(
		zd_slice_sub(j->source, r->from_start, r->from_end));

	j->out->kept += n.all;
	j->opened |= n.all >= ZD_VERDICT_OPENED;
	if (n.all >= ZD_VERDICT_RUN)
		j->out->solid += n.content;
	j->content += n.content;
	j->from.all += n.all;
	j->to.all += n.all;
}

static void take(struct change *c, const struct zd_run *r)
{
	if (r->mark != ZD_INSERTED && r->mark != ZD_MOVED_TO) {
		if (c->from_end == c->from)
			c->from = r->from_start;
		c->from_end = r->from_end;
	}
	if (r->mark != ZD_DELETED && r->mark != ZD_MOVED_FROM) {
		if (c->to_end == c->to)
			c->to = r->to_start;
		c->to_end = r->to_end;
	}
	c->kind = r->kind;
}

static void judge_runs(struct judging *j)
{
	for (size_t i = 0; i < j->runs.len;) {
		struct change c = {0};

		if (j->runs.at[i].mark == ZD_KEPT) {
			keep(j, &j->runs.at[i++]);
			continue;
		}
		for (; i < j->runs.len && j->runs.at[i].mark != ZD_KEPT; i++) {
			/* Two kinds side by side are words. */
			enum zd_change_kind kind = c.kind;
			bool first = !c.from_end && !c.to_end;

			take(&c, &j->runs.at[i]);
			if (!first && kind != c.kind)
				c.kind = ZD_CHANGE_WORDS;
		}
		judge_change(j, &c);
	}
}

/* --- Sentences and clauses ------------------------------------------------ */

static bool ends_unit(struct zd_slice text, size_t at, bool sentences)
{
	char c = text.ptr[at],
	     next = at + 1 < text.len ? text.ptr[at + 1] : ' ';

	if (next != ' ' && next != '\n')
		return false;
	return c == '.' || c == ';' || (!sentences && (c == ',' || c == ':'));
}

/* Words of bytes start to end of the source that stayed. */
static uint32_t kept_in(const struct judging *j, size_t start, size_t end)
{
	uint32_t n = 0;

	for (size_t i = 0; i < j->runs.len; i++) {
		const struct zd_run *r = &j->runs.at[i];
		size_t a = r->from_start > start ? r->from_start : start;
		size_t b = r->from_end < end ? r->from_end : end;

		if (r->mark == ZD_KEPT && a < b)
			n += count_words(zd_slice_sub(j->source, a, b)).all;
	}
	return n;
}

/* Units of the source with three words or more, and how many were taken. */
static void count_units(struct judging *j, bool sentences)
{
	size_t start = 0;

	j->out->taken = j->out->parts = 0;
	j->out->sentences = sentences;
	for (size_t i = 0; i < j->source.len; i++) {
		uint32_t words;

		if (i + 1 < j->source.len &&
			!ends_unit(j->source, i, sentences))
			continue;
		words = count_words(zd_slice_sub(j->source, start, i + 1)).all;
		if (words < 3 && i + 1 < j->source.len)
			continue;
		j->out->parts++;
		j->out->taken += (float)kept_in(j, start, i + 1) >=
			ZD_VERDICT_TAKEN * (float)words;
		start = i + 1;
	}
}

/* Runs times units: neither grows with the other in a text that is read. */
#define UNITS_MAX 400000u

static bool is_part(struct judging *j)
{
	const struct zd_verdict *v = j->out;
	float rest = (float)v->words - (float)j->opening;

	if (j->figures || !j->content ||
		(float)j->content < ZD_VERDICT_PART * rest ||
		(uint64_t)j->runs.len * j->source.len / 40 > UNITS_MAX)
		return false;
	count_units(j, true);
	if (v->parts < 2)
		count_units(j, false);
	return v->taken && v->taken < v->parts;
}

static bool excuses(const struct judging *j)
{
	return !j->other && j->out->kept &&
		(!j->opening || j->content >= 2 * j->opening);
}

static bool is_adapted(const struct zd_verdict *v)
{
	float strength = zd_verdict_strength(v);

	return strength >= ZD_VERDICT_LEAST &&
		(strength >= ZD_VERDICT_SURE ||
			zd_verdict_share(v) >= ZD_VERDICT_SHARE);
}

void zd_verdict_judge(
	struct zd_verdict *out, struct zd_slice source, struct zd_slice text)
{
	struct judging j = {.out = out, .source = source, .text = text};

	memset(out, 0, sizeof(*out));
	out->words = count_words(text).content;
	out->source_words = count_words(source).content;
	zd_words_diff(&j.runs, source, text, NULL);
	judge_runs(&j);
	if (!j.other && !out->but)
		out->kind = ZD_VERDICT_VERBATIM;
	else if (excuses(&j))
		out->kind = ZD_VERDICT_BUT_FOR;
	else if (is_part(&j))
		out->kind = ZD_VERDICT_PARTIAL;
	else if (is_adapted(out))
		out->kind = ZD_VERDICT_ADAPTED;
	else
		out->kind = ZD_VERDICT_NOT_FOUND;
	zd_vec_clear(&j.runs);
}

float zd_verdict_strength(const struct zd_verdict *v)
{
	uint32_t least =
		v->words < v->source_words ? v->words : v->source_words;

	if (least < ZD_VERDICT_FLOOR)
		least = v->words > ZD_VERDICT_FLOOR ? ZD_VERDICT_FLOOR
						    : v->words;
	return least ? (float)v->solid / (float)least : 0;
}

bool zd_verdict_better(const struct zd_verdict *a, const struct zd_verdict *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind;
	return a->solid > b->solid;
}

/* --- In words ------------------------------------------------------------- */

const char *zd_verdict_name(enum zd_verdict_kind kind)
{
	static const char *const names[ZD_VERDICTS] = {"verbatim",
		"verbatim but for", "partial", "adapted", "not this paragraph",
		"not found", "no such source here"};

	return names[kind];
}

const char *zd_but_name(enum zd_but but)
{
	static const char *const names[ZD_BUTS] = {
		"opening verb", "punctuation", "tense", "capitals"};
	unsigned i = 0;

	while (i < ZD_BUTS - 1 && !(but & 1u << i))
		i++;
	return names[i];
}

static void write_but(struct zd_buf *out, unsigned but)
{
	const char *between = " ";

	for (unsigned i = 0; i < ZD_BUTS; i++) {
		if (!(but & 1u << i))
			continue;
		if (*between == ',')
			between = but >> (i + 1) ? ", " : " and ";
		zd_buf_printf(out, "%s%s", between,
			zd_but_name((enum zd_but)(1u << i)));
		between = ",";
	}
}

static void write_words(struct zd_buf *out, uint32_t n, const char *what)
{
	if (n)
		zd_buf_printf(out, ", %u word%s %s", (unsigned)n,
			n == 1 ? "" : "s", what);
}

unsigned zd_verdict_share(const struct zd_verdict *v)
{
	uint32_t all = v->kept + v->added;

	return all ? (unsigned)(100 * (uint64_t)v->kept / all) : 0;
}

void zd_verdict_write(struct zd_buf *out, const struct zd_verdict *v)
{
	zd_buf_puts(out, zd_verdict_name(v->kind));
	if (v->kind == ZD_VERDICT_BUT_FOR) {
		write_but(out, v->but);
	} else if (v->kind == ZD_VERDICT_PARTIAL) {
		zd_buf_printf(out, ": %u of %u %s", (unsigned)v->taken,
			(unsigned)v->parts,
			v->sentences ? "sentences" : "clauses");
	} else if (v->kind == ZD_VERDICT_ADAPTED) {
		zd_buf_printf(out, ": %u %% kept", zd_verdict_share(v));
		write_words(out, v->added, "added");
		write_words(out, v->left_out, "left out");
	}
}
