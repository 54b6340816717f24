/* SPDX-License-Identifier: ISC
 * The section score of a policy.
 */
#ifndef POLICY_SCORING_H
#define POLICY_SCORING_H

#include "policy/node.h"
#include "policy/policy.h"

struct str;

/* Refused: rules without when or points, groups that no rule is in, bands that
 * do not come down or of which none is last, and what is no number, time or
 * name. The currency must be read. */
int
scoring_read(const struct node_source *source, const struct yaml_node *node,
	     struct policy *policy);

void
scoring_write(struct str *out, const struct policy *policy);

/* What the score of a lead comes from, as text: equal where leads would be
 * scored alike. */
char *
scoring_rules(struct arena *arena, const struct policy *policy);

#endif
