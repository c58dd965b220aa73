#include "negotiation/speaking.h"

#include "base/date.h"

/* For whom it speaks is sure. */
static bool is_known(const struct zd_party *p)
{
	return zd_slice_is(p->kind, "state") || !p->unsourced;
}

static bool all_in_favour(
	const struct zd_floor *floor, const uint32_t *who, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (who[i] >= floor->in_favour)
			return false;
	return n > 0;
}

struct zd_behind zd_states_behind(
	const struct zd_parties *parties, const struct zd_floor *floor)
{
	uint32_t *who = zd_calloc(floor->len + 1, sizeof(*who));
	struct zd_behind out = {0};
	size_t n;

	for (size_t i = 0; i < floor->in_favour; i++)
		out.at_least |= !is_known(floor->speakers[i]);
	for (size_t i = 0; i < parties->list.len; i++) {
		const struct zd_party *p = &parties->list.at[i];

		if (!zd_slice_is(p->kind, "state"))
			continue;
		n = zd_party_spoken_for(
			who, p, floor->speakers, floor->len, floor->day);
		out.states += all_in_favour(floor, who, n);
	}
	zd_free(who);
	return out;
}

struct zd_slice zd_behind_text(struct zd_arena *a, struct zd_behind behind)
{
	return zd_arena_printf(a, "%s%u Member State%s",
		behind.at_least ? "at least " : "", behind.states,
		behind.states == 1 ? "" : "s");
}

struct zd_slice zd_day(struct zd_arena *a, int64_t when, int offset)
{
	char text[ZD_DATE_ROOM];

	zd_date_write(text, zd_date_of(when, offset));
	return zd_arena_slice(a, zd_slice_str(text));
}

struct zd_slice zd_day_and_hour(struct zd_arena *a, int64_t when, int offset)
{
	static const char *const months[] = {"January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December"};
	struct zd_date d = zd_date_of(when, offset);
	int64_t local = when + offset * 60;
	int minute = (int)((local - zd_date_days(d) * 86400) / 60);

	return zd_arena_printf(a, "%d %s %d, %02d:%02d", d.day,
		months[d.month - 1], d.year, minute / 60, minute % 60);
}
