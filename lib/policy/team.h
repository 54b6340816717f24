/* SPDX-License-Identifier: ISC
 * Our own people, their desks and the ladder, out of a policy.
 */
#ifndef POLICY_TEAM_H
#define POLICY_TEAM_H

#include "policy/node.h"
#include "policy/policy.h"

/* People, champion, and whom everybody reports to: who says nothing reports
 * to the champion, unless that would make a loop. */
int
team_read_people(const struct node_source *source, const struct yaml_node *root,
		 struct policy *policy);

/* These need the people; desks need the kinds, too. */
int
team_read_desks(const struct node_source *source, const struct yaml_node *node,
		struct policy *policy);

int
team_read_channels(const struct node_source *source,
		   const struct yaml_node *node, struct policy *policy);

/* A list of our people, none of them twice; may be empty. */
int
team_read_names(const struct node_source *source, const struct yaml_node *node,
		const char *what, const struct policy *policy,
		const char *const **names, size_t *count);

int
team_read_ladder(const struct node_source *source, const struct yaml_node *node,
		 struct policy *policy);

/* A mail address. */
int
team_read_mail(const struct node_source *source, const struct yaml_node *node,
	       const char *what, const char **mail);

#endif
