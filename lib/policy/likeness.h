/* SPDX-License-Identifier: ISC
 * The section dupes of a policy: what makes two records the same person.
 */
#ifndef POLICY_LIKENESS_H
#define POLICY_LIKENESS_H

#include "policy/node.h"
#include "policy/policy.h"

struct str;

int
likeness_read(const struct node_source *source, const struct yaml_node *node,
	      struct policy_dupes *dupes);

/* As YAML that likeness_read reads back the same. */
void
likeness_write(struct str *out, const struct policy_dupes *dupes);

#endif
