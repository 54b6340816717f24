/* SPDX-License-Identifier: ISC
 * From the tree of a policy to its structs.
 */
#ifndef POLICY_READ_H
#define POLICY_READ_H

#include <stddef.h>

#include "policy/node.h"
#include "policy/policy.h"

/* Fill policy from root, a whole policy (overlay.h). What one value alone or
 * a name can tell is refused here, the rest in check.h. */
int
read_policy(const struct node_source *source, const struct yaml_node *root,
	    int (*check_zone)(const char *zone, struct error *err),
	    struct policy *policy);

#endif
