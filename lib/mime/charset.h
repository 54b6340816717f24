/* SPDX-License-Identifier: ISC
 * The bytes of a mail as UTF-8, whatever charset it says they are.
 */
#ifndef MIME_CHARSET_H
#define MIME_CHARSET_H

#include <stddef.h>

struct arena;
struct str;

/* Add bytes, in charset (NULL: none said), as UTF-8 text. What is not of the
 * charset becomes U+FFFD byte by byte (of UTF-8: later, by utf8_clean); where the charset is unknown, not said
 * or ASCII, bytes that are no UTF-8 are taken as windows-1252. */
void
charset_add(struct str *out, const char *charset, const char *bytes,
	    size_t len);

#endif
