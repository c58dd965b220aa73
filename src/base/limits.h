/*
 * Every cap of the program, in one table. An input beyond a cap is refused
 * with a clear error; a computation beyond one gives a coarser answer and
 * says so in its result. Those of a comparison are fields of its options,
 * struct zd_diff_options.
 */
#ifndef ZD_BASE_LIMITS_H
#define ZD_BASE_LIMITS_H

/* Bytes of one file read: a draft, an amendment, a source. */
#define ZD_MAX_FILE (256u * 1024 * 1024)
/* Paragraphs of one draft. */
#define ZD_MAX_PARAGRAPHS 1000000u
/* Bytes of one paragraph. */
#define ZD_MAX_PARAGRAPH (64u * 1024 * 1024)
/* Places that a run of three words is compared with, newest first. */
#define ZD_MAX_GRAM_TRIES 256u
/* Runs of words that went at one place, looked at for words that return. */
#define ZD_MAX_RUNS_BACK 16u
/* Words of a paragraph that are compared exactly with what was asked. */
#define ZD_MAX_ACCOUNT_EDITS 4096u
/* Acts that a certificate does again, one by one. */
#define ZD_MAX_ACTS_AGAIN 512u
/* Nested brackets that are told apart; deeper ones count as this deep. */
#define ZD_MAX_BRACKET_DEPTH 20000u
/* Halves of brackets that their own line does not pair and that are weighed
 * against one another; more are paired as they come. */
#define ZD_MAX_LOOSE_BRACKETS 256u
/* Signs beside a bracket that are looked at to tell whether a text begins or
 * ends with it; behind more of them it does not. */
#define ZD_MAX_BRACKET_SIGNS 64u
/* Bytes of a label, a party's code, a round's name, a footnote's name. */
#define ZD_MAX_NAME 128u
/* Bytes of a commit message or a remark. */
#define ZD_MAX_MESSAGE (1024u * 1024)
/* Findings kept for one draft; the rest is counted. */
#define ZD_MAX_FINDINGS 10000u
/* Bytes that one output may grow to. */
#define ZD_MAX_OUTPUT (2048ull * 1024 * 1024)
/* Parts of an archive; bytes that one of them, and all of them, unpack to. */
#define ZD_MAX_PARTS 4096u
#define ZD_MAX_PART (512u * 1024 * 1024)
#define ZD_MAX_UNPACKED (1024u * 1024 * 1024)
/* A part of more than so many bytes may unpack to so many times its size. */
#define ZD_PART_RATIO_FROM (4u * 1024 * 1024)
#define ZD_MAX_PART_RATIO 400u
/* Elements of a document that stand inside one another. */
#define ZD_MAX_XML_DEPTH 200u
/* Parts of paragraphs with a look or a change of their own. */
#define ZD_MAX_WORD_PIECES 8000000u
/* Styles, comments, people of a document. */
#define ZD_MAX_WORD_STYLES 4096u
#define ZD_MAX_WORD_COMMENTS 10000u
#define ZD_MAX_WORD_AUTHORS 256u
/* pcre2: matches, kibibytes of heap, and depth for one match. */
#define ZD_PCRE2_MATCH_LIMIT 200000u
#define ZD_PCRE2_HEAP_LIMIT 20000u
#define ZD_PCRE2_DEPTH_LIMIT 2000u
/* Milliseconds that a lock held by another process is waited for. */
#define ZD_LOCK_WAIT_MS 10000u

#endif
