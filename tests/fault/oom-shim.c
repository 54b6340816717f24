/* SPDX-License-Identifier: ISC
 * Preloaded: the OOM_AT-th allocation fails, and with OOM_STICKY all after it.
 * With OOM_COUNT=FILE the number of allocations is written there at the end.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern void *
__libc_malloc(size_t size);
extern void *
__libc_calloc(size_t count, size_t size);
extern void *
__libc_realloc(void *old, size_t size);

static long fail_at = -1; /* -1: never */
static bool sticky;
static long count;

__attribute__((constructor)) static void
begin(void)
{
	const char *at = getenv("OOM_AT");

	count = 0;
	sticky = getenv("OOM_STICKY") != NULL;
	fail_at = at ? atol(at) : -1;
}

__attribute__((destructor)) static void
end(void)
{
	const char *path = getenv("OOM_COUNT");
	char text[32];
	int fd, len;

	if (!path)
		return;
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	len = snprintf(text, sizeof(text), "%ld\n", count);
	if (fd >= 0 && write(fd, text, (size_t)len) == len)
		(void)close(fd);
}

static bool
exhausted(void)
{
	count++;
	if (fail_at < 0 || count < fail_at || (!sticky && count > fail_at))
		return false;
	errno = ENOMEM;
	return true;
}

void *
malloc(size_t size)
{
	return exhausted() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t number, size_t size)
{
	return exhausted() ? NULL : __libc_calloc(number, size);
}

void *
realloc(void *old, size_t size)
{
	return exhausted() ? NULL : __libc_realloc(old, size);
}
