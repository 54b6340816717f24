/* SPDX-License-Identifier: ISC
 * What the bytes of a mail hold in a coding for transfer.
 */
#ifndef TEXT_UNWRAP_H
#define TEXT_UNWRAP_H

#include <stddef.h>

struct arena;

/* Whatever stands in the mail in base64 or quoted-printable (RFC 2045, 6.7 and
 * 6.8) or as encoded words (RFC 2047), wherever that is, decoded and as UTF-8
 * (see charset_mend), a line end behind each. What is packed besides, as a PDF
 * or an office file, stays so. "" where nothing is coded. */
char *
unwrap_mail(struct arena *arena, const char *bytes, size_t len);

#endif
