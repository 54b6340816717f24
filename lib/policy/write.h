/* SPDX-License-Identifier: ISC
 * A policy as YAML.
 */
#ifndef POLICY_WRITE_H
#define POLICY_WRITE_H

struct policy;
struct str;

/* Add the whole policy; it reads back the same, places apart. */
void
write_policy(struct str *out, const struct policy *policy);

#endif
