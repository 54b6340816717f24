/* SPDX-License-Identifier: ISC
 * Mails read with gmime (RFC 5322, 2045-2047, 2231, 6532).
 */
#ifndef MIME_MIME_H
#define MIME_MIME_H

#include <stddef.h>

#include "base/error.h"

struct arena;
struct letter;

#define MIME_DEPTH 64 /* parts within parts that are looked into */

/* Any bytes as a letter, judged (letter_judge); what cannot be read is
 * missing in it, invalid bytes are U+FFFD. Parts deeper than MIME_DEPTH are one
 * part as they stand, and what is more than mime/guard.h allows is passed over:
 * then cut is set. A From_ line in front and lone CRs as line ends are
 * understood. letter->bytes is bytes, all else lives in the arena. Refused
 * (ERR_DATA): more than LETTER_MAX. */
int
mime_read(struct arena *arena, const char *bytes, size_t len,
	  struct letter *letter, struct error *err);

#endif
