/* SPDX-License-Identifier: ISC
 * Files and folders: read whole and written durably.
 */
#define _DEFAULT_SOURCE /* realpath */
#include "os/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"
#include "os/clock.h"
#include "os/random.h"

#define READ_FIRST ((size_t)4096)
#define WAIT_FIRST_US 1000 /* between two tries for a lock, on average */
#define WAIT_MOST_US 6600

int
file_error(struct error *err, int number, const char *verb, const char *path)
{
	enum error_code code = ERR_IO;

	if (number == EACCES || number == EPERM || number == EROFS)
		code = ERR_DENIED;
	else if (number == EMFILE || number == ENFILE || number == ENOMEM)
		code = ERR_MEMORY;
	return error_set(err, code, "cannot %s %s: %s", verb, path,
			 strerror(number));
}

/* guess is how many bytes are expected, rightly or not. */
static int
read_all(struct arena *arena, int fd, const char *name, size_t guess,
	 size_t limit, char **data, size_t *len, struct error *err)
{
	size_t cap, used = 0;
	char *buf, *more;
	ssize_t got;

	if (limit > SIZE_MAX / 4) /* sums below must not wrap */
		limit = SIZE_MAX / 4;
	cap = guess < limit ? guess + 1 : limit + 1;
	buf = arena_get(arena, cap + 1);
	for (;;) {
		got = read(fd, buf + used, cap - used);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return file_error(err, errno, "read", name);
		if (got == 0)
			break;
		used += (size_t)got;
		if (used > limit)
			return error_set(err, ERR_DATA,
					 "%s: more than %zu bytes", name,
					 limit);
		if (used < cap)
			continue;
		cap = cap < limit / 2 ? cap * 2 + READ_FIRST : limit + 1;
		more = arena_get(arena, cap + 1);
		memcpy(more, buf, used);
		buf = more;
	}
	buf[used] = '\0';
	*data = buf;
	*len = used;
	return 0;
}

int
file_read_fd(struct arena *arena, int fd, size_t limit, char **data,
	     size_t *len, struct error *err)
{
	return read_all(arena, fd, fd == 0 ? "stdin" : "input", READ_FIRST,
			limit, data, len, err);
}

int
file_read(struct arena *arena, const char *path, size_t limit, char **data,
	  size_t *len, struct error *err)
{
	struct stat st;
	int fd, result;

	if (strcmp(path, "-") == 0)
		return file_read_fd(arena, 0, limit, data, len, err);
	/* O_NONBLOCK: a pipe under that name must not hold us up */
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd < 0)
		return file_error(err, errno, "read", path);
	if (fstat(fd, &st) != 0)
		result = file_error(err, errno, "read", path);
	else if (!S_ISREG(st.st_mode))
		result = error_set(err, ERR_DENIED, "%s: not a regular file",
				   path);
	else if (st.st_size > 0 && (uintmax_t)st.st_size > limit)
		result = error_set(err, ERR_DATA, "%s: more than %zu bytes",
				   path, limit);
	else /* files of the kernel say 0 and have more */
		result = read_all(arena, fd, path,
				  st.st_size > 0 ? (size_t)st.st_size
						 : READ_FIRST,
				  limit, data, len, err);
	(void)close(fd);
	return result;
}

int
file_write_fd(int fd, const char *name, const void *bytes, size_t len,
	      struct error *err)
{
	const char *at = bytes;
	ssize_t put;

	while (len) {
		put = write(fd, at, len);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return file_error(err, errno, "write", name);
		at += put;
		len -= (size_t)put;
	}
	return 0;
}

char *
file_folder(struct arena *arena, const char *path)
{
	size_t len = strlen(path);

	while (len > 1 && path[len - 1] == '/')
		len--;
	while (len && path[len - 1] != '/')
		len--;
	if (len == 0)
		return arena_text(arena, ".");
	while (len > 1 && path[len - 1] == '/')
		len--;
	return arena_bytes(arena, path, len);
}

int
file_sync_folder(const char *folder, struct error *err)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int result = 0;

	if (fd < 0)
		return file_error(err, errno, "sync", folder);
	if (fsync(fd) != 0)
		result = file_error(err, errno, "sync", folder);
	(void)close(fd);
	return result;
}

static int
sync_folder_of(const char *path, struct error *err)
{
	struct arena arena = {NULL};
	int result = file_sync_folder(file_folder(&arena, path), err);

	arena_free(&arena);
	return result;
}

/* Closes fd in any case. */
static int
fill_new(int fd, const char *path, int mode, const void *bytes, size_t len,
	 struct error *err)
{
	int result = 0;

	if (fchmod(fd, (mode_t)mode) != 0)
		result = file_error(err, errno, "set the mode of", path);
	else if (file_write_fd(fd, path, bytes, len, err) != 0)
		result = -1;
	else if (fsync(fd) != 0)
		result = file_error(err, errno, "sync", path);
	if (close(fd) != 0 && result == 0)
		result = file_error(err, errno, "close", path);
	return result;
}

int
file_write_new(const char *path, int mode, const void *bytes, size_t len,
	       struct error *err)
{
	int fd =
		open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
		     0600);

	if (fd < 0 && errno == EEXIST)
		return error_set(err, ERR_CREATE, "%s: there already", path);
	if (fd < 0)
		return file_error(err, errno, "create", path);
	if (fill_new(fd, path, mode, bytes, len, err) != 0 ||
	    sync_folder_of(path, err) != 0) {
		(void)unlink(path);
		return -1;
	}
	return 0;
}

int
file_replace(const char *from, const char *to, struct error *err)
{
	int fd = open(from, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	int result = 0;

	if (fd < 0)
		return file_error(err, errno, "open", from);
	if (fsync(fd) != 0)
		result = file_error(err, errno, "sync", from);
	(void)close(fd);
	if (result != 0)
		return -1;
	if (rename(from, to) != 0)
		return file_error(err, errno, "replace", to);
	return sync_folder_of(to, err);
}

/* Make one folder; one that is there is fine. */
static int
make_one(const char *path, int mode, struct error *err)
{
	struct stat st;

	if (mkdir(path, 0700) == 0) {
		if (mode != 0700 && chmod(path, (mode_t)mode) != 0)
			return file_error(err, errno, "set the mode of", path);
		return sync_folder_of(path, err);
	}
	if (errno == EEXIST) {
		if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
			return 0;
		return error_set(err, ERR_CREATE,
				 "%s: there already, and no "
				 "folder",
				 path);
	}
	return file_error(err, errno, "make the folder", path);
}

int
file_make_folder(const char *path, int mode, struct error *err)
{
	struct arena arena = {NULL};
	char *part = arena_text(&arena, path);
	struct stat st;
	size_t i;
	int result = 0;

	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		goto done;
	for (i = 1; part[i] && result == 0; i++) {
		if (part[i] != '/' || part[i + 1] == '\0')
			continue;
		part[i] = '\0';
		if (stat(part, &st) != 0 || !S_ISDIR(st.st_mode))
			result = make_one(part, 0700, err);
		part[i] = '/';
	}
	if (result == 0)
		result = make_one(path, mode, err);
done:
	arena_free(&arena);
	return result;
}

int
file_resolve(struct arena *arena, const char *path, char **resolved,
	     struct error *err)
{
	const char *slash = strrchr(path, '/');
	const char *last = slash ? slash + 1 : path;
	const char *folder = file_folder(arena, path);
	char *real;

	if (!*last || strcmp(last, ".") == 0 || strcmp(last, "..") == 0)
		return error_set(err, ERR_USAGE, "'%s': names no file", path);
	real = realpath(folder, NULL);
	if (!real)
		return file_error(err, errno, "find the folder", folder);
	*resolved = arena_print(arena, "%s/%s",
				strcmp(real, "/") == 0 ? "" : real, last);
	free(real);
	return 0;
}

bool
file_exists(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int
file_list(struct arena *arena, const char *folder, struct vec *names,
	  struct error *err)
{
	struct dirent *entry;
	int number;
	DIR *dir;

	*names = (struct vec){.size = sizeof(const char *)};
	dir = opendir(folder);
	if (!dir)
		return file_error(err, errno, "list", folder);
	for (;;) {
		errno = 0;
		entry = readdir(dir);
		if (!entry)
			break;
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		*(const char **)vec_add(names, arena) =
			arena_text(arena, entry->d_name);
	}
	number = errno;
	(void)closedir(dir);
	if (number)
		return file_error(err, number, "list", folder);
	if (names->count)
		qsort(names->items, names->count, names->size, compare_names);
	return 0;
}

int
file_remove(const char *path, struct error *err)
{
	if (unlink(path) != 0 && errno != ENOENT)
		return file_error(err, errno, "remove", path);
	return 0;
}

static bool
is_setgid(const char *folder)
{
	struct stat st;

	return stat(folder, &st) == 0 && S_ISDIR(st.st_mode) &&
	       (st.st_mode & S_ISGID);
}

int
file_mode_for(const char *folder)
{
	return is_setgid(folder) ? 0660 : 0600;
}

int
file_folder_mode_for(const char *folder)
{
	return is_setgid(folder) ? 02770 : 0700;
}

static bool
is_our_group(gid_t group)
{
	struct arena arena = {NULL};
	bool found = group == getegid();
	int count = getgroups(0, NULL), i;
	gid_t *groups;

	if (found || count <= 0)
		return found;
	groups = arena_get(&arena, (size_t)count * sizeof(*groups));
	count = getgroups(count, groups);
	for (i = 0; i < count && !found; i++)
		found = groups[i] == group;
	arena_free(&arena);
	return found;
}

static bool
is_trusted(uid_t owner)
{
	return owner == 0 || owner == geteuid();
}

/* The rules for a folder, which st describes. */
static int
check_folder(const char *path, const struct stat *st, struct error *err)
{
	if (!S_ISDIR(st->st_mode))
		return error_set(err, ERR_DENIED, "%s: not a folder", path);
	if (!is_trusted(st->st_uid) &&
	    !((st->st_mode & S_ISGID) && is_our_group(st->st_gid))) {
		(void)error_set(err, ERR_DENIED,
				"%s: the folder belongs to user %lu", path,
				(unsigned long)st->st_uid);
		return error_hint(err, "run it as that user, or make the "
				       "folder yours: chown");
	}
	if ((st->st_mode & S_IWOTH) && !(st->st_mode & S_ISVTX)) {
		(void)error_set(err, ERR_DENIED,
				"%s: everybody can write into the folder",
				path);
		return error_hint(err, "chmod o-w '%s'", path);
	}
	return 0;
}

int
file_check_folder(const char *path, struct error *err)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return file_error(err, errno, "look at", path);
	return check_folder(path, &st, err);
}

/* The rules for a file in a folder. */
static int
check_file(const char *path, const struct stat *st, const struct stat *folder,
	   struct error *err)
{
	if (S_ISLNK(st->st_mode)) {
		(void)error_set(err, ERR_DENIED, "%s: a symbolic link", path);
		return error_hint(err, "name the file it points to");
	}
	if (!S_ISREG(st->st_mode))
		return error_set(err, ERR_DENIED, "%s: not a regular file",
				 path);
	if (st->st_nlink != 1) {
		(void)error_set(err, ERR_DENIED,
				"%s: has %lu names (hard links)", path,
				(unsigned long)st->st_nlink);
		return error_hint(err,
				  "remove the others: find / -samefile "
				  "'%s'",
				  path);
	}
	if (!is_trusted(st->st_uid) &&
	    !((folder->st_mode & S_ISGID) && st->st_gid == folder->st_gid)) {
		(void)error_set(err, ERR_DENIED, "%s: belongs to user %lu",
				path, (unsigned long)st->st_uid);
		return error_hint(err, "run it as that user, or make the "
				       "file yours: chown");
	}
	if (st->st_mode & S_IWOTH) {
		(void)error_set(err, ERR_DENIED, "%s: everybody can write it",
				path);
		return error_hint(err, "chmod o-w '%s'", path);
	}
	return 0;
}

int
file_check_private(const char *path, struct error *err)
{
	struct arena arena = {NULL};
	const char *folder = file_folder(&arena, path);
	struct stat st, above;
	int result;

	if (stat(folder, &above) != 0)
		result = file_error(err, errno, "look at", folder);
	else if (lstat(path, &st) != 0)
		result = file_error(err, errno, "look at", path);
	else if (check_folder(folder, &above, err) != 0)
		result = -1;
	else
		result = check_file(path, &st, &above, err);
	arena_free(&arena);
	return result;
}

/* An open lock file, made when missing; -1 and errno else. */
static int
open_lock(const char *path)
{
	const int flags =
		O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
	struct arena arena = {NULL};
	int fd, mode, number;
	mode_t mask;

	fd = open(path, flags);
	if (fd >= 0 || errno != ENOENT)
		return fd;
	mode = file_mode_for(file_folder(&arena, path));
	arena_free(&arena);
	/* not fchmod: another of the group may open it in between */
	mask = umask(0);
	fd = open(path, flags | O_CREAT, (mode_t)mode);
	number = errno;
	(void)umask(mask);
	errno = number;
	return fd;
}

/* Whether fd still is the file of that name: a lock on a file that somebody
 * removed holds nobody off. */
static bool
is_current(int fd, const char *path)
{
	struct stat held, named;

	return fstat(fd, &held) == 0 && lstat(path, &named) == 0 &&
	       held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

/* One try: 1 locked, 0 not now; *fd stays open for the next. */
static int
try_lock(const char *path, int *fd, struct error *err)
{
	struct stat st;

	if (*fd < 0)
		*fd = open_lock(path);
	if (*fd < 0 && errno == ELOOP)
		return error_set(err, ERR_DENIED, "%s: a symbolic link", path);
	if (*fd < 0)
		return file_error(err, errno, "lock", path);
	if (fstat(*fd, &st) != 0 || !S_ISREG(st.st_mode))
		return error_set(err, ERR_DENIED, "%s: not a regular file",
				 path);
	if (flock(*fd, LOCK_EX | LOCK_NB) != 0) {
		if (errno == EWOULDBLOCK || errno == EINTR)
			return 0;
		return file_error(err, errno, "lock", path);
	}
	if (is_current(*fd, path))
		return 1;
	(void)close(*fd);
	*fd = -1;
	return 0;
}

/* Half to one and a half of the mean: two that wait must not keep in step. */
static int64_t
jitter(int64_t mean_us)
{
	uint16_t dice = UINT16_MAX / 2;

	(void)random_bytes(&dice, sizeof(dice), NULL);
	return mean_us / 2 + mean_us * dice / UINT16_MAX;
}

int
file_lock(const char *path, int64_t wait_ms, int *fd, struct error *err)
{
	int64_t until = clock_monotonic_ms() + wait_ms;
	int64_t wait_us = WAIT_FIRST_US;
	int lock = -1, result;

	for (;;) {
		result = try_lock(path, &lock, err);
		if (result == 0 && clock_monotonic_ms() >= until)
			result = error_set(err, ERR_AGAIN,
					   "%s: another program holds the "
					   "lock",
					   path);
		if (result != 0)
			break;
		clock_sleep_us(jitter(wait_us));
		wait_us = wait_us * 3 / 2;
		if (wait_us > WAIT_MOST_US)
			wait_us = WAIT_MOST_US;
	}
	if (result < 0) {
		file_unlock(lock);
		return -1;
	}
	*fd = lock;
	return 0;
}

void
file_unlock(int fd)
{
	if (fd < 0)
		return;
	/* a forked child would keep it past the close */
	(void)flock(fd, LOCK_UN);
	(void)close(fd);
}
