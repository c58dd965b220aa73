/*
 * Reading instructions, inside: lines first (what is a page head, a
 * footnote, the beginning of an instruction), then each instruction with a
 * scanner over its part of the text.
 */
#ifndef ZD_AMEND_PARSE_H
#define ZD_AMEND_PARSE_H

#include "amend/instruction.h"

enum zd_line_kind {
	ZD_LINE_BLANK,
	ZD_LINE_PLAIN,
	ZD_LINE_NUMBER,   /* "2." alone */
	ZD_LINE_ROOM,     /* begins an instruction: "OP7: …" */
	ZD_LINE_DOCUMENT, /* … "In operative paragraph 21, …" */
};

struct zd_line {
	size_t from, to; /* without the line feed */
	enum zd_line_kind kind;
};

/* A footnote of the amendment: "** United Nations, …" or "[^x]: …". */
struct zd_definition {
	struct zd_slice mark; /* "**", "[^x]" */
	struct zd_new_note note;
};

struct zd_parse {
	struct zd_instructions *out;
	char *text; /* NFC; comments, page heads and footnotes blanked */
	size_t len;
	ZD_VEC(struct zd_line) lines;
	ZD_VEC(struct zd_definition) definitions;
	const char *path;
	struct zd_error *err;
};

/* A place in the text, and where the instruction ends. */
struct zd_scan {
	struct zd_parse *parse;
	size_t at, end;
	bool quiet; /* only trying: no messages */
};

/* parse_lines.c */
int zd_parse_clean(struct zd_parse *p, struct zd_slice text);
void zd_parse_lines(struct zd_parse *p);
void zd_parse_where(
	const struct zd_parse *p, size_t at, size_t *line, size_t *column);
/* Where an instruction begins in its line: behind "2.", "-", "•". */
size_t zd_parse_list_sign(const struct zd_parse *p, const struct zd_line *l);

/* parse_scan.c. `word` and `words` go on only when they succeed. */
int zd_scan_fail(const struct zd_scan *s, size_t at, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
void zd_scan_space(struct zd_scan *s);
bool zd_scan_end(struct zd_scan *s);
bool zd_scan_char(struct zd_scan *s, char c);
/* All the words one after another, in any case: "at the end". */
bool zd_scan_words(struct zd_scan *s, const char *words);
/* One of several, NULL behind the last; its index, or -1. */
int zd_scan_any(struct zd_scan *s, const char *const *words);
bool zd_scan_at_quote(struct zd_scan *s);
/* What is between quotes of any kind. */
int zd_scan_quote(struct zd_scan *s, struct zd_slice *out);
/* A label, also over a line's end; false when there is none. */
bool zd_scan_label(struct zd_scan *s, struct zd_label *out);

/* parse_target.c. Labels and names of paragraphs. */
struct zd_targets {
	ZD_VEC(struct zd_slice) list;
};
int zd_scan_targets(struct zd_scan *s, struct zd_targets *out);
int zd_scan_target(struct zd_scan *s, struct zd_slice *out);
struct zd_slice zd_target_format(
	struct zd_parse *p, const struct zd_label *label);

/* parse_text.c */
/* Typed words on one line; star marks become note marks, for which `in` gets
 * the footnotes; in NULL drops them. */
int zd_text_words(const struct zd_scan *s, struct zd_slice raw,
	struct zd_instruction *in, struct zd_slice *out);
/* The rest of the instruction as new paragraphs; pushes one instruction
 * like `in` for each. Only one when `one`. */
int zd_text_paragraphs(
	struct zd_scan *s, const struct zd_instruction *in, bool one);

/* parse_clause.c: what is to be done to a target already read. */
int zd_clauses(struct zd_scan *s, const struct zd_instruction *base, bool room);
/* What stands behind a verb: MOVE, SPLIT, MERGE. */
int zd_clause_of(struct zd_scan *s, const struct zd_instruction *base,
	enum zd_operation operation);
/* `add “…”` at the end of each target. */
int zd_clause_add_at_end(struct zd_scan *s, const struct zd_instruction *base,
	const struct zd_targets *targets);
void zd_push(struct zd_scan *s, const struct zd_instruction *in);

/* parse_document.c: a sentence of a document. */
int zd_document(struct zd_scan *s, const struct zd_instruction *base);
bool zd_document_starts(struct zd_parse *p, size_t at);
/* parse_room.c */
int zd_room(struct zd_scan *s, const struct zd_instruction *base);
bool zd_room_starts(struct zd_parse *p, size_t at);

/* parse_sub.c: new sub-paragraphs. */
/* "OP33 (d): text", behind the colon. */
int zd_sub_room(struct zd_scan *s, const struct zd_instruction *base,
	const struct zd_label *label);
/* "the following subparagraph", "a new sub-paragraph". */
bool zd_sub_words(struct zd_scan *s);
/* The text with its mark, "(d) an account;", behind those words: beside
 * base->other, or below it. */
int zd_sub_document(
	struct zd_scan *s, const struct zd_instruction *base, bool below);

/* contradict.c: two instructions of the list that cannot both be meant. */
int zd_contradictions(const struct zd_instructions *list, struct zd_error *err);

#endif
