/* SPDX-License-Identifier: ISC
 * A file or standard input, one line at a time.
 */
#include "os/feed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "os/file.h"

#define FIRST ((size_t)64 * 1024)

struct feed {
	int fd;
	const char *name;
	char *buf;
	size_t cap;
	size_t from;   /* first byte that was not handed out */
	size_t looked; /* first byte that may be a line end */
	size_t until;
	bool end;
};

int
feed_open(struct arena *arena, const char *path, struct feed **out,
	  struct error *err)
{
	struct feed *feed = arena_get(arena, sizeof(*feed));
	bool in = strcmp(path, "-") == 0;

	feed->name = in ? "standard input" : arena_text(arena, path);
	feed->fd = in ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (feed->fd < 0)
		return file_error(err, errno, "open", path);
	feed->cap = FIRST;
	feed->buf = arena_grow(NULL, feed->cap);
	*out = feed;
	return 0;
}

static int
fill(struct feed *feed, struct error *err)
{
	ssize_t got;

	if (feed->from > 0) {
		memmove(feed->buf, feed->buf + feed->from,
			feed->until - feed->from);
		feed->until -= feed->from;
		feed->looked -= feed->from;
		feed->from = 0;
	}
	if (feed->until == feed->cap) {
		if (feed->cap >= FEED_LIMIT)
			return error_set(err, ERR_DATA,
					 "%.300s: a line is too long",
					 feed->name);
		feed->cap *= 2;
		feed->buf = arena_grow(feed->buf, feed->cap);
	}
	do {
		got = read(feed->fd, feed->buf + feed->until,
			   feed->cap - feed->until);
	} while (got < 0 && errno == EINTR);
	if (got < 0 && errno == EISDIR)
		return error_set(err, ERR_DENIED, "%.300s: is a folder",
				 feed->name);
	if (got < 0)
		return file_error(err, errno, "read", feed->name);
	feed->until += (size_t)got;
	feed->end = got == 0;
	return 0;
}

int
feed_line(struct feed *feed, const char **line, size_t *len, struct error *err)
{
	char *end;

	for (;;) {
		end = memchr(feed->buf + feed->looked, '\n',
			     feed->until - feed->looked);
		if (end || feed->end)
			break;
		feed->looked = feed->until;
		if (fill(feed, err) < 0)
			return -1;
	}
	if (!end && feed->from == feed->until)
		return 0;
	*line = feed->buf + feed->from;
	*len = end ? (size_t)(end - *line) : feed->until - feed->from;
	feed->from += *len + (end ? 1 : 0);
	feed->looked = feed->from;
	return 1;
}

int
feed_bytes(void *cookie, void *buf, size_t cap, size_t *got, struct error *err)
{
	struct feed *feed = cookie;

	if (feed->from == feed->until && !feed->end && fill(feed, err) < 0)
		return -1;
	*got = feed->until - feed->from;
	if (*got > cap)
		*got = cap;
	memcpy(buf, feed->buf + feed->from, *got);
	feed->from += *got;
	feed->looked = feed->from;
	return 0;
}

void
feed_close(struct feed *feed)
{
	if (!feed)
		return;
	if (feed->fd != STDIN_FILENO)
		(void)close(feed->fd);
	free(feed->buf);
}
