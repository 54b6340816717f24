/* SPDX-License-Identifier: ISC
 * Many rows at once into a table that has none: its indexes are made when all
 * of them are there, which costs less than half of keeping them in step.
 */
#ifndef STORE_BULK_H
#define STORE_BULK_H

#include "base/error.h"
#include "base/vec.h"
#include "model/table.h"

struct store;

struct bulk {
	struct vec indexes; /* const char *: how each is made */
};

/* Inside the batch: take the indexes of the table away. Who needs them waits
 * for bulk_end; a rollback brings them back too. */
int
bulk_begin(struct store *store, enum table_number table, struct bulk *bulk,
	   struct error *err);

/* Make them again, to the letter. Fine where none were taken. */
int
bulk_end(struct store *store, const struct bulk *bulk, struct error *err);

#endif
