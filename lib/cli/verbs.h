/* SPDX-License-Identifier: ISC
 * Commands that have verbs: crm-kb use, crm-card deal.
 */
#ifndef CLI_VERBS_H
#define CLI_VERBS_H

#include <stddef.h>

#include "cli/session.h"

#define VERB_MANY ((size_t)-1)

struct verb {
	const char *name;
	int (*run)(struct session *session, const void *options);
	/* Of the options that not every verb honours those that it does,
	 * blanks between: own ones by their long name ("site"), those of
	 * GROUP_LIST, GROUP_KEEP, GROUP_AT, GROUP_TEXT and GROUP_STDIN as
	 * "sort", "limit", "n", "q", "key", "at", "m", "keep-going". */
	const char *takes;
	/* How many operands come behind the verb, and what they are: "which
	 * invoice?"; NULL: any. */
	const char *wanted;
	size_t fewest, most;
};

/* Run the verb that the first operand is; without operands the last of the
 * list. options is the command's own struct, as the passport describes it.
 * ERR_USAGE for no such verb, with the nearest and all, for an option that
 * the verb would ignore, and for operands too few or too many. */
int
verbs_run(struct session *session, const struct verb *verbs, size_t count,
	  const void *options);

#endif
