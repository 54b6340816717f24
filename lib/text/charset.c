/* SPDX-License-Identifier: ISC
 * Other character sets to UTF-8.
 */
#include "text/charset.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

/* 0x80 to 0x9F; five of them stay controls, as the web has it */
static const uint16_t windows_1252[32] = {
	0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
	0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

enum charset
charset_find(const char *name)
{
	static const struct {
		const char *name;
		enum charset charset;
	} known[] = {{"utf8", CHARSET_UTF8},
		     {"usascii", CHARSET_WINDOWS_1252},
		     {"ascii", CHARSET_WINDOWS_1252},
		     {"iso88591", CHARSET_WINDOWS_1252},
		     {"latin1", CHARSET_WINDOWS_1252},
		     {"windows1252", CHARSET_WINDOWS_1252},
		     {"cp1252", CHARSET_WINDOWS_1252},
		     {"iso885915", CHARSET_ISO_8859_15},
		     {"latin9", CHARSET_ISO_8859_15},
		     {"utf16le", CHARSET_UTF16LE},
		     {"utf16be", CHARSET_UTF16BE}};
	char folded[16] = "";
	size_t i, len = 0;

	for (; *name; name++) {
		if (!isalnum((unsigned char)*name))
			continue;
		if (len + 1 == sizeof(folded))
			return CHARSET_UNKNOWN;
		folded[len++] = (char)tolower((unsigned char)*name);
	}
	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (strcmp(known[i].name, folded) == 0)
			return known[i].charset;
	}
	return CHARSET_UNKNOWN;
}

enum charset
charset_guess(const void *bytes, size_t len, size_t *mark)
{
	const unsigned char *b = bytes;

	*mark = 0;
	if (len >= 3 && memcmp(b, "\xEF\xBB\xBF", 3) == 0) {
		*mark = 3;
		return CHARSET_UTF8;
	}
	if (len < 2)
		return CHARSET_UTF8;
	if (memcmp(b, "\xFF\xFE", 2) == 0 || memcmp(b, "\xFE\xFF", 2) == 0)
		*mark = 2;
	if (*mark)
		return b[0] == 0xFF ? CHARSET_UTF16LE : CHARSET_UTF16BE;
	/* two characters: a lone NUL is no sign of anything */
	if (len < 4 || (b[0] != 0) == (b[1] != 0) || (b[0] != 0) != (b[2] != 0))
		return CHARSET_UTF8;
	if ((b[1] != 0) != (b[3] != 0))
		return CHARSET_UTF8;
	return b[1] == 0 ? CHARSET_UTF16LE : CHARSET_UTF16BE;
}

static void
add_character(struct str *out, int c)
{
	char bytes[4];

	str_add_bytes(out, bytes, utf8_encode(c, bytes));
}

static int
latin(enum charset from, unsigned char c)
{
	static const unsigned char at[] = {0xA4, 0xA6, 0xA8, 0xB4,
					   0xB8, 0xBC, 0xBD, 0xBE};
	static const uint16_t euro[] = {0x20AC, 0x0160, 0x0161, 0x017D,
					0x017E, 0x0152, 0x0153, 0x0178};
	const unsigned char *found;

	if (from == CHARSET_WINDOWS_1252)
		return c >= 0x80 && c < 0xA0 ? windows_1252[c - 0x80] : c;
	found = memchr(at, c, sizeof(at));
	return found ? euro[found - at] : c;
}

/* Length of the valid character at b, 0 for none. NUL is one here. */
static size_t
character(const unsigned char *b, size_t len)
{
	char window[5] = "";
	size_t n;

	if (b[0] < 0x80)
		return 1;
	memcpy(window, b, len < 4 ? len : 4);
	(void)utf8_decode(window, &n);
	return n > 1 ? n : 0;
}

static size_t
convert_utf16(struct str *out, bool little, const unsigned char *b, size_t len)
{
	size_t at = 0, high = little ? 1 : 0;

	while (at + 2 <= len) {
		int c = b[at + high] << 8 | b[at + 1 - high], low;

		if (c >= 0xD800 && c < 0xDC00) {
			if (at + 4 > len)
				break;
			low = b[at + 2 + high] << 8 | b[at + 3 - high];
			if (low >= 0xDC00 && low < 0xE000) {
				c = 0x10000 + ((c - 0xD800) << 10) +
				    (low - 0xDC00);
				at += 2;
			}
		}
		add_character(out, c);
		at += 2;
	}
	return at;
}

size_t
charset_convert(struct str *out, enum charset from, const void *bytes,
		size_t len)
{
	const unsigned char *b = bytes;
	size_t i, n;

	if (from == CHARSET_UTF16LE || from == CHARSET_UTF16BE)
		return convert_utf16(out, from == CHARSET_UTF16LE, b, len);
	if (from == CHARSET_UTF8 || from == CHARSET_UNKNOWN) {
		for (i = 0; i < len; i += n) {
			n = character(b + i, len - i);
			if (n == 0)
				break;
		}
		str_add_bytes(out, b, i);
		return i;
	}
	for (i = 0; i < len; i++)
		add_character(out, latin(from, b[i]));
	return len;
}

bool
charset_mend(struct str *out, const void *bytes, size_t len)
{
	const unsigned char *b = bytes;
	bool mended = false;
	size_t n;

	while (len > 0) {
		n = charset_convert(out, CHARSET_UTF8, b, len);
		if (n == 0) {
			n = charset_convert(out, CHARSET_WINDOWS_1252, b, 1);
			mended = true;
		}
		b += n;
		len -= n;
	}
	return mended;
}
