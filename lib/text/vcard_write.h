/* SPDX-License-Identifier: ISC
 * A card written as vCard 3.0 (RFC 2426) or 4.0 (RFC 6350).
 */
#ifndef TEXT_VCARD_WRITE_H
#define TEXT_VCARD_WRITE_H

#include "base/error.h"

struct str;
struct vcard;

/* Add the card to out as version 3 or 4: CR LF, lines of at most 75 bytes that
 * split no character, properties in one order whatever order they were read
 * in. Of the card, version, ignored, converted, lines and raw are not looked
 * at; all the rest is equal when it is read again. A card without a name is
 * written with an empty FN. ERR_DATA: text that is no UTF-8, a name of others
 * that is none; out is then as it was. */
int
vcard_write_card(struct str *out, const struct vcard *card, int version,
		 struct error *err);

#endif
