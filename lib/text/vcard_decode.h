/* SPDX-License-Identifier: ISC
 * What the codings and escapes of a vCard mean.
 */
#ifndef TEXT_VCARD_DECODE_H
#define TEXT_VCARD_DECODE_H

#include <stdbool.h>
#include <stddef.h>

/* Quoted-printable (RFC 2045, 6.7) without soft breaks into out, which holds
 * len bytes: how many. A coded separator is none: it gets a backslash. */
size_t
vcard_decode_quoted(char *out, const char *text, size_t len);

/* Base64 (RFC 4648), blanks passed over, into out, which holds len bytes; false
 * for what is none. */
bool
vcard_decode_base64(char *out, size_t *used, const char *text, size_t len);

/* In place: CR LF and CR become LF. */
void
vcard_decode_ends(char *text);

/* In place: the escapes of a LABEL parameter (RFC 6868, and \n of RFC 6350,
 * 6.3.1). */
void
vcard_decode_label(char *text);

/* Text in place without the blanks and line ends around it. */
char *
vcard_decode_trim(char *text);

/* Cut the text up to the separator from *value (which moves behind it, or
 * becomes NULL at the end), its escapes undone in place: those of 2.1 when it
 * is old. With '\0' it is all of the rest. */
char *
vcard_decode_part(char **value, char separator, bool old);

#endif
