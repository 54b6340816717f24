/* SPDX-License-Identifier: ISC
 * A stranger's text made inert.
 */
#include "view/escape.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define ONES (UINT64_MAX / 0xFF)
#define HIGH (ONES * 0x80)

/* Whether one of the eight bytes in w is zero (Mycroft's test; a byte above
 * it may be flagged too, which only sends them all the slow way). */
static uint64_t
has_zero(uint64_t w)
{
	return (w - ONES) & ~w & HIGH;
}

/* Characters of ASCII that are the same in every form. */
static bool
is_plain(unsigned char c)
{
	return c >= 0x20 && c < 0x7F && c != '\\' && c != '"';
}

/* How many bytes at the beginning of text are plain; eight at a time, because
 * a million rows go through here. */
static size_t
plain(const char *text, size_t len)
{
	size_t n = 0;
	uint64_t w;

	for (; n + sizeof(w) <= len; n += sizeof(w)) {
		memcpy(&w, text + n, sizeof(w));
		if ((w & HIGH) || ((w - ONES * 0x20) & ~w & HIGH) ||
		    has_zero(w ^ (ONES * 0x7F)) ||
		    has_zero(w ^ (ONES * '\\')) || has_zero(w ^ (ONES * '"')))
			break;
	}
	while (n < len && is_plain((unsigned char)text[n]))
		n++;
	return n;
}

static bool
follows(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* Bytes of the character at text when a look at them is enough to know that
 * it is valid, not active and beyond ASCII; else 0. Leads whose characters
 * may be active or invalid (C2, D8, E0, E2, ED, F0, F4) are left to the slow
 * way. */
static size_t
calm(const char *text)
{
	unsigned char lead = (unsigned char)text[0];

	if (lead < 0xC3)
		return 0;
	if (lead <= 0xDF)
		return lead != 0xD8 && follows(text[1]) ? 2 : 0;
	if (lead <= 0xEF)
		return lead != 0xE0 && lead != 0xE2 && lead != 0xED &&
				       follows(text[1]) && follows(text[2])
			       ? 3
			       : 0;
	return lead >= 0xF1 && lead <= 0xF3 && follows(text[1]) &&
			       follows(text[2]) && follows(text[3])
		       ? 4
		       : 0;
}

/* add() gets each character that is not calm: c, and it alone as bytes. */
static void
add_text(struct str *out, const char *text,
	 void (*add)(struct str *out, int c, const char *bytes))
{
	const char *end = text + strlen(text);

	while (text < end) {
		const char *run = text;
		char bytes[5] = {0};
		size_t len;
		int c;

		do {
			text += plain(text, (size_t)(end - text));
			len = calm(text);
			text += len;
		} while (len > 0);
		if (text > run)
			str_add_bytes(out, run, (size_t)(text - run));
		if (text == end)
			break;
		c = utf8_decode(text, &len);
		memcpy(bytes, text, len);
		add(out, c, bytes);
		text += len;
	}
}

static void
add_tsv(struct str *out, int c, const char *bytes)
{
	if (c == '\\')
		str_add(out, "\\\\");
	else
		utf8_add_inert(out, bytes, "");
}

void
escape_tsv(struct str *out, const char *text)
{
	if (!text || !*text)
		str_add_char(out, '-');
	else if (text[0] == '-' && !text[1])
		str_add(out, "\\-");
	else
		add_text(out, text, add_tsv);
}

static void
add_json(struct str *out, int c, const char *bytes)
{
	switch (c) {
	case '"':
		str_add(out, "\\\"");
		break;
	case '\\':
		str_add(out, "\\\\");
		break;
	case '\t':
		str_add(out, "\\t");
		break;
	case '\n':
		str_add(out, "\\n");
		break;
	case '\r':
		str_add(out, "\\r");
		break;
	default:
		if (utf8_active(c))
			str_print(out, "\\u%04x", (unsigned)c);
		else
			utf8_add_inert(out, bytes, "");
	}
}

void
escape_json(struct str *out, const char *text)
{
	size_t len;
	char *room;

	if (!text || !*text) {
		str_add(out, "null");
		return;
	}
	len = strlen(text);
	if (plain(text, len) == len) {
		/* nearly every word is */
		room = str_room(out, len + 2);
		room[0] = room[len + 1] = '"';
		memcpy(room + 1, text, len);
		return;
	}
	str_add_char(out, '"');
	add_text(out, text, add_json);
	str_add_char(out, '"');
}

static void
add_csv(struct str *out, int c, const char *bytes)
{
	if (c == '"')
		str_add(out, "\"\"");
	else
		utf8_add_inert(out, bytes, "\t\n");
}

void
escape_csv(struct str *out, const char *text)
{
	bool quoted;

	if (!text || !*text)
		return;
	quoted = strpbrk(text, ",\"\r\n") || text[0] == ' ' ||
		 text[strlen(text) - 1] == ' ';
	if (quoted)
		str_add_char(out, '"');
	if (strchr("=+-@\t\r", text[0]))
		str_add_char(out, '\'');
	add_text(out, text, add_csv);
	if (quoted)
		str_add_char(out, '"');
}

void
escape_line(struct str *out, const char *text)
{
	const char *const blanks = " \t\n\r";
	struct str word = {0};
	bool first = true;

	if (!text)
		return;
	for (text += strspn(text, blanks); *text;
	     text += strspn(text, blanks)) {
		size_t len = strcspn(text, blanks);

		if (!first)
			str_add_char(out, ' ');
		first = false;
		str_clear(&word);
		str_add_bytes(&word, text, len);
		utf8_add_inert(out, word.data, "");
		text += len;
	}
	str_free(&word);
}

void
escape_html(struct str *out, const char *text)
{
	struct str line = {0};
	const char *p;

	escape_line(&line, text);
	for (p = str_get(&line); *p; p++) {
		switch (*p) {
		case '&':
			str_add(out, "&amp;");
			break;
		case '<':
			str_add(out, "&lt;");
			break;
		case '>':
			str_add(out, "&gt;");
			break;
		case '"':
			str_add(out, "&quot;");
			break;
		case '\'':
			str_add(out, "&#39;");
			break;
		default:
			if (str_begins(p, "\xEF\xBF\xBE") ||
			    str_begins(p, "\xEF\xBF\xBF")) {
				str_add(out, p[2] == '\xBE' ? "\\u{fffe}"
							    : "\\u{ffff}");
				p += 2;
			} else {
				str_add_char(out, *p);
			}
		}
	}
	str_free(&line);
}
