/* SPDX-License-Identifier: ISC
 * Opening: what stands in the way is refused by name, and nothing is left
 * behind.
 */
#include "store/store.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/driver.h"
#include "store/schema.h"
#include "tap.h"

static struct arena arena;
static struct error err;
static char folder[100];

static const char *
in_folder(const char *name)
{
	return arena_print(&arena, "%s/%s", folder, name);
}

static void
is_refused(const char *path, enum store_mode mode, enum error_code code,
	   const char *title)
{
	struct store *store = NULL;

	err = (struct error){0};
	is_int(store_open(&arena, path, mode, &store, &err), -1, title);
	ok(err.code == code && *err.text, "%s: %d %s", title, (int)err.code,
	   err.text);
	store_close(store);
}

static void
put(const char *name)
{
	int fd = open(in_folder(name), O_CREAT | O_WRONLY, 0600);

	ok(fd >= 0 && write(fd, "no database", 11) == 11, "%s is there", name);
	close(fd);
}

/* Something of another kind stands where a file is to be. */
static void
in_the_way(const char *name)
{
	const char *path = in_folder(name);

	ok(mkdir(path, 0700) == 0, "a folder %s", name);
	is_refused(in_folder("x.db"), STORE_CREATE, ERR_IO,
		   "what cannot be swept away");
	ok(access(in_folder("x.db"), F_OK) != 0, "no database is made");
	ok(rmdir(path) == 0, "and the folder is as it was");
}

static void
making(void)
{
	char name[300];

	ok(mkdir(in_folder("x.db.lock"), 0700) == 0, "a folder x.db.lock");
	is_refused(in_folder("x.db"), STORE_CREATE, ERR_IO,
		   "a lock that is a folder");
	ok(rmdir(in_folder("x.db.lock")) == 0, "and is as it was");
	in_the_way("x.db.new");
	in_the_way("x.db.new-wal");
	in_the_way("x.db.new-shm");
	memset(name, 'x', sizeof(name));
	name[250] = '\0';
	is_refused(in_folder(name), STORE_CREATE, ERR_IO,
		   "no room for the names beside it");
	(void)unlink(in_folder(arena_print(&arena, "%s.lock", name)));
	is_refused(in_folder("."), STORE_CREATE, ERR_USAGE, "no name");
	is_refused("/nowhere/at/all.db", STORE_CREATE, ERR_IO, "no folder");
}

static void
opening(void)
{
	is_refused(in_folder("x.db"), STORE_READ, ERR_NODB, "nothing");
	is_refused(in_folder(".."), STORE_READ, ERR_USAGE, "no name to read");
	is_refused("/nowhere/at/all.db", STORE_WRITE, ERR_NODB, "no folder");
	put("junk.db");
	is_refused(in_folder("junk.db"), STORE_READ, ERR_DATA, "other bytes");
	is_refused(in_folder("junk.db"), STORE_WRITE, ERR_DATA,
		   "other bytes to write");
	ok(symlink("junk.db", in_folder("link.db")) == 0, "a link");
	is_refused(in_folder("link.db"), STORE_READ, ERR_DENIED,
		   "a link is not followed");
	put("junk.db-journal");
	ok(chmod(in_folder("junk.db-journal"), 0666) == 0, "for everybody");
	is_refused(in_folder("junk.db"), STORE_READ, ERR_DENIED,
		   "what anybody may change beside it");
	(void)unlink(in_folder("junk.db-journal"));
	(void)unlink(in_folder("link.db"));
	(void)unlink(in_folder("junk.db"));
}

static struct batch
head_of(void)
{
	struct batch head;

	column_clear(&batch_shape, &head);
	head.at.s = 1795420800;
	head.clock.s = "given";
	head.who.s = "nina";
	head.tool.s = "test";
	head.origin.s = "hand";
	return head;
}

/* The chain is not carried on from a head that is not whole. */
static void
damaged_head(struct store *store)
{
	struct batch head = head_of();
	unsigned char hash[BATCH_HASH];
	struct id last;

	is_int(driver_run(store->driver,
			  "INSERT INTO batches (id, at, clock, who, tool, "
			  "origin, salt, rows, digest, hash) VALUES "
			  "(7, 0, 'given', 'nina', 'test', 'hand', "
			  "x'00', 1, x'00', x'00')",
			  &err),
	       0, "a batch with a short hash");
	is_int(store_head(store, &last, hash, &err), -1, "is no head");
	is_text(err.text, "b7: its hash is damaged", "by name");
	is_int(store_begin(store, &head, 0, &err), -1, "nor begun after");
	is_int(driver_run(store->driver, "DELETE FROM batches", &err), 0,
	       "without it");
	is_int(store_begin(store, &head, 0, &err), 0, "there is a beginning");
	store_rollback(store);
}

/* A mark that cannot be set or gone back to is an error, not a loss. */
static void
marks(struct store *store)
{
	struct batch head = head_of();
	struct store_mark mark;

	is_int(store_begin(store, &head, 0, &err), 0, "begun");
	is_int(store_mark(store, &mark, &err), 0, "marked");
	is_int(driver_run(store->driver, "RELEASE row", &err), 0,
	       "the mark is gone");
	is_int(store_back(store, &mark, &err), -1, "no way back");
	is_int(store_mark(store, &mark, &err), -1, "nor on");
	store_rollback(store);
}

static void
versions(struct store *store, const char *path)
{
	is_int(driver_run(store->driver, "PRAGMA user_version = 99", &err), 0,
	       "a later edition");
	is_refused(path, STORE_READ, ERR_UNAVAILABLE, "is not read");
	is_int(driver_run(store->driver, "PRAGMA user_version = 0", &err), 0,
	       "none");
	is_refused(path, STORE_READ, ERR_DATA, "is unknown");
	is_int(driver_run(store->driver, "PRAGMA application_id = 7", &err), 0,
	       "another program's");
	is_refused(path, STORE_WRITE, ERR_DATA, "is not ours");
}

int
main(void)
{
	const char *tmp = getenv("TMPDIR"), *path;
	struct store *store = NULL;

	(void)snprintf(folder, sizeof(folder), "%s/store-store-%ld",
		       tmp && strlen(tmp) < 60 ? tmp : "/tmp", (long)getpid());
	ok(mkdir(folder, 0700) == 0, "a folder");
	making();
	opening();
	path = in_folder("x.db");
	is_int(store_open(&arena, path, STORE_CREATE, &store, &err), 0, "made");
	is_refused(path, STORE_CREATE, ERR_CREATE, "not twice");
	if (store) {
		damaged_head(store);
		marks(store);
		versions(store, path);
	}
	store_close(store);
	store_close(store);
	store_close(NULL);
	(void)unlink(path);
	(void)unlink(in_folder("x.db.lock"));
	ok(rmdir(folder) == 0, "nothing is left behind");
	arena_free(&arena);
	return done();
}
