/* SPDX-License-Identifier: ISC
 * Who wrote what, when: batches, and the columns of a record.
 */
#ifndef KEEP_HISTORY_H
#define KEEP_HISTORY_H

#include <stdint.h>

#include "base/error.h"
#include "domain/business.h"
#include "model/row.h"

/* Each is called with a row that lives until it returns; below 0 ends the walk
 * with the callee's err. */
typedef int
history_batch(void *cookie, const struct batch_row *row, struct error *err);
typedef int
history_change(void *cookie, const struct change_row *row, struct error *err);

/* What an operand of crm-history means. letter 0: the batches of person, or
 * all (person NULL). */
struct history_of {
	char letter;
	struct id id;
	const char *person;
};

/* An id of any kind, one of our people ("@nina", "me"), else a party by name;
 * NULL: all batches. ERR_NO for what is not there. */
int
history_find(struct business *business, const char *word, struct history_of *of,
	     struct error *err);

/* Batches, newest first, those of person alone unless that is NULL; at most
 * limit, below 0 for all. */
int
history_batches(struct business *business, const char *person, int64_t limit,
		history_batch *each, void *cookie, struct error *err);

/* The columns of a record: as it was made, then each change, oldest first. For
 * a batch: all that it wrote. At most limit rows, below 0 for all. */
int
history_changes(struct business *business, const struct history_of *of,
		int64_t limit, history_change *each, void *cookie,
		struct error *err);

/* A value as people read it, from the form in which the journal keeps it; NULL
 * stays NULL. */
const char *
history_value(struct arena *arena, const struct column *column,
	      const char *stored);

/* The row of one batch, strings in the arena; ERR_NO when it is not there. */
int
history_row(struct business *business, struct arena *arena, struct id id,
	    struct batch_row *row, struct error *err);

#endif
