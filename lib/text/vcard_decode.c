/* SPDX-License-Identifier: ISC
 * What the codings and escapes of a vCard mean.
 */
#include "text/vcard_decode.h"

#include <string.h>

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

char *
vcard_decode_trim(char *text)
{
	size_t len;

	while (is_blank(*text))
		text++;
	for (len = strlen(text); len > 0 && is_blank(text[len - 1]);)
		text[--len] = '\0';
	return text;
}

void
vcard_decode_ends(char *text)
{
	char *to = strchr(text, '\r');

	if (!to)
		return;
	for (text = to; *text; text++) {
		if (*text == '\r' && text[1] == '\n')
			continue;
		*to++ = (char)(*text == '\r' ? '\n' : *text);
	}
	*to = '\0';
}

void
vcard_decode_label(char *text)
{
	static const char marks[] = "^n ^^ ^' \\n \\N \\\\ ";
	static const char means[] = "\n^\"\n\n\\";
	char *to = text;

	for (; *text; text++) {
		char pair[4] = {text[0], text[1], ' ', '\0'};
		const char *mark = (*text == '^' || *text == '\\') && text[1] &&
						   text[1] != ' '
					   ? strstr(marks, pair)
					   : NULL;

		*to++ = mark ? means[(mark - marks) / 3] : *text;
		text += mark ? 1 : 0;
	}
	*to = '\0';
}

static int
hex(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
				      : -1;
}

size_t
vcard_decode_quoted(char *out, const char *text, size_t len)
{
	char *to = out;
	size_t i;

	for (i = 0; i < len; i++) {
		int high, low;
		char c;

		if (text[i] != '=') {
			*to++ = text[i];
			continue;
		}
		high = i + 2 < len ? hex(text[i + 1]) : -1;
		low = i + 2 < len ? hex(text[i + 2]) : -1;
		if (high < 0 || low < 0) {
			/* a soft break that was folded besides */
			if (i + 1 < len && text[i + 1] != '=' &&
			    !is_blank(text[i + 1]))
				*to++ = '=';
			continue;
		}
		c = (char)(high << 4 | low);
		if ((c == ';' || c == ',') && (to == out || to[-1] != '\\'))
			*to++ = '\\';
		*to++ = c;
		i += 2;
	}
	return (size_t)(to - out);
}

bool
vcard_decode_base64(char *out, size_t *used, const char *text, size_t len)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno"
				     "pqrstuvwxyz0123456789+/";
	unsigned bits = 0;
	int have = 0;
	size_t i;

	*used = 0;
	for (i = 0; i < len && text[i] != '='; i++) {
		const char *digit = memchr(digits, text[i], sizeof(digits) - 1);

		if (is_blank(text[i]))
			continue;
		if (!digit)
			return false;
		bits = (bits << 6 | (unsigned)(digit - digits)) & 0xFFFFFF;
		have += 6;
		if (have >= 8) {
			have -= 8;
			out[(*used)++] = (char)(bits >> have & 0xFF);
		}
	}
	return true;
}

static char
unescape(char c, bool old)
{
	if (c == ';' || c == ',' || c == ':')
		return c;
	if (old)
		return '\0';
	return (char)(c == 'n' || c == 'N'    ? '\n'
		      : c == '\\' || c == '"' ? c
					      : '\0');
}

char *
vcard_decode_part(char **value, char separator, bool old)
{
	char *part = *value, *from = part, *to = part;

	for (; *from && (*from != separator || !separator); from++) {
		char c = (char)(*from == '\\' ? unescape(from[1], old) : '\0');

		*to++ = c ? c : *from;
		from += c ? 1 : 0;
	}
	*value = *from ? from + 1 : NULL;
	*to = '\0';
	return part;
}
