/*
 * Citations. Laws: groups stand in order and apart, each with what belongs to
 * it; the same text gives the same; what is in brackets, written as it should
 * be, is read as the same citations and written so again.
 */
#include "fuzz.h"

#include "base/utf8.h"
#include "text/citation.h"
#include "text/markup.h"

static void check_order(const struct zd_citations *c, size_t len)
{
	uint32_t end = 0, first = 0;

	for (size_t i = 0; i < c->groups.len; i++) {
		const struct zd_citation_group *g = &c->groups.at[i];

		FUZZ_LAW(g->start >= end && g->end > g->start && g->end <= len);
		FUZZ_LAW(g->first == first && g->count);
		for (uint32_t k = first; k < first + g->count; k++) {
			const struct zd_citation *one = &c->list.at[k];

			FUZZ_LAW(one->group == i && one->number.len);
			FUZZ_LAW(one->start >= g->start && one->end <= g->end);
			FUZZ_LAW(one->number_start < one->number_end);
			FUZZ_LAW(
				one->places + one->places_len <= c->places.len);
		}
		first += g->count;
		end = g->end;
		FUZZ_LAW(zd_citations_group_at(c, g->start) == g);
	}
	FUZZ_LAW(first == c->list.len);
}

static void check_form(struct zd_citation_reader *r,
	const struct zd_citations *c, const struct zd_citation_group *g)
{
	struct zd_buf form = ZD_BUF_INIT, again = ZD_BUF_INIT;
	struct zd_buf stored = ZD_BUF_INIT;
	struct zd_citations read = {0};

	zd_citation_group_format(&form, c, g);
	zd_markup_escape(&stored, zd_buf_slice(&form), false);
	zd_citations_find(&read, r, zd_buf_slice(&stored), ZD_BODY_GA);
	FUZZ_LAW(read.groups.len == 1 && read.list.len == g->count);
	FUZZ_LAW(read.groups.at[0].start == 0 &&
		read.groups.at[0].end == stored.len);
	zd_citation_group_format(&again, &read, &read.groups.at[0]);
	FUZZ_LAW(zd_slice_eq(zd_buf_slice(&form), zd_buf_slice(&again)));
	zd_citations_clear(&read);
	zd_buf_clear(&form);
	zd_buf_clear(&stored);
	zd_buf_clear(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct zd_slice text = {(const char *)bytes, size};
	struct zd_citation_reader *r;
	struct zd_citations c = {0}, twice = {0};

	if (zd_utf8_check(text) != SIZE_MAX)
		return 0;
	r = zd_citation_reader_new();
	zd_citations_find(&c, r, text, ZD_BODY_GA);
	zd_citations_find(&twice, r, text, ZD_BODY_GA);
	FUZZ_LAW(c.groups.len == twice.groups.len &&
		c.list.len == twice.list.len);
	check_order(&c, size);
	for (size_t i = 0; i < c.groups.len && i < 50; i++)
		if (c.groups.at[i].open)
			check_form(r, &c, &c.groups.at[i]);
	zd_citations_clear(&c);
	zd_citations_clear(&twice);
	zd_citation_reader_free(r);
	return 0;
}
