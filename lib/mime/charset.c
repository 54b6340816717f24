/* SPDX-License-Identifier: ISC
 * The bytes of a mail as UTF-8.
 */
#include "mime/charset.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include <gmime/gmime.h>

#include "base/str.h"
#include "base/utf8.h"

#define NO_CONVERTER ((iconv_t)(-1))
#define FAILED ((size_t)(-1))
#define PIECE ((size_t)4096)
#define FALLBACK "windows-1252"

/* What is sent under the name of the smaller set (WHATWG Encoding). */
static const struct {
	const char *said;
	const char *meant;
} supersets[] = {
	{"iso-8859-1", "windows-1252"},
	{"iso-8859-9", "windows-1254"},
	{"gb2312", "gb18030"},
	{"gbk", "gb18030"},
	{"shift_jis", "cp932"},
	{"shift-jis", "cp932"},
	{"euc-kr", "uhc"},
	{"ks_c_5601-1987", "uhc"},
};

static const char *
meant(const char *charset)
{
	size_t i;

	for (i = 0; i < sizeof(supersets) / sizeof(supersets[0]); i++) {
		if (strcasecmp(supersets[i].said, charset) == 0)
			return supersets[i].meant;
	}
	return charset;
}

static void
convert(struct str *out, iconv_t converter, const char *bytes, size_t len)
{
	char piece[PIECE], *in = (char *)bytes;

	while (len > 0) {
		char *to = piece;
		size_t room = sizeof(piece), done;

		done = g_mime_iconv(converter, &in, &len, &to, &room);
		str_add_bytes(out, piece, sizeof(piece) - room);
		if (done != FAILED || errno == E2BIG)
			continue;
		str_add(out, "\xEF\xBF\xBD");
		in++;
		len--;
	}
}

/* 0, or -1 where iconv does not know the charset. */
static int
convert_from(struct str *out, const char *charset, const char *bytes,
	     size_t len)
{
	iconv_t converter = g_mime_iconv_open("UTF-8", charset);

	if (converter == NO_CONVERTER)
		return -1;
	convert(out, converter, bytes, len);
	g_mime_iconv_close(converter);
	return 0;
}

static bool
is_utf8(const char *charset)
{
	return strcasecmp(charset, "utf-8") == 0 ||
	       strcasecmp(charset, "utf8") == 0;
}

void
charset_add(struct str *out, const char *charset, const char *bytes, size_t len)
{
	bool said = charset && strcasecmp(charset, "us-ascii") != 0;

	if (said && is_utf8(charset))
		str_add_bytes(out, bytes, len);
	else if (said && convert_from(out, meant(charset), bytes, len) == 0)
		return;
	else if (utf8_valid(bytes, len) ||
		 convert_from(out, FALLBACK, bytes, len) < 0)
		str_add_bytes(out, bytes, len);
}
