/* Fair counting. */
#include "base/date.h"
#include "base/mem.h"
#include "history/uptake_private.h"

static bool names(struct zd_slice list, struct zd_slice party)
{
	struct zd_slice one;

	while (list.ptr) {
		one = zd_slice_trim(zd_slice_cut(&list, ','));
		if (one.len && zd_slice_eq(one, party))
			return true;
	}
	return false;
}

bool zd_uptake_is_of(
	const struct zd_uptake *u, uint32_t i, struct zd_slice party)
{
	const struct zd_uptaken *one = &u->list.at[i];

	return zd_slice_eq(
		       u->asks->amendments.at[one->amendment].party, party) ||
		names(one->supporters, party);
}

static void count(struct zd_uptake_sum *sum, const struct zd_uptaken *one)
{
	sum->verdicts[one->verdict]++;
	if (one->verdict == ZD_TAKEN_WITHDRAWN)
		return;
	sum->proposals++;
	sum->words += one->words;
	sum->taken += one->taken;
}

static int read_supporters(struct zd_uptake *u, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err)
{
	struct zd_positions positions;
	struct zd_buf b = ZD_BUF_INIT;
	int code = zd_positions_read(&positions, n, round, err);

	for (size_t i = 0; !code && i < u->list.len; i++) {
		struct zd_slice name =
			u->asks->amendments.at[u->list.at[i].amendment].name;

		zd_slice_cut(&name, '/');
		zd_buf_truncate(&b, 0);
		for (size_t k = 0; k < positions.list.len; k++) {
			const struct zd_position *p = &positions.list.at[k];

			if (zd_slice_eq(p->target, name) &&
				zd_slice_is(p->stance, "support"))
				zd_buf_printf(&b, "%s%.*s", b.len ? ", " : "",
					ZD_FMT(p->party));
		}
		u->list.at[i].supporters =
			zd_arena_slice(&u->arena, zd_buf_slice(&b));
	}
	zd_buf_clear(&b);
	zd_positions_clear(&positions);
	return code;
}

static void add_sum(struct zd_uptake *u, const struct zd_party *party)
{
	struct zd_uptake_sum sum = {
		.party = zd_arena_slice(&u->arena, party->code),
		.name = zd_arena_slice(&u->arena, party->name)};

	for (uint32_t i = 0; i < u->list.len; i++)
		if (zd_uptake_is_of(u, i, party->code))
			count(&sum, &u->list.at[i]);
	if (sum.proposals || sum.verdicts[ZD_TAKEN_WITHDRAWN])
		zd_vec_push(&u->sums, sum);
}

/* Is it the group's own, or of one who was a member when it was made? */
static bool is_of_group(
	const struct zd_uptake *u, uint32_t i, const struct zd_party *group)
{
	const struct zd_asked *a =
		&u->asks->amendments.at[u->list.at[i].amendment];
	char day[ZD_DATE_ROOM];

	if (zd_uptake_is_of(u, i, group->code))
		return true;
	zd_date_write(day, zd_date_of(a->when, a->offset));
	for (uint32_t m = 0; m < group->members_len; m++)
		if (zd_uptake_is_of(u, i, group->member[m].code) &&
			zd_party_has(group, group->member[m].code,
				zd_slice_str(day)))
			return true;
	return false;
}

static void add_group(struct zd_uptake *u, const struct zd_party *group)
{
	bool *seen = zd_calloc(u->list.len + 1, 1);
	struct zd_uptake_sum sum = {
		.party = zd_arena_slice(&u->arena, group->code),
		.name = zd_arena_slice(&u->arena, group->name),
		.group = true};

	for (uint32_t i = 0; i < u->list.len; i++) {
		const struct zd_uptaken *one = &u->list.at[i];

		if (!is_of_group(u, i, group) || seen[one->like])
			continue;
		seen[one->like] = true;
		count(&sum, one);
	}
	if (sum.proposals)
		zd_vec_push(&u->sums, sum);
	zd_free(seen);
}

static void add_total(struct zd_uptake *u)
{
	struct zd_uptake_sum sum = {0};

	for (uint32_t i = 0; i < u->list.len; i++)
		if (u->list.at[i].like == i ||
			u->list.at[i].verdict == ZD_TAKEN_WITHDRAWN)
			count(&sum, &u->list.at[i]);
	zd_vec_push(&u->sums, sum);
}

static bool is_wanted(const struct zd_uptake *u, struct zd_slice party)
{
	for (size_t i = 0; i < u->wanted.len; i++)
		if (zd_slice_eq(u->wanted.at[i], party))
			return true;
	return !u->wanted.len;
}

int zd_uptake_sums(struct zd_uptake *u, struct zd_negotiation *n,
	const struct zd_round *round, struct zd_error *err)
{
	const struct zd_parties *parties;
	int code = zd_negotiation_parties(&parties, n, err);

	if (!code)
		code = read_supporters(u, n, round, err);
	if (code)
		return code;
	for (size_t i = 0; i < parties->list.len; i++)
		if (is_wanted(u, parties->list.at[i].code))
			add_sum(u, &parties->list.at[i]);
	for (size_t i = 0; i < parties->list.len; i++)
		if (parties->list.at[i].members_len &&
			is_wanted(u, parties->list.at[i].code))
			add_group(u, &parties->list.at[i]);
	if (!u->wanted.len)
		add_total(u);
	return 0;
}
