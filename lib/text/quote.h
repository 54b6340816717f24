/* SPDX-License-Identifier: ISC
 * What somebody wrote new in a reply: the text above quote and signature.
 */
#ifndef TEXT_QUOTE_H
#define TEXT_QUOTE_H

struct arena;

/* The part of text above the first of: the line that says who wrote what is
 * quoted ("On … wrote:", "Am … schrieb …:", also broken over two lines, when
 * quoted lines follow or nothing new does), "-----Original Message-----" and
 * its like, a block of From:/Sent:/To:/Subject: lines, the signature "-- ".
 * Quoted lines (">") with answers between them are left out, the answers kept.
 * Blank lines at both ends are gone; "" when nothing is new. In the arena. */
char *
quote_fresh(struct arena *arena, const char *text);

#endif
