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

/* Add the whole policy; it reads back the same, places apart. */
void
write_policy(struct str *out, const struct policy *policy);

#endif
