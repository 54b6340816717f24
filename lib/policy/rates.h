/* SPDX-License-Identifier: ISC
 * The section rates of a policy: what other currencies are worth in ours, and
 * from which day on.
 */
#ifndef POLICY_RATES_H
#define POLICY_RATES_H

#include <stdbool.h>

#include "base/money.h"
#include "base/time.h"
#include "policy/node.h"
#include "policy/policy.h"

struct str;

/* "2026-01-01: {USD: 0.92}": from that day on one of it is so many of ours.
 * Refused: no day, no currency, our own, a rate of nothing or of more than
 * nine decimals. */
int
rates_read(const struct node_source *source, const struct yaml_node *node,
	   struct policy *policy);

/* As YAML that rates_read reads back the same. */
void
rates_write(struct str *out, const struct policy *policy);

/* Change money into the currency of the policy by the last rate that began on
 * or before that day, to the nearest minor unit. False, and money as it is,
 * where there is none, or it would be more money than there is. */
bool
rates_change(const struct policy *policy, struct day on, struct money *money);

#endif
