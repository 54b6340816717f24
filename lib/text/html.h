/* SPDX-License-Identifier: ISC
 * HTML of mails as plain text to read.
 */
#ifndef TEXT_HTML_H
#define TEXT_HTML_H

#include <stddef.h>

struct arena;

/* The words of html[0..len), UTF-8: tags dropped, with what script, style,
 * head and comments hold; entities decoded; blocks and br begin lines, list
 * items with "- ", lines of a blockquote with "> "; a link is followed by its
 * address in <> unless its words are that. Blanks run together but in pre. At
 * most one blank line in a row, none at the ends. Whatever is no HTML is
 * text. In the arena. */
char *
html_text(struct arena *arena, const char *html, size_t len);

#endif
