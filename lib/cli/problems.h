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

/* A session_say: "r1 Brittle seals: open, nina owns it, 3 cases, 2 open". */
void
problems_say(struct str *line, const struct business *business,
	     const void *row);

#endif
