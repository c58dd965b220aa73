/*
 * The small files of a repository, which anybody may have pushed: the first
 * byte says which. Laws: of a silence there is a deadline, it is told what
 * came in time, and moments are written as they are read; of a registry each
 * party is found by its code; trailers lie within their message.
 */
#include <string.h>

#include "amend/party.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "negotiation/silence.h"
#include "negotiation/tree.h"

static void moment(struct zd_moment m)
{
	char text[ZD_MOMENT_ROOM];
	struct zd_moment again;

	zd_moment_write(text, m);
	FUZZ_LAW(zd_moment_parse(&again, zd_slice_str(text)));
	FUZZ_LAW(again.when == m.when && again.offset == m.offset);
}

static void silence(struct zd_slice file)
{
	struct zd_error err = {0};
	struct zd_silences all;

	if (zd_silences_parse(&all, file, &err)) {
		FUZZ_LAW(err.message[0]);
		return;
	}
	for (size_t i = 0; i < all.list.len; i++) {
		const struct zd_silence *s = &all.list.at[i];
		size_t in_time = 0;

		FUZZ_LAW(s->terms.len && s->name.len);
		for (size_t k = 0; k < s->terms.len; k++) {
			moment(s->terms.at[k].from);
			moment(s->terms.at[k].until);
		}
		for (size_t k = 0; k < s->objections.len; k++)
			in_time += !s->objections.at[k].late;
		FUZZ_LAW(in_time == s->in_time);
		zd_moment_text(&all.arena, zd_silence_until(s));
	}
	zd_silences_clear(&all);
}

static void registry(struct zd_slice file)
{
	struct zd_error err = {0};
	struct zd_parties *p;

	if (zd_parties_parse(&p, file, "parties", &err)) {
		FUZZ_LAW(err.message[0]);
		return;
	}
	for (size_t i = 0; i < p->list.len; i++) {
		const struct zd_party *one = &p->list.at[i];

		FUZZ_LAW(zd_party_find(p, one->code, NULL) == one);
		for (uint32_t k = 0; k < one->members_len; k++)
			FUZZ_LAW(zd_party_find(p, one->member[k].code, NULL));
	}
	zd_parties_free(p);
}

static void tree(struct zd_slice file)
{
	struct zd_draft *d = zd_draft_new(), *notes = zd_draft_new();
	struct zd_contents_line c;
	struct zd_slice rest = file;

	zd_tree_read_fields(d, file);
	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		FUZZ_LAW(d->paragraphs.at[i].kind == ZD_FIELD);
	while (rest.ptr)
		zd_tree_read_line(&c, zd_slice_cut(&rest, '\n'));
	zd_draft_add(d, ZD_TEXT, ZD_LIT(""));
	zd_tree_read_file(d, notes, file);
	for (uint32_t i = 0; i < notes->paragraphs.len; i++)
		FUZZ_LAW(notes->paragraphs.at[i].kind == ZD_NOTE);
	zd_draft_free(d);
	zd_draft_free(notes);
}

static void message(struct zd_slice file)
{
	static const char *const keys[] = {
		"Act", "Amendment", "Bracket", "Carried-from", "Round"};
	struct zd_arena a = {0};

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		struct zd_slice value = zd_trailer(file, keys[i]);

		FUZZ_LAW(!value.len ||
			(value.ptr >= file.ptr &&
				value.ptr + value.len <= file.ptr + file.len));
		FUZZ_LAW(zd_slice_chr(value, '\n', 0) == SIZE_MAX);
		zd_trailers(&a, file, keys[i]);
	}
	FUZZ_LAW(zd_subject(file).len <= file.len);
	zd_body(&a, file);
	zd_arena_clear(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static void (*const parsers[])(struct zd_slice) = {
		silence, registry, tree, message};
	struct zd_slice file;
	char *copy;

	if (!size || size > (1u << 18) || bytes[0] < '0' || bytes[0] > '3')
		return 0;
	/* Of exactly this size, so that a sanitizer sees the end. */
	copy = zd_alloc(size);
	memcpy(copy, bytes + 1, size - 1);
	file = zd_slice(copy, size - 1);
	if (zd_utf8_check(file) == SIZE_MAX)
		parsers[bytes[0] - '0'](file);
	zd_free(copy);
	return 0;
}
