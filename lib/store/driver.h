/* SPDX-License-Identifier: ISC
 * The one place that knows SQLite.
 */
#ifndef STORE_DRIVER_H
#define STORE_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct driver; /* a connection */
struct query;  /* a prepared question, owned by its driver */

enum driver_mode {
	DRIVER_READ,
	DRIVER_WRITE,
	DRIVER_CREATE, /* the file exists and is empty */
	DRIVER_MEMORY  /* path is not used */
};

/* Open with the settings of crm(7), "Opening": WAL, FULL sync, no automatic
 * checkpoint, a schema that is not trusted. Errors are of these classes, never
 * the engine's words: ERR_AGAIN (locked), ERR_IO (full, cannot read or write),
 * ERR_DENIED (read-only), ERR_DATA (damaged, no database), ERR_MEMORY,
 * ERR_SOFTWARE. */
int
driver_open(const char *path, enum driver_mode mode, struct driver **driver,
	    struct error *err);

/* NULL is fine. */
void
driver_close(struct driver *driver);

/* Run statements that give no rows. */
int
driver_run(struct driver *driver, const char *sql, struct error *err);

/* Begin writing; where somebody else holds SQLite's own lock, wait for it at
 * most wait_ms. */
int
driver_begin_waiting(struct driver *driver, int64_t wait_ms, struct error *err);

/* Begin reading: everything until driver_rollback is of one moment. */
int
driver_begin_reading(struct driver *driver, struct error *err);

/* A failed commit leaves nothing, ERR_IO; where even that cannot be told,
 * ERR_UNKNOWN. */
int
driver_commit(struct driver *driver, struct error *err);

void
driver_rollback(struct driver *driver);

/* Fold the write-ahead log back into the file, without waiting for readers.
 * The caller holds the write lock; err may be NULL where what is left in the
 * log is no harm. */
int
driver_checkpoint(struct driver *driver, struct error *err);

/* Have driver_close fold the log in and remove it, if nobody else has the file
 * open. The caller holds the write lock. */
void
driver_fold_on_close(struct driver *driver);

/* Prepare sql, or take it from the connection's cache; nested use of the same
 * text gives a second one. End each with driver_done. */
int
driver_query(struct driver *driver, const char *sql, struct query **query,
	     struct error *err);

/* Bind by name, "$party"; a name that the question has not is an assertion.
 * Text and bytes must live until the next driver_step is done with; NULL binds
 * a missing value. */
void
driver_bind_int(struct query *query, const char *name, int64_t n);

void
driver_bind_text(struct query *query, const char *name, const char *text);

void
driver_bind_bytes(struct query *query, const char *name, const void *bytes,
		  size_t len);

void
driver_bind_null(struct query *query, const char *name);

/* 1 a row, 0 the end, -1 an error. */
int
driver_step(struct query *query, struct error *err);

/* Fields of the current row; text and bytes live until the next step. */
bool
driver_missing(struct query *query, int column);

int64_t
driver_int(struct query *query, int column);

/* NULL when missing. */
const char *
driver_text(struct query *query, int column);

const void *
driver_bytes(struct query *query, int column, size_t *len);

void
driver_done(struct query *query);

/* Bind by position, 1 and up: for record.c, whose text it forms. */
void
driver_put_int(struct query *query, int at, int64_t n);

void
driver_put_text(struct query *query, int at, const char *text);

void
driver_put_bytes(struct query *query, int at, const void *bytes, size_t len);

/* One number of one row, 0 when there is none. sql takes no values. */
int
driver_number(struct driver *driver, const char *sql, int64_t *n,
	      struct error *err);

/* SQLite's own words on the file's pages, "ok" when sound, into text. */
int
driver_integrity(struct driver *driver, char *text, size_t size,
		 struct error *err);

#endif
