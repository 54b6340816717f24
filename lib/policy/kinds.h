/* SPDX-License-Identifier: ISC
 * Kinds of voices, their clocks and gates, and the tiers, out of a policy.
 */
#ifndef POLICY_KINDS_H
#define POLICY_KINDS_H

#include "policy/node.h"
#include "policy/policy.h"

/* Both need the calendars of the policy, kinds_read_tiers its kinds too. */
int
kinds_read(const struct node_source *source, const struct yaml_node *node,
	   struct policy *policy);

int
kinds_read_tiers(const struct node_source *source, const struct yaml_node *node,
		 struct policy *policy);

/* The words of a gate, in the order they are asked for. */
#define KINDS_GATE_WORDS 4
extern const char *const kinds_gate_words[KINDS_GATE_WORDS];

#endif
