/* SPDX-License-Identifier: ISC
 * Text that grows.
 */
#include "base/str.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static void
reserve(struct str *str, size_t more)
{
	size_t need = str->len + more + 1;

	assert(need > more);
	if (need <= str->cap)
		return;
	str->cap = need < 64 ? 64 : need + need / 2;
	str->data = arena_grow(str->data, str->cap);
}

void
str_add_bytes(struct str *str, const void *bytes, size_t len)
{
	reserve(str, len);
	if (len)
		memcpy(str->data + str->len, bytes, len);
	str->len += len;
	str->data[str->len] = '\0';
}

void
str_add(struct str *str, const char *text)
{
	str_add_bytes(str, text, strlen(text));
}

void
str_add_char(struct str *str, char c)
{
	reserve(str, 1);
	str->data[str->len++] = c;
	str->data[str->len] = '\0';
}

char *
str_room(struct str *str, size_t len)
{
	char *room;

	reserve(str, len);
	room = str->data + str->len;
	str->len += len;
	str->data[str->len] = '\0';
	return room;
}

void
str_add_int(struct str *str, int64_t n)
{
	char digits[24];
	char *p = digits + sizeof(digits);
	uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;

	do
		*--p = (char)('0' + u % 10);
	while ((u /= 10) > 0);
	if (n < 0)
		*--p = '-';
	str_add_bytes(str, p, (size_t)(digits + sizeof(digits) - p));
}

void
str_print(struct str *str, const char *fmt, ...)
{
	va_list ap;
	size_t room;
	int len;

	reserve(str, 0);
	room = str->cap - str->len;
	va_start(ap, fmt);
	len = vsnprintf(str->data + str->len, room, fmt, ap);
	va_end(ap);
	assert(len >= 0);
	if ((size_t)len >= room) {
		reserve(str, (size_t)len);
		va_start(ap, fmt);
		(void)vsnprintf(str->data + str->len, (size_t)len + 1, fmt, ap);
		va_end(ap);
	}
	str->len += (size_t)len;
}

const char *
str_get(const struct str *str)
{
	return str->data ? str->data : "";
}

void
str_clear(struct str *str)
{
	str->len = 0;
	if (str->data)
		str->data[0] = '\0';
}

void
str_free(struct str *str)
{
	free(str->data);
	*str = (struct str){0};
}

char *
str_keep(struct str *str, struct arena *arena)
{
	char *text = arena_bytes(arena, str_get(str), str->len);

	str_free(str);
	return text;
}

bool
str_begins(const char *text, const char *head)
{
	return strncmp(text, head, strlen(head)) == 0;
}

bool
str_same(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

#define NEAREST_MAX 40 /* no option, key or kind of ours is longer */

/* Edits from a to b, a swap of neighbours being one (optimal string alignment,
 * Damerau 1964 restricted); both words at most NEAREST_MAX bytes. */
static size_t
distance(const char *a, const char *b)
{
	size_t rows[3][NEAREST_MAX + 1];
	size_t la = strlen(a), lb = strlen(b), i, j;

	for (j = 0; j <= lb; j++)
		rows[0][j] = j;
	for (i = 1; i <= la; i++) {
		const size_t *above = rows[(i - 1) % 3];
		const size_t *two_above = rows[(i + 1) % 3];
		size_t *row = rows[i % 3];

		row[0] = i;
		for (j = 1; j <= lb; j++) {
			size_t best = above[j - 1] + (a[i - 1] != b[j - 1]);

			if (above[j] + 1 < best)
				best = above[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && two_above[j - 2] + 1 < best)
				best = two_above[j - 2] + 1;
			row[j] = best;
		}
	}
	return rows[la % 3][lb];
}

const char *
str_nearest(const char *typed, const char *const *words, size_t count)
{
	size_t len = strlen(typed), i;
	size_t best = len / 3 > 1 ? len / 3 : 1;
	const char *nearest = NULL;

	if (len > NEAREST_MAX)
		return NULL;
	for (i = 0; i < count; i++) {
		size_t d;

		if (strlen(words[i]) > NEAREST_MAX)
			continue;
		d = distance(typed, words[i]);
		if (d < best || (d == best && !nearest)) {
			best = d;
			nearest = words[i];
		}
	}
	return nearest;
}

bool
str_among(const char *words, const char *name)
{
	size_t len = strlen(name);

	while (*words) {
		size_t n = strcspn(words, " ");

		if (n == len && strncmp(words, name, n) == 0)
			return true;
		words += n + (words[n] == ' ');
	}
	return false;
}
