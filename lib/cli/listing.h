/* SPDX-License-Identifier: ISC
 * A list printed as it was asked for.
 */
#ifndef CLI_LISTING_H
#define CLI_LISTING_H

#include <stddef.h>

#include "cli/session.h"

/* Print the rows of that list (domain/find.h) that count filters from the
 * first on leave, with the columns, order and limit of the common options; the
 * session is open. Status 1 where there are none. */
int
listing_print(struct session *session, const char *noun, char *const *filters,
	      size_t count);

/* For a command of several verbs, of which the last is "list [filter ...]":
 * open the session, and print what the operands behind the verb ask for. */
int
listing_verb(struct session *session, const char *noun);

#endif
