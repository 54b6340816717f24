/* SPDX-License-Identifier: ISC
 * Text that grows.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* {0} is an empty string. data is NUL-terminated once anything was added;
 * str_get gives "" before that. */
struct str {
	char *data;
	size_t len;
	size_t cap;
};

void
str_add(struct str *str, const char *text);

void
str_add_bytes(struct str *str, const void *bytes, size_t len);

void
str_add_char(struct str *str, char c);

/* Room for len bytes at the end, which the caller writes. */
char *
str_room(struct str *str, size_t len);

void
str_add_int(struct str *str, int64_t n);

void
str_print(struct str *str, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

const char *
str_get(const struct str *str);

/* Empty it and keep its memory. */
void
str_clear(struct str *str);

void
str_free(struct str *str);

/* Its text in the arena, and the string freed. */
char *
str_keep(struct str *str, struct arena *arena);

/* Whether text begins with head. */
bool
str_begins(const char *text, const char *head);

/* Equal, where NULL and "" are the same. */
bool
str_same(const char *a, const char *b);

/* The word of words[0..count) nearest to typed (edit distance at most a
 * third of its length, at least 1), or NULL: for "did you mean". */
const char *
str_nearest(const char *typed, const char *const *words, size_t count);

/* Whether name is one of the words, one blank between each two. */
bool
str_among(const char *words, const char *name);

#endif
