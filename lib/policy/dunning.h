/* SPDX-License-Identifier: ISC
 * The section dunning of a policy.
 */
#ifndef POLICY_DUNNING_H
#define POLICY_DUNNING_H

#include "policy/node.h"
#include "policy/policy.h"

struct str;

/* Needs the currency of the policy. */
int
dunning_read(const struct node_source *source, const struct yaml_node *node,
	     struct policy *policy);

void
dunning_write(struct str *out, const struct policy *policy);

#endif
