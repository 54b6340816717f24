/* SPDX-License-Identifier: ISC
 * The section deals of a policy.
 */
#ifndef POLICY_DEALS_H
#define POLICY_DEALS_H

#include "base/str.h"
#include "policy/node.h"
#include "policy/policy.h"

/* These need the people. */
int
deals_read(const struct node_source *source, const struct yaml_node *node,
	   struct policy *policy);

void
deals_write(struct str *out, const struct policy_deals *deals);

#endif
