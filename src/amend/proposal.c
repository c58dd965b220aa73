#include "amend/compile.h"
#include "text/words.h"

static struct zd_slice plain_key(
	struct zd_arena *a, const struct zd_paragraph *p)
{
	if (p->id.len)
		return p->id;
	switch (p->kind) {
	case ZD_FIELD: return p->label;
	case ZD_NOTE: return zd_arena_printf(a, "^%.*s", ZD_FMT(p->label));
	case ZD_FORMULA: return ZD_LIT("formula");
	case ZD_HEADING: return ZD_LIT("heading");
	case ZD_TEXT: return ZD_LIT("text");
	case ZD_PARAGRAPH: break;
	}
	return zd_arena_printf(a, "label %.*s", ZD_FMT(p->label));
}

void zd_draft_keys(
	struct zd_arena *a, const struct zd_draft *d, struct zd_slice *out)
{
	struct zd_words *seen = zd_words_new(d->paragraphs.len);
	ZD_VEC(uint32_t) times = {0};

	for (size_t i = 0; i < d->paragraphs.len; i++) {
		struct zd_slice plain = plain_key(a, &d->paragraphs.at[i]);
		uint32_t number = zd_words_intern(seen, plain);
		struct zd_slice key = plain;

		while (times.len <= zd_words_size(seen) + 1)
			zd_vec_push(&times, 0);
		/* "x#2" may be somebody's own key: then it is the next. */
		while (times.at[number]++) {
			uint32_t also;

			key = zd_arena_printf(
				a, "%.*s#%u", ZD_FMT(plain), times.at[number]);
			also = zd_words_intern(seen, key);
			while (times.len <= zd_words_size(seen) + 1)
				zd_vec_push(&times, 0);
			if (!times.at[also]) {
				times.at[also]++;
				break;
			}
		}
		out[i] = key;
	}
	zd_vec_clear(&times);
	zd_words_free(seen);
}

static bool same_paragraph(const struct zd_draft *a, uint32_t i,
	const struct zd_draft *b, uint32_t j)
{
	const struct zd_paragraph *p = &a->paragraphs.at[i];
	const struct zd_paragraph *q = &b->paragraphs.at[j];

	return p->kind == q->kind && p->level == q->level &&
		zd_slice_eq(p->label, q->label) &&
		zd_slice_eq(p->origin, q->origin) &&
		zd_paragraph_same(a, i, b, j);
}

/* Keys that outlive the draft they come from. */
static void copy_keys(struct zd_arena *a, struct zd_slice *keys, size_t n)
{
	for (size_t i = 0; i < n; i++)
		keys[i] = zd_arena_slice(a, keys[i]);
}

struct zd_draft *zd_proposal_between(struct zd_proposal *out,
	struct zd_arena *a, struct zd_slice party, const struct zd_draft *base,
	const struct zd_draft *draft)
{
	size_t n = base->paragraphs.len, m = draft->paragraphs.len;
	struct zd_slice *from = zd_arena_calloc(a, n, sizeof(*from));
	struct zd_slice *to = zd_arena_calloc(a, m, sizeof(*to));
	struct zd_slice *changed = zd_arena_calloc(a, m, sizeof(*changed));
	struct zd_words *keys = zd_words_new(n);
	struct zd_draft *mine = zd_draft_new();
	bool same_order = n == m;
	uint32_t number;

	zd_draft_keys(a, base, from);
	zd_draft_keys(a, draft, to);
	for (size_t i = 0; i < n; i++)
		zd_words_intern(keys, from[i]);
	for (uint32_t j = 0; j < m; j++) {
		number = zd_words_intern(keys, to[j]);
		same_order = same_order && number == j + 1;
		if (number <= n && same_paragraph(base, number - 1, draft, j))
			continue;
		changed[mine->paragraphs.len] = to[j];
		zd_draft_add_copy(mine, draft, j);
	}
	zd_words_free(keys);
	*out = (struct zd_proposal){.party = party, .changed = mine};
	copy_keys(a, changed, mine->paragraphs.len);
	out->keys = changed;
	if (!same_order) {
		copy_keys(a, to, m);
		out->order = to;
		out->order_len = m;
	}
	return mine;
}
