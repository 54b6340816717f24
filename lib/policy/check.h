/* SPDX-License-Identifier: ISC
 * What only the whole of a policy can tell.
 */
#ifndef POLICY_CHECK_H
#define POLICY_CHECK_H

#include "policy/node.h"
#include "policy/policy.h"

/* Refused: loops of reports-to; a complaint that asks less of its gate, is no
 * voice or has no first answer due; a note that is a voice; tiers with longer
 * clocks than the kind's; a ladder without levels, or one whose next level
 * climbs before the one below. */
int
check_policy(const struct node_source *source, const struct policy *policy);

#endif
