/* SPDX-License-Identifier: ISC
 * An open database: the one way in, and the one door for writing.
 */
#include "store/store.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "os/file.h"
#include "os/random.h"
#include "store/chain.h"
#include "store/copy.h"
#include "store/driver.h"
#include "store/record.h"
#include "store/schema.h"
#include "store/upgrade.h"

#define SALT 16 /* bytes */
#define UPGRADE_WAIT_MS 5000

static const char *
lock_path(const struct store *store)
{
	return arena_print(store->arena, "%s.lock", store->path);
}

static void
unlock(struct store *store)
{
	if (store->lock >= 0)
		file_unlock(store->lock);
	store->lock = -1;
}

/* What SQLite puts beside a file of that name. */
static int
file_sweep_beside(struct store *store, const char *path, struct error *err)
{
	if (file_remove(arena_print(store->arena, "%s-wal", path), err) < 0)
		return -1;
	return file_remove(arena_print(store->arena, "%s-shm", path), err);
}

/* That, and the file itself. */
static int
file_sweep(struct store *store, const char *path, struct error *err)
{
	return file_sweep_beside(store, path, err) < 0 ? -1
						       : file_remove(path, err);
}

/* An empty record at path, in one file. */
static int
file_fill(struct store *store, const char *path, struct error *err)
{
	char *folder = file_folder(store->arena, store->path);
	int rc;

	if (file_sweep(store, path, err) < 0 ||
	    file_write_new(path, file_mode_for(folder), "", 0, err) < 0 ||
	    driver_open(path, DRIVER_CREATE, &store->driver, err) < 0)
		return -1;
	rc = driver_begin_waiting(store->driver, 0, err);
	if (rc == 0)
		rc = upgrade_run(store, 0, err);
	if (rc == 0)
		rc = driver_commit(store->driver, err);
	if (rc == 0)
		rc = driver_checkpoint(store->driver, err);
	driver_fold_on_close(store->driver);
	driver_close(store->driver);
	store->driver = NULL;
	/* all of it is in the file: what the engine could not take away */
	return rc < 0 ? -1 : file_sweep_beside(store, path, err);
}

/* Made whole under another name and then moved into place: who is interrupted
 * leaves no half database, and nobody's is replaced. */
static int
file_make(struct store *store, struct error *err)
{
	const char *new = arena_print(store->arena, "%s.new", store->path);
	struct error ignored;
	int rc;

	if (file_lock(lock_path(store), 0, &store->lock, err) < 0)
		return -1;
	if (file_exists(store->path)) {
		error_set(err, ERR_CREATE, "%s: there already", store->path);
		error_hint(err, "move it away, or name another with -D");
		unlock(store);
		return -1;
	}
	rc = file_fill(store, new, err);
	if (rc == 0)
		rc = file_replace(new, store->path, err);
	if (rc < 0)
		(void)file_sweep(store, new, &ignored);
	unlock(store);
	return rc;
}

static int
no_database(const char *path, struct error *err)
{
	error_set(err, ERR_NODB, "%s: no such database", path);
	return error_hint(err, "make one: crm-init --name \"Your business\" "
			       "--currency EUR --zone Europe/Berlin");
}

static int
file_check(struct store *store, struct error *err)
{
	static const char *const beside[] = {"-wal", "-shm", "-journal"};
	size_t i;

	if (!file_exists(store->path))
		return no_database(store->path, err);
	if (file_check_private(store->path, err) < 0)
		return -1;
	for (i = 0; i < sizeof(beside) / sizeof(beside[0]); i++) {
		const char *path = arena_print(store->arena, "%s%s",
					       store->path, beside[i]);

		if (file_exists(path) && file_check_private(path, err) < 0)
			return -1;
	}
	return 0;
}

static int
explain_reading(struct error *err)
{
	if (err->code == ERR_DENIED)
		error_hint(err, "reading needs the folder to be writable; "
				"elsewhere read a copy that crm-backup made");
	return -1;
}

/* A reader sees one moment of the record, however long it reads. */
static int
begin_reading(struct store *store, struct error *err)
{
	int64_t version;

	if (driver_begin_reading(store->driver, err) == 0 &&
	    driver_number(store->driver, "PRAGMA user_version", &version,
			  err) == 0)
		return 0;
	return explain_reading(err);
}

/* Open the file as it is; *edition is that of its schema. */
static int
open_edition(struct store *store, size_t *edition, struct error *err)
{
	enum driver_mode how =
		store->mode == STORE_READ ? DRIVER_READ : DRIVER_WRITE;
	int rc;

	if (driver_open(store->path, how, &store->driver, err) < 0)
		return store->mode == STORE_READ ? explain_reading(err) : -1;
	rc = store->mode == STORE_READ ? begin_reading(store, err) : 0;
	if (rc == 0)
		rc = upgrade_edition(store, edition, err);
	if (rc < 0) {
		driver_close(store->driver);
		store->driver = NULL;
	}
	return rc;
}

/* Under the lock it may turn out that another program was first. */
static int
upgrade_locked(struct store *store, struct error *err)
{
	size_t edition;

	if (driver_begin_waiting(store->driver, UPGRADE_WAIT_MS, err) < 0)
		return -1;
	if (upgrade_edition(store, &edition, err) < 0 ||
	    (edition < store_schema_count &&
	     upgrade_run(store, edition, err) < 0)) {
		driver_rollback(store->driver);
		return -1;
	}
	return driver_commit(store->driver, err);
}

/* A record of an earlier edition is taken to ours by whoever opens it first,
 * a reader too: tables come to it, and not a row of it changes. */
static int
upgrade_file(struct store *store, struct error *err)
{
	int rc;

	driver_close(store->driver);
	store->driver = NULL;
	if (file_lock(lock_path(store), UPGRADE_WAIT_MS, &store->lock, err) < 0)
		return -1;
	rc = driver_open(store->path, DRIVER_WRITE, &store->driver, err);
	if (rc == 0)
		rc = upgrade_locked(store, err);
	if (rc == 0)
		driver_fold_on_close(store->driver);
	driver_close(store->driver);
	store->driver = NULL;
	unlock(store);
	return rc;
}

int
store_open(struct arena *arena, const char *path, enum store_mode mode,
	   struct store **out, struct error *err)
{
	struct store *store = arena_get(arena, sizeof(*store));
	size_t edition;
	int rc;

	store->arena = store->lasting = arena;
	store->mode = mode;
	store->lock = -1;
	if (file_resolve(arena, path, &store->path, err) < 0)
		return mode == STORE_CREATE || err->code != ERR_IO
			       ? -1
			       : no_database(path, err);
	if (mode == STORE_CREATE)
		rc = file_make(store, err);
	else
		rc = file_check(store, err);
	if (rc < 0 || open_edition(store, &edition, err) < 0)
		return -1;
	if (edition < store_schema_count &&
	    (upgrade_file(store, err) < 0 ||
	     open_edition(store, &edition, err) < 0))
		return -1;
	*out = store;
	return 0;
}

/* A log that a commit could not fold back, because somebody was reading, is
 * folded by the last one out, but only where no other program can be
 * committing (crm(7), "Opening"). An empty one stays: making it anew would cost
 * the next writer another wait for the disk. */
void
store_close(struct store *store)
{
	struct error ignored;

	if (!store || !store->driver)
		return;
	store_rollback(store);
	if (store->mode != STORE_READ &&
	    copy_there(arena_print(store->arena, "%s-wal", store->path),
		       &ignored) > 0 &&
	    file_lock(lock_path(store), 0, &store->lock, &ignored) == 0)
		driver_fold_on_close(store->driver);
	driver_close(store->driver);
	store->driver = NULL;
	unlock(store);
}

static int
begin_batch(struct store *store, const struct batch *head, struct error *err)
{
	struct id last;
	unsigned char *salt = arena_get(store->arena, SALT);
	size_t i;

	if (random_bytes(salt, SALT, err) < 0 ||
	    store_head(store, &last, store->previous, err) < 0)
		return -1;
	store->has_previous = last.n > 0;
	store->batch = *head;
	store->batch.id.n = last.n + 1;
	store->batch.salt = (struct bytes){salt, SALT};
	store->batch.rows.n = 0;
	store->marked = false;
	store->derived = false;
	store->chain = chain_begin(store->arena);
	for (i = 0; i < TABLE_COUNT; i++)
		store->last_id[i] = -1;
	return 0;
}

int
store_begin(struct store *store, const struct batch *head, int64_t wait_ms,
	    struct error *err)
{
	assert(store->mode != STORE_READ && !store->begun);
	if (file_lock(lock_path(store), wait_ms, &store->lock, err) < 0)
		return -1;
	if (driver_begin_waiting(store->driver, wait_ms, err) < 0) {
		unlock(store);
		return -1;
	}
	store->begun = true;
	if (begin_batch(store, head, err) < 0) {
		store_rollback(store);
		return -1;
	}
	return 0;
}

int
store_mark(struct store *store, struct store_mark *mark, struct error *err)
{
	assert(store->begun);
	if (store->marked && driver_run(store->driver, "RELEASE row", err) < 0)
		return -1;
	mark->chain = chain_copy(store->arena, store->chain);
	mark->rows = store->batch.rows.n;
	memcpy(mark->last_id, store->last_id, sizeof(mark->last_id));
	store->marked = true;
	return driver_run(store->driver, "SAVEPOINT row", err);
}

int
store_back(struct store *store, const struct store_mark *mark,
	   struct error *err)
{
	chain_set(store->chain, mark->chain);
	store->batch.rows.n = mark->rows;
	memcpy(store->last_id, mark->last_id, sizeof(mark->last_id));
	return driver_run(store->driver, "ROLLBACK TO row", err);
}

void
store_begun(const struct store *store, struct id *batch)
{
	batch->n =
		store->begun && store->batch.rows.n > 0 ? store->batch.id.n : 0;
}

int
store_bulk(struct store *store, struct error *err)
{
	return driver_run(store->driver, "PRAGMA cache_size=-65536", err);
}

void
store_policy(struct store *store, struct id policy)
{
	store->batch.policy = policy;
}

static int
end_transaction(struct store *store, struct error *err)
{
	int rc = driver_commit(store->driver, err);

	store->begun = false;
	if (rc == 0)
		(void)driver_checkpoint(store->driver, NULL);
	unlock(store);
	return rc;
}

/* Nothing of the record has changed: no batch. What was only derived anew is
 * kept all the same. */
static int
commit_derived(struct store *store, struct error *err)
{
	if (!store->derived) {
		store_rollback(store);
		return 0;
	}
	return end_transaction(store, err);
}

int
store_commit(struct store *store, bool *wrote, struct error *err)
{
	unsigned char *digest = arena_get(store->arena, BATCH_HASH);
	unsigned char *hash = arena_get(store->arena, BATCH_HASH);
	struct batch *batch = &store->batch;

	assert(store->begun);
	if (wrote)
		*wrote = batch->rows.n > 0;
	if (batch->rows.n == 0)
		return commit_derived(store, err);
	chain_end(store->chain, batch,
		  store->has_previous ? store->previous : NULL, digest, hash);
	batch->digest = (struct bytes){digest, BATCH_HASH};
	batch->hash = (struct bytes){hash, BATCH_HASH};
	if (record_put_batch(store, batch, err) < 0) {
		store_rollback(store);
		return -1;
	}
	return end_transaction(store, err);
}

void
store_rollback(struct store *store)
{
	if (!store->begun)
		return;
	driver_rollback(store->driver);
	store->begun = false;
	unlock(store);
}

int
store_head(struct store *store, struct id *batch,
	   unsigned char hash[BATCH_HASH], struct error *err)
{
	static const char sql[] =
		"SELECT id, hash FROM batches ORDER BY id DESC LIMIT 1";
	struct query *query;
	const void *bytes;
	size_t len;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	step = driver_step(query, err);
	batch->n = step > 0 ? driver_int(query, 0) : 0;
	if (step > 0) {
		bytes = driver_bytes(query, 1, &len);
		if (len == BATCH_HASH)
			memcpy(hash, bytes, BATCH_HASH);
		else
			step = error_set(err, ERR_DATA,
					 "b%lld: its hash is damaged",
					 (long long)batch->n);
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
store_copy(struct store *store, const char *path, struct error *err)
{
	static const char sql[] = "VACUUM INTO $path";
	struct query *query;
	int step;

	assert(store->mode == STORE_READ);
	/* The copy is of one moment too, but cannot be made within one. */
	driver_rollback(store->driver);
	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$path", path);
	step = driver_step(query, err);
	driver_done(query);
	return step < 0 ? -1 : begin_reading(store, err);
}

int
store_integrity(struct store *store, struct error *err)
{
	char text[200];

	if (driver_integrity(store->driver, text, sizeof(text), err) < 0)
		return -1;
	if (strcmp(text, "ok") == 0)
		return 0;
	error_set(err, ERR_DATA, "%s: damaged: %s", store->path, text);
	return error_hint(err, "keep a copy of the file and restore the latest "
			       "crm-backup");
}
