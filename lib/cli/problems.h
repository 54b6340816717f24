/* SPDX-License-Identifier: ISC
 * The verbs of crm-problem.
 */
#ifndef CLI_PROBLEMS_H
#define CLI_PROBLEMS_H

#include "cli/session.h"

struct problems_options {
	const char *product;
};

/* Do what the first operand says: new, join, leave, similar, cause, fix or
 * list. ERR_USAGE for another, and for options that the verb does not take. */
int
problems_run(struct session *session, const struct problems_options *options);

/* crm-edit r1 field=value …: the operands are the problem and the settings. */
int
problems_edit(struct session *session);

/* "like r1 (3 cases): new seals are sent", where a person at a terminal may
 * want to know of the problem a complaint is like; else NULL. */
const char *
problems_hint(struct session *session, const char *text);

/* A session_say: "r1 Brittle seals: open, nina owns it, 3 cases, 2 open". */
void
problems_say(struct str *line, const struct business *business,
	     const void *row);

#endif
