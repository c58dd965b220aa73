/* What threads say: versions, and the way to drafts and back. */
#include "history/story_private.h"

static size_t hash_id(struct zd_slice id)
{
	uint64_t h = 1469598103934665603u;

	for (size_t i = 0; i < id.len; i++)
		h = (h ^ (unsigned char)id.ptr[i]) * 1099511628211u;
	return (size_t)(h ^ h >> 29);
}

static void rehash(struct zd_telling *t)
{
	size_t n = t->slots ? (t->mask + 1) * 2 : 1024, at;

	zd_free(t->slots);
	t->slots = zd_calloc(n, sizeof(*t->slots));
	t->mask = n - 1;
	for (uint32_t i = 0; i < t->s->threads.len; i++) {
		at = hash_id(t->s->threads.at[i].id) & t->mask;
		while (t->slots[at])
			at = (at + 1) & t->mask;
		t->slots[at] = i + 1;
	}
}

uint32_t zd_telling_thread(struct zd_telling *t, struct zd_slice id)
{
	struct zd_thread one = {.kind = ZD_TEXT, .born = t->act};
	size_t at;

	if (!t->slots || t->s->threads.len > t->mask / 2)
		rehash(t);
	for (at = hash_id(id) & t->mask; t->slots[at]; at = (at + 1) & t->mask)
		if (zd_slice_eq(t->s->threads.at[t->slots[at] - 1].id, id))
			return t->slots[at] - 1;
	one.id = zd_arena_slice(&t->s->arena, id);
	zd_vec_push(&t->s->threads, one);
	t->slots[at] = zd_u32(t->s->threads.len);
	return t->slots[at] - 1;
}

uint32_t zd_story_thread(const struct zd_story *s, struct zd_slice id)
{
	for (uint32_t i = 0; i < s->threads.len; i++)
		if (zd_slice_eq(s->threads.at[i].id, id))
			return i;
	return ZD_NONE;
}

struct zd_version *zd_version_of(
	struct zd_telling *t, const struct zd_draft *d, uint32_t i)
{
	struct zd_arena *a = &t->s->arena;
	const struct zd_paragraph *p = &d->paragraphs.at[i];
	struct zd_version *v = zd_arena_calloc(a, 1, sizeof(*v));
	struct zd_tokens tokens = {0};

	v->blocks_len = p->count;
	v->blocks = zd_arena_calloc(a, p->count + 1u, sizeof(*v->blocks));
	v->first = zd_arena_calloc(a, p->count + 1u, sizeof(*v->first));
	for (uint32_t b = 0; b < p->count; b++) {
		const struct zd_block *from = &d->blocks.at[p->first + b];

		v->blocks[b].mark = zd_arena_slice(a, from->mark);
		v->blocks[b].text = zd_arena_slice(a, from->text);
		v->first[b] = zd_u32(tokens.len);
		zd_tokenize(&tokens, v->blocks[b].text);
	}
	v->tokens_len = v->first[p->count] = zd_u32(tokens.len);
	v->tokens =
		zd_arena_alloc(a, zd_mul(tokens.len + 1, sizeof(*v->tokens)));
	if (tokens.len)
		memcpy(v->tokens, tokens.at, tokens.len * sizeof(*v->tokens));
	v->lives = zd_arena_calloc(a, tokens.len + 1, sizeof(*v->lives));
	for (uint32_t b = 0; b < v->blocks_len; b++)
		for (uint32_t k = v->first[b]; k < v->first[b + 1]; k++)
			zd_token_intern(&v->tokens[k], t->s->lexicon,
				v->blocks[b].text);
	zd_vec_clear(&tokens);
	return v;
}

bool zd_version_says(
	const struct zd_version *v, const struct zd_draft *d, uint32_t i)
{
	const struct zd_paragraph *p = &d->paragraphs.at[i];

	if (!v || v->blocks_len != p->count)
		return false;
	for (uint32_t b = 0; b < p->count; b++)
		if (!zd_slice_eq(v->blocks[b].text,
			    d->blocks.at[p->first + b].text) ||
			!zd_slice_eq(v->blocks[b].mark,
				d->blocks.at[p->first + b].mark))
			return false;
	return true;
}

uint32_t zd_version_words(
	const struct zd_version *v, uint32_t first, uint32_t count)
{
	uint32_t n = 0;

	for (uint32_t i = first; i < first + count; i++)
		n += v->tokens[i].kind <= ZD_TOKEN_NUMBER;
	return n;
}

uint32_t zd_version_put(struct zd_draft *d, const struct zd_version *v,
	enum zd_kind kind, struct zd_slice label)
{
	uint32_t at = zd_draft_add(d, kind, label);

	for (uint32_t b = 0; b < v->blocks_len; b++)
		zd_draft_add_block_borrowed(
			d, v->blocks[b].mark, v->blocks[b].text);
	return at;
}

struct zd_draft *zd_story_draft(
	const struct zd_story *s, const struct zd_standings *text)
{
	struct zd_draft *d = zd_draft_new();

	for (size_t i = 0; i < text->len; i++) {
		const struct zd_standing *one = &text->at[i];
		uint32_t at = zd_draft_add(d, one->kind, one->label);
		struct zd_paragraph *p = &d->paragraphs.at[at];

		p->level = one->level;
		p->id = zd_arena_slice(
			&d->arena, s->threads.at[one->thread].id);
		p->origin = zd_arena_slice(&d->arena, one->origin);
		for (uint32_t b = 0; b < one->version->blocks_len; b++)
			zd_draft_add_block(d, one->version->blocks[b].mark,
				one->version->blocks[b].text);
	}
	return d;
}
