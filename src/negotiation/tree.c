#include "negotiation/tree.h"

#include "negotiation/names.h"
#include "text/markup.h"

#define CONTENTS "contents"
#define HEAD "negotiation"

static const struct zd_tree_place of_main = {
	{HEAD, sizeof(HEAD) - 1}, {"draft", 5}};

/* "draft/NAME" */
static struct zd_slice path_in(struct zd_arena *a,
	const struct zd_tree_place *place, struct zd_slice name)
{
	return zd_arena_printf(
		a, "%.*s/%.*s", ZD_FMT(place->folder), ZD_FMT(name));
}

/* --- reading ------------------------------------------------------------- */

/* Where a file's paragraph and its footnotes are in a draft read before. */
struct file_place {
	uint32_t paragraph, first_note, notes;
};

struct zd_tree {
	struct zd_arena arena;
	struct zd_store *store;
	struct zd_draft *draft;
	struct zd_draft *notes;
	struct zd_entries files;
	struct file_place *places; /* for each of files */
};

struct reading {
	struct zd_draft *draft;
	struct zd_store *store;
	const struct zd_oid *commit;
	const struct zd_tree_place *place;
	struct zd_entries files;
	struct zd_arena *scratch;
	struct zd_draft *notes; /* footnotes, put behind everything else */
	struct zd_error *err;
	struct file_place *places;  /* to fill in, or NULL */
	const struct zd_tree *like; /* to take equal files from, or NULL */
};

void zd_tree_read_fields(struct zd_draft *d, struct zd_slice file)
{
	struct zd_slice line, key;
	uint32_t at;

	while (file.ptr) {
		line = zd_slice_cut(&file, '\n');
		key = zd_slice_cut(&line, ':');
		if (!key.len || !line.ptr || zd_slice_starts(key, "zd-"))
			continue;
		at = zd_draft_add(d, ZD_FIELD, key);
		d->paragraphs.at[at].id = d->paragraphs.at[at].label;
		zd_draft_add_block(
			d, (struct zd_slice){0}, zd_slice_trim(line));
	}
}

static const struct zd_entry *find_entry(
	const struct zd_entries *files, struct zd_slice name)
{
	size_t lo = 0, hi = files->len, mid;
	int c;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		c = zd_slice_cmp(files->at[mid].name, name);
		if (!c)
			return &files->at[mid];
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

/* "[^name]: text" lines go to the footnotes; what is before stays. */
static struct zd_slice take_notes(struct zd_draft *notes, struct zd_slice file)
{
	struct zd_slice rest = file, line, name;
	size_t keep = file.len, colon;
	uint32_t at;

	while (rest.ptr) {
		line = zd_slice_cut(&rest, '\n');
		if (!zd_slice_starts(line, "[^"))
			continue;
		colon = zd_slice_find(line, ZD_LIT("]: "));
		if (colon == SIZE_MAX)
			continue;
		if (keep > (size_t)(line.ptr - file.ptr))
			keep = (size_t)(line.ptr - file.ptr);
		name = zd_slice_sub(line, 2, colon);
		at = zd_draft_add(notes, ZD_NOTE, name);
		notes->paragraphs.at[at].id =
			zd_id_fixed(&notes->arena, &notes->paragraphs.at[at]);
		zd_draft_add_block(notes, (struct zd_slice){0},
			zd_slice_sub(line, colon + 3, line.len));
	}
	return zd_slice_sub(file, 0, keep);
}

void zd_tree_read_file(
	struct zd_draft *d, struct zd_draft *notes, struct zd_slice file)
{
	zd_paragraph_read(d, take_notes(notes, file));
}

static enum zd_kind kind_of(struct zd_slice label)
{
	if (label.len && label.ptr[0] == '#')
		return ZD_HEADING;
	if (zd_slice_is(label, "formula"))
		return ZD_FORMULA;
	return zd_slice_is(label, "text") ? ZD_TEXT : ZD_PARAGRAPH;
}

void zd_tree_read_line(struct zd_contents_line *out, struct zd_slice line)
{
	struct zd_slice label = zd_slice_cut(&line, '\t');

	memset(out, 0, sizeof(*out));
	out->kind = kind_of(label);
	out->id = zd_slice_cut(&line, '\t');
	out->origin = line;
	if (out->kind == ZD_PARAGRAPH)
		out->label = label;
	if (out->kind == ZD_HEADING)
		out->level = (uint32_t)label.len;
}

/* A file that the tree read before has too, blob for blob. */
static bool read_like(struct reading *r, const struct zd_entry *e)
{
	const struct zd_tree *t = r->like;
	const struct zd_entry *same = t ? find_entry(&t->files, e->name) : NULL;
	const struct file_place *at;
	const struct zd_paragraph *p;

	if (!same || !zd_oid_eq(&same->blob, &e->blob))
		return false;
	at = &t->places[same - t->files.at];
	if (at->paragraph == ZD_NONE)
		return false;
	p = &t->draft->paragraphs.at[at->paragraph];
	for (uint32_t b = p->first; b < p->first + p->count; b++)
		zd_draft_add_block_borrowed(r->draft,
			t->draft->blocks.at[b].mark,
			t->draft->blocks.at[b].text);
	for (uint32_t k = 0; k < at->notes; k++)
		zd_draft_add_copy(r->notes, t->notes, at->first_note + k);
	return true;
}

static int read_file(struct reading *r, const struct zd_entry *e, uint32_t at)
{
	uint32_t notes = zd_u32(r->notes->paragraphs.len);
	struct zd_slice file;
	int code = 0;

	if (!read_like(r, e)) {
		code = zd_store_blob(
			r->store, &e->blob, r->scratch, &file, r->err);
		if (!code)
			zd_tree_read_file(r->draft, r->notes, file);
	}
	if (r->places)
		r->places[e - r->files.at] = (struct file_place){
			at, notes, zd_u32(r->notes->paragraphs.len) - notes};
	return code;
}

/* A paragraph with this one's names, and without blocks. */
static uint32_t add_named(struct zd_draft *d, const struct zd_paragraph *p)
{
	uint32_t at = zd_draft_add(d, p->kind, p->label);

	d->paragraphs.at[at].id = zd_arena_slice(&d->arena, p->id);
	d->paragraphs.at[at].origin = zd_arena_slice(&d->arena, p->origin);
	d->paragraphs.at[at].level = p->level;
	return at;
}

static int read_paragraph(
	struct reading *r, struct zd_slice line, size_t number)
{
	struct zd_slice said = line, label = zd_slice_cut(&said, '\t');
	struct zd_contents_line c;
	const struct zd_entry *e;

	zd_tree_read_line(&c, line);
	e = find_entry(&r->files,
		zd_arena_printf(r->scratch, "%.*s.md", ZD_FMT(c.id)));
	if (!c.id.len || !e) {
		zd_error_set(r->err, ZD_EFORMAT,
			"line %zu names paragraph '%.*s', which has no file "
			"%.*s/%.*s.md: restore it or take the line out",
			number, ZD_FMT(label), ZD_FMT(r->place->folder),
			ZD_FMT(c.id));
		zd_error_place(r->err,
			path_in(r->scratch, r->place, ZD_LIT(CONTENTS)).ptr,
			number, 1);
		return ZD_EFORMAT;
	}
	return read_file(r, e,
		add_named(r->draft,
			&(struct zd_paragraph){.kind = c.kind,
				.level = c.level,
				.label = c.label,
				.id = c.id,
				.origin = c.origin}));
}

static int read_contents(struct reading *r)
{
	struct zd_slice file, line;
	size_t number = 0;
	int code;

	code = zd_store_read(r->store, r->commit,
		path_in(r->scratch, r->place, ZD_LIT(CONTENTS)), r->scratch,
		&file, r->err);
	if (code == ZD_ENOTFOUND)
		return 0; /* before the first round there is no text */
	while (!code && file.ptr) {
		line = zd_slice_cut(&file, '\n');
		number++;
		if (line.len)
			code = read_paragraph(r, line, number);
	}
	return code;
}

/* The fields into r->draft, and which files there are. */
static int read_head(struct reading *r)
{
	struct zd_slice head;
	int code;

	code = zd_store_read(
		r->store, r->commit, r->place->head, r->scratch, &head, r->err);
	if (code == ZD_ENOTFOUND)
		code = zd_error_set(r->err, ZD_EFORMAT,
			"this commit has no file '%.*s': it is no state of a "
			"negotiation",
			ZD_FMT(r->place->head));
	if (!code)
		zd_tree_read_fields(r->draft, head);
	if (!code)
		code = zd_store_list(r->store, r->commit, r->place->folder,
			r->scratch, &r->files, r->err);
	return code == ZD_ENOTFOUND ? 0 : code;
}

static void append_notes(struct reading *r)
{
	for (uint32_t i = 0; i < r->notes->paragraphs.len; i++)
		zd_draft_add_copy(r->draft, r->notes, i);
}

static int read_whole(struct zd_draft **out, struct reading *r)
{
	struct zd_arena scratch = {0};
	int code;

	r->draft = zd_draft_new();
	r->notes = zd_draft_new();
	r->scratch = &scratch;
	code = read_head(r);
	*out = NULL;
	if (!code)
		code = read_contents(r);
	if (!code) {
		append_notes(r);
		*out = r->draft;
	} else {
		zd_draft_free(r->draft);
	}
	zd_draft_free(r->notes);
	zd_free(r->files.at);
	zd_arena_clear(&scratch);
	return code;
}

int zd_tree_read_at(struct zd_draft **out, struct zd_store *store,
	const struct zd_oid *commit, const struct zd_tree_place *place,
	struct zd_error *err)
{
	struct reading r = {
		.store = store, .commit = commit, .place = place, .err = err};

	return read_whole(out, &r);
}

int zd_tree_read(struct zd_draft **out, struct zd_store *store,
	const struct zd_oid *commit, struct zd_error *err)
{
	return zd_tree_read_at(out, store, commit, &of_main, err);
}

int zd_tree_read_like(struct zd_draft **out, const struct zd_tree *like,
	const struct zd_oid *commit, struct zd_error *err)
{
	struct reading r = {.store = like->store,
		.commit = commit,
		.place = &of_main,
		.err = err,
		.like = like};

	return read_whole(out, &r);
}

int zd_tree_open(struct zd_tree **out, struct zd_store *store,
	const struct zd_oid *commit, struct zd_error *err)
{
	struct zd_tree *t = zd_calloc(1, sizeof(*t));
	struct reading r = {.draft = zd_draft_new(),
		.store = store,
		.commit = commit,
		.place = &of_main,
		.scratch = &t->arena,
		.notes = zd_draft_new(),
		.err = err};
	int code;

	*out = NULL;
	t->store = store;
	t->draft = r.draft;
	t->notes = r.notes;
	code = read_head(&r);
	t->files = r.files;
	t->places = zd_arena_alloc(
		&t->arena, (r.files.len + 1) * sizeof(*t->places));
	for (size_t i = 0; i < r.files.len; i++)
		t->places[i].paragraph = ZD_NONE;
	r.places = t->places;
	if (!code)
		code = read_contents(&r);
	if (code) {
		zd_tree_free(t);
		return code;
	}
	append_notes(&r);
	*out = t;
	return 0;
}

const struct zd_draft *zd_tree_draft(const struct zd_tree *tree)
{
	return tree->draft;
}

int zd_tree_read_again(struct zd_draft *d, struct zd_draft *notes,
	const struct zd_tree *tree, uint32_t at, const struct zd_oid *blob,
	struct zd_error *err)
{
	const struct zd_paragraph *p = &tree->draft->paragraphs.at[at];
	struct zd_arena scratch = {0};
	struct reading r = {.draft = d,
		.store = tree->store,
		.scratch = &scratch,
		.notes = notes,
		.err = err,
		.like = tree};
	struct zd_entry file = {.blob = *blob};
	int code;

	file.name = zd_arena_printf(&scratch, "%.*s.md", ZD_FMT(p->id));
	code = read_file(&r, &file, add_named(d, p));
	zd_arena_clear(&scratch);
	return code;
}

void zd_tree_free(struct zd_tree *t)
{
	if (!t)
		return;
	zd_draft_free(t->draft);
	zd_draft_free(t->notes);
	zd_free(t->files.at);
	zd_arena_clear(&t->arena);
	zd_free(t);
}

/* --- writing ------------------------------------------------------------- */

struct writing {
	struct zd_changes *changes;
	struct zd_store *store;
	const struct zd_oid *parent; /* NULL: there is none */
	const struct zd_tree_place *place;
	const struct zd_draft *draft;
	struct zd_entries files;
	bool *stays;     /* for each of files: still named by the draft */
	uint32_t *owner; /* for each paragraph that is a footnote */
	struct zd_buf buf;
	struct zd_arena scratch;
};

/* Footnotes by name, for looking them up. */
struct note_name {
	struct zd_slice name;
	uint32_t at;
};

static int by_name(const void *x, const void *y)
{
	const struct note_name *a = x, *b = y;
	int c = zd_slice_cmp(a->name, b->name);

	return c ? c : a->at < b->at ? -1 : a->at > b->at;
}

static struct note_name *names_of_notes(struct writing *w, size_t *len)
{
	const struct zd_draft *d = w->draft;
	struct note_name *names = zd_arena_alloc(
		&w->scratch, (d->paragraphs.len + 1) * sizeof(*names));

	*len = 0;
	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_NOTE)
			names[(*len)++] = (struct note_name){
				d->paragraphs.at[i].label, i};
	if (*len)
		qsort(names, *len, sizeof(*names), by_name);
	return names;
}

static uint32_t note_named(
	const struct note_name *names, size_t len, struct zd_slice name)
{
	size_t lo = 0, hi = len, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (zd_slice_cmp(names[mid].name, name) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < len && zd_slice_eq(names[lo].name, name) ? names[lo].at
							     : ZD_NONE;
}

static void own_marked(struct writing *w, const struct zd_block *b,
	const struct note_name *names, size_t len)
{
	struct zd_markup_cursor c = {.text = b->text};
	struct zd_markup_piece p;
	uint32_t note;

	while ((p = zd_markup_next(&c)).kind != ZD_MARKUP_END) {
		if (p.kind != ZD_MARKUP_NOTE)
			continue;
		note = note_named(names, len, p.text);
		if (note != ZD_NONE && w->owner[note] == ZD_NONE)
			w->owner[note] = b->paragraph;
	}
}

/* A footnote lives in the file of the paragraph that marks it first; one
 * without a mark, in that of the last paragraph. */
static void own_notes(struct writing *w)
{
	const struct zd_draft *d = w->draft;
	struct note_name *names;
	uint32_t last = ZD_NONE;
	size_t len;

	names = names_of_notes(w, &len);
	for (uint32_t i = 0; i < d->paragraphs.len; i++) {
		w->owner[i] = ZD_NONE;
		if (d->paragraphs.at[i].kind != ZD_FIELD &&
			d->paragraphs.at[i].kind != ZD_NOTE)
			last = i;
	}
	for (uint32_t b = 0; b < d->blocks.len; b++) {
		const struct zd_block *block = &d->blocks.at[b];

		if (d->paragraphs.at[block->paragraph].kind != ZD_NOTE &&
			zd_slice_find(block->text, ZD_LIT("[^")) != SIZE_MAX)
			own_marked(w, block, names, len);
	}
	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_NOTE &&
			w->owner[i] == ZD_NONE)
			w->owner[i] = last;
}

/* Writes the file unless the parent has these bytes already. */
static void put_file(
	struct writing *w, struct zd_slice path, const struct zd_entry *e)
{
	struct zd_oid hash;

	if (e) {
		w->stays[e - w->files.at] = true;
		zd_store_hash(zd_buf_slice(&w->buf), &hash);
		if (zd_oid_eq(&hash, &e->blob))
			return;
	}
	zd_changes_put(w->changes, path, zd_buf_slice(&w->buf));
}

static void put_paragraph(struct writing *w, uint32_t i, uint32_t *note)
{
	const struct zd_draft *d = w->draft;
	const struct zd_paragraph *p = &d->paragraphs.at[i];
	struct zd_slice name;

	zd_buf_truncate(&w->buf, 0);
	zd_paragraph_write(&w->buf, d, i);
	for (; note && *note != ZD_NONE; note++) {
		zd_buf_printf(&w->buf,
			"\n[^%.*s]: ", ZD_FMT(d->paragraphs.at[*note].label));
		zd_paragraph_write(&w->buf, d, *note);
	}
	name = zd_arena_printf(&w->scratch, "%.*s.md", ZD_FMT(p->id));
	put_file(w, path_in(&w->scratch, w->place, name),
		find_entry(&w->files, name));
}

/* Notes by owner: for each paragraph the list of its notes, in order, with
 * ZD_NONE behind the last; NULL where it has none. */
static uint32_t **group_notes(struct writing *w)
{
	size_t n = w->draft->paragraphs.len;
	uint32_t **lists = zd_arena_calloc(&w->scratch, n + 1, sizeof(*lists));
	uint32_t *counts = zd_arena_calloc(&w->scratch, n + 1, sizeof(*counts));

	for (size_t i = 0; i < n; i++)
		if (w->owner[i] != ZD_NONE)
			counts[w->owner[i]]++;
	for (size_t i = 0; i < n; i++) {
		if (!counts[i])
			continue;
		lists[i] = zd_arena_alloc(
			&w->scratch, (counts[i] + 1) * sizeof(**lists));
		lists[i][counts[i]] = ZD_NONE;
		counts[i] = 0;
	}
	for (size_t i = 0; i < n; i++)
		if (w->owner[i] != ZD_NONE)
			lists[w->owner[i]][counts[w->owner[i]]++] = (uint32_t)i;
	return lists;
}

static void put_contents(struct writing *w)
{
	const struct zd_draft *d = w->draft;

	zd_buf_truncate(&w->buf, 0);
	for (size_t i = 0; i < d->paragraphs.len; i++) {
		const struct zd_paragraph *p = &d->paragraphs.at[i];

		if (p->kind == ZD_FIELD || p->kind == ZD_NOTE)
			continue;
		if (p->kind == ZD_HEADING)
			zd_buf_put(&w->buf, "######", p->level);
		else if (p->kind == ZD_FORMULA)
			zd_buf_puts(&w->buf, "formula");
		else if (p->kind == ZD_TEXT)
			zd_buf_puts(&w->buf, "text");
		else
			zd_buf_put_slice(&w->buf, p->label);
		zd_buf_printf(&w->buf, "\t%.*s", ZD_FMT(p->id));
		if (p->origin.len)
			zd_buf_printf(&w->buf, "\t%.*s", ZD_FMT(p->origin));
		zd_buf_putc(&w->buf, '\n');
	}
	put_file(w, path_in(&w->scratch, w->place, ZD_LIT(CONTENTS)),
		find_entry(&w->files, ZD_LIT(CONTENTS)));
}

/* The fields of the draft, then the settings that stood there. */
static int put_head(struct writing *w, struct zd_error *err)
{
	const struct zd_draft *d = w->draft;
	struct zd_slice old, line, rest;
	int code = ZD_ENOTFOUND;

	if (w->parent)
		code = zd_store_read(w->store, w->parent, w->place->head,
			&w->scratch, &old, err);
	if (code && code != ZD_ENOTFOUND)
		return code;
	if (code)
		old = (struct zd_slice){0};
	zd_buf_truncate(&w->buf, 0);
	for (size_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind == ZD_FIELD)
			zd_buf_printf(&w->buf, "%.*s: %.*s\n",
				ZD_FMT(d->paragraphs.at[i].label),
				ZD_FMT(d->blocks.at[d->paragraphs.at[i].first]
						.text));
	for (rest = old; rest.ptr;) {
		line = zd_slice_cut(&rest, '\n');
		if (zd_slice_starts(line, "zd-"))
			zd_buf_printf(&w->buf, "%.*s\n", ZD_FMT(line));
	}
	if (!zd_slice_eq(old, zd_buf_slice(&w->buf)))
		zd_changes_put(
			w->changes, w->place->head, zd_buf_slice(&w->buf));
	return 0;
}

static void put_draft(struct writing *w)
{
	const struct zd_draft *d = w->draft;
	uint32_t **notes;

	own_notes(w);
	notes = group_notes(w);
	for (uint32_t i = 0; i < d->paragraphs.len; i++)
		if (d->paragraphs.at[i].kind != ZD_FIELD &&
			d->paragraphs.at[i].kind != ZD_NOTE)
			put_paragraph(w, i, notes[i]);
	put_contents(w);
	for (size_t i = 0; i < w->files.len; i++)
		if (!w->stays[i] && !w->files.at[i].folder &&
			zd_slice_ends(w->files.at[i].name, ".md"))
			zd_changes_remove(w->changes,
				path_in(&w->scratch, w->place,
					w->files.at[i].name));
}

int zd_tree_write(struct zd_changes *changes, struct zd_store *store,
	const struct zd_oid *parent, const struct zd_draft *draft,
	struct zd_error *err)
{
	return zd_tree_write_at(changes, store, parent, &of_main, draft, err);
}

int zd_tree_write_at(struct zd_changes *changes, struct zd_store *store,
	const struct zd_oid *parent, const struct zd_tree_place *place,
	const struct zd_draft *draft, struct zd_error *err)
{
	struct writing w = {.changes = changes,
		.store = store,
		.parent = parent,
		.place = place,
		.draft = draft,
		.buf = ZD_BUF_INIT};
	int code = 0;

	if (parent)
		code = zd_store_list(store, parent, place->folder, &w.scratch,
			&w.files, err);
	if (!code || code == ZD_ENOTFOUND)
		code = put_head(&w, err);
	if (!code) {
		w.stays = zd_arena_calloc(
			&w.scratch, w.files.len + 1, sizeof(*w.stays));
		w.owner = zd_arena_calloc(&w.scratch, draft->paragraphs.len + 1,
			sizeof(*w.owner));
		put_draft(&w);
	}
	zd_free(w.files.at);
	zd_buf_clear(&w.buf);
	zd_arena_clear(&w.scratch);
	return code;
}

void zd_tree_begin(struct zd_changes *changes, const struct zd_draft *draft)
{
	struct writing w = {
		.changes = changes, .place = &of_main, .draft = draft};

	w.owner = zd_arena_calloc(
		&w.scratch, draft->paragraphs.len + 1, sizeof(*w.owner));
	put_draft(&w);
	zd_buf_clear(&w.buf);
	zd_arena_clear(&w.scratch);
}
