/*
 * The first law to the byte, for the formats that the program reads itself:
 * what a redline in CriticMarkup or in Word leaves, accepted, is the file of
 * `to`, and rejected that of `from`.
 *
 *	returns FORMAT SEED COUNT    pairs made of hostile words
 *	returns FORMAT FROM TO...    pairs of files
 *
 * FORMAT is critic or docx. Shows what did not come back; exits with 1 when
 * anything did not, or when more than one in a hundred is marked by whole
 * lines, of files any. Word has no empty paragraphs, and no footnote without
 * a mark: of hostile pairs four in five must come back from there.
 */
#include <stdio.h>

#include "codec/codec.h"
#include "diff/redline.h"
#include "render/render.h"
#include "view/of.h"

#define LINES 48
#define LINE 600

static uint64_t state;

static uint32_t below(uint32_t n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(state >> 33) % n;
}

static const char *const plain[] = {"the", "of", "and", "shall", "should",
	"States", "Forum", "migration,", "cooperate", "with", "all", "upon",
	"Calls", "also", "policies;", "rights", "4", "objective", "2030"};

static const char *const odd[] = {"[EU]: reserve", "1. x", "# 2022", "@EU",
	"~~", "http://x", "--", "...", "[-", "-]", "{+", "+}", "*", "**", "***",
	"\\", "\\\\", "¶", "&para;", "\\&para;", "» ", "<b>x</b>", "&amp;",
	"]{.deleted}", "{++", "++}", "{--", "--}", "{>>", "<<}", "{==", "==}",
	"{~~a~>b~~}", "|", "^", "_a_", "__b__", "$x$", "é", "中文", "'q'",
	"[x]", "[ ]", "(a)", "iv.", "[shall][should]", ",", ";", ".", "12)",
	"\xe2\x80\xae", "\xe2\x81\xa0", "–", "’", "+ a", "- b", "= c", "% d",
	": e", "![i](u)", "[^zz]", "`c`", "[", "]", "{", "}", "<", ">", "!",
	"10:30:00", "---", "===", "OP7.", "\\u{41}", "\\u\\{2060\\}",
	"(move 1)", "{>>x (move 2)<<}", "*(e)*", "*\"f\"*", "*g*", "**h**",
	"***i***", "*j* *k*", "*l m*", "**n o**", "*p*q", "r*s*", "[^n1]",
	"[^n2]", "*[^n3]*", "**OP3.**", "title: t", "{.a}", "u-", "-v", "+w",
	"w+", "=y", "~z", "z~>", "a\u200b"};

/* --- Texts ---------------------------------------------------------------- */

struct text {
	char lines[LINES][LINE];
	uint32_t count;
};

static void put_words(char *line, uint32_t n, uint32_t hostile)
{
	size_t len = strlen(line);

	for (; n; n--) {
		const char *w = below(100) < hostile
			? odd[below(sizeof(odd) / sizeof(*odd))]
			: plain[below(sizeof(plain) / sizeof(*plain))];
		size_t k = strlen(w);

		if (len + k + 8 > LINE)
			return;
		if (len && line[len - 1] != ' ' && below(12))
			line[len++] = ' ';
		memcpy(line + len, w, k);
		len += k;
		line[len] = 0;
	}
}

static uint32_t hostile;

static void make_line(struct text *t, const char *head, uint32_t n)
{
	char *line = t->lines[t->count];

	if (t->count >= LINES - 8)
		return;
	snprintf(line, LINE, "%s", head);
	put_words(line, n, hostile);
	t->count++;
}

static void make_text(struct text *t)
{
	static const char *const heads[] = {"*The Assembly*, ", "## ", "(a) ",
		"(b) ", "", "*Recalling* ", "    (i) "};
	char head[40];
	uint32_t n = 2 + below(7);

	t->count = 0;
	hostile = below(3) ? 3 + below(20) : below(80);
	for (uint32_t i = 1; i <= n; i++) {
		if (!below(4)) {
			make_line(t, heads[below(7)], below(8));
			continue;
		}
		snprintf(head, sizeof(head), "**%s%u.** %s",
			below(4) ? "OP" : "PP", i,
			below(2) ? "*Calls upon* " : "");
		make_line(t, head, 1 + below(20));
	}
	for (uint32_t i = below(4); i; i--) {
		snprintf(head, sizeof(head), "[^n%u]: ", i);
		make_line(t, head, 1 + below(6));
	}
}

/* --- Changes -------------------------------------------------------------- */

static void cut(char *line, size_t from, size_t to)
{
	memmove(line + from, line + to, strlen(line + to) + 1);
}

/* A place between words, or any but inside a character. */
static size_t place_in(const char *line)
{
	size_t n = strlen(line), at = below((uint32_t)n + 1);

	if (below(10))
		while (at < n && line[at] != ' ')
			at++;
	while (at < n && ((unsigned char)line[at] & 0xc0) == 0x80)
		at++;
	return at;
}

static void insert(char *line, size_t at, const char *s)
{
	size_t n = strlen(line), k = strlen(s);

	if (n + k + 2 > LINE)
		return;
	memmove(line + at + k, line + at, n - at + 1);
	memcpy(line + at, s, k);
}

static void change_words(char *line)
{
	char word[LINE] = " ";
	size_t a = place_in(line), b = place_in(line), c;

	if (a > b) {
		c = a;
		a = b;
		b = c;
	}
	switch (below(5)) {
	case 0: cut(line, a, b); break;
	case 1:
		put_words(word, 1 + below(4), hostile);
		insert(line, a, word + below(2));
		break;
	case 2:
		insert(line, b, "*");
		insert(line, a + (line[a] == ' '), "*");
		break;
	case 3:
		for (c = a; line[c] && line[c] != '*'; c++)
			;
		if (line[c])
			cut(line, c, c + 1);
		break;
	default:
		insert(line, b, below(2) ? "**" : "[^n2]");
		insert(line, a + (line[a] == ' '), below(2) ? "**" : ",");
	}
}

static void move_line(struct text *t)
{
	static char line[LINE];
	uint32_t a = below(t->count), b = below(t->count);

	memcpy(line, t->lines[a], LINE);
	memmove(t->lines + a, t->lines + a + 1, (t->count - a - 1) * LINE);
	memmove(t->lines + b + 1, t->lines + b, (t->count - b - 1) * LINE);
	memcpy(t->lines[b], line, LINE);
}

static void split(struct text *t)
{
	uint32_t a = below(t->count);
	size_t at = place_in(t->lines[a]);
	char head[LINE];

	if (t->count == LINES)
		return;
	memmove(t->lines + a + 1, t->lines + a, (t->count - a) * LINE);
	t->lines[a][at] = 0;
	cut(t->lines[a + 1], 0, at);
	if (below(3)) {
		snprintf(head, 40, "**OP%u bis.** ", a);
		insert(t->lines[a + 1], 0, head);
	}
	t->count++;
}

static void merge(struct text *t)
{
	uint32_t a = below(t->count);
	char *line = t->lines[a];
	const char *next, *label;

	if (a + 1 >= t->count)
		return;
	next = t->lines[a + 1];
	label = strstr(next, ".** ");
	if (label && below(3))
		next = label + 4;
	if (strlen(line) + strlen(next) + 2 > LINE)
		return;
	if (below(4))
		insert(line, strlen(line), " ");
	insert(line, strlen(line), next);
	memmove(t->lines + a + 1, t->lines + a + 2,
		(--t->count - a - 1) * LINE);
}

/* Words go from one line to another. */
static void pass(struct text *t)
{
	char *a = t->lines[below(t->count)], *b = t->lines[below(t->count)];
	char words[LINE];
	size_t at = place_in(a), end = at + below(60);

	if (end > strlen(a))
		end = strlen(a);
	while (((unsigned char)a[end] & 0xc0) == 0x80)
		end++;
	memcpy(words, a + at, end - at);
	words[end - at] = 0;
	cut(a, at, end);
	insert(b, place_in(b), words);
}

static void change(struct text *t)
{
	if (!t->count)
		return;
	switch (below(12)) {
	case 0:
	case 1: move_line(t); break;
	case 2: split(t); break;
	case 3: merge(t); break;
	case 4: pass(t); break;
	case 5: t->lines[below(t->count)][0] = 0; break;
	case 6: make_line(t, below(2) ? "**OP9.** " : "(c) ", 8); break;
	default: change_words(t->lines[below(t->count)]);
	}
}

static void put_field(struct zd_buf *out, const char *key)
{
	char value[LINE] = "";

	put_words(value, below(6), below(2) ? 0 : hostile);
	zd_buf_printf(out, "%s: %s\n", key, value);
}

static void write_text(struct zd_buf *out, const struct text *t, bool fields)
{
	if (fields) {
		zd_buf_puts(out, "---\n");
		if (below(5))
			zd_buf_puts(out,
				below(2) ? "title: A text of States\n"
					 : "title: A text\n");
		else if (below(2))
			put_field(out, "title");
		if (below(2))
			zd_buf_puts(out, "organ: The Assembly\n");
		if (!below(3))
			put_field(out, "circulated-on");
		if (!below(5))
			put_field(out, "Note_2");
		if (!below(9))
			put_field(out, "title");
		zd_buf_puts(out, "---\n\n");
	}
	for (uint32_t i = 0; i < t->count; i++)
		zd_buf_printf(out, "%s\n\n", t->lines[i]);
}

/* --- The law -------------------------------------------------------------- */

static struct zd_draft *read_draft(
	struct zd_slice bytes, enum zd_codec codec, enum zd_tracked changes)
{
	const struct zd_read_options o = {
		.codec = codec, .changes = changes, .empty = true};
	struct zd_draft *d;
	struct zd_error err;

	if (!zd_draft_decode(&d, NULL, bytes, &o, &err))
		return d;
	printf("# not read: %s\n", err.message);
	return NULL;
}

static void show(const char *what, struct zd_slice s)
{
	printf("# --- %s\n", what);
	while (s.len) {
		struct zd_slice line = zd_slice_cut(&s, '\n');

		printf("#  %.*s\n", ZD_FMT(line));
	}
}

/* Shows the lines that differ. */
static void show_both(
	const char *what, struct zd_slice got, struct zd_slice want)
{
	size_t n = 0, m = 0;

	while (n < got.len && n < want.len && got.ptr[n] == want.ptr[n])
		n++;
	while (n && got.ptr[n - 1] != '\n')
		n--;
	got = zd_slice_sub(got, n, got.len);
	want = zd_slice_sub(want, n, want.len);
	while (m < got.len && m < want.len &&
		got.ptr[got.len - m - 1] == want.ptr[want.len - m - 1])
		m++;
	while (m && m < got.len && got.ptr[got.len - m - 1] != '\n')
		m--;
	printf("# %s\n", what);
	show("got", zd_slice_sub(got, 0, got.len - m));
	show("want", zd_slice_sub(want, 0, want.len - m));
}

struct law {
	enum zd_format format;
	enum zd_codec codec;
	unsigned pairs, good, coarse;
};

static bool comes_back(
	struct law *l, const struct zd_view *v, const struct zd_slice *sides)
{
	static const enum zd_tracked changes[] = {
		ZD_TRACKED_REJECT, ZD_TRACKED_ACCEPT};
	struct zd_render_options o;
	struct zd_buf out = ZD_BUF_INIT, back = ZD_BUF_INIT;
	bool good = true;

	zd_render_options_init(&o);
	o.format = l->format;
	if (zd_view_render(&out, v, &o, NULL))
		abort();
	for (int i = 0; i < 2 && good; i++) {
		struct zd_draft *d =
			read_draft(zd_buf_slice(&out), l->codec, changes[i]);

		zd_buf_truncate(&back, 0);
		if (d)
			zd_draft_encode(&back, d);
		good = zd_slice_eq(zd_buf_slice(&back), sides[i]);
		if (!good)
			show_both(i ? "accepted" : "rejected",
				zd_buf_slice(&back), sides[i]);
		zd_draft_free(d);
	}
	if (!good && l->format == ZD_FORMAT_CRITIC)
		show("CriticMarkup", zd_buf_slice(&out));
	l->coarse += zd_slice_find(zd_buf_slice(&out),
			     ZD_LIT("deleted, by whole lines")) != SIZE_MAX;
	zd_buf_clear(&out);
	zd_buf_clear(&back);
	return good;
}

static void check_drafts(
	struct law *l, const struct zd_draft *from, const struct zd_draft *to)
{
	struct zd_buf files[2] = {ZD_BUF_INIT, ZD_BUF_INIT};
	struct zd_redline *r = zd_redline_make(from, to, NULL);
	struct zd_slice sides[2];
	struct zd_view *v;

	zd_draft_encode(&files[0], from);
	zd_draft_encode(&files[1], to);
	sides[0] = zd_buf_slice(&files[0]);
	sides[1] = zd_buf_slice(&files[1]);
	if (zd_view_redline(&v, r, NULL, NULL))
		abort();
	l->pairs++;
	l->good += comes_back(l, v, sides);
	zd_view_free(v);
	zd_redline_free(r);
	zd_buf_clear(&files[0]);
	zd_buf_clear(&files[1]);
}

static void check(struct law *l, struct zd_slice from, struct zd_slice to)
{
	struct zd_draft *a = read_draft(from, ZD_CODEC_AUTO, ZD_TRACKED_ACCEPT);
	struct zd_draft *b = read_draft(to, ZD_CODEC_AUTO, ZD_TRACKED_ACCEPT);

	if (a && b)
		check_drafts(l, a, b);
	zd_draft_free(a);
	zd_draft_free(b);
}

static void check_made(struct law *l)
{
	static struct text text;
	struct zd_buf from = ZD_BUF_INIT, to = ZD_BUF_INIT;
	bool fields = below(3);

	make_text(&text);
	write_text(&from, &text, fields);
	for (uint32_t n = 1 + below(8); n; n--)
		change(&text);
	write_text(&to, &text, fields != !below(10));
	check(l, zd_buf_slice(&from), zd_buf_slice(&to));
	zd_buf_clear(&from);
	zd_buf_clear(&to);
}

static void read_file(struct zd_buf *out, const char *path)
{
	static char bytes[65536];
	FILE *f = fopen(path, "rb");
	size_t n;

	if (!f)
		exit(2);
	while ((n = fread(bytes, 1, sizeof(bytes), f)) > 0)
		zd_buf_put(out, bytes, n);
	fclose(f);
}

static void check_files(struct law *l, const char *from, const char *to)
{
	struct zd_buf a = ZD_BUF_INIT, b = ZD_BUF_INIT;
	unsigned good = l->good;

	read_file(&a, from);
	read_file(&b, to);
	check(l, zd_buf_slice(&a), zd_buf_slice(&b));
	if (l->good == good)
		printf("# that was %s to %s\n", from, to);
	zd_buf_clear(&a);
	zd_buf_clear(&b);
}

int main(int argc, char **argv)
{
	struct law l = {ZD_FORMAT_CRITIC, ZD_CODEC_CRITIC, 0, 0, 0};
	char *end;
	long seed = argc > 2 ? strtol(argv[2], &end, 10) : 0;

	if (argc < 4 || argc % 2)
		return 2;
	if (!strcmp(argv[1], "docx")) {
		l.format = ZD_FORMAT_DOCX;
		l.codec = ZD_CODEC_DOCX;
	}
	if (*end) {
		for (int i = 2; i < argc; i += 2)
			check_files(&l, argv[i], argv[i + 1]);
	} else {
		for (long n = strtol(argv[3], NULL, 10); n > 0; n--) {
			state = (uint64_t)seed++ * 0x9E3779B97F4A7C15u;
			check_made(&l);
		}
	}
	printf("%u pairs, %u came back, %u by whole lines\n", l.pairs, l.good,
		l.coarse);
	if (l.format == ZD_FORMAT_DOCX && !*end)
		return l.good < l.pairs * 4 / 5;
	return l.good < l.pairs || l.coarse > (*end ? 0 : l.pairs / 100);
}
