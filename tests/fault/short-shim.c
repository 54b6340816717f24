/* SPDX-License-Identifier: ISC
 * Preloaded: writes and reads take at most SHORT_MOST bytes, and every third
 * is interrupted first.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static long count;

static size_t
most(size_t size)
{
	const char *text = getenv("SHORT_MOST");
	long limit = text ? atol(text) : 0;

	return limit > 0 && size > (size_t)limit ? (size_t)limit : size;
}

static int
interrupted(void)
{
	if (++count % 3)
		return 0;
	errno = EINTR;
	return 1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t
write(int fd, const void *bytes, size_t size)
{
	return interrupted() ? -1 : NEXT(write)(fd, bytes, most(size));
}

ssize_t
read(int fd, void *bytes, size_t size)
{
	return interrupted() ? -1 : NEXT(read)(fd, bytes, most(size));
}

ssize_t
pwrite(int fd, const void *bytes, size_t size, off_t at)
{
	return interrupted() ? -1 : NEXT(pwrite)(fd, bytes, most(size), at);
}

ssize_t
pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
	return interrupted() ? -1 : NEXT(pwrite64)(fd, bytes, most(size), at);
}

ssize_t
pread(int fd, void *bytes, size_t size, off_t at)
{
	return interrupted() ? -1 : NEXT(pread)(fd, bytes, size, at);
}

ssize_t
pread64(int fd, void *bytes, size_t size, off64_t at)
{
	return interrupted() ? -1 : NEXT(pread64)(fd, bytes, size, at);
}
