/* SPDX-License-Identifier: ISC
 * The one buffered writer of standard output.
 */
#include "view/out.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"

#define BUFFER_SIZE ((size_t)64 * 1024)

struct out {
	int fd;
	int failed; /* errno of the first failure */
	size_t used;
	char data[BUFFER_SIZE];
};

struct out *
out_open(struct arena *arena, int fd)
{
	struct out *out = arena_room(arena, sizeof(*out));

	out->fd = fd;
	out->failed = 0;
	out->used = 0;
	return out;
}

static int
answer(const struct out *out, struct error *err)
{
	if (out->failed == 0)
		return 0;
	if (out->failed == EPIPE)
		return error_set(err, ERR_IO, "%s", "");
	return error_set(err, ERR_IO, "cannot write to standard output: %s",
			 strerror(out->failed));
}

/* An output that somebody made non-blocking is waited for. */
static int
wait_for(int fd)
{
	struct pollfd p = {.fd = fd, .events = POLLOUT};

	return poll(&p, 1, -1) < 0 && errno != EINTR ? -1 : 0;
}

static void
write_all(struct out *out, const char *bytes, size_t len)
{
	while (len > 0 && out->failed == 0) {
		ssize_t n = write(out->fd, bytes, len);

		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
			continue;
		}
		if (n == 0)
			errno = EIO;
		if (errno == EINTR)
			continue;
		if ((errno == EAGAIN || errno == EWOULDBLOCK) &&
		    wait_for(out->fd) == 0)
			continue;
		out->failed = errno;
	}
}

int
out_flush(struct out *out, struct error *err)
{
	write_all(out, out->data, out->used);
	out->used = 0;
	return answer(out, err);
}

int
out_add(struct out *out, const void *bytes, size_t len, struct error *err)
{
	if (len > BUFFER_SIZE - out->used && out_flush(out, err))
		return -1;
	if (len > BUFFER_SIZE) {
		write_all(out, bytes, len);
		return answer(out, err);
	}
	memcpy(out->data + out->used, bytes, len);
	out->used += len;
	return out->failed ? answer(out, err) : 0;
}

int
out_line(struct out *out, const char *text, struct error *err)
{
	struct str line = {0};
	int rc;

	utf8_add_inert(&line, text, "\n");
	str_add_char(&line, '\n');
	rc = out_add(out, line.data, line.len, err);
	str_free(&line);
	return rc;
}
