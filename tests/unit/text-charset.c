/* SPDX-License-Identifier: ISC
 * Other character sets to UTF-8.
 */
#include "text/charset.h"

#include <string.h>

#include "base/str.h"
#include "tap.h"

#define CONVERT(charset, bytes, want, used, title)                             \
	is_converted(charset, bytes, sizeof(bytes) - 1, want, used, title)

static void
is_converted(enum charset charset, const char *bytes, size_t len,
	     const char *want, size_t used, const char *title)
{
	struct str out = {0};
	size_t got = charset_convert(&out, charset, bytes, len);

	is_text(str_get(&out), want, title);
	if (got != used)
		is_int((int64_t)got, (int64_t)used, "bytes used");
	str_free(&out);
}

static void
is_guess(const char *bytes, size_t len, enum charset want, size_t want_mark,
	 const char *title)
{
	size_t mark = 99;

	ok(charset_guess(bytes, len, &mark) == want && mark == want_mark, "%s",
	   title);
}

static void
is_mended(const char *bytes, const char *want, bool mended, const char *title)
{
	struct str out = {0};

	ok(charset_mend(&out, bytes, strlen(bytes)) == mended,
	   "%s: whether it was", title);
	is_text(str_get(&out), want, title);
	str_free(&out);
}

static void
names(void)
{
	ok(charset_find("UTF-8") == CHARSET_UTF8, "UTF-8");
	ok(charset_find("utf8") == CHARSET_UTF8, "utf8");
	ok(charset_find("ISO-8859-1") == CHARSET_WINDOWS_1252, "ISO-8859-1");
	ok(charset_find("iso_8859-1") == CHARSET_WINDOWS_1252, "iso_8859-1");
	ok(charset_find("Windows-1252") == CHARSET_WINDOWS_1252, "1252");
	ok(charset_find("ISO-8859-15") == CHARSET_ISO_8859_15, "ISO-8859-15");
	ok(charset_find("US-ASCII") == CHARSET_WINDOWS_1252, "US-ASCII");
	ok(charset_find("UTF-16LE") == CHARSET_UTF16LE, "UTF-16LE");
	ok(charset_find("Shift_JIS") == CHARSET_UNKNOWN, "Shift_JIS");
	ok(charset_find("") == CHARSET_UNKNOWN, "no name");
	ok(charset_find("a-name-that-is-long") == CHARSET_UNKNOWN,
	   "a long one");
}

static void
guesses(void)
{
	is_guess("\xEF\xBB\xBFx", 4, CHARSET_UTF8, 3, "a mark of UTF-8");
	is_guess("\xFF\xFEx\0", 4, CHARSET_UTF16LE, 2, "one of UTF-16");
	is_guess("\xFE\xFF\0x", 4, CHARSET_UTF16BE, 2, "the other one");
	is_guess("B\0E\0", 4, CHARSET_UTF16LE, 0, "UTF-16 without a mark");
	is_guess("\0B\0E", 4, CHARSET_UTF16BE, 0, "the other one");
	is_guess("BEGI", 4, CHARSET_UTF8, 0, "ASCII");
	is_guess("B\0EG", 4, CHARSET_UTF8, 0, "a lone NUL");
	is_guess("\0\0\0\0", 4, CHARSET_UTF8, 0, "NULs");
	is_guess("", 0, CHARSET_UTF8, 0, "nothing");
}

int
main(void)
{
	names();
	guesses();
	CONVERT(CHARSET_WINDOWS_1252, "M\xFCller \x80 \x81",
		"Müller € \xC2\x81", 10, "windows-1252");
	CONVERT(CHARSET_ISO_8859_15, "\xA4\xA6\xA8\xB4\xB8\xBC\xBD\xBE\xE9",
		"€ŠšŽžŒœŸé", 9, "ISO-8859-15");
	CONVERT(CHARSET_UTF8, "Ñ\x91x", "Ñ", 2, "UTF-8 up to what is none");
	CONVERT(CHARSET_UTF16LE, "J\0\xF6\0\x3D\xD8\0\xDE", "Jö😀", 8,
		"UTF-16LE with a pair");
	CONVERT(CHARSET_UTF16BE, "\0J\0\xF6\xD8\x3D\xDE\0", "Jö😀", 8,
		"UTF-16BE with a pair");
	CONVERT(CHARSET_UTF16LE, "J\0\x3D\xD8", "J", 2, "half a pair, so far");
	CONVERT(CHARSET_UTF16LE, "J\0\x3D\xD8x\0", "J\xEF\xBF\xBDx", 6,
		"half a pair for good");
	CONVERT(CHARSET_UTF16LE, "J\0x", "J", 2, "half a character");
	is_mended("Müller", "Müller", false, "UTF-8 is left");
	is_mended("M\xFCller", "Müller", true, "a byte of windows-1252");
	is_mended("Ñ\x80", "Ñ€", true, "both in one text");
	return done();
}
