/* SPDX-License-Identifier: ISC
 * Filters that stand in the policy.
 */
#ifndef DOMAIN_RULED_H
#define DOMAIN_RULED_H

#include <stddef.h>

#include "base/error.h"
#include "domain/business.h"
#include "domain/filter.h"
#include "policy/node.h"
#include "policy/policy.h"

/* The filters of a rule on parties; source is the file of the policy, and its
 * err is filled: ERR_POLICY with line, column and the nearest key. */
int
ruled_compile(const struct business *business, const struct policy_rule *rule,
	      const struct node_source *source, struct filter_asked *asked);

/* Whether every rule asks for what there is, errors as of ruled_compile. name
 * and text are those of the policy's file. A business without a store knows
 * only the facts that the policy speaks of. */
int
ruled_check(const struct business *business, const char *name, const char *text,
	    size_t len, struct error *err);

#endif
