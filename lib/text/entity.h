/* SPDX-License-Identifier: ISC
 * The characters that HTML spells out (&auml; &#228; &#xE4;).
 */
#ifndef TEXT_ENTITY_H
#define TEXT_ENTITY_H

#include <stddef.h>

struct arena;

#define ENTITY_MAX 8 /* bytes of one in UTF-8 */

/* The character that bytes (which begin with '&') spell, into out: its
 * length; *taken is how many bytes stood for it, with their ';'. Numbers 128
 * to 159 are those of windows-1252 (WHATWG HTML); names need their ';'. What is
 * none is a '&'. */
size_t
entity_read(const char *bytes, size_t len, char out[ENTITY_MAX], size_t *taken);

/* bytes with all entities read, in the arena. */
char *
entity_text(struct arena *arena, const char *bytes, size_t len);

#endif
