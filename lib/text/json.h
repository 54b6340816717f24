/* SPDX-License-Identifier: ISC
 * JSON (RFC 8259): objects as rows, in and out.
 */
#ifndef TEXT_JSON_H
#define TEXT_JSON_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"

struct arena;
struct str;

#define JSON_DEPTH_MAX 100   /* lists and objects in each other */
#define JSON_FIELDS_MAX 4096 /* members of a row */

enum json_kind {
	JSON_NULL,
	JSON_FALSE,
	JSON_TRUE,
	JSON_NUMBER,  /* whole, in 64 bits */
	JSON_DECIMAL, /* any other number */
	JSON_TEXT,
	JSON_OBJECT,
	JSON_LIST
};

struct json_field {
	const char *key;
	enum json_kind kind;
	int64_t n;	  /* JSON_NUMBER */
	const char *text; /* JSON_TEXT: what it says; numbers, objects and
			   * lists: as they stand; else NULL */
};

/* One object, as struct json_field into fields (set up here), owned by the
 * arena. Refused with ERR_DATA: what json_check refuses, what is no object, a
 * key twice, \u0000 in a key or a text, more than JSON_FIELDS_MAX members.
 * The text of the error begins with what is wrong, no place. */
int
json_read(struct arena *arena, const char *line, size_t len, struct vec *fields,
	  struct error *err);

/* Whether bytes are one JSON value of any kind. Refused likewise: what RFC
 * 8259 does not allow, deeper than JSON_DEPTH_MAX, half of a \uD800 pair, what
 * is no UTF-8 or has NUL bytes or a byte order mark. */
int
json_check(const char *bytes, size_t len, struct error *err);

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
