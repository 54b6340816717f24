/* SPDX-License-Identifier: ISC
 * What kind of file it is, told by its first bytes.
 */
#include "text/kind.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* Whether the line bytes[0..len) is word, in any case, blanks behind it. */
static bool
is_line(const char *line, size_t len, const char *word)
{
	size_t n = strlen(word);

	while (len > 0 && strchr(" \t\r", line[len - 1]))
		len--;
	return len == n && strncasecmp(line, word, n) == 0;
}

/* "From somebody Mon Nov 23 08:10:00 2026" (RFC 4155): a time and a year. */
static bool
is_from(const char *line, size_t len)
{
	const char *colon;

	if (len < 10 || memcmp(line, "From ", 5) != 0)
		return false;
	colon = memchr(line, ':', len);
	return colon && len - (size_t)(colon - line) >= 3 &&
	       memchr(colon + 1, ':', 3);
}

/* "Name: value" with a name that only mails have (RFC 5322). */
static bool
is_mail_field(const char *line, size_t len)
{
	static const char *const names[] = {
		"Return-Path:", "Received:", "Delivered-To:", "From:",
		"Message-ID:",	"Date:",     "MIME-Version:", "X-Mailer:"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t n = strlen(names[i]);

		if (len > n && strncasecmp(line, names[i], n) == 0)
			return true;
	}
	return false;
}

static const char *
skip_blanks(const char *bytes, const char *end)
{
	while (bytes < end && *bytes && strchr(" \t\r\n", *bytes))
		bytes++;
	return bytes;
}

enum kind
kind_sniff(const char *bytes, size_t len)
{
	const char *end = bytes + len, *line_end, *after;

	if (len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		bytes += 3;
	bytes = skip_blanks(bytes, end);
	if (bytes == end)
		return KIND_EMPTY;
	after = skip_blanks(bytes + 1, end);
	if (*bytes == '{' || (*bytes == '[' && after < end && *after == '{'))
		return KIND_JSON;
	for (line_end = bytes; line_end < end; line_end++) {
		if (*line_end == '\n' || *line_end == '\r')
			break;
	}
	len = (size_t)(line_end - bytes);
	if (is_line(bytes, len, "BEGIN:VCARD"))
		return KIND_VCARD;
	if (is_line(bytes, len, "BEGIN:VCALENDAR"))
		return KIND_ICAL;
	if (is_from(bytes, len))
		return KIND_MBOX;
	if (is_mail_field(bytes, len))
		return KIND_MAIL;
	return KIND_TABLE;
}
