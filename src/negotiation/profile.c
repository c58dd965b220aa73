#include "negotiation/profile.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/num.h"
#include "text/markup.h"
#include "text/token.h"

/* A part is known by words of its heading: one of each group. */
struct part_of {
	const char *name, *words[2];
	bool annex;
};

static const struct part_of parts[] = {
	{"Evaluation of overall progress on the 23 objectives",
		{"evaluation|progress|review", "progress|objectives"}, false},
	{"Challenges and opportunities", {"challenges", "opportunities"},
		false},
	{"Recommendations", {"recommendations|recommended actions", ""}, false},
	{"Annex I. Summary of the plenary", {"plenary|general debate", ""},
		true},
	{"Annex II. Summaries of the round tables",
		{"round table|roundtable|round-table", ""}, true},
	{"Annex III. Summary of the policy debate", {"policy debate", ""},
		true},
};
#define PARTS (sizeof(parts) / sizeof(*parts))

bool zd_profile_is(struct zd_slice profile)
{
	return zd_slice_is(profile, "progress-declaration");
}

/* --- the skeleton -------------------------------------------------------- */

static void add(struct zd_draft *d, enum zd_kind kind, const char *label,
	const char *text)
{
	zd_draft_add(d, kind, zd_slice_str(label));
	zd_draft_add_block(d, (struct zd_slice){0}, zd_slice_str(text));
}

struct zd_draft *zd_profile_skeleton(const char *title, const char *organ)
{
	struct zd_draft *d = zd_draft_new();
	struct zd_buf text = ZD_BUF_INIT;
	uint32_t at;

	add(d, ZD_FIELD, "title", title);
	add(d, ZD_FIELD, "organ", organ);
	zd_buf_printf(&text, "*%s*,", organ);
	add(d, ZD_FORMULA, "", zd_buf_str(&text));
	for (size_t i = 0; i < PARTS; i++) {
		add(d, ZD_HEADING, "", parts[i].name);
		at = zd_u32(d->paragraphs.len - 1);
		d->paragraphs.at[at].level = parts[i].annex ? 1 : 2;
	}
	zd_buf_clear(&text);
	return d;
}

/* --- the parts ----------------------------------------------------------- */

/* Does the heading, in lower case, have one of "a|b|c"? */
static bool has_one(struct zd_slice heading, const char *group)
{
	struct zd_slice rest = zd_slice_str(group);

	if (!rest.len)
		return true;
	while (rest.ptr)
		if (zd_slice_find(heading, zd_slice_cut(&rest, '|')) !=
			SIZE_MAX)
			return true;
	return false;
}

static bool heads(struct zd_slice heading, const struct part_of *part)
{
	return has_one(heading, part->words[0]) &&
		has_one(heading, part->words[1]);
}

static struct zd_slice lower_heading(
	struct zd_arena *a, const struct zd_draft *d, uint32_t i)
{
	struct zd_buf plain = ZD_BUF_INIT;
	struct zd_slice out;

	zd_markup_plain(&plain, d->blocks.at[d->paragraphs.at[i].first].text);
	for (size_t k = 0; k < plain.len; k++)
		if (zd_is_upper(plain.ptr[k]))
			plain.ptr[k] = (char)(plain.ptr[k] + 'a' - 'A');
	out = zd_arena_slice(a, zd_buf_slice(&plain));
	zd_buf_clear(&plain);
	return out;
}

static size_t words_of(const struct zd_draft *d, uint32_t i)
{
	const struct zd_paragraph *p = &d->paragraphs.at[i];
	size_t n = 0;

	for (uint32_t b = p->first; b < p->first + p->count; b++)
		n += zd_words_count(d->blocks.at[b].text);
	return n;
}

/* Which part a heading begins: an index, or PARTS. */
static size_t part_of_heading(struct zd_slice heading)
{
	size_t i = 0;

	while (i < PARTS && !heads(heading, &parts[i]))
		i++;
	return i;
}

/*
 * Words go to the part whose heading stands above them. A heading of a lower
 * rank than the part's that begins none itself belongs to it; one of the
 * same rank ends it.
 */
static void measure_parts(struct zd_profile_report *r, const struct zd_draft *d)
{
	size_t at = PARTS, found;
	uint32_t level = 0;
	bool annex = false;

	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		if (p->kind == ZD_HEADING) {
			struct zd_slice heading =
				lower_heading(&r->arena, d, i);

			found = part_of_heading(heading);
			if (found < PARTS || p->level <= level) {
				at = found;
				level = p->level;
				annex = zd_slice_starts(heading, "annex") ||
					(found < PARTS && parts[found].annex);
			}
			if (found < PARTS &&
				r->parts.at[found].paragraph == ZD_NONE)
				r->parts.at[found].paragraph = i;
		}
		if (p->kind == ZD_FIELD || p->kind == ZD_NOTE)
			continue;
		if (at < PARTS && p->kind != ZD_HEADING)
			r->parts.at[at].words += words_of(d, i);
		if (!annex)
			r->words += words_of(d, i);
	}
}

/* --- the objectives ------------------------------------------------------ */

static void cover(struct zd_profile_report *r, unsigned n, struct zd_slice name)
{
	struct zd_slice *have = &r->objectives[n], rest = *have;

	while (rest.len)
		if (zd_slice_eq(zd_slice_trim(zd_slice_cut(&rest, ',')), name))
			return;
	*have = have->len ? zd_arena_printf(&r->arena, "%.*s, %.*s",
				    ZD_FMT(*have), ZD_FMT(name))
			  : name;
}

static void find_objectives(
	struct zd_profile_report *r, const struct zd_draft *d)
{
	struct zd_buf plain = ZD_BUF_INIT;

	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];
		bool named[ZD_OBJECTIVES + 1] = {false};

		if (p->kind != ZD_PARAGRAPH && p->kind != ZD_TEXT)
			continue;
		zd_buf_truncate(&plain, 0);
		for (uint32_t b = p->first; b < p->first + p->count; b++) {
			zd_markup_plain(&plain, d->blocks.at[b].text);
			zd_buf_putc(&plain, '\n');
		}
		zd_objectives_find(named, zd_buf_slice(&plain));
		for (unsigned n = 1; n <= ZD_OBJECTIVES; n++)
			if (named[n])
				cover(r, n, zd_paragraph_name(&r->arena, d, i));
	}
	zd_buf_clear(&plain);
}

/* What the facilitators marked; a paragraph that is gone is not counted. */
static void marked_objectives(struct zd_profile_report *r,
	const struct zd_draft *d, const struct zd_settings *s)
{
	for (unsigned n = 1; n <= ZD_OBJECTIVES; n++) {
		char key[24];
		struct zd_slice list, name;
		uint32_t at, matches;

		snprintf(key, sizeof(key), "objective-%u", n);
		list = zd_settings_get(s, key);
		while (list.ptr && list.len) {
			name = zd_setting_next(&list);
			at = zd_draft_find(d, name, NULL, &matches);
			if (at == ZD_NONE)
				continue;
			cover(r, n, zd_paragraph_name(&r->arena, d, at));
		}
	}
}

/* --- the dates ----------------------------------------------------------- */

static void add_due(struct zd_profile_report *r, const struct zd_settings *s,
	const char *key)
{
	struct zd_slice begins = zd_settings_get(s, "forum-begins");
	struct zd_slice ends = zd_settings_get(s, "forum-ends");
	struct zd_due due = {.what = zd_setting_find(zd_slice_str(key))->what,
		.rule = zd_arena_slice(&r->arena, zd_settings_get(s, key))};
	struct zd_span span;

	if (!zd_span_parse(&span, due.rule))
		return;
	if (!ends.len)
		ends = begins;
	due.known = zd_date_parse(&due.date, span.n < 0 ? begins : ends);
	if (due.known)
		due.date = zd_date_shift(due.date, span.n, span.unit);
	zd_vec_push(&r->dues, due);
}

int zd_profile_read(struct zd_profile_report *out, struct zd_negotiation *n,
	const struct zd_draft *draft, const struct zd_oid *commit,
	struct zd_error *err)
{
	static const char *const dues[] = {
		"stakeholders", "background-notes", "summaries", "concluded"};
	struct zd_settings settings;
	int code = zd_settings_read(&settings, n, commit, err);

	memset(out, 0, sizeof(*out));
	for (size_t i = 0; !code && i < PARTS; i++)
		zd_vec_push(&out->parts,
			((struct zd_part){
				parts[i].name, parts[i].annex, ZD_NONE, 0}));
	if (!code) {
		struct zd_slice brief = zd_settings_get(&settings, "brief");

		measure_parts(out, draft);
		find_objectives(out, draft);
		marked_objectives(out, draft, &settings);
		out->brief = brief.len ? strtoul(brief.ptr, NULL, 10) : 0;
		for (size_t i = 0; i < sizeof(dues) / sizeof(*dues); i++)
			add_due(out, &settings, dues[i]);
	}
	zd_settings_clear(&settings);
	return code;
}

void zd_profile_clear(struct zd_profile_report *r)
{
	zd_vec_clear(&r->parts);
	zd_vec_clear(&r->dues);
	zd_arena_clear(&r->arena);
}
