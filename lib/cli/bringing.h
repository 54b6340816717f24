/* SPDX-License-Identifier: ISC
 * crm-import of a foreign file: read without the lock, written under it.
 */
#ifndef CLI_BRINGING_H
#define CLI_BRINGING_H

#include <stdbool.h>

#include "base/vec.h"
#include "cli/session.h"

/* The options of crm-import; NULL: not given. */
struct bringing {
	const char *noun;
	const char *as;
	const char *map;
	const char *save_map;
	const char *columns;
	const char *decimal;
	const char *dates;
	const char *source;
	const char *on_match;
	bool create;
	struct vec tags; /* const char * */
	struct vec only; /* const char * */
};

/* Import path, "-" is standard input, into the open session, and print what
 * came of it. */
int
bringing_run(struct session *session, const struct bringing *opt,
	     const char *path);

#endif
