/* SPDX-License-Identifier: ISC
 * UTF-8 whatever the locale says: checking, folding, width, and a stranger's
 * text made inert.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct str;

/* Whether bytes[0..len) are text: valid UTF-8 (RFC 3629) without NUL. */
bool
utf8_valid(const char *bytes, size_t len);

/* Bytes as text: each byte that is not part of valid UTF-8, and each NUL,
 * becomes U+FFFD. Owned by the arena. */
char *
utf8_clean(struct arena *arena, const char *bytes, size_t len);

/* For finding: compatibility-decomposed, marks stripped, case folded, runs of
 * blanks and punctuation one blank, none at the ends ("Müller-Lüdenscheidt "
 * gives "muller ludenscheidt"). text is valid UTF-8. Owned by the arena. */
char *
utf8_fold(struct arena *arena, const char *text);

/* Columns that text takes on a terminal; text is valid and inert. */
size_t
utf8_width(const char *text);

/* How many leading bytes of text fit into width columns, never splitting a
 * character from its combining marks. */
size_t
utf8_fit(const char *text, size_t width);

/* The character at text, its length in bytes into *len (1 and U+FFFD for a
 * byte that is no UTF-8). */
int
utf8_decode(const char *text, size_t *len);

/* The bytes of a character into out, returns how many; 0 for what is none
 * (surrogates, beyond U+10FFFF). */
size_t
utf8_encode(int codepoint, char out[4]);

/* Whether a character could act on a terminal: C0, C1, DEL, bidirectional
 * controls (UAX #9), line and paragraph separators. TAB and LF count too. */
bool
utf8_active(int codepoint);

/* Add text with active characters shown as \t \n \r or \u{202e}; with keep
 * those of keep stay as they are (keep is a set like "\t\n", or ""). */
void
utf8_add_inert(struct str *out, const char *text, const char *keep);

#endif
