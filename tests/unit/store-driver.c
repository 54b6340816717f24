/* SPDX-License-Identifier: ISC
 * What SQLite says comes out as a class of error, never in its own words.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/driver.h"
#include "tap.h"

static struct error err;
static char folder[100], path[140];

static void
fails(int rc, enum error_code code, const char *title)
{
	ok(rc < 0 && err.code == code, "%s: %d %s", title, (int)err.code,
	   rc < 0 ? err.text : "(no failure)");
	ok(!strstr(err.text, "SQL"), "%s: in our words", title);
}

static void
put(const char *name, const char *bytes, size_t len)
{
	int fd;

	(void)snprintf(path, sizeof(path), "%s/%s", folder, name);
	fd = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
	ok(fd >= 0 && write(fd, bytes, len) == (ssize_t)len, "%s is there",
	   name);
	close(fd);
}

static void
refusing(void)
{
	struct driver *driver = NULL;
	char junk[4096];
	int64_t n;

	memset(junk, 'x', sizeof(junk));
	put("junk.db", junk, sizeof(junk));
	if (driver_open(path, DRIVER_READ, &driver, &err) == 0)
		fails(driver_number(driver, "PRAGMA user_version", &n, &err),
		      ERR_DATA, "no database");
	ok(err.damaged, "and said to be damaged");
	driver_close(driver);
	(void)snprintf(path, sizeof(path), "%s/nothing/x.db", folder);
	fails(driver_open(path, DRIVER_WRITE, &driver, &err), ERR_DENIED,
	      "no folder");
	fails(driver_open(":memory:", DRIVER_CREATE, &driver, &err), ERR_IO,
	      "a place that keeps nothing");
	(void)snprintf(path, sizeof(path), "%s/junk.db", folder);
	fails(driver_open(path, DRIVER_CREATE, &driver, &err), ERR_DATA,
	      "made over something else");
	driver_close(NULL);
}

static void
constraints(struct driver *driver)
{
	struct query *query;

	ok(driver_run(driver, "CREATE TABLE t (a TEXT UNIQUE, b BLOB) STRICT",
		      &err) == 0,
	   "a table");
	ok(driver_run(driver, "INSERT INTO t VALUES ('x', NULL)", &err) == 0,
	   "a row");
	fails(driver_run(driver, "INSERT INTO t VALUES ('x', NULL)", &err),
	      ERR_DATA, "the same again");
	fails(driver_query(driver, "SELECT nothing FROM nowhere", &query, &err),
	      ERR_SOFTWARE, "a question that is none");
	fails(driver_run(driver, "SELECT zeroblob(100000000)", &err), ERR_DATA,
	      "a value over the limit");
	ok(driver_run(driver, "nonsense", NULL) < 0, "whoever asks, or nobody");
}

static void
values(struct driver *driver)
{
	struct query *query;
	const char *bytes;
	size_t len;

	ok(driver_query(driver, "INSERT INTO t VALUES ($a, $b)", &query,
			&err) == 0,
	   "a question");
	driver_bind_text(query, "$a", "y");
	driver_bind_bytes(query, "$b", "\0z", 2);
	is_int(driver_step(query, &err), 0, "no rows");
	driver_done(query);
	ok(driver_query(driver, "SELECT a, b, 7 FROM t WHERE a = $a", &query,
			&err) == 0,
	   "another");
	driver_bind_text(query, "$a", "y");
	is_int(driver_step(query, &err), 1, "a row");
	is_text(driver_text(query, 0), "y", "text");
	bytes = driver_bytes(query, 1, &len);
	ok(len == 2 && bytes[1] == 'z', "bytes");
	is_int(driver_int(query, 2), 7, "a number");
	driver_done(query);
	ok(driver_query(driver,
			"SELECT b FROM t WHERE b IS NULL AND "
			"$a IS NULL",
			&query, &err) == 0,
	   "a third");
	driver_bind_null(query, "$a");
	is_int(driver_step(query, &err), 1, "found by what is missing");
	ok(driver_missing(query, 0), "missing");
	driver_done(query);
	ok(driver_query(driver, "SELECT $b IS NULL, NULL", &query, &err) == 0,
	   "a fourth");
	driver_bind_bytes(query, "$b", NULL, 0);
	is_int(driver_step(query, &err), 1, "a row of its own");
	is_int(driver_int(query, 0), 1, "no bytes are missing");
	ok(!driver_bytes(query, 1, &len) && len == 0, "and come back so");
	is_text(driver_text(query, 1), NULL, "as does text");
	driver_done(query);
	driver_done(NULL);
}

/* The engine may end a transaction by itself: what comes after it is not kept
 * piece by piece, and every step says why. */
static void
losing(struct driver *driver)
{
	static const char again[] =
		"INSERT OR ROLLBACK INTO t (a) VALUES ('x')";
	struct query *query, *other;
	int64_t n;

	ok(driver_query(driver, "SELECT a FROM t", &query, &err) == 0,
	   "a question from before");
	is_int(driver_begin_waiting(driver, 0, &err), 0, "begun");
	is_int(driver_run(driver, "INSERT INTO t (a) VALUES ('one')", &err), 0,
	       "a row");
	fails(driver_run(driver, again, &err), ERR_DATA, "a lost transaction");
	err = (struct error){0};
	fails(driver_run(driver, "INSERT INTO t (a) VALUES ('two')", &err),
	      ERR_DATA, "nothing is run in it");
	fails(driver_query(driver, "SELECT 1", &other, &err), ERR_DATA,
	      "nothing is asked");
	fails(driver_step(query, &err), ERR_DATA, "no row is read");
	ok(driver_run(driver, "SELECT 1", NULL) < 0, "told or not");
	fails(driver_commit(driver, &err), ERR_DATA, "nothing is kept");
	driver_done(query);
	is_int(driver_number(driver,
			     "SELECT count(*) FROM t WHERE a IN ('one', 'two')",
			     &n, &err),
	       0, "the next question is answered");
	is_int(n, 0, "neither row is there");
	is_int(driver_begin_waiting(driver, 0, &err), 0, "begun again");
	is_int(driver_run(driver, "ROLLBACK", &err), 0, "ended from outside");
	fails(driver_commit(driver, &err), ERR_IO, "is not a commit either");
}

/* A row that is still being written keeps the transaction from its end. */
static void
unfinished(struct driver *driver)
{
	struct query *query;
	int64_t n;

	is_int(driver_begin_waiting(driver, 0, &err), 0, "begun");
	ok(driver_query(driver, "INSERT INTO t (a) VALUES ('half') RETURNING a",
			&query, &err) == 0,
	   "a row that answers");
	is_int(driver_step(query, &err), 1, "half way");
	fails(driver_commit(driver, &err), ERR_AGAIN, "too early");
	driver_done(query);
	driver_number(driver, "SELECT count(*) FROM t WHERE a = 'half'", &n,
		      &err);
	is_int(n, 0, "it was rolled back");
}

/* More questions at once than the cache holds of idle ones. */
static void
cache(struct driver *driver)
{
	struct query *query;
	char sql[40];
	int i, good = 0;

	for (i = 0; i < 200; i++) {
		(void)snprintf(sql, sizeof(sql), "SELECT %d", i);
		if (driver_query(driver, sql, &query, &err) == 0 &&
		    driver_step(query, &err) == 1 && driver_int(query, 0) == i)
			good++;
		driver_done(query);
	}
	is_int(good, 200, "two hundred questions");
}

static void
writing(void)
{
	struct driver *one, *two;

	put("two.db", "", 0);
	ok(driver_open(path, DRIVER_CREATE, &one, &err) == 0, "made");
	ok(driver_run(one, "CREATE TABLE t (a INTEGER) STRICT", &err) == 0,
	   "filled");
	ok(driver_open(path, DRIVER_WRITE, &two, &err) == 0, "and again");
	ok(driver_begin_waiting(one, 0, &err) == 0, "one begins");
	fails(driver_begin_waiting(two, 20, &err), ERR_AGAIN,
	      "the other waits");
	ok(driver_run(one, "INSERT INTO t VALUES (1)", &err) == 0, "a row");
	ok(driver_commit(one, &err) == 0, "kept");
	ok(driver_checkpoint(one, &err) == 0, "the log is folded in");
	driver_close(two);
	ok(driver_open(path, DRIVER_READ, &two, &err) == 0, "to read");
	fails(driver_run(two, "INSERT INTO t VALUES (2)", &err), ERR_DENIED,
	      "a reader writes nothing");
	driver_close(two);
	driver_fold_on_close(one);
	driver_close(one);
}

int
main(void)
{
	const char *tmp = getenv("TMPDIR");
	struct driver *driver;
	char command[140];

	(void)snprintf(folder, sizeof(folder), "%s/store-driver-%ld",
		       tmp && strlen(tmp) < 60 ? tmp : "/tmp", (long)getpid());
	ok(mkdir(folder, 0700) == 0, "a folder");
	refusing();
	ok(driver_open("", DRIVER_MEMORY, &driver, &err) == 0, "in memory");
	constraints(driver);
	values(driver);
	losing(driver);
	unfinished(driver);
	cache(driver);
	driver_close(driver);
	writing();
	(void)snprintf(command, sizeof(command), "%s/junk.db", folder);
	(void)unlink(command);
	(void)unlink(path);
	(void)rmdir(folder);
	return done();
}
