/* SPDX-License-Identifier: ISC
 * How much of a mail may be taken apart.
 */
#include "mime/guard.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

struct guard {
	bool head;    /* in headers */
	bool message; /* that say the next block is a mail */
	size_t lines, bytes;
};

static bool
is_blank(const char *line, size_t len)
{
	return len == 0 || (len == 1 && line[0] == '\r');
}

/* "Content-Type: message/…", its value perhaps on the next line */
static bool
says_message(const char *line, size_t len)
{
	static const char word[] = "message/";
	size_t n = sizeof(word) - 1, i;

	for (i = 0; i + n <= len && i < 64; i++) {
		if (strncasecmp(line + i, word, n) == 0)
			return true;
	}
	return false;
}

/* Whether the line may still be read. */
static bool
allow(struct guard *guard, const char *line, size_t len)
{
	if (len >= 2 && line[0] == '-' && line[1] == '-') {
		guard->head = true;
		guard->message = false;
		guard->lines++;
	} else if (guard->head && is_blank(line, len)) {
		guard->head = guard->message;
		guard->message = false;
	} else if (guard->head) {
		guard->lines++;
		guard->bytes += len;
		guard->message = guard->message || says_message(line, len);
	}
	return guard->lines <= GUARD_LINES && guard->bytes <= GUARD_BYTES;
}

size_t
guard_length(const char *bytes, size_t len)
{
	struct guard guard = {.head = true};
	const char *line = bytes, *end = bytes + len;

	while (line < end) {
		const char *eol = memchr(line, '\n', (size_t)(end - line));
		size_t n = (size_t)((eol ? eol : end) - line);

		if (!allow(&guard, line, n))
			return (size_t)(line - bytes);
		line = eol ? eol + 1 : end;
	}
	return len;
}
