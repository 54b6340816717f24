/* SPDX-License-Identifier: ISC
 * The outbox handed over, and listed.
 */
#ifndef CLI_SENDING_H
#define CLI_SENDING_H

#include <stdbool.h>

struct session;
struct vec;

/* Give each letter that is due to the mailer, with no lock held meanwhile, and
 * record what came of it: struct message_row into rows. What there is to say
 * is said. */
int
sending_due(struct session *session, struct vec *rows);

/* Print what has not left, or, unless all, what would leave now; rehearsed and
 * all, letter by letter. */
int
sending_list(struct session *session, bool all);

#endif
