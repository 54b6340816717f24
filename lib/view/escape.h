/* SPDX-License-Identifier: ISC
 * A stranger's text made inert, in the way of each form.
 */
#ifndef VIEW_ESCAPE_H
#define VIEW_ESCAPE_H

struct str;

/* text is UTF-8; a byte that is none becomes U+FFFD. NULL and "" are missing.
 * Active characters (utf8_active) never come out as they are, save where it
 * is said. */

/* A field of TSV: "-" where missing; \t \n \r \\, \- for a lone dash, other
 * active characters as \u{202e}. */
void
escape_tsv(struct str *out, const char *text);

/* A string of JSON (RFC 8259), quotes included: null where missing; active
 * characters as \u202e, so nothing is lost. */
void
escape_json(struct str *out, const char *text);

/* A field of CSV (RFC 4180): nothing where missing. TAB and LF stay, in
 * quotes; in front of = + - @ TAB or CR at the beginning comes a ', so that no
 * spreadsheet runs it (OWASP ASVS 1.2.10). */
void
escape_csv(struct str *out, const char *text);

/* On one line for a person: runs of blanks, tabs and line ends are one blank,
 * none at the ends; other active characters as \u{202e}. */
void
escape_line(struct str *out, const char *text);

/* As escape_line, for an element or an attribute of HTML, SVG or XML: & < > "
 * and ' as references, the noncharacters that XML has not (U+FFFE, U+FFFF) as
 * \u{fffe}. */
void
escape_html(struct str *out, const char *text);

#endif
