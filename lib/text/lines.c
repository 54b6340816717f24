/* SPDX-License-Identifier: ISC
 * The rows a sink reads on its stdin.
 */
#include "text/lines.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

void
lines_open(struct lines *lines, const char *name, const char *bytes, size_t len,
	   char end)
{
	*lines = (struct lines){
		.name = name, .bytes = bytes, .len = len, .end = end};
}

static bool
is_blank(const struct line *line)
{
	size_t i;

	for (i = 0; i < line->len; i++) {
		if (!strchr(" \t\r\n", line->bytes[i]) || !line->bytes[i])
			return false;
	}
	return true;
}

static bool
is_header(const struct line *line)
{
	return line->len >= 2 && memcmp(line->bytes, "id", 2) == 0 &&
	       (line->len == 2 || line->bytes[2] == '\t' ||
		line->bytes[2] == '\r');
}

static void
take_line(struct lines *lines, struct line *line)
{
	const char *end = memchr(lines->bytes, lines->end, lines->len);
	size_t len = end ? (size_t)(end - lines->bytes) : lines->len;
	size_t used = end ? len + 1 : len;

	*line = (struct line){lines->name, lines->bytes, len, ++lines->number};
	lines->bytes += used;
	lines->len -= used;
}

bool
lines_next(struct lines *lines, struct line *line)
{
	while (lines->len > 0) {
		bool first = !lines->begun;

		take_line(lines, line);
		if (is_blank(line))
			continue;
		lines->begun = true;
		if (!first || !is_header(line))
			return true;
	}
	return false;
}

/* Field n of the line as it stands; false when there are fewer. */
static bool
find_field(const struct line *line, size_t n, const char **field, size_t *len)
{
	const char *at = line->bytes;
	size_t left = line->len;
	const char *tab;

	if (left > 0 && at[left - 1] == '\r')
		left--;
	for (;;) {
		tab = memchr(at, '\t', left);
		if (n == 0 || !tab)
			break;
		left -= (size_t)(tab - at) + 1;
		at = tab + 1;
		n--;
	}
	*field = at;
	*len = tab ? (size_t)(tab - at) : left;
	return n == 0;
}

/* The character meant by \c, or NUL. */
static char
unescape(char c)
{
	switch (c) {
	case 't':
		return '\t';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case '\\':
	case '-':
		return c;
	default:
		return '\0';
	}
}

/* "u{202e}", how what could act on a terminal is shown; its length, 0 for
 * none. */
static size_t
codepoint(const char *raw, size_t len, int *c)
{
	size_t i;

	if (len < 4 || raw[0] != 'u' || raw[1] != '{')
		return 0;
	*c = 0;
	for (i = 2; i < len && i < 8 && isxdigit((unsigned char)raw[i]); i++)
		*c = *c * 16 +
		     (isdigit((unsigned char)raw[i])
			      ? raw[i] - '0'
			      : tolower((unsigned char)raw[i]) - 'a' + 10);
	return i > 2 && i < len && raw[i] == '}' && *c > 0 ? i + 1 : 0;
}

ptrdiff_t
lines_unescape(const char *raw, size_t len, char *out)
{
	size_t i, used = 0, shown;
	int code;

	for (i = 0; i < len; i++) {
		char c = raw[i];

		shown = c == '\\' ? codepoint(raw + i + 1, len - i - 1, &code)
				  : 0;
		if (shown > 0) {
			used += utf8_encode(code, out + used);
			i += shown;
			continue;
		}
		if (c == '\\')
			c = ++i < len ? unescape(raw[i]) : '\0';
		if (c == '\0')
			return -1;
		out[used++] = c;
	}
	return (ptrdiff_t)used;
}

int
lines_field(struct arena *arena, const struct line *line, size_t n,
	    char **field, struct error *err)
{
	const char *raw;
	size_t len;
	char *text;

	if (!find_field(line, n, &raw, &len))
		return lines_error(err, line, "no field %zu", n + 1);
	if (len == 0 || (len == 1 && raw[0] == '-'))
		return lines_error(err, line, "field %zu is empty", n + 1);
	if (!utf8_valid(raw, len))
		return lines_error(err, line, "field %zu is not UTF-8 text",
				   n + 1);
	text = arena_get(arena, len + 1);
	if (lines_unescape(raw, len, text) < 0)
		return lines_error(err, line,
				   "field %zu: a \\ that begins none of \\t "
				   "\\n \\r \\\\ \\-",
				   n + 1);
	*field = text;
	return 0;
}

int
lines_error(struct error *err, const struct line *line, const char *fmt, ...)
{
	char what[400];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	return error_set(err, ERR_DATA, "%s:%lld: %s", line->name,
			 (long long)line->number, what);
}
