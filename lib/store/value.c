/* SPDX-License-Identifier: ISC
 * One field of a row as SQL, the journal and the hash see it.
 */
#include "store/value.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/num.h"
#include "store/driver.h"

bool
value_is_int(const struct column *column)
{
	static const bool is_int[] = {
		[KIND_ID] = true,	[KIND_DAY] = true,
		[KIND_INSTANT] = true,	[KIND_DURATION] = true,
		[KIND_NUMBER] = true,	[KIND_FLAG] = true,
		[KIND_ANY_ID] = false,	[KIND_WHEN] = false,
		[KIND_TEXT] = false,	[KIND_WORD] = false,
		[KIND_LIST] = false,	[KIND_BYTES] = false,
		[KIND_QUANTITY] = true, [KIND_REAL] = false,
		[KIND_MONEY] = false,
	};

	return is_int[column->kind];
}

/* All number kinds are one 64-bit member, flags apart. */
bool
value_int(const struct column *column, const void *row, int64_t *n)
{
	const void *field = column_value(column, row);

	if (column->kind == KIND_FLAG) {
		*n = ((const struct flag *)field)->yes;
		return true;
	}
	memcpy(n, field, sizeof(*n));
	return !column_missing(column, row);
}

static void
set_int(const struct column *column, void *row, int64_t n)
{
	void *field = column_field(column, row);

	if (column->kind == KIND_FLAG)
		((struct flag *)field)->yes = n != 0;
	else
		memcpy(field, &n, sizeof(n));
}

static void
set_missing(const struct column *column, void *row)
{
	if (column->kind == KIND_ID || column->kind == KIND_FLAG)
		set_int(column, row, 0);
	else if (value_is_int(column))
		set_int(column, row, INT64_MIN);
	else if (column->kind == KIND_BYTES)
		*(struct bytes *)column_field(column, row) =
			(struct bytes){NULL, 0};
	else
		((struct text *)column_field(column, row))->s = NULL;
}

static const char *
hex(struct arena *arena, const struct bytes *bytes)
{
	static const char digits[] = "0123456789abcdef";
	char *text = arena_get(arena, bytes->len * 2 + 1);
	size_t i;

	for (i = 0; i < bytes->len; i++) {
		text[2 * i] = digits[bytes->data[i] >> 4];
		text[2 * i + 1] = digits[bytes->data[i] & 15];
	}
	return text;
}

const char *
value_text(struct arena *arena, const struct column *column, const void *row,
	   char buf[VALUE_TEXT])
{
	const void *field = column_value(column, row);
	int64_t n;

	if (column_missing(column, row))
		return NULL;
	if (column->kind == KIND_BYTES)
		return hex(arena, field);
	if (!value_is_int(column))
		return ((const struct text *)field)->s;
	value_int(column, row, &n);
	(void)snprintf(buf, VALUE_TEXT, "%lld", (long long)n);
	return buf;
}

static int
nibble(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool
parse_hex(struct arena *arena, const char *text, struct bytes *bytes)
{
	size_t len = strlen(text), i;
	unsigned char *data;

	if (len % 2)
		return false;
	data = arena_get(arena, len / 2 + 1);
	for (i = 0; i < len; i += 2) {
		int high = nibble(text[i]), low = nibble(text[i + 1]);

		if (high < 0 || low < 0)
			return false;
		data[i / 2] = (unsigned char)(high << 4 | low);
	}
	*bytes = (struct bytes){data, len / 2};
	return true;
}

bool
value_parse(struct arena *arena, const struct column *column, void *row,
	    const char *text)
{
	void *field = column_field(column, row);
	int64_t n;

	if (!text) {
		set_missing(column, row);
		return true;
	}
	if (column->kind == KIND_BYTES)
		return parse_hex(arena, text, field);
	if (!value_is_int(column)) {
		((struct text *)field)->s = arena_text(arena, text);
		return true;
	}
	if (!num_parse(text, &n))
		return false;
	set_int(column, row, n);
	return true;
}

void
value_bind(struct query *query, int at, const struct column *column,
	   const void *row)
{
	const void *field = column_value(column, row);
	int64_t n;

	if (column_missing(column, row)) {
		driver_put_text(query, at, NULL);
	} else if (column->kind == KIND_BYTES) {
		const struct bytes *bytes = field;

		driver_put_bytes(query, at, bytes->data, bytes->len);
	} else if (value_is_int(column)) {
		value_int(column, row, &n);
		driver_put_int(query, at, n);
	} else {
		driver_put_text(query, at, ((const struct text *)field)->s);
	}
}

static void
load_int(struct query *query, int at, const struct column *column, void *row)
{
	int64_t n = driver_int(query, at);

	if (n == 0 && driver_missing(query, at))
		set_missing(column, row);
	else
		set_int(column, row, n);
}

static void
load_bytes(struct arena *arena, struct query *query, int at,
	   struct bytes *bytes)
{
	*bytes = (struct bytes){NULL, 0};
	if (driver_missing(query, at))
		return;
	bytes->data = driver_bytes(query, at, &bytes->len);
	if (arena)
		bytes->data = (const unsigned char *)arena_bytes(
			arena, bytes->data, bytes->len);
	else if (!bytes->data)
		bytes->data = (const unsigned char *)"";
}

void
value_load(struct arena *arena, struct query *query, int at,
	   const struct column *column, void *row)
{
	void *field = column_field(column, row);

	if (column->kind == KIND_BYTES) {
		load_bytes(arena, query, at, field);
	} else if (value_is_int(column)) {
		load_int(query, at, column, row);
	} else {
		const char *text = driver_text(query, at);

		((struct text *)field)->s =
			arena ? arena_text(arena, text) : text;
	}
}
