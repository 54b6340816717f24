/* SPDX-License-Identifier: ISC
 * Values of a policy as YAML.
 */
#ifndef POLICY_SCALAR_H
#define POLICY_SCALAR_H

#include <stddef.h>

struct str;

/* Add a value so that it reads back the same: as it is where that is plain,
 * else in double quotes. */
void
scalar_text(struct str *out, const char *text);

/* Likewise lines of text at the end of "key: ", six blanks deep where they can
 * stand as a block; ends its line. */
void
scalar_body(struct str *out, const char *text);

/* "KEY: [one, two]" and the end of the line, of words that are plain. */
void
scalar_names(struct str *out, const char *key, const char *const *names,
	     size_t count);

#endif
