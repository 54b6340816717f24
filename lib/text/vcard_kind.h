/* SPDX-License-Identifier: ISC
 * Where cards begin and end.
 */
#ifndef TEXT_VCARD_KIND_H
#define TEXT_VCARD_KIND_H

#include <stddef.h>

/* What a physical line is to those who look for the ends of cards. */
enum vcard_kind {
	VCARD_KIND_BLANK,
	VCARD_KIND_OTHER,
	VCARD_KIND_BEGIN,
	VCARD_KIND_END,
	VCARD_KIND_AGENT,	/* a card may begin on the next line */
	VCARD_KIND_AGENT_BEGIN, /* one begins here */
	VCARD_KIND_OLD		/* VERSION:2.1 */
};

enum vcard_kind
vcard_kind_of(const char *line, size_t len);

#endif
