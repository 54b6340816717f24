/* SPDX-License-Identifier: ISC
 * The schema files, embedded at build time in the order of their names.
 */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <stddef.h>

struct schema_file {
	const char *name; /* 001-record.sql */
	const char *sql;
};

extern const struct schema_file store_schema[];
extern const size_t store_schema_count;

#endif
