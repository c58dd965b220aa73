#include "language/cite_diff.h"

/* What is looked at of one citation while partners are found. */
struct key {
	struct zd_slice symbol, place; /* place empty: any */
	uint32_t link;                 /* ZD_NONE: any */
	uint32_t at;                   /* in its list */
};

struct keys {
	struct key *at;
	size_t len, cap;
};

struct pairing {
	struct zd_cite_changes *out;
	const struct zd_redline *redline;
	uint32_t *from_partner, *to_partner;
	enum zd_cite_fate *fate; /* of the to-side's, paired ones */
	bool *same;              /* and whether nothing changed */
};

/* How much must agree in one round of pairing. */
struct agree {
	bool place, link;
};

static int compare(const struct key *a, const struct key *b)
{
	int c = zd_slice_cmp(a->symbol, b->symbol);

	if (!c)
		c = zd_slice_cmp(a->place, b->place);
	if (!c && a->link != b->link)
		c = a->link < b->link ? -1 : 1;
	return c;
}

static int in_order(const void *x, const void *y)
{
	const struct key *a = x, *b = y;
	int c = compare(a, b);

	return c ? c : a->at < b->at ? -1 : a->at > b->at;
}

static void gather(struct keys *out, const struct zd_cites *cites,
	const uint32_t *partner, const uint32_t *link, struct agree agree)
{
	out->len = 0;
	for (uint32_t i = 0; i < cites->list.len; i++) {
		const struct zd_cite *c = &cites->list.at[i];
		struct key k = {.symbol = c->symbol, .at = i, .link = ZD_NONE};

		if (partner[i] != ZD_NONE)
			continue;
		if (agree.place)
			k.place = c->place;
		if (agree.link)
			k.link = link[c->paragraph];
		zd_vec_push(out, k);
	}
	if (out->len)
		qsort(out->at, out->len, sizeof(out->at[0]), in_order);
}

static void pair(struct pairing *p, struct agree agree)
{
	struct keys from = {0}, to = {0};
	size_t i = 0, j = 0;

	gather(&from, p->out->from, p->from_partner, p->redline->from_link,
		agree);
	gather(&to, p->out->to, p->to_partner, p->redline->to_link, agree);
	while (i < from.len && j < to.len) {
		int c = compare(&from.at[i], &to.at[j]);

		if (c < 0) {
			i++;
		} else if (c > 0) {
			j++;
		} else {
			uint32_t a = from.at[i++].at, b = to.at[j++].at;

			p->from_partner[a] = b;
			p->to_partner[b] = a;
			p->fate[b] =
				agree.link ? ZD_CITE_CHANGED : ZD_CITE_MOVED;
			p->same[b] = agree.link && agree.place &&
				p->out->from->list.at[a].relation ==
					p->out->to->list.at[b].relation;
		}
	}
	zd_vec_clear(&from);
	zd_vec_clear(&to);
}

static void put(struct zd_cite_changes *out, enum zd_cite_fate fate,
	uint32_t from, uint32_t to)
{
	zd_vec_push(&out->list, ((struct zd_cite_change){fate, from, to}));
	out->counts[fate]++;
}

static void put_all(struct pairing *p)
{
	struct zd_cite_changes *out = p->out;

	for (uint32_t i = 0; i < out->to->list.len; i++)
		if (p->to_partner[i] == ZD_NONE)
			put(out, ZD_CITE_ADDED, ZD_NONE, i);
		else if (p->same[i])
			out->same++;
		else
			put(out, p->fate[i], p->to_partner[i], i);
	for (uint32_t i = 0; i < out->from->list.len; i++)
		if (p->from_partner[i] == ZD_NONE)
			put(out, ZD_CITE_DROPPED, i, ZD_NONE);
}

static uint32_t *nobody(size_t n)
{
	uint32_t *out = zd_calloc(n + 1, sizeof(*out));

	for (size_t i = 0; i < n; i++)
		out[i] = ZD_NONE;
	return out;
}

struct zd_cite_changes *zd_cite_changes_new(
	const struct zd_draft *from, const struct zd_draft *to)
{
	struct zd_cite_changes *out = zd_calloc(1, sizeof(*out));
	struct zd_redline *redline = zd_redline_make(from, to, NULL);
	struct pairing p = {.out = out, .redline = redline};

	out->from = zd_cites_new(from);
	out->to = zd_cites_new(to);
	p.from_partner = nobody(out->from->list.len);
	p.to_partner = nobody(out->to->list.len);
	p.fate = zd_calloc(out->to->list.len + 1, sizeof(*p.fate));
	p.same = zd_calloc(out->to->list.len + 1, sizeof(*p.same));
	/* What agrees most comes first. */
	pair(&p, (struct agree){.place = true, .link = true});
	pair(&p, (struct agree){.link = true});
	pair(&p, (struct agree){.place = true});
	put_all(&p);
	zd_free(p.from_partner);
	zd_free(p.to_partner);
	zd_free(p.fate);
	zd_free(p.same);
	zd_redline_free(redline);
	return out;
}

void zd_cite_changes_free(struct zd_cite_changes *c)
{
	if (!c)
		return;
	zd_cites_free(c->from);
	zd_cites_free(c->to);
	zd_vec_clear(&c->list);
	zd_free(c);
}

const char *zd_cite_fate_name(enum zd_cite_fate fate)
{
	static const char *const names[ZD_CITE_FATES] = {
		"added", "dropped", "changed", "moved"};

	return names[fate];
}
