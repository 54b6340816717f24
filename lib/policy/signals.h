/* SPDX-License-Identifier: ISC
 * The section signals of a policy: how many false alarms are bearable.
 */
#ifndef POLICY_SIGNALS_H
#define POLICY_SIGNALS_H

#include <stdbool.h>

#include "policy/node.h"
#include "policy/policy.h"

struct str;

/* "1/month" (30 days), "2/year" (365), "1/week", "1/90d": 1 to 1000 times in 1
 * to 3650 days; false for anything else. */
bool
signals_rate(const char *text, struct policy_rate *rate);

int
signals_read(const struct node_source *source, const struct yaml_node *node,
	     struct policy *policy);

/* As YAML that signals_read reads back the same. */
void
signals_write(struct str *out, const struct policy_rate *rate);

#endif
