/* SPDX-License-Identifier: ISC
 * Random bytes nobody can guess.
 */
#define _DEFAULT_SOURCE /* getentropy */
#include "os/random.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#ifdef __APPLE__
#include <sys/random.h>
#endif

#include "base/error.h"

#define ENTROPY_MOST 256 /* bytes getentropy gives at a time */

static int
from_device(unsigned char *buf, size_t len)
{
	int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
	ssize_t got;

	if (fd < 0)
		return -1;
	while (len) {
		got = read(fd, buf, len);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		buf += got;
		len -= (size_t)got;
	}
	(void)close(fd);
	return len ? -1 : 0;
}

int
random_bytes(void *buf, size_t len, struct error *err)
{
	unsigned char *at = buf;

	while (len) {
		size_t part = len < ENTROPY_MOST ? len : ENTROPY_MOST;

		/* an old kernel or a strict sandbox may not have the call */
		if (getentropy(at, part) != 0 && from_device(at, part) != 0)
			return error_set(err, ERR_IO,
					 "no random numbers from the system: "
					 "%s",
					 strerror(errno));
		at += part;
		len -= part;
	}
	return 0;
}
