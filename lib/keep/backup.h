/* SPDX-License-Identifier: ISC
 * Verified copies of the database.
 */
#ifndef KEEP_BACKUP_H
#define KEEP_BACKUP_H

#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/column.h"

/* The copy that was made. */
struct backup_row {
	struct id id; /* its last batch */
	struct word head;
	struct text file;
};

extern const struct shape backup_row_shape;

/* A copy in DB.backups, by its name. */
struct backup_file {
	const char *name;
	struct instant at;
};

/* All of them, oldest first, into found; none where there is no such folder. */
int
backup_list(struct business *business, struct vec *found, struct error *err);

/* Copy the base to where: a file, which a sound copy then replaces; a folder,
 * which gets a file named after the base and the moment; NULL: the folder
 * DB.backups beside it. keep above 0 removes the oldest such files of the
 * folder beyond that many, once the new one is in its place; with a file it is
 * ERR_USAGE. A folder gets the policy too: DB.backups always, another one where
 * it has none. ERR_DATA when the copy is not sound. */
int
backup_make(struct business *business, const char *where, int64_t keep,
	    struct backup_row *row, struct error *err);

#endif
