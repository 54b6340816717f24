/* SPDX-License-Identifier: ISC
 * The schema files, embedded at build time in the order of their names, and
 * whether a database has exactly that schema.
 */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <stddef.h>

#include "base/error.h"

struct driver;

struct schema_file {
	const char *name; /* 001-record.sql */
	const char *sql;
};

extern const struct schema_file store_schema[];
extern const size_t store_schema_count;

/* Whether the database has the schema of the first `edition` files. SQL keeps
 * the text of each CREATE as it was written, and a released schema
 * file never changes: each text of the database must stand in the files, and
 * there must be as many. Refuses, ERR_DATA, a trigger, view, table, index or
 * column too many or too few: a foreign schema could lie to every command. */
int
schema_check(struct driver *driver, const char *path, size_t edition,
	     struct error *err);

#endif
