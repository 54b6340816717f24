/* SPDX-License-Identifier: ISC
 * JSON Lines (RFC 8259, one object a line): flat objects in and out.
 */
#ifndef TEXT_JSON_H
#define TEXT_JSON_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"

struct arena;
struct str;

enum json_kind { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_TEXT };

struct json_field {
	const char *key;
	enum json_kind kind;
	int64_t n;	  /* JSON_NUMBER */
	const char *text; /* JSON_TEXT */
};

/* One object, as struct json_field into fields (set up here), owned by the
 * arena. Refused with ERR_DATA: what is no JSON or no object, objects and
 * lists inside it, numbers that are not whole or not in 64 bits, a key twice,
 * text that is no UTF-8, NUL however it is written. The text of the error
 * begins with what is wrong, no place. */
int
json_read(struct arena *arena, const char *line, size_t len, struct vec *fields,
	  struct error *err);

/* The field of that key, or NULL. */
const struct json_field *
json_find(const struct vec *fields, const char *key);

/* Add text as a JSON string, with what could act on a terminal written as
 * \uXXXX; NULL adds null. */
void
json_add_text(struct str *out, const char *text);

/* Add key and colon, with a comma before it unless it is the first of the
 * object. */
void
json_add_key(struct str *out, const char *key);

#endif
