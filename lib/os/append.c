/* SPDX-License-Identifier: ISC
 * A new file that grows.
 */
#include "os/append.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "os/file.h"

#define FULL ((size_t)64 * 1024)

struct append {
	int fd;
	const char *path;
	struct str held;
	bool grown;
};

int
append_new(struct arena *arena, const char *path, struct append **out,
	   struct error *err)
{
	struct append *append = arena_get(arena, sizeof(*append));

	append->path = arena_text(arena, path);
	append->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (append->fd < 0 && errno == EEXIST)
		return error_set(err, ERR_CREATE, "%.300s: there already",
				 path);
	if (append->fd < 0)
		return file_error(err, errno, "create", path);
	*out = append;
	return 0;
}

static int
flush(struct append *append, struct error *err)
{
	int rc = file_write_fd(append->fd, append->path, str_get(&append->held),
			       append->held.len, err);

	str_clear(&append->held);
	return rc;
}

int
append_add(struct append *append, const void *bytes, size_t len,
	   struct error *err)
{
	append->grown = append->grown || len > 0;
	str_add_bytes(&append->held, bytes, len);
	return append->held.len < FULL ? 0 : flush(append, err);
}

int
append_keep(struct append *append, struct error *err)
{
	if (!append->grown) {
		append_drop(append);
		return 0;
	}
	if (flush(append, err) < 0)
		return -1;
	if (fsync(append->fd) < 0)
		return file_error(err, errno, "write", append->path);
	(void)close(append->fd);
	append->fd = -1;
	str_free(&append->held);
	return 0;
}

void
append_drop(struct append *append)
{
	if (!append || append->fd < 0)
		return;
	(void)close(append->fd);
	(void)unlink(append->path);
	append->fd = -1;
	str_free(&append->held);
}
