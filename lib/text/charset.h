/* SPDX-License-Identifier: ISC
 * Other character sets to UTF-8.
 */
#ifndef TEXT_CHARSET_H
#define TEXT_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

struct str;

enum charset {
	CHARSET_UNKNOWN,
	CHARSET_UTF8,
	CHARSET_WINDOWS_1252, /* ISO-8859-1 and US-ASCII too, as on the web */
	CHARSET_ISO_8859_15,
	CHARSET_UTF16LE,
	CHARSET_UTF16BE
};

/* That of a name, in any case, with or without its hyphens. */
enum charset
charset_find(const char *name);

/* That of a file by its first bytes: a byte order mark, whose length goes into
 * *mark, or the NUL beside an ASCII character that UTF-16 has; else
 * CHARSET_UTF8. Give at least 4 bytes where there are as many. */
enum charset
charset_guess(const void *bytes, size_t len, size_t *mark);

/* Add bytes[0..len) to out as UTF-8 and return how many were used: fewer than
 * len only for a UTF-16 character that has not all its bytes yet, and in
 * CHARSET_UTF8 for what utf8_valid refuses. Half of a UTF-16 pair becomes
 * U+FFFD. Source: the indexes of the WHATWG Encoding Standard. */
size_t
charset_convert(struct str *out, enum charset from, const void *bytes,
		size_t len);

/* Add what should be UTF-8; bytes that are not are taken for windows-1252, one
 * by one. Whether there were any. NUL stays NUL. */
bool
charset_mend(struct str *out, const void *bytes, size_t len);

#endif
