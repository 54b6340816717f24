/* SPDX-License-Identifier: ISC
 * A file or standard input that is read more than once.
 */
#include "os/supply.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "os/file.h"

#define PIECE ((size_t)64 * 1024)

struct supply {
	int fd;
	const char *name;
	off_t start; /* standard input may be in the middle of a file */
	int64_t total;
	int64_t taken;
};

static int
read_some(int fd, const char *name, void *buf, size_t cap, size_t *got,
	  struct error *err)
{
	ssize_t n;

	do {
		n = read(fd, buf, cap);
	} while (n < 0 && errno == EINTR);
	if (n < 0 && errno == EISDIR)
		return error_set(err, ERR_DENIED, "%.300s: is a folder", name);
	if (n < 0)
		return file_error(err, errno, "read", name);
	*got = (size_t)n;
	return 0;
}

static int
temporary(struct arena *arena, int *fd, struct error *err)
{
	const char *folder = getenv("TMPDIR");
	char *path;

	if (!folder || !*folder)
		folder = "/tmp";
	path = arena_print(arena, "%s/crm-XXXXXX", folder);
	*fd = mkstemp(path);
	if (*fd < 0)
		return file_error(err, errno, "create", path);
	(void)fcntl(*fd, F_SETFD, FD_CLOEXEC);
	if (unlink(path) < 0)
		return file_error(err, errno, "remove", path);
	return 0;
}

/* The copy takes the place of the pipe. */
static int
copy_all(struct arena *arena, struct supply *supply, struct error *err)
{
	char *buf = arena_grow(NULL, PIECE);
	size_t got = 0;
	int copy = -1;
	int rc = temporary(arena, &copy, err);

	while (rc == 0) {
		rc = read_some(supply->fd, supply->name, buf, PIECE, &got, err);
		if (rc < 0 || got == 0)
			break;
		rc = file_write_fd(copy, "a temporary file", buf, got, err);
		supply->total += (int64_t)got;
	}
	free(buf);
	if (supply->fd != STDIN_FILENO)
		(void)close(supply->fd);
	supply->fd = copy;
	supply->start = 0;
	return rc == 0 ? supply_again(supply, err) : -1;
}

int
supply_open(struct arena *arena, const char *path, struct supply **out,
	    struct error *err)
{
	struct supply *supply = arena_get(arena, sizeof(*supply));
	bool in = strcmp(path, "-") == 0;
	struct stat status;
	int rc = 0;

	supply->name = in ? "standard input" : arena_text(arena, path);
	supply->fd = in ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (supply->fd < 0 || fstat(supply->fd, &status) < 0)
		return file_error(err, errno, "open", path);
	*out = supply;
	if (!S_ISREG(status.st_mode)) {
		rc = copy_all(arena, supply, err);
	} else {
		supply->start = lseek(supply->fd, 0, SEEK_CUR);
		supply->total = (int64_t)status.st_size - supply->start;
	}
	if (rc < 0) {
		supply_close(supply);
		*out = NULL;
	}
	return rc;
}

int
supply_read(struct supply *supply, void *buf, size_t cap, size_t *got,
	    struct error *err)
{
	if (read_some(supply->fd, supply->name, buf, cap, got, err) < 0)
		return -1;
	supply->taken += (int64_t)*got;
	return 0;
}

int
supply_again(struct supply *supply, struct error *err)
{
	if (lseek(supply->fd, supply->start, SEEK_SET) < 0)
		return file_error(err, errno, "read", supply->name);
	supply->taken = 0;
	return 0;
}

int64_t
supply_total(const struct supply *supply)
{
	return supply->total;
}

int64_t
supply_taken(const struct supply *supply)
{
	return supply->taken;
}

void
supply_close(struct supply *supply)
{
	if (!supply)
		return;
	if (supply->fd >= 0 && supply->fd != STDIN_FILENO)
		(void)close(supply->fd);
	supply->fd = -1;
}
