/* SPDX-License-Identifier: ISC
 * Importing a foreign file: read and checked whole, then written in one batch.
 *
 *	import_open, import_check: no lock is held; then a batch is begun,
 *	import_write, and the batch is kept; import_close in any case.
 */
#ifndef EXCHANGE_IMPORT_H
#define EXCHANGE_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "domain/business.h"
#include "model/row.h"
#include "text/source.h"

struct import;

struct import_setting {
	const char *file;			       /* its name, "stdin" */
	source_read *read;			       /* text/source.h */
	int (*again)(void *cookie, struct error *err); /* from the beginning */
	void *cookie;
	const char *noun;     /* NULL: of the mapping, else parties */
	const char *as;	      /* vcard, csv, tsv, json; NULL: by content */
	const char *map;      /* pairs, or the name of a mapping; NULL */
	const char *save_map; /* the name to keep it under; NULL */
	const char *columns;  /* "a,b,c": the file has no header; NULL */
	const char *decimal, *dates, *source, *on_match; /* NULL: not said */
	const char *const *tags;
	size_t tag_count;
	const char *const *only; /* conditions, see only.h */
	size_t only_count;
	bool create;	 /* make who is mentioned and unknown */
	bool keep_going; /* a bad row is passed over */
	/* Bytes for --rejects; NULL: they are not wanted. */
	int (*reject)(void *cookie, const char *bytes, size_t len,
		      struct error *err);
	/* A line for the user. */
	void (*say)(void *cookie, const char *text);
	/* So many rows are done, in the second reading or the first; NULL. */
	void (*progress)(void *cookie, bool writing, int64_t rows);
};

/* Errors, besides those of the file: ERR_USAGE for options that mean nothing,
 * ERR_UNAVAILABLE for a noun that comes later, ERR_POLICY for a bad mapping. */
int
import_open(struct business *business, const struct import_setting *setting,
	    struct import **import, struct error *err);

/* Read the file once. ERR_DATA, "FILE:12: what", at the first bad row, unless
 * bad ones are passed over; for dates and numbers with two readings; for
 * columns that the mapping names and are not there. */
int
import_check(struct import *import, struct error *err);

/* Read it again and write, inside the batch that is begun. */
int
import_write(struct import *import, struct error *err);

/* The counts; they add up to the rows. id is 0 where nothing was written. */
void
import_row(const struct import *import, struct import_row *row);

/* What a batch made before, as far as the record knows: --key again. */
int
import_again(struct business *business, struct id batch, const char *noun,
	     struct import_row *row, struct error *err);

/* NULL is fine. */
void
import_close(struct import *import);

#endif
