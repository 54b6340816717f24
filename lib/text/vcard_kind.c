/* SPDX-License-Identifier: ISC
 * Where cards begin and end.
 */
#include "text/vcard_kind.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Where the name ends that line begins with, or 0. */
static size_t
named(const char *line, size_t len, const char *name)
{
	size_t n = strlen(name);

	return len >= n && strncasecmp(line, name, n) == 0 ? n : 0;
}

/* Whether ":VCARD" is all of text, but for blanks. */
static bool
is_card(const char *text, size_t len)
{
	while (len > 0 && is_blank(text[len - 1]))
		len--;
	while (len > 0 && is_blank(*text)) {
		text++;
		len--;
	}
	if (len == 0 || *text != ':')
		return false;
	do {
		text++;
		len--;
	} while (len > 0 && is_blank(*text));
	return len == 5 && named(text, len, "VCARD");
}

static enum vcard_kind
agent_kind(const char *text, size_t len)
{
	const char *colon = memchr(text, ':', len);
	size_t n, rest;

	if (!colon || (*text != ':' && *text != ';'))
		return VCARD_KIND_OTHER;
	rest = len - (size_t)(colon + 1 - text);
	for (colon++; rest > 0 && is_blank(*colon); rest--)
		colon++;
	if (rest == 0)
		return VCARD_KIND_AGENT;
	n = named(colon, rest, "BEGIN");
	return n && is_card(colon + n, rest - n) ? VCARD_KIND_AGENT_BEGIN
						 : VCARD_KIND_OTHER;
}

enum vcard_kind
vcard_kind_of(const char *line, size_t len)
{
	size_t n = 0;

	/* that of a file put behind another */
	if (len >= 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0) {
		line += 3;
		len -= 3;
	}
	while (n < len && is_blank(line[n]))
		n++;
	if (n == len)
		return VCARD_KIND_BLANK;
	switch (line[0]) {
	case 'B':
	case 'b':
		n = named(line, len, "BEGIN");
		if (n && is_card(line + n, len - n))
			return VCARD_KIND_BEGIN;
		break;
	case 'E':
	case 'e':
		n = named(line, len, "END");
		if (n && is_card(line + n, len - n))
			return VCARD_KIND_END;
		break;
	case 'A':
	case 'a':
		n = named(line, len, "AGENT");
		if (n && n < len)
			return agent_kind(line + n, len - n);
		break;
	case 'V':
	case 'v':
		n = named(line, len, "VERSION:");
		while (n && n < len && is_blank(line[n]))
			n++;
		if (n && n < len && line[n] == '2')
			return VCARD_KIND_OLD;
		break;
	default:
		break;
	}
	return VCARD_KIND_OTHER;
}
