/* SPDX-License-Identifier: ISC
 * A folder of small parcels that outlive the process.
 *
 * A parcel is written as ".NAME", synced, and renamed to NAME. Its writer
 * holds a lock on it meanwhile, so that the remains of a writer that died can
 * be told from work in progress.
 */
#define _DEFAULT_SOURCE /* flock */
#include "os/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"
#include "os/clock.h"
#include "os/file.h"
#include "os/random.h"

#define TIME_DIGITS 19
#define DICE_DIGITS 16
#define NAME_LEN (TIME_DIGITS + 1 + DICE_DIGITS)
#define TRIES 5

_Static_assert(NAME_LEN < SPOOL_NAME, "a name and its NUL fit");

static bool
is_name(const char *name)
{
	return strlen(name) == NAME_LEN &&
	       strspn(name, "0123456789") == TIME_DIGITS &&
	       name[TIME_DIGITS] == '-' &&
	       strspn(name + TIME_DIGITS + 1, "0123456789abcdef") ==
		       DICE_DIGITS;
}

static int
make_name(char name[SPOOL_NAME], struct error *err)
{
	uint64_t dice;

	if (random_bytes(&dice, sizeof(dice), err) != 0)
		return -1;
	(void)snprintf(name, SPOOL_NAME, "%0*" PRId64 "-%0*" PRIx64,
		       TIME_DIGITS, clock_now_ns(), DICE_DIGITS, dice);
	return 0;
}

/* Sticky is not enough here: anybody's parcel would be taken for ours. */
static int
check_folder(const char *folder, int fd, struct error *err)
{
	struct stat st;

	if (file_check_folder(folder, err) != 0)
		return -1;
	if (fstat(fd, &st) != 0)
		return file_error(err, errno, "look at", folder);
	if (!(st.st_mode & S_IWOTH))
		return 0;
	(void)error_set(err, ERR_DENIED,
			"%s: everybody can write into the folder", folder);
	return error_hint(err, "chmod o-w '%s'", folder);
}

/* The folder, open and trusted; -1 with errno ENOENT when there is none. */
static int
open_folder(const char *folder, struct error *err)
{
	int fd, number;

	fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	number = errno;
	if (fd < 0 && (number == ELOOP || number == ENOTDIR)) {
		(void)error_set(err, ERR_DENIED, "%s: not a folder", folder);
	} else if (fd < 0) {
		(void)file_error(err, number, "open", folder);
	} else if (check_folder(folder, fd, err) != 0) {
		(void)close(fd);
		fd = -1;
		number = EACCES;
	}
	errno = number;
	return fd;
}

static int
make_folder(const char *folder, struct error *err)
{
	struct arena arena = {NULL};
	int mode = file_folder_mode_for(file_folder(&arena, folder));

	arena_free(&arena);
	return file_make_folder(folder, mode, err);
}

/* Fill fd, which is ".name" in dir, and give it its name. Closes fd. 1: it
 * was taken for dead and removed, try again. */
static int
finish(int dir, int fd, const char *folder, const char *hidden,
       const char *name, const void *bytes, size_t len, struct error *err)
{
	int result = 0;

	if (flock(fd, LOCK_EX | LOCK_NB) != 0)
		result = 1;
	else if (fchmod(fd, (mode_t)file_mode_for(folder)) != 0)
		result = file_error(err, errno, "set the mode of", folder);
	else if (file_write_fd(fd, folder, bytes, len, err) != 0)
		result = -1;
	else if (fsync(fd) != 0)
		result = file_error(err, errno, "sync", folder);
	else if (renameat(dir, hidden, dir, name) != 0)
		result = errno == ENOENT
				 ? 1
				 : file_error(err, errno, "write into", folder);
	else if (fsync(dir) != 0) {
		result = file_error(err, errno, "sync", folder);
		(void)unlinkat(dir, name, 0);
	}
	if (result != 0)
		(void)unlinkat(dir, hidden, 0);
	(void)close(fd);
	return result;
}

int
spool_add(const char *folder, const void *bytes, size_t len,
	  char name[SPOOL_NAME], struct error *err)
{
	char hidden[SPOOL_NAME + 1];
	int dir, fd, tries, result = 1;

	if (len > SPOOL_LIMIT)
		return error_set(err, ERR_DATA, "more than %zu bytes",
				 SPOOL_LIMIT);
	if (!file_exists(folder) && make_folder(folder, err) != 0)
		return -1;
	dir = open_folder(folder, err);
	if (dir < 0)
		return -1;
	for (tries = 0; tries < TRIES && result == 1; tries++) {
		result = make_name(name, err);
		if (result != 0)
			break;
		(void)snprintf(hidden, sizeof(hidden), ".%s", name);
		fd = openat(dir, hidden,
			    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
				    O_CLOEXEC,
			    0600);
		if (fd < 0)
			result = file_error(err, errno, "write into", folder);
		else
			result = finish(dir, fd, folder, hidden, name, bytes,
					len, err);
	}
	(void)close(dir);
	if (result == 1)
		return error_set(err, ERR_IO,
				 "cannot write into %s: files vanish", folder);
	return result;
}

int
spool_list(struct arena *arena, const char *folder, struct vec *names,
	   struct error *err)
{
	const char **items;
	size_t i, kept = 0;

	*names = (struct vec){.size = sizeof(const char *)};
	if (!file_exists(folder))
		return 0;
	if (file_list(arena, folder, names, err) != 0)
		return -1;
	items = names->items;
	for (i = 0; i < names->count; i++) {
		if (is_name(items[i]))
			items[kept++] = items[i];
	}
	names->count = kept;
	return 0;
}

int
spool_read(struct arena *arena, const char *folder, const char *name,
	   char **data, size_t *len, struct error *err)
{
	const char *path = arena_print(arena, "%s/%s", folder, name);
	struct stat st;
	int dir, fd, result;

	if (!is_name(name))
		return error_set(err, ERR_DENIED, "%s: no name of a parcel",
				 path);
	dir = open_folder(folder, err);
	if (dir < 0)
		return -1;
	fd = openat(dir, name,
		    O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	(void)close(dir);
	if (fd < 0 && errno == ELOOP)
		return error_set(err, ERR_DENIED, "%s: a symbolic link", path);
	if (fd < 0)
		return file_error(err, errno, "read", path);
	if (fstat(fd, &st) != 0)
		result = file_error(err, errno, "read", path);
	else if (!S_ISREG(st.st_mode) || st.st_nlink != 1)
		result = error_set(err, ERR_DENIED,
				   "%s: not a regular file of one name", path);
	else
		result = file_read_fd(arena, fd, SPOOL_LIMIT, data, len, err);
	(void)close(fd);
	return result;
}

int
spool_remove(const char *folder, const char *name, struct error *err)
{
	int dir, result = 0;

	if (!is_name(name))
		return error_set(err, ERR_DENIED, "%s: no name of a parcel",
				 name);
	dir = open_folder(folder, err);
	if (dir < 0)
		return errno == ENOENT ? 0 : -1;
	if (unlinkat(dir, name, 0) != 0 && errno != ENOENT)
		result = file_error(err, errno, "remove from", folder);
	else if (fsync(dir) != 0)
		result = file_error(err, errno, "sync", folder);
	(void)close(dir);
	return result;
}

/* Remove hidden unless its writer lives. */
static int
tidy_one(int dir, const char *folder, const char *hidden, struct error *err)
{
	int fd = openat(dir, hidden,
			O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	int result = 0;

	if (fd < 0) /* gone, or nothing a writer of ours made */
		return 0;
	if (flock(fd, LOCK_EX | LOCK_NB) == 0 &&
	    unlinkat(dir, hidden, 0) != 0 && errno != ENOENT)
		result = file_error(err, errno, "remove from", folder);
	(void)close(fd);
	return result;
}

int
spool_tidy(const char *folder, struct error *err)
{
	struct arena arena = {NULL};
	const char *const *items;
	struct vec names;
	int dir, result = 0;
	size_t i;

	if (!file_exists(folder))
		return 0;
	dir = open_folder(folder, err);
	if (dir < 0)
		return -1;
	if (file_list(&arena, folder, &names, err) != 0)
		result = -1;
	items = names.items;
	for (i = 0; i < names.count && result == 0; i++) {
		if (items[i][0] == '.' && is_name(items[i] + 1))
			result = tidy_one(dir, folder, items[i], err);
	}
	(void)close(dir);
	arena_free(&arena);
	return result;
}
