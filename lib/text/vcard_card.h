/* SPDX-License-Identifier: ISC
 * The lines of one vCard made into what the card says.
 */
#ifndef TEXT_VCARD_CARD_H
#define TEXT_VCARD_CARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct arena;
struct vcard;

/* What stands between BEGIN and END. */
struct vcard_card {
	const char *name; /* of the file */
	const char *bytes;
	size_t len;
	char eol;
	int64_t line; /* of bytes */
	bool old;     /* 2.1 */
};

/* Fill card, but for lines and raw. Refused as by vcard_next. */
int
vcard_card_read(struct arena *arena, const struct vcard_card *from,
		struct vcard *card, struct error *err);

#endif
