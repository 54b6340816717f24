/* SPDX-License-Identifier: ISC
 * The one place that knows SQLite.
 */
#include "store/driver.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "base/arena.h"
#include "base/num.h"
#include "store/part.h"

#define CACHE 48 /* more questions than a command asks again and again */

/* For the moments when another program recovers the log of one that died, or
 * folds it in as the last to leave. */
#define WAIT_MS 5000

struct query {
	struct driver *driver;
	sqlite3_stmt *stmt;
	const char *sql; /* SQLite's copy */
	uint64_t used;	 /* the turn when it was asked last */
	bool busy;
};

struct driver {
	sqlite3 *db;
	sqlite3_stmt *rollback; /* ready, so that it needs no memory */
	bool begun;		/* a transaction is wanted */
	struct error lost;	/* why SQLite ended it by itself */
	struct query cache[CACHE];
	size_t cached;
	uint64_t turn;
};

static int
damaged(struct error *err)
{
	error_set(err, ERR_DATA, "the database is damaged");
	err->damaged = true;
	return error_hint(err, "keep a copy of the file and restore the "
			       "latest crm-backup");
}

/* One line for each class of error; the engine's words stay inside. */
static int
name_class(struct driver *driver, int rc, struct error *err)
{
	int extended = sqlite3_extended_errcode(driver->db);

	switch (rc & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return error_set(err, ERR_AGAIN,
				 "the database is locked by another program");
	case SQLITE_FULL:
		return error_set(err, ERR_IO, "the disk is full");
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return error_set(err, ERR_DENIED,
				 "the database or its -wal file cannot be "
				 "written here");
	case SQLITE_CANTOPEN:
		return error_set(err, ERR_DENIED,
				 "the database or its -wal file cannot be "
				 "opened");
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_SCHEMA:
		return damaged(err);
	case SQLITE_NOMEM:
		return error_set(err, ERR_MEMORY, "out of memory");
	case SQLITE_IOERR:
		if (extended == SQLITE_IOERR_NOMEM)
			return error_set(err, ERR_MEMORY, "out of memory");
		return error_set(err, ERR_IO,
				 "the database cannot be read or written");
	case SQLITE_CONSTRAINT:
		return error_set(err, ERR_DATA,
				 "the record refuses it: it is there already");
	case SQLITE_TOOBIG:
		return error_set(err, ERR_DATA, "a value is too large");
	case SQLITE_ERROR:
		if (strcmp(sqlite3_errmsg(driver->db),
			   "unsupported file format") == 0)
			return damaged(err);
		/* fall through */
	default:
		return error_set(err, ERR_SOFTWARE, "the database answered %d",
				 extended);
	}
}

/* Some errors end the transaction. What came after one that nobody looked at
 * would then be committed piece by piece. */
static bool
is_lost(const struct driver *driver)
{
	return driver->begun && sqlite3_get_autocommit(driver->db);
}

static int
fail(struct driver *driver, int rc, struct error *err)
{
	struct error none = {0};

	if (!err)
		err = &none;
	name_class(driver, rc, err);
	if (is_lost(driver))
		driver->lost = *err;
	return -1;
}

static int
fail_lost(const struct driver *driver, struct error *err)
{
	if (driver->lost.code == ERR_NONE)
		return error_set(err, ERR_IO,
				 "the database cannot be read or written");
	if (err)
		*err = driver->lost;
	return -1;
}

static int
set_limits(sqlite3 *db)
{
	static const int limits[][2] = {
		{SQLITE_LIMIT_LENGTH, 64 << 20},
		{SQLITE_LIMIT_SQL_LENGTH, 100000},
		{SQLITE_LIMIT_COLUMN, 64},
		{SQLITE_LIMIT_EXPR_DEPTH, 1000},
		{SQLITE_LIMIT_COMPOUND_SELECT, 8},
		{SQLITE_LIMIT_ATTACHED, 1},
		{SQLITE_LIMIT_TRIGGER_DEPTH, 5},
		{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000},
	};
	static const int switches[][2] = {
		{SQLITE_DBCONFIG_DEFENSIVE, 1},
		{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
		{SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1},
		{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
		{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
		{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
		{SQLITE_DBCONFIG_DQS_DML, 0},
		{SQLITE_DBCONFIG_DQS_DDL, 0},
	};
	size_t i;

	for (i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		sqlite3_limit(db, limits[i][0], limits[i][1]);
	for (i = 0; i < sizeof(switches) / sizeof(switches[0]); i++) {
		int rc = sqlite3_db_config(db, switches[i][0], switches[i][1],
					   NULL);

		if (rc != SQLITE_OK)
			return rc;
	}
	return SQLITE_OK;
}

/* crm_part(text, part): part-of-text search, see store/part.h. */
static void
answer_part(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *text = (const char *)sqlite3_value_text(values[0]);
	const char *part = (const char *)sqlite3_value_text(values[1]);

	(void)count;
	sqlite3_result_int(context, part_of(text, part));
}

/* crm_number(text): the number that it is, in thousandths, or nothing. */
static void
answer_number(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *text = (const char *)sqlite3_value_text(values[0]);
	int64_t n;

	(void)count;
	if (text && num_thousandths(text, &n))
		sqlite3_result_int64(context, n);
	else
		sqlite3_result_null(context);
}

static int
add_functions(sqlite3 *db)
{
	static const int how =
		SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
	int rc = sqlite3_create_function(db, "crm_part", 2, how, NULL,
					 answer_part, NULL, NULL);

	return rc == SQLITE_OK
		       ? sqlite3_create_function(db, "crm_number", 1, how, NULL,
						 answer_number, NULL, NULL)
		       : rc;
}

/* journal_mode answers with the mode that it took. */
static int
set_wal(struct driver *driver, struct error *err)
{
	sqlite3_stmt *stmt = NULL;
	int rc = sqlite3_prepare_v2(driver->db, "PRAGMA journal_mode=WAL", -1,
				    &stmt, NULL);
	bool wal = false;

	if (rc == SQLITE_OK) {
		rc = sqlite3_step(stmt);
		wal = rc == SQLITE_ROW &&
		      strcmp((const char *)sqlite3_column_text(stmt, 0),
			     "wal") == 0;
		if (rc == SQLITE_ROW)
			rc = SQLITE_OK;
	}
	sqlite3_finalize(stmt);
	if (rc != SQLITE_OK)
		return fail(driver, rc, err);
	if (!wal)
		return error_set(err, ERR_IO,
				 "this file system cannot hold a database");
	return 0;
}

int
driver_open(const char *path, enum driver_mode mode, struct driver **out,
	    struct error *err)
{
	int flags = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_PRIVATECACHE |
		    SQLITE_OPEN_NOMUTEX |
		    (mode == DRIVER_READ ? SQLITE_OPEN_READONLY
					 : SQLITE_OPEN_READWRITE);
	struct driver *driver = arena_grow(NULL, sizeof(*driver));
	int rc;

	memset(driver, 0, sizeof(*driver));
	/* One thread, and nobody asks for statistics; both are refused, which
	 * is fine, when SQLite is at work already. */
	(void)sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	if (mode == DRIVER_MEMORY)
		flags |= SQLITE_OPEN_MEMORY;
	rc = sqlite3_open_v2(mode == DRIVER_MEMORY ? ":memory:" : path,
			     &driver->db, flags, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_busy_timeout(driver->db, WAIT_MS);
	if (rc == SQLITE_OK)
		rc = set_limits(driver->db);
	if (rc == SQLITE_OK)
		rc = add_functions(driver->db);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(driver->db,
				  "PRAGMA synchronous=FULL;"
				  "PRAGMA wal_autocheckpoint=0;"
				  "PRAGMA cell_size_check=ON;"
				  "PRAGMA temp_store=FILE;"
				  "PRAGMA mmap_size=0",
				  NULL, NULL, NULL);
	if (rc != SQLITE_OK) {
		fail(driver, rc, err);
		driver_close(driver);
		return -1;
	}
	if (mode == DRIVER_CREATE && set_wal(driver, err) < 0) {
		driver_close(driver);
		return -1;
	}
	*out = driver;
	return 0;
}

void
driver_close(struct driver *driver)
{
	size_t i;

	if (!driver)
		return;
	for (i = 0; i < driver->cached; i++)
		sqlite3_finalize(driver->cache[i].stmt);
	sqlite3_finalize(driver->rollback);
	sqlite3_close(driver->db);
	free(driver);
}

int
driver_run(struct driver *driver, const char *sql, struct error *err)
{
	int rc;

	if (is_lost(driver))
		return fail_lost(driver, err);
	rc = sqlite3_exec(driver->db, sql, NULL, NULL, NULL);
	return rc == SQLITE_OK ? 0 : fail(driver, rc, err);
}

static int
begin(struct driver *driver, const char *sql, struct error *err)
{
	int rc = SQLITE_OK;

	if (!driver->rollback)
		rc = sqlite3_prepare_v3(driver->db, "ROLLBACK", -1,
					SQLITE_PREPARE_PERSISTENT,
					&driver->rollback, NULL);
	if (rc != SQLITE_OK)
		return fail(driver, rc, err);
	if (driver_run(driver, sql, err) < 0)
		return -1;
	driver->begun = true;
	driver->lost = (struct error){0};
	return 0;
}

int
driver_begin_waiting(struct driver *driver, int64_t wait_ms, struct error *err)
{
	int rc;

	sqlite3_busy_timeout(driver->db, (int)wait_ms);
	rc = begin(driver, "BEGIN IMMEDIATE", err);
	sqlite3_busy_timeout(driver->db, WAIT_MS);
	return rc;
}

int
driver_begin_reading(struct driver *driver, struct error *err)
{
	return begin(driver, "BEGIN", err);
}

void
driver_fold_on_close(struct driver *driver)
{
	sqlite3_db_config(driver->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0,
			  NULL);
}

int
driver_commit(struct driver *driver, struct error *err)
{
	int rc;

	if (is_lost(driver)) {
		driver->begun = false;
		return fail_lost(driver, err);
	}
	rc = sqlite3_exec(driver->db, "COMMIT", NULL, NULL, NULL);
	if (rc == SQLITE_OK) {
		driver->begun = false;
		return 0;
	}
	fail(driver, rc, err);
	driver_rollback(driver);
	/* The log may hold the unsynced commit, which a later opening would
	 * find: cut it off, or say that nobody knows. On a full disk it is
	 * never whole. */
	if (rc == SQLITE_FULL)
		(void)driver_checkpoint(driver, NULL);
	else if ((rc & 0xFF) != SQLITE_BUSY &&
		 sqlite3_wal_checkpoint_v2(driver->db, NULL,
					   SQLITE_CHECKPOINT_TRUNCATE, NULL,
					   NULL) != SQLITE_OK)
		return error_set(err, ERR_UNKNOWN,
				 "the disk failed: it may have been kept or "
				 "not");
	return -1;
}

void
driver_rollback(struct driver *driver)
{
	driver->begun = false;
	if (sqlite3_get_autocommit(driver->db))
		return;
	sqlite3_step(driver->rollback);
	sqlite3_reset(driver->rollback);
}

int
driver_checkpoint(struct driver *driver, struct error *err)
{
	int rc;

	sqlite3_busy_timeout(driver->db, 0);
	rc = sqlite3_wal_checkpoint_v2(driver->db, NULL,
				       SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	sqlite3_busy_timeout(driver->db, WAIT_MS);
	return rc == SQLITE_OK ? 0 : fail(driver, rc, err);
}

static struct query *
cache_slot(struct driver *driver, const char *sql)
{
	struct query *idle = NULL;
	size_t i;

	for (i = 0; i < driver->cached; i++) {
		struct query *query = &driver->cache[i];

		if (query->busy)
			continue;
		if (strcmp(query->sql, sql) == 0)
			return query;
		if (!idle || query->used < idle->used)
			idle = query;
	}
	if (driver->cached < CACHE)
		return &driver->cache[driver->cached++];
	assert(idle);
	sqlite3_finalize(idle->stmt);
	*idle = (struct query){0};
	return idle;
}

int
driver_query(struct driver *driver, const char *sql, struct query **out,
	     struct error *err)
{
	struct query *query;
	int rc;

	if (is_lost(driver))
		return fail_lost(driver, err);
	query = cache_slot(driver, sql);
	query->driver = driver;
	query->used = ++driver->turn;
	if (!query->stmt) {
		rc = sqlite3_prepare_v3(driver->db, sql, -1,
					SQLITE_PREPARE_PERSISTENT, &query->stmt,
					NULL);
		if (rc != SQLITE_OK) {
			query->sql = "";
			return fail(driver, rc, err);
		}
		query->sql = sqlite3_sql(query->stmt);
	}
	query->busy = true;
	*out = query;
	return 0;
}

static int
place(struct query *query, const char *name)
{
	int at = sqlite3_bind_parameter_index(query->stmt, name);

	assert(at > 0);
	return at;
}

void
driver_put_int(struct query *query, int at, int64_t n)
{
	sqlite3_bind_int64(query->stmt, at, n);
}

void
driver_put_text(struct query *query, int at, const char *text)
{
	if (text)
		sqlite3_bind_text(query->stmt, at, text, -1, SQLITE_STATIC);
	else
		sqlite3_bind_null(query->stmt, at);
}

void
driver_put_bytes(struct query *query, int at, const void *bytes, size_t len)
{
	if (bytes)
		sqlite3_bind_blob64(query->stmt, at, bytes, len, SQLITE_STATIC);
	else
		sqlite3_bind_null(query->stmt, at);
}

void
driver_bind_int(struct query *query, const char *name, int64_t n)
{
	driver_put_int(query, place(query, name), n);
}

void
driver_bind_text(struct query *query, const char *name, const char *text)
{
	driver_put_text(query, place(query, name), text);
}

void
driver_bind_bytes(struct query *query, const char *name, const void *bytes,
		  size_t len)
{
	driver_put_bytes(query, place(query, name), bytes, len);
}

void
driver_bind_null(struct query *query, const char *name)
{
	sqlite3_bind_null(query->stmt, place(query, name));
}

int
driver_step(struct query *query, struct error *err)
{
	int rc;

	if (is_lost(query->driver))
		return fail_lost(query->driver, err);
	rc = sqlite3_step(query->stmt);
	if (rc == SQLITE_ROW)
		return 1;
	if (rc == SQLITE_DONE)
		return 0;
	return fail(query->driver, rc, err);
}

bool
driver_missing(struct query *query, int column)
{
	return sqlite3_column_type(query->stmt, column) == SQLITE_NULL;
}

int64_t
driver_int(struct query *query, int column)
{
	return sqlite3_column_int64(query->stmt, column);
}

/* SQLite answers "missing" where it had no memory for the answer. */
static void
need_memory(const struct query *query)
{
	if (sqlite3_errcode(query->driver->db) == SQLITE_NOMEM)
		arena_exhausted();
}

const char *
driver_text(struct query *query, int column)
{
	const char *text =
		(const char *)sqlite3_column_text(query->stmt, column);

	if (!text)
		need_memory(query);
	return text;
}

const void *
driver_bytes(struct query *query, int column, size_t *len)
{
	const void *bytes = sqlite3_column_blob(query->stmt, column);

	if (!bytes)
		need_memory(query);
	*len = (size_t)sqlite3_column_bytes(query->stmt, column);
	return bytes;
}

void
driver_done(struct query *query)
{
	if (!query)
		return;
	sqlite3_reset(query->stmt);
	sqlite3_clear_bindings(query->stmt);
	query->busy = false;
}

int
driver_number(struct driver *driver, const char *sql, int64_t *n,
	      struct error *err)
{
	struct query *query;
	int step;

	if (driver_query(driver, sql, &query, err) < 0)
		return -1;
	step = driver_step(query, err);
	*n = step > 0 ? driver_int(query, 0) : 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

/* A page that could not be read, for want of memory or by the disk's fault,
 * is not a damaged one. */
static bool
unread(const char *text, int *rc)
{
	static const char words[] = "unable to get the page. error code=";
	const char *at = strstr(text, words);

	*rc = at ? (int)strtol(at + sizeof(words) - 1, NULL, 10) : SQLITE_OK;
	return (*rc & 0xFF) == SQLITE_NOMEM || (*rc & 0xFF) == SQLITE_IOERR;
}

int
driver_integrity(struct driver *driver, char *text, size_t size,
		 struct error *err)
{
	struct query *query;
	int step, rc;

	if (driver_query(driver, "PRAGMA integrity_check(1)", &query, err) < 0)
		return -1;
	step = driver_step(query, err);
	if (step > 0) {
		(void)snprintf(text, size, "%s", driver_text(query, 0));
		if (unread(text, &rc))
			step = fail(driver, rc, err);
	}
	driver_done(query);
	return step > 0 ? 0 : -1;
}
