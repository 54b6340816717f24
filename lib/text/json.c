/* SPDX-License-Identifier: ISC
 * JSON: objects as rows, in and out.
 */
#include "text/json.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"

static const char marks[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
static const char no_character[] = "\\u stands before what is no character";

struct reader {
	const char *at;
	const char *end;
	int depth;
	struct error *err;
};

/* The bytes of a string, its quotes not counted. */
struct quoted {
	const char *bytes;
	size_t len;
	bool escapes;
};

static int
check_value(struct reader *reader, enum json_kind *kind);

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
	if (high >= 0 && (high < 0xD800 || high > 0xDFFF))
		return 0;
	if (high >= 0xD800 && high <= 0xDBFF && take_word(reader, "\\u")) {
		low = read_unit(reader);
		*codepoint = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
		if (low >= 0xDC00 && low <= 0xDFFF)
			return 0;
	}
	return refuse(reader, no_character);
}

/* Behind the quote that begins it; to behind the one that ends it. */
static int
check_string(struct reader *reader, struct quoted *quoted)
{
	*quoted = (struct quoted){.bytes = reader->at};
	for (;; reader->at++) {
		int32_t c;

		if (reader->at == reader->end)
			return refuse(reader, "a text does not end");
		if (*reader->at == '"')
			break;
		if ((unsigned char)*reader->at < 0x20)
			return refuse(reader,
				      "a text has a control character in it");
		if (*reader->at != '\\')
			continue;
		quoted->escapes = true;
		if (++reader->at == reader->end)
			return refuse(reader, "a text does not end");
		if (take_word(reader, "u")) {
			if (read_escape(reader, &c) < 0)
				return -1;
			reader->at--;
		} else if (!memchr(marks, *reader->at, sizeof(marks) - 1)) {
			return refuse(reader, "an escape that is none");
		}
	}
	quoted->len = (size_t)(reader->at++ - quoted->bytes);
	if (!utf8_valid(quoted->bytes, quoted->len))
		return refuse(reader, "a text is no UTF-8");
	return 0;
}

static bool
take_digits(struct reader *reader)
{
	const char *from = reader->at;

	while (reader->at < reader->end && *reader->at >= '0' &&
	       *reader->at <= '9')
		reader->at++;
	return reader->at > from;
}

static int
check_number(struct reader *reader, enum json_kind *kind)
{
	bool good;

	*kind = JSON_NUMBER;
	(void)take_word(reader, "-");
	good = take_word(reader, "0") || take_digits(reader);
	if (good && take_word(reader, ".")) {
		*kind = JSON_DECIMAL;
		good = take_digits(reader);
	}
	if (good && (take_word(reader, "e") || take_word(reader, "E"))) {
		*kind = JSON_DECIMAL;
		(void)(take_word(reader, "+") || take_word(reader, "-"));
		good = take_digits(reader);
	}
	return good ? 0 : refuse(reader, "a value that is none");
}

/* Behind the bracket that begins it. */
static int
check_list(struct reader *reader)
{
	enum json_kind kind;

	if (take(reader, ']'))
		return 0;
	do {
		if (check_value(reader, &kind) < 0)
			return -1;
	} while (take(reader, ','));
	return take(reader, ']') ? 0 : refuse(reader, "a list does not end");
}

static int
check_key(struct reader *reader, struct quoted *key)
{
	if (!take(reader, '"'))
		return refuse(reader, "a key is missing");
	if (check_string(reader, key) < 0)
		return -1;
	return take(reader, ':') ? 0 : refuse(reader, "a key without a value");
}

static int
check_object(struct reader *reader)
{
	struct quoted key;
	enum json_kind kind;

	if (take(reader, '}'))
		return 0;
	do {
		if (check_key(reader, &key) < 0 ||
		    check_value(reader, &kind) < 0)
			return -1;
	} while (take(reader, ','));
	return take(reader, '}') ? 0
				 : refuse(reader, "the object does not end");
}

static int
check_value(struct reader *reader, enum json_kind *kind)
{
	struct quoted quoted;
	int rc = 0;

	if (take(reader, '"')) {
		*kind = JSON_TEXT;
		return check_string(reader, &quoted);
	}
	if (take_word(reader, "null")) {
		*kind = JSON_NULL;
	} else if (take_word(reader, "true")) {
		*kind = JSON_TRUE;
	} else if (take_word(reader, "false")) {
		*kind = JSON_FALSE;
	} else if (take_word(reader, "{") || take_word(reader, "[")) {
		*kind = reader->at[-1] == '{' ? JSON_OBJECT : JSON_LIST;
		if (++reader->depth > JSON_DEPTH_MAX)
			return refuse(reader, "deeper than 100 levels");
		rc = *kind == JSON_OBJECT ? check_object(reader)
					  : check_list(reader);
		reader->depth--;
	} else {
		rc = check_number(reader, kind);
	}
	return rc;
}

static int
check_end(struct reader *reader, const char *what)
{
	skip_blanks(reader);
	return reader->at == reader->end ? 0 : refuse(reader, what);
}

int
json_check(const char *bytes, size_t len, struct error *err)
{
	struct reader reader = {bytes, bytes + len, 0, err};
	enum json_kind kind;

	if (check_value(&reader, &kind) < 0)
		return -1;
	return check_end(&reader, "something stands behind the value");
}

/* What a string says; NULL for \u0000. No escape is shorter than what it
 * means, and all were checked. */
static const char *
say(struct arena *arena, const struct quoted *quoted)
{
	struct reader reader = {quoted->bytes, quoted->bytes + quoted->len, 0,
				NULL};
	char *text, *out;
	int32_t c;

	if (!quoted->escapes)
		return arena_bytes(arena, quoted->bytes, quoted->len);
	text = out = arena_get(arena, quoted->len + 1);
	while (reader.at < reader.end) {
		if (*reader.at != '\\') {
			*out++ = *reader.at++;
			continue;
		}
		reader.at++;
		if (!take_word(&reader, "u")) {
			const char *mark =
				memchr(marks, *reader.at++, sizeof(marks) - 1);

			*out++ = means[mark - marks];
			continue;
		}
		if (read_escape(&reader, &c) < 0 || c == 0)
			return NULL;
		out += utf8_encode(c, out);
	}
	return text;
}

static int
read_value(struct reader *reader, struct arena *arena, struct json_field *field)
{
	const char *from;
	size_t len;

	skip_blanks(reader);
	from = reader->at;
	if (check_value(reader, &field->kind) < 0)
		return -1;
	len = (size_t)(reader->at - from);
	if (field->kind == JSON_TEXT) {
		struct quoted quoted = {from + 1, len - 2,
					memchr(from, '\\', len) != NULL};

		field->text = say(arena, &quoted);
		return field->text ? 0 : refuse(reader, no_character);
	}
	if (field->kind < JSON_NUMBER)
		return 0;
	field->text = arena_bytes(arena, from, len);
	if (field->kind == JSON_NUMBER && !num_parse(field->text, &field->n))
		field->kind = JSON_DECIMAL;
	return 0;
}

static int
read_member(struct reader *reader, struct arena *arena, struct vec *fields)
{
	struct json_field field = {0};
	struct quoted key;

	if (check_key(reader, &key) < 0)
		return -1;
	field.key = say(arena, &key);
	if (!field.key)
		return refuse(reader, no_character);
	if (json_find(fields, field.key))
		return refuse(reader, "a key stands twice");
	if (fields->count == JSON_FIELDS_MAX)
		return refuse(reader, "more than 4096 keys");
	if (read_value(reader, arena, &field) < 0)
		return -1;
	*(struct json_field *)vec_add(fields, arena) = field;
	return 0;
}

int
json_read(struct arena *arena, const char *line, size_t len, struct vec *fields,
	  struct error *err)
{
	struct reader reader = {line, line + len, 1, err};

	*fields = (struct vec){.size = sizeof(struct json_field)};
	if (!take(&reader, '{'))
		return refuse(&reader, "no JSON object");
	if (!take(&reader, '}')) {
		do {
			if (read_member(&reader, arena, fields) < 0)
				return -1;
		} while (take(&reader, ','));
		if (!take(&reader, '}'))
			return refuse(&reader, "the object does not end");
	}
	return check_end(&reader, "something stands behind the object");
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
