/* SPDX-License-Identifier: ISC
 * Values of a policy as YAML.
 */
#include "policy/scalar.h"

#include <stdbool.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

/* Stands for itself in YAML, in a list in brackets, too. */
static bool
is_plain(const char *text)
{
	size_t len = strlen(text);

	return len > 0 && strchr(LETTERS, text[0]) &&
	       strchr(LETTERS, text[len - 1]) &&
	       strspn(text, LETTERS " _-./@") == len;
}

static bool
needs_escape(int c)
{
	return utf8_active(c) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

void
scalar_text(struct str *out, const char *text)
{
	size_t len;

	if (is_plain(text)) {
		str_add(out, text);
		return;
	}
	str_add_char(out, '"');
	for (; *text; text += len) {
		int c = utf8_decode(text, &len);

		if (c == '"' || c == '\\')
			str_print(out, "\\%c", c);
		else if (c == '\n')
			str_add(out, "\\n");
		else if (needs_escape(c))
			str_print(out, "\\u%04x", (unsigned)c);
		else
			str_add_bytes(out, text, len);
	}
	str_add_char(out, '"');
}

/* Whether a body can stand as a block, "|": it ends with one line break and
 * neither begins with a blank nor holds what a block cannot. */
static bool
is_block(const char *text)
{
	size_t len = strlen(text), n;
	const char *p;

	if (len < 2 || text[len - 1] != '\n' || text[len - 2] == '\n' ||
	    strchr(" \t\n", text[0]))
		return false;
	for (p = text; *p; p += n) {
		int c = utf8_decode(p, &n);

		if (c != '\n' && needs_escape(c))
			return false;
		if (c == ' ' && p[1] == '\n')
			return false;
	}
	return true;
}

void
scalar_body(struct str *out, const char *text)
{
	if (!is_block(text)) {
		scalar_text(out, text);
		str_add_char(out, '\n');
		return;
	}
	str_add(out, "|\n");
	while (*text) {
		size_t len = strcspn(text, "\n") + 1;

		if (len > 1)
			str_add(out, "      ");
		str_add_bytes(out, text, len);
		text += len;
	}
}

void
scalar_names(struct str *out, const char *key, const char *const *names,
	     size_t count)
{
	size_t i;

	str_print(out, "%s: [", key);
	for (i = 0; i < count; i++)
		str_print(out, "%s%s", i ? ", " : "", names[i]);
	str_add(out, "]\n");
}
