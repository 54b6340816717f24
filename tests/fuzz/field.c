/* SPDX-License-Identifier: ISC
 * Fuzz target: text of any bytes in every form is inert, keeps to its field,
 * and comes back from TSV and JSON as it was.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "view/escape.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
expect(bool good)
{
	if (!good)
		abort();
}

/* No active character but those of keep. */
static void
is_inert(const char *text, const char *keep)
{
	size_t len;

	expect(utf8_valid(text, strlen(text)));
	for (; *text; text += len) {
		int c = utf8_decode(text, &len);

		expect(!utf8_active(c) || (c < 0x80 && strchr(keep, c)));
	}
}

static void
add_codepoint(struct str *out, unsigned long c)
{
	if (c >= 0x800) {
		str_add_char(out, (char)(0xE0 | (c >> 12)));
		str_add_char(out, (char)(0x80 | ((c >> 6) & 0x3F)));
		str_add_char(out, (char)(0x80 | (c & 0x3F)));
	} else if (c >= 0x80) {
		str_add_char(out, (char)(0xC0 | (c >> 6)));
		str_add_char(out, (char)(0x80 | (c & 0x3F)));
	} else {
		str_add_char(out, (char)c);
	}
}

/* What stands behind a backslash; returns where it ends. */
static char *
unescape_one(struct str *out, char *p, bool json)
{
	static const char names[] = "tnr";
	static const char chars[] = "\t\n\r";
	const char *name = strchr(names, *p);
	char *end;

	expect(*p != '\0');
	if (name) {
		str_add_char(out, chars[name - names]);
		return p + 1;
	}
	if (*p == 'u') {
		char digits[5] = {0};

		if (!json)
			expect(p[1] == '{');
		if (json)
			memcpy(digits, p + 1, 4);
		add_codepoint(out, strtoul(json ? digits : p + 2, &end, 16));
		if (json)
			return p + 5;
		expect(*end == '}');
		return end + 1;
	}
	expect(*p == '\\' || (json ? *p == '"' : *p == '-'));
	str_add_char(out, *p);
	return p + 1;
}

static void
unescape(struct str *out, char *p, bool json)
{
	while (*p) {
		if (*p == '\\')
			p = unescape_one(out, p + 1, json);
		else
			str_add_char(out, *p++);
	}
}

static void
check_tsv(const char *text)
{
	struct str field = {0}, back = {0};

	escape_tsv(&field, text);
	is_inert(field.data, "");
	expect(field.len > 0);
	if (*text) {
		expect(strcmp(field.data, "-") != 0);
		unescape(&back, field.data, false);
		expect(strcmp(str_get(&back), text) == 0);
	}
	str_free(&field);
	str_free(&back);
}

static void
check_json(const char *text)
{
	struct str field = {0}, back = {0};

	escape_json(&field, text);
	is_inert(field.data, "");
	if (*text) {
		expect(field.data[0] == '"' &&
		       field.data[field.len - 1] == '"');
		field.data[field.len - 1] = '\0';
		unescape(&back, field.data + 1, true);
		expect(strcmp(str_get(&back), text) == 0);
	}
	str_free(&field);
	str_free(&back);
}

static void
check_csv(const char *text)
{
	struct str field = {0};
	const char *p;

	escape_csv(&field, text);
	p = str_get(&field);
	is_inert(p, "\t\n");
	if (*p == '"') {
		expect(field.len >= 2 && p[field.len - 1] == '"');
		/* inside, quotes stand in pairs */
		for (p++; p < field.data + field.len - 1; p++) {
			if (*p == '"')
				expect(*++p == '"' &&
				       p < field.data + field.len - 1);
		}
		p = field.data + 1;
	} else {
		expect(!strpbrk(p, ",\"\n\r"));
	}
	expect(!*p || !strchr("=+-@\t\r", *p));
	str_free(&field);
}

static void
check_line(const char *text)
{
	struct str field = {0};

	escape_line(&field, text);
	is_inert(str_get(&field), "");
	str_free(&field);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {NULL};
	/* the bytes as they are, which must not harm, and as text */
	char *raw = arena_bytes(&arena, data, size);
	char *text = utf8_clean(&arena, raw, strlen(raw));
	struct str field = {0};

	escape_tsv(&field, raw);
	escape_json(&field, raw);
	escape_csv(&field, raw);
	escape_line(&field, raw);
	is_inert(field.data, "\t\n");
	str_free(&field);
	check_tsv(text);
	check_json(text);
	check_csv(text);
	check_line(text);
	arena_free(&arena);
	return 0;
}
