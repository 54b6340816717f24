/* SPDX-License-Identifier: ISC
 * JSON Lines: flat objects in and out.
 */
#include "text/json.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"

struct reader {
	struct arena *arena;
	const char *at;
	const char *end;
	struct error *err;
};

static int
refuse(struct reader *reader, const char *what)
{
	return error_set(reader->err, ERR_DATA, "%s", what);
}

static void
skip_blanks(struct reader *reader)
{
	while (reader->at < reader->end &&
	       (*reader->at == ' ' || *reader->at == '\t' ||
		*reader->at == '\r' || *reader->at == '\n'))
		reader->at++;
}

static bool
take(struct reader *reader, char c)
{
	skip_blanks(reader);
	if (reader->at == reader->end || *reader->at != c)
		return false;
	reader->at++;
	return true;
}

static bool
take_word(struct reader *reader, const char *word)
{
	size_t len = strlen(word);

	if ((size_t)(reader->end - reader->at) < len ||
	    memcmp(reader->at, word, len) != 0)
		return false;
	reader->at += len;
	return true;
}

/* Four hexadecimal digits, -1 for anything else. */
static int32_t
read_unit(struct reader *reader)
{
	int32_t unit = 0;
	int i;

	if (reader->end - reader->at < 4)
		return -1;
	for (i = 0; i < 4; i++) {
		char c = *reader->at++;
		int digit = c >= '0' && c <= '9'   ? c - '0'
			    : c >= 'a' && c <= 'f' ? c - 'a' + 10
			    : c >= 'A' && c <= 'F' ? c - 'A' + 10
						   : -1;

		if (digit < 0)
			return -1;
		unit = unit << 4 | digit;
	}
	return unit;
}

/* Behind "\u": one unit, or two that make a pair (RFC 8259, section 7). */
static int
read_escape(struct reader *reader, int32_t *codepoint)
{
	int32_t high = read_unit(reader), low;

	*codepoint = high;
	if (high > 0 && (high < 0xD800 || high > 0xDFFF))
		return 0;
	if (high >= 0xD800 && high <= 0xDBFF && take_word(reader, "\\u")) {
		low = read_unit(reader);
		*codepoint = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
		if (low >= 0xDC00 && low <= 0xDFFF)
			return 0;
	}
	return refuse(reader, "\\u stands before what is no character");
}

/* Where the string ends, its quote not counted; NULL when it does not. */
static const char *
string_end(const struct reader *reader)
{
	const char *p;

	for (p = reader->at; p < reader->end && *p != '"'; p++) {
		if (*p == '\\' && ++p == reader->end)
			break;
	}
	return p < reader->end ? p : NULL;
}

/* Behind the quote that begins it. No escape is shorter than what it means. */
static int
read_string(struct reader *reader, const char **text)
{
	static const char marks[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
	const char *end = string_end(reader), *mark;
	char *out, *p;
	int32_t c;

	if (!end)
		return refuse(reader, "a text does not end");
	out = p = arena_get(reader->arena, (size_t)(end - reader->at) + 1);
	while (reader->at < end) {
		if ((unsigned char)*reader->at < 0x20)
			return refuse(reader,
				      "a text has a control character in it");
		if (*reader->at != '\\') {
			*p++ = *reader->at++;
			continue;
		}
		reader->at++;
		if (take_word(reader, "u")) {
			if (read_escape(reader, &c) < 0)
				return -1;
			p += utf8_encode(c, p);
			continue;
		}
		mark = memchr(marks, *reader->at, sizeof(marks) - 1);
		if (!mark)
			return refuse(reader, "an escape that is none");
		*p++ = means[mark - marks];
		reader->at++;
	}
	reader->at = end + 1;
	if (!utf8_valid(out, (size_t)(p - out)))
		return refuse(reader, "a text is no UTF-8");
	*text = out;
	return 0;
}

static int
read_number(struct reader *reader, int64_t *n)
{
	static const char digits[] = "-+.0123456789eE";
	const char *from = reader->at, *first;
	char text[24];
	size_t len;

	while (reader->at < reader->end && *reader->at &&
	       strchr(digits, *reader->at))
		reader->at++;
	len = (size_t)(reader->at - from);
	if (len == 0 || len >= sizeof(text))
		return refuse(reader, len ? "a number is too large"
					  : "a value is missing or no flat "
					    "one");
	memcpy(text, from, len);
	text[len] = '\0';
	first = text + (text[0] == '-');
	if (!num_parse(text, n) || (first[0] == '0' && first[1]))
		return refuse(reader, "a number is no whole one");
	return 0;
}

static int
read_value(struct reader *reader, struct json_field *field)
{
	skip_blanks(reader);
	if (take(reader, '"')) {
		field->kind = JSON_TEXT;
		return read_string(reader, &field->text);
	}
	if (take_word(reader, "null"))
		field->kind = JSON_NULL;
	else if (take_word(reader, "true"))
		field->kind = JSON_TRUE;
	else if (take_word(reader, "false"))
		field->kind = JSON_FALSE;
	else {
		field->kind = JSON_NUMBER;
		return read_number(reader, &field->n);
	}
	return 0;
}

int
json_read(struct arena *arena, const char *line, size_t len, struct vec *fields,
	  struct error *err)
{
	struct reader reader = {arena, line, line + len, err};

	*fields = (struct vec){.size = sizeof(struct json_field)};
	if (!take(&reader, '{'))
		return refuse(&reader, "no JSON object");
	if (!take(&reader, '}')) {
		do {
			struct json_field field = {0};

			if (!take(&reader, '"'))
				return refuse(&reader, "a key is missing");
			if (read_string(&reader, &field.key) < 0)
				return -1;
			if (json_find(fields, field.key))
				return refuse(&reader, "a key stands twice");
			if (!take(&reader, ':'))
				return refuse(&reader, "a key without a value");
			if (read_value(&reader, &field) < 0)
				return -1;
			*(struct json_field *)vec_add(fields, arena) = field;
		} while (take(&reader, ','));
		if (!take(&reader, '}'))
			return refuse(&reader, "the object does not end");
	}
	skip_blanks(&reader);
	if (reader.at < reader.end)
		return refuse(&reader, "something stands behind the object");
	return 0;
}

const struct json_field *
json_find(const struct vec *fields, const char *key)
{
	const struct json_field *all = fields->items;
	size_t i;

	for (i = 0; i < fields->count; i++) {
		if (strcmp(all[i].key, key) == 0)
			return &all[i];
	}
	return NULL;
}

static void
add_unit(struct str *out, int unit)
{
	str_print(out, "\\u%04x", (unsigned)unit);
}

void
json_add_text(struct str *out, const char *text)
{
	size_t len;

	if (!text) {
		str_add(out, "null");
		return;
	}
	str_add_char(out, '"');
	for (; *text; text += len) {
		int c = utf8_decode(text, &len);

		if (c == '"' || c == '\\') {
			str_add_char(out, '\\');
			str_add_char(out, (char)c);
		} else if (c == '\n') {
			str_add(out, "\\n");
		} else if (c == '\t') {
			str_add(out, "\\t");
		} else if (!utf8_active(c)) {
			str_add_bytes(out, text, len);
		} else if (c < 0x10000) {
			add_unit(out, c);
		} else {
			add_unit(out, 0xD800 + ((c - 0x10000) >> 10));
			add_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
		}
	}
	str_add_char(out, '"');
}

void
json_add_key(struct str *out, const char *key)
{
	if (out->len > 0 && out->data[out->len - 1] != '{')
		str_add_char(out, ',');
	json_add_text(out, key);
	str_add_char(out, ':');
}
