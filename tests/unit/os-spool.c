/* SPDX-License-Identifier: ISC
 * The spool: parcels are whole, in order, ours; remains are swept up.
 */
#define _DEFAULT_SOURCE /* symlink, mkdtemp, flock */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"
#include "os/file.h"
#include "os/spool.h"
#include "tap.h"

#define WRITERS 4
#define EACH 25
#define LEFT ".1795781400000000000-0123456789abcdef"

static struct arena arena;
static char home[] = "/tmp/crm-unit-XXXXXX";

static const char *
at(const char *name)
{
	return arena_print(&arena, "%s/%s", home, name);
}

static size_t
count_of(const char *folder)
{
	struct vec names;
	struct error err;

	return spool_list(&arena, folder, &names, &err) == 0 ? names.count
							     : 9999;
}

static int
mode_of(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 ? (int)(st.st_mode & 07777) : -1;
}

static void
test_round(void)
{
	const char *folder = at("db.spool"), *path;
	char one[SPOOL_NAME], two[SPOOL_NAME], *data;
	const char *const *items;
	struct error err;
	struct vec names;
	size_t len;

	is_int((int64_t)count_of(folder), 0, "no folder, no parcels");
	ok(spool_tidy(folder, &err) == 0, "and nothing to tidy");
	ok(spool_remove(folder, "1795781400000000000-0123456789abcdef", &err) ==
		   0,
	   "nor to remove");
	ok(!file_exists(folder), "nobody made the folder");
	ok(spool_add(folder, "a\0b\n", 4, one, &err) == 0, "a parcel");
	is_int(mode_of(folder), 0700, "in a folder of ours alone");
	path = arena_print(&arena, "%s/%s", folder, one);
	is_int(mode_of(path), 0600, "as is the parcel");
	ok(spool_add(folder, "", 0, two, &err) == 0, "an empty one");
	ok(spool_list(&arena, folder, &names, &err) == 0 && names.count == 2,
	   "both are listed");
	items = names.items;
	is_text(items[0], one, "the older first");
	is_text(items[1], two, "the newer last");
	ok(spool_read(&arena, folder, one, &data, &len, &err) == 0 &&
		   len == 4 && memcmp(data, "a\0b\n", 4) == 0,
	   "byte for byte");
	ok(spool_read(&arena, folder, two, &data, &len, &err) == 0 && len == 0,
	   "also none");
	ok(spool_remove(folder, one, &err) == 0, "one is removed");
	is_int((int64_t)count_of(folder), 1, "the other stays");
	ok(spool_remove(folder, one, &err) == 0, "removed is removed");
	ok(spool_read(&arena, folder, one, &data, &len, &err) != 0,
	   "what is gone is not read");
	is_int(err.code, ERR_IO, "an error of reading");
	ok(spool_add(folder, "", SPOOL_LIMIT + 1, one, &err) != 0,
	   "what could not be read is not kept");
	is_int(err.code, ERR_DATA, "bad data");
}

static void
test_strangers(void)
{
	const char *folder = at("odd.spool");
	const char *linked = "1795781400000000000-0123456789abcdef";
	char name[SPOOL_NAME], *data;
	struct error err;
	size_t len;

	(void)spool_add(folder, "x", 1, name, &err);
	(void)file_write_new(at("odd.spool/README"), 0600, "", 0, &err);
	(void)file_write_new(at("odd.spool/" LEFT), 0600, "half", 4, &err);
	is_int((int64_t)count_of(folder), 1, "what is no parcel is left out");
	ok(symlink("/etc/passwd",
		   arena_print(&arena, "%s/%s", folder, linked)) == 0,
	   "a link");
	ok(spool_read(&arena, folder, linked, &data, &len, &err) != 0,
	   "no link is read");
	is_int(err.code, ERR_DENIED, "it is refused");
	ok(spool_read(&arena, folder, "../../etc/passwd", &data, &len, &err) !=
		   0,
	   "no path is read");
	is_int(err.code, ERR_DENIED, "it is refused");
	ok(spool_remove(folder, "README", &err) != 0, "nor removed");
	(void)chmod(folder, 01777);
	ok(spool_add(folder, "x", 1, name, &err) != 0,
	   "no folder that all can write into");
	is_int(err.code, ERR_DENIED, "it is refused");
	ok(strstr(err.hint, "chmod o-w") != NULL, "with the mend");
	(void)chmod(folder, 0700);
	ok(symlink("odd.spool", at("link.spool")) == 0, "a link");
	ok(spool_add(at("link.spool"), "x", 1, name, &err) != 0,
	   "no folder behind a link");
	is_int(err.code, ERR_DENIED, "it is refused");
	(void)file_write_new(at("file.spool"), 0600, "", 0, &err);
	ok(spool_add(at("file.spool"), "x", 1, name, &err) != 0,
	   "no file for a folder");
	is_int(err.code, ERR_DENIED, "it is refused");
}

static void
test_tidy(void)
{
	const char *folder = at("odd.spool");
	struct error err;
	int fd;

	fd = open(at("odd.spool/" LEFT), O_RDONLY);
	(void)flock(fd, LOCK_EX);
	ok(spool_tidy(folder, &err) == 0 && file_exists(at("odd.spool/" LEFT)),
	   "a parcel being written stays");
	(void)close(fd);
	ok(spool_tidy(folder, &err) == 0 && !file_exists(at("odd.spool/" LEFT)),
	   "that of a dead writer goes");
	ok(file_exists(at("odd.spool/README")), "what is not ours stays");
}

static void
test_group(void)
{
	char name[SPOOL_NAME];
	struct error err;

	(void)file_make_folder(at("team"), 0770, &err);
	(void)chmod(at("team"), 02770);
	ok(spool_add(at("team/db.spool"), "x", 1, name, &err) == 0,
	   "a parcel in the folder of a group");
	is_int(mode_of(at("team/db.spool")), 02770, "is in one of the group");
	is_int(mode_of(arena_print(&arena, "%s/%s", at("team/db.spool"), name)),
	       0660, "which may read and remove it");
}

static void
test_many(void)
{
	const char *folder = at("many.spool");
	char name[SPOOL_NAME];
	struct error err;
	struct vec names;
	int i, j, status, bad = 0;

	for (i = 0; i < WRITERS; i++) {
		if (fork() != 0)
			continue;
		for (j = 0; j < EACH; j++) {
			if (spool_add(folder, "voice", 5, name, &err) != 0)
				_exit(1);
		}
		_exit(0);
	}
	/* a drainer that sweeps meanwhile takes nothing from the living */
	for (i = 0; i < 50; i++)
		bad += spool_tidy(folder, &err) != 0;
	for (i = 0; i < WRITERS; i++) {
		(void)wait(&status);
		bad += status != 0;
	}
	is_int(bad, 0, "many write while one sweeps");
	is_int((int64_t)count_of(folder), WRITERS * EACH, "nothing is lost");
	ok(file_list(&arena, folder, &names, &err) == 0 &&
		   names.count == WRITERS * EACH,
	   "nothing is left over");
}

int
main(void)
{
	if (!mkdtemp(home))
		return 1;
	test_round();
	test_strangers();
	test_tidy();
	test_group();
	test_many();
	(void)!system(arena_print(&arena, "rm -rf '%s'", home));
	arena_free(&arena);
	return done();
}
