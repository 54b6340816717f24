/* SPDX-License-Identifier: ISC
 * Leads: lists of them, and how their scores came true.
 */
#ifndef CLI_LEADING_H
#define CLI_LEADING_H

#include "cli/session.h"
#include "sell/leads.h"

/* Open the business and list; on stderr how a budget was spent. */
int
leading_list(struct session *session, const struct leads_question *question);

/* Bands as they came true since a day (NULL: since the rules are); on stderr
 * the rules that were left out. */
int
leading_calibrate(struct session *session, const char *until);

/* Rules learned from a table (file, "-": standard input) with a target, or from
 * the deals that are over (target NULL): a policy to paste, or rows where a
 * form was asked for; on stderr what is likely a leak. */
int
leading_learn(struct session *session, const char *file, const char *target,
	      const struct vec *without);

#endif
