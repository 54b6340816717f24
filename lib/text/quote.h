/* SPDX-License-Identifier: ISC
 * What somebody wrote new in a reply: the text above quote and signature.
 */
#ifndef TEXT_QUOTE_H
#define TEXT_QUOTE_H

struct arena;

/* text without the lines that begin with ">" and the line before them that
 * says whose they are ("On … wrote:", "Am … schrieb …:", these broken over up to
 * three lines), and only up to the first of: such a line before what is not
 * marked with ">", "-----Original Message-----" and its like, a block of
 * "From: … Sent: …", the signature "-- ". Blank lines do not double, and are
 * gone at both ends; "" when nothing is new. In the arena. */
char *
quote_fresh(struct arena *arena, const char *text);

#endif
