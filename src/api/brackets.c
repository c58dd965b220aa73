/* The public functions about brackets. */
#include "api/brackets_json.h"
#include "history/bracket.h"
#include "negotiation/settle.h"
#include "view/of.h"
#include "view/pick.h"

int zd_brackets_of_revision(struct zd_bracket_history **out,
	struct zd_negotiation *n, const char *revision, struct zd_error *err)
{
	return zd_bracket_history_read(out, n, revision, err);
}

int zd_brackets_of_drafts(struct zd_bracket_history **out,
	const struct zd_draft *const *drafts, const char *const *names,
	size_t len, struct zd_error *err)
{
	struct zd_bracket_state s = {0};

	*out = NULL;
	if (!len)
		return zd_error_set(err, ZD_EUSAGE, "brackets of which text?");
	*out = zd_bracket_history_begin();
	for (size_t i = 0; i < len; i++) {
		s.draft = drafts[i];
		s.name = len > 1 ? zd_slice_str(names[i]) : ZD_LIT("");
		zd_bracket_history_put(*out, &s);
	}
	return 0;
}

struct zd_findings *zd_brackets_findings(const struct zd_bracket_history *h)
{
	struct zd_findings *f = zd_findings_new();

	zd_brackets_free(zd_brackets_new(zd_bracket_history_last(h)->draft, f));
	return f;
}

size_t zd_brackets_open(const struct zd_bracket_history *h)
{
	return zd_bracket_history_last(h)->open;
}

/* What the view shows, for machines. */
static const struct zd_shown_brackets *shown(struct zd_arena *a,
	const struct zd_bracket_history *h, const struct zd_view_labels *want)
{
	const struct zd_draft *d = zd_bracket_history_last(h)->draft;
	struct zd_shown_brackets *s = zd_arena_calloc(a, 1, sizeof(*s));
	struct zd_view_pick pick = {0};

	s->history = h;
	for (size_t i = 0; i < want->len; i++)
		(void)zd_view_pick_add(&pick, d, want->at[i], NULL);
	if (want->len)
		s->blocks = (bool *)zd_arena_strndup(
			a, (const char *)pick.blocks, pick.len);
	zd_view_pick_clear(&pick);
	return s;
}

int zd_view_brackets(struct zd_view **out, const struct zd_bracket_history *h,
	const char *const *labels, size_t len, struct zd_error *err)
{
	struct zd_slice *own = zd_calloc(len + 1, sizeof(*own));
	struct zd_view_labels want = {own, len};
	int code;

	for (size_t i = 0; i < len; i++)
		own[i] = zd_slice_str(labels[i]);
	code = zd_view_of_brackets(out, h, &want, err);
	if (!code) {
		(*out)->value_json = zd_brackets_json;
		(*out)->value = shown(&(*out)->arena, h, &want);
	}
	zd_free(own);
	return code;
}

int zd_view_bracket_rounds(struct zd_view **out,
	const struct zd_bracket_history *h, struct zd_error *err)
{
	(void)err;
	*out = zd_view_of_bracket_rounds(h);
	(*out)->value_json = zd_bracket_rounds_json;
	(*out)->value = h;
	return 0;
}

int zd_view_bracket_act(struct zd_view **out,
	const struct zd_bracket_act_report *r, struct zd_error *err)
{
	static const char *const names[] = {"bracket", "done", "words", NULL};
	static const char *const done[] = {
		"lifted", "put in brackets", "chosen"};
	struct zd_view *v = zd_view_new("bracket-act");
	char hex[41];

	(void)err;
	v->cell_names = names;
	v->value_json = zd_bracket_act_json;
	v->value = r;
	zd_oid_hex(&r->commit, hex);
	zd_view_fact(v, "commit", zd_arena_slice(&v->arena, zd_slice_str(hex)));
	for (size_t i = 0; i < r->list.len; i++) {
		zd_view_add(v, ZD_VIEW_ROW);
		zd_view_cell_text(v, r->list.at[i].name);
		zd_view_cell_text(v, zd_slice_str(done[r->kind]));
		zd_view_cell_text(v, r->list.at[i].words);
	}
	*out = v;
	return 0;
}
