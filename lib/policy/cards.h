/* SPDX-License-Identifier: ISC
 * The section cards of a policy: what guests are asked, and where.
 */
#ifndef POLICY_CARDS_H
#define POLICY_CARDS_H

#include "policy/node.h"
#include "policy/policy.h"

struct str;

/* The kinds are read already. */
int
cards_read(const struct node_source *source, const struct yaml_node *node,
	   struct policy *policy);

/* As YAML that cards_read reads back the same. */
void
cards_write(struct str *out, const struct policy_cards *cards);

#endif
