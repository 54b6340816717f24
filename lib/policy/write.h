/* SPDX-License-Identifier: ISC
 * A policy as YAML.
 */
#ifndef POLICY_WRITE_H
#define POLICY_WRITE_H

#include "policy/policy.h"

struct str;

/* Add a value so that it reads back the same: as it is where that is plain,
 * else in double quotes. */
void
write_text(struct str *out, const char *text);

/* Likewise lines of text at the end of "key: ", six blanks deep where they can
 * stand as a block; ends its line. */
void
write_body(struct str *out, const char *text);
/* "KEY: [one, two]" and the end of the line, of words that are plain. */
void
write_names(struct str *out, const char *key, const char *const *names,
	    size_t count);

/* Add the whole policy; it reads back the same, places apart. */
void
write_policy(struct str *out, const struct policy *policy);

#endif
