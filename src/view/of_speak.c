/*
 * For the one who holds the microphone: paragraph by paragraph what is on
 * the table, what we propose, who is with us, and a sentence to say.
 */
#include "history/uptake.h"
#include "negotiation/names.h"
#include "negotiation/sheets.h"
#include "negotiation/speaking.h"
#include "view/of.h"
#include "view/speech.h"
#include "view/wish.h"

struct side {
	ZD_VEC(const struct zd_party *) list;
};

struct speaking {
	struct zd_view *v;
	const struct zd_sheets *s;
	const struct zd_parties *parties;
	const struct zd_party *us;
	struct zd_slice day;
	/* Of the paragraph at hand: */
	size_t first, end;     /* sheets */
	size_t first_p, end_p; /* positions */
	struct zd_buf say;
	struct zd_speech *speech; /* what is said, for machines */
};

static struct zd_speech_of *now(struct speaking *k)
{
	return &k->speech->list.at[k->speech->list.len - 1];
}

static void note_word(struct speaking *k, struct zd_speech_word word)
{
	zd_vec_push(&k->speech->words, word);
	now(k)->count++;
}

static struct zd_slice kept(struct speaking *k, struct zd_slice text)
{
	return zd_arena_slice(&k->v->arena, text);
}

/* --- parties ----------------------------------------------------------- */

/* Whether a name is said with its article: of a State, as the English of the
 * United Nations has it; of a group always. */
static bool takes_article(const struct zd_party *p)
{
	static const char *const with[] = {"Bahamas", "Central African",
		"Comoros", "Congo", "Democratic", "Dominican Republic",
		"European", "Gambia", "Holy", "Lao", "Marshall", "Netherlands",
		"Niger", "Philippines", "Republic", "Russian", "Solomon",
		"State", "Sudan", "Syrian", "United"};
	size_t n;

	for (size_t i = 0; i < sizeof(with) / sizeof(*with); i++) {
		n = strlen(with[i]);
		if (zd_slice_starts(p->name, with[i]) &&
			(p->name.len == n || p->name.ptr[n] == ' '))
			return true;
	}
	return zd_slice_is(p->kind, "group") &&
		!zd_slice_starts(p->name, "the ");
}

/* "the European Union", "Mexico", "the Islamic Republic of Iran" */
static struct zd_slice spoken(struct speaking *k, const struct zd_party *p)
{
	struct zd_slice behind = p->name, name = zd_slice_cut(&behind, '(');

	if (zd_slice_ends(behind, " of)") || zd_slice_ends(behind, " of the)"))
		return zd_arena_printf(&k->v->arena, "the %.*s %.*s",
			ZD_FMT(zd_slice_sub(behind, 0, behind.len - 1)),
			ZD_FMT(zd_slice_trim(name)));
	return zd_arena_printf(&k->v->arena, "%s%.*s",
		takes_article(p) ? "the " : "", ZD_FMT(p->name));
}

/* Does it speak for us, or we for it? */
static const char *kin(const struct speaking *k, const struct zd_party *p)
{
	return zd_party_has(p, k->us->code, k->day)    ? " (our group)"
		: zd_party_has(k->us, p->code, k->day) ? " (a member of ours)"
						       : "";
}

static void side_add(
	struct speaking *k, struct side *side, struct zd_slice code)
{
	const struct zd_party *p = zd_party_find(k->parties, code, NULL);

	for (size_t i = 0; i < side->list.len; i++)
		if (side->list.at[i] == p)
			return;
	if (p && p != k->us)
		zd_vec_push(&side->list, p);
}

static void side_add_all(
	struct speaking *k, struct side *side, struct zd_slice codes)
{
	while (codes.len)
		side_add(k, side, zd_slice_trim(zd_slice_cut(&codes, ',')));
}

static bool is_with(struct zd_slice stance)
{
	return zd_slice_starts(stance, "support") ||
		zd_slice_starts(stance, "agree");
}

static bool is_against(struct zd_slice stance)
{
	return zd_slice_starts(stance, "oppose") ||
		zd_slice_starts(stance, "reserve") ||
		zd_slice_starts(stance, "retain") ||
		zd_slice_starts(stance, "delete");
}

/* What one said of an amendment: "RUS: oppose (resources); …". */
static struct zd_slice stance_of(
	const struct zd_amendment *a, struct zd_slice code)
{
	struct zd_slice rest = a->said, one, who;

	while (rest.len) {
		one = zd_slice_trim(zd_slice_cut(&rest, ';'));
		who = zd_slice_cut(&one, ':');
		if (one.ptr && zd_slice_eq(zd_slice_trim(who), code))
			return zd_slice_trim(one);
	}
	rest = a->supporters;
	while (rest.len)
		if (zd_slice_eq(zd_slice_trim(zd_slice_cut(&rest, ',')), code))
			return ZD_LIT("support");
	return (struct zd_slice){0};
}

static bool ours(const struct speaking *k, const struct zd_sheet *one)
{
	return zd_slice_eq(one->amendment->party, k->us->code);
}

static bool alive(const struct zd_sheet *one)
{
	return one->amendment->outcome == ZD_OUTCOME_PENDING ||
		one->amendment->outcome == ZD_OUTCOME_BRACKETED;
}

/* --- who is with us ---------------------------------------------------- */

static void judge_amendment(struct speaking *k, const struct zd_sheet *one,
	struct side *with, struct side *against)
{
	struct zd_slice rest = one->amendment->said, piece, who;

	side_add_all(k, with, one->amendment->cosponsors);
	side_add_all(k, with, one->amendment->supporters);
	while (rest.len) {
		piece = zd_slice_trim(zd_slice_cut(&rest, ';'));
		who = zd_slice_trim(zd_slice_cut(&piece, ':'));
		if (is_against(zd_slice_trim(piece)))
			side_add(k, against, who);
		else if (is_with(zd_slice_trim(piece)))
			side_add(k, with, who);
	}
	for (size_t i = k->first; i < k->end; i++) {
		const struct zd_sheet *other = &k->s->list.at[i];

		if (alive(other) && !ours(k, other) &&
			zd_sheet_same(one, other))
			side_add(k, with, other->amendment->party);
	}
}

/* Those who say of the paragraph what we say. */
static void judge_positions(
	struct speaking *k, struct side *with, struct side *against)
{
	for (size_t i = k->first_p; i < k->end_p; i++) {
		const struct zd_sheet_position *we = &k->s->positions.at[i];

		if (!zd_slice_eq(we->party, k->us->code))
			continue;
		for (size_t m = k->first_p; m < k->end_p; m++) {
			const struct zd_sheet_position *p =
				&k->s->positions.at[m];

			if (!zd_slice_eq(p->name, we->name))
				continue;
			if (zd_slice_eq(p->stance, we->stance))
				side_add(k, with, p->party);
			else if ((is_with(we->stance) &&
					 is_against(p->stance)) ||
				(is_against(we->stance) && is_with(p->stance)))
				side_add(k, against, p->party);
		}
	}
}

static void put_line(
	struct speaking *k, const char *label, struct zd_slice text)
{
	zd_view_add(k->v, ZD_VIEW_LINE)->label = zd_slice_str(label);
	zd_view_run(k->v, ZD_VIEW_KEPT, zd_arena_slice(&k->v->arena, text));
}

static void note_side(struct speaking *k, struct zd_speech_side *out,
	const struct side *side, struct zd_behind behind)
{
	struct zd_buf b = ZD_BUF_INIT;

	for (size_t i = 0; i < side->list.len; i++)
		zd_buf_printf(&b, "%s%.*s", i ? " " : "",
			ZD_FMT(side->list.at[i]->code));
	out->parties = kept(k, zd_buf_slice(&b));
	out->behind = behind;
	zd_buf_clear(&b);
}

static void put_side(struct speaking *k, const char *label,
	const struct side *side, struct zd_speech_side *note)
{
	struct zd_floor floor = {.speakers = side->list.at,
		.in_favour = side->list.len,
		.len = side->list.len,
		.day = k->day};
	struct zd_behind behind = zd_states_behind(k->parties, &floor);
	struct zd_buf b = ZD_BUF_INIT;

	note_side(k, note, side, behind);
	for (size_t i = 0; i < side->list.len; i++)
		zd_buf_printf(&b, "%s%.*s%s", i ? ", " : "",
			ZD_FMT(side->list.at[i]->code),
			kin(k, side->list.at[i]));
	if (side->list.len)
		zd_buf_printf(&b, ": %.*s",
			ZD_FMT(zd_behind_text(&k->v->arena, behind)));
	if (b.len)
		put_line(k, label, zd_buf_slice(&b));
	zd_buf_clear(&b);
}

static void put_sides(struct speaking *k)
{
	struct side with = {0}, against = {0};

	for (size_t i = k->first; i < k->end; i++)
		if (ours(k, &k->s->list.at[i]) && alive(&k->s->list.at[i]))
			judge_amendment(k, &k->s->list.at[i], &with, &against);
	judge_positions(k, &with, &against);
	put_side(k, "With us", &with, &now(k)->with);
	put_side(k, "Against us", &against, &now(k)->against);
	zd_vec_clear(&with.list);
	zd_vec_clear(&against.list);
}

/* --- the sentence ------------------------------------------------------ */

static void say(struct speaking *k, struct zd_slice name, const char *words)
{
	if (k->say.len)
		zd_buf_printf(&k->say, "; %s", words);
	else
		zd_buf_printf(&k->say, "%s%.*s, %s",
			zd_slice_starts(name, "title") ? "On the " : "On ",
			ZD_FMT(name), words);
}

static void say_ours(struct speaking *k, const struct zd_sheet *one)
{
	struct zd_buf b = ZD_BUF_INIT;

	zd_buf_puts(&b,
		one->amendment->outcome == ZD_OUTCOME_BRACKETED
			? "we ask to lift the brackets around our proposal to "
			: "we propose to ");
	zd_view_wish(&b, one);
	say(k, one->name, zd_buf_str(&b));
	zd_buf_clear(&b);
}

static void say_of(struct speaking *k, const struct zd_sheet *one)
{
	struct zd_slice stance = stance_of(one->amendment, k->us->code);
	const struct zd_party *p =
		zd_party_find(k->parties, one->amendment->party, NULL);
	const char *can = zd_slice_starts(stance, "support") ? "we can support"
		: zd_slice_starts(stance, "agree")           ? "we can agree to"
		: zd_slice_starts(stance, "flexible") ? "we are flexible on"
		: zd_slice_starts(stance, "reserve")
		? "we reserve our position on"
		: is_against(stance) ? "we cannot accept"
				     : NULL;

	if (can && p)
		say(k, one->name,
			zd_arena_printf(&k->v->arena, "%s the proposal of %.*s",
				can, ZD_FMT(spoken(k, p)))
				.ptr);
}

static void say_position(struct speaking *k, const struct zd_sheet_position *p)
{
	static const char *const forms[][2] = {{"support", "we support it"},
		{"retain", "we ask to retain it as it stands"},
		{"delete", "we ask to delete it"},
		{"reserve", "we reserve our position"},
		{"oppose", "we cannot accept it"},
		{"flexible", "we are flexible"}, {"agree", "we can agree"}};

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (zd_slice_is(p->stance, forms[i][0]))
			say(k, p->name, forms[i][1]);
}

/* --- one paragraph ----------------------------------------------------- */

static void put_amendment(struct speaking *k, const struct zd_sheet *one)
{
	const struct zd_amendment *a = one->amendment;
	const struct zd_party *p = zd_party_find(k->parties, a->party, NULL);
	struct zd_slice behind = zd_amendment_backing(&k->v->arena, a);
	struct zd_buf b = ZD_BUF_INIT;

	zd_buf_printf(&b, "%.*s/%u%s", ZD_FMT(a->party), a->number,
		p ? kin(k, p) : "");
	if (ours(k, one) || a->outcome != ZD_OUTCOME_PENDING)
		zd_buf_printf(&b, ", %s", zd_outcome_name(a->outcome));
	zd_buf_puts(&b, ": ");
	zd_view_wish(&b, one);
	if (behind.len)
		zd_buf_printf(&b, " (%.*s)", ZD_FMT(behind));
	put_line(k, ours(k, one) ? "We" : "Proposed", zd_buf_slice(&b));
	zd_buf_truncate(&b, 0);
	zd_view_wish(&b, one);
	note_word(k,
		(struct zd_speech_word){.ours = ours(k, one),
			.party = kept(k, a->party),
			.amendment = zd_arena_printf(&k->v->arena, "%.*s/%u",
				ZD_FMT(a->party), a->number),
			.outcome = zd_outcome_name(a->outcome),
			.text = kept(k, zd_buf_slice(&b))});
	zd_buf_clear(&b);
}

static void put_position(struct speaking *k, const struct zd_sheet_position *p)
{
	struct zd_buf b = ZD_BUF_INIT;
	bool we = zd_slice_eq(p->party, k->us->code);

	if (!we)
		zd_buf_printf(&b, "%.*s: ", ZD_FMT(p->party));
	zd_buf_printf(&b, "%.*s %.*s", ZD_FMT(p->stance), ZD_FMT(p->name));
	if (p->remark.len)
		zd_buf_printf(&b, " (%.*s)", ZD_FMT(p->remark));
	put_line(k, we ? "We" : "Said", zd_buf_slice(&b));
	note_word(k,
		(struct zd_speech_word){.ours = we,
			.party = kept(k, p->party),
			.stance = kept(k, p->stance),
			.on = kept(k, p->name),
			.text = kept(k, p->remark)});
	zd_buf_clear(&b);
}

/* Footnotes are not read aloud, nor are their marks. */
static void drop_notes(struct zd_view *v)
{
	struct zd_view_block *b = &v->blocks.at[v->blocks.len - 1];
	size_t kept = b->first;

	for (size_t i = b->first; i < v->runs.len; i++)
		if (!v->runs.at[i].note)
			v->runs.at[kept++] = v->runs.at[i];
	v->runs.len = kept;
	b->count = (uint32_t)kept - b->first;
}

static void put_text(struct speaking *k, uint32_t at)
{
	const struct zd_paragraph *p = &k->s->base->paragraphs.at[at];
	const struct zd_view_run like = {
		.from_at = ZD_VIEW_NONE, .to_at = ZD_VIEW_NONE};

	for (uint32_t i = p->first; i < p->first + p->count; i++) {
		const struct zd_block *b = &k->s->base->blocks.at[i];
		struct zd_view_block *block = zd_view_add(
			k->v, i == p->first ? ZD_VIEW_PARAGRAPH : ZD_VIEW_SUB);

		block->label = zd_arena_slice(
			&k->v->arena, i == p->first ? p->label : b->mark);
		block->level = zd_block_depth(k->s->base, i);
		zd_view_stored(
			k->v, zd_arena_slice(&k->v->arena, b->text), &like);
		drop_notes(k->v);
	}
}

static void note_paragraph(
	struct speaking *k, struct zd_slice name, struct zd_slice id)
{
	struct zd_speech_of one = {.name = name,
		.id = kept(k, id),
		.first = zd_u32(k->speech->words.len)};

	zd_vec_push(&k->speech->list, one);
}

/* A paragraph, or what is new behind it: `order` as sheets count. */
static void put_paragraph(struct speaking *k, uint32_t order)
{
	uint32_t at = order / 2;
	bool new = order % 2 && k->first < k->end;
	struct zd_slice name;

	zd_view_add(k->v, ZD_VIEW_HEADING)->level = 2;
	name = new ? k->s->list.at[k->first].name
		   : zd_paragraph_name(&k->v->arena, k->s->base, at);
	name = kept(k, name);
	zd_view_run(k->v, ZD_VIEW_KEPT, name);
	note_paragraph(k, name,
		new ? (struct zd_slice){0} : k->s->base->paragraphs.at[at].id);
	if (!new)
		put_text(k, at);
	for (int we = 1; we >= 0; we--) {
		for (size_t i = k->first; i < k->end; i++) {
			const struct zd_sheet *one = &k->s->list.at[i];

			if (ours(k, one) != we || (!we && !alive(one)))
				continue;
			put_amendment(k, one);
			if (we && alive(one))
				say_ours(k, one);
			else if (!we)
				say_of(k, one);
		}
		for (size_t i = k->first_p; i < k->end_p; i++) {
			const struct zd_sheet_position *p =
				&k->s->positions.at[i];

			if (zd_slice_eq(p->party, k->us->code) != we)
				continue;
			put_position(k, p);
			if (we)
				say_position(k, p);
		}
	}
	put_sides(k);
	if (k->say.len) {
		zd_buf_putc(&k->say, '.');
		zd_view_add(k->v, ZD_VIEW_LINE)->label = ZD_LIT("Say");
		now(k)->say = kept(k, zd_buf_slice(&k->say));
		zd_view_run(k->v, ZD_VIEW_KEPT, now(k)->say)->strong = true;
	}
	zd_buf_clear(&k->say);
}

/* Is there anything to speak of? */
static bool on_table(const struct speaking *k)
{
	for (size_t i = k->first; i < k->end; i++)
		if (alive(&k->s->list.at[i]) || ours(k, &k->s->list.at[i]))
			return true;
	return k->first_p < k->end_p;
}

/* --- the whole --------------------------------------------------------- */

static bool wanted(
	const struct zd_sheets *s, const bool *picked, uint32_t order)
{
	return !picked ||
		(order / 2 < s->base->paragraphs.len && picked[order / 2]);
}

static size_t put_all(struct speaking *k, const bool *picked)
{
	const struct zd_sheets *s = k->s;
	size_t i = 0, p = 0, shown = 0;
	uint32_t order;

	while (i < s->list.len || p < s->positions.len) {
		order = i < s->list.len ? s->list.at[i].order : UINT32_MAX;
		if (p < s->positions.len && s->positions.at[p].order < order)
			order = s->positions.at[p].order;
		for (k->first = i;
			i < s->list.len && s->list.at[i].order == order; i++)
			;
		for (k->first_p = p; p < s->positions.len &&
			s->positions.at[p].order == order;
			p++)
			;
		k->end = i;
		k->end_p = p;
		if (order / 2 < s->base->paragraphs.len && on_table(k) &&
			wanted(s, picked, order)) {
			put_paragraph(k, order);
			shown++;
		}
		if (order == UINT32_MAX)
			break;
	}
	return shown;
}

static int pick(bool **out, const struct zd_draft *d,
	const struct zd_view_labels *labels, struct zd_error *err)
{
	uint32_t at, matches;

	*out = NULL;
	if (!labels->len)
		return 0;
	*out = zd_calloc(d->paragraphs.len + 1, sizeof(**out));
	for (size_t i = 0; i < labels->len; i++) {
		at = zd_draft_find(d, labels->at[i], NULL, &matches);
		if (matches != 1)
			return zd_error_set(err,
				matches ? ZD_EAMBIGUOUS : ZD_ENOTFOUND,
				matches ? "'%.*s' stands more than once in "
					  "the text"
					: "no paragraph '%.*s' in the text",
				ZD_FMT(labels->at[i]));
		(*out)[at] = true;
	}
	return 0;
}

static void note_became(struct speaking *k, const struct zd_asked *a,
	const struct zd_uptaken *one)
{
	struct zd_speech_became became = {kept(k, a->name), kept(k, one->label),
		one->verdict, one->words, one->taken};

	zd_vec_push(&k->speech->became, became);
}

/* What became, in this round, of what we proposed on the one before. */
static void put_uptake(struct speaking *k, struct zd_negotiation *n)
{
	static const char *const head[] = {
		"Amendment", "Paragraph", "Became", "Words"};
	const char *code = zd_arena_slice(&k->v->arena, k->us->code).ptr;
	const struct zd_uptake_options o = {.parties = &code, .parties_len = 1};
	struct zd_uptake *u;
	bool any = false;

	if (zd_uptake_read(&u, n, &o, NULL))
		return;
	for (size_t i = 0; i < u->list.len; i++) {
		const struct zd_uptaken *one = &u->list.at[i];
		const struct zd_asked *a =
			&u->asks->amendments.at[one->amendment];

		if (!zd_slice_eq(a->party, k->us->code) ||
			!zd_slice_eq(u->to, k->s->round))
			continue;
		if (!any) {
			zd_view_add(k->v, ZD_VIEW_HEADING)->level = 2;
			zd_view_printf(k->v, ZD_VIEW_KEPT,
				"What became of our wording on %.*s",
				ZD_FMT(u->from));
			zd_view_add(k->v, ZD_VIEW_HEAD_ROW);
			for (size_t c = 0; c < 4; c++)
				zd_view_cell_text(k->v, zd_slice_str(head[c]));
		}
		any = true;
		note_became(k, a, one);
		zd_view_add(k->v, ZD_VIEW_ROW);
		zd_view_cell_text(k->v,
			zd_arena_printf(&k->v->arena, "%.*s/%u",
				ZD_FMT(a->party), a->number));
		zd_view_cell_text(
			k->v, zd_arena_slice(&k->v->arena, one->label));
		zd_view_cell_text(
			k->v, zd_slice_str(zd_taken_name(one->verdict)));
		zd_view_cell_text(k->v,
			zd_arena_printf(&k->v->arena, "%u of %u", one->taken,
				one->words));
	}
	zd_uptake_free(u);
}

static void free_speech(void *value)
{
	struct zd_speech *speech = value;

	zd_vec_clear(&speech->list);
	zd_vec_clear(&speech->words);
	zd_vec_clear(&speech->became);
	zd_free(speech);
}

/* Who is a member of what, on the day of the last amendment. */
static struct zd_slice last_day(struct speaking *k)
{
	const struct zd_amendments *all = k->s->amendments;
	const struct zd_amendment *last = NULL;

	for (size_t i = 0; i < all->list.len; i++)
		if (!last || all->list.at[i].when > last->when)
			last = &all->list.at[i];
	return last ? zd_day(&k->v->arena, last->when, last->offset)
		    : (struct zd_slice){0};
}

int zd_view_of_speak(struct zd_view **out, struct zd_negotiation *n,
	const char *party, const struct zd_view_labels *labels,
	struct zd_error *err)
{
	struct speaking k = {.v = zd_view_new("speak"),
		.speech = zd_calloc(1, sizeof(struct zd_speech))};
	struct zd_sheets *sheets = NULL;
	bool *picked = NULL;
	int code = zd_negotiation_party(&k.us, n, party, err);

	k.v->value = k.speech;
	k.v->value_free = free_speech;
	if (!code)
		code = zd_negotiation_parties(&k.parties, n, err);
	if (!code)
		code = zd_sheets_read(&sheets, n, NULL, NULL, true, err);
	if (!code)
		code = pick(&picked, sheets->base, labels, err);
	if (!code) {
		k.s = sheets;
		k.day = last_day(&k);
		k.speech->party = kept(&k, k.us->code);
		k.speech->round = kept(&k, sheets->round);
		zd_view_fact(
			k.v, "party", zd_arena_slice(&k.v->arena, k.us->code));
		zd_view_add(k.v, ZD_VIEW_TITLE);
		zd_view_printf(k.v, ZD_VIEW_KEPT, "%.*s on %.*s",
			ZD_FMT(k.us->name),
			ZD_FMT(zd_round_title(&k.v->arena, sheets->round)));
		if (!put_all(&k, picked)) {
			zd_view_add(k.v, ZD_VIEW_REMARK);
			zd_view_run(k.v, ZD_VIEW_KEPT,
				ZD_LIT("Nothing is on the table there."));
		}
		if (!labels->len)
			put_uptake(&k, n);
	}
	zd_free(picked);
	zd_sheets_free(sheets);
	if (code)
		zd_view_free(k.v);
	*out = code ? NULL : k.v;
	return code;
}
