/* SPDX-License-Identifier: ISC
 * One policy laid over another.
 */
#ifndef POLICY_OVERLAY_H
#define POLICY_OVERLAY_H

struct arena;
struct yaml_node;

/* base with own laid over it: maps key by key, new keys behind the old ones;
 * a scalar or list replaces; "key:" alone leaves what base has. A kind that
 * base does not have is laid over its request, without the voice; base learns
 * of it. The result is in the arena and shares nodes of both. */
struct yaml_node *
overlay_policy(struct arena *arena, struct yaml_node *base,
	       const struct yaml_node *own);

#endif
