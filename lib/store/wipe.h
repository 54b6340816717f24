/* SPDX-License-Identifier: ISC
 * Nothing of what was blanked stays in the file: no freed page, no log.
 *
 * A note beside the database, DB.forgetting, says that this is still to be
 * done; it is there from before the commit until the file is clean.
 */
#ifndef STORE_WIPE_H
#define STORE_WIPE_H

#include "base/error.h"

struct arena;
struct store;

/* Before the commit of a batch that blanks: the note, with what (one line, for
 * people). */
int
wipe_begin(struct store *store, const char *what, struct error *err);

/* The batch was not kept after all. */
void
wipe_cancel(struct store *store);

/* Write the whole file anew under the write lock, empty the log, take the note
 * away. ERR_AGAIN while somebody writes or reads for longer than a few
 * seconds: the note stays. */
int
wipe_run(struct store *store, struct error *err);

/* What the note says, NULL when there is none. */
int
wipe_pending(struct store *store, struct arena *arena, const char **what,
	     struct error *err);

#endif
