/* SPDX-License-Identifier: ISC
 * A table of trials onto a case: a row is a trial, a column a key.
 */
#ifndef CAUSE_OBSERVING_H
#define CAUSE_OBSERVING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cause/observation.h"
#include "exchange/incoming.h"

struct observing_setting {
	const char *name; /* of the table, for messages */
	source_read *read;
	void *cookie;	  /* of read, and of what follows */
	struct when when; /* of rows that do not say; may be MISSING */
	bool keep_going;  /* pass over bad rows */
	/* The notes of each trial (struct observation_row), good until it
	 * returns. */
	int (*each)(void *cookie, const struct vec *rows, struct error *err);
	/* The bytes of a bad row, its reason in it; may be NULL. */
	int (*reject)(void *cookie, const char *bytes, size_t len,
		      struct error *err);
	void (*say)(void *cookie, const char *text); /* on stderr */
};

struct observing_count {
	size_t rows; /* with the bad ones */
	size_t bad;
};

/* Keep every row of the table (text/csv.h, or JSON Lines) in the batch that is
 * begun. Missing values (text/note.h, NOTE_NONE) are not noted; a column "at"
 * is the time of the trial; "id" and columns without a name are left out, and
 * said. A bad row is ERR_DATA "NAME:17: …". Memory stays flat. */
int
observing_run(struct business *business, struct observation_book *book,
	      const struct observing_setting *setting,
	      struct observing_count *count, struct error *err);

#endif
