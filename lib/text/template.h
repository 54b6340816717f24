/* SPDX-License-Identifier: ISC
 * Letters with gaps: "Dear {{first|customer}}, about {{case}} …".
 */
#ifndef TEXT_TEMPLATE_H
#define TEXT_TEMPLATE_H

#include <stddef.h>

#include "base/error.h"

struct arena;

struct template_value {
	const char *name;
	const char *value; /* NULL or "": missing */
};

/* text with every {{name}} replaced by its value, and {{name|else}} by else
 * where that is missing ({{name}} by nothing); blanks inside the braces, at
 * the ends of name and else, do not count. Values stand as they are: braces in
 * them mean nothing. The result is in the arena. ERR_POLICY: a name not among
 * values (the nearest and all are in the hint), a {{ without }} on its line. */
int
template_fill(struct arena *arena, const char *text,
	      const struct template_value *values, size_t count, char **out,
	      struct error *err);

/* The same refusals without filling. */
int
template_check(const char *text, const char *const *names, size_t count,
	       struct error *err);

#endif
